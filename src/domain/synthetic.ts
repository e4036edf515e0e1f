// The synthetic alarm: every few minutes one message of its own kind goes the whole way, to no person. One case a day.
//
// It is no alarm of the register: no list, figure or export of alarms knows its kind, and its case says what it is.
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
  planned,
  withdrawn,
} from './ledger.ts';
import type { Entry, Model } from './model.ts';

/** How often it is raised (promise 12), and after which time it has failed, milliseconds. */
export const syntheticEvery = 5 * 60_000;
export const syntheticWithin = 60_000;
/** To whom it goes: no person and no domain has this name. */
const syntheticPlace = 'synthetic';

export interface RaiseSynthetic {
  readonly type: 'raise';
  /** Id of its one message. */
  readonly delivery: string;
}
/** It did not get through, or its card could not be taken away again: `code` says why. */
export interface FailSynthetic {
  readonly type: 'fail';
  readonly code: string;
}
export type SyntheticCommand = RaiseSynthetic | FailSynthetic | LedgerCommand;

interface Raised extends Entry {
  readonly type: 'raised';
  readonly delivery: string;
}
interface Failed extends Entry {
  readonly type: 'failed';
  readonly code: string;
}
export type SyntheticEntry = Raised | Failed | LedgerEntry;

/** One round. Times are epoch milliseconds. */
export interface SyntheticRun {
  readonly delivery: string;
  readonly raisedAt: number;
  /** When Teams took it; null while or because it did not. */
  readonly takenAt: number | null;
  /** Why it failed; null while it runs, or when it went through. */
  readonly code: string | null;
}

export interface Synthetic {
  readonly status: 'none' | 'open';
  readonly runs: number;
  readonly failures: number;
  readonly last: SyntheticRun | null;
  /** When the last round that went through was taken, and the one before it. */
  readonly passedAt: number | null;
  readonly passedBefore: number | null;
  /** The message of the last round only. */
  readonly ledger: Ledger<'synthetic'>;
}

const empty: Synthetic = {
  status: 'none',
  runs: 0,
  failures: 0,
  last: null,
  passedAt: null,
  passedBefore: null,
  ledger: emptyLedger,
};

/** True while nobody knows yet how the last round ended. */
export const isRunning = ({ last }: Synthetic): boolean => last !== null && last.takenAt === null && last.code === null;

function decide(state: Synthetic, command: SyntheticCommand, at: number): readonly SyntheticEntry[] {
  switch (command.type) {
    case 'raise':
      return isRunning(state) ? [] : [{ type: 'raised', v: 1, delivery: command.delivery }];
    case 'fail':
      return state.last === null || state.last.code !== null ? [] : [{ type: 'failed', v: 1, code: command.code }];
    default:
      return decideLedger(state.ledger, command, at);
  }
}

function raised(state: Synthetic, { delivery }: Raised, at: number): Synthetic {
  const to = { channel: syntheticPlace };
  const item = planned({ id: delivery, to, message: 'synthetic' as const, lane: 0, ahead: false }, at);
  const last = { delivery, raisedAt: at, takenAt: null, code: null };
  // What was before is over: only the newest message is kept.
  const ledger = { epoch: state.ledger.epoch, deliveries: { [delivery]: item } };
  return { ...state, status: 'open', runs: state.runs + 1, last, ledger };
}

/** What was taken after all, or cannot be taken away again, is not sent once more. */
function failed(state: Synthetic, { code }: Failed, at: number): Synthetic {
  if (!state.last) return state;
  const { delivery } = state.last;
  const item = deliveryOf(state.ledger, delivery);
  const deliveries = item ? { [delivery]: withdrawn(item, 'stopped', at) } : {};
  const passedAt = state.last.takenAt === null ? state.passedAt : state.passedBefore;
  return {
    ...state,
    failures: state.failures + 1,
    passedAt,
    last: { ...state.last, code },
    ledger: { ...state.ledger, deliveries },
  };
}

/** Teams took it: from then on the round counts as gone through, unless it is said to have failed. */
function settled(state: Synthetic, ledger: Ledger<'synthetic'>, at: number): Synthetic {
  const { last } = state;
  const item: Delivery | undefined = last ? deliveryOf(ledger, last.delivery) : undefined;
  if (!last || !isRunning(state) || item?.state !== 'accepted') return { ...state, ledger };
  return { ...state, ledger, last: { ...last, takenAt: at }, passedAt: at, passedBefore: state.passedAt };
}

/** Rules of the synthetic alarm. */
export const synthetics: Model<Synthetic, SyntheticCommand, SyntheticEntry> = {
  name: 'synthetic',
  version: 1,
  empty,
  decide: (state, command, { at }) => decide(state, command, at),
  apply(state, entry, turn) {
    if (entry.type === 'raised') return raised(state, entry, turn.at);
    if (entry.type === 'failed') return failed(state, entry, turn.at);
    return settled(state, applyLedger(state.ledger, entry, turn), turn.at);
  },
  owed: ({ ledger }) => ledgerOwed(ledger),
  head: ({ last }) => ({ scope: '', status: 'technical', key: '', at: last?.raisedAt ?? 0 }),
};
