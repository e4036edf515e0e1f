// Exercises (Übungen) from the row in the year plan to the closed report: their words (BSI 200-4, 13; domain.md 3, 9.3).
// What is refused stands in exercise-checks.ts, the life cycle in exercise-rules.ts.
import type { BaoRoleKind } from './bc-domain.ts';
import type { EvidenceKind, TestResult } from './evidence.ts';
import type { Entry } from './model.ts';
import type { Classification } from './plan.ts';
import type { Past } from './plan-words.ts';
import type { Outage } from './scenario.ts';

/** Types of exercises (BSI 200-4, 13.1); what really happened is none. */
export type ExerciseType = Exclude<EvidenceKind, 'REAL_EVENT'>;
export const exerciseTypes = [
  'TABLETOP',
  'STAFF_EXERCISE',
  'STAFF_FRAME_EXERCISE',
  'FULL_EXERCISE',
  'ALARM_EXERCISE',
  'FUNCTION_TEST',
] as const satisfies readonly ExerciseType[];

/**
 * GEPLANT → KONZEPT → FREIGEGEBEN → (ANGEKUENDIGT) → LAEUFT → BEENDET | ABGEBROCHEN → AUSWERTUNG → BERICHT → ABGESCHLOSSEN;
 * VERSCHOBEN and AUSGEFALLEN before it runs, and both demand a replacement date (BSI 200-4, 13.3).
 */
export const exerciseStatuses = [
  'none',
  'planned',
  'concept',
  'released',
  'announced',
  'running',
  'ended',
  'aborted',
  'evaluation',
  'report',
  'closed',
  'postponed',
  'cancelled',
] as const;
export type ExerciseStatus = (typeof exerciseStatuses)[number];

/** Who does what in an exercise (BSI 200-4, 13.4–13.9): Übungsleitung, Übungsautor/in, … */
export const exerciseRoles = [
  'LEAD',
  'AUTHOR',
  'RECORDER',
  'PARTICIPANT',
  'OBSERVER',
  'EXPERT',
  'SUPPORT',
  'TEST_OWNER',
] as const;
export type ExerciseRole = (typeof exerciseRoles)[number];

/** One row of the Jahresübungsplan (BSI 200-4, 13.3). Days as `YYYY-MM-DD`. */
export interface ExerciseRow {
  /** `2026-03` */
  readonly number: string;
  readonly title: string;
  readonly type: ExerciseType;
  /** First and last day of the time it is planned for; the same for a fixed date. */
  readonly from: string;
  readonly to: string;
  readonly goal: string;
  readonly outage: Outage | null;
  readonly processes: readonly string[];
  readonly resources: readonly string[];
  readonly plans: readonly string[];
  /** Roles of the crisis team that are meant to take part. */
  readonly targets: readonly BaoRoleKind[];
  /** Responsible for preparation and for execution, by person id; '' while nobody is named. */
  readonly prepares: string;
  readonly executes: string;
  /** Estimated effort, such as "3 Personentage". */
  readonly means: string;
  readonly impact: string;
  readonly announced: boolean;
  /** Outside of office hours. */
  readonly offHours: boolean;
}

export interface ExerciseGoal {
  readonly id: string;
  readonly text: string;
  /** What is measured, and what is to be reached, such as "Stab arbeitsfähig" and "30 min"; '' where it is judged. */
  readonly metric: string;
  readonly target: string;
}

export interface Taking {
  readonly person: string;
  readonly role: ExerciseRole;
  /** Which function of the crisis team she practises; null for all others. */
  readonly function: BaoRoleKind | null;
}

/** How an inject reaches people. */
export const injectChannels = ['TEAMS_CHANNEL', 'TEAMS_CHAT', 'PHONE', 'PAPER'] as const;
export type InjectChannel = (typeof injectChannels)[number];

/** What the system itself can see of an expected reaction. */
export type Expected =
  | { readonly kind: 'none' }
  /** The receiver answered the card of this inject. */
  | { readonly kind: 'answered'; readonly withinMinutes: number }
  /** An alarm of this exercise has this role filled. */
  | { readonly kind: 'staffed'; readonly role: BaoRoleKind; readonly withinMinutes: number }
  /** The event of this exercise was classified, declared, … */
  | { readonly kind: 'step'; readonly step: string; readonly withinMinutes: number };

/** One row of the Drehbuch (BSI 200-4, Tab. 39). */
export interface Inject {
  readonly id: string;
  /** `1`, `2a` – as printed. */
  readonly number: string;
  /** Minutes after the start of the exercise. */
  readonly minute: number;
  readonly sender: string;
  /** Whom it goes to: functions of the crisis team, or people by id. */
  readonly toRoles: readonly BaoRoleKind[];
  readonly toPeople: readonly string[];
  readonly channel: InjectChannel;
  readonly text: string;
  /** What is expected, for people. */
  readonly expected: string;
  readonly sees: Expected;
  /** Linked goal, or ''. */
  readonly goal: string;
  /** Not before these injects are done; and only if these were not. Ids. */
  readonly after: readonly string[];
  readonly ifNot: readonly string[];
}

/** Übungskonzept (BSI 200-4, 13.4–13.9). */
export interface Concept {
  readonly room: string;
  /** Epoch milliseconds; null while open. */
  readonly startsAt: number | null;
  /** Minutes. */
  readonly duration: number;
  readonly situation: string;
  readonly goals: readonly ExerciseGoal[];
  readonly takings: readonly Taking[];
  readonly rules: readonly string[];
  readonly abortCriteria: readonly string[];
  /** With FUNCTION_TEST: risks, what reduces them, and the way back. */
  readonly risks: string;
  readonly rollback: string;
  readonly injects: readonly Inject[];
  /** How confidential concept and script are; absent: INTERNAL, as in all of earlier releases. */
  readonly classification?: Classification;
}

/** One tested thing with its result (BSI 200-4, Tab. 40). */
export interface TestItem {
  readonly id: string;
  readonly resource: string;
  readonly activity: string;
  readonly owner: string;
  readonly result: TestResult | null;
  /** Hours within which it has to work again (RTO) as they stood at the end; null or absent where nobody said so. */
  readonly target?: number | null;
  /** Hours needed, against the target; null where none was taken. */
  readonly hours: number | null;
  readonly remark: string;
  readonly correction: string;
}

export const observationKinds = ['POSITIVE', 'CORRECTION', 'IMPROVEMENT'] as const;
export type ObservationKind = (typeof observationKinds)[number];

/** What somebody observed; `occurredAt` may lie before `recordedAt`. */
export interface Observation {
  readonly id: string;
  readonly by: string;
  readonly kind: ObservationKind;
  readonly text: string;
  readonly inject: string;
  readonly goal: string;
  readonly occurredAt: number;
  readonly recordedAt: number;
}

/** Where an exercise that was postponed or fell out is held instead. Days as `YYYY-MM-DD`. */
export interface Replacement {
  /** Case id of the row that takes its place. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** An exercise of a domain with its life. Case id is `<domain>.<number>`, such as `MI-ITN.2026-03`. */
export interface Exercise {
  readonly status: ExerciseStatus;
  readonly domain: string;
  readonly row: ExerciseRow | null;
  readonly concept: Concept | null;
  /** How often row or concept was written: what an editor saw when it began. */
  readonly edits: number;
  /** The wish by which it was planned: sent again, it plans no second one. */
  readonly once: string;
  /** Everybody who wrote in the concept since the last release: none of them releases it. By person id. */
  readonly writers: readonly string[];
  /** Everybody who ever wrote in it, and so knows it. */
  readonly authors: readonly string[];
  /** Behördenleitung of the domain as it was when the concept was written: releases function tests with impact. */
  readonly management: readonly string[];
  readonly released: Past | null;
  /** Epoch milliseconds; null before. */
  readonly announcedAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Why it was broken off; ''. */
  readonly abortReason: string;
  /** Case id of the exercise it takes the place of; ''. */
  readonly replaces: string;
  readonly replacement: Replacement | null;
}

/** What the repetition of an exercise takes over. */
type RepeatedPart = 'domain' | 'concept' | 'authors' | 'management' | 'released' | 'announcedAt';

interface Dated {
  /** What happened before the product was there; believed of the setup only. */
  readonly past?: Past;
}

export type ExerciseCommand =
  /** A row of the year plan. `concept`: of the exercise it takes the place of, or ready-made. */
  | ({
      readonly type: 'plan';
      readonly domain: string;
      readonly row: ExerciseRow;
      readonly once: string;
      readonly replaces?: string;
      readonly concept?: Concept;
      readonly management?: readonly string[];
    } & Dated)
  /** An alarm exercise once more, as it was released: nothing in it changed, so nobody releases it again. */
  | {
      readonly type: 'repeat';
      readonly of: Pick<Exercise, RepeatedPart>;
      readonly row: ExerciseRow;
      readonly once: string;
    }
  | ({ readonly type: 'change-row'; readonly row: ExerciseRow; readonly edits?: number } & Dated)
  | ({
      readonly type: 'write-concept';
      readonly concept: Concept;
      readonly management: readonly string[];
      readonly edits?: number;
    } & Dated)
  | ({ readonly type: 'release' | 'announce' | 'start' | 'end' | 'evaluate' | 'report' | 'close' } & Dated)
  | ({ readonly type: 'abort'; readonly reason: string } & Dated)
  | ({ readonly type: 'postpone' | 'cancel'; readonly replacement: Replacement } & Dated);

interface Said extends Entry, Past {}

/** A step that needs no words. */
export type PlainExerciseEntry =
  | 'exercise-released'
  | 'exercise-announced'
  | 'exercise-started'
  | 'exercise-ended'
  | 'exercise-evaluated'
  | 'exercise-reported'
  | 'exercise-closed';

export type ExerciseEntry =
  | (Said & {
      readonly type: 'exercise-planned';
      readonly domain: string;
      readonly row: ExerciseRow;
      readonly once: string;
      readonly replaces: string;
    })
  | (Said & {
      readonly type: 'exercise-repeated';
      readonly of: Pick<Exercise, RepeatedPart>;
      readonly row: ExerciseRow;
      readonly once: string;
    })
  | (Said & { readonly type: 'exercise-row-changed'; readonly row: ExerciseRow })
  | (Said & {
      readonly type: 'exercise-concept-written';
      readonly concept: Concept;
      readonly management: readonly string[];
    })
  | (Said & { readonly type: PlainExerciseEntry })
  | (Said & { readonly type: 'exercise-aborted'; readonly reason: string })
  | (Said & { readonly type: 'exercise-postponed' | 'exercise-cancelled'; readonly replacement: Replacement });
