// What is the same for every route: who gets in, one shape of every error, and its reference in the log.
import { mkdtempSync, rmSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ErrorBody, RaisedView } from '../../src/http/contract.ts';
import { type Answer, type House, openHouse, type Wish } from './house.ts';
import { draft, type Name } from './house-people.ts';

let house: House;
let alarm: string;

beforeAll(async () => {
  house = await openHouse();
  const body = { once: 'wunsch-0001', draft: draft(house.clock.now()) };
  alarm = (await house.ask<RaisedView>('alma', '/api/alarms', { body })).json.id;
});
afterAll(() => house.close());
beforeEach(() => void house.logged.splice(0));

/** Checks the shape and that the reference leads to a line of the log; answers code and sentence. */
function faultOf({ json, headers }: Answer<unknown>, at: House = house): string {
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('cache-control')).toBe('no-store');
  const { error } = json as ErrorBody;
  expect(Object.keys(json as object)).toEqual(['error']);
  expect(Object.keys(error).sort()).toEqual(['code', 'ref', 'text']);
  expect(error.ref).toMatch(/^[0-9a-f]{10}$/);
  expect(at.logged.filter((line) => line.includes(error.ref)).length).toBeGreaterThan(0);
  return `${error.code}: ${error.text}`;
}

const english = { 'accept-language': 'en-GB,en;q=0.9,de;q=0.8' };

describe('one shape for every error, in German and English', () => {
  const cases: [string, number, Name | null, string, Wish, string, string][] = [
    [
      'a body without what is needed',
      400,
      'ivo',
      '/api/alarms/:id/answer',
      { body: { answer: 'coming' } },
      'bad-shape: Die Anfrage war nicht lesbar (Feld „eta“). Bitte prüfen Sie die Eingabe.',
      'bad-shape: The request could not be read (field “eta”). Please check the input.',
    ],
    [
      'a field deep inside',
      400,
      'alma',
      '/api/alarms',
      { body: { once: 'wunsch-0002', draft: { ...draft(1), level: 'PANIC' } } },
      'bad-shape: Die Anfrage war nicht lesbar (Feld „draft.level“). Bitte prüfen Sie die Eingabe.',
      'bad-shape: The request could not be read (field “draft.level”). Please check the input.',
    ],
    [
      'a field that nobody asked for',
      400,
      'alma',
      '/api/alarms/:id/all-clear',
      { body: { reason: 'vorbei', admin: true } },
      'bad-shape: Die Anfrage war nicht lesbar (Feld „admin“). Bitte prüfen Sie die Eingabe.',
      'bad-shape: The request could not be read (field “admin”). Please check the input.',
    ],
    [
      'no JSON',
      400,
      'ivo',
      '/api/alarms/:id/answer',
      { body: '{"answer":' },
      'bad-shape: Die Anfrage war nicht lesbar. Bitte prüfen Sie die Eingabe.',
      'bad-shape: The request could not be read. Please check the input.',
    ],
    [
      'a body of another kind',
      400,
      'ivo',
      '/api/alarms/:id/answer',
      { body: 'answer=coming', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      'bad-shape: Die Anfrage war nicht lesbar (Feld „content-type“). Bitte prüfen Sie die Eingabe.',
      'bad-shape: The request could not be read (field “content-type”). Please check the input.',
    ],
    [
      'a forbidden key',
      400,
      'ivo',
      '/api/alarms/:id/answer',
      { body: '{"__proto__":{"admin":true},"answer":"coming","eta":null}' },
      'bad-shape: Die Anfrage war nicht lesbar. Bitte prüfen Sie die Eingabe.',
      'bad-shape: The request could not be read. Please check the input.',
    ],
    [
      'a query that makes no sense',
      400,
      'alma',
      '/api/alarms?status=closed',
      {},
      'bad-shape: Die Anfrage war nicht lesbar (Feld „status“). Bitte prüfen Sie die Eingabe.',
      'bad-shape: The request could not be read (field “status”). Please check the input.',
    ],
    [
      'nobody',
      401,
      null,
      '/api/alarms/:id',
      {},
      'not-signed-in: Bitte melden Sie sich an: Öffnen Sie BCM-Lotse in Teams noch einmal.',
      'not-signed-in: Please sign in: open BCM-Lotse in Teams again.',
    ],
    [
      'somebody who may not',
      403,
      'ivo',
      '/api/alarms/:id/all-clear',
      { body: { reason: 'vorbei' } },
      'not-allowed: Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.',
      'not-allowed: You are not allowed to do this. Please ask your BC officer.',
    ],
    [
      'something that is not there',
      404,
      'alma',
      '/api/nothing',
      {},
      'not-found: Das gibt es nicht, oder Sie dürfen es nicht sehen.',
      'not-found: This does not exist, or you may not see it.',
    ],
    [
      'a rule that says no',
      409,
      'alma',
      '/api/alarms/:id/answer',
      { body: { answer: 'coming', eta: 15 } },
      'not-asked: Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.',
      'not-asked: You are not asked in this alarm. There is nothing for you to do.',
    ],
    [
      'too much',
      413,
      'ivo',
      '/api/alarms/:id/answer',
      { body: JSON.stringify({ answer: 'coming', eta: null, padding: 'x'.repeat(256 * 1024) }) },
      'too-large: Die Anfrage ist zu groß.',
      'too-large: The request is too large.',
    ],
  ];

  test.each(cases)('%s: %i', async (_name, status, who, path, wish, german, inEnglish) => {
    const at = path.replace(':id', alarm);
    const answer = await house.ask(who, at, wish);
    expect([answer.status, faultOf(answer)]).toEqual([status, german]);
    const translated = await house.ask(who, at, { ...wish, headers: { ...wish.headers, ...english } });
    expect([translated.status, faultOf(translated)]).toEqual([status, inEnglish]);
  });

  test('an address that no browser writes', async () => {
    const answer = await house.ask('alma', '/api/alarms/%E0%A4%A');
    expect(answer.status).toBe(404);
    expect(faultOf(answer)).toContain('not-found: ');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('an address that is much too long', async () => {
    const answer = await house.ask('alma', `/api/alarms/${'a'.repeat(500)}`);
    expect([answer.status, faultOf(answer)]).toEqual([
      404,
      'not-found: Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    ]);
  });

  test('a field with an endless name is not repeated in full', async () => {
    const answer = await house.ask('alma', `/api/alarms/${alarm}/abort`, {
      body: { reason: 'x', ['k'.repeat(5_000)]: 1 },
    });
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(400);
  });

  test('a stream without a length is cut off at 256 KB', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(32);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 8) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const answer = await house.ask('ivo', `/api/alarms/${alarm}/answer`, { body });
    expect([answer.status, faultOf(answer)]).toEqual([413, 'too-large: Die Anfrage ist zu groß.']);
  });

  test('a body of exactly 256 KB is read', async () => {
    const rest = JSON.stringify({ answer: 'coming', eta: 15 });
    const body = `${' '.repeat(256 * 1024 - rest.length)}${rest}`;
    expect((await house.ask('ivo', `/api/alarms/${alarm}/answer`, { body })).status).toBe(204);
  });

  test('a language we do not speak is answered in German, unless one that we speak follows', async () => {
    const french = await house.ask(null, '/api/me', { headers: { 'accept-language': 'fr-FR,fr;q=0.9' } });
    expect(faultOf(french)).toContain('Bitte melden Sie sich an');
    const rather = await house.ask(null, '/api/me', { headers: { 'accept-language': 'fr-FR,EN;q=0.9,de;q=0.1' } });
    expect(faultOf(rather)).toContain('Please sign in');
  });
});

describe('nobody gets past the sign-in', () => {
  test('each route below /api answers 401 without a token, whatever is asked', async () => {
    // Doors with a lock of their own; the emergency entrance is asked for a word, not for a token.
    const own = ['/api/messages', '/api/intake/alertmanager', '/api/emergency/enter', '/api/sign-in'];
    const guarded = house.routes.filter(({ url }) => url.startsWith('/api') && !own.includes(url));
    expect(guarded.length).toBeGreaterThanOrEqual(20);
    for (const { method, url } of [...guarded, { method: 'GET', url: '/api/nothing' }]) {
      const path = url.replace(':id', 'abcdefgh');
      // There are more routes than an address may ask at once.
      await house.clock.advance(1_000);
      const answer = await house.ask(null, path, { method, ...(method === 'POST' ? { body: '{"no json' } : {}) });
      expect([method, url, answer.status]).toEqual([method, url, 401]);
    }
  });

  test('whoever Entra knows and we do not is told so', async () => {
    const oid = '0f0f0f0f-1111-4222-8333-444444444444';
    const headers = { authorization: `Bearer ${await house.token('alma', { oid })}` };
    const answer = await house.ask(null, '/api/me', { headers });
    expect([answer.status, faultOf(answer)]).toEqual([
      403,
      'unknown-person: Wir kennen Sie hier noch nicht. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.',
    ]);
  });

  test('a refused token leaves its reason in the log and nothing of itself', async () => {
    const token = await house.token('alma', { tid: '99999999-2222-4333-8444-555555555555' });
    const answer = await house.ask(null, '/api/me', { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
    const lines = house.logged.join('\n');
    expect(lines).toContain('"reason":"tenant"');
    expect(lines).not.toContain(token.slice(-40));
  });

  test('keys that cannot be fetched mean "later"', async () => {
    const other = await openHouse();
    other.issuer.behaviour = 'down';
    const answer = await other.ask('alma', '/api/me');
    expect([answer.status, faultOf(answer, other)]).toEqual([
      503,
      'unavailable: Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
    ]);
    await other.close();
  });
});

describe('when the store is down', () => {
  const down = 'unavailable: Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.';

  test('each route answers 503 and nothing of what happened inside', async () => {
    const other = await openHouse();
    await other.ask('alma', '/api/me');
    await other.store.close();
    for (const path of ['/api/me', '/api/alarms', `/api/alarms/${alarm}`, '/api/changes', '/api/operation']) {
      const answer = await other.ask('alma', path);
      expect([path, answer.status, faultOf(answer, other)]).toEqual([path, 503, down]);
      expect(answer.text).not.toMatch(/database|sqlite|TypeError|\.ts/i);
    }
    await other.close();
  });

  test('reading goes on while only writing fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bcm-http-'));
    const file = join(folder, 'store.sqlite');
    const other = await openHouse({ file });
    const disk = new Database(file);
    disk.exec("CREATE TRIGGER full BEFORE INSERT ON lines BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    disk.close();
    expect((await other.ask('alma', '/api/alarms')).status).toBe(200);
    const body = { once: 'wunsch-0001', draft: draft(other.clock.now()) };
    const answer = await other.ask('alma', '/api/alarms', { body });
    expect([answer.status, faultOf(answer, other)]).toEqual([503, down]);
    await other.close();
    rmSync(folder, { recursive: true });
  });
});

test('a bug is one plain sentence with a reference, never its exception', async () => {
  const other = await openHouse();
  other.teamsAnswer = async () => {
    throw new TypeError('secret Saat-alma is not a function at /somewhere/server.ts');
  };
  const answer = await other.ask(null, '/api/messages', { body: '{}' });
  const { ref } = (answer.json as ErrorBody).error;
  expect([answer.status, faultOf(answer, other)]).toEqual([
    500,
    `fault: Das hat nicht geklappt. Bitte versuchen Sie es noch einmal. Hilft das nicht, nennen Sie bitte diese Nummer: ${ref}.`,
  ]);
  expect(answer.text + other.logged.join('')).not.toContain('Saat-alma');
  expect(other.logged.join('')).toContain('"error":"TypeError"');
  await other.close();
});

test('an answer while the server stops has the same shape', async () => {
  const other = await openHouse();
  await other.stopServer();
  const answer = await other.ask('alma', '/api/me');
  expect([answer.status, faultOf(answer, other)]).toEqual([
    503,
    'unavailable: Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
  ]);
  await other.close();
});

test('a client cannot choose the reference', async () => {
  const answer = await house.ask(null, '/api/me', { headers: { 'request-id': 'mine', 'x-request-id': 'mine' } });
  expect((answer.json as ErrorBody).error.ref).not.toBe('mine');
});

test('a caller that goes away in the middle of its body does no harm', async () => {
  const { hostname, port } = new URL(house.origin);
  const headers = {
    authorization: `Bearer ${await house.token('ivo')}`,
    'content-type': 'application/json',
    'content-length': '100',
  };
  await new Promise<void>((done) => {
    const call = rawRequest({ hostname, port, method: 'POST', path: `/api/alarms/${alarm}/answer`, headers });
    call.on('close', () => done());
    call.on('error', () => undefined);
    call.write('{"answer"', () => call.destroy());
  });
  expect((await house.ask('ivo', '/api/me')).status).toBe(200);
});
