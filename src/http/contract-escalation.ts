// What the tab and the server say to each other about escalation plans.
import * as z from 'zod/mini';
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import type { Ladder, StepAct } from '../domain/escalation.ts';
import { type Way, ways } from '../domain/ways.ts';
import type { DomainName } from './contract.ts';

/** Levels that are alarmed; a Störung is not. */
export const planLevels = ['EMERGENCY', 'CRISIS'] as const;
export type PlanLevel = (typeof planLevels)[number];

const which = { domain: z.string().check(z.maxLength(40)), level: z.enum(planLevels) };
/** Only shapes; whether a ladder can work is decided by the rules. */
const step = z.strictObject({
  after: z.number(),
  act: z.enum(['ask', 'remind', 'decide']),
  rank: z.number(),
  ways: z.array(z.enum(ways)).check(z.maxLength(10)),
});
const steps = z.array(step).check(z.maxLength(100));

/** `GET /api/escalation?domain=&level=` */
export const escalationQuery = z.object(which);
/** `PUT /api/escalation`: `revision` is the one that was edited; `steps` null goes back to the default. */
export const ladderRequest = z.strictObject({ ...which, revision: z.number(), steps: z.nullable(steps) });
/** `POST /api/escalation/dry-run`: the steps need not be saved. */
export const dryRunRequest = z.strictObject({ ...which, steps });

/** The plan that counts. */
export interface EscalationView {
  readonly domain: DomainName;
  readonly level: PlanLevel;
  /** The domain has a plan of its own; else the default counts. */
  readonly own: boolean;
  readonly revision: number;
  readonly steps: Ladder;
  readonly defaults: Ladder;
  /** Ways that are not set up here and would be passed over. */
  readonly off: readonly Way[];
}

/** What would happen for one role if nobody answered, minute by minute. */
export interface DryRunRole {
  readonly kind: BaoRoleKind;
  readonly core: boolean;
  readonly needed: number;
  readonly lines: readonly {
    readonly after: number;
    readonly act: StepAct;
    readonly rank: number;
    /** Whom it addresses; without a way she has to be rung up by hand (call task). */
    readonly people: readonly {
      readonly person: string;
      readonly name: string;
      readonly away: boolean;
      readonly ways: readonly Way[];
    }[];
  }[];
}

export interface DryRunView {
  /** For when it was reckoned: who is away or on call now. */
  readonly at: number;
  readonly off: readonly Way[];
  readonly roles: readonly DryRunRole[];
}
