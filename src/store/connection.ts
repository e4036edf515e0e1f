// The little we use of an SQLite library, so that another one can take its place.

/** A prepared statement. Values are bound, never written into the text. */
export interface Prepared {
  run(...values: (string | number)[]): unknown;
  get(...values: (string | number)[]): unknown;
  all(...values: (string | number)[]): unknown[];
}

/** An open database. */
export interface Connection {
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
  prepare(sql: string): Prepared;
}

/** Runs the task in one transaction that waits for other writers first; all of it counts, or nothing. */
export function inTransaction<T>(db: Connection, task: () => T): T {
  try {
    db.exec('BEGIN IMMEDIATE');
    const result = task();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
