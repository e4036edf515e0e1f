// Hostile tokens at both real doors, over HTTP: none is let in, none makes a fault, none makes us ask an address of its choice.
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawActivities } from '../support/raw-activities.ts';
import { issuerKey } from '../support/token-issuer.ts';
import { type World, world } from '../support/world.ts';
import { listening } from '../support/world-runs.ts';
import { counted } from './counted.ts';
import { hostileForBot, hostileForTab } from './hostile-claims.ts';
import { type Hostile, hostileTokens, type Mint } from './hostile-tokens.ts';

/** A door: how it is knocked at with these `Authorization` headers, and what a good token for it holds. */
interface OwnDoor {
  readonly mint: Mint;
  readonly special: Hostile;
  knock(authorization: readonly string[]): Promise<number>;
}

let w: World;
let trap: Awaited<ReturnType<typeof listening>>;
let trapped = 0;
let keyFetches = 0;
const doors: { tab?: OwnDoor; bot?: OwnDoor } = {};

beforeAll(async () => {
  trap = await listening((_request, response) => {
    trapped += 1;
    response.end('{"keys":[]}');
  });
  w = await world();
  const { botFramework } = w.standIns;
  const { handle } = botFramework;
  botFramework.handle = (call) => {
    if (call.path.endsWith('/keys')) keyFetches += 1;
    return handle(call);
  };
  doors.tab = await tabDoor();
  doors.bot = await botDoor();
});
afterAll(async () => {
  await w.ends();
  await trap.close();
});

async function tabDoor(): Promise<OwnDoor> {
  const { entra, env } = w.standIns;
  const published = entra.keys.jwks().keys[0] ?? {};
  const { aadId } = w.people.person('ole');
  const claims: Mint['claims'] = (changes) => {
    const at = Math.floor(w.now() / 1_000);
    const who = { oid: aadId, sub: 'pairwise', tid: env.TENANT_ID, scp: 'access_as_user', ver: '2.0' };
    const times = { iat: at, nbf: at, exp: at + 4_200 };
    const client = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
    return { iss: entra.issuer, aud: env.OIDC_AUDIENCE, azp: client, ...who, ...times, ...changes };
  };
  const foreign = await issuerKey(String(published.kid));
  const mint = { published, foreign, trap: trap.url, claims, sign: entra.keys.sign };
  return { mint, special: hostileForTab, knock: (authorization) => send('/api/me', authorization) };
}

async function botDoor(): Promise<OwnDoor> {
  const { botFramework, env, serviceUrl } = w.standIns;
  const published = botFramework.keys.jwks().keys[0] ?? {};
  const claims: Mint['claims'] = (changes) => {
    const at = Math.floor(w.now() / 1_000);
    const base = { iss: 'https://api.botframework.com', aud: env.BOT_APP_ID, serviceurl: serviceUrl };
    return { ...base, nbf: at, exp: at + 3_600, ...changes };
  };
  const foreign = await issuerKey(String(published.kid));
  const mint = { published, foreign, trap: trap.url, claims, sign: botFramework.keys.sign };
  const { message } = rawActivities(w);
  const knock: OwnDoor['knock'] = (authorization) =>
    send('/api/messages', authorization, JSON.stringify(message('tjark', { id: randomUUID() })));
  return { mint, special: hostileForBot, knock };
}

/** One request with its headers as they are, doubled ones, too; the status. */
function send(path: string, authorization: readonly string[], body?: string): Promise<number> {
  const headers = [
    ['host', new URL(w.url).host],
    ...(body === undefined
      ? []
      : [
          ['content-type', 'application/json'],
          ['content-length', String(Buffer.byteLength(body))],
        ]),
    ...authorization.map((value) => ['authorization', value]),
  ].flat();
  return new Promise((resolve, reject) => {
    const call = request(`${w.url}${path}`, { method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    call.once('error', reject);
    call.end(body);
  });
}

const door = (name: 'tab' | 'bot'): OwnDoor => {
  const found = doors[name];
  if (!found) throw new Error('the world did not begin');
  return found;
};

/** Ways to write the header itself wrongly around a good token. */
const headers: Readonly<Record<string, (good: string, bad: string) => readonly string[]>> = {
  'no header': () => [],
  'an empty header': () => [''],
  'the word alone': () => ['Bearer'],
  'the word and a blank': () => ['Bearer '],
  'the bare token': (good) => [good],
  'basic authentication': () => ['Basic YTpi'],
  'a token as password': (good) => [`Basic ${Buffer.from(`x:${good}`).toString('base64')}`],
  'proof of possession': (good) => [`PoP ${good}`],
  'two words': (good) => [`Bearer Bearer ${good}`],
  'two tokens in one header': (good) => [`Bearer ${good} ${good}`],
  'two tokens with a comma': (good, bad) => [`Bearer ${good}, Bearer ${bad}`],
  'a good header before a bad one': (good, bad) => [`Bearer ${good}`, `Bearer ${bad}`],
  'a bad header before a good one': (good, bad) => [`Bearer ${bad}`, `Bearer ${good}`],
  'a good header twice': (good) => [`Bearer ${good}`, `Bearer ${good}`],
  'a tab between': (good) => [`Bearer\t${good}`],
  'a quoted token': (good) => [`Bearer "${good}"`],
  'a token with letters of another script': (good) => [`Bearer ${good}\u00e9`],
  'a token with a name': (good) => [`Bearer token=${good}`],
};

describe.each(['tab', 'bot'] as const)('the door of the %s', (name) => {
  test('lets nobody in who comes with a hostile token, and does not stumble', async () => {
    const { mint, special, knock } = door(name);
    const variants = Object.entries({ ...hostileTokens, ...special });
    const wrong: [string, number][] = [];
    for (const [at, [variant, make]] of variants.entries()) {
      // Whoever is refused too often hears 429 instead, and that would prove nothing.
      if (at % 100 === 99) await w.seconds(120);
      const status = await knock([`Bearer ${await make(mint)}`]);
      // Node itself ends a request whose headers are too large; a person nobody here knows is told that.
      const fits =
        status === 401 ||
        (variant.startsWith('larger') && status === 431) ||
        (/nobody here/.test(variant) && status === 403);
      if (!fits) wrong.push([variant, status]);
    }
    expect(wrong).toEqual([]);
    counted(`hostile tokens, ${name}`, variants.length);
  });

  test('lets nobody in whose header is written wrongly', async () => {
    await w.seconds(120);
    const { mint, knock } = door(name);
    const good = await mint.sign(mint.claims());
    const bad = await mint.sign(mint.claims({ aud: 'other' }));
    const statuses: [string, number][] = [];
    for (const [variant, write] of Object.entries(headers)) statuses.push([variant, await knock(write(good, bad))]);
    expect(statuses.filter(([, status]) => status < 400 || status >= 500)).toEqual([]);
    counted(`hostile headers, ${name}`, statuses.length);
  });

  test('lets in whoever comes with the good one', async () => {
    const { mint, knock } = door(name);
    expect(await knock([`Bearer ${await mint.sign(mint.claims())}`])).toBe(200);
    await w.rests();
    if (name === 'bot') w.hears('tjark', 'help');
  });

  test('is closed to the good token of the other door', async () => {
    const { mint } = door(name === 'tab' ? 'bot' : 'tab');
    expect(await door(name).knock([`Bearer ${await mint.sign(mint.claims())}`])).toBe(401);
  });
});

test('a thousand unknown key ids make us fetch keys a few times, and the good token still passes', async () => {
  const { mint, knock } = door('bot');
  const before = keyFetches;
  const forged: string[] = [];
  for (let at = 0; at < 1_000; at += 1) forged.push(await mint.sign(mint.claims(), { kid: `made-up-${at}` }));
  for (const token of forged) expect(await knock([`Bearer ${token}`])).toBe(401);
  expect(keyFetches - before).toBeLessThanOrEqual(2);
  expect(await knock([`Bearer ${await mint.sign(mint.claims())}`])).toBe(200);
  await w.rests();
  w.hears('tjark', 'help');
});

test('no token made us ask an address that it named', () => expect(trapped).toBe(0));

test('and nothing of all that was a fault', () => expect(w.faults()).toEqual([]));
