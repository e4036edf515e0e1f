// Which messages an alarm, or a roll of it, owes to whom when it is raised, changed or ended.
import type { AlarmMessage } from './alarm.ts';
import {
  type Delivery,
  isOwed,
  type Ledger,
  mayHaveHeard,
  outdated,
  planned,
  type Recipient,
  withdrawn,
} from './ledger.ts';
import type { Lane } from './model.ts';
import { usableWays, type Way, type WaysOf } from './ways.ts';

type Item = Delivery<AlarmMessage>;

/** What the messages follow from: the ledger, who answered, and whether it is over. Alarm and roll both have it. */
export interface Messaging {
  readonly status: string;
  readonly answers: Readonly<Record<string, readonly unknown[]>>;
  readonly ledger: Ledger<AlarmMessage>;
  /** By which ways people are reached, and since when Teams is down; absent where there is only Teams. */
  readonly ways?: WaysOf;
  readonly teamsDownAt?: number | null;
  /** It is over, and everybody may have heard of it by another way than these messages. */
  readonly hinted?: boolean;
}

/** To whom, and by which way. */
export interface Envelope {
  readonly to: Recipient;
  readonly way: Way;
}

/** The first messages, in Teams unless said otherwise. */
export function plan(
  recipients: readonly Recipient[],
  lane: Lane,
  at: number,
  way: Way = 'teams',
): Ledger<AlarmMessage> {
  const mail = recipients.map((to) => ({ to, way }));
  return owe({ epoch: 0, deliveries: {} }, mail, { message: 'alarm', lane, at });
}

/** New information goes to whoever may have heard; cards still queued simply carry the newest text. */
export function newsFor<S extends Messaging>(state: S, lane: Lane, at: number): S {
  const replaced = edit(state, (item) =>
    outdated(item.message === 'news' ? withdrawn(item, 'superseded', at) : item, at),
  );
  return { ...replaced, ledger: owe(replaced.ledger, lettersTo(state), { message: 'news', lane, at }) };
}

/** Stops what is queued and tells the end to whoever may have heard; nobody else gets an all-clear. */
export function endMessages<S extends Messaging>(state: S, lane: Lane, at: number): S {
  const stopped = edit(state, (item) => outdated(withdrawn(item, 'stopped', at), at));
  return { ...stopped, ledger: owe(stopped.ledger, lettersTo(state), { message: 'end', lane, at }) };
}

/**
 * Takes back what became needless when Teams' results came in: cards of an ended alarm, news that newer news
 * replaced, and news or an end for somebody who, as it turned out, heard nothing before.
 */
export function withdrawNeedless<S extends Messaging>(state: S, at: number): S {
  const items = Object.values(state.ledger.deliveries);
  // As long as there are only first messages and nothing ended, none can be needless.
  if (state.status !== 'ended' && items.every(({ message }) => message === 'alarm')) return state;
  if (!items.some(isOwed)) return state;
  const heard = new Set(whoMayHaveHeard(state).map(nameOf));
  const newest = new Map(items.map((item) => [keyOf(item), item.id]));
  return edit(state, (item) => {
    const follows = item.message === 'news' || item.message === 'end';
    const unheard = follows && !heard.has(nameOf(item.to));
    const replaced = newest.get(keyOf(item)) !== item.id;
    if (state.status === 'ended' && (unheard || item.message !== 'end')) return withdrawn(item, 'stopped', at);
    return unheard || replaced ? withdrawn(item, 'superseded', at) : item;
  });
}

/** Recipients one of whose messages may be out, and whoever answered by another way. */
function whoMayHaveHeard({ ledger, answers, hinted }: Messaging): readonly Recipient[] {
  const heard = new Map<string, Recipient>();
  for (const item of Object.values(ledger.deliveries)) {
    const answered = 'person' in item.to && (answers[item.to.person]?.length ?? 0) > 0;
    if (hinted || answered || mayHaveHeard(item)) heard.set(nameOf(item.to), item.to);
  }
  return [...heard.values()];
}

/**
 * What corrects the alarm goes the ways by which somebody may have heard of it; a call only where there was no other
 * way. While Teams is down it goes the silent second ways, too.
 */
function lettersTo(state: Messaging): readonly Envelope[] {
  const items = Object.values(state.ledger.deliveries);
  return whoMayHaveHeard(state).flatMap((to) => {
    const name = nameOf(to);
    const heard = items.filter((item) => nameOf(item.to) === name && mayHaveHeard(item)).map(({ way }) => way);
    const beside = 'person' in to && state.teamsDownAt ? usableWays(state.ways ?? {}, to.person, ['sms', 'email']) : [];
    const all: readonly Way[] = [...new Set([...heard, ...beside])];
    const written = all.filter((way) => way !== 'voice');
    const used = written.length > 0 ? written : all;
    const known: readonly Way[] = used.length > 0 ? used : usualWays(state, to);
    return known.map((way) => ({ to, way }));
  });
}

/** For whoever heard by word of mouth, such as over the telephone. */
function usualWays({ ways = {} }: Messaging, to: Recipient): readonly Way[] {
  if ('channel' in to) return ['teams'];
  const [first] = usableWays(ways, to.person, ['teams', 'sms', 'email', 'voice']);
  return first === undefined ? [] : [first];
}

const keyOf = (item: Item) => `${item.message}/${item.way}/${nameOf(item.to)}`;
const nameOf = (to: Recipient) => ('person' in to ? `person/${to.person}` : `channel/${to.channel}`);

/** Changes every delivery. */
export function edit<S extends Messaging>(state: S, change: (item: Item) => Item): S {
  const items = Object.values(state.ledger.deliveries).map(change);
  return {
    ...state,
    ledger: { ...state.ledger, deliveries: Object.fromEntries(items.map((item) => [item.id, item])) },
  };
}

/** Owes a message to each recipient. Whatever corrects the alarm overtakes what is queued of it. */
export function owe(
  ledger: Ledger<AlarmMessage>,
  mail: readonly Envelope[],
  { message, lane, at }: { message: AlarmMessage; lane: Lane; at: number },
): Ledger<AlarmMessage> {
  const deliveries: Record<string, Item> = { ...ledger.deliveries };
  let count = Object.keys(deliveries).length;
  for (const { to, way } of mail) {
    count += 1;
    const id = `d${count}`;
    deliveries[id] = planned({ id, to, way, message, lane, ahead: message === 'news' || message === 'end' }, at);
  }
  return { ...ledger, deliveries };
}

/** What an answer makes of one of the person's cards: answered when it is or may be with her, else needless. */
export function answeredCard<M extends string>(item: Delivery<M>, clicked: boolean, at: number): Delivery<M> {
  const there = item.state === 'accepted' || item.state === 'reserved' || (clicked && item.state !== 'planned');
  return there ? { ...item, state: 'answered', at, due: null } : withdrawn(item, 'superseded', at);
}
