// The product's own tokens: client credentials against Entra, one request for all callers.
import type { Proof } from './bot-credential.ts';
import { Undeliverable } from './errors.ts';

/** Who asks for which token. */
export interface ClientTokenSettings {
  /** Stands before the code of a failure, such as `bot-token`. */
  readonly name: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  /** What proves that it is us who ask. */
  readonly proof: Proof;
  /** What the token is for, ending in `/.default`. */
  readonly scope: string;
  /** Milliseconds a token must still be good for; younger ones are fetched before. */
  readonly goodFor: number;
}

/** The outside world. `now` is milliseconds since 1970; `deadline` gives the signal that ends a request that hangs. */
export interface ClientTokenDeps {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly deadline?: (milliseconds: number) => AbortSignal;
}

export interface ClientToken {
  /**
   * A token good for at least the wanted time, or an older one that still runs while Entra cannot be reached.
   * Rejects with `Undeliverable` (again) when there is none: nothing was sent yet, so nothing can be doubled.
   * Send it only to addresses that were checked.
   */
  get(): Promise<string>;
  /** Forgets the token, after it was refused. */
  forget(token: string): void;
}

const DEADLINE_MS = 10_000;
const RETRY_AFTER_FAILURE_MS = 5_000;

interface Held {
  readonly token: string;
  readonly expiresAt: number;
}

export function clientToken(settings: ClientTokenSettings, deps: ClientTokenDeps): ClientToken {
  let held: Held | undefined;
  let running: Promise<Held> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  async function renew(): Promise<Held> {
    try {
      held = await requestToken(settings, deps);
      return held;
    } catch (error) {
      failedAt = deps.now();
      throw error;
    } finally {
      running = undefined;
    }
  }

  async function get(): Promise<string> {
    const current = held;
    const left = current ? current.expiresAt - deps.now() : 0;
    if (current && left > settings.goodFor) return current.token;
    // A running token is worth more than a waiting alarm: while Entra is out, it goes on until it ends.
    if (current && left > 0 && deps.now() - failedAt < RETRY_AFTER_FAILURE_MS) return current.token;
    running ??= renew();
    try {
      return (await running).token;
    } catch (error) {
      if (current && current.expiresAt > deps.now()) return current.token;
      throw error;
    }
  }

  return {
    get,
    forget(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

async function requestToken(settings: ClientTokenSettings, deps: ClientTokenDeps): Promise<Held> {
  const asked = deps.now();
  const deadline = deps.deadline ?? ((milliseconds: number) => AbortSignal.timeout(milliseconds));
  let response: Response;
  let body: unknown;
  try {
    const signal = deadline(DEADLINE_MS);
    const proof = await before(signal, settings.proof());
    response = await deps.fetch(settings.tokenUrl, {
      method: 'POST',
      // A redirect would carry the secret to a host nobody checked.
      redirect: 'error',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: settings.clientId,
        ...proof,
        scope: settings.scope,
      }),
      signal,
    });
    body = await response.json();
  } catch (error) {
    throw unavailable(settings, error instanceof Error ? error.name : 'no-answer');
  }
  return readAnswer(settings, response, body, asked);
}

/** What comes in time; rejects when the signal fires first. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('too late')), { once: true });
    work.then(resolve, reject);
  });
}

function readAnswer(settings: ClientTokenSettings, response: Response, body: unknown, asked: number): Held {
  // Entra's own description names ids of the tenant; the status is enough to act on.
  if (!response.ok) throw unavailable(settings, String(response.status));
  const answer = typeof body === 'object' && body !== null ? { ...body } : {};
  const token = 'access_token' in answer ? answer.access_token : undefined;
  const seconds = 'expires_in' in answer ? Number(answer.expires_in) : Number.NaN;
  if (typeof token !== 'string' || token === '' || !(seconds > 0)) throw unavailable(settings, 'no-token-in-answer');
  return { token, expiresAt: asked + seconds * 1000 };
}

function unavailable({ name }: ClientTokenSettings, what: string): Undeliverable {
  return new Undeliverable('again', `${name}: ${what}`);
}
