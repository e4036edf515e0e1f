// The exercises somebody is in and may know of: announced to her, or running. For the word *Übung* and the tab.
import type { Exercise, ExerciseRole } from '../domain/exercise.ts';
import { exercises } from '../domain/exercise-rules.ts';
import { type ExerciseRun, roleIn } from '../domain/exercise-run.ts';
import { exerciseRuns } from '../domain/exercise-run-rules.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

export interface OwnExercise {
  readonly id: string;
  readonly exercise: Exercise;
  readonly run: ExerciseRun;
  readonly role: ExerciseRole;
}

const most = 200;

/** Of all domains, as somebody may practise elsewhere; the next one first. */
export async function ownExercises(
  { env, entry }: { readonly env: Env; readonly entry: Door },
  person: string,
): Promise<readonly OwnExercise[]> {
  const found: OwnExercise[] = [];
  for (const status of ['announced', 'running'] as const) {
    const { rows } = await env.store.list({ kind: 'exercise', status, limit: most });
    for (const { address } of rows) {
      const { state: exercise } = await entry.read(exercises, address.id);
      const role = exercise.concept ? roleIn(exercise.concept, person) : null;
      // The alarm of an alarm exercise is what is exercised: nobody learns of it beforehand by looking.
      const isKnown = exercise.announcedAt !== null || exercise.row?.type !== 'ALARM_EXERCISE';
      if (role === null || !isKnown) continue;
      found.push({ id: address.id, exercise, run: (await entry.read(exerciseRuns, address.id)).state, role });
    }
  }
  const at = ({ exercise }: OwnExercise) => exercise.concept?.startsAt ?? Number.POSITIVE_INFINITY;
  return found.sort((one, other) => at(one) - at(other));
}
