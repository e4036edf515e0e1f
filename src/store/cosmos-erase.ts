// Erasing one sealed value from the Cosmos store: out of its line, and out of a snapshot that knows the line.
import type { JSONObject } from '@azure/cosmos';
import type { CaseAddress } from '../domain/model.ts';
import { snapshotId, withoutValue } from './cosmos-documents.ts';
import type { Loader } from './cosmos-load.ts';
import type { Requests } from './cosmos-requests.ts';

/** A value of a line by its name. */
export interface Sealed {
  readonly address: CaseAddress;
  readonly seq: number;
  readonly name: string;
}

/**
 * Rewrites the document without the value, and drops the snapshot when its state may hold the value: the next one
 * comes. Tries anew when another value was erased at the same time; whoever repeats finds the value gone.
 */
export async function eraseSealed(requests: Requests, cases: Loader, sealed: Sealed, newId: () => string) {
  const { address, seq, name } = sealed;
  for (;;) {
    const found = await cases.holding('erase', address, seq);
    const less = found && withoutValue(found, seq, name, newId());
    if (!less) return;
    const snapshot = await cases.snapshot('erase', address);
    const drop = { operationType: 'Delete' as const, id: snapshotId(address) };
    const body = less as object as JSONObject;
    const rewrite = { operationType: 'Replace' as const, id: less.id, resourceBody: body, ifMatch: found._etag };
    const dropped = snapshot && snapshot.seq >= seq ? [drop] : [];
    const refused = await requests.batch('erase', less.pk, [rewrite, ...dropped]);
    if (!refused) return;
    if (![404, 412].includes(refused.status)) throw new Error(`Cosmos DB refused an erasure with ${refused.status}`);
  }
}
