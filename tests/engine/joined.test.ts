// Reads that share one: never an answer that is older than the question, never more than one run and one waiting.
import { expect, test } from 'vitest';
import { joined } from '../../src/engine/joined.ts';

/** A value that changes, and reads of it that end when they are told to. */
function slowReads() {
  const ends: (() => void)[] = [];
  let value = 0;
  let reads = 0;
  return {
    change: () => {
      value += 1;
    },
    reads: () => reads,
    /** Lets the oldest read end, and what follows from it begin. */
    async end() {
      ends.shift()?.();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
    read: joined(async (key: string) => {
      reads += 1;
      const now = `${key} ${value}`;
      await new Promise<void>((done) => void ends.push(done));
      if (key === 'bad') throw new Error(now);
      return now;
    }),
  };
}

test('whoever asks during a read gets the next one, and all who wait share it', async () => {
  const { change, read, reads, end } = slowReads();
  const first = read('a');
  change();
  const later = [read('a'), read('a'), read('a')];
  await end();
  change();
  const last = read('a');
  expect(await first).toBe('a 0');
  await end();
  expect(await Promise.all(later)).toEqual(['a 1', 'a 1', 'a 1']);
  await end();
  expect(await last).toBe('a 2');
  expect(reads()).toBe(3);
});

test('keys do not wait for each other, and nothing is kept when nobody asks', async () => {
  const { read, reads, end, change } = slowReads();
  const both = [read('a'), read('b')];
  await end();
  await end();
  expect(await Promise.all(both)).toEqual(['a 0', 'b 0']);
  change();
  const again = read('a');
  await end();
  expect(await again).toBe('a 1');
  expect(reads()).toBe(3);
});

test('a read that fails fails for those who shared it, and the waiting one begins all the same', async () => {
  const { read, end, change } = slowReads();
  const first = read('bad').catch((error: Error) => error.message);
  change();
  const second = read('bad').catch((error: Error) => error.message);
  await end();
  expect(await first).toBe('bad 0');
  await end();
  expect(await second).toBe('bad 1');
});
