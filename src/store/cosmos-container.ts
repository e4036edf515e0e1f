// The one container of the Cosmos store: its key and its index policy as data, for the infrastructure and for tests.
import type { CosmosClient } from '@azure/cosmos';

export const containerName = 'cases';

/**
 * Nothing is indexed but what is queried: the sort strings of lines, lists and due rows, and the time of due rows.
 * `/pk` because the service does not index the partition key by itself and every query inside a partition names it.
 */
const indexed = [
  '/pk/?',
  '/line/?',
  '/list/newest/?',
  '/list/status/?',
  '/list/scope/?',
  '/list/named/?',
  '/due/rank/?',
  '/due/at/?',
];

export const containerSettings = {
  id: containerName,
  partitionKey: { paths: ['/pk'] },
  indexingPolicy: {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: indexed.map((path) => ({ path })),
    excludedPaths: [{ path: '/*' }],
  },
} as const;

/** Makes database and container in the look-alike. In a real account only the infrastructure may. */
export async function createContainer(client: CosmosClient, name: string): Promise<void> {
  const { database } = await client.databases.createIfNotExists({ id: name });
  const { partitionKey, indexingPolicy } = containerSettings;
  const policy = {
    ...indexingPolicy,
    includedPaths: [...indexingPolicy.includedPaths],
    excludedPaths: [...indexingPolicy.excludedPaths],
  };
  await database.containers.createIfNotExists({
    id: containerName,
    partitionKey: { paths: [...partitionKey.paths] },
    indexingPolicy: policy,
  });
}
