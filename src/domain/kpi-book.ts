// What figures, to-dos, matrix and timeline of one domain are worked out from: its registers as they stand at a moment.
import type { BcDomain } from './bc-domain.ts';
import type { Bcms } from './bcms.ts';
import type { Deviation } from './deviation.ts';
import type { KpiId, KpiSet } from './kpi.ts';
import type { HowExercised, Programme } from './kpi-programme.ts';
import type { Measure } from './measure.ts';
import type { Plan } from './plan.ts';
import type { BusinessProcess } from './process.ts';
import type { Resource } from './resource.ts';
import type { ResourceNeeds } from './resource-needs.ts';

/** A register case with its id. */
export interface Filed<Value> {
  readonly id: string;
  readonly value: Value;
}

/** An alarm that is over, without a word of its text and without a person. Times in epoch milliseconds. */
export interface AlarmFact {
  readonly id: string;
  readonly number: string;
  readonly mode: 'real' | 'exercise';
  readonly raisedAt: number;
  /** When every role was filled; null when it never was. */
  readonly staffedAt: number | null;
  readonly endedAt: number;
  /** Minutes until the first yes for each required role: null when nobody said yes, `unknown` when answers were erased. */
  readonly roles: readonly (number | null | 'unknown')[];
}

/** An event and when it was declared. */
export interface IncidentFact {
  readonly id: string;
  readonly number: string;
  readonly occurredAt: number | null;
  readonly declaredAt: number;
}

/** When somebody last said that her contact is right; `none` where there is no contact at all. */
export type Confirmed = number | null | 'none';

export interface DomainBook {
  readonly domain: BcDomain;
  readonly bcms: Bcms;
  readonly processes: readonly BusinessProcess[];
  readonly resources: readonly Resource[];
  /** What processes demand of them, those of other domains too where a resource is offered to them. */
  readonly needs: ReadonlyMap<string, ResourceNeeds>;
  readonly plans: readonly Filed<Plan>[];
  readonly measures: readonly Filed<Measure>[];
  readonly deviations: readonly Deviation[];
  readonly alarms: readonly AlarmFact[];
  readonly incidents: readonly IncidentFact[];
  readonly programme: Programme;
  /** By person id. */
  readonly confirmed: Readonly<Record<string, Confirmed>>;
}

/** A book, the set of figures that counts, and the moment, epoch milliseconds. */
export interface Question {
  readonly book: DomainBook;
  readonly set: KpiSet;
  readonly at: number;
}

export const itemKinds = [
  'process',
  'unit',
  'plan',
  'resource',
  'measure',
  'deviation',
  'role',
  'person',
  'alarm',
  'incident',
  'test',
  'exercise',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Whether it counts in the numerator, beside it, or cannot be told. */
export type ItemState = 'met' | 'open' | 'unknown';

/** One thing a figure counts. */
export interface Item {
  readonly state: ItemState;
  readonly kind: ItemKind;
  /** Within its kind and domain. */
  readonly id: string;
  /** What the domain calls it; '' where a person or a role says it. */
  readonly label: string;
  /** Its document number; '' where it has none. */
  readonly number: string;
  /** The exercise by which it counts; only with figures of exercises. */
  readonly by?: HowExercised;
}

/** A figure with what it counts, before it is summed up. */
export interface Counted {
  readonly id: KpiId;
  readonly items: readonly Item[];
  /** Minutes of K16a and K16b. */
  readonly minutes?: readonly number[];
}

const stateOf = (met: boolean | null): ItemState => (met === null ? 'unknown' : met ? 'met' : 'open');

export const itemOf = (kind: ItemKind, id: string, label: string, met: boolean | null, number = ''): Item => ({
  state: stateOf(met),
  kind,
  id,
  label,
  number,
});
