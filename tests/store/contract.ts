// The contract every store keeps: one test per promise of src/store/port.ts, with the promise as its name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { boxPromises } from './box-promises.ts';
import { readingPromises } from './reading-promises.ts';
import { writingPromises } from './writing-promises.ts';

const promises = { ...readingPromises, ...writingPromises, ...boxPromises };

/** The promises as they stand in the port: what follows a dash, up to the next dash or the end of the comment. */
function promisesOfPort(): readonly string[] {
  const port = readFileSync(join(import.meta.dirname, '../../src/store/port.ts'), 'utf8');
  const comments = [...port.matchAll(/\/\*\*(.*?)\*\//gs)].map(([, text = '']) => text.replace(/\n\s*\*/g, '\n'));
  return comments.flatMap((comment) => [...comment.matchAll(/^ *- (.*)$/gm)].map(([, promise = '']) => promise.trim()));
}

/** Runs the contract on a kind of store. `open` gives an empty one each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the contract`, () => {
    test('which has a test for every promise of the port, and no other', () => {
      expect(promisesOfPort().length).toBeGreaterThan(20);
      expect(Object.keys(promises).sort()).toEqual([...promisesOfPort()].sort());
    });

    test.each(Object.entries(promises))('%s', async (_promise, holds) => {
      const store = await open();
      try {
        await holds(store);
      } finally {
        await store.close();
      }
    });
  });
}
