// Signing in to the tab: turns the Entra access token of a request into a person, or says that it cannot.
import { type AppRole, appRolesIn } from '../domain/app-roles.ts';
import { bearerToken, type Claims, type TokenFault, type TokenRules, type TokenVerifier } from '../tokens.ts';

/** The part of the configuration that says whose tokens count. */
export interface SignInSettings {
  readonly tenantId: string;
  /** Without a trailing slash. */
  readonly oidcIssuer: string;
  readonly oidcAudience: string;
}

/** Who signed in, as Entra says it. The internal id and most rights come from the store. */
export interface SignedInPerson {
  /** Object id of the person in our tenant, GUID in lower case. */
  readonly aadId: string;
  /** Display only; never decide by it. */
  readonly name?: string;
  /** App roles of the product that Entra assigned; absent for none. */
  readonly appRoles?: readonly AppRole[];
  /** She came in by the emergency entrance, without Entra. */
  readonly emergency?: true;
}

/** Why nobody is signed in: for the log only. */
export type SignInFault =
  | TokenFault
  | 'no-token'
  | 'tenant'
  | 'version'
  | 'scope'
  | 'client'
  | 'not-a-person'
  | 'object-id';

/** `status` 503: the keys cannot be fetched, so the person may try again; 401: this token will never do. */
export type SignedIn =
  | { readonly ok: true; readonly person: SignedInPerson }
  | { readonly ok: false; readonly status: 401 | 503; readonly reason: SignInFault };

/** Client ids of Teams (desktop and mobile, web), pre-authorised for the scope (Learn: tab SSO registration). */
const TEAMS_CLIENTS = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'];
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the tab's token must look like: Entra v2 of our tenant, RS256, one minute of skew. */
export function tabTokenRules(settings: SignInSettings): TokenRules {
  return {
    metadataUrl: `${settings.oidcIssuer}/.well-known/openid-configuration`,
    issuer: settings.oidcIssuer,
    audience: settings.oidcAudience,
    algorithms: ['RS256'],
    skewSeconds: 60,
  };
}

/**
 * Builds the sign-in. The returned function takes the `Authorization` header and never throws.
 * `tokens` is the verifier built from `tabTokenRules`.
 */
export function signIn(
  settings: SignInSettings,
  deps: { readonly tokens: TokenVerifier },
): (authorization: string | undefined) => Promise<SignedIn> {
  const clients = [...TEAMS_CLIENTS, settings.oidcAudience];
  return async (authorization) => {
    const token = bearerToken(authorization);
    if (token === undefined) return { ok: false, status: 401, reason: 'no-token' };
    const verified = await deps.tokens.verify(token);
    if (!verified.ok) {
      return { ok: false, status: verified.reason === 'keys-unavailable' ? 503 : 401, reason: verified.reason };
    }
    const fault = claimFault(verified.claims, settings.tenantId, clients);
    return fault ? { ok: false, status: 401, reason: fault } : { ok: true, person: personOf(verified.claims) };
  };
}

function claimFault(claims: Claims, tenantId: string, clients: readonly string[]): SignInFault | undefined {
  if (claims.tid !== tenantId) return 'tenant';
  if (claims.ver !== '2.0') return 'version';
  // An app-only token has roles but no scope; an ID token has neither. Both would pass issuer and audience.
  if (claims.idtyp !== undefined && claims.idtyp !== 'user') return 'not-a-person';
  if (typeof claims.scp !== 'string' || !claims.scp.split(' ').includes('access_as_user')) return 'scope';
  if (typeof claims.azp !== 'string' || !clients.includes(claims.azp)) return 'client';
  if (typeof claims.oid !== 'string' || !GUID.test(claims.oid)) return 'object-id';
  return undefined;
}

function personOf(claims: Claims): SignedInPerson {
  const appRoles = appRolesIn(claims.roles);
  return {
    aadId: String(claims.oid).toLowerCase(),
    ...(typeof claims.name === 'string' ? { name: claims.name.slice(0, 256) } : {}),
    ...(appRoles.length > 0 ? { appRoles } : {}),
  };
}
