// The statements of the embedded store, and how its rows become lines and heads.
import type { JournalLine, Opened } from '../domain/chain.ts';
import { type CaseAddress, type CaseKind, caseName } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';
import type { Connection } from './connection.ts';
import type { Commit, ListPage, ListQuery } from './port.ts';

/** A row of the table `lines`. */
export interface LineRow {
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

export function prepare(db: Connection) {
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
    count: db.prepare(
      'INSERT INTO partitions (name,lines) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET lines=lines+excluded.lines',
    ),
    written: db.prepare('SELECT lines FROM partitions WHERE name=?'),
    ends: db.prepare(
      `SELECT id, MAX(seq) AS seq FROM lines WHERE kind=? AND id=? GROUP BY id UNION ALL
       SELECT id, MAX(seq) FROM lines WHERE kind=? AND id>? AND id<? GROUP BY id`,
    ),
    snapshots: db.prepare(
      `SELECT id, seq, hash, at, version, state FROM snapshots WHERE kind=? AND id=? UNION ALL
       SELECT id, seq, hash, at, version, state FROM snapshots WHERE kind=? AND id>? AND id<?`,
    ),
    opened: db.prepare('SELECT open FROM lines WHERE kind=? AND id=? AND seq=?'),
    setOpened: db.prepare('UPDATE lines SET open=? WHERE kind=? AND id=? AND seq=?'),
    forget: db.prepare('DELETE FROM snapshots WHERE kind=? AND id=? AND seq>=?'),
    lease: db.prepare('SELECT holder, epoch, beat FROM leases WHERE name=?'),
    putLease: db.prepare('INSERT OR REPLACE INTO leases (name,holder,epoch,beat) VALUES (?,?,?,?)'),
    release: db.prepare("UPDATE leases SET holder='' WHERE name=? AND holder=?"),
    probe: db.prepare("INSERT OR REPLACE INTO leases (name,holder,epoch,beat) VALUES ('probe','',0,0)"),
  };
}
export type Statements = ReturnType<typeof prepare>;

/** Puts lines, snapshot, head and due rows of one commit into the open transaction. */
export function insert(sql: Statements, commit: Commit): void {
  const { kind, id } = commit.address;
  for (const line of commit.lines) {
    const { seq, at, occurredAt, by, turn, entry, seals, prev, hash, open } = line;
    const json = JSON.stringify;
    sql.line.run(kind, id, seq, at, occurredAt, json(by), turn, json(entry), json(seals), prev, hash, json(open));
  }
  sql.count.run(partitionOf(commit.address), commit.lines.length);
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

/** What `ends` and `snapshots` are asked with: the owner's own case, and all from the dot to the sign after it. */
export const ofOwner = (kind: CaseKind, owner: string) => [kind, owner, kind, `${owner}.`, `${owner}/`] as const;

/** A line as it was written. */
export function toLine(address: CaseAddress, row: LineRow): JournalLine {
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

/** One page of heads. The place to go on from is `at|id` of its last row. */
export function listHeads(db: Connection, query: ListQuery): ListPage {
  const where = ['kind=?'];
  const values: (string | number)[] = [query.kind];
  for (const field of ['scope', 'status', 'key'] as const) {
    const value = query[field];
    if (value === undefined) continue;
    where.push(`${field}=?`);
    values.push(value);
  }
  /** As many as are wanted from one unbroken stretch of the index. */
  const stretch = (more: string, given: readonly (string | number)[], most: number) =>
    db
      .prepare(
        `SELECT kind,id,scope,status,key,at FROM heads WHERE ${where.join(' AND ')}${more} ORDER BY at DESC, id LIMIT ?`,
      )
      .all(...values, ...given, most) as HeadRow[];
  const wanted = query.limit + 1;
  const rows: HeadRow[] = [];
  if (query.after === undefined) {
    rows.push(...stretch('', [], wanted));
  } else {
    // Two stretches, because with OR every page would walk through all pages before it.
    const [at = '0', ...id] = query.after.split('|');
    rows.push(...stretch(' AND at=? AND id>?', [Number(at), id.join('|')], wanted));
    if (rows.length < wanted) rows.push(...stretch(' AND at<?', [Number(at)], wanted - rows.length));
  }
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const listed = page.map(({ kind, id, ...head }) => ({ address: { kind, id }, ...head }));
  return { rows: listed, next: rows.length > query.limit && last ? `${last.at}|${last.id}` : null };
}
