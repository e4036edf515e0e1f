// The small administration of the HTTP tests: two domains, and one person for each thing that somebody may be.
import { randomUUID } from 'node:crypto';
import { type BcDomain, bcDomains } from '../../src/domain/bc-domain.ts';
import { type Grant, type Person, people } from '../../src/domain/people.ts';
import { processes } from '../../src/domain/process.ts';
import { scenarios } from '../../src/domain/scenario.ts';
import type { Door } from '../../src/engine/execute.ts';
import type { AlarmDraft } from '../../src/http/contract.ts';

/** Who may be what; `ALF` and `BET` are the domains. */
const grants = {
  /** Raises alarms in ALF. */
  alma: [{ role: 'alarm', domain: 'MI-ALF' }],
  /** Coordinator of ALF. */
  cord: [{ role: 'coordinator', domain: 'MI-ALF' }],
  /** Leads the crisis team of ALF: asked, and may change. */
  lena: [],
  /** Fills IT in ALF: asked, staff. */
  ivo: [],
  /** Deputy of IT in ALF: not asked. */
  dora: [],
  /** Staff of ALF without any part. */
  nils: [],
  /** Raises alarms in BET, and leads there. */
  bea: [{ role: 'alarm', domain: 'MU-BET' }],
  /** Oversight of everything. */
  olga: [{ role: 'oversight', domain: '*' }],
  /** Runs the system. */
  adam: [{ role: 'admin', domain: '*' }],
  /** Raises alarms everywhere. */
  zora: [{ role: 'alarm', domain: '*' }],
} as const satisfies Record<string, readonly Grant[]>;

export type Name = keyof typeof grants;
export const names = Object.keys(grants) as readonly Name[];

/** Everybody has a family name, an address and a title that occur nowhere else, so that they can be searched for. */
const everybody: ReadonlyMap<Name, Person> = new Map(
  names.map((name) => [
    name,
    {
      id: `p-${name.padEnd(8, '0')}`,
      aadId: randomUUID(),
      name: `${name[0]?.toUpperCase()}${name.slice(1)} Saat-${name}`,
      email: `${name}.saat@land.example`,
      jobTitle: `Saattitel ${name}`,
      domain: name === 'bea' ? 'MU-BET' : 'MI-ALF',
      language: 'de',
      grants: grants[name],
    },
  ]),
);

export function person(name: Name): Person {
  const found = everybody.get(name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

const id = (name: Name) => person(name).id;

const alf: BcDomain = {
  id: 'MI-ALF',
  name: 'Amt Alf',
  ressort: 'MI',
  ressortName: 'Innenministerium',
  authority: 'Amt Alf, Hannover',
  channel: {
    conversationId: '19:alf@thread.tacv2',
    teamId: '19:team-alf@thread.tacv2',
    team: 'Krisenstab Alf',
    name: 'Lage',
    serviceUrl: 'http://127.0.0.1:1/teams/',
  },
  callIn: { number: '0511 55501', pin: '97531864' },
  room: 'Lageraum Alf',
  roles: [
    { kind: 'CRISIS_LEAD', core: true, holders: [id('lena')] },
    { kind: 'IT', core: true, holders: [id('ivo'), id('dora')] },
    { kind: 'FINANCE', core: false, holders: [] },
  ],
};
const bet: BcDomain = {
  ...alf,
  id: 'MU-BET',
  name: 'Amt Bet',
  channel: null,
  callIn: { number: '0511 55502', pin: '' },
  roles: [{ kind: 'CRISIS_LEAD', core: true, holders: [id('bea')] }],
};

const setup = { system: 'setup' } as const;

/** Puts the administration into an empty store. */
export async function settle(entry: Door): Promise<void> {
  for (const value of [alf, bet]) await entry.execute(bcDomains, value.id, { type: 'put', value }, setup);
  for (const value of everybody.values()) await entry.execute(people, value.id, { type: 'put', value }, setup);
  const scenario = { title: 'Brand', outage: 'BUILDING', level: 'CRISIS', roles: ['CRISIS_LEAD', 'IT'] } as const;
  const text = { what: 'Brand im Haus', where: 'Haus 1', nextStep: 'Bitte in den Lageraum.', exerciseName: 'Herbst' };
  const brand = { id: 'MI-ALF.brand', domain: 'MI-ALF', order: 1, ...scenario, ...text };
  await entry.execute(scenarios, brand.id, { type: 'put', value: brand }, setup);
  const figures = { mtpdHours: 24, rtoHours: 8, rpoHours: 1, mbco: 'Auskunft am Telefon' };
  const kasse = { id: 'MI-ALF.kasse', domain: 'MI-ALF', name: 'Kasse', unit: 'Referat 12', ...figures };
  await entry.execute(processes, kasse.id, { type: 'put', value: kasse }, setup);
}

/** Gives somebody other rights from now on. */
export async function regrant(entry: Door, name: Name, now: readonly Grant[]): Promise<void> {
  const value = { ...person(name), grants: now };
  await entry.execute(people, value.id, { type: 'put', value }, setup);
}

/** A draft that may be raised; its words occur nowhere else. */
export function draft(since: number, over: Partial<AlarmDraft> = {}): AlarmDraft {
  return {
    mode: 'real',
    domain: 'MI-ALF',
    level: 'CRISIS',
    what: 'Saatwasser im Keller',
    where: 'Saathaus 7',
    since,
    nextStep: 'Bitte in den Saatraum kommen.',
    roles: ['CRISIS_LEAD', 'IT'],
    exerciseName: '',
    answerMinutes: 10,
    audience: 'none',
    audienceStep: '',
    avoidTeams: false,
    ...over,
  };
}
