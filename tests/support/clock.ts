// A clock that moves only when told: pauses end when `advance` reaches them, in their order, never by themselves.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

export interface VirtualClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves when the clock got `ms` further, or at once when the signal fires. Fits `Env['pause']`. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** Moves on by `ms`, stopping at every pause that ends on the way and letting what it starts run to rest. */
  advance(ms: number): Promise<void>;
  /** How many pauses are being waited for. */
  waiting(): number;
}

/** So many turns of the event loop let a chain of commits and in-process calls come to rest. */
const turnsToRest = 40;

/**
 * `atRest` resolves when what the last moment started has come to rest. The default fits work inside this
 * process; whoever talks over sockets hands in a wait of his own (such as `app.settled()` after the default).
 */
export function virtualClock(start: number, atRest: () => Promise<void> = comeToRest): VirtualClock {
  let now = start;
  const pauses = new Set<{ readonly at: number; readonly end: () => void }>();

  /** The pause that ends first, and of equals the one that began first. */
  function next() {
    let first: { readonly at: number; readonly end: () => void } | undefined;
    for (const pause of pauses) if (!first || pause.at < first.at) first = pause;
    return first;
  }

  return {
    now: () => now,
    async pause(ms, signal) {
      if (signal?.aborted || ms <= 0) {
        await turnOfTheLoop();
        return;
      }
      await new Promise<void>((done) => {
        const end = () => {
          pauses.delete(waiting);
          signal?.removeEventListener('abort', end);
          done();
        };
        const waiting = { at: now + ms, end };
        pauses.add(waiting);
        signal?.addEventListener('abort', end, { once: true });
      });
    },
    async advance(ms) {
      const target = now + ms;
      await atRest();
      for (let pause = next(); pause && pause.at <= target; pause = next()) {
        now = Math.max(now, pause.at);
        pause.end();
        await atRest();
      }
      now = target;
      await atRest();
    },
    waiting: () => pauses.size,
  };
}

/** Lets everything that needs only this process run until it waits for the clock. */
export async function comeToRest(): Promise<void> {
  for (let turn = 0; turn < turnsToRest; turn += 1) await turnOfTheLoop();
}
