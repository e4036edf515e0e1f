// The escalation plan (Eskalationsplan): a ladder of steps as data, and what it would do minute by minute.
import { Refusal } from '../errors.ts';
import type { Level } from './level.ts';
import { register } from './register.ts';
import { type Way, ways } from './ways.ts';

/**
 * What a step does for a role that is not filled yet: `ask` the people of a rank (0 the holders, 1 the first deputy),
 * `remind` whoever was asked and is silent, or `decide`: the role counts as unfilled (unbesetzt) and the
 * Stabsleitung decides.
 */
export type StepAct = 'ask' | 'remind' | 'decide';

/** One step. `after` is minutes since the role was opened, which is when the alarm was raised. */
export interface Step {
  readonly after: number;
  readonly act: StepAct;
  /** Only with `ask`. */
  readonly rank: number;
  /** Ways to use; those a person does not have are passed over. None with `decide`. */
  readonly ways: readonly Way[];
}

export type Ladder = readonly Step[];

/** The plan of one BC-Domäne and level. Id is `<domain>.<level>`. */
export interface EscalationPlan {
  readonly domain: string;
  readonly level: Level;
  readonly steps: Ladder;
}

const everyWay: readonly Way[] = ['teams', 'voice', 'sms', 'email'];

/** The ladder used where a domain has none of its own (domain.md 2.3). */
export const defaultLadder: Ladder = [
  { after: 0, act: 'ask', rank: 0, ways: ['teams'] },
  { after: 5, act: 'remind', rank: 0, ways: ['teams'] },
  { after: 10, act: 'remind', rank: 0, ways: ['voice', 'sms', 'email'] },
  { after: 15, act: 'ask', rank: 1, ways: everyWay },
  { after: 20, act: 'ask', rank: 2, ways: everyWay },
  { after: 30, act: 'decide', rank: 0, ways: [] },
];

export const mostSteps = 20;
export const longestAfter = 24 * 60;
export const highestRank = 9;

/** Refuses a ladder that cannot work; says which step is wrong (counted from 1). */
export function checkLadder(steps: Ladder): void {
  if (steps.length === 0 || steps.length > mostSteps) throw new Refusal('ladder-length', { most: mostSteps });
  steps.forEach((step, index) => {
    const line = { step: index + 1 };
    const { after, act, rank } = step;
    if (!Number.isInteger(after) || after < 0 || after > longestAfter) throw new Refusal('ladder-time', line);
    if (after < (steps[index - 1]?.after ?? 0)) throw new Refusal('ladder-order', line);
    if (!Number.isInteger(rank) || rank < 0 || rank > highestRank) throw new Refusal('ladder-rank', line);
    const known = step.ways.every((way) => ways.includes(way)) && new Set(step.ways).size === step.ways.length;
    if (!known || (act !== 'decide' && step.ways.length === 0)) throw new Refusal('ladder-ways', line);
  });
  const [first] = steps;
  if (first?.act !== 'ask' || first.after !== 0 || first.rank !== 0) throw new Refusal('ladder-first');
  if (steps.filter(({ act }) => act === 'decide').length !== 1 || steps.at(-1)?.act !== 'decide') {
    throw new Refusal('ladder-last');
  }
  const asks = steps.filter(({ act }) => act === 'ask').map(({ rank }) => rank);
  if (asks.some((rank, index) => rank !== index)) throw new Refusal('ladder-ranks');
}

/** Register of escalation plans. */
export const escalationPlans = register<EscalationPlan>({
  name: 'ladder',
  personal: [],
  head: ({ domain, level }) => ({ scope: domain, status: 'active', key: level, at: 0 }),
});

export const planId = (domain: string, level: Level) => `${domain}.${level}`;

/** People who may fill a role: the first `needed` are asked as holders, each after them is one rank further. */
export function rankOf(index: number, needed: number): number {
  return Math.max(0, index - needed + 1);
}

/** What would happen at a minute for one role. */
export interface DryRunLine {
  readonly after: number;
  readonly act: StepAct;
  readonly rank: number;
  /** Person ids addressed now, with the ways that would really be used; no ways means a call task. */
  readonly people: readonly { readonly person: string; readonly ways: readonly Way[] }[];
}

/** Minute by minute what a ladder would do for a role if nobody answered. */
export function dryRun(
  steps: Ladder,
  role: { readonly people: readonly string[]; readonly needed: number },
  waysOf: Readonly<Record<string, readonly Way[]>>,
): readonly DryRunLine[] {
  const asked: string[] = [];
  return steps.map(({ after, act, rank, ways: wanted }) => {
    const ofRank = role.people.filter((_, index) => rankOf(index, role.needed) === rank);
    if (act === 'ask') asked.push(...ofRank);
    const people = act === 'ask' ? ofRank : act === 'remind' ? asked : [];
    const lines = people.map((person) => ({
      person,
      ways: wanted.filter((way) => (waysOf[person] ?? []).includes(way)),
    }));
    return { after, act, rank, people: lines };
  });
}
