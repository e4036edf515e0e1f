// How fast and how much at once: the learnt rate of the deployment and the open slots.
import type { Lane } from '../domain/model.ts';

/** Requests per second at the start; Teams announces 50 per app and tenant (quality.md 1.3). */
const startRate = 45;
const leastRate = 2;
const mostRate = 50;
const mostOpen = 32;
/** Slots that only lane 0 may use, so that hung calls of others cannot block it. */
const keptForLane0 = 8;

export interface Pace {
  /** How many sends of this lane may start now. */
  free(lane: Lane, now: number): number;
  /** Notes that a send starts. */
  start(now: number): void;
  /** Notes that a send ended; `throttled` when the other side asked to slow down. */
  end(now: number, throttled: boolean): void;
  /** When the next request may leave, epoch milliseconds; null when only a finished send helps. */
  nextAt(now: number): number | null;
  rate(): number;
  open(): number;
}

/** Additive increase, multiplicative decrease; never a stop. */
export function pace(): Pace {
  let rate = startRate;
  let tokens = 1;
  let filledAt = 0;
  let loweredAt = 0;
  let raisedAt = 0;
  let open = 0;

  function fill(now: number): void {
    if (now <= filledAt) return;
    if (now - Math.max(raisedAt, loweredAt) >= 1_000) {
      rate = Math.min(mostRate, rate + 0.5);
      raisedAt = now;
    }
    // A tenth of a second may burst: more would break the per-second limit after a pause.
    tokens = Math.min(Math.max(1, rate / 10), tokens + ((now - filledAt) * rate) / 1_000);
    filledAt = now;
  }

  return {
    free(lane, now) {
      fill(now);
      const slots = mostOpen - (lane === 0 ? 0 : keptForLane0) - open;
      return Math.max(0, Math.min(slots, Math.floor(tokens)));
    },
    start(now) {
      fill(now);
      tokens -= 1;
      open += 1;
    },
    end(now, throttled) {
      open -= 1;
      if (!throttled || now - loweredAt < 1_000) return;
      rate = Math.max(leastRate, rate * 0.8);
      loweredAt = now;
    },
    nextAt(now) {
      if (open >= mostOpen) return null;
      fill(now);
      return tokens >= 1 ? now : now + Math.ceil(((1 - tokens) * 1_000) / rate);
    },
    rate: () => rate,
    open: () => open,
  };
}
