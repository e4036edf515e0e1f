// Figures over HTTP: from the registers to the Zentralstelle, versions of the set, workbooks, and where the BCB begins.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/connectors/workbook.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { usualKpiSet } from '../../src/domain/kpi.ts';
import { processes } from '../../src/domain/process.ts';
import type { ErrorBody, Me, RaisedView } from '../../src/http/contract.ts';
import type {
  ItemsView,
  KpiSetView,
  KpiView,
  LandFigureView,
  LandView,
  MatrixView,
  ReleaseView,
  WeekView,
} from '../../src/http/contract-kpi.ts';
import type { DeviationsView, MaturityView } from '../../src/http/contract-maturity.ts';
import { process } from '../domain/kpi-samples.ts';
import { type House, openHouse } from './house.ts';
import { draft, person } from './house-people.ts';

const domain = 'MI-ALF';
const setup = { system: 'setup' } as const;
const at = `domain=${domain}`;
let house: House;

beforeEach(async () => {
  house = await openHouse();
  for (const [id, over] of [
    ['a', {}],
    ['b', { biaDay: null, damage: undefined, mtpdHours: 24 }],
    ['c', { biaDay: undefined, damage: undefined, mtpdHours: null }],
  ] as const) {
    const value = { ...process(id, over), id: `${domain}.${id}`, domain };
    await house.entry.execute(processes, value.id, { type: 'put', value }, setup);
  }
  const { value } = (await house.entry.read(bcDomains, domain)).state;
  if (!value) throw new Error('there is no domain');
  const managed = { ...value, management: [person('nils').id] };
  await house.entry.execute(bcDomains, domain, { type: 'put', value: managed }, setup);
});
afterEach(() => house.close());

const figure = async (id: string) =>
  (await house.ask<KpiView>('cord', `/api/kpi?${at}`)).json.figures.find((one) => one.id === id);
const send = <Body>(name: 'cord' | 'nils' | 'alma', what: string, body: object = {}) =>
  house.ask<Body>(name, `/api/kpi/release/${what}`, { body: { domain, ...body } });
async function release(): Promise<ReleaseView> {
  const { draft: drawn } = (await send<ReleaseView>('cord', 'draft', { remark: '', support: '' })).json;
  return (await send<ReleaseView>('nils', 'release', { asOf: drawn?.asOf })).json;
}

describe('key figures', () => {
  it('say what counts, what does not, and what is unknown, and list each of them', async () => {
    // The house itself has one process of which nothing is said.
    expect(await figure('K1')).toMatchObject({ met: 1, open: 1, unknown: 2, judgement: 'missed', trend: [] });
    const { items } = (await house.ask<ItemsView>('cord', `/api/kpi/items?${at}&kpi=K1`)).json;
    expect(items.map(({ label, state }) => `${label}: ${state}`)).toEqual([
      'Prozess b: open',
      'Prozess c: unknown',
      'Kasse: unknown',
      'Prozess a: met',
    ]);
    expect((await house.ask('cord', `/api/kpi/items?${at}&kpi=K99`)).status).toBe(400);
  });

  it('are searched and turned by page in the matrix', async () => {
    const ask = async (more: string) => (await house.ask<MatrixView>('cord', `/api/kpi/matrix?${at}${more}`)).json;
    expect((await ask('')).rows.map(({ name }) => name)).toEqual(['Prozess a', 'Prozess b', 'Prozess c', 'Kasse']);
    expect((await ask('&q=referat%201%20b')).rows.map(({ name }) => name)).toEqual(['Prozess b']);
    expect(await ask('&filter=gaps&q=kasse')).toMatchObject({ found: 1, all: 4, next: null });
    expect((await house.ask('cord', `/api/kpi/matrix?${at}&from=-1`)).status).toBe(400);
  });

  it('go to the Zentralstelle by two people, and open with numbers, change and who released them', async () => {
    const own = await send<ReleaseView>('cord', 'draft', { remark: 'Stand Herbst', support: '' });
    expect(own.json.draft).toMatchObject({ own: true, returned: '' });
    const refused = await send<ErrorBody>('cord', 'release', { asOf: own.json.draft?.asOf });
    expect([refused.status, refused.json.error.code]).toEqual([409, 'figures-own']);
    expect((await house.ask<LandView>('olga', '/api/land')).json.domains[0]?.release).toBeNull();
    await send('nils', 'release', { asOf: own.json.draft?.asOf });
    await house.clock.advance(86_400_000);
    await house.entry.execute(
      processes,
      `${domain}.b`,
      { type: 'put', value: { ...process('b'), id: `${domain}.b`, domain } },
      setup,
    );
    await release();
    const opened = (await house.ask<LandFigureView>('olga', `/api/land/figure?${at}&kpi=K1`)).json;
    expect(opened).toMatchObject({ releasedBy: person('nils').name, figure: { met: 2, open: 0, unknown: 2 }, set: 0 });
    expect(opened.items).toEqual({ met: ['P-001', 'P-002'], open: [], unknown: ['P-003', 'P-004'] });
    expect(opened.trend.map(({ met, open }) => [met, open])).toEqual([
      [1, 1],
      [2, 0],
    ]);
    const land = (await house.ask<LandView>('olga', '/api/land')).json;
    const k1 = land.domains[0]?.release?.figures.find(({ id }) => id === 'K1');
    expect(k1).toMatchObject({ met: 2, judgement: 'unsure', change: 0.5 });
    expect(land.sums.find(({ id }) => id === 'K1')).toMatchObject({ met: 2, unknown: 2, domains: 1 });
    expect(await figure('K1')).toMatchObject({ trend: [{ met: 1 }, { met: 2 }] });
  });

  it('are sent back with a reason, and what was looked at is what is released', async () => {
    const first = (await send<ReleaseView>('cord', 'draft', { remark: '', support: '' })).json.draft?.asOf;
    await house.clock.advance(1_000);
    await send('cord', 'draft', { remark: '', support: '' });
    expect((await send<ErrorBody>('alma', 'release', { asOf: first })).json.error.code).toBe('changed-meanwhile');
    const asOf = house.clock.now();
    const back = (await send<ReleaseView>('alma', 'return', { asOf, reason: 'K1 prüfen' })).json;
    expect(back.draft?.returned).toBe('K1 prüfen');
    expect((await send<ReleaseView>('cord', 'discard')).json).toMatchObject({ draft: null, released: [] });
  });
});

describe('the set of figures', () => {
  const put = (set: object, version: number) =>
    house.ask<KpiSetView & ErrorBody>('olga', '/api/kpi-set', { method: 'PUT', body: { set, version } });

  it('has versions with who changed what, and released figures remember theirs', async () => {
    await release();
    const goals = { ...usualKpiSet.goals, K1: { kind: 'at-least', value: 20 } };
    const saved = (await put({ ...usualKpiSet, goals, biaDays: 400 }, 0)).json;
    expect(saved.version).toBe(1);
    expect(saved.history).toMatchObject([{ version: 1, by: person('olga').name, changed: ['biaDays', 'K1'] }]);
    expect(await figure('K1')).toMatchObject({ judgement: 'reached', goal: { value: 20 } });
    expect((await house.ask<LandFigureView>('olga', `/api/land/figure?${at}&kpi=K1`)).json).toMatchObject({
      set: 0,
      goal: { value: 100 },
      judgement: 'missed',
    });
    await house.clock.advance(1_000);
    await release();
    expect((await house.ask<LandFigureView>('olga', `/api/land/figure?${at}&kpi=K1`)).json.set).toBe(1);
  });

  it('is refused by its field, and on a version that is no longer there', async () => {
    expect((await put({ ...usualKpiSet, biaDays: 0 }, 0)).json.error.text).toContain('BIA aktuell bis');
    await put({ ...usualKpiSet, biaDays: 300 }, 0);
    expect((await put({ ...usualKpiSet, biaDays: 200 }, 0)).json.error.code).toBe('changed-meanwhile');
  });
});

describe('deviations and maturity', () => {
  const deviation = {
    domain,
    id: '',
    revision: 0,
    requirement: 'BCLL 4.3',
    modal: 'MUSS',
    reason: 'Umbau',
    boardInformedOn: null,
    riskAcceptedBy: null,
    riskAcceptedOn: null,
    validTo: null,
    closedOn: null,
  };
  const put = (body: object) =>
    house.ask<DeviationsView & ErrorBody>('cord', '/api/deviations', { method: 'PUT', body });

  it('a MUSS counts in K21 until somebody of the management accepted the risk', async () => {
    const [row] = (await put(deviation)).json.rows;
    expect(row?.wants).toEqual(['board', 'acceptance']);
    expect(await figure('K21')).toMatchObject({ met: 1, judgement: 'missed' });
    const known = { ...deviation, id: row?.id, revision: row?.revision };
    const accepted = { ...known, boardInformedOn: '2026-11-01', riskAcceptedOn: '2026-11-02' };
    const wrong = await put({ ...accepted, riskAcceptedBy: person('alma').id });
    expect(wrong.json.error.text).toContain('Risiko übernommen von');
    const done = await put({ ...accepted, riskAcceptedBy: person('nils').id });
    expect(done.json.rows[0]).toMatchObject({ wants: [], acceptedBy: person('nils').name });
    expect(await figure('K21')).toMatchObject({ met: 0, open: 1, judgement: 'reached' });
    const history = await house.ask<{ lines: unknown[] }>('cord', `/api/deviations/history?${at}&id=${row?.id}`);
    expect(history.json.lines).toHaveLength(2);
  });

  it('a level of maturity needs its proof; earlier assessments are kept', async () => {
    const steps = (level: number, evidence: string) =>
      Object.fromEntries(usualKpiSet.steps.map(({ id }) => [id, { level, evidence, note: '' }]));
    const assess = (revision: number, level: number, evidence: string) =>
      house.ask<MaturityView & ErrorBody>('cord', '/api/maturity', {
        method: 'PUT',
        body: { domain, revision, steps: steps(level, evidence) },
      });
    expect((await assess(0, 2, '')).json.error.text).toContain('Leitlinie und Organisation');
    await assess(0, 1, 'BCM-1');
    const { json } = await assess(1, 3, 'BCM-2');
    expect(json.history).toMatchObject([{ mean: 1, by: person('cord').name }]);
    expect(json.maturity?.steps.bia).toMatchObject({ level: 3, evidence: 'BCM-2' });
  });
});

describe('this week', () => {
  it('is where the BCB begins, unless an alarm is open in her domain', async () => {
    const start = async (name: 'cord' | 'nils' | 'olga') => (await house.ask<Me>(name, '/api/me')).json.start;
    expect([await start('cord'), await start('nils'), await start('olga')]).toEqual(['week', 'situation', 'situation']);
    const raise = (over: object) =>
      house.ask<RaisedView>('zora', '/api/alarms', {
        body: { once: `woche-${Math.abs(JSON.stringify(over).length)}000`, draft: draft(house.clock.now(), over) },
      });
    await raise({ domain: 'MU-BET', roles: ['CRISIS_LEAD'] });
    expect(await start('cord')).toBe('week');
    await raise({});
    expect(await start('cord')).toBe('situation');
  });

  it('names what is missing, and the release that waits for somebody else', async () => {
    await send('cord', 'draft', { remark: '', support: '' });
    const week = async (name: 'cord' | 'alma') => (await house.ask<WeekView>(name, `/api/week?${at}`)).json;
    const kinds = ({ todos }: WeekView) => todos.map(({ kind }) => kind);
    expect(kinds(await week('alma'))).toContain('release-waiting');
    const own = await week('cord');
    expect(kinds(own)).not.toContain('release-waiting');
    expect(own.todos.find(({ kind }) => kind === 'role')).toMatchObject({ page: 'people', count: 2 });
    expect(own.todos.length).toBeLessThanOrEqual(7);
    expect(own.figures).toHaveLength(6);
  });
});

it('every table goes out as a workbook', async () => {
  await release();
  const head = async (name: 'cord' | 'olga', path: string) => {
    const response = await house.open(name, path);
    expect(response.status).toBe(200);
    const [sheet] = await readWorkbook(Buffer.from(await response.arrayBuffer()));
    return [...(sheet?.rows[0]?.slice(0, 2) ?? []), (sheet?.rows.length ?? 0) - 1];
  };
  const table = (name: string) => head('cord', `/api/kpi/export?${at}&table=${name}&kpi=K1`);
  expect(await table('figures')).toEqual(['Kennzahl', 'Formel', 22]);
  expect(await table('items')).toEqual(['Was', 'Art', 4]);
  expect(await table('matrix')).toEqual(['Prozess', 'Einheit', 4]);
  expect(await table('timeline')).toEqual(['Tag', 'Art', 1]);
  expect(await table('releases')).toEqual(['Stichtag', 'Kennzahl', 22]);
  expect(await table('deviations')).toEqual(['Anforderung', 'Art', 0]);
  expect(await table('maturity')).toEqual(['Prozessschritt', 'Stufe', 11]);
  expect(await head('olga', '/api/land/export')).toEqual(['Ressort', 'BC-Domäne', 23]);
});
