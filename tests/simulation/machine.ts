// A process as its machine treats it: it can be killed, stall, and its clock can be wrong. Only what it hears is touched.
import type { SimulatedClock } from '../../local/simulation/clock.ts';

export interface Machine {
  readonly name: string;
  /** Its own clock, epoch milliseconds; may be off. */
  now(): number;
  /** Runs evenly whatever is done to the clock, milliseconds. */
  monotonic(): number;
  /** A timer of this process: it fires late when the process stalls, and never after a kill. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** What comes from outside: it is heard when the process runs again, and never after a kill. */
  hears<T>(coming: Promise<T>): Promise<T>;
  isAlive(): boolean;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
  kill(): void;
  /** Stands still for so long, milliseconds. */
  stall(ms: number): void;
  /** Sets its clock on by so much, milliseconds; negative: back. */
  skew(ms: number): void;
  /** When it last woke from a stall, epoch milliseconds; 0: never stalled. */
  wokeAt(): number;
}

export function machine(clock: SimulatedClock, name: string): Machine {
  let alive = true;
  let off = 0;
  let standsUntil = 0;
  let kill: () => void = () => undefined;
  const gone = new Promise<void>((done) => {
    kill = done;
  });

  /** Does it now, once the process runs again, or never. */
  function whenRunning(task: () => void): void {
    if (!alive) return;
    if (clock.now() >= standsUntil) task();
    else clock.at(standsUntil, () => whenRunning(task));
  }

  return {
    name,
    now: () => clock.now() + off,
    monotonic: clock.now,
    pause(ms, signal) {
      return new Promise((done) => {
        void clock.pause(ms, signal).then(() => (signal?.aborted ? done() : whenRunning(done)));
      });
    },
    hears<T>(coming: Promise<T>): Promise<T> {
      return new Promise<T>((done, failed) => {
        coming.then(
          (value) => whenRunning(() => done(value)),
          (error: unknown) => whenRunning(() => failed(error as Error)),
        );
      });
    },
    isAlive: () => alive,
    gone,
    kill() {
      alive = false;
      kill();
    },
    stall(ms) {
      standsUntil = Math.max(standsUntil, clock.now() + ms);
    },
    skew(ms) {
      off += ms;
    },
    wokeAt: () => standsUntil,
  };
}
