// People the visitor may ask, with their addresses: read at once, and kept for a moment.
import { type Person, people } from '../domain/people.ts';
import { mayAsk, type Who } from '../domain/roles.ts';
import type { HttpDeps } from './visitor.ts';

export interface AddressIndex {
  /** Everybody of the domains in which somebody may ask, and whoever fills a role in `domain`; by name. */
  askable(who: Who, domain: string): Promise<readonly Person[]>;
}

const pageSize = 1_000;
/** Read together. */
const atOnce = 64;
/** So long a domain's people are kept, milliseconds: somebody types a name letter by letter. */
const keptFor = 30_000;

export function addressIndex({ env, entry, look }: HttpDeps): AddressIndex {
  const kept = new Map<string, { readonly at: number; readonly people: Promise<readonly Person[]> }>();

  async function read(scope: string): Promise<readonly Person[]> {
    const ids: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await env.store.list({
        kind: 'person',
        scope,
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      ids.push(...page.rows.map(({ address }) => address.id));
      after = page.next;
    }
    return byIds(ids);
  }

  async function byIds(ids: readonly string[]): Promise<readonly Person[]> {
    const found: Person[] = [];
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = await Promise.all(ids.slice(from, from + atOnce).map((id) => entry.known(people, id)));
      found.push(...some.map(({ state }) => state.value).filter((value) => value !== undefined));
    }
    return found;
  }

  function peopleOf(scope: string): Promise<readonly Person[]> {
    const known = kept.get(scope);
    if (known && env.monotonic() - known.at < keptFor) return known.people;
    const reading = read(scope);
    kept.set(scope, { at: env.monotonic(), people: reading });
    reading.catch(() => kept.delete(scope));
    return reading;
  }

  return {
    async askable(who, domain) {
      const domains = (await look.domains()).map(({ id }) => id).filter((id) => mayAsk(who, id));
      const holders = (await look.domain(domain))?.roles.flatMap((role) => role.holders) ?? [];
      const all = [...(await Promise.all(domains.map(peopleOf))).flat(), ...(await byIds([...new Set(holders)]))];
      const each = new Map(all.map((person) => [person.id, person]));
      return [...each.values()].sort((a, b) => a.name.localeCompare(b.name, 'de'));
    },
  };
}
