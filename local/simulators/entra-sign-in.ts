/** The part of the stand-in for Entra where people sign in with a browser: authorize, code for tokens (PKCE), renewal, sign-out. */
import { createHash, randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { type Answer, answer, type Call } from './reply.ts';

/** Who a tab token is signed for; `email` becomes `preferred_username`. */
export type TokenSubject = { aadId: string; name: string; email: string };

export type SignInOptions = {
  /** such as `http://127.0.0.1:3979/<tenant>` */
  root: string;
  clientId: string;
  /** registered for single-page apps; a code is given to no other address */
  redirectUris: readonly string[];
  /** who may sign in, in the order of the list shown */
  people: readonly TokenSubject[];
  /** seconds since 1970 */
  seconds: () => number;
  accessToken(subject: TokenSubject, claims: JWTPayload): Promise<string>;
  sign(claims: JWTPayload): Promise<string>;
  issuer: string;
  tenantId: string;
};

export type EntraSignIn = {
  /** Answers what lies below `/oauth2/v2.0/` and is meant for browsers; undefined for everything else. */
  handle(path: string, call: Call): Promise<Answer | undefined>;
  /** What the token endpoint says to a browser. */
  token(form: URLSearchParams, origin: string | undefined): Promise<Answer>;
};

type Asked = { redirectUri: string; scope: string; nonce: string; challenge: string };
type Code = Asked & { subject: TokenSubject; until: number };

const CODE_SECONDS = 600;
const COOKIE = 'standin-entra';
const random = () => randomBytes(24).toString('base64url');

export function entraSignIn(options: SignInOptions): EntraSignIn {
  const { root, clientId, people, seconds } = options;
  const codes = new Map<string, Code>();
  const renewals = new Map<string, { subject: TokenSubject; scope: string; origin: string }>();
  const sessions = new Map<string, TokenSubject>();

  /** As at Entra: what is wrong with client or address is shown here, and never sent to an address nobody registered. */
  function authorize({ query, headers, method, body }: Call): Answer {
    const form = new URLSearchParams(method === 'POST' ? body : '');
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== clientId) return page(400, '<h1>AADSTS700016</h1><p>Unbekannte Anwendung.</p>');
    if (!options.redirectUris.includes(redirectUri)) {
      return page(400, '<h1>AADSTS50011</h1><p>Diese Rücksprungadresse ist nicht eingetragen.</p>');
    }
    const back = (fields: Record<string, string>) => {
      const answered = new URLSearchParams({ ...fields, state: query.get('state') ?? '' });
      return answer(302, undefined, { location: `${redirectUri}#${answered}` });
    };
    const challenge = query.get('code_challenge') ?? '';
    const wrong =
      query.get('response_type') !== 'code' ||
      query.get('response_mode') !== 'fragment' ||
      query.get('code_challenge_method') !== 'S256' ||
      !/^[\w-]{43}$/.test(challenge);
    if (wrong) return back({ error: 'invalid_request', error_description: 'AADSTS9002325' });
    const scope = query.get('scope') ?? '';
    if (!scope.split(' ').includes(`${clientId}/access_as_user`)) {
      return back({ error: 'invalid_scope', error_description: 'AADSTS70011' });
    }
    if (form.get('cancel')) return back({ error: 'access_denied', error_description: 'AADSTS65004' });
    const chosen = people.find(({ aadId }) => aadId === form.get('person'));
    const kept = query.get('prompt') === 'select_account' ? undefined : sessions.get(cookieIn(headers.cookie));
    const subject = chosen ?? kept;
    if (!subject) return page(200, chooser(people, `${root}/oauth2/v2.0/authorize?${query}`));
    const code = random();
    codes.set(code, {
      redirectUri,
      scope,
      nonce: query.get('nonce') ?? '',
      challenge,
      subject,
      until: seconds() + CODE_SECONDS,
    });
    const session = random();
    sessions.set(session, subject);
    const there = back({ code, session_state: session.slice(0, 8) });
    return {
      ...there,
      headers: { ...there.headers, 'set-cookie': `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax` },
    };
  }

  /** As at Entra, a code of a single-page app is redeemed by a script of that origin only (AADSTS9002327). */
  async function token(form: URLSearchParams, origin: string | undefined): Promise<Answer> {
    const no = (error: string, code: string) =>
      withOrigin(answer(400, { error, error_description: `${code}: refused by the local issuer.` }), origin);
    if (form.get('client_id') !== clientId) return no('unauthorized_client', 'AADSTS700016');
    if (form.has('client_secret')) return no('invalid_request', 'AADSTS90023');
    if (origin === undefined) return no('invalid_request', 'AADSTS9002327');
    if (form.get('grant_type') === 'refresh_token') {
      const held = renewals.get(form.get('refresh_token') ?? '');
      renewals.delete(form.get('refresh_token') ?? '');
      if (!held || held.origin !== origin) return no('invalid_grant', 'AADSTS700084');
      return withOrigin(answer(200, await tokens(held.subject, held.scope, origin, {})), origin);
    }
    const code = codes.get(form.get('code') ?? '');
    // Once only, also when the second try would be right.
    codes.delete(form.get('code') ?? '');
    if (!code || code.until < seconds()) return no('invalid_grant', 'AADSTS70008');
    if (form.get('redirect_uri') !== code.redirectUri) return no('invalid_grant', 'AADSTS50011');
    if (new URL(code.redirectUri).origin !== origin) return no('invalid_request', 'AADSTS9002326');
    const verifier = form.get('code_verifier') ?? '';
    if (createHash('sha256').update(verifier).digest('base64url') !== code.challenge) {
      return no('invalid_grant', 'AADSTS501481');
    }
    return withOrigin(answer(200, await tokens(code.subject, code.scope, origin, { nonce: code.nonce })), origin);
  }

  async function tokens(subject: TokenSubject, scope: string, origin: string, { nonce }: { nonce?: string }) {
    const at = seconds();
    const access_token = await options.accessToken(subject, { azp: clientId });
    const id_token = await options.sign({
      iss: options.issuer,
      aud: clientId,
      tid: options.tenantId,
      oid: subject.aadId,
      sub: `sub-${subject.aadId}`,
      ver: '2.0',
      name: subject.name,
      iat: at,
      nbf: at,
      exp: at + 3_600,
      ...(nonce === undefined ? {} : { nonce }),
    });
    const refresh_token = random();
    const mayRenew = scope.split(' ').includes('offline_access');
    if (mayRenew) renewals.set(refresh_token, { subject, scope, origin });
    const life = { token_type: 'Bearer', expires_in: 4_200, scope: `${clientId}/access_as_user` };
    return { ...life, access_token, id_token, ...(mayRenew ? { refresh_token } : {}) };
  }

  function signOut({ query, headers }: Call): Answer {
    sessions.delete(cookieIn(headers.cookie));
    const asked = query.get('post_logout_redirect_uri') ?? '';
    const known = options.redirectUris.some((uri) => URL.canParse(asked) && asked.split('?')[0] === uri);
    const gone = { 'set-cookie': `${COOKIE}=; Path=/; Max-Age=0` };
    return known
      ? answer(302, undefined, { ...gone, location: asked })
      : { ...page(200, '<h1>Abgemeldet</h1>'), headers: gone };
  }

  return {
    token,
    async handle(path, call) {
      if (path === '/oauth2/v2.0/authorize') return authorize(call);
      if (path === '/oauth2/v2.0/logout') return signOut(call);
      return undefined;
    },
  };
}

const withOrigin = (reply: Answer, origin: string | undefined): Answer => ({
  ...reply,
  headers: { 'access-control-allow-origin': origin ?? '', 'cache-control': 'no-store', vary: 'origin' },
});

const cookieIn = (header: string | undefined): string =>
  new RegExp(`${COOKIE}=([\\w-]+)`).exec(header ?? '')?.[1] ?? '';

function page(status: number, main: string): Answer {
  const html = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Anmeldung (nachgebildet)</title><style>body{font:16px system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem}button{font:inherit;display:block;width:100%;text-align:left;padding:.5rem;margin:.25rem 0}</style><main>${main}</main></html>`;
  return { status, html };
}

/** No password: whoever runs this is at home on this machine. */
function chooser(people: readonly TokenSubject[], action: string): string {
  const one = ({ aadId, name, email }: TokenSubject) =>
    `<button name="person" value="${escaped(aadId)}">${escaped(name)}<br><small>${escaped(email)}</small></button>`;
  return `<h1>Konto auswählen</h1><p>Nachgebildetes Microsoft Entra ID, nur auf diesem Rechner.</p><form method="post" action="${escaped(action)}"><button name="cancel" value="1">Abbrechen</button>${people.slice(0, 100).map(one).join('')}</form>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
