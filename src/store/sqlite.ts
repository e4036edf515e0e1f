// The embedded store: one SQLite file, every commit durable before anybody hears of it.
import Database from 'better-sqlite3';
import type { JournalLine, Opened } from '../domain/chain.ts';
import { type CaseAddress, type CaseKind, caseName, type Json, type Lane } from '../domain/model.ts';
import { Conflict } from '../errors.ts';
import type { Commit, DueRow, Lease, Listed, ListPage, ListQuery, Snapshot, Store } from './port.ts';
import { schema } from './sqlite-schema.ts';

interface LineRow {
  seq: number;
  at: number;
  occurred_at: number;
  actor: string;
  turn: string;
  entry: string;
  seals: string;
  prev: string;
  hash: string;
  open: string;
}
interface HeadRow {
  kind: CaseKind;
  id: string;
  scope: string;
  status: string;
  key: string;
  at: number;
}
interface Waiting {
  commit: Commit;
  done: () => void;
  failed: (error: unknown) => void;
}

/** The first SQLite without the WAL-reset bug (stack.md 3). */
const leastVersion = '3.51.3';

/**
 * Opens the store in a file, or in memory with `:memory:`. FULL, because NORMAL loses the last commits when
 * the power fails.
 */
export function openSqlite(file: string): Store {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;');
  checkVersion(db);
  db.exec(schema);
  const sql = prepare(db);
  let waiting: Waiting[] = [];

  /** All commits of one turn of the event loop share one transaction; each stands or falls alone. */
  function flush(): void {
    const group = waiting;
    waiting = [];
    const outcomes: (() => void)[] = [];
    try {
      db.exec('BEGIN IMMEDIATE');
      for (const item of group) outcomes.push(attempt(item));
      db.exec('COMMIT');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      for (const item of group) item.failed(error);
      return;
    }
    for (const report of outcomes) report();
  }

  function attempt(item: Waiting): () => void {
    db.exec('SAVEPOINT one');
    try {
      write(sql, item.commit);
      db.exec('RELEASE one');
      return item.done;
    } catch (error) {
      db.exec('ROLLBACK TO one; RELEASE one');
      return () => item.failed(error);
    }
  }

  return {
    kind: 'sqlite',
    async load(address, since) {
      const row = sql.snapshot.get(address.kind, address.id) as (Snapshot & { state: string }) | undefined;
      const snapshot = row && row.seq > since ? { ...row, state: JSON.parse(row.state) as Json } : null;
      const lines = sql.tail.all(address.kind, address.id, snapshot?.seq ?? since) as LineRow[];
      return { snapshot, lines: lines.map((line) => toLine(address, line)) };
    },
    commit(commit) {
      return new Promise<void>((done, failed) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ commit, done, failed });
      });
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
    async journal(address) {
      return (sql.tail.all(address.kind, address.id, 0) as LineRow[]).map((line) => toLine(address, line));
    },
    async list(query) {
      return listHeads(db, query);
    },
    async erase(address, seq, name) {
      sql.erase.run(`$.${JSON.stringify(name)}`, address.kind, address.id, seq);
    },
    lease: async (name, holder, dead) => db.transaction(() => takeLease(sql, name, holder, dead)).immediate(),
    async release(name, holder) {
      sql.release.run(name, holder);
    },
    async writable() {
      sql.probe.run();
    },
    async close() {
      if (waiting.length > 0) flush();
      db.close();
    },
  };
}

function checkVersion(db: Database.Database): void {
  const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const number = (text: string) => text.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  if (number(version) < number(leastVersion))
    throw new Error(`SQLite ${version} is too old; ${leastVersion} is needed.`);
}

function prepare(db: Database.Database) {
  return {
    snapshot: db.prepare('SELECT seq, hash, at, version, state FROM snapshots WHERE kind=? AND id=?'),
    tail: db.prepare('SELECT * FROM lines WHERE kind=? AND id=? AND seq>? ORDER BY seq'),
    last: db.prepare('SELECT MAX(seq) AS seq FROM lines WHERE kind=? AND id=?'),
    line: db.prepare(
      'INSERT INTO lines (kind,id,seq,at,occurred_at,actor,turn,entry,seals,prev,hash,open) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)',
    ),
    putSnapshot: db.prepare(
      'INSERT OR REPLACE INTO snapshots (kind,id,seq,hash,at,version,state) VALUES (?,?,?,?,?,?,?)',
    ),
    putHead: db.prepare('INSERT OR REPLACE INTO heads (kind,id,scope,status,key,at) VALUES (?,?,?,?,?,?)'),
    owe: db.prepare('INSERT OR REPLACE INTO due (kind,id,key,lane,at) VALUES (?,?,?,?,?)'),
    pay: db.prepare('DELETE FROM due WHERE kind=? AND id=? AND key=?'),
    due: db.prepare('SELECT kind,id,key,lane,at FROM due WHERE at<=? ORDER BY lane, at LIMIT ?'),
    nextDue: db.prepare('SELECT MIN(at) AS at FROM due'),
    owing: db.prepare(
      'SELECT lane, COUNT(*) AS rows, MIN(at) AS oldest FROM due WHERE at<=? GROUP BY lane ORDER BY lane',
    ),
    erase: db.prepare('UPDATE lines SET open=json_remove(open, ?) WHERE kind=? AND id=? AND seq=?'),
    lease: db.prepare('SELECT holder, epoch, beat FROM leases WHERE name=?'),
    putLease: db.prepare('INSERT OR REPLACE INTO leases (name,holder,epoch,beat) VALUES (?,?,?,?)'),
    release: db.prepare("UPDATE leases SET holder='' WHERE name=? AND holder=?"),
    probe: db.prepare("INSERT OR REPLACE INTO leases (name,holder,epoch,beat) VALUES ('probe','',0,0)"),
  };
}
type Statements = ReturnType<typeof prepare>;

function write(sql: Statements, commit: Commit): void {
  const { kind, id } = commit.address;
  const last = (sql.last.get(kind, id) as { seq: number | null }).seq ?? 0;
  if (last !== commit.expected) throw new Conflict(caseName(commit.address));
  for (const line of commit.lines) {
    const { seq, at, occurredAt, by, turn, entry, seals, prev, hash, open } = line;
    const json = [by, turn, entry, seals].map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
    sql.line.run(kind, id, seq, at, occurredAt, ...json, prev, hash, JSON.stringify(open));
  }
  if (commit.snapshot) {
    const { seq, hash, at, version, state } = commit.snapshot;
    sql.putSnapshot.run(kind, id, seq, hash, at, version, JSON.stringify(state));
  }
  if (commit.head) {
    const { scope, status, key, at } = commit.head;
    sql.putHead.run(kind, id, scope, status, key, at);
  }
  for (const key of commit.paid) sql.pay.run(kind, id, key);
  for (const row of commit.owe) sql.owe.run(kind, id, row.key, row.lane, row.at);
}

function takeLease(sql: Statements, name: string, holder: string, dead: (current: Lease) => boolean): Lease {
  const current = sql.lease.get(name) as Lease | undefined;
  const ours = current?.holder === holder;
  if (current && !ours && current.holder !== '' && !dead(current)) return current;
  const taken = { holder, epoch: (current?.epoch ?? 0) + (ours ? 0 : 1), beat: (current?.beat ?? 0) + 1 };
  sql.putLease.run(name, taken.holder, taken.epoch, taken.beat);
  return taken;
}

function toLine(address: CaseAddress, row: LineRow): JournalLine {
  return {
    case: caseName(address),
    seq: row.seq,
    at: row.at,
    occurredAt: row.occurred_at,
    by: JSON.parse(row.actor),
    turn: row.turn,
    entry: JSON.parse(row.entry) as JournalLine['entry'],
    seals: JSON.parse(row.seals) as Record<string, string>,
    prev: row.prev,
    hash: row.hash,
    open: JSON.parse(row.open) as Record<string, Opened>,
  };
}

function listHeads(db: Database.Database, query: ListQuery): ListPage {
  const where = ['kind=?'];
  const values: Json[] = [query.kind];
  for (const field of ['scope', 'status', 'key'] as const) {
    const value = query[field];
    if (value === undefined) continue;
    where.push(`${field}=?`);
    values.push(value);
  }
  if (query.after !== undefined) {
    const [at = '0', ...id] = query.after.split('|');
    where.push('(at<? OR (at=? AND id>?))');
    values.push(Number(at), Number(at), id.join('|'));
  }
  const rows = db
    .prepare(`SELECT kind,id,scope,status,key,at FROM heads WHERE ${where.join(' AND ')} ORDER BY at DESC, id LIMIT ?`)
    .all(...values, query.limit + 1) as HeadRow[];
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const listed: Listed[] = page.map(({ kind, id, ...head }) => ({ address: { kind, id }, ...head }));
  return { rows: listed, next: rows.length > query.limit && last ? `${last.at}|${last.id}` : null };
}
