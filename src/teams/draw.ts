// From a message that is owed to its card, drawn at the last moment from the newest state. Exhaustive by type.
import type { Alarm, AlarmMessage } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { type Approval, type ApprovalMessage, isOfRound } from '../domain/approval.ts';
import { alarmOfRoll } from '../domain/audience.ts';
import type { Bundle } from '../domain/bundle.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { CheckInPart } from '../domain/check-in-part.ts';
import type { Emergency } from '../domain/emergency.ts';
import type { ExerciseRun } from '../domain/exercise-run.ts';
import type { Incident } from '../domain/incident.ts';
import type { Delivery } from '../domain/ledger.ts';
import type { CaseAddress } from '../domain/model.ts';
import type { Language } from '../domain/people.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { ProposalMessage } from '../domain/proposal-messages.ts';
import type { Review } from '../domain/review.ts';
import { mayChange, mayIssueCodes, mayRaise, maySee, mayStop } from '../domain/roles.ts';
import { alarmOf, memberOf, type Roll } from '../domain/roll.ts';
import { needing } from '../domain/roll-help.ts';
import { asked, askedAtOnce, comes } from '../domain/staffing.ts';
import type { CheckIns } from '../engine/check-ins.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env, Handover } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { draftOf } from '../engine/from-proposal.ts';
import type { Incidents } from '../engine/incidents.ts';
import { alarmedRoles } from '../engine/raise.ts';
import { Undeliverable } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import { alarmCard } from './cards/alarm-card.ts';
import { approvalCard } from './cards/approval-card.ts';
import { channelCard } from './cards/channel-card.ts';
import { deadlineCard } from './cards/deadline-card.ts';
import { emergencyCard } from './cards/emergency-card.ts';
import { endCard } from './cards/end-card.ts';
import { helpWantedCard } from './cards/help-wanted-card.ts';
import { informationCard } from './cards/information-card.ts';
import type { ChannelMention } from './cards/mention-lines.ts';
import { newsCard } from './cards/news-card.ts';
import { proposalCard } from './cards/proposal-card.ts';
import { relievedCard } from './cards/relieved-card.ts';
import { reportReceiptCard } from './cards/report-receipt-card.ts';
import { staffedCard } from './cards/staffed-card.ts';
import { syntheticCard } from './cards/synthetic-card.ts';
import { unfilledCard } from './cards/unfilled-card.ts';
import { partDrawing, silenceDrawing } from './check-in-draw.ts';
import { bundleDrawing } from './draw-bundle.ts';
import { reviewDrawing } from './draw-review.ts';
import { runDrawing } from './draw-run.ts';

export interface DrawTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly checkIns: CheckIns;
  readonly tabUrl: string;
  /** Absent where only drafts are drawn. */
  readonly incidents?: Pick<Incidents, 'of'>;
}

/** `choosing`: the reader asked to change her answer, so the buttons are shown again. */
export type Draw = (handover: Handover, choosing?: boolean) => Promise<Drawn>;

/** What every card of an alarm needs. */
interface AlarmInput {
  readonly id: string;
  readonly alarm: Alarm;
  readonly delivery: Delivery;
  readonly texts: Texts;
  readonly now: number;
  readonly tabUrl: string;
  /** The list of people to ring up. */
  readonly callsUrl: string;
  /** The reader, '' in a channel. */
  readonly person: string;
  readonly mayChange: boolean;
  readonly choosing: boolean;
  /** The alarm's event, for a reader who takes part. */
  readonly incident: Incident | null;
  /** Whom a post in a channel rings for; none in a personal chat. */
  readonly mentions: readonly ChannelMention[];
}

const alarmMessages: Readonly<Record<AlarmMessage, (input: AlarmInput) => Drawn>> = {
  alarm: (input) => ('channel' in input.delivery.to ? channelCard(input) : alarmCard(input)),
  reminder: (input) => alarmCard(input),
  unfilled: (input) => unfilledCard(input),
  staffed: (input) => staffedCard(input),
  relieved: (input) => relievedCard(input),
  news: (input) => newsCard(input),
  end: (input) => endCard(input),
};

/** Deep link to a page of the tab, as Teams opens it. */
export function tabLink(tabUrl: string, page: string): string {
  return `${tabUrl}?context=${encodeURIComponent(JSON.stringify({ subEntityId: page }))}`;
}

/** Names and addresses by which a channel post rings for people. */
async function mentionsOf(look: Directory, people: readonly string[]): Promise<readonly ChannelMention[]> {
  const found = await Promise.all(people.map((person) => look.person(person)));
  return found.flatMap((person) => (person ? [{ person: person.id, name: person.name, id: person.aadId }] : []));
}

/** In which language a message is read: the person's own; in a channel German. */
export async function languageOf(look: Directory, { to }: Delivery): Promise<Language> {
  return ('person' in to && (await look.person(to.person))?.language) || 'de';
}

/** Only on open alarms and for those who come; all others have nothing to do with the event yet. */
const takesPart = (alarm: Alarm, person: string) => alarm.status === 'open' && comes(alarm, person);

/** Draws a message of an alarm, or of one that is still a draft, for the person or channel it goes to. */
export function alarmDrawing({ env, look, tabUrl, incidents: events }: Omit<DrawTools, 'entry' | 'checkIns'>) {
  return async (id: string, alarm: Alarm, delivery: Delivery, choosing: boolean): Promise<Drawn> => {
    const { to } = delivery;
    const person = 'person' in to ? to.person : '';
    const { domain = '', grants = [] } = (await look.person(person)) ?? {};
    return alarmMessages[delivery.message as AlarmMessage]({
      id,
      alarm,
      delivery,
      texts: textsFor(await languageOf(look, delivery)),
      now: env.now(),
      tabUrl: tabLink(tabUrl, `alarm/${id}`),
      callsUrl: tabLink(tabUrl, `calls/${id}`),
      person,
      mayChange: 'person' in to && mayChange({ kind: 'person', id: person, domain, grants }, alarm),
      choosing,
      incident: events && takesPart(alarm, person) ? (await events.of(id)).incident : null,
      mentions: 'channel' in to ? await mentionsOf(look, asked(alarm)) : [],
    });
  };
}

/** Draws a message of a roll from the roll alone: a mass of cards must not ask the registers about everybody. */
export function rollDrawing({ env, tabUrl }: Pick<DrawTools, 'env' | 'tabUrl'>) {
  return (id: string, roll: Roll, delivery: Delivery): Drawn => {
    const person = 'person' in delivery.to ? delivery.to.person : '';
    return informationCard({
      id,
      alarm: alarmOf(roll),
      delivery,
      readAt: roll.answers[person]?.[0] ?? null,
      help: roll.help[person] ?? null,
      texts: textsFor(memberOf(roll, person)?.language ?? 'de'),
      now: env.now(),
      tabUrl: tabLink(tabUrl, `alarm/${alarmOfRoll(id)}`),
    });
  };
}

export function drawing(tools: DrawTools): Draw {
  const { env, entry, look, tabUrl } = tools;
  const alarm = alarmDrawing(tools);
  const roll = rollDrawing(tools);
  const checkIn = { ...tools, tabLink: (page: string) => tabLink(tabUrl, page) };
  const part = partDrawing(checkIn);
  const silence = silenceDrawing(checkIn);
  const run = runDrawing({ env, entry, look, link: (page) => tabLink(tabUrl, page) });
  const review = reviewDrawing({ env, entry, look, link: (page) => tabLink(tabUrl, page) });
  const bundle = bundleDrawing({ env, entry, look, link: (page) => tabLink(tabUrl, page) });

  async function proposal(address: CaseAddress, state: Proposal, delivery: Delivery): Promise<Drawn> {
    const reader = 'person' in delivery.to ? await look.person(delivery.to.person) : undefined;
    const message = delivery.message as ProposalMessage;
    const drawTools = { entry, look, now: env.now(), tabUrl };
    if (message === 'proposal-receipt') return drawReceipt(drawTools, state, textsFor(reader?.language ?? 'de'));
    return drawProposal(drawTools, address.id, state, { reader: reader?.id ?? '', message });
  }

  async function helpDesk(id: string, state: Roll, delivery: Delivery): Promise<Drawn> {
    const open = needing(state.help);
    const a = alarmOfRoll(id);
    const person = 'person' in delivery.to ? delivery.to.person : '';
    const { domain = '', grants = [] } = (await look.person(person)) ?? {};
    const who = { kind: 'person', id: person, domain, grants } as const;
    const about = (await entry.read(alarms, a)).state;
    return helpWantedCard({
      alarm: alarmOf(state),
      people: open.length,
      oldest: open[0]?.wantedAt ?? null,
      texts: textsFor(await languageOf(look, delivery)),
      stop: mayStop(who, about) ? { a, runs: mayChange(who, about) } : null,
      now: env.now(),
      tabUrl: tabLink(tabUrl, `alarm/${a}`),
    });
  }

  async function deadline(id: string, state: Incident, delivery: Delivery): Promise<Drawn> {
    const item = state.items.find((each) => each.id === state.cards[delivery.id]?.item);
    const alarmId = Object.keys(state.alarms).at(-1) ?? '';
    if (!item) throw new Undeliverable('never', 'needless');
    const about = (await entry.read(alarms, alarmId)).state;
    const person = 'person' in delivery.to ? delivery.to.person : '';
    const { domain = '', grants = [] } = (await look.person(person)) ?? {};
    const sees = maySee({ kind: 'person', id: person, domain, grants }, about);
    const texts = textsFor(await languageOf(look, delivery));
    const page = sees ? tabLink(tabUrl, `alarm/${alarmId}`) : '';
    return deadlineCard({
      id,
      incident: state,
      item,
      alarm: about,
      alarmId,
      delivery,
      texts,
      now: env.now(),
      tabUrl: page,
    });
  }

  async function approval(id: string, state: Approval, delivery: Delivery): Promise<Drawn> {
    const about = (await entry.read(alarms, id)).state;
    const nameOf = async (person: string) => (await look.person(person))?.name ?? '';
    const { askedBy, decidedBy } = about.release;
    return approvalCard({
      id,
      alarm: about,
      approval: state,
      message: delivery.message as ApprovalMessage,
      isNewest: isOfRound(state, delivery),
      asker: await nameOf(askedBy),
      decider: await nameOf(decidedBy),
      texts: textsFor(await languageOf(look, delivery)),
      now: env.now(),
      tabUrl: tabLink(tabUrl, `alarm/${id}`),
    });
  }

  async function emergency(id: string, { openings }: Emergency, delivery: Delivery): Promise<Drawn> {
    const opening = openings.at(-1);
    const reader = 'person' in delivery.to ? await look.person(delivery.to.person) : undefined;
    const closes = reader !== undefined && mayIssueCodes({ kind: 'person', ...reader }, id);
    return emergencyCard({
      name: (await look.person(opening?.person ?? ''))?.name ?? '',
      domain: (await look.domain(id))?.name ?? id,
      at: opening?.at ?? env.now(),
      texts: textsFor(reader?.language ?? 'de'),
      now: env.now(),
      tabUrl: closes ? tabLink(tabUrl, 'emergency') : null,
    });
  }

  return async ({ address, state, delivery }, choosing = false) => {
    if (address.kind === 'emergency') return emergency(address.id, state as unknown as Emergency, delivery);
    if (address.kind === 'approval') return approval(address.id, state as unknown as Approval, delivery);
    if (address.kind === 'check-in-part') return part(address.id, state as unknown as CheckInPart, delivery, choosing);
    if (address.kind === 'check-in') return silence(address.id, state as unknown as CheckIn, delivery);
    if (address.kind === 'roll' && delivery.message === 'help') {
      return helpDesk(address.id, state as unknown as Roll, delivery);
    }
    if (address.kind === 'incident') return deadline(address.id, state as unknown as Incident, delivery);
    if (address.kind === 'synthetic') return syntheticCard(textsFor('de'));
    if (address.kind === 'exercise-run') return run(address.id, state as unknown as ExerciseRun, delivery);
    if (address.kind === 'review') return review(address.id, state as unknown as Review, delivery);
    if (address.kind === 'bundle') return bundle(state as unknown as Bundle, delivery);
    if (address.kind === 'roll') return roll(address.id, state as unknown as Roll, delivery);
    if (address.kind === 'alarm') return alarm(address.id, state as unknown as Alarm, delivery, choosing);
    return proposal(address, state as unknown as Proposal, delivery);
  };
}

/** What became of a report, for whoever reported it. */
export async function drawReceipt(
  { entry, look, now }: { entry: Door; look: Directory; now: number },
  proposal: Proposal,
  texts: Texts,
): Promise<Drawn> {
  return reportReceiptCard({
    proposal,
    texts,
    now,
    alarmNumber: await numberOf(entry, proposal),
    call: (await look.domain(proposal.domain))?.callIn.number ?? '',
  });
}

async function numberOf(entry: Door, { alarm }: Proposal): Promise<string> {
  return alarm === '' ? '' : (await entry.read(alarms, alarm)).state.number;
}

/** The card of a report for one reader, with what the alarm made of it would say and whom it would reach. */
export async function drawProposal(
  tools: { entry: Door; look: Directory; now: number; tabUrl: string },
  id: string,
  proposal: Proposal,
  card: { reader: string; message: Exclude<ProposalMessage, 'proposal-receipt'> },
): Promise<Drawn> {
  const { entry, look, now, tabUrl } = tools;
  const reporterId = proposal.statement?.reporter ?? '';
  const [reader, owner, takenBy, domain, reporter] = await Promise.all([
    look.person(card.reader),
    look.person(proposal.owner),
    look.person(proposal.takenBy),
    look.domain(proposal.domain),
    look.person(reporterId),
  ]);
  const texts = textsFor(reader?.language ?? 'de');
  const draft = domain ? draftOf(proposal, domain, texts.proposalStep(domain)) : null;
  const grants = reader?.grants ?? [];
  const who = { kind: 'person', id: reader?.id ?? '', domain: reader?.domain ?? '', grants } as const;
  return proposalCard({
    id,
    proposal,
    texts,
    now,
    person: card.reader,
    message: card.message,
    names: {
      [proposal.owner]: owner?.name ?? '',
      [proposal.takenBy]: takenBy?.name ?? '',
      [reporterId]: reporter?.name ?? '',
    },
    mayRaise: mayRaise(who, 'real', proposal.domain),
    alarm: {
      nextStep: draft?.nextStep ?? '',
      people: domain && draft ? askedAtOnce({ roles: alarmedRoles(domain, draft.roles, now) }).length : 0,
      channel: domain?.channel ? `${domain.channel.team} › ${domain.channel.name}` : '',
    },
    alarmNumber: await numberOf(entry, proposal),
    tabUrl: tabLink(tabUrl, 'lage'),
  });
}
