// Forged bot tokens at the gate: whatever is wrong with a token, the bot hears nothing of it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BOT, BOT_ISSUER, type Entrance, openEntrance, SERVICE_URL, TENANT } from '../support/bot-entrance.ts';
import { freePorts } from '../support/free-ports.ts';
import { handmade, type IssuerKey, issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';

const OTHER = '99999999-2222-4333-8444-555555555555';

let key: IssuerKey;
let foreign: IssuerKey;
let webchat: IssuerKey;
let revoked: IssuerKey;
let elliptic: IssuerKey;
let probabilistic: IssuerKey;
let encrypting: IssuerKey;
let issuer: TokenIssuer;
let door: Entrance;

beforeAll(async () => {
  key = await issuerKey('bf-1', { endorsements: ['msteams', 'webchat'] });
  foreign = await issuerKey('bf-1');
  webchat = await issuerKey('bf-webchat', { endorsements: ['webchat'] });
  revoked = await issuerKey('bf-revoked');
  elliptic = await issuerKey('bf-ec', {}, 'ES256');
  probabilistic = await issuerKey('bf-ps', { alg: undefined }, 'PS256');
  encrypting = await issuerKey('bf-enc', { use: 'enc' });
  issuer = await startIssuer(await freePorts(), key, BOT_ISSUER);
  issuer.published = [key, webchat, elliptic, probabilistic, encrypting].map((each) => each.jwk);
});

afterAll(() => issuer.close());

beforeEach(() => {
  issuer.behaviour = 'up';
  door = openEntrance(issuer);
});

const at = () => Math.floor(door.now / 1000);
const withClaims = (changes: Record<string, unknown>) => () => issuer.sign(door.claims(changes));
const withHeader = (changes: Record<string, unknown>) => () => issuer.sign(door.claims(), changes);
const byHand =
  (header: unknown, signature = 'AAAA') =>
  () =>
    handmade(header, door.claims(), signature);
const good = () => issuer.sign(door.claims());
const parts = async () => (await good()).split('.') as [string, string, string];

/** HS256 over the public key: the classic confusion of verifiers that let the token choose. */
async function signedWithPublicKey(alg: 'sha256' | 'sha512', secret: string): Promise<string> {
  const { createHmac } = await import('node:crypto');
  const unsigned = handmade({ alg: alg === 'sha256' ? 'HS256' : 'HS512', typ: 'JWT', kid: 'bf-1' }, door.claims(), '');
  const input = unsigned.slice(0, -1);
  return `${input}.${createHmac(alg, secret).update(input).digest('base64url')}`;
}

/** Name → token. Each is refused with 401 and never reaches the bot. */
const tokens: Record<string, () => Promise<string> | string> = {
  'no characters': () => '',
  'plain text': () => 'hello',
  'two parts': async () => (await parts()).slice(0, 2).join('.'),
  'four parts': async () => `${await good()}.AAAA`,
  'five parts, as if encrypted': async () => `${await good()}.AAAA.AAAA`,
  'no signature': async () => `${(await parts()).slice(0, 2).join('.')}.`,
  'signature of zeros': async () => `${(await parts()).slice(0, 2).join('.')}.${'A'.repeat(342)}`,
  'signature cut short': async () => (await good()).slice(0, -20),
  'signature of another token': async () => {
    const [header, payload] = await parts();
    return `${header}.${payload}.${(await issuer.sign(door.claims({ jti: 'x' }))).split('.')[2]}`;
  },
  'payload exchanged after signing': async () => {
    const [header, , signature] = await parts();
    return `${header}.${Buffer.from(JSON.stringify(door.claims({ x: 1 }))).toString('base64url')}.${signature}`;
  },
  'header exchanged after signing': async () => {
    const [, payload, signature] = await parts();
    return `${Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'bf-1' })).toString('base64url')}.${payload}.${signature}`;
  },
  'header that is no JSON': byHand('{{{'),
  'header that is a list': byHand([]),
  'header that is null': byHand('null'),
  'payload that is no JSON': () => handmade({ alg: 'RS256', kid: 'bf-1' }, '{{{', 'AAAA'),
  'payload that is a list': () => handmade({ alg: 'RS256', kid: 'bf-1' }, [], 'AAAA'),
  'payload that is text': () => handmade({ alg: 'RS256', kid: 'bf-1' }, '"x"', 'AAAA'),
  'larger than any honest token': () => issuer.sign(door.claims({ x: 'y'.repeat(20_000) })),
  'alg none': byHand({ alg: 'none', typ: 'JWT', kid: 'bf-1' }, ''),
  'alg None': byHand({ alg: 'None', typ: 'JWT', kid: 'bf-1' }, ''),
  'alg nOnE with a signature': byHand({ alg: 'nOnE', typ: 'JWT', kid: 'bf-1' }),
  'alg NONE': byHand({ alg: 'NONE', typ: 'JWT', kid: 'bf-1' }, ''),
  'alg empty': byHand({ alg: '', typ: 'JWT', kid: 'bf-1' }),
  'alg missing': byHand({ typ: 'JWT', kid: 'bf-1' }),
  'alg as number': byHand({ alg: 256, typ: 'JWT', kid: 'bf-1' }),
  'alg as list': byHand({ alg: ['RS256', 'none'], typ: 'JWT', kid: 'bf-1' }),
  'alg in small letters': byHand({ alg: 'rs256', typ: 'JWT', kid: 'bf-1' }),
  'HS256 with the public key as secret': () => signedWithPublicKey('sha256', key.pem),
  'HS256 with the bare key text as secret': () => signedWithPublicKey('sha256', key.pem.replace(/-.*-|\s/g, '')),
  'HS256 with the modulus as secret': () => signedWithPublicKey('sha256', String(key.jwk.n)),
  'HS512 with the public key as secret': () => signedWithPublicKey('sha512', key.pem),
  'HS256 with an empty secret': () => signedWithPublicKey('sha256', ''),
  'a published elliptic key': () => issuer.sign(door.claims(), { alg: 'ES256' }, elliptic),
  'a published RSA key with another padding': () => issuer.sign(door.claims(), { alg: 'PS256' }, probabilistic),
  'RS512 in the header of an RS256 signature': byHand({ alg: 'RS512', kid: 'bf-1' }),
  'kind of token: access token': withHeader({ typ: 'at+jwt' }),
  'kind of token: proof of possession': withHeader({ typ: 'dpop+jwt' }),
  'kind of token: logout': withHeader({ typ: 'logout+jwt' }),
  'kind of token: number': byHand({ alg: 'RS256', kid: 'bf-1', typ: 5 }),
  'an unknown critical extension': byHand({ alg: 'RS256', kid: 'bf-1', crit: ['exp'], exp: 1 }),
  'an unencoded payload': byHand({ alg: 'RS256', kid: 'bf-1', crit: ['b64'], b64: false }),
  'key id missing': withHeader({ kid: undefined }),
  'key id empty': withHeader({ kid: '' }),
  'key id unknown': withHeader({ kid: 'bf-99' }),
  'key id as list': byHand({ alg: 'RS256', kid: ['bf-1'] }),
  'key id as path': withHeader({ kid: '../../../../dev/null' }),
  'key id as query': withHeader({ kid: "bf-1' OR '1'='1" }),
  'key id of endless length': withHeader({ kid: 'k'.repeat(5_000) }),
  'key id __proto__': withHeader({ kid: '__proto__' }),
  'key id constructor': withHeader({ kid: 'constructor' }),
  'a foreign key under a known id': () => issuer.sign(door.claims(), {}, foreign),
  'a known id of another key': withHeader({ kid: 'bf-webchat' }),
  'a foreign key brought along (jwk)': () => issuer.sign(door.claims(), { jwk: foreign.jwk }, foreign),
  'a foreign key by address (jku)': () => issuer.sign(door.claims(), { jku: `${issuer.origin}/trap` }, foreign),
  'a foreign certificate by address (x5u)': () => issuer.sign(door.claims(), { x5u: `${issuer.origin}/trap` }, foreign),
  'a key that is not published any more': () => issuer.sign(door.claims(), {}, revoked),
  'a key endorsed for another channel': () => issuer.sign(door.claims(), {}, webchat),
  'a key for encryption': () => issuer.sign(door.claims(), {}, encrypting),
  'no issuer': withClaims({ iss: undefined }),
  'a foreign issuer': withClaims({ iss: 'https://evil.example' }),
  'our issuer with a slash': withClaims({ iss: `${BOT_ISSUER}/` }),
  'our issuer in capitals': withClaims({ iss: BOT_ISSUER.toUpperCase() }),
  'a list of issuers': withClaims({ iss: [BOT_ISSUER] }),
  'an emulator (version 1 issuer)': withClaims({
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    ver: '1.0',
    appid: BOT,
  }),
  'an emulator (version 2 issuer)': withClaims({
    iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
    ver: '2.0',
    azp: BOT,
  }),
  'a token of our own tenant for our bot': withClaims({
    iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    tid: TENANT,
  }),
  'the US government issuer': withClaims({ iss: 'https://api.botframework.us' }),
  'no audience': withClaims({ aud: undefined }),
  'another bot as audience': withClaims({ aud: OTHER }),
  'a list of audiences': withClaims({ aud: [BOT, OTHER] }),
  'our id in capitals as audience': withClaims({ aud: BOT.toUpperCase() }),
  'our channel id as audience': withClaims({ aud: `28:${BOT}` }),
  'an empty audience': withClaims({ aud: '' }),
  'the issuer as audience (a token of ours, sent back)': withClaims({ aud: BOT_ISSUER }),
  'no end': withClaims({ exp: undefined }),
  'an end that is null': withClaims({ exp: null }),
  'an end as text': withClaims({ exp: '4102444800' }),
  'an end as object': withClaims({ exp: {} }),
  'an end at nought': withClaims({ exp: 0 }),
  'an end before time': withClaims({ exp: -1 }),
  'expired for six minutes': () => issuer.sign(door.claims({ exp: at() - 360 })),
  'expired for a year': () => issuer.sign(door.claims({ exp: at() - 31_536_000 })),
  'valid in six minutes': () => issuer.sign(door.claims({ nbf: at() + 360 })),
  'valid in a year': () => issuer.sign(door.claims({ nbf: at() + 31_536_000, exp: at() + 31_540_000 })),
  'a beginning as text': withClaims({ nbf: '1' }),
  'issued in six minutes': () => issuer.sign(door.claims({ iat: at() + 360 })),
  'an issue time as text': withClaims({ iat: 'now' }),
  'no service url': withClaims({ serviceurl: undefined }),
  'an empty service url': withClaims({ serviceurl: '' }),
  'a foreign service url': withClaims({ serviceurl: 'https://evil.example/' }),
  'another region': withClaims({ serviceurl: 'https://smba.trafficmanager.net/amer/' }),
  'the service url without slash': withClaims({ serviceurl: SERVICE_URL.slice(0, -1) }),
  'the service url in capitals': withClaims({ serviceurl: SERVICE_URL.toUpperCase() }),
  'a list of service urls': withClaims({ serviceurl: [SERVICE_URL] }),
  'the service url under another name': withClaims({ serviceurl: undefined, serviceUrl: SERVICE_URL }),
};

describe('forged bot tokens', () => {
  test('there are at least sixty variants', () => {
    expect(Object.keys(tokens).length).toBeGreaterThanOrEqual(60);
  });

  test.each(Object.keys(tokens))('%s', async (name) => {
    const answer = await door.receive({ authorization: `Bearer ${await tokens[name]?.()}` });
    expect(answer.status).toBe(401);
    expect(door.reached).toEqual([]);
    // Refused by the gate itself, so the SDK never saw it.
    expect(door.logged.map(({ event }) => event)).toEqual(['bot-request-refused']);
  });

  test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Negotiate', 'null', 'undefined'])(
    'header %j',
    async (authorization) => {
      expect((await door.receive({ authorization })).status).toBe(401);
      expect(door.reached).toEqual([]);
    },
  );

  test('no header at all', async () => {
    expect((await door.receive({})).status).toBe(401);
    expect(door.reached).toEqual([]);
  });

  test('none of them made us ask an address of the token', () => {
    expect(issuer.fetched.other).toBe(0);
  });

  test('the good token among them reaches the bot', async () => {
    expect(await door.receive({ authorization: await door.header() })).toEqual({ status: 200 });
    expect(door.reached).toHaveLength(1);
  });

  test('five minutes of skew are allowed, as Teams asks for', async () => {
    const late = await issuer.sign(door.claims({ exp: at() - 290 }));
    expect((await door.receive({ authorization: `Bearer ${late}` })).status).toBe(200);
    const early = await issuer.sign(door.claims({ nbf: at() + 290 }));
    expect((await door.receive({ authorization: `Bearer ${early}` })).status).toBe(200);
  });

  test('10,000 forged tokens cause at most ten key fetches and the good one still passes', async () => {
    const before = issuer.fetched.keys;
    for (let i = 0; i < 10_000; i += 1) {
      const forged = handmade({ alg: 'RS256', typ: 'JWT', kid: `made-up-${i}` }, door.claims(), 'AAAA');
      await door.receive({ authorization: `Bearer ${forged}` });
    }
    expect(door.reached).toEqual([]);
    expect(issuer.fetched.keys - before).toBeLessThanOrEqual(10);
    expect((await door.receive({ authorization: await door.header() })).status).toBe(200);
  });
});
