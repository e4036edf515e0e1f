// A small administration for the simulation: one domain with as many alarmed people as wanted, and one who alarms.
import type { Chance } from '../../local/simulation/chance.ts';
import type { TeamsChannel, TeamsPerson } from '../../local/simulators/teams-chats.ts';
import { type BcDomain, baoRoleKinds, bcDomains } from '../../src/domain/bc-domain.ts';
import { type Person, people } from '../../src/domain/people.ts';
import type { Door } from '../../src/engine/execute.ts';

export const serviceUrl = 'http://teams.invalid/teams/';

export interface Administration {
  readonly domain: BcDomain;
  /** Who raises and ends; the report's owner, too. */
  readonly officer: Person;
  /** Whom an alarm asks. */
  readonly asked: readonly Person[];
  readonly people: readonly Person[];
  readonly channels: readonly TeamsChannel[];
}

/** `count` people are asked by an alarm that names all roles. */
export function administration(count: number, chance: Chance): Administration {
  const everybody = Array.from({ length: count + 1 }, (_, index) => personOf(index, chance));
  const [officer, ...asked] = everybody as [Person, ...Person[]];
  const channel = { conversationId: '19:krisenstab@thread.tacv2', teamId: 'team-1', team: 'Krisenstab', name: 'Lage' };
  const domain: BcDomain = {
    id: 'MI-ITN',
    name: 'IT.Niedersachsen',
    ressort: 'MI',
    ressortName: 'Inneres',
    authority: 'IT.N Hannover',
    channel: { ...channel, serviceUrl },
    callIn: { number: '0511 555-0199', pin: '4711' },
    room: 'Stabsraum A',
    roles: asked.map(({ id }, index) => ({
      kind: baoRoleKinds[index % baoRoleKinds.length] ?? 'ADVISOR',
      core: true,
      holders: [id],
    })),
  };
  return {
    domain,
    officer,
    asked,
    people: everybody,
    channels: [{ ...channel, members: everybody.map(({ id }) => id) }],
  };
}

function personOf(index: number, chance: Chance): Person {
  const number = String(index).padStart(6, '0');
  return {
    id: `p-${number}`,
    aadId: `${chance.hex(8)}-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Person ${number}`,
    email: `p${number}@land.example`,
    jobTitle: 'Referat 1',
    domain: 'MI-ITN',
    language: index % 7 === 3 ? 'en' : 'de',
    grants: index === 0 ? [{ role: 'alarm', domain: 'MI-ITN' }] : [],
  };
}

/** Puts it into the store, all people at once. */
export async function fill(entry: Door, { domain, people: all }: Administration): Promise<void> {
  const by = { system: 'setup' } as const;
  await entry.execute(bcDomains, domain.id, { type: 'put', value: domain }, by);
  await Promise.all(all.map((value) => entry.execute(people, value.id, { type: 'put', value }, by)));
}

/** The people as Teams knows them. */
export function teamsPeople({ people: all }: Administration): TeamsPerson[] {
  return all.map(({ id, name, aadId, email }) => ({ id, name, aadId, email }));
}
