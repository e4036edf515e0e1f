// The HTTP server: what is the same for every route – limits, headers, sign-in, errors in one shape.
import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Person } from '../domain/people.ts';
import type { Who } from '../domain/roles.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import type { Raising } from '../engine/raise.ts';
import { Refusal } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import type { ErrorBody } from './contract.ts';
import type { signIn } from './sign-in.ts';

/** What routes work with. */
export interface HttpDeps {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly raise: Raising;
  readonly signIn: ReturnType<typeof signIn>;
  /** Origins that may frame the tab besides our own. */
  readonly frameAncestors: readonly string[];
}

/** Who asks, with texts in her language. */
export interface Visitor {
  readonly person: Person;
  readonly who: Who & { kind: 'person' };
  readonly texts: Texts;
}

/** Requests a signed-in person may make in a minute; a page that lives makes about 60. */
const perMinute = 600;
export const bodyLimit = 256 * 1024;

/** An error of HTTP itself: a status and the code of its sentence. */
class HttpError extends Error {
  readonly statusCode: number;
  readonly code: string;
  constructor(statusCode: number, code: string) {
    super(code);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** The server without routes. `ready()` it, then hand requests to `routing` or listen. */
export async function createServer(deps: HttpDeps): Promise<FastifyInstance> {
  const server = fastify({ bodyLimit, requestTimeout: 15_000, trustProxy: false, genReqId: () => reference() });
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(deps.frameAncestors) },
    enableCSPNonces: true,
    frameguard: false,
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await server.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => request.headers.authorization?.slice(-48) ?? request.ip,
    // Teams comes from few addresses with many clicks; its door has its own checks.
    allowList: (request) => request.url.startsWith('/api/messages'),
  });
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) =>
    answerError(deps, error, request, reply),
  );
  server.setNotFoundHandler((request, reply) => answerError(deps, new HttpError(404, 'not-found'), request, reply));
  return server;
}

const reference = () => randomBytes(5).toString('hex');

function contentPolicy(frameAncestors: readonly string[]) {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'https://res.cdn.office.net'],
    'connect-src': ["'self'", 'https://res.cdn.office.net'],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'self'", ...frameAncestors],
  };
}

/** Signs the visitor in, or answers 401; 403 when Entra knows her and we do not. */
export async function visitor(deps: HttpDeps, request: FastifyRequest): Promise<Visitor> {
  const signed = await deps.signIn(request.headers.authorization);
  if (!signed.ok) {
    deps.env.log.warn('sign-in.refused', { ref: request.id, reason: signed.reason });
    throw new HttpError(signed.status, signed.status === 503 ? 'unavailable' : 'not-signed-in');
  }
  const person = await deps.look.personOf(signed.person.aadId);
  if (!person) throw new Refusal('unknown-person');
  const wanted = request.headers['accept-language']?.slice(0, 2);
  const { id, domain, grants } = person;
  return { person, who: { kind: 'person', id, domain, grants }, texts: textsFor(wanted ?? person.language) };
}

/** A route for whoever is signed in. */
export function signedIn<T>(
  deps: HttpDeps,
  handler: (by: Visitor, request: FastifyRequest, reply: FastifyReply) => Promise<T>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<T> {
  return async (request, reply) => handler(await visitor(deps, request), request, reply);
}

/** Reads a body or query with a zod schema; 400 with the field that is wrong. */
export function checked<T>(schema: { safeParse(value: unknown): Parsed<T> }, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as T;
  throw new ShapeError(parsed.error?.issues[0]?.path.join('.') || 'body');
}
interface Parsed<T> {
  success: boolean;
  data?: T;
  error?: { issues: readonly { path: readonly PropertyKey[] }[] };
}
class ShapeError extends HttpError {
  readonly field: string;
  constructor(field: string) {
    super(400, 'bad-shape');
    this.field = field;
  }
}

const refusalStatus: Partial<Record<string, number>> = {
  'not-allowed': 403,
  'unknown-person': 403,
  'not-found': 404,
  'alarm-unknown': 404,
};

function answerError(
  deps: HttpDeps,
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const texts = textsFor(request.headers['accept-language']?.slice(0, 2) ?? 'de');
  const ref = request.id;
  const say = (status: number, code: string, text: string) => {
    const body: ErrorBody = { error: { code, text, ref } };
    return reply.status(status).type('application/json').send(body);
  };
  if (error instanceof Refusal) {
    return say(refusalStatus[error.code] ?? 409, error.code, texts.refused[error.code](error.detail));
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    const code = httpCode(status);
    const field = error instanceof ShapeError ? error.field : '';
    return say(status, code, texts.http[code](field));
  }
  if (status === 503) return say(503, 'unavailable', texts.http.unavailable(''));
  deps.env.log.error('http.fault', { ref, route: request.routeOptions.url ?? '', error: error.name });
  // The store is the only thing behind a route that can be down for long.
  if (error.code?.startsWith('SQLITE')) return say(503, 'unavailable', texts.http.unavailable(''));
  return say(500, 'fault', texts.fault(ref));
}

/** Codes of the errors of HTTP itself; each has a sentence. */
export type HttpCode = keyof Texts['http'];

function httpCode(status: number): HttpCode {
  const codes: Partial<Record<number, HttpCode>> = {
    401: 'not-signed-in',
    404: 'not-found',
    413: 'too-large',
    429: 'too-many',
  };
  return codes[status] ?? 'bad-shape';
}
