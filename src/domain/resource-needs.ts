// What processes demand of a resource: the strictest RTO and RPO, and how many depend on it (BSI 200-4, 7.2.3, 7.2.4).
import { type BiaRule, isTimeCritical } from './bia.ts';
import type { BusinessProcess } from './process.ts';

/** Who uses a resource. Of processes of other domains only figures are told, never names. */
export interface ResourceNeeds {
  /** Minimum over the using processes, hours; null where none says anything. */
  readonly rtoHours: number | null;
  readonly rpoHours: number | null;
  /** Processes of its own domain. */
  readonly users: readonly { readonly id: string; readonly name: string; readonly critical: boolean }[];
  /** Processes of other domains. */
  readonly usersElsewhere: number;
  /** Time-critical ones among all. */
  readonly critical: number;
}

/** A process with the limits of its domain. */
export interface Judged {
  readonly process: BusinessProcess;
  readonly rule: BiaRule;
}

export const noNeeds: ResourceNeeds = { rtoHours: null, rpoHours: null, users: [], usersElsewhere: 0, critical: 0 };

/** Needs of every resource that is used, by id, as the domain sees them. */
export function needsOf(domain: string, all: Iterable<Judged>): ReadonlyMap<string, ResourceNeeds> {
  const found = new Map<string, ResourceNeeds>();
  for (const { process, rule } of all) {
    if (process.retired) continue;
    const critical = isTimeCritical(process, rule);
    for (const id of new Set(process.needsResources ?? [])) {
      const before = found.get(id) ?? noNeeds;
      const { id: user, name } = process;
      const isOwn = process.domain === domain;
      found.set(id, {
        rtoHours: least(before.rtoHours, process.rtoHours),
        rpoHours: least(before.rpoHours, process.rpoHours),
        users: isOwn ? [...before.users, { id: user, name, critical }] : before.users,
        usersElsewhere: before.usersElsewhere + (isOwn ? 0 : 1),
        critical: before.critical + (critical ? 1 : 0),
      });
    }
  }
  return found;
}

function least(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
