// What the tab and the server say to each other about evaluations, findings and trainings: requests (checked) and views.
import * as z from 'zod/mini';
import { testResults } from '../domain/evidence.ts';
import type { TestItem } from '../domain/exercise.ts';
import type { Feedback } from '../domain/feedback.ts';
import { type Finding, findingKinds } from '../domain/finding.ts';
import type { Retest } from '../domain/retest.ts';
import {
  analysisQuestions,
  type Evaluation,
  type ReportContent,
  type Review,
  type RoundSums,
} from '../domain/review.ts';
import type { Training } from '../domain/training.ts';
import type { DomainName } from './contract.ts';
import { measureRequest } from './contract-measures.ts';
import type { HistoryLine, NamedId } from './contract-plans.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const id = line(120);
const text = line(8_000);
const many = (most: number) => z.array(text).check(z.maxLength(most));
const ids = z.array(id).check(z.maxLength(600));
const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const once = line(64).check(z.regex(/^[A-Za-z0-9-]{8,64}$/));

export const reviewsQuery = z.looseObject({ domain: line(40) });

/** `POST /api/reviews`: evaluates a real event. */
export const reviewRequest = z.strictObject({ incident: id });

/** `PUT /api/reviews/:id/content` */
export const reportRequest = z.strictObject({
  edits: z.number(),
  content: z.strictObject({
    summary: text,
    goals: z
      .array(
        z.strictObject({
          id,
          text,
          metric: text,
          target: text,
          actual: text,
          rating: z.nullable(rating),
          remark: text,
        }),
      )
      .check(z.maxLength(60)),
    timeline: z.array(z.strictObject({ at: z.number(), text })).check(z.maxLength(600)),
    good: many(400),
    lessons: many(400),
    training: many(400),
    maturity: text,
    answers: z.partialRecord(z.enum(analysisQuestions), text),
    proofs: z
      .array(
        z.strictObject({
          target: z.enum(['plan', 'resource']),
          id,
          result: z.nullable(z.enum(testResults)),
          hours: z.nullable(z.number()),
        }),
      )
      .check(z.maxLength(600)),
    // Any word, so that a classified report is refused with a reason and not as unreadable.
    classification: z.optional(line(40)),
  }),
});

/** `POST /api/reviews/:id/commands` */
export const reviewCommandRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['submit', 'revise', 'stop-asking', 'second-round']) }),
  /** `edits` of the version that was read; what was changed since is not released. */
  z.strictObject({ type: z.literal('release'), edits: z.optional(z.number()) }),
  z.strictObject({ type: z.literal('return'), reason: text }),
]);

/** `POST /api/reviews/:id/feedback` */
export const feedbackRequest = z.strictObject({ rating, good: text, change: text });

/** `POST /api/reviews/:id/evaluation` */
export const evaluationRequest = z.strictObject({
  goals: z.record(id, rating),
  good: text,
  correct: text,
  improve: text,
});

/** `POST /api/reviews/:id/tests` */
export const testRequest = z.strictObject({
  item: id,
  result: z.enum(testResults),
  hours: z.nullable(z.number()),
  remark: text,
  correction: text,
});

const findingParts = {
  kind: z.enum(findingKinds),
  text,
  cause: text,
  goal: id,
  plans: ids,
  resources: ids,
};

/** `POST /api/reviews/:id/findings`; `from` names the observation it is taken from, or ''. */
export const findingRequest = z.strictObject({ ...findingParts, from: id, once });

/** `PUT /api/findings/:id` */
export const findingChange = z.strictObject({ ...findingParts, dropped: text, revision: z.number() });

/** `POST /api/findings/:id/measure`: the measure as somebody wants it, alone or with its twin for the root cause. */
export const findingMeasure = z.pick(measureRequest, { text: true, dueOn: true, twin: true });

/** `PUT /api/trainings/:id`; the id of a new one is made by whoever writes it. */
export const trainingRequest = z.strictObject({
  revision: z.number(),
  domain: line(40),
  title: text,
  day: line(10),
  topics: text,
  trainer: text,
  hours: z.number(),
  participants: ids,
  cancelled: z.boolean(),
});

export interface ReviewRow {
  readonly id: string;
  readonly source: Review['source'];
  readonly number: string;
  readonly title: string;
  readonly type: Review['type'];
  readonly day: string;
  readonly status: Review['status'];
  readonly findings: number;
  /** Findings nobody has decided on. */
  readonly open: number;
}

export interface FindingRow extends Finding {
  readonly revision: number;
}

/** A real event that is over and was not evaluated. */
export interface EventToReview {
  readonly id: string;
  readonly number: string;
  readonly endedAt: number;
}

/** A failed test that has to be repeated and is not planned. */
export interface RetestRow extends Retest {
  readonly mayPlan: boolean;
}

/** `GET /api/reviews?domain=` */
export interface ReviewList {
  readonly reviews: readonly ReviewRow[];
  readonly findings: readonly FindingRow[];
  readonly events: readonly EventToReview[];
  readonly retests: readonly RetestRow[];
}

/** The report and what it is written from; null for whoever is only asked something. */
export interface ReviewFull {
  readonly content: ReportContent;
  readonly edits: number;
  readonly figures: Review['figures'];
  /** Observations that may become findings and did not yet. */
  readonly seen: Review['seen'];
  /** Written down after the end: what stands in the report, and what came after its release. */
  readonly late: Review['late'];
  readonly lateAfter: Review['late'];
  readonly tests: readonly TestItem[];
  readonly evaluations: readonly { readonly name: string; readonly form: Evaluation }[];
  readonly rounds: readonly RoundSums[];
  readonly answers: readonly (readonly Feedback[])[];
  readonly findings: readonly FindingRow[];
  readonly returned: string;
  readonly submittedBy: string;
  readonly version: number;
  readonly releasedAt: number | null;
  readonly releasedBy: string;
  /** Raw answers go at this time; null when they are gone. */
  readonly emptyAt: number | null;
  /** Plans that nothing can be proven of now. */
  readonly notInForce: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly owners: readonly NamedId[];
  readonly history: readonly HistoryLine[];
}

/** `GET /api/reviews/:id` */
export interface ReviewPage {
  readonly id: string;
  readonly domain: DomainName;
  readonly source: Review['source'];
  readonly number: string;
  readonly title: string;
  readonly type: Review['type'];
  readonly day: string;
  readonly status: Review['status'];
  readonly round: number;
  readonly asksUntil: number | null;
  /** Who has not answered yet; null for everybody but those who steered. */
  readonly silent: readonly NamedId[] | null;
  /** Whose observer's form or test result is missing; null for everybody but those who steered. */
  readonly silentForms: readonly NamedId[] | null;
  readonly goals: readonly { readonly id: string; readonly text: string }[];
  /** Her own: whether she is asked and has answered, her form, her tests with the names of what is tested. */
  readonly mine: {
    readonly asked: boolean;
    readonly answered: boolean;
    readonly observes: boolean;
    readonly form: Evaluation | null;
    readonly tests: readonly (TestItem & { readonly name: string })[];
  };
  readonly full: ReviewFull | null;
  readonly me: { readonly writes: boolean; readonly releases: boolean; readonly edits: boolean };
}

export interface TrainingRow extends Training {
  readonly revision: number;
}

/** `GET /api/trainings?domain=` */
export interface TrainingList {
  readonly trainings: readonly TrainingRow[];
  readonly people: readonly NamedId[];
  readonly names: Readonly<Record<string, string>>;
  readonly me: { readonly edits: boolean };
}
