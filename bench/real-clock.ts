// The clock of this machine, and its chance, as the product has them.
import { randomBytes } from 'node:crypto';
import type { Chance } from '../local/simulation/chance.ts';
import type { Clock } from './whole-engine.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  pause: (ms, signal) =>
    new Promise((done) => {
      if (signal?.aborted) return done();
      const timer = setTimeout(finish, ms);
      signal?.addEventListener('abort', finish, { once: true });
      function finish() {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        done();
      }
    }),
};

/** What the engine draws of chance, from the machine. */
export const realChance: Pick<Chance, 'hex' | 'next'> = {
  hex: (digits) => randomBytes(digits / 2).toString('hex'),
  next: () => Math.random(),
};
