// The sample administration holds together: references, limits, coverage, and it is the same every time.
import { describe, expect, it } from 'vitest';
import {
  deskChannels,
  deskPeople,
  loadSample,
  newcomers,
  sampleAdministration,
  sampleCounts,
} from '../../local/sample/sample.ts';
import { charactersLeft, checkText } from '../../src/domain/alarm.ts';
import type { Bcms } from '../../src/domain/bcms.ts';
import { bcmsFaults } from '../../src/domain/bcms-rules.ts';
import { hasBia } from '../../src/domain/bia.ts';
import { processFaults } from '../../src/domain/process-faults.ts';
import { processGaps } from '../../src/domain/process-gaps.ts';
import { resourceFaults } from '../../src/domain/resource-faults.ts';
import { resourceGaps } from '../../src/domain/resource-gaps.ts';
import { needsOf, noNeeds } from '../../src/domain/resource-needs.ts';
import { mayRaise } from '../../src/domain/roles.ts';

const serviceUrl = 'http://127.0.0.1:3979/teams/';
const sample = sampleAdministration({ serviceUrl });
const { domains, people, scenarios, processes, channels } = sample;
const today = '2026-11-30';
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const byId = new Map(people.map((person) => [person.id, person]));
const byName = (name: string) => people.find((person) => person.name === name);
const repeated = (list: readonly string[]) => list.filter((one, at) => list.indexOf(one) !== at);
const since = 1_795_000_000_000;

describe('the sample as a whole', () => {
  it('is the same every time', () => {
    expect(sampleAdministration({ serviceUrl })).toEqual(sample);
    expect(byName('Tjark Osterloh')?.id).toBe('p-rpcgjhdi');
  });

  it('has the size it promises', () => {
    expect(sampleCounts(sample)).toEqual({
      domains: 13,
      structures: 13,
      people: 67,
      contacts: 61,
      scenarios: 82,
      processes: 65,
      channels: 13,
    });
  });

  it('covers every Ressort, several domains in the big ones, none in the dissolved one', () => {
    const ressorts = new Set(domains.map(({ ressort }) => ressort));
    expect([...ressorts].sort()).toEqual(['MF', 'MI', 'MJ', 'MK', 'ML', 'MS', 'MU', 'MW', 'MWK', 'StK']);
    expect(ids(domains)).toEqual(expect.arrayContaining(['MI', 'MI-ITN', 'MF-NLBV', 'MU-NLWKN']));
  });

  it('gives nothing the same id', () => {
    expect([domains, people, scenarios, processes].flatMap((list) => repeated(ids(list)))).toEqual([]);
    expect(
      repeated([...people.map((p) => p.aadId), ...people.map((p) => p.email), ...people.map((p) => p.name)]),
    ).toEqual([]);
    expect(repeated(channels.flatMap((channel) => [channel.conversationId, channel.teamId]))).toEqual([]);
    expect(repeated(domains.flatMap((domain) => [domain.callIn.number, domain.callIn.pin]))).toEqual([]);
  });

  it('knows every person, domain and role it names', () => {
    const codes = ids(domains);
    const holders = domains.flatMap((domain) => domain.roles.flatMap((role) => role.holders));
    expect([...holders, ...channels.flatMap((c) => c.members)].filter((id) => !byId.has(id))).toEqual([]);
    const named = [...people, ...scenarios, ...processes].map(({ domain }) => domain);
    const granted = people.flatMap(({ grants }) => grants.map(({ domain }) => domain)).filter((code) => code !== '*');
    expect([...named, ...granted].filter((code) => !codes.includes(code))).toEqual([]);
    const unknownRoles = scenarios.flatMap(({ id, domain, roles }) => {
      const kinds = domains.find((one) => one.id === domain)?.roles.map(({ kind }) => kind) ?? [];
      return roles.filter((kind) => !kinds.includes(kind)).map((kind) => `${id}: ${kind}`);
    });
    expect(unknownRoles).toEqual([]);
  });
});

describe('people', () => {
  it('have random ids, GUIDs and addresses that can never exist', () => {
    for (const { id, aadId, email } of people) {
      expect(id).toMatch(/^p-[a-z0-9]{8}$/);
      expect(aadId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(email).toMatch(/^[a-z-]+\.[a-z-]+@[a-z-]+\.land\.example$/);
    }
    expect(byName('Aylin Yıldız')?.email).toBe('aylin.yildiz@mi-itn.land.example');
    expect(byName('Dr. Sönke Mahnke')?.email).toBe('soenke.mahnke@mu.land.example');
  });

  it.each(ids(domains))('%s has two who may alarm, the Stabsleitung among them, and one who coordinates', (code) => {
    const granted = (role: string) =>
      people.filter(({ grants }) => grants.some((grant) => grant.role === role && grant.domain === code));
    expect(granted('alarm').length).toBeGreaterThanOrEqual(2);
    expect(granted('coordinator')).toHaveLength(1);
    const lead = domains.find(({ id }) => id === code)?.roles.find(({ kind }) => kind === 'CRISIS_LEAD')?.holders[0];
    expect(ids(granted('alarm'))).toContain(lead);
  });

  it('two oversee, one runs the system, one alarms everywhere, some hold only a role', () => {
    const everywhere = people.flatMap(({ grants }) => grants.filter(({ domain }) => domain === '*'));
    expect(everywhere.map(({ role }) => role).sort()).toEqual([
      'admin',
      'alarm',
      'joint',
      'joint',
      'oversight',
      'oversight',
    ]);
    const alarmsIn = (name: string) => byName(name)?.grants.map(({ role, domain }) => `${role} ${domain}`);
    expect(alarmsIn('Piotr Kowalczyk')?.sort()).toEqual(['alarm *', 'alarm MI', 'alarm MI-ITN']);
    expect(byName('Tjark Osterloh')?.grants).toEqual([]);
    expect(people.filter(({ language }) => language === 'en')).toHaveLength(4);
  });
});

describe('crisis teams', () => {
  const roleOf = (code: string, kind: string) =>
    domains.find(({ id }) => id === code)?.roles.find((role) => role.kind === kind);

  it.each(domains)('$id has the core team and the supporting functions, its channel and its call-in', (domain) => {
    const kinds = (core: boolean) => domain.roles.filter((role) => role.core === core).map(({ kind }) => kind);
    expect(kinds(true)).toEqual(['CRISIS_LEAD', 'IT', 'HR', 'FACILITY', 'COMMUNICATION']);
    expect(kinds(false)).toEqual(expect.arrayContaining(['LOG_KEEPER', 'BACK_OFFICE', 'BC_OFFICER', 'CISO']));
    for (const { holders } of domain.roles) expect(repeated(holders)).toEqual([]);
    expect(domain.id).not.toContain('.');
    expect(domain.channel).toMatchObject({ name: 'Krisenstab', serviceUrl });
    expect(domain.channel?.conversationId).toMatch(/^19:[0-9a-f]{32}@thread\.tacv2$/);
    expect(domain.callIn.number).toMatch(/^0511 555-01\d\d$/);
    expect(domain.callIn.pin).toMatch(/^\d{4}$/);
  });

  it('the big ones have two deputies everywhere, the small ones show their gaps', () => {
    for (const code of ['MI-ITN', 'MF-NLBV']) {
      const ranks = domains.find(({ id }) => id === code)?.roles.map(({ holders }) => holders.length);
      expect(new Set(ranks)).toEqual(new Set([3]));
    }
    expect(roleOf('MWK', 'FACILITY')?.holders).toEqual([]);
    expect(roleOf('MWK', 'IT')?.holders).toHaveLength(1);
  });

  it('one person holds two roles of one domain', () => {
    const janssen = byName('Wiebke Janßen')?.id;
    expect(roleOf('MI-ITN', 'LOG_KEEPER')?.holders[0]).toBe(janssen);
    expect(roleOf('MI-ITN', 'BACK_OFFICE')?.holders[0]).toBe(janssen);
  });
});

describe('prepared alarms', () => {
  it.each(scenarios)('$id may be sent as it stands', (scenario) => {
    expect(() => checkText({ ...scenario, since, mode: 'exercise' }, since)).not.toThrow();
    expect(charactersLeft(scenario.what, scenario.where)).toBeGreaterThanOrEqual(0);
    expect(`${scenario.title} ${scenario.what} ${scenario.nextStep}`).not.toMatch(/BAO|GFP|WAP|MTPD|RTO|BC-Domäne/);
  });

  it.each(scenarios.filter(({ level }) => level !== 'DISRUPTION'))('$id may be sent as a real alarm', (scenario) => {
    expect(() => checkText({ ...scenario, since, mode: 'real' }, since)).not.toThrow();
  });

  it('the Alarmprobe of each domain can only be an exercise', () => {
    const trials = scenarios.filter(({ level }) => level === 'DISRUPTION');
    expect(ids(trials)).toEqual(ids(domains).map((code) => `${code}.alarmprobe`));
    for (const trial of trials) {
      expect(() => checkText({ ...trial, since, mode: 'real' }, since)).toThrow('disruption-not-alarmed');
    }
  });

  it.each(domains)('$id has the four outages, in one order, with where to go or what to dial', ({ id, callIn }) => {
    const own = scenarios.filter(({ domain }) => domain === id);
    const keys = own.map((scenario) => scenario.id.slice(id.length + 1));
    expect(keys).toEqual(expect.arrayContaining(['it-ausfall', 'gebaeude', 'personal', 'dienstleister']));
    expect(own.map(({ order }) => order)).toEqual(own.map((_one, at) => at + 1));
    const serious = own.filter(({ level }) => level !== 'DISRUPTION');
    expect(serious.filter(({ nextStep }) => !nextStep.includes(`${callIn.number}, PIN ${callIn.pin}.`))).toEqual([]);
  });

  it('nobody is sent into a building that cannot be used', () => {
    const closed = scenarios.filter(({ id }) => id.endsWith('.gebaeude'));
    expect(closed.filter(({ nextStep }) => nextStep.includes('kommen Sie'))).toEqual([]);
  });
});

describe('registers', () => {
  const { registers } = sample;
  const limits = new Map(registers.bcms.map(({ id, now }) => [id, now]));
  const all = { process: registers.processes, resource: registers.resources };
  const resources = new Set(registers.resources.map(({ id }) => id));

  it('break no rule: every process is rated as its MTPD says, and names only what there is', () => {
    const faults = processes.flatMap((process) =>
      processFaults(process, {
        rule: limits.get(process.domain) as Bcms,
        others: processes.filter(({ id, domain }) => id !== process.id && domain === process.domain),
        resources,
        today,
      }),
    );
    expect(faults).toEqual([]);
    expect(processes.filter((each) => !hasBia(each, limits.get(each.domain) as Bcms))).toEqual([]);
    expect(registers.resources.flatMap(({ now }) => resourceFaults(now, { others: [], today }))).toEqual([]);
    expect(registers.bcms.flatMap(({ now }) => bcmsFaults(now, today))).toEqual([]);
    expect(processes.find(({ id }) => id === 'MF-NLBV.bezuege')).toMatchObject({
      mtpdHours: 72,
      rtoHours: 48,
      rpoHours: 24,
    });
  });

  it('keep recovery within what is tolerable, and what is never intolerable has no RTO', () => {
    const late = processes.filter(
      ({ mtpdHours, rtoHours }) => mtpdHours !== null && rtoHours !== null && rtoHours >= mtpdHours,
    );
    expect(late).toEqual([]);
    expect(processes.filter(({ mtpdHours, rtoHours }) => (mtpdHours === null) !== (rtoHours === null))).toEqual([]);
    expect(processes.find(({ id }) => id === 'MI.fortbildung')).toMatchObject({ mtpdHours: null, rtoHours: null });
  });

  it('show each kind of trouble somewhere: only preventive, a ring, a late resource, an ended contract', () => {
    const others = new Map(processes.map((each) => [each.id, each]));
    const used = new Map(registers.resources.map(({ id, now }) => [id, now]));
    const codes = processes.flatMap((process) =>
      processGaps(process, { rule: limits.get(process.domain) as Bcms, others, resources: used, today }),
    );
    const found = new Set(codes.map(({ code }) => code));
    for (const code of ['preventive', 'ring', 'resource-late', 'bia-old', 'owner-missing'] as const) {
      expect([code, found.has(code)]).toEqual([code, true]);
    }
    const judged = processes.map((process) => ({ process, rule: limits.get(process.domain) as Bcms }));
    const gaps = registers.resources.flatMap(({ id, now }) =>
      resourceGaps(now, needsOf(now.domain, judged).get(id) ?? noNeeds, today),
    );
    for (const code of ['contract-ended', 'contract-ends', 'rta-late', 'cumulation', 'single-point'] as const) {
      expect([code, gaps.some((gap) => gap.code === code)]).toEqual([code, true]);
    }
  });

  it('name people of their own domain', () => {
    const home = new Map(people.map(({ id, domain }) => [id, domain]));
    const named = [...registers.processes, ...registers.resources].map(({ now }) => [now.owner, now.domain]);
    const officers = registers.bcms.map(({ now }) => [now.bcOfficer, now.domain]);
    const strange = [...named, ...officers].filter(([who, domain]) => who !== '' && home.get(who ?? '') !== domain);
    expect(strange).toEqual([]);
  });

  it.each(Object.entries(all))('each %s has a year of history, in order', (_kind, list) => {
    for (const { versions } of list as readonly { versions: readonly { at: number }[] }[]) {
      const times = versions.map(({ at }) => at);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(times.length).toBeGreaterThanOrEqual(2);
      expect((times.at(-1) ?? 0) < Date.UTC(2026, 10, 21)).toBe(true);
      expect((times[0] ?? 0) < Date.UTC(2026, 0, 1)).toBe(true);
    }
  });
});

describe('for the start and the desk', () => {
  it('loads every record once, domains first', async () => {
    const put: string[] = [];
    const counts = await loadSample(sample, async (kind, id, value) => {
      const own = 'id' in value ? value.id : 'person' in value ? value.person : value.domain;
      expect(own).toBe(id);
      put.push(kind);
    });
    const { domains: d, structures: u, people: p, contacts: c, scenarios: s } = counts;
    expect(put).toEqual([
      ...Array<string>(d).fill('domain'),
      ...Array<string>(u).fill('structure'),
      ...Array<string>(p).fill('person'),
      ...Array<string>(c).fill('contact'),
      ...Array<string>(s).fill('scenario'),
    ]);
  });

  it('the first at the desk who may alarm raises the Probealarm and is not asked', () => {
    const first = deskPeople(sample).find((person) => person.roles.includes('alarm'));
    expect(first).toMatchObject({ name: 'Ole Brüggemann', domain: 'MI-ITN', roles: ['staff', 'alarm'] });
    expect(scenarios.filter(({ domain }) => domain === 'MI-ITN')[0]?.id).toBe('MI-ITN.ransomware');
  });

  it('names rights by code and functions by word, each once', () => {
    const listed = deskPeople(sample);
    for (const { roles } of listed) expect(repeated(roles)).toEqual([]);
    expect(listed.find(({ name }) => name === 'Wiebke Janßen')?.roles).toEqual([
      'staff',
      'Gebäudeverwaltung (Vertretung)',
      'Protokollierung',
      'Backoffice',
    ]);
  });

  it('puts whoever fills a role or may alarm into the channel, and nobody else', () => {
    const itn = deskChannels(sample).find(({ domain }) => domain === 'MI-ITN');
    const names = itn?.members.map((id) => byId.get(id)?.name);
    expect(names).toContain('Piotr Kowalczyk');
    expect(names).toContain('Ole Brüggemann');
    expect(names).not.toContain('Jonas Feldhusen');
    expect(itn?.team).toBe('Notfallmanagement MI-ITN');
  });

  it('offers a newcomer one who raises, one who coordinates and two who are asked', () => {
    const offered = newcomers(sample).map(({ id }) => byId.get(id));
    const may = offered.map((person) => person && mayRaise({ kind: 'person', ...person }, 'exercise', 'MI-ITN'));
    expect(may).toEqual([true, true, false, false]);
    const asked = domains.find(({ id }) => id === 'MI-ITN')?.roles.flatMap(({ holders }) => holders[0] ?? []);
    expect(asked).toEqual(expect.arrayContaining(ids(newcomers(sample)).slice(2)));
  });
});
