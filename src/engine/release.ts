// Whether somebody may tell everybody alone: a released scenario sent unchanged, danger to life and limb, broken glass.
import { breakGlassWord, type ReleaseWay } from '../domain/release.ts';
import { isReleased, isUnchanged, type Scenario, scenarios } from '../domain/scenario.ts';
import { Refusal } from '../errors.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { Draft } from './raise.ts';

/** By which way an audience is released when its alarm is raised. Throws Refusal for a wrong word. */
export type ReleaseRule = (draft: Draft) => Promise<ReleaseWay>;

/** Most scenarios of one domain that are looked at. */
const mostScenarios = 500;

/** The rule of the product. Exercises always need a second person, also of a released scenario. */
export function secondYes(env: Env, entry: Door): ReleaseRule {
  async function prepared(domain: string): Promise<readonly Scenario[]> {
    const { rows } = await env.store.list({ kind: 'scenario', scope: domain, limit: mostScenarios });
    const read = await Promise.all(rows.map((row) => entry.read(scenarios, row.address.id)));
    return read.map(({ state }) => state.value).filter((value) => value !== undefined);
  }

  return async (draft) => {
    if (draft.audience === 'none') return 'none';
    if (draft.mode === 'exercise') return 'second-person';
    const all = await prepared(draft.domain);
    if (all.some((one) => one.lifeAndLimb === true && isUnchanged(one, draft, 'any'))) return 'life-and-limb';
    if (all.some((one) => isReleased(one, env.now()) && isUnchanged(one, draft))) return 'scenario';
    if (draft.breakGlass === undefined || draft.breakGlass === '') return 'second-person';
    if (draft.breakGlass.trim() !== breakGlassWord) throw new Refusal('glass-word');
    return 'broken-glass';
  };
}
