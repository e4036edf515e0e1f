// Runs seeds one after the other and adds up what came of them.
import { pairs } from './faults.ts';
import { type Ran, run } from './run.ts';

export interface Sum {
  readonly seeds: number;
  /** Seeds with at least one violation. */
  readonly failed: readonly number[];
  readonly posts: number;
  readonly copies: number;
  readonly presses: number;
  /** Pairs of fault classes that met in one run, of all there are. */
  readonly pairsMet: number;
  readonly pairs: number;
  /** Seconds on the runs' clocks and of computing time, and how often the latter fits into the former. */
  readonly simulatedSeconds: number;
  readonly cpuSeconds: number;
  readonly compression: number;
}

export async function simulate(from: number, seeds: number, each: (ran: Ran) => void): Promise<Sum> {
  const failed: number[] = [];
  const met = new Set<string>();
  const sum = { posts: 0, copies: 0, presses: 0, passed: 0 };
  const before = process.cpuUsage();
  for (let seed = from; seed < from + seeds; seed += 1) {
    const ran = await run(seed);
    each(ran);
    if (ran.violations.length > 0) failed.push(seed);
    for (const one of ran.faults) for (const other of ran.faults) if (one < other) met.add(`${one} ${other}`);
    sum.posts += ran.counts.posts;
    sum.copies += ran.counts.copies;
    sum.presses += ran.counts.presses;
    sum.passed += ran.passed;
  }
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1_000_000;
  const { passed, ...counts } = sum;
  const times = { simulatedSeconds: Math.round(passed / 1_000), cpuSeconds: Math.round(cpuSeconds * 10) / 10 };
  const compression = Math.round(passed / 1_000 / cpuSeconds);
  return { seeds, failed, ...counts, pairsMet: met.size, pairs, ...times, compression };
}
