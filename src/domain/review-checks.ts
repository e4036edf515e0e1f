// What may stand in an observer's form, a test result and a report; each refusal names the field.
import { Refusal } from '../errors.ts';
import { confidential, isMarkedClassified } from './classified.ts';
import { testResults } from './evidence.ts';
import { type Rating, ratings } from './feedback.ts';
import { analysisQuestions, type Evaluation, type ReportContent, type Review } from './review.ts';

/** Signs, and rows of one list. */
const longest = { line: 500, text: 4_000 } as const;
const mostRows = 300;
/** A year. */
const mostHours = 8_760;

function text(value: string, limit: number, field: string): string {
  const trimmed = value.trim();
  if (trimmed.length > limit) throw new Refusal('report-long', { field, most: limit });
  if (isMarkedClassified(trimmed)) throw new Refusal('report-classified', { field });
  return trimmed;
}

function rows<T>(list: readonly T[], field: string): readonly T[] {
  if (list.length > mostRows) throw new Refusal('report-many', { field, most: mostRows });
  return list;
}

const lines = (list: readonly string[], field: string) =>
  rows(list, field)
    .map((line) => text(line, longest.text, field))
    .filter((line) => line !== '');

export function checkHours(hours: number | null): number | null {
  if (hours === null) return null;
  if (!Number.isFinite(hours) || hours < 0 || hours > mostHours) throw new Refusal('review-hours', { most: mostHours });
  return hours;
}

/** A report as it is kept, also half done: trimmed, and without what is not in it. */
export function checkContent(content: ReportContent, { content: before, type }: Pick<Review, 'content' | 'type'>) {
  const known = new Set(before.goals.map(({ id }) => id));
  const goals = rows(content.goals, 'goals').map((goal) => {
    if (!known.has(goal.id) || (goal.rating !== null && !ratings.includes(goal.rating))) throw new Refusal('bad-shape');
    return {
      ...goal,
      actual: text(goal.actual, longest.line, 'goals'),
      remark: text(goal.remark, longest.text, 'goals'),
    };
  });
  if (goals.length !== known.size) throw new Refusal('bad-shape');
  for (const { result } of content.proofs) {
    if (result !== null && !testResults.includes(result)) throw new Refusal('bad-shape');
  }
  const timeline = rows(content.timeline, 'timeline').map((row) => {
    if (!Number.isFinite(row.at)) throw new Refusal('bad-shape');
    return { at: row.at, text: text(row.text, longest.text, 'timeline') };
  });
  return {
    summary: text(content.summary, longest.text, 'summary'),
    goals,
    timeline: timeline.filter((row) => row.text !== '').toSorted((one, other) => one.at - other.at),
    good: lines(content.good, 'good'),
    lessons: lines(content.lessons, 'lessons'),
    training: lines(content.training, 'training'),
    maturity: text(content.maturity, longest.text, 'maturity'),
    answers:
      type === null
        ? Object.fromEntries(
            analysisQuestions.map((one) => [one, text(content.answers[one] ?? '', longest.text, 'answers')]),
          )
        : {},
    proofs: rows(content.proofs, 'proofs').map((proof) => ({ ...proof, hours: checkHours(proof.hours) })),
    ...confidential(content.classification ?? before.classification, 'report-classified'),
  } satisfies ReportContent;
}

/** What a report still lacks before it can be released (BSI 200-4, 13.10): names of fields. */
export function missingInReport({ content, type }: Pick<Review, 'content' | 'type'>): readonly string[] {
  const { summary, goals, answers, lessons, good } = content;
  const lacks: readonly (readonly [string, boolean])[] = [
    ['summary', summary === ''],
    ['goals', goals.some(({ rating, remark }) => rating === null && remark === '')],
    ['answers', type === null && analysisQuestions.every((one) => (answers[one] ?? '') === '')],
    ['lessons', type !== null && lessons.length + good.length === 0],
  ];
  return lacks.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

/** An observer's form as it is kept. */
export function checkEvaluation(form: Evaluation, { content }: Pick<Review, 'content'>): Evaluation {
  const known = new Set(content.goals.map(({ id }) => id));
  const rated = Object.entries(form.goals).filter(([id]) => known.has(id));
  if (rated.some(([, rating]) => !ratings.includes(rating))) throw new Refusal('feedback-rating');
  const [good, correct, improve] = [form.good, form.correct, form.improve].map((one) =>
    text(one, longest.text, 'form'),
  );
  if (rated.length === 0 && !good && !correct && !improve) throw new Refusal('review-empty');
  const goals: Record<string, Rating> = Object.fromEntries(rated);
  return { goals, good: good ?? '', correct: correct ?? '', improve: improve ?? '' };
}

export const remarkOf = (value: string): string => text(value, longest.text, 'remark');
