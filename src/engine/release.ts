// Whether somebody may tell everybody alone: a released scenario sent unchanged, danger to life and limb, broken glass.

import type { AudienceReach, Mode } from '../domain/alarm.ts';
import { breakGlassWord, type ReleaseWay } from '../domain/release-words.ts';
import { isReleased, isUnchanged, type Scenario, scenarios } from '../domain/scenario.ts';
import { Refusal } from '../errors.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** What of a draft decides about it. */
interface Wish extends Pick<Scenario, 'what' | 'where' | 'level' | 'nextStep' | 'roles' | 'domain'> {
  readonly mode: Mode;
  readonly audience: AudienceReach;
  readonly audienceStep: string;
  readonly breakGlass?: string | undefined;
  readonly avoidTeams?: boolean | undefined;
}

/** By which way an audience is released when its alarm is raised. Throws Refusal for a wrong word. */
export type ReleaseRule = (draft: Wish) => Promise<ReleaseWay>;

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
    // Cards would ask for the second yes, and none may go out.
    if (draft.mode === 'exercise' && draft.avoidTeams === true) throw new Refusal('release-without-teams');
    if (draft.mode === 'exercise') return 'second-person';
    const all = await prepared(draft.domain);
    if (all.some((one) => one.lifeAndLimb === true && isUnchanged(one, draft, 'any'))) return 'life-and-limb';
    if (all.some((one) => isReleased(one, env.now()) && isUnchanged(one, draft))) return 'scenario';
    const isTyped = draft.breakGlass !== undefined && draft.breakGlass !== '';
    if (!isTyped && draft.avoidTeams === true) throw new Refusal('release-without-teams');
    if (draft.breakGlass === undefined || draft.breakGlass === '') return 'second-person';
    if (draft.breakGlass.trim() !== breakGlassWord) throw new Refusal('glass-word');
    return 'broken-glass';
  };
}
