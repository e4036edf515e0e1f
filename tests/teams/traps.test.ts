// The traps of the Teams platform and its SDKs, as far as the entrance is concerned: each was seen, each stays closed.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import { isAllowedServiceUrl } from '../../src/teams/gate.ts';
import { BOT, BOT_ISSUER, type Entrance, message, openEntrance, SERVICE_URL, TENANT } from '../support/bot-entrance.ts';
import { freePorts } from '../support/free-ports.ts';
import { handmade, type IssuerKey, issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';

const HOUR = 3_600_000;

let key: IssuerKey;
let next: IssuerKey;
let issuer: TokenIssuer;
let door: Entrance;

beforeAll(async () => {
  key = await issuerKey('bf-1', { endorsements: ['msteams'] });
  next = await issuerKey('bf-2', { endorsements: ['msteams'] });
  issuer = await startIssuer(await freePorts(), key, BOT_ISSUER);
});

afterAll(() => issuer.close());

beforeEach(() => {
  issuer.behaviour = 'up';
  issuer.published = [key.jwk];
  Object.assign(issuer.fetched, { metadata: 0, keys: 0, other: 0 });
  door = openEntrance(issuer);
});

const signed = async (claims: Record<string, unknown> = {}, by?: IssuerKey) =>
  `Bearer ${await issuer.sign(door.claims(claims), {}, by)}`;
const environment = {
  PUBLIC_URL: 'https://bcm.land.example',
  TENANT_ID: TENANT,
  BOT_APP_ID: BOT,
  BOT_APP_SECRET: 'a-real-client-secret',
};

describe('support ended, so nothing may move (§0)', () => {
  const root = resolve(import.meta.dirname, '../..');

  test('the SDKs are pinned to the exact versions that were tried', () => {
    const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
    expect(dependencies).toMatchObject({ botbuilder: '4.23.3', '@microsoft/teams-ai': '1.7.4' });
  });

  test('their install scripts do not run', () => {
    expect(readFileSync(resolve(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('the SDK retries, waits and hangs on its own (§1)', () => {
  test('so nothing can be sent through it: the entrance offers one thing, to process a request', () => {
    const settings = {
      botAppId: BOT,
      tenantId: TENANT,
      botOpenIdMetadata: issuer.metadataUrl,
      botTokenUrl: `${issuer.origin}/token`,
      botUnsigned: false,
    };
    const log = { error: () => undefined };
    const adapter = createAdapter(settings, { tokens: door.tokens, now: () => door.now, newRef: () => 'r', log });
    expect(Object.keys(adapter)).toEqual(['process']);
  });

  test('and what a bot sends by mistake fails at once instead of four attempts later', async () => {
    const serviceUrl = `${issuer.origin}/teams/`;
    door = openEntrance(issuer, { serviceOrigins: [issuer.origin] });
    const failures: unknown[] = [];
    door.bot = (context) =>
      context.sendActivity('Hallo').then(
        () => undefined,
        (error) => void failures.push(error),
      );
    const activity = message({ serviceUrl });
    expect((await door.receive({ authorization: await signed({ serviceurl: serviceUrl }), activity })).status).toBe(
      200,
    );
    expect(failures).toHaveLength(1);
    expect(issuer.fetched.other).toBe(0);
  });
});

describe('service urls are not checked on the way out (§2)', () => {
  test('a stored address that was tampered with gets no token', () => {
    const origins = ['https://smba.trafficmanager.net'];
    expect(isAllowedServiceUrl('https://evil.trafficmanager.net/emea/v3/conversations', origins)).toBe(false);
    expect(isAllowedServiceUrl(`${SERVICE_URL}v3/conversations`, origins)).toBe(true);
    // The address is put together by joining texts: without the slash in between it names another host.
    expect(isAllowedServiceUrl('https://smba.trafficmanager.netv3/conversations', origins)).toBe(false);
  });
});

describe('identity (§7)', () => {
  test.each([undefined, '', ' ', 'x'])(
    'an app id of %j would switch authentication off: the start fails',
    (BOT_APP_ID) => {
      expect(() => readConfig({ ...environment, BOT_APP_ID })).toThrow(/BOT_APP_ID/);
    },
  );

  test('a mistyped app type would make the bot multi-tenant: there is no such setting, the token address names the tenant', () => {
    const config = readConfig({ ...environment, MicrosoftAppType: 'Single-Tenant' });
    expect(config.botTokenUrl).toBe(`https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`);
    const anyTenant = 'https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token';
    expect(() => readConfig({ ...environment, BOT_TOKEN_URL: anyTenant })).toThrow(/BOT_TOKEN_URL must be/);
  });

  test('the body {"x":1} crashed the process before any check: it is answered with 400', async () => {
    const answer = await door.receive({ body: '{"x":1}' });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad-shape' } } });
    expect((await door.receive({ authorization: await signed() })).status).toBe(200);
  });

  test('errors reached the caller as text: they become a reference', async () => {
    door.bot = () => Promise.reject(new Error('SQLITE_FULL at /data/bcm.db'));
    const answer = await door.receive({ authorization: await signed() });
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toMatch(/SQLITE|data/);
  });

  test('AseChannel skips audience and service url: it is no channel of ours', async () => {
    const tenantToken = { iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, ver: '2.0', azp: BOT };
    const activity = message({ channelId: 'AseChannel' });
    expect((await door.receive({ authorization: await signed(tenantToken), activity })).status).toBe(403);
    expect((await door.receive({ authorization: await signed(), activity })).status).toBe(403);
    expect(door.reached).toEqual([]);
  });

  test.each([
    [
      'emulator',
      { iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0', ver: '2.0', azp: BOT },
    ],
    ['other bot', { iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0', appid: TENANT }],
  ])('the token of an %s chooses other rules: it is refused', async (_name, claims) => {
    expect((await door.receive({ authorization: await signed(claims) })).status).toBe(401);
    expect(door.reached).toEqual([]);
  });

  test.each<[string, () => Promise<string> | string]>([
    ['alg none', () => `Bearer ${handmade({ alg: 'none', kid: 'bf-1' }, door.claims(), '')}`],
    ['a bad signature', () => `Bearer ${handmade({ alg: 'RS256', kid: 'bf-1' }, door.claims(), 'AAAA')}`],
    ['a beginning in the future', () => signed({ nbf: Math.floor(door.now / 1000) + 900 })],
  ])('%s was answered with 500 and the text of the error: it is 401 and neutral', async (_name, header) => {
    const answer = await door.receive({ authorization: await header() });
    expect(answer).toMatchObject({
      status: 401,
      body: { error: { text: expect.stringMatching(/^Die Anfrage konnte nicht/) } },
    });
    expect(JSON.stringify(answer)).not.toMatch(/jwt|signature|token|nbf/i);
  });

  test('a token without end was good for ever: it is refused', async () => {
    expect((await door.receive({ authorization: await signed({ exp: undefined }) })).status).toBe(401);
  });

  test('an activity without service url skipped the binding of the token: it is refused', async () => {
    const activity = message({ serviceUrl: undefined });
    expect((await door.receive({ authorization: await signed(), activity })).status).toBe(400);
  });

  test('a day after the last key fetch an outage silenced the bot: both locks go on with the kept keys', async () => {
    await door.tokens.warm();
    issuer.behaviour = 'down';
    for (const hours of [1, 25, 48, 100]) {
      door.now = Date.UTC(2031, 4, 5, 8) + hours * HOUR;
      expect((await door.receive({ authorization: await signed() })).status).toBe(200);
    }
    expect(door.reached).toHaveLength(4);
  });

  test('a new key within the hour stayed unknown: both locks take it at once', async () => {
    await door.tokens.warm();
    expect((await door.receive({ authorization: await signed() })).status).toBe(200);
    issuer.published = [next.jwk, key.jwk];
    door.now += 60_000;
    expect((await door.receive({ authorization: await signed({}, next) })).status).toBe(200);
  });

  test('the first click paid for fetching the keys: after warming up it does not, and the SDK fetches nothing of its own', async () => {
    await door.tokens.warm();
    const before = { ...issuer.fetched };
    expect((await door.receive({ authorization: await signed() })).status).toBe(200);
    expect(issuer.fetched).toEqual(before);
  });
});

describe('what the router takes for granted (§8)', () => {
  test.each(['from', 'recipient', 'conversation'])(
    'an activity without %s threw inside the router: it does not get there',
    async (part) => {
      expect(
        (await door.receive({ authorization: await signed(), activity: message({ [part]: undefined }) })).status,
      ).toBe(400);
      const withoutId = message({ [part]: { name: 'x', tenantId: TENANT } });
      expect((await door.receive({ authorization: await signed(), activity: withoutId })).status).toBe(400);
      expect(door.reached).toEqual([]);
    },
  );
});
