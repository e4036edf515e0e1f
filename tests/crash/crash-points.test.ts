// The real process is killed once at every boundary of a small alarm and of a recovery; every promise holds each time.
import { describe, expect, it } from 'vitest';
import { bundleProduct } from './bundle.ts';
import { runPoints, usualLanes } from './run-points.ts';

describe('a kill at any moment', () => {
  it('loses nobody, doubles only what was on its way, and leaves a journal that explains it', {
    timeout: 900_000,
  }, async () => {
    const said: string[] = [];
    const result = await runPoints({
      script: await bundleProduct('test'),
      speed: 10,
      lanes: usualLanes,
      times: 1,
      only: null,
      say: (line) => void said.push(line),
    });
    const { points, broken, missed, deaths, duplicates, seconds } = result;
    console.log(`${points.length} points, ${deaths} deaths, ${duplicates} duplicates, ${Math.round(seconds)} s`);
    expect(broken).toEqual([]);
    expect(result.played).toBe(points.length);
    // A small alarm with a channel and three holders has so many moments; fewer would be a runner that looks away.
    expect(points.length).toBeGreaterThan(150);
    expect(points.filter(({ after }) => after !== null).length).toBeGreaterThan(15);
    // A few redraws are put together as it happens; such a moment may fail to come in every try.
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(points.length / 20);
    expect(deaths).toBeGreaterThanOrEqual(points.length - missed.length);
    expect(said).toHaveLength(points.length);
  });
});
