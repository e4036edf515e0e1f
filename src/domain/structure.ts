// Units (Organisationseinheiten) and sites (Standorte) of a domain: where people belong, and whom a choice of them means.
import { register } from './register.ts';

export interface Unit {
  /** Unique in its domain: letters, digits, `_` and `-`. */
  readonly id: string;
  readonly name: string;
  /** The unit above; null at the top. */
  readonly parent: string | null;
}

export interface Site {
  /** Unique in its domain, as a unit's. */
  readonly id: string;
  readonly name: string;
  /** One line: street, postcode, town. */
  readonly address: string;
}

/** What a domain is made of. One record per domain, whose id it has. */
export interface Structure {
  readonly domain: string;
  readonly units: readonly Unit[];
  readonly sites: readonly Site[];
}

/** Register of structures. */
export const structures = register<Structure>({
  name: 'structure',
  personal: [],
  head: ({ domain }) => ({ scope: domain, status: 'active', key: '', at: 0 }),
});

/** Where somebody belongs within her domain; '' while it is not known. */
export interface Place {
  readonly unit: string;
  readonly site: string;
}

/** An area of a group (Bereich): everybody of a domain, or all of these units with those below them and of these sites together. */
export interface Area {
  readonly domain: string;
  readonly whole: boolean;
  readonly units: readonly string[];
  readonly sites: readonly string[];
}

/** The units with all below them. A unit that is its own ancestor ends the search. */
export function withSubunits({ units }: Pick<Structure, 'units'>, chosen: readonly string[]): ReadonlySet<string> {
  const below = new Map<string, string[]>();
  for (const { id, parent } of units) if (parent !== null) below.set(parent, [...(below.get(parent) ?? []), id]);
  const found = new Set<string>();
  const look = [...chosen];
  for (let id = look.pop(); id !== undefined; id = look.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    look.push(...(below.get(id) ?? []));
  }
  return found;
}

/** Tells who of a domain belongs to the area. */
export function within(area: Area, structure: Pick<Structure, 'units'>): (place: Place) => boolean {
  const units = withSubunits(structure, area.units);
  const sites = new Set(area.sites);
  return ({ unit, site }) => area.whole || units.has(unit) || sites.has(site);
}

/** True when an area names something the domain does not have. */
export function namesUnknown(area: Area, { units, sites }: Omit<Structure, 'domain'>): boolean {
  const known = (all: readonly { readonly id: string }[], id: string) => all.some((each) => each.id === id);
  return area.units.some((id) => !known(units, id)) || area.sites.some((id) => !known(sites, id));
}

/** Names of what was chosen, for cards and pages; a whole domain by its own name. */
export function namesIn(
  area: Area,
  { units, sites }: Omit<Structure, 'domain'>,
  domainName: string,
): readonly string[] {
  if (area.whole) return [domainName];
  const named = (all: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]) =>
    all.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return [...named(units, area.units), ...named(sites, area.sites)];
}

/** How many people each unit (with all below it) and each site has. */
export interface Headcount {
  readonly people: number;
  readonly units: Readonly<Record<string, number>>;
  readonly sites: Readonly<Record<string, number>>;
}

/** Counts people by where they belong, each unit once for everybody in it or below it. */
export function headcount({ units, sites }: Omit<Structure, 'domain'>, places: readonly Place[]): Headcount {
  const own = new Map<string, number>();
  const at = new Map<string, number>();
  for (const { unit, site } of places) {
    own.set(unit, (own.get(unit) ?? 0) + 1);
    at.set(site, (at.get(site) ?? 0) + 1);
  }
  const all = (id: string) => [...withSubunits({ units }, [id])].reduce((sum, each) => sum + (own.get(each) ?? 0), 0);
  return {
    people: places.length,
    units: Object.fromEntries(units.map(({ id }) => [id, all(id)])),
    sites: Object.fromEntries(sites.map(({ id }) => [id, at.get(id) ?? 0])),
  };
}

/** A unit with its depth below the top, for lists. */
export interface UnitLine extends Unit {
  readonly depth: number;
}

/** Every unit once, each followed by those below it, in the order of the record; whose parent is unknown stands on top. */
export function unitLines(units: readonly Unit[]): readonly UnitLine[] {
  const known = new Set(units.map(({ id }) => id));
  const lines: UnitLine[] = [];
  const seen = new Set<string>();
  const add = (unit: Unit, depth: number) => {
    if (seen.has(unit.id)) return;
    seen.add(unit.id);
    lines.push({ ...unit, depth });
    for (const each of units) if (each.parent === unit.id) add(each, depth + 1);
  };
  for (const unit of units) if (unit.parent === null || !known.has(unit.parent)) add(unit, 0);
  for (const unit of units) add(unit, 0);
  return lines;
}
