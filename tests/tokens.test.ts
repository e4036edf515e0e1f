// The verifier of signed tokens against a real issuer on loopback: what passes, what never does, and what it fetches.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bearerToken, type TokenRules, type TokenVerifier, tokenVerifier } from '../src/tokens.ts';
import { freePorts } from './support/free-ports.ts';
import {
  type Behaviour,
  handmade,
  type IssuerKey,
  issuerKey,
  startIssuer,
  type TokenIssuer,
} from './support/token-issuer.ts';

const PORT = await freePorts(2);
const AUDIENCE = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let main: IssuerKey;
let next: IssuerKey;
let issuer: TokenIssuer;
let now: number;
let warnings: Record<string, unknown>[];

beforeAll(async () => {
  main = await issuerKey('key-1');
  next = await issuerKey('key-2');
});

beforeEach(async () => {
  now = Date.UTC(2031, 4, 5, 8);
  warnings = [];
  issuer = await startIssuer(PORT, main);
});

afterEach(() => issuer.close());

function rules(changes: Partial<TokenRules> = {}): TokenRules {
  const { metadataUrl, origin } = issuer;
  return { metadataUrl, issuer: origin, audience: AUDIENCE, algorithms: ['RS256'], skewSeconds: 60, ...changes };
}

function verifier(changes: Partial<TokenRules> = {}): TokenVerifier {
  const log = { warn: (event: string, fields?: object) => void warnings.push({ event, ...fields }) };
  return tokenVerifier(rules(changes), { fetch, now: () => now, log });
}

function claims(changes: Record<string, unknown> = {}) {
  const at = Math.floor(now / 1000);
  return { iss: issuer.origin, aud: AUDIENCE, nbf: at, exp: at + 3600, ...changes };
}

const good = (key?: IssuerKey) => issuer.sign(claims(), {}, key);
const invented = (kid: string) => handmade({ alg: 'RS256', typ: 'JWT', kid }, claims(), 'AAAA');

describe('what passes', () => {
  test('a token of the issuer passes with its claims', async () => {
    const result = await verifier().verify(await issuer.sign(claims({ oid: 'someone' })));
    expect(result).toMatchObject({ ok: true, claims: { oid: 'someone', aud: AUDIENCE } });
  });

  test('the difference of clocks may be as large as the rules say, and no larger', async () => {
    const token = await good();
    const check = verifier();
    now += 3600_000 + 59_000;
    expect(await check.verify(token)).toMatchObject({ ok: true });
    now += 2_000;
    expect(await check.verify(token)).toEqual({ ok: false, reason: 'expired' });
  });

  test('a token from a little ahead of us passes, from far ahead it does not', async () => {
    const at = Math.floor(now / 1000);
    expect(await verifier().verify(await issuer.sign(claims({ nbf: at + 50 })))).toMatchObject({ ok: true });
    const ahead = await issuer.sign(claims({ nbf: at + 70 }));
    expect(await verifier().verify(ahead)).toEqual({ ok: false, reason: 'not-yet-valid' });
    const issuedAhead = await issuer.sign(claims({ iat: at + 70 }));
    expect(await verifier().verify(issuedAhead)).toEqual({ ok: false, reason: 'not-yet-valid' });
  });

  test('the longer algorithms pass only where the rules allow them and the key is published for them', async () => {
    const strong = await issuerKey('key-512', { alg: undefined }, 'RS512');
    issuer.published = [strong.jwk, main.jwk];
    const token = await issuer.sign(claims(), { alg: 'RS512' }, strong);
    expect(await verifier().verify(token)).toEqual({ ok: false, reason: 'algorithm' });
    expect(await verifier({ algorithms: ['RS256', 'RS512'] }).verify(token)).toMatchObject({ ok: true });
  });
});

test('a key published for one algorithm does not serve another', async () => {
  const strong = await issuerKey('key-512', { alg: 'RS256' }, 'RS512');
  issuer.published = [strong.jwk];
  const token = await issuer.sign(claims(), { alg: 'RS512' }, strong);
  const both = verifier({ algorithms: ['RS256', 'RS512'] });
  expect(await both.verify(token)).toEqual({ ok: false, reason: 'key-use' });
});

describe('what never passes, and the reason for the log', () => {
  test.each<[string, () => Promise<string> | string, string]>([
    ['nothing', () => '', 'malformed'],
    ['no token at all', () => 'hello', 'malformed'],
    ['larger than any honest token', async () => issuer.sign(claims({ x: 'y'.repeat(20_000) })), 'oversize'],
    ['alg none', () => handmade({ alg: 'none', kid: 'key-1' }, claims(), ''), 'algorithm'],
    ['no exp', async () => issuer.sign(claims({ exp: undefined })), 'claim'],
    ['exp as text', async () => issuer.sign(claims({ exp: '4000000000' })), 'claim'],
    ['another issuer', async () => issuer.sign(claims({ iss: 'https://evil.example' })), 'issuer'],
    ['two audiences, one of them ours', async () => issuer.sign(claims({ aud: [AUDIENCE, 'x'] })), 'audience'],
    ['another kind of token', async () => issuer.sign(claims(), { typ: 'at+jwt' }), 'type'],
    ['no key id', async () => issuer.sign(claims(), { kid: undefined }), 'key-id'],
    ['a key id of endless length', () => invented('k'.repeat(300)), 'key-id'],
    ['a key nobody published', () => invented('key-9'), 'unknown-key'],
    ['a forged signature', () => invented('key-1'), 'signature'],
    ['signed by another key under a known id', async () => issuer.sign(claims(), { kid: 'key-1' }, next), 'signature'],
    [
      'an extension we do not know',
      async () => handmade({ alg: 'RS256', kid: 'key-1', crit: ['x'], x: 1 }, claims(), 'AA'),
      'malformed',
    ],
  ])('%s', async (_name, token, reason) => {
    expect(await verifier().verify(await token())).toEqual({ ok: false, reason });
  });

  test('no single changed character of a good token passes', async () => {
    const token = await good();
    const check = verifier();
    const passed: number[] = [];
    // The last character carries two unused bits, so changing it may leave the signature the same.
    for (let at = 0; at < token.length - 1; at += 3) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const result = await check.verify(token.slice(0, at) + other + token.slice(at + 1));
      if (result.ok) passed.push(at);
    }
    expect(passed).toEqual([]);
  });

  test('a key endorsed for other channels only does not count, a key without endorsements does', async () => {
    const teamsOnly = { endorsement: 'msteams' };
    issuer.published = [{ ...main.jwk, endorsements: ['webchat'] } as IssuerKey['jwk']];
    expect(await verifier(teamsOnly).verify(await good())).toEqual({ ok: false, reason: 'endorsement' });
    issuer.published = [{ ...main.jwk, endorsements: 'msteams, webchat' } as unknown as IssuerKey['jwk']];
    expect(await verifier(teamsOnly).verify(await good())).toEqual({ ok: false, reason: 'endorsement' });
    issuer.published = [{ ...main.jwk, endorsements: ['webchat', 'msteams'] } as IssuerKey['jwk']];
    expect(await verifier(teamsOnly).verify(await good())).toMatchObject({ ok: true });
    issuer.published = [main.jwk];
    expect(await verifier(teamsOnly).verify(await good())).toMatchObject({ ok: true });
  });

  test('a key published for another issuer does not sign for ours', async () => {
    const key = (issuerOfKey: string) => [{ ...main.jwk, issuer: issuerOfKey } as IssuerKey['jwk']];
    issuer.published = key('https://login.example/9188040d/v2.0');
    expect(await verifier().verify(await good())).toEqual({ ok: false, reason: 'key-issuer' });
    issuer.published = key(issuer.origin.replace('127.0.0.1', '{tenantid}'));
    expect(await verifier().verify(await issuer.sign(claims({ tid: '127.0.0.1' })))).toMatchObject({ ok: true });
  });

  test('keys for encryption, short keys and other kinds of keys are not used', async () => {
    const short = { ...main.jwk, n: Buffer.alloc(128, 0xc1).toString('base64url') };
    const curve = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA', kid: 'key-1', use: 'sig' };
    for (const jwk of [
      { ...main.jwk, use: 'enc' },
      short,
      curve,
      { ...main.jwk, n: 5 },
      { ...main.jwk, kid: '' },
      null,
    ]) {
      issuer.published = [jwk as IssuerKey['jwk']];
      expect(await verifier().verify(await good())).toEqual({ ok: false, reason: 'keys-unavailable' });
    }
  });

  test('addresses and keys inside a token are ignored: nothing is fetched from them', async () => {
    const mine = await issuerKey('mine');
    const trap = `${issuer.origin}/trap`;
    const headers = [{ jku: trap }, { x5u: trap }, { jwk: mine.jwk }, { x5c: [mine.pem.replace(/-.*-|\s/g, '')] }];
    const check = verifier();
    for (const header of headers) {
      const forged = await issuer.sign(claims(), { ...header, kid: 'key-1' }, mine);
      expect(await check.verify(forged)).toEqual({ ok: false, reason: 'signature' });
    }
    expect(issuer.fetched).toEqual({ metadata: 1, keys: 1, other: 0 });
  });
});

describe('keys', () => {
  test('after warming up, ten thousand good checks fetch nothing', async () => {
    const check = verifier();
    expect(await check.warm()).toBe(true);
    const token = await good();
    for (let i = 0; i < 10_000; i += 1) expect((await check.verify(token)).ok).toBe(true);
    expect(issuer.fetched).toEqual({ metadata: 1, keys: 1, other: 0 });
  });

  test('a hundred callers on a cold start share one fetch', async () => {
    const check = verifier();
    const token = await good();
    const results = await Promise.all(Array.from({ length: 100 }, () => check.verify(token)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(issuer.fetched.keys).toBe(1);
  });

  test('10,000 tokens with invented key ids within ten minutes cause at most ten key fetches', async () => {
    const check = verifier();
    await check.warm();
    for (let i = 0; i < 10_000; i += 1) {
      now += 60;
      expect((await check.verify(invented(`invented-${i}`))).ok).toBe(false);
    }
    expect(issuer.fetched.keys).toBeGreaterThan(1);
    expect(issuer.fetched.keys).toBeLessThanOrEqual(10);
  });

  test('10,000 such tokens at the same moment cause at most ten key fetches, and a good one passes among them', async () => {
    const check = verifier();
    await check.warm();
    const flood = Array.from({ length: 10_000 }, (_, i) => check.verify(invented(`invented-${i}`)));
    expect(await check.verify(await good())).toMatchObject({ ok: true });
    expect((await Promise.all(flood)).filter((result) => result.ok)).toEqual([]);
    expect(issuer.fetched.keys).toBeLessThanOrEqual(10);
  });

  test('the same unknown key id is asked for once in five minutes', async () => {
    const check = verifier();
    await check.warm();
    await check.verify(invented('gone'));
    const before = issuer.fetched.keys;
    now += 4 * MINUTE;
    expect(await check.verify(invented('gone'))).toEqual({ ok: false, reason: 'unknown-key' });
    expect(issuer.fetched.keys).toBe(before);
    now += 2 * MINUTE;
    await check.verify(invented('gone'));
    expect(issuer.fetched.keys).toBe(before + 1);
  });

  test('a new key is believed at the first token it signs', async () => {
    const check = verifier();
    await check.warm();
    issuer.published = [next.jwk, main.jwk];
    expect(await check.verify(await good(next))).toMatchObject({ ok: true });
    expect(await check.verify(await good(main))).toMatchObject({ ok: true });
  });

  test('a new key is believed within five minutes even during a flood', async () => {
    const check = verifier();
    await check.warm();
    for (let i = 0; i < 1_000; i += 1) {
      now += 1_000;
      await check.verify(invented(`invented-${i}`));
    }
    issuer.published = [next.jwk];
    now += 5 * MINUTE;
    expect(await check.verify(await good(next))).toMatchObject({ ok: true });
  });

  test('a key taken back is refused after a day at the latest', async () => {
    const check = verifier();
    await check.warm();
    issuer.published = [next.jwk];
    now += 25 * HOUR;
    expect(await check.verify(await good(main))).toEqual({ ok: false, reason: 'unknown-key' });
  });

  test('findKey gives the published key, from the same kept set', async () => {
    const check = verifier();
    expect((await check.findKey('key-1'))?.key.asymmetricKeyType).toBe('rsa');
    expect(await check.findKey('key-9')).toBeUndefined();
  });
});

describe('outage of the key source', () => {
  test.each<Behaviour>(['down', 'error', 'junk', 'redirect', 'huge'])(
    '%s: old keys go on for a week, new ones come after it',
    async (behaviour) => {
      const check = verifier();
      await check.warm();
      issuer.behaviour = behaviour;
      for (const hours of [13, 25, 24 * 6]) {
        now = Date.UTC(2031, 4, 5, 8) + hours * HOUR;
        expect(await check.verify(await good())).toMatchObject({ ok: true });
      }
      now = Date.UTC(2031, 4, 5, 8) + 24 * 7 * HOUR;
      expect(await check.verify(await good())).toEqual({ ok: false, reason: 'keys-unavailable' });
      expect(warnings.at(-1)).toMatchObject({ event: 'token-keys-not-fetched', keptKeys: 1 });
      issuer.behaviour = 'up';
      now += MINUTE;
      expect(await check.verify(await good())).toMatchObject({ ok: true });
      expect(issuer.fetched.other).toBe(0);
    },
  );

  test('keys are renewed from half a day on, and nobody waits for it while they are younger than a day', async () => {
    const check = verifier();
    await check.warm();
    issuer.behaviour = 'hang';
    now += 23 * HOUR;
    const asked = issuer.nextRequest();
    expect(await check.verify(await good())).toMatchObject({ ok: true });
    await asked;
  });

  test('a key id unseen so far is not called unknown during an outage: the caller may try again', async () => {
    const check = verifier();
    await check.warm();
    issuer.behaviour = 'down';
    expect(await check.verify(await good(next))).toEqual({ ok: false, reason: 'keys-unavailable' });
    issuer.behaviour = 'up';
    issuer.published = [next.jwk];
    now += MINUTE;
    expect(await check.verify(await good(next))).toMatchObject({ ok: true });
  });

  test('a cold start without key source refuses everybody, asks seldom, and recovers within a minute', async () => {
    issuer.behaviour = 'down';
    const check = verifier();
    expect(await check.warm()).toBe(false);
    const token = await issuer.sign(claims({ exp: Math.floor(now / 1000) + 7200 }));
    for (let i = 0; i < 1_000; i += 1) {
      now += 100;
      expect(await check.verify(token)).toEqual({ ok: false, reason: 'keys-unavailable' });
    }
    expect(issuer.fetched.metadata).toBeLessThanOrEqual(10);
    issuer.behaviour = 'up';
    now += MINUTE;
    expect(await check.verify(token)).toMatchObject({ ok: true });
  });

  test('keys on another host are not fetched, even if the metadata document points there', async () => {
    const elsewhere = await startIssuer(PORT + 1, main);
    issuer.metadata = { ...issuer.metadata, jwks_uri: `${elsewhere.origin}/keys` };
    expect(await verifier().warm()).toBe(false);
    await elsewhere.close();
    expect(elsewhere.fetched.keys).toBe(0);
  });

  test.each([
    ['names another issuer', { issuer: 'https://evil.example' }],
    ['points to another scheme', { jwks_uri: 'file:///etc/passwd' }],
    ['points nowhere', { jwks_uri: undefined }],
  ])('a metadata document that %s is not followed', async (_name, changes) => {
    issuer.metadata = { ...issuer.metadata, ...changes };
    expect(await verifier().warm()).toBe(false);
    expect(issuer.fetched.keys).toBe(0);
  });
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['Bearer', undefined],
  ['Bearer ', undefined],
  ['Basic abc', undefined],
  ['abc', undefined],
  ['Bearer a b', undefined],
  ['Bearer  a', undefined],
  ['Bearer a,Bearer b', undefined],
  ['Bearer a\nb', undefined],
  ['Bearer a.b-c_d', 'a.b-c_d'],
  ['bearer a.b.c', 'a.b.c'],
])('the authorization header %j holds the token %j', (header, token) => {
  expect(bearerToken(header)).toBe(token);
});
