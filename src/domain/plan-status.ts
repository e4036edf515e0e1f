// What follows from a plan's state at a moment: review, evidence, gaps, differences. Pure views for rules, pages and figures.
import type { EvidenceStatus } from './evidence.ts';
import { evidenceStatus } from './evidence.ts';
import { monthsBefore } from './gaps.ts';
import type { Plan, PlanContent, PlanKind, ReviewTrigger } from './plan.ts';
import { type ChecklistItem, missingItems } from './plan-checklist.ts';
import { dayOf } from './team.ts';
import { momentOf } from './working-time.ts';

/** The version in force; also while the next one is being written. */
export const isInForce = ({ released, status }: Pick<Plan, 'released' | 'status'>): boolean =>
  released !== null && status !== 'withdrawn';

/** What stands in the plan now: the version in force, else the draft. */
export const contentOf = ({ released, draft }: Pick<Plan, 'released' | 'draft'>): PlanContent | null =>
  released?.content ?? draft;

/** Who is to see to it; '' when nobody is, or she said that it is not hers any longer. */
export const ownerOf = (plan: Pick<Plan, 'released' | 'draft' | 'disclaimedAt'>): string =>
  plan.disclaimedAt === null ? (contentOf(plan)?.owner ?? '') : '';

export const openTriggers = ({ triggers }: Pick<Plan, 'triggers'>): readonly ReviewTrigger[] =>
  triggers.filter(({ handledAt }) => handledAt === null);

type Reviewed = Pick<Plan, 'released' | 'status' | 'reviewedAt' | 'triggers'>;

/** The day until which it is to be reviewed, `YYYY-MM-DD`; null while nothing is in force. The day itself still counts. */
export function reviewBy({ released, status, reviewedAt }: Reviewed): string | null {
  if (!released || reviewedAt === null || !isInForce({ released, status })) return null;
  return monthsBefore(dayOf(reviewedAt), -released.content.reviewMonths);
}

/** ÜBERPRÜFUNG FÄLLIG: its day has passed, or something happened that asks for a review. It stays usable (domain.md 9.3). */
export function isOverdue(plan: Reviewed, at: number): boolean {
  const by = reviewBy(plan);
  return by !== null && (dayOf(at) > by || openTriggers(plan).length > 0);
}

/** Epoch milliseconds at which the day of `reviewBy` ends in Germany, near enough for "until". */
export function endOfDay(day: string): number {
  return momentOf(day, '23:59');
}

/** What has been proven of the version in force (BSI 200-4, 12.3). */
export function planEvidence(
  { evidence, evidenceFrom }: Pick<Plan, 'evidence' | 'evidenceFrom'>,
  at: number,
): EvidenceStatus {
  return evidenceStatus(evidence, { from: evidenceFrom === null ? null : dayOf(evidenceFrom), today: dayOf(at) });
}

/** Whether a plan is taken when the process is hit: it names it, or brings back a resource that the process needs. */
export const serves = (
  { kind, processes, resources }: Pick<PlanContent, 'kind' | 'processes' | 'resources'>,
  { id, needsResources = [] }: { readonly id: string; readonly needsResources?: readonly string[] },
): boolean =>
  processes.includes(id) ||
  ((kind === 'WAP' || kind === 'WHP') && resources.some((resource) => needsResources.includes(resource)));

/** Copies of another version than the one in force: to be replaced. */
export const outdatedCopies = ({ copies, released }: Pick<Plan, 'copies' | 'released'>) =>
  copies.filter(({ version }) => version !== released?.version);

/** Document fields that a plan must have before it is released (BCLL 6.3; owner and the links are ours). */
export type MustField = 'title' | 'reviewMonths' | 'owner' | 'processes' | 'resources';
/** Fields that it should have (BSI 200-4, 4.4.2). */
export type ShouldField = 'scope' | 'audience' | 'storedAt' | 'retentionYears' | 'summary';
export type PlanField = keyof PlanContent;

/** Author, version, release date and history come by themselves; a plan is named by its title or number. */
export function missingMust(content: PlanContent): readonly MustField[] {
  const isMissing: Readonly<Record<MustField, boolean>> = {
    title: content.title.trim() === '' && content.number.trim() === '',
    reviewMonths: !(content.reviewMonths > 0),
    owner: content.owner === '',
    processes: content.kind === 'GFP' && content.processes.length === 0,
    resources: content.kind === 'WAP' && content.resources.length === 0,
  };
  return (Object.keys(isMissing) as MustField[]).filter((field) => isMissing[field]);
}

export function missingShould(content: PlanContent): readonly ShouldField[] {
  const isMissing: Readonly<Record<ShouldField, boolean>> = {
    scope: content.scope.trim() === '',
    audience: content.audience.trim() === '',
    storedAt: content.storedAt.trim() === '',
    retentionYears: !(content.retentionYears > 0),
    summary: content.summary.trim() === '',
  };
  return (Object.keys(isMissing) as ShouldField[]).filter((field) => isMissing[field]);
}

/** Everything with which a plan should not be released without a reason: fields, and items of its checklist. */
export function gapsOf(content: PlanContent): readonly (ShouldField | ChecklistItem)[] {
  return [...missingShould(content), ...missingItems(content)];
}

/** Fields that a correction may change without a second person: contacts, owner, place, spelling of the title. */
const editorial: readonly PlanField[] = ['title', 'number', 'audience', 'storedAt', 'owner', 'unit'];
/** Fields whose change makes earlier evidence worthless: what was proven is not what stands there now. */
const material: readonly PlanField[] = ['kind', 'scope', 'processes', 'resources', 'summary', 'steps'];

const fields: readonly PlanField[] = [
  'kind',
  'title',
  'number',
  'scope',
  'classification',
  'audience',
  'storedAt',
  'reviewMonths',
  'retentionYears',
  'owner',
  'unit',
  'processes',
  'resources',
  'summary',
  'steps',
  'checklist',
];

/** Letters and digits in their order: case, spaces and punctuation are spelling. */
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function same(one: PlanContent[PlanField], other: PlanContent[PlanField], isSpelling: boolean): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item: string, n) => same(item, other[n] as string, isSpelling));
  }
  return isSpelling && typeof one === 'string' && typeof other === 'string'
    ? letters(one) === letters(other)
    : one === other;
}

/** The fields in which two contents differ, in the order of the document. */
export function differences(before: PlanContent, after: PlanContent): readonly PlanField[] {
  return fields.filter((field) => !same(before[field], after[field], false));
}

/** Differences that need a second person: everything beyond contacts, owner and spelling. */
export function beyondEditorial(before: PlanContent, after: PlanContent): readonly PlanField[] {
  return differences(before, after).filter(
    (field) => !editorial.includes(field) && !(spelled.includes(field) && same(before[field], after[field], true)),
  );
}

/** Texts in which case, spaces and punctuation may be put right. */
const spelled: readonly PlanField[] = ['scope', 'summary', 'steps'];

/** Differences that expire the evidence. */
export function materialDifferences(before: PlanContent, after: PlanContent): readonly PlanField[] {
  return beyondEditorial(before, after).filter((field) => material.includes(field));
}

/** About how long a review takes, in minutes: said when it is asked for, so that nobody puts it off for fear of it. */
export function reviewMinutes(kind: PlanKind): number {
  if (kind === 'HANDBOOK') return 45;
  return kind === 'GFP' || kind === 'WAP' || kind === 'WHP' ? 20 : 10;
}
