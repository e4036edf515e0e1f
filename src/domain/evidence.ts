// What proves that a plan or a resource works: exercises, tests and real events, and the status that follows from them.
import { monthsBefore } from './gaps.ts';

/** Exercise types (BSI 200-4, 13.1), and what really happened. */
export const evidenceKinds = [
  'TABLETOP',
  'STAFF_EXERCISE',
  'STAFF_FRAME_EXERCISE',
  'FULL_EXERCISE',
  'ALARM_EXERCISE',
  'FUNCTION_TEST',
  'REAL_EVENT',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const testResults = ['PASSED', 'PARTIAL', 'FAILED'] as const;
export type TestResult = (typeof testResults)[number];

/** One proof, as noted beside a plan or a resource. */
export interface Evidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly result: TestResult;
  /** Time really needed, hours; null where none was taken. */
  readonly hours: number | null;
  /** What it comes from: number of an exercise or event, or of a document; no content. */
  readonly reference: string;
}

/** Kept apart from the release status (BSI 200-4, 11.3, 12.3; domain.md 9.2). */
export const evidenceStatuses = ['NONE', 'TABLETOP_DONE', 'TESTED', 'EFFECTIVE', 'INEFFECTIVE', 'EXPIRED'] as const;
export type EvidenceStatus = (typeof evidenceStatuses)[number];

/** Proofs count for three years (coverage of all plans, BSI 200-4, 13.3; domain.md 3.1). */
const evidenceMonths = 36;

/**
 * What the proofs that still count say. `from`: proofs before this day (`YYYY-MM-DD`) belong to other content and count
 * no longer; null when all do. The newest real test decides; a discussion at the table proves plausibility only.
 */
export function evidenceStatus(
  evidence: readonly Evidence[],
  { from, today }: { readonly from: string | null; readonly today: string },
): EvidenceStatus {
  const since = monthsBefore(today, evidenceMonths);
  const counting = evidence.filter(({ day }) => day >= since && (from === null || day >= from));
  if (counting.length === 0) return evidence.length === 0 ? 'NONE' : 'EXPIRED';
  const newest = [...counting].sort((one, other) => other.day.localeCompare(one.day));
  const tested = newest.find(({ kind }) => kind !== 'TABLETOP');
  if (!tested) return newest[0]?.result === 'FAILED' ? 'INEFFECTIVE' : 'TABLETOP_DONE';
  if (tested.result === 'FAILED') return 'INEFFECTIVE';
  if (tested.result === 'PARTIAL') return 'TESTED';
  return tested.kind === 'FUNCTION_TEST' ? 'TESTED' : 'EFFECTIVE';
}
