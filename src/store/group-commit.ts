// All commits of one turn of the event loop share one transaction; each stands or falls alone.
import { type Connection, inTransaction } from './connection.ts';
import type { Commit } from './port.ts';

export interface GroupCommit {
  /** Resolves when the commit is durable; rejects with why it is not. */
  add(commit: Commit): Promise<void>;
  /** Writes now what waits. */
  flush(): void;
}

interface Waiting {
  readonly commit: Commit;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** `write` puts one commit into the open transaction, or throws. */
export function groupCommit(db: Connection, write: (commit: Commit) => void): GroupCommit {
  let waiting: Waiting[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      for (const report of inTransaction(db, () => group.map(attempt))) report();
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
  }

  /** How to report what became of one commit, once all of them are durable. */
  function attempt({ commit, done, failed }: Waiting): () => void {
    db.exec('SAVEPOINT one');
    try {
      write(commit);
      db.exec('RELEASE one');
      return done;
    } catch (error) {
      db.exec('ROLLBACK TO one; RELEASE one');
      return () => failed(error);
    }
  }

  return {
    add(commit) {
      return new Promise<void>((done, failed) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ commit, done, failed });
      });
    },
    flush,
  };
}
