// Calls to Microsoft Graph with our token: to Graph's own address only, once each, and refusals in the product's words.
import * as z from 'zod';
import type { ClientToken } from '../client-token.ts';
import { Undeliverable } from '../errors.ts';
import { type Answer, overHttp, type Pause, type SingleAttempts, singleAttempts, waitOf } from '../single-attempts.ts';

export interface GraphClient {
  /** The answer of a call as it came, or undefined when it has none. Throws Undeliverable. */
  call(method: 'GET' | 'POST', url: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Half of the 30 calls that are made at once wait for the other half. */
const connections = 16;

/** Base without a trailing slash: whatever address Graph or the store names, the token goes to no other. */
export function graphClient(
  base: string,
  token: ClientToken,
  pause: Pause,
  attempts: SingleAttempts = singleAttempts(pause, overHttp(connections)),
): GraphClient {
  return {
    async call(method, url, body = {}) {
      if (!isGraphs(base, url)) throw new Undeliverable('never', 'address');
      const bearer = await token.get();
      const answer = await attempts.ask(method, url, bearer, body);
      if (answer.status >= 200 && answer.status < 300) return parsed(answer.text);
      if (answer.status === 401 || answer.status === 412) token.forget(bearer);
      throw refusedBy(answer);
    },
    close: () => attempts.close(),
  };
}

/** Links for the next page come from outside; a changed one must not carry the token away. */
function isGraphs(base: string, url: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(base)) return false;
  const [given, own] = [new URL(url), new URL(base)];
  const isPath = given.pathname.startsWith(`${own.pathname.replace(/\/$/, '')}/v1.0/`);
  return given.origin === own.origin && given.username === '' && given.password === '' && isPath;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const errorBody = z.looseObject({ error: z.looseObject({ code: z.string() }) });
/** What may stand in a journal or a log as a code; the other side could write anything. */
const plainCode = /^[\w.-]{1,64}$/;

function codeOf({ status, text }: Answer): string {
  const code = errorBody.safeParse(parsed(text)).data?.error.code ?? '';
  return plainCode.test(code) ? code : String(status);
}

/** Codes with which Graph says that a delta link is too old (Microsoft Graph, delta query: synchronization reset). */
const staleCodes: readonly string[] = ['syncStateNotFound', 'syncStateInvalid', 'resyncRequired'];

/** Reactions by status, as for the bot's messages (quality.md 2.2). */
export function refusedBy(answer: Answer): Undeliverable {
  const { status } = answer;
  const code = codeOf(answer);
  if (status === 410 || staleCodes.includes(code)) return new Undeliverable('never', 'stale');
  if (status === 429) return new Undeliverable('again', 'throttled', waitOf(answer.retryAfter));
  if (status === 401 || status === 412) return new Undeliverable('again', code);
  if (status === 408 || status >= 500) return new Undeliverable('unclear', String(status), waitOf(answer.retryAfter));
  return new Undeliverable('never', code);
}
