// Signing in: every route asks for a token of Entra; what is refused says so in one shape, and why stays in the log.
import { describe, expect } from 'vitest';
import type { ErrorBody } from '../../src/http/contract.ts';
import { begin, type World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const notSignedIn = 'Bitte melden Sie sich an: Öffnen Sie BCM-Lotse in Teams noch einmal.';
const routes = [
  'GET /api/me',
  'GET /api/alarms',
  'POST /api/alarms',
  'GET /api/alarms/form?domain=MI-ITN',
  'POST /api/alarms/preview',
  'GET /api/alarms/0123456789abcdef',
  'GET /api/alarms/0123456789abcdef/journal',
  'POST /api/alarms/0123456789abcdef/answer',
  'POST /api/alarms/0123456789abcdef/update',
  'POST /api/alarms/0123456789abcdef/correct',
  'POST /api/alarms/0123456789abcdef/all-clear',
  'POST /api/alarms/0123456789abcdef/abort',
  'GET /api/proposals',
  'POST /api/proposals/MI-ITN.0123456789abcdef-1/take',
  'POST /api/proposals/MI-ITN.0123456789abcdef-1/raise',
  'POST /api/proposals/MI-ITN.0123456789abcdef-1/dismiss',
  'GET /api/changes',
  'GET /api/people?domain=MI-ITN',
  'GET /api/roles?domain=MI-ITN',
  'GET /api/processes?domain=MI-ITN',
  'GET /api/operation',
];

async function ask(w: World, route: string, authorization?: string): Promise<{ status: number; json: ErrorBody }> {
  const [method = '', path = ''] = route.split(' ');
  const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
  const body = method === 'POST' ? '{}' : null;
  const response = await fetch(`${w.url}${path}`, { method, headers, body });
  return { status: response.status, json: (await response.json()) as ErrorBody };
}

describe('without a token', () => {
  story('every route says who is asked for, and nothing else', async (w) => {
    for (const route of routes) {
      const { status, json } = await ask(w, route);
      expect([route, status, json.error.code, json.error.text]).toEqual([route, 401, 'not-signed-in', notSignedIn]);
      expect(json.error.ref).toMatch(/^[0-9a-f]{6,}$/);
    }
    const forged = ['Basic b2xlOmdlaGVpbQ==', 'Bearer ', 'Bearer x.y.z', `Bearer ${'a'.repeat(12_000)}`];
    for (const header of forged) expect((await ask(w, 'GET /api/me', header)).status).toBe(401);
  });

  story('health and readiness answer everybody', async (w) => {
    expect((await fetch(`${w.url}/healthz`)).status).toBe(200);
    const response = await fetch(`${w.url}/readyz`);
    expect([response.status, await response.json()]).toMatchObject([200, { ready: true, sender: 'world:1' }]);
  });
});

describe('a token', () => {
  story('of somebody known opens the door; her rights are those of the register', async (w) => {
    const { status, json } = await w.tab('ole').get('/api/me');
    expect([status, json]).toMatchObject([200, { name: 'Ole Brüggemann', raiseReal: [{ id: 'MI-ITN' }] }]);
    // Roles in a token count for nothing.
    const priya = await w.tab('jonas', { roles: ['admin'], groups: ['admin'] }).get('/api/operation');
    expect(priya.status).toBe(404);
  });

  const at = begin / 1_000;
  const hostile: readonly (readonly [string, Record<string, unknown>])[] = [
    ['of another tenant', { tid: '00000000-0000-4000-8000-000000000000' }],
    ['of another issuer', { iss: 'https://sts.windows.net/7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10/' }],
    ['for another app', { aud: '00000000-0000-4000-8000-000000000000' }],
    ['for several apps', { aud: ['b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61', 'x'] }],
    ['without the scope', { scp: 'User.Read' }],
    ['of another client', { azp: '00000000-0000-4000-8000-000000000000' }],
    ['of version 1', { ver: '1.0' }],
    ['of an app alone', { idtyp: 'app', scp: undefined, roles: ['access_as_user'] }],
    ['without a person', { oid: undefined }],
    ['that ended an hour ago', { exp: at - 3_600, nbf: at - 7_200, iat: at - 7_200 }],
    ['that is not good yet', { nbf: at + 3_600 }],
    ['that never ends', { exp: undefined }],
  ];
  story('that is not exactly ours opens nothing', async (w) => {
    for (const [of, claims] of hostile) {
      const { status, json } = await w.tab('ole', claims).get<ErrorBody>('/api/me');
      expect([of, status, json.error?.text]).toEqual([of, 401, notSignedIn]);
    }
  });

  story('of keys that Entra published anew is good, of keys it took back is not', async (w) => {
    const old = await w.standIns.entra.signTabToken(w.people.person('ole'));
    await w.advance(6);
    await w.standIns.entra.keys.rotate();
    expect((await w.tab('ole').get('/api/me')).status).toBe(200);
    expect((await ask(w, 'GET /api/me', `Bearer ${old}`)).status).toBe(200);
    await w.standIns.entra.keys.rotate(true);
    await w.advance(6);
    expect((await w.tab('ole').get('/api/me')).status).toBe(200);
    expect((await ask(w, 'GET /api/me', `Bearer ${old}`)).status).toBe(401);
  });

  story('of somebody nobody registered is refused with what to do', async (w) => {
    const oid = '99999999-9999-4999-8999-999999999999';
    expect(await w.tab('ole', { oid }).refusal('GET', '/api/me')).toBe(
      '403 Wir kennen Sie hier noch nicht. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.',
    );
  });
});

describe('while Entra cannot be reached', () => {
  const nowhere = 'http://127.0.0.1:9/7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10/v2.0';
  story(
    'a first visitor is asked to come again; nobody is let in unchecked',
    async (w) => {
      const { status, json } = await w.tab('ole', { iss: nowhere }).get<ErrorBody>('/api/me');
      expect([status, json.error.code, json.error.text]).toEqual([
        503,
        'unavailable',
        'Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
      ]);
      expect(w.faults()).toEqual([expect.stringContaining('keys-unavailable')]);
    },
    { env: { OIDC_ISSUER: nowhere } },
  );
});

describe('while the store is down', () => {
  story('a signed-in person reads that the service is away, and that it comes back', async (w) => {
    w.store.breaks('SQLITE_FULL');
    const refusal = await w.tab('ole').refusal('GET', '/api/alarms');
    expect(refusal).toBe('503 Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.');
    const response = await fetch(`${w.url}/readyz`);
    expect([response.status, await response.json()]).toMatchObject([503, { ready: false, store: false }]);
    expect((await fetch(`${w.url}/healthz`)).status).toBe(200);
    w.store.heals();
    await w.seconds(2);
    expect((await w.tab('ole').get('/api/alarms')).status).toBe(200);
    expect((await fetch(`${w.url}/readyz`)).status).toBe(200);
    expect(w.faults().length).toBeGreaterThan(0);
  });
});
