// The contract against a real Cosmos DB account: `npm run test:cosmos`. Not part of `npm test`; it needs COSMOS_ENDPOINT.
import { afterAll } from 'vitest';
import { openCosmos } from '../../src/store/cosmos.ts';
import type { ChargeKind } from '../../src/store/cosmos-calls.ts';
import { cosmosClient } from '../../src/store/cosmos-client.ts';
import { containerName } from '../../src/store/cosmos-container.ts';
import type { Store } from '../../src/store/port.ts';
import { storeContract } from '../store/contract.ts';

/** No other name: whatever lies in its container is deleted before every test. */
const database = 'bcm-lotse-test';
const endpoint = process.env.COSMOS_ENDPOINT ?? '';
const charges = new Map<ChargeKind, readonly number[]>();

/** The store after everything in its container was deleted. */
async function openEmpty(): Promise<Store> {
  const onCharge = (kind: ChargeKind, ru: number) => void charges.set(kind, [...(charges.get(kind) ?? []), ru]);
  const store = await openCosmos({ endpoint, database, onCharge });
  const { items, item } = containerOf();
  const { resources } = await items.query<{ id: string; pk: string }>('SELECT c.id, c.pk FROM c').fetchAll();
  for (const { id, pk } of resources) await item(id, pk).delete();
  return store;
}

function containerOf() {
  const container = cosmosClient(endpoint, 30_000).database(database).container(containerName);
  return { items: container.items, item: container.item.bind(container) };
}

/** What the service really charged: to be laid beside the table the look-alike charges by. */
afterAll(() => {
  for (const [kind, each] of charges) {
    const mean = each.reduce((sum, ru) => sum + ru, 0) / each.length;
    console.log(`${kind}: ${each.length} requests, ${mean.toFixed(2)} RU on average, ${Math.max(...each)} at most`);
  }
});

storeContract('Cosmos DB', openEmpty);
