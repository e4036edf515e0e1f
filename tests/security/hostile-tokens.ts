// Tokens that must open no door, for any issuer: forged, torn, confused, or honest ones with one claim too many or too few.
import { createHmac, createPublicKey, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { type JWK, SignJWT } from 'jose';
import { handmade, type IssuerKey } from '../support/token-issuer.ts';

/** What a forger knows of one door, and what he would like to have. */
export interface Mint {
  /** The door's own key as published. */
  readonly published: JWK;
  /** A key of the forger under the id of the door's own. */
  readonly foreign: IssuerKey;
  /** An address of the forger; nobody may ever ask it. */
  readonly trap: string;
  /** The claims of a good token, changed. */
  claims(changes?: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** Signs with the door's own key: what follows is wrong in nothing but what is changed. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
}

/** Name → token. */
export type Hostile = Readonly<Record<string, (mint: Mint) => Promise<string> | string>>;

const kidOf = ({ published }: Mint) => String(published.kid);
const pemOf = ({ published }: Mint) =>
  createPublicKey({ key: { kty: 'RSA', n: published.n ?? '', e: published.e ?? '' }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
const byHand =
  (header: (mint: Mint) => unknown, signature = 'AAAA') =>
  (mint: Mint) =>
    handmade(header(mint), mint.claims(), signature);
const withHeader = (header: Record<string, unknown>) => (mint: Mint) => mint.sign(mint.claims(), header);
const withClaims = (changes: Readonly<Record<string, unknown>>) => (mint: Mint) => mint.sign(mint.claims(changes));
const inSeconds = (claim: string, seconds: number) => (mint: Mint) => {
  const now = Number(mint.claims().nbf);
  return mint.sign(mint.claims({ [claim]: now + seconds }));
};
const partsOf = async (mint: Mint) => (await mint.sign(mint.claims())).split('.') as [string, string, string];
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** HMAC over something public: the confusion of verifiers that let the token choose its algorithm. */
const hmac = (bits: 256 | 384 | 512, secret: (mint: Mint) => string | Buffer) => (mint: Mint) => {
  const input = handmade({ alg: `HS${bits}`, typ: 'JWT', kid: kidOf(mint) }, mint.claims(), '').slice(0, -1);
  return `${input}.${createHmac(`sha${bits}`, secret(mint)).update(input).digest('base64url')}`;
};
const byForeign = (header: (mint: Mint) => Record<string, unknown>) => (mint: Mint) =>
  new SignJWT(mint.claims())
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: kidOf(mint), ...header(mint) })
    .sign(mint.foreign.privateKey);

/** Broken before anybody could ask who signed it. */
const torn: Hostile = {
  'no characters': () => '',
  'plain text': () => 'hello',
  'only dots': () => '..',
  'two parts': async (mint) => (await partsOf(mint)).slice(0, 2).join('.'),
  'four parts': async (mint) => `${(await partsOf(mint)).join('.')}.AAAA`,
  'five parts, as if encrypted': async (mint) => `${(await partsOf(mint)).join('.')}.AAAA.AAAA`,
  'no signature': async (mint) => `${(await partsOf(mint)).slice(0, 2).join('.')}.`,
  'signature of zeros': async (mint) => `${(await partsOf(mint)).slice(0, 2).join('.')}.${'A'.repeat(342)}`,
  'signature cut short': async (mint) => (await partsOf(mint)).join('.').slice(0, -20),
  'signature with more behind it': async (mint) => `${(await partsOf(mint)).join('.')}AAAA`,
  'signature with one bit turned': async (mint) => {
    const [header, payload, signature] = await partsOf(mint);
    const bytes = Buffer.from(signature, 'base64url');
    bytes[17] = (bytes[17] ?? 0) ^ 1;
    return `${header}.${payload}.${bytes.toString('base64url')}`;
  },
  'signature of another token': async (mint) => {
    const [header, payload] = await partsOf(mint);
    return `${header}.${payload}.${(await mint.sign(mint.claims({ jti: 'x' }))).split('.')[2]}`;
  },
  'payload exchanged after signing': async (mint) => {
    const [header, , signature] = await partsOf(mint);
    return `${header}.${encoded(mint.claims({ x: 1 }))}.${signature}`;
  },
  'header exchanged after signing': async (mint) => {
    const [, payload, signature] = await partsOf(mint);
    return `${encoded({ alg: 'RS256', kid: kidOf(mint) })}.${payload}.${signature}`;
  },
  'header and payload in each other’s place': async (mint) => {
    const [header, payload, signature] = await partsOf(mint);
    return `${payload}.${header}.${signature}`;
  },
  'header that is no JSON': byHand(() => '{{{'),
  'header that is a list': byHand(() => []),
  'header that is null': byHand(() => 'null'),
  'header with a key twice': byHand((mint) => `{"alg":"none","alg":"RS256","kid":"${kidOf(mint)}"}`),
  'payload that is no JSON': (mint) => handmade({ alg: 'RS256', kid: kidOf(mint) }, '{{{', 'AAAA'),
  'payload that is a list': (mint) => handmade({ alg: 'RS256', kid: kidOf(mint) }, [], 'AAAA'),
  'payload that is text': (mint) => handmade({ alg: 'RS256', kid: kidOf(mint) }, '"x"', 'AAAA'),
  'payload of deep nesting': (mint) => handmade({ alg: 'RS256', kid: kidOf(mint) }, '['.repeat(4_000), 'AAAA'),
  'payload with a prototype': (mint) => handmade({ alg: 'RS256', kid: kidOf(mint) }, '{"__proto__":{"iss":1}}', 'AAAA'),
  'larger than any honest token': (mint) => mint.sign(mint.claims({ x: 'y'.repeat(20_000) })),
};

/** The header chooses how it is to be checked. */
const confused: Hostile = {
  'alg none': byHand((mint) => ({ alg: 'none', typ: 'JWT', kid: kidOf(mint) }), ''),
  'alg none with the good signature': async (mint) =>
    `${encoded({ alg: 'none', typ: 'JWT', kid: kidOf(mint) })}.${(await partsOf(mint)).slice(1).join('.')}`,
  'alg None': byHand((mint) => ({ alg: 'None', typ: 'JWT', kid: kidOf(mint) }), ''),
  'alg nOnE with a signature': byHand((mint) => ({ alg: 'nOnE', typ: 'JWT', kid: kidOf(mint) })),
  'alg NONE': byHand((mint) => ({ alg: 'NONE', typ: 'JWT', kid: kidOf(mint) }), ''),
  'alg none with a blank': byHand((mint) => ({ alg: 'none ', typ: 'JWT', kid: kidOf(mint) }), ''),
  'alg empty': byHand((mint) => ({ alg: '', typ: 'JWT', kid: kidOf(mint) })),
  'alg null': byHand((mint) => ({ alg: null, typ: 'JWT', kid: kidOf(mint) })),
  'alg missing': byHand((mint) => ({ typ: 'JWT', kid: kidOf(mint) })),
  'alg as number': byHand((mint) => ({ alg: 256, typ: 'JWT', kid: kidOf(mint) })),
  'alg as list': byHand((mint) => ({ alg: ['RS256', 'none'], typ: 'JWT', kid: kidOf(mint) })),
  'alg in small letters': byHand((mint) => ({ alg: 'rs256', typ: 'JWT', kid: kidOf(mint) })),
  'alg named like a member of every object': byHand((mint) => ({ alg: 'constructor', typ: 'JWT', kid: kidOf(mint) })),
  'HS256 with the public key as secret': hmac(256, pemOf),
  'HS256 with the bare key text as secret': hmac(256, (mint) => pemOf(mint).replace(/-.*-|\s/g, '')),
  'HS256 with the key as bytes': hmac(256, (mint) => Buffer.from(pemOf(mint).replace(/-.*-|\s/g, ''), 'base64')),
  'HS256 with the modulus as secret': hmac(256, ({ published }) => String(published.n)),
  'HS256 with the published key as secret': hmac(256, ({ published }) => JSON.stringify(published)),
  'HS384 with the public key as secret': hmac(384, pemOf),
  'HS512 with the public key as secret': hmac(512, pemOf),
  'HS256 with an empty secret': hmac(256, () => ''),
  'HS256 with the secret of every example': hmac(256, () => 'your-256-bit-secret'),
  'RS512 in the header of an RS256 signature': byHand((mint) => ({ alg: 'RS512', kid: kidOf(mint) })),
  'ES256 of a foreign curve': (mint) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const input = handmade({ alg: 'ES256', typ: 'JWT', kid: kidOf(mint) }, mint.claims(), '').slice(0, -1);
    const signature = signBytes('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${input}.${signature.toString('base64url')}`;
  },
  'ES256 with a signature of noughts': byHand(
    (mint) => ({ alg: 'ES256', typ: 'JWT', kid: kidOf(mint) }),
    Buffer.alloc(64).toString('base64url'),
  ),
  EdDSA: byHand((mint) => ({ alg: 'EdDSA', typ: 'JWT', kid: kidOf(mint) })),
  'an encrypted token': byHand((mint) => ({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: kidOf(mint) })),
  'kind of token: access token': withHeader({ typ: 'at+jwt' }),
  'kind of token: proof of possession': withHeader({ typ: 'dpop+jwt' }),
  'kind of token: logout': withHeader({ typ: 'logout+jwt' }),
  'kind of token: security event': withHeader({ typ: 'secevent+jwt' }),
  'kind of token: number': byHand((mint) => ({ alg: 'RS256', kid: kidOf(mint), typ: 5 })),
  'an unknown critical extension': byHand((mint) => ({ alg: 'RS256', kid: kidOf(mint), crit: ['exp'], exp: 1 })),
  'an unencoded payload': byHand((mint) => ({ alg: 'RS256', kid: kidOf(mint), crit: ['b64'], b64: false })),
};

/** The header chooses the key. */
const wrongKey: Hostile = {
  'key id missing': withHeader({ kid: undefined }),
  'key id empty': withHeader({ kid: '' }),
  'key id unknown': withHeader({ kid: 'key-99' }),
  'key id in capitals': (mint) => mint.sign(mint.claims(), { kid: `${kidOf(mint).toUpperCase()}X` }),
  'key id with a blank behind it': (mint) => mint.sign(mint.claims(), { kid: `${kidOf(mint)} ` }),
  'key id with a nought behind it': (mint) => mint.sign(mint.claims(), { kid: `${kidOf(mint)}\u0000` }),
  'key id as list': byHand((mint) => ({ alg: 'RS256', kid: [kidOf(mint)] })),
  'key id as object': byHand((mint) => ({ alg: 'RS256', kid: { toString: kidOf(mint) } })),
  'key id as number': byHand(() => ({ alg: 'RS256', kid: 1 })),
  'key id as path': withHeader({ kid: '../../../../dev/null' }),
  'key id as address': (mint) => mint.sign(mint.claims(), { kid: mint.trap }),
  'key id as query': withHeader({ kid: "x' UNION SELECT 'secret' --" }),
  'key id as command': withHeader({ kid: '|/usr/bin/id' }),
  'key id of endless length': withHeader({ kid: 'k'.repeat(5_000) }),
  'key id __proto__': withHeader({ kid: '__proto__' }),
  'key id constructor': withHeader({ kid: 'constructor' }),
  'key id of letters that look alike': (mint) => mint.sign(mint.claims(), { kid: `${kidOf(mint)}\u200b` }),
  'a foreign key under a known id': byForeign(() => ({})),
  'a foreign key brought along (jwk)': byForeign((mint) => ({ jwk: mint.foreign.jwk })),
  'a foreign key brought along without an id': byForeign((mint) => ({ jwk: mint.foreign.jwk, kid: undefined })),
  'a foreign key by address (jku)': byForeign((mint) => ({ jku: mint.trap })),
  'a foreign key by address under an unknown id': byForeign((mint) => ({ jku: mint.trap, kid: 'key-100' })),
  'a foreign certificate by address (x5u)': byForeign((mint) => ({ x5u: mint.trap })),
  'a foreign certificate brought along (x5c)': byForeign((mint) => ({
    x5c: [Buffer.from(mint.foreign.pem).toString('base64')],
  })),
  'a thumbprint of a foreign certificate (x5t)': byForeign(() => ({ x5t: 'AAAA', 'x5t#S256': 'AAAA' })),
};

/** Signed by the right key, for somebody, somewhere, or some time else. */
const elsewhere: Hostile = {
  'no issuer': withClaims({ iss: undefined }),
  'a foreign issuer': withClaims({ iss: 'https://evil.example/v2.0' }),
  'our issuer with a slash more': (mint) => mint.sign(mint.claims({ iss: `${mint.claims().iss}/` })),
  'our issuer with an evil end': (mint) => mint.sign(mint.claims({ iss: `${mint.claims().iss}.evil.example` })),
  'our issuer as user name': (mint) => mint.sign(mint.claims({ iss: `${mint.claims().iss}@evil.example` })),
  'a list of issuers': (mint) => mint.sign(mint.claims({ iss: [mint.claims().iss] })),
  'an issuer that is null': withClaims({ iss: null }),
  'no audience': withClaims({ aud: undefined }),
  'an empty audience': withClaims({ aud: '' }),
  'another app as audience': withClaims({ aud: '99999999-2222-4333-8444-555555555555' }),
  'Graph as audience': withClaims({ aud: '00000003-0000-0000-c000-000000000000' }),
  'our address as audience': (mint) => mint.sign(mint.claims({ aud: `api://${mint.claims().aud}` })),
  'a list of audiences': (mint) => mint.sign(mint.claims({ aud: [mint.claims().aud, 'other'] })),
  'a list with our audience alone': (mint) => mint.sign(mint.claims({ aud: [mint.claims().aud] })),
  'every audience': withClaims({ aud: '*' }),
  'no end': withClaims({ exp: undefined }),
  'an end that is null': withClaims({ exp: null }),
  'an end as text': withClaims({ exp: '4102444800' }),
  'an end as object': withClaims({ exp: {} }),
  'an end at nought': withClaims({ exp: 0 }),
  'an end before time': withClaims({ exp: -1 }),
  'expired for six minutes': inSeconds('exp', -360),
  'expired for a year': inSeconds('exp', -31_536_000),
  'valid in six minutes': inSeconds('nbf', 360),
  'a beginning as text': withClaims({ nbf: '1' }),
  'issued in six minutes': inSeconds('iat', 360),
  'an issue time as text': withClaims({ iat: 'now' }),
};

/** What no door may take, whatever it is for. */
export const hostileTokens: Hostile = { ...torn, ...confused, ...wrongKey, ...elsewhere };
