// What one case has on its way: reserved and waiting for its turn, being called, and results not yet written down.
import type { LedgerCommand, Outcome } from '../domain/ledger.ts';
import type { CaseAddress, Entry, Lane, Model } from '../domain/model.ts';
import type { Sending } from './env.ts';

export type SendingModel = Model<Sending, LedgerCommand, Entry>;

/** A message that may leave as soon as the rate allows it. */
export interface Ready {
  readonly desk: Desk;
  readonly id: string;
  readonly lane: Lane;
  /** Draws a card anew that is already there. */
  readonly redraw: boolean;
  /** Lease epoch under which it was reserved. */
  readonly epoch: number;
  /** Since when it waits for its turn, on the clock that never runs backwards. */
  readonly since: number;
}

export interface Desk {
  readonly model: SendingModel;
  readonly address: CaseAddress;
  /** Deliveries that somebody here works on: waiting, being called, or with a result not yet written down. */
  readonly hands: Set<string>;
  results: Outcome[];
  /** Lowest lane of the results, and when the first of them came; null without any. */
  urgent: Lane;
  since: number | null;
  /** Calls on their way. */
  calls: number;
  /** A commit of it runs. */
  busy: boolean;
  /** After a commit that failed it rests until then, epoch milliseconds. */
  heldUntil: number;
  /** Reservations of others, or of earlier runs, were looked for. */
  checked: boolean;
}

export function newDesk(model: SendingModel, address: CaseAddress): Desk {
  const nothing = { results: [], urgent: 2 as const, since: null, calls: 0, busy: false, heldUntil: 0, checked: false };
  return { model, address, hands: new Set(), ...nothing };
}

/** Results are written down together: so many, or after so many milliseconds (design.md 6). */
const atMost = 16;
const within = 250;

/** When the results of a desk want to be written down, epoch milliseconds; null when there are none. */
export function flushAt(desk: Desk): number | null {
  if (desk.since === null) return null;
  const alone = desk.hands.size === desk.results.length;
  const now = desk.urgent < 2 || desk.results.length >= atMost || alone;
  return Math.max(desk.heldUntil, now ? desk.since : desk.since + within);
}

export function noteResult(desk: Desk, lane: Lane, outcome: Outcome, now: number): void {
  desk.results.push(outcome);
  desk.urgent = Math.min(desk.urgent, lane) as Lane;
  desk.since ??= now;
}

/** Takes the results to write them down. */
export function takeResults(desk: Desk): readonly Outcome[] {
  const taken = desk.results;
  desk.results = [];
  desk.urgent = 2;
  desk.since = null;
  return taken;
}
