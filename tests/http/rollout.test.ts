// The rollout over HTTP: coverage counted from what is known, who is missing with reasons, and a mapping that is checked.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installations } from '../../src/domain/installation.ts';
import { people, reach } from '../../src/domain/people.ts';
import { type PreflightView, preflightChecks } from '../../src/http/contract-preflight.ts';
import type { MissingView, RolloutView } from '../../src/http/contract-rollout.ts';
import { type House, openHouse } from './house.ts';
import { person } from './house-people.ts';

let house: House;
const by = { system: 'directory' } as const;
const group = '11111111-0000-4000-8000-000000000001';

beforeAll(async () => {
  house = await openHouse();
  const met = async (name: 'alma' | 'cord' | 'lena', state: 'met' | 'blocked') => {
    const { id } = person(name);
    const value = { person: id, conversationId: `a:${id}`, serviceUrl: 'https://x/', teamsId: '', state };
    await house.entry.execute(reach, id, { type: 'put', value }, by);
  };
  await met('alma', 'met');
  await met('cord', 'met');
  await met('lena', 'blocked');
  const app = async (name: 'alma' | 'nils' | 'ivo', state: 'ready' | 'no-licence' | 'refused', code = '') => {
    const { id } = person(name);
    const value = { person: id, domain: 'MI-ALF', state, code, wave: 'pilot' };
    await house.entry.execute(installations, id, { type: 'put', value }, by);
  };
  await app('alma', 'ready');
  await app('nils', 'no-licence');
  await app('ivo', 'refused', 'Forbidden');
  const dora = { ...person('dora'), tenant: { state: 'left' as const, groups: [] } };
  await house.entry.execute(people, dora.id, { type: 'put', value: dora }, by);
});
afterAll(() => house.close());

const look = async (name: 'adam' | 'cord') => (await house.ask<RolloutView>(name, '/api/rollout')).json;

describe('the rollout', () => {
  test('counts per domain who can be addressed, and why not the others; whoever left counts no more', async () => {
    const { domains, mapping } = await look('cord');
    expect(domains.map(({ id }) => id)).toEqual(['MI-ALF']);
    const [alf] = domains;
    expect(alf).toMatchObject({ reached: 2, missing: { blocked: 1, 'no-licence': 1, refused: 1 } });
    expect(alf?.missing.left).toBeUndefined();
    expect(mapping).toBeNull();
    expect((await look('adam')).domains.map(({ id }) => id).sort()).toEqual(['MI-ALF', 'MU-BET']);
  });

  test('names who is missing, those with a role first, and makes a workbook of it', async () => {
    const { json } = await house.ask<MissingView>('cord', '/api/rollout/missing?domain=MI-ALF');
    const told = json.people.map(({ name, why, hasRole }) => [name, why, hasRole]);
    expect(told).toContainEqual([person('lena').name, 'blocked', true]);
    expect(told).toContainEqual([person('dora').name, 'left', true]);
    expect(told).toContainEqual([person('nils').name, 'no-licence', false]);
    expect(json.people.find(({ why }) => why === 'refused')?.code).toBe('Forbidden');
    const roles = json.people.map(({ hasRole }) => hasRole);
    expect(roles).toEqual(roles.toSorted((a, b) => Number(b) - Number(a)));
    const file = await house.ask('cord', '/api/rollout/missing/export?domain=MI-ALF');
    expect([file.status, file.text.startsWith('PK')]).toEqual([200, true]);
  });

  test('says before the first alarm what stands, what is missing by name, and what nobody can see from here', async () => {
    const { items } = (await house.ask<PreflightView>('adam', '/api/preflight')).json;
    const of = (check: string) => items.find((item) => item.check === check);
    expect(items.map(({ check }) => check)).toEqual([...preflightChecks]);
    expect(of('permissions')).toMatchObject({ state: 'todo', names: ['User.Read.All'] });
    expect(of('directory')?.state).toBe('todo');
    expect(of('mapping')?.names).toHaveLength(2);
    expect(of('catalog')?.state).toBe('ok');
    expect(of('apps')).toMatchObject({ state: 'todo', share: expect.closeTo(0.2, 1) });
    expect(of('policy')?.state).toBe('look');
    expect(of('watch')?.state).toBe('todo');
    expect(of('expiry')).toMatchObject({ state: 'todo', names: [] });
    expect(of('intake')?.state).toBe('todo');
    expect(of('emergency')?.names).toHaveLength(2);
  });

  test('takes a mapping on the revision that was seen, names the row that is wrong, and counts its waves', async () => {
    const { mapping } = await look('adam');
    const row = { group, name: 'SG ALF', domain: 'MI-ALF', unit: '', site: '' };
    const wave = { id: 'pilot', name: 'Pilot', from: '2026-01-01', domains: [], groups: [group] };
    const put = (rollout: object, revision = mapping?.revision ?? 0) =>
      house.ask<RolloutView & { error: { code: string; text: string } }>('adam', '/api/rollout', {
        method: 'PUT',
        body: { revision, rollout },
      });
    const wrong = await put({ groups: [row, { ...row, domain: 'XX' }], waves: [] });
    expect([wrong.status, wrong.json.error.code]).toEqual([409, 'rollout-wrong']);
    expect(wrong.json.error.text).toContain('Zeile 2');
    const saved = await put({ groups: [row], waves: [wave] });
    expect(saved.json.waves).toMatchObject([{ id: 'pilot', begun: true, people: 3, reached: 1 }]);
    expect((await put({ groups: [], waves: [] }, 0)).json.error.code).toBe('changed-meanwhile');
  });
});
