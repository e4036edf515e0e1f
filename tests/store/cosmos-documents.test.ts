// What the Cosmos store writes and asks: how many documents and units, in which partition, by which index, and how much at once.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import type { JournalLine } from '../../src/domain/chain.ts';
import type { CaseAddress, Json } from '../../src/domain/model.ts';
import { partitionOf } from '../../src/domain/partition.ts';
import { callLimits, calls, callTools } from '../../src/store/cosmos-calls.ts';
import { cosmosClient } from '../../src/store/cosmos-client.ts';
import { containerSettings } from '../../src/store/cosmos-container.ts';
import { requests } from '../../src/store/cosmos-requests.ts';
import { lineCounts } from '../../src/store/cosmos-written.ts';
import type { Store } from '../../src/store/port.ts';
import { emptyCosmos } from '../support/cosmos.ts';
import { alarm, commitOf, fill, head, linesAfter, rollOf, seen, sha256, snapshotAt } from './commits.ts';

let cosmos: CosmosLookAlike;
let store: Store;
beforeEach(async () => {
  cosmos = await startCosmos();
  store = await open();
});
afterEach(async () => {
  await store.close();
  await cosmos.stop();
});

const open = () => emptyCosmos(cosmos, { database: 'documents' });

/** The requests a task makes, as `operation status`. */
async function requestsOf(task: () => Promise<unknown>): Promise<readonly string[]> {
  const before = cosmos.calls().length;
  await task();
  const made = cosmos.calls().slice(before);
  const counted = made.filter(({ operation }) => operation !== 'plan' && operation !== 'other');
  return counted.map(({ operation, status }) => `${operation} ${status}`);
}
/** Texts that no packing makes much smaller, 64 letters each. */
const noise = (count: number) => Array.from({ length: count }, (_, n) => sha256(String(n)));
const texts = (count: number, length: number) => Array.from({ length: count }, (_, n) => `${n}`.padEnd(length, 'x'));

describe('reading', () => {
  test('that nothing is new costs one point read', async () => {
    const lines = await fill(store, 'a', 'one', 'two');
    expect(await requestsOf(() => store.load(alarm('a'), 2))).toEqual(['read 404']);
    const other = await open();
    await other.load(alarm('a'), 0);
    expect(await requestsOf(() => other.load(alarm('a'), 2))).toEqual(['read 404']);
    await store.commit(commitOf(alarm('a'), linesAfter(alarm('a'), lines[1] ?? null, 'three')));
    expect(await requestsOf(() => other.load(alarm('a'), 2))).toEqual(['read 200', 'read 404']);
    await other.close();
  });

  test('a register case costs its snapshot and one look behind it', async () => {
    const lines = linesAfter(alarm('a'), null, 'one', 'two');
    await store.commit(commitOf(alarm('a'), lines, { snapshot: snapshotAt(lines[1] as JournalLine, 's') }));
    expect(await requestsOf(() => store.load(alarm('a'), 0))).toEqual(['read 200', 'read 404']);
  });

  test('a long journal comes in few requests', async () => {
    const other = await open();
    let last: JournalLine | null = null;
    for (let n = 0; n < 205; n += 1) {
      const lines: readonly JournalLine[] = linesAfter(alarm('a'), last, `line ${n}`);
      await store.commit(commitOf(alarm('a'), lines));
      last = lines[0] ?? null;
    }
    const requests = await requestsOf(async () => expect((await other.load(alarm('a'), 0)).lines).toHaveLength(205));
    expect(requests).toEqual(['read 404', 'read 200', 'read 200', 'read 200', 'query 200', 'query 200', 'query 200']);
    expect(await other.journal(alarm('a'))).toHaveLength(205);
    await other.close();
  });

  test('a replica sees what another has written, wherever it last looked', async () => {
    const other = await open();
    const lines = await fill(store, 'a', 'one', 'two', 'three');
    expect((await other.load(alarm('a'), 2)).lines).toEqual(lines.slice(2));
    const more = linesAfter(alarm('a'), lines[2] ?? null, 'four', 'five');
    await store.commit(commitOf(alarm('a'), more, { snapshot: snapshotAt(more[1] as JournalLine, 's') }));
    expect(await other.load(alarm('a'), 3)).toEqual({ snapshot: snapshotAt(more[1] as JournalLine, 's'), lines: [] });
    await other.close();
  });
});

describe('a commit', () => {
  test('of any number of lines is one document', async () => {
    const lines = linesAfter(alarm('a'), null, ...texts(300, 10));
    const before = cosmos.calls().length;
    await store.commit(commitOf(alarm('a'), lines));
    expect(cosmos.calls().slice(before)).toMatchObject([{ operation: 'batch', status: 200 }]);
    expect(await store.journal(alarm('a'))).toEqual(lines);
    // 300 documents of 1 KB would cost 1,485.
    expect(cosmos.calls().at(before)?.charge).toBeLessThan(100);
  });

  test('that follows on is refused when it does not begin where another one ended', async () => {
    const lines = await fill(store, 'a', 'one', 'two', 'three');
    for (const from of [lines[0], lines[1]]) {
      const inside = commitOf(alarm('a'), linesAfter(alarm('a'), from ?? null, 'inside'));
      await expect(store.commit(inside)).rejects.toThrow('lost the race');
    }
    const ahead = linesAfter(alarm('a'), { ...(lines[2] as JournalLine), seq: 7 }, 'ahead');
    await expect(store.commit(commitOf(alarm('a'), ahead))).rejects.toThrow('lost the race');
    expect(await store.journal(alarm('a'))).toEqual(lines);
  });

  test('of more than a document should hold is split, and still all or nothing', async () => {
    const lines = linesAfter(alarm('a'), null, ...texts(6, 100_000));
    await store.commit(commitOf(alarm('a'), lines));
    expect(await store.journal(alarm('a'))).toEqual(lines);
    await expect(store.commit(commitOf(alarm('a'), lines))).rejects.toThrow('lost the race');
    expect((await store.load(alarm('a'), 3)).lines).toEqual(lines.slice(3));
    const other = await open();
    expect((await other.load(alarm('a'), 0)).lines).toEqual(lines);
    await other.close();
  });

  test('with a large snapshot deflates it, and it comes back as it was', async () => {
    const lines = linesAfter(alarm('a'), null, 'one');
    const awkward = ['ä€😀', '\u0000', '\ud800', '{"a":1}'].map((text, n) => ({ text, n, at: -0.5 }));
    const state: Json = { many: Array.from({ length: 500 }, () => awkward), none: null };
    const snapshot = { ...snapshotAt(lines[0] as JournalLine, ''), state };
    await store.commit(commitOf(alarm('a'), lines, { snapshot }));
    expect(cosmos.calls().at(-1)?.charge).toBeLessThan(12);
    const loaded = await store.load(alarm('a'), 0);
    expect(loaded).toEqual({ snapshot, lines: [] });
    expect(JSON.stringify(loaded.snapshot)).toBe(JSON.stringify(snapshot));
  });

  test('leaves out a snapshot that does not fit beside its lines', async () => {
    const lines = linesAfter(alarm('a'), null, 'one');
    const large = { ...snapshotAt(lines[0] as JournalLine, ''), state: noise(60_000) };
    await store.commit(commitOf(alarm('a'), lines, { snapshot: large, head: head() }));
    expect(await store.load(alarm('a'), 0)).toEqual({ snapshot: null, lines });
    expect((await seen(store, 'a')).heads).toHaveLength(1);
  });

  test('whose lines do not fit in one batch is refused, and nothing of it is written', async () => {
    const lines = linesAfter(alarm('a'), null, ...texts(20, 50_000));
    const owe = [{ key: 'wake', lane: 0, at: 1 } as const];
    await expect(store.commit(commitOf(alarm('a'), lines, { head: head(), owe }))).rejects.toThrow(
      'a commit to alarm/a is too large for one batch',
    );
    expect(await seen(store, 'a')).toMatchObject({ journal: [], heads: [], due: [] });
  });

  test('without lines, or with a head that lists would look for elsewhere, is a mistake and refused', async () => {
    await expect(store.commit(commitOf(alarm('a'), []))).rejects.toThrow('nothing to lock it by');
    const scenario: CaseAddress = { kind: 'scenario', id: 'MI-ITN.fire' };
    const lines = linesAfter(scenario, null, 'one');
    const elsewhere = commitOf(scenario, lines, { head: head({ scope: 'MF-LZN' }) });
    await expect(store.commit(elsewhere)).rejects.toThrow('belongs to another partition');
  });
});

describe('partitions', () => {
  test.each<[CaseAddress['kind'], string, string]>([
    ['alarm', '7', 'alarm/7'],
    ['person', 'p-1', 'people'],
    ['reach', 'p-1', 'people'],
    ['numbering', '2026-real', 'numbering'],
    ['domain', 'MI-ITN', 'domain/MI-ITN'],
    ['scenario', 'MI-ITN.fire', 'domain/MI-ITN'],
    ['process', 'MI-ITN.pay', 'domain/MI-ITN'],
    ['proposal', 'MI-ITN.abc-1', 'domain/MI-ITN'],
    [rollOf('7', 12).kind, '7.12', 'alarm/7'],
  ])('a case of kind %s (%s) lies in %s', (kind, id, partition) => {
    expect(partitionOf({ kind, id })).toBe(partition);
  });

  test('only what is due, alarms, and lists without a scope are asked for across them', async () => {
    await store.list({ kind: 'person', limit: 5 });
    await store.list({ kind: 'reach', key: 'k', limit: 5 });
    await store.list({ kind: 'numbering', limit: 5 });
    await store.list({ kind: 'scenario', scope: 'MI-ITN', limit: 5 });
    await store.journal(alarm('a'));
    await store.erase(alarm('a'), 1, 'name');
    await store.written('alarm/a');
    expect(answeredQueries().every(({ inside }) => inside)).toBe(true);
    const before = answeredQueries().length;
    await store.list({ kind: 'alarm', scope: 'MI-ITN', limit: 5 });
    await store.list({ kind: 'domain', limit: 5 });
    await store.due(5, 10);
    await store.nextDue();
    await store.owing(5);
    const across = answeredQueries().slice(before);
    expect(new Set(across.map(({ text }) => text)).size).toBe(5);
    expect(across.some(({ inside }) => inside)).toBe(false);
  });

  test('a scenario is found by its scope, its status and its key, and another domain does not see it', async () => {
    const scenario: CaseAddress = { kind: 'scenario', id: 'MI-ITN.fire' };
    await store.commit(commitOf(scenario, linesAfter(scenario, null, 'one'), { head: head() }));
    for (const by of [{}, { scope: 'MI-ITN' }, { status: 'open' }, { key: 'k' }, { scope: 'MI-ITN', key: 'k' }]) {
      expect((await store.list({ kind: 'scenario', limit: 5, ...by })).rows).toHaveLength(1);
    }
    expect((await store.list({ kind: 'scenario', scope: 'MF-LZN', limit: 5 })).rows).toEqual([]);
  });

  test('ids of any letters keep apart what lies together', async () => {
    const ids = ['a.b', 'a~2Eb', 'a/b', 'a', 'A', 'ä', 'a|b', 'a b', '..', "x'y"];
    for (const id of ids) await fill(store, id, `of ${id}`);
    for (const id of ids) {
      const lines = await store.journal(alarm(id));
      expect(lines.map(({ entry }) => entry.text)).toEqual([`of ${id}`]);
      expect((await (await open()).load(alarm(id), 0)).lines).toEqual(lines);
    }
  });
});

test('many rows come in one request to each physical partition, sorted over both', async () => {
  for (let n = 0; n < 150; n += 1) {
    const id = `case-${n}`;
    const owe = [{ key: 'wake', lane: 0, at: (n * 37) % 150 } as const];
    await store.commit(commitOf(alarm(id), linesAfter(alarm(id), null, 'one'), { head: head({ at: n }), owe }));
  }
  const times: number[] = [];
  const asking = async () => void times.push(...(await store.due(149, 200)).map(({ at }) => at));
  expect(await requestsOf(asking)).toEqual(['query 400', 'query 200', 'query 200']);
  expect(times).toEqual(Array.from({ length: 150 }, (_, n) => n));
  const listed = await store.list({ kind: 'alarm', limit: 120 });
  expect(listed.rows.map(({ at }) => at)).toEqual(Array.from({ length: 120 }, (_, n) => 149 - n));
});

test('every query sorts by a path that is indexed, and begins with a range of it', async () => {
  for (const by of [{}, { scope: 's' }, { status: 's' }, { key: 'k' }])
    await store.list({ kind: 'alarm', limit: 5, ...by });
  await store.due(5, 10);
  await store.nextDue();
  await store.owing(5);
  await store.journal(alarm('a'));
  await store.written('alarm/a');
  // The service indexes the time of writing by itself, and the policy cannot name it.
  const indexed = [...containerSettings.indexingPolicy.includedPaths.map(({ path }) => path), '/_ts/?'];
  const sorted = new Set(answeredQueries().map(({ text }) => text));
  expect(sorted.size).toBe(9);
  for (const text of sorted) {
    const path = /ORDER BY c\.([\w.]+)$/.exec(text)?.[1] ?? /WHERE c\.([\w.]+) <=/.exec(text)?.[1] ?? 'none';
    expect(indexed).toContain(`/${path.replaceAll('.', '/')}/?`);
    expect(text).toMatch(new RegExp(`c\\.${path} >`.replace('.at >', '.at [<>]=')));
  }
});

describe('lines of a partition', () => {
  afterEach(() => vi.useRealTimers());

  test('are counted once, then only what was written in the newest seconds is looked at', async () => {
    // The look-alike stamps documents with the time of this process.
    vi.useFakeTimers({ toFake: ['Date'] });
    let last: JournalLine | null = null;
    for (let n = 0; n < 40; n += 1) {
      vi.setSystemTime(1_790_000_000_000 + n * 1_000);
      const lines: readonly JournalLine[] = linesAfter(alarm('a'), last, `${n}`, `${n}b`);
      await store.commit(commitOf(alarm('a'), lines));
      last = lines[1] ?? null;
    }
    expect(await requestsOf(async () => expect(await store.written('alarm/a')).toBe(80))).toEqual(['query 200']);
    const whole = cosmos.calls().at(-1);
    await fill(store, 'a.1', 'one');
    expect(await store.written('alarm/a')).toBe(81);
    const { charge = 0, query } = cosmos.calls().at(-1) ?? {};
    expect(charge).toBeLessThan(whole?.charge ?? 0);
    expect(query).toMatchObject({ inside: true, text: expect.stringMatching(/c\._ts >= @from .* ORDER BY c\._ts$/) });
    // The document comes again with a new time, and counts no second time.
    vi.setSystemTime(1_790_000_099_000);
    await store.erase(alarm('a'), 1, 'name');
    expect(await store.written('alarm/a')).toBe(81);
  });

  test('are counted in pages that overlap, too', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let n = 0; n < 12; n += 1) {
      vi.setSystemTime(1_790_000_000_000 + n * 1_000);
      await fill(store, `a.${n}`, 'one', 'two', 'three');
    }
    const container = cosmosClient(cosmos.endpoint, 5_000).database('documents').container(containerSettings.id);
    const paged = lineCounts(
      requests(
        container,
        calls(() => undefined, callLimits, callTools),
      ),
      5,
    );
    const asked = await requestsOf(async () => expect(await paged.written('alarm/a')).toBe(36));
    expect(asked).toEqual(['query 200', 'query 200', 'query 200']);
  });
});

/** The queries that were carried out: those that were only told to come with a plan are not among them. */
function answeredQueries() {
  return cosmos.calls().flatMap(({ status, query }) => (query && status === 200 ? [query] : []));
}
