// A joint event: one call, an own alarm in each domain that consents; the initiator sees only which teams can work.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { jointEvents } from '../../src/domain/joint-event.ts';
import type { AlarmList, Me } from '../../src/http/contract.ts';
import type { JointCall, JointForm, JointList, JointView } from '../../src/http/contract-joint.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

function call(w: World, over: Partial<JointCall> = {}): JointCall {
  const text = { what: 'Schadsoftware beim gemeinsamen Dienstleister', where: 'Rechenzentrum Hannover' };
  const plan = { mode: 'real', exerciseName: '', level: 'CRISIS', since: w.now() } as const;
  return { ...text, ...plan, domains: ['MI-ITN', 'MF-NLBV'], ...over };
}

const calls = (w: World, over: Partial<JointCall> = {}, once = 'wunsch-gemeinsam') =>
  w.tab('elke').post<{ id: string }>('/api/joint', { once, call: call(w, over) });
const look = async (w: World, id: string) => (await w.tab('elke').get<JointView>(`/api/joint/${id}`)).json;
const states = async (w: World, id: string) =>
  Object.fromEntries((await look(w, id)).domains.map(({ name, state }) => [name, state]));

/** Everything that came; whom the ladder asks is another story. */
function passOver(w: World): readonly string[] {
  const lines = w.unheard();
  for (const line of lines) {
    const [place = '', kind = ''] = line.split(': ');
    w.hears(place, kind as 'alarm');
  }
  return lines;
}

async function staffs(w: World, domain: string): Promise<void> {
  const { rows } = await w.app().env.store.list({ kind: 'alarm', scope: domain, limit: 5 });
  const id = rows[0]?.address.id ?? '';
  const { state } = await w.app().entry.read(alarms, id);
  for (const person of new Set(state.roles.map(({ people }) => people[0] ?? ''))) {
    await w.tab(w.people.name(person)).post(`/api/alarms/${id}/answer`, { answer: 'virtual', eta: null });
  }
  await w.seconds(3);
}

describe('a joint event', () => {
  story('is an own alarm in each domain, with its own room, and staffed at its own time', async (w) => {
    const { status, json } = await calls(w);
    expect(status).toBe(201);
    await w.seconds(5);
    const told = passOver(w);
    expect(told).toContain('#MI-ITN: alarm');
    expect(told).toContain('#MF-NLBV: alarm');
    expect(told.some((line) => line.startsWith('#MU-NLWKN'))).toBe(false);
    expect(w.card('tjark').lines[1]).toContain('Stabsraum A (Raum 1.12)');
    expect(await states(w, json.id)).toEqual({
      'IT.Niedersachsen': 'not-yet',
      'Landesamt für Bezüge und Versorgung': 'not-yet',
    });
    await staffs(w, 'MI-ITN');
    const first = await look(w, json.id);
    expect(first.domains.map(({ state }) => state).sort()).toEqual(['not-yet', 'staffed']);
    await w.advance(1);
    await staffs(w, 'MF-NLBV');
    const both = await look(w, json.id);
    expect(both.domains.map(({ state }) => state)).toEqual(['staffed', 'staffed']);
    expect(new Set(both.domains.map(({ at }) => at)).size).toBe(2);
    const { rows } = await w.app().env.store.list({ kind: 'alarm', scope: 'MI-ITN', limit: 5 });
    await w.endsAlarm('ole', rows[0]?.address.id ?? '', 'all-clear');
    expect(await states(w, json.id)).toMatchObject({ 'IT.Niedersachsen': 'ended' });
    const raised = await Promise.all(
      ['MI-ITN', 'MF-NLBV'].map(async (scope) => {
        const found = await w.app().env.store.list({ kind: 'alarm', scope, limit: 5 });
        return (await w.app().entry.read(alarms, found.rows[0]?.address.id ?? '')).state;
      }),
    );
    expect(raised.map(({ incidentId, joint }) => [incidentId, joint])).toEqual([
      [json.id, json.id],
      [json.id, json.id],
    ]);
    expect(new Set(raised.map(({ number }) => number)).size).toBe(2);
    await w.seconds(5);
    passOver(w);
  });

  story('shows its initiator nothing else: no names, no texts, no journal of a domain', async (w) => {
    const { json } = await calls(w);
    await w.seconds(5);
    passOver(w);
    await staffs(w, 'MI-ITN');
    const view = JSON.stringify(await look(w, json.id));
    for (const secret of ['Tjark', 'Maren', 'Stabsraum', 'PIN', '2026-']) expect(view).not.toContain(secret);
    expect((await w.tab('elke').get<AlarmList>('/api/alarms')).json.alarms).toEqual([]);
    const { rows } = await w.app().env.store.list({ kind: 'alarm', scope: 'MI-ITN', limit: 5 });
    const id = rows[0]?.address.id ?? '';
    for (const path of ['', '/journal']) {
      expect(await w.tab('elke').refusal('GET', `/api/alarms/${id}${path}`)).toMatch(/^404/);
    }
    expect(await w.tab('elke').refusal('POST', `/api/alarms/${id}/all-clear`, { reason: 'x' })).toMatch(/^404/);
    passOver(w);
  });

  story('is called once, however often it is asked for and wherever the process dies', async (w) => {
    const { json } = await calls(w);
    w.isKilled();
    await w.restarts();
    await w.seconds(20);
    expect((await calls(w)).json.id).toBe(json.id);
    await w.seconds(90);
    passOver(w);
    expect(Object.values(await states(w, json.id))).toEqual(['not-yet', 'not-yet']);
    for (const scope of ['MI-ITN', 'MF-NLBV']) {
      const { rows } = await w.app().env.store.list({ kind: 'alarm', scope, limit: 5 });
      expect(rows).toHaveLength(1);
    }
  });

  story('goes on after a crash between two domains, and raises none of them twice', async (w) => {
    // As it stands when the process died after the first domain: its alarm is there, and nobody noted it.
    const { entry, raise } = w.app();
    const event = 'feedfacecafebeef';
    const who = { person: w.people.id('elke'), via: 'tab' } as const;
    const { domains: _domains, ...text } = call(w);
    const draft = { ...text, nextStep: 'Bitte kommen Sie.', domain: 'MI-ITN', roles: ['CRISIS_LEAD'] } as const;
    const rest = { answerMinutes: 10, audience: 'none', audienceStep: '', joint: event } as const;
    const first = await raise.raise({ ...draft, ...rest }, { system: 'joint' }, `${event}/MI-ITN`);
    await entry.execute(jointEvents, event, { type: 'call', ...call(w) }, who);
    await w.seconds(20);
    passOver(w);
    const { state } = await w.app().entry.read(jointEvents, event);
    expect(state.status).toBe('called');
    expect(state.alarms['MI-ITN']).toBe(first.id);
    expect(Object.keys(state.alarms).sort()).toEqual(['MF-NLBV', 'MI-ITN']);
  });

  story('says where nobody could be called, and calls all others', async (w) => {
    const { bcDomains } = await import('../../src/domain/bc-domain.ts');
    const { value } = (await w.app().entry.read(bcDomains, 'MF-NLBV')).state;
    if (!value) throw new Error('no domain');
    const empty = { ...value, roles: value.roles.map((role) => ({ ...role, holders: [] })) };
    await w.app().entry.execute(bcDomains, 'MF-NLBV', { type: 'put', value: empty }, { system: 'setup' });
    const { json } = await calls(w);
    await w.seconds(5);
    const view = await look(w, json.id);
    expect(view.domains.map(({ state }) => state).sort()).toEqual(['failed', 'not-yet']);
    expect(view.domains.find(({ state }) => state === 'failed')?.why).toContain('Niemand würde alarmiert');
    passOver(w);
  });
});

describe('who may', () => {
  story('call: whoever holds the right; only domains that consent, with a text', async (w) => {
    expect((await w.tab('elke').get<Me>('/api/me')).json.raisesJoint).toBe(true);
    for (const name of ['ole', 'jonas']) {
      expect((await w.tab(name).get<Me>('/api/me')).json.raisesJoint).toBe(false);
      expect(await w.tab(name).refusal('POST', '/api/joint', { once: 'wunsch-1234', call: call(w) })).toMatch(/^403/);
      for (const path of ['/api/joint', '/api/joint/form', '/api/joint/feedfacecafebeef']) {
        expect(await w.tab(name).refusal('GET', path)).toMatch(/^404/);
      }
    }
    const refused = (over: Partial<JointCall>) =>
      w.tab('elke').refusal('POST', '/api/joint', { once: 'wunsch-5678', call: call(w, over) });
    expect(await refused({ domains: [] })).toBe('409 Bitte wählen Sie mindestens einen Bereich.');
    expect(await refused({ what: ' ' })).toBe('409 Bitte schreiben Sie, was passiert ist.');
    expect(await refused({ domains: ['MI-ITN', 'MK'] })).toBe(
      '409 Dieser Bereich hat gemeinsamen Ereignissen nicht zugestimmt.',
    );
    expect((await w.tab('elke').get<JointList>('/api/joint')).json.events).toEqual([]);
  });

  story('consent: those who alarm in the domain, and take it back', async (w) => {
    const consents = async () =>
      (await w.tab('torben').get<JointForm>('/api/joint/form')).json.domains
        .filter((one) => one.consents)
        .map(({ id }) => id);
    expect(await consents()).toEqual(['MF-NLBV', 'MI', 'MI-ITN', 'MU-NLWKN']);
    for (const name of ['elke', 'aylin', 'ingrid']) {
      expect(await w.tab(name).refusal('POST', '/api/domains/MI-ITN/joint', { consents: false })).toMatch(/^404/);
    }
    expect((await w.tab('ole').post('/api/domains/MI-ITN/joint', { consents: false })).status).toBe(204);
    expect(await consents()).toEqual(['MF-NLBV', 'MI', 'MU-NLWKN']);
    const roles = (await w.app().look.domain('MI-ITN'))?.roles.length;
    expect(roles).toBeGreaterThan(3);
  });
});
