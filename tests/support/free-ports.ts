// Ports for tests that must know an address before somebody listens there: free, and below those the system hands out.
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Above what services use, below what Linux gives to outgoing connections (from 32768): nobody comes by chance. */
const lowest = 10_000;
const highest = 32_000;
const tries = 200;
/** Handed out in this process already. */
const taken = new Set<number>();

/**
 * The first of `count` neighbouring ports on which nobody listens. Chosen at random, so that files and runs beside each
 * other do not meet; never the same twice in one process.
 * @throws Error when none was found.
 */
export async function freePorts(count = 1): Promise<number> {
  for (let n = 0; n < tries; n += 1) {
    const first = randomInt(lowest, highest - count);
    const all = Array.from({ length: count }, (_, i) => first + i);
    if (all.some((port) => taken.has(port))) continue;
    for (const port of all) taken.add(port);
    if ((await Promise.all(all.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`no ${count} free ports between ${lowest} and ${highest}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
