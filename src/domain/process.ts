// Business processes with the figures of their impact analysis (BSI 200-4, 7.2; domain.md 8.2).
import { register } from './register.ts';

/** A process of one domain. Hours; null means "none" (not time-critical). Id is `<domain>.<name>`. */
export interface BusinessProcess {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  readonly unit: string;
  /** Maximum tolerable period of disruption, in hours. */
  readonly mtpdHours: number | null;
  /** Required recovery time from the declaration, in hours. */
  readonly rtoHours: number | null;
  /** Tolerable data loss, in hours. */
  readonly rpoHours: number | null;
  /** Emergency level of operation (Notbetriebsniveau). */
  readonly mbco: string;
}

/** Register of processes. */
export const processes = register<BusinessProcess>({
  name: 'process',
  personal: [],
  head: (process) => ({ scope: process.domain, status: 'active', key: '', at: 0 }),
});
