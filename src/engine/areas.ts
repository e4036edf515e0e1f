// Finds people by where they belong, from heads alone: a list of any size is walked once and no record is read.
import type { Audience, AudienceReach } from '../domain/alarm.ts';
import type { CaseKind } from '../domain/model.ts';
import { readStatus } from '../domain/people.ts';
import { type Area, namesIn, namesUnknown, type Structure, structures, within } from '../domain/structure.ts';
import { Refusal } from '../errors.ts';
import type { Listed, Store } from '../store/port.ts';
import type { Directory } from './directory.ts';
import type { Door } from './execute.ts';

/** What a draft says about whom it tells. */
interface Wanted {
  readonly audience: AudienceReach;
  readonly areas?: readonly Area[] | undefined;
}

/** Whom a draft tells beyond those with a role. */
export function toldBy({ audience, areas = [] }: Wanted): Pick<Audience, 'reach' | 'areas'> {
  return audience === 'chosen' ? { reach: audience, areas } : { reach: audience };
}

/** A choice of areas is somebody, and each domain stands in it once. Throws Refusal. */
export function checkAreas({ audience, areas = [] }: Wanted): void {
  if (audience !== 'chosen') return;
  const isEmpty = areas.every(({ whole, units, sites }) => !whole && units.length + sites.length === 0);
  if (isEmpty) throw new Refusal('areas-missing');
}

const pageSize = 1_000;

/** All heads of a kind, of one domain or of all. */
export async function headsOf(store: Store, kind: CaseKind, scope: string | null): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const where = { ...(scope === null ? {} : { scope }), ...(after === undefined ? {} : { after }) };
    const page = await store.list({ kind, limit: pageSize, ...where });
    found.push(...page.rows);
    after = page.next;
  }
  return found;
}

/** The structure of a domain; empty where none was ever put. */
export async function structureOf(entry: Door, domain: string): Promise<Structure> {
  return (await entry.read(structures, domain)).state.value ?? { domain, units: [], sites: [] };
}

/** Everybody of these areas, each once. Throws Refusal for units and sites that do not exist. */
export async function peopleIn(store: Store, entry: Door, areas: readonly Area[]): Promise<readonly Listed[]> {
  const found = new Map<string, Listed>();
  for (const area of areas) {
    const structure = await structureOf(entry, area.domain);
    if (namesUnknown(area, structure)) throw new Refusal('area-unknown');
    const belongs = within(area, structure);
    for (const head of await headsOf(store, 'person', area.domain)) {
      if (belongs(readStatus(head.status))) found.set(head.address.id, head);
    }
  }
  return [...found.values()];
}

/** Whether more than half of the people of some domain belong to the areas: that is all staff, by whichever choice. */
export async function isMostOfADomain(store: Store, entry: Door, areas: readonly Area[]): Promise<boolean> {
  for (const domain of new Set(areas.map((area) => area.domain))) {
    const all = await headsOf(store, 'person', domain);
    const some = await peopleIn(
      store,
      entry,
      areas.filter((area) => area.domain === domain),
    );
    if (some.length * 2 > all.length) return true;
  }
  return false;
}

/** The areas by name, for cards and pages. */
export async function namesOf(entry: Door, look: Directory, areas: readonly Area[]): Promise<readonly string[]> {
  const named = await Promise.all(
    areas.map(async (area) =>
      namesIn(area, await structureOf(entry, area.domain), (await look.domain(area.domain))?.name ?? area.domain),
    ),
  );
  return named.flat();
}
