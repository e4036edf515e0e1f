// The index of the Cosmos look-alike: a query looks at few documents, and never misses one that is meant.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import { withinBounds } from '../../local/simulators/cosmos-index.ts';
import { cosmosClient } from '../../src/store/cosmos-client.ts';
import { containerName, createContainer } from '../../src/store/cosmos-container.ts';

let cosmos: CosmosLookAlike;
beforeEach(async () => {
  cosmos = await startCosmos();
});
afterEach(() => cosmos.stop());

const documents = [{ list: { newest: 'domain|5' } }, { list: { newest: 'plan|5' } }, { due: { at: 7 } }, { list: 3 }];
const parameters = [
  { name: '@from', value: 'domain|' },
  { name: '@end', value: 'domain|~' },
  { name: '@at', value: 7 },
  { name: '@flag', value: true },
];
const meant = (where: string) =>
  documents.flatMap((one, index) => (withinBounds(`SELECT * FROM c WHERE ${where}`, parameters)(one) ? index : []));

test.each([
  ['c.list.newest > @from AND c.list.newest < @end', [0]],
  ['c.list.newest > @from AND c.list.newest < @end ORDER BY c.list.newest', [0]],
  ['(c.list.newest > @from AND c.list.newest < @end) AND (true) ORDER BY c.list.newest', [0]],
  ['(c.due.at >= @at AND c.due.at <= @at) OR (c.list.newest = @from)', [2]],
  ['(c.due.at >= @at) OR (c.list.newest > @end)', [1, 2]],
  ['c.due.at < @at', []],
  // What bounds nothing, or is beyond it, leaves everything to the query.
  ['c.list.newest > ""', [0, 1, 2, 3]],
  ['c.list.newest > @unknown', [0, 1, 2, 3]],
  ['c.flag = @flag', [0, 1, 2, 3]],
  ['NOT c.due.at = @at', [0, 1, 2, 3]],
  ['CONTAINS(c.list.newest, @from) AND c.due.at = @at', [0, 1, 2, 3]],
  ['c.due.at = @at AND (c.flag = @flag OR c.list.newest > @from)', [0, 1, 2, 3]],
] as const)('%s leaves %j', (where, expected) => {
  expect(meant(where)).toEqual(expected);
});

test('partitions follow what is written, replaced and deleted', async () => {
  const client = cosmosClient(cosmos.endpoint, 15_000);
  await createContainer(client, 'look');
  const container = client.database('look').container(containerName);
  const idsIn = async (pk: string) => {
    const query = { query: 'SELECT * FROM c WHERE c.pk = @pk', parameters: [{ name: '@pk', value: pk }] };
    return (await container.items.query<{ id: string }>(query, { partitionKey: pk }).fetchAll()).resources
      .map(({ id }) => id)
      .sort();
  };
  await container.items.create({ id: 'a', pk: 'p' });
  // From here on the partitions are kept beside.
  expect([await idsIn('p'), await idsIn('q')]).toEqual([['a'], []]);
  await container.items.create({ id: 'a', pk: 'q' });
  await container.items.upsert({ id: 'b', pk: 'p' });
  await container.items.upsert({ id: 'b', pk: 'p', n: 2 });
  expect([await idsIn('p'), await idsIn('q')]).toEqual([['a', 'b'], ['a']]);
  await container.item('a', 'p').delete();
  expect([await idsIn('p'), await idsIn('q')]).toEqual([['b'], ['a']]);
});
