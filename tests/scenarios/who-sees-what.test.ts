// Who sees what: staff, alarm, coordinator, oversight, admin and a foreign domain, on every route; names only for those who may.

import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { AlarmList, AlarmView, ErrorBody, ProposalList } from '../../src/http/contract.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

/** One of each: raises, coordinates, holds a role, staff, alarms elsewhere, coordinates elsewhere, oversees, administers. */
const visitors = ['ole', 'aylin', 'linh', 'jonas', 'ingrid', 'emine', 'elke', 'priya'];

/** Routes with the status for each visitor, in their order; `:a` an alarm, `:p` a report of MI-ITN. */
const table: readonly (readonly [route: string, body: object | null, statuses: string])[] = [
  // route                                              ole alarm · aylin BCB · linh holder · jonas staff · ingrid · emine · elke · priya
  ['GET /api/me', null, '200 200 200 200 200 200 200 200'],
  ['GET /api/alarms', null, '200 200 200 200 200 200 200 200'],
  ['GET /api/alarms/:a', null, '200 200 200 404 404 404 404 404'],
  ['GET /api/alarms/:a/journal?format=csv', null, '200 200 404 404 404 404 404 404'],
  ['GET /api/alarms/:a/journal?format=jsonl', null, '200 200 404 404 404 404 404 404'],
  ['GET /api/alarms/form?domain=MI-ITN', null, '200 200 404 404 404 404 404 404'],
  ['GET /api/proposals', null, '200 200 200 200 200 200 200 200'],
  ['GET /api/people?domain=MI-ITN', null, '200 200 404 404 404 404 404 404'],
  ['GET /api/roles?domain=MI-ITN', null, '200 200 404 404 404 404 404 404'],
  ['GET /api/processes?domain=MI-ITN', null, '200 200 404 404 404 404 404 404'],
  ['GET /api/operation', null, '404 404 404 404 404 404 404 200'],
  ['GET /api/changes', null, '200 200 200 200 200 200 200 200'],
  ['POST /api/alarms/:a/answer', { answer: 'virtual', eta: null }, '409 409 204 404 404 404 404 404'],
  ['POST /api/proposals/:p/take', {}, '204 204 404 404 404 404 404 404'],
  // Refused for their content (409) when allowed, so that nothing changes.
  ['POST /api/alarms/:a/update', { reason: '' }, '409 403 403 404 404 404 404 404'],
  ['POST /api/alarms/:a/correct', { reason: '' }, '409 403 403 404 404 404 404 404'],
  ['POST /api/alarms/:a/all-clear', { reason: '' }, '409 403 403 404 404 404 404 404'],
  ['POST /api/alarms/:a/abort', { reason: '' }, '409 403 403 404 404 404 404 404'],
  ['POST /api/proposals/:p/dismiss', { reason: '' }, '409 409 404 404 404 404 404 404'],
  ['GET /api/alarms/0000000000000000', null, '404 404 404 404 404 404 404 404'],
];

async function statusOf(w: World, name: string, route: string, body: object | null): Promise<number> {
  const [method, path = ''] = route.split(' ');
  if (path !== '/api/changes') {
    return (await (method === 'GET' ? w.tab(name).get(path) : w.tab(name).post(path, body))).status;
  }
  const notices = await w.tab(name).listens();
  await notices.stop();
  return 200;
}

describe('every route', () => {
  story('answers each visitor as the table says', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const { json } = await w.reports(hook('strom'));
    await w.seconds(1);
    w.hears('maren', 'report');
    const seen: string[] = [];
    for (const [route, body] of table) {
      const path = route.replace(':a', id).replace(':p', json.proposalId);
      const statuses: number[] = [];
      for (const name of visitors) statuses.push(await statusOf(w, name, path, body));
      seen.push(`${route} ${statuses.join(' ')}`);
    }
    expect(seen).toEqual(table.map(([route, , statuses]) => `${route} ${statuses}`));
    await w.seconds(5);
  });
});

describe('one alarm', () => {
  story('shows names, counts and journal to those who alarm and coordinate, not to the people asked', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.clicks('tjark', 'Ich kann nicht');
    await w.seconds(5);
    w.hears('liam', 'alarm');
    for (const name of ['ole', 'aylin', 'maren']) {
      const view = await w.alarm(name, id);
      expect(view.all?.asked.map((line) => line.name)).toContain('Tjark Osterloh');
      expect(view.all?.counts).toMatchObject({ unavailable: 1, missing: 6 });
      expect(view.all?.journal.map(({ text }) => text)).toContain('Tjark Osterloh kann nicht');
    }
    const { json, text } = await w.tab('linh').get<AlarmView>(`/api/alarms/${id}`);
    expect(json).toMatchObject({ all: null, mayChange: false, myRoles: ['COMMUNICATION'], myAnswers: [] });
    expect(text).not.toContain('Osterloh');
    expect(text).not.toContain('unavailable');
    // Whether a role is filled may be known; who holds it may not.
    expect(
      json.roles.every(({ asked, fillers }) => asked.length === 0 && fillers.every(({ name }) => name === '')),
    ).toBe(true);
  });

  story('stands in the list of those who may see it, and in nobody else’s', async (w) => {
    await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const counts: Record<string, number> = {};
    for (const name of visitors) {
      counts[name] = (await w.tab(name).get<AlarmList>('/api/alarms')).json.alarms.length;
    }
    expect(counts).toEqual({ ole: 1, aylin: 1, linh: 1, jonas: 0, ingrid: 0, emine: 0, elke: 0, priya: 0 });
  });

  story('is told of only to those who may see it; the operator hears that something changed', async (w) => {
    const open = await Promise.all(visitors.map(async (name) => [name, await w.tab(name).listens()] as const));
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.seconds(3);
    const heard = Object.fromEntries(open.map(([name, notices]) => [name, new Set(notices.take())]));
    for (const [, notices] of open) await notices.stop();
    const { incidentId } = (await w.app().entry.read(alarms, id)).state;
    const all = new Set([`alarm/${id}`, `incident/MI-ITN.${incidentId}`]);
    const nothing = new Set();
    expect(heard).toEqual({
      ole: all,
      aylin: all,
      linh: all,
      priya: all,
      jonas: nothing,
      ingrid: nothing,
      emine: nothing,
      elke: nothing,
    });
  });
});

describe('reports', () => {
  story('are seen by those who alarm and coordinate in their domain', async (w) => {
    await w.reports(hook('strom'));
    await w.reports(hook('pegel', 'MU-NLWKN'));
    await w.seconds(1);
    w.hears('maren', 'report');
    w.hears('focko', 'report');
    const seen: Record<string, readonly string[]> = {};
    for (const name of ['ole', 'aylin', 'focko', 'silke', 'tjark', 'jonas', 'elke', 'priya']) {
      const { json } = await w.tab(name).get<ProposalList>('/api/proposals');
      seen[name] = json.proposals.map(({ domain }) => domain.id);
    }
    expect(seen).toEqual({
      ole: ['MI-ITN'],
      aylin: ['MI-ITN'],
      focko: ['MU-NLWKN'],
      silke: ['MU-NLWKN'],
      tjark: [],
      jonas: [],
      elke: [],
      priya: [],
    });
  });
});

describe('the operator', () => {
  story('sees how it runs and no contents, and raises nothing', async (w) => {
    await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const { text } = await w.tab('priya').get('/api/operation');
    for (const secret of ['Rechenzentrum', 'Feuerwehr', 'Osterloh', 'Brüggemann', w.people.id('tjark')]) {
      expect(text).not.toContain(secret);
    }
    const { json } = await w.tab('priya').post<ErrorBody>('/api/alarms', { once: 'wunsch-1', draft: w.draft('priya') });
    expect(json.error.code).toBe('not-allowed');
  });
});

describe('rights that change', () => {
  story('count from the next request on', async (w) => {
    const { people } = await import('../../src/domain/people.ts');
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const jonas = w.people.person('jonas');
    const grant = async (grants: typeof jonas.grants) => {
      const put = { type: 'put', value: { ...jonas, grants } } as const;
      await w.app().entry.execute(people, jonas.id, put, { system: 'setup' });
    };
    const status = async () => (await w.tab('jonas').get(`/api/alarms/${id}`)).status;
    expect(await status()).toBe(404);
    await grant([{ role: 'coordinator', domain: 'MI-ITN' }]);
    expect(await status()).toBe(200);
    await grant([]);
    expect(await status()).toBe(404);
  });
});

function hook(cause: string, domain = 'MI-ITN') {
  const labels = { alertname: cause, bc_domain: domain };
  const alerts = [{ status: 'firing', labels, startsAt: '2026-11-21T17:40:00Z' }];
  return { version: '4', groupKey: cause, status: 'firing', commonLabels: labels, alerts };
}
