// The event behind alarms (Schadensereignis): its words. Rules in incident-rules.ts (BSI 200-4, 2.3, 5.2, 5.8; domain.md 1.4, 9.3).
import type { Level } from './level.ts';

/** Steps of an event; they may swap their order, and none is forced (domain.md 1.4). */
export const incidentSteps = [
  'occurred',
  'reported',
  'classified',
  'alarmed',
  'constituted',
  'declared',
  'deescalated',
  'dissolved',
  'analysed',
] as const;
export type IncidentStep = (typeof incidentSteps)[number];

/** A time that somebody set: when it was, and who said so when. */
export interface StepTime {
  readonly at: number;
  readonly by: string;
  readonly recordedAt: number;
}

/** An Einstufung by the one authority that decides (BSI 200-4, 5.2.2); all of them are kept. */
export interface Classified {
  readonly level: Level;
  readonly criteria: readonly string[];
  readonly reason: string;
  readonly at: number;
  readonly by: string;
}

/** Per process: AUSGEFALLEN → WIEDERANLAUF → NOTBETRIEB → WIEDERHERGESTELLT. */
export const processStates = ['down', 'restarting', 'emergency-operation', 'restored'] as const;
export type ProcessState = (typeof processStates)[number];

/** A process hit by the event, with its figures as they were when it was named. Times in epoch milliseconds. */
export interface HitProcess {
  readonly process: string;
  readonly name: string;
  readonly mtpdHours: number | null;
  readonly rtoHours: number | null;
  readonly state: ProcessState;
  readonly times: Readonly<Partial<Record<ProcessState, number>>>;
}
