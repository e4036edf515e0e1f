// Deviations from the guideline (BCLL 4.2): MUSS with reason, word to the BCM-Board and risk acceptance; SOLL with reason.
import { register } from './register.ts';

/** An unmet requirement. Days as `YYYY-MM-DD`. Id is `<domain>.<name>`. */
export interface Deviation {
  readonly id: string;
  readonly domain: string;
  /** Which requirement, such as "BCLL 4.3". */
  readonly requirement: string;
  readonly modal: 'MUSS' | 'SOLL';
  readonly reason: string;
  /** When the BCM-Board was informed (its consent is not needed); null while it was not. Only with MUSS. */
  readonly boardInformedOn: string | null;
  /** Risikoübernahme by the Behördenleitung, person id and day; null while there is none. Only with MUSS. */
  readonly riskAcceptedBy: string | null;
  readonly riskAcceptedOn: string | null;
  readonly validTo: string | null;
  /** When the requirement was met after all. */
  readonly closedOn: string | null;
}

/** Register of deviations. */
export const deviations = register<Deviation>({
  name: 'deviation',
  personal: [],
  head: ({ domain, modal, closedOn }) => ({
    scope: domain,
    status: closedOn === null ? 'open' : 'closed',
    key: modal,
    at: 0,
  }),
});
