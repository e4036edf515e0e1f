// Under which units the people of a check-in are counted and shown, with their names as they are now.
import type { UnitOf } from '../domain/check-in-board.ts';
import type { CheckInPart } from '../domain/check-in-part.ts';
import type { Structure } from '../domain/structure.ts';
import { structureOf } from '../engine/areas.ts';
import type { HttpDeps } from './visitor.ts';

export interface UnitBook {
  /** Her own unit while there are few; of many, the one at the top above it. Her domain where no unit is known. */
  readonly unitOf: UnitOf;
  /** Names of the keys that `unitOf` gives. */
  readonly names: Readonly<Record<string, string>>;
  /** Her own unit by name. */
  readonly nameOf: UnitOf;
}

/** More rows than this nobody reads at a glance. */
const mostUnits = 20;
type Member = Parameters<UnitOf>[0];

export async function unitBook({ entry, look }: HttpDeps, parts: readonly CheckInPart[]): Promise<UnitBook> {
  const members = parts.flatMap((part) => part.members);
  const domains = [...new Set(members.map(({ domain }) => domain))];
  const found = await Promise.all(domains.map(async (id) => [id, await structureOf(entry, id)] as const));
  const structures = new Map<string, Structure>(found);
  const domainNames = new Map((await look.domains()).map(({ id, name }) => [id, name]));
  const unitIn = ({ domain, unit }: Member) => structures.get(domain)?.units.find(({ id }) => id === unit);
  const key = (domain: string, unit: string) => (unit === '' ? domain : `${domain}/${unit}`);

  const nameOf: UnitOf = (member) => {
    const domain = domainNames.get(member.domain) ?? member.domain;
    const unit = unitIn(member)?.name;
    if (unit === undefined) return domain;
    return domains.length > 1 ? `${unit}, ${domain}` : unit;
  };
  const own: UnitOf = (member) => key(member.domain, unitIn(member)?.id ?? '');
  const above: UnitOf = (member) => {
    let unit = unitIn(member);
    // A unit that stands above itself ends the search.
    for (const seen = new Set<string>(); unit && unit.parent !== null && !seen.has(unit.id); ) {
      seen.add(unit.id);
      const next = unitIn({ domain: member.domain, unit: unit.parent });
      if (!next) break;
      unit = next;
    }
    return key(member.domain, unit?.id ?? '');
  };
  const unitOf = new Set(members.map(own)).size > mostUnits ? above : own;
  const names = members.map((member) => {
    const at = unitOf(member);
    const [domain = '', unit = ''] = at.split('/');
    return [at, nameOf({ domain, unit })] as const;
  });
  return { unitOf, nameOf, names: Object.fromEntries(names) };
}
