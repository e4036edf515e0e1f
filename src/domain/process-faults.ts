// What may not stand in the record of a process (BSI 200-4, 7.2.1).
import { type BiaRule, damageAt } from './bia.ts';
import { type BusinessProcess, damageScenarios } from './process.ts';
import { fault, hoursFaults, longestName, longestText, type RegisterFault, textFaults } from './register-fault.ts';
import { isDay } from './team-edit.ts';

/** What a process is checked against: its domain's limits and what else there is. */
export interface ProcessPlace {
  readonly rule: BiaRule;
  /** All other processes of the domain. */
  readonly others: readonly Pick<BusinessProcess, 'id' | 'name' | 'retired'>[];
  /** Ids of resources that it may name. */
  readonly resources: ReadonlySet<string>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const mostNeeds = 60;

/** Everything that is wrong, field by field; empty when it may be put. */
export function processFaults(process: BusinessProcess, place: ProcessPlace): readonly RegisterFault[] {
  const { name, unit, mbco, mbcoPercent = null, worstTime = '', biaDay = null } = process;
  return [
    ...textFaults('name', name, longestName, true),
    ...nameTwice(process, place),
    ...textFaults('unit', unit, longestName, true),
    ...textFaults('mbco', mbco, longestText, false),
    ...textFaults('worstTime', worstTime, longestName, false),
    ...(mbcoPercent === null || (mbcoPercent >= 0 && mbcoPercent <= 100) ? [] : [fault('mbcoPercent', 'percent-bad')]),
    ...hoursFaults('mtpdHours', process.mtpdHours),
    ...hoursFaults('rtoHours', process.rtoHours),
    ...rtoFaults(process.rtoHours),
    ...hoursFaults('rpoHours', process.rpoHours),
    ...hoursFaults('durationHours', process.durationHours),
    ...damageFaults(process, place.rule),
    ...(biaDay === null ? [] : dayFaults(biaDay, place.today)),
    ...needsFaults(process, place),
  ];
}

/** A quarter of an hour: a restart takes its time, and what may never fail has to be secured beforehand (domain.md 8.2). */
const shortestRto = 0.25;

const rtoFaults = (hours: number | null): readonly RegisterFault[] =>
  hours !== null && hours >= 0 && hours < shortestRto ? [fault('rtoHours', 'rto-short')] : [];

function nameTwice({ id, name, retired }: BusinessProcess, { others }: ProcessPlace): readonly RegisterFault[] {
  const same = (one: string) => one.trim().toLocaleLowerCase('de');
  const twin = others.find((other) => other.id !== id && !other.retired && same(other.name) === same(name));
  return twin && !retired && name.trim() !== '' ? [fault('name', 'name-twice', { name: twin.name })] : [];
}

function dayFaults(day: string, today: string): readonly RegisterFault[] {
  if (!isDay(day)) return [fault('biaDay', 'day-bad')];
  return day > today ? [fault('biaDay', 'day-future')] : [];
}

/** Damage never falls over time; the first horizon at which it does is named, for each scenario. */
function damageFaults(process: BusinessProcess, { horizonHours }: BiaRule): readonly RegisterFault[] {
  const { damage, horizonHours: ratedAt = horizonHours, justification = '' } = process;
  if (!damage) return textFaults('justification', justification, longestText, false);
  const rows = damageScenarios.flatMap((scenario) => {
    const row = damage[scenario];
    if (!row) return [];
    const isRow = row.length === ratedAt.length && row.every((one) => one === null || [1, 2, 3, 4].includes(one));
    return isRow ? [] : [fault('damage', 'damage-rows', { scenario })];
  });
  if (rows.length > 0) return rows;
  const table = damageAt(process, horizonHours);
  const falls = damageScenarios.flatMap((scenario): readonly RegisterFault[] => {
    let highest = 0;
    let since = 0;
    for (const [index, hours] of horizonHours.entries()) {
      const rated = table[scenario]?.[index] ?? null;
      if (rated !== null && rated < highest) {
        return [fault('damage', 'damage-falls', { scenario, hours, damage: rated, before: highest, since })];
      }
      if (rated !== null && rated > highest) [highest, since] = [rated, hours];
    }
    return [];
  });
  const hasRating = Object.values(damage).some((row) => row.some((one) => one !== null));
  const isReasoned = justification.trim() !== '' || !hasRating;
  return [
    ...falls,
    ...(isReasoned ? [] : [fault('justification', 'justification-missing')]),
    ...textFaults('justification', justification, longestText, false),
  ];
}

function needsFaults(process: BusinessProcess, { others, resources }: ProcessPlace): readonly RegisterFault[] {
  const { id, needsProcesses = [], needsResources = [] } = process;
  const known = new Set(others.map((other) => other.id));
  return [
    ...(needsProcesses.includes(id) ? [fault('needsProcesses', 'needs-itself')] : []),
    ...needsProcesses
      .filter((need) => need !== id && !known.has(need))
      .map((need) => fault('needsProcesses', 'needs-unknown', { id: need })),
    ...needsResources
      .filter((need) => !resources.has(need))
      .map((need) => fault('needsResources', 'needs-unknown', { id: need })),
    ...(needsProcesses.length > mostNeeds ? [fault('needsProcesses', 'too-many', { most: mostNeeds })] : []),
    ...(needsResources.length > mostNeeds ? [fault('needsResources', 'too-many', { most: mostNeeds })] : []),
  ];
}
