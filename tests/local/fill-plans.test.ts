// The sample's plans and measures: every state is there, nothing is refused, and all who are named exist.
import { expect, it } from 'vitest';
import { fillExercises } from '../../local/fill-exercises.ts';
import { fillPlans } from '../../local/fill-plans.ts';
import { measureRows } from '../../local/sample/measure-rows.ts';
import { planRows } from '../../local/sample/plan-rows.ts';
import { sampleAdministration } from '../../local/sample/sample.ts';
import { isOverdueMeasure, type measures } from '../../src/domain/measure-rules.ts';
import type { plans } from '../../src/domain/plan-rules.ts';
import { isInForce, isOverdue, outdatedCopies, planEvidence } from '../../src/domain/plan-status.ts';
import { play } from '../domain/play.ts';

const now = Date.UTC(2026, 10, 30, 9);
type Played = Map<string, ReturnType<typeof play>>;

/** Fills from the rules alone; the process dies with the command after so many. */
async function fill(played: Played, most = Number.POSITIVE_INFINITY): Promise<number> {
  let given = 0;
  const known = (model: typeof plans, id: string) => {
    const found = (played.get(`${model.name}/${id}`) ?? play(model)) as ReturnType<typeof play>;
    played.set(`${model.name}/${id}`, found);
    return found;
  };
  const linesOf = ({ story }: ReturnType<typeof play>) => story.map(({ turn: { at, by } }) => ({ at, by }));
  const entry = {
    read: async (model: typeof plans, id: string) => {
      const { state, story } = known(model, id);
      return { seq: story.length, state };
    },
    execute: async (model: typeof plans, id: string, command: Parameters<typeof plans.decide>[1]) => {
      if (given === most) throw new Error('killed');
      given += 1;
      known(model, id).give(command);
    },
  };
  const journal = async ({ kind, id }: { kind: string; id: string }) => {
    const found = played.get(`${kind}/${id}`);
    return found ? linesOf(found) : [];
  };
  const told = { entry, env: { store: { journal } } } as never;
  await fillPlans(told, now);
  await fillExercises(told, now);
  return given;
}

const statesOf = (played: Played) => Object.fromEntries([...played].map(([name, { state }]) => [name, state]));

it('goes on where it was killed, and changes nothing when it is done', async () => {
  const whole: Played = new Map();
  const all = await fill(whole);
  const before = statesOf(whole);
  await fill(whole);
  expect(statesOf(whole)).toEqual(before);
  for (let most = 5; most < all; most += Math.ceil(all / 25)) {
    const broken: Played = new Map();
    await expect(fill(broken, most)).rejects.toThrow('killed');
    await fill(broken);
    expect(statesOf(broken)).toEqual(before);
  }
});

it('plays through the rules', async () => {
  const played: Played = new Map();
  await fill(played);
  const all = [...played];
  const plansNow = all.flatMap(([name, { state }]) => (name.startsWith('plan/') ? [state as typeof plans.empty] : []));
  const measuresNow = all.flatMap(([name, { state }]) =>
    name.startsWith('measure/') ? [state as typeof measures.empty] : [],
  );
  expect([plansNow.length, measuresNow.length]).toEqual([planRows.length, measureRows.length]);
  const statuses = new Set(plansNow.map(({ status }) => status));
  for (const status of ['draft', 'for-release', 'released', 'withdrawn'] as const) expect(statuses).toContain(status);
  const inForce = plansNow.filter(isInForce);
  expect([...new Set(inForce.map((plan) => planEvidence(plan, now)))].sort()).toEqual(
    ['EFFECTIVE', 'EXPIRED', 'INEFFECTIVE', 'NONE', 'TABLETOP_DONE', 'TESTED'].sort(),
  );
  const overdue = inForce.filter((plan) => isOverdue(plan, now)).length;
  expect(overdue).toBeGreaterThan(3);
  expect(overdue).toBeLessThan(inForce.length / 2);
  expect(inForce.some((plan) => outdatedCopies(plan).length > 0)).toBe(true);
  expect(new Set(measuresNow.map(({ status }) => status))).toEqual(
    new Set(['open', 'in-progress', 'done', 'checked', 'rejected']),
  );
  expect(measuresNow.filter((measure) => isOverdueMeasure(measure, now)).length).toBe(2);
  const people = new Set(sampleAdministration({ serviceUrl: 'http://x/' }).people.map(({ id }) => id));
  for (const plan of plansNow) if (plan.draft?.owner) expect(people).toContain(plan.draft.owner);
  for (const { owner } of measuresNow) expect(people).toContain(owner);
});
