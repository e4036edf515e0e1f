// A running exercise (Durchführung): its words – clock, injects as they are played, answers, observations (BSI 200-4, 13.6–13.9).
import type { BaoRoleKind } from './bc-domain.ts';
import type {
  ExerciseGoal,
  ExerciseRole,
  ExerciseType,
  Inject,
  Observation,
  ObservationKind,
  Taking,
} from './exercise.ts';
import type { Ledger, LedgerCommand, LedgerEntry } from './ledger.ts';
import type { Entry } from './model.ts';
import type { Way } from './ways.ts';

/** `none` also while it was only announced; `ended` and `aborted` are final. */
export type RunStatus = 'none' | 'running' | 'paused' | 'ended' | 'aborted';

/** `skipped`: the control team left it out; `dropped`: its "if not" did not come true. */
export type InjectState = 'planned' | 'played' | 'skipped' | 'dropped';

/** What the control team says of an inject with one click: erledigt, offen, abweichend, ausgelassen. */
export const injectMarks = ['done', 'open', 'deviating', 'left-out'] as const;
export type InjectMark = (typeof injectMarks)[number];

/** Of what the system itself sees: within the time, later, or not at all. Times in milliseconds of exercise time. */
export interface Reaction {
  readonly result: 'met' | 'late' | 'missed';
  readonly at: number;
}

export interface InjectAnswer {
  readonly person: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Milliseconds of exercise time. */
  readonly exerciseAt: number;
}

/** An inject of the script as it was frozen at the start, or one that was improvised, and what became of it. */
export interface RunInject extends Inject {
  readonly state: InjectState;
  readonly improvised: boolean;
  /** Epoch milliseconds; null before. */
  readonly playedAt: number | null;
  /** Milliseconds of exercise time; null before. */
  readonly playedExerciseAt: number | null;
  /** Who got it: person ids. */
  readonly receivers: readonly string[];
  readonly mark: InjectMark | null;
  readonly markedBy: string;
  readonly markedAt: number | null;
  /** What deviated, or why it was left out. */
  readonly note: string;
  readonly answers: readonly InjectAnswer[];
  readonly reaction: Reaction | null;
}

/** The exercise clock: milliseconds that had passed, and since when (epoch milliseconds) it runs on; null while it stands. */
export interface RunClock {
  readonly passed: number;
  readonly since: number | null;
}

export interface Pause {
  readonly from: number;
  readonly to: number | null;
}

/** Why a run ended: officially, broken off by the Übungsleitung, or because something really happened. */
export type RunEnding = 'ended' | 'aborted' | 'real-event';

/** `instruction`: whoever plays the outside world is to ring somebody up or hand over a paper. */
export type RunMessage = 'announcement' | 'moved' | 'start' | 'inject' | 'instruction' | 'observer' | 'end';

/** `open`: it ended before the time of the target was over, so nobody can say. */
export type Verdict = 'met' | 'missed' | 'open';

/** The target of an alarm exercise: of all who were asked so many percent answer; the crisis team is complete in so many minutes. */
export interface DrillTarget {
  readonly percent: number;
  readonly minutes: number;
  /** Whether the concept said so, or what the domain's figures K15 and K16 want counts. */
  readonly percentFrom: 'concept' | 'figures';
  readonly minutesFrom: 'concept' | 'figures';
}

export interface DrillVerdict {
  readonly target: DrillTarget;
  readonly reach: Verdict;
  readonly staffed: Verdict;
}

/** What an exercise alarm of this exercise came to; see alarm-drill.ts. Counts of people, milliseconds, no names. */
export interface DrillFigures {
  readonly alarm: string;
  readonly number: string;
  readonly asked: number;
  readonly answered: number;
  /** Roles with the milliseconds until somebody had taken them; null for those nobody took. */
  readonly roles: readonly {
    readonly kind: BaoRoleKind;
    readonly filledAfter: number | null;
    readonly byDeputy: boolean;
  }[];
  /** Until every role was taken; null when that never came. */
  readonly staffedAfter: number | null;
  readonly deputies: number;
  /** Ways that led nowhere: how many people, by way. Who they are stands in the alarm and the reachability list. */
  readonly dead: readonly { readonly way: Way; readonly people: number }[];
  /** Against the target, as the exercise ended; absent while it runs, and from before verdicts were kept. */
  readonly verdict?: DrillVerdict;
}

/** What was frozen when it began. */
export interface RunPlan {
  /** Case id of the exercise. */
  readonly exercise: string;
  readonly domain: string;
  readonly number: string;
  readonly title: string;
  readonly type: ExerciseType;
  readonly situation: string;
  readonly goals: readonly ExerciseGoal[];
  readonly takings: readonly Taking[];
  readonly abortCriteria: readonly string[];
  /** Minutes. */
  readonly duration: number;
  /** Whether the domain has a channel of its crisis team. */
  readonly channel: boolean;
  /** Who is not on duty while it runs, by person id: no card of it goes to them. Absent where a person started it. */
  readonly silent?: readonly string[];
}

/** The run of an exercise. Case id is that of the exercise. */
export interface ExerciseRun extends RunPlan {
  readonly status: RunStatus;
  readonly startedAt: number | null;
  readonly startedBy: string;
  readonly endedAt: number | null;
  readonly ending: RunEnding | null;
  readonly endReason: string;
  readonly endedBy: string;
  readonly clock: RunClock;
  readonly pauses: readonly Pause[];
  /** In the order of their minutes. */
  readonly injects: readonly RunInject[];
  readonly observations: readonly Observation[];
  /** Exercise alarms that belong to it: case ids. */
  readonly alarms: readonly string[];
  readonly drill: DrillFigures | null;
  /** What was last announced, so that nobody hears of the same twice; ''. */
  readonly announced: string;
  /** The exercise was told that its run is over. */
  readonly told: boolean;
  /** Observations written down after the end that its evaluation does not have yet: their ids. */
  readonly late: readonly string[];
  /** What each card is about: the inject of a delivery. */
  readonly cards: Readonly<Record<string, string>>;
  readonly ledger: Ledger<RunMessage>;
}

/** What somebody improvises; `id` is made by whoever sends it, so that it comes once. */
export type Improvised = Pick<
  Inject,
  'id' | 'sender' | 'toRoles' | 'toPeople' | 'channel' | 'text' | 'expected' | 'goal'
>;

/** `occurredAt`: when it was seen, at most now; written down later when there was no network. */
export interface Observing {
  readonly id: string;
  readonly kind: ObservationKind;
  readonly text: string;
  readonly inject: string;
  readonly goal: string;
  readonly occurredAt: number;
}

export type RunCommand =
  /** Tells everybody in it; `moved` when it was postponed or fell out. */
  | {
      readonly type: 'announce';
      readonly exercise: string;
      readonly domain: string;
      readonly about: 'announcement' | 'moved';
      readonly people: readonly string[];
      /** Of the same wish nobody hears twice. */
      readonly edits: number;
    }
  | { readonly type: 'begin'; readonly plan: RunPlan; readonly injects: readonly Inject[] }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'end' }
  | { readonly type: 'real-event' }
  | { readonly type: 'told' }
  /** Its evaluation has these observations. */
  | { readonly type: 'reported'; readonly observations: readonly string[] }
  | { readonly type: 'abort'; readonly reason: string }
  /** Puts the exercise clock forward; what lies between is left out. */
  | { readonly type: 'jump'; readonly minute: number }
  /** Plays an inject now, whatever it waits for. */
  | { readonly type: 'play'; readonly inject: string }
  | { readonly type: 'skip'; readonly inject: string; readonly reason: string }
  | { readonly type: 'improvise'; readonly inject: Improvised }
  | { readonly type: 'mark'; readonly inject: string; readonly mark: InjectMark; readonly note: string }
  | { readonly type: 'observe'; readonly observation: Observing }
  | {
      readonly type: 'answer';
      readonly inject: string;
      readonly text: string;
      readonly delivery: string;
      readonly redrawn: boolean;
    }
  | { readonly type: 'link-alarm'; readonly alarm: string }
  /** What the system saw itself: times of exercise time; null for what did not come in time. */
  | { readonly type: 'see'; readonly seen: readonly { readonly inject: string; readonly at: number | null }[] }
  | { readonly type: 'note-drill'; readonly drill: DrillFigures }
  | { readonly type: 'wake' }
  | LedgerCommand;

interface BySomebody extends Entry {
  readonly by: string;
}

export type RunEntry =
  | (BySomebody & {
      readonly type: 'run-announced';
      readonly exercise: string;
      readonly domain: string;
      readonly about: 'announcement' | 'moved';
      readonly people: readonly string[];
      readonly edits: number;
    })
  | (BySomebody & { readonly type: 'run-begun'; readonly plan: RunPlan; readonly injects: readonly Inject[] })
  | (BySomebody & { readonly type: 'run-paused' | 'run-resumed' })
  | (BySomebody & { readonly type: 'run-jumped'; readonly minute: number; readonly skipped: readonly string[] })
  | (BySomebody & {
      readonly type: 'run-improvised';
      readonly inject: Improvised;
      readonly number: string;
      readonly minute: number;
    })
  | (BySomebody & { readonly type: 'run-over'; readonly ending: RunEnding; readonly reason: string })
  | (BySomebody & { readonly type: 'inject-played'; readonly inject: string; readonly receivers: readonly string[] })
  | (BySomebody & {
      readonly type: 'inject-skipped' | 'inject-dropped';
      readonly inject: string;
      readonly reason: string;
    })
  | (BySomebody & {
      readonly type: 'inject-marked';
      readonly inject: string;
      readonly mark: InjectMark;
      readonly note: string;
    })
  | (BySomebody & {
      readonly type: 'inject-answered';
      readonly inject: string;
      readonly text: string;
      readonly delivery: string;
      readonly redrawn: boolean;
    })
  | (Entry & { readonly type: 'reaction-seen'; readonly inject: string; readonly reaction: Reaction })
  | (BySomebody & { readonly type: 'run-observed'; readonly observation: Observing })
  | (Entry & { readonly type: 'run-alarm-linked'; readonly alarm: string })
  | (Entry & { readonly type: 'run-drill-noted'; readonly drill: DrillFigures })
  | (Entry & { readonly type: 'run-told' })
  | (Entry & { readonly type: 'run-reported'; readonly observations: readonly string[] })
  | LedgerEntry;

/** The role somebody has in a run; null for nobody's. */
export const roleIn = ({ takings }: Pick<RunPlan, 'takings'>, person: string): ExerciseRole | null =>
  takings.find((taking) => taking.person === person)?.role ?? null;
