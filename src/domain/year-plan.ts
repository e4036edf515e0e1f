// Jahresübungsplan of a domain: what is handed in and released of a year's exercises (BSI 200-4, 13.3), and its words.
import type { ExerciseRow, ExerciseStatus } from './exercise.ts';
import type { Entry } from './model.ts';
import type { Past } from './plan-words.ts';

/** A row as it stood when the plan was handed in. */
export interface PlannedRow extends ExerciseRow {
  readonly status: ExerciseStatus;
}

/** What is waiting for the Behördenleitung. */
export interface YearSubmission {
  readonly rows: readonly PlannedRow[];
  readonly by: string;
  readonly at: number;
  /** Behördenleitung of the domain as it then was, by person id: one of them releases it. */
  readonly management: readonly string[];
}

/** A plan as it was released. */
export interface YearRelease {
  /** From 1. */
  readonly version: number;
  readonly rows: readonly PlannedRow[];
  readonly by: string;
  readonly at: number;
}

/** The plan of one year. Case id is `<domain>.<year>`, such as `MI-ITN.2026`. */
export interface YearPlan {
  readonly domain: string;
  readonly submission: YearSubmission | null;
  /** Why it was last returned; ''. */
  readonly returned: string;
  /** The version in force; null before the first release. */
  readonly released: YearRelease | null;
  /** Versions before it, newest first. */
  readonly earlier: readonly YearRelease[];
}

export type YearPlanCommand =
  | {
      readonly type: 'submit';
      readonly domain: string;
      readonly rows: readonly PlannedRow[];
      readonly management: readonly string[];
      readonly past?: Past;
    }
  /** `past`: when and by whom, before the product was there; believed of the setup only. */
  | { readonly type: 'release'; readonly past?: Past }
  | { readonly type: 'return'; readonly reason: string };

interface Said extends Entry, Past {}

export type YearPlanEntry =
  | (Said & {
      readonly type: 'year-plan-submitted';
      readonly domain: string;
      readonly rows: readonly PlannedRow[];
      readonly management: readonly string[];
    })
  | (Said & { readonly type: 'year-plan-released' })
  | (Said & { readonly type: 'year-plan-returned'; readonly reason: string });

/** What happened to a row since the plan was released. */
export interface RowDifference {
  readonly number: string;
  readonly title: string;
  readonly change: 'new' | 'changed' | 'gone' | 'postponed' | 'cancelled';
  /** Fields that differ. */
  readonly fields: readonly string[];
}
