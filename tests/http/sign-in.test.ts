// Signing in to the tab: one good token, and every neighbour of it that must not get in.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SignedIn, signIn, tabTokenRules } from '../../src/http/sign-in.ts';
import { tokenVerifier } from '../../src/tokens.ts';
import { freePorts } from '../support/free-ports.ts';
import { handmade, type IssuerKey, issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';

const TENANT = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
const APP = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
const PERSON = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const TEAMS_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const TEAMS_PHONE = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

let key: IssuerKey;
let foreignKey: IssuerKey;
let entra: TokenIssuer;
let oidcIssuer: string;
let now: number;
let check: (authorization: string | undefined) => Promise<SignedIn>;

beforeAll(async () => {
  key = await issuerKey('entra-1');
  foreignKey = await issuerKey('entra-1');
  oidcIssuer = `http://127.0.0.1:4561/${TENANT}/v2.0`;
  entra = await startIssuer(await freePorts(), key, oidcIssuer);
});

afterAll(() => entra.close());

beforeEach(() => {
  now = Date.UTC(2031, 4, 5, 8);
  entra.behaviour = 'up';
  const settings = { tenantId: TENANT, oidcIssuer, oidcAudience: APP };
  const rules = { ...tabTokenRules(settings), metadataUrl: entra.metadataUrl };
  check = signIn(settings, { tokens: tokenVerifier(rules, { fetch, now: () => now, log: { warn: () => undefined } }) });
});

const seconds = () => Math.floor(now / 1000);

function claims(changes: Record<string, unknown> = {}) {
  return {
    iss: oidcIssuer,
    aud: APP,
    tid: TENANT,
    oid: PERSON,
    sub: 'pairwise',
    scp: 'access_as_user',
    azp: TEAMS_WEB,
    ver: '2.0',
    name: 'Dr. Anna Berger',
    preferred_username: 'anna.berger@land.example',
    iat: seconds(),
    nbf: seconds(),
    exp: seconds() + 4200,
    ...changes,
  };
}

const token = async (changes?: Record<string, unknown>, header?: Record<string, unknown>) =>
  `Bearer ${await entra.sign(claims(changes), header)}`;

describe('who gets in', () => {
  test('a person of our tenant, through Teams on the web', async () => {
    expect(await check(await token())).toEqual({ ok: true, person: { aadId: PERSON, name: 'Dr. Anna Berger' } });
  });

  test.each([
    ['through Teams on a phone or desktop', { azp: TEAMS_PHONE }],
    ['through a plain browser', { azp: APP }],
    ['with more scopes', { scp: 'openid access_as_user' }],
    ['with the optional user mark', { idtyp: 'user' }],
  ])('a person %s', async (_name, changes) => {
    expect(await check(await token(changes))).toMatchObject({ ok: true, person: { aadId: PERSON } });
  });

  test('a token without a name, and an object id in capitals', async () => {
    const answer = await check(await token({ name: undefined, oid: PERSON.toUpperCase() }));
    expect(answer).toEqual({ ok: true, person: { aadId: PERSON } });
  });
});

describe('who does not', () => {
  const hostile: [
    string,
    (() => Promise<string | undefined> | string | undefined) | Record<string, unknown>,
    string,
  ][] = [
    ['nobody', () => undefined, 'no-token'],
    ['an empty header', () => '', 'no-token'],
    ['a bare token', async () => (await token()).slice(7), 'no-token'],
    ['basic authentication', () => 'Basic YTpi', 'no-token'],
    ['two tokens', async () => `${await token()} ${await token()}`, 'no-token'],
    ['text', () => 'Bearer hello', 'malformed'],
    ['another tenant under our issuer', { tid: OTHER }, 'tenant'],
    ['no tenant', { tid: undefined }, 'tenant'],
    ['a list of tenants', { tid: [TENANT] }, 'tenant'],
    ['an arbitrary issuer', { iss: 'https://evil.example/v2.0' }, 'issuer'],
    ['the issuer of another tenant', { iss: oidcIssuerOf(OTHER) }, 'issuer'],
    ['the version 1 issuer', { iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0' }, 'issuer'],
    ['our issuer with a slash', { iss: `http://127.0.0.1:4561/${TENANT}/v2.0/` }, 'issuer'],
    ['a version 1 token', { ver: '1.0' }, 'version'],
    ['no version', { ver: undefined }, 'version'],
    ['a version as number', { ver: 2 }, 'version'],
    ['a token for another app', { aud: OTHER }, 'audience'],
    ['a token for Graph', { aud: '00000003-0000-0000-c000-000000000000' }, 'audience'],
    ['a token for the Bot Framework', { aud: 'https://api.botframework.com' }, 'audience'],
    ['the address form of our audience', { aud: `api://${APP}` }, 'audience'],
    ['two audiences', { aud: [APP, OTHER] }, 'audience'],
    ['no audience', { aud: undefined }, 'audience'],
    ['an ID token: no scope', { scp: undefined, azp: undefined }, 'scope'],
    ['an app-only token: roles instead of a scope', { scp: undefined, roles: ['access_as_user'] }, 'scope'],
    ['an app-only token that says so', { idtyp: 'app' }, 'not-a-person'],
    ['a device', { idtyp: 'device' }, 'not-a-person'],
    ['another scope', { scp: 'User.Read' }, 'scope'],
    ['a scope that only begins like ours', { scp: 'access_as_user_admin' }, 'scope'],
    ['a scope as list', { scp: ['access_as_user'] }, 'scope'],
    ['a foreign client', { azp: OTHER }, 'client'],
    ['no client', { azp: undefined }, 'client'],
    ['the version 1 client claim', { azp: undefined, appid: TEAMS_WEB }, 'client'],
    ['no object id', { oid: undefined }, 'object-id'],
    ['an object id that is none', { oid: 'anna' }, 'object-id'],
    ['an object id with more behind it', { oid: `${PERSON}' or 1=1` }, 'object-id'],
    ['a list of object ids', { oid: [PERSON, OTHER] }, 'object-id'],
    ['no end', { exp: undefined }, 'claim'],
    ['an end as text', { exp: '4102444800' }, 'claim'],
    ['expired for two minutes', () => token({ exp: seconds() - 120 }), 'expired'],
    ['valid in two minutes', () => token({ nbf: seconds() + 120 }), 'not-yet-valid'],
    ['alg none', () => `Bearer ${handmade({ alg: 'none', typ: 'JWT', kid: 'entra-1' }, claims(), '')}`, 'algorithm'],
    [
      'a longer hash than Entra uses',
      () => `Bearer ${handmade({ alg: 'RS512', kid: 'entra-1' }, claims(), 'AA')}`,
      'algorithm',
    ],
    ['a foreign key under a known id', async () => `Bearer ${await entra.sign(claims(), {}, foreignKey)}`, 'signature'],
    ['an unknown key', () => token({}, { kid: 'entra-9' }), 'unknown-key'],
    ['a logout token', () => token({}, { typ: 'logout+jwt' }), 'type'],
  ];

  test.each(hostile)('%s', async (_name, variant, reason) => {
    const header = typeof variant === 'function' ? await variant() : await token(variant);
    expect(await check(header)).toEqual({ ok: false, status: 401, reason });
  });

  test('there are at least thirty such variants, and the good token among them is the only one that passes', async () => {
    expect(hostile.length).toBeGreaterThanOrEqual(30);
    const headers = await Promise.all(
      hostile.map(async ([, variant]) => (typeof variant === 'function' ? variant() : token(variant))),
    );
    const good = await token();
    const results = await Promise.all(
      [...headers, good, ...headers].map(async (header) => [header, await check(header)] as const),
    );
    expect(results.filter(([, answer]) => answer.ok).map(([header]) => header)).toEqual([good]);
  });

  test('a bot token of the Bot Framework does not sign anybody in', async () => {
    const botClaims = { iss: 'https://api.botframework.com', aud: APP, serviceurl: 'x', exp: seconds() + 3600 };
    const answer = await check(`Bearer ${await entra.sign(botClaims)}`);
    expect(answer).toEqual({ ok: false, status: 401, reason: 'issuer' });
  });

  test('when the keys cannot be fetched the answer is "later", not "never"', async () => {
    entra.behaviour = 'down';
    expect(await check(await token())).toEqual({ ok: false, status: 503, reason: 'keys-unavailable' });
  });
});

test('the metadata document of Entra lies below the issuer', () => {
  const settings = { tenantId: TENANT, oidcIssuer: 'https://login.microsoftonline.com/t/v2.0', oidcAudience: APP };
  expect(tabTokenRules(settings).metadataUrl).toBe(
    'https://login.microsoftonline.com/t/v2.0/.well-known/openid-configuration',
  );
});

function oidcIssuerOf(tenant: string): string {
  return `http://127.0.0.1:4561/${tenant}/v2.0`;
}
