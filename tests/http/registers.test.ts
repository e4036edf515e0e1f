// Registers over HTTP: lists, one record with its history, all faults at once, conflicts, changed limits.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bcms, bcmsOfDomains, usualBcms } from '../../src/domain/bcms.ts';
import { type BusinessProcess, processes } from '../../src/domain/process.ts';
import type { ProcessDraft } from '../../src/domain/process-draft.ts';
import { type Resource, resources } from '../../src/domain/resource.ts';
import type { ErrorBody } from '../../src/http/contract.ts';
import type {
  BcmsView,
  FaultsBody,
  ProcessRow,
  ProcessView,
  RefitView,
  RegisterPage,
  ResourceRow,
  ResourceView,
} from '../../src/http/contract-registers.ts';
import { type House, openHouse } from './house.ts';
import { type Name, person } from './house-people.ts';
import { emptyProcess, emptyResource } from './register-rights.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const setup = { system: 'setup' } as const;
const kasse = '/api/registers/process/MI-ALF.kasse';
const rows = (worst: readonly number[]) => ({
  SAFETY: [1, 1, 1, 1, 1],
  TASKS: worst,
  LAW: [1, 1, 2, 2, 2],
  REPUTATION: [1, 1, 1, 1, 1],
  FINANCE: [1, 1, 1, 1, 1],
});
const view = async (name: Name = 'cord', path = kasse) => (await house.ask<ProcessView>(name, path)).json;
const list = async <Row = ProcessRow>(query: string, kind = 'process', name: Name = 'cord') =>
  (await house.ask<RegisterPage<Row>>(name, `/api/registers/${kind}?domain=MI-ALF${query}`)).json;
async function put<Body = { revision: number }>(value: object, revision: number, name: Name = 'cord', path = kasse) {
  return house.ask<Body>(name, path, { method: 'PUT', body: { revision, value } });
}
async function seedProcess(id: string, change: Partial<BusinessProcess> = {}): Promise<void> {
  const [domain = ''] = id.split('.');
  const figures = { mtpdHours: 24, rtoHours: 8, rpoHours: 4, mbco: 'Papier' };
  const value = { id, domain, name: id, unit: 'Referat 1', ...figures, ...change };
  await house.entry.execute(processes, id, { type: 'put', value }, setup);
}
async function seedResource(id: string, change: Partial<Resource> = {}): Promise<void> {
  const [domain = ''] = id.split('.');
  const value = { ...emptyResource, id, domain, name: id, unit: 'IT', ...change } as Resource;
  await house.entry.execute(resources, id, { type: 'put', value }, setup);
}

describe('a process', () => {
  it('is rated: the MTPD follows, and who changed what stands in its history', async () => {
    const { value, revision, history } = await view();
    expect(history).toHaveLength(1);
    const rated: ProcessDraft = {
      ...value,
      damage: rows([2, 3, 3, 4, 4]) as ProcessDraft['damage'],
      justification: 'Auszahlungsfrist',
      biaDay: '2026-11-20',
      owner: person('nils').id,
      // What somebody claims is not believed: it is derived.
      mtpdHours: 1,
    };
    const answer = await put(rated, revision);
    expect([answer.status, answer.json]).toEqual([200, { id: 'MI-ALF.kasse', revision: 2 }]);
    const after = await view('alma');
    expect(after.value).toMatchObject({ mtpdHours: 72, justification: 'Auszahlungsfrist' });
    expect(after.people).toEqual([expect.objectContaining({ id: person('nils').id, name: 'Nils Saat-nils' })]);
    const [last] = after.history;
    expect(last).toMatchObject({ version: 2, by: 'Cord Saat-cord', at: house.clock.now() });
    expect(last?.changes).toContainEqual({ field: 'damage.TASKS', from: null, to: [2, 3, 3, 4, 4] });
    expect(last?.changes).toContainEqual({ field: 'mtpdHours', from: 24, to: 72 });
    expect(last?.changes.map(({ field }) => field)).not.toContain('needsProcesses');
  });

  it('with faults is not put: all of them are told, field by field, in the reader’s language', async () => {
    const { value, revision } = await view();
    const wrong = {
      ...value,
      name: ' ',
      rtoHours: -4,
      damage: rows([3, 2, 1, 1, 1]),
      owner: person('bea').id,
      needsProcesses: ['MI-ALF.kasse', 'MU-BET.x'],
    };
    const { status, json } = await put<FaultsBody>(wrong, revision);
    expect(status).toBe(422);
    expect(json.error.text).toBe(
      '7 Angaben stimmen noch nicht. Es wurde nichts gespeichert, Ihre Eingaben stehen noch da.',
    );
    expect(json.faults.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'name missing',
      'rtoHours hours-bad',
      'damage damage-falls',
      'justification justification-missing',
      'needsProcesses needs-itself',
      'needsProcesses needs-unknown',
      'owner person-unknown',
    ]);
    expect(json.faults[2]?.detail).toMatchObject({ scenario: 'TASKS', hours: 72, since: 24 });
    expect((await view()).revision).toBe(revision);
    expect(house.logged.join('\n')).not.toContain('Kasse');
  });

  it('is not overwritten when somebody else was faster', async () => {
    const { value, revision } = await view();
    await put({ ...value, mbco: 'Liste' }, revision);
    const late = await put<ErrorBody>({ ...value, mbco: 'Zettel' }, revision, 'alma');
    expect([late.status, late.json.error.code]).toEqual([409, 'changed-meanwhile']);
    expect((await view()).value.mbco).toBe('Liste');
  });

  it('new: begins empty, gets an id in its domain, and is there', async () => {
    const blank = await view('cord', '/api/registers/process/new?domain=MI-ALF');
    expect(blank).toMatchObject({
      id: '',
      revision: 0,
      history: [],
      value: { name: '', damage: { LAW: Array(5).fill(null) } },
    });
    const value = { ...blank.value, name: 'Post', unit: 'Referat 3' };
    const made = await house.ask<{ id: string }>('cord', '/api/registers/process', {
      body: { domain: 'MI-ALF', value },
    });
    expect(made.json.id).toMatch(/^MI-ALF\.[a-z0-9]+$/);
    expect((await list('')).rows.map(({ name }) => name)).toEqual(['Kasse', 'Post']);
    const again = await house.ask<FaultsBody>('cord', '/api/registers/process', { body: { domain: 'MI-ALF', value } });
    expect(again.json.faults).toMatchObject([{ field: 'name', code: 'name-twice' }]);
    const stored = (await house.entry.read(processes, made.json.id)).state.value;
    expect(stored && 'damage' in stored).toBe(false);
  });

  it('given up stays with its history, and leaves the list', async () => {
    const { value, revision } = await view();
    await put({ ...value, retired: true }, revision);
    expect((await list('')).rows).toEqual([]);
    expect((await list('&show=retired')).rows).toMatchObject([{ name: 'Kasse', retired: true, gaps: [] }]);
    expect((await view()).history).toHaveLength(2);
  });

  it('sees resources of others only when they are offered, and of these no more than it needs', async () => {
    const provider = { name: 'Firma', contract: 'GEHEIM-1', reactionHours: 1, emergencyNumber: '', endsOn: null };
    await seedResource('MU-BET.netz', { name: 'Netz', shared: true, provider });
    await seedResource('MU-BET.tresor', { name: 'Tresor' });
    const seen = await view();
    expect(seen.resources.map(({ name }) => name)).toEqual(['Netz']);
    expect(JSON.stringify(seen)).not.toContain('GEHEIM');
    const { value, revision } = seen;
    const foreign = await put<FaultsBody>({ ...value, needsResources: ['MU-BET.tresor'] }, revision);
    expect(foreign.json.faults).toMatchObject([{ field: 'needsResources', code: 'needs-unknown' }]);
    expect((await put({ ...value, needsResources: ['MU-BET.netz'] }, revision)).status).toBe(200);
    // What it has named, it keeps, although it is not offered any more.
    await seedResource('MU-BET.netz', { name: 'Netz' });
    const kept = await view();
    expect((await put({ ...kept.value, mbco: 'x' }, kept.revision)).status).toBe(200);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await seedProcess('MI-ALF.late', {
      name: 'Äußere Sicherheit',
      unit: 'Referat 2',
      rtoHours: 23,
      owner: person('nils').id,
    });
    await seedProcess('MI-ALF.calm', {
      name: 'Fortbildung',
      mtpdHours: null,
      rtoHours: null,
      rpoHours: null,
      mbco: '',
    });
    await seedProcess('MU-BET.other', { name: 'Fremd' });
  });

  it.each([
    ['', ['Äußere Sicherheit', 'Fortbildung', 'Kasse']],
    ['&down=1', ['Kasse', 'Fortbildung', 'Äußere Sicherheit']],
    ['&sort=rto', ['Kasse', 'Äußere Sicherheit', 'Fortbildung']],
    ['&sort=rto&down=1', ['Äußere Sicherheit', 'Kasse', 'Fortbildung']],
    ['&sort=gaps&down=1', ['Äußere Sicherheit', 'Kasse', 'Fortbildung']],
    ['&show=critical', ['Äußere Sicherheit', 'Kasse']],
    ['&q=SICHER', ['Äußere Sicherheit']],
    ['&q=saat-nils', ['Äußere Sicherheit']],
    ['&q=auskunft telefon', ['Kasse']],
    ['&q=fremd', []],
    ['&unit=Referat%202', ['Äußere Sicherheit']],
    ['&from=2', ['Kasse']],
  ])('%s', async (query, names) => {
    expect((await list(query)).rows.map(({ name }) => name)).toEqual(names);
  });

  it('says how many there are of each kind, and what can be chosen', async () => {
    const page = await list(`&owner=${person('nils').id}`);
    expect(page).toMatchObject({ total: 1, counts: { active: 3, critical: 2, retired: 0 }, implausible: true });
    expect(page.units).toEqual(['Referat 1', 'Referat 12', 'Referat 2']);
    expect(page.owners.map(({ name }) => name)).toEqual(['Nils Saat-nils']);
    expect(page.rows[0]?.gaps[0]).toMatchObject({ code: 'rto-late', detail: { rto: 23, limit: 22 } });
  });

  it('comes in pages without gap or repetition', async () => {
    for (let index = 0; index < 60; index += 1) await seedProcess(`MI-ALF.p${index}`, { name: `Reihe ${index}` });
    const [first, second] = [await list('&q=reihe'), await list('&q=reihe&from=50')];
    expect([first.rows.length, second.rows.length, first.total]).toEqual([50, 10, 60]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
  });
});

describe('resources', () => {
  it('inherit the strictest RTO of all who use them; of other domains only figures are told', async () => {
    await seedResource('MI-ALF.db', { name: 'Datenbank', rtaHours: 6, rtaSource: 'ESTIMATE', shared: true });
    await seedProcess('MI-ALF.own', { name: 'Eigen', needsResources: ['MI-ALF.db'], rtoHours: 8 });
    await seedProcess('MU-BET.far', { name: 'Fernsache', needsResources: ['MI-ALF.db'], rtoHours: 4 });
    const page = await list<ResourceRow>('', 'resource');
    expect(page.rows).toMatchObject([{ name: 'Datenbank', rtoHours: 4, users: 2, critical: 2 }]);
    expect(page.rows[0]?.gaps.map(({ code }) => code)).toContain('rta-late');
    const one = (await house.ask<ResourceView>('cord', '/api/registers/resource/MI-ALF.db')).json;
    expect(one.needs).toMatchObject({ users: [{ name: 'Eigen' }], usersElsewhere: 1, rtoHours: 4 });
    expect(JSON.stringify(one)).not.toContain('Fernsache');
    expect((await list<ResourceRow>('&category=STAFF', 'resource')).rows).toEqual([]);
  });

  it('are put with provider and evidence, or refused with every fault', async () => {
    const value = {
      ...emptyResource,
      category: 'SERVICE',
      name: 'Postdruck',
      unit: 'IT',
      provider: {
        name: 'Druck GmbH',
        contract: 'V-7',
        reactionHours: 4,
        emergencyNumber: '0511 555-0142',
        endsOn: '2026-12-10',
      },
      evidence: [
        { id: 'e1', kind: 'FUNCTION_TEST', day: '2026-05-04', result: 'PASSED', hours: 3, reference: 'T-2026-4' },
      ],
    };
    const post = (wish: object) =>
      house.ask<{ id: string } & FaultsBody>('cord', '/api/registers/resource', {
        body: { domain: 'MI-ALF', value: wish },
      });
    const made = await post(value);
    expect(made.status).toBe(200);
    const one = (await house.ask<ResourceView>('cord', `/api/registers/resource/${made.json.id}`)).json;
    expect(one.value).toEqual(value);
    expect(one.history[0]?.changes).toContainEqual({ field: 'provider.contract', from: null, to: 'V-7' });
    const wrong = await post({
      ...value,
      name: 'Postdruck',
      provider: { ...value.provider, emergencyNumber: 'Fax', endsOn: '2026-13-01' },
    });
    expect(wrong.json.faults.map(({ field }) => field)).toEqual([
      'name',
      'provider.emergencyNumber',
      'provider.endsOn',
    ]);
  });
});

describe('the BCMS of a domain', () => {
  const path = '/api/registers/bcms/MI-ALF';
  it('begins with what is usual, and is laid down', async () => {
    const before = (await house.ask<BcmsView>('cord', path)).json;
    expect(before).toMatchObject({ isUsual: true, revision: 0, value: usualBcms });
    const value = { ...before.value, bcOfficer: person('cord').id, responseHours: 1 };
    expect((await put(value, 0, 'cord', path)).json).toEqual({ revision: 1, refitted: [] });
    expect((await house.ask<BcmsView>('alma', path)).json).toMatchObject({ isUsual: false, revision: 1, value });
    const wrong = await put<FaultsBody>({ ...value, horizonHours: [3, 2], timeCriticalDays: 7 }, 1, 'cord', path);
    expect(wrong.json.faults.map(({ code }) => code)).toEqual(['horizons-count', 'horizons-order', 'critical-days']);
  });

  it('other horizons keep ratings that fit, derive the MTPD anew, and name what has to be rated again', async () => {
    const rated = {
      damage: rows([2, 3, 3, 4, 4]) as ProcessDraft['damage'],
      justification: 'Grund',
      horizonHours: usualBcms.horizonHours,
    };
    await seedProcess('MI-ALF.rated', { name: 'Bewertet', mtpdHours: 72, ...rated });
    const value = { ...usualBcms, horizonHours: [24, 48, 72, 168, 336, 720], intolerable: 2 };
    const preview = await house.ask<RefitView>('cord', `${path}/preview`, { body: { revision: 0, value } });
    const touched = [{ id: 'MI-ALF.rated', name: 'Bewertet', mtpdBefore: 72, mtpdNow: 24, lost: 1 }];
    expect(preview.json.refitted).toEqual(touched);
    expect((await house.entry.read(bcmsOfDomains, 'MI-ALF')).state.value).toBeUndefined();
    expect((await put<RefitView>(value, 0, 'cord', path)).json.refitted).toEqual(touched);
    const after = (await house.entry.read(processes, 'MI-ALF.rated')).state.value;
    expect(after).toMatchObject({
      mtpdHours: 24,
      horizonHours: value.horizonHours,
      damage: { TASKS: [2, null, 3, 3, 4, 4] },
    });
    expect((await house.entry.read(bcmsOfDomains, 'MI-ALF')).state.value).toEqual({
      domain: 'MI-ALF',
      ...value,
    } as Bcms);
    const late = await put<ErrorBody>({ ...value, bufferHours: 1 }, 0, 'alma', path);
    expect(late.json.error.code).toBe('changed-meanwhile');
  });
});

it('a shape that nobody asked for is refused before the rules', async () => {
  const answer = await put<ErrorBody>({ ...emptyProcess, domain: 'MU-BET' }, 1);
  expect([answer.status, answer.json.error.code]).toEqual([400, 'bad-shape']);
});
