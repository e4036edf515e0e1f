// The simulation itself: the same seed gives the same run to the last bit, and what once failed stays mended.
import { describe, expect, test } from 'vitest';
import { faultNames, pairOf, pairs } from './faults.ts';
import { regressionSeeds } from './regression-seeds.ts';
import { run } from './run.ts';
import { simulate } from './simulate-many.ts';

const seeds = 200;

describe('a seed is a run', () => {
  test.each([7, 40, 93])('two runs of seed %i are bit-identical', async (seed) => {
    const [one, other] = [await run(seed), await run(seed)];
    expect(one.history.events.length).toBeGreaterThan(100);
    expect(other.hash()).toBe(one.hash());
  });

  test('another seed is another run', async () => {
    const [one, other] = [await run(1), await run(2)];
    expect(other.hash()).not.toBe(one.hash());
  });

  test('seeds in a row meet every pair of fault classes', () => {
    const met = new Set(Array.from({ length: pairs }, (_, number) => pairOf(number * 7).join(' ')));
    expect(met.size).toBe((faultNames.length * (faultNames.length - 1)) / 2);
  });
});

describe('nothing is lost, doubled without a reason, late or stale', () => {
  test(`in ${seeds} seeded runs`, { timeout: 600_000 }, async () => {
    const found: string[] = [];
    const sum = await simulate(1, seeds, ({ seed, violations }) => {
      found.push(...violations.map(({ rule, what }) => `seed ${seed}: ${rule}: ${what}`));
    });
    expect(found).toEqual([]);
    // Runs in which nothing happened would prove nothing.
    expect(sum.posts).toBeGreaterThan(20 * seeds);
    expect(sum.copies).toBeGreaterThan(seeds / 10);
    expect(sum.presses).toBeGreaterThan(5 * seeds);
    expect(sum.pairsMet).toBeGreaterThan(0.6 * pairs);
  });

  test.each(regressionSeeds)('seed $seed, which once broke $rule', async ({ seed }) => {
    expect((await run(seed)).violations).toEqual([]);
  });

  test('without faults everybody asked gets exactly one alarm', async () => {
    const { counts, violations, history } = await run(5, { faults: [], people: 12 });
    expect(violations).toEqual([]);
    expect(counts.copies).toBe(0);
    expect(history.events.filter((event) => event.kind === 'logged')).toEqual([]);
  });
});
