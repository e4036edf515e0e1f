// The bot's credential at a simulated token endpoint that is as strict as Entra: identity, certificate, secret, in this order.
import { createHash, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BotCredential } from '../src/bot-credential.ts';
import { checkConfig } from '../src/commands/check-config.ts';
import { readConfig } from '../src/config.ts';
import { Undeliverable } from '../src/errors.ts';
import { createBotToken } from '../src/teams/bot-token.ts';
import { selfSigned } from './support/self-signed.ts';

const APP = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
const IDENTITY = '3a1c2d4e-5f60-4718-8293-a4b5c6d7e8f9';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const YEAR = 365 * 86_400_000;
const good = {
  PUBLIC_URL: 'https://bcm.land.example',
  TENANT_ID: '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10',
  BOT_APP_ID: APP,
};

let pair: ReturnType<typeof newPair>;
let certificate: string;
let pem: string;
let server: Server;
let url: string;
/** What the endpoint of the managed identity was asked, and what Entra was. */
let vouched: { url: URL; header: string | undefined }[];
let asked: URLSearchParams[];
let platform: 'up' | 'down';

const newPair = (bits = 2_048) => generateKeyPairSync('rsa', { modulusLength: bits });
const keyOf = ({ privateKey }: ReturnType<typeof newPair>) =>
  String(privateKey.export({ format: 'pem', type: 'pkcs8' }));

beforeAll(async () => {
  pair = newPair();
  certificate = selfSigned(pair, Date.now() - YEAR, Date.now() + YEAR);
  pem = `${certificate}\n${keyOf(pair)}`;
  server = createServer((request, response) => {
    const at = new URL(request.url ?? '/', url);
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on(
      'end',
      () =>
        void answers(at, request.headers['x-identity-header'], body).then(([status, said]) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(JSON.stringify(said));
        }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // What the platform tells a container that has an identity.
  process.env.IDENTITY_ENDPOINT = `${url}/identity`;
  process.env.IDENTITY_HEADER = 'nur-dieser-container';
});
afterAll(() => {
  delete process.env.IDENTITY_ENDPOINT;
  delete process.env.IDENTITY_HEADER;
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  vouched = [];
  asked = [];
  platform = 'up';
});

const answers = async (at: URL, header: string | string[] | undefined, body: string) =>
  at.pathname === '/identity' ? vouch(at, header) : entra(body);

/** The platform's own endpoint: only whoever knows the header of this container is vouched for. */
function vouch(at: URL, header: string | string[] | undefined): [number, object] {
  vouched.push({ url: at, header: String(header) });
  if (platform === 'down') return [500, { error: 'identity_unavailable' }];
  if (header !== 'nur-dieser-container') return [401, { error: 'unauthorized' }];
  const expires_on = String(Math.floor(Date.now() / 1_000) + 3_600);
  return [
    200,
    {
      access_token: `vouched.for.${at.searchParams.get('client_id')}`,
      expires_on,
      resource: at.searchParams.get('resource'),
      token_type: 'Bearer',
    },
  ];
}

/** Entra's token endpoint: one of the three, and exactly one. */
async function entra(body: string): Promise<[number, object]> {
  const form = new URLSearchParams(body);
  asked.push(form);
  const assertion = form.get('client_assertion');
  const isGood = form.has('client_secret')
    ? form.get('client_secret') === 'ein-richtiges-Geheimnis' && assertion === null
    : form.get('client_assertion_type') === ASSERTION && assertion !== null && (await isOurs(assertion));
  const right = form.get('grant_type') === 'client_credentials' && form.get('client_id') === APP && isGood;
  return right ? [200, { access_token: 'token-des-bots', expires_in: 3_600 }] : [401, { error: 'invalid_client' }];
}

/** A federated token, or a JWT signed by the key of the certificate that is entered at the app registration. */
async function isOurs(assertion: string): Promise<boolean> {
  if (assertion === `vouched.for.${IDENTITY}`) return true;
  const { alg, ...header } = decodeProtectedHeader(assertion);
  const thumbprint = createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');
  if (alg !== 'PS256' || header['x5t#S256'] !== thumbprint) return false;
  const rules = {
    audience: `${url}/token`,
    issuer: APP,
    subject: APP,
    requiredClaims: ['exp', 'nbf', 'jti'],
    maxTokenAge: 300,
  };
  const verified = await jwtVerify(assertion, createPublicKey(certificate), rules).catch(() => null);
  return verified !== null && (verified.payload.exp ?? 0) - (verified.payload.nbf ?? 0) <= 600;
}

/** A token with what a configuration says. */
const tokenWith = (botCredential: BotCredential) =>
  createBotToken({ botTokenUrl: `${url}/token`, botAppId: APP, botCredential }, { fetch, now: Date.now }).get();

describe('the bot gets its token', () => {
  it('by a managed identity that vouches for it, and knows no secret', async () => {
    const { botCredential } = readConfig({ ...good, BOT_IDENTITY: IDENTITY });
    expect(botCredential).toEqual({ kind: 'federated', identity: IDENTITY });
    expect(await tokenWith(botCredential)).toBe('token-des-bots');
    expect(vouched.map(({ url: at }) => [at.searchParams.get('resource'), at.searchParams.get('client_id')])).toEqual([
      ['api://AzureADTokenExchange', IDENTITY],
    ]);
    expect([...(asked[0]?.keys() ?? [])].sort()).toEqual([
      'client_assertion',
      'client_assertion_type',
      'client_id',
      'grant_type',
      'scope',
    ]);
  });

  it('by a certificate, with an assertion that is made anew each time', async () => {
    const { botCredential } = readConfig({ ...good, BOT_CERTIFICATE: pem });
    expect(await tokenWith(botCredential)).toBe('token-des-bots');
    expect(await tokenWith(botCredential)).toBe('token-des-bots');
    const [first, second] = asked.map((form) => form.get('client_assertion'));
    expect(first).not.toBe(second);
    expect(asked.some((form) => form.has('client_secret'))).toBe(false);
    expect(asked.join('')).not.toContain('PRIVATE');
  });

  it('by a secret, where there is nothing better', async () => {
    const { botCredential } = readConfig({ ...good, BOT_APP_SECRET: 'ein-richtiges-Geheimnis' });
    expect(await tokenWith(botCredential)).toBe('token-des-bots');
  });

  it('not by a certificate that nobody entered, and it may try again', async () => {
    const other = newPair();
    const foreign = `${selfSigned(other, Date.now() - YEAR, Date.now() + YEAR)}\n${keyOf(other)}`;
    const { botCredential } = readConfig({ ...good, BOT_CERTIFICATE: foreign });
    await expect(tokenWith(botCredential)).rejects.toThrow(Undeliverable);
  });

  it('later, when the platform cannot vouch for it now: nothing was sent, so nothing is lost', async () => {
    platform = 'down';
    // Another identity, so that no kept token of the library answers for it.
    const token = createBotToken(
      { botTokenUrl: `${url}/token`, botAppId: APP, botCredential: { kind: 'federated', identity: APP } },
      { fetch, now: Date.now, deadline: () => AbortSignal.timeout(50) },
    );
    await expect(token.get()).rejects.toMatchObject({ name: 'Undeliverable' });
    expect(asked).toEqual([]);
  });
});

describe('the configuration', () => {
  const all = () => ({
    ...good,
    BOT_IDENTITY: IDENTITY,
    BOT_CERTIFICATE: pem,
    BOT_APP_SECRET: 'ein-richtiges-Geheimnis',
  });

  it('takes the best of several, says which, and that the others can go', () => {
    const { faults, facts, hints } = checkConfig(all());
    expect([faults, facts]).toEqual([[], [expect.stringContaining('BOT_IDENTITY')]]);
    expect(hints.filter((hint) => hint.includes('wird nicht gebraucht'))).toHaveLength(2);
    const second = checkConfig({ ...all(), BOT_IDENTITY: '' });
    expect(second.facts).toEqual([expect.stringMatching(/Zertifikat.*BOT_CERTIFICATE.*gültig bis \d\d\.\d\d\.20\d\d/)]);
    const third = checkConfig({ ...good, BOT_APP_SECRET: 'ein-richtiges-Geheimnis' });
    expect(third.facts).toEqual([expect.stringContaining('BOT_APP_SECRET')]);
    expect([...second.hints, ...second.facts, ...third.facts].join('')).not.toMatch(/PRIVATE|ein-richtiges/);
  });

  it('takes a certificate on one line, in base64 or with written line breaks', () => {
    const { botCredential } = readConfig({ ...good, BOT_CERTIFICATE: pem });
    for (const written of [Buffer.from(pem).toString('base64'), pem.replaceAll('\n', '\\n')]) {
      expect(readConfig({ ...good, BOT_CERTIFICATE: written }).botCredential).toEqual(botCredential);
    }
  });

  it.each([
    ['none at all', () => ({}), /^BOT_APP_SECRET is missing/],
    ['an identity that is none', () => ({ BOT_IDENTITY: 'bcm-lotse' }), /^BOT_IDENTITY/],
    [
      'the app itself as its identity',
      () => ({ BOT_IDENTITY: APP }),
      /^BOT_IDENTITY must be the client id of the managed/,
    ],
    ['a certificate without its key', () => ({ BOT_CERTIFICATE: certificate }), /^BOT_CERTIFICATE must hold/],
    ['a key without its certificate', () => ({ BOT_CERTIFICATE: keyOf(pair) }), /^BOT_CERTIFICATE must hold/],
    ['the key of another one', () => ({ BOT_CERTIFICATE: certificate + keyOf(newPair()) }), /does not belong/],
    ['a short key', () => weak(), /^BOT_CERTIFICATE must have an RSA key of at least 2048/],
    ['an expired one', () => expired(), /^BOT_CERTIFICATE has expired/],
    [
      'something that is no certificate',
      () => ({ BOT_CERTIFICATE: 'geheim '.repeat(20) }),
      /^BOT_CERTIFICATE must hold/,
    ],
    ['a short secret', () => ({ BOT_APP_SECRET: 'psst' }), /^BOT_APP_SECRET must have at least 16/],
    ['a secret of one letter', () => ({ BOT_APP_SECRET: 'x'.repeat(40) }), /^BOT_APP_SECRET must be what Entra showed/],
  ])('refuses %s', (_name, env, fault) => {
    const { faults, facts } = checkConfig({ ...good, ...env() });
    expect(faults).toHaveLength(1);
    expect([faults[0], facts]).toEqual([expect.stringMatching(fault), []]);
    expect(faults.join()).not.toMatch(/psst|geheim|BEGIN/);
  });

  const weak = () => {
    const small = newPair(1_024);
    return { BOT_CERTIFICATE: selfSigned(small, Date.now() - YEAR, Date.now() + YEAR) + keyOf(small) };
  };
  const expired = () => ({ BOT_CERTIFICATE: selfSigned(pair, Date.now() - 2 * YEAR, Date.now() - YEAR) + keyOf(pair) });
});
