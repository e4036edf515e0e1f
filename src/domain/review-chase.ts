// Forms of observers and results of tests that did not come in: reminded of twice, then the coordinator hears how many are missing.
import { isCardTime, nextCardTime } from './bundle.ts';
import type { TestItem } from './exercise.ts';
import type { Chase, Review, ReviewEntry, ReviewMessage } from './review.ts';
import { dayOf } from './team.ts';
import { momentOf, workdaysAfter } from './working-time.ts';

/** Working days after the cards: the two reminders, and the moment at which the coordinator hears of it. */
const after = [2, 5, 7] as const;
const morning = '08:00';

/** Nothing is waited for. */
export const noChase: Chase = { from: 0, step: 0, at: null };

const momentOfStep = (from: number, step: number): number | null => {
  const days = after[step];
  return days === undefined ? null : momentOf(workdaysAfter(dayOf(from), days), morning);
};

/** Begins with the cards, epoch milliseconds. */
export const chaseFrom = (from: number): Chase => ({ from, step: 0, at: momentOfStep(from, 0) });

export interface OpenForms {
  /** Observers without a form, by person id. */
  readonly observers: readonly string[];
  /** Tests without a result, with who owns them. */
  readonly tests: readonly TestItem[];
}

/** What is still missing; nothing once raw answers went, and no test once the report was released. */
export function openForms(
  review: Pick<Review, 'observers' | 'evaluations' | 'tests' | 'status' | 'emptyAt'>,
): OpenForms {
  const { observers, evaluations, tests, status, emptyAt } = review;
  return {
    observers: emptyAt === null ? [] : observers.filter((one) => !Object.hasOwn(evaluations, one)),
    tests: status === 'released' ? [] : tests.filter(({ result, owner }) => result === null && owner !== ''),
  };
}

const countOf = (review: Review) => {
  const { observers, tests } = openForms(review);
  return { forms: observers.length, tests: tests.length };
};

/** Stops where nothing is missing, and with the release: what is written then stands. */
export function chasedOn(review: Review): Review {
  const { forms, tests } = countOf(review);
  const isOver = review.status === 'released' || forms + tests === 0;
  return isOver && review.chase.at !== null ? { ...review, chase: { ...review.chase, at: null } } : review;
}

/** The next reminder, in the hours of cards; too early or twice changes nothing. Names nobody. */
export function decideChase(review: Review, at: number): readonly ReviewEntry[] {
  const { chase } = review;
  if (chase.at === null || at < chase.at) return [];
  if (!isCardTime(at)) return [{ type: 'review-chase-put-off', v: 1, until: nextCardTime(at) }];
  const missing = countOf(review);
  const isLast = chase.step >= after.length - 1;
  return [{ type: isLast ? 'review-chase-over' : 'review-chased', v: 1, ...missing }];
}

/** Whom a reminder goes to, with the test where it is about one. */
export function chaseLetters(
  review: Review,
): readonly { readonly person: string; readonly message: ReviewMessage; readonly item: string }[] {
  const { observers, tests } = openForms(review);
  return [
    ...observers.map((person) => ({ person, message: 'evaluation-reminder' as const, item: '' })),
    ...tests.map(({ owner, id }) => ({ person: owner, message: 'test-reminder' as const, item: id })),
  ];
}

export const nextStep = ({ from, step }: Chase): Chase => ({ from, step: step + 1, at: momentOfStep(from, step + 1) });
