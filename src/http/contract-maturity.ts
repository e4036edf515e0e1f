// What the tab and the server say to each other about deviations from the guideline and the maturity of a BCMS.
import * as z from 'zod/mini';
import type { BcmsStage } from '../domain/bcms.ts';
import type { Deviation } from '../domain/deviation.ts';
import type { DeviationWant } from '../domain/deviation-rules.ts';
import type { MaturityStep } from '../domain/kpi.ts';
import type { Maturity } from '../domain/maturity.ts';
import type { DomainName } from './contract.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const day = z.nullable(line(10));
const domain = line(40);
const revision = z.number().check(z.int(), z.minimum(0));

/** `PUT /api/deviations`: `id` '' for a new one; `revision` is the one that was seen, 0 for a new one. */
export const deviationRequest = z.strictObject({
  domain,
  id: z.string().check(z.regex(/^([A-Za-z0-9-]{1,40}\.[A-Za-z0-9-]{1,60})?$/)),
  revision,
  requirement: line(200),
  modal: z.enum(['MUSS', 'SOLL']),
  reason: line(800),
  boardInformedOn: day,
  riskAcceptedBy: z.nullable(line(60)),
  riskAcceptedOn: day,
  validTo: day,
  closedOn: day,
});

/** `PUT /api/maturity` */
export const maturityRequest = z.strictObject({
  domain,
  revision,
  steps: z.record(
    z.string().check(z.regex(/^[a-z0-9-]{1,20}$/)),
    z.strictObject({ level: z.literal([0, 1, 2, 3, 4, 5]), evidence: line(400), note: line(400) }),
  ),
});

export interface DeviationRow extends Deviation {
  readonly revision: number;
  readonly wants: readonly DeviationWant[];
  /** Name of whoever accepted the risk; ''. */
  readonly acceptedBy: string;
}
/** `GET /api/deviations?domain=` */
export interface DeviationsView {
  readonly domain: DomainName;
  readonly mayEdit: boolean;
  readonly rows: readonly DeviationRow[];
  /** Behördenleitung, who may accept a risk. */
  readonly management: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
}
/** `GET /api/deviations/history?domain=&id=`: every version, newest first. */
export interface DeviationHistory {
  readonly lines: readonly { readonly at: number; readonly by: string; readonly value: Deviation }[];
}

/** `GET /api/maturity?domain=` */
export interface MaturityView {
  readonly domain: DomainName;
  readonly mayEdit: boolean;
  readonly stage: BcmsStage;
  readonly catalogue: readonly MaturityStep[];
  readonly revision: number;
  readonly maturity: Maturity | null;
  /** Earlier ones, newest first. */
  readonly history: readonly { readonly day: string; readonly by: string; readonly mean: number }[];
}
