// The escalation plan (Eskalationsplan): a ladder of steps as data, and what it would do minute by minute.
import { Refusal, type RefusalCode } from '../errors.ts';
import type { Level } from './level.ts';
import { register } from './register.ts';
import { usableWays, type Way, type WaysOf, ways } from './ways.ts';

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
  /** Null: the default counts again. */
  readonly steps: Ladder | null;
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

/** What is wrong with a ladder. `step` is counted from 1. */
export interface LadderFault {
  readonly step: number;
  readonly code: Extract<RefusalCode, `ladder-${string}`>;
}

/** Everything that is wrong with a ladder, in the order of its steps, at most one fault per step; none when it can work. */
export function ladderFaults(steps: Ladder): readonly LadderFault[] {
  if (steps.length === 0 || steps.length > mostSteps)
    return [{ step: Math.max(1, steps.length), code: 'ladder-length' }];
  return steps.flatMap((step, index) => {
    const code = ownFault(step) ?? faultAmong(steps, step, index);
    return code === null ? [] : [{ step: index + 1, code }];
  });
}

/** What is wrong with a step whatever stands around it. */
function ownFault({ after, act, rank, ways: wanted }: Step): LadderFault['code'] | null {
  if (!Number.isInteger(after) || after < 0 || after > longestAfter) return 'ladder-time';
  if (!Number.isInteger(rank) || rank < 0 || rank > highestRank) return 'ladder-rank';
  const known = wanted.every((way) => ways.includes(way)) && new Set(wanted).size === wanted.length;
  return !known || (act !== 'decide' && wanted.length === 0) ? 'ladder-ways' : null;
}

function faultAmong(steps: Ladder, { after, act, rank }: Step, index: number): LadderFault['code'] | null {
  if (index === 0 && (act !== 'ask' || after !== 0 || rank !== 0)) return 'ladder-first';
  if (after < (steps[index - 1]?.after ?? 0)) return 'ladder-order';
  if ((act === 'decide') !== (index === steps.length - 1)) return 'ladder-last';
  const asksBefore = steps.slice(0, index).filter((each) => each.act === 'ask').length;
  return act === 'ask' && rank !== asksBefore ? 'ladder-ranks' : null;
}

/** Refuses a ladder that cannot work; says which step is wrong (counted from 1). */
export function checkLadder(steps: Ladder): void {
  const [fault] = ladderFaults(steps);
  if (fault) throw new Refusal(fault.code, { step: fault.step, most: mostSteps });
}

const plans = register<EscalationPlan>({
  name: 'ladder',
  personal: [],
  head: ({ domain, level }) => ({ scope: domain, status: 'active', key: level, at: 0 }),
});

/** Register of escalation plans. A ladder that cannot work is refused. */
export const escalationPlans: typeof plans = {
  ...plans,
  decide(state, command, turn) {
    const { steps } = command.value;
    if (steps !== null) checkLadder(steps);
    return plans.decide(state, command, turn);
  },
};

/** The ladder that counts where this plan stands: its own, or the default. */
export const ladderOf = (plan: EscalationPlan | undefined): Ladder => plan?.steps ?? defaultLadder;

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

/** Minute by minute what a ladder would do for a role if nobody answered. `people` stand in the order of asking. */
export function dryRun(
  steps: Ladder,
  role: { readonly people: readonly string[]; readonly needed: number },
  waysOf: WaysOf,
): readonly DryRunLine[] {
  const asked: string[] = [];
  return steps.map(({ after, act, rank, ways: wanted }) => {
    const ofRank = role.people.filter((_, index) => rankOf(index, role.needed) === rank);
    if (act === 'ask') asked.push(...ofRank);
    const people = act === 'ask' ? ofRank : act === 'remind' ? [...asked] : [];
    return { after, act, rank, people: people.map((person) => ({ person, ways: usableWays(waysOf, person, wanted) })) };
  });
}
