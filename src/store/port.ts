// The store as the engine sees it. Every line that begins with a dash is a promise, and the name of its test in
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

/** One thing a case owes: work for the loop at a time. */
export interface DueRow {
  readonly address: CaseAddress;
  /** `send/0`, `send/1`, `send/2`, by another way than Teams `send/0/sms`, or `wake`. */
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

/** Which heads, from after the given row. */
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

/** Who holds a lease. */
export interface Lease {
  readonly holder: string;
  readonly epoch: number;
  /** A follower watches it against its own clock. */
  readonly beat: number;
}

export interface Store {
  /** Name of the engine, for the operator. */
  readonly kind: string;
  /**
   * - load gives the newest snapshot and every line after it, in order and without gaps
   * - load gives only what came after `since`, and no snapshot that is not newer
   * - load gives nothing for a case nobody wrote to
   */
  load(address: CaseAddress, since: number): Promise<{ snapshot: Snapshot | null; lines: readonly JournalLine[] }>;
  /**
   * - lines, snapshot, head and due rows are written together or not at all
   * - what a resolved commit wrote, every reader sees
   * - commit throws Conflict when the case has moved on since `expected`, and writes nothing
   * - of many commits that expect the same line, exactly one wins
   * - a commit that fails takes no other with it
   * - a written line is never changed or removed
   */
  commit(commit: Commit): Promise<void>;
  /**
   * - due rows come lowest lane first, then earliest first, and none before its time
   * - a case owes at most one row per key: the newest replaces the older one
   * - a paid row is gone
   */
  due(until: number, limit: number): Promise<readonly DueRow[]>;
  /** - nextDue is the earliest time of all due rows, or null when nothing is owed */
  nextDue(): Promise<number | null>;
  /** - owing counts the rows due per lane, and says since when */
  owing(until: number): Promise<readonly { lane: Lane; rows: number; oldest: number }[]>;
  /**
   * A cheap look whether anything happened in a partition (`partitionOf`, src/domain/partition.ts). What another
   * process wrote may count a moment later.
   * - written counts the lines of a partition: it grows with every commit to any case in it, and with nothing else
   */
  written(partition: string): Promise<number>;
  /**
   * How far all cases of an owner have come, `owner` being the part of their ids before the dot. What another process
   * wrote may count a moment later.
   * - ends gives the last line of each case of a kind of one owner, and of no other
   */
  ends(kind: CaseKind, owner: string): Promise<ReadonlyMap<string, number>>;
  /**
   * Many cases at once, where loading them one by one would take too long.
   * - snapshots gives the newest snapshot of each case of a kind of one owner that has one
   */
  snapshots(kind: CaseKind, owner: string): Promise<ReadonlyMap<string, Snapshot>>;
  /** - journal gives all lines of a case, in order, exactly as they were written */
  journal(address: CaseAddress): Promise<readonly JournalLine[]>;
  /**
   * - list gives the heads for which all given fields match, newest first, then by id
   * - pages follow each other without gap or repetition
   * - a case is listed once, with the last head written
   */
  list(query: ListQuery): Promise<ListPage>;
  /**
   * - erase takes one sealed value of one line out of journal and snapshot; the chain still verifies
   * - erase changes nothing else, and nothing when there is nothing to erase
   */
  erase(address: CaseAddress, seq: number, name: string): Promise<void>;
  /**
   * What must not be traced to a person lies in a box, outside of every journal: without a time, in no order, and apart
   * from the marks that say who dropped something.
   * - drop puts a value into a box and its mark beside it, both or neither
   * - a mark drops once, however often it is sent, and nothing goes into a sealed box
   * - of many drops at the same time none is lost
   */
  drop(box: string, mark: string, value: Json): Promise<void>;
  /** - marks gives who dropped something, sorted, so that nothing says when */
  marks(box: string): Promise<readonly string[]>;
  /**
   * Whoever sees marks come must not see values come beside them.
   * - dropped gives no value before the box is sealed
   * - dropped gives no value of a box with fewer than five, else all of them, not in the order they came
   */
  dropped(box: string): Promise<readonly Json[]>;
  /** - sealing a box forgets its marks and keeps its values */
  sealBox(box: string): Promise<void>;
  /** - emptying a box takes out everything for good, and seals it */
  emptyBox(box: string): Promise<void>;
  /**
   * Takes or renews the lease and returns who holds it now. `dead` judges the holder.
   * - a lease goes to whoever asks when it is new, given back, or its holder is dead
   * - a living holder keeps the lease, and whoever asks learns who it is
   * - the epoch grows by one with every change of hands, and stays while the holder renews
   * - the beat changes with every renewal
   */
  lease(name: string, holder: string, dead: (current: Lease) => boolean): Promise<Lease>;
  /** - only its holder can give a lease back */
  release(name: string, holder: string): Promise<void>;
  /** - writable resolves while the store can be written to, and rejects when it cannot */
  writable(): Promise<void>;
  /** - close writes what was asked for before, and refuses what is asked for afterwards */
  close(): Promise<void>;
}
