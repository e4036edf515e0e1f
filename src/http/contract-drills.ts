// What the tab and the server say to each other about alarm exercises by schedule: requests (checked) and views.
import * as z from 'zod/mini';
import {
  type DrillWindow,
  drillReaches,
  type SkipReason,
  type SlotStatus,
  type WindowStatus,
} from '../domain/drill.ts';
import type { DrillDifference } from '../domain/drill-verdict.ts';
import type { DrillVerdict } from '../domain/exercise-run.ts';
import type { NamedId } from './contract-plans.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const day = line(10);
const once = line(64).check(z.regex(/^[A-Za-z0-9-]{8,64}$/));

const window = z.strictObject({
  weekdays: z.array(z.number()).check(z.maxLength(7)),
  from: day,
  to: day,
  start: line(5),
  end: line(5),
  reach: z.enum(drillReaches),
  announced: z.boolean(),
  agreedWith: line(400),
  agreedOn: day,
  note: line(2_000),
});

/** `POST /api/drills/:domain/commands` */
export const drillRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('propose-window'), once, window }),
  z.strictObject({ type: z.enum(['agree-window', 'withdraw-window', 'restore-window']), window: line(10) }),
  z.strictObject({ type: z.literal('return-window'), window: line(10), reason: line(1_000) }),
  z.strictObject({
    type: z.literal('plan'),
    once,
    exercise: line(120),
    window: line(10),
    from: day,
    to: day,
    count: z.number(),
  }),
  z.strictObject({ type: z.enum(['cancel', 'uncancel']), drill: line(10) }),
]);

/** `GET /api/drills` and `GET /api/drill-results` */
export const drillsQuery = z.strictObject({ domain: line(40) });

export interface WindowView extends DrillWindow {
  readonly id: string;
  readonly status: WindowStatus;
  readonly proposedBy: string;
  /** '' before. */
  readonly agreedBy: string;
  /** Epoch milliseconds; null before. */
  readonly agreedAt: number | null;
  readonly reason: string;
  /** What the visitor may do with it now. */
  readonly me: { readonly agrees: boolean; readonly withdraws: boolean; readonly restores: boolean };
}

/** A start as it may be shown: its days, and never its moment. */
export interface SlotView {
  readonly n: number;
  readonly from: string;
  readonly to: string;
  readonly status: SlotStatus;
  readonly reason: SkipReason | null;
  readonly postponed: number;
  /** Case id of the exercise it started; ''. */
  readonly exercise: string;
}

export interface DrillView {
  readonly id: string;
  readonly exercise: string;
  readonly number: string;
  readonly title: string;
  readonly window: string;
  readonly from: string;
  readonly to: string;
  readonly slots: readonly SlotView[];
  readonly plannedBy: string;
  /** Something of it lies ahead: it can be taken back. */
  readonly isAhead: boolean;
  /** It was taken back, and its time is not over. */
  readonly isCancelled: boolean;
}

/** What an alarm exercise came to, beside the one before it. */
export interface DrillResult {
  /** Case id of the exercise. */
  readonly exercise: string;
  readonly number: string;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly scheduled: boolean;
  readonly asked: number;
  readonly answered: number;
  readonly percent: number;
  /** Minutes until every function was filled; null when that never came. */
  readonly staffed: number | null;
  /** Null from before verdicts were kept. */
  readonly verdict: DrillVerdict | null;
  /** Null for the first one. */
  readonly change: DrillDifference | null;
  /** Whether the one before it was complete; null for the first one. */
  readonly staffedBefore: boolean | null;
}

/** `GET /api/drills` */
export interface DrillsView {
  readonly domain: NamedId;
  /** Newest first. */
  readonly windows: readonly WindowView[];
  /** What lies ahead first. */
  readonly drills: readonly DrillView[];
  /** Newest first. */
  readonly results: readonly DrillResult[];
  /** Released alarm exercises that could be planned. */
  readonly ready: readonly (NamedId & { readonly from: string; readonly to: string; readonly announced: boolean })[];
  /** `YYYY-MM-DD` in Germany. */
  readonly today: string;
  readonly me: { readonly plans: boolean };
}
