// Who may do what, cell by cell: every route, every kind of person, both domains; and ids that are swapped or guessed.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { audits } from '../../src/domain/audit.ts';
import { escalationPlans, ladderOf } from '../../src/domain/escalation.ts';
import { people } from '../../src/domain/people.ts';
import { proposals } from '../../src/domain/proposal.ts';
import type { ErrorBody, ProposalList, RaisedView } from '../../src/http/contract.ts';
import { mutateBodies, reachOver } from '../security/attacked-routes.ts';
import { counted } from '../security/counted.ts';
import { checkInRights } from './check-in-rights.ts';
import { exerciseRights } from './exercise-rights-cells.ts';
import { helpRights } from './help-rights.ts';
import { type House, openHouse, type Wish } from './house.ts';
import { draft, type Name, names, person, regrant } from './house-people.ts';
import { incidentRights } from './incident-rights.ts';
import { kpiRights } from './kpi-rights.ts';
import { paperRights } from './paper-rights.ts';
import { planRights } from './plan-rights-cells.ts';
import { privacyRights } from './privacy-rights.ts';
import { registerRights } from './register-rights.ts';
import { reviewRights } from './review-rights-cells.ts';
import { rolloutRights } from './rollout-rights.ts';
import { secondYesRights } from './second-yes-rights.ts';

let house: House;
let made = 0;
/** The revision of each domain's plan that is edited. */
const planned = new Map<string, number>();

beforeAll(async () => {
  house = await openHouse();
  await regrant(house.entry, 'olga', [...person('olga').grants, { role: 'joint', domain: '*' }]);
  // Somebody who would be told of an alarm in BET, so that there is something to release.
  const told = { ...person('nils'), id: 'p-bert0000', aadId: randomUUID(), name: 'Bert', email: '', domain: 'MU-BET' };
  await house.entry.execute(people, told.id, { type: 'put', value: told }, { system: 'setup' });
});
afterAll(() => house.close());
beforeEach(() => house.clock.advance(60_000));

const domains = ['MI-ALF', 'MU-BET'] as const;
type Domain = (typeof domains)[number];

/** What the house rules say, written down a second time and by hand. */
const may: Readonly<Record<Domain, Readonly<Record<'alarms' | 'coordinates' | 'leads' | 'asked', readonly Name[]>>>> = {
  'MI-ALF': { alarms: ['alma', 'zora'], coordinates: ['cord'], leads: ['lena'], asked: ['lena', 'ivo'] },
  'MU-BET': { alarms: ['bea', 'zora'], coordinates: [], leads: ['bea'], asked: ['bea'] },
};
const is = (what: keyof (typeof may)[Domain], name: Name, domain: Domain) => may[domain][what].includes(name);
const decides = (name: Name, domain: Domain) => is('alarms', name, domain) || is('coordinates', name, domain);
const changes = (name: Name, domain: Domain) => is('alarms', name, domain) || is('leads', name, domain);
const seesAll = (name: Name, domain: Domain) => decides(name, domain) || changes(name, domain);
const sees = (name: Name, domain: Domain) => seesAll(name, domain) || is('asked', name, domain);

async function alarm(domain: Domain): Promise<string> {
  made += 1;
  const body = { once: `wunsch-${made}000`, draft: draft(house.clock.now(), { domain }) };
  return (await house.ask<RaisedView>('zora', '/api/alarms', { body })).json.id;
}

async function proposal(domain: Domain): Promise<string> {
  made += 1;
  const id = `${domain}.0123456789abcdef-${made}`;
  const facts = { source: `s${made}`, firing: true, what: 'w', where: 'o', since: 1, level: 'EMERGENCY' } as const;
  const report = { type: 'report', domain, owner: '', facts: [], alerts: 1, ...facts } as const;
  await house.entry.execute(proposals, id, report, { system: 'intake' });
  return id;
}

interface Route {
  /** What is made afresh for each cell. */
  readonly needs?: (domain: Domain) => Promise<string>;
  readonly path: string;
  readonly body?: (domain: Domain) => unknown;
  readonly status: (name: Name, domain: Domain) => number;
}

const ending = (path: string): Route => ({
  needs: alarm,
  path: `/api/alarms/:id/${path}`,
  body: () => ({ reason: 'Grund' }),
  status: (name, domain) => (!sees(name, domain) ? 404 : changes(name, domain) ? 204 : 403),
});
const raise = (mode: 'real' | 'exercise', status: Route['status']): Route => ({
  path: '/api/alarms',
  body: (domain) => {
    made += 1;
    return { once: `zelle-${made}000`, draft: draft(house.clock.now(), { domain, mode, exerciseName: 'Herbst' }) };
  },
  status,
});
const register = (path: string): Route => ({ path, status: (name, domain) => (decides(name, domain) ? 200 : 404) });

/** Something for the crisis team that only those may do who may change the alarm. */
const staffing = (path: string, body: object): Route => ({
  needs: alarm,
  path: `/api/alarms/:id/${path}`,
  body: () => body,
  status: (name, domain) => (!sees(name, domain) ? 404 : changes(name, domain) ? 204 : 403),
});
/** What was said on the telephone, by the first person on the list. */
const onTelephone = (path: string, body: object): Route => ({
  needs: alarm,
  path: `/api/alarms/:id/${path}`,
  body: (domain) => ({ person: person(domain === 'MI-ALF' ? 'lena' : 'bea').id, ...body }),
  status: (name, domain) => (!sees(name, domain) ? 404 : seesAll(name, domain) ? 204 : 403),
});
/** For herself; nothing is offered to take over in a fresh alarm. */
const forHerself = (path: string, body: object, status: number): Route => ({
  needs: alarm,
  path: `/api/alarms/:id/${path}`,
  body: () => body,
  status: (name, domain) => (!sees(name, domain) ? 404 : name === leadOf(domain) ? status : 409),
});
const leadOf = (domain: Domain): Name => (domain === 'MI-ALF' ? 'lena' : 'bea');
/** A role of somebody who is nowhere: refused by the rules, whoever may come so far. */
const anyTeam = {
  roles: [{ kind: 'IT', core: true, holders: ['p-nobody00'], needed: 1, arrivalLimit: 60, terms: {} }],
  duty: [],
  officeHours: { days: [1], from: '08:00', to: '16:00' },
  management: [],
};

/** What those who alarm may, coordinators may not, and nobody else hears of. */
const teamOfAlarmers = (path: string, status: number, body?: unknown): Route => ({
  path,
  ...(body ? { body: () => body } : {}),
  status: (name, domain) => (is('alarms', name, domain) ? status : decides(name, domain) ? 403 : 404),
});

const routes: Readonly<Record<string, Route>> = {
  'GET /api/me': { path: '/api/me', status: () => 200 },
  'GET /api/alarms': { path: '/api/alarms', status: () => 200 },
  'POST /api/alarms (real)': raise('real', (name, domain) => (is('alarms', name, domain) ? 201 : 403)),
  'POST /api/alarms (exercise)': raise('exercise', (name, domain) => (decides(name, domain) ? 201 : 403)),
  'GET /api/alarms/form': register('/api/alarms/form?domain=:domain'),
  'POST /api/alarms/preview': {
    path: '/api/alarms/preview',
    body: (domain) => ({ draft: draft(house.clock.now(), { domain }) }),
    status: (name, domain) => (decides(name, domain) ? 200 : 403),
  },
  'GET /api/alarms/:id': {
    needs: alarm,
    path: '/api/alarms/:id',
    status: (name, domain) => (sees(name, domain) ? 200 : 404),
  },
  'GET /api/alarms/:id/journal': {
    needs: alarm,
    path: '/api/alarms/:id/journal',
    status: (name, domain) => (seesAll(name, domain) ? 200 : 404),
  },
  'POST /api/alarms/:id/answer': {
    needs: alarm,
    path: '/api/alarms/:id/answer',
    body: () => ({ answer: 'virtual', eta: null }),
    status: (name, domain) => (!sees(name, domain) ? 404 : is('asked', name, domain) ? 204 : 409),
  },
  'POST /api/alarms/:id/update': {
    needs: alarm,
    path: '/api/alarms/:id/update',
    body: () => ({ reason: 'Grund', nextStep: 'Etwas anderes.' }),
    status: (name, domain) => (!sees(name, domain) ? 404 : changes(name, domain) ? 204 : 403),
  },
  'POST /api/alarms/:id/appoint': staffing('appoint', { role: 'CRISIS_LEAD', person: person('nils').id }),
  'POST /api/alarms/:id/waive': staffing('waive', { role: 'CRISIS_LEAD' }),
  'POST /api/alarms/:id/swap': forHerself('swap', { role: 'CRISIS_LEAD' }, 409),
  'POST /api/alarms/:id/take-too': forHerself('take-too', { role: 'CRISIS_LEAD', takes: true }, 204),
  'POST /api/alarms/:id/record': onTelephone('record', { answer: 'virtual', eta: null }),
  'POST /api/alarms/:id/try-call': onTelephone('try-call', {}),
  'GET /api/alarms/:id/calls': {
    needs: alarm,
    path: '/api/alarms/:id/calls',
    status: (name, domain) => (seesAll(name, domain) ? 200 : 404),
  },
  'GET /api/alarms/:id/calls/paper': {
    needs: alarm,
    path: '/api/alarms/:id/calls/paper',
    status: (name, domain) => (seesAll(name, domain) ? 200 : 404),
  },
  'GET /api/alarms/:id/candidates': {
    needs: alarm,
    path: '/api/alarms/:id/candidates?query=saat',
    status: (name, domain) => (changes(name, domain) ? 200 : 404),
  },
  'POST /api/alarms/:id/correct': ending('correct'),
  'POST /api/alarms/:id/all-clear': ending('all-clear'),
  'POST /api/alarms/:id/abort': ending('abort'),
  'GET /api/proposals': { path: '/api/proposals', status: () => 200 },
  'POST /api/proposals/:id/take': {
    needs: proposal,
    path: '/api/proposals/:id/take',
    body: () => ({}),
    status: (name, domain) => (decides(name, domain) ? 204 : 404),
  },
  'POST /api/proposals/:id/dismiss': {
    needs: proposal,
    path: '/api/proposals/:id/dismiss',
    body: () => ({ reason: 'Grund' }),
    status: (name, domain) => (decides(name, domain) ? 204 : 404),
  },
  'POST /api/proposals/:id/raise': {
    needs: proposal,
    path: '/api/proposals/:id/raise',
    body: () => ({}),
    status: (name, domain) => (is('alarms', name, domain) ? 201 : decides(name, domain) ? 403 : 404),
  },
  ...checkInRights({ house: () => house, decides, isAsked: (name, domain) => is('asked', name, domain) }),
  ...incidentRights({ house: () => house, alarm, changes, sees }),
  ...helpRights({
    alarm,
    decides,
    sees,
    alarms: (name, domain) => is('alarms', name, domain),
    leads: (name, domain) => is('leads', name, domain),
  }),
  ...paperRights({ decides }),
  ...privacyRights,
  ...kpiRights({
    house: () => house,
    decides,
    coordinates: (name, domain) => is('coordinates', name, domain),
    oversees: 'olga',
  }),
  ...secondYesRights({
    house: () => house,
    decides,
    sees,
    calls: 'olga',
    alarms: (name, domain) => is('alarms', name, domain),
  }),
  ...registerRights({ house: () => house, decides }),
  'GET /api/people': register('/api/people?domain=:domain'),
  'GET /api/roles': register('/api/roles?domain=:domain'),
  'GET /api/processes': register('/api/processes?domain=:domain'),
  'GET /api/team/:domain': register('/api/team/:domain'),
  'GET /api/team/:domain/people': register('/api/team/:domain/people?q=sa'),
  'GET /api/team/:domain/workbook': register('/api/team/:domain/workbook'),
  'GET /api/team/:domain/contacts': teamOfAlarmers('/api/team/:domain/contacts', 200),
  'POST /api/team/:domain': {
    path: '/api/team/:domain',
    body: () => ({ revision: 1, team: anyTeam }),
    // Names somebody of nowhere: what matters here is who comes so far.
    status: (name, domain) => (decides(name, domain) ? 409 : 404),
  },
  'POST /api/team/:domain/workbook': {
    path: '/api/team/:domain/workbook',
    body: () => ({}),
    status: (name, domain) => (decides(name, domain) ? 400 : 404),
  },
  'POST /api/team/:domain/paper (without numbers)': {
    path: '/api/team/:domain/paper',
    body: () => ({ numbers: false }),
    status: (name, domain) => (decides(name, domain) ? 200 : 404),
  },
  'POST /api/team/:domain/paper (with numbers)': teamOfAlarmers('/api/team/:domain/paper', 200, {
    numbers: true,
    holder: 'Lageraum',
    days: 30,
  }),
  'POST /api/team/:domain/copies/:copy/return': teamOfAlarmers('/api/team/:domain/copies/999/return', 409, {}),
  'GET /api/contact': { path: '/api/contact', status: () => 200 },
  'POST /api/contact': { path: '/api/contact', body: () => ({ email: true, numbers: [] }), status: () => 200 },
  'POST /api/contact/confirm': { path: '/api/contact/confirm', body: () => ({}), status: () => 200 },
  'GET /api/escalation': register('/api/escalation?domain=:domain&level=CRISIS'),
  'PUT /api/escalation': {
    path: '/api/escalation',
    needs: async (domain) => {
      const id = `${domain}.CRISIS`;
      const { revision } = (await house.entry.read(escalationPlans, id)).state;
      planned.set(domain, revision);
      return id;
    },
    body: (domain) => ({ domain, level: 'CRISIS', revision: planned.get(domain), steps: ladderOf(undefined) }),
    status: (name, domain) => (decides(name, domain) ? 200 : 404),
  },
  'POST /api/escalation/dry-run': {
    path: '/api/escalation/dry-run',
    body: (domain) => ({ domain, level: 'CRISIS', steps: ladderOf(undefined) }),
    status: (name, domain) => (decides(name, domain) ? 200 : 404),
  },
  'GET /api/reachability/domains': { path: '/api/reachability/domains', status: () => 200 },
  'GET /api/reachability': register('/api/reachability?domain=:domain'),
  'POST /api/reachability': {
    path: '/api/reachability',
    body: (domain) => ({ domain }),
    status: (name, domain) => (decides(name, domain) ? 202 : 404),
  },
  'GET /api/reachability/export': {
    ...register('/api/reachability/export?domain=:domain'),
    needs: async (domain) => {
      await house.entry.execute(audits, domain, { type: 'wake' }, { system: 'clock' });
      await house.auditing.audit(domain);
      return domain;
    },
  },
  ...planRights({ house: () => house, decides }),
  ...exerciseRights({ house: () => house, decides }),
  ...reviewRights({ house: () => house, decides }),
  'GET /api/health': { path: '/api/health', status: (name) => (name === 'adam' ? 200 : 404) },
  ...rolloutRights({ house: () => house, decides, runs: 'adam' }),
  'PUT /api/expiries': {
    path: '/api/expiries',
    body: () => ({ id: '', revision: 0, kind: 'secret', title: 't', where: '', endsOn: '2099-01-01', retired: false }),
    status: (name) => (name === 'adam' ? 200 : 404),
  },
  'GET /api/operation': { path: '/api/operation', status: (name) => (name === 'adam' ? 200 : 404) },
};

const wishOf = (method: string, { body }: Route, domain: Domain): Wish => (body ? { method, body: body(domain) } : {});

describe.each(Object.entries(routes))('%s', { timeout: 60_000 }, (key, route) => {
  const method = key.split(' ')[0] as string;
  test.each(domains)('%s: everybody gets what she may, and no more', async (domain) => {
    for (const name of names) {
      const path = route.path.replace(':id', (await route.needs?.(domain)) ?? '').replaceAll(':domain', domain);
      const answer = await house.ask(name, path, wishOf(method, route, domain));
      expect([name, domain, answer.status]).toEqual([name, domain, route.status(name, domain)]);
    }
  });
});

test('no route was forgotten in this table', () => {
  const told = new Set(Object.keys(routes).map((key) => key.replace(/ \(.*$/, '')));
  const ownDoors = ['/api/messages', '/api/intake/alertmanager', '/api/callback/sms', '/api/emergency/enter'];
  const there = house.routes
    .filter(({ method, url }) => url.startsWith('/api') && method !== 'HEAD' && !ownDoors.includes(url))
    .map(({ method, url }) => `${method} ${url}`);
  // The stream has a test file of its own.
  expect(there.filter((each) => !told.has(each))).toEqual(['GET /api/changes']);
  expect([...told].filter((each) => !there.includes(each))).toEqual([]);
  counted('cells route × person × domain', Object.keys(routes).length * names.length * domains.length);
});

test('lists hold nothing of other domains', async () => {
  const ids = { 'MI-ALF': await proposal('MI-ALF'), 'MU-BET': await proposal('MU-BET') };
  for (const name of names) {
    const listed = (await house.ask<ProposalList>(name, '/api/proposals')).json.proposals.map(({ id }) => id);
    for (const domain of domains) {
      expect([name, domain, listed.includes(ids[domain])]).toEqual([name, domain, decides(name, domain)]);
    }
  }
});

test('ids that are swapped, changed or guessed lead nowhere, and all such answers are alike', async () => {
  const [own, foreign, report] = [await alarm('MI-ALF'), await alarm('MU-BET'), await proposal('MU-BET')];
  const flipped = (id: string) => id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const guesses = [
    foreign,
    report,
    flipped(own),
    flipped(foreign),
    'MI-ALF',
    'p-ivo00000',
    '..',
    '%2e%2e',
    'a'.repeat(99),
  ];
  for (let index = 0; index < 20; index += 1) guesses.push(randomBytes(8).toString('hex'));
  const withId = Object.entries(routes).filter(([, { path }]) => path.includes(':id'));
  const answers = new Set<string>();
  for (const name of ['alma', 'ivo', 'nils', 'olga', 'adam'] as const) {
    for (const [key, route] of withId) {
      await house.clock.advance(60_000);
      for (const guess of guesses) {
        const answer = await house.ask(
          name,
          route.path.replace(':id', guess),
          wishOf(key.split(' ')[0] as string, route, 'MI-ALF'),
        );
        expect([name, route.path, guess, answer.status]).toEqual([name, route.path, guess, 404]);
        const { code, text } = (answer.json as ErrorBody).error;
        answers.add(`${code}: ${text}`);
      }
    }
  }
  counted('swapped and guessed ids', 5 * withId.length * guesses.length);
  expect([...answers]).toEqual(['not-found: Das gibt es nicht, oder Sie dürfen es nicht sehen.']);
}, 60_000);

test('a body with one hostile value ends in no fault, touches no prototype and lets nothing of the inside out', async () => {
  const { tried, understood, wrong } = await mutateBodies(house, routes);
  expect(wrong).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  // Else nothing behind the check of shapes would have been tried.
  expect(understood).toBeGreaterThan(tried / 10);
  counted('hostile values in bodies', tried);
});

test('an id of another domain in the body of an own request changes nothing there and shows nothing of it', async () => {
  const foreign = ['MU-BET', person('bea').id, 'p-bert0000', await alarm('MU-BET'), await proposal('MU-BET')];
  const { tried, understood, wrong } = await reachOver(house, routes, foreign);
  expect(wrong).toEqual([]);
  expect(understood).toBeGreaterThan(tried / 10);
  counted('foreign ids in bodies', tried);
});
