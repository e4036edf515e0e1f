// A part of a check-in's group: at most 100 people with their messages and answers. A case of its own, like a roll.
import { Refusal } from '../errors.ts';
import { answeredCard } from './alarm-messages.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import { type CheckIn, type CheckInAnswer, type CheckInEnd, type CheckInText, checkInAnswers } from './check-in.ts';
import { remindersBy } from './check-in-rules.ts';
import { isFromAllowed } from './check-in-times.ts';
import {
  applyLedger,
  type Delivery,
  decideLedger,
  deliveryOf,
  emptyLedger,
  type Ledger,
  type LedgerCommand,
  type LedgerEntry,
  ledgerOwed,
  mayHaveHeard,
  outdated,
  planned,
  taken,
  withdrawn,
} from './ledger.ts';
import type { Entry, Json, Model, Owed, Turn } from './model.ts';
import type { ChatAddress, Language } from './people.ts';

/** People a part holds at most, so that no document grows with the administration (design.md 6). */
export const partSize = 100;

/** Somebody who is asked, as known when the group was frozen. */
export interface CheckInMember {
  readonly id: string;
  /** Entra object id (GUID). */
  readonly aadId: string;
  readonly name: string;
  readonly language: Language;
  /** Home BC-Domäne. */
  readonly domain: string;
  /** Her unit within it; absent or '' while that is not known. */
  readonly unit?: string;
  /** Functions of the crisis team that asks, which she holds or is a deputy in. */
  readonly roles: readonly BaoRoleKind[];
  /** Where Teams reaches her; null for somebody the bot never met. */
  readonly address: ChatAddress | null;
  /** Mail may be used for her, and this deployment sends mail. */
  readonly email: boolean;
}

/** What a part knows of its check-in: enough to draw cards and to remind by itself. */
export interface CheckInNotice extends CheckInText {
  /** Grows with everything the check-in says anew. */
  readonly version: number;
  readonly askedAt: number;
  /** Epoch milliseconds, ascending. */
  readonly reminders: readonly number[];
  readonly reminded: number;
  readonly end: CheckInEnd | null;
  /** Mail as well, not only to those Teams refuses. */
  readonly email: boolean;
}

interface Freeze {
  readonly type: 'freeze';
  readonly checkIn: string;
  readonly members: readonly CheckInMember[];
}
interface Follow {
  readonly type: 'follow';
  readonly notice: CheckInNotice;
  /** Name of the asker; personal, sealed. */
  readonly askedByName: string;
}
export interface AnswerCheckIn {
  readonly type: 'answer';
  readonly person: string;
  /** The delivery whose card was used; '' for tab, link and typed words. */
  readonly delivery: string;
  /** How many answers the drawn card knew. */
  readonly n: number;
  readonly answer: CheckInAnswer;
  /** From when on she is available, epoch milliseconds; only with `from`. */
  readonly from: number | null;
  /** The clicked card is redrawn by the reply itself. */
  readonly redrawn: boolean;
  /** Activity id of the clicked card, learnt from a card nobody knew had arrived (quality.md 2.2). */
  readonly card?: string;
}
interface Wake {
  readonly type: 'wake';
}
export type PartCommand = Freeze | Follow | AnswerCheckIn | Wake | LedgerCommand;

interface Frozen extends Entry {
  readonly type: 'part-frozen';
  readonly checkIn: string;
  readonly people: number;
}
interface Followed extends Entry {
  readonly type: 'part-followed';
  readonly notice: CheckInNotice;
}
interface WasAnswered extends Entry {
  readonly type: 'check-answered';
  readonly person: string;
  readonly delivery: string;
  readonly n: number;
  readonly redrawn: boolean;
  readonly card?: string;
}
interface Reminded extends Entry {
  readonly type: 'part-reminded';
  readonly count: number;
}
export type PartEntry = Frozen | Followed | WasAnswered | Reminded | LedgerEntry;

export type PartMessage = 'check-in' | 'check-in-reminder';
type Item = Delivery<PartMessage>;
/** A question goes by these ways; short messages and calls are for alarms. */
const checkInWays = ['teams', 'email'] as const;
type CheckInWay = (typeof checkInWays)[number];

/** One answer as it was given; `erased` when its value was deleted later. Times are epoch milliseconds. */
export interface GivenCheckIn {
  readonly at: number;
  readonly delivery: string;
  readonly n: number;
  readonly answer: CheckInAnswer | 'erased';
  readonly from: number | null;
}

export interface CheckInPart {
  readonly status: 'none' | 'frozen' | 'open' | 'ended';
  readonly checkIn: string;
  readonly members: readonly CheckInMember[];
  readonly notice: CheckInNotice | null;
  readonly askedByName: string;
  readonly reminded: number;
  readonly answers: Readonly<Record<string, readonly GivenCheckIn[]>>;
  readonly ledger: Ledger<PartMessage>;
}

const empty: CheckInPart = {
  status: 'none',
  checkIn: '',
  members: [],
  notice: null,
  askedByName: '',
  reminded: 0,
  answers: {},
  ledger: emptyLedger,
};

/** What the parts are told of a check-in as it stands. */
export function checkInNotice(state: CheckIn): CheckInNotice {
  const { mode, exerciseName, domain, question, role, from, to, due, askedAt, reminders, reminded, end, email } = state;
  const text = { mode, exerciseName, domain, question, role, from, to, due };
  return { ...text, askedAt, reminders, reminded, end, email, version: state.telling.version };
}

/** The case of part number `n`, from 0; it shares the check-in's partition. */
export function partId(checkIn: string, group: { readonly id: string }, n: number): string {
  return `${checkIn}.${group.id}.${n}`;
}

/** The check-in a part belongs to. */
export function checkInOfPart(part: string): string {
  return part.split('.')[0] as string;
}

/** Cuts a group into parts: sorted, so that somebody's part can be found, and each person once. */
export function intoParts<P extends { readonly id: string }>(people: readonly P[]): readonly (readonly P[])[] {
  const sorted = [...new Map(people.map((person) => [person.id, person])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const parts: P[][] = [];
  for (let from = 0; from < sorted.length; from += partSize) parts.push(sorted.slice(from, from + partSize));
  return parts;
}

function decide(state: CheckInPart, command: PartCommand, turn: Turn): readonly PartEntry[] {
  if (command.type === 'freeze') return decideFreeze(state, command);
  if (state.status === 'none') throw new Refusal('check-in-unknown');
  switch (command.type) {
    case 'follow': {
      const { notice, askedByName } = command;
      if (state.notice && state.notice.version >= notice.version) return [];
      return [{ type: 'part-followed', v: 1, notice, sealed: { askedByName } }];
    }
    case 'answer':
      return decideAnswer(state, command);
    case 'wake': {
      const count = remindersBy(state.notice?.reminders ?? [], turn.at);
      return state.status === 'open' && count > state.reminded ? [{ type: 'part-reminded', v: 1, count }] : [];
    }
    default:
      return decideLedger(state.ledger, command, turn.at);
  }
}

/** The id of a part follows from its people, so freezing it again is the same wish. */
function decideFreeze(state: CheckInPart, { checkIn, members }: Freeze): readonly PartEntry[] {
  if (state.status !== 'none') return [];
  if (members.length === 0 || members.length > partSize) throw new Refusal('bad-shape');
  const sealed = { members: members as unknown as Json };
  return [{ type: 'part-frozen', v: 1, checkIn, people: members.length, sealed }];
}

function decideAnswer(state: CheckInPart, command: AnswerCheckIn): readonly PartEntry[] {
  const { type: _type, answer, from: wish, ...click } = command;
  const delivery = deliveryOf(state.ledger, command.delivery);
  if (delivery && 'person' in delivery.to && delivery.to.person !== command.person) throw new Refusal('not-your-card');
  if (!memberIn(state, command.person)) throw new Refusal('check-in-not-asked');
  const { notice } = state;
  if (!notice || state.status === 'ended') throw new Refusal('check-in-closed');
  if (!checkInAnswers.includes(answer)) throw new Refusal('bad-shape');
  const from = answer === 'from' ? wish : null;
  if (answer === 'from' && (from === null || !isFromAllowed(from, notice, notice.askedAt))) {
    throw new Refusal('from-outside');
  }
  if (wasSeen(state, { ...command, from })) return [];
  return [{ ...click, type: 'check-answered', v: 1, sealed: { value: { answer, from } } }];
}

/** A late repeat of an old click cannot undo a newer answer; without a card only the last answer is repeated. */
function wasSeen(state: CheckInPart, command: AnswerCheckIn): boolean {
  const given = state.answers[command.person] ?? [];
  const same = (old: GivenCheckIn) => old.answer === command.answer && old.from === command.from;
  if (command.delivery === '') return given.length > 0 && same(given[given.length - 1] as GivenCheckIn);
  return given.some((old) => old.delivery === command.delivery && old.n === command.n && same(old));
}

function apply(state: CheckInPart, entry: PartEntry, turn: Turn): CheckInPart {
  switch (entry.type) {
    case 'part-frozen': {
      const members = (entry.sealed?.members ?? []) as unknown as readonly CheckInMember[];
      return { ...state, status: 'frozen', checkIn: entry.checkIn, members };
    }
    case 'part-followed':
      return follow(state, entry, turn.at);
    case 'check-answered':
      return applyAnswered(state, entry, turn.at);
    case 'part-reminded':
      return remind(state, entry.count, turn.at);
    default:
      return byMail(stopped({ ...state, ledger: applyLedger(state.ledger, entry, turn) }, turn.at), turn.at);
  }
}

function follow(state: CheckInPart, { notice, sealed }: Followed, at: number): CheckInPart {
  const name = sealed?.askedByName;
  const known = { ...state, notice, askedByName: typeof name === 'string' ? name : '' };
  if (notice.end) return shown(stopped({ ...known, status: 'ended' }, at), at);
  const open: CheckInPart = { ...known, status: 'open' };
  if (state.notice === null) return askAll({ ...open, reminded: notice.reminded }, at);
  const again = state.status === 'ended' ? askAll(shown(open, at), at) : open;
  return notice.reminded > state.reminded ? remind(again, notice.reminded, at) : again;
}

/** Owes the question to everybody who may not have it yet: at first to all, after a reopening to the rest. */
function askAll(state: CheckInPart, at: number): CheckInPart {
  const heard = whoMayHaveHeard(state);
  const silent = state.members.filter(({ id }) => !heard.has(id) && !state.answers[id]);
  const alsoMail = state.notice?.email === true ? silent.filter(({ email }) => email) : [];
  const all = [...addressed(silent, 'teams'), ...addressed(alsoMail, 'email')];
  return owe(state, all, 'check-in', at);
}

interface Addressed {
  readonly person: string;
  readonly way: CheckInWay;
}
const addressed = (people: readonly CheckInMember[], way: CheckInWay): readonly Addressed[] =>
  people.map(({ id }) => ({ person: id, way }));

/** Whom Teams refuses for good gets the same by mail, when mail may be used for her; once per message. */
function byMail(state: CheckInPart, at: number): CheckInPart {
  if (state.status !== 'open') return state;
  const items = Object.values(state.ledger.deliveries);
  const refused = items.filter(({ way, state: is }) => way === 'teams' && is === 'refused');
  if (refused.length === 0) return state;
  const mailed = new Set(items.filter(({ way }) => way === 'email').map((item) => `${item.message} ${personOf(item)}`));
  const mayMail = new Set(state.members.filter(({ id, email }) => email && !state.answers[id]).map(({ id }) => id));
  return refused
    .filter((item) => mayMail.has(personOf(item)) && !mailed.has(`${item.message} ${personOf(item)}`))
    .reduce((next, item) => owe(next, [{ person: personOf(item), way: 'email' }], item.message, at), state);
}

const personOf = ({ to }: Pick<Item, 'to'>) => ('person' in to ? to.person : '');

/** Only whoever may have the question and has not answered is reminded; nobody else hears of it. */
function remind(state: CheckInPart, count: number, at: number): CheckInPart {
  const heard = whoMayHaveHeard(state);
  const silent = state.members.filter(({ id }) => heard.has(id) && !state.answers[id]);
  const all = silent.flatMap(({ id }) => waysHeard(state, id).map((way) => ({ person: id, way })));
  return owe({ ...state, reminded: count }, all, 'check-in-reminder', at);
}

/** By which ways somebody may have heard. */
function waysHeard({ ledger }: CheckInPart, person: string): readonly CheckInWay[] {
  const heard = Object.values(ledger.deliveries).filter((item) => personOf(item) === person && mayHaveHeard(item));
  return checkInWays.filter((way) => heard.some((item) => item.way === way));
}

function whoMayHaveHeard({ ledger }: CheckInPart): ReadonlySet<string> {
  return new Set(Object.values(ledger.deliveries).filter(mayHaveHeard).map(personOf));
}

/** Lane 2: a question never stands in the way of the crisis team. */
function owe(state: CheckInPart, people: readonly Addressed[], message: PartMessage, at: number): CheckInPart {
  const deliveries: Record<string, Item> = { ...state.ledger.deliveries };
  let count = Object.keys(deliveries).length;
  for (const { person, way } of people) {
    count += 1;
    const id = `d${count}`;
    deliveries[id] = planned({ id, to: { person }, way, message, lane: 2, ahead: false }, at);
  }
  return { ...state, ledger: { ...state.ledger, deliveries } };
}

function applyAnswered(state: CheckInPart, entry: WasAnswered, at: number): CheckInPart {
  const value = (entry.sealed?.value ?? { answer: 'erased', from: null }) as Pick<GivenCheckIn, 'answer' | 'from'>;
  const given = { at, delivery: entry.delivery, n: entry.n, answer: value.answer, from: value.from };
  const answers = { ...state.answers, [entry.person]: [...(state.answers[entry.person] ?? []), given] };
  return edit({ ...state, answers }, (item) => {
    if (!('person' in item.to) || item.to.person !== entry.person) return item;
    const clicked = item.id === entry.delivery;
    const known = clicked && entry.card && item.mayBeOut ? taken(item, entry.card, 0, at) : item;
    const answered = answeredCard(known, clicked, at);
    return entry.redrawn && clicked ? answered : outdated(answered, at);
  });
}

const stopped = (state: CheckInPart, at: number) =>
  state.status === 'ended' ? edit(state, (item) => withdrawn(item, 'stopped', at)) : state;
const shown = (state: CheckInPart, at: number) => edit(state, (item) => outdated(item, at));

function edit(state: CheckInPart, change: (item: Item) => Item): CheckInPart {
  const items = Object.values(state.ledger.deliveries).map(change);
  const deliveries = Object.fromEntries(items.map((item) => [item.id, item]));
  return { ...state, ledger: { ...state.ledger, deliveries } };
}

/** Somebody of the part, or undefined. */
export function memberIn(part: CheckInPart, person: string): CheckInMember | undefined {
  return part.members.find(({ id }) => id === person);
}

/** The last answer of a person, or undefined. */
export function lastCheckIn(part: CheckInPart, person: string): GivenCheckIn | undefined {
  return part.answers[person]?.at(-1);
}

function wakeOwed({ status, notice, reminded }: CheckInPart): readonly Owed[] {
  const at = notice?.reminders[reminded];
  return status === 'open' && at !== undefined ? [{ kind: 'wake', at }] : [];
}

/** Rules of a part of a check-in. */
export const checkInParts: Model<CheckInPart, PartCommand, PartEntry> = {
  name: 'check-in-part',
  version: 1,
  empty,
  decide,
  apply,
  owed: (state) => [...ledgerOwed(state.ledger), ...wakeOwed(state)],
  // Its id follows from its check-in, so it is never looked for in a list.
  head: () => null,
};
