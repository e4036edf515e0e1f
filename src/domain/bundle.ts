// The bundle of one person: what is asked of her outside of alarms, on at most one card per working day (card diet).
import {
  applyLedger,
  type Delivery,
  decideLedger,
  emptyLedger,
  type Ledger,
  type LedgerCommand,
  type LedgerEntry,
  ledgerOwed,
  outdated,
  planned,
  withdrawn,
} from './ledger.ts';
import type { Entry, Model, Owed, Turn } from './model.ts';
import { dayOf } from './team.ts';
import { isWorkday, momentOf, timeOf, workdaysAfter } from './working-time.ts';

/**
 * What may be asked: `contact` are the own contact details still right; `numbers` they go on the day it is due, unless
 * she wants to stay reachable; `plan` is a plan still right; `plan-owner` who answers for it now; `measure` how does a
 * measure stand; `handbook` old copies are to be replaced; `sheets` those of the emergency entrance are to be printed anew; `expiry` something runs out (for those who run the system); `drill` an alarm exercise by schedule did not take place; `evaluate` a real event is to be evaluated; `overdue` (for the BC-Beauftragte) somebody did not do hers. Each kind has its words in
 * `texts.bundle.item`.
 */
export type BundleKind =
  | 'contact'
  | 'numbers'
  | 'plan'
  | 'plan-owner'
  | 'measure'
  | 'handbook'
  | 'sheets'
  | 'expiry'
  | 'drill'
  | 'evaluate'
  | 'overdue';

/** Cards go out between these wall times in Germany, on working days. */
const from = '08:00';
const until = '16:00';
/** What is added within this time stands on one card, milliseconds. */
const gathering = 5 * 60_000;
/** Working days between a card and its reminder, and before the BC-Beauftragte hears of it. */
const remindAfter = 3;
/** The first card and two reminders. */
const mostCards = 3;
/** Older cards are no longer drawn anew. */
const mostDeliveries = 6;

/** `handing`: the BC-Beauftragte is to be told · `handed`: she was · `closing`: it was done, she is to be told that, too. */
export type ItemStatus = 'open' | 'handing' | 'handed' | 'closing' | 'done';

export interface BundleItem {
  readonly id: string;
  readonly kind: BundleKind;
  /** What it is about; together with the kind it is the same wish. */
  readonly ref: string;
  /** Whose BC-Beauftragte hears of it when nothing happens. */
  readonly domain: string;
  /** Until when it should be done, epoch milliseconds; null for none. */
  readonly due: number | null;
  readonly status: ItemStatus;
  /** When the status was reached. */
  readonly at: number;
  /** Cards that asked for it: the first and its reminders. */
  readonly cards: number;
  /** When something is to happen next; null for nothing. */
  readonly nextAt: number | null;
  /** Who was told that it was not done, or ''. */
  readonly handedTo: string;
}

export interface Add {
  readonly type: 'add';
  /** Whose bundle it is. */
  readonly person: string;
  readonly kind: BundleKind;
  readonly ref: string;
  readonly domain: string;
  readonly due: number | null;
}
/** It was done, by whatever way. Nothing when there is no such item. */
export interface Finish {
  readonly type: 'done';
  readonly kind: BundleKind;
  readonly ref: string;
}
/** The BC-Beauftragte has it in her own bundle now; `to` is '' when there is nobody to tell. */
export interface Hand {
  readonly type: 'handed';
  readonly id: string;
  readonly to: string;
}
/** She was told that it was done after all. */
export interface Close {
  readonly type: 'closed';
  readonly id: string;
}
export type BundleCommand = Add | Finish | Hand | Close | { readonly type: 'wake' } | LedgerCommand;

interface Added extends Entry, Omit<Add, 'type'> {
  readonly type: 'added';
  readonly id: string;
}
interface Done extends Entry {
  readonly type: 'done';
  readonly id: string;
}
interface Handed extends Entry, Omit<Hand, 'type'> {
  readonly type: 'handed';
}
interface Closed extends Entry {
  readonly type: 'closed';
  readonly id: string;
}
/** A card asks for these items. */
interface Carded extends Entry {
  readonly type: 'carded';
  readonly delivery: string;
  readonly items: readonly string[];
}
/** All reminders were in vain. */
interface Lapsed extends Entry {
  readonly type: 'lapsed';
  readonly items: readonly string[];
}
/** It was not the time for a card. */
interface Postponed extends Entry {
  readonly type: 'postponed';
  readonly until: number;
}
export type BundleEntry = Added | Done | Handed | Closed | Carded | Lapsed | Postponed | LedgerEntry;

type Card = Delivery<'bundle'>;

export interface Bundle {
  readonly person: string;
  readonly items: readonly BundleItem[];
  /** How many items there ever were. */
  readonly count: number;
  /** How many cards there ever were. */
  readonly sent: number;
  /** Day of the last card as `YYYY-MM-DD`, or of the day to which it was put off; '' for none. */
  readonly lastDay: string;
  readonly ledger: Ledger<'bundle'>;
}

const empty: Bundle = { person: '', items: [], count: 0, sent: 0, lastDay: '', ledger: emptyLedger };

/** Whether a card may go out: a working day, 8 to 16 h in Germany. */
export function isCardTime(at: number): boolean {
  const time = timeOf(at);
  return isWorkday(dayOf(at)) && time >= from && time < until;
}

/** The first moment from `at` on when a card may go out. */
export function nextCardTime(at: number): number {
  if (isCardTime(at)) return at;
  const day = dayOf(at);
  const isBefore = isWorkday(day) && timeOf(at) < from;
  return momentOf(isBefore ? day : workdaysAfter(day, 1), from);
}

const waits = ({ nextAt, status }: BundleItem) => nextAt !== null && status === 'open';

/** When the next card, or what comes after the last one, is due; null for nothing. */
export function nextCardAt({ items, lastDay }: Bundle): number | null {
  const times = items.filter(waits).map(({ nextAt }) => nextAt as number);
  if (times.length === 0) return null;
  const soonest = nextCardTime(Math.min(...times));
  return dayOf(soonest) > lastDay ? soonest : momentOf(workdaysAfter(lastDay, 1), from);
}

/** Items that are still to be done, oldest first. */
export const openItems = ({ items }: Pick<Bundle, 'items'>) =>
  items.filter(({ status }) => status === 'open' || status === 'handing' || status === 'handed');

function decide(state: Bundle, command: BundleCommand, turn: Turn): readonly BundleEntry[] {
  switch (command.type) {
    case 'add': {
      const { type: _type, ...item } = command;
      return find(state, item) ? [] : [{ ...item, type: 'added', v: 1, id: `i${state.count + 1}` }];
    }
    case 'done': {
      const item = find(state, command);
      return item && item.status !== 'closing' ? [{ type: 'done', v: 1, id: item.id }] : [];
    }
    case 'handed':
    case 'closed': {
      const isThere = state.items.some(
        ({ id, status }) => id === command.id && (status === 'handing' || status === 'closing'),
      );
      return isThere ? [{ ...command, v: 1 }] : [];
    }
    case 'wake':
      return decideWake(state, turn.at);
    default:
      return decideSending(state, command, turn.at);
  }
}

const find = ({ items }: Bundle, { kind, ref }: Pick<BundleItem, 'kind' | 'ref'>) =>
  items.find((item) => item.kind === kind && item.ref === ref && item.status !== 'done');

function decideWake(state: Bundle, at: number): readonly BundleEntry[] {
  const next = nextCardAt(state);
  if (next === null || at < next) return [];
  if (!isCardTime(at)) return [{ type: 'postponed', v: 1, until: nextCardTime(at) }];
  const due = state.items.filter((item) => waits(item) && (item.nextAt as number) <= at);
  const ids = (some: readonly BundleItem[]) => some.map(({ id }) => id);
  const carded = ids(due.filter(({ cards }) => cards < mostCards));
  const lapsed = ids(due.filter(({ cards }) => cards >= mostCards));
  return [
    ...(lapsed.length > 0 ? [{ type: 'lapsed', v: 1, items: lapsed } as const] : []),
    ...(carded.length > 0 ? [{ type: 'carded', v: 1, delivery: `d${state.sent + 1}`, items: carded } as const] : []),
  ];
}

/** Whatever waited too long to leave in its hours leaves in the next. */
function decideSending(state: Bundle, command: LedgerCommand, at: number): readonly BundleEntry[] {
  const entries = decideLedger(state.ledger, command, at);
  if (isCardTime(at) || !entries.some(({ type }) => type === 'reserved')) return entries;
  const late: Postponed = { type: 'postponed', v: 1, until: nextCardTime(at) };
  return [...entries.filter(({ type }) => type !== 'reserved'), late];
}

function apply(state: Bundle, entry: BundleEntry, turn: Turn): Bundle {
  const { at } = turn;
  switch (entry.type) {
    case 'added': {
      const { id, person, kind, ref, domain, due } = entry;
      const nothingYet = { status: 'open', at, cards: 0, nextAt: at + gathering, handedTo: '' } as const;
      const items = [...state.items, { id, kind, ref, domain, due, ...nothingYet }];
      return { ...state, person, count: state.count + 1, items };
    }
    case 'done':
      return shown(
        change(state, [entry.id], (item) => finished(item, at)),
        at,
      );
    case 'handed':
      return change(state, [entry.id], (item) => handedOver(item, entry.to, at));
    case 'closed':
      return change(state, [entry.id], (item) => ({ ...item, status: 'done', at }));
    case 'lapsed':
      return change(state, entry.items, (item) => lapsed(item, at));
    case 'carded':
      return carded(state, entry, at);
    case 'postponed':
      return postponed(state, entry.until, at);
    default:
      return sent({ ...state, ledger: applyLedger(state.ledger, entry, turn) }, entry, at);
  }
}

function change(state: Bundle, ids: readonly string[], edit: (item: BundleItem) => BundleItem): Bundle {
  return { ...state, items: state.items.map((item) => (ids.includes(item.id) ? edit(item) : item)) };
}

/** Whoever is being told, or was, that it was not done must also hear that it was. */
function finished(item: BundleItem, at: number): BundleItem {
  const isKnown = item.status === 'handing' || item.handedTo !== '';
  return { ...item, status: isKnown ? 'closing' : 'done', at, nextAt: null };
}

function handedOver(item: BundleItem, to: string, at: number): BundleItem {
  if (item.status === 'closing') return { ...item, handedTo: to, status: to === '' ? 'done' : 'closing', at };
  return { ...item, handedTo: to, status: 'handed', at };
}

/** What already came from somebody else's silence goes to nobody further; nor does what needs no answer. */
function lapsed(item: BundleItem, at: number): BundleItem {
  const isSilent = item.kind === 'overdue' || item.kind === 'numbers';
  return { ...item, nextAt: null, at, status: isSilent ? 'open' : 'handing' };
}

function carded(state: Bundle, { delivery, items }: Carded, at: number): Bundle {
  const again = momentOf(workdaysAfter(dayOf(at), remindAfter), from);
  const asked = change(state, items, (item) => ({ ...item, cards: item.cards + 1, nextAt: again }));
  const card = planned(
    { id: delivery, to: { person: state.person }, message: 'bundle' as const, lane: 2, ahead: false },
    at,
  );
  const older = edit(asked, (each) => outdated(withdrawn(each, 'superseded', at), at));
  const kept = Object.values(older.ledger.deliveries).slice(1 - mostDeliveries);
  const deliveries = Object.fromEntries([...kept, card].map((each) => [each.id, each]));
  const left = older.items.filter(({ status }) => status !== 'done');
  return { ...older, items: left, sent: state.sent + 1, lastDay: dayOf(at), ledger: { ...state.ledger, deliveries } };
}

function postponed(state: Bundle, to: number, at: number): Bundle {
  const items = state.items.map((item) =>
    waits(item) && (item.nextAt as number) < to ? { ...item, nextAt: to } : item,
  );
  const isLate = (card: Card) => card.due !== null && card.due < to;
  const late = edit({ ...state, items }, (card) => (isLate(card) ? { ...card, due: to, at } : card));
  const moved = Object.values(state.ledger.deliveries).some(isLate);
  return moved ? { ...late, lastDay: dayOf(to) } : late;
}

/**
 * After what came of a card: one that may have arrived is not sent again, a reminder follows anyway; one that surely did
 * not is tried again, but only in the hours of cards.
 */
function sent(state: Bundle, entry: LedgerEntry, at: number): Bundle {
  const once = edit(state, (card) => {
    if (card.state === 'unknown') return withdrawn(card, 'stopped', at);
    return card.due === null ? card : { ...card, due: nextCardTime(card.due) };
  });
  const days = Object.values(once.ledger.deliveries).flatMap(({ due }) => (due === null ? [] : [dayOf(due)]));
  const arrived = entry.type === 'settled' && entry.results.some(({ outcome }) => outcome === 'accepted');
  const today = arrived ? [dayOf(at)] : [];
  return { ...once, lastDay: [once.lastDay, ...days, ...today].reduce((a, b) => (a > b ? a : b)) };
}

/** Cards already out show the new state; nothing more is sent when nothing is left to do. */
function shown(state: Bundle, at: number): Bundle {
  const isEmpty = openItems(state).length === 0;
  return edit(state, (card) => outdated(isEmpty ? withdrawn(card, 'stopped', at) : card, at));
}

function edit(state: Bundle, each: (card: Card) => Card): Bundle {
  const cards = Object.entries(state.ledger.deliveries).map(([id, card]) => [id, each(card)] as const);
  return { ...state, ledger: { ...state.ledger, deliveries: Object.fromEntries(cards) } };
}

function owed(state: Bundle): readonly Owed[] {
  const next = nextCardAt(state);
  const tells = state.items.filter(({ status }) => status === 'handing' || status === 'closing').map(({ at }) => at);
  return [
    ...ledgerOwed(state.ledger),
    ...(next === null ? [] : [{ kind: 'wake', at: next } as const]),
    ...(tells.length === 0 ? [] : [{ kind: 'tell', at: Math.min(...tells) } as const]),
  ];
}

/** Rules of the bundle; its id is the person's. */
export const bundles: Model<Bundle, BundleCommand, BundleEntry> = {
  name: 'bundle',
  version: 1,
  empty,
  decide,
  apply,
  owed,
  // Found by its person, never looked for in a list.
  head: () => null,
};
