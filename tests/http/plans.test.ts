// Plans and measures through the tab's routes: from the first draft to the release, with conflicts and what is not shown.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../src/http/contract.ts';
import type { MeasureList, MeasurePage } from '../../src/http/contract-measures.ts';
import type { PlanList, PlanOptions, PlanPage } from '../../src/http/contract-plans.ts';
import { content } from '../domain/plan-samples.ts';
import { type House, openHouse } from './house.ts';
import { type Name, person } from './house-people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const plan = { ...content, title: 'Kasse', owner: person('nils').id, processes: ['MI-ALF.kasse'] };
const told = async (name: Name, id: string, body: object) => {
  const answer = await house.ask<ErrorBody>(name, `/api/${id}/commands`, { body });
  return answer.status === 204 ? 204 : `${answer.status} ${answer.json.error.code}`;
};
const pageOf = async (name: Name, id: string) => (await house.ask<PlanPage>(name, `/api/plans/${id}`)).json;

describe('a plan', () => {
  it('goes from draft to release by two people, and its page says all of it', async () => {
    const wish = { once: 'wunsch-1000', domain: 'MI-ALF', content: plan };
    const first = await house.ask<{ id: string }>('cord', '/api/plans', { body: wish });
    const again = await house.ask<{ id: string }>('cord', '/api/plans', { body: wish });
    expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
    const { id } = first.json;
    expect(await told('cord', `plans/${id}`, { type: 'submit', change: 'Erste Fassung', material: false })).toBe(204);
    expect(await told('cord', `plans/${id}`, { type: 'pass-qa', note: '' })).toBe('409 plan-own');
    expect(await told('alma', `plans/${id}`, { type: 'pass-qa', note: '' })).toBe(204);
    expect(await told('nils', `plans/${id}`, { type: 'release', reason: '' })).toBe('403 not-allowed');
    expect(await told('alma', `plans/${id}`, { type: 'release', reason: '' })).toBe(204);

    const page = await pageOf('nils', id);
    expect(page.row).toMatchObject({
      title: 'Kasse',
      status: 'released',
      version: 1,
      evidence: 'NONE',
      percent: 100,
      reviewBy: '2027-11-21',
      owner: person('nils').name,
      mine: true,
      about: 'Kasse',
    });
    expect(page.me).toEqual({ edits: false, owns: true, judges: true });
    expect(page.history.map(({ text, by }) => `${by}: ${text}`)).toEqual([
      `${person('alma').name}: Version 1 freigegeben: Erste Fassung`,
      `${person('alma').name}: Qualitätsprüfung bestanden`,
      `${person('cord').name}: Zur Qualitätsprüfung gegeben: Erste Fassung`,
      `${person('cord').name}: Entwurf geschrieben`,
    ]);
    expect(JSON.stringify(page)).not.toContain('asking');
  });

  it('of others is in no list and on no page of staff; oversight sees none', async () => {
    const lists = async (name: Name) => (await house.ask<PlanList>(name, '/api/plans')).json;
    expect((await lists('cord')).plans).toHaveLength(1);
    expect((await lists('nils')).plans.map(({ mine }) => mine)).toEqual([true]);
    for (const name of ['ivo', 'olga', 'adam', 'bea'] as const) expect((await lists(name)).plans).toEqual([]);
  });

  it('two editors: the later one hears that somebody else was faster, and nothing is lost', async () => {
    const made = { once: 'wunsch-2000', domain: 'MI-ALF', content: plan };
    const { id } = (await house.ask<{ id: string }>('cord', '/api/plans', { body: made })).json;
    const put = (name: Name, unit: string, edits: number) =>
      house.ask<ErrorBody>(name, `/api/plans/${id}/draft`, {
        method: 'PUT',
        body: { content: { ...plan, unit }, edits },
      });
    expect((await put('alma', 'A', 1)).status).toBe(204);
    expect((await put('cord', 'B', 1)).json.error.code).toBe('changed-meanwhile');
    expect((await pageOf('cord', id)).plan.draft?.unit).toBe('A');
  });

  it('classified material is refused with a sentence, a stranger as owner, too', async () => {
    const ask = async (part: object) => {
      const body = { once: 'wunsch-3000', domain: 'MI-ALF', content: { ...plan, ...part } };
      return (await house.ask<ErrorBody>('cord', '/api/plans', { body })).json.error;
    };
    expect((await ask({ classification: 'VS_NFD' })).text).toMatch(/^Verschlusssachen \(VS-NfD und höher\)/);
    const told = (await ask({ steps: ['Anrufen', 'VS-NfD: Leitungsnetz'] })).text;
    expect(told).toMatch(/^„Sofortmaßnahmen“: Verschlusssachen \(VS-NfD und höher\)/);
    expect((await ask({ scope: 'Lagebild (VS-NfD)' })).text).toMatch(/^„Geltungsbereich“: /);
    expect((await ask({ owner: 'p-nobody' })).code).toBe('plan-owner');
    expect((await ask({ kind: 'ROMAN' })).code).toBe('bad-shape');
    expect((await ask({ title: '   ', number: ' ' })).code).toBe('plan-title');
  });

  it('offers what it can be about', async () => {
    const { json } = await house.ask<PlanOptions>('cord', '/api/plan-options/MI-ALF');
    expect(json.processes).toEqual([{ id: 'MI-ALF.kasse', name: 'Kasse' }]);
    expect(json.plans.length).toBeGreaterThan(0);
  });
});

describe('a measure', () => {
  const text = {
    kind: 'CORRECTION',
    need: 'Kein Strom',
    cause: '',
    action: 'Generator prüfen',
    owner: person('nils').id,
    priority: 'HIGH',
    means: '',
    plans: [],
    resources: [],
  };

  it('is made as a pair once, worked on by its owner, and checked by somebody else', async () => {
    const twin = { text: { ...text, action: 'Wartung beauftragen' }, dueOn: null };
    const body = {
      once: 'wunsch-4000',
      domain: 'MI-ALF',
      text,
      dueOn: '2026-12-11',
      origin: 'NONE',
      reference: '',
      twin,
    };
    const first = await house.ask<{ ids: string[] }>('cord', '/api/measures', { body });
    const again = await house.ask<{ ids: string[] }>('cord', '/api/measures', { body });
    expect(first.json).toEqual({ ids: ['MI-ALF.M-2026-001a', 'MI-ALF.M-2026-001b'] });
    expect(again.json).toEqual(first.json);
    const id = 'measures/MI-ALF.M-2026-001a';
    expect(await told('nils', id, { type: 'start' })).toBe(204);
    expect(await told('nils', id, { type: 'finish', note: 'Läuft' })).toBe(204);
    expect(await told('nils', id, { type: 'check', effective: true, note: '' })).toBe('403 not-allowed');
    expect(await told('cord', id, { type: 'check', effective: true, note: '' })).toBe(204);
    const { json } = await house.ask<MeasurePage>('cord', '/api/measures/MI-ALF.M-2026-001a');
    expect(json.row).toMatchObject({ status: 'checked', ownerName: person('nils').name, overdue: false });
    expect(json.related).toEqual([{ id: 'MI-ALF.M-2026-001b', name: 'M-2026-001b' }]);
    expect(json.history[0]?.text).toBe('Wirksamkeit geprüft: wirksam');
  });

  it('a twin beside one that stands alone; rejecting needs somebody of the management', async () => {
    const body = { once: 'wunsch-5000', domain: 'MI-ALF', text, dueOn: null, origin: 'BIA', reference: '', twin: null };
    const { json } = await house.ask<{ ids: string[] }>('cord', '/api/measures', { body });
    expect(json.ids).toEqual(['MI-ALF.M-2026-002']);
    const id = 'measures/MI-ALF.M-2026-002';
    expect(await told('cord', id, { type: 'twin', text, dueOn: null })).toBe(204);
    const reject = { type: 'reject', reason: 'zu teuer', acceptedBy: person('lena').id };
    expect(await told('cord', id, reject)).toBe('409 measure-risk');
    const list = (await house.ask<MeasureList>('nils', '/api/measures')).json.measures;
    expect(list.map(({ number }) => number).sort()).toEqual([
      'M-2026-001a',
      'M-2026-001b',
      'M-2026-002',
      'M-2026-002b',
    ]);
    expect((await house.ask<MeasureList>('olga', '/api/measures')).json.measures).toEqual([]);
  });

  it('says which failed test has to be passed first, until it is', async () => {
    const made = await house.ask<{ id: string }>('cord', '/api/plans', {
      body: { once: 'wunsch-6000', domain: 'MI-ALF', content: { ...plan, title: 'Wiederanlauf' } },
    });
    const { id } = made.json;
    await told('cord', `plans/${id}`, { type: 'submit', change: 'Erste Fassung', material: false });
    await told('alma', `plans/${id}`, { type: 'pass-qa', note: '' });
    await told('alma', `plans/${id}`, { type: 'release', reason: '' });
    const prove = (result: string, day: string) =>
      told('cord', `plans/${id}`, {
        type: 'note-evidence',
        evidence: { kind: 'FUNCTION_TEST', result, day, reference: `Test ${result}`, hours: null },
      });
    expect(await prove('FAILED', '2026-11-20')).toBe(204);
    const body = { once: 'wunsch-6001', domain: 'MI-ALF', dueOn: null, origin: 'NONE', reference: '', twin: null };
    const measure = await house.ask<{ ids: readonly string[] }>('cord', '/api/measures', {
      body: { ...body, text: { ...text, plans: [id] } },
    });
    const retests = async () =>
      (await house.ask<MeasurePage>('cord', `/api/measures/${measure.json.ids[0]}`)).json.retests;
    expect(await retests()).toMatchObject([{ target: 'plan', id, name: 'Wiederanlauf', reference: 'Test FAILED' }]);
    expect(await prove('PASSED', '2026-11-21')).toBe(204);
    expect(await retests()).toEqual([]);
  });
});
