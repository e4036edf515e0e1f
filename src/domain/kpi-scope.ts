// Which processes are time-critical, what has to be ready when, and which plans are in force: what the figures stand on.
import { damageAt, hasBia, isTimeCritical, mtpdHoursOf, mtpdOf } from './bia.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import { monthsBefore } from './gaps.ts';
import type { DomainBook, Filed } from './kpi-book.ts';
import type { Plan, PlanKind, PlanVersion } from './plan.ts';
import { isInForce } from './plan-status.ts';
import type { BusinessProcess } from './process.ts';
import { dayOf } from './team.ts';

const dayLength = 86_400_000;

/** The day so many days before a moment, `YYYY-MM-DD`. */
export const daysBefore = (at: number, days: number): string => dayOf(at - days * dayLength);
/** The day so many months before a moment. */
export const monthsAgo = (at: number, months: number): string => monthsBefore(dayOf(at), months);

export const activeProcesses = ({ processes }: DomainBook) => processes.filter(({ retired }) => retired !== true);
export const activeResources = ({ resources }: DomainBook) => resources.filter(({ retired }) => retired !== true);

/** Whether there is a whole impact analysis; null where nobody said anything about one. */
export function biaOf(process: BusinessProcess, { bcms }: Pick<DomainBook, 'bcms'>): boolean | null {
  if (hasBia(process, bcms)) return true;
  return process.biaDay === undefined && process.damage === undefined ? null : false;
}

/** Zeitkritisch (BCLL 4.3). Null where neither an MTPD nor an impact analysis says so. */
export function criticality(process: BusinessProcess, { bcms }: Pick<DomainBook, 'bcms'>): boolean | null {
  if (mtpdHoursOf(process, bcms) !== null) return isTimeCritical(process, bcms);
  const isDerived = process.damage && mtpdOf(damageAt(process, bcms.horizonHours), bcms).state === 'derived';
  return isDerived || (!process.damage && typeof process.biaDay === 'string') ? false : null;
}

export interface PlanInForce extends Filed<Plan> {
  readonly version: PlanVersion;
}

/** Plans of a kind that were released and not withdrawn. */
export function inForce({ plans }: Pick<DomainBook, 'plans'>, kind: PlanKind): readonly PlanInForce[] {
  return plans.flatMap(({ id, value }) => {
    const { released } = value;
    return released && isInForce(value) && released.content.kind === kind ? [{ id, value, version: released }] : [];
  });
}

/** The shortest RTO of some processes, hours; null where none is known. */
export function shortestRto(processes: readonly BusinessProcess[]): number | null {
  const known = processes.map(({ rtoHours }) => rtoHours).filter((hours) => hours !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Exercises that really ran something, by which times and effects are proven. */
const proving: readonly EvidenceKind[] = ['STAFF_FRAME_EXERCISE', 'FULL_EXERCISE', 'FUNCTION_TEST', 'REAL_EVENT'];
export const isTest = ({ kind }: Evidence) => proving.includes(kind);
