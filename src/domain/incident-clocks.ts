// The two clocks of each process that is hit: MTPD from the event, RTO from the declaration (BSI 200-4, 7.2.1).
import { type HitProcess, type Incident, type ResultRow, timeOf } from './incident.ts';

const hour = 3_600_000;

/** When its clocks run out, epoch milliseconds; null for a clock that does not run. */
export interface Clocks {
  readonly mtpdAt: number | null;
  readonly rtoAt: number | null;
  /** When emergency operation was reached: then both clocks stand; null while they run. */
  readonly stoppedAt: number | null;
}

/** What the clocks of an event start from. */
export interface Starts {
  readonly occurredAt: number | null;
  readonly declaredAt: number | null;
}

export const startsOf = (incident: Pick<Incident, 'times'>): Starts => ({
  occurredAt: timeOf(incident, 'occurred'),
  declaredAt: timeOf(incident, 'declared'),
});

/** When a process was running again, at least as emergency operation; null while it is not. */
export function reachedAt({ times }: Pick<HitProcess, 'times'>): number | null {
  return times['emergency-operation'] ?? times.restored ?? null;
}

export function clocksOf(
  hit: Pick<HitProcess, 'mtpdHours' | 'rtoHours' | 'times'>,
  { occurredAt, declaredAt }: Starts,
): Clocks {
  const end = (start: number | null, hours: number | null) =>
    start === null || hours === null ? null : start + hours * hour;
  return { mtpdAt: end(occurredAt, hit.mtpdHours), rtoAt: end(declaredAt, hit.rtoHours), stoppedAt: reachedAt(hit) };
}

type Clocked = Pick<HitProcess, 'mtpdHours' | 'rtoHours' | 'times' | 'name'>;

/** What breaks first stands first; what runs again, and what has no clock, stands last. */
export function byUrgency<Hit extends Clocked>(hits: readonly Hit[], starts: Starts): readonly Hit[] {
  const rank = (hit: Hit) => {
    const { mtpdAt, rtoAt, stoppedAt } = clocksOf(hit, starts);
    if (stoppedAt !== null) return Number.POSITIVE_INFINITY;
    // An hour tells them apart where neither clock runs yet.
    return Math.min(mtpdAt ?? Number.MAX_VALUE, rtoAt ?? Number.MAX_VALUE);
  };
  return [...hits].sort((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a === b ? one.name.localeCompare(other.name, 'de') : a - b;
  });
}

/** What is noted as reached is no shorter: a time that nobody could plan with would stand as proof otherwise. */
const shortestHours = 0.25;

/** What was reached for a process, in hours. */
export interface Reached {
  readonly process: string;
  readonly name: string;
  /** From the event to emergency operation, to compare with the MTPD. */
  readonly outageHours: number;
  /** From the declaration to emergency operation (RTA); null where nothing was declared. */
  readonly rtaHours: number | null;
  readonly rtoHours: number | null;
  readonly mtpdHours: number | null;
  readonly result: ResultRow['result'];
  readonly at: number;
}

/**
 * Times reached so far (domain.md 1.4). `PASSED`: within the RTO; `PARTIAL`: later, but within the MTPD; `FAILED`: later
 * than that. An RTA below a quarter of an hour counts as one. Where nothing was declared, or no RTO is set, only the MTPD can be compared.
 */
export function reachedTimes(incident: Pick<Incident, 'times' | 'hits'>): readonly Reached[] {
  const { occurredAt, declaredAt } = startsOf(incident);
  return incident.hits.flatMap((hit): Reached[] => {
    const at = reachedAt(hit);
    if (at === null || occurredAt === null) return [];
    const hours = (from: number) => Math.max(0, Math.round(((at - from) / hour) * 100) / 100);
    const outageHours = hours(occurredAt);
    const rtaHours = declaredAt === null ? null : Math.max(shortestHours, hours(declaredAt));
    const { process, name, rtoHours, mtpdHours } = hit;
    const inTime = rtaHours !== null && rtoHours !== null ? rtaHours <= rtoHours : null;
    const bearable = mtpdHours === null || outageHours <= mtpdHours;
    const late = bearable ? 'PARTIAL' : 'FAILED';
    const result = inTime === null ? (bearable ? 'PASSED' : 'FAILED') : inTime ? 'PASSED' : late;
    return [{ process, name, outageHours, rtaHours, rtoHours, mtpdHours, result, at }];
  });
}

/** Hours between informing a provider and its reaction; null while one of them is missing. */
export function reactionHours(informedAt: number | null, reactedAt: number | null): number | null {
  if (informedAt === null || reactedAt === null) return null;
  return Math.round(((reactedAt - informedAt) / hour) * 100) / 100;
}
