// A plan as tests write it, and the people around it.
import type { Actor } from '../../src/domain/model.ts';
import type { PlanContent } from '../../src/domain/plan.ts';
import { checklistOf } from '../../src/domain/plan-checklist.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import { play } from './play.ts';

export const author = 'p-author';
export const other = 'p-other';
export const owner = 'p-owner';
export const as = (person: string): Actor => ({ person, via: 'tab' });

/** Complete: nothing is missing. */
export const content: PlanContent = {
  kind: 'GFP',
  title: 'Bezügezahlung',
  number: 'BCM-GFP-01',
  scope: 'Referat 21',
  classification: 'INTERNAL',
  audience: 'Beschäftigte der Bezügestelle',
  storedAt: 'Laufwerk N, Ordner Notfall',
  reviewMonths: 12,
  retentionYears: 5,
  owner,
  unit: 'Bezüge',
  processes: ['MF-NLBV.bezuege'],
  resources: [],
  summary: 'Abschlag in Höhe des Vormonats anweisen.',
  steps: ['Landeskasse anrufen', 'Vormonatslauf freigeben'],
  checklist: checklistOf('GFP'),
};

/** A play whose plan is written, handed in, checked and released by two people. */
export function releasedPlan(of: Partial<PlanContent> = {}, reason = '') {
  const plan = play(plans);
  plan.give({ type: 'write', domain: 'MF-NLBV', content: { ...content, ...of } }, as(author));
  plan.give({ type: 'submit', change: 'Erste Fassung', material: false, management: [] }, as(author));
  plan.give({ type: 'pass-qa', note: '' }, as(other));
  plan.give({ type: 'release', reason }, as(other));
  return plan;
}
