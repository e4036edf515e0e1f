// Who sees what of an evaluation and says what in it: who plans exercises there, who steered it, observers, owners of tests.
import { isOf } from './partition.ts';
import type { Review, ReviewCommand } from './review.ts';
import { mayEditRegister, maySeeRegister, type Who } from './roles.ts';

const isIn = (who: Who, people: readonly string[]): boolean => who.kind === 'person' && people.includes(who.id);

/** The report while it is written: coordinators and those who alarm there, who steered, and the management, which answers for it. */
export function maySeeReport(who: Who, review: Pick<Review, 'domain' | 'control' | 'management'>): boolean {
  return maySeeRegister(who, review.domain) || isIn(who, review.control) || isIn(who, review.management);
}

export function mayWriteReport(who: Who, review: Pick<Review, 'domain' | 'control'>): boolean {
  return mayEditRegister(who, review.domain) || isIn(who, review.control);
}

/** Who has not answered yet: those who steered it, and nobody else. */
export const maySeeSilent = (who: Who, { control }: Pick<Review, 'control'>): boolean => isIn(who, control);

export const mayAnswer = (who: Who, { people }: Pick<Review, 'people'>): boolean => isIn(who, people);
export const mayObserve = (who: Who, { observers }: Pick<Review, 'observers'>): boolean => isIn(who, observers);
export const ownsTest = (who: Who, { tests }: Pick<Review, 'tests'>, item: string): boolean =>
  who.kind === 'person' && tests.some(({ id, owner }) => id === item && owner === who.id);

/** Something of it is hers: she is asked, observed, owns a test, or sees the report. */
export function maySeeReview(who: Who, review: Review): boolean {
  if (review.status === 'none') return false;
  const owns = who.kind === 'person' && review.tests.some(({ owner }) => owner === who.id);
  return maySeeReport(who, review) || mayAnswer(who, review) || mayObserve(who, review) || owns;
}

/** Whether a person may give this command; whether it is possible now is for the rules to say. */
export function mayWithReview(who: Who, id: string, command: ReviewCommand, review: Review): boolean {
  if (who.kind === 'system') return false;
  switch (command.type) {
    case 'open':
      return command.source === 'INCIDENT' && isOf(command.domain, id) && mayEditRegister(who, command.domain);
    case 'evaluate':
      return mayObserve(who, review) || isIn(who, review.control);
    case 'test':
      return ownsTest(who, review, command.item) || mayWriteReport(who, review);
    case 'stop-asking':
    case 'second-round':
    case 'write':
    case 'submit':
    case 'revise':
      return mayWriteReport(who, review);
    case 'release':
    case 'return':
      return mayEditRegister(who, review.domain) || isIn(who, review.management);
    default:
      return false;
  }
}
