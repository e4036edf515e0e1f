// Who sees what of an exercise and may give it which command: those who plan there, the management, who plays, everybody in it.
import type { BcDomain } from './bc-domain.ts';
import type { Exercise, ExerciseCommand, ExerciseRole } from './exercise.ts';
import { needsManagement } from './exercise-rules.ts';
import { isOf } from './partition.ts';
import { mayEditRegister, maySeeRegister, type Who } from './roles.ts';

const roleOf = (who: Who, { concept }: Exercise): ExerciseRole | null =>
  who.kind === 'person' ? (concept?.takings.find(({ person }) => person === who.id)?.role ?? null) : null;

/** Exercise roles that know the script: all but those who practise, and those who only know something or own a test. */
const knowing: readonly ExerciseRole[] = ['LEAD', 'AUTHOR', 'RECORDER', 'OBSERVER', 'SUPPORT'];

const isManagement = (who: Who, { management }: Pick<Exercise, 'management'>) =>
  who.kind === 'person' && management.includes(who.id);

/** The year plan of a domain: coordinators and those who alarm there, and its Behördenleitung, which releases it. */
export function maySeeExercises(who: Who, { id, management = [] }: Pick<BcDomain, 'id' | 'management'>): boolean {
  return maySeeRegister(who, id) || (who.kind === 'person' && management.includes(who.id));
}

/** Planning exercises: coordinators (BCB) and those who alarm in the domain. */
export const mayPlanExercises = (who: Who, domain: string): boolean => mayEditRegister(who, domain);

/**
 * Concept and script: who plans there or releases, and who plays in it. Whoever practises never sees it – but who wrote in
 * it knows it already.
 */
export function maySeeScript(who: Who, exercise: Exercise): boolean {
  if (who.kind === 'system' || exercise.status === 'none') return false;
  const role = roleOf(who, exercise);
  if (role !== null) return knowing.includes(role) || exercise.authors.includes(who.id);
  return maySeeRegister(who, exercise.domain) || isManagement(who, exercise);
}

/** That there is such an exercise: who plans there, and everybody in it once it was announced or runs. */
export function maySeeExercise(who: Who, exercise: Exercise): boolean {
  if (exercise.status === 'none') return false;
  if (maySeeScript(who, exercise) || maySeeRegister(who, exercise.domain)) return true;
  const isKnown = exercise.announcedAt !== null || exercise.startedAt !== null;
  return isManagement(who, exercise) || (isKnown && roleOf(who, exercise) !== null);
}

/** What whoever leads the exercise does, whatever else she may. */
const ofLead: readonly ExerciseCommand['type'][] = ['announce', 'start', 'end', 'abort', 'evaluate', 'report'];

/** Whether a person may give this command; whether it is possible now is for the rules to say. */
export function mayWithExercise(who: Who, id: string, command: ExerciseCommand, exercise: Exercise): boolean {
  if (who.kind === 'system' || command.type === 'repeat') return false;
  if (command.type === 'plan') return isOf(command.domain, id) && mayPlanExercises(who, command.domain);
  if (exercise.status === 'none') return false;
  if (command.type === 'release') {
    // Not allowed to see the script: cannot say that it is right.
    const isAsked = mayPlanExercises(who, exercise.domain) || isManagement(who, exercise);
    return isAsked && (maySeeScript(who, exercise) || needsManagement(exercise));
  }
  if (command.type === 'write-concept') return mayPlanExercises(who, exercise.domain) && maySeeScript(who, exercise);
  if (ofLead.includes(command.type) && roleOf(who, exercise) === 'LEAD') return true;
  return mayPlanExercises(who, exercise.domain);
}
