// Which lists of the Cosmos store stay inside one partition.
import type { CaseAddress } from '../domain/model.ts';
import { ofDomain, partitionOf } from '../domain/partition.ts';
import type { ListQuery } from './port.ts';

/**
 * The partition that holds everything a list can name, or undefined when it must look into all. Alarms are listed
 * across partitions even with a scope, because each has its own.
 */
export function partitionOfList({ kind, scope }: Pick<ListQuery, 'kind' | 'scope'>): string | undefined {
  const [one, another] = ['a', 'b'].map((id) => partitionOf({ kind, id }));
  if (one === another) return one;
  return ofDomain.includes(kind) && scope !== undefined ? partitionOf({ kind, id: scope }) : undefined;
}

/** True when lists by scope will find the case: the scope of a register case is the domain it lies with. */
export function isScopeOf(address: CaseAddress, scope: string): boolean {
  const listed = partitionOfList({ kind: address.kind, scope });
  return listed === undefined || listed === partitionOf(address);
}
