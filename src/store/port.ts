// The store as the engine sees it. Every sentence here is a promise with a test of the same words in
// tests/store/contract.ts; each engine must keep all of them.
import type { JournalLine } from '../domain/chain.ts';
import type { CaseAddress, CaseKind, Head, Json, Lane } from '../domain/model.ts';

/** State as it was after line `seq`, folded by this version of its model. */
export interface Snapshot {
  readonly seq: number;
  /** Hash and time of line `seq`, so that the chain goes on without reading what lies before. */
  readonly hash: string;
  readonly at: number;
  readonly version: number;
  readonly state: Json;
}

/** One thing a case owes: work for the loop at a time. At most one row per case and key. */
export interface DueRow {
  readonly address: CaseAddress;
  /** `send/0`, `send/1`, `send/2` or `wake`. */
  readonly key: string;
  readonly lane: Lane;
  readonly at: number;
}

/** Everything one turn changes about one case. */
export interface Commit {
  readonly address: CaseAddress;
  /** The last line the writer knew; 0 for a new case. */
  readonly expected: number;
  readonly lines: readonly JournalLine[];
  readonly snapshot: Snapshot | null;
  /** New head row, or null when nothing indexed changed. */
  readonly head: Head | null;
  /** Due rows that are new or moved. */
  readonly owe: readonly Omit<DueRow, 'address'>[];
  /** Keys of due rows that are no longer owed. */
  readonly paid: readonly string[];
}

/** A case's head row with its address. */
export interface Listed extends Head {
  readonly address: CaseAddress;
}

/** Which heads: all given fields must match; newest first (by `at`, then id), from after the given row. */
export interface ListQuery {
  readonly kind: CaseKind;
  readonly scope?: string;
  readonly status?: string;
  readonly key?: string;
  readonly after?: string;
  readonly limit: number;
}

export interface ListPage {
  readonly rows: readonly Listed[];
  /** Pass as `after` for the next page; null at the end. */
  readonly next: string | null;
}

/** Who holds a lease. `epoch` grows with every change of hands and never falls. */
export interface Lease {
  readonly holder: string;
  readonly epoch: number;
  /** Changes whenever the holder renews; a follower watches it against its own clock. */
  readonly beat: number;
}

export interface Store {
  readonly kind: string;
  /** Snapshot (if any) and every line after it, or after `since` when that is later. In order, without gaps. */
  load(address: CaseAddress, since: number): Promise<{ snapshot: Snapshot | null; lines: readonly JournalLine[] }>;
  /**
   * Lines, snapshot, head and due rows are written together or not at all, and durably when the promise
   * resolves. Throws Conflict when the case has moved on since `expected`.
   */
  commit(commit: Commit): Promise<void>;
  /** Due rows with `at` not later than `until`, lowest lane first, then earliest first. */
  due(until: number, limit: number): Promise<readonly DueRow[]>;
  /** The earliest `at` of all due rows, or null when nothing is owed. */
  nextDue(): Promise<number | null>;
  /** How many rows are due per lane, and since when. */
  owing(until: number): Promise<readonly { lane: Lane; rows: number; oldest: number }[]>;
  /** All lines of a case, in order. */
  journal(address: CaseAddress): Promise<readonly JournalLine[]>;
  list(query: ListQuery): Promise<ListPage>;
  /** Erases one sealed value of one line; the chain still verifies. */
  erase(address: CaseAddress, seq: number, name: string): Promise<void>;
  /**
   * Takes the lease when it is free, ours, or its holder is `dead` (judged by the caller); then `epoch` grows
   * by one unless it was ours already. Returns who holds it now.
   */
  lease(name: string, holder: string, dead: (current: Lease) => boolean): Promise<Lease>;
  /** Gives the lease back if we hold it. */
  release(name: string, holder: string): Promise<void>;
  /** Resolves when the store can be written to; rejects with what stands against it. */
  writable(): Promise<void>;
  close(): Promise<void>;
}
