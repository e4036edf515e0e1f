// A clock that leaps from timer to timer: in order of time, then of insertion; between two of them everything comes to rest.

export interface SimulatedClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal fires. Fits `Env['pause']`. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls `task` at that time, epoch milliseconds; at once when it has passed. */
  at(time: number, task: () => void): void;
  /** Work that needs real turns of the event loop, such as a group commit: time stands still until it has ended. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Runs up to that time, or until `enough` says so at a moment of rest. Rejects when a task throws. */
  runUntil(time: number, enough?: () => boolean): Promise<void>;
  /** How many timers have fired. */
  fired(): number;
}

interface Timer {
  readonly at: number;
  readonly n: number;
  /** Null once it is not wanted any more. */
  task: (() => void) | null;
}

/**
 * Nothing but microtasks and the work given to `during` may be asynchronous: real I/O or web crypto would end at a
 * time that no seed knows.
 */
export function simulatedClock(start: number): SimulatedClock {
  let now = start;
  let count = 0;
  let fired = 0;
  let underway = 0;
  const timers = heap();

  function set(time: number, task: () => void): Timer {
    count += 1;
    // Whole milliseconds, as clocks give them.
    const timer: Timer = { at: Math.max(now, Math.ceil(time)), n: count, task };
    timers.push(timer);
    return timer;
  }

  function pause(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((done) => {
      const timer = set(now + Math.max(0, ms), () => {
        signal?.removeEventListener('abort', cancel);
        done();
      });
      function cancel() {
        timer.task = null;
        done();
      }
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  /** The next timer that is still wanted and not later than `time`. */
  function next(time: number): Timer | undefined {
    for (let timer = timers.first(); timer && timer.at <= time; timer = timers.first()) {
      timers.shift();
      if (timer.task) return timer;
    }
    return undefined;
  }

  function runUntil(time: number, enough?: () => boolean): Promise<void> {
    return new Promise((done, failed) => {
      /** Fires the next timer; false when there is nothing more to do. */
      function fires(): boolean {
        if (enough?.()) return false;
        const timer = next(time);
        now = Math.max(now, timer?.at ?? time);
        if (!timer) return false;
        fired += 1;
        timer.task?.();
        return true;
      }
      // All microtasks end before the next turn of the loop, so a turn without work underway is rest.
      function step(): void {
        try {
          if (underway > 0 || fires()) setImmediate(step);
          else done();
        } catch (error) {
          failed(error as Error);
        }
      }
      setImmediate(step);
    });
  }

  return {
    now: () => now,
    pause,
    at: (time, task) => void set(time, task),
    async during(work) {
      underway += 1;
      try {
        return await work;
      } finally {
        underway -= 1;
      }
    },
    runUntil,
    fired: () => fired,
  };
}

const before = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.n < b.n);

/** A binary heap: the earliest timer first, of equals the one that was set first. */
function heap() {
  const items: Timer[] = [];

  function sink(last: Timer): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [a, b] = [items[left], items[left + 1]];
      if (!a) break;
      const smaller = b && before(b, a) ? b : a;
      if (!before(smaller, last)) break;
      items[place] = smaller;
      place = smaller === a ? left : left + 1;
    }
    items[place] = last;
  }

  return {
    first: () => items[0],
    push(timer: Timer): void {
      let place = items.length;
      while (place > 0) {
        const above = (place - 1) >> 1;
        const parent = items[above] as Timer;
        if (!before(timer, parent)) break;
        items[place] = parent;
        place = above;
      }
      items[place] = timer;
    },
    shift(): void {
      const last = items.pop();
      if (last && items.length > 0) sink(last);
    },
  };
}
