// What the tab and the server say to each other about exercises: requests (checked) and views.
import * as z from 'zod/mini';
import { baoRoleKinds } from '../domain/bc-domain.ts';
import type { CoverageLine, ExerciseHint } from '../domain/coverage.ts';
import {
  type Concept,
  type Exercise,
  type ExerciseRow,
  type ExerciseStatus,
  exerciseRoles,
  exerciseTypes,
  type Inject,
  injectChannels,
} from '../domain/exercise.ts';
import type { DrillVerdict } from '../domain/exercise-run.ts';
import type { ReadyScript } from '../domain/ready-script.ts';
import type { RowDifference } from '../domain/year-plan.ts';
import type { HistoryLine, NamedId } from './contract-plans.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const id = line(120);
const text = line(8_000);
const list = (most: number, each: number) => z.array(line(each)).check(z.maxLength(most));
const minutes = z.number();

/** What people write; whether it may stand there is for the rules, which say so in a sentence. */
const rowParts = {
  title: line(400),
  type: z.enum(exerciseTypes),
  from: line(10),
  to: line(10),
  goal: text,
  outage: z.nullable(z.enum(['IT', 'STAFF', 'BUILDING', 'PROVIDER', 'CYBER'])),
  processes: list(500, 120),
  resources: list(500, 120),
  plans: list(500, 120),
  targets: z.array(z.enum(baoRoleKinds)).check(z.maxLength(40)),
  prepares: id,
  executes: id,
  means: line(800),
  impact: text,
  announced: z.boolean(),
  offHours: z.boolean(),
};

const sees = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('answered'), withinMinutes: minutes }),
  z.strictObject({ kind: z.literal('staffed'), role: z.enum(baoRoleKinds), withinMinutes: minutes }),
  z.strictObject({ kind: z.literal('step'), step: line(40), withinMinutes: minutes }),
]);

const inject = z.strictObject({
  id,
  number: line(40),
  minute: minutes,
  sender: line(800),
  toRoles: z.array(z.enum(baoRoleKinds)).check(z.maxLength(40)),
  toPeople: list(500, 120),
  channel: z.enum(injectChannels),
  text,
  expected: text,
  sees,
  goal: id,
  after: list(400, 120),
  ifNot: list(400, 120),
});

const concept = z.strictObject({
  room: line(800),
  startsAt: z.nullable(z.number()),
  duration: minutes,
  situation: text,
  goals: z.array(z.strictObject({ id, text, metric: line(800), target: line(800) })).check(z.maxLength(60)),
  takings: z
    .array(z.strictObject({ person: id, role: z.enum(exerciseRoles), function: z.nullable(z.enum(baoRoleKinds)) }))
    .check(z.maxLength(600)),
  rules: list(80, 800),
  abortCriteria: list(80, 800),
  risks: text,
  rollback: text,
  injects: z.array(inject).check(z.maxLength(400)),
  // Any word, so that a classified concept is refused with a reason and not as unreadable.
  classification: z.optional(line(40)),
});

const readyIds = [
  'ransomware',
  'building',
  'staff',
  'provider',
  'alarm',
] as const satisfies readonly ReadyScript['id'][];

/** `POST /api/exercises`: the number is given by the server; `ready` begins with a ready-made script. */
export const exerciseRequest = z.strictObject({
  once: line(64).check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  domain: line(40),
  row: z.strictObject(rowParts),
  ready: z.nullable(z.enum(readyIds)),
});

/** `PUT /api/exercises/:id/row` */
export const exerciseRowRequest = z.strictObject({ row: z.strictObject(rowParts), edits: z.number() });
/** `PUT /api/exercises/:id/concept` */
export const exerciseConceptRequest = z.strictObject({ concept, edits: z.number() });

/** `POST /api/exercises/:id/commands` */
export const exerciseCommandRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['release', 'announce']) }),
  z.strictObject({ type: z.enum(['postpone', 'cancel']), from: line(10), to: line(10), reason: text }),
]);
export type ExerciseCommandRequest = z.infer<typeof exerciseCommandRequest>;

/** `POST /api/year-plans/:id/commands`; the id is `<domain>.<year>`. */
export const yearPlanRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['submit', 'release']) }),
  z.strictObject({ type: z.literal('return'), reason: text }),
]);

/** `GET /api/exercises` and `GET /api/exercise-calendar` */
export const exercisesQuery = z.strictObject({ domain: line(40), year: z.string().check(z.regex(/^\d{4}$/)) });

/** One exercise in the year plan. */
export interface ExerciseListRow {
  readonly id: string;
  readonly status: ExerciseStatus;
  readonly row: ExerciseRow;
  /** Epoch milliseconds; null while no time is fixed. */
  readonly startsAt: number | null;
  /** '' when nobody is named. */
  readonly preparesName: string;
  readonly executesName: string;
  /** Case id of the exercise that takes its place; ''. */
  readonly replacedBy: string;
  /** Of an alarm exercise that ended: whether it reached its target; null of all others. */
  readonly verdict: DrillVerdict | null;
}

/** How the year plan stands. */
export interface YearPlanView {
  /** 0 before the first release. */
  readonly version: number;
  readonly releasedAt: number | null;
  readonly releasedBy: string;
  /** Waits for the Behördenleitung since then; null when it does not. */
  readonly submittedAt: number | null;
  readonly submittedBy: string;
  readonly returned: string;
  /** What became of it since it was released; none before. */
  readonly differences: readonly RowDifference[];
}

/** `GET /api/exercises` */
export interface ExercisesView {
  readonly domain: NamedId;
  readonly year: number;
  /** Years that can be looked at. */
  readonly years: readonly number[];
  readonly rows: readonly ExerciseListRow[];
  readonly plan: YearPlanView;
  readonly coverage: readonly CoverageLine[];
  readonly me: { readonly plans: boolean; readonly releases: boolean };
}

/** What an exercise can be about and who may be named, for its editor. */
export interface ExerciseOptions {
  readonly processes: readonly NamedId[];
  readonly resources: readonly NamedId[];
  readonly plans: readonly NamedId[];
  /** The crisis team. */
  readonly people: readonly NamedId[];
}

/** `GET /api/exercises/:id` */
export interface ExercisePage {
  readonly id: string;
  readonly domain: NamedId;
  readonly status: ExerciseStatus;
  readonly number: string;
  readonly title: string;
  readonly type: ExerciseRow['type'];
  readonly room: string;
  readonly startsAt: number | null;
  readonly duration: number;
  /** Null for whoever practises. */
  readonly full: {
    readonly exercise: Exercise;
    readonly concept: Concept | null;
    readonly hints: readonly ExerciseHint[];
    /** Fields without which it is not released. */
    readonly missing: readonly string[];
    readonly needsManagement: boolean;
    readonly names: Readonly<Record<string, string>>;
    readonly options: ExerciseOptions;
    readonly history: readonly HistoryLine[];
  } | null;
  /** `plans`: may change row, postpone, cancel; `writes`: may write the concept; `releases`: may release it as it is. */
  readonly me: { readonly plans: boolean; readonly writes: boolean; readonly releases: boolean };
}

/** `POST /api/exercises/:id/script`: a workbook as it was read; nothing is kept yet. */
export interface ScriptPreview {
  readonly injects: readonly Inject[];
  readonly faults: readonly {
    readonly code: string;
    readonly row: number;
    readonly column: string;
    readonly value: string;
  }[];
}
