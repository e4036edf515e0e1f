// A store that counts what is asked of it, and can be told to fail.
import type { Store } from '../../src/store/port.ts';

export interface WatchedStore {
  readonly store: Store;
  /** What was asked since the last time, by name of the call. */
  asked(): Readonly<Record<string, number>>;
  /** From now on, every call fails, or none. */
  fails(now: boolean): void;
}

export function watchedStore(real: Store): WatchedStore {
  let counts: Record<string, number> = {};
  let isDown = false;
  const through =
    <Given extends unknown[], Result>(name: string, task: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      counts[name] = (counts[name] ?? 0) + 1;
      if (isDown) throw new Error('the store is down');
      return task(...given);
    };
  const store: Store = {
    kind: real.kind,
    load: through('load', real.load),
    commit: through('commit', real.commit),
    due: through('due', real.due),
    nextDue: through('nextDue', real.nextDue),
    owing: through('owing', real.owing),
    journal: through('journal', real.journal),
    list: through('list', real.list),
    written: through('written', real.written),
    ends: through('ends', real.ends),
    snapshots: through('snapshots', real.snapshots),
    erase: through('erase', real.erase),
    drop: through('drop', real.drop),
    marks: through('marks', real.marks),
    dropped: through('dropped', real.dropped),
    sealBox: through('sealBox', real.sealBox),
    emptyBox: through('emptyBox', real.emptyBox),
    lease: through('lease', real.lease),
    release: through('release', real.release),
    writable: through('writable', real.writable),
    close: real.close,
  };
  return {
    store,
    asked() {
      const since = counts;
      counts = {};
      return since;
    },
    fails: (now) => {
      isDown = now;
    },
  };
}
