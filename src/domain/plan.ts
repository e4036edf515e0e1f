// Plans and other documents of the BCMS: their words. Life cycle in plan-rules.ts (BSI 200-4, 4.4; BCLL 6.3; domain.md 4, 9.3).
import type { Asking } from './asking.ts';
import type { Evidence } from './evidence.ts';

export const planKinds = [
  'GUIDELINE',
  'HANDBOOK',
  'GFP',
  'WAP',
  'WHP',
  'STAFF_RULES',
  'ALARM_PLAN',
  'COMMUNICATION_PLAN',
  'EXERCISE_PLAN',
  'OTHER',
] as const;
export type PlanKind = (typeof planKinds)[number];

/** Verschlusssachen are refused: Teams is not released for them (domain.md 7). */
export const classifications = ['OPEN', 'INTERNAL', 'CONFIDENTIAL'] as const;
export type Classification = (typeof classifications)[number];

/**
 * ENTWURF → IN_QS → ZUR_FREIGABE → FREIGEGEBEN → IN_UEBERARBEITUNG (the released version stays in force) → …; ERSETZT and
 * AUSSER_KRAFT end it. UEBERPRUEFUNG_FAELLIG is derived from `reviewBy`, not a state.
 */
export const planStatuses = ['none', 'draft', 'in-qa', 'for-release', 'released', 'in-revision', 'withdrawn'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** A printed or otherwise offline copy. */
export interface OfflineCopy {
  readonly place: string;
  /** `YYYY-MM-DD`. */
  readonly printedOn: string;
  /** Version that lies there. */
  readonly version: number;
}

/** What a document says about itself: the Land's compulsory fields (BCLL 6.3), and those of BSI 200-4, 4.4.2. */
export interface PlanContent {
  readonly kind: PlanKind;
  readonly title: string;
  /** Document number; '' for none. */
  readonly number: string;
  readonly scope: string;
  readonly classification: Classification;
  readonly audience: string;
  /** Where the text itself lies: an address or a place. Its content is not kept here. */
  readonly storedAt: string;
  /** Months between two reviews. */
  readonly reviewMonths: number;
  /** Years it is kept after it was replaced. */
  readonly retentionYears: number;
  /** Responsible person, asked to review; '' while nobody is named. */
  readonly owner: string;
  readonly unit: string;
  readonly processes: readonly string[];
  readonly resources: readonly string[];
  /** What to do first, for cards, bot and handbook; short. */
  readonly summary: string;
  /** Sofortmaßnahmen as checklist in an alarm, in their order. */
  readonly steps: readonly string[];
  /** Ids of checklist items (plan-checklist.ts) that the text covers. */
  readonly checklist: readonly string[];
}

/** One version that was released. Days as `YYYY-MM-DD`. */
export interface PlanVersion {
  readonly version: number;
  readonly author: string;
  readonly releasedBy: string;
  /** Epoch milliseconds. */
  readonly releasedAt: number;
  readonly change: string;
  readonly content: PlanContent;
  /** A contact, an owner or a spelling was put right: no second person released it, and the evidence still counts. */
  readonly editorial: boolean;
  /** Why it was released with gaps, and which; '' and none when it had none. */
  readonly gapReason: string;
  readonly gaps: readonly string[];
}

/** What the owner says about a review she was asked for. */
export const reviewAnswers = ['unchanged', 'in-work', 'new-version', 'not-mine'] as const;
export type ReviewAnswer = (typeof reviewAnswers)[number];

/** Why a review is due before its time (BSI 200-4, 4.4.3). */
export const triggerKinds = [
  'LAW',
  'GOALS',
  'REORGANISATION',
  'NEW_PROCESS',
  'EXERCISE',
  'INCIDENT',
  'CONTACT',
  'PROVIDER',
  'OTHER',
] as const;
export type TriggerKind = (typeof triggerKinds)[number];

export interface ReviewTrigger {
  readonly id: string;
  readonly kind: TriggerKind;
  readonly at: number;
  readonly note: string;
  readonly handledAt: number | null;
}

/** A draft on its way to its release. */
export interface Submission {
  /** Note for the change history (Änderungsvermerk). */
  readonly change: string;
  /** The author says that the content changes what people do: earlier evidence then counts no longer. */
  readonly material: boolean;
  readonly by: string;
  readonly at: number;
  /** Who may release it beside those who coordinate: the Behördenleitung of the domain as it then was. */
  readonly management: readonly string[];
}

/** A document of a domain with its life. Case id is `<domain>.<name>`. */
export interface Plan {
  readonly status: PlanStatus;
  readonly domain: string;
  /** What is being worked on; equal to the released content while nothing is. */
  readonly draft: PlanContent | null;
  /** How often the draft was written: what an editor saw when it began. */
  readonly edits: number;
  /** Who wrote the draft last, by person id. */
  readonly author: string;
  /** Everybody who wrote in it since the last release: none of them releases it. */
  readonly writers: readonly string[];
  readonly submission: Submission | null;
  /** Who found it complete, plausible and up to date, and when; null before (BSI 200-4, 11.3). */
  readonly qa: { readonly by: string; readonly at: number; readonly note: string } | null;
  /** Why the draft was last returned; ''. */
  readonly returned: string;
  /** The version in force; null before the first release and after the withdrawal. */
  readonly released: PlanVersion | null;
  /** Released versions before it, newest first. */
  readonly earlier: readonly PlanVersion[];
  /** When the version in force was last found right (release or review), epoch milliseconds. */
  readonly reviewedAt: number | null;
  readonly triggers: readonly ReviewTrigger[];
  readonly evidence: readonly Evidence[];
  /** Evidence before this moment counts no longer: the content changed materially; null for never. */
  readonly evidenceFrom: number | null;
  readonly copies: readonly OfflineCopy[];
  /** The owner said that she is not responsible any longer; until somebody else is named. */
  readonly disclaimedAt: number | null;
  /** The last thing somebody said about a review. */
  readonly answer: { readonly answer: ReviewAnswer; readonly by: string; readonly at: number } | null;
  /** Who is being asked to see to it. */
  readonly asking: Asking;
}

/** What a plan says before anybody wrote anything; usual values are filled in. */
export const blankContent: PlanContent = {
  kind: 'OTHER',
  title: '',
  number: '',
  scope: '',
  classification: 'INTERNAL',
  audience: '',
  storedAt: '',
  reviewMonths: 12,
  retentionYears: 5,
  owner: '',
  unit: '',
  processes: [],
  resources: [],
  summary: '',
  steps: [],
  checklist: [],
};
