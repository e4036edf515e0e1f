// Whether an alarm exercise reached its target: who answered of all asked, and how soon the crisis team was complete (BSI 200-4, 13.8.1).
import type { ExerciseGoal } from './exercise.ts';
import type { DrillFigures, DrillTarget, DrillVerdict, Verdict } from './exercise-run.ts';
import { numberOf, readHours } from './hours.ts';
import type { KpiSet } from './kpi.ts';

const minute = 60_000;

/** Percent of a text such as "90 %", "mind. 95 Prozent" or "100 % in 30 min"; null where it names none. */
function percentIn(text: string): number | null {
  const found = /(\d+(?:[.,]\d+)?)\s*(?:%|Prozent|percent)/i.exec(text)?.[1];
  const value = found === undefined ? undefined : numberOf(found);
  return value === undefined || value > 100 ? null : value;
}

/** Minutes of a text such as "30 min" or "100 % in 30 min"; null where it names none. */
function minutesIn(text: string): number | null {
  const plain = text.replace(/\d+(?:[.,]\d+)?\s*(?:%|Prozent|percent)/gi, ' ').replace(/\b(?:in|nach|within)\b/gi, ' ');
  const hours = readHours(plain.trim());
  return hours === undefined || hours === null || hours === 0 ? null : Math.round(hours * 60);
}

/** What the concept's goals say, the first of each kind; else what the figures K15 and K16 want of every alarm. */
export function targetOf(
  goals: readonly Pick<ExerciseGoal, 'target'>[],
  set: Pick<KpiSet, 'goals' | 'alarmMinutes'>,
): DrillTarget {
  const first = (read: (text: string) => number | null) =>
    goals.map(({ target }) => read(target)).find((one) => one !== null);
  const [percent, minutes] = [first(percentIn), first(minutesIn)];
  return {
    percent: percent ?? set.goals.K15.value,
    minutes: minutes ?? set.alarmMinutes,
    percentFrom: percent === undefined ? 'figures' : 'concept',
    minutesFrom: minutes === undefined ? 'figures' : 'concept',
  };
}

/** Percent of those asked who answered, one place behind the comma; 0 where nobody was asked. */
export const reachOf = ({ answered, asked }: Pick<DrillFigures, 'answered' | 'asked'>): number =>
  asked === 0 ? 0 : Math.round((answered / asked) * 1_000) / 10;

/** `lasted`: milliseconds from the alarm until its end. */
export function verdictOf(figures: DrillFigures, target: DrillTarget, lasted: number): DrillVerdict {
  const limit = target.minutes * minute;
  const { staffedAfter } = figures;
  const inTime = staffedAfter !== null && staffedAfter <= limit;
  // Not late but ended: perhaps it would have been complete in time.
  const isOpen = staffedAfter === null && lasted < limit;
  const staffed: Verdict = inTime ? 'met' : isOpen ? 'open' : 'missed';
  const isReached = figures.asked > 0 && reachOf(figures) >= target.percent;
  return { target, reach: isReached ? 'met' : lasted < limit ? 'open' : 'missed', staffed };
}

/** How one alarm exercise differs from an earlier one. */
export interface DrillDifference {
  /** Percentage points: above 0 more people were reached. */
  readonly reach: number;
  /** Minutes: below 0 the crisis team was complete sooner; null where one of both never was. */
  readonly staffed: number | null;
}

export function differenceOf(now: DrillFigures, before: DrillFigures): DrillDifference {
  const minutes = ({ staffedAfter }: DrillFigures) => (staffedAfter === null ? null : Math.ceil(staffedAfter / minute));
  const [one, other] = [minutes(now), minutes(before)];
  return {
    reach: Math.round((reachOf(now) - reachOf(before)) * 10) / 10,
    staffed: one === null || other === null ? null : one - other,
  };
}
