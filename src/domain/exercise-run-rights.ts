// Who steers a run, watches it, plays in it, and who may end it because something really happened (BSI 200-4, 13.5).
import type { ExerciseRole } from './exercise.ts';
import { mayPlanExercises } from './exercise-rights.ts';
import { type ExerciseRun, type RunCommand, roleIn } from './exercise-run.ts';
import { isOf } from './partition.ts';
import type { Who } from './roles.ts';

/** Übungsleitung, who wrote the script, and who plays the outside world: they put injects in and say what came of them. */
const playing: readonly ExerciseRole[] = ['LEAD', 'AUTHOR', 'SUPPORT'];
const watching: readonly ExerciseRole[] = [...playing, 'RECORDER', 'OBSERVER'];

const ownRole = (who: Who, run: ExerciseRun): ExerciseRole | null =>
  who.kind === 'person' ? roleIn(run, who.id) : null;

/** Whoever plans in the domain and does not practise herself. */
const plansIt = (who: Who, run: ExerciseRun) => ownRole(who, run) === null && mayPlanExercises(who, run.domain);

/** Injects and marks: the control team. */
export function mayPlayInjects(who: Who, run: ExerciseRun): boolean {
  const role = ownRole(who, run);
  return (role !== null && playing.includes(role)) || plansIt(who, run);
}

/** Start, pause, end, abort: whoever leads it, and who plans in the domain. */
export const maySteerRun = (who: Who, run: ExerciseRun): boolean => ownRole(who, run) === 'LEAD' || plansIt(who, run);

/** The board with the whole script, answers and observations: nobody who practises. */
export function maySeeBoard(who: Who, run: ExerciseRun): boolean {
  const role = ownRole(who, run);
  return (role !== null && watching.includes(role)) || plansIt(who, run);
}

const isInRun = (who: Who, run: ExerciseRun): boolean =>
  who.kind === 'person' &&
  (roleIn(run, who.id) !== null || run.injects.some(({ receivers }) => receivers.includes(who.id)));

/** Whether a person may give this command; whether it is possible now is for the rules to say. */
export function mayWithRun(who: Who, id: string, command: RunCommand, run: ExerciseRun): boolean {
  if (who.kind === 'system') return false;
  switch (command.type) {
    case 'announce':
      return isOf(command.domain, id) && (mayPlanExercises(who, command.domain) || command.people.includes(who.id));
    case 'begin': {
      const { plan } = command;
      return isOf(plan.domain, id) && maySteerRun(who, { ...run, ...plan });
    }
    case 'pause':
    case 'resume':
    case 'jump':
    case 'end':
    case 'abort':
      return maySteerRun(who, run);
    case 'play':
    case 'skip':
    case 'improvise':
    case 'mark':
      return mayPlayInjects(who, run);
    case 'observe':
      return maySeeBoard(who, run);
    case 'answer':
      return isInRun(who, run);
    case 'real-event':
      return isInRun(who, run) || plansIt(who, run);
    default:
      return false;
  }
}
