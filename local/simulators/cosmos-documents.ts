/** Batches and queries of the Cosmos look-alike as the service does them: all or nothing, and inside the partition asked for. */
import { addedBytes, charges, sizeOf } from './cosmos-charges.ts';
import { type Collection, documentsIn, withinBounds } from './cosmos-index.ts';
import { type JsonObject, objectAt, stringAt } from './json.ts';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly charge: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const most = { operations: 100, bytes: 2 * 1_024 * 1_024 } as const;
const failedDependency = 424;

/** A document as it is stored, or undefined. */
export function documentAt(collection: Collection, id: string, pk: string): JsonObject | undefined {
  return collection.document(id, pk).read() as JsonObject | undefined;
}

interface Verdict {
  readonly status: number;
  readonly charge: number;
}

/** Judges every operation by what the ones before it would have done; writes only when none is refused. */
export function runBatch(collection: Collection, pk: string, operations: readonly JsonObject[]): Answered {
  if (operations.length > most.operations) return refusal(400, 'Too many operations in one batch.');
  if (sizeOf(operations) > most.bytes) return refusal(413, 'Request is too large.');
  const seen = new Map<string, JsonObject | undefined>();
  const verdicts = operations.map((operation) => judge(collection, pk, seen, operation));
  const failed = verdicts.findIndex(({ status }) => status >= 400);
  if (failed >= 0) {
    const results = verdicts.map((verdict, index) => ({
      statusCode: index === failed ? verdict.status : failedDependency,
      requestCharge: index === failed ? verdict.charge : 0,
    }));
    return { status: 207, body: results, charge: charges.refused };
  }
  for (const operation of operations) apply(collection, pk, operation);
  const charge = verdicts.reduce((sum, verdict) => sum + verdict.charge, 0);
  return { status: 200, body: verdicts.map((one) => ({ statusCode: one.status, requestCharge: one.charge })), charge };
}

const idOf = (operation: JsonObject) =>
  stringAt(operation, 'id') ?? stringAt(objectAt(operation, 'resourceBody'), 'id') ?? '';

function judge(
  collection: Collection,
  pk: string,
  seen: Map<string, JsonObject | undefined>,
  operation: JsonObject,
): Verdict {
  const id = idOf(operation);
  const document = objectAt(operation, 'resourceBody');
  const before = seen.has(id) ? seen.get(id) : documentAt(collection, id, pk);
  const kind = stringAt(operation, 'operationType');
  const condition = stringAt(operation, 'ifMatch');
  const refuse = (status: number): Verdict => ({ status, charge: charges.refused });
  if (kind === 'Create' && before) return refuse(409);
  if ((kind === 'Replace' || kind === 'Delete' || kind === 'Read') && !before) return refuse(404);
  if (condition !== undefined && condition !== before?._etag) return refuse(412);
  if (kind === 'Read') return { status: 200, charge: charges.read(sizeOf(before)) };
  if (kind !== 'Delete' && document.pk !== pk) return refuse(400);
  seen.set(id, kind === 'Delete' ? undefined : document);
  if (kind === 'Delete') return { status: 204, charge: charges.remove(sizeOf(before)) };
  const size = sizeOf(document) + addedBytes;
  if (before) return { status: 200, charge: charges.replace(size, sizeOf(before)) };
  return { status: 201, charge: charges.create(size) };
}

function apply(collection: Collection, pk: string, operation: JsonObject): void {
  const kind = stringAt(operation, 'operationType');
  if (kind === 'Delete') collection.documents.delete(idOf(operation), pk);
  else if (kind !== 'Read') collection.documents.upsert(objectAt(operation, 'resourceBody'));
}

export function refusal(status: number, message: string, more: JsonObject = {}): Answered {
  return { status, body: { code: String(status), message, ...more }, charge: status === 429 ? 0 : charges.refused };
}

/** The physical partitions: documents lie in the one or the other by their key. */
export function rangesOf(partitions: 1 | 2) {
  const whole = { id: 'all', minInclusive: '', maxExclusive: 'FF' };
  const halves = [
    { id: 'half-0', minInclusive: '', maxExclusive: '7F' },
    { id: 'half-1', minInclusive: '7F', maxExclusive: 'FF' },
  ];
  return partitions === 1 ? [whole] : halves;
}

function isInRange(pk: string, range: string): boolean {
  const half = [...pk].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 2;
  return range === 'all' || range === `half-${half}`;
}

/** Which documents a query sees: those of a key, of a physical partition, or all. */
export interface Scope {
  readonly pk: string | undefined;
  readonly range: string | undefined;
}

/** Runs a query on the documents it may see. */
export function runQuery(
  collection: Collection,
  { pk, range }: Scope,
  question: JsonObject,
  page: { maxItemCount?: number | null; continuation?: { token: string } | null },
): Answered {
  const { documents } = collection;
  const { query, parameters } = question as { query: string; parameters?: { name: string; value: unknown }[] };
  const isMeant = withinBounds(query, parameters);
  const sees = (document: JsonObject) =>
    isMeant(document) && (range === undefined || isInRange(String(document.pk), range));
  const inside = [...documentsIn(collection, pk)].filter(([, item]) => sees(item.read() as JsonObject));
  // The look-alike takes its documents from this map; in its place stands one with those of the partition.
  const narrowed = Object.create(documents, { _data: { value: new Map(inside) } }) as typeof documents;
  const found = narrowed.query({ query, ...(parameters ? { parameters } : {}) }, page) as {
    result: unknown[];
    continuation?: unknown;
  };
  const bytes = found.result.reduce<number>((sum, one) => sum + sizeOf(one), 0);
  return {
    status: 200,
    body: { Documents: found.result, _count: found.result.length },
    charge: charges.query(bytes),
    headers: {
      'x-ms-item-count': String(found.result.length),
      ...(found.continuation ? { 'x-ms-continuation': JSON.stringify(found.continuation) } : {}),
    },
  };
}
