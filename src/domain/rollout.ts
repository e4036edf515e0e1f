// How the app is rolled out: which groups of the tenant belong to which domain, and in which waves people get it. Data, not code.
import { register } from './register.ts';

/** A group of the tenant and what its members belong to. */
export interface GroupRow {
  /** Entra object id (GUID, lower case). */
  readonly group: string;
  /** What people call it; the tenant's own name is not asked for. */
  readonly name: string;
  /** Home BC-Domäne of its members; '' for a group that only says who is in a wave (pilot group). */
  readonly domain: string;
  /** Where they belong within it; '' when the group does not say. */
  readonly unit: string;
  readonly site: string;
}

/** People who get the app from a day on: everybody of these domains and of these groups. */
export interface Wave {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD`; from this day on the app is installed where it is missing. */
  readonly from: string;
  readonly domains: readonly string[];
  /** Entra object ids, each with a row above. */
  readonly groups: readonly string[];
}

/** Mapping and waves of the whole administration. Of two rows that name one person, the upper one counts. */
export interface Rollout {
  readonly groups: readonly GroupRow[];
  readonly waves: readonly Wave[];
}

/** The one case of this kind. */
export const rolloutId = 'all';
export const noRollout: Rollout = { groups: [], waves: [] };

/** Register with one record. */
export const rollouts = register<Rollout>({
  name: 'rollout',
  personal: [],
  head: () => ({ scope: '', status: 'active', key: '', at: 0 }),
});

export const rolloutFaultCodes = [
  'group-id',
  'group-twice',
  'name-missing',
  'domain-unknown',
  'unit-unknown',
  'site-unknown',
  'wave-day',
  'wave-empty',
  'wave-group',
] as const;

/** What is wrong with a row: `part` and `row` (from 1) say where. */
export interface RolloutFault {
  readonly part: 'groups' | 'waves';
  readonly row: number;
  readonly code: (typeof rolloutFaultCodes)[number];
}

/** What a domain has that a row may name. */
export interface KnownPlaces {
  readonly units: readonly string[];
  readonly sites: readonly string[];
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));

/** Everything that is wrong, at once. `places` by domain id. */
export function rolloutFaults(
  { groups, waves }: Rollout,
  places: ReadonlyMap<string, KnownPlaces>,
): readonly RolloutFault[] {
  const ids = groups.map(({ group }) => group);
  const ofGroup = (row: GroupRow, at: number): readonly RolloutFault['code'][] => {
    const known = places.get(row.domain);
    return [
      ...(guid.test(row.group) ? [] : ['group-id' as const]),
      ...(ids.indexOf(row.group) < at ? ['group-twice' as const] : []),
      ...(row.name.trim() === '' ? ['name-missing' as const] : []),
      ...(row.domain !== '' && !known ? ['domain-unknown' as const] : []),
      ...(row.unit === '' || known?.units.includes(row.unit) ? [] : ['unit-unknown' as const]),
      ...(row.site === '' || known?.sites.includes(row.site) ? [] : ['site-unknown' as const]),
    ];
  };
  const ofWave = (wave: Wave): readonly RolloutFault['code'][] => [
    ...(wave.name.trim() === '' ? ['name-missing' as const] : []),
    ...(isDay(wave.from) ? [] : ['wave-day' as const]),
    ...(wave.domains.length + wave.groups.length === 0 ? ['wave-empty' as const] : []),
    ...(wave.domains.every((id) => places.has(id)) ? [] : ['domain-unknown' as const]),
    ...(wave.groups.every((id) => ids.includes(id)) ? [] : ['wave-group' as const]),
  ];
  return [
    ...groups.flatMap((row, at) => ofGroup(row, at).map((code) => ({ part: 'groups' as const, row: at + 1, code }))),
    ...waves.flatMap((wave, at) => ofWave(wave).map((code) => ({ part: 'waves' as const, row: at + 1, code }))),
  ];
}

/** Where the members of these groups belong; null when none of the groups says so. `several`: groups of two domains. */
export function placeOf(
  groups: readonly string[],
  rows: readonly GroupRow[],
): { readonly domain: string; readonly unit: string; readonly site: string; readonly several: boolean } | null {
  const own = rows.filter(({ group, domain }) => domain !== '' && groups.includes(group));
  const domain = own[0]?.domain;
  if (domain === undefined) return null;
  const within = own.filter((row) => row.domain === domain);
  return {
    domain,
    unit: within.find(({ unit }) => unit !== '')?.unit ?? '',
    site: within.find(({ site }) => site !== '')?.site ?? '',
    several: within.length < own.length,
  };
}

/** The first wave that somebody is in; undefined for none. The earliest day counts, then the order of the list. */
export function waveOf(
  { domain, groups }: { readonly domain: string; readonly groups: readonly string[] },
  waves: readonly Wave[],
): Wave | undefined {
  return waves
    .filter((wave) => wave.domains.includes(domain) || wave.groups.some((id) => groups.includes(id)))
    .reduce<Wave | undefined>((first, wave) => (first && first.from <= wave.from ? first : wave), undefined);
}
