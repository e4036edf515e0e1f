/**
 * What the service's index does for the Cosmos look-alike: a query looks at documents that can be meant, not at all of them.
 * Narrowing never decides: what is left is judged by the query itself, so it may leave too much, and never takes too much.
 */
import type AccountModule from '@vercel/cosmosdb-server/lib/account/index.js';
import { isObject, type JsonObject } from './json.ts';

export type Account = InstanceType<typeof AccountModule.default>;
export type Collection = ReturnType<ReturnType<Account['database']>['collection']>;

type Item = Collection['documents']['_data'] extends Map<string, infer One> ? One : never;
type Bounds = readonly ((document: unknown) => boolean)[];

/** Documents by their id, and those of each partition beside it. */
class ByPartition extends Map<string, Item> {
  readonly parts = new Map<string, Map<string, Item>>();
  readonly #partOf = new Map<string, string>();

  override set(id: string, item: Item): this {
    const pk = String((item.read() as JsonObject).pk);
    this.#forget(id);
    this.#partOf.set(id, pk);
    const part = this.parts.get(pk) ?? new Map<string, Item>();
    this.parts.set(pk, part.set(id, item));
    return super.set(id, item);
  }

  override delete(id: string): boolean {
    this.#forget(id);
    return super.delete(id);
  }

  #forget(id: string): void {
    this.parts.get(this.#partOf.get(id) ?? '')?.delete(id);
    this.#partOf.delete(id);
  }
}

/** The documents of one partition, or of all. */
export function documentsIn({ documents }: Collection, pk: string | undefined): ReadonlyMap<string, Item> {
  if (!(documents._data instanceof ByPartition)) {
    const indexed = new ByPartition();
    for (const [id, item] of documents._data) indexed.set(id, item);
    documents._data = indexed;
  }
  const all = documents._data as ByPartition;
  return pk === undefined ? all : (all.parts.get(pk) ?? new Map());
}

/**
 * Which documents can fulfil the WHERE of a query: those within its bounds `c.<path> >= @x` joined by AND, of one of its
 * groups joined by OR. Whatever it does not understand bounds nothing.
 */
export function withinBounds(
  query: string,
  parameters: readonly { readonly name: string; readonly value: unknown }[] = [],
): (document: unknown) => boolean {
  const where = /\bWHERE (?<where>.+?)(?: ORDER BY [^()]+)?$/s.exec(query)?.groups?.where ?? '';
  // Of an ordered query over partitions, in the words of the plan: (what was asked) AND (where the client has come to).
  const asked = /^\((?<asked>.+)\) AND \(true\)$/s.exec(where)?.groups?.asked ?? where;
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  const groups = asked.split(' OR ').map((group) => boundsOf(group, values));
  return (document) => groups.some((bounds) => bounds.every((fits) => fits(document)));
}

const bound = /^c\.(?<path>[\w.]+) (?<sign>>=|<=|>|<|=) (?<name>@\w+)$/;

/** Of `A AND B`, in brackets or not. A group with brackets inside is beyond it. */
function boundsOf(group: string, values: ReadonlyMap<string, unknown>): Bounds {
  const plain = /^\((?<inner>[^()]*)\)$/s.exec(group)?.groups?.inner ?? group;
  if (/[()]|\b(NOT|BETWEEN|IN)\b/.test(plain)) return [];
  return plain.split(' AND ').flatMap((part) => {
    const { path = '', sign = '', name = '' } = bound.exec(part)?.groups ?? {};
    const limit = values.get(name);
    if (typeof limit !== 'string' && typeof limit !== 'number') return [];
    const way = path.split('.');
    return [(document: unknown) => isWithin(valueAt(document, way), sign, limit)];
  });
}

function valueAt(document: unknown, way: readonly string[]): unknown {
  let value = document;
  for (const step of way) value = isObject(value) ? value[step] : undefined;
  return value;
}

/** As the service compares: what is of another type, or not there, is never within. */
function isWithin(value: unknown, sign: string, limit: string | number): boolean {
  if (typeof value !== typeof limit) return false;
  const found = value as typeof limit;
  if (sign === '=') return found === limit;
  if (sign === '>') return found > limit;
  if (sign === '<') return found < limit;
  return sign === '>=' ? found >= limit : found <= limit;
}
