// Choosing units and sites: what is chosen after a tick, and which lines are shown. Pure, so that it can be tested.
import { type Area, type UnitLine, unitLines, withSubunits } from '../domain/structure.ts';
import type { StructureView } from '../http/contract-structure.ts';

const nobody = (domain: string): Area => ({ domain, whole: false, units: [], sites: [] });

export function areaIn(areas: readonly Area[], domain: string): Area {
  return areas.find((area) => area.domain === domain) ?? nobody(domain);
}

/** The areas with this one instead; a domain of which nothing is chosen is left out. */
export function withArea(areas: readonly Area[], area: Area): readonly Area[] {
  const rest = areas.filter(({ domain }) => domain !== area.domain);
  const isAnybody = area.whole || area.units.length + area.sites.length > 0;
  return isAnybody ? [...rest, area] : rest;
}

export interface UnitChoice extends UnitLine {
  readonly people: number;
  /** `above`: a unit above it is chosen, so it belongs to the choice anyway. */
  readonly chosen: 'no' | 'yes' | 'above';
}

export interface Choices {
  readonly units: readonly UnitChoice[];
  readonly sites: readonly (StructureView['sites'][number] & { readonly chosen: boolean })[];
}

/** The lines that carry the word looked for, as they stand. */
export function choicesOf({ units, sites }: StructureView, area: Area, query: string): Choices {
  const wanted = query.trim().toLocaleLowerCase('de');
  const carries = (text: string) => text.toLocaleLowerCase('de').includes(wanted);
  const within = withSubunits({ units }, area.units);
  const people = new Map(units.map((unit) => [unit.id, unit.people]));
  const standing = (id: string) => (area.units.includes(id) ? 'yes' : within.has(id) ? 'above' : 'no');
  return {
    units: unitLines(units)
      .filter(({ name }) => carries(name))
      .map((line) => ({ ...line, people: people.get(line.id) ?? 0, chosen: standing(line.id) })),
    sites: sites
      .filter(({ name, address }) => carries(`${name} ${address}`))
      .map((site) => ({ ...site, chosen: area.sites.includes(site.id) })),
  };
}
