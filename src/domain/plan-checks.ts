// What may stand in a plan, and who is taken to have said something.
import { Refusal } from '../errors.ts';
import { isMarkedClassified } from './classified.ts';
import type { Turn } from './model.ts';
import { classifications, type PlanContent, planKinds } from './plan.ts';
import { checklistOf } from './plan-checklist.ts';
import type { Past } from './plan-words.ts';

/** Signs. */
const longest = { title: 200, line: 200, text: 2_000, step: 300 } as const;
const mostSteps = 60;
const mostLinks = 300;
const longestCycle = 60;
const longestRetention = 100;

/** Refuses what may not stand in a plan; gives it back trimmed, with the items of its own checklist only. */
export function checkContent(content: PlanContent): PlanContent {
  // Teams is not released for classified material: such a plan is kept elsewhere and named by its number (domain.md 7).
  if (!classifications.includes(content.classification)) throw new Refusal('plan-classified');
  if (!planKinds.includes(content.kind)) throw new Refusal('bad-shape');
  const text = (value: string, most: number) => {
    const trimmed = value.trim();
    if (trimmed.length > most) throw new Refusal('text-too-long', { most });
    return trimmed;
  };
  // Title, number and place may name a document that is kept elsewhere; what it says may not stand here.
  const open = (value: string, most: number, field: 'scope' | 'summary' | 'steps') => {
    const said = text(value, most);
    if (isMarkedClassified(said)) throw new Refusal('plan-classified', { field });
    return said;
  };
  const title = text(content.title, longest.title);
  const number = text(content.number, longest.line);
  if (title === '' && number === '') throw new Refusal('plan-title');
  if (!isWhole(content.reviewMonths, longestCycle)) throw new Refusal('plan-cycle', { most: longestCycle });
  if (!isWhole(content.retentionYears, longestRetention))
    throw new Refusal('plan-retention', { most: longestRetention });
  if (content.steps.length > mostSteps) throw new Refusal('plan-steps', { most: mostSteps });
  if (content.processes.length + content.resources.length > mostLinks) throw new Refusal('bad-shape');
  return {
    kind: content.kind,
    title,
    number,
    scope: open(content.scope, longest.text, 'scope'),
    classification: content.classification,
    audience: text(content.audience, longest.line),
    storedAt: text(content.storedAt, longest.text),
    reviewMonths: content.reviewMonths,
    retentionYears: content.retentionYears,
    owner: content.owner,
    unit: text(content.unit, longest.line),
    processes: [...new Set(content.processes)],
    resources: [...new Set(content.resources)],
    summary: open(content.summary, longest.text, 'summary'),
    steps: content.steps.map((step) => open(step, longest.step, 'steps')).filter((step) => step !== ''),
    checklist: checklistOf(content.kind).filter((item) => content.checklist.includes(item)),
  };
}

const isWhole = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;

/** Who said it and when. What lies in the past is believed of the setup alone. */
export function saidBy({ at, by }: Turn, past: Past | undefined): Past {
  if ('person' in by) return { at, by: by.person };
  return past && by.system === 'setup' ? { at: past.at, by: past.by } : { at, by: '' };
}
