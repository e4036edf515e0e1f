// The store on Azure Cosmos DB: every case in one partition, every commit one atomic batch, every charge counted.
//
// documents   lines (one per commit, never rewritten but to erase) · snapshot · head · due rows · leases
// lock        the id of a lines document ends in the number of its first line: the second writer is answered 409
// lost answer every document carries the id of its write; a repeat that meets 409 or 412 reads back
// consistency the account must be set to Strong: a replica decides on what another has just committed
import { randomUUID } from 'node:crypto';
import { type CallLimits, type CallTools, callLimits, calls, callTools, type OnCharge } from './cosmos-calls.ts';
import { cosmosClient, isLookAlike } from './cosmos-client.ts';
import { writeCommit } from './cosmos-commit.ts';
import { containerName, createContainer } from './cosmos-container.ts';
import { probePlace, withoutValue } from './cosmos-documents.ts';
import { leases } from './cosmos-lease.ts';
import { dueRows, lists } from './cosmos-lists.ts';
import { type Loader, loader } from './cosmos-load.ts';
import { type Requests, requests } from './cosmos-requests.ts';
import type { Store } from './port.ts';

export interface CosmosOptions {
  /** `https://<account>.documents.azure.com`, or http on this machine for the look-alike. */
  readonly endpoint: string;
  readonly database: string;
  /** Hears what every request was charged. */
  readonly onCharge?: OnCharge;
  readonly limits?: CallLimits;
  readonly tools?: CallTools;
}

/**
 * Opens the store. Database and container must be there; only in the look-alike they are made, because the roles of
 * the data plane cannot. Calls throw CosmosFailure when the service does not answer in time or says no.
 */
export async function openCosmos(options: CosmosOptions): Promise<Store> {
  const { endpoint, database, onCharge = () => undefined, limits = callLimits, tools = callTools } = options;
  const client = cosmosClient(endpoint, limits.attempt);
  if (isLookAlike(endpoint)) await createContainer(client, database);
  const newId = () => randomUUID();
  const made = requests(client.database(database).container(containerName), calls(onCharge, limits, tools));
  const cases = loader(made);

  return {
    kind: 'cosmos',
    load: cases.load,
    journal: cases.journal,
    async commit(commit) {
      await writeCommit(made, commit, newId());
      cases.ended(commit.address, commit.expected + commit.lines.length);
    },
    ...dueRows(made),
    ...lists(made),
    erase: (address, seq, name) => erase(made, cases, newId, { address, seq, name }),
    ...leases(made, newId),
    writable: () => made.putOver('writable', { ...probePlace }),
    async close() {
      client.dispose();
    },
  };
}

interface Erased {
  readonly address: Parameters<Store['erase']>[0];
  readonly seq: number;
  readonly name: string;
}

/** Rewrites the document without the value, as long as it takes: another value may be erased at the same time. */
async function erase(made: Requests, cases: Loader, newId: () => string, value: Erased): Promise<void> {
  for (;;) {
    const found = await cases.holding('erase', value.address, value.seq);
    const less = found && withoutValue(found, value.seq, value.name, newId());
    if (!less || (await made.put('erase', less, found._etag))) return;
  }
}
