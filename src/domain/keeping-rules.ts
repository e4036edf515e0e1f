// How long personal data are kept (domain.md 8, "Retention"): one list for the nights that delete, the preview and the Löschkonzept.
import type { Alarm } from './alarm.ts';
import type { CheckIn } from './check-in.ts';
import type { HeldKind } from './hold.ts';
import type { CaseKind, Head } from './model.ts';
import type { Proposal } from './proposal.ts';
import type { RawAnswers, Review } from './review.ts';
import { dayOf } from './team.ts';
import { addDays } from './working-time.ts';

/**
 * `night`: deleted by the nightly look · `newest`: whatever comes next takes the older one out · `request`: deleted when somebody
 * leaves, by the operator's command.
 */
export type Deleted = 'night' | 'newest' | 'request';

/** One rule. What, from when, why and by which law: texts, under the same id. */
export interface KeepingRule {
  readonly id: string;
  /** Days kept after the moment the texts name; 0: not longer than the purpose. */
  readonly days: number;
  readonly deleted: Deleted;
  /** The cases it is about. */
  readonly kinds: readonly CaseKind[];
  /** What a legal hold is placed on to stop it; none where nothing may stop it, and the texts say why. */
  readonly holds: readonly HeldKind[];
}

const years = (count: number) => count * 365;

export const keepingRules = [
  { id: 'role-numbers', days: 30, deleted: 'night', kinds: ['contact'], holds: [] },
  { id: 'check-in-answers', days: 90, deleted: 'night', kinds: ['check-in', 'check-in-part'], holds: ['check-in'] },
  { id: 'review-forms', days: 90, deleted: 'night', kinds: ['review'], holds: ['review', 'alarm'] },
  { id: 'feedback-answers', days: 90, deleted: 'night', kinds: ['review'], holds: [] },
  { id: 'reporter-callback', days: 90, deleted: 'night', kinds: ['proposal'], holds: ['alarm'] },
  {
    id: 'copy-holders',
    days: years(2),
    deleted: 'night',
    kinds: ['phone-list', 'handbook'],
    holds: ['phone-list', 'handbook'],
  },
  { id: 'exercise-alarms', days: years(5), deleted: 'night', kinds: ['alarm', 'roll'], holds: ['alarm'] },
  { id: 'real-alarms', days: years(10), deleted: 'night', kinds: ['alarm', 'roll'], holds: ['alarm'] },
  { id: 'reachability', days: 0, deleted: 'newest', kinds: ['audit'], holds: [] },
  { id: 'people-left', days: 0, deleted: 'request', kinds: ['person', 'reach', 'contact'], holds: ['alarm'] },
] as const satisfies readonly KeepingRule[];

export type KeepingRuleId = (typeof keepingRules)[number]['id'];

/** Rules whose cases stand in lists by when they began. */
export const listedRules = [
  'check-in-answers',
  'review-forms',
  'feedback-answers',
  'reporter-callback',
  'exercise-alarms',
  'real-alarms',
] as const;
export type ListedRule = (typeof listedRules)[number];

const ruleOf = (id: KeepingRuleId): KeepingRule | undefined => keepingRules.find((one) => one.id === id);

/** True when a hold on something of this kind stops the rule. */
export const isStoppedBy = (id: KeepingRuleId, kind: HeldKind): boolean => ruleOf(id)?.holds.includes(kind) ?? false;

/** True when what ended at `since` may not be kept any longer. Whole days in Germany, so that no hour of the night decides. */
export function isOver(id: KeepingRuleId, since: number, at: number): boolean {
  return addDays(dayOf(since), ruleOf(id)?.days ?? 0) <= dayOf(at);
}

/** When the period of an alarm begins; null while it is open; undefined when the rule is not about it. */
export function alarmSince(rule: 'exercise-alarms' | 'real-alarms', alarm: Alarm): number | null | undefined {
  if (alarm.mode !== (rule === 'real-alarms' ? 'real' : 'exercise')) return undefined;
  return alarm.end?.at ?? null;
}

export const checkInSince = ({ end }: CheckIn): number | null => end?.at ?? null;

/** A report is of use until it is decided; the head says when it came. */
export function proposalSince({ status, openedAt }: Proposal): number | null {
  return status === 'open' ? null : openedAt;
}

/** What was said of an exercise or event; anonymous answers not while they are still asked or counted. */
export function reviewSince({ asksUntil, duties, endedAt }: Review, what: RawAnswers): number | null {
  return what === 'answers' && (asksUntil !== null || duties.includes('count')) ? null : endedAt;
}

/** What a rule has done so far: all cases that began up to `upTo` were looked at, those in `waiting` must be again. */
export interface KeepingMark {
  readonly upTo: number;
  readonly waiting: readonly string[];
}
export const firstMark: KeepingMark = { upTo: Number.MIN_SAFE_INTEGER, waiting: [] };

/** True when a case that began then is to be looked at tonight. */
export function isToLookAt(rule: ListedRule, { at }: Pick<Head, 'at'>, mark: KeepingMark, now: number): boolean {
  return at > mark.upTo && isOver(rule, at, now);
}
