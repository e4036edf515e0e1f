// The embedded store: one SQLite file, every commit durable before anybody hears of it.
import Database from 'better-sqlite3';
import type { Opened } from '../domain/chain.ts';
import { type CaseAddress, caseName, type Json, type Lane } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';
import { Conflict } from '../errors.ts';
import { type Connection, inTransaction } from './connection.ts';
import { groupCommit } from './group-commit.ts';
import type { Commit, DueRow, Lease, Snapshot, Store } from './port.ts';
import { boxesOf } from './sqlite-boxes.ts';
import { schema } from './sqlite-schema.ts';
import { insert, type LineRow, listHeads, ofOwner, prepare, type Statements, toLine } from './sqlite-statements.ts';

/** The first SQLite without the WAL-reset bug (stack.md 3). */
const leastVersion = '3.51.3';

/** Opens the store in a file, or in memory with `:memory:`. Throws when the file cannot be used. */
export function openSqlite(file: string): Store {
  const db = connect(file);
  const sql = prepare(db);
  const group = groupCommit(db, (commit) => write(sql, commit));
  return {
    kind: 'sqlite',
    ...reading(db, sql),
    commit: (commit) => group.add(commit),
    erase: async (address, seq, name) => inTransaction(db, () => erase(sql, address, seq, name)),
    ...boxesOf(db),
    lease: async (name, holder, dead) => inTransaction(db, () => takeLease(sql, name, holder, dead)),
    async release(name, holder) {
      sql.release.run(name, holder);
    },
    async writable() {
      sql.probe.run();
    },
    async close() {
      group.flush();
      db.close();
    },
  };
}

/** A database with our tables. FULL, because with NORMAL the last commits are lost when the power fails. */
export function connect(file: string): Database.Database {
  const db = new Database(file);
  try {
    db.exec('PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
    const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
    checkVersion(version);
    db.exec(schema);
    countOnce(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A store that is only read, such as a copy; whoever writes to it meanwhile is not held up. Throws when there is none. */
export function openToRead(file: string): Database.Database {
  return new Database(file, { readonly: true, fileMustExist: true });
}

/** Files written before lines were counted by partition are counted when they are first opened. */
function countOnce(db: Connection): void {
  inTransaction(db, () => {
    if (db.prepare('SELECT 1 FROM partitions LIMIT 1').get()) return;
    const { count } = prepare(db);
    const cases = db.prepare('SELECT kind, id, MAX(seq) AS lines FROM lines GROUP BY kind, id').all();
    for (const { lines, ...address } of cases as (CaseAddress & { lines: number })[]) {
      count.run(partitionOf(address), lines);
    }
  });
}

/** Throws when this SQLite is older than the first one that can be trusted. */
export function checkVersion(version: string): void {
  const number = (text: string) => text.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  if (number(version) < number(leastVersion)) {
    throw new Error(`SQLite ${version} is too old; ${leastVersion} is needed.`);
  }
}

type Reading = Pick<
  Store,
  'load' | 'due' | 'nextDue' | 'owing' | 'written' | 'ends' | 'snapshots' | 'journal' | 'list'
>;

function reading(db: Connection, sql: Statements): Reading {
  const after = (address: CaseAddress, seq: number) =>
    (sql.tail.all(address.kind, address.id, seq) as LineRow[]).map((line) => toLine(address, line));
  return {
    async load(address, since) {
      const row = sql.snapshot.get(address.kind, address.id) as (Snapshot & { state: string }) | undefined;
      const snapshot = row && row.seq > since ? { ...row, state: JSON.parse(row.state) as Json } : null;
      return { snapshot, lines: after(address, snapshot?.seq ?? since) };
    },
    async due(until, limit) {
      const rows = sql.due.all(until, limit) as (Omit<DueRow, 'address'> & CaseAddress)[];
      return rows.map(({ kind, id, key, lane, at }) => ({ address: { kind, id }, key, lane, at }));
    },
    async nextDue() {
      return (sql.nextDue.get() as { at: number | null }).at;
    },
    async owing(until) {
      return sql.owing.all(until) as { lane: Lane; rows: number; oldest: number }[];
    },
    async written(partition) {
      return (sql.written.get(partition) as { lines: number } | undefined)?.lines ?? 0;
    },
    async ends(kind, owner) {
      const rows = sql.ends.all(...ofOwner(kind, owner)) as { id: string; seq: number }[];
      return new Map(rows.map(({ id, seq }) => [id, seq]));
    },
    async snapshots(kind, owner) {
      const rows = sql.snapshots.all(...ofOwner(kind, owner)) as (Snapshot & { id: string; state: string })[];
      return new Map(rows.map(({ id, state, ...row }) => [id, { ...row, state: JSON.parse(state) as Json }]));
    },
    journal: async (address) => after(address, 0),
    list: async (query) => listHeads(db, query),
  };
}

function write(sql: Statements, commit: Commit): void {
  const { kind, id } = commit.address;
  const last = (sql.last.get(kind, id) as { seq: number | null }).seq ?? 0;
  if (last !== commit.expected) throw new Conflict(caseName(commit.address));
  insert(sql, commit);
}

/** A snapshot that may hold the value goes with it: the case is folded anew. */
function erase(sql: Statements, { kind, id }: CaseAddress, seq: number, name: string): void {
  const row = sql.opened.get(kind, id, seq) as { open: string } | undefined;
  const opened = JSON.parse(row?.open ?? '{}') as Record<string, Opened>;
  if (!Object.hasOwn(opened, name)) return;
  delete opened[name];
  sql.setOpened.run(JSON.stringify(opened), kind, id, seq);
  sql.forget.run(kind, id, seq);
}

function takeLease(sql: Statements, name: string, holder: string, dead: (current: Lease) => boolean): Lease {
  const current = sql.lease.get(name) as Lease | undefined;
  const ours = current?.holder === holder;
  if (current && !ours && current.holder !== '' && !dead(current)) return current;
  const taken = { holder, epoch: (current?.epoch ?? 0) + (ours ? 0 : 1), beat: (current?.beat ?? 0) + 1 };
  sql.putLease.run(name, taken.holder, taken.epoch, taken.beat);
  return taken;
}
