// The fifteen promises of delivery (quality.md 2.3) and what of each can be measured while it runs: one metric each.

/**
 * `count`: times that it was not kept · `duration`: seconds, of which at most one in a hundred may be above the limit ·
 * `level`: what stands at the moment.
 */
export type PromiseKind = 'count' | 'duration' | 'level';

export interface DeliveryPromise {
  /** Its number in the list of promises. */
  readonly number: number;
  /** Name of its metric, after the promise. */
  readonly metric: string;
  readonly kind: PromiseKind;
  /** The most that still keeps it: times within the window, seconds, or the level. */
  readonly limit: number;
  /** What the metric measures, for whoever reads it outside; in English as metrics are. */
  readonly help: string;
}

/** So long something that happened counts, milliseconds. */
export const promiseWindow = 5 * 60_000;
/** Nothing stays unclear for longer than this, milliseconds. */
export const explainedWithin = 15 * 60_000;
/** Another process takes over within this time, seconds. */
const takeOverWithin = 6;
/** After this time two synthetic alarms are missing, milliseconds. */
export const selfWatchWithin = 11 * 60_000;
/** Reservations that may be open when a process dies (quality.md 2.2). */
const mostInFlight = 64;

export const deliveryPromises = [
  {
    number: 1,
    metric: 'bcm_accepted_is_durable_failures_total',
    kind: 'count',
    limit: 0,
    help: 'Commands that could not be committed, and looks at a store that takes no writes.',
  },
  {
    number: 2,
    metric: 'bcm_everybody_explained_missing',
    kind: 'level',
    limit: 0,
    help: 'Messages of the newest alarms that have been unclear or reserved for more than 15 minutes.',
  },
  {
    number: 3,
    metric: 'bcm_normally_exactly_one_copies_total',
    kind: 'count',
    limit: mostInFlight,
    help: 'Second copies handed over, because nobody knew whether the first one had arrived.',
  },
  {
    number: 4,
    metric: 'bcm_nothing_else_repeated_failures_total',
    kind: 'count',
    limit: 0,
    help: 'Copies handed over although the first one had certainly been taken.',
  },
  {
    number: 5,
    metric: 'bcm_crisis_lane_seconds',
    kind: 'duration',
    limit: 2,
    help: 'From the commit that owes a message of the crisis lane until Teams took it.',
  },
  {
    number: 6,
    metric: 'bcm_escalation_late_seconds',
    kind: 'duration',
    limit: 1,
    help: 'How late steps of the escalation plan were taken; a step taken early counts as an hour.',
  },
  {
    number: 7,
    metric: 'bcm_answers_never_lost_failures_total',
    kind: 'count',
    limit: 0,
    help: 'Answers that could not be committed; whoever gave them was told so.',
  },
  {
    number: 8,
    metric: 'bcm_stop_works_failures_total',
    kind: 'count',
    limit: 0,
    help: 'Messages that began to leave after their alarm had ended.',
  },
  {
    number: 9,
    metric: 'bcm_no_stale_replay_failures_total',
    kind: 'count',
    limit: 0,
    help: 'Messages that began to leave although they had been answered, stopped or superseded.',
  },
  {
    number: 10,
    metric: 'bcm_exercise_is_marked_failures_total',
    kind: 'count',
    limit: 0,
    help: 'Cards whose mark does not say whether it is an exercise.',
  },
  {
    number: 11,
    metric: 'bcm_teams_down_second_way_seconds',
    kind: 'level',
    limit: 60,
    help: 'For how long Teams has given no answer and the crisis team waits for the second ways.',
  },
  {
    number: 12,
    metric: 'bcm_self_watch_age_seconds',
    kind: 'level',
    limit: selfWatchWithin / 1_000,
    help: 'Since the last synthetic alarm that went through from end to end.',
  },
  {
    number: 13,
    metric: 'bcm_honesty_claims_without_proof',
    kind: 'level',
    limit: 0,
    help: 'Messages of the newest alarms that are called accepted or answered without proof.',
  },
  {
    number: 14,
    metric: 'bcm_one_system_sender_missing_seconds',
    kind: 'level',
    limit: takeOverWithin,
    help: 'For how long no living process has held the sending lease.',
  },
  {
    number: 15,
    metric: 'bcm_journal_broken',
    kind: 'level',
    limit: 0,
    help: 'Journals whose hash chain does not verify.',
  },
] as const satisfies readonly DeliveryPromise[];

export type PromiseNumber = (typeof deliveryPromises)[number]['number'];
type NumberOf<Kind extends PromiseKind> = Extract<(typeof deliveryPromises)[number], { kind: Kind }>['number'];
export type CountedPromise = NumberOf<'count'>;
export type TimedPromise = NumberOf<'duration'>;
export type LevelPromise = NumberOf<'level'>;

/** How a promise stands. `silent`: nothing has been measured yet, or it is not watched here. */
export type PromiseState = 'kept' | 'broken' | 'silent';

/** Something measured: `value` times, seconds, or a level. */
export interface Measured {
  readonly at: number;
  readonly value: number;
}

/** How a promise stands, from what was measured within the window. */
export function promiseState({ kind, limit }: DeliveryPromise, seen: readonly Measured[]): PromiseState {
  if (kind === 'count') return seen.reduce((sum, { value }) => sum + value, 0) > limit ? 'broken' : 'kept';
  if (seen.length === 0) return 'silent';
  if (kind === 'level') return (seen.at(-1) as Measured).value > limit ? 'broken' : 'kept';
  return seen.filter(({ value }) => value > limit).length * 100 > seen.length ? 'broken' : 'kept';
}
