// What each entry makes of a running exercise.
import type { ExerciseRun, RunEntry, RunInject } from './exercise-run.ts';
import { announced, answered, begun, clockChanged, over, played } from './exercise-run-cards.ts';
import { exerciseTime } from './exercise-run-clock.ts';
import { applyLedger } from './ledger.ts';
import type { Turn } from './model.ts';
import { inOrder } from './script-order.ts';

const minute = 60_000;

function onInject(run: ExerciseRun, id: string, change: Partial<RunInject>): ExerciseRun {
  return { ...run, injects: run.injects.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

const fresh = {
  state: 'planned',
  improvised: false,
  playedAt: null,
  playedExerciseAt: null,
  receivers: [],
  mark: null,
  markedBy: '',
  markedAt: null,
  note: '',
  answers: [],
  reaction: null,
} as const;

export function applyRun(run: ExerciseRun, entry: RunEntry, turn: Turn): ExerciseRun {
  const { at } = turn;
  switch (entry.type) {
    case 'run-announced': {
      const { exercise, domain, about, people, edits } = entry;
      return announced({ ...run, exercise, domain, announced: `${about}/${edits}` }, about, people, at);
    }
    case 'run-begun': {
      const injects = entry.injects.map((inject) => ({ ...inject, ...fresh }));
      const clock = { passed: 0, since: at };
      return begun(
        { ...run, ...entry.plan, status: 'running', startedAt: at, startedBy: entry.by, clock, injects },
        at,
      );
    }
    case 'run-paused': {
      const clock = { passed: exerciseTime(run.clock, at), since: null };
      return clockChanged({ ...run, status: 'paused', clock, pauses: [...run.pauses, { from: at, to: null }] }, at);
    }
    case 'run-resumed': {
      const clock = { passed: run.clock.passed, since: at };
      return clockChanged({ ...run, status: 'running', clock, pauses: closed(run, at) }, at);
    }
    case 'run-jumped': {
      const clock = { passed: entry.minute * minute, since: run.clock.since === null ? null : at };
      const left = entry.skipped.reduce((state, id) => onInject(state, id, { state: 'skipped' }), run);
      return {
        ...left,
        clock,
        injects: left.injects.map((one) => later(one, clock.passed - exerciseTime(run.clock, at))),
      };
    }
    case 'run-over': {
      const clock = { passed: exerciseTime(run.clock, at), since: null };
      const status = entry.ending === 'ended' ? 'ended' : 'aborted';
      const said = { ending: entry.ending, endReason: entry.reason, endedBy: entry.by };
      return over({ ...run, ...said, status, endedAt: at, clock, pauses: closed(run, at) }, at);
    }
    default:
      return applyRest(run, entry, turn);
  }
}

/** Nobody has less time to react because the clock was put forward. */
function later(inject: RunInject, by: number): RunInject {
  const { playedExerciseAt: played, sees, reaction } = inject;
  const isAwaited = played !== null && sees.kind !== 'none' && reaction === null;
  return isAwaited ? { ...inject, playedExerciseAt: played + by } : inject;
}

const closed = ({ pauses }: ExerciseRun, at: number) =>
  pauses.map((one) => (one.to === null ? { ...one, to: at } : one));

type Rest = Exclude<
  RunEntry,
  { type: 'run-announced' | 'run-begun' | 'run-paused' | 'run-resumed' | 'run-jumped' | 'run-over' }
>;

function applyRest(run: ExerciseRun, entry: Rest, turn: Turn): ExerciseRun {
  const { at } = turn;
  switch (entry.type) {
    case 'run-improvised': {
      const { inject, number } = entry;
      const nothing = { sees: { kind: 'none' }, after: [], ifNot: [] } as const;
      const added = { ...inject, ...nothing, ...fresh, number, minute: entry.minute, improvised: true };
      return { ...run, injects: inOrder<RunInject>([...run.injects, added]) };
    }
    case 'inject-played': {
      const playedExerciseAt = exerciseTime(run.clock, at);
      const change = { state: 'played', playedAt: at, playedExerciseAt, receivers: entry.receivers, note: '' } as const;
      const next = onInject(run, entry.inject, change);
      const inject = next.injects.find(({ id }) => id === entry.inject);
      return inject ? played(next, inject, at) : next;
    }
    case 'inject-skipped':
    case 'inject-dropped': {
      const state = entry.type === 'inject-skipped' ? 'skipped' : 'dropped';
      return onInject(run, entry.inject, { state, note: entry.reason, markedBy: entry.by, markedAt: at });
    }
    case 'inject-marked':
      return marked(run, entry, at);
    case 'inject-answered': {
      const answer = { person: entry.by, text: entry.text, at, exerciseAt: exerciseTime(run.clock, at) };
      const before = run.injects.find(({ id }) => id === entry.inject)?.answers ?? [];
      const next = onInject(run, entry.inject, { answers: [...before, answer] });
      return answered(next, entry.inject, entry.redrawn ? entry.delivery : '', at);
    }
    case 'reaction-seen':
      return onInject(run, entry.inject, { reaction: entry.reaction });
    case 'run-observed': {
      const observation = { ...entry.observation, by: entry.by, recordedAt: at };
      const late = run.endedAt === null ? run.late : [...run.late, observation.id];
      return { ...run, observations: [...run.observations, observation], late };
    }
    case 'run-alarm-linked':
      return { ...run, alarms: [...run.alarms, entry.alarm] };
    case 'run-drill-noted':
      return { ...run, drill: entry.drill };
    case 'run-reported':
      return { ...run, late: run.late.filter((one) => !entry.observations.includes(one)) };
    case 'run-told':
      return { ...run, told: true };
    default:
      return { ...run, ledger: applyLedger(run.ledger, entry, turn) };
  }
}

function marked(run: ExerciseRun, entry: Extract<Rest, { type: 'inject-marked' }>, at: number): ExerciseRun {
  const { inject: id, mark, note, by } = entry;
  const isPlayed = run.injects.some((one) => one.id === id && one.state === 'played');
  // What was left out is wanted after all: planned as before.
  if (!isPlayed) return onInject(run, id, { state: 'planned', note: '', markedBy: '', markedAt: null });
  return onInject(run, id, { mark, note, markedBy: by, markedAt: at });
}
