// What every store promises about reading, owing and leases; each key is a sentence of src/store/port.ts.
import { expect } from 'vitest';
import type { JournalLine } from '../../src/domain/chain.ts';
import type { Lane } from '../../src/domain/model.ts';
import { partitionOf } from '../../src/domain/partition.ts';
import type { Listed, ListQuery, Store } from '../../src/store/port.ts';
import { alarm, commitOf, fill, head, linesAfter, rollOf, snapshotAt } from './commits.ts';
import type { Promised } from './writing-promises.ts';

type Row = readonly [id: string, key: string, lane: Lane, at: number];

async function owe(store: Store, ...rows: readonly Row[]): Promise<void> {
  for (const [id, key, lane, at] of rows) {
    const { lines } = await store.load(alarm(id), 0);
    const next = linesAfter(alarm(id), lines.at(-1) ?? null, key);
    await store.commit(commitOf(alarm(id), next, { owe: [{ key, lane, at }] }));
  }
}
const dueNow = async (store: Store, until: number, limit = 100) =>
  (await store.due(until, limit)).map(({ address, key, lane, at }) => [address.id, key, lane, at]);

async function putHeads(store: Store, ...heads: readonly (readonly [string, Parameters<typeof head>[0]])[]) {
  for (const [id, change] of heads) {
    await store.commit(commitOf(alarm(id), linesAfter(alarm(id), null, id), { head: head(change) }));
  }
}
/** The first three are of the owner MI; the names of the others only look alike. */
const processCases = [
  ['MI', 1],
  ['MI.a', 2],
  ['MI.größe~1|ä', 3],
  ['MI-ITN.a', 1],
  ['MIX.a', 1],
] as const;

/** Writes a process with so many lines and, when asked for, a snapshot at each; ids with `b` are resources. */
async function put(store: Store, id: string, count: number, withSnapshot = false): Promise<void> {
  const address = { kind: id.startsWith('MI.b') ? ('resource' as const) : ('process' as const), id };
  let last: JournalLine | null = null;
  for (let line = 1; line <= count; line += 1) {
    const lines: readonly JournalLine[] = linesAfter(address, last, `line ${line}`);
    last = lines[0] as JournalLine;
    const snapshot = withSnapshot ? { snapshot: snapshotAt(last, `state ${line}`) } : {};
    await store.commit(commitOf(address, lines, snapshot));
  }
}
const idsOf = (rows: readonly Listed[]) => rows.map((row) => row.address.id);
const never = () => false;

export const readingPromises: Promised = {
  async 'load gives the newest snapshot and every line after it, in order and without gaps'(store) {
    const first = linesAfter(alarm('a'), null, 'one', 'two');
    await store.commit(commitOf(alarm('a'), first, { snapshot: snapshotAt(first[0] as JournalLine, 'old') }));
    const second = linesAfter(alarm('a'), first[1] ?? null, 'three', 'four', 'five');
    await store.commit(commitOf(alarm('a'), second, { snapshot: snapshotAt(second[0] as JournalLine, 'new') }));
    const { snapshot, lines } = await store.load(alarm('a'), 0);
    expect(snapshot).toEqual(snapshotAt(second[0] as JournalLine, 'new'));
    expect(lines).toEqual(second.slice(1));
  },

  async 'load gives only what came after `since`, and no snapshot that is not newer'(store) {
    const lines = linesAfter(alarm('a'), null, 'one', 'two', 'three', 'four');
    await store.commit(commitOf(alarm('a'), lines, { snapshot: snapshotAt(lines[1] as JournalLine, 's') }));
    expect(await store.load(alarm('a'), 2)).toEqual({ snapshot: null, lines: lines.slice(2) });
    expect(await store.load(alarm('a'), 3)).toEqual({ snapshot: null, lines: lines.slice(3) });
    expect(await store.load(alarm('a'), 4)).toEqual({ snapshot: null, lines: [] });
    expect((await store.load(alarm('a'), 1)).lines).toEqual(lines.slice(2));
  },

  async 'load gives nothing for a case nobody wrote to'(store) {
    await fill(store, 'a', 'one');
    expect(await store.load(alarm('b'), 0)).toEqual({ snapshot: null, lines: [] });
    expect(await store.load({ kind: 'proposal', id: 'a' }, 0)).toEqual({ snapshot: null, lines: [] });
  },

  async 'due rows come lowest lane first, then earliest first, and none before its time'(store) {
    await owe(store, ['a', 'send/2', 2, 1], ['b', 'send/0', 0, 9], ['c', 'wake', 0, 3], ['d', 'send/1', 1, 2]);
    await owe(store, ['e', 'send/0', 0, 10]);
    expect(await dueNow(store, 9)).toEqual([
      ['c', 'wake', 0, 3],
      ['b', 'send/0', 0, 9],
      ['d', 'send/1', 1, 2],
      ['a', 'send/2', 2, 1],
    ]);
    expect(await dueNow(store, 9, 2)).toHaveLength(2);
    expect(await dueNow(store, 0)).toEqual([]);
  },

  async 'a case owes at most one row per key: the newest replaces the older one'(store) {
    await owe(store, ['a', 'send/0', 0, 5], ['a', 'wake', 0, 6], ['a', 'send/0', 0, 90], ['b', 'send/0', 0, 7]);
    expect(await dueNow(store, 100)).toEqual([
      ['a', 'wake', 0, 6],
      ['b', 'send/0', 0, 7],
      ['a', 'send/0', 0, 90],
    ]);
  },

  async 'a paid row is gone'(store) {
    await owe(store, ['a', 'send/0', 0, 5], ['a', 'wake', 0, 6], ['b', 'wake', 0, 7]);
    const { lines } = await store.load(alarm('a'), 0);
    const next = linesAfter(alarm('a'), lines.at(-1) ?? null, 'paid');
    await store.commit(commitOf(alarm('a'), next, { paid: ['wake', 'never-owed'] }));
    expect(await dueNow(store, 100)).toEqual([
      ['a', 'send/0', 0, 5],
      ['b', 'wake', 0, 7],
    ]);
  },

  async 'nextDue is the earliest time of all due rows, or null when nothing is owed'(store) {
    expect(await store.nextDue()).toBeNull();
    await owe(store, ['a', 'send/2', 2, 4], ['b', 'send/0', 0, 9]);
    expect(await store.nextDue()).toBe(4);
  },

  async 'owing counts the rows due per lane, and says since when'(store) {
    await owe(store, ['a', 'send/2', 2, 4], ['b', 'send/2', 2, 6], ['c', 'wake', 0, 5], ['d', 'send/1', 1, 99]);
    expect(await store.owing(10)).toEqual([
      { lane: 0, rows: 1, oldest: 5 },
      { lane: 2, rows: 2, oldest: 4 },
    ]);
  },

  async 'written counts the lines of a partition: it grows with every commit to any case in it, and with nothing else'(
    store,
  ) {
    const here = partitionOf(alarm('a'));
    expect(await store.written(here)).toBe(0);
    const first = await fill(store, 'a', 'one', 'two');
    expect(await store.written(here)).toBe(2);
    // A case that shares the partition counts, too; its lines are numbered from 1 again.
    const roll = rollOf('a', 1);
    expect(partitionOf(roll)).toBe(here);
    const rolled = linesAfter(roll, null, 'one', 'two', 'three');
    await store.commit(commitOf(roll, rolled));
    expect(await store.written(here)).toBe(5);
    const third = linesAfter(alarm('a'), first[1] ?? null, 'three');
    const snapshot = snapshotAt(third[0] as JournalLine, 's');
    await store.commit(commitOf(alarm('a'), third, { snapshot, head: head(), owe: [{ key: 'wake', lane: 0, at: 1 }] }));
    expect(await store.written(here)).toBe(6);
    await expect(store.commit(commitOf(roll, rolled))).rejects.toThrow();
    await store.erase(alarm('a'), 1, 'name');
    await fill(store, 'b', 'elsewhere');
    await store.list({ kind: 'alarm', limit: 1 });
    expect(await store.written(here)).toBe(6);
    await store.commit(commitOf(roll, linesAfter(roll, rolled[2] ?? null, 'four')));
    expect(await store.written(here)).toBe(7);
    expect(await store.written(partitionOf(alarm('b')))).toBe(1);
  },

  async 'ends gives the last line of each case of a kind of one owner, and of no other'(store) {
    expect(await store.ends('process', 'MI')).toEqual(new Map());
    for (const [id, count] of processCases) await put(store, id, count);
    await put(store, 'MI.b', 1);
    expect(await store.ends('process', 'MI')).toEqual(new Map(processCases.slice(0, 3)));
    expect(await store.ends('resource', 'MI')).toEqual(new Map([['MI.b', 1]]));
    const { lines } = await store.load({ kind: 'process', id: 'MI.a' }, 0);
    await store.commit(
      commitOf(
        { kind: 'process', id: 'MI.a' },
        linesAfter({ kind: 'process', id: 'MI.a' }, lines.at(-1) ?? null, 'on'),
      ),
    );
    expect((await store.ends('process', 'MI')).get('MI.a')).toBe(3);
  },

  async 'snapshots gives the newest snapshot of each case of a kind of one owner that has one'(store) {
    for (const [id, count] of processCases) await put(store, id, count, true);
    await put(store, 'MI.b', 1);
    await put(store, 'MI.bare', 1);
    const found = await store.snapshots('process', 'MI');
    expect([...found.keys()].sort()).toEqual(processCases.slice(0, 3).map(([id]) => id));
    for (const [id, snapshot] of found)
      expect(snapshot).toEqual((await store.load({ kind: 'process', id }, 0)).snapshot);
  },

  async 'journal gives all lines of a case, in order, exactly as they were written'(store) {
    const awkward = ['', ' ', 'ä€😀', '\u0000', '\ud800', "'; DROP TABLE lines; --", '{"a":1}', 'x'.repeat(50_000)];
    const lines = await fill(store, 'a', ...awkward);
    const journal = await store.journal(alarm('a'));
    expect(journal).toEqual(lines);
    expect(JSON.stringify(journal)).toBe(JSON.stringify(lines));
  },

  async 'list gives the heads for which all given fields match, newest first, then by id'(store) {
    await putHeads(
      store,
      ['c', { at: 5 }],
      ['b', { at: 5, status: 'ended' }],
      ['a', { at: 5 }],
      ['d', { at: 9, scope: 'MF-LZN' }],
      ['e', { at: -1, key: 'other' }],
    );
    const list = async (query: Partial<ListQuery>) =>
      idsOf((await store.list({ kind: 'alarm', limit: 10, ...query })).rows);
    expect(await list({})).toEqual(['d', 'a', 'b', 'c', 'e']);
    expect(await list({ status: 'open' })).toEqual(['d', 'a', 'c', 'e']);
    expect(await list({ scope: 'MI-ITN', status: 'open', key: 'k' })).toEqual(['a', 'c']);
    expect(await list({ key: "x' OR 1=1 --" })).toEqual([]);
    expect(await list({ kind: 'proposal' })).toEqual([]);
    const [first] = (await store.list({ kind: 'alarm', limit: 1 })).rows;
    expect(first).toEqual({ address: alarm('d'), scope: 'MF-LZN', status: 'open', key: 'k', at: 9 });
  },

  async 'pages follow each other without gap or repetition'(store) {
    const ids = Array.from({ length: 23 }, (_, index) => `${index % 5}|case-${index}`);
    for (const [index, id] of ids.entries()) await putHeads(store, [id, { at: (index % 4) - 1 }]);
    const whole = idsOf((await store.list({ kind: 'alarm', limit: 100 })).rows);
    expect([...whole].sort()).toEqual([...ids].sort());
    for (const limit of [1, 2, 7, 22, 23]) {
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const page = await store.list({ kind: 'alarm', limit, ...(after === null ? {} : { after }) });
        expect(page.rows.length).toBeGreaterThan(0);
        paged.push(...idsOf(page.rows));
        after = page.next;
      } while (after !== null);
      expect(paged).toEqual(whole);
    }
  },

  async 'a case is listed once, with the last head written'(store) {
    await putHeads(store, ['a', { status: 'open' }]);
    const { lines } = await store.load(alarm('a'), 0);
    const [next, last] = linesAfter(alarm('a'), lines[0] ?? null, 'ended', 'noted');
    await store.commit(commitOf(alarm('a'), [next as JournalLine], { head: head({ status: 'ended', at: 3 }) }));
    await store.commit(commitOf(alarm('a'), [last as JournalLine]));
    const { rows } = await store.list({ kind: 'alarm', limit: 10 });
    expect(rows).toEqual([{ address: alarm('a'), ...head({ status: 'ended', at: 3 }) }]);
  },

  async 'a lease goes to whoever asks when it is new, given back, or its holder is dead'(store) {
    expect(await store.lease('sending', 'one', never)).toMatchObject({ holder: 'one', epoch: 1 });
    await store.release('sending', 'one');
    expect(await store.lease('sending', 'two', never)).toMatchObject({ holder: 'two', epoch: 2 });
    expect(await store.lease('sending', 'three', ({ holder }) => holder === 'two')).toMatchObject({ holder: 'three' });
    expect(await store.lease('other', 'four', never)).toMatchObject({ holder: 'four', epoch: 1 });
  },

  async 'a living holder keeps the lease, and whoever asks learns who it is'(store) {
    const held = await store.lease('sending', 'one', never);
    expect(await store.lease('sending', 'two', never)).toEqual(held);
    expect(await store.lease('sending', 'one', never)).toMatchObject({ holder: 'one', epoch: held.epoch });
  },

  async 'the epoch grows by one with every change of hands, and stays while the holder renews'(store) {
    const epochs: number[] = [];
    for (const holder of ['one', 'one', 'two', 'two', 'one', 'three']) {
      epochs.push((await store.lease('sending', holder, () => true)).epoch);
    }
    await store.release('sending', 'three');
    epochs.push((await store.lease('sending', 'three', never)).epoch);
    expect(epochs).toEqual([1, 1, 2, 2, 3, 4, 5]);
  },

  async 'the beat changes with every renewal'(store) {
    const beats = [1, 2, 3].map(() => store.lease('sending', 'one', never));
    expect(new Set((await Promise.all(beats)).map(({ beat }) => beat)).size).toBe(3);
  },

  async 'only its holder can give a lease back'(store) {
    const held = await store.lease('sending', 'one', never);
    await store.release('sending', 'two');
    await store.release('nothing', 'one');
    expect(await store.lease('sending', 'two', never)).toEqual(held);
  },
};
