// What the ladder will do next for a role, if nobody answers until then.
import type { Alarm, AlarmRole } from './alarm.ts';
import type { StepAct } from './escalation.ts';
import { isSettled, postOf } from './staffing.ts';
import { peopleFor } from './staffing-rules.ts';
import type { Addressed } from './staffing-words.ts';

/** A step that is still to come. `at` is epoch milliseconds; `people` whom it would address as things stand now. */
export interface StepAhead {
  readonly at: number;
  readonly act: StepAct;
  readonly rank: number;
  readonly people: readonly Addressed[];
}

/** The next step that would do something; null when none is left or nothing is waited for. */
export function stepAhead(alarm: Alarm, role: AlarmRole): StepAhead | null {
  if (alarm.status !== 'open' || isSettled(alarm, role)) return null;
  const { step, since, unfilledAt } = postOf(alarm, role.kind);
  for (const { after, act, rank, ways } of alarm.ladder.slice(step)) {
    const people = peopleFor(alarm, role, act, rank, ways);
    const doesSomething = act === 'decide' ? unfilledAt === null : people.length > 0;
    if (doesSomething) return { at: since + after * 60_000, act, rank, people };
  }
  return null;
}
