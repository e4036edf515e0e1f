// What proves that a plan or a resource works: exercises, tests and real events, and the status that follows from them.

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
