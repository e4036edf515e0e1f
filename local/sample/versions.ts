/** A year of history: each record of a register with the versions it went through, and when. */
import { canonical } from '../../src/domain/chain.ts';

export interface Version<Value> {
  readonly id: string;
  /** As it stands now. */
  readonly now: Value;
  /** All versions, the oldest first; epoch milliseconds. */
  readonly versions: readonly { readonly at: number; readonly value: Value }[];
}

const day = 24 * 3_600_000;
/** Mid-November 2025, April and September 2026, in the morning; records follow one another day by day. */
const rounds = [Date.UTC(2025, 10, 17, 9), Date.UTC(2026, 3, 20, 8), Date.UTC(2026, 8, 7, 8)];

/** Versions at the rounds of the year; `index` spreads the records over the days of each. Fewer versions: the latest rounds. */
export function versionsOf<Value>(id: string, index: number, values: readonly Value[]): Version<Value> {
  const from = rounds.slice(-values.length);
  const all = values.map((value, n) => ({ at: (from[n] ?? 0) + (index % 40) * day + index * 420_000, value }));
  // What is equal to the version before it would not be written.
  const versions = all.filter(({ value }, n) => n === 0 || canonical(value) !== canonical(all[n - 1]?.value));
  return { id, now: values.at(-1) as Value, versions };
}
