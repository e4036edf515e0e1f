// What messages cost, so that it can be shown before they are sent. Teams and mail cost nothing by the piece.
import { emptyAlarm, type Raise } from './alarm.ts';
import { alarms } from './alarm-rules.ts';
import type { Turn } from './model.ts';
import { type Way, ways } from './ways.ts';

/** Euros for one message or call by way; a way that is not named costs nothing, or nobody said what. */
export type Prices = Readonly<Partial<Record<Way, number | null>>>;

/** Euros for one message of one segment, or one call, to so many people. */
function priceOf(prices: Prices, people: number, way: Way): number {
  return people * (prices[way] ?? 0);
}

/**
 * Euros for what leaves the moment an alarm is raised; what the ladder sends later is not in it. `beside`: the ways of
 * what leaves with it, such as the question for a second yes.
 */
export function priceAtOnce(prices: Prices, raise: Raise, turn: Turn, beside: readonly Way[] = []): number {
  const raised = alarms
    .decide(emptyAlarm, raise, turn)
    .reduce((state, entry) => alarms.apply(state, entry, turn), emptyAlarm);
  const all = [...Object.values(raised.ledger.deliveries).map(({ way }) => way), ...beside];
  return ways.reduce((sum, way) => sum + priceOf(prices, all.filter((item) => item === way).length, way), 0);
}
