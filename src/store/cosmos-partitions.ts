// Which partition of the Cosmos container a case lies in, and which lists stay inside one.
import type { CaseAddress, CaseKind } from '../domain/model.ts';
import type { ListQuery } from './port.ts';

/** Register cases lie with their domain, whose id is the part of theirs before the dot. */
const ofDomain: readonly CaseKind[] = ['domain', 'scenario', 'process', 'proposal'];

/**
 * What lies together may be committed together. An alarm has a partition of its own (its rolls will share it),
 * people and their addresses share one, register cases lie with their domain.
 */
export function partitionOf({ kind, id }: CaseAddress): string {
  if (kind === 'alarm') return `alarm/${id}`;
  if (kind === 'person' || kind === 'reach') return 'people';
  if (kind === 'numbering') return 'numbering';
  return ofDomainId(domainOf(id));
}

/**
 * The partition that holds everything a list can name, or undefined when it must look into all. Alarms are listed
 * across partitions even with a scope, because each has its own.
 */
export function partitionOfList({ kind, scope }: ListQuery): string | undefined {
  if (kind === 'person' || kind === 'reach') return 'people';
  if (kind === 'numbering') return 'numbering';
  return ofDomain.includes(kind) && scope !== undefined ? ofDomainId(scope) : undefined;
}

/** True when lists by scope will find the case: the scope of a register case is the domain it lies with. */
export function isScopeOf({ kind, id }: CaseAddress, scope: string): boolean {
  return !ofDomain.includes(kind) || scope === domainOf(id);
}

const domainOf = (id: string) => id.split('.')[0] as string;
const ofDomainId = (domain: string) => `domain/${domain}`;
