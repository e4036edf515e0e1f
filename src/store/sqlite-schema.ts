// Tables of the embedded store.

/** Lines are only ever inserted; of their columns only `open` (sealed values) is ever changed, by erasing. */
export const schema = `
CREATE TABLE IF NOT EXISTS lines (
  kind TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
  at INTEGER NOT NULL, occurred_at INTEGER NOT NULL, actor TEXT NOT NULL, turn TEXT NOT NULL,
  entry TEXT NOT NULL, seals TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, open TEXT NOT NULL,
  PRIMARY KEY (kind, id, seq)
) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS lines_never_go BEFORE DELETE ON lines
BEGIN SELECT RAISE(ABORT, 'a journal line is never removed'); END;
CREATE TRIGGER IF NOT EXISTS lines_never_change
BEFORE UPDATE OF kind, id, seq, at, occurred_at, actor, turn, entry, seals, prev, hash ON lines
BEGIN SELECT RAISE(ABORT, 'a journal line is never changed'); END;
CREATE TABLE IF NOT EXISTS snapshots (
  kind TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL,
  at INTEGER NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS heads (
  kind TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, status TEXT NOT NULL, key TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS heads_listed ON heads (kind, scope, status, at DESC);
CREATE INDEX IF NOT EXISTS heads_newest ON heads (kind, at DESC);
CREATE INDEX IF NOT EXISTS heads_by_key ON heads (kind, key);
CREATE TABLE IF NOT EXISTS due (
  kind TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, lane INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (kind, id, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS due_order ON due (lane, at);
CREATE INDEX IF NOT EXISTS due_time ON due (at);
CREATE TABLE IF NOT EXISTS partitions (name TEXT PRIMARY KEY, lines INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS boxes (box TEXT PRIMARY KEY, sealed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS box_marks (box TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (box, mark)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS box_values (
  box TEXT NOT NULL, place TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (box, place)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS leases (
  name TEXT PRIMARY KEY, holder TEXT NOT NULL, epoch INTEGER NOT NULL, beat INTEGER NOT NULL
) WITHOUT ROWID;
`;
