// From a finished exercise to what its evaluation begins with: goals with a proposed rating, timeline, figures, what was observed.
import type { Exercise, TestItem } from './exercise.ts';
import type { DrillVerdict } from './exercise-run.ts';
import type { Rating } from './feedback.ts';
import type { OpenReview, Proof, RatedGoal, ReportContent, ReviewFigure, Seen, TimelineRow } from './review.ts';
import { dayOf } from './team.ts';

const minute = 60_000;

/** What a run came to, as far as the report needs it; times in epoch milliseconds, durations in milliseconds. */
export interface RunKnown {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly exerciseTime: number;
  readonly paused: number;
  readonly delay: number;
  readonly goals: readonly {
    readonly id: string;
    readonly played: number;
    readonly done: number;
    readonly deviating: number;
    readonly open: number;
    readonly met: number;
    readonly expected: number;
  }[];
  readonly injects: readonly {
    readonly id: string;
    readonly number: string;
    readonly text: string;
    readonly goal: string;
    readonly state: string;
    readonly playedAt: number | null;
    readonly mark: string | null;
    readonly note: string;
    readonly reaction: { readonly result: 'met' | 'late' | 'missed' } | null;
  }[];
  readonly observations: readonly {
    readonly id: string;
    readonly kind: Seen['kind'];
    readonly text: string;
    readonly goal: string;
    readonly occurredAt: number;
  }[];
  readonly drill: {
    readonly asked: number;
    readonly answered: number;
    readonly roles: readonly { readonly filledAfter: number | null }[];
    readonly staffedAfter: number | null;
    readonly deputies: number;
    readonly dead: readonly { readonly people: number }[];
    readonly verdict?: DrillVerdict;
  } | null;
}

/** Words of the draft in the language of the administration. */
export interface DraftWords {
  readonly began: string;
  readonly ended: string;
  readonly aborted: (reason: string) => string;
  readonly inject: (number: string, text: string) => string;
  readonly deviated: (number: string, note: string) => string;
  readonly late: (number: string) => string;
  readonly minutes: (n: number) => string;
}

export interface Draftable {
  readonly exercise: Exercise;
  readonly run: RunKnown | null;
  readonly management: readonly string[];
  /** Hours within which a resource has to work again, by id. */
  readonly targets: ReadonlyMap<string, number | null>;
  readonly words: DraftWords;
  readonly asks: boolean;
}

const those = ({ concept }: Exercise, ...roles: readonly string[]) =>
  (concept?.takings ?? []).filter(({ role }) => roles.includes(role)).map(({ person }) => person);

/** The evaluation of an exercise as it begins; null while nothing was held. */
export function draftOfExercise({ exercise, run, management, targets, words, asks }: Draftable): OpenReview | null {
  const { row, domain, startedAt, endedAt } = exercise;
  if (!row || startedAt === null || endedAt === null) return null;
  const tests = testsOf(exercise, targets);
  return {
    type: 'open',
    source: 'EXERCISE',
    domain,
    number: row.number,
    title: row.title,
    exerciseType: row.type,
    day: dayOf(startedAt),
    endedAt,
    people: [...new Set(those(exercise, 'PARTICIPANT', 'EXPERT', 'SUPPORT', 'TEST_OWNER'))],
    observers: [...new Set(those(exercise, 'OBSERVER', 'RECORDER'))],
    control: [...new Set(those(exercise, 'LEAD', 'AUTHOR'))],
    management,
    tests,
    figures: run ? figuresOf(run) : [],
    seen: run ? seenIn(run, words) : [],
    content: contentOf(exercise, { run, words }),
    asks,
  };
}

/** Each resource of a function test, with who answers for it: in turn where several were named. */
function testsOf(exercise: Exercise, targets: Draftable['targets']): readonly TestItem[] {
  const { row } = exercise;
  if (row?.type !== 'FUNCTION_TEST') return [];
  const owners = those(exercise, 'TEST_OWNER');
  return row.resources.map((resource, index) => ({
    id: `t${index + 1}`,
    resource,
    activity: row.goal,
    owner: owners[index % Math.max(1, owners.length)] ?? row.executes,
    target: targets.get(resource) ?? null,
    result: null,
    hours: null,
    remark: '',
    correction: '',
  }));
}

function contentOf(exercise: Exercise, { run, words }: Pick<Draftable, 'run' | 'words'>): ReportContent {
  const { row, concept } = exercise;
  const proofs: readonly Proof[] = [
    ...(row?.plans ?? []).map((id) => ({ target: 'plan' as const, id, result: null, hours: null })),
    ...(row?.resources ?? []).map((id) => ({ target: 'resource' as const, id, result: null, hours: null })),
  ];
  return {
    summary: '',
    goals: (concept?.goals ?? []).map((goal): RatedGoal => {
      const rated = run?.goals.find(({ id }) => id === goal.id);
      return { ...goal, actual: '', rating: rated ? proposedRating(rated) : null, remark: '' };
    }),
    timeline: timelineOf(exercise, { run, words }),
    good: (run?.observations ?? []).filter(({ kind }) => kind === 'POSITIVE').map(({ text }) => text),
    lessons: [],
    training: [],
    maturity: '',
    answers: {},
    proofs,
  };
}

/** What the injects of a goal say of it: all done, most, some, none; null where nothing was judged. */
function proposedRating(goal: RunKnown['goals'][number]): Rating | null {
  const judged = goal.done + goal.deviating + goal.open + goal.expected;
  if (judged === 0) return null;
  const share = (goal.done + goal.met) / judged;
  return share === 1 ? 4 : share >= 0.7 ? 3 : share > 0 ? 2 : 1;
}

function timelineOf(exercise: Exercise, { run, words }: Pick<Draftable, 'run' | 'words'>): readonly TimelineRow[] {
  const { startedAt, endedAt, abortReason } = exercise;
  const played = (run?.injects ?? []).flatMap(({ number, text, playedAt }) =>
    playedAt === null ? [] : [{ at: playedAt, text: words.inject(number, text) }],
  );
  const end = abortReason === '' ? words.ended : words.aborted(abortReason);
  const rows = [{ at: startedAt ?? 0, text: words.began }, ...played, { at: endedAt ?? 0, text: end }];
  return rows.toSorted((one, other) => one.at - other.at);
}

function figuresOf({ exerciseTime, paused, delay, injects, drill }: RunKnown): readonly ReviewFigure[] {
  const count = (name: string, value: number, of: number | null = null): ReviewFigure => ({ name, value, of });
  const whole = (ms: number) => Math.round(ms / minute);
  const played = injects.filter(({ playedAt }) => playedAt !== null);
  const seen = played.filter(({ reaction }) => reaction !== null);
  const script = [
    count('injects-played', played.length, injects.length),
    count('injects-done', played.filter(({ mark }) => mark === 'done').length, played.length),
    count('injects-deviating', played.filter(({ mark }) => mark === 'deviating').length, played.length),
    // Below 0 it ran ahead of its script, as after a jump.
    delay < 0 ? count('ahead-minutes', whole(-delay)) : count('delay-minutes', whole(delay)),
    ...(seen.length === 0
      ? []
      : [count('reactions-met', seen.filter(({ reaction }) => reaction?.result === 'met').length, seen.length)]),
  ];
  return [
    count('exercise-minutes', whole(exerciseTime)),
    ...(paused > 0 ? [count('pause-minutes', whole(paused))] : []),
    ...(injects.length > 0 ? script : []),
    ...(drill
      ? [
          count('reached', drill.answered, drill.asked),
          count(
            'roles-filled',
            drill.roles.filter(({ filledAfter }) => filledAfter !== null).length,
            drill.roles.length,
          ),
          ...(drill.staffedAfter === null ? [] : [count('staffed-minutes', whole(drill.staffedAfter))]),
          count('deputies-used', drill.deputies),
          count(
            'dead-contacts',
            drill.dead.reduce((sum, { people }) => sum + people, 0),
          ),
          // The verdict is part of the name, the target is the number: "target of 90 % of those asked: missed".
          ...(drill.verdict
            ? [
                count(`reach-${drill.verdict.reach}`, drill.verdict.target.percent),
                count(`staffed-${drill.verdict.staffed}`, drill.verdict.target.minutes),
              ]
            : []),
        ]
      : []),
  ];
}

/** What may become a finding: what observers wrote, injects that went another way, reactions that were late or never came. */
function seenIn({ injects, observations }: RunKnown, words: DraftWords): readonly Seen[] {
  const written = observations.map(({ id, kind, text, goal }) => ({ id, kind, text, goal }));
  const deviating = injects.flatMap(({ id, number, goal, mark, note, reaction }): readonly Seen[] => {
    const kind = 'CORRECTION' as const;
    if (mark === 'deviating') return [{ id: `inject-${id}`, kind, text: words.deviated(number, note), goal }];
    const isLate = reaction !== null && reaction.result !== 'met';
    return isLate ? [{ id: `inject-${id}`, kind, text: words.late(number), goal }] : [];
  });
  return [...written, ...deviating];
}
