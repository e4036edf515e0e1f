/** Plays Microsoft Entra ID for one tenant: metadata, keys, the bot's token endpoint, and tab tokens for people. */
import { timingSafeEqual } from 'node:crypto';
import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { entraSignIn, type TokenSubject } from './entra-sign-in.ts';
import { answer, type Call, type Reply } from './reply.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

export type EntraOptions = {
  /** where this stand-in is reached, such as `http://127.0.0.1:3979` */
  url: string;
  tenantId: string;
  botAppId: string;
  botAppSecret: string;
  /** who may sign in with a browser; absent: nobody */
  people?: readonly TokenSubject[];
  /** where a browser may be sent back to with a code; absent: nowhere */
  redirectUris?: readonly string[];
  /** milliseconds since 1970 */
  now: () => number;
};

export type Entra = {
  issuer: string;
  tokenUrl: string;
  keys: SigningKeys;
  /** Entra object id → app roles assigned to the person; they stand in her tokens */
  appRoles: Map<string, readonly string[]>;
  /** Answers what lies below `/<tenant>/`. */
  handle(call: Call): Promise<Reply>;
  /** An access token (v2) as Teams hands it to the tab, good for 70 minutes; `claims` overrides or adds, for hostile variants. */
  signTabToken(subject: TokenSubject, claims?: JWTPayload): Promise<string>;
  /** Whether this is a token the bot got here and may use at the connector now. */
  acceptsBotToken(token: string): Promise<boolean>;
  /** For how many more milliseconds this token, which the bot got here, is good for Microsoft Graph; 0 when it is not. */
  graphTokenLife(token: string): Promise<number>;
};

/** The client id of Teams on the web; one of the two that a tab token may name in `azp` (teams-platform.md, 7). */
const TEAMS_WEB_CLIENT = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const BOT_AUDIENCE = 'https://api.botframework.com';
const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
/** Scope of a client-credentials request → what the token is for and how many seconds it is good. */
/** What the administrator of this tenant has granted: all that the product asks for. */
const graphRoles: readonly string[] = [
  'TeamsActivity.Send',
  'User.Read.All',
  'GroupMember.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
];
const TOKENS: ReadonlyMap<string, { audience: string; seconds: number; roles: readonly string[] }> = new Map([
  [`${BOT_AUDIENCE}/.default`, { audience: BOT_AUDIENCE, seconds: 86_399, roles: [] }],
  [`${GRAPH_AUDIENCE}/.default`, { audience: GRAPH_AUDIENCE, seconds: 3_599, roles: graphRoles }],
]);
const TAB_TOKEN_SECONDS = 70 * 60;

export async function createEntra(options: EntraOptions): Promise<Entra> {
  const { url, tenantId, botAppId, now } = options;
  const root = `${url}/${tenantId}`;
  const issuer = `${root}/v2.0`;
  const tokenUrl = `${root}/oauth2/v2.0/token`;
  const keys = await createSigningKeys();
  const seconds = () => Math.floor(now() / 1000);
  const appRoles = new Map<string, readonly string[]>();
  const believed = new Map<string, number>();
  let believedUnder = keys.jwks().keys;

  const metadata = {
    issuer,
    jwks_uri: `${root}/discovery/v2.0/keys`,
    token_endpoint: tokenUrl,
    authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${root}/oauth2/v2.0/logout`,
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };

  async function botToken(form: URLSearchParams): Promise<Reply> {
    const fault = tokenFault(form, options);
    if (fault) return fault;
    const wanted = TOKENS.get(form.get('scope') ?? '');
    if (!wanted) return oauthError(400, 'invalid_scope', 'AADSTS1002012');
    const at = seconds();
    const access_token = await keys.sign({
      iss: `https://sts.windows.net/${tenantId}/`,
      aud: wanted.audience,
      appid: botAppId,
      tid: tenantId,
      ver: '1.0',
      iat: at,
      nbf: at,
      exp: at + wanted.seconds,
      ...(wanted.roles.length > 0 ? { roles: wanted.roles } : {}),
    });
    return answer(200, { token_type: 'Bearer', expires_in: wanted.seconds, access_token });
  }

  async function handle(call: Call): Promise<Reply> {
    const path = call.path.slice(`/${tenantId}`.length);
    const open = { 'access-control-allow-origin': '*' };
    if (call.method === 'GET' && path === '/v2.0/.well-known/openid-configuration') return answer(200, metadata, open);
    if (call.method === 'GET' && path === '/discovery/v2.0/keys') return answer(200, keys.jwks(), open);
    if (call.method === 'POST' && path === '/oauth2/v2.0/token') {
      const form = new URLSearchParams(call.body);
      const isBrowser = ['authorization_code', 'refresh_token'].includes(form.get('grant_type') ?? '');
      return isBrowser ? browsers.token(form, call.headers.origin) : botToken(form);
    }
    return (await browsers.handle(path, call)) ?? answer(404, { error: 'not_found' });
  }

  /** Until when a token the bot got here is good for this audience, in seconds since 1970; 0 when it is not. */
  async function goodUntil(token: string, audience: string): Promise<number> {
    if (believedUnder !== keys.jwks().keys) {
      believed.clear(); // the keys changed: a token is to be proven again
      believedUnder = keys.jwks().keys;
    }
    const known = believed.get(`${audience} ${token}`);
    if (known !== undefined) return known;
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys.jwks()), {
        audience,
        currentDate: new Date(now()),
      });
      if (payload.appid !== botAppId || payload.exp === undefined) return 0;
      believed.set(`${audience} ${token}`, payload.exp);
      return payload.exp;
    } catch {
      return 0; // whatever is wrong with it, it is not a token of ours
    }
  }

  const acceptsBotToken = async (token: string) => (await goodUntil(token, BOT_AUDIENCE)) > seconds();
  const graphTokenLife = async (token: string) =>
    Math.max(0, (await goodUntil(token, GRAPH_AUDIENCE)) - seconds()) * 1_000;

  function signTabToken(subject: TokenSubject, claims: JWTPayload = {}): Promise<string> {
    const at = seconds();
    const roles = appRoles.get(subject.aadId) ?? [];
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
      ...(roles.length > 0 ? { roles: [...roles] } : {}),
      ...claims,
    });
  }

  const browsers = entraSignIn({
    root,
    issuer,
    tenantId,
    clientId: botAppId,
    redirectUris: options.redirectUris ?? [],
    people: options.people ?? [],
    seconds,
    accessToken: signTabToken,
    sign: keys.sign,
  });

  return { issuer, tokenUrl, keys, appRoles, handle, signTabToken, acceptsBotToken, graphTokenLife };
}

/** The errors Entra gives on the client-credentials grant, or nothing when all is right. */
function tokenFault(form: URLSearchParams, expected: EntraOptions): Reply | undefined {
  if (form.get('grant_type') !== 'client_credentials') return oauthError(400, 'unsupported_grant_type', 'AADSTS70003');
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
