// People around a team: who is named in it, who may be put into it, and how they are reached.

import type { BcDomain } from '../domain/bc-domain.ts';
import { contactFacts } from '../domain/contact.ts';
import type { ContactFacts } from '../domain/gaps.ts';
import { contacts, type Person, people } from '../domain/people.ts';
import { namedIn, type Team } from '../domain/team-edit.ts';
import { Refusal } from '../errors.ts';
import type { TeamPerson, TeamSearch } from './contract-people.ts';
import type { HttpDeps } from './visitor.ts';

const readAtOnce = 200;
const mostHits = 20;

export const briefly = ({ id, name, jobTitle }: Person): TeamPerson => ({ id, name, jobTitle });

export async function peopleNamed({ look }: HttpDeps, ids: Iterable<string>): Promise<readonly Person[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => look.person(id)));
  return found.filter((person) => person !== undefined);
}

/**
 * The staff of a domain, in no order. Read as this process last saw them: for searching that is new enough, and it
 * saves a question to the store for each of thousands.
 */
export async function staffOf({ env, entry }: HttpDeps, domain: string): Promise<readonly Person[]> {
  const staff: Person[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const from: { after?: string } = after === undefined ? {} : { after };
    const page = await env.store.list({ kind: 'person', scope: domain, limit: readAtOnce, ...from });
    const read = await Promise.all(page.rows.map(({ address }) => entry.known(people, address.id)));
    for (const { state } of read) if (state.value) staff.push(state.value);
    after = page.next;
  }
  return staff;
}

/** Whoever bears all words of the query in name, job or address; names that begin with it first. */
export async function search(deps: HttpDeps, domain: string, query: string): Promise<TeamSearch> {
  const words = query
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.join('').length < 2) return { people: [], more: false };
  const text = ({ name, jobTitle, email }: Person) => `${name} ${jobTitle} ${email}`.toLocaleLowerCase('de');
  const found = (await staffOf(deps, domain)).filter((person) => words.every((word) => text(person).includes(word)));
  const starts = ({ name }: Person) =>
    name
      .toLocaleLowerCase('de')
      .split(' ')
      .some((part) => part.startsWith(words[0] ?? ''));
  const sorted = found.sort(
    (one, other) => Number(starts(other)) - Number(starts(one)) || one.name.localeCompare(other.name, 'de'),
  );
  return { people: sorted.slice(0, mostHits).map(briefly), more: sorted.length > mostHits };
}

/** Refuses people who neither belong to the domain nor stand in its team already. */
export async function checkPeople(deps: HttpDeps, domain: BcDomain, now: Team, wanted: Team): Promise<void> {
  const known = new Set(namedIn(now));
  const fresh = namedIn(wanted).filter((id) => !known.has(id));
  const found = await Promise.all(fresh.map((id) => deps.look.person(id)));
  if (found.some((person) => person?.domain !== domain.id)) throw new Refusal('person-not-here');
}

/** How each of them is reached, without any number. Whoever left nothing is missing. */
export async function factsOf(
  { entry }: HttpDeps,
  ids: Iterable<string>,
): Promise<Readonly<Record<string, ContactFacts>>> {
  const facts: Record<string, ContactFacts> = {};
  await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const { value } = (await entry.read(contacts, id)).state;
      if (value && (value.email || (value.numbers ?? []).length > 0)) facts[id] = contactFacts(value);
    }),
  );
  return facts;
}
