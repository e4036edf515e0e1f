// What a domain may lay down about its BCMS, and what a change of its horizons does to ratings.
import { type Bcms, usualBcms } from './bcms.ts';
import { damageAt, unrated, withDerived } from './bia.ts';
import { canonical } from './chain.ts';
import type { BusinessProcess } from './process.ts';
import { fault, hoursFaults, type RegisterFault } from './register-fault.ts';
import { isDay } from './team-edit.ts';

export const fewestHorizons = 5;
export const mostHorizons = 8;
/** A domain may only extend what the Land laid down (BCLL 4.3). */
export const leastCriticalDays = 30;
const mostCriticalDays = 365;

/** What counts in a domain: what it laid down, or what is usual. */
export const bcmsOf = (domain: string, found: Bcms | undefined): Bcms => found ?? { domain, ...usualBcms };

export function bcmsFaults(bcms: Bcms, today: string): readonly RegisterFault[] {
  const { horizonHours, timeCriticalDays, guidelineDay, responseHours, bufferHours } = bcms;
  const count = horizonHours.length;
  const rises = horizonHours.every((hours, index) => hours > (horizonHours[index - 1] ?? 0));
  const isWhole = Number.isInteger(timeCriticalDays) && timeCriticalDays <= mostCriticalDays;
  return [
    ...(count >= fewestHorizons && count <= mostHorizons
      ? []
      : [fault('horizonHours', 'horizons-count', { fewest: fewestHorizons, most: mostHorizons })]),
    ...horizonHours.flatMap((hours) => hoursFaults('horizonHours', hours)).slice(0, 1),
    ...(rises ? [] : [fault('horizonHours', 'horizons-order')]),
    ...(isWhole && timeCriticalDays >= leastCriticalDays
      ? []
      : [fault('timeCriticalDays', 'critical-days', { least: leastCriticalDays, most: mostCriticalDays })]),
    ...hoursFaults('responseHours', responseHours),
    ...hoursFaults('bufferHours', bufferHours),
    ...(guidelineDay === null || isDay(guidelineDay) ? [] : [fault('guidelineDay', 'day-bad')]),
    ...(guidelineDay !== null && isDay(guidelineDay) && guidelineDay > today
      ? [fault('guidelineDay', 'day-future')]
      : []),
  ];
}

/** A process as it stands after the limits of its domain were changed. */
export interface Refitted {
  readonly process: BusinessProcess;
  /** Ratings that were complete and are not any more. */
  readonly lost: number;
}

/** Processes of which the record changes with the new limits; ratings that still fit are kept. */
export function refit(processes: readonly BusinessProcess[], before: Bcms, now: Bcms): readonly Refitted[] {
  return processes.flatMap((old) => {
    const process = withDerived(old, now);
    if (canonical(process) === canonical(old)) return [];
    const missing = (at: Bcms) => unrated(damageAt(old, at.horizonHours), at.horizonHours);
    return [{ process, lost: Math.max(0, missing(now) - missing(before)) }];
  });
}
