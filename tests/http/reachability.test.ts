// Who could be reached, over HTTP: checked on demand, by name for those who plan, as numbers for the Behördenleitung.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { reach } from '../../src/domain/people.ts';
import type { ReachabilityDomains, ReachabilityView } from '../../src/http/contract-reachability.ts';
import { type House, openHouse } from './house.ts';
import { type Name, person } from './house-people.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
  const value = {
    person: person('ivo').id,
    conversationId: 'c',
    serviceUrl: 'u',
    teamsId: '',
    state: 'blocked',
  } as const;
  await house.entry.execute(reach, value.person, { type: 'put', value }, { system: 'setup' });
});
afterAll(() => house.close());

const path = '/api/reachability?domain=MI-ALF';
const view = async (name: Name) => (await house.ask<ReachabilityView>(name, path)).json;

test('a check on demand: running until the facts are there, then who and why', async () => {
  expect(await view('cord')).toMatchObject({ running: false, newest: null, history: [], mayCheck: true });
  expect((await house.ask('cord', '/api/reachability', { body: { domain: 'MI-ALF' } })).status).toBe(202);
  expect(await view('cord')).toMatchObject({ running: true });
  await house.auditing.audit('MI-ALF');
  const { running, newest, history } = await view('alma');
  expect(running).toBe(false);
  expect(history).toEqual([{ at: house.clock.now(), people: 3, inside: 0, outside: 0 }]);
  expect(newest?.bridge).toBe('ok');
  expect(newest?.ways).toEqual({ teams: 'ok', email: 'off', sms: 'ok', voice: 'off' });
  expect(newest?.people?.map(({ name, wants }) => [name, ...wants])).toEqual([
    ['Lena Saat-lena', 'never-met', 'no-second-way', 'unconfirmed'],
    ['Ivo Saat-ivo', 'blocked', 'no-second-way', 'unconfirmed'],
    ['Dora Saat-dora', 'never-met', 'no-second-way', 'unconfirmed'],
  ]);
});

test('earlier results are numbers only, in the journal, too', async () => {
  const people = [];
  for (let n = 0; n < 3; n += 1) {
    await house.clock.advance(60_000);
    await house.ask('cord', '/api/reachability', { body: { domain: 'MI-ALF' } });
    await house.auditing.audit('MI-ALF');
    const lines = await house.store.journal({ kind: 'audit', id: 'MI-ALF' });
    people.push(lines.filter(({ open }) => Object.hasOwn(open, 'people')).length);
  }
  expect(people).toEqual([1, 1, 1]);
  expect((await view('cord')).history).toHaveLength(4);
});

test('the Behördenleitung sees how many, and no names', async () => {
  const { value } = (await house.entry.read(bcDomains, 'MI-ALF')).state;
  if (!value) throw new Error('no domain');
  expect((await house.ask('nils', path)).status).toBe(404);
  const management = { ...value, management: [person('nils').id] };
  await house.entry.execute(bcDomains, 'MI-ALF', { type: 'put', value: management }, { system: 'setup' });
  const seen = await house.ask<ReachabilityView>('nils', path);
  expect(seen.json.newest?.numbers.people).toBe(3);
  expect(seen.json.newest?.people).toBeNull();
  expect(seen.json.mayCheck).toBe(false);
  expect(seen.text).not.toContain('Saat');
  expect(seen.text).not.toContain(person('ivo').id);
  expect((await house.ask('nils', '/api/reachability/export?domain=MI-ALF')).status).toBe(404);
  expect((await house.ask('nils', '/api/reachability', { body: { domain: 'MI-ALF' } })).status).toBe(403);
  const { domains } = (await house.ask<ReachabilityDomains>('nils', '/api/reachability/domains')).json;
  expect(domains).toEqual([{ id: 'MI-ALF', name: 'Amt Alf' }]);
});

test('oversight and administrators see nothing of it', async () => {
  for (const name of ['olga', 'adam', 'ivo'] as const) {
    expect([name, (await house.ask(name, path)).status]).toEqual([name, 404]);
    const { domains } = (await house.ask<ReachabilityDomains>(name, '/api/reachability/domains')).json;
    expect(domains).toEqual([]);
  }
});

test('the export names reasons and what to do, and no number', async () => {
  const { text, headers } = await house.ask('cord', '/api/reachability/export?domain=MI-ALF');
  expect(headers.get('content-disposition')).toContain('erreichbarkeit.csv');
  const [head, lena] = text.split('\r\n');
  expect(head).toBe('Name;Rollen;In der Bürozeit;Außerhalb der Bürozeit;Warum;Was zu tun ist;Stand');
  expect(lena).toMatch(/^Lena Saat-lena;Stabsleitung;nein;nein;Mit dem Bot in Teams gibt es noch keinen Chat\./);
  expect(text).not.toMatch(/\+49|@/);
});
