// Which cases lie together: they are written together, and one number tells whether any of them changed.
import type { CaseAddress } from './model.ts';

/**
 * The partition of a case. An alarm has one of its own, people and their addresses share one, register cases and
 * reports lie with their domain, whose id is the part of theirs before the dot.
 */
export function partitionOf({ kind, id }: CaseAddress): string {
  if (kind === 'alarm') return `alarm/${id}`;
  if (kind === 'person' || kind === 'reach') return 'people';
  if (kind === 'numbering') return 'numbering';
  return `domain/${id.split('.')[0] ?? ''}`;
}
