// Which cases lie together: a store writes atomically only inside a partition, and counts its lines by partition.
import type { CaseAddress, CaseKind } from './model.ts';

/** An alarm, its rolls (`<alarm>.<audience>.<n>`) and those asked to release its audience. */
const ofAlarm: readonly CaseKind[] = ['alarm', 'roll', 'approval'];

/** A check-in and the parts of its group (`<check-in>.<group>.<n>`). */
const ofCheckIn: readonly CaseKind[] = ['check-in', 'check-in-part'];

/** Register cases lie with their domain, whose id is the part of theirs before the dot. */
export const ofDomain: readonly CaseKind[] = [
  'domain',
  'structure',
  'scenario',
  'report-recipients',
  'process',
  'bcms',
  'resource',
  'plan',
  'incident',
  'measure',
  'deviation',
  'emergency',
  'year-plan',
  'drill-book',
  'exercise',
  'exercise-run',
  'review',
  'finding',
  'training',
  'column-mapping',
  'handbook',
  'figures',
  'kpi-set',
  'maturity',
  'proposal',
  'ladder',
  'audit',
  'phone-list',
];

/** People with their addresses, their numbers, what they are asked for, and how the app gets to them. */
const ofPeople: readonly CaseKind[] = [
  'person',
  'reach',
  'contact',
  'bundle',
  'retention',
  'hold',
  'rollout',
  'installation',
  'tenant-sync',
];

/**
 * Name of the partition a case lies in: an alarm has one of its own and shares it with its rolls, a
 * check-in with its parts, people, their
 * addresses and their numbers share one, register cases lie with their domain (design.md 7), links with their like.
 */
export function partitionOf({ kind, id }: CaseAddress): string {
  if (ofAlarm.includes(kind)) return `alarm/${ownerOf(id)}`;
  if (ofCheckIn.includes(kind)) return `check-in/${ownerOf(id)}`;
  if (ofPeople.includes(kind)) return 'people';
  if (kind === 'expiry') return 'expiries';
  if (kind === 'synthetic') return `synthetic/${id}`;
  if (kind === 'answer-link') return `links/${id.slice(0, 2)}`;
  return kind === 'numbering' ? 'numbering' : `domain/${ownerOf(id)}`;
}

/** True when the case belongs to the owner: its id is that name, or the part of it before the dot. */
export const isOf = (owner: string, id: string): boolean => ownerOf(id) === owner;

const ownerOf = (id: string) => id.split('.')[0] as string;
