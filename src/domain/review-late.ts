// What observers wrote down only after the end: part of the draft until the release, told as *nachträglich* after it.
import type { LateSeen, Review, ReviewEntry } from './review.ts';

/** What is not known yet; nothing comes twice. */
export function decideLate(review: Review, seen: readonly LateSeen[]): readonly ReviewEntry[] {
  const known = new Set([...review.seen, ...review.late].map(({ id }) => id));
  const fresh = seen.filter(({ id }) => !known.has(id));
  return fresh.length === 0 ? [] : [{ type: 'review-observed', v: 1, seen: fresh }];
}

/** Nothing that somebody wrote changes: late rows stand beside the text of the report. */
export function observedLate(review: Review, fresh: readonly LateSeen[]): Review {
  const seen = fresh.map(({ id, kind, text, goal }) => ({ id, kind, text, goal }));
  const late = [...review.late, ...fresh].toSorted((one, other) => one.at - other.at);
  return { ...review, seen: [...review.seen, ...seen], late };
}

/** What stands in the report: in a released one what was known then. */
export const lateInReport = ({ status, released, late }: Pick<Review, 'status' | 'released' | 'late'>) =>
  status === 'released' && released ? (released.late ?? []) : late;

/** What came after the release and is in no report yet. */
export function lateAfterRelease(review: Pick<Review, 'status' | 'released' | 'late'>): readonly LateSeen[] {
  if (review.status !== 'released') return [];
  const known = new Set(lateInReport(review).map(({ id }) => id));
  return review.late.filter(({ id }) => !known.has(id));
}
