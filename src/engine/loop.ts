// When to work: under the lease, when nudged, when something falls due; and how to stop.
import { Refusal } from '../errors.ts';
import type { Env } from './env.ts';
import type { SendingLease } from './lease.ts';
import type { Worker } from './work.ts';

export interface Loop {
  /** Something may be due now. */
  nudge(): void;
  start(): void;
  /** Takes nothing new, waits a moment for what is on its way, gives the lease back. Never throws. */
  stop(): Promise<void>;
}

/** Look for the lease again, or rest after a fault. */
const retryAfter = 500;

/** The worker needs `nudge` and the loop needs the worker, so the worker is built from it. */
export function loop(env: Env, lease: SendingLease, build: (nudge: () => void) => Worker): Loop {
  let stopped = false;
  let nudged = false;
  let sleeping: AbortController | null = null;
  let done: Promise<void> = Promise.resolve();

  function nudge(): void {
    nudged = true;
    sleeping?.abort();
  }
  const worker = build(nudge);

  async function sleepUntil(time: number): Promise<void> {
    const ms = time - env.now();
    if (nudged || stopped || ms <= 0) return;
    sleeping = new AbortController();
    await env.pause(ms, sleeping.signal);
    sleeping = null;
  }

  return {
    nudge,
    start() {
      done = (async () => {
        while (!stopped) {
          nudged = false;
          await sleepUntil(await look(env, lease, worker));
        }
      })();
    },
    async stop() {
      stopped = true;
      nudge();
      await done;
      await worker.stop();
      await giveBack(env, lease);
    },
  };
}

/** Works if the lease is ours. Resolves with the time to look again, whatever failed. */
async function look(env: Env, lease: SendingLease, worker: Worker): Promise<number> {
  try {
    const epoch = await lease.hold();
    if (epoch !== null) return await worker.pass(epoch);
    worker.rest();
    return env.now() + retryAfter;
  } catch (error) {
    const stale = error instanceof Refusal;
    if (!stale) env.log.error('loop.fault', { error: error instanceof Error ? error.name : 'unknown' });
    return env.now() + retryAfter;
  }
}

async function giveBack(env: Env, lease: SendingLease): Promise<void> {
  try {
    await lease.release();
  } catch (error) {
    // It runs out by itself; the process must stop all the same.
    env.log.warn('lease.kept', { error: error instanceof Error ? error.name : 'unknown' });
  }
}
