// The Cosmos look-alike does what the service does where the package it is built on does otherwise.
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import { charges } from '../../local/simulators/cosmos-charges.ts';
import { createCosmosFaults } from '../../local/simulators/cosmos-faults.ts';
import { planOf } from '../../local/simulators/cosmos-plan.ts';
import { cosmosClient } from '../../src/store/cosmos-client.ts';
import { containerName, createContainer } from '../../src/store/cosmos-container.ts';

let cosmos: CosmosLookAlike;
let container: Container;
beforeEach(async () => {
  cosmos = await startCosmos();
  const client = cosmosClient(cosmos.endpoint, 15_000);
  await createContainer(client, 'look');
  container = client.database('look').container(containerName);
});
afterEach(() => cosmos.stop());

const kb = 1_024;
const create = (id: string, more: JSONObject = {}, pk = 'p'): OperationInput => ({
  operationType: 'Create',
  resourceBody: { id, pk, ...more },
});
const remove = (id: string): OperationInput => ({ operationType: 'Delete', id });
const statuses = async (operations: OperationInput[], pk = 'p') =>
  (await container.items.batch(operations, pk)).result?.map(({ statusCode }) => statusCode);
const idsIn = async (pk: string, text = 'SELECT * FROM c') =>
  (await container.items.query<{ id: string }>(text, { partitionKey: pk }).fetchAll()).resources.map(({ id }) => id);

describe('a batch', () => {
  test('is written as a whole or not at all', async () => {
    expect(await statuses([create('a'), create('b')])).toEqual([201, 201]);
    expect(await statuses([create('c'), remove('b'), create('a'), create('d')])).toEqual([424, 424, 409, 424]);
    expect(await idsIn('p')).toEqual(['a', 'b']);
  });

  test('replaces, deletes and reads, each by what the ones before it did', async () => {
    await statuses([create('a', { n: 1 }), create('b')]);
    const operations: OperationInput[] = [
      { operationType: 'Replace', id: 'a', resourceBody: { id: 'a', pk: 'p', n: 2 } },
      remove('b'),
      create('b', { n: 3 }),
      { operationType: 'Upsert', resourceBody: { id: 'c', pk: 'p' } },
      { operationType: 'Read', id: 'c' },
    ];
    expect(await statuses(operations)).toEqual([200, 204, 201, 201, 200]);
    expect((await container.item('a', 'p').read<{ n: number }>()).resource?.n).toBe(2);
    expect((await container.item('b', 'p').read<{ n: number }>()).resource?.n).toBe(3);
    expect(await statuses([remove('c'), remove('c')])).toEqual([424, 404]);
  });

  test('heeds conditions', async () => {
    await statuses([create('a')]);
    const { etag } = await container.item('a', 'p').read();
    const replace = (ifMatch: string, n: number): OperationInput => {
      return { operationType: 'Replace', id: 'a', ifMatch, resourceBody: { id: 'a', pk: 'p', n } };
    };
    expect(await statuses([create('b'), replace('another', 1)])).toEqual([424, 412]);
    expect(await statuses([create('b'), replace(etag, 1)])).toEqual([201, 200]);
    expect(await statuses([replace(etag, 2)])).toEqual([412]);
  });

  test('stays in one partition and below its limits', async () => {
    expect(await statuses([create('a', {}, 'elsewhere')])).toEqual([400]);
    const large = { text: 'x'.repeat(1_100 * kb) };
    await expect(container.items.batch([create('a', large), create('b', large)], 'p')).rejects.toMatchObject({
      cause: { code: 413 },
    });
    expect(await idsIn('p')).toEqual([]);
  });
});

test('a query sees the partition it names, and nothing else', async () => {
  await statuses([create('a')]);
  await statuses([create('b', {}, 'q')], 'q');
  expect(await idsIn('p')).toEqual(['a']);
  expect(await idsIn('q')).toEqual(['b']);
  expect(await idsIn('r')).toEqual([]);
  expect((await container.items.query('SELECT * FROM c').fetchAll()).resources).toHaveLength(2);
});

test('a sorted query over partitions needs a plan, and the client merges by it', async () => {
  for (const [id, pk, n] of [
    ['a', 'p', 3],
    ['b', 'q', 1],
    ['c', 'r', 2],
  ] as const) {
    await statuses([create(id, { n }, pk)], pk);
  }
  const text = 'SELECT TOP 2 VALUE c.n FROM c WHERE c.n > 0 ORDER BY c.n';
  expect((await container.items.query(text).fetchAll()).resources).toEqual([1, 2]);
  const asked = cosmos.calls().filter(({ operation }) => operation === 'query' || operation === 'plan');
  // One request to each physical partition.
  const requests = ['plan 200', 'query 400', 'query 200', 'query 200'];
  expect(asked.map(({ operation, status }) => `${operation} ${status}`)).toEqual(requests);
  expect(planOf('SELECT c.id, c["of"] FROM c WHERE c.n > 0 ORDER BY c.n').queryInfo.rewrittenQuery).toBe(
    'SELECT c._rid, [{"item": c.n}] AS orderByItems, {"id": c.id, "of": c["of"]} AS payload FROM c ' +
      'WHERE (c.n > 0) AND ({documentdb-formattableorderbyquery-filter}) ORDER BY c.n',
  );
});

test('charges follow the documented table', async () => {
  expect([charges.read(1), charges.read(kb), charges.read(100 * kb)].map((ru) => Number(ru.toFixed(1)))).toEqual([
    1, 1, 7.7,
  ]);
  expect([charges.create(500), charges.create(16 * kb), charges.create(12 * kb)]).toEqual([4.95, 9.52, 8.28]);
  expect(charges.create(3_000 * kb)).toBeGreaterThan(1_250);
  expect(charges.replace(kb, 16 * kb)).toBeCloseTo(14.47);
  const before = cosmos.calls().length;
  await statuses([create('a', { text: 'x'.repeat(15 * kb) }), create('b')]);
  await container.item('a', 'p').read();
  await container.item('nowhere', 'p').read();
  const [batch, read, missed] = cosmos.calls().slice(before);
  expect(batch?.charge).toBeGreaterThan(9.2 + 4.95);
  // Twice the table, because a consistent account reads from two replicas.
  expect(read?.charge).toBeCloseTo(2 * charges.read(15.2 * kb), 0);
  expect(missed?.charge).toBe(2);
});

test('the same seed gives the same faults, in about the share asked for', () => {
  const drawn = (seed: number) => {
    const faults = createCosmosFaults();
    faults.chance(0.2, seed);
    return Array.from({ length: 2_000 }, () => faults.strike('read'));
  };
  expect(drawn(4)).toEqual(drawn(4));
  expect(drawn(4)).not.toEqual(drawn(5));
  const share = drawn(4).filter((fault) => fault !== null).length / 2_000;
  expect(share).toBeGreaterThan(0.17);
  expect(share).toBeLessThan(0.23);
});

test('a fault by rule strikes its operation, as often as told, and no other', () => {
  const faults = createCosmosFaults();
  faults.add({ kind: 'reset', operation: 'batch', times: 2 });
  expect(faults.strike('read')).toBeNull();
  expect([1, 2, 3].map(() => faults.strike('batch'))).toEqual(['reset', 'reset', null]);
  faults.add({ kind: 'hang' });
  faults.clear();
  expect(faults.strike('query')).toBeNull();
});
