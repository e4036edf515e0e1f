// All figures of a domain at a moment: counted, summed up, in the order of the set.
import { type Figure, type KpiId, kpiIds } from './kpi.ts';
import type { Counted, Item, ItemState, Question } from './kpi-book.ts';
import { effectOf } from './kpi-effect.ts';
import { progressOf } from './kpi-progress.ts';

/** Everything the set shows, with the items that each figure counts. */
export function countAll(question: Question): readonly Counted[] {
  const counted = new Map([...progressOf(question), ...effectOf(question)].map((one) => [one.id, one]));
  return kpiIds.flatMap((id) => counted.get(id) ?? []);
}

/** One figure with its items; undefined when the set does not show it. */
export function countOne(question: Question, id: KpiId): Counted | undefined {
  const only = { ...question, set: { ...question.set, shown: question.set.shown.filter((one) => one === id) } };
  return [...progressOf(only), ...effectOf(only)][0];
}

const countsPlanned: readonly KpiId[] = ['K8', 'K9', 'K10'];

const howMany = (items: readonly Item[], state: ItemState) => items.filter((one) => one.state === state).length;

/** The sums of what was counted. */
export function sumUp({ id, items, minutes = [] }: Counted): Figure {
  const sums = {
    met: howMany(items, 'met'),
    open: howMany(items, 'open'),
    unknown: howMany(items, 'unknown'),
    ...(countsPlanned.includes(id) ? { planned: items.filter(({ by }) => by?.state === 'planned').length } : {}),
  };
  if (minutes.length === 0) return { id, ...sums };
  return { id, ...sums, times: { p50: percentile(minutes, 0.5), p90: percentile(minutes, 0.9) } };
}

/** The smallest value that so many of all do not exceed, in whole minutes. */
function percentile(minutes: readonly number[], part: number): number {
  const sorted = [...minutes].sort((one, other) => one - other);
  return Math.ceil(sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0);
}
