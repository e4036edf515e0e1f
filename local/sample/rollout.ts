/** The groups of the sample tenant, how they are mapped to domains, and the waves in which the app comes. */
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/domain/people.ts';
import { type GroupRow, type Rollout, rolloutId, rollouts } from '../../src/domain/rollout.ts';
import { dayOf } from '../../src/domain/team.ts';
import { addDays } from '../../src/domain/working-time.ts';
import type { TenantGroup } from '../simulators/tenant.ts';
import { fixedGuid } from './fixed-ids.ts';

type Sampled = Pick<Person, 'aadId' | 'domain'>;

/** The group with everybody of a domain. */
export const groupOf = (domain: string): string => fixedGuid(`group ${domain}`);
const pilot = fixedGuid('group pilot');
/** Where the pilot group is taken from. */
const pilotDomain = 'MI-ITN';
const pilotSize = 10;

/** One group for each domain, and the pilot group. */
export function sampleGroups(people: readonly Sampled[]): TenantGroup[] {
  const ofDomain = Map.groupBy(people, ({ domain }) => domain);
  const groups = [...ofDomain].map(([domain, all]) => ({
    id: groupOf(domain),
    members: all.map(({ aadId }) => aadId),
  }));
  const some = (ofDomain.get(pilotDomain) ?? []).slice(0, pilotSize).map(({ aadId }) => aadId);
  return [...groups, { id: pilot, members: some }];
}

/** Every group mapped to its domain; a pilot, the pilot's domain a week later, everybody else two weeks after that. */
export function sampleRollout(domains: readonly { readonly id: string }[], today: string): Rollout {
  const row = (id: string): GroupRow => ({
    group: groupOf(id),
    name: `SG-${id}-Beschaeftigte`,
    domain: id,
    unit: '',
    site: '',
  });
  const others = domains.map(({ id }) => id).filter((id) => id !== pilotDomain);
  return {
    groups: [
      { group: pilot, name: 'SG-BCM-Pilot', domain: '', unit: '', site: '' },
      ...domains.map(({ id }) => row(id)),
    ],
    waves: [
      { id: 'pilot', name: 'Pilotgruppe', from: addDays(today, -7), domains: [], groups: [pilot] },
      { id: 'welle-1', name: 'Welle 1: IT-Dienstleister', from: today, domains: [pilotDomain], groups: [] },
      { id: 'welle-2', name: 'Welle 2: alle Häuser', from: addDays(today, 14), domains: others, groups: [] },
    ],
  };
}

/** Whether there is one, whoever put it. */
export const hasRollout = async ({ entry }: Pick<App, 'entry'>): Promise<boolean> =>
  (await entry.read(rollouts, rolloutId)).state.value !== undefined;

/** Puts the mapping and the waves of the sample into a fresh store. */
export async function fillRollout(
  { entry, env }: Pick<App, 'entry' | 'env'>,
  domains: readonly { readonly id: string }[],
): Promise<void> {
  const value = sampleRollout(domains, dayOf(env.now()));
  await entry.execute(rollouts, rolloutId, { type: 'put', value }, { system: 'setup' });
}
