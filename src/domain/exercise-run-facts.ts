// What a finished run came to, for report, feedback and figures: times, injects, observations; nobody's answers by name.

import type { ExerciseGoal, ExerciseType, Observation } from './exercise.ts';
import type {
  DrillFigures,
  ExerciseRun,
  InjectMark,
  InjectState,
  Reaction,
  RunEnding,
  RunInject,
} from './exercise-run.ts';
import { delayOf, exerciseTime } from './exercise-run-clock.ts';

export interface InjectFact {
  readonly id: string;
  readonly number: string;
  /** Planned minute of exercise time. */
  readonly minute: number;
  readonly text: string;
  readonly expected: string;
  readonly goal: string;
  readonly improvised: boolean;
  readonly state: InjectState;
  /** Epoch milliseconds; null when it was not played. */
  readonly playedAt: number | null;
  readonly mark: InjectMark | null;
  readonly note: string;
  /** How many of its receivers answered. */
  readonly answers: number;
  readonly receivers: number;
  readonly reaction: Reaction | null;
}

/** How the injects of one goal went, as a proposal for its rating. */
export interface GoalFact extends ExerciseGoal {
  readonly played: number;
  readonly done: number;
  readonly deviating: number;
  readonly open: number;
  /** Reactions that the system saw: in time, and all that were expected. */
  readonly met: number;
  readonly expected: number;
}

export interface RunFacts {
  readonly exercise: string;
  readonly domain: string;
  readonly number: string;
  readonly title: string;
  readonly type: ExerciseType;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly ending: RunEnding;
  readonly endReason: string;
  /** Milliseconds: exercise time that passed, what pauses took, and how far the run lay behind its script at the end. */
  readonly exerciseTime: number;
  readonly paused: number;
  readonly delay: number;
  readonly goals: readonly GoalFact[];
  readonly injects: readonly InjectFact[];
  readonly observations: readonly Observation[];
  readonly drill: DrillFigures | null;
  /** Who took part, by person id: whoever is asked for feedback. */
  readonly participants: readonly string[];
  readonly observers: readonly string[];
}

/** Null while it runs, or when it never ran. */
export function runFacts(run: ExerciseRun): RunFacts | null {
  const { startedAt, endedAt, ending } = run;
  if (startedAt === null || endedAt === null || ending === null) return null;
  const injects = run.injects.map(injectFact);
  const those = (...roles: readonly string[]) =>
    run.takings.filter(({ role }) => roles.includes(role)).map(({ person }) => person);
  const { exercise, domain, number, title, type, endReason, observations, drill } = run;
  return {
    exercise,
    domain,
    number,
    title,
    type,
    startedAt,
    endedAt,
    ending,
    endReason,
    observations,
    drill,
    injects,
    exerciseTime: exerciseTime(run.clock, endedAt),
    paused: run.pauses.reduce((sum, { from, to }) => sum + (to ?? endedAt) - from, 0),
    delay: delayOf(run, endedAt),
    goals: run.goals.map((goal) => goalFact(goal, run)),
    participants: those('PARTICIPANT', 'EXPERT'),
    observers: those('OBSERVER', 'RECORDER'),
  };
}

function injectFact({ answers, receivers, ...inject }: RunInject): InjectFact {
  const { id, number, minute, text, expected, goal, improvised, state, playedAt, mark, note, reaction } = inject;
  const counts = { answers: new Set(answers.map(({ person }) => person)).size, receivers: receivers.length };
  return { id, number, minute, text, expected, goal, improvised, state, playedAt, mark, note, reaction, ...counts };
}

function goalFact(goal: ExerciseGoal, { injects }: ExerciseRun): GoalFact {
  const played = injects.filter((one) => one.goal === goal.id && one.state === 'played');
  const marked = (mark: InjectMark) => played.filter((one) => one.mark === mark).length;
  return {
    ...goal,
    played: played.length,
    done: marked('done'),
    deviating: marked('deviating'),
    open: marked('open'),
    met: played.filter(({ reaction }) => reaction?.result === 'met').length,
    expected: played.filter(({ sees }) => sees.kind !== 'none').length,
  };
}
