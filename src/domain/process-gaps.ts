// What is missing or does not fit about a process: it may be put all the same, but it would not hold in an emergency
// (Soll-Ist-Vergleich, BSI 200-4, 8.2; 7.2.1).
import { type BiaRule, damageAt, isTimeCritical, ringThrough, rtoLimit, unrated } from './bia.ts';
import { daysBetween } from './days.ts';
import type { Weight } from './gaps.ts';
import type { BusinessProcess } from './process.ts';
import type { Details } from './register-fault.ts';
import type { Resource } from './resource.ts';

export const processGapCodes = [
  'preventive',
  'rto-late',
  'rto-missing',
  'ring',
  'need-late',
  'need-retired',
  'resource-late',
  'resource-unknown',
  'resource-retired',
  'backup-late',
  'mbco-missing',
  'rpo-missing',
  'owner-missing',
  'bia-missing',
  'bia-open',
  'bia-undated',
  'bia-old',
] as const;
export type ProcessGapCode = (typeof processGapCodes)[number];

/** `now`: it would fail in an emergency. `soon`: nobody knows whether it would. `note`: worth knowing. */
export interface ProcessGap {
  readonly code: ProcessGapCode;
  readonly weight: Weight;
  readonly detail: Details;
}

export type OtherProcess = Pick<BusinessProcess, 'id' | 'name' | 'rtoHours' | 'needsProcesses' | 'retired'>;
export type UsedResource = Pick<
  Resource,
  'id' | 'name' | 'domain' | 'category' | 'rtaHours' | 'backupHours' | 'retired'
>;

/** What stands around a process. */
export interface ProcessSurroundings {
  readonly rule: BiaRule;
  /** Processes of the domain, itself among them or not. */
  readonly others: ReadonlyMap<string, OtherProcess>;
  readonly resources: ReadonlyMap<string, UsedResource>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** An analysis older than this is no longer current, days (K2). */
const biaCountsFor = 365;

const gap = (code: ProcessGapCode, weight: Weight, detail: Details = {}): ProcessGap => ({ code, weight, detail });

/** Gaps of a process, the worst first; a retired one has none. */
export function processGaps(process: BusinessProcess, around: ProcessSurroundings): readonly ProcessGap[] {
  if (process.retired) return [];
  const found = [
    ...recoveryGaps(process, around),
    ...needGaps(process, around),
    ...resourceGaps(process, around),
    ...biaGaps(process, around),
  ];
  const order = ['now', 'soon', 'note'];
  return found.sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight));
}

function recoveryGaps(process: BusinessProcess, { rule }: ProcessSurroundings): readonly ProcessGap[] {
  if (!isTimeCritical(process, rule)) return process.owner ? [] : [gap('owner-missing', 'note')];
  const { rtoHours, rpoHours, mbco, owner } = process;
  const limit = rtoLimit(process, rule);
  const isPreventive = limit?.state === 'preventive';
  return [
    ...(isPreventive ? [gap('preventive', 'now', { hours: rule.responseHours + rule.bufferHours })] : []),
    ...(!isPreventive && rtoHours === null ? [gap('rto-missing', 'now')] : []),
    ...(limit?.state === 'hours' && rtoHours !== null && rtoHours > limit.hours
      ? [gap('rto-late', 'now', { rto: rtoHours, limit: limit.hours })]
      : []),
    ...(mbco.trim() === '' ? [gap('mbco-missing', 'soon')] : []),
    ...(rpoHours === null ? [gap('rpo-missing', 'soon')] : []),
    ...(owner ? [] : [gap('owner-missing', 'soon')]),
  ];
}

/** Processes that have to run first but are planned to come later, do not exist any more, or need this one. */
function needGaps(process: BusinessProcess, { others }: ProcessSurroundings): readonly ProcessGap[] {
  const { id, name, rtoHours, needsProcesses = [] } = process;
  const needs = new Map([...others.values()].map((other) => [other.id, other.needsProcesses ?? []]));
  const ring = ringThrough(id, new Map([...needs, [id, needsProcesses]]));
  const named = (each: string) => (each === id ? name : (others.get(each)?.name ?? each));
  const needed = needsProcesses.flatMap((need) => others.get(need) ?? []);
  return [
    ...(ring ? [gap('ring', 'now', { ring: ring.map(named).join(' → ') })] : []),
    ...needed.filter(({ retired }) => retired).map((need) => gap('need-retired', 'soon', { name: need.name })),
    ...needed.flatMap(({ name: need, rtoHours: later, retired }) =>
      !retired && rtoHours !== null && later !== null && later > rtoHours
        ? [gap('need-late', 'now', { name: need, hours: later, rto: rtoHours })]
        : [],
    ),
  ];
}

function resourceGaps(process: BusinessProcess, { resources, rule }: ProcessSurroundings): readonly ProcessGap[] {
  const { rtoHours, rpoHours, needsResources = [] } = process;
  const isCritical = isTimeCritical(process, rule);
  return needsResources.flatMap((id): readonly ProcessGap[] => {
    const used = resources.get(id);
    if (!used) return [];
    const { name, rtaHours, backupHours, retired } = used;
    if (retired) return [gap('resource-retired', 'soon', { name })];
    return [
      ...(rtoHours !== null && rtaHours !== null && rtaHours > rtoHours
        ? [gap('resource-late', 'now', { name, rta: rtaHours, rto: rtoHours })]
        : []),
      ...(isCritical && rtaHours === null ? [gap('resource-unknown', 'soon', { name })] : []),
      ...(rpoHours !== null && backupHours !== null && backupHours > rpoHours
        ? [gap('backup-late', 'now', { name, hours: backupHours, rpo: rpoHours })]
        : []),
    ];
  });
}

function biaGaps(process: BusinessProcess, { rule, today }: ProcessSurroundings): readonly ProcessGap[] {
  const { damage, biaDay = null } = process;
  if (!damage) return [gap('bia-missing', 'soon')];
  const missing = unrated(damageAt(process, rule.horizonHours), rule.horizonHours);
  if (missing > 0) return [gap('bia-open', 'soon', { count: missing })];
  if (biaDay === null) return [gap('bia-undated', 'soon')];
  const age = daysBetween(biaDay, today);
  return age > biaCountsFor ? [gap('bia-old', 'soon', { days: age })] : [];
}
