// The store of a story: one real store that outlives restarts, can be watched, broken, and cut off.
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

export interface WorldStore {
  /** The store as one run of the app gets it; `cutOff` ends that run's hold on it, as a kill does. */
  opened(): { readonly store: Store; cutOff(): void };
  /** Every call fails with this SQLite code until `heals`. */
  breaks(code: string): void;
  heals(): void;
  /** Calls begun and not ended, and calls begun at all: whoever waits for rest looks at both. */
  underway(): number;
  begun(): number;
  close(): Promise<void>;
}

/** `real` is SQLite in memory unless the story brings another. */
export function worldStore(real: Store = openSqlite(':memory:')): WorldStore {
  let underway = 0;
  let begun = 0;
  let fault: string | null = null;

  function opened() {
    let isCutOff = false;
    const through = <Given extends unknown[], Result>(task: (...given: Given) => Promise<Result>) => {
      return async (...given: Given): Promise<Result> => {
        if (isCutOff) return new Promise<Result>(() => undefined);
        begun += 1;
        underway += 1;
        try {
          if (fault !== null) throw Object.assign(new Error(fault), { code: fault });
          return await task(...given);
        } finally {
          underway -= 1;
        }
      };
    };
    const store: Store = {
      kind: real.kind,
      load: through(real.load),
      commit: through(real.commit),
      due: through(real.due),
      nextDue: through(real.nextDue),
      owing: through(real.owing),
      written: through(real.written),
      ends: through(real.ends),
      snapshots: through(real.snapshots),
      journal: through(real.journal),
      list: through(real.list),
      erase: through(real.erase),
      drop: through(real.drop),
      marks: through(real.marks),
      dropped: through(real.dropped),
      sealBox: through(real.sealBox),
      emptyBox: through(real.emptyBox),
      lease: through(real.lease),
      release: through(real.release),
      writable: through(real.writable),
      // The next run opens it again: in memory there is only this one.
      close: async () => undefined,
    };
    return {
      store,
      cutOff: () => {
        isCutOff = true;
      },
    };
  }

  return {
    opened,
    breaks: (code) => {
      fault = code;
    },
    heals: () => {
      fault = null;
    },
    underway: () => underway,
    begun: () => begun,
    close: () => real.close(),
  };
}
