// The template we compare ourselves with: it sends evenly while nobody refuses, and stands still when somebody does.
import { describe, expect, it } from 'vitest';
import { companyCommunicator } from '../../bench/company-communicator.ts';
import { chanceOf } from '../../local/simulation/chance.ts';
import { simulatedClock } from '../../local/simulation/clock.ts';
import { createLimiter, documentedLimits } from '../../local/simulators/teams-limits.ts';
import type { Transport } from '../../src/single-attempts.ts';

/** So many messages against so many requests a second; answers when each arrived, and how often it was refused. */
async function run(messages: number, perSecond: number, instances: number) {
  const clock = simulatedClock(0);
  const limiter = createLimiter({ ...documentedLimits, app: [{ ms: 1_000, max: perSecond }] }, clock.now);
  let refused = 0;
  const transport: Transport = {
    async send({ url }) {
      const early = limiter.admit('send', url);
      await clock.pause(200);
      if (early > 0) refused += 1;
      return { status: early > 0 ? 429 : 201, text: '', retryAfter: undefined };
    },
    wasSent: () => true,
    close: async () => undefined,
  };
  const urls = Array.from({ length: messages }, (_, index) => `http://teams.invalid/${index}`);
  const { arrivals } = companyCommunicator({ clock, chance: chanceOf(1), transport }, urls, instances);
  await clock.runUntil(86_400_000, () => arrivals.length === messages);
  return { arrivals, refused };
}

describe('the template', () => {
  it('sends everything without a pause as long as it stays under the limit', async () => {
    const { arrivals, refused } = await run(1_000, 60, 1);
    expect(arrivals).toHaveLength(1_000);
    expect(refused).toBe(0);
    expect(arrivals.at(-1)).toBeLessThan(60_000);
  });

  it('stands still for more than ten minutes when it was refused for long, and still reaches everybody', async () => {
    const { arrivals, refused } = await run(1_000, 10, 3);
    expect(arrivals).toHaveLength(1_000);
    expect(refused).toBeGreaterThan(100);
    const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? at));
    expect(Math.max(...gaps)).toBeGreaterThan(600_000);
  });
});
