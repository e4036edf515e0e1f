// Every route there is, as an attacker meets it: without a token, with torn, huge, slow and mislabelled bodies, by odd addresses.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openToPasses } from '../../src/http/emergency.ts';
import { type Answer, type House, openHouse, type Wish } from '../http/house.ts';
import { person } from '../http/house-people.ts';
import { world } from '../support/world.ts';
import { counted } from './counted.ts';
import { odd, parts, queries, torn } from './hostile-requests.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.clock.advance(600_000));

/** Doors without the sign-in of people, and what stands in its place. A new one has to be written down here. */
const open: Readonly<Record<string, string>> = {
  'GET /': 'leads to the page',
  'GET /tab': 'leads to the page',
  'GET /tab/': 'the page itself, without data',
  'GET /tab/assets/*': 'its scripts, without data',
  'GET /notfall': 'the page itself, at its own address only',
  'GET /healthz': 'says that we live',
  'GET /readyz': 'says whether we can work, without contents',
  'GET /a/:code': 'a link of 128 bits: one person, one thing, 24 hours',
  'POST /a/:code': 'the same',
  'POST /api/messages': 'a token of the Bot Framework',
  'POST /api/intake/alertmanager': 'a secret',
  'POST /api/callback/sms': 'a signature over body and time',
  'POST /api/callback/voice': 'the same',
  'GET /api/sign-in': 'says where a plain browser signs in, nothing else',
  'GET /metrics': 'a token, and numbers only',
  'POST /api/emergency/enter': 'a sealed code, ten tries of an address',
};

interface Listed {
  readonly method: string;
  readonly url: string;
}
const nameOf = ({ method, url }: Listed) => `${method} ${url}`;
const all = () => house.routes.filter(({ method }) => method !== 'HEAD');
const locked = () => all().filter((each) => !(nameOf(each) in open));
const withBody = () => all().filter(({ method }) => method !== 'GET');
/** An address of that pattern: real where it is easy, else of the right shape. */
const addressOf = ({ url }: Listed) =>
  url
    .replace(':domain', 'MI-ALF')
    .replace(':person', person('ivo').id)
    .replace(':kind', 'process')
    .replace(':copy', '1')
    .replace('*', 'x.js')
    .replace(/:[a-z]+/gi, '0123456789abcdef');
/** Asks as Zora, who may alarm everywhere, or as nobody. */
async function ask(route: Listed, wish: Wish = {}, name: 'zora' | null = 'zora'): Promise<Answer> {
  return house.ask(name, addressOf(route), { method: route.method, ...wish });
}

/** The status of a request whose path and headers go out as they are written here; its body never comes. */
function rawStatus(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const { hostname, port } = new URL(house.origin);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      call.destroy();
    });
    call.once('error', reject);
    if (headers['content-length']) call.flushHeaders();
    else call.end();
  });
}

test('the table knows every door of the product, and the product has no other', async () => {
  const there: string[] = [];
  interface Opened {
    readonly fastify: {
      addHook(name: 'onRoute', hook: (route: { method: string | string[]; url: string }) => void): void;
    };
  }
  const listen = (message: unknown) =>
    (message as Opened).fastify.addHook('onRoute', ({ method, url }) => {
      there.push(...[method].flat().map((each) => `${each} ${url}`));
    });
  subscribe('fastify.initialization', listen);
  const secret = 'ein-geheimnis-des-eingangs-nur-hier-0123456789';
  const env = { EMERGENCY_SECRET: secret, EMERGENCY_URL: 'https://notfall.example', METRICS_TOKEN: secret };
  const w = await world({ second: true, env });
  unsubscribe('fastify.initialization', listen);
  await w.ends();
  const real = there.filter((each) => !each.startsWith('HEAD '));
  expect(real.length).toBeGreaterThan(120);
  // What the house lacks, neither the table of rights nor anything below would try.
  const known = new Set([...all().map(nameOf), ...Object.keys(open)]);
  expect(real.filter((each) => !known.has(each))).toEqual([]);
  const outside = real.filter((each) => !/^\w+ \/api\//.test(each));
  expect(outside.filter((each) => !(each in open))).toEqual([]);
  // A name with a slip would shut out whoever comes in on the day everything else is down.
  expect([...openToPasses].filter((each) => !real.includes(each))).toEqual([]);
  counted('routes', real.length);
  counted('routes without sign-in, each with a lock of its own', Object.keys(open).length);
});

describe('without a token', () => {
  test('every route below /api but those doors says 401, whatever is sent', async () => {
    const wrong: string[] = [];
    for (const route of locked()) {
      await house.clock.advance(10_000);
      for (const wish of [{}, ...(route.method === 'GET' ? [] : [{ body: {} }, { body: '{"torn' }])]) {
        const { status } = await ask(route, wish, null);
        if (status !== 401) wrong.push(`${nameOf(route)} ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(locked().length).toBeGreaterThan(100);
  });

  test('other methods open nothing either', async () => {
    const wrong: string[] = [];
    for (const url of new Set(all().map((route) => route.url))) {
      await house.clock.advance(10_000);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const route = { method, url };
        if (all().some((each) => nameOf(each) === nameOf(route))) continue;
        const { status } = await ask(route, {}, null);
        if (![401, 404].includes(status)) wrong.push(`${nameOf(route)} ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('bodies', () => {
  test('torn, mislabelled, compressed or poisoned are refused by every route, and none stumbles', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const route of withBody()) {
      await house.clock.advance(60_000);
      for (const [what, body, type, headers = {}] of torn) {
        tried += 1;
        const { status } = await ask(route, { body, headers: { 'content-type': type, ...headers } });
        // A form is what the page behind a link sends; without a link it is 404.
        if (status < 400 || status >= 500) wrong.push(`${nameOf(route)} ${what}: ${status}`);
      }
    }
    expect(wrong.filter((each) => !acceptsAnything(each))).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    counted('torn and mislabelled bodies', tried);
  });

  test('odd but whole are understood or refused, never a fault', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const route of withBody()) {
      await house.clock.advance(60_000);
      for (const body of odd) {
        tried += 1;
        const { status } = await ask(route, { body, headers: { 'content-type': 'application/json' } });
        if (status >= 500) wrong.push(`${nameOf(route)} ${body.slice(0, 20)}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    counted('odd bodies', tried);
  });

  test('that say to be larger than any limit are refused by every route before they are sent', async () => {
    const wrong: string[] = [];
    const token = await house.token('zora');
    for (const route of withBody()) {
      await house.clock.advance(1_000);
      const type = route.url === '/a/:code' ? 'application/x-www-form-urlencoded' : 'application/json';
      const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'content-length': '100000000' };
      const status = await rawStatus(route.method, addressOf(route), headers);
      if (status !== 413) wrong.push(`${nameOf(route)} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  /** The door of Teams is not behind this house: it takes what it gets and hands it over. */
  const acceptsAnything = (line: string) => line.startsWith('POST /api/messages ');
});

test('bodies that trickle in on every route at once are all cut off after 15 seconds, and we answer meanwhile', async () => {
  const token = await house.token('zora');
  let ended = 0;
  const begun = house.clock.waiting();
  const calls = withBody().map((route) => {
    const type = route.url === '/a/:code' ? 'application/x-www-form-urlencoded' : 'application/json';
    const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'content-length': '1000' };
    const call = request(`${house.origin}${addressOf(route)}`, { method: route.method, headers });
    const over = new Promise<void>((done) => {
      call.once('response', (response) => response.resume().once('close', done));
      call.once('error', () => done());
    }).then(() => {
      ended += 1;
    });
    call.write('{"a":');
    return over;
  });
  // Each request has begun when its deadline is waited for.
  while (house.clock.waiting() < begun + calls.length) await house.clock.advance(0);
  expect((await house.ask(null, '/healthz')).status).toBe(200);
  await house.clock.advance(14_999);
  expect(ended).toBe(0);
  await house.clock.advance(1);
  await Promise.all(calls);
  expect(house.clock.waiting()).toBe(begun);
  counted('slow bodies at once', calls.length);
});

describe('addresses', () => {
  test('with any part exchanged lead nowhere, and never to a fault', async () => {
    const wrong: string[] = [];
    let tried = 0;
    const authorization = `Bearer ${await house.token('zora')}`;
    for (const { method, url } of all().filter((route) => route.method === 'GET' && route.url.includes(':'))) {
      await house.clock.advance(60_000);
      for (const part of parts) {
        tried += 1;
        const path = url.replace(/:[a-z]+/i, part).replace(/:[a-z]+/gi, 'x');
        // Written as it is: a client would have tidied it up.
        const status = await rawStatus(method, path, { authorization });
        if (status < 400 || status >= 500) wrong.push(`${method} ${path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    counted('hostile parts of addresses', tried);
  });

  test('with any query are understood or refused, and never a fault', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const route of locked().filter(({ method, url }) => method === 'GET' && url !== '/api/changes')) {
      await house.clock.advance(60_000);
      for (const query of queries) {
        tried += 1;
        const { status, headers } = await house.ask('zora', `${addressOf(route)}${query}`);
        if (status >= 500 || headers.has('x') || headers.has('set-cookie'))
          wrong.push(`${route.url}${query}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    counted('hostile queries', tried);
  });
});

describe('answers', () => {
  test('of every route forbid to be kept, framed, sniffed or run, and name no software', async () => {
    const wrong: string[] = [];
    for (const route of all().filter(({ url }) => url !== '/api/changes')) {
      const { headers } = await ask(route, route.method === 'GET' ? {} : { body: {} });
      const policy = headers.get('content-security-policy') ?? '';
      const fits =
        /default-src 'none'/.test(policy) &&
        !/unsafe-|\*(?!\.)|http:/.test(policy) &&
        headers.get('x-content-type-options') === 'nosniff' &&
        headers.get('referrer-policy') === 'no-referrer' &&
        headers.get('strict-transport-security') === 'max-age=31536000' &&
        (headers.get('cache-control') ?? '').includes('no-store') &&
        !headers.has('server') &&
        !headers.has('x-powered-by') &&
        !headers.has('access-control-allow-origin') &&
        !headers.has('set-cookie');
      if (!fits) wrong.push(`${nameOf(route)}: ${JSON.stringify(Object.fromEntries(headers))}`);
    }
    expect(wrong).toEqual([]);
  });

  test('to two requests smuggled as one: the second is never believed', async () => {
    const { host, hostname, port } = new URL(house.origin);
    const token = await house.token('adam');
    const inner = `GET /api/operation HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`;
    const heads = [
      `content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
      `transfer-encoding: xchunked\r\ncontent-length: ${inner.length}\r\n\r\n${inner}`,
      `transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${inner}`,
      `content-length: 0\r\ncontent-length: ${inner.length}\r\n\r\n${inner}`,
      `content-length: +0\r\n\r\n${inner}`,
      `content-length : 0\r\n\r\n${inner}`,
      `transfer-encoding: chunked\r\n\r\n0\n\r\n${inner}`,
      `x: y\r\n content-length: 5\r\n\r\n${inner}`,
    ];
    for (const head of heads) {
      const answer = await new Promise<string>((done) => {
        let text = '';
        const line = connect(Number(port), hostname, () =>
          line.end(`POST /api/callback/sms HTTP/1.1\r\nhost: ${host}\r\n${head}`),
        );
        line.on('data', (bytes) => {
          text += bytes.toString();
        });
        line.once('error', () => done(text));
        line.once('close', () => done(text));
      });
      expect([
        head.slice(0, 40),
        answer.includes('"lease"'),
        answer.match(/^HTTP\/1.1 (\d+)/)?.[1] ?? 'closed',
      ]).toEqual([head.slice(0, 40), false, expect.stringMatching(/^(4\d\d|closed)$/)]);
    }
  });
});

test('of all that, nothing was a fault', () => {
  expect(house.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
