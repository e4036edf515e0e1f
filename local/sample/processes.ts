/** Business processes of the sample administration with their impact analysis, as it grew over a year. */
import type { Bcms } from '../../src/domain/bcms.ts';
import { withDerived } from '../../src/domain/bia.ts';
import type { BusinessProcess, Damage, DamageRow, DamageScenario, DamageTable } from '../../src/domain/process.ts';
import { damageScenarios } from '../../src/domain/process.ts';
import { fixedPersonId } from './fixed-ids.ts';
import type { ProcessRow } from './process-row.ts';
import { processRows } from './process-rows.ts';
import { type Version, versionsOf } from './versions.ts';

/** Ratings that lead to this MTPD: in the leading scenario as it says, in all others more slowly. */
function ratingsFor(mtpd: number | null, lead: DamageScenario, { horizonHours, intolerable }: Bcms): DamageTable {
  const at = mtpd === null ? horizonHours.length : horizonHours.indexOf(mtpd);
  const row = (slower: number): DamageRow =>
    horizonHours.map((_, index): Damage => {
      const steps = index - at - slower;
      if (steps >= 0) return Math.min(4, intolerable + Math.floor(steps / 2)) as Damage;
      return steps >= -2 && index > 0 ? ((intolerable - 1) as Damage) : 1;
    });
  const all = damageScenarios.map(
    (scenario, index) => [scenario, row(scenario === lead ? 0 : 2 + (index % 3))] as const,
  );
  return Object.fromEntries(all);
}

const reasons: Record<DamageScenario, string> = {
  SAFETY: 'Ab diesem Zeitpunkt sind Menschen gefährdet, weil Warnung und Hilfe ausbleiben.',
  TASKS: 'Ab diesem Zeitpunkt können andere Stellen ihre Aufgaben nicht mehr erfüllen.',
  LAW: 'Ab diesem Zeitpunkt werden gesetzliche Fristen versäumt.',
  REPUTATION: 'Ab diesem Zeitpunkt wird der Ausfall öffentlich bemerkt und hinterfragt.',
  FINANCE: 'Ab diesem Zeitpunkt entstehen Verzugskosten und Rückforderungen.',
};

function processOf(row: ProcessRow, bcms: Bcms): BusinessProcess {
  const [domain, key, name, unit, mtpdHours, rtoHours, rpoHours, mbco, more = {}] = row;
  const { lead = 'TASKS', owner, after = [], uses = [], worst = '', percent = null, duration = null } = more;
  const own = (each: string) => (each.includes('.') ? each : `${domain}.${each}`);
  const process: BusinessProcess = {
    id: `${domain}.${key}`,
    domain,
    name,
    unit,
    mtpdHours,
    rtoHours,
    rpoHours,
    mbco,
    mbcoPercent: percent,
    damage: ratingsFor(mtpdHours, lead, bcms),
    horizonHours: bcms.horizonHours,
    justification: mtpdHours === null ? 'Ein Ausfall bleibt auch nach 30 Tagen hinnehmbar.' : reasons[lead],
    worstTime: worst,
    durationHours: duration,
    needsProcesses: after.map(own),
    needsResources: uses.map(own),
    owner: owner === undefined ? '' : fixedPersonId(owner),
    biaDay: more.bia ?? '2026-04-22',
    retired: false,
  };
  return withDerived(process, bcms);
}

/** As it stood a year ago: figures by hand, nobody responsible, no analysis. */
function asPlanned(now: BusinessProcess): BusinessProcess {
  const { id, domain, name, unit, mtpdHours, rtoHours, rpoHours, mbco } = now;
  return { id, domain, name, unit, mtpdHours, rtoHours: rtoHours === null ? null : rtoHours * 2, rpoHours, mbco };
}

/** The processes in the order of the table, each with its earlier versions. */
export function sampleProcesses(bcmsOf: (domain: string) => Bcms): readonly Version<BusinessProcess>[] {
  return processRows.map((row, index) => {
    const now = processOf(row, bcmsOf(row[0]));
    const rated = { ...now, needsProcesses: [], needsResources: [], rtoHours: asPlanned(now).rtoHours };
    return versionsOf(now.id, index, [asPlanned(now), rated, now]);
  });
}
