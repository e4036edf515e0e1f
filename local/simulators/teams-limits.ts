/** The connector's rate limits: sliding windows per thread and one for the whole app (teams-platform.md, 1). */

/** What a request counts as. Updates and deletes count as sends. */
export type LimitedOperation = 'create' | 'send' | 'roster';

/** At most `max` requests in any `ms` milliseconds. */
export type LimitWindow = { ms: number; max: number };

export type Limits = {
  /** per app and tenant, over all operations */
  app: LimitWindow[];
  /** per thread (a chat or a channel) */
  thread: Record<LimitedOperation, LimitWindow[]>;
  /** whether a 429 says in `Retry-After` how long to wait */
  announced: boolean;
};

const perThread = (second: number, twoSeconds: number, halfMinute: number, hour: number): LimitWindow[] => [
  { ms: 1_000, max: second },
  { ms: 2_000, max: twoSeconds },
  { ms: 30_000, max: halfMinute },
  { ms: 3_600_000, max: hour },
];

/** The figures Microsoft documents; values are declared estimates there and may change. */
export const documentedLimits: Limits = {
  app: [{ ms: 1_000, max: 50 }],
  thread: {
    create: perThread(7, 8, 60, 1_800),
    send: perThread(7, 8, 60, 1_800),
    roster: perThread(14, 16, 120, 3_600),
  },
  announced: true,
};

export type Limiter = {
  /** Counts the request and answers 0, or answers how many milliseconds too early it comes and does not count it. */
  admit(operation: LimitedOperation, thread: string): number;
  /** The limits may change in mid-run, as they do in Teams. */
  set(limits: Limits): void;
  current(): Limits;
};

/** `now` in milliseconds. */
export function createLimiter(initial: Limits, now: () => number): Limiter {
  let limits = initial;
  const app: number[] = [];
  const threads = new Map<string, number[]>();

  function admit(operation: LimitedOperation, thread: string): number {
    const at = now();
    const key = `${operation} ${thread}`;
    const seen = threads.get(key) ?? [];
    const windows = limits.thread[operation];
    const early = Math.max(tooEarly(app, limits.app, at), tooEarly(seen, windows, at));
    if (early > 0) return early;
    note(app, limits.app, at);
    note(seen, windows, at);
    if (windows.length > 0) threads.set(key, seen);
    return 0;
  }

  return {
    admit,
    set: (next) => {
      limits = next;
    },
    current: () => limits,
  };
}

/** Times are in order, so the `max`-th last one tells whether a window is full. */
function tooEarly(times: number[], windows: LimitWindow[], at: number): number {
  let early = 0;
  for (const { ms, max } of windows) {
    if (max <= 0) {
      early = Math.max(early, ms);
      continue;
    }
    const oldest = times[times.length - max];
    if (oldest !== undefined) early = Math.max(early, oldest + ms - at);
  }
  return early;
}

/** Adds the time, and drops what no window can ask for any more once that is half of the list. */
function note(times: number[], windows: LimitWindow[], at: number): void {
  if (windows.length === 0) return;
  times.push(at);
  const needed = Math.max(...windows.map((window) => window.max));
  if (times.length > 2 * needed + 16) times.splice(0, times.length - needed);
}
