// Sends what a case owes as cards in Teams: finds the address, draws at the last moment, posts or replaces.
import { alarms } from '../domain/alarm-rules.ts';
import { approvals } from '../domain/approval.ts';
import { bundles } from '../domain/bundle.ts';
import { type CheckInPart, checkInParts, memberIn } from '../domain/check-in-part.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import { emergencies } from '../domain/emergency.ts';
import { exerciseRuns } from '../domain/exercise-run-rules.ts';
import { incidents } from '../domain/incident-rules.ts';
import { deliveryOf, isNeedless, type Recipient } from '../domain/ledger.ts';
import { type Reach, reach } from '../domain/people.ts';
import { proposals } from '../domain/proposal.ts';
import { reviews } from '../domain/review-rules.ts';
import { memberOf, type Roll, rolls } from '../domain/roll.ts';
import type { Directory } from '../engine/directory.ts';
import type { Handover, Sender, Sending } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { Undeliverable } from '../errors.ts';
import type { Drawn } from './card-shape.ts';
import type { Connector, ConnectorAddress } from './connector.ts';
import type { Draw } from './draw.ts';

export interface SenderDeps {
  readonly entry: Door;
  readonly look: Directory;
  readonly connector: Connector;
  readonly draw: Draw;
  /** Connector address for people who never wrote. */
  readonly serviceUrl: string;
  /** Where synthetic alarms go, and nothing else; null when there are none. */
  readonly syntheticAddress?: ConnectorAddress | null;
}

/** One activity with one card: text beside it would be split into a second message without an id. */
export function cardActivity(drawn: Drawn): object {
  return {
    type: 'message',
    summary: drawn.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: drawn.card }],
  };
}

/** An address, and what was learnt about it. */
type KnownAddress = ConnectorAddress & Partial<Pick<Reach, 'state'>>;

/** Teams' words for somebody who blocked or removed the bot (teams-platform.md 1). */
const blockedCodes: ReadonlySet<string> = new Set(['MessageWritesBlocked', 'error-209']);

/** A new message rings and stands in the feed; a card that only changed does not. */
const ringing = (drawn: Drawn) => ({ ...cardActivity(drawn), channelData: { notification: { alert: true } } });

export function teamsSender(deps: SenderDeps): Sender {
  const { known, open, learn } = addresses(deps);

  async function post(handover: Handover, address: KnownAddress): Promise<{ activityId: string }> {
    const { to } = handover.delivery;
    const drawn = ringing(await deps.draw(handover));
    try {
      const activityId = await deps.connector.post(address, drawn);
      if (address.state === 'blocked') await learn(to, 'met');
      return { activityId };
    } catch (error) {
      if (error instanceof Undeliverable && blockedCodes.has(error.code)) await learn(to, 'blocked');
      throw error;
    }
  }

  /** Opening a chat takes its time; what was owed before may be over by now. */
  async function openAndPost(handover: Handover, person: string): Promise<{ activityId: string }> {
    const address = await open(person);
    return post(await asOfNow(deps.entry, handover), address);
  }

  /** What goes to nobody in the registers has an address of its own. */
  function fixed(handover: Handover): ConnectorAddress | null {
    if (handover.address.kind !== 'synthetic') return frozen(handover);
    if (!deps.syntheticAddress) throw new Undeliverable('never', 'no-channel');
    return deps.syntheticAddress;
  }

  return {
    async post(handover) {
      const { to } = handover.delivery;
      const address = fixed(handover) ?? (await known(to));
      if (!address) return openAndPost(handover, nameOf(to));
      try {
        return await post(handover, address);
      } catch (error) {
        const stale = error instanceof Undeliverable && error.code === 'ConversationNotFound' && 'person' in to;
        if (!stale) throw error;
        // The stored chat is gone, so nothing was delivered: open it anew, once.
        return openAndPost(handover, to.person);
      }
    },
    async redraw(handover) {
      const { activityId, to } = handover.delivery;
      const address = fixed(handover) ?? (await known(to));
      if (activityId === null || !address) throw new Undeliverable('never', 'no-activity');
      await deps.connector.replace(address, activityId, cardActivity(await deps.draw(handover)));
    },
  };
}

/** Of a mass everybody's address was frozen with the audience; nobody has to be looked up. */
function frozen({ address, state, delivery: { to } }: Handover): ConnectorAddress | null {
  if (!('person' in to)) return null;
  if (address.kind === 'check-in-part') return memberIn(state as unknown as CheckInPart, to.person)?.address ?? null;
  if (address.kind !== 'roll') return null;
  return memberOf(state as unknown as Roll, to.person)?.address ?? null;
}

const nameOf = (to: Recipient) => ('person' in to ? to.person : '');

/** Where Teams reaches whom: what is known, and how to get to know it. */
function addresses({ look, entry, connector, serviceUrl }: SenderDeps) {
  return {
    /** Null for somebody the bot never met. */
    async known(to: Recipient): Promise<KnownAddress | null> {
      if ('channel' in to) {
        const channel = (await look.domain(to.channel))?.channel;
        if (!channel) throw new Undeliverable('never', 'no-channel');
        return channel;
      }
      const found = await look.reach(to.person);
      if (found?.state === 'removed') throw new Undeliverable('never', 'app-removed');
      return found ?? null;
    },

    /** Remembers whether somebody wants anything of the bot. What became of the message stands, whatever comes of that. */
    async learn(to: Recipient, state: 'met' | 'blocked'): Promise<void> {
      try {
        const found = 'person' in to ? await look.reach(to.person) : undefined;
        if (!found || found.state === 'removed') return;
        const value = { ...found, state };
        await entry.execute(reach, found.person, { type: 'put', value }, { system: 'sender' });
      } catch (error) {
        // The next message to her teaches it again.
        if (!(error instanceof Error)) throw error;
      }
    },

    /** Opens the chat with somebody the bot never met, or whose chat is gone, and remembers it. */
    async open(person: string): Promise<ConnectorAddress> {
      const found = await look.person(person);
      if (!found) throw new Undeliverable('never', 'unknown-person');
      const conversationId = await connector.open(serviceUrl, found.aadId);
      const teamsId = (await look.reach(person))?.teamsId ?? '';
      const value = { person, conversationId, serviceUrl, teamsId, state: 'met' as const };
      await entry.execute(reach, person, { type: 'put', value }, { system: 'sender' });
      return { serviceUrl, conversationId };
    },
  };
}

function readSending(entry: Door, kind: string, id: string): Promise<{ readonly state: Sending }> {
  if (kind === 'alarm') return entry.read(alarms, id);
  if (kind === 'approval') return entry.read(approvals, id);
  if (kind === 'check-in') return entry.read(checkIns, id);
  if (kind === 'check-in-part') return entry.read(checkInParts, id);
  if (kind === 'bundle') return entry.read(bundles, id);
  if (kind === 'exercise-run') return entry.read(exerciseRuns, id);
  if (kind === 'incident') return entry.read(incidents, id);
  if (kind === 'review') return entry.read(reviews, id);
  if (kind === 'emergency') return entry.read(emergencies, id);
  return kind === 'roll' ? entry.read(rolls, id) : entry.read(proposals, id);
}

/** The same message with the newest state. Throws Undeliverable when it is not wanted any more. */
async function asOfNow(entry: Door, { address, delivery }: Handover): Promise<Handover> {
  const { id } = address;
  const { state } = await readSending(entry, address.kind, id);
  const newest = deliveryOf(state.ledger, delivery.id);
  if (newest?.state !== 'reserved' || newest.epoch !== delivery.epoch) throw new Undeliverable('never', 'needless');
  // It never left the house, and now nobody is to get it any more.
  if (isNeedless(state, newest)) throw new Undeliverable('again', 'needless');
  return { address, state, delivery: newest };
}
