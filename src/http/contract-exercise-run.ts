// What the tab and the server say to each other about a running exercise: requests (checked) and the board.
import * as z from 'zod/mini';
import { baoRoleKinds } from '../domain/bc-domain.ts';
import type { ExerciseGoal, ExerciseRole, ExerciseType, Observation } from '../domain/exercise.ts';
import { injectChannels, observationKinds } from '../domain/exercise.ts';
import {
  type DrillFigures,
  injectMarks,
  type RunEnding,
  type RunInject,
  type RunStatus,
} from '../domain/exercise-run.ts';
import type { HistoryLine } from './contract-plans.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const id = line(120);
const text = line(4_000);

/** `POST /api/exercises/:id/run` */
export const runRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['start', 'pause', 'resume', 'end', 'real-event']) }),
  z.strictObject({ type: z.literal('abort'), reason: text }),
  z.strictObject({ type: z.literal('jump'), minute: z.number() }),
  z.strictObject({ type: z.literal('play'), inject: id }),
  z.strictObject({ type: z.literal('skip'), inject: id, reason: text }),
  z.strictObject({ type: z.literal('mark'), inject: id, mark: z.enum(injectMarks), note: text }),
  z.strictObject({
    type: z.literal('improvise'),
    inject: z.strictObject({
      id: line(64).check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
      sender: line(600),
      toRoles: z.array(z.enum(baoRoleKinds)).check(z.maxLength(40)),
      toPeople: z.array(id).check(z.maxLength(300)),
      channel: z.enum(injectChannels),
      text,
      expected: text,
      goal: id,
    }),
  }),
  z.strictObject({
    type: z.literal('observe'),
    observation: z.strictObject({
      id: line(64).check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
      kind: z.enum(observationKinds),
      text,
      inject: id,
      goal: id,
      occurredAt: z.number(),
    }),
  }),
]);

/** An inject on the board, with what it waits for and whom it did not reach. */
export interface BoardInject extends RunInject {
  /** Numbers of injects it waits for. */
  readonly waits: readonly string[];
  /** People whose card Teams refused. */
  readonly notSent: number;
}

/** Figures of an earlier alarm exercise of the domain. */
export interface EarlierDrill {
  readonly number: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly figures: DrillFigures;
}

/** `GET /api/exercises/:id/run` */
export interface RunBoard {
  readonly id: string;
  readonly status: RunStatus;
  readonly type: ExerciseType;
  readonly title: string;
  /** The server's time, epoch milliseconds: clocks are shown by it. */
  readonly now: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly ending: RunEnding | null;
  readonly endReason: string;
  /** Milliseconds of exercise time at `now`, and whether it runs on. */
  readonly exerciseTime: number;
  readonly ticks: boolean;
  /** Milliseconds. */
  readonly delay: number;
  readonly injects: readonly BoardInject[];
  readonly observations: readonly Observation[];
  readonly goals: readonly ExerciseGoal[];
  readonly abortCriteria: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: ExerciseRole }[];
  readonly names: Readonly<Record<string, string>>;
  /** Exercise alarms that belong to it. */
  readonly alarms: readonly string[];
  /** Of an alarm exercise: as it stands now, or as it ended. */
  readonly drill: DrillFigures | null;
  readonly earlier: readonly EarlierDrill[];
  readonly history: readonly HistoryLine[];
  readonly me: {
    readonly starts: boolean;
    readonly steers: boolean;
    readonly plays: boolean;
    readonly observes: boolean;
  };
}

/** `GET /api/my-exercises`: what is announced to the visitor, or runs with her in it. */
export interface MyExercises {
  readonly exercises: readonly {
    readonly id: string;
    readonly title: string;
    readonly role: ExerciseRole;
    readonly startsAt: number | null;
    readonly room: string;
    readonly isRunning: boolean;
    /** Sees the board. */
    readonly board: boolean;
  }[];
}
