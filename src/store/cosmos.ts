// The store on Azure Cosmos DB: every case in one partition, every commit one atomic batch, every charge counted.
//
// documents   lines (one per commit, never rewritten but to erase) · snapshot · head · due rows · leases
// lock        the id of a lines document ends in the number of its first line: the second writer is answered 409
// lost answer every document carries the id of its write; a repeat that meets 409 or 412 reads back
// consistency the account must be set to Strong: a replica decides on what another has just committed
import { randomBytes } from 'node:crypto';
import { boxes } from './cosmos-boxes.ts';
import { type CallLimits, type CallTools, callLimits, calls, callTools, type OnCharge } from './cosmos-calls.ts';
import { cosmosClient, isLookAlike, wrongAccount } from './cosmos-client.ts';
import { writeCommit } from './cosmos-commit.ts';
import { containerName, createContainer } from './cosmos-container.ts';
import { probePlace } from './cosmos-documents.ts';
import { eraseSealed } from './cosmos-erase.ts';
import { leases } from './cosmos-lease.ts';
import { dueRows, lists } from './cosmos-lists.ts';
import { loader } from './cosmos-load.ts';
import { type Requests, requests } from './cosmos-requests.ts';
import { lineCounts } from './cosmos-written.ts';
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
 * the data plane cannot. Rejects when the account may show a replica the past. Calls throw CosmosFailure when the service does not answer in time or says no.
 */
export async function openCosmos(options: CosmosOptions): Promise<Store> {
  const { endpoint, database, onCharge = () => undefined, limits = callLimits, tools = callTools } = options;
  const client = cosmosClient(endpoint, limits.attempt);
  const sent = calls(onCharge, limits, tools);
  const wrong = await sent.run('writable', async () => ({ value: await wrongAccount(client), charge: 0 }));
  if (wrong !== null) throw new Error(wrong);
  if (isLookAlike(endpoint)) await createContainer(client, database);
  const container = client.database(database).container(containerName);
  return closable(storeOn(requests(container, sent)), () => client.dispose());
}

function storeOn(made: Requests): Omit<Store, 'close'> {
  // 72 bits: among the writes to one document nobody meets another's id, and it weighs little.
  const newId = () => randomBytes(9).toString('base64url');
  const cases = loader(made);
  return {
    kind: 'cosmos',
    load: cases.load,
    journal: cases.journal,
    snapshots: cases.snapshots,
    async commit(commit) {
      await writeCommit(made, cases, commit, newId());
      cases.ended(commit.address, commit.expected + commit.lines.length);
    },
    ...dueRows(made),
    ...lists(made),
    ...lineCounts(made),
    erase: (address, seq, name) => eraseSealed(made, cases, { address, seq, name }, newId),
    ...boxes(made, newId),
    ...leases(made, newId),
    writable: () => made.putOver('writable', { ...probePlace }),
  };
}

/** The store with an end: what was asked for before is waited for, what is asked for afterwards refused. */
function closable(store: Omit<Store, 'close'>, dispose: () => void): Store {
  const underway = new Set<Promise<unknown>>();
  let closed = false;

  function open<Given extends unknown[], Result>(task: (...given: Given) => Promise<Result>) {
    return async (...given: Given): Promise<Result> => {
      if (closed) throw new Error('the store is closed');
      const done = task(...given);
      underway.add(done);
      try {
        return await done;
      } finally {
        underway.delete(done);
      }
    };
  }

  return {
    kind: store.kind,
    load: open(store.load),
    commit: open(store.commit),
    due: open(store.due),
    nextDue: open(store.nextDue),
    owing: open(store.owing),
    written: open(store.written),
    ends: open(store.ends),
    snapshots: open(store.snapshots),
    journal: open(store.journal),
    list: open(store.list),
    erase: open(store.erase),
    drop: open(store.drop),
    marks: open(store.marks),
    dropped: open(store.dropped),
    sealBox: open(store.sealBox),
    emptyBox: open(store.emptyBox),
    lease: open(store.lease),
    release: open(store.release),
    writable: open(store.writable),
    async close() {
      if (closed) return;
      closed = true;
      await Promise.allSettled(underway);
      dispose();
    },
  };
}
