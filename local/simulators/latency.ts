/** How long the simulated services take: log-normal times that a seed repeats, and that can get slower in mid-run. */
import { chance } from './chance.ts';

export type LatencyOptions = {
  /** half of the calls take less; milliseconds */
  medianMs: number;
  /** spread of the logarithm: 0 is always the median, 0.5 gives a 99th percentile of about three times the median */
  sigma: number;
  seed: number;
  /** no call takes longer; absent: 60 s */
  longestMs?: number;
};

export type Latency = {
  /** The time of the next call in whole milliseconds; fits as the option `latency` of the simulators. */
  next: () => number;
  /** From now on calls take `factor` times as long; 1 is as at the start. */
  slow(factor: number): void;
};

export function createLatency({ medianMs, sigma, seed, longestMs = 60_000 }: LatencyOptions): Latency {
  const draw = chance(seed, 'latency');
  let slower = 1;

  /** Box and Muller: two even numbers give one that is spread normally. */
  function normal(): number {
    return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  }

  return {
    next: () => Math.min(longestMs, Math.round(medianMs * slower * Math.exp(sigma * normal()))),
    slow: (factor) => {
      slower = factor;
    },
  };
}
