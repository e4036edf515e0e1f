// The two clocks of a run: exercise time, which a pause stops and a jump puts forward, and real time; and the one delay figure.
import type { ExerciseRun, RunClock } from './exercise-run.ts';

const minute = 60_000;

/** Milliseconds of exercise time at a moment. Counted, not read off a wall: midnight and the October hour change nothing. */
export const exerciseTime = ({ passed, since }: RunClock, at: number): number =>
  passed + (since === null ? 0 : Math.max(0, at - since));

/** When the exercise clock will show so many minutes, epoch milliseconds; null while it stands. */
export const realTimeOf = ({ passed, since }: RunClock, minutes: number): number | null =>
  since === null ? null : since + minutes * minute - passed;

/**
 * How far the run lies behind its script, milliseconds: real time since the start less exercise time. Pauses make it grow, a
 * jump makes it smaller; below 0 the run is ahead.
 */
export function delayOf(
  { startedAt, endedAt, clock }: Pick<ExerciseRun, 'startedAt' | 'endedAt' | 'clock'>,
  at: number,
) {
  if (startedAt === null) return 0;
  const until = endedAt === null ? at : Math.min(at, endedAt);
  return until - startedAt - exerciseTime(clock, until);
}
