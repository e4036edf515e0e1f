// A roll (Rückläuferliste): at most 100 people of an alarm's audience, with their messages and who has read them.
// A case of its own, so that 13,500 answers never meet in one document; it never decides about roles.
import { Refusal } from '../errors.ts';
import { type Alarm, emptyAlarm } from './alarm.ts';
import { answeredCard, endMessages, type Messaging, newsFor, owe, plan, withdrawNeedless } from './alarm-messages.ts';
import { type Notice, rollSize } from './audience.ts';
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
  outdated,
  taken,
} from './ledger.ts';
import type { Entry, Json, Model, Turn } from './model.ts';
import type { ChatAddress, Language } from './people.ts';
import {
  apart,
  type HelpBook,
  type HelpDone,
  type HelpWanted,
  outdateDesk,
  type RollMessage,
  type SettleHelp,
  tellDesk,
  together,
  type WantHelp,
} from './roll-help.ts';
import type { Way } from './ways.ts';

/** A member of the audience as known when it was frozen; `address` null for somebody the bot never met. */
export interface RollMember {
  readonly id: string;
  /** Entra object id (GUID). */
  readonly aadId: string;
  readonly language: Language;
  readonly address: ChatAddress | null;
}

/** Freezes who is told. Written before the alarm, so that the alarm itself is one small commit. */
export interface Freeze {
  readonly type: 'freeze';
  readonly alarm: string;
  readonly members: readonly RollMember[];
}

/** Tells what the alarm says now. The first time it owes the messages. */
export interface Follow {
  readonly type: 'follow';
  readonly notice: Notice;
  /** Name of whoever raised it; personal, sealed. */
  readonly raisedByName: string;
}

/** *Gelesen*: somebody has read the message. Not an answer about coming. */
export interface Read {
  readonly type: 'read';
  readonly person: string;
  readonly delivery: string;
  /** The clicked card is redrawn by the reply itself. */
  readonly redrawn: boolean;
  /** Activity id of the clicked card; of a card nobody knew had arrived it is learnt from here (quality.md 2.2). */
  readonly card?: string;
}

export type RollCommand = Freeze | Follow | Read | WantHelp | SettleHelp | LedgerCommand;

export interface Frozen extends Entry {
  readonly type: 'frozen';
  readonly alarm: string;
  readonly people: number;
}
export interface Followed extends Entry {
  readonly type: 'followed';
  readonly notice: Notice;
}
export interface WasRead extends Entry, Omit<Read, 'type'> {
  readonly type: 'read';
}
export type RollEntry = Frozen | Followed | WasRead | HelpWanted | HelpDone | LedgerEntry;

export interface Roll {
  readonly status: 'none' | 'frozen' | 'open' | 'ended';
  readonly alarm: string;
  readonly members: readonly RollMember[];
  readonly notice: Notice | null;
  readonly raisedByName: string;
  /** When each person first said that she has read it, epoch milliseconds. */
  readonly answers: Readonly<Record<string, readonly number[]>>;
  readonly help: HelpBook;
  readonly ledger: Ledger<RollMessage>;
}

const empty: Roll = {
  status: 'none',
  alarm: '',
  members: [],
  notice: null,
  raisedByName: '',
  answers: {},
  help: {},
  ledger: emptyLedger,
};

function decide(state: Roll, command: RollCommand, turn: Turn): readonly RollEntry[] {
  if (command.type === 'freeze') return decideFreeze(state, command);
  if (state.status === 'none') throw new Refusal('alarm-unknown');
  switch (command.type) {
    case 'follow': {
      const { notice, raisedByName } = command;
      if (state.notice && state.notice.version >= notice.version) return [];
      return [{ type: 'followed', v: 1, notice, sealed: { raisedByName } }];
    }
    case 'read':
      return decideRead(state, command);
    case 'want-help':
      return decideWant(state, command);
    case 'settle-help':
      return decideSettle(state, command, turn);
    default:
      return decideLedger(state.ledger, command, turn.at);
  }
}

/** The id of a roll follows from its people, so freezing it again is the same wish. */
function decideFreeze(state: Roll, { alarm, members }: Freeze): readonly RollEntry[] {
  if (state.status !== 'none') return [];
  if (members.length === 0 || members.length > rollSize) throw new Refusal('bad-shape');
  const sealed = { members: members as unknown as Json };
  return [{ type: 'frozen', v: 1, alarm, people: members.length, sealed }];
}

function decideRead(state: Roll, command: Read): readonly RollEntry[] {
  const { type: _type, ...click } = command;
  const delivery = deliveryOf(state.ledger, command.delivery);
  if (delivery && 'person' in delivery.to && delivery.to.person !== command.person) throw new Refusal('not-your-card');
  if (!memberOf(state, command.person)) throw new Refusal('not-asked');
  // Said once is said; a copy of the card adds nothing but its name.
  if (state.answers[command.person] && !isOrphan(state, command)) return [];
  return [{ ...click, type: 'read', v: 1 }];
}

/** Asked once is asked. After the end nobody waits for it any more: the card says whom to call. */
function decideWant(state: Roll, command: WantHelp): readonly RollEntry[] {
  checkHers(state, command);
  if (state.status === 'ended') throw new Refusal('help-over');
  const open = state.help[command.person];
  if (open && open.doneAt === null) return [];
  return [{ ...command, type: 'help-wanted', v: 1 }];
}

/** Settled also after the end, so that nobody stays on the list. */
function decideSettle(state: Roll, command: SettleHelp, { by }: Turn): readonly RollEntry[] {
  checkHers(state, command);
  const open = state.help[command.person];
  if (!open || open.doneAt !== null) return [];
  return [{ ...command, type: 'help-done', v: 1, by: 'person' in by ? by.person : '' }];
}

function checkHers(state: Roll, { person, delivery }: { readonly person: string; readonly delivery: string }): void {
  const card = deliveryOf(state.ledger, delivery);
  if (card && 'person' in card.to && card.to.person !== person) throw new Refusal('not-your-card');
  if (!memberOf(state, person)) throw new Refusal('not-asked');
}

/** A click from a card nobody knew had arrived. */
function isOrphan(state: Roll, { delivery, card }: Pick<Read, 'delivery' | 'card'>): boolean {
  const item = deliveryOf(state.ledger, delivery);
  return card !== undefined && item?.mayBeOut === true && item.activityId === null;
}

function apply(state: Roll, entry: RollEntry, turn: Turn): Roll {
  switch (entry.type) {
    case 'frozen': {
      const members = (entry.sealed?.members ?? []) as unknown as readonly RollMember[];
      return { ...state, status: 'frozen', alarm: entry.alarm, members };
    }
    case 'followed':
      return follow(state, entry, turn.at);
    case 'read':
      return applyRead(state, entry, turn.at);
    case 'help-wanted': {
      const wanted = { wantedAt: turn.at, doneAt: null, doneBy: '' };
      const asked = { ...state, help: { ...state.help, [entry.person]: wanted } };
      const { helpDesk = [] } = state.notice ?? {};
      return redrawn({ ...asked, ledger: tellDesk(asked.ledger, helpDesk, turn.at) }, entry, turn.at);
    }
    case 'help-done': {
      const { wantedAt = turn.at } = state.help[entry.person] ?? {};
      const done = { wantedAt, doneAt: turn.at, doneBy: entry.by };
      const settled = { ...state, help: { ...state.help, [entry.person]: done } };
      return redrawn({ ...settled, ledger: outdateDesk(settled.ledger, turn.at) }, entry, turn.at);
    }
    default:
      return toldApart({ ...state, ledger: applyLedger(state.ledger, entry, turn) }, (own) =>
        otherWay(withdrawNeedless(own, turn.at), state.notice, turn.at),
      );
  }
}

/** By which way people are told at once. */
const primaryOf = ({ ways }: Notice): Way => ways?.[0] ?? 'teams';

/** Whom Teams refuses is told by the other way there is, once. */
function otherWay(told: Messaging, notice: Notice | null, at: number): Messaging {
  const [primary, second] = notice?.ways ?? ['teams'];
  if (second === undefined || told.status !== 'open') return told;
  const items = Object.values(told.ledger.deliveries);
  const has = (person: string) => items.some(({ way, to }) => way === second && 'person' in to && to.person === person);
  const mail = items.flatMap(({ message, way, state, to }) => {
    const isRefused = message === 'alarm' && way === primary && state === 'refused';
    return isRefused && 'person' in to && !has(to.person) ? [{ to, way: second }] : [];
  });
  return mail.length === 0 ? told : { ...told, ledger: owe(told.ledger, mail, { message: 'alarm', lane: 2, at }) };
}

/** The person's own cards show what she said; the clicked one does already when the reply draws it. */
function redrawn(state: Roll, { person, delivery, redrawn: drawn }: HelpWanted | HelpDone, at: number): Roll {
  return editTold(state, (item) => {
    const isHers = 'person' in item.to && item.to.person === person;
    return isHers && !(drawn && item.id === delivery) ? outdated(item, at) : item;
  });
}

/** Applies a rule of alarms to the messages to everybody, and leaves those to the help desk alone. */
function toldApart(state: Roll, rule: (told: Messaging) => Messaging): Roll {
  const { told, desk } = apart(state.ledger);
  const { status, answers, notice } = state;
  // Whoever heard of it only in the tab is told by the way there is.
  const only = notice === null || primaryOf(notice) === 'teams' ? {} : { ways: waysOfAll(state, primaryOf(notice)) };
  const hinted = notice?.hinted === true ? { hinted: true } : {};
  return { ...state, ledger: together(rule({ status, answers, ledger: told, ...only, ...hinted }).ledger, desk) };
}

const waysOfAll = ({ members }: Roll, way: Way) => Object.fromEntries(members.map(({ id }) => [id, [way]]));

function editTold(state: Roll, change: (item: Delivery<RollMessage>) => Delivery<RollMessage>): Roll {
  const { deliveries } = state.ledger;
  const edited = Object.values(deliveries).map(
    (item) => [item.id, item.message === 'help' ? item : change(item)] as const,
  );
  return { ...state, ledger: { ...state.ledger, deliveries: Object.fromEntries(edited) } };
}

function follow(state: Roll, { notice, sealed }: Followed, at: number): Roll {
  const said = sealed?.raisedByName;
  const told = { ...state, notice, raisedByName: typeof said === 'string' ? said : '' };
  const isFirst = state.notice === null;
  const begun: Roll = isFirst
    ? {
        ...told,
        status: 'open',
        ledger: plan(
          state.members.map(({ id }) => ({ person: id })),
          2,
          at,
          primaryOf(notice),
        ),
      }
    : told;
  if (notice.end !== null) {
    const over = toldApart({ ...begun, status: 'ended' }, (own) => endMessages(own, 2, at));
    return { ...over, ledger: outdateDesk(over.ledger, at) };
  }
  const isNews = !isFirst && notice.news.at(-1)?.at !== state.notice?.news.at(-1)?.at;
  return isNews ? toldApart(begun, (own) => newsFor(own, 2, at)) : begun;
}

function applyRead(state: Roll, entry: WasRead, at: number): Roll {
  const answers = { ...state.answers, [entry.person]: state.answers[entry.person] ?? [at] };
  return editTold({ ...state, answers }, (item) => {
    if (!('person' in item.to) || item.to.person !== entry.person) return item;
    const clicked = item.id === entry.delivery;
    const known = clicked && entry.card && item.mayBeOut ? taken(item, entry.card, 0, at) : item;
    const answered = answeredCard(known, clicked, at);
    return entry.redrawn && clicked ? answered : outdated(answered, at);
  });
}

/** Somebody of the roll, or undefined. */
export function memberOf(roll: Roll, person: string): RollMember | undefined {
  return roll.members.find(({ id }) => id === person);
}

/** The roll's alarm in the shape in which cards are drawn: without roles, other answers and other names. */
export function alarmOf(roll: Roll): Alarm {
  const { notice } = roll;
  if (!notice) return emptyAlarm;
  const { version: _version, helpDesk: _helpDesk, ways: _ways, hinted: _hinted, ...facts } = notice;
  const names = { [notice.raisedBy]: roll.raisedByName };
  return { ...emptyAlarm, ...facts, status: notice.end ? 'ended' : 'open', names, ledger: apart(roll.ledger).told };
}

/** Rules of the roll (design.md 6). */
export const rolls: Model<Roll, RollCommand, RollEntry> = {
  name: 'roll',
  version: 2,
  empty,
  decide,
  apply,
  owed: (state) => ledgerOwed(state.ledger),
  // Its id follows from its alarm, so it is never looked for in a list.
  head: () => null,
};
