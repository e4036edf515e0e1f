// The few requests the Cosmos store makes: read, write one, write many together, ask.
import type { Container, JSONObject, JSONValue, OperationInput } from '@azure/cosmos';
import { type Answer, type Calls, type ChargeKind, CosmosFailure, isPassing } from './cosmos-calls.ts';

/** Where a document lies. */
export interface Place {
  readonly id: string;
  readonly pk: string;
}

/** A document as it was read; `_etag` changes with every write. */
export type Kept<T> = T & { readonly _etag: string };

/** What became of a batch: null when all was written, else which operation was refused, and how; nothing was written. */
export type Refused = { readonly index: number; readonly status: number } | null;

/**
 * Text and values of a query; without `pk` it crosses partitions. `soon`: what another replica has just written may be
 * missing until the next time, which halves the charge; what this process wrote is there.
 */
export interface Question {
  readonly text: string;
  readonly values: Readonly<Record<string, JSONValue>>;
  readonly pk?: string;
  readonly soon?: boolean;
}

export interface Requests {
  read<T extends Place>(kind: ChargeKind, place: Place): Promise<Kept<T> | null>;
  /** Writes a document over the one with this etag, or a new one when there is no etag; false when somebody was faster. */
  put(kind: ChargeKind, document: Place, over: string | null): Promise<boolean>;
  /** Writes a document over whatever is there. */
  putOver(kind: ChargeKind, document: Place): Promise<void>;
  /** All operations or none, in one partition. */
  batch(kind: ChargeKind, pk: string, operations: readonly OperationInput[]): Promise<Refused>;
  query<T>(kind: ChargeKind, question: Question): Promise<readonly T[]>;
}

/** Rows of one page: left alone, the client asks for ten at a time, and every page costs anew. */
const mostAtOnce = 1_000;
const gone = 404;
const taken = [404, 409, 412];
/** Of a batch, the operations that only failed because another one did. */
const failedDependency = 424;

export function requests(container: Container, calls: Calls): Requests {
  const body = (document: Place) => document as unknown as JSONObject;

  return {
    read: (kind, { id, pk }) =>
      calls.run(kind, async (abortSignal) => {
        const answer = await container.item(id, pk).read({ abortSignal });
        const { statusCode, substatus, resource, requestCharge: charge } = answer;
        if (statusCode !== gone) return { value: resource, charge };
        if (substatus) throw Object.assign(new Error('not here'), { ...answer, code: gone, substatus });
        return { value: null, charge };
      }),

    async put(kind, document, over) {
      const condition = { type: 'IfMatch', condition: over ?? '' };
      try {
        await calls.run(kind, async (abortSignal) =>
          charged(
            over === null
              ? await container.items.create(body(document), { abortSignal })
              : await container
                  .item(document.id, document.pk)
                  .replace(body(document), { abortSignal, accessCondition: condition }),
          ),
        );
        return true;
      } catch (error) {
        if (error instanceof CosmosFailure && taken.includes(error.status)) return false;
        throw error;
      }
    },

    async putOver(kind, document) {
      await calls.run(kind, async (abortSignal) => charged(await container.items.upsert(document, { abortSignal })));
    },

    batch: (kind, pk, operations) =>
      calls.run(kind, async (abortSignal) => {
        // The client writes into what it is given; a repeat must start from the same.
        const copy = operations.map((operation) => ({ ...operation }));
        const options = { abortSignal, contentResponseOnWriteEnabled: false };
        const { result = [], headers } = await container.items.batch(copy, pk, options);
        const charge = Number(headers['x-ms-request-charge'] ?? 0) || 0;
        const index = result.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== failedDependency);
        const status = result[index]?.statusCode;
        if (status === undefined) return { value: null, charge };
        if (isPassing(status)) throw new CosmosFailure(status, { charge });
        return { value: { index, status }, charge };
      }),

    query: (kind, { text, values, pk, soon = false }) =>
      calls.run(kind, async (abortSignal) => {
        const parameters = Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value }));
        const options = {
          abortSignal,
          maxItemCount: mostAtOnce,
          ...(pk === undefined ? {} : { partitionKey: pk }),
          ...(soon ? { consistencyLevel: 'Session' } : {}),
        };
        const { resources, requestCharge: charge } = await container.items
          .query({ query: text, parameters }, options)
          .fetchAll();
        return { value: resources, charge };
      }),
  };
}

function charged({ requestCharge }: { requestCharge: number }): Answer<null> {
  return { value: null, charge: requestCharge };
}
