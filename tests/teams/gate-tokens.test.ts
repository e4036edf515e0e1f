// Forged bot tokens at the gate: whatever is wrong with a token, the bot hears nothing of it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hostileTokens, type Mint } from '../security/hostile-tokens.ts';
import { BOT, BOT_ISSUER, type Entrance, openEntrance, SERVICE_URL, TENANT } from '../support/bot-entrance.ts';
import { freePorts } from '../support/free-ports.ts';
import { handmade, type IssuerKey, issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';

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
const mint = (): Mint => ({
  published: key.jwk,
  foreign,
  trap: `${issuer.origin}/trap`,
  claims: door.claims,
  sign: issuer.sign,
});

/** Name → token. What only a token of the Bot Framework can be; the others are those of every door. */
const own: Record<string, () => Promise<string> | string> = {
  'a published elliptic key': () => issuer.sign(door.claims(), { alg: 'ES256' }, elliptic),
  'a published RSA key with another padding': () => issuer.sign(door.claims(), { alg: 'PS256' }, probabilistic),
  'a known id of another key': withHeader({ kid: 'bf-webchat' }),
  'a key that is not published any more': () => issuer.sign(door.claims(), {}, revoked),
  'a key endorsed for another channel': () => issuer.sign(door.claims(), {}, webchat),
  'a key for encryption': () => issuer.sign(door.claims(), {}, encrypting),
  'our issuer in capitals': withClaims({ iss: BOT_ISSUER.toUpperCase() }),
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
  'our id in capitals as audience': withClaims({ aud: BOT.toUpperCase() }),
  'our channel id as audience': withClaims({ aud: `28:${BOT}` }),
  'the issuer as audience (a token of ours, sent back)': withClaims({ aud: BOT_ISSUER }),
  'no service url': withClaims({ serviceurl: undefined }),
  'an empty service url': withClaims({ serviceurl: '' }),
  'a foreign service url': withClaims({ serviceurl: 'https://evil.example/' }),
  'another region': withClaims({ serviceurl: 'https://smba.trafficmanager.net/amer/' }),
  'the service url without slash': withClaims({ serviceurl: SERVICE_URL.slice(0, -1) }),
  'the service url in capitals': withClaims({ serviceurl: SERVICE_URL.toUpperCase() }),
  'a list of service urls': withClaims({ serviceurl: [SERVICE_URL] }),
  'the service url under another name': withClaims({ serviceurl: undefined, serviceUrl: SERVICE_URL }),
};
/** Each is refused with 401 and never reaches the bot. */
const tokens: Readonly<Record<string, (of: Mint) => Promise<string> | string>> = { ...hostileTokens, ...own };

describe('forged bot tokens', () => {
  test('there are more than a hundred variants', () => {
    expect(Object.keys(tokens).length).toBeGreaterThan(100);
  });

  test.each(Object.keys(tokens))('%s', async (name) => {
    const answer = await door.receive({ authorization: `Bearer ${await tokens[name]?.(mint())}` });
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
