// What may not stand in the record of a resource.
import { e164 } from './contact.ts';
import { fault, hoursFaults, longestName, type RegisterFault, textFaults } from './register-fault.ts';
import type { Resource } from './resource.ts';
import { isDay } from './team-edit.ts';

/** What a resource is checked against. */
export interface ResourcePlace {
  /** All other resources of the domain. */
  readonly others: readonly Pick<Resource, 'id' | 'name' | 'retired'>[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const mostEvidence = 200;

/** Everything that is wrong, field by field; empty when it may be put. */
export function resourceFaults(resource: Resource, { others, today }: ResourcePlace): readonly RegisterFault[] {
  const { id, name, unit, rtaHours, backupHours, evidence, retired } = resource;
  const same = (one: string) => one.trim().toLocaleLowerCase('de');
  const twin = others.find((other) => other.id !== id && !other.retired && same(other.name) === same(name));
  return [
    ...textFaults('name', name, longestName, true),
    ...(twin && !retired && name.trim() !== '' ? [fault('name', 'name-twice', { name: twin.name })] : []),
    ...textFaults('unit', unit, longestName, true),
    ...hoursFaults('rtaHours', rtaHours),
    ...hoursFaults('backupHours', backupHours),
    ...providerFaults(resource),
    ...(evidence.length > mostEvidence ? [fault('evidence', 'too-many', { most: mostEvidence })] : []),
    ...(new Set(evidence.map((one) => one.id)).size < evidence.length ? [fault('evidence', 'evidence-twice')] : []),
    ...evidence.flatMap(({ day, hours, reference }) => [
      ...(isDay(day) ? [] : [fault('evidence', 'day-bad')]),
      ...(isDay(day) && day > today ? [fault('evidence', 'day-future')] : []),
      ...hoursFaults('evidence', hours),
      ...textFaults('evidence', reference, longestName, false),
    ]),
  ];
}

function providerFaults({ provider }: Resource): readonly RegisterFault[] {
  if (!provider) return [];
  const { name, contract, reactionHours, emergencyNumber, endsOn } = provider;
  return [
    ...textFaults('provider.name', name, longestName, true),
    ...textFaults('provider.contract', contract, longestName, false),
    ...hoursFaults('provider.reactionHours', reactionHours),
    ...(emergencyNumber.trim() === '' || e164(emergencyNumber) !== null
      ? []
      : [fault('provider.emergencyNumber', 'phone-bad')]),
    ...(endsOn === null || isDay(endsOn) ? [] : [fault('provider.endsOn', 'day-bad')]),
  ];
}
