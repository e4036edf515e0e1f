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

/** Euros for what leaves the moment an alarm is raised; what the ladder sends later is not in it. */
export function priceAtOnce(prices: Prices, raise: Raise, turn: Turn): number {
  const raised = alarms
    .decide(emptyAlarm, raise, turn)
    .reduce((state, entry) => alarms.apply(state, entry, turn), emptyAlarm);
  const messages = Object.values(raised.ledger.deliveries);
  return ways.reduce((sum, way) => sum + priceOf(prices, messages.filter((item) => item.way === way).length, way), 0);
}
