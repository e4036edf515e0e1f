// A process as it is edited: every field is there, ratings at the domain's horizons.
import { type BiaRule, damageAt, withDerived } from './bia.ts';
import { type BusinessProcess, type DamageRow, type DamageScenario, damageScenarios } from './process.ts';

/** Everything that people write about a process. */
export interface ProcessDraft extends Required<Omit<BusinessProcess, 'id' | 'domain' | 'damage' | 'horizonHours'>> {
  /** One row per scenario, at these horizons. */
  readonly damage: Readonly<Record<DamageScenario, DamageRow>>;
  readonly horizonHours: readonly number[];
}

/** A new one: nothing is known yet. */
export const newProcess = (rule: BiaRule): ProcessDraft =>
  draftOf({ id: '', domain: '', name: '', unit: '', mtpdHours: null, rtoHours: null, rpoHours: null, mbco: '' }, rule);

export function draftOf(process: BusinessProcess, rule: BiaRule): ProcessDraft {
  const { id: _id, domain: _domain, ...fields } = process;
  const known = damageAt(process, rule.horizonHours);
  const row = (scenario: DamageScenario) => known[scenario] ?? rule.horizonHours.map(() => null);
  const damage = Object.fromEntries(damageScenarios.map((one) => [one, row(one)])) as ProcessDraft['damage'];
  const { mbcoPercent = null, justification = '', worstTime = '', durationHours = null } = fields;
  const { needsProcesses = [], needsResources = [], owner = '', biaDay = null, retired = false } = fields;
  const rest = { mbcoPercent, justification, worstTime, durationHours, needsProcesses, needsResources };
  return { ...fields, ...rest, owner, biaDay, retired, damage, horizonHours: rule.horizonHours };
}

/** The record of a draft, with the MTPD that follows from its ratings; without any rating it carries none. */
export function recordOf(place: { id: string; domain: string }, draft: ProcessDraft, rule: BiaRule): BusinessProcess {
  const { damage, horizonHours, ...fields } = draft;
  const hasRating = Object.values(damage).some((row) => row.some((one) => one !== null));
  const trimmed = { name: fields.name.trim(), unit: fields.unit.trim() };
  const record = { ...place, ...fields, ...trimmed, ...(hasRating ? { damage, horizonHours } : {}) };
  return withDerived(record, rule);
}
