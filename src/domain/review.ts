// Evaluating an exercise or a real event: feedback, observers' forms, test results, and the report (Übungsbericht) with their words
// (BSI 200-4, 5.9, 13.10; domain.md 2.5, 3.4). What is refused stands in review-checks.ts, the life in review-rules.ts.
import type { EvidenceKind, TestResult } from './evidence.ts';
import type { ExerciseGoal, ExerciseType, TestItem } from './exercise.ts';
import type { FeedbackSums, Rating } from './feedback.ts';
import type { Ledger, LedgerCommand, LedgerEntry } from './ledger.ts';
import type { Entry } from './model.ts';
import type { Classification } from './plan.ts';
import type { Past } from './plan-words.ts';

export const reviewSources = ['EXERCISE', 'INCIDENT'] as const;
export type ReviewSource = (typeof reviewSources)[number];

export const reviewStatuses = ['none', 'open', 'for-release', 'released'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** Questions after every emergency and crisis, in two rounds and without blame (BSI 200-4, 5.9). */
export const analysisQuestions = [
  'origin',
  'effects',
  'speed',
  'worked',
  'deviation',
  'unknown',
  'measures',
  'plans',
  'communication',
] as const;
export type AnalysisQuestion = (typeof analysisQuestions)[number];

/** A goal as it was reached: 1 not, 2 partly, 3 largely, 4 fully; null where it was not looked at. */
export interface RatedGoal extends ExerciseGoal {
  readonly actual: string;
  readonly rating: Rating | null;
  readonly remark: string;
}

/** One line of what happened. Epoch milliseconds. */
export interface TimelineRow {
  readonly at: number;
  readonly text: string;
}

/** What was shown of a plan or a resource; becomes evidence beside it with the release. No result: nothing was shown. */
export interface Proof {
  readonly target: 'plan' | 'resource';
  readonly id: string;
  readonly result: TestResult | null;
  /** Hours until it worked; null where none were taken. */
  readonly hours: number | null;
}

/** What people write in the report. */
export interface ReportContent {
  readonly summary: string;
  readonly goals: readonly RatedGoal[];
  readonly timeline: readonly TimelineRow[];
  readonly good: readonly string[];
  readonly lessons: readonly string[];
  readonly training: readonly string[];
  readonly maturity: string;
  readonly answers: Readonly<Partial<Record<AnalysisQuestion, string>>>;
  readonly proofs: readonly Proof[];
  /** Absent: INTERNAL, as in reports of earlier releases. */
  readonly classification?: Classification;
}

/** A number the system took itself. `percent` and `minutes` are whole. */
export interface ReviewFigure {
  readonly name: string;
  readonly value: number;
  /** Of how many; null where it is no share. */
  readonly of: number | null;
}

/** What somebody observed in it and what may become a finding; never whose name it was about. */
export interface Seen {
  readonly id: string;
  readonly kind: 'POSITIVE' | 'CORRECTION' | 'IMPROVEMENT';
  readonly text: string;
  readonly goal: string;
}

/** Observed in it and written down only after the end; `at`: when it was seen, epoch milliseconds. */
export interface LateSeen extends Seen {
  readonly at: number;
}

/** Reminding of forms and results: since when they are awaited, how often was reminded, when something is next due; null for nothing. */
export interface Chase {
  readonly from: number;
  readonly step: number;
  readonly at: number | null;
}

/** The form of one observer: the goals she rated, and what she says. */
export interface Evaluation {
  readonly goals: Readonly<Record<string, Rating>>;
  readonly good: string;
  readonly correct: string;
  readonly improve: string;
}

export type ReviewMessage =
  | 'feedback'
  | 'feedback-reminder'
  | 'evaluation'
  | 'evaluation-reminder'
  | 'test'
  | 'test-reminder'
  | ToCoordinator;

/** What only the coordinator hears: forms or results are missing, or something was observed after the release. */
export type ToCoordinator = 'forms-missing' | 'late';

/** What is still to be done by the engine: counting a closed round, writing evidence. Raw answers go by the rules of keeping. */
export type ReviewDuty = 'count' | 'prove' | ToCoordinator;

/** What the nights take out: anonymous answers, or the forms of observers. */
export type RawAnswers = 'answers' | 'forms';

export interface ReportVersion {
  /** From 1. */
  readonly version: number;
  readonly content: ReportContent;
  /** What had been observed late by then. */
  readonly late?: readonly LateSeen[];
  readonly by: string;
  readonly at: number;
}

/** Sums of a round of questions; null when there were too few answers to say anything. */
export interface RoundSums {
  readonly round: number;
  readonly sums: FeedbackSums | null;
}

/** One evaluation. It has the id of its exercise or event. Days as `YYYY-MM-DD`, times in epoch milliseconds. */
export interface Review {
  readonly status: ReviewStatus;
  readonly source: ReviewSource;
  readonly domain: string;
  readonly number: string;
  readonly title: string;
  readonly type: ExerciseType | null;
  readonly day: string;
  readonly endedAt: number;
  /** Asked for feedback; who fills in an observer's form; who steers, and so sees who is silent. By person id. */
  readonly people: readonly string[];
  readonly observers: readonly string[];
  readonly control: readonly string[];
  /** Behördenleitung of the domain when it was begun. */
  readonly management: readonly string[];
  /** 1 at first, 2 once the second round is asked. */
  readonly round: number;
  /** Until when is asked; null when nothing is asked. */
  readonly asksUntil: number | null;
  readonly remindAt: number | null;
  readonly counted: readonly RoundSums[];
  readonly evaluations: Readonly<Record<string, Evaluation>>;
  readonly tests: readonly TestItem[];
  readonly figures: readonly ReviewFigure[];
  readonly seen: readonly Seen[];
  /** In the order of what was seen. */
  readonly late: readonly LateSeen[];
  /** Version after whose release the coordinator heard of late ones; 0 for none. */
  readonly lateTold: number;
  readonly chase: Chase;
  readonly content: ReportContent;
  readonly edits: number;
  /** Who wrote in it since the last release: none of them releases it. */
  readonly writers: readonly string[];
  readonly submitted: Past | null;
  readonly returned: string;
  readonly released: ReportVersion | null;
  readonly earlier: readonly ReportVersion[];
  readonly duties: readonly ReviewDuty[];
  /** When raw answers go, and from when on none are taken any more; null once anonymous ones went. */
  readonly emptyAt: number | null;
  /** Which test a card asks about, by delivery. */
  readonly cards: Readonly<Record<string, string>>;
  readonly ledger: Ledger<ReviewMessage>;
}

/** Everything known when it begins. */
export interface OpenReview {
  readonly type: 'open';
  readonly source: ReviewSource;
  readonly domain: string;
  readonly number: string;
  readonly title: string;
  readonly exerciseType: ExerciseType | null;
  readonly day: string;
  readonly endedAt: number;
  readonly people: readonly string[];
  readonly observers: readonly string[];
  readonly control: readonly string[];
  readonly management: readonly string[];
  readonly tests: readonly TestItem[];
  readonly figures: readonly ReviewFigure[];
  readonly seen: readonly Seen[];
  readonly content: ReportContent;
  /** False for what lies so long back that nobody is asked any more. */
  readonly asks: boolean;
  readonly past?: Past;
}

interface Dated {
  readonly past?: Past;
}

export type ReviewCommand =
  | OpenReview
  | { readonly type: 'evaluate'; readonly form: Evaluation }
  | ({
      readonly type: 'test';
      readonly item: string;
      readonly result: TestResult;
      readonly hours: number | null;
      readonly remark: string;
      readonly correction: string;
    } & Dated)
  /** The questions are closed, by hand or because everybody answered. */
  | { readonly type: 'stop-asking' }
  | { readonly type: 'second-round' }
  | ({ readonly type: 'write'; readonly content: ReportContent; readonly edits?: number } & Dated)
  | ({ readonly type: 'submit' | 'revise' } & Dated)
  /** `edits`: the version that was read. */
  | ({ readonly type: 'release'; readonly edits?: number | undefined } & Dated)
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'count'; readonly round: number; readonly sums: FeedbackSums | null }
  /** `missed`: plans that were not in force, so that nothing could be proven of them. */
  | { readonly type: 'proved'; readonly missed: readonly string[] }
  | { readonly type: 'emptied'; readonly what: RawAnswers }
  | { readonly type: 'observed'; readonly seen: readonly LateSeen[] }
  /** Who hears it as the coordinator; '' when there is nobody. */
  | { readonly type: 'handed'; readonly about: ToCoordinator; readonly to: string }
  | { readonly type: 'wake' }
  | LedgerCommand;

interface Said extends Entry, Past {}

export type ReviewEntry =
  | (Entry & { readonly type: 'review-observed'; readonly seen: readonly LateSeen[] })
  /** How many forms and results are missing; whose is nobody's business here. */
  | (Entry & {
      readonly type: 'review-chased' | 'review-chase-over';
      readonly forms: number;
      readonly tests: number;
    })
  | (Entry & { readonly type: 'review-chase-put-off'; readonly until: number })
  | (Entry & { readonly type: 'review-handed'; readonly about: ToCoordinator; readonly to: string })
  | (Said & Omit<OpenReview, 'type' | 'past'> & { readonly type: 'review-opened' })
  /** The form itself is sealed, so that it can be taken out. */
  | (Said & { readonly type: 'review-evaluated' })
  | (Said & Omit<Extract<ReviewCommand, { type: 'test' }>, 'type' | 'past'> & { readonly type: 'review-tested' })
  | (Said & { readonly type: 'review-asked'; readonly round: number })
  | (Entry & { readonly type: 'review-reminded' })
  | (Entry & { readonly type: 'review-asking-stopped' })
  | (Entry & { readonly type: 'review-counted'; readonly round: number; readonly sums: FeedbackSums | null })
  | (Said & { readonly type: 'report-written'; readonly content: ReportContent })
  | (Said & { readonly type: 'report-submitted' | 'report-released' | 'report-revised' })
  | (Said & { readonly type: 'report-returned'; readonly reason: string })
  | (Entry & { readonly type: 'review-proved'; readonly missed?: readonly string[] })
  | (Entry & { readonly type: 'review-emptied'; readonly what: RawAnswers })
  | LedgerEntry;

/** Where answers of a round are dropped. */
export const boxOf = (review: string, round: number): string => `${review}/${round}`;

/** The kind of evidence that comes of it. */
export const evidenceKindOf = ({ type }: Pick<Review, 'type'>): EvidenceKind => type ?? 'REAL_EVENT';
