// Finding somebody by name or task among the people of the domains; names are read once and kept for a while.
import { people } from '../domain/people.ts';
import type { PeopleFound } from './contract-staffing.ts';
import type { HttpDeps } from './visitor.ts';

type Found = PeopleFound['people'][number];

/** So many are named; whoever looks for somebody else writes more of the name. */
const mostFound = 20;
/** Beyond the own domain a few letters are wanted, so that nobody leafs through the whole administration. */
const fewestLetters = 3;
const pageSize = 500;
/** Names are read anew after this time, milliseconds: who left is not offered for long. */
const keptFor = 300_000;
/** At most so many names of one domain are read. */
const mostRead = 50_000;
/** A search stops after this time, milliseconds; what was read is kept, so the next one comes further. */
const longest = 2_000;

const flat = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();

interface Kept {
  readonly at: number;
  readonly all: Promise<readonly Found[]>;
}

/** Searches the domains in the order given, as long as fewer than enough are found. */
export function peopleSearch({ env, entry }: HttpDeps) {
  const kept = new Map<string, Kept>();

  async function readAll(domain: string): Promise<readonly Found[]> {
    const found: Found[] = [];
    let after: string | undefined;
    do {
      const from = after === undefined ? {} : { after };
      const { rows, next } = await env.store.list({ kind: 'person', scope: domain, limit: pageSize, ...from });
      const read = await Promise.all(rows.map(({ address }) => entry.read(people, address.id)));
      for (const { state } of read) {
        if (!state.value) continue;
        const { id, name, jobTitle, domain: home } = state.value;
        found.push({ id, name, jobTitle, domain: home });
      }
      after = next ?? undefined;
    } while (after !== undefined && found.length < mostRead);
    return found.sort((one, other) => one.name.localeCompare(other.name, 'de'));
  }

  function namesOf(domain: string): Promise<readonly Found[]> {
    const known = kept.get(domain);
    if (known && env.monotonic() - known.at < keptFor) return known.all;
    const all = readAll(domain);
    kept.set(domain, { at: env.monotonic(), all });
    all.catch(() => kept.delete(domain));
    return all;
  }

  return async (domains: readonly string[], query: string): Promise<Pick<PeopleFound, 'people' | 'more'>> => {
    const words = flat(query).trim().split(/\s+/);
    const isShort = words.join('').length < fewestLetters;
    const hits: Found[] = [];
    const until = env.monotonic() + longest;
    for (const domain of isShort ? domains.slice(0, 1) : domains) {
      if (env.monotonic() > until) return { people: hits.slice(0, mostFound), more: true };
      const all = await namesOf(domain);
      hits.push(
        ...all.filter(({ name, jobTitle }) => words.every((word) => flat(`${name} ${jobTitle}`).includes(word))),
      );
      if (hits.length > mostFound) break;
    }
    return { people: hits.slice(0, mostFound), more: hits.length > mostFound };
  };
}
