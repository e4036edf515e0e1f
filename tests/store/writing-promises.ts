// What every store promises about writing; each key is a sentence of src/store/port.ts.
import { expect } from 'vitest';
import { firstBreak, type JournalLine } from '../../src/domain/chain.ts';
import { Conflict } from '../../src/errors.ts';
import type { Store } from '../../src/store/port.ts';
import { alarm, commitOf, fill, head, linesAfter, seen, sha256, snapshotAt } from './commits.ts';

export type Promised = Readonly<Record<string, (store: Store) => Promise<void>>>;

export const writingPromises: Promised = {
  async 'lines, snapshot, head and due rows are written together or not at all'(store) {
    const lines = linesAfter(alarm('a'), null, 'one', 'two');
    const [one, two] = lines as [JournalLine, JournalLine];
    const owe = [{ key: 'send/0', lane: 0, at: 5 } as const];
    await store.commit(commitOf(alarm('a'), lines, { snapshot: snapshotAt(two, 's'), head: head(), owe }));
    const whole = await seen(store, 'a');
    expect(whole.loaded.snapshot).toEqual(snapshotAt(two, 's'));
    expect(whole.journal).toEqual(lines);
    expect(whole.heads).toHaveLength(1);
    expect(whole.due).toHaveLength(1);

    // The second line repeats the first: nothing of the commit may stay, however it failed.
    const torn = commitOf(alarm('b'), [one, one], {
      snapshot: snapshotAt(one, 's'),
      head: head(),
      owe,
    });
    await expect(store.commit(torn)).rejects.toThrow();
    expect(await seen(store, 'b')).toEqual({ loaded: { snapshot: null, lines: [] }, journal: [], heads: [], due: [] });
  },

  async 'what a resolved commit wrote, every reader sees'(store) {
    const lines = await fill(store, 'a', 'one', 'two');
    expect((await store.load(alarm('a'), 0)).lines).toEqual(lines);
    expect(await store.journal(alarm('a'))).toEqual(lines);
  },

  async 'commit throws Conflict when the case has moved on since `expected`, and writes nothing'(store) {
    await fill(store, 'a', 'one', 'two');
    const before = await seen(store, 'a');
    const again = linesAfter(alarm('a'), null, 'late');
    const owe = [{ key: 'wake', lane: 0, at: 1 } as const];
    for (const expected of [0, 1, 3]) {
      const late = commitOf(alarm('a'), again, { expected, head: head(), owe });
      await expect(store.commit(late)).rejects.toBeInstanceOf(Conflict);
    }
    expect(await seen(store, 'a')).toEqual(before);
  },

  async 'of many commits that expect the same line, exactly one wins'(store) {
    const [first] = await fill(store, 'a', 'one');
    const racing = Array.from({ length: 50 }, (_, racer) =>
      store.commit(commitOf(alarm('a'), linesAfter(alarm('a'), first ?? null, `racer ${racer}`))),
    );
    const ends = await Promise.allSettled(racing);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(ends.filter((end) => end.status === 'rejected' && end.reason instanceof Conflict)).toHaveLength(49);
    expect(await store.journal(alarm('a'))).toHaveLength(2);
  },

  async 'a commit that fails takes no other with it'(store) {
    await fill(store, 'taken', 'one');
    const commits = Array.from({ length: 20 }, (_, index) => {
      const id = index % 2 === 0 ? `case-${index}` : 'taken';
      return store.commit(commitOf(alarm(id), linesAfter(alarm(id), null, `text ${index}`)));
    });
    const ends = await Promise.allSettled(commits);
    expect(ends.map(({ status }) => status)).toEqual(
      ends.map((_, index) => (index % 2 === 0 ? 'fulfilled' : 'rejected')),
    );
    for (let index = 0; index < 20; index += 2) expect(await store.journal(alarm(`case-${index}`))).toHaveLength(1);
  },

  async 'a written line is never changed or removed'(store) {
    const lines = await fill(store, 'a', 'one', 'two');
    await store.erase(alarm('a'), 1, 'name');
    const [one, two] = await store.journal(alarm('a'));
    const { open: _open, ...kept } = lines[0] as JournalLine;
    expect(one).toMatchObject(kept);
    expect(two).toEqual(lines[1]);
  },

  async 'erase takes one sealed value of one line out of journal and snapshot; the chain still verifies'(store) {
    const lines = linesAfter(alarm('a'), null, 'one', 'two', 'three');
    const snapshot = { ...snapshotAt(lines[2] as JournalLine, 's'), state: { name: 'Name two' } };
    await store.commit(commitOf(alarm('a'), lines, { snapshot }));
    await store.erase(alarm('a'), 2, 'name');
    const journal = await store.journal(alarm('a'));
    expect(journal[1]?.open).toEqual({ other: lines[1]?.open.other });
    expect(firstBreak(journal, sha256)).toBeNull();
    expect(JSON.stringify([journal, await store.load(alarm('a'), 0)])).not.toContain('Name two');
  },

  async 'erase changes nothing else, and nothing when there is nothing to erase'(store) {
    const lines = linesAfter(alarm('a'), null, 'one', 'two', 'three');
    await store.commit(
      commitOf(alarm('a'), lines, { snapshot: snapshotAt(lines[0] as JournalLine, 's'), head: head() }),
    );
    await fill(store, 'b', 'one', 'two');
    const before = await seen(store, 'a');
    for (const name of ['nobody', 'toString', '__proto__', "x'; DROP TABLE lines; --", 'na"me']) {
      await store.erase(alarm('a'), 2, name);
    }
    await store.erase(alarm('a'), 99, 'name');
    await store.erase(alarm('nowhere'), 1, 'name');
    expect(await seen(store, 'a')).toEqual(before);
    // The snapshot is older than the erased line, so it may stay.
    await store.erase(alarm('a'), 2, 'name');
    const after = await seen(store, 'a');
    expect(after.loaded.snapshot).toEqual(before.loaded.snapshot);
    expect(after.heads).toEqual(before.heads);
    expect(await store.journal(alarm('b'))).toEqual(linesAfter(alarm('b'), null, 'one', 'two'));
  },

  async 'writable resolves while the store can be written to, and rejects when it cannot'(store) {
    await store.writable();
    await store.close();
    await expect(store.writable()).rejects.toThrow();
  },

  async 'close writes what was asked for before, and refuses what is asked for afterwards'(store) {
    const before = store.commit(commitOf(alarm('a'), linesAfter(alarm('a'), null, 'one')));
    await store.close();
    await expect(before).resolves.toBeUndefined();
    await expect(store.commit(commitOf(alarm('b'), linesAfter(alarm('b'), null, 'one')))).rejects.toThrow();
    await store.close();
  },
};
