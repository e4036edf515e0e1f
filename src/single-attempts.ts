// HTTP calls with a deadline that are tried exactly once: what became of them is told, whether to repeat is not decided here.
import { Agent, buildConnector, request } from 'undici';
import { traceHeaders } from './engine/trace.ts';
import { Undeliverable } from './errors.ts';

/** Milliseconds a call may take, and a connection to be made. */
export const callDeadline = 10_000;
const connectWithin = 5_000;
const longestWait = 15 * 60_000;
/** Bytes of an answer that are read; a real one has a few hundred. */
const longestAnswer = 1_000_000;

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The header `Retry-After` as it came. */
  readonly retryAfter: string | undefined;
}

/** Resolves after so many milliseconds, or at once when the signal fires: the clock of the deadline. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** One attempt within the deadline, whatever the status. Throws Undeliverable when there is no answer: `again` or `unclear`. */
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Ask = (method: Method, url: string, bearer: string, body: object) => Promise<Answer>;

export interface SingleAttempts {
  readonly ask: Ask;
  /** Whoever stops has waited long enough: what is still on its way ends as unclear. */
  readonly close: () => Promise<void>;
}

/** One call as it leaves. `signal` fires when nobody waits for its answer any more. */
export interface Attempt {
  readonly method: Method;
  readonly url: string;
  readonly bearer: string;
  readonly body: object;
  readonly signal: AbortSignal;
}

/** How calls get to the other side: over HTTP in the product, in process where time and chance are played. */
export interface Transport {
  /** Resolves with whatever the other side says; throws when it says nothing, or when the signal fires. */
  send(attempt: Attempt): Promise<Answer>;
  /** False when this error means that no byte can have left the house. */
  wasSent(error: unknown): boolean;
  /** Lets go of what is on its way. */
  close(): Promise<void>;
}

export function singleAttempts(pause: Pause, transport: Transport): SingleAttempts {
  return {
    async ask(method, url, bearer, body) {
      const late = new AbortController();
      const done = new AbortController();
      void pause(callDeadline, done.signal).then(() => {
        // It also ends when the answer came, and nobody is to be stopped then.
        if (!done.signal.aborted) late.abort(new DOMException('no answer', 'TimeoutError'));
      });
      try {
        return await transport.send({ method, url, bearer, body, signal: late.signal });
      } catch (error) {
        throw lostOnTheWay(error, transport.wasSent(error));
      } finally {
        // With a word, because without one each call would make an error object for nothing.
        done.abort('answered');
      }
    },
    close: () => transport.close(),
  };
}

/**
 * An HTTP/1.1 client that follows and repeats nothing: over HTTP/2 it would send refused streams again by itself.
 * Not sent are the calls whose connection never stood. `connections`: how many calls to one host may be under way.
 */
export function overHttp(connections: number): Transport {
  const unsent = new WeakSet<Error>();
  const dial = buildConnector({ timeout: connectWithin, allowH2: false });
  const connect: typeof dial = (options, callback) =>
    dial(options, (...[error, socket]) => {
      if (!error) return callback(null, socket);
      unsent.add(error);
      callback(error, null);
    });
  const agent = new Agent({ connections, allowH2: false, maxResponseSize: longestAnswer, connect });
  return {
    async send({ method, url, bearer, body, signal }) {
      const answer = await request(url, {
        method,
        dispatcher: agent,
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...traceHeaders() },
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(body) }),
        signal,
      });
      const header = answer.headers['retry-after'];
      const retryAfter = Array.isArray(header) ? header[0] : header;
      return { status: answer.statusCode, text: await answer.body.text(), retryAfter };
    },
    wasSent: (error) => !(error instanceof Error && unsent.has(error)),
    close: () => agent.destroy(),
  };
}

function lostOnTheWay(error: unknown, wasSent: boolean): Undeliverable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!wasSent) return new Undeliverable('again', code || 'connection');
  const timeout = error instanceof Error && error.name === 'TimeoutError';
  return new Undeliverable('unclear', timeout ? 'timeout' : code || 'connection');
}

/** Retry-After in milliseconds, capped; undefined when absent or unreadable. */
export function waitOf(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter || Number.NaN);
  return seconds >= 0 ? Math.min(longestWait, seconds * 1_000) : undefined;
}
