// The delivery ledger: what is known about each message, in words that claim no more than was proven.
//
// planned → reserved → accepted (Teams took it) | refused(code) | unknown; then answered, stopped, superseded.
// A reservation is committed before the call, so after a crash only what was reserved is uncertain.
import { Refusal, type Verdict } from '../errors.ts';
import type { Entry, Lane, Owed, Turn } from './model.ts';

export type DeliveryState =
  | 'planned'
  | 'reserved'
  | 'accepted'
  | 'refused'
  | 'unknown'
  | 'answered'
  | 'stopped'
  | 'superseded';

/** A person by id, or the crisis channel of a domain. */
export type Recipient = { readonly person: string } | { readonly channel: string };

/** One message to one recipient. Times are epoch milliseconds. */
export interface Delivery<Message extends string = string> {
  readonly id: string;
  readonly to: Recipient;
  readonly message: Message;
  readonly lane: Lane;
  readonly state: DeliveryState;
  /** When the state was reached. */
  readonly at: number;
  /** Earliest next try while planned or unknown; null when none is owed. */
  readonly due: number | null;
  readonly tries: number;
  /** Lease epoch of the last reservation. */
  readonly epoch: number;
  /** An earlier try may have arrived: the next copy says it is a repeat. */
  readonly mayBeOut: boolean;
  readonly activityId: string | null;
  readonly code: string | null;
  /** What the card should show, what it last showed; a redraw is owed when they differ. */
  readonly version: number;
  readonly shown: number;
  readonly redrawDue: number;
}

export interface Ledger<Message extends string = string> {
  /** Highest lease epoch seen; reservations of an older leader are refused. */
  readonly epoch: number;
  readonly deliveries: Readonly<Record<string, Delivery<Message>>>;
}

/** What came of one call. `version` is what the drawn card showed. */
export type Outcome =
  | { readonly id: string; readonly outcome: 'accepted'; readonly activityId: string; readonly version: number }
  | { readonly id: string; readonly outcome: 'redrawn'; readonly version: number }
  | { readonly id: string; readonly outcome: Verdict; readonly code: string; readonly waitMs?: number };

export type LedgerCommand =
  | { readonly type: 'reserve'; readonly ids: readonly string[]; readonly epoch: number }
  | {
      readonly type: 'settle';
      readonly results: readonly Outcome[];
      readonly ids: readonly string[];
      readonly epoch: number;
    }
  /** A new lease holder finds reservations of a dead one: nobody knows what became of them. */
  | { readonly type: 'recover'; readonly epoch: number };

export interface Reserved extends Entry {
  readonly type: 'reserved';
  readonly ids: readonly string[];
  readonly epoch: number;
}
export interface Settled extends Entry {
  readonly type: 'settled';
  readonly results: readonly Outcome[];
}
export interface Recovered extends Entry {
  readonly type: 'recovered';
  readonly ids: readonly string[];
}
export type LedgerEntry = Reserved | Settled | Recovered;

/** Wait before the one repeat of an ambiguous send in lane 0; other lanes wait for evidence (quality.md 2.2). */
const repeatAfter: Record<Lane, number> = { 0: 5_000, 1: 5_000, 2: 60_000 };
/** Pause after a safe failure without a wish of the other side. */
const againAfter = 1_000;
/** At most one edit of a channel card in this time: 60 per 30 s and thread are allowed, one per 3 s is kept. */
const redrawEvery = 3_000;
/** Safe failures after which a message counts as refused; with the growing pause about ten minutes. */
const mostTries = 12;

export const emptyLedger: Ledger<never> = { epoch: 0, deliveries: {} };

/** A message newly owed, due at once. */
export function planned<Message extends string>(
  item: { id: string; to: Recipient; message: Message; lane: Lane; version: number },
  at: number,
): Delivery<Message> {
  return {
    ...item,
    state: 'planned',
    at,
    due: at,
    tries: 0,
    epoch: 0,
    mayBeOut: false,
    activityId: null,
    code: null,
    shown: 0,
    redrawDue: 0,
  };
}

/** Entries for a ledger command, or Refusal. Facts (`settle`) are never refused; a stale reservation is. */
export function decideLedger(ledger: Ledger, command: LedgerCommand): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  if (command.type === 'recover') {
    const ids = lost(ledger, command.epoch);
    return ids.length > 0 ? [{ type: 'recovered', v: 1, ids }] : [];
  }
  if (command.type === 'settle' && command.results.length > 0) {
    entries.push({ type: 'settled', v: 1, results: command.results });
  }
  const ids = command.ids.filter((id) => isOwed(ledger.deliveries[id]));
  if (ids.length > 0) {
    if (command.epoch < ledger.epoch) throw new Refusal('stale-lease');
    entries.push({ type: 'reserved', v: 1, ids, epoch: command.epoch });
  }
  return entries;
}

/** Folds one ledger entry. */
export function applyLedger<Message extends string>(
  ledger: Ledger<Message>,
  entry: LedgerEntry,
  turn: Turn,
): Ledger<Message> {
  const deliveries = { ...ledger.deliveries };
  const change = (id: string, edit: (item: Delivery<Message>) => Delivery<Message>) => {
    const item = deliveries[id];
    if (item) deliveries[id] = edit(item);
  };
  if (entry.type === 'reserved') {
    for (const id of entry.ids) {
      change(id, (item) => ({
        ...item,
        state: 'reserved',
        at: turn.at,
        due: null,
        tries: item.tries + 1,
        epoch: entry.epoch,
      }));
    }
    return { epoch: Math.max(ledger.epoch, entry.epoch), deliveries };
  }
  if (entry.type === 'recovered') for (const id of entry.ids) change(id, (item) => unclear(item, 'restart', turn.at));
  else for (const result of entry.results) change(result.id, (item) => settle(item, result, turn.at));
  return { ...ledger, deliveries };
}

function settle<M extends string>(item: Delivery<M>, result: Outcome, at: number): Delivery<M> {
  if (result.outcome === 'redrawn') return { ...item, shown: result.version, redrawDue: at + redrawEvery };
  if (item.state !== 'reserved' && item.activityId !== null) return redrawFailed(item, result, at);
  if (result.outcome === 'accepted') {
    const state = item.state === 'reserved' || item.state === 'unknown' ? 'accepted' : item.state;
    const shown = { shown: result.version, redrawDue: at + redrawEvery };
    return { ...item, ...shown, state, at, due: null, activityId: result.activityId, code: null };
  }
  if (item.state !== 'reserved') return item;
  if (result.outcome === 'unclear') return unclear(item, result.code, at);
  const spent = item.tries >= mostTries;
  if (result.outcome === 'never' || spent) return { ...item, state: 'refused', at, due: null, code: result.code };
  const pause = Math.max(result.waitMs ?? 0, againAfter * Math.min(60, 2 ** (item.tries - 1)));
  return { ...item, state: 'planned', at, due: at + pause, code: result.code };
}

function redrawFailed<M extends string>(item: Delivery<M>, result: Outcome, at: number): Delivery<M> {
  if (result.outcome === 'never') return { ...item, shown: item.version, code: result.code };
  const wish = 'waitMs' in result ? (result.waitMs ?? 0) : 0;
  return { ...item, redrawDue: at + Math.max(wish, redrawEvery) };
}

/** Nobody knows whether it arrived. It is repeated once, marked as a repeat; after that it ends unconfirmed. */
function unclear<M extends string>(item: Delivery<M>, code: string, at: number): Delivery<M> {
  if (item.mayBeOut) return { ...item, state: 'refused', at, due: null, code: 'unconfirmed' };
  return { ...item, state: 'unknown', at, due: at + repeatAfter[item.lane], mayBeOut: true, code };
}

/** Asks for a redraw: what the card shows is no longer true. */
export function outdated<M extends string>(item: Delivery<M>, at: number): Delivery<M> {
  return { ...item, version: item.version + 1, redrawDue: Math.max(item.redrawDue, at) };
}

/** Nothing more of it is sent. Keeps what is known of earlier tries. */
export function withdrawn<M extends string>(
  item: Delivery<M>,
  state: 'stopped' | 'superseded',
  at: number,
): Delivery<M> {
  return isOwed(item) ? { ...item, state, at, due: null } : item;
}

/** The recipient may have heard: Teams took it, or nobody knows. */
export function mayHaveHeard(item: Delivery): boolean {
  return item.mayBeOut || item.state === 'reserved' || item.state === 'accepted' || item.state === 'answered';
}

/** True while a send of this message is owed. */
export function isOwed(item: Delivery | undefined): item is Delivery {
  return item !== undefined && item.due !== null && (item.state === 'planned' || item.state === 'unknown');
}

/** True while the card in Teams shows less than is known. */
export function redrawOwed(item: Delivery): boolean {
  return item.activityId !== null && item.shown < item.version;
}

/** Reservations of a leader that is gone. */
export function lost(ledger: Ledger, epoch: number): readonly string[] {
  return Object.values(ledger.deliveries)
    .filter((item) => item.state === 'reserved' && item.epoch < epoch)
    .map((item) => item.id);
}

/** What the worker may do now in a lane, oldest first. */
export function ready(ledger: Ledger, lane: Lane, at: number): readonly Delivery[] {
  return Object.values(ledger.deliveries)
    .filter((item) => {
      if (lane === 1 && redrawOwed(item)) return item.redrawDue <= at;
      return item.lane === lane && isOwed(item) && (item.due ?? 0) <= at;
    })
    .sort((a, b) => (a.due ?? a.redrawDue) - (b.due ?? b.redrawDue));
}

/** One owed row per lane, due at its earliest message. Reservations stay owed until their result is known. */
export function ledgerOwed(ledger: Ledger): readonly Owed[] {
  const earliest = new Map<Lane, number>();
  const owe = (lane: Lane, at: number) => earliest.set(lane, Math.min(at, earliest.get(lane) ?? at));
  for (const item of Object.values(ledger.deliveries)) {
    if (isOwed(item)) owe(item.lane, item.due ?? item.at);
    if (item.state === 'reserved') owe(item.lane, item.at);
    if (redrawOwed(item)) owe(1, item.redrawDue);
  }
  return [...earliest].map(([lane, at]) => ({ kind: 'send', lane, at }));
}
