// Which failed tests have to be repeated, and as what: of the same kind, until one of it was passed (BSI 200-4, 13.3).
import { type Evidence, newestFirst } from './evidence.ts';
import type { Exercise, ExerciseType } from './exercise.ts';
import { isBefore } from './exercise-rules.ts';

/** A plan or resource with what was proven of it. */
export interface Tested {
  readonly target: 'plan' | 'resource';
  readonly id: string;
  readonly name: string;
  readonly evidence: readonly Evidence[];
  /** Hours in which it has to succeed (RTO); null where there is no such time. */
  readonly targetHours: number | null;
}

export interface Retest {
  readonly target: 'plan' | 'resource';
  readonly id: string;
  readonly name: string;
  /** Number of the exercise or event in which it failed. */
  readonly reference: string;
  /** As what it is to be repeated. */
  readonly kind: ExerciseType;
  /** Succeeded, but needed longer than its target: that is no success either. */
  readonly late: boolean;
  /** Number of the coming exercise that repeats it; '' while none is planned. */
  readonly planned: string;
}

/** What failed when it was needed is shown again by doing it: nothing less proves it. */
const kindFor = ({ kind }: Evidence): ExerciseType => (kind === 'REAL_EVENT' ? 'FUNCTION_TEST' : kind);

const isLate = ({ hours }: Evidence, { targetHours }: Tested) =>
  hours !== null && targetHours !== null && hours > targetHours;

/** Whether this evidence shows what the failed one did not: passed in time, of the same kind or of a harder one. */
function repairs(one: Evidence, failed: Evidence, tested: Tested): boolean {
  if (one.result !== 'PASSED' || isLate(one, tested)) return false;
  return one.kind === kindFor(failed) || one.kind === 'REAL_EVENT' || failed.kind === 'TABLETOP';
}

/** In the order given; of each plan or resource the newest failure that nothing has repaired since. */
export function retestsDue(
  all: readonly Tested[],
  exercises: readonly Pick<Exercise, 'status' | 'row'>[],
): readonly Retest[] {
  const coming = exercises.filter((one) => isBefore(one) || one.status === 'running').flatMap(({ row }) => row ?? []);
  return all.flatMap((tested) => {
    const { target, id, name } = tested;
    const known = newestFirst(tested.evidence);
    const failed = known.find((one, index) => {
      const isFailure = one.result === 'FAILED' || isLate(one, tested);
      return isFailure && !known.slice(0, index).some((later) => repairs(later, one, tested));
    });
    if (!failed) return [];
    const kind = kindFor(failed);
    const planned = coming.find(
      (row) => row.type === kind && (target === 'plan' ? row.plans : row.resources).includes(id),
    );
    const late = failed.result !== 'FAILED';
    return [{ target, id, name, reference: failed.reference, kind, late, planned: planned?.number ?? '' }];
  });
}
