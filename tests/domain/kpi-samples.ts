// A small domain for the figures: everything empty unless a story says otherwise, at noon of 30 November 2026.
import type { BcDomain, Term } from '../../src/domain/bc-domain.ts';
import { usualBcms } from '../../src/domain/bcms.ts';
import type { Deviation } from '../../src/domain/deviation.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { type KpiId, usualKpiSet } from '../../src/domain/kpi.ts';
import type { DomainBook, Filed, Question } from '../../src/domain/kpi-book.ts';
import { type ExerciseFact, noProgramme, type Programme, type Target } from '../../src/domain/kpi-programme.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { measures } from '../../src/domain/measure-rules.ts';
import { blankContent, type Plan, type PlanContent, type PlanKind } from '../../src/domain/plan.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import {
  type BusinessProcess,
  type DamageRow,
  type DamageScenario,
  damageScenarios,
} from '../../src/domain/process.ts';
import type { Resource } from '../../src/domain/resource.ts';
import { needsOf } from '../../src/domain/resource-needs.ts';

export const noon = Date.UTC(2026, 10, 30, 11);
export const at = (day: string) => Date.parse(`${day}T11:00:00Z`);

export const domain = (roles: BcDomain['roles'] = []): BcDomain => ({
  id: 'AB',
  name: 'Amt AB',
  ressort: 'MI',
  ressortName: 'Inneres',
  authority: 'Amt AB',
  channel: null,
  callIn: { number: '', pin: '' },
  room: '',
  roles,
});

/** A whole rating by which nothing becomes intolerable after 24 hours but the tasks. */
const rated = Object.fromEntries(
  damageScenarios.map((scenario) => [scenario, scenario === 'TASKS' ? [3, 3, 3, 4, 4] : [1, 1, 1, 1, 1]]),
) as Partial<Record<DamageScenario, DamageRow>>;

/** Rated, and nothing ever becomes intolerable. */
export const calm = Object.fromEntries(damageScenarios.map((scenario) => [scenario, [1, 1, 1, 1, 2]])) as Partial<
  Record<DamageScenario, DamageRow>
>;
/** Nothing said about any analysis. */
export const silent = { biaDay: undefined, damage: undefined } as const;

/** `biaDay` undefined: nobody said whether there is an analysis, as in old records. */
type Processed = Partial<Omit<BusinessProcess, 'biaDay' | 'damage'>> & {
  readonly biaDay?: string | null | undefined;
  readonly damage?: BusinessProcess['damage'] | undefined;
};

export const process = (id: string, over: Processed = {}): BusinessProcess =>
  processed({
    id: `AB.${id}`,
    domain: 'AB',
    name: `Prozess ${id}`,
    unit: 'Referat 1',
    mtpdHours: 24,
    rtoHours: 8,
    rpoHours: 4,
    mbco: 'Papier',
    biaDay: '2026-03-01',
    damage: rated,
    justification: 'Zahlungen fallen aus.',
    ...over,
  });
const processed = (record: Processed) => record as BusinessProcess;

export const resource = (id: string, over: Partial<Resource> = {}): Resource => ({
  id: `AB.${id}`,
  domain: 'AB',
  category: 'IT',
  name: `Ressource ${id}`,
  unit: 'Referat 9',
  owner: '',
  rtaHours: null,
  rtaSource: 'NONE',
  backupHours: null,
  singlePoints: [],
  provider: null,
  evidence: [],
  ...over,
});

const content = (kind: PlanKind, over: Partial<PlanContent>): PlanContent => ({
  ...blankContent,
  kind,
  title: `Plan ${kind}`,
  ...over,
});

/** Released on a day, unless `over` says otherwise. */
export function plan(
  id: string,
  kind: PlanKind,
  day: string,
  text: Partial<PlanContent> = {},
  over: Partial<Plan> = {},
): Filed<Plan> {
  const written = content(kind, text);
  const value: Plan = {
    ...plans.empty,
    status: 'released',
    domain: 'AB',
    author: 'p-author',
    released: {
      version: 1,
      author: 'p-author',
      releasedBy: 'p-other',
      releasedAt: at(day),
      change: '',
      content: written,
      editorial: false,
      gapReason: '',
      gaps: [],
    },
    earlier: [],
    reviewedAt: at(day),
    ...over,
  };
  return { id: `AB.${id}`, value };
}

/** Written, and never released. */
export const draftPlan = (id: string, kind: PlanKind, text: Partial<PlanContent>, status: Plan['status'] = 'draft') =>
  plan(id, kind, '2026-01-01', {}, { status, draft: content(kind, text), released: null, reviewedAt: null });

export const proof = (day: string, over: Partial<Evidence> = {}): Evidence => ({
  id: `e-${day}`,
  kind: 'FUNCTION_TEST',
  day,
  result: 'PASSED',
  hours: 2,
  reference: `2026-${day.slice(5, 7)}`,
  ...over,
});

export function measure(number: string, over: Partial<Measure> = {}): Filed<Measure> {
  const value: Measure = {
    ...measures.empty,
    status: 'open',
    domain: 'AB',
    number,
    need: `Bedarf ${number}`,
    owner: 'p-owner',
    createdAt: at('2026-01-01'),
    ...over,
  };
  return { id: `AB.${number}`, value };
}

export const deviation = (id: string, over: Partial<Deviation> = {}): Deviation => ({
  id: `AB.${id}`,
  domain: 'AB',
  requirement: `BCLL ${id}`,
  modal: 'MUSS',
  reason: 'Noch kein Personal.',
  boardInformedOn: null,
  riskAcceptedBy: null,
  riskAcceptedOn: null,
  validTo: null,
  closedOn: null,
  ...over,
});

const book = ({ processes = [], ...over }: Partial<DomainBook> = {}): DomainBook => ({
  domain: domain(),
  bcms: { domain: 'AB', ...usualBcms },
  processes,
  resources: [],
  needs: needsOf(
    'AB',
    processes.filter(({ retired }) => !retired).map((one) => ({ process: one, rule: usualBcms })),
  ),
  plans: [],
  measures: [],
  deviations: [],
  alarms: [],
  incidents: [],
  confirmed: {},
  programme: noProgramme,
  ...over,
});

export const question = (over: Partial<DomainBook> = {}): Question => ({
  book: book(over),
  set: usualKpiSet,
  at: noon,
});

/** An exercise of the domain AB; held unless `heldOn` is null. */
export const held = (number: string, heldOn: string | null, over: Partial<ExerciseFact> = {}): ExerciseFact => ({
  number,
  heldOn,
  until: heldOn ?? '2026-12-15',
  targets: [],
  people: [],
  ...over,
});
export const ofPlan = (id: string): Target => ({ target: 'plan', id: `AB.${id}` });
export const ofResource = (id: string): Target => ({ target: 'resource', id: `AB.${id}` });

/** A programme of exercises that is there, with what was reported of plans and resources. */
export const programme = (
  over: Partial<Programme> = {},
  reported: readonly (readonly [Target, Evidence])[] = [],
): Programme => ({
  ...noProgramme,
  isKnown: true,
  proofs: reported.map(([of, one]) => ({ ...of, proof: one })),
  ...over,
});

export type Sums = readonly [met: number, open: number, unknown: number];
export type KpiCase = readonly [what: string, id: KpiId, given: Partial<DomainBook>, sums: Sums];

/** A GFP of one process with what proves it. */
export const gfp = (id: string, covered: string, over: Parameters<typeof plan>[4] = {}) =>
  plan(id, 'GFP', '2026-01-01', { processes: [`AB.${covered}`] }, over);

export const term = (over: Partial<Term>): Term => ({
  validFrom: null,
  validTo: null,
  trainedAt: null,
  exercisedAt: null,
  ...over,
});
