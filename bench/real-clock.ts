// The clock of this machine, as the engine wants it.
import { setTimeout as realPause } from 'node:timers/promises';
import type { Clock } from './whole-engine.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  async pause(ms, signal) {
    if (signal?.aborted) return;
    // Whoever let go of the pause goes on at once.
    await realPause(ms, undefined, signal ? { signal } : {}).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error;
    });
  },
};
