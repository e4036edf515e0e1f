// The only three errors the product knows: refused by a rule, lost a race, could not be delivered.

/** Every reason for which a rule may refuse; each has a sentence in `texts/`. */
export type RefusalCode =
  | 'alarm-ended'
  | 'alarm-exists'
  | 'alarm-unknown'
  | 'already-asked'
  | 'approval-closed'
  | 'approval-own'
  | 'arrival-range'
  | 'area-unknown'
  | 'areas-missing'
  | 'audience-not-allowed'
  | 'audience-step-missing'
  | 'audience-unreachable'
  | 'bad-shape'
  | 'callback-unreadable'
  | 'changed-meanwhile'
  | 'check-in-closed'
  | 'check-in-group'
  | 'check-in-nobody'
  | 'check-in-not-asked'
  | 'check-in-unknown'
  | 'contact-number'
  | 'contact-numbers'
  | 'contact-twice'
  | 'contact-unused'
  | 'copy-days'
  | 'copy-holder'
  | 'copy-unknown'
  | 'disruption-not-alarmed'
  | 'deescalated-already'
  | 'disruption-not-declared'
  | 'due-wrong'
  | 'duty-order'
  | 'emergency-code'
  | 'emergency-only'
  | 'exercise-day'
  | 'exercise-duration'
  | 'exercise-fields'
  | 'exercise-fixed'
  | 'exercise-goal'
  | 'exercise-long'
  | 'exercise-management'
  | 'exercise-many'
  | 'exercise-name-missing'
  | 'expiry-wrong'
  | 'exercise-number'
  | 'exercise-order'
  | 'exercise-outside'
  | 'exercise-own'
  | 'exercise-replacement'
  | 'exercise-state'
  | 'exercise-taken'
  | 'exercise-taking-twice'
  | 'exercise-unannounced'
  | 'exercise-year'
  | 'feedback-rating'
  | 'finding-text'
  | 'finding-done'
  | 'report-fields'
  | 'report-long'
  | 'report-many'
  | 'report-own'
  | 'report-state'
  | 'review-early'
  | 'review-empty'
  | 'review-hours'
  | 'review-over'
  | 'review-remark'
  | 'review-round'
  | 'training-title'
  | 'glass-real-only'
  | 'glass-word'
  | 'hold-reason'
  | 'hold-there'
  | 'hold-too-many'
  | 'hold-unknown'
  | 'hold-ambiguous'
  | 'inject-answer'
  | 'inject-not-played'
  | 'inject-played'
  | 'inject-receiver'
  | 'inject-text'
  | 'inject-unknown'
  | 'item-unknown'
  | 'joint-no-consent'
  | 'joint-no-domain'
  | 'deviation-wrong'
  | 'figures-no-draft'
  | 'figures-own'
  | 'from-outside'
  | 'handbook-no-key'
  | 'help-over'
  | 'knowledge-missing'
  | 'kpi-set-wrong'
  | 'ladder-first'
  | 'ladder-last'
  | 'ladder-length'
  | 'ladder-order'
  | 'ladder-rank'
  | 'ladder-ranks'
  | 'ladder-time'
  | 'ladder-ways'
  | 'level-missing'
  | 'measure-action'
  | 'measure-day'
  | 'measure-need'
  | 'measure-note'
  | 'measure-own'
  | 'measure-owner'
  | 'measure-past'
  | 'measure-risk'
  | 'measure-state'
  | 'maturity-evidence'
  | 'maturity-step'
  | 'needed-range'
  | 'not-deescalated'
  | 'next-step-missing'
  | 'no-recipients'
  | 'not-allowed'
  | 'not-asked'
  | 'not-found'
  | 'not-your-card'
  | 'nothing-changed'
  | 'nothing-to-take-over'
  | 'person-missing'
  | 'plan-change'
  | 'person-needed'
  | 'plan-classified'
  | 'plan-cycle'
  | 'plan-day'
  | 'plan-fields'
  | 'plan-gaps'
  | 'plan-in-approval'
  | 'plan-material'
  | 'plan-own'
  | 'plan-owner'
  | 'plan-place'
  | 'plan-retention'
  | 'plan-state'
  | 'plan-steps'
  | 'plan-title'
  | 'plan-version'
  | 'plan-withdrawn'
  | 'process-unknown'
  | 'proposal-closed'
  | 'provider-not-informed'
  | 'provider-unknown'
  | 'observation-late'
  | 'observation-text'
  | 'observation-time'
  | 'real-event-exercise'
  | 'question-missing'
  | 'report-no-release'
  | 'reason-missing'
  | 'office-hours'
  | 'person-not-here'
  | 'person-twice'
  | 'reminders-spent'
  | 'reminders-wrong'
  | 'reopen-too-late'
  | 'role-twice'
  | 'release-without-teams'
  | 'role-unknown'
  | 'rollout-wrong'
  | 'script-cycle'
  | 'script-field'
  | 'script-late'
  | 'script-minute'
  | 'script-number'
  | 'script-twice'
  | 'script-unknown'
  | 'shift-wrong'
  | 'run-jump'
  | 'run-not-begun'
  | 'run-over'
  | 'run-paused'
  | 'since-in-future'
  | 'since-missing'
  | 'stale-lease'
  | 'team-too-long'
  | 'term-day'
  | 'term-order'
  | 'text-too-long'
  | 'time-in-future'
  | 'time-missing'
  | 'time-order'
  | 'too-many-processes'
  | 'too-many-reports'
  | 'unknown-person'
  | 'what-missing'
  | 'where-missing'
  | 'which-alarm'
  | 'year-plan-empty'
  | 'year-plan-management'
  | 'year-plan-own'
  | 'year-plan-state';

/** Values a refusal's sentence may name, such as a limit. Never personal data. */
export type RefusalDetail = Readonly<Record<string, string | number>>;

/** A rule says no. Shown to the person as one sentence; not logged as a fault. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;
  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}

/** Somebody else committed to the case first. `execute` reads again and retries; nobody else sees it. */
export class Conflict extends Error {
  constructor(address: string) {
    super(`lost the race for ${address}`);
    this.name = 'Conflict';
  }
}

/**
 * What a sender found out: `again` — surely not delivered, may be tried again; `unclear` — nobody knows
 * whether it arrived; `never` — surely not delivered and repeating will not help.
 */
export type Verdict = 'again' | 'unclear' | 'never';

/** A sender could not hand over a message. `waitMs` is the pause the other side asked for. */
export class Undeliverable extends Error {
  readonly verdict: Verdict;
  readonly code: string;
  readonly waitMs: number | undefined;
  constructor(verdict: Verdict, code: string, waitMs?: number) {
    super(`${verdict}: ${code}`);
    this.name = 'Undeliverable';
    this.verdict = verdict;
    this.code = code;
    this.waitMs = waitMs;
  }
}
