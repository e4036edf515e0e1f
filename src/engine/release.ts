// Whether somebody may tell everybody alone: a released scenario sent unchanged, danger to life and limb, broken glass.

import type { AudienceReach, Mode } from '../domain/alarm.ts';
import type { Actor } from '../domain/model.ts';
import { breakGlassWord, type ReleaseWay } from '../domain/release-words.ts';
import { isReleased, isUnchanged, type Scenario, scenarios } from '../domain/scenario.ts';
import type { Area } from '../domain/structure.ts';
import { Refusal } from '../errors.ts';
import type { Approvers } from './approvers.ts';
import { toldBy } from './areas.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** What of a draft decides about it. */
interface Wish extends Pick<Scenario, 'what' | 'where' | 'level' | 'nextStep' | 'roles' | 'domain'> {
  readonly mode: Mode;
  readonly audience: AudienceReach;
  readonly areas?: readonly Area[] | undefined;
  readonly audienceStep: string;
  readonly breakGlass?: string | undefined;
  readonly avoidTeams?: boolean | undefined;
}

/**
 * By which way an audience is released when `by` raises its alarm. Throws Refusal for a wrong word, and where nobody
 * could be asked.
 */
export type ReleaseRule = (draft: Wish, by: Actor) => Promise<ReleaseWay>;

/** Most scenarios of one domain that are looked at. */
const mostScenarios = 500;

/** The rule of the product. Exercises always need a second person, also of a released scenario. */
export function secondYes(env: Env, entry: Door, find: Approvers): ReleaseRule {
  async function prepared(domain: string): Promise<readonly Scenario[]> {
    const { rows } = await env.store.list({ kind: 'scenario', scope: domain, limit: mostScenarios });
    const read = await Promise.all(rows.map((row) => entry.read(scenarios, row.address.id)));
    return read.map(({ state }) => state.value).filter((value) => value !== undefined);
  }

  /** Without Teams a short message, a call or a mail asks for the second yes, where it leads to anybody. */
  async function secondPerson(draft: Wish, by: Actor): Promise<ReleaseWay> {
    const { domain, avoidTeams = false } = draft;
    const but = 'person' in by ? [by.person] : [];
    if (avoidTeams && (await find({ domain, told: toldBy(draft), avoidTeams, but })).people.length === 0) {
      throw new Refusal('release-without-teams');
    }
    return 'second-person';
  }

  return async (draft, by) => {
    if (draft.audience === 'none') return 'none';
    if (draft.mode === 'exercise') return secondPerson(draft, by);
    const all = await prepared(draft.domain);
    if (all.some((one) => one.lifeAndLimb === true && isUnchanged(one, draft, 'any'))) return 'life-and-limb';
    if (all.some((one) => isReleased(one, env.now()) && isUnchanged(one, draft))) return 'scenario';
    if (draft.breakGlass === undefined || draft.breakGlass === '') return secondPerson(draft, by);
    if (draft.breakGlass.trim() !== breakGlassWord) throw new Refusal('glass-word');
    return 'broken-glass';
  };
}
