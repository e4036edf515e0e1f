// What the tab and the server say to each other about the second yes.
import * as z from 'zod/mini';
import type { Release } from '../domain/release.ts';

/** `POST /api/alarms/:id/approve`: the version of the text for everybody that was read. */
export const approveRequest = z.strictObject({ version: z.number() });
/** `POST /api/alarms/:id/{disapprove|ask-approval}` */
export const emptyRequest = z.strictObject({});
/** `POST /api/alarms/:id/break-glass`: the word ALARM. */
export const breakGlassRequest = z.strictObject({ typed: z.string().check(z.maxLength(20)) });
/** `POST /api/scenarios/release` */
export const scenarioReleaseRequest = z.strictObject({ id: z.string().check(z.maxLength(120)) });

/** How the release of an alarm's audience stands, for those who see all of the alarm. */
export interface ReleaseView {
  readonly way: Release['way'];
  readonly state: Release['state'];
  /** Epoch milliseconds. */
  readonly until: number;
  readonly asker: string;
  readonly decider: string;
  readonly decidedAt: number | null;
  /** How many are asked for the second yes. */
  readonly approvers: number;
  /** What an approval names: the version of the text for everybody. */
  readonly version: number;
  /** Of the frozen list of people. */
  readonly checksum: string;
}

/** What the reader may do about the release. */
export interface ReleaseRights {
  readonly approve: boolean;
  readonly ask: boolean;
  readonly breakGlass: boolean;
}

/** `GET /api/scenarios/releases?domain=` */
export interface ScenarioReleases {
  readonly scenarios: readonly {
    readonly id: string;
    readonly title: string;
    readonly what: string;
    readonly where: string;
    readonly nextStep: string;
    readonly audienceStep: string;
    readonly lifeAndLimb: boolean;
    /** Names of those whose release counts now. */
    readonly releasedBy: readonly string[];
    readonly released: boolean;
    /** The reader has not released it yet, and may. */
    readonly mayRelease: boolean;
  }[];
}
