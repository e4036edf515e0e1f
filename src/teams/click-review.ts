// What the buttons of feedback, observers' forms and tests say, and the check of what comes back.
import { z } from 'zod';
import { type TestResult, testResults } from '../domain/evidence.ts';
import { type Feedback, type Rating, ratings } from '../domain/feedback.ts';
import type { Evaluation } from '../domain/review.ts';

/** `r` is the evaluation, `d` the delivery whose card this is, `t` the test. */
interface ReviewRef {
  readonly r: string;
  readonly d: string;
}
export type ReviewButton =
  | (ReviewRef & { readonly verb: 'feedback.send' | 'evaluation.send' })
  | (ReviewRef & { readonly verb: 'test.send'; readonly t: string });

export type ReviewSaid =
  /** Rating null: nothing was chosen. */
  | (ReviewRef & {
      readonly verb: 'feedback.send';
      readonly said: Omit<Feedback, 'rating'> & { rating: Rating | null };
    })
  | (ReviewRef & { readonly verb: 'evaluation.send'; readonly form: Evaluation })
  | (ReviewRef & {
      readonly verb: 'test.send';
      readonly t: string;
      readonly result: TestResult | null;
      /** As it was typed. */
      readonly hours: string;
      readonly remark: string;
      readonly correction: string;
    });

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);
const typed = z.string().max(4_000).default('');
export const goalInput = (goal: string): `goal-${string}` => `goal-${goal}`;

export const reviewShapes = [
  z.object({ verb: z.literal('feedback.send'), r: id, d: id, rating: typed, good: typed, change: typed }),
  z.looseObject({ verb: z.literal('evaluation.send'), r: id, d: id, good: typed, correct: typed, improve: typed }),
  z.object({
    verb: z.literal('test.send'),
    r: id,
    d: id,
    t: id,
    result: typed,
    hours: typed,
    remark: typed,
    correction: typed,
  }),
] as const;

const ratingOf = (text: unknown): Rating | null => ratings.find((each) => String(each) === text) ?? null;

/** What was said, as the rules judge it. */
export function reviewSaid(data: z.infer<(typeof reviewShapes)[number]>): ReviewSaid {
  switch (data.verb) {
    case 'feedback.send': {
      const { verb, r, d, rating, good, change } = data;
      return { verb, r, d, said: { rating: ratingOf(rating), good, change } };
    }
    case 'evaluation.send': {
      const { verb, r, d, good, correct, improve } = data;
      const goals = Object.entries(data).flatMap(([name, value]) => {
        const rating = name.startsWith('goal-') ? ratingOf(value) : null;
        return rating === null ? [] : [[name.slice('goal-'.length), rating] as const];
      });
      return { verb, r, d, form: { goals: Object.fromEntries(goals), good, correct, improve } };
    }
    case 'test.send': {
      const { verb, r, d, t, hours, remark, correction } = data;
      const result = testResults.find((each) => each === data.result) ?? null;
      return { verb, r, d, t, result, hours: hours.trim(), remark, correction };
    }
  }
}
