// What the tab and the server say to each other about an event: its steps, processes, checklist, providers, results.
import * as z from 'zod/mini';
import type { Mode } from '../domain/alarm.ts';
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import { type EvidenceKind, type EvidenceStatus, evidenceKinds, type TestResult } from '../domain/evidence.ts';
import {
  type Criterion,
  criteria,
  type IncidentStep,
  incidentSteps,
  type ProcessState,
  processStates,
} from '../domain/incident.ts';
import type { ItemState } from '../domain/incident-checklist.ts';
import { type Level, levels } from '../domain/level.ts';
import type { PlanKind } from '../domain/plan.ts';
import type { JournalLineView } from './contract.ts';

const id = z.string().check(z.minLength(1), z.maxLength(200));
const reason = z._default(z.string().check(z.maxLength(400)), '');
const known = z.number().check(z.minimum(0), z.maximum(10_000));

/** `POST /api/alarms/:id/incident/classify`; times are epoch milliseconds, `known` is how many words the page knew. */
export const classifyRequest = z.strictObject({
  level: z.enum(levels),
  criteria: z.array(z.enum(criteria)).check(z.maxLength(criteria.length)),
  reason,
  at: z.number(),
  corrects: z._default(z.nullable(z.number()), null),
  known,
});
/** `POST …/incident/step`; `at` null takes it back. */
export const stepRequest = z.strictObject({ step: z.enum(incidentSteps), at: z.nullable(z.number()), reason, known });
/** `POST …/incident/hit` and `…/unhit` */
export const hitRequest = z.strictObject({ processes: z.array(id).check(z.minLength(1), z.maxLength(60)) });
export const unhitRequest = z.strictObject({ process: id, reason });
/** `POST …/incident/progress` */
export const progressRequest = z.strictObject({ process: id, state: z.enum(processStates), at: z.number(), known });
/** `POST …/incident/tick` */
export const tickRequest = z.strictObject({
  item: id,
  state: z.enum(['done', 'dropped', 'open']),
  at: z.number(),
  reason,
});
/** `POST …/incident/provider` */
export const providerRequest = z.strictObject({
  resource: id,
  step: z.enum(['informed', 'reacted']),
  at: z.number(),
  known,
});
/** `POST …/incident/results`: keys of the rows that are taken over; `kind` only counts for an exercise. */
export const resultsRequest = z.strictObject({
  keys: z.array(z.string().check(z.maxLength(500))).check(z.minLength(1), z.maxLength(500)),
  kind: z.enum(evidenceKinds),
});

/** A time that somebody set, taken back (null), or corrected. */
export interface WordView {
  readonly at: number | null;
  /** '' for whoever sees no names. */
  readonly by: string;
  readonly recordedAt: number;
  readonly reason: string;
}

export interface StepView {
  readonly step: IncidentStep;
  readonly at: number | null;
  /** Newest last. */
  readonly words: readonly WordView[];
}

export interface ClassifiedView {
  readonly level: Level;
  readonly criteria: readonly Criterion[];
  readonly reason: string;
  readonly at: number;
  readonly by: string;
  readonly recordedAt: number;
  readonly corrected: boolean;
}

/** A plan in force of a process that is hit. Its text is not kept here, only where it lies. */
export interface HitPlanView {
  readonly id: string;
  readonly kind: PlanKind;
  readonly title: string;
  readonly version: number;
  readonly evidence: EvidenceStatus;
  readonly overdue: boolean;
  /** Name of the responsible person; ''. */
  readonly owner: string;
  readonly storedAt: string;
  readonly summary: string;
}

export interface HitView {
  readonly process: string;
  readonly name: string;
  readonly mtpdHours: number | null;
  readonly rtoHours: number | null;
  readonly mbco: string;
  readonly preventiveOnly: boolean;
  readonly state: ProcessState;
  readonly times: Readonly<Partial<Record<ProcessState, number>>>;
  readonly marks: number;
  readonly plans: readonly HitPlanView[];
}

export interface ItemView {
  readonly id: string;
  readonly text: string;
  readonly role: BaoRoleKind | null;
  readonly addressee: string;
  readonly hint: string;
  /** Title of the plan it comes from; '' for the scenario. */
  readonly plan: string;
  readonly state: ItemState;
  readonly due: number | null;
  /** What a deadline runs from that does not run yet; null where it runs, or there is none. */
  readonly waits: 'occurred' | 'reported' | 'declared' | 'after' | null;
  /** It has a deadline: whoever ticks it says when it was reported. */
  readonly isReport: boolean;
  readonly tick: { readonly at: number; readonly by: string; readonly reason: string } | null;
}

export interface ProviderView {
  readonly resource: string;
  readonly name: string;
  readonly provider: string;
  readonly contract: string;
  readonly agreedHours: number | null;
  readonly emergencyNumber: string;
  readonly informedAt: number | null;
  readonly informedWords: number;
  readonly reactedAt: number | null;
  readonly reactedWords: number;
}

/** `GET /api/alarms/:id/incident` – for everybody asked in the alarm, and who sees all of it. */
export interface IncidentView {
  /** The case of which change notices speak. */
  readonly id: string;
  readonly number: string;
  readonly mode: Mode;
  readonly status: 'open' | 'closed';
  /** Numbers of its other alarms. */
  readonly siblings: readonly string[];
  readonly alarmLevel: Level;
  readonly classified: readonly ClassifiedView[];
  readonly steps: readonly StepView[];
  readonly hits: readonly HitView[];
  readonly items: readonly ItemView[];
  readonly providers: readonly ProviderView[];
  /** A false alarm, or its exercise is over: no deadline runs. */
  readonly off: boolean;
  readonly mayLead: boolean;
  readonly mayWork: boolean;
  readonly myRoles: readonly BaoRoleKind[];
  /** Processes of the domain that may still be named; only for who leads. */
  readonly possible: readonly { readonly id: string; readonly name: string }[];
  /** Only for those who see all of the alarm. */
  readonly journal: readonly (JournalLineView & { readonly recordedAt: number })[] | null;
  readonly now: number;
}

/** One time that could be written back. */
export interface ResultView {
  readonly key: string;
  readonly target: 'plan' | 'resource';
  readonly title: string;
  readonly process: string;
  readonly rtaHours: number | null;
  readonly rtoHours: number | null;
  readonly outageHours: number;
  readonly mtpdHours: number | null;
  readonly result: TestResult;
  readonly written: boolean;
}

/** `GET /api/alarms/:id/incident/results`; only for who leads. */
export interface ResultsView {
  readonly deescalated: boolean;
  readonly kinds: readonly EvidenceKind[];
  readonly rows: readonly ResultView[];
  /** How many processes reached emergency operation. */
  readonly reached: number;
}
