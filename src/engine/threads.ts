// How often one chat or channel is written to: Teams limits every thread by itself (quality.md 1.2).
import type { Recipient } from '../domain/ledger.ts';

/** At most so many sends in so many milliseconds, per thread. The two-second window is implied by these. */
const windows = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];
const longest = 3_600_000;
/** Threads remembered; the longest silent are forgotten first. */
const mostThreads = 50_000;

export interface Threads {
  /** When the thread may be written to next, epoch milliseconds; `now` or earlier means at once. */
  nextAt(to: Recipient, now: number): number;
  /** Notes that the thread was written to, milliseconds on the same clock. */
  note(to: Recipient, at: number): void;
}

export function threads(): Threads {
  const written = new Map<string, readonly number[]>();

  return {
    nextAt(to, now) {
      const times = written.get(threadOf(to));
      if (!times || times.length < (windows[0] as { most: number }).most) return now;
      let next = now;
      for (const { most, ms } of windows) {
        const oldest = times[times.length - most];
        if (oldest !== undefined) next = Math.max(next, oldest + ms);
      }
      return next;
    },
    note(to, at) {
      const name = threadOf(to);
      const before = (written.get(name) ?? []).filter((time) => time > at - longest);
      // Of a mass each has one time: a list just as long as that, where one that grows takes room for 17 at once.
      const times = before.concat(at);
      written.delete(name);
      // What an earlier process sent is learnt late.
      written.set(name, at < (before.at(-1) ?? at) ? times.sort((a, b) => a - b) : times);
      if (written.size > mostThreads) for (const oldest of written.keys()) return void written.delete(oldest);
    },
  };
}

/** For ways that set no limit per recipient. */
export const unlimited: Threads = { nextAt: (_to, now) => now, note: () => undefined };

/** A person's own id as it is, so that no second text of it is kept. */
export const threadOf = (to: Recipient) => ('person' in to ? to.person : `channel/${to.channel}`);
