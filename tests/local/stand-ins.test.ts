// The stand-ins over HTTP: tokens are issued, published and checked with real keys, and silence is real silence.
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandIns, startStandIns } from '../../local/simulators/stand-ins.ts';
import { personalChatIdOf } from '../../local/simulators/teams-chats.ts';
import { anna, BOT, bert, cardMessage, TENANT } from './stage.ts';

const SECRET = 'local-secret-of-the-bot';
let standIns: StandIns;

beforeEach(async () => {
  standIns = await startStandIns({
    port: 0,
    tenantId: TENANT,
    botAppId: BOT,
    botAppSecret: SECRET,
    people: [anna, bert],
    channels: [],
    deliver: async () => ({ status: 200, body: undefined }),
  });
});
afterEach(() => standIns.stop());

async function json(url: string): Promise<Record<string, string>> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, string>;
}

function askToken(changed: Record<string, string> = {}): Promise<Response> {
  const scope = 'https://api.botframework.com/.default';
  const form = { grant_type: 'client_credentials', client_id: BOT, client_secret: SECRET, scope, ...changed };
  return fetch(standIns.entra.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
}

async function botToken(): Promise<string> {
  return ((await (await askToken()).json()) as { access_token: string }).access_token;
}

function post(token: string): Promise<Response> {
  return fetch(`${standIns.serviceUrl}v3/conversations/${personalChatIdOf(anna, BOT)}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(cardMessage()),
  });
}

describe('Entra', () => {
  it('signs a tab token that its published keys prove', async () => {
    const metadata = await json(`${standIns.entra.issuer}/.well-known/openid-configuration`);
    expect(metadata.issuer).toBe(standIns.entra.issuer);
    const token = await standIns.entra.signTabToken(anna);
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri ?? ''));
    const { payload } = await jwtVerify(token, keys, { issuer: standIns.entra.issuer, audience: BOT });
    expect(payload).toMatchObject({
      oid: anna.aadId,
      tid: TENANT,
      scp: 'access_as_user',
      azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      ver: '2.0',
      name: anna.name,
      preferred_username: anna.email,
    });
  });

  it.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_id: TENANT }, 400, 'unauthorized_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ scope: 'https://vault.azure.net/.default' }, 400, 'invalid_scope'],
  ])('refuses a bot token for %o', async (changed, status, error) => {
    const answer = await askToken(changed);
    expect([answer.status, await answer.json()]).toMatchObject([status, { error }]);
  });
});

describe('the connector', () => {
  it('takes the token Entra gave the bot, and neither a tab token nor a forged one', async () => {
    const token = await botToken();
    const [head, body] = token.split('.');
    expect((await post(token)).status).toBe(201);
    expect((await post(await standIns.entra.signTabToken(anna))).status).toBe(401);
    expect((await post(`${head}.${body}.AAAA`)).status).toBe(401);
  });

  it('takes no token of forgotten keys', async () => {
    const token = await botToken();
    expect((await post(token)).status).toBe(201);
    await standIns.entra.keys.rotate(true);
    expect((await post(token)).status).toBe(401);
  });

  it('hangs until the client gives up, and resets the connection', async () => {
    const token = await botToken();
    standIns.teams.fault({ kind: 'hang', times: 1, when: 'after' });
    standIns.teams.fault({ kind: 'reset', times: 1 });
    const url = `${standIns.serviceUrl}v3/conversations/${personalChatIdOf(anna, BOT)}/activities`;
    const giveUp = new AbortController();
    const delivered = new Promise<void>((resolve) => standIns.teams.onChange(() => resolve()));
    const headers = { authorization: `Bearer ${token}` };
    const silent = fetch(url, { method: 'POST', headers, body: JSON.stringify(cardMessage()), signal: giveUp.signal });
    await delivered;
    giveUp.abort(new Error('gave up'));
    await expect(silent).rejects.toThrow('gave up');
    await expect(post(token)).rejects.toThrow('fetch failed');
    expect(standIns.teams.calls().map((call) => call.status)).toEqual(['hang', 'reset']);
  });
});

describe('the Bot Framework', () => {
  it('signs activity tokens with endorsed, published keys', async () => {
    const metadata = await json(standIns.botFramework.metadataUrl);
    expect(metadata.issuer).toBe('https://api.botframework.com');
    const token = await standIns.botFramework.signActivityToken(standIns.serviceUrl);
    const options = { issuer: 'https://api.botframework.com', audience: BOT };
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(metadata.jwks_uri ?? '')), options);
    expect(payload.serviceurl).toBe(standIns.serviceUrl);
    const { keys } = standIns.botFramework.keys.jwks();
    expect(keys).toMatchObject([{ kid: decodeProtectedHeader(token).kid, endorsements: ['msteams'] }]);
  });
});
