// Exercises through the tab's routes: from the row to the release, year plan, replacement, script files, and what is not shown.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import type { ErrorBody } from '../../src/http/contract.ts';
import type { ExercisePage, ExercisesView, ScriptPreview } from '../../src/http/contract-exercises.ts';
import { row as sample } from '../domain/exercise-samples.ts';
import { type House, openHouse } from './house.ts';
import { type Name, person } from './house-people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const { state } = await house.entry.read(bcDomains, 'MI-ALF');
  if (!state.value) throw new Error('no domain');
  const value = { ...state.value, management: [person('olga').id] };
  await house.entry.execute(bcDomains, 'MI-ALF', { type: 'put', value }, { system: 'setup' });
});
afterAll(() => house.close());

const { number: _number, ...row } = {
  ...sample,
  prepares: person('cord').id,
  executes: '',
  processes: ['MI-ALF.kasse'],
};
const told = async (name: Name, path: string, body: object, method = 'POST') => {
  const answer = await house.ask<ErrorBody>(name, `/api/${path}`, { method, body });
  return answer.status < 300 ? answer.status : `${answer.status} ${answer.json.error.code}`;
};
const yearOf = async (name: Name, year = 2026) =>
  (await house.ask<ExercisesView>(name, `/api/exercises?domain=MI-ALF&year=${year}`)).json;
const pageOf = async (name: Name, id: string) => (await house.ask<ExercisePage>(name, `/api/exercises/${id}`)).json;
const plan = (once: string, of: object = {}) =>
  house.ask<{ id: string }>('cord', '/api/exercises', {
    body: { once, domain: 'MI-ALF', row: { ...row, ...of }, ready: 'ransomware' },
  });

describe('an exercise', () => {
  it('is planned once with a ready-made script, written, released by somebody else and announced', async () => {
    const first = await plan('wunsch-1000');
    const again = await plan('wunsch-1000');
    const second = await plan('wunsch-1001', { title: 'Zweite' });
    expect([first.json.id, again.json.id, second.json.id]).toEqual([
      'MI-ALF.2026-01',
      'MI-ALF.2026-01',
      'MI-ALF.2026-02',
    ]);
    const { id } = first.json;
    const page = await pageOf('cord', id);
    expect(page.full?.concept?.injects.length).toBeGreaterThanOrEqual(8);
    expect(page.full).toMatchObject({ missing: ['startsAt', 'lead', 'participants'], hints: ['staff-rules-missing'] });
    const concept = {
      ...page.full?.concept,
      startsAt: Date.UTC(2026, 11, 8, 8),
      takings: [
        { person: person('cord').id, role: 'LEAD', function: null },
        { person: person('nils').id, role: 'PARTICIPANT', function: 'IT' },
      ],
    };
    expect(await told('cord', `exercises/${id}/concept`, { concept, edits: 2 }, 'PUT')).toBe(200);
    expect(await told('alma', `exercises/${id}/concept`, { concept: { ...concept, room: 'x' }, edits: 2 }, 'PUT')).toBe(
      '409 changed-meanwhile',
    );
    expect(await told('cord', `exercises/${id}/commands`, { type: 'release' })).toBe('409 exercise-own');
    // Whoever practises hears nothing of it yet.
    expect((await house.ask('nils', `/api/exercises/${id}`)).status).toBe(404);
    expect(await told('alma', `exercises/${id}/commands`, { type: 'release' })).toBe(200);
    expect(await told('alma', `exercises/${id}/commands`, { type: 'announce' })).toBe(200);
    const seen = await pageOf('nils', id);
    expect(seen).toMatchObject({ title: row.title, startsAt: concept.startsAt, full: null, me: { plans: false } });
    expect(JSON.stringify(seen)).not.toContain('verschlüsselt');
    expect((await house.ask('nils', `/api/exercises/${id}/script.xlsx`)).status).toBe(404);
    expect((await house.ask('nils', `/api/exercises/${id}/script.pdf`)).status).toBe(404);
  });

  it('a circle in the script is refused with the rows named, and nobody unknown takes part', async () => {
    const { id } = (await plan('wunsch-1002')).json;
    const { full } = await pageOf('cord', id);
    const [one, two, ...rest] = full?.concept?.injects ?? [];
    const injects = [{ ...one, after: [two?.id] }, { ...two, after: [one?.id] }, ...rest];
    const answer = await house.ask<ErrorBody>('cord', `/api/exercises/${id}/concept`, {
      method: 'PUT',
      body: { concept: { ...full?.concept, injects }, edits: 2 },
    });
    expect([answer.status, answer.json.error.text]).toEqual([
      409,
      'Diese Einlagen warten im Kreis aufeinander: 1 → 2 → 1. Bitte lösen Sie eine davon.',
    ]);
    const takings = [{ person: 'p-niemand', role: 'LEAD', function: null }];
    const unknown = { concept: { ...full?.concept, takings }, edits: 2 };
    expect(await told('cord', `exercises/${id}/concept`, unknown, 'PUT')).toBe('409 person-missing');
  });

  it('is usually internal, may be confidential, and classified material is refused', async () => {
    const { id } = (await plan('wunsch-1005')).json;
    const { full } = await pageOf('cord', id);
    expect(full?.concept?.classification).toBe('INTERNAL');
    const write = (classification: string) =>
      told('cord', `exercises/${id}/concept`, { concept: { ...full?.concept, classification }, edits: 2 }, 'PUT');
    expect(await write('VS_NFD')).toBe('409 exercise-classified');
    expect(await write('CONFIDENTIAL')).toBe(200);
    expect((await pageOf('cord', id)).full?.concept?.classification).toBe('CONFIDENTIAL');
  });

  it('falls out only with a new date, and its replacement takes the concept with it', async () => {
    const { id } = (await plan('wunsch-1003', { title: 'Fällt aus' })).json;
    const cancel = (of: object) =>
      house.ask<{ id: string } & ErrorBody>('cord', `/api/exercises/${id}/commands`, {
        body: { type: 'cancel', from: '2027-02-02', to: '2027-02-02', reason: 'Krank', ...of },
      });
    const before = (await yearOf('cord', 2027)).rows.length;
    expect((await cancel({ from: '', to: '' })).json.error.code).toBe('exercise-replacement');
    expect((await cancel({ reason: '' })).json.error.code).toBe('reason-missing');
    expect((await yearOf('cord', 2027)).rows.length).toBe(before);
    const first = await cancel({});
    const again = await cancel({});
    expect([first.json.id, again.json.id]).toEqual(['MI-ALF.2027-01', 'MI-ALF.2027-01']);
    expect((await yearOf('cord', 2027)).rows).toHaveLength(before + 1);
    const next = await pageOf('cord', 'MI-ALF.2027-01');
    expect(next).toMatchObject({ status: 'concept', startsAt: null, full: { exercise: { replaces: id } } });
    expect(next.full?.concept?.injects.length).toBeGreaterThanOrEqual(8);
    expect((await yearOf('cord')).rows.find((one) => one.id === id)).toMatchObject({
      status: 'cancelled',
      replacedBy: 'MI-ALF.2027-01',
    });
  });
});

describe('the year plan', () => {
  it('is handed in by who plans, released by the management, and says what changed since', async () => {
    const path = 'year-plans/MI-ALF.2026/commands';
    await plan('wunsch-2000', { title: 'Im Plan' });
    expect(await told('cord', path, { type: 'release' })).toBe('403 not-allowed');
    expect(await told('cord', path, { type: 'submit' })).toBe(204);
    expect((await yearOf('olga')).me).toEqual({ plans: false, releases: true });
    expect(await told('nils', path, { type: 'release' })).toBe('404 not-found');
    expect(await told('olga', path, { type: 'release' })).toBe(204);
    const { rows, plan: released } = await yearOf('cord');
    expect(released).toMatchObject({ version: 1, releasedBy: person('olga').name, differences: [] });
    const { id } = (await plan('wunsch-2001', { title: 'Später' })).json;
    expect((await yearOf('cord')).plan.differences).toEqual([
      { number: id.slice(7), title: 'Später', change: 'new', fields: [] },
    ]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('shows what is missing in three years, and no longer what was held', async () => {
    const { coverage } = await yearOf('cord');
    const of = async () => (await yearOf('cord')).coverage.find(({ id }) => id === 'CYBER');
    expect(coverage.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['member', 'scenario', 'off-hours']));
    expect((await of())?.missing).toBe(true);
    const { id } = (await plan('wunsch-3000')).json;
    const give = (command: Parameters<typeof exercises.decide>[1], by: Name) =>
      house.entry.execute(exercises, id, command, { person: person(by).id, via: 'tab' });
    const { full } = await pageOf('cord', id);
    if (!full?.concept) throw new Error('no concept');
    const takings = [
      { person: person('alma').id, role: 'LEAD', function: null },
      { person: person('ivo').id, role: 'PARTICIPANT', function: 'IT' },
    ] as const;
    const concept = { ...full.concept, takings, startsAt: Date.UTC(2026, 11, 8, 8) };
    await give({ type: 'write-concept', concept, management: [] }, 'cord');
    await give({ type: 'release' }, 'alma');
    await give({ type: 'start' }, 'alma');
    await give({ type: 'end' }, 'alma');
    expect((await of())?.missing).toBe(false);
  });

  it('comes as a calendar file', async () => {
    const file = await house.ask('cord', '/api/exercise-calendar?domain=MI-ALF&year=2026');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  });
});

describe('the script as a workbook', () => {
  it('comes back as it went out, and what is wrong is told with its row', async () => {
    const { id } = (await plan('wunsch-4000')).json;
    const token = await house.token('cord');
    const headers = { authorization: `Bearer ${token}` };
    const out = await fetch(`${house.origin}/api/exercises/${id}/script.xlsx`, { headers });
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const upload = async (body: Blob) =>
      (await (
        await fetch(`${house.origin}/api/exercises/${id}/script`, {
          method: 'POST',
          headers: { ...headers, 'content-type': type },
          body,
        })
      ).json()) as ScriptPreview;
    const { full } = await pageOf('cord', id);
    const back = await upload(await out.blob());
    expect(back).toEqual({ injects: full?.concept?.injects, faults: [] });
    expect((await upload(new Blob(['x']))).faults).toEqual([{ code: 'no-workbook', row: 0, column: '', value: '' }]);
  });
});
