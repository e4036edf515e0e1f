// How fast and how much at once: the learnt rate, its cuts, the open slots and those kept for the crisis team.
import { describe, expect, it } from 'vitest';
import { type Pace, pace } from '../../src/engine/pace.ts';

const start = 1_000_000;

/** Starts as many sends of a lane as may start in so many milliseconds; each ends at once unless they `stay`. */
function burst(of: Pace, from: number, ms: number, { lane = 2, stay = false }: { lane?: 0 | 2; stay?: boolean } = {}) {
  let started = 0;
  for (let now = from; now < from + ms; now += 10) {
    while (of.free(lane, now) > 0) {
      of.start(now);
      started += 1;
      if (!stay) of.end(now, false);
    }
  }
  return started;
}

describe('the rate', () => {
  it('begins a little under what Teams announces, and never bursts above it', () => {
    const of = pace();
    expect(of.rate()).toBe(45);
    const first = burst(of, start, 1_000);
    expect(first).toBeGreaterThanOrEqual(44);
    expect(first).toBeLessThanOrEqual(50);
  });

  it('after a rest allows a tenth of a second at once, not a second', () => {
    const of = pace();
    of.free(2, start);
    expect(of.free(2, start + 60_000)).toBeLessThanOrEqual(5);
  });

  it('grows by half a message per second without throttling, up to 50', () => {
    const of = pace();
    burst(of, start, 3_000);
    expect(of.rate()).toBeGreaterThan(45.9);
    expect(of.rate()).toBeLessThan(47.1);
    burst(of, start + 3_000, 20_000);
    expect(of.rate()).toBe(50);
  });

  it('falls by a fifth when throttled, at most once in a second', () => {
    const of = pace();
    of.free(0, start);
    const rate = of.rate();
    const throttled = (now: number) => {
      of.start(now);
      of.end(now, true);
      return of.rate();
    };
    const within = [0, 1, 500, 999].map((after) => throttled(start + after));
    expect(within).toEqual([1, 2, 3, 4].map(() => rate * 0.8));
    // A second without a cut had let it grow by half a message before the next one.
    expect(throttled(start + 1_000)).toBeCloseTo((rate * 0.8 + 0.5) * 0.8);
  });

  it('is never a stop: it keeps at two messages a second, and recovers', () => {
    const of = pace();
    for (let second = 0; second < 60; second += 1) {
      of.start(start + second * 1_000);
      of.end(start + second * 1_000, true);
    }
    expect(of.rate()).toBeCloseTo(2);
    expect(burst(of, start + 60_000, 5_000)).toBeGreaterThanOrEqual(10);
    expect(of.rate()).toBeGreaterThan(4);
  });

  it('says when the next request may leave, not early', () => {
    const of = pace();
    burst(of, start, 10);
    const next = of.nextAt(start) ?? 0;
    expect(next).toBeGreaterThan(start);
    expect(of.free(0, next - 1)).toBe(0);
    expect(of.free(0, next)).toBe(1);
    expect(of.nextAt(next)).toBe(next);
  });

  it('does not care when the clock jumps back', () => {
    const of = pace();
    burst(of, start, 500);
    expect(of.free(0, start - 3_600_000)).toBe(0);
    expect(of.nextAt(start + 500)).toBeLessThanOrEqual(start + 600);
  });
});

describe('the slots', () => {
  it('are 32, of which 8 only serve the crisis team', () => {
    const of = pace();
    expect(burst(of, start, 5_000, { lane: 2, stay: true })).toBe(24);
    expect(of.free(2, start + 5_000)).toBe(0);
    expect(burst(of, start + 5_000, 5_000, { lane: 0, stay: true })).toBe(8);
    expect(of.open()).toBe(32);
    expect(of.nextAt(start + 10_000)).toBeNull();
  });

  it('that become free serve the next', () => {
    const of = pace();
    burst(of, start, 5_000, { lane: 0, stay: true });
    expect(of.free(0, start + 5_000)).toBe(0);
    of.end(start + 5_000, false);
    expect(of.free(0, start + 5_000)).toBe(1);
    expect(of.nextAt(start + 5_000)).toBe(start + 5_000);
  });
});
