// What is known of one alarm: the journal folded line by line, and every card in Teams as a copy of one of its messages.
import type { TeamsLogLine } from '../../local/simulators/teams-log.ts';
import type { Alarm, AlarmEntry, AlarmMessage } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { JournalLine } from '../../src/domain/chain.ts';
import type { Outcome } from '../../src/domain/ledger.ts';
import { unseal } from '../../src/engine/seal.ts';
import { textsFor } from '../../src/texts/index.ts';
import { type CardKind, readMessage } from '../support/world-cards.ts';

/** What is known from outside about one alarm that came to rest. */
export interface Evidence {
  /** The journal of the alarm, as it lies in the store. */
  readonly lines: readonly JournalLine[];
  /** The same as the product exports it. */
  readonly exported: Uint8Array;
  /** Teams' own log; lines of other chats are passed over. */
  readonly teams: readonly TeamsLogLine[];
  /** Chat of each person asked (`person/<id>`) and of the channel (`channel/<domain>`). */
  readonly chats: Readonly<Record<string, string>>;
  readonly told: Told;
  /** Messages reserved and without a result at each death of the process. */
  readonly openAtDeaths: readonly number[];
}

/** What people were told by an answer that reached them. */
export interface Told {
  readonly number: string;
  /** Next steps that were confirmed as news, in their order. */
  readonly news: readonly string[];
  /** How it was confirmed to have ended; null while open. */
  readonly ending: string | null;
  /** Answers that were confirmed, by person id, in their order. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/** One copy of a message as it stood in a chat. */
export interface Copy {
  readonly activityId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: CardKind;
  readonly isMarked: boolean;
}

/** All that is known of one message to one recipient. */
export interface Sent {
  readonly id: string;
  readonly to: string;
  readonly message: AlarmMessage;
  readonly copies: readonly Copy[];
  /** Lines at which it was reserved. */
  readonly reserved: readonly number[];
  /** Lines by which nobody knew any more whether it had arrived. */
  readonly unclear: readonly number[];
  /** Lines with any result of a call. */
  readonly results: readonly number[];
  /** Names under which Teams took it, by the journal. */
  readonly accepted: readonly string[];
}

export interface Story {
  readonly lines: readonly JournalLine[];
  /** The alarm after each line. */
  readonly states: readonly Alarm[];
  readonly last: Alarm;
  readonly sent: readonly Sent[];
  /** Copies that belong to no message the journal knows. */
  readonly strangers: readonly string[];
}

export function readStory({ lines, teams, chats }: Evidence): Story {
  const states: Alarm[] = [];
  let state = alarms.empty;
  for (const line of lines) {
    const { entry, turn } = unseal(line);
    state = alarms.apply(state, entry as AlarmEntry, turn);
    states.push(state);
  }
  const facts = sendingFacts(lines);
  const copies = copiesBy(state, facts, teams, chats);
  const sent = Object.values(state.ledger.deliveries).map((item): Sent => {
    const to = recipient(item.to);
    const own = facts.get(item.id) ?? noFacts();
    return { id: item.id, to, message: item.message, copies: copies.found.get(item.id) ?? [], ...own };
  });
  return { lines, states, last: state, sent, strangers: copies.strangers };
}

type Facts = Record<'reserved' | 'unclear' | 'results', number[]> & { readonly accepted: string[] };
const noFacts = (): Facts => ({ reserved: [], unclear: [], results: [], accepted: [] });
/** `person/<id>` or `channel/<domain>`. */
export const recipient = (to: { person: string } | { channel: string } | object): string =>
  'person' in to ? `person/${to.person}` : `channel/${'channel' in to ? to.channel : ''}`;

/** Reservations and results by delivery, read from the lines themselves and not from the fold. */
function sendingFacts(lines: readonly JournalLine[]): Map<string, Facts> {
  const facts = new Map<string, Facts>();
  const of = (id: string) => {
    const known = facts.get(id) ?? noFacts();
    facts.set(id, known);
    return known;
  };
  for (const { entry, seq } of lines) {
    const ids = (entry.ids ?? []) as readonly string[];
    if (entry.type === 'reserved') for (const id of ids) of(id).reserved.push(seq);
    if (entry.type === 'recovered') for (const id of ids) of(id).unclear.push(seq);
    if (entry.type === 'answered' && entry.card) of(entry.delivery as string).accepted.push(entry.card as string);
    if (entry.type !== 'settled') continue;
    for (const result of entry.results as unknown as readonly Outcome[]) {
      of(result.id).results.push(seq);
      if (result.outcome === 'unclear') of(result.id).unclear.push(seq);
      if (result.outcome === 'accepted') of(result.id).accepted.push(result.activityId);
    }
  }
  return facts;
}

/** Each posted card with the message it is a copy of: by the name Teams gave it, else by chat and kind. */
function copiesBy(last: Alarm, facts: Map<string, Facts>, teams: readonly TeamsLogLine[], chats: Evidence['chats']) {
  const byName = new Map([...facts].flatMap(([id, { accepted }]) => accepted.map((name) => [name, id] as const)));
  const places = new Map(Object.entries(chats).map(([name, thread]) => [thread, name]));
  const found = new Map<string, Copy[]>();
  const strangers: string[] = [];
  for (const line of teams) {
    const to = 'thread' in line ? places.get(line.thread) : undefined;
    if (line.kind !== 'posted' || to === undefined) continue;
    const card = readMessage(line.activity);
    const isMarked = card.lines.includes(textsFor(card.language).cards.answering.repeat);
    const copy = { activityId: line.activityId, at: Date.parse(line.at), kind: card.kind, isMarked };
    const items = Object.values(last.ledger.deliveries).filter((item) => recipient(item.to) === to);
    const named = items.find((item) => item.id === byName.get(line.activityId));
    const item = named ?? items.find(({ message }) => message === messageOf(card.kind));
    if (item) found.set(item.id, [...(found.get(item.id) ?? []), copy]);
    else strangers.push(`${to} got ${card.kind} ${line.activityId}`);
  }
  return { found, strangers };
}

/** Which message a card is; null for one that belongs to no alarm. */
export function messageOf(kind: CardKind): AlarmMessage | null {
  if (kind === 'alarm' || kind === 'news') return kind;
  return kind === 'all-clear' || kind === 'false-alarm' || kind === 'aborted' ? 'end' : null;
}
