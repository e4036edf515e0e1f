// Whether a way works, from what came of its calls: down when nothing gets through any more, up again when it does.
import { Undeliverable } from '../errors.ts';

/** `unknown`: nothing was heard yet. `doubted`: the last calls failed, too few or too shortly to be sure. */
export type PathState = 'unknown' | 'up' | 'doubted' | 'down';

export interface Breaker {
  /** Something answered, whatever it said about the one message. `at`: monotonic milliseconds. */
  worked(at: number): void;
  /** A call begun at `began` got nothing useful: no connection, no answer, a fault of the other side, a key refused. */
  failed(began: number, at: number): void;
  /** Somebody was refused; when everybody is, the way is down as well. */
  refused(who: string, began: number, at: number): void;
  state(): PathState;
  /** When the way last worked, monotonic milliseconds. */
  lastWorked(): number;
  /** Since when nothing gets through, monotonic milliseconds; null while the last call worked. */
  failingSince(): number | null;
}

/** So many failures in a row, over at least so long, mean that it is no hiccup. */
const failures = 3;
const over = 5_000;
/** So many different people refused, and nobody reached in between, mean that the app itself is shut out. */
const refusedPeople = 5;
/** It works again when so many calls worked in a row. */
const successes = 2;

/** `changed` hears of every change between up and down. */
export function breaker(changed: (state: 'up' | 'down') => void = () => undefined): Breaker {
  let state: PathState = 'unknown';
  let failedInRow = 0;
  let firstFailed = 0;
  let workedInRow = 0;
  let worked = Number.NEGATIVE_INFINITY;
  const shut = new Set<string>();

  function turn(next: PathState): void {
    const was = state;
    state = next;
    if (next !== was && (next === 'down' || (next === 'up' && was === 'down'))) changed(next);
  }

  function fail(began: number, at: number, isSure: boolean): void {
    workedInRow = 0;
    if (failedInRow === 0) firstFailed = began;
    failedInRow += 1;
    if (state === 'down') return;
    const lasts = failedInRow >= failures && at - firstFailed >= over;
    turn(lasts || isSure ? 'down' : 'doubted');
  }

  return {
    worked(at) {
      worked = at;
      failedInRow = 0;
      shut.clear();
      workedInRow += 1;
      if (state !== 'down' || workedInRow >= successes) turn('up');
    },
    failed: (began, at) => {
      // What began before the last success says nothing about now.
      if (began >= worked) fail(began, at, false);
    },
    refused(who, began, at) {
      if (began < worked) return;
      shut.add(who);
      if (shut.size >= refusedPeople) fail(began, at, true);
    },
    state: () => state,
    lastWorked: () => worked,
    failingSince: () => (failedInRow === 0 ? null : firstFailed),
  };
}

/** Feeds a breaker with what came of one call to somebody, and passes it on. */
export async function watched<T>(path: Breaker, now: () => number, who: string, call: () => Promise<T>): Promise<T> {
  const began = now();
  try {
    const result = await call();
    path.worked(now());
    return result;
  } catch (error) {
    if (error instanceof Undeliverable) judge(path, error, who, began, now());
    throw error;
  }
}

/** Refusals of a key or of the sender as a whole; other refusals concern one message. */
const shutOut = /^(401|Unauthorized|AuthenticationFailed|gateway-40[123]|smtp-(421|530|535))$/i;
/** Said before anything left the house: nothing is known about the way. */
export const ours: ReadonlySet<string> = new Set([
  'needless',
  'way-off',
  'way-not-allowed',
  'no-words',
  'unknown-person',
  'no-number',
  'no-address',
  'no-channel',
  'app-removed',
  'service-url',
  'no-activity',
  'no-redraw',
]);

function judge(path: Breaker, { verdict, code }: Undeliverable, who: string, began: number, at: number): void {
  if (ours.has(code)) return;
  const isFailure = verdict === 'unclear' || (verdict === 'again' && code !== 'throttled') || shutOut.test(code);
  if (isFailure) path.failed(began, at);
  // This one is not let in; when nobody is, the app itself is shut out.
  else if (/forbidden|blocked|403/i.test(code)) path.refused(who, began, at);
  else path.worked(at);
}
