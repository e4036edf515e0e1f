// HTTP calls with a deadline that are tried exactly once: what became of them is told, whether to repeat is not decided here.
import { Agent, buildConnector, request } from 'undici';
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
export type Ask = (method: 'POST' | 'PUT', url: string, bearer: string, body: object) => Promise<Answer>;

export interface SingleAttempts {
  readonly ask: Ask;
  /** Whoever stops has waited long enough: what is still on its way ends as unclear. */
  readonly close: () => Promise<void>;
}

/** `connections`: how many calls to one host may be under way. */
export function singleAttempts(pause: Pause, connections: number): SingleAttempts {
  const { agent, wasSent } = plainAgent(connections);
  return {
    async ask(method, url, bearer, body) {
      const late = new AbortController();
      const done = new AbortController();
      void pause(callDeadline, done.signal).then(() => late.abort(new DOMException('no answer', 'TimeoutError')));
      try {
        const answer = await request(url, {
          method,
          dispatcher: agent,
          headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: late.signal,
        });
        const header = answer.headers['retry-after'];
        const retryAfter = Array.isArray(header) ? header[0] : header;
        return { status: answer.statusCode, text: await answer.body.text(), retryAfter };
      } catch (error) {
        throw lostOnTheWay(error, wasSent(error));
      } finally {
        done.abort();
      }
    },
    close: () => agent.destroy(),
  };
}

/**
 * An HTTP/1.1 client that follows and repeats nothing: over HTTP/2 it would send refused streams again by itself.
 * `wasSent` is false for the errors of calls whose connection never stood, so that nothing can have left the house.
 */
function plainAgent(connections: number): { readonly agent: Agent; readonly wasSent: (error: unknown) => boolean } {
  const unsent = new WeakSet<Error>();
  const dial = buildConnector({ timeout: connectWithin, allowH2: false });
  const connect: typeof dial = (options, callback) =>
    dial(options, (...[error, socket]) => {
      if (!error) return callback(null, socket);
      unsent.add(error);
      callback(error, null);
    });
  const agent = new Agent({ connections, allowH2: false, maxResponseSize: longestAnswer, connect });
  return { agent, wasSent: (error) => !(error instanceof Error && unsent.has(error)) };
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
