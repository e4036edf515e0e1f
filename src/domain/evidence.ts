// What proves that a plan or a resource works: exercises, tests and real events, and the status that follows from them.
import { monthsAfter } from './days.ts';

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

/** What a status is reckoned from. */
export interface EvidenceRule {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Evidence of an earlier day counts no longer, because what it proved has changed; null for never. */
  readonly from?: string | null;
  /** Hours in which it has to succeed (RTO); null where there is no such time. */
  readonly targetHours?: number | null;
  /** Months for which evidence counts. */
  readonly validMonths?: number;
}

/** The span over which every plan and resource has to be exercised once (domain.md 3.1 and K8–K10). */
const usualValidMonths = 36;

/** Newest first; of one day, the one noted later. */
export function newestFirst(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.toReversed().sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}

/**
 * What the evidence says today. The last test or event decides; a Planbesprechung after it only when it failed. *wirksam* is
 * what succeeded within the target (BSI 200-4, 10.2), or in an exercise or event where there is no target; a partial success,
 * one of which nobody knows how long it took, and a mere function test are only *funktionsgetestet*. Evidence that counts no longer is *veraltet*.
 */
export function evidenceStatus(evidence: readonly Evidence[], rule: EvidenceRule): EvidenceStatus {
  const { today, from = null, targetHours = null, validMonths = usualValidMonths } = rule;
  const known = newestFirst(evidence.filter(({ day }) => day <= today));
  const counting = known.filter(({ day }) => (from === null || day >= from) && monthsAfter(day, validMonths) >= today);
  const [newest] = counting;
  if (!newest) return known.length > 0 ? 'EXPIRED' : 'NONE';
  const tested = counting.find(({ kind }) => kind !== 'TABLETOP');
  if (newest.kind === 'TABLETOP' && newest.result === 'FAILED') return 'INEFFECTIVE';
  if (!tested) return 'TABLETOP_DONE';
  if (tested.result === 'FAILED') return 'INEFFECTIVE';
  if (targetHours !== null && tested.hours !== null && tested.hours > targetHours) return 'INEFFECTIVE';
  const isShown = targetHours === null ? tested.kind !== 'FUNCTION_TEST' : tested.hours !== null;
  return tested.result === 'PASSED' && isShown ? 'EFFECTIVE' : 'TESTED';
}
