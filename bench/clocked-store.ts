// A store on a clock that leaps: a write takes its time on that clock, and time stands still until it is really done.
import type { Chance } from '../local/simulation/chance.ts';
import type { SimulatedClock } from '../local/simulation/clock.ts';
import type { Store } from '../src/store/port.ts';

/** `slow`: median milliseconds of a write. */
export function clockedStore(store: Store, clock: SimulatedClock, chance: Chance, slow = 2): Store {
  async function write<T>(task: () => Promise<T>): Promise<T> {
    await clock.pause(chance.around(slow, 0.6));
    return clock.during(task());
  }
  return {
    ...store,
    commit: (commit) => write(() => store.commit(commit)),
    erase: (...given) => write(() => store.erase(...given)),
    lease: (...given) => write(() => store.lease(...given)),
    release: (...given) => write(() => store.release(...given)),
  };
}
