// What the emergency entrance opens: every route there is, with a pass instead of a token; what is not named here stays shut.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emergencies } from '../../src/domain/emergency.ts';
import type { ErrorBody, RaisedView } from '../../src/http/contract.ts';
import { writePass } from '../../src/http/emergency-pass.ts';
import { type House, openHouse } from './house.ts';
import { entranceSecret } from './house-entrance.ts';
import { draft, person } from './house-people.ts';

let house: House;
let alarm: string;

beforeAll(async () => {
  house = await openHouse();
  const body = { once: 'wunsch-im-haus-1', draft: draft(house.clock.now(), { domain: 'MI-ALF' }) };
  alarm = (await house.ask<RaisedView>('alma', '/api/alarms', { body })).json.id;
});
afterAll(() => house.close());

/** What issue F, item 2 says: raise, read the Lage, record calls, end; and what the page needs to be there at all. */
const opened = [
  'GET /api/me',
  'GET /api/changes',
  'GET /api/alarms/form',
  'POST /api/alarms/preview',
  'POST /api/alarms',
  'GET /api/scenarios/releases',
  'GET /api/proposals',
  'POST /api/proposals/:id/raise',
  'POST /api/alarms/:id/real-event',
  'GET /api/alarms',
  'GET /api/alarms/:id',
  'GET /api/alarms/:id/journal',
  'GET /api/alarms/:id/incident',
  'GET /api/alarms/:id/help',
  'GET /api/alarms/:id/calls',
  'GET /api/alarms/:id/calls/paper',
  'POST /api/alarms/:id/record',
  'POST /api/alarms/:id/try-call',
  'POST /api/alarms/:id/help/:person/done',
  'POST /api/alarms/:id/all-clear',
  'POST /api/alarms/:id/correct',
  'POST /api/alarms/:id/abort',
];
/** Doors with locks of their own: what stands in the header is not looked at there. */
const ownDoors = ['/api/messages', '/api/intake/alertmanager', '/api/callback/sms', '/api/emergency/enter'];

async function comesIn(): Promise<string> {
  const by = { person: person('alma').id, via: 'tab' } as const;
  const hash = house.env.digest(`code ${house.clock.now()}`);
  await house.entry.execute(emergencies, 'MI-ALF', { type: 'issue', codes: [{ person: by.person, hash }] }, by);
  const open = { type: 'open', hash, told: [], ways: {} } as const;
  const { state } = await house.entry.execute(emergencies, 'MI-ALF', open, { ...by, via: 'emergency' });
  const n = state.openings.at(-1)?.n ?? 0;
  const exp = Math.floor(house.clock.now() / 1_000) + 8 * 3_600;
  return `Bearer ${writePass({ aadId: person('alma').aadId, domain: 'MI-ALF', n, exp }, entranceSecret)}`;
}

test('of all routes it opens these, and no other one, whatever it is for', async () => {
  const authorization = await comesIn();
  const routes = house.routes.filter(
    ({ method, url }) => url.startsWith('/api') && method !== 'HEAD' && !ownDoors.includes(url),
  );
  const found: string[] = [];
  for (const { method, url } of routes) {
    // There are more routes than an address may ask at once.
    await house.clock.advance(1_000);
    const path = url.replace('/alarms/:id', `/alarms/${alarm}`).replaceAll(/:[a-z]+/g, 'MI-ALF');
    const gone = new AbortController();
    const answer = await fetch(`${house.origin}${path}`, {
      method,
      headers: { authorization, 'accept-language': 'de', 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: '{}' }),
      signal: gone.signal,
    });
    const isShut = answer.status === 403 && ((await answer.json()) as ErrorBody).error.code === 'emergency-only';
    gone.abort();
    expect([method, url, answer.status === 401]).toEqual([method, url, false]);
    if (!isShut) found.push(`${method} ${url}`);
  }
  expect(routes.length).toBeGreaterThan(100);
  // One house has not every route of the product; what it has not, a story asks for.
  expect([...found].sort()).toEqual(
    opened.filter((each) => routes.some(({ method, url }) => each === `${method} ${url}`)).sort(),
  );
});

test('a pass gives nothing that its owner had not: whoever was taken the right to alarm cannot, and others see nothing', async () => {
  const authorization = await comesIn();
  const foreign = (
    await house.ask<RaisedView>('bea', '/api/alarms', {
      body: { once: 'wunsch-im-haus-2', draft: draft(house.clock.now(), { domain: 'MU-BET' }) },
    })
  ).json.id;
  const asks = (path: string) => house.ask(null, path, { headers: { authorization } });
  expect((await asks(`/api/alarms/${alarm}`)).status).toBe(200);
  expect((await asks(`/api/alarms/${foreign}`)).status).toBe(404);
});
