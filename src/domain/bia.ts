// Figures of a process that follow from its impact analysis: damage over time, MTPD, the latest RTO, time-critical
// (BSI 200-4, 7.1.2, 7.2; BCLL 4.3).
import type { Bcms } from './bcms.ts';
import { type BusinessProcess, type Damage, type DamageRow, type DamageTable, damageScenarios } from './process.ts';

/** The limits of a domain by which a process is judged. */
export type BiaRule = Pick<Bcms, 'horizonHours' | 'intolerable' | 'timeCriticalDays' | 'responseHours' | 'bufferHours'>;

/** What a process says of its damage. */
export type Rated = Pick<BusinessProcess, 'damage' | 'horizonHours' | 'mtpdHours'>;

/**
 * Damage at the horizons of its domain. When these were changed after the rating, a rating stays with its hours; a new
 * horizon between two that are rated alike is rated like them, because damage never falls over time.
 */
export function damageAt({ damage, horizonHours }: Omit<Rated, 'mtpdHours'>, horizons: readonly number[]): DamageTable {
  const ratedAt = horizonHours ?? horizons;
  if (!damage || sameHours(ratedAt, horizons)) return damage ?? {};
  const rows = damageScenarios.flatMap((scenario) => {
    const row = damage[scenario];
    return row ? [[scenario, horizons.map((hours) => damageOf(row, ratedAt, hours))] as const] : [];
  });
  return Object.fromEntries(rows);
}

const sameHours = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((hours, index) => hours === other[index]);

function damageOf(row: DamageRow, ratedAt: readonly number[], hours: number): Damage | null {
  const index = ratedAt.indexOf(hours);
  if (index >= 0) return row[index] ?? null;
  const next = ratedAt.findIndex((each) => each > hours);
  const [before, after] = [row[(next < 0 ? ratedAt.length : next) - 1] ?? null, row[next] ?? null];
  if (before === 4 || (before !== null && before === after)) return before;
  return after === 1 ? 1 : null;
}

/** Worst case over all scenarios at each horizon; null where nothing is rated. */
export function worstDamage(damage: DamageTable, horizons: readonly number[]): readonly (Damage | null)[] {
  return horizons.map((_, index) => {
    const rated = damageScenarios.flatMap((scenario) => damage[scenario]?.[index] ?? []);
    return rated.length === 0 ? null : (Math.max(...rated) as Damage);
  });
}

/** How many ratings of the whole table are missing. */
export function unrated(damage: DamageTable, horizons: readonly number[]): number {
  const rated = damageScenarios.flatMap((scenario) => horizons.map((_, index) => damage[scenario]?.[index] ?? null));
  return rated.filter((one) => one === null).length;
}

/** `hours` null: no outage of this process is intolerable within the horizons ("keine"). `open`: ratings are missing. */
export type Mtpd = { readonly state: 'derived'; readonly hours: number | null } | { readonly state: 'open' };

/**
 * The smallest horizon whose worst damage reaches the Untragbarkeitsniveau (BSI 200-4, 7.2.1). Open while a rating is
 * missing that could make it smaller.
 */
export function mtpdOf(damage: DamageTable, { horizonHours, intolerable }: BiaRule): Mtpd {
  for (const [index, hours] of horizonHours.entries()) {
    const rated = damageScenarios.map((scenario) => damage[scenario]?.[index] ?? null);
    if (rated.some((one) => one !== null && one >= intolerable)) return { state: 'derived', hours };
    if (rated.includes(null)) return { state: 'open' };
  }
  return { state: 'derived', hours: null };
}

/** True when the whole table is rated and reasoned: only then there is an impact analysis (K1). */
export function hasBia(process: BusinessProcess, rule: BiaRule): boolean {
  const { damage, justification = '', biaDay = null } = process;
  const isWhole = damage !== undefined && unrated(damageAt(process, rule.horizonHours), rule.horizonHours) === 0;
  return isWhole && justification.trim() !== '' && biaDay !== null;
}

/** True when the ratings are enough to say what the MTPD is, also that there is none. */
export const isRated = (process: Rated, rule: BiaRule): boolean =>
  process.damage !== undefined && mtpdOf(damageAt(process, rule.horizonHours), rule).state === 'derived';

/**
 * The MTPD that counts, hours; null for none. Derived from the ratings; while these are missing or open, what was noted
 * by hand or derived before.
 */
export function mtpdHoursOf(process: Rated, rule: BiaRule): number | null {
  if (!process.damage) return process.mtpdHours;
  const mtpd = mtpdOf(damageAt(process, rule.horizonHours), rule);
  return mtpd.state === 'derived' ? mtpd.hours : process.mtpdHours;
}

/** Zeitkritisch: MTPD within the days of the domain, at least 30 (BCLL 4.3). */
export function isTimeCritical(process: Rated, rule: BiaRule): boolean {
  const mtpd = mtpdHoursOf(process, rule);
  return mtpd !== null && mtpd <= rule.timeCriticalDays * 24;
}

/** The latest RTO; `preventive`: the response alone takes longer than the MTPD, so no plan can help. Null: no MTPD. */
export type RtoLimit = { readonly state: 'hours'; readonly hours: number } | { readonly state: 'preventive' } | null;

/** MTPD − BAO-Reaktionszeit − Puffer (− Prozessdauer): RTO starts at the declaration, MTPD at the event (BSI 200-4, 7.2.1). */
export function rtoLimit(process: Rated & Pick<BusinessProcess, 'durationHours'>, rule: BiaRule): RtoLimit {
  const mtpd = mtpdHoursOf(process, rule);
  if (mtpd === null) return null;
  const hours = mtpd - rule.responseHours - rule.bufferHours - (process.durationHours ?? 0);
  // To the minute: 1 − 0.9 is not quite 0.1.
  return hours < 0 ? { state: 'preventive' } : { state: 'hours', hours: Math.round(hours * 60) / 60 };
}

/** The record with its ratings at the domain's horizons and the MTPD that follows from them. */
export function withDerived(process: BusinessProcess, rule: BiaRule): BusinessProcess {
  if (!process.damage) return process;
  const damage = damageAt(process, rule.horizonHours);
  const fitted = { ...process, damage, horizonHours: rule.horizonHours };
  return { ...fitted, mtpdHours: mtpdHoursOf(fitted, rule) };
}

/** Share of time-critical processes; more than half of them is hardly plausible (K3). Null without processes. */
export function timeCriticalShare(processes: readonly BusinessProcess[], rule: BiaRule): number | null {
  const active = processes.filter(({ retired }) => !retired);
  if (active.length === 0) return null;
  return active.filter((process) => isTimeCritical(process, rule)).length / active.length;
}
export const plausibleShare = 0.5;

/**
 * A ring of processes that each need the next one to run first, beginning and ending with this one; null when there is
 * none. Such a ring cannot be restarted in any order.
 */
export function ringThrough(id: string, needs: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const from = new Map<string, string>();
  const waiting = [id];
  for (const at of waiting) {
    for (const next of needs.get(at) ?? []) {
      if (next === id) return [...pathTo(at, from), id];
      if (from.has(next)) continue;
      from.set(next, at);
      waiting.push(next);
    }
  }
  return null;
}

function pathTo(at: string, from: ReadonlyMap<string, string>): readonly string[] {
  const before = from.get(at);
  return before === undefined ? [at] : [...pathTo(before, from), at];
}
