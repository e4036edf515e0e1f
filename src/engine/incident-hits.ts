// What a process takes along into an event, frozen as it is now: its figures, the steps of its plans, its providers.
import { bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsOf } from '../domain/bcms-rules.ts';
import { type BiaRule, mtpdHoursOf, rtoLimit } from '../domain/bia.ts';
import type { Evidence, EvidenceStatus } from '../domain/evidence.ts';
import type { ChecklistItem, HitProcess, HitProvider } from '../domain/incident.ts';
import type { Hitting } from '../domain/incident-words.ts';
import type { PlanContent } from '../domain/plan.ts';
import { serves } from '../domain/plan-status.ts';
import { type BusinessProcess, processes } from '../domain/process.ts';
import { reportRecipients } from '../domain/report-recipients.ts';
import { resources } from '../domain/resource.ts';
import { scenarios } from '../domain/scenario.ts';
import { takenAlong } from '../domain/scenario-checklist.ts';
import type { Door } from './execute.ts';

/** A plan that holds now. */
export interface PlanInForce {
  readonly id: string;
  readonly version: number;
  readonly content: PlanContent;
  /** What has been proven of it, and whether its review is overdue; it stays usable. */
  readonly evidence: EvidenceStatus;
  readonly isOverdue: boolean;
}

/** What events need of the plans. */
export interface EventBook {
  /** The plans in force of a domain. */
  plans(domain: string): Promise<readonly PlanInForce[]>;
  /** Notes a proof beside a plan, once. Resolves with '', or with the code of a rule that refused it. */
  prove(plan: string, proof: Omit<Evidence, 'id'>): Promise<string>;
}

interface HitTools {
  readonly entry: Door;
  readonly book: EventBook;
}

/** Kinds of plans whose steps are taken in an event; the others say how to prepare for it. */
const acting: readonly PlanContent['kind'][] = ['GFP', 'WAP', 'WHP'];

/** Processes that are not there, or of another domain, are left out. `scenario` '' brings no checklist of its own. */
export async function hittingOf(
  tools: HitTools,
  domain: string,
  ids: readonly string[],
  scenario: string,
): Promise<Hitting> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => (await tools.entry.read(processes, id)).state.value),
  );
  const hit = found.filter((process) => process?.domain === domain) as BusinessProcess[];
  const rule = bcmsOf(domain, (await tools.entry.read(bcmsOfDomains, domain)).state.value);
  const fromPlans = hit.length === 0 ? [] : stepsOf(await tools.book.plans(domain), hit);
  return {
    hits: hit.map((process) => hitOf(process, rule)),
    items: [...(await checklistOf(tools.entry, scenario)), ...fromPlans],
    providers: await providersOf(tools.entry, hit),
  };
}

function hitOf(process: BusinessProcess, rule: BiaRule): HitProcess {
  const { id, name, rtoHours, mbco } = process;
  const figures = { mtpdHours: mtpdHoursOf(process, rule), rtoHours, mbco };
  // The response alone takes longer than what is bearable (BSI 200-4, 7.2.1; domain.md 8.2).
  const preventiveOnly = rtoLimit(process, rule)?.state === 'preventive';
  return { process: id, name, ...figures, preventiveOnly, state: 'down', times: {}, marks: 0 };
}

/** The scenario's own list; ids bear its name, so that two scenarios of one event do not mix. */
async function checklistOf(entry: Door, scenario: string): Promise<readonly ChecklistItem[]> {
  const prepared = scenario === '' ? undefined : (await entry.read(scenarios, scenario)).state.value;
  if (!prepared?.checklist) return [];
  const { value } = (await entry.read(reportRecipients, prepared.domain)).state;
  return takenAlong(scenario, prepared.checklist, value?.recipients ?? []);
}

/** Steps of each plan once, under the first of the processes that it is for. */
function stepsOf(plans: readonly PlanInForce[], hit: readonly BusinessProcess[]): readonly ChecklistItem[] {
  return plans
    .filter(({ content }) => acting.includes(content.kind))
    .flatMap(({ id, content }) => {
      const process = hit.find((each) => serves(content, each));
      if (!process) return [];
      return content.steps.map((text, n) => ({
        id: `${id}.${n + 1}`,
        text,
        role: null,
        plan: id,
        process: process.id,
      }));
    });
}

async function providersOf(entry: Door, hit: readonly BusinessProcess[]): Promise<readonly HitProvider[]> {
  const ids = [...new Set(hit.flatMap(({ needsResources = [] }) => needsResources))];
  const found = await Promise.all(ids.map(async (id) => (await entry.read(resources, id)).state.value));
  return found.flatMap((resource): HitProvider[] => {
    if (!resource?.provider || resource.retired) return [];
    const { name: provider, contract, reactionHours, emergencyNumber } = resource.provider;
    const { id, name } = resource;
    return [{ resource: id, name, provider, contract, reactionHours, emergencyNumber, informed: [], reacted: [] }];
  });
}
