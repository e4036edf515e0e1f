// Sends one request to Cosmos DB until it is answered for good: own deadlines, own repeats, own count of the charge.
import { performance } from 'node:perf_hooks';
import type { Store } from './port.ts';

/** The call of the store a request belongs to. */
export type ChargeKind = Exclude<keyof Store, 'kind' | 'close'>;

/** Hears of every answered request: for which call, and the request units it was charged. */
export type OnCharge = (kind: ChargeKind, requestUnits: number) => void;

/** Milliseconds: one attempt, all attempts together, and the longest pause between two that nobody asked for. */
export interface CallLimits {
  readonly attempt: number;
  readonly total: number;
  readonly longestPause: number;
}

/** Teams repeats a click after 15 s; whoever waits for the store should know before. */
export const callLimits: CallLimits = { attempt: 2_500, total: 10_000, longestPause: 1_000 };

/** Clock, pause and chance of the calls; tests give their own. `now` only measures: milliseconds from anywhere. */
export interface CallTools {
  now(): number;
  pause(ms: number): Promise<void>;
  random(): number;
}

export const callTools: CallTools = {
  now: () => performance.now(),
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: () => Math.random(),
};

/** What a request came to, and what it was charged. */
export interface Answer<T> {
  readonly value: T;
  readonly charge: number;
}

export interface Calls {
  /**
   * Resolves with the value of the first attempt that is answered for good. Throws CosmosFailure: when the answer is
   * final (404, 409, 412 …), or when the time is over. `send` must give up when the signal fires; it may then have
   * been carried out all the same, so writes need an id by which they are known again.
   */
  run<T>(kind: ChargeKind, send: (signal: AbortSignal) => Promise<Answer<T>>): Promise<T>;
}

/** Cosmos DB said no, or nothing. `code` is `COSMOS_` and the status; status 0 means no answer. */
export class CosmosFailure extends Error {
  readonly status: number;
  readonly code: string;
  /** The pause the service asked for, milliseconds. */
  readonly retryAfter: number;
  readonly charge: number;
  /** True when the same request may be answered otherwise in a moment. */
  readonly passing: boolean;

  constructor(status: number, more: { cause?: unknown; retryAfter?: number; charge?: number; passing?: boolean } = {}) {
    super(status === 0 ? 'Cosmos DB did not answer.' : `Cosmos DB answered ${status}.`, { cause: more.cause });
    this.name = 'CosmosFailure';
    this.status = status;
    this.code = `COSMOS_${status}`;
    this.retryAfter = more.retryAfter ?? 0;
    this.charge = more.charge ?? 0;
    this.passing = more.passing ?? isPassing(status);
  }
}

/** Timeout, moved partition, too many requests, write in conflict, and every fault of the service's own. */
export function isPassing(status: number): boolean {
  return [0, 408, 410, 429, 449].includes(status) || status >= 500;
}

export function calls(onCharge: OnCharge, limits: CallLimits, tools: CallTools): Calls {
  return {
    async run(kind, send) {
      const end = tools.now() + limits.total;
      for (let tries = 0; ; tries += 1) {
        try {
          const { value, charge } = await within(limits.attempt, send);
          onCharge(kind, charge);
          return value;
        } catch (error) {
          const failure = understood(error);
          onCharge(kind, failure.charge);
          const pause = Math.max(failure.retryAfter, jitter(tries, limits.longestPause, tools.random()));
          if (!failure.passing || tools.now() + pause >= end) throw failure;
          await tools.pause(pause);
        }
      }
    },
  };
}

/** Full jitter, so that two that collided do not collide again. */
function jitter(tries: number, longest: number, random: number): number {
  return Math.ceil(random * Math.min(longest, 25 * 2 ** tries));
}

/** Ends the wait, whatever `send` does: fetching a token does not hear the signal. */
function within<T>(ms: number, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const given = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      given.abort();
      reject(new CosmosFailure(0));
    }, ms);
    send(given.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** The fields of the SDK's errors that count; `items.batch` hides them in the cause. */
interface SdkError {
  readonly code?: unknown;
  readonly substatus?: unknown;
  readonly retryAfterInMs?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** 404 with it: this replica has not yet seen what we wrote. 403 with it: the write region is moving. */
const sessionNotAvailable = 1002;
const writeForbidden = 3;

function understood(error: unknown): CosmosFailure {
  if (error instanceof CosmosFailure) return error;
  const outer: SdkError = typeof error === 'object' && error !== null ? error : {};
  const wrapped = outer.code === undefined && typeof outer.cause === 'object' && outer.cause !== null;
  const told: SdkError = wrapped ? (outer.cause as SdkError) : outer;
  if (told instanceof CosmosFailure) return told;
  // A fault of our own is not an answer of the service.
  if (typeof told.code !== 'number') return new CosmosFailure(0, { cause: error, passing: isNetwork(told) });
  const { code, substatus, headers } = told;
  const moving = (code === 404 && substatus === sessionNotAvailable) || (code === 403 && substatus === writeForbidden);
  return new CosmosFailure(code, {
    cause: error,
    retryAfter: Number(told.retryAfterInMs ?? 0) || 0,
    charge: Number(headers?.['x-ms-request-charge'] ?? 0) || 0,
    passing: moving || isPassing(code),
  });
}

const isNetwork = ({ code, name }: { code?: unknown; name?: unknown }) =>
  typeof code === 'string' || name === 'AbortError' || name === 'TimeoutError';
