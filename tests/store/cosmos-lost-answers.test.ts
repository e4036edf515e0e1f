// Answers of Cosmos DB that got lost: what was written counts once, and what somebody else wrote is never taken for ours.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import type { CosmosFault } from '../../local/simulators/cosmos-faults.ts';
import type { JournalLine } from '../../src/domain/chain.ts';
import { Conflict } from '../../src/errors.ts';
import type { Store } from '../../src/store/port.ts';
import { emptyCosmos, hangsFor } from '../support/cosmos.ts';
import { alarm, commitOf, fill, head, linesAfter, seen, snapshotAt } from './commits.ts';

let cosmos: CosmosLookAlike;
let store: Store;
beforeEach(async () => {
  cosmos = await startCosmos({ hangsFor });
  store = await openSame();
});
afterEach(async () => {
  await store.close();
  await cosmos.stop();
});

const never = () => false;
const lostAnswers: readonly { lost: CosmosFault }[] = [
  { lost: 'reset-after' },
  { lost: 'hang-after' },
  { lost: 'timed-out-after' },
  { lost: 'unavailable-after' },
];

describe.each(lostAnswers)('carried out, then $lost', ({ lost }) => {
  test('a commit stands once, with everything in it', async () => {
    const [first] = await fill(store, 'a', 'one');
    const lines = linesAfter(alarm('a'), first ?? null, 'two', 'three');
    const snapshot = snapshotAt(lines[1] as JournalLine, 's');
    cosmos.faults.add({ kind: lost, operation: 'batch' });
    await store.commit(commitOf(alarm('a'), lines, { snapshot, head: head(), owe: [{ key: 'wake', lane: 0, at: 3 }] }));
    const whole = await seen(store, 'a');
    expect(whole.journal).toEqual([first, ...lines]);
    expect(whole).toMatchObject({ loaded: { snapshot, lines: [] }, heads: [{}], due: [{ key: 'wake', at: 3 }] });
  });

  test('a commit that deletes its own due row stands once', async () => {
    const lines = linesAfter(alarm('a'), null, 'one', 'two') as [JournalLine, JournalLine];
    await store.commit(commitOf(alarm('a'), [lines[0]], { owe: [{ key: 'wake', lane: 0, at: 3 }] }));
    cosmos.faults.add({ kind: lost, operation: 'batch' });
    await store.commit(commitOf(alarm('a'), [lines[1]], { paid: ['wake'] }));
    expect(await seen(store, 'a')).toMatchObject({ journal: lines, due: [] });
  });

  test('a lease that was taken is ours, with one epoch', async () => {
    cosmos.faults.add({ kind: lost, operation: 'create' });
    expect(await store.lease('sending', 'one', never)).toEqual({ holder: 'one', epoch: 1, beat: 1 });
    cosmos.faults.add({ kind: lost, operation: 'replace' });
    expect(await store.lease('sending', 'one', never)).toEqual({ holder: 'one', epoch: 1, beat: 2 });
    cosmos.faults.add({ kind: lost, operation: 'replace' });
    await store.release('sending', 'one');
    expect(await store.lease('sending', 'two', never)).toEqual({ holder: 'two', epoch: 2, beat: 3 });
  });

  test('an erased value is gone, and nothing else', async () => {
    const [line] = await fill(store, 'a', 'one');
    cosmos.faults.add({ kind: lost, operation: 'batch' });
    await store.erase(alarm('a'), 1, 'name');
    const { name: _name, ...open } = (line as JournalLine).open;
    expect(await store.journal(alarm('a'))).toEqual([{ ...line, open }]);
  });
});

test('whoever is beaten while his own answer was lost hears Conflict', async () => {
  const other = await openSame();
  const [first] = await fill(store, 'a', 'one');
  // Ours is not carried out; the other's commit comes between our attempts.
  const ours = commitOf(alarm('a'), linesAfter(alarm('a'), first ?? null, 'ours'));
  const theirs = commitOf(alarm('a'), linesAfter(alarm('a'), first ?? null, 'theirs'));
  await other.load(alarm('a'), 0);
  await other.commit(theirs);
  cosmos.faults.add({ kind: 'hang', operation: 'batch' });
  await expect(store.commit(ours)).rejects.toBeInstanceOf(Conflict);
  expect(await store.journal(alarm('a'))).toEqual([first, ...theirs.lines]);
  await other.close();
});

test('a commit whose answer was lost stands, although another one came after it', async () => {
  const other = await openSame();
  const [first] = await fill(store, 'a', 'one');
  const ours = linesAfter(alarm('a'), first ?? null, 'ours');
  const theirs = linesAfter(alarm('a'), ours[0] ?? null, 'theirs');
  cosmos.faults.add({ kind: 'hang-after', operation: 'batch' });
  const committing = store.commit(commitOf(alarm('a'), ours));
  await seenBy(other, 2);
  await other.commit(commitOf(alarm('a'), theirs));
  await committing;
  expect(await store.journal(alarm('a'))).toEqual([first, ...ours, ...theirs]);
  await other.close();
});

test('two replicas that take a dead lease at once get one holder and one epoch', async () => {
  const other = await openSame();
  await store.lease('sending', 'gone', never);
  const dead = ({ holder }: { holder: string }) => holder === 'gone';
  const taken = await Promise.all([store.lease('sending', 'one', dead), other.lease('sending', 'two', dead)]);
  expect(new Set(taken.map(({ holder, epoch }) => `${holder} ${epoch}`)).size).toBe(1);
  expect(taken[0]?.epoch).toBe(2);
  await other.close();
});

/** Another replica on the same data. */
function openSame(): Promise<Store> {
  return emptyCosmos(cosmos, { database: 'lost' });
}

/** Resolves when the store shows so many lines of case `a`. */
async function seenBy(other: Store, lines: number): Promise<void> {
  while ((await other.load(alarm('a'), 0)).lines.length < lines);
}
