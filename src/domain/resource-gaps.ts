// What is missing or does not fit about a resource: RTA against RTO, backups against RPO, single points, contract, evidence
// (BSI 200-4, 7.2.4, 8.2).
import { daysBetween } from './days.ts';
import { type EvidenceStatus, evidenceStatus } from './evidence.ts';
import type { Weight } from './gaps.ts';
import type { Details } from './register-fault.ts';
import type { Resource } from './resource.ts';
import type { ResourceNeeds } from './resource-needs.ts';

export const resourceGapCodes = [
  'rta-late',
  'rta-unknown',
  'rta-unproven',
  'backup-late',
  'backup-unknown',
  'single-point',
  'cumulation',
  'provider-missing',
  'reaction-unknown',
  'reaction-late',
  'emergency-number-missing',
  'contract-ended',
  'contract-ends',
  'evidence-missing',
  'evidence-expired',
  'evidence-ineffective',
  'owner-missing',
  'unused',
] as const;
export type ResourceGapCode = (typeof resourceGapCodes)[number];

export interface ResourceGap {
  readonly code: ResourceGapCode;
  readonly weight: Weight;
  readonly detail: Details;
}

/** From so many time-critical processes on, the failure of one resource hits many at once (Kumulationseffekt). */
const manyCritical = 5;
/** Days before the end of a contract at which it is warned of. */
const contractWarnings = [60, 30, 7] as const;

const gap = (code: ResourceGapCode, weight: Weight, detail: Details = {}): ResourceGap => ({ code, weight, detail });

/** How well it is proven that the resource comes back in time. */
export function resourceEvidence(resource: Resource, needs: ResourceNeeds, today: string): EvidenceStatus {
  return evidenceStatus(resource.evidence, { today, targetHours: needs.rtoHours });
}

/** Gaps of a resource, the worst first; a retired one has none. */
export function resourceGaps(resource: Resource, needs: ResourceNeeds, today: string): readonly ResourceGap[] {
  if (resource.retired) return [];
  const isUsed = needs.users.length + needs.usersElsewhere > 0;
  const found = [
    ...timeGaps(resource, needs),
    ...pointGaps(resource, needs),
    ...providerGaps(resource, needs, today),
    ...(needs.critical > 0 ? evidenceGaps(resource, needs, today) : []),
    ...(resource.owner ? [] : [gap('owner-missing', needs.critical > 0 ? 'soon' : 'note')]),
    ...(isUsed ? [] : [gap('unused', 'note')]),
  ];
  const order = ['now', 'soon', 'note'];
  return found.sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight));
}

function timeGaps(resource: Resource, { rtoHours, rpoHours, critical }: ResourceNeeds): readonly ResourceGap[] {
  const { rtaHours, rtaSource, backupHours, category } = resource;
  const isProven = rtaSource === 'TEST' || rtaSource === 'CONTRACT';
  const isData = category === 'IT' || category === 'INFORMATION';
  return [
    ...(rtoHours !== null && rtaHours !== null && rtaHours > rtoHours
      ? [gap('rta-late', 'now', { rta: rtaHours, rto: rtoHours })]
      : []),
    ...(rtoHours !== null && rtaHours === null ? [gap('rta-unknown', critical > 0 ? 'now' : 'soon')] : []),
    ...(rtoHours !== null && rtaHours !== null && rtaHours <= rtoHours && !isProven
      ? [gap('rta-unproven', 'soon')]
      : []),
    ...(rpoHours !== null && backupHours !== null && backupHours > rpoHours
      ? [gap('backup-late', 'now', { hours: backupHours, rpo: rpoHours })]
      : []),
    ...(isData && rpoHours !== null && backupHours === null ? [gap('backup-unknown', 'soon', { rpo: rpoHours })] : []),
  ];
}

function pointGaps({ singlePoints }: Resource, { critical }: ResourceNeeds): readonly ResourceGap[] {
  if (critical === 0) return [];
  return [
    ...singlePoints.map((point) => gap('single-point', 'soon', { point, count: critical })),
    ...(critical >= manyCritical ? [gap('cumulation', 'soon', { count: critical })] : []),
  ];
}

function providerGaps(
  resource: Resource,
  { rtoHours, critical }: ResourceNeeds,
  today: string,
): readonly ResourceGap[] {
  const { provider, category } = resource;
  if (!provider) return category === 'SERVICE' ? [gap('provider-missing', 'soon')] : [];
  const { reactionHours, emergencyNumber } = provider;
  return [
    ...(reactionHours === null && critical > 0 ? [gap('reaction-unknown', 'soon')] : []),
    ...(reactionHours !== null && rtoHours !== null && reactionHours > rtoHours
      ? [gap('reaction-late', 'now', { hours: reactionHours, rto: rtoHours })]
      : []),
    ...(emergencyNumber.trim() === '' ? [gap('emergency-number-missing', critical > 0 ? 'now' : 'soon')] : []),
    ...contractGaps(provider.endsOn, today),
  ];
}

/** A contract is warned of 60, 30 and 7 days before its last day; the nearer, the heavier. */
function contractGaps(endsOn: string | null, today: string): readonly ResourceGap[] {
  if (endsOn === null) return [];
  const days = daysBetween(today, endsOn);
  if (days < 0) return [gap('contract-ended', 'now', { day: endsOn })];
  const warned = contractWarnings.filter((limit) => days <= limit).at(-1);
  if (warned === undefined) return [];
  const weight = warned === 7 ? 'now' : warned === 30 ? 'soon' : 'note';
  return [gap('contract-ends', weight, { day: endsOn, days })];
}

function evidenceGaps(resource: Resource, needs: ResourceNeeds, today: string): readonly ResourceGap[] {
  const status = resourceEvidence(resource, needs, today);
  if (status === 'NONE' || status === 'TABLETOP_DONE') return [gap('evidence-missing', 'soon')];
  if (status === 'EXPIRED') return [gap('evidence-expired', 'soon')];
  return status === 'INEFFECTIVE' ? [gap('evidence-ineffective', 'now')] : [];
}
