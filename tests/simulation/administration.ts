// A small administration for the simulation: one domain, those an alarm asks, everybody else, and one who alarms.
import type { Chance } from '../../local/simulation/chance.ts';
import { personalChatIdOf, type TeamsChannel, type TeamsPerson, userIdOf } from '../../local/simulators/teams-chats.ts';
import { type BcDomain, baoRoleKinds, bcDomains } from '../../src/domain/bc-domain.ts';
import { escalationPlans, type Ladder, planId } from '../../src/domain/escalation.ts';
import { type Person, people, type Reach, reach } from '../../src/domain/people.ts';
import type { Door } from '../../src/engine/execute.ts';

export const serviceUrl = 'http://teams.invalid/teams/';

export interface Administration {
  readonly domain: BcDomain;
  /** Who raises and ends; the report's owner, too. */
  readonly officer: Person;
  /** Whom an alarm asks. */
  readonly asked: readonly Person[];
  /** Who is only told. */
  readonly others: readonly Person[];
  readonly people: readonly Person[];
  readonly channels: readonly TeamsChannel[];
  /** Where most of them are reached; the bot never met the others. */
  readonly met: readonly Reach[];
}

export const botAppId = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';

/** `count` people are asked by an alarm that names all roles, `audience` more can be told. */
export function administration(count: number, audience: number, chance: Chance): Administration {
  const everybody = Array.from({ length: 1 + count + audience }, (_, index) => personOf(index, chance));
  const [officer, ...rest] = everybody as [Person, ...Person[]];
  const [asked, others] = [rest.slice(0, count), rest.slice(count)];
  // Nobody, one or two others of the crisis team stand in.
  const deputiesOf = (id: string) => {
    const others = asked.map((person) => person.id).filter((other) => other !== id);
    return others.length === 0 ? [] : Array.from({ length: chance.whole(0, 2) }, () => chance.pick(others));
  };
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
      holders: [id, ...deputiesOf(id)],
    })),
  };
  const met = everybody.filter(() => chance.happens(0.85)).map(metBefore);
  return {
    met,
    domain,
    officer,
    asked,
    others,
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

function metBefore(person: Person): Reach {
  const [conversationId, teamsId] = [personalChatIdOf(person, botAppId), userIdOf(person, botAppId)];
  return { person: person.id, conversationId, serviceUrl, teamsId, state: 'met' };
}

/** Steps that fall into the story with its faults, and soon come to an end. */
const quick: Ladder = [
  { after: 0, act: 'ask', rank: 0, ways: ['teams'] },
  { after: 1, act: 'remind', rank: 0, ways: ['teams'] },
  { after: 2, act: 'ask', rank: 1, ways: ['teams'] },
  { after: 3, act: 'ask', rank: 2, ways: ['teams'] },
  { after: 5, act: 'decide', rank: 0, ways: [] },
];

/** Puts it into the store, all people at once. */
export async function fill(entry: Door, { domain, people: all, met }: Administration): Promise<void> {
  const by = { system: 'setup' } as const;
  for (const level of ['EMERGENCY', 'CRISIS'] as const) {
    const value = { domain: domain.id, level, steps: quick };
    await entry.execute(escalationPlans, planId(domain.id, level), { type: 'put', value }, by);
  }
  await entry.execute(bcDomains, domain.id, { type: 'put', value: domain }, by);
  await Promise.all(all.map((value) => entry.execute(people, value.id, { type: 'put', value }, by)));
  await Promise.all(met.map((value) => entry.execute(reach, value.person, { type: 'put', value }, by)));
}

/** The people as Teams knows them. */
export function teamsPeople({ people: all }: Administration): TeamsPerson[] {
  return all.map(({ id, name, aadId, email }) => ({ id, name, aadId, email }));
}
