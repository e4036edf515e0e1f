// How fast and how much at once: the learnt rate of the deployment, its open slots, and how long calls take.
import type { Lane } from '../domain/model.ts';

/** What may be set otherwise, for a deployment with other limits; requests per second. */
export interface PaceSettings {
  /** Where it starts (quality.md 1.3). */
  readonly start: number;
  /** What Teams announces per app and tenant; never gone beyond, because an app that does may be blocked. */
  readonly most: number;
}

const teamsPace: PaceSettings = { start: 45, most: 50 };

/** Reservations at most open at once, and while the connector is slow; they bound what a crash can repeat. */
const mostOpen = 32;
const mostOpenWhenSlow = 64;
/** Milliseconds a call takes above which the connector counts as slow: 45 a second need less with 32 slots. */
const slowAbove = 700;
/** What was measured so long ago, milliseconds, says nothing about calls of now. */
const measuredFor = 30_000;
/** Slots that only lane 0 may use, so that hung calls of others cannot block it. */
const keptForLane0 = 8;
const leastRate = 2;
/** Requests a second more, per second without a refusal. */
const increase = 0.5;
/** Kept below what was learnt: two clocks never agree about where a second begins. */
const margin = 0.99;
/** How long a learnt limit is believed before it is tried again, milliseconds; doubles when it was right. */
const believedFor = 20_000;
const believedAtMost = 320_000;
/** So many refusals among so many requests of so long, milliseconds, do not come by chance: the limit has fallen. */
const manyRefused = 8;
const among = 60;
const lately = 10_000;
/** Fewer refusals bring the rate down to this share of what was taken before, and no further. */
const fewLeave = 0.87;
/** Below this share of what was taken before, a few refusals have taught all they can. */
const backedOff = 0.95;
/** Refusals of two chats within this time, milliseconds, are not about one chat. */
const togetherWithin = 2_000;

export interface Pace {
  /** How many more messages of this lane may be reserved while so many are open. */
  slots(lane: Lane, open: number): number;
  /** Takes the right to one request now; false when it would be too early. */
  take(now: number): boolean;
  /** How many requests may leave at once now. */
  ready(now: number): number;
  /** When `take` can succeed next, epoch milliseconds. */
  nextAt(now: number): number;
  /** Notes that the request begun at `began` ended; `throttled` when the other side asked to slow down; `thread`: where it went. */
  ended(began: number, now: number, throttled: boolean, thread?: string): void;
  /** Requests per second. */
  rate(): number;
}

/**
 * Additive increase, and on a refusal down to what was really accepted in the second before it, at most to half; never
 * a stop. What a single chat refuses while little leaves says nothing about the rate, and few refusals, as they come by
 * chance, say little: then the rate stays near what was accepted before. A limit so learnt is kept to, and tried again
 * ever more rarely.
 */
export function pace({ start, most }: PaceSettings = teamsPace): Pace {
  const begun = recent();
  /** How the last requests ended. */
  let ended: { at: number; throttled: boolean }[] = [];
  let rate = start;
  let tokens = Math.max(1, start / 10);
  let filledAt = Number.NEGATIVE_INFINITY;
  let changedAt = Number.NEGATIVE_INFINITY;
  /** What was learnt: requests accepted in one second. Infinite while that is being tried anew. */
  let ceiling = Number.POSITIVE_INFINITY;
  let learnt = Number.POSITIVE_INFINITY;
  let believed = believedFor;
  let learntAt = Number.NEGATIVE_INFINITY;
  /** Most requests taken in one second since many were refused. */
  let best = 0;
  let latency = 0;
  let measuredAt = Number.NEGATIVE_INFINITY;
  /** The chat that was refused alone while little left. */
  let lone = { thread: '', at: Number.NEGATIVE_INFINITY };

  function grow(now: number): void {
    if (now - changedAt < 1_000) return;
    changedAt = now;
    // A second that has passed, because what was refused of the last one may not be known yet.
    best = Math.max(best, begun.within(now - 2_000, now - 1_000));
    if (now - learntAt >= believed) ceiling = Number.POSITIVE_INFINITY;
    rate = Math.min(Math.min(most, ceiling) * margin, rate + increase);
  }

  function fill(now: number): void {
    if (filledAt === Number.NEGATIVE_INFINITY) filledAt = changedAt = now;
    if (now <= filledAt) return;
    if (now - measuredAt > measuredFor) latency = 0;
    grow(now);
    // A tenth of a second may burst: more would break the per-second limit after a pause.
    tokens = Math.min(Math.max(1, rate / 10), tokens + ((now - filledAt) * rate) / 1_000);
    filledAt = now;
  }

  /** Requests that may begin in any one second. */
  const aSecond = () => Math.max(1, Math.floor(Math.min(most, ceiling)));

  /** Teams limits each chat, too: a refusal while little left is its chat's own, as long as no other chat is refused. */
  function isOfThread(thread: string | undefined, accepted: number, now: number): boolean {
    if (thread === undefined || accepted >= rate / 2) return false;
    const isOther = lone.thread !== thread && now - lone.at <= togetherWithin;
    lone = { thread, at: now };
    return !isOther;
  }

  function areMany(now: number): boolean {
    ended = ended.filter(({ at }) => at > now - lately).slice(-among);
    return ended.filter(({ throttled }) => throttled).length >= manyRefused;
  }

  function learn(began: number, now: number, thread?: string): void {
    begun.refused(began);
    // Requests that were on their way when the rate fell say nothing new.
    if (began < learntAt) return;
    const accepted = begun.within(began - 1_000, began);
    if (isOfThread(thread, accepted, now)) return;
    if (areMany(now)) best = accepted;
    // We are below what was taken already, and still somebody is refused: that came by chance.
    else if (rate < best * backedOff) return;
    // The limit was much the same as before: it is believed for longer. A new one is tried again soon.
    believed = rate < learnt * 1.1 && rate > learnt * 0.9 ? Math.min(believedAtMost, believed * 2) : believedFor;
    ceiling = learnt = Math.max(leastRate, Math.min(rate, Math.max(accepted, rate / 2, best * fewLeave)));
    rate = ceiling * margin;
    tokens = Math.min(tokens, 1 - (rate * restAfter(now - began)) / 1_000);
    filledAt = learntAt = changedAt = now;
  }

  return {
    slots(lane, open) {
      const all = latency > slowAbove ? mostOpenWhenSlow : mostOpen;
      return Math.max(0, all - (lane === 0 ? 0 : keptForLane0) - open);
    },
    take(now) {
      fill(now);
      if (tokens < 1 || begun.within(now - 1_000, now) >= aSecond()) return false;
      tokens -= 1;
      begun.note(now);
      return true;
    },
    ready(now) {
      fill(now);
      return Math.max(0, Math.min(Math.floor(tokens), aSecond() - begun.within(now - 1_000, now)));
    },
    nextAt(now) {
      fill(now);
      const token = tokens >= 1 ? now : now + Math.ceil(((1 - tokens) * 1_000) / rate);
      return begun.within(now - 1_000, now) >= aSecond() ? Math.max(token, begun.oldest(now - 1_000) + 1_001) : token;
    },
    ended(began, now, throttled, thread) {
      latency += (now - began - latency) / 16;
      measuredAt = now;
      if (ended.push({ at: now, throttled }) > 2 * among) ended = ended.slice(-among);
      if (throttled) learn(began, now, thread);
    },
    rate: () => rate,
  };
}

/**
 * Milliseconds that nothing leaves after a refusal that took so many: the second that the other side counts is full, and
 * for as long as nobody heard of it more was sent into it. Half a second at most, for it is no stop.
 */
const restAfter = (took: number) => Math.min(500, 100 + took);

/** When requests of the last seconds began, without those that were refused. */
function recent() {
  let times: number[] = [];
  return {
    note(at: number): void {
      times.push(at);
      if (times.length > 4_096) times = times.filter((time) => time > at - 3_000);
    },
    refused(at: number): void {
      const index = times.lastIndexOf(at);
      if (index >= 0) times.splice(index, 1);
    },
    /** How many began after `from` and not after `to`. */
    within(from: number, to: number): number {
      let count = 0;
      for (let index = times.length - 1; index >= 0; index -= 1) {
        const time = times[index] as number;
        if (time <= from) break;
        if (time <= to) count += 1;
      }
      return count;
    },
    /** The first that began after `from`. */
    oldest(from: number): number {
      return times.find((time) => time > from) ?? from;
    },
  };
}
