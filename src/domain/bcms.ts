// The BCMS of one BC-Domäne: its stage and the limits by which its processes are judged (BSI 200-4, 2.6, 5.4.2, 7.1.2).
import { register } from './register.ts';

/** BCMS-Stufe (BSI 200-4, 2.6): Reaktiv, Aufbau, Standard. */
export const bcmsStages = ['REACTIVE', 'BUILD_UP', 'STANDARD'] as const;
export type BcmsStage = (typeof bcmsStages)[number];

/** What a domain laid down once for all its processes. Id is the domain's. */
export interface Bcms {
  readonly domain: string;
  readonly stage: BcmsStage;
  /** BC-Beauftragte (BCB), by person id; '' while nobody is named. */
  readonly bcOfficer: string;
  /** When its own Leitlinie was released, `YYYY-MM-DD`; null while there is none (BCLL 5.1). */
  readonly guidelineDay: string | null;
  /** A process is time-critical up to so many days of MTPD; at least 30 (BCLL 4.3). */
  readonly timeCriticalDays: number;
  /** BAO-Reaktionszeit, hours from the event to the declaration (BSI 200-4, 5.4.2). */
  readonly responseHours: number;
  /** Buffer beside it, hours. */
  readonly bufferHours: number;
  /** Untragbarkeitsniveau: the damage category from which effects are not acceptable (BSI 200-4, 7.1.2). */
  readonly intolerable: 1 | 2 | 3 | 4;
  /** Zeithorizonte, hours, rising; 5 to 8 of them (BSI 200-4, 7.1.2). */
  readonly horizonHours: readonly number[];
}

/** What counts where a domain laid nothing down: the examples of BSI 200-4 and the Land's 30 days. */
export const usualBcms: Omit<Bcms, 'domain'> = {
  stage: 'REACTIVE',
  bcOfficer: '',
  guidelineDay: null,
  timeCriticalDays: 30,
  responseHours: 2,
  bufferHours: 0,
  intolerable: 3,
  horizonHours: [24, 72, 168, 336, 720],
};

/** Register of these; one case per domain. */
export const bcmsOfDomains = register<Bcms>({
  name: 'bcms',
  personal: [],
  head: (bcms) => ({ scope: bcms.domain, status: bcms.stage, key: '', at: 0 }),
});
