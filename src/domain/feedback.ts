// Anonymous feedback after an exercise or an event: its words, and what may be said of it (domain.md 2.3a, 7).
import { Refusal } from '../errors.ts';
import type { Json } from './model.ts';
import { smallestGroup } from './small-group.ts';

/** Fewer answers than these are neither shown nor counted: one could tell whose they are. */
export const fewestAnswers = smallestGroup;
const longest = 500;

/** From 1 (bad) to 4 (good). */
export const ratings = [1, 2, 3, 4] as const;
export type Rating = (typeof ratings)[number];

/** What somebody says of it, with nothing that says who or when. */
export interface Feedback {
  readonly rating: Rating;
  readonly good: string;
  readonly change: string;
}

/** Sums that stay when the answers are gone: how many there were, and how many of each rating from 1 to 4. */
export interface FeedbackSums {
  readonly answers: number;
  readonly ratings: readonly number[];
}

/** The answer as it is kept. Throws Refusal. */
export function checkFeedback({ rating, good, change }: Feedback): Feedback {
  if (!ratings.includes(rating)) throw new Refusal('feedback-rating');
  const [one, other] = [good.trim(), change.trim()];
  if (one.length > longest || other.length > longest) throw new Refusal('text-too-long', { most: longest });
  return { rating, good: one, change: other };
}

/** What lay in a box, as far as it is an answer. */
export function feedbackIn(values: readonly Json[]): readonly Feedback[] {
  return values.flatMap((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const { rating, good, change } = value as { readonly [key: string]: Json };
    const isRight = ratings.includes(rating as Rating) && typeof good === 'string' && typeof change === 'string';
    return isRight ? [{ rating: rating as Rating, good, change }] : [];
  });
}

/** Null for fewer than five. */
export function sumsOf(all: readonly Feedback[]): FeedbackSums | null {
  if (all.length < fewestAnswers) return null;
  return { answers: all.length, ratings: ratings.map((each) => all.filter(({ rating }) => rating === each).length) };
}
