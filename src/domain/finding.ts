// Findings (Feststellungen) of exercises and events, and what becomes of each (BSI 200-4, 13.10, 15.1; domain.md 6).
import { Refusal } from '../errors.ts';
import { register } from './register.ts';

export const findingKinds = ['CORRECTION', 'IMPROVEMENT', 'TRAINING'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** One finding. Its id is `<domain>.<number>`; it names no person. */
export interface Finding {
  readonly id: string;
  readonly domain: string;
  /** Such as `2026-03-F2`: the number of where it was found, and its own. */
  readonly number: string;
  /** The evaluation it comes from. */
  readonly review: string;
  readonly source: 'EXERCISE' | 'INCIDENT';
  /** Number of the exercise or event. */
  readonly reference: string;
  readonly kind: FindingKind;
  readonly text: string;
  readonly cause: string;
  /** Linked goal, or ''. */
  readonly goal: string;
  readonly plans: readonly string[];
  readonly resources: readonly string[];
  /** Observation it was taken from, so that none is taken twice; ''. */
  readonly from: string;
  /** Ids of the measures that see to it, *a* first. */
  readonly measures: readonly string[];
  /** Why nothing is done about it; '' while that is open. */
  readonly dropped: string;
  /** `YYYY-MM-DD` */
  readonly foundOn: string;
  /** Names the draft it was taken down from: sent again, it is the same finding. Absent in what is older. */
  readonly wish?: string;
}

/** The wish of the measures that see to a finding: by it they are found, also where a crash came before the link. */
export const measureWishOf = (id: string): string => `finding-${id}`;

export const findingStatus = ({ measures, dropped }: Pick<Finding, 'measures' | 'dropped'>) =>
  measures.length > 0 ? 'measure' : dropped === '' ? 'open' : 'dropped';

/** Register of findings. */
export const findings = register<Finding>({
  name: 'finding',
  personal: [],
  head: (finding) => ({ scope: finding.domain, status: findingStatus(finding), key: finding.review, at: 0 }),
});

const longest = 2_000;

/** Throws Refusal. */
export function checkFinding(finding: Finding): Finding {
  const [text, cause, dropped] = [finding.text, finding.cause, finding.dropped].map((one) => one.trim());
  if (!text) throw new Refusal('finding-text');
  if ([text, cause, dropped].some((one) => (one ?? '').length > longest)) {
    throw new Refusal('text-too-long', { most: longest });
  }
  if (!findingKinds.includes(finding.kind)) throw new Refusal('bad-shape');
  return { ...finding, text, cause: cause ?? '', dropped: dropped ?? '' };
}
