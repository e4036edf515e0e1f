// What a plan of each kind has to contain (BSI 200-4, 5, 11.1–11.2, 12.2; domain.md 4), and how complete one is.
import type { PlanContent, PlanKind } from './plan.ts';

const gfp = [
  'gfp-scope',
  'gfp-purpose',
  'gfp-activation',
  'gfp-alarm',
  'gfp-powers',
  'gfp-reports',
  'gfp-processes',
  'gfp-dependencies',
  'gfp-resources',
  'gfp-measures',
  'gfp-contacts',
  'gfp-documents',
  'gfp-shortfalls',
] as const;

const wap = [
  'wap-scope',
  'wap-purpose',
  'wap-activation',
  'wap-roles',
  'wap-resources',
  'wap-steps',
  'wap-preconditions',
  'wap-providers',
  'wap-test',
  'wap-limits',
] as const;

const handbook = [
  'hb-desks',
  'hb-path',
  'hb-questions',
  'hb-classification',
  'hb-immediate',
  'hb-roles',
  'hb-rules',
  'hb-checklists',
  'hb-communication',
  'hb-plans',
  'hb-offline',
] as const;

export const checklistItems = [...gfp, ...wap, ...handbook] as const;
export type ChecklistItem = (typeof checklistItems)[number];

const byKind: Partial<Readonly<Record<PlanKind, readonly ChecklistItem[]>>> = {
  GFP: gfp,
  WAP: wap,
  HANDBOOK: handbook,
};

/** The items that a plan of this kind has to cover; none for kinds without a checklist. */
export const checklistOf = (kind: PlanKind): readonly ChecklistItem[] => byKind[kind] ?? [];

/** The items that the text does not cover yet, in the order of the checklist. */
export function missingItems({ kind, checklist }: Pick<PlanContent, 'kind' | 'checklist'>): readonly ChecklistItem[] {
  return checklistOf(kind).filter((item) => !checklist.includes(item));
}

/** How much of its checklist a plan covers, in whole percent, rounded down; null for kinds without one. */
export function completeness(content: Pick<PlanContent, 'kind' | 'checklist'>): number | null {
  const items = checklistOf(content.kind);
  if (items.length === 0) return null;
  return Math.floor((100 * (items.length - missingItems(content).length)) / items.length);
}
