// What stands in the registers of a domain, as their pages need it: read from the book, never case by case.
import { type Bcms, bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsOf } from '../domain/bcms-rules.ts';
import { people } from '../domain/people.ts';
import type { BusinessProcess } from '../domain/process.ts';
import type { UsedResource } from '../domain/process-gaps.ts';
import { type Resource, resources } from '../domain/resource.ts';
import { maySeeRegister } from '../domain/roles.ts';
import { dayOf } from '../domain/team.ts';
import { Refusal } from '../errors.ts';
import type { DomainName } from './contract.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

const domainOf = (id: string) => id.split('.')[0] ?? '';

/** The domain of a request, or 404 – also for whoever may not see its registers. */
export async function seenDomain({ look }: HttpDeps, { who }: Visitor, id: string): Promise<DomainName> {
  const found = maySeeRegister(who, id) ? await look.domain(id) : undefined;
  if (!found) throw new Refusal('not-found');
  return { id, name: found.name };
}

export const todayOf = ({ env }: HttpDeps): string => dayOf(env.now());

export async function limitsOf({ book }: HttpDeps, domain: string): Promise<Bcms> {
  return bcmsOf(domain, (await book.values(bcmsOfDomains, domain))[0]);
}

const briefly = ({ id, name, domain, category, rtaHours, backupHours, retired }: Resource): UsedResource => ({
  id,
  name,
  domain,
  category,
  rtaHours,
  backupHours,
  ...(retired ? { retired } : {}),
});

/** Resources that these processes use, those of other domains only when they are offered. */
export async function usedResources(
  { book }: HttpDeps,
  domain: string,
  all: readonly BusinessProcess[],
): Promise<ReadonlyMap<string, UsedResource>> {
  const used = new Set(all.flatMap(({ needsResources = [] }) => needsResources));
  const places = new Set([...used].map(domainOf));
  const found = await Promise.all([...places].map((place) => book.values(resources, place)));
  const seen = found.flat().filter((each) => used.has(each.id) && (each.domain === domain || each.shared === true));
  return new Map(seen.map((each) => [each.id, briefly(each)]));
}

/** Resources that a process of the domain may name: its own, and those that others offer. */
export async function nameableResources({ book, look }: HttpDeps, domain: string): Promise<readonly UsedResource[]> {
  const found = await Promise.all((await look.domains()).map(({ id }) => book.values(resources, id)));
  return found
    .flat()
    .filter((each) => each.domain === domain || (each.shared === true && !each.retired))
    .map(briefly);
}

/** Names by person id, as this process last saw them. */
export async function namesOf({ entry }: HttpDeps, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== '');
  const found = await Promise.all(wanted.map((id) => entry.known(people, id)));
  return new Map(found.flatMap(({ state: { value } }) => (value ? [[value.id, value.name] as const] : [])));
}
