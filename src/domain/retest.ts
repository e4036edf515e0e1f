// Which failed tests have to be repeated: the newest evidence says no, and no coming exercise is about it (BSI 200-4, 13.3).
import { type Evidence, newestFirst } from './evidence.ts';
import type { Exercise } from './exercise.ts';
import { isBefore } from './exercise-rules.ts';

/** A plan or resource with what was proven of it. */
export interface Tested {
  readonly target: 'plan' | 'resource';
  readonly id: string;
  readonly name: string;
  readonly evidence: readonly Evidence[];
}

export interface Retest {
  readonly target: 'plan' | 'resource';
  readonly id: string;
  readonly name: string;
  /** Number of the exercise or event in which it failed. */
  readonly reference: string;
}

/** In the order given. */
export function retestsDue(
  all: readonly Tested[],
  exercises: readonly Pick<Exercise, 'status' | 'row'>[],
): readonly Retest[] {
  const coming = exercises.filter((one) => isBefore(one) || one.status === 'running').flatMap(({ row }) => row ?? []);
  return all.flatMap(({ target, id, name, evidence }) => {
    const [newest] = newestFirst(evidence);
    if (newest?.result !== 'FAILED') return [];
    const isPlanned = coming.some(({ plans, resources }) => (target === 'plan' ? plans : resources).includes(id));
    return isPlanned ? [] : [{ target, id, name, reference: newest.reference }];
  });
}
