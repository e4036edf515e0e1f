// How the product watches itself, as the tab gets it: promises of delivery, the synthetic alarm, and what ends soon.
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

/** `GET /api/health` – for the system's administrators. */
export interface HealthView {
  readonly now: number;
  /** Name of the process that answers: promises are watched by each for itself. */
  readonly process: string;
  readonly promises: readonly PromiseView[];
  readonly synthetic: SyntheticView;
}
