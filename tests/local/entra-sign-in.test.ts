// The stand-in for Entra where browsers sign in: as strict as Entra about addresses, codes and verifiers.
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandIns, startStandIns } from '../../local/simulators/stand-ins.ts';

const TENANT = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
const APP = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
const back = 'https://bcm.example/tab/';
const anna = {
  id: 'p-anna0000',
  aadId: '11111111-2222-4333-8444-555555555555',
  name: 'Anna',
  email: 'anna@land.example',
};
let standIns: StandIns;
let now = Date.UTC(2031, 4, 5, 8);

beforeAll(async () => {
  standIns = await startStandIns({
    port: 0,
    tenantId: TENANT,
    botAppId: APP,
    botAppSecret: 'das-geheimnis-des-bots',
    people: [anna],
    channels: [],
    redirectUris: [back],
    deliver: async () => ({ status: 200, body: undefined }),
    now: () => now,
  });
});
afterAll(() => standIns.stop());

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');
const asked = {
  client_id: APP,
  redirect_uri: back,
  response_type: 'code',
  response_mode: 'fragment',
  scope: `openid offline_access ${APP}/access_as_user`,
  state: 'ein-zustand',
  nonce: 'einmal',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

async function authorizes(changes: Record<string, string> = {}, person = anna.aadId) {
  const query = new URLSearchParams({ ...asked, ...changes });
  const answer = await fetch(`${standIns.url}/${TENANT}/oauth2/v2.0/authorize?${query}`, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  });
  const there = answer.headers.get('location') ?? '';
  return { status: answer.status, there, said: new URLSearchParams(there.split('#')[1] ?? '') };
}

async function redeems(
  code: string,
  changes: Record<string, string> = {},
  origin: string | null = 'https://bcm.example',
) {
  const form = { grant_type: 'authorization_code', client_id: APP, redirect_uri: back, code, code_verifier: verifier };
  const answer = await fetch(standIns.entra.tokenUrl, {
    method: 'POST',
    headers: origin === null ? {} : { origin },
    body: new URLSearchParams({ ...form, ...changes }),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, string> };
}

const codeOf = async () => (await authorizes()).said.get('code') ?? '';

describe('a browser', () => {
  it('gets a code once, and for it tokens with which the product lets her in', async () => {
    const { status, said, there } = await authorizes();
    expect([status, there.split('#')[0], said.get('state')]).toEqual([302, back, 'ein-zustand']);
    const code = said.get('code') ?? '';
    const { status: redeemed, json } = await redeems(code);
    expect([redeemed, json.token_type]).toEqual([200, 'Bearer']);
    const claims = JSON.parse(Buffer.from(json.access_token?.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ aud: APP, azp: APP, oid: anna.aadId, scp: 'access_as_user' });
    expect(await redeems(code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
    const renewed = await redeems('', { grant_type: 'refresh_token', refresh_token: json.refresh_token ?? '' });
    expect(renewed.status).toBe(200);
    expect((await redeems('', { grant_type: 'refresh_token', refresh_token: json.refresh_token ?? '' })).status).toBe(
      400,
    );
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }, 'https://bcm.example'],
    ['no verifier', { code_verifier: '' }, 'https://bcm.example'],
    ['another address', { redirect_uri: 'https://bcm.example/' }, 'https://bcm.example'],
    ['another client', { client_id: TENANT }, 'https://bcm.example'],
    ['a secret, which a browser cannot keep', { client_secret: 'das-geheimnis-des-bots' }, 'https://bcm.example'],
    ['a page of somebody else', {}, 'https://evil.example'],
    ['no page at all', {}, null],
  ] as const)('gets no token with %s', async (_name, changes, origin) => {
    expect((await redeems(await codeOf(), changes, origin)).status).toBe(400);
  });

  it('gets none for a code that is too old', async () => {
    const code = await codeOf();
    now += 601_000;
    expect((await redeems(code)).json.error).toBe('invalid_grant');
  });

  it('is sent to no address that was not registered, and told on ours what is wrong with the question', async () => {
    expect(await authorizes({ redirect_uri: 'https://evil.example/' })).toMatchObject({ status: 400, there: '' });
    expect(await authorizes({ client_id: TENANT })).toMatchObject({ status: 400, there: '' });
    for (const changes of [
      { code_challenge: '' },
      { code_challenge_method: 'plain' },
      { response_mode: 'query' },
      { scope: 'openid' },
    ]) {
      const { status, said } = await authorizes(changes as Record<string, string>);
      expect([status, said.has('code'), said.has('error')], JSON.stringify(changes)).toEqual([302, false, true]);
    }
  });
});
