// Every error in one shape: one sentence in the caller's language, a code, and a reference that stands in the log.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Env } from '../engine/env.ts';
import { Conflict, Refusal } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import type { ErrorBody } from './contract.ts';
import { languageOf } from './language.ts';

/** Codes of the errors of HTTP itself; each has a sentence. */
type HttpCode = keyof Texts['http'];

interface More {
  /** The field that is wrong. */
  readonly field?: string;
  /** Why, for the log only. */
  readonly reason?: string;
  /** Seconds after which to come again. */
  readonly wait?: number;
  /** The sentence of a door that has words of its own. */
  readonly text?: string;
}

/** An error of HTTP itself: a status and the code of its sentence. */
export class HttpError extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly more: More;
  constructor(statusCode: number, code: HttpCode, more?: Omit<More, 'text'>);
  constructor(statusCode: number, code: string, more: More & { readonly text: string });
  constructor(statusCode: number, code: string, more: More = {}) {
    super(code);
    this.name = 'HttpError';
    this.statusCode = statusCode;
    this.code = code;
    this.more = more;
  }
}

/** Whatever fastify, a route or the store throws. */
export type Thrown = Error & { readonly statusCode?: number; readonly code?: string };

/** What is said: status, code, the sentence, and how the log takes it. */
interface Said extends More {
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

const refusalStatus: Partial<Record<string, number>> = {
  'bad-shape': 400,
  'emergency-code': 403,
  'emergency-only': 403,
  'not-allowed': 403,
  'unknown-person': 403,
  'not-found': 404,
  'alarm-unknown': 404,
};

/** Answers an error and notes it. Nothing of an exception leaves the house but the name of its kind, into the log. */
export async function answerError(
  env: Env,
  error: Thrown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const texts = request.visitor?.texts ?? textsFor(languageOf(request.headers['accept-language']) ?? 'de');
  const ref = request.id;
  const said = expected(error, texts) ?? (await unexpected(env, error, texts, ref));
  note(env, said, error, request);
  if (said.wait) reply.header('retry-after', said.wait);
  if (said.status === 401) reply.header('www-authenticate', 'Bearer');
  const body: ErrorBody = { error: { code: said.code, text: said.text, ref } };
  return reply.status(said.status).type('application/json').send(body);
}

/** What a rule or a check said; nothing when it is a fault. */
function expected(error: Thrown, texts: Texts): Said | undefined {
  if (error instanceof Refusal) {
    const text = texts.refused[error.code](error.detail);
    return { status: refusalStatus[error.code] ?? 409, code: error.code, text };
  }
  const known = error instanceof HttpError ? error : translated(error);
  if (!known) return undefined;
  const { code, more } = known;
  const text = more.text ?? texts.http[code as HttpCode](more.field ?? '');
  return { ...more, status: known.statusCode, code, text };
}

/** What fastify itself refuses, in our words. */
function translated({ statusCode = 500 }: Thrown): HttpError | undefined {
  if (statusCode < 400 || statusCode >= 500) return undefined;
  if (statusCode === 413) return new HttpError(413, 'too-large');
  if (statusCode === 415) return new HttpError(400, 'bad-shape', { field: 'content-type' });
  return new HttpError(400, 'bad-shape');
}

/** A fault: 503 when the store is what failed, or when others kept winning the race for it; else a bug. */
async function unexpected(env: Env, error: Thrown, texts: Texts, ref: string): Promise<Said> {
  const later = { status: 503, code: 'unavailable', text: texts.http.unavailable('') };
  if (error instanceof Conflict || /^(SQLITE|COSMOS)/.test(error.code ?? '')) return later;
  try {
    await env.store.writable();
  } catch (outage) {
    return { ...later, reason: outage instanceof Error ? outage.name : 'unknown' };
  }
  return { status: 500, code: 'fault', text: texts.fault(ref) };
}

function note(env: Env, said: Said, error: Thrown, request: FastifyRequest): void {
  const route = request.routeOptions?.url ?? '';
  const more = said.reason === undefined ? {} : { reason: said.reason };
  const fields = { ref: request.id, status: said.status, code: said.code, route, ...more };
  if (said.status >= 500) env.log.error('http.fault', { ...fields, error: error.name });
  else if (said.status === 401 || said.status === 429) env.log.warn('http.refused', fields);
  else env.log.info('http.refused', fields);
}
