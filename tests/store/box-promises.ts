// What every store promises about boxes; each key is a sentence of src/store/port.ts.
import { expect } from 'vitest';
import type { Promised } from './writing-promises.ts';

const names = (count: number) => Array.from({ length: count }, (_, n) => `p-${String(n).padStart(2, '0')}`);

export const boxPromises: Promised = {
  async 'drop puts a value into a box and its mark beside it, both or neither'(store) {
    for (const mark of names(5)) await store.drop('a', mark, { rating: 3, mark: mark.length });
    await store.drop('b', 'p-00', { rating: 1, mark: 0 });
    expect(await store.marks('a')).toEqual(names(5));
    await store.sealBox('a');
    expect(await store.dropped('a')).toEqual(names(5).map(() => ({ rating: 3, mark: 4 })));
    expect(await store.marks('b')).toEqual(['p-00']);
    await store.close();
    await expect(store.drop('b', 'p-01', 1)).rejects.toThrow();
  },

  async 'a mark drops once, however often it is sent, and nothing goes into a sealed box'(store) {
    for (const mark of names(6)) await store.drop('a', mark, 'first');
    await store.drop('a', 'p-03', 'second');
    await store.sealBox('a');
    await store.drop('a', 'p-99', 'late');
    expect(await store.dropped('a')).toEqual(Array(6).fill('first'));
    expect(await store.marks('a')).toEqual([]);
    await store.sealBox('never used');
    await store.drop('never used', 'p-00', 1);
    expect(await store.marks('never used')).toEqual([]);
  },

  async 'of many drops at the same time none is lost'(store) {
    await Promise.all(names(12).map((mark, n) => store.drop('a', mark, n)));
    expect(await store.marks('a')).toEqual(names(12));
    await store.sealBox('a');
    expect((await store.dropped('a')).toSorted((one, other) => Number(one) - Number(other))).toEqual(
      names(12).map((_, n) => n),
    );
  },

  async 'marks gives who dropped something, sorted, so that nothing says when'(store) {
    for (const mark of names(4).reverse()) await store.drop('a', mark, 0);
    expect(await store.marks('a')).toEqual(names(4));
    expect(await store.marks('nobody')).toEqual([]);
  },

  async 'dropped gives no value before the box is sealed'(store) {
    for (const mark of names(8)) await store.drop('a', mark, 1);
    expect(await store.dropped('a')).toEqual([]);
    await store.sealBox('a');
    expect(await store.dropped('a')).toHaveLength(8);
  },

  async 'dropped gives no value of a box with fewer than five, else all of them, not in the order they came'(store) {
    for (const mark of names(4)) await store.drop('few', mark, 1);
    await store.sealBox('few');
    expect(await store.dropped('few')).toEqual([]);
    const inOrder = names(30).map((_, n) => n);
    for (const [n, mark] of names(30).entries()) await store.drop('a', mark, n);
    await store.sealBox('a');
    const all = await store.dropped('a');
    // That chance keeps 30 in order happens once in 10^32 times.
    expect(all).not.toEqual(inOrder);
    expect(all.toSorted((one, other) => Number(one) - Number(other))).toEqual(inOrder);
  },

  async 'sealing a box forgets its marks and keeps its values'(store) {
    for (const mark of names(5)) await store.drop('a', mark, 'kept');
    await store.sealBox('a');
    await store.sealBox('a');
    expect(await store.marks('a')).toEqual([]);
    expect(await store.dropped('a')).toEqual(Array(5).fill('kept'));
  },

  async 'emptying a box takes out everything for good, and seals it'(store) {
    for (const mark of names(5)) await store.drop('a', mark, 'gone');
    await store.drop('b', 'p-00', 'stays');
    await store.emptyBox('a');
    for (const mark of names(5)) await store.drop('a', mark, 'late');
    expect(await store.dropped('a')).toEqual([]);
    expect(await store.marks('a')).toEqual([]);
    expect(await store.marks('b')).toEqual(['p-00']);
  },
};
