// Prepared alarms: what a person picks at 3 a.m. instead of typing.

import type { Level } from './alarm.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import { register } from './register.ts';

/** What fails (domain.md 1.2: outage scenarios). */
export type Outage = 'IT' | 'STAFF' | 'BUILDING' | 'PROVIDER' | 'CYBER';

/** A prepared alarm of one domain. Id is `<domain>.<name>`. */
export interface Scenario {
  readonly id: string;
  readonly domain: string;
  readonly title: string;
  readonly outage: Outage;
  readonly level: Level;
  readonly what: string;
  readonly where: string;
  readonly nextStep: string;
  readonly roles: readonly BaoRoleKind[];
  /** Name of the exercise when it is started as one, such as "Herbst 2026". */
  readonly exerciseName: string;
  /** Place in the list, smallest first. */
  readonly order: number;
}

/** Register of prepared alarms. */
export const scenarios = register<Scenario>({
  name: 'scenario',
  personal: [],
  head: (scenario) => ({ scope: scenario.domain, status: 'active', key: '', at: -scenario.order }),
});
