// Whether something was exercised or proven, asked of a domain's programme of exercises.
import type { Evidence } from './evidence.ts';
import type { Question } from './kpi-book.ts';
import type { ExerciseFact, HowExercised, Target } from './kpi-programme.ts';
import { monthsAgo } from './kpi-scope.ts';
import { dayOf } from './team.ts';

const isOf = (wanted: Target) => (one: Target) => one.target === wanted.target && one.id === wanted.id;

/**
 * What proves that a plan or a resource works: reports released here, and times of events that people confirmed.
 * Of an event with both, the report says it.
 */
export function provenOf({ programme }: Question['book'], of: Target, noted: readonly Evidence[]): readonly Evidence[] {
  const reported = programme.proofs.filter(isOf(of)).map(({ proof }) => proof);
  const known = new Set(reported.map(({ reference }) => reference));
  const ofEvents = noted.filter(({ reference }) => programme.events.has(reference) && !known.has(reference));
  return [...ofEvents, ...reported];
}

/** Exercises held within the window of the set, or still to come, newest and next first. */
export function howExercised(
  { book, set, at }: Question,
  fits: (exercise: ExerciseFact) => boolean,
): { readonly held: HowExercised | null; readonly planned: HowExercised | null } {
  const from = monthsAgo(at, set.exerciseMonths);
  const today = dayOf(at);
  const about = book.programme.exercises.filter(fits);
  const held = about
    .filter(({ heldOn: day }) => day !== null && day >= from && day <= today)
    .sort((one, other) => ((one.heldOn ?? '') < (other.heldOn ?? '') ? 1 : -1))[0];
  const planned = about
    .filter(({ heldOn: day, until }) => day === null && until >= today)
    .sort((one, other) => (one.until < other.until ? -1 : 1))[0];
  return {
    held: held ? { state: 'held', number: held.number } : null,
    planned: planned ? { state: 'planned', number: planned.number } : null,
  };
}

export const isAbout =
  (of: Target) =>
  ({ targets }: ExerciseFact): boolean =>
    targets.some(isOf(of));
