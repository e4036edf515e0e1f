// How one call gets to the connector: over HTTP in the product, in process where time and chance are played.
import { Agent, buildConnector, request } from 'undici';

/** One call as it leaves. `signal` fires when nobody waits for its answer any more. */
export interface Attempt {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly bearer: string;
  readonly body: object;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The header of that name. */
  readonly retryAfter: string | undefined;
}

/** Makes each call once: it follows, repeats and times nothing by itself. */
export interface Transport {
  /** Resolves with whatever the other side says; throws when it says nothing, or when the signal fires. */
  send(attempt: Attempt): Promise<Answer>;
  /** False when this error means that no byte can have left the house. */
  wasSent(error: unknown): boolean;
  /** Lets go of what is on its way. */
  close(): Promise<void>;
}

/** Milliseconds within which a connection must stand. */
const connectWithin = 5_000;
/** Bytes of an answer that are read; a real one has a few hundred. */
const longestAnswer = 1_000_000;

/**
 * An HTTP/1.1 client that follows and repeats nothing: over HTTP/2 it would send refused streams again by itself.
 * Not sent are the calls whose connection never stood.
 */
export function overHttp(): Transport {
  const unsent = new WeakSet<Error>();
  const dial = buildConnector({ timeout: connectWithin, allowH2: false });
  const connect: typeof dial = (options, callback) =>
    dial(options, (...[error, socket]) => {
      if (!error) return callback(null, socket);
      unsent.add(error);
      callback(error, null);
    });
  const agent = new Agent({ connections: 64, allowH2: false, maxResponseSize: longestAnswer, connect });
  return {
    async send({ method, url, bearer, body, signal }) {
      const answer = await request(url, {
        method,
        dispatcher: agent,
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      });
      const header = answer.headers['retry-after'];
      const retryAfter = Array.isArray(header) ? header[0] : header;
      return { status: answer.statusCode, text: await answer.body.text(), retryAfter };
    },
    wasSent: (error) => !(error instanceof Error && unsent.has(error)),
    // Whoever stops has waited long enough: what is still on its way ends as unclear.
    close: () => agent.destroy(),
  };
}
