// The matrix process × plan × evidence of a domain: one row per process, and where its gaps are.
import type { EvidenceStatus } from './evidence.ts';
import type { DomainBook, Question } from './kpi-book.ts';
import { activeProcesses, biaOf, criticality, daysBefore, inForce, type PlanInForce } from './kpi-scope.ts';
import type { PlanKind } from './plan.ts';
import { isOverdue, planEvidence } from './plan-status.ts';
import type { BusinessProcess } from './process.ts';

/** `overdue` stays usable but is marked (domain.md 4); `unneeded` where nothing asks for it. */
export type BiaCell = 'current' | 'old' | 'missing' | 'unknown';
export type PlanCell = 'released' | 'overdue' | 'draft' | 'missing' | 'unneeded';
/** Whether the resources a process needs come back in time: proven, only estimated or agreed, too late, not known. */
export type RtaCell = 'proven' | 'estimated' | 'late' | 'unknown' | 'unneeded';

export interface MatrixRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly critical: boolean | null;
  readonly mtpdHours: number | null;
  readonly rtoHours: number | null;
  readonly bia: BiaCell;
  readonly gfp: PlanCell;
  /** Of its resources: the worst. */
  readonly wap: PlanCell;
  readonly evidence: EvidenceStatus | 'unneeded';
  readonly rta: RtaCell;
  /** How many cells are gaps. */
  readonly gaps: number;
}

const worstPlan: readonly PlanCell[] = ['missing', 'draft', 'overdue', 'released', 'unneeded'];
const worstRta: readonly RtaCell[] = ['late', 'unknown', 'estimated', 'proven', 'unneeded'];
const worst = <Cell>(cells: readonly Cell[], order: readonly Cell[], none: Cell): Cell =>
  cells.reduce((found, cell) => (order.indexOf(cell) < order.indexOf(found) ? cell : found), none);

/** Plans of a kind by what they cover: in force, or at least being written. */
function covering(book: DomainBook, kind: PlanKind, part: 'processes' | 'resources') {
  const released = new Map<string, PlanInForce>();
  for (const plan of inForce(book, kind)) for (const id of plan.version.content[part]) released.set(id, plan);
  const drafts = new Set(book.plans.flatMap(({ value }) => (value.draft?.kind === kind ? value.draft[part] : [])));
  return { released, drafts };
}

type Covering = ReturnType<typeof covering>;

function planCell(id: string, { released, drafts }: Covering, at: number): PlanCell {
  const plan = released.get(id);
  if (!plan) return drafts.has(id) ? 'draft' : 'missing';
  return isOverdue(plan.value, at) ? 'overdue' : 'released';
}

function biaCell(process: BusinessProcess, book: DomainBook, oldest: string): BiaCell {
  const has = biaOf(process, book);
  if (has !== true) return has === false ? 'missing' : 'unknown';
  if (typeof process.biaDay !== 'string') return 'unknown';
  return process.biaDay >= oldest ? 'current' : 'old';
}

const needsEvidence = (cell: EvidenceStatus | 'unneeded') => cell !== 'unneeded' && cell !== 'EFFECTIVE';

/** One row per process, in the order of the register. */
export function matrixOf({ book, set, at }: Question): readonly MatrixRow[] {
  const [gfps, waps] = [covering(book, 'GFP', 'processes'), covering(book, 'WAP', 'resources')];
  const { needs } = book;
  const resources = new Map(book.resources.map((resource) => [resource.id, resource]));
  const rtaCell = (id: string): RtaCell => {
    const resource = resources.get(id);
    const rto = needs.get(id)?.rtoHours ?? null;
    if (!resource || resource.rtaHours === null || rto === null) return 'unknown';
    if (resource.rtaHours > rto) return 'late';
    return resource.rtaSource === 'TEST' || resource.rtaSource === 'CONTRACT' ? 'proven' : 'estimated';
  };
  return activeProcesses(book).map((process) => {
    const critical = criticality(process, book);
    const needed = critical === false ? [] : (process.needsResources ?? []).filter((id) => resources.has(id));
    const plan = gfps.released.get(process.id);
    const bia = biaCell(process, book, daysBefore(at, set.biaDays));
    const gfp = critical === false ? 'unneeded' : planCell(process.id, gfps, at);
    const wap = worst(
      needed.map((id) => planCell(id, waps, at)),
      worstPlan,
      'unneeded',
    );
    const evidence = critical === false ? 'unneeded' : plan ? planEvidence(plan.value, at) : 'NONE';
    const rta = worst(needed.map(rtaCell), worstRta, 'unneeded');
    const isGap = [
      bia !== 'current',
      gfp !== 'released' && gfp !== 'unneeded',
      wap !== 'released' && wap !== 'unneeded',
    ];
    const gaps = [...isGap, needsEvidence(evidence), rta !== 'proven' && rta !== 'unneeded'].filter(Boolean).length;
    const { id, name, unit, mtpdHours, rtoHours } = process;
    return { id, name, unit, critical, mtpdHours, rtoHours, bia, gfp, wap, evidence, rta, gaps };
  });
}
