// Tells a browser outside Teams where to sign in; the tab then asks Entra itself, and its token is checked like every other.
import type { FastifyInstance } from 'fastify';
import type { SignInView } from './contract-sign-in.ts';
import type { SignInSettings } from './sign-in.ts';

/**
 * `openid` for the proof that the answer is meant for this browser, `offline_access` so that an open page need not be
 * left every hour, and the one scope of our API. An app that asks for itself names itself by its id, not by its address.
 */
const scopeFor = (app: string): string => `openid profile offline_access ${app}/access_as_user`;

/** `publicUrl`: origin of the tab, without a trailing slash. */
export function browserSignIn(
  server: FastifyInstance,
  { oidcIssuer, oidcAudience, publicUrl }: SignInSettings & { readonly publicUrl: string },
): void {
  const view: SignInView = {
    issuer: oidcIssuer,
    clientId: oidcAudience,
    scope: scopeFor(oidcAudience),
    redirectUri: `${publicUrl}/tab/`,
  };
  server.get('/api/sign-in', { config: { ownLock: true } }, async () => view);
}
