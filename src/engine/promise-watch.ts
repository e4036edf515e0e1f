// How the promises of delivery stand: hears what happens, judges it, and says so in the log as long as one is broken.
import {
  type CountedPromise,
  type DeliveryPromise,
  deliveryPromises,
  type LevelPromise,
  type Measured,
  type PromiseNumber,
  type PromiseState,
  promiseState,
  promiseWindow,
  type TimedPromise,
} from '../domain/promises.ts';
import type { Env } from './env.ts';

/** How one promise stands. */
export interface PromiseStanding {
  readonly number: PromiseNumber;
  readonly state: PromiseState;
  /** Times within the window, the slowest seconds within it, or the level; null when nothing was measured. */
  readonly value: number | null;
  /** When it was last found broken, epoch milliseconds; null when this process never did. */
  readonly brokenAt: number | null;
}

/** Hears of everything that is measured, as it is measured. */
export type MeasureListener = (number: PromiseNumber, value: number) => void;

export interface PromiseWatch {
  /** It was not kept, so many times. */
  failed(number: CountedPromise, times?: number): void;
  /** Something took so many seconds. */
  took(number: TimedPromise, seconds: number): void;
  /** It stands at this now. */
  stands(number: LevelPromise, value: number): void;
  /** Judges all of them; what is broken is logged, at most once a minute each. */
  judge(): readonly PromiseStanding[];
  standings(): readonly PromiseStanding[];
  onMeasured(listener: MeasureListener): void;
}

const sayEvery = 60_000;
/** So many are kept of one promise; more in five minutes say the same. */
const mostKept = 5_000;

interface Book {
  seen: Measured[];
  brokenAt: number | null;
  saidAt: number | null;
}

export function promiseWatch({ now, log }: Pick<Env, 'now' | 'log'>): PromiseWatch {
  const books = new Map<PromiseNumber, Book>();
  const listeners: MeasureListener[] = [];

  function bookOf(number: PromiseNumber): Book {
    const book = books.get(number) ?? { seen: [], brokenAt: null, saidAt: null };
    books.set(number, book);
    return book;
  }

  function note(number: PromiseNumber, value: number): void {
    const { seen } = bookOf(number);
    seen.push({ at: now(), value });
    if (seen.length > mostKept) seen.splice(0, seen.length - mostKept);
    for (const listener of listeners) listener(number, value);
  }

  function standing(promise: (typeof deliveryPromises)[number]): PromiseStanding {
    const { number } = promise;
    const book = bookOf(number);
    book.seen = book.seen.filter(({ at }) => now() - at <= promiseWindow);
    const state = promiseState(promise, book.seen);
    if (state === 'broken') book.brokenAt = now();
    return { number, state, value: measuredValue(promise, book.seen), brokenAt: book.brokenAt };
  }

  function say({ number, state, value }: PromiseStanding): void {
    const book = bookOf(number);
    if (state !== 'broken') {
      if (book.saidAt !== null) log.info('promise.kept', { promise: number });
      book.saidAt = null;
    } else if (book.saidAt === null || now() - book.saidAt >= sayEvery) {
      book.saidAt = now();
      log.warn('promise.broken', { promise: number, value: value ?? 0 });
    }
  }

  const standings = () => deliveryPromises.map(standing);
  return {
    failed: (number, times = 1) => (times > 0 ? note(number, times) : undefined),
    took: note,
    stands: note,
    standings,
    judge() {
      const all = standings();
      for (const each of all) say(each);
      return all;
    },
    onMeasured: (listener) => void listeners.push(listener),
  };
}

function measuredValue({ kind }: DeliveryPromise, seen: readonly Measured[]): number | null {
  if (kind === 'count') return seen.reduce((sum, { value }) => sum + value, 0);
  if (kind === 'level') return seen.at(-1)?.value ?? null;
  return seen.length === 0 ? null : Math.max(...seen.map(({ value }) => value));
}
