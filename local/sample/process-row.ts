/** The shape of a line about a process of the sample. */
import type { DamageScenario } from '../../src/domain/process.ts';
import type { DomainCode, PersonKey } from './roster.ts';

/** What else is said of a process; absent: nothing. */
export interface More {
  /** The scenario in which damage grows fastest; TASKS unless said otherwise. */
  readonly lead?: DamageScenario;
  readonly owner?: PersonKey;
  /** Keys of processes of the same domain. */
  readonly after?: readonly string[];
  /** Keys of resources of the same domain, or `<domain>.<key>` of a shared one. */
  readonly uses?: readonly string[];
  readonly worst?: string;
  readonly percent?: number;
  readonly duration?: number;
  /** Day of the impact analysis; absent: spring of 2026. */
  readonly bia?: string;
}

/** Domain, name of the id, process, unit; MTPD, RTO and RPO in hours; emergency level of operation; and more. */
export type ProcessRow = readonly [
  DomainCode,
  string,
  string,
  string,
  mtpd: number | null,
  rto: number | null,
  rpo: number | null,
  mbco: string,
  more?: More,
];

/** Resources of the shared provider. */
export const mail = 'MI-ITN.grunddienste';
export const net = 'MI-ITN.landesnetz';
