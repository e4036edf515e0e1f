// Tests of a domain that failed and were not repeated, read from its plans, resources and exercises.
import { plans } from '../domain/plan-rules.ts';
import { contentOf } from '../domain/plan-status.ts';
import { resources } from '../domain/resource.ts';
import { type Retest, retestsDue, type Tested } from '../domain/retest.ts';
import { needsIn } from '../engine/resource-needs.ts';
import { exercisesOf } from './exercise-view.ts';
import type { HttpDeps } from './visitor.ts';

/** Plans first, then resources; what is withdrawn or retired needs no test. */
export async function retestsIn(deps: HttpDeps, domain: string): Promise<readonly Retest[]> {
  const [written, used, held, needs] = await Promise.all([
    deps.book.all(plans, domain),
    deps.book.values(resources, domain),
    exercisesOf(deps, domain),
    needsIn(deps, domain),
  ]);
  const tested: readonly Tested[] = [
    ...written
      .filter(({ state }) => state.status !== 'withdrawn')
      .map(({ id, state }) => {
        const content = contentOf(state);
        const name = content?.title || content?.number || id;
        return { target: 'plan' as const, id, name, evidence: state.evidence, targetHours: null };
      }),
    ...used
      .filter(({ retired }) => !retired)
      .map(({ id, name, evidence }) => {
        const targetHours = needs.get(id)?.rtoHours ?? null;
        return { target: 'resource' as const, id, name, evidence, targetHours };
      }),
  ];
  return retestsDue(
    tested,
    held.map(({ state }) => state),
  );
}
