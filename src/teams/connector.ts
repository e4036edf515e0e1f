// The three calls to the Bot Connector that we use, with a deadline and without hidden retries.
import { Agent, request } from 'undici';
import * as z from 'zod';
import { Undeliverable } from '../errors.ts';
import type { BotToken } from './bot-token.ts';
import { isAllowedServiceUrl } from './gate.ts';

/** An address at the connector: base URL and conversation. */
export interface ConnectorAddress {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

export interface ConnectorSettings {
  readonly botAppId: string;
  readonly tenantId: string;
  readonly serviceOrigins: readonly string[];
}

/** Throws Undeliverable with what is known about the message: `again`, `unclear` or `never`. */
export interface Connector {
  /** Opens the personal chat with somebody (Entra object id). Resolves with the conversation id. */
  open(serviceUrl: string, aadId: string): Promise<string>;
  /** Posts an activity. Resolves with its id. */
  post(to: ConnectorAddress, activity: object): Promise<string>;
  /** Replaces an activity posted before. */
  replace(to: ConnectorAddress, activityId: string, activity: object): Promise<void>;
}

const deadline = 10_000;
const longestWait = 15 * 60_000;
const withId = z.object({ id: z.string().min(1) });
/** Error codes by which the connection surely was not made: nothing left the house. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH']);
/** Nobody knows whether the message arrived (quality.md 2.2). */
const ambiguous = new Set([408, 500, 502, 503, 504]);

/** `pause` resolves after so many milliseconds, or at once when the signal fires: the clock of the deadline. */
export function connector(
  settings: ConnectorSettings,
  token: BotToken,
  pause: (ms: number, signal: AbortSignal) => Promise<void>,
): Connector & { close(): Promise<void> } {
  const agent = new Agent({ connections: 64, connect: { timeout: 5_000 } });

  async function call(method: 'POST' | 'PUT', url: string, body: object): Promise<unknown> {
    // A tampered address in the store must never receive the bot's token.
    if (!isAllowedServiceUrl(url, settings.serviceOrigins)) throw new Undeliverable('never', 'service-url');
    const bearer = await token.get();
    let status: number;
    let text: string;
    let retryAfter: string | undefined;
    const late = new AbortController();
    const done = new AbortController();
    void pause(deadline, done.signal).then(() => late.abort(new DOMException('no answer', 'TimeoutError')));
    try {
      const answer = await request(url, {
        method,
        dispatcher: agent,
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: late.signal,
      });
      status = answer.statusCode;
      const header = answer.headers['retry-after'];
      retryAfter = Array.isArray(header) ? header[0] : header;
      text = await answer.body.text();
    } catch (error) {
      throw lostOnTheWay(error);
    } finally {
      done.abort();
    }
    if (status >= 200 && status < 300) return parse(text);
    if (status === 401) token.forget(bearer);
    throw refusedBy(status, text, retryAfter);
  }

  return {
    async open(serviceUrl, aadId) {
      const body = {
        isGroup: false,
        bot: { id: `28:${settings.botAppId}` },
        members: [{ id: aadId }],
        tenantId: settings.tenantId,
        channelData: { tenant: { id: settings.tenantId } },
      };
      try {
        return readId(await call('POST', `${serviceUrl}v3/conversations`, body));
      } catch (error) {
        // Opening twice gives the same chat, so an unclear end is as good as a failure.
        if (error instanceof Undeliverable && error.verdict === 'unclear') {
          throw new Undeliverable('again', error.code, error.waitMs);
        }
        throw error;
      }
    },
    async post(to, activity) {
      return readId(await call('POST', activitiesOf(to), activity));
    },
    async replace(to, activityId, activity) {
      await call('PUT', `${activitiesOf(to)}/${encodeURIComponent(activityId)}`, activity);
    },
    close: () => agent.close(),
  };
}

function activitiesOf(to: ConnectorAddress): string {
  return `${to.serviceUrl}v3/conversations/${encodeURIComponent(to.conversationId)}/activities`;
}

function readId(answer: unknown): string {
  const parsed = withId.safeParse(answer);
  // Taken, but under a name we do not understand: whether it arrived nobody can say.
  if (!parsed.success) throw new Undeliverable('unclear', 'answer-without-id');
  return parsed.data.id;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lostOnTheWay(error: unknown): Undeliverable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (beforeSending.has(code)) return new Undeliverable('again', code);
  const timeout = error instanceof Error && error.name === 'TimeoutError';
  return new Undeliverable('unclear', timeout ? 'timeout' : code || 'connection');
}

const errorBody = z.looseObject({
  error: z.optional(z.looseObject({ code: z.optional(z.string()) })),
  code: z.optional(z.string()),
  errorCode: z.optional(z.number()),
  message: z.optional(z.string()),
});

/** The connector's word for a failure; the blocked case hides it in a message (teams-platform.md 1). */
function codeOf(status: number, text: string): string {
  const parsed = errorBody.safeParse(parse(text));
  if (!parsed.success) return String(status);
  const { error, code, message, errorCode } = parsed.data;
  const inner = /"subCode"\s*:\s*"(\w+)"/.exec(message ?? '')?.[1];
  return inner ?? error?.code ?? code ?? (errorCode === undefined ? String(status) : `error-${errorCode}`);
}

function refusedBy(status: number, text: string, retryAfter: string | undefined): Undeliverable {
  const code = codeOf(status, text);
  if (status === 429) return new Undeliverable('again', 'throttled', waitOf(retryAfter));
  if (status === 412 || status === 401) return new Undeliverable('again', code);
  if (ambiguous.has(status)) return new Undeliverable('unclear', String(status));
  return new Undeliverable('never', code);
}

/** Retry-After in milliseconds, capped; undefined when absent or unreadable. */
function waitOf(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter);
  return retryAfter !== undefined && seconds >= 0 ? Math.min(longestWait, seconds * 1_000) : undefined;
}
