// Business processes with the figures of their impact analysis (BSI 200-4, 7.2; domain.md 1.2 and 8.2).
import { register } from './register.ts';

/** Schadensszenarien (BSI 200-4, 7.1.2). */
export const damageScenarios = ['SAFETY', 'TASKS', 'LAW', 'REPUTATION', 'FINANCE'] as const;
export type DamageScenario = (typeof damageScenarios)[number];

/** Schadenskategorien: 1 gering, 2 mittel, 3 hoch, 4 sehr hoch (BSI 200-4, 7.1.2); null while not rated. */
export type Damage = 1 | 2 | 3 | 4;

/** Damage of one scenario at each of the domain's horizons, in their order. Never falls over time. */
export type DamageRow = readonly (Damage | null)[];

/** Rows that are absent were not rated. */
export type DamageTable = Readonly<Partial<Record<DamageScenario, DamageRow>>>;

/** A process of one domain. Hours; null means "none" (not time-critical) or not yet known. Id is `<domain>.<name>`. */
export interface BusinessProcess {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  readonly unit: string;
  /** Maximum tolerable period of disruption, in hours; derived from `damage` where that is rated. */
  readonly mtpdHours: number | null;
  /** Required recovery time from the declaration, in hours. */
  readonly rtoHours: number | null;
  /** Tolerable data loss, in hours. */
  readonly rpoHours: number | null;
  /** Emergency level of operation (Notbetriebsniveau). */
  readonly mbco: string;
  /** The same in percent of normal operation. */
  readonly mbcoPercent?: number | null;
  /** Damage per scenario and horizon; absent where the impact analysis was not made. */
  readonly damage?: DamageTable;
  /** The horizons that `damage` was rated at, hours; those of its domain then. */
  readonly horizonHours?: readonly number[];
  /** Why it is rated so; compulsory with `damage` (BSI 200-4, 7.2.1). */
  readonly justification?: string;
  /** When an outage is worst, such as "Monatslauf". */
  readonly worstTime?: string;
  /** Hours that the process itself takes until its deadline (Prozessdauer, BSI 200-4, 7.2.1). */
  readonly durationHours?: number | null;
  /** Ids of processes that have to run first. */
  readonly needsProcesses?: readonly string[];
  /** Ids of resources it uses; also those of other domains' providers. */
  readonly needsResources?: readonly string[];
  /** Responsible person (BC-Koordinierende/r); '' while nobody is named. */
  readonly owner?: string;
  /** Day of the impact analysis, `YYYY-MM-DD`; null while there is none. */
  readonly biaDay?: string | null;
  /** Given up; kept for its history. */
  readonly retired?: boolean;
}

/** Register of processes. */
export const processes = register<BusinessProcess>({
  name: 'process',
  personal: [],
  head: (process) => ({ scope: process.domain, status: process.retired ? 'retired' : 'active', key: '', at: 0 }),
});
