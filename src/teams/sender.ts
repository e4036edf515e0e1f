// Sends what a case owes as cards in Teams: finds the address, draws at the last moment, posts or replaces.
import { reach } from '../domain/people.ts';
import type { Directory } from '../engine/directory.ts';
import type { Handover, Sender } from '../engine/env.ts';
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
}

/** One activity with one card: text beside it would be split into a second message without an id. */
export function cardActivity(drawn: Drawn): object {
  return {
    type: 'message',
    summary: drawn.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: drawn.card }],
  };
}

/** A new message rings and stands in the feed; a card that only changed does not. */
const ringing = (drawn: Drawn) => ({ ...cardActivity(drawn), channelData: { notification: { alert: true } } });

export function teamsSender(deps: SenderDeps): Sender {
  async function addressOf({ delivery }: Handover): Promise<ConnectorAddress> {
    if ('channel' in delivery.to) {
      const channel = (await deps.look.domain(delivery.to.channel))?.channel;
      if (!channel) throw new Undeliverable('never', 'no-channel');
      return channel;
    }
    const known = await deps.look.reach(delivery.to.person);
    if (known?.state === 'removed') throw new Undeliverable('never', 'app-removed');
    return known ?? openChat(delivery.to.person);
  }

  /** Opens the chat with somebody the bot never met, or whose chat is gone, and remembers it. */
  async function openChat(person: string): Promise<ConnectorAddress> {
    const found = await deps.look.person(person);
    if (!found) throw new Undeliverable('never', 'unknown-person');
    const { serviceUrl } = deps;
    const conversationId = await deps.connector.open(serviceUrl, found.aadId);
    const teamsId = (await deps.look.reach(person))?.teamsId ?? '';
    const value = { person, conversationId, serviceUrl, teamsId, state: 'met' as const };
    await deps.entry.execute(reach, person, { type: 'put', value }, { system: 'sender' });
    return { serviceUrl, conversationId };
  }

  async function post(handover: Handover, address: ConnectorAddress): Promise<{ activityId: string }> {
    return { activityId: await deps.connector.post(address, ringing(await deps.draw(handover))) };
  }

  return {
    async post(handover) {
      const address = await addressOf(handover);
      try {
        return await post(handover, address);
      } catch (error) {
        const { to } = handover.delivery;
        const stale = error instanceof Undeliverable && error.code === 'ConversationNotFound' && 'person' in to;
        if (!stale) throw error;
        // The stored chat is gone, so nothing was delivered: open it anew, once.
        return post(handover, await openChat(to.person));
      }
    },
    async redraw(handover) {
      const { activityId } = handover.delivery;
      if (activityId === null) throw new Undeliverable('never', 'no-activity');
      const address = await addressOf(handover);
      await deps.connector.replace(address, activityId, cardActivity(await deps.draw(handover)));
    },
  };
}
