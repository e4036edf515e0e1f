// Headers of every answer: nothing may be kept, framed or run; only the page of the tab may be framed by Teams.
import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** No opener policy: Teams may open the tab in a window of its own and talks to it through the opener. */
const always = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

/** From here teams-js reads the list of hosts that it trusts; nothing else of another origin is loaded. */
const teamsHosts = 'https://res.cdn.office.net';

/** What holds for every answer until a route says otherwise. */
export function close(reply: FastifyReply): void {
  reply.headers(always);
}

/**
 * Makes an answer the page of the tab: framed by `ancestors` and ourselves, scripts and styles from here only. `asked`:
 * origins the page may ask besides ours, such as Entra's, where a browser outside Teams gets its token.
 * Returns the nonce of this one answer, which Fluent UI needs for the styles that it writes into the page.
 */
export function openAsPage(reply: FastifyReply, ancestors: readonly string[], asked: readonly string[] = []): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", teamsHosts, ...asked].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...ancestors].join(' ')}`,
  ];
  reply.header('content-security-policy', policy.join('; '));
  return nonce;
}
