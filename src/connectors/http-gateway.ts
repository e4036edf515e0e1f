// Hands one message to an HTTP gateway of somebody else: one attempt, a deadline, no redirects, a bounded answer.
import { Agent, buildConnector, request } from 'undici';
import { type BodyValues, bodyTemplate } from '../body-template.ts';
import { traceHeaders } from '../engine/trace.ts';
import { Undeliverable } from '../errors.ts';
import { callDeadline, type Pause, waitOf } from '../single-attempts.ts';

/** What of the configuration a gateway needs. */
export interface GatewayAccess {
  readonly url: string;
  /** Value of the header `Authorization`; '' for none. */
  readonly auth: string;
  readonly body: string;
  readonly callbackUrl: string;
}

export interface Gateway {
  /** Resolves when the gateway took it: whether anybody is reached it does not say. Throws Undeliverable. */
  send(values: Omit<BodyValues, 'callback'>): Promise<void>;
  close(): Promise<void>;
}

const connections = 20;
const connectWithin = 5_000;
/** Bytes of an answer that are read. */
const longestAnswer = 64_000;

export function httpGateway({ url, auth, body, callbackUrl }: GatewayAccess, pause: Pause): Gateway {
  const template = bodyTemplate(body);
  const unsent = new WeakSet<Error>();
  const dial = buildConnector({ timeout: connectWithin, allowH2: false });
  const connect: typeof dial = (options, callback) =>
    dial(options, (...[error, socket]) => {
      if (!error) return callback(null, socket);
      unsent.add(error);
      callback(error, null);
    });
  const agent = new Agent({ connections, allowH2: false, maxResponseSize: longestAnswer, connect });
  const headers = { 'content-type': template.contentType, ...(auth === '' ? {} : { authorization: auth }) };

  async function attempt(text: string, signal: AbortSignal) {
    const answer = await request(url, {
      method: 'POST',
      dispatcher: agent,
      headers: { ...headers, ...traceHeaders() },
      body: text,
      signal,
    });
    await answer.body.dump({ limit: longestAnswer, signal });
    const wait = answer.headers['retry-after'];
    return { status: answer.statusCode, wait: Array.isArray(wait) ? wait[0] : wait };
  }

  return {
    async send(values) {
      const late = new AbortController();
      const done = new AbortController();
      void pause(callDeadline, done.signal).then(() => {
        if (!done.signal.aborted) late.abort(new DOMException('no answer', 'TimeoutError'));
      });
      try {
        const { status, wait } = await attempt(template.fill({ ...values, callback: callbackUrl }), late.signal);
        if (status < 200 || status >= 300) throw refusedBy(status, wait);
      } catch (error) {
        throw error instanceof Undeliverable ? error : lost(error, unsent);
      } finally {
        done.abort('answered');
      }
    },
    close: () => agent.destroy(),
  };
}

function lost(error: unknown, unsent: WeakSet<Error>): Undeliverable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && unsent.has(error)) return new Undeliverable('again', code || 'connection');
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  return new Undeliverable('unclear', isLate ? 'timeout' : code || 'connection');
}

/** What a gateway refuses it refuses at once, so that another way is taken; after a fault of its own nobody knows. */
function refusedBy(status: number, wait: string | undefined): Undeliverable {
  if (status === 429) return new Undeliverable('again', 'throttled', waitOf(wait));
  if (status === 408 || status >= 500) return new Undeliverable('unclear', String(status));
  return new Undeliverable('never', status >= 300 && status < 400 ? 'redirect' : `gateway-${status}`);
}
