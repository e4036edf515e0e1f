// The event behind an alarm: declared late, reminded in time and quiet when ticked, two alarms, an exercise, a crash between.
import { describe, expect } from 'vitest';
import { verifyJournal } from '../../src/commands/verify-journal.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { type Incident, incidentCase, timeOf } from '../../src/domain/incident.ts';
import { incidents } from '../../src/domain/incident-rules.ts';
import type { PlanContent } from '../../src/domain/plan.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import type { PlanCommand } from '../../src/domain/plan-words.ts';
import { processes } from '../../src/domain/process.ts';
import { resources } from '../../src/domain/resource.ts';
import type { IncidentView } from '../../src/http/contract-incident.ts';
import { content } from '../domain/plan-samples.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const hour = 60;
const setup = { system: 'setup' } as const;

/** Lena leads and comes; the rest of the core team is spoken of and does not answer. */
async function attack(w: World, over: object = {}, mode: 'real' | 'exercise' = 'real') {
  const wish = { mode, over: { roles: ['CRISIS_LEAD', 'IT'] as const, scenario: 'MI-ITN.test-cyber', ...over } };
  const { id } = await w.raises('ole', wish as never);
  return id;
}

/** A prepared alarm with three deadlines, and a provider behind its process. */
async function prepared(w: World): Promise<void> {
  const { entry } = w.app();
  const provider = {
    name: 'Netz AG',
    contract: 'V-1',
    reactionHours: 2,
    emergencyNumber: '0511 555-0188',
    endsOn: null,
  };
  const resource = {
    id: 'MI-ITN.netz',
    domain: 'MI-ITN',
    category: 'SERVICE',
    name: 'Weitverkehrsnetz',
    unit: 'Netze',
    owner: '',
    rtaHours: null,
    rtaSource: 'NONE',
    backupHours: null,
    singlePoints: [],
    provider,
    evidence: [],
  } as const;
  await entry.execute(resources, resource.id, { type: 'put', value: resource }, setup);
  const process = (await entry.read(processes, 'MI-ITN.grunddienste')).state.value;
  const needs = { ...process, mtpdHours: 24, rtoHours: 8, needsResources: ['MI-ITN.netz'] };
  await entry.execute(processes, 'MI-ITN.grunddienste', { type: 'put', value: needs as never }, setup);
  const [first] = w.sample.scenarios.filter(({ domain }) => domain === 'MI-ITN');
  const checklist = [
    { id: 'raus', text: 'Netz trennen', role: 'CRISIS_LEAD' },
    { id: 'cert', text: 'Erstmeldung', role: 'IT', deadline: { from: 'reported', hours: 2 }, addressee: 'N-CERT' },
    { id: 'ende', text: 'Abschluss', role: 'IT', deadline: { after: 'cert', months: 1 } },
  ];
  const value = { ...first, id: 'MI-ITN.test-cyber', processes: ['MI-ITN.grunddienste'], checklist, order: 99 };
  const { scenarios } = await import('../../src/domain/scenario.ts');
  await entry.execute(scenarios, value.id, { type: 'put', value: value as never }, setup);
}

/** A released plan of the process, with two steps. */
async function planned(w: World, over: Partial<PlanContent> = {}): Promise<void> {
  const { entry } = w.app();
  const process = 'MI-ITN.grunddienste';
  const steps = ['Notnetz an', 'Lage melden'];
  const text = { ...content, processes: [process], owner: w.people.id('tjark'), steps, ...over };
  const said = (by: string) => ({ at: w.now() - 40 * 24 * 3_600_000, by });
  const [author, other] = [said(w.people.id('tjark')), said(w.people.id('ole'))];
  const give = (command: PlanCommand) => entry.execute(plans, 'MI-ITN.gfp-grunddienste', command, setup);
  await give({ type: 'write', domain: 'MI-ITN', content: text, past: author });
  await give({ type: 'submit', change: 'Neu', material: false, management: [], past: author });
  await give({ type: 'pass-qa', note: '', past: other });
  await give({ type: 'release', reason: 'Lücken bekannt', past: other });
}

async function eventOf(w: World, id: string): Promise<Incident> {
  const { entry } = w.app();
  return (await entry.read(incidents, incidentCase((await entry.read(alarms, id)).state))).state;
}
const view = async (w: World, id: string, name = 'ole') =>
  (await w.tab(name as never).get<IncidentView>(`/api/alarms/${id}/incident`)).json;
const say = (w: World, id: string, path: string, body: object, name = 'ole') =>
  w.tab(name as never).post(`/api/alarms/${id}/incident/${path}`, body);
const item = 'MI-ITN.test-cyber.cert';

/** Everybody asked is spoken of; the lead says that she comes, the others cannot, so that no ladder goes on. */
async function team(w: World, id: string): Promise<{ lead: string; tech: string }> {
  const { state } = await w.app().entry.read(alarms, id);
  const [lead = '', tech = ''] = (['CRISIS_LEAD', 'IT'] as const).map((kind) =>
    w.people.name(state.posts[kind]?.asked[0]?.person ?? ''),
  );
  w.allHear([lead as never, tech as never, '#MI-ITN'], 'alarm');
  await w.clicks(lead as never, 'Ich komme', { inputs: { eta: '15' } });
  await w.clicks(tech as never, 'Ich komme', { inputs: { eta: '15' } });
  await w.seconds(5);
  w.hears('#MI-ITN', 'staffed');
  return { lead, tech };
}

describe('an event', () => {
  story('brings the restart plan of a resource that the process needs, with its steps', async (w) => {
    await prepared(w);
    await planned(w, { kind: 'WAP', processes: [], resources: ['MI-ITN.netz'] });
    const id = await attack(w);
    await team(w, id);
    const seen = await view(w, id);
    expect(seen.hits[0]?.plans).toMatchObject([{ kind: 'WAP', title: content.title }]);
    expect(seen.items.map(({ text }) => text)).toEqual(expect.arrayContaining(['Notnetz an', 'Lage melden']));
  });

  story('is there with its alarm, with what its scenario suggests', async (w) => {
    await prepared(w);
    const id = await attack(w);
    await team(w, id);
    const seen = await view(w, id);
    expect(seen.hits.map(({ name, state }) => [name, state])).toEqual([['E-Akte, E-Mail, Verzeichnisdienst', 'down']]);
    expect(seen.items.map(({ text, state }) => [text, state])).toEqual([
      ['Erstmeldung', 'running'],
      ['Netz trennen', 'open'],
      ['Abschluss', 'open'],
    ]);
    expect(seen.providers).toMatchObject([{ provider: 'Netz AG', agreedHours: 2, informedAt: null }]);
    expect((await w.app().entry.read(alarms, id)).state.eventTold).toBe(1);
    expect((await w.alarm('ole', id)).all?.journal.map(({ type }) => type)).toContain('event-told');
  });

  story('is led on the card of the Stabsleitung, and one of two ticks counts', async (w) => {
    await prepared(w);
    const id = await attack(w);
    const { lead } = await team(w, id);
    await w.clicks(lead as never, 'Stab konstituiert');
    await w.advance(30);
    const { card } = await w.clicks(lead as never, 'Notfall ausgerufen', { inputs: { 'incident-time': '19:00' } });
    expect(card?.lines.join('\n')).toContain('Notfall ausgerufen: 19:00 Uhr');
    await w.clicks(lead as never, 'Erledigt');
    await say(w, id, 'tick', { item: 'MI-ITN.test-cyber.raus', state: 'done', at: w.now() });
    const event = await eventOf(w, id);
    expect((timeOf(event, 'declared') ?? 0) - (timeOf(event, 'occurred') ?? 0)).toBe(16 * 60_000 - 2_000);
    expect(event.ticks['MI-ITN.test-cyber.raus']?.by).toBe(w.people.id(lead as never));
    expect((await view(w, id, lead)).mayLead).toBe(true);
  });

  story('is nothing to those who were not asked', async (w) => {
    await prepared(w);
    const id = await attack(w);
    const { tech } = await team(w, id);
    const asked = await view(w, id, tech);
    expect([asked.mayLead, asked.mayWork, asked.journal, asked.steps[0]?.words[0]?.by]).toEqual([
      false,
      true,
      null,
      '',
    ]);
    expect((await say(w, id, 'step', { step: 'declared', at: w.now(), known: 0 }, tech)).status).toBe(403);
    const other = w.sample.people.find(({ domain, grants }) => domain === 'MF-NLBV' && grants.length === 0);
    const outsider = w.people.name(other?.id ?? '');
    for (const path of ['', '/results']) {
      expect((await w.tab(outsider as never).get(`/api/alarms/${id}/incident${path}`)).status).toBe(404);
    }
  });
});

describe('deadlines', () => {
  story(
    'remind the role before and when they are over, also after a crash, and are answered on the card',
    async (w) => {
      await prepared(w);
      const id = await attack(w);
      const { tech } = await team(w, id);
      await w.advance(85);
      w.isKilled();
      await w.restarts();
      expect(w.unheard()).toEqual([]);
      await w.advance(6);
      const before = w.hears(tech as never, 'deadline');
      expect(before.lines).toContain('An: N-CERT');
      expect(before.lines.join('\n')).toContain('BCM-Lotse erinnert nur.');
      await w.endsAlarm('ole', id, 'all-clear');
      await w.seconds(5);
      w.allHear(['#MI-ITN', tech as never], 'all-clear');
      const { state } = await w.app().entry.read(alarms, id);
      const lead = w.people.name(state.posts.CRISIS_LEAD?.asked[0]?.person ?? '');
      w.hears(lead as never, 'all-clear');
      await w.advance(32);
      w.hears(tech as never, 'deadline');
      const { card } = await w.clicks(tech as never, 'Ist gemeldet');
      expect(card?.lines.join('\n')).toMatch(/Erledigt .* Sie müssen nichts mehr tun\./);
      const event = await eventOf(w, id);
      expect(event.ticks[item]).toMatchObject({ state: 'done', by: w.people.id(tech as never) });
      // One month after that the last report is due.
      const last = (await view(w, id)).items.find(({ text }) => text === 'Abschluss');
      expect(new Date(last?.due ?? 0).toISOString().slice(0, 10)).toBe('2026-12-21');
    },
  );

  story('stay quiet when ticked, and in an exercise that is over', async (w) => {
    await prepared(w);
    const id = await attack(w);
    await team(w, id);
    expect(
      (await say(w, id, 'tick', { item, state: 'dropped', at: w.now(), reason: 'Kein erheblicher Vorfall.' })).status,
    ).toBe(204);
    await w.advance(3 * hour);
    const drill = await attack(w, { exerciseName: 'Herbst' }, 'exercise');
    await team(w, drill);
    await w.endsAlarm('ole', drill, 'all-clear');
    await w.seconds(5);
    for (const place of w.unheard()) expect(place).toMatch(/all-clear/);
    const { state } = await w.app().entry.read(alarms, drill);
    const people = ['CRISIS_LEAD', 'IT'].map((kind) =>
      w.people.name(state.posts[kind as 'IT']?.asked[0]?.person ?? ''),
    );
    w.allHear([...people, '#MI-ITN'] as never, 'all-clear');
    await w.advance(3 * hour);
  });
});

describe('where nothing goes to Teams', () => {
  story(
    'a deadline is reminded of by mail and says that nothing is transmitted',
    async (w) => {
      await prepared(w);
      const before = w.teams.calls().length;
      await attack(w, { avoidTeams: true });
      await w.advance(95);
      const mails = (w.standIns.second?.mail.mails() ?? []).map((mail) => JSON.stringify(mail));
      const ours = mails.filter((mail) => mail.includes('FRIST'));
      expect(ours).toHaveLength(1);
      expect(ours[0]).toContain('BCM-Lotse erinnert nur.');
      expect(w.teams.calls()).toHaveLength(before);
    },
    { second: true },
  );
});

describe('two alarms', () => {
  story('of one event share it; an exercise never does', async (w) => {
    await prepared(w);
    const first = await attack(w);
    await team(w, first);
    const second = await attack(w, { sameEvent: first, roles: ['IT'], processes: [] });
    await w.seconds(2);
    const { state } = await w.app().entry.read(alarms, second);
    w.allHear([w.people.name(state.posts.IT?.asked[0]?.person ?? '') as never, '#MI-ITN'], 'alarm');
    await w.clicks(w.people.name(state.posts.IT?.asked[0]?.person ?? '') as never, 'Ich komme', { about: second });
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    const event = await eventOf(w, second);
    expect(Object.keys(event.alarms)).toEqual([first, second]);
    expect(event.hits).toHaveLength(1);
    expect((await view(w, second)).siblings).toEqual([event.number]);
    const wrong = { ...w.draft('ole', { mode: 'exercise' }), exerciseName: 'Herbst', sameEvent: first };
    expect((await w.tab('ole').post('/api/alarms', { once: 'wunsch-falsch', draft: wrong })).status).toBe(404);
  });
});

describe('what was reached', () => {
  story('is written back to plans and resources once it is confirmed, and stands in the export', async (w) => {
    await prepared(w);
    await planned(w);
    const id = await attack(w);
    await team(w, id);
    const begin = w.now();
    await say(w, id, 'tick', { item, state: 'done', at: begin });
    await say(w, id, 'step', { step: 'declared', at: begin, known: 0 });
    await say(w, id, 'provider', { resource: 'MI-ITN.netz', step: 'informed', at: begin, known: 0 });
    await w.advance(5 * hour);
    const reached = { process: 'MI-ITN.grunddienste', state: 'emergency-operation', at: w.now(), known: 0 };
    expect((await say(w, id, 'progress', reached)).status).toBe(204);
    await say(w, id, 'step', { step: 'deescalated', at: w.now(), known: 0 });
    type Rows = { rows: readonly { key: string; rtaHours: number; result: string; written: boolean }[] };
    const results = () => w.tab('ole').get<Rows>(`/api/alarms/${id}/incident/results`);
    const { rows } = (await results()).json;
    expect(rows.map(({ key }) => key.split('/')[0])).toEqual(['plan', 'resource']);
    for (const row of rows) expect(row).toMatchObject({ rtaHours: 5, result: 'PASSED', written: false });
    const keys = rows.map(({ key }) => key);
    for (const _again of [1, 2]) expect((await say(w, id, 'results', { keys, kind: 'REAL_EVENT' })).status).toBe(204);
    await w.seconds(3);
    const { value } = (await w.app().entry.read(resources, 'MI-ITN.netz')).state;
    const { number } = (await w.app().entry.read(alarms, id)).state;
    expect(value?.evidence).toMatchObject([{ kind: 'REAL_EVENT', hours: 5, result: 'PASSED', reference: number }]);
    expect([value?.rtaHours, value?.rtaSource]).toEqual([5, 'TEST']);
    expect((await results()).json.rows.map(({ written }) => written)).toEqual([true, true]);
    const plan = (await w.app().entry.read(plans, 'MI-ITN.gfp-grunddienste')).state;
    expect(plan.evidence).toMatchObject([{ kind: 'REAL_EVENT', hours: 5, result: 'PASSED', reference: number }]);
    const shown = await view(w, id);
    expect(shown.hits[0]?.plans).toMatchObject([{ title: content.title, version: 1, evidence: 'EFFECTIVE' }]);
    expect(shown.items.filter((one) => one.plan === content.title).map(({ text }) => text)).toEqual([
      'Notnetz an',
      'Lage melden',
    ]);
    const file = await w.tab('ole').get(`/api/alarms/${id}/journal?format=jsonl`);
    expect(verifyJournal(new TextEncoder().encode(file.text))).toMatchObject({
      ok: true,
      journal: expect.stringContaining('incident/'),
    });
    const cut = file.text
      .split('\n')
      .filter((line) => !line.includes('results-confirmed'))
      .join('\n');
    expect(verifyJournal(new TextEncoder().encode(cut))).toMatchObject({ ok: false });
  });
});
