/** Plays Microsoft Entra ID for one tenant: metadata, keys, the bot's token endpoint, and tab tokens for people. */
import { timingSafeEqual } from 'node:crypto';
import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { answer, type Call, type Reply } from './reply.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

export type EntraOptions = {
  /** where this stand-in is reached, such as `http://127.0.0.1:3979` */
  url: string;
  tenantId: string;
  botAppId: string;
  botAppSecret: string;
  /** milliseconds since 1970 */
  now: () => number;
};

/** Who a tab token is signed for; `email` becomes `preferred_username`. */
export type TokenSubject = { aadId: string; name: string; email: string };

export type Entra = {
  issuer: string;
  tokenUrl: string;
  keys: SigningKeys;
  /** Answers what lies below `/<tenant>/`. */
  handle(call: Call): Promise<Reply>;
  /** An access token (v2) as Teams hands it to the tab, good for 70 minutes; `claims` overrides or adds, for hostile variants. */
  signTabToken(subject: TokenSubject, claims?: JWTPayload): Promise<string>;
  /** Whether this is a token the bot got here and may use at the connector now. */
  acceptsBotToken(token: string): Promise<boolean>;
};

/** The client id of Teams on the web; one of the two that a tab token may name in `azp` (teams-platform.md, 7). */
const TEAMS_WEB_CLIENT = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const BOT_AUDIENCE = 'https://api.botframework.com';
const BOT_SCOPE = `${BOT_AUDIENCE}/.default`;
const BOT_TOKEN_SECONDS = 86_399;
const TAB_TOKEN_SECONDS = 70 * 60;

export async function createEntra(options: EntraOptions): Promise<Entra> {
  const { url, tenantId, botAppId, now } = options;
  const root = `${url}/${tenantId}`;
  const issuer = `${root}/v2.0`;
  const tokenUrl = `${root}/oauth2/v2.0/token`;
  const keys = await createSigningKeys();
  const seconds = () => Math.floor(now() / 1000);
  const believed = new Map<string, number>();
  let believedUnder = keys.jwks().keys;

  const metadata = {
    issuer,
    jwks_uri: `${root}/discovery/v2.0/keys`,
    token_endpoint: tokenUrl,
    authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };

  async function botToken(form: URLSearchParams): Promise<Reply> {
    const fault = tokenFault(form, options);
    if (fault) return fault;
    const at = seconds();
    const access_token = await keys.sign({
      iss: `https://sts.windows.net/${tenantId}/`,
      aud: BOT_AUDIENCE,
      appid: botAppId,
      tid: tenantId,
      ver: '1.0',
      iat: at,
      nbf: at,
      exp: at + BOT_TOKEN_SECONDS,
    });
    return answer(200, { token_type: 'Bearer', expires_in: BOT_TOKEN_SECONDS, access_token });
  }

  async function handle(call: Call): Promise<Reply> {
    const path = call.path.slice(`/${tenantId}`.length);
    if (call.method === 'GET' && path === '/v2.0/.well-known/openid-configuration') return answer(200, metadata);
    if (call.method === 'GET' && path === '/discovery/v2.0/keys') return answer(200, keys.jwks());
    if (call.method === 'POST' && path === '/oauth2/v2.0/token') return botToken(new URLSearchParams(call.body));
    return answer(404, { error: 'not_found' });
  }

  async function acceptsBotToken(token: string): Promise<boolean> {
    if (believedUnder !== keys.jwks().keys) {
      believed.clear(); // the keys changed: a token is to be proven again
      believedUnder = keys.jwks().keys;
    }
    const known = believed.get(token);
    if (known !== undefined) return known > seconds();
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys.jwks()), {
        audience: BOT_AUDIENCE,
        currentDate: new Date(now()),
      });
      if (payload.appid !== botAppId || payload.exp === undefined) return false;
      believed.set(token, payload.exp);
      return true;
    } catch {
      return false; // whatever is wrong with it, it is not a token of ours
    }
  }

  function signTabToken(subject: TokenSubject, claims: JWTPayload = {}): Promise<string> {
    const at = seconds();
    return keys.sign({
      iss: issuer,
      aud: botAppId,
      tid: tenantId,
      oid: subject.aadId,
      sub: `sub-${subject.aadId}`,
      scp: 'access_as_user',
      azp: TEAMS_WEB_CLIENT,
      ver: '2.0',
      name: subject.name,
      preferred_username: subject.email,
      iat: at,
      nbf: at,
      exp: at + TAB_TOKEN_SECONDS,
      ...claims,
    });
  }

  return { issuer, tokenUrl, keys, handle, signTabToken, acceptsBotToken };
}

/** The errors Entra gives on the client-credentials grant, or nothing when all is right. */
function tokenFault(form: URLSearchParams, expected: EntraOptions): Reply | undefined {
  if (form.get('grant_type') !== 'client_credentials') return oauthError(400, 'unsupported_grant_type', 'AADSTS70003');
  if (form.get('scope') !== BOT_SCOPE) return oauthError(400, 'invalid_scope', 'AADSTS1002012');
  if (form.get('client_id') !== expected.botAppId) return oauthError(400, 'unauthorized_client', 'AADSTS700016');
  if (!sameSecret(form.get('client_secret') ?? '', expected.botAppSecret)) {
    return oauthError(401, 'invalid_client', 'AADSTS7000215');
  }
  return undefined;
}

function oauthError(status: number, error: string, code: string): Reply {
  return answer(status, { error, error_description: `${code}: refused by the local issuer.` });
}

function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
