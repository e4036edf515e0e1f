// How fast and how much at once: the learnt rate, what a refusal teaches, and the slots kept for the crisis team.
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../local/simulation/chance.ts';
import { type Pace, pace } from '../../src/engine/pace.ts';

const start = 1_000_000;

interface Course {
  limit?: number;
  /** Milliseconds until a refusal is heard. */
  refusedIn?: number;
  before?: readonly number[];
}

/** Takes as many requests as it may for so many milliseconds, a look every 5 ms; each that is taken lasts 200 ms. */
function run(of: Pace, from: number, ms: number, course: Course = {}) {
  const { limit = Number.POSITIVE_INFINITY, refusedIn = 200, before = [] } = course;
  const taken = [...before];
  let open: { began: number; ends: number; refused: boolean }[] = [];
  let refused = 0;
  for (let now = from; now < from + ms; now += 5) {
    for (const { began, ends, refused: was } of open) if (ends <= now) of.ended(began, now, was);
    open = open.filter(({ ends }) => ends > now);
    while (of.take(now)) {
      const isRefused = taken.filter((at) => at > now - 1_000).length >= limit;
      if (isRefused) refused += 1;
      else taken.push(now);
      open.push({ began: now, ends: now + (isRefused ? refusedIn : 200), refused: isRefused });
    }
  }
  return { taken, refused };
}

const mostInASecond = (taken: readonly number[]) =>
  Math.max(...taken.map((at) => taken.filter((other) => other > at - 1_000 && other <= at).length));

describe('the rate', () => {
  it('begins a little under what Teams announces, and never sends more than that in any second', () => {
    const of = pace();
    expect(of.rate()).toBe(45);
    const { taken } = run(of, start, 30_000);
    expect(mostInASecond(taken)).toBeLessThanOrEqual(50);
    expect(taken.filter((at) => at < start + 1_000).length).toBeGreaterThanOrEqual(44);
  });

  it('after a rest allows a tenth of a second at once, not a second', () => {
    const of = pace();
    of.take(start);
    const later = start + 60_000;
    let burst = 0;
    while (of.take(later)) burst += 1;
    expect(burst).toBeLessThanOrEqual(5);
    expect(burst).toBeGreaterThan(1);
  });

  it('grows by half a message per second without refusals, up to a hair under what is announced', () => {
    const of = pace();
    run(of, start, 3_000);
    expect(of.rate()).toBeGreaterThan(45.9);
    expect(of.rate()).toBeLessThan(47.1);
    run(of, start + 3_000, 20_000);
    expect(of.rate()).toBeCloseTo(49.5);
  });

  it('falls to what was really accepted when it is refused, and stays there', () => {
    const of = pace();
    const { taken, refused } = run(of, start, 15_000, { limit: 30 });
    expect(of.rate()).toBeCloseTo(29.7, 0);
    expect(refused).toBeLessThanOrEqual(13);
    expect(taken.length).toBeGreaterThan(0.95 * 30 * 15);
  });

  it('falls by half at most, so that one refusal in a quiet moment does not stop it', () => {
    const of = pace();
    of.take(start);
    of.ended(start, start + 100, true);
    expect(of.rate()).toBeCloseTo(22.5 * 0.99);
  });

  it('is not the matter of a single chat that refuses while little leaves, however often', () => {
    const of = pace();
    for (let now = start; now < start + 60_000; now += 3_000) {
      of.take(now);
      of.ended(now, now + 100, true, 'anna');
      expect([of.nextAt(now + 100), of.take(now + 100)]).toEqual([now + 100, true]);
      of.ended(now + 100, now + 300, false, 'ben');
    }
    expect(of.rate()).toBeGreaterThanOrEqual(45);
  });

  it('falls when a second chat refuses within two seconds, and by a single one while much leaves', () => {
    const quiet = pace();
    for (const [at, thread] of [
      [start, 'anna'],
      [start + 1_500, 'ben'],
    ] as const) {
      quiet.take(at);
      quiet.ended(at, at + 100, true, thread);
    }
    expect(quiet.rate()).toBeLessThan(23);
    const busy = pace();
    for (let now = start; now < start + 950; now += 25) busy.take(now);
    busy.ended(start + 925, start + 950, true, 'anna');
    expect(busy.rate()).toBeLessThan(40);
  });

  it('finds a limit that halves without knocking long on a second that is full', () => {
    for (const [refusedIn, most] of [
      [5, 10],
      [50, 13],
      [200, 20],
    ] as const) {
      const of = pace();
      const { taken: before } = run(of, start, 30_000, { limit: 50 });
      const { refused } = run(of, start + 30_000, 10_000, { limit: 25, refusedIn, before });
      expect([refusedIn, refused > 0, refused <= most]).toEqual([refusedIn, true, true]);
      expect([of.rate() > 22, of.rate() < 25]).toEqual([true, true]);
    }
  });

  it.each([
    [0.01, 38],
    [0.03, 15],
  ])('is not worn down by refusals that come by chance, %d of all: %d a second are kept', (share, kept) => {
    const of = pace();
    const by = chanceOf('refusals');
    let taken = 0;
    let open: { began: number; ends: number; refused: boolean }[] = [];
    for (let now = start; now < start + 600_000; now += 5) {
      for (const { began, ends, refused } of open) if (ends <= now) of.ended(began, now, refused, `chat-${began}`);
      open = open.filter(({ ends }) => ends > now);
      while (of.take(now)) {
        taken += 1;
        open.push({ began: now, ends: now + 200, refused: by.next() < share });
      }
    }
    // Four and three a second would be an hour and more for 13,500 people.
    expect(taken / 600).toBeGreaterThan(kept);
  });

  it('rests half a second at most when a refusal was long on its way', () => {
    const of = pace();
    of.take(start);
    of.ended(start, start + 10_000, true);
    expect(of.nextAt(start + 10_000) - start - 10_000).toBeCloseTo(500, -1);
  });

  it('learns once from what was on its way together', () => {
    const of = pace();
    for (let now = start; now < start + 400; now += 25) of.take(now);
    for (let now = start; now < start + 400; now += 25) of.ended(now, start + 500, now > start + 200);
    expect(of.rate()).toBeCloseTo(22.5 * 0.99);
  });

  it('tries a learnt limit again, ever more rarely while it stands, and finds a new one', () => {
    const of = pace();
    const { refused } = run(of, start, 450_000, { limit: 30 });
    expect(refused).toBeLessThanOrEqual(25);
    const { taken } = run(of, start + 450_000, 400_000);
    expect(of.rate()).toBeCloseTo(49.5);
    expect(taken.length).toBeGreaterThan(40 * 400 * 0.75);
  });

  it('is never a stop: it keeps at two messages a second', () => {
    const of = pace();
    for (let now = start; now < start + 60_000; now += 500) {
      if (of.take(now)) of.ended(now, now + 1, true);
    }
    expect(of.rate()).toBeGreaterThanOrEqual(2 * 0.99);
  });

  it('says when the next request may leave', () => {
    const of = pace();
    while (of.take(start));
    const next = of.nextAt(start);
    expect(next).toBeGreaterThan(start);
    expect(of.take(next - 1)).toBe(false);
    expect(of.take(next)).toBe(true);
  });
});

describe('the slots', () => {
  it('are 32, of which 8 are for the crisis team alone', () => {
    const of = pace();
    expect([of.slots(0, 0), of.slots(1, 0), of.slots(2, 0)]).toEqual([32, 24, 24]);
    expect([of.slots(0, 24), of.slots(2, 24)]).toEqual([8, 0]);
    expect([of.slots(0, 32), of.slots(2, 32)]).toEqual([0, 0]);
  });

  it('are 32 again after half a minute without any call: nobody knows that they are slow', () => {
    const of = pace();
    for (let n = 0; n < 40; n += 1) of.ended(start, start + 2_000, false);
    of.take(start + 3_000);
    expect(of.slots(0, 0)).toBe(64);
    of.take(start + 33_000);
    expect(of.slots(0, 0)).toBe(32);
  });

  it('are 64 while calls take longer than 0.7 s, and 32 again when they are quick', () => {
    const of = pace();
    for (let count = 0; count < 60; count += 1) of.ended(start, start + 900, false);
    expect(of.slots(0, 0)).toBe(64);
    for (let count = 0; count < 60; count += 1) of.ended(start, start + 200, false);
    expect(of.slots(0, 0)).toBe(32);
  });
});
