// How the product watches itself, as the tab gets it: promises of delivery, the synthetic alarm, and what ends soon.
import * as z from 'zod/mini';
import { type ExpiryKind, expiryKinds } from '../domain/expiry.ts';
import type { PromiseKind, PromiseNumber, PromiseState } from '../domain/promises.ts';

/** One promise of delivery. `value`: times in the last five minutes, seconds, or the level; null when nothing was measured. */
export interface PromiseView {
  readonly number: PromiseNumber;
  readonly kind: PromiseKind;
  readonly state: PromiseState;
  readonly value: number | null;
  readonly limit: number;
  /** When this process last found it broken, epoch milliseconds. */
  readonly brokenAt: number | null;
}

/** The synthetic alarm. Times are epoch milliseconds. */
export interface SyntheticView {
  /** `late`: none has gone through for so long that two are missing. */
  readonly state: 'off' | 'waiting' | 'passed' | 'running' | 'yields' | 'failed' | 'late';
  readonly raisedAt: number | null;
  readonly passedAt: number | null;
  /** From the commit until Teams took it, milliseconds. */
  readonly took: number | null;
  /** Why the last round failed. */
  readonly code: string | null;
  /** Whether the dead man's switch outside hears of it; only the process that sends knows. */
  readonly outside: 'off' | 'unknown' | 'told' | 'failed';
  readonly toldAt: number | null;
}

/** Something that runs out. */
export interface ExpiryView {
  readonly id: string;
  readonly revision: number;
  readonly kind: ExpiryKind;
  readonly title: string;
  readonly where: string;
  /** The last day on which it works, `YYYY-MM-DD`. */
  readonly endsOn: string;
  readonly retired: boolean;
  /** Days it still works; below 0 it is over. */
  readonly days: number;
  /** Of how many days was warned last, and when. */
  readonly warned: number | null;
  readonly warnedAt: number | null;
  /** The product itself knows the date: a set of emergency codes. `title` is its domain then. */
  readonly isOwn: boolean;
}

/** `PUT /api/expiries`: `id` '' for a new one; `revision` is the one that was seen, 0 for a new one. */
export const expiryRequest = z.strictObject({
  id: z.string().check(z.regex(/^(e-[a-z0-9]{1,16})?$/)),
  revision: z.int().check(z.minimum(0)),
  kind: z.enum(expiryKinds),
  title: z.string().check(z.maxLength(200)),
  where: z.string().check(z.maxLength(300)),
  endsOn: z.string().check(z.maxLength(10)),
  retired: z.boolean(),
});

/** `GET /api/health` – for the system's administrators. */
export interface HealthView {
  readonly now: number;
  /** Name of the process that answers: promises are watched by each for itself. */
  readonly process: string;
  readonly promises: readonly PromiseView[];
  readonly synthetic: SyntheticView;
  readonly expiries: readonly ExpiryView[];
}
