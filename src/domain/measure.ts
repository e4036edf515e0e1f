// The plan of measures (BCM-Maßnahmenplan, BSI 200-4, 15.1–15.3; domain.md 6): their words.

export const measureStatuses = ['none', 'open', 'in-progress', 'done', 'checked', 'rejected'] as const;
export type MeasureStatus = (typeof measureStatuses)[number];

export const measureKinds = ['CORRECTION', 'IMPROVEMENT', 'MAINTENANCE', 'PREVENTION'] as const;
export type MeasureKind = (typeof measureKinds)[number];

export const priorities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Priority = (typeof priorities)[number];

/** Where the need was seen. */
export const measureOrigins = ['EXERCISE', 'INCIDENT', 'AUDIT', 'BIA', 'PLAN', 'NONE'] as const;
export type MeasureOrigin = (typeof measureOrigins)[number];

/** One measure. Case id is `<domain>.<number>`; days as `YYYY-MM-DD`. */
export interface Measure {
  readonly status: MeasureStatus;
  readonly domain: string;
  /** Kennung, such as `M-2026-014a`; *a* short-term, *b* root cause. */
  readonly number: string;
  readonly kind: MeasureKind;
  readonly need: string;
  readonly cause: string;
  readonly action: string;
  /** Responsible, by person id. */
  readonly owner: string;
  readonly priority: Priority;
  /** Fertigstellungstermin; null where none was set. */
  readonly dueOn: string | null;
  /** Every due day it had before, oldest first. */
  readonly dueBefore: readonly string[];
  readonly means: string;
  readonly origin: MeasureOrigin;
  /** Number of what it comes from, without content. */
  readonly reference: string;
  readonly plans: readonly string[];
  readonly resources: readonly string[];
  readonly notes: readonly { readonly at: number; readonly by: string; readonly text: string }[];
  readonly createdAt: number;
  readonly doneAt: number | null;
  readonly doneBy: string;
  readonly check: { readonly at: number; readonly by: string; readonly effective: boolean } | null;
  /** The measure that follows an ineffective one, and the one it follows; ''. */
  readonly successor: string;
  readonly predecessor: string;
  /** Rejected with a risk acceptance of the Behördenleitung. */
  readonly rejection: { readonly reason: string; readonly acceptedBy: string; readonly at: number } | null;
}
