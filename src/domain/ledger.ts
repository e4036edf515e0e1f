// The delivery ledger: what is known about each message, in words that claim no more than was proven.
//
// planned → reserved → accepted (Teams took it) | refused(code) | unknown; then answered, stopped, superseded.
// A reservation is committed before the call, so after a crash only what was reserved is uncertain.
import { Refusal, type Verdict } from '../errors.ts';
import type { Entry, Lane, Owed, Turn } from './model.ts';
import type { Way } from './ways.ts';

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
  /** By which way it goes; what went another way than Teams cannot be redrawn. */
  readonly way: Way;
  readonly message: Message;
  readonly lane: Lane;
  readonly state: DeliveryState;
  /** When the state was reached. */
  readonly at: number;
  /** Since when it has been owed; only of the crisis lane, whose hand-over is measured (promise 5). */
  readonly since?: number;
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
  /** Redraws that failed since the card last changed. */
  readonly redrawFails: number;
  /** Goes before everything else this case owes in the same lane: a correction overtakes what is queued. */
  readonly ahead: boolean;
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

type Redrawing = Exclude<Outcome, { readonly outcome: 'accepted' }>;

export type LedgerCommand =
  | { readonly type: 'reserve'; readonly ids: readonly string[]; readonly epoch: number }
  /** Results are facts; what is to be reserved next rides along, so that both share one commit. */
  | {
      readonly type: 'settle';
      readonly results: readonly Outcome[];
      readonly reserve?: readonly string[];
      readonly epoch: number;
    }
  /** The lease holder finds reservations nobody works on: nobody knows what became of them. */
  | { readonly type: 'recover'; readonly ids: readonly string[]; readonly epoch: number };

export interface Reserved extends Entry {
  readonly type: 'reserved';
  readonly ids: readonly string[];
  readonly epoch: number;
}
export interface Settled extends Entry {
  readonly type: 'settled';
  readonly results: readonly Outcome[];
  /** Lease epoch under which the calls were made. */
  readonly epoch: number;
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
/** Longest of the growing pauses between tries. */
const longestPause = 60_000;
/** Safe failures after which a message counts as refused; with the growing pause about a quarter of an hour. */
const mostTries = 20;
/** Failed redraws after which a card stays as it is until it changes again. */
const mostRedraws = 8;

export const emptyLedger: Ledger<never> = { epoch: 0, deliveries: {} };

/** A message newly owed, due at once. */
export function planned<Message extends string>(
  { way = 'teams', ...item }: { id: string; to: Recipient; way?: Way; message: Message; lane: Lane; ahead: boolean },
  at: number,
): Delivery<Message> {
  const nothingYet = { tries: 0, epoch: 0, mayBeOut: false, activityId: null, code: null };
  return {
    ...item,
    way,
    ...nothingYet,
    state: 'planned',
    at,
    ...(item.lane === 0 ? { since: at } : {}),
    due: at,
    version: 1,
    shown: 0,
    redrawDue: 0,
    redrawFails: 0,
  };
}

/** Entries for a ledger command. Facts (`settle`) are never refused; what a deposed leader wants is. */
export function decideLedger(ledger: Ledger, command: LedgerCommand, at: number): readonly LedgerEntry[] {
  const { epoch } = command;
  if (command.type === 'settle') return decideSettle(ledger, command, at);
  const fits =
    command.type === 'reserve' ? (item: Delivery) => isDue(item, at) : (item: Delivery) => isLost(item, epoch);
  const ids = those(ledger, command.ids, fits);
  if (ids.length === 0) return [];
  if (epoch < ledger.epoch) throw new Refusal('stale-lease');
  return command.type === 'reserve' ? [{ type: 'reserved', v: 1, ids, epoch }] : [{ type: 'recovered', v: 1, ids }];
}

/** Results are never refused. What a deposed leader wants to reserve beside them is left out. */
function decideSettle(
  ledger: Ledger,
  { results, reserve = [], epoch }: Extract<LedgerCommand, { type: 'settle' }>,
  at: number,
): readonly LedgerEntry[] {
  const ids = epoch < ledger.epoch ? [] : those(ledger, reserve, (item) => isDue(item, at));
  return [
    ...(results.length > 0 ? [{ type: 'settled', v: 1, results, epoch } as const] : []),
    ...(ids.length > 0 ? [{ type: 'reserved', v: 1, ids, epoch } as const] : []),
  ];
}

function those(ledger: Ledger, ids: readonly string[], fits: (item: Delivery) => boolean): readonly string[] {
  return ids.filter((id) => {
    const item = deliveryOf(ledger, id);
    return item !== undefined && fits(item);
  });
}

/** Folds one ledger entry. */
export function applyLedger<Message extends string>(
  ledger: Ledger<Message>,
  entry: LedgerEntry,
  { at }: Turn,
): Ledger<Message> {
  const deliveries = { ...ledger.deliveries };
  const change = (id: string, edit: (item: Delivery<Message>) => Delivery<Message>) => {
    const item = deliveryOf({ epoch: 0, deliveries }, id);
    if (item) deliveries[id] = edit(item);
  };
  switch (entry.type) {
    case 'reserved':
      // What the results before it in the same turn made needless is not reserved.
      for (const id of entry.ids) change(id, (item) => (isOwed(item) ? reserved(item, entry.epoch, at) : item));
      return { epoch: Math.max(ledger.epoch, entry.epoch), deliveries };
    case 'recovered':
      for (const id of entry.ids) change(id, (item) => unclear(item, restart, at));
      return { ...ledger, deliveries };
    case 'settled':
      for (const result of entry.results) change(result.id, (item) => settled(item, result, entry.epoch, at));
      return { ...ledger, deliveries };
  }
}

/** A delivery by its id; ids come from buttons, too, so only what is really there counts. */
export function deliveryOf<M extends string>(ledger: Ledger<M>, id: string): Delivery<M> | undefined {
  return Object.hasOwn(ledger.deliveries, id) ? ledger.deliveries[id] : undefined;
}

function reserved<M extends string>(item: Delivery<M>, epoch: number, at: number): Delivery<M> {
  return { ...item, state: 'reserved', at, due: null, tries: item.tries + 1, epoch };
}

function settled<M extends string>(item: Delivery<M>, result: Outcome, epoch: number, at: number): Delivery<M> {
  if (result.outcome === 'accepted') return taken(item, result.activityId, result.version, at);
  // Whoever has a card of it is only redrawn any more; the others wait for the result of their reservation.
  if (item.activityId !== null) return redrawn(item, result, at);
  const ours = item.state === 'reserved' && item.epoch <= epoch;
  if (!ours || result.outcome === 'redrawn') return item;
  if (result.outcome === 'unclear') return unclear(item, result.code, at);
  const spent = item.tries >= mostTries;
  if (result.outcome === 'never' || spent) return { ...item, state: 'refused', at, due: null, code: result.code };
  return { ...item, state: 'planned', at, due: at + pauseAfter(item.tries, result.waitMs), code: result.code };
}

/** Teams took it: a fact, whatever was believed before. What is no longer wanted stays so, but can be redrawn. */
export function taken<M extends string>(
  item: Delivery<M>,
  activityId: string,
  version: number,
  at: number,
): Delivery<M> {
  if (item.activityId !== null) return item;
  const card = { ...item, activityId, shown: version, redrawDue: at + redrawEvery, due: null };
  const over = item.state === 'answered' || item.state === 'stopped' || item.state === 'superseded';
  return over ? card : { ...card, state: 'accepted', at, code: null };
}

function redrawn<M extends string>(item: Delivery<M>, result: Redrawing, at: number): Delivery<M> {
  if (result.outcome === 'redrawn') {
    return { ...item, shown: Math.max(item.shown, result.version), redrawDue: at + redrawEvery, redrawFails: 0 };
  }
  const fails = item.redrawFails + 1;
  // The card stays as it is: nobody is told anything by redrawing for ever.
  if (result.outcome === 'never' || fails >= mostRedraws) return { ...item, shown: item.version, code: result.code };
  return { ...item, redrawFails: fails, redrawDue: at + Math.max(redrawEvery, pauseAfter(fails, result.waitMs)) };
}

/** The growing pause after so many tries, or what the other side asked for. */
function pauseAfter(tries: number, wish: number | undefined): number {
  return Math.max(wish ?? 0, Math.min(longestPause, againAfter * 2 ** (tries - 1)));
}

/** Why a delivery is unclear when the process died over it. */
const restart = 'restart';

/**
 * Nobody knows whether it arrived. After an unclear reply it is repeated once, marked as a repeat; after a second one
 * it ends unconfirmed. A death says nothing about the call, which perhaps was never made: it costs no repeat.
 */
function unclear<M extends string>(item: Delivery<M>, code: string, at: number): Delivery<M> {
  const wasDoubted = item.mayBeOut && item.code !== restart && code !== restart;
  if (wasDoubted || item.tries >= mostTries) return { ...item, state: 'refused', at, due: null, code: 'unconfirmed' };
  return { ...item, state: 'unknown', at, due: at + repeatAfter[item.lane], mayBeOut: true, code };
}

/** Asks for a redraw: what the card shows is no longer true. */
export function outdated<M extends string>(item: Delivery<M>, at: number): Delivery<M> {
  return { ...item, version: item.version + 1, redrawDue: Math.max(item.redrawDue, at), redrawFails: 0 };
}

/** Nothing more of it is sent. Keeps what is known of earlier tries. */
export function withdrawn<M extends string>(
  item: Delivery<M>,
  state: 'stopped' | 'superseded',
  at: number,
): Delivery<M> {
  return isOwed(item) ? { ...item, state, at, due: null } : item;
}

/** The recipient may have heard: Teams took it or may have taken it, or an answer came. */
export function mayHaveHeard(item: Delivery): boolean {
  return item.mayBeOut || item.activityId !== null || item.state === 'reserved' || item.state === 'answered';
}

/** True while a send of this message is owed. */
export function isOwed(item: Delivery): boolean {
  return item.due !== null;
}

/** Reserved, but the case ended meanwhile: only the end is still told, and that somebody needs help. */
export function isNeedless({ status }: { readonly status?: string | undefined }, { message }: Delivery): boolean {
  return (status === 'ended' || status === 'aborted') && message !== 'end' && message !== 'help';
}

/** True when a send of this message may start. */
function isDue(item: Delivery, at: number): boolean {
  return item.due !== null && item.due <= at;
}

/** True while the card in Teams shows less than is known. */
function redrawOwed(item: Delivery): boolean {
  return item.way === 'teams' && item.activityId !== null && item.shown < item.version;
}

/** A reservation the holder of this epoch may declare lost. */
function isLost(item: Delivery, epoch: number): boolean {
  return item.state === 'reserved' && item.epoch <= epoch;
}

/** Reservations up to this lease epoch. Those the holder does not work on itself are lost. */
export function reservedUpTo(ledger: Ledger, epoch: number): readonly Delivery[] {
  return Object.values(ledger.deliveries).filter((item) => isLost(item, epoch));
}

/** What may be sent or redrawn in a lane now: corrections first, then what is unclear, then the oldest. */
export function ready(ledger: Ledger, lane: Lane, at: number): readonly Delivery[] {
  return Object.values(ledger.deliveries)
    .filter((item) => {
      if (lane === 1 && redrawOwed(item)) return item.redrawDue <= at;
      return item.lane === lane && isDue(item, at);
    })
    .sort(
      (a, b) =>
        Number(b.ahead) - Number(a.ahead) ||
        Number(isUnsure(b)) - Number(isUnsure(a)) ||
        (a.due ?? a.redrawDue) - (b.due ?? b.redrawDue),
    );
}

/** Nobody knows whether it arrived. Such messages go first, so that nothing stays unclear for long. */
const isUnsure = (item: Delivery) => item.mayBeOut && item.activityId === null;

/** One owed row per lane and way, due at its earliest message. Reservations stay owed until their result is known. */
export function ledgerOwed(ledger: Ledger): readonly Owed[] {
  const earliest = new Map<string, Extract<Owed, { kind: 'send' }>>();
  const owe = ({ way }: Delivery, lane: Lane, at: number) => {
    const name = `${lane} ${way}`;
    const by = way === 'teams' ? {} : { way };
    earliest.set(name, { kind: 'send', lane, at: Math.min(at, earliest.get(name)?.at ?? at), ...by });
  };
  for (const item of Object.values(ledger.deliveries)) {
    if (item.due !== null) owe(item, item.lane, item.due);
    if (item.state === 'reserved') owe(item, item.lane, item.at);
    if (redrawOwed(item)) owe(item, 1, item.redrawDue);
  }
  return [...earliest.values()];
}
