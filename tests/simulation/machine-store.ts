// The one store as one process sees it: calls take time, fail before or after they took effect, and end with the process.
import type { Chance } from '../../local/simulation/chance.ts';
import type { SimulatedClock } from '../../local/simulation/clock.ts';
import type { Commit, Store } from '../../src/store/port.ts';
import type { Machine } from './machine.ts';

/** What is wrong with the store just now. */
export interface StoreTrouble {
  /** Probability that a call fails before it took effect, and with which SQLite code. */
  before: number;
  code: string;
  /** Probability that a commit fails for the caller although it took effect. */
  after: number;
  /** Every write fails, as with a full disk; reads work. */
  full: boolean;
  /** Processes that cannot reach the row of the sending lease. */
  readonly leaseless: Set<string>;
}

export const noTrouble = (): StoreTrouble => ({
  before: 0,
  code: 'SQLITE_IOERR',
  after: 0,
  full: false,
  leaseless: new Set(),
});

export interface StoreWatch {
  committed(machine: string, commit: Commit): void;
  leased(holder: string, epoch: number): void;
  /** Any call begins or ends: a moment at which a process may die. */
  boundary(machine: string): void;
}

export interface StoreAt {
  readonly clock: SimulatedClock;
  readonly chance: Chance;
  readonly trouble: StoreTrouble;
  readonly watch: StoreWatch;
  /** Median milliseconds a write takes. */
  readonly slow: number;
}

class SqliteError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'SqliteError';
    this.code = code;
  }
}

export function machineStore(real: Store, machine: Machine, at: StoreAt): Store {
  const { clock, chance, trouble, watch } = at;
  const dead = new Promise<never>(() => undefined);

  function fails(writes: boolean): void {
    if (writes && trouble.full) throw new SqliteError('SQLITE_FULL');
    if (chance.happens(trouble.before)) throw new SqliteError(trouble.code);
  }

  /** A call takes a while, and on both ways there the process may die. */
  async function write<T>(task: () => Promise<T>): Promise<T> {
    watch.boundary(machine.name);
    await machine.pause(chance.around(at.slow, 0.6));
    if (!machine.isAlive()) return dead;
    fails(true);
    const result = await clock.during(task());
    watch.boundary(machine.name);
    await machine.pause(chance.around(at.slow / 2, 0.6));
    return result;
  }

  async function read<T>(task: () => Promise<T>): Promise<T> {
    if (!machine.isAlive()) return dead;
    fails(false);
    return machine.hears(task());
  }

  return {
    kind: real.kind,
    load: (...given) => read(() => real.load(...given)),
    due: (...given) => read(() => real.due(...given)),
    nextDue: () => read(() => real.nextDue()),
    owing: (...given) => read(() => real.owing(...given)),
    journal: (...given) => read(() => real.journal(...given)),
    list: (...given) => read(() => real.list(...given)),
    written: (...given) => read(() => real.written(...given)),
    ends: (...given) => read(() => real.ends(...given)),
    snapshots: (...given) => read(() => real.snapshots(...given)),
    writable: () => read(() => real.writable()),
    erase: (...given) => write(() => real.erase(...given)),
    drop: (...given) => write(() => real.drop(...given)),
    marks: (...given) => read(() => real.marks(...given)),
    dropped: (...given) => read(() => real.dropped(...given)),
    sealBox: (...given) => write(() => real.sealBox(...given)),
    emptyBox: (...given) => write(() => real.emptyBox(...given)),
    async commit(commit) {
      await write(async () => {
        await real.commit(commit);
        watch.committed(machine.name, commit);
      });
      if (chance.happens(trouble.after)) throw new SqliteError('SQLITE_IOERR_COMMIT');
    },
    async lease(name, holder, deadOne) {
      if (trouble.leaseless.has(machine.name)) throw new SqliteError('SQLITE_BUSY');
      const lease = await write(() => real.lease(name, holder, deadOne));
      watch.leased(lease.holder, lease.epoch);
      return lease;
    },
    release: (...given) => write(() => real.release(...given)),
    // In memory there is only this one store, and the next process opens it again.
    close: async () => undefined,
  };
}
