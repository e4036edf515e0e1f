// What processes need of the resources of a domain, read from the book as a whole.
import { bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsOf } from '../domain/bcms-rules.ts';
import { processes } from '../domain/process.ts';
import { resources } from '../domain/resource.ts';
import { type Judged, needsOf, type ResourceNeeds } from '../domain/resource-needs.ts';
import type { Directory } from './directory.ts';
import type { RegisterBook } from './register-book.ts';

/**
 * What processes need of the domain's resources. Processes of other domains are looked at only when the domain offers
 * something to them.
 */
export async function needsIn(
  { book, look }: { readonly book: RegisterBook; readonly look: Directory },
  domain: string,
): Promise<ReadonlyMap<string, ResourceNeeds>> {
  const offers = (await book.values(resources, domain)).some(({ shared, retired }) => shared && !retired);
  const places = offers ? (await look.domains()).map(({ id }) => id) : [domain];
  const judged = places.map(async (place): Promise<readonly Judged[]> => {
    const [limits, all] = await Promise.all([book.values(bcmsOfDomains, place), book.values(processes, place)]);
    const rule = bcmsOf(place, limits[0]);
    return all.map((process) => ({ process, rule }));
  });
  return needsOf(domain, (await Promise.all(judged)).flat());
}
