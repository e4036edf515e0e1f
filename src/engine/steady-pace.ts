// The pace of a way other than Teams: a steady rate that its gateway or server bears, and a short rest when it says slower.
import type { Pace } from './pace.ts';

export interface SteadySettings {
  /** Messages a second. */
  readonly perSecond: number;
  /** Messages reserved at most at once; they bound what a crash can repeat. */
  readonly mostOpen: number;
}

/** Slots that only the crisis team's messages may use. */
const keptForLane0 = 2;
/** After "too many" nothing leaves this way for so long, milliseconds; what was refused waits by its own wish. */
const restAfterRefusal = 1_000;

/** Nothing is learnt: what one message may wait for is said by its own refusal. */
export function steadyPace({ perSecond, mostOpen }: SteadySettings): Pace {
  const burst = Math.max(1, perSecond);
  let tokens = burst;
  let filledAt = Number.NEGATIVE_INFINITY;
  let restsUntil = Number.NEGATIVE_INFINITY;

  function fill(now: number): void {
    if (filledAt !== Number.NEGATIVE_INFINITY && now > filledAt) {
      tokens = Math.min(burst, tokens + ((now - filledAt) * perSecond) / 1_000);
    }
    filledAt = Math.max(filledAt, now);
  }

  return {
    slots: (lane, open) => Math.max(0, mostOpen - (lane === 0 ? 0 : keptForLane0) - open),
    take(now) {
      fill(now);
      if (tokens < 1 || now < restsUntil) return false;
      tokens -= 1;
      return true;
    },
    ready(now) {
      fill(now);
      return now < restsUntil ? 0 : Math.floor(tokens);
    },
    nextAt(now) {
      fill(now);
      const token = tokens >= 1 ? now : now + Math.ceil(((1 - tokens) * 1_000) / perSecond);
      return Math.max(token, restsUntil);
    },
    ended(_began, now, throttled) {
      if (throttled) restsUntil = now + restAfterRefusal;
    },
    rate: () => perSecond,
  };
}
