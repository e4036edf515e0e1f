// Running an exercise: begins it with what was released, tells the exercise how it went, and lets a real alarm win.
import type { Alarm } from '../domain/alarm.ts';
import { drillFigures, filledAfter } from '../domain/alarm-drill.ts';
import { eventVersion } from '../domain/alarm-event.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { DrillReach } from '../domain/drill.ts';
import { isOnDuty } from '../domain/drill-rights.ts';
import { targetOf, verdictOf } from '../domain/drill-verdict.ts';
import type { Exercise, ExerciseRole, Taking } from '../domain/exercise.ts';
import { exercises } from '../domain/exercise-rules.ts';
import type { DrillFigures, ExerciseRun, RunCommand, RunPlan } from '../domain/exercise-run.ts';
import { exerciseTime } from '../domain/exercise-run-clock.ts';
import { mayWithRun } from '../domain/exercise-run-rights.ts';
import { exerciseRuns, isActive, isOver } from '../domain/exercise-run-rules.ts';
import { overdue } from '../domain/exercise-run-script.ts';
import { type IncidentStep, incidentSteps, timeOf } from '../domain/incident.ts';
import { kpiSets, landId, usualKpiSet } from '../domain/kpi.ts';
import type { Actor } from '../domain/model.ts';
import { mayRaise } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { Incidents } from './incidents.ts';
import type { Draft, Raising } from './raise.ts';
import type { RegisterBook } from './register-book.ts';

/** What an alarm exercise says, in German, and why an exercise was broken off by something real. */
export interface RunWords {
  readonly what: string;
  readonly nextStep: string;
  readonly realEvent: string;
}

export interface Running {
  /** Tells everybody in it when and where; `moved` when it was postponed or fell out. Throws Refusal. */
  announce(id: string, by: Actor, about: 'announcement' | 'moved'): Promise<void>;
  /** Begins the run; an alarm exercise raises its alarm. Sent again, it finishes what was not done. Throws Refusal. */
  start(id: string, by: Actor): Promise<void>;
  /** The same for an alarm exercise by schedule: only people on duty are addressed. Throws Refusal. */
  startOnDuty(id: string, reach: DrillReach): Promise<void>;
  /** Gives a run a command; whatever ends it ends its exercise alarms, too. Throws Refusal. */
  steer(id: string, command: RunCommand, by: Actor, occurredAt?: number): Promise<ExerciseRun>;
  /** An alarm was raised or ended: a real one ends the runs of its domain, one of an exercise belongs to its run. */
  follow(alarm: string): Promise<void>;
  /** Does what a run owes beside its messages. */
  tell(id: string): Promise<void>;
  /** What the system sees of reactions that are not noted yet, in milliseconds of exercise time; null for not yet. */
  seenNow(run: ExerciseRun): Promise<ReadonlyMap<string, number | null>>;
}

export interface RunTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly book: RegisterBook;
  readonly raise: Raising;
  readonly incidents: Incidents;
  readonly words: RunWords;
}

const system = { system: 'spread' } as const;
/** They are responsible for it, on duty or not; all others would be asked afterwards what they saw. */
const leading: readonly ExerciseRole[] = ['LEAD', 'AUTHOR'];
const longestName = 80;
const answerMinutes = 10;

export function runningOf(tools: RunTools): Running {
  const { env, entry, look, book, raise, incidents, words } = tools;

  async function planOf(id: string, { row, concept, domain }: Exercise): Promise<RunPlan> {
    if (!row || !concept) throw new Refusal('exercise-state');
    const channel = ((await look.domain(domain))?.channel ?? null) !== null;
    const { number, title, type } = row;
    const { situation, goals, takings, abortCriteria, duration } = concept;
    return { exercise: id, domain, number, title, type, situation, goals, takings, abortCriteria, duration, channel };
  }

  async function draftOf({ row, concept, domain: id }: Exercise, onDuty?: DrillReach): Promise<Draft> {
    const domain = await look.domain(id);
    if (!domain || !row || !concept) throw new Refusal('exercise-state');
    const known = domain.roles.map(({ kind }) => kind);
    const wanted = row.targets.length > 0 ? known.filter((kind) => row.targets.includes(kind)) : known;
    return {
      mode: 'exercise',
      domain: id,
      roles: [...new Set(wanted)],
      exerciseName: row.title.slice(0, longestName),
      answerMinutes,
      audience: 'none',
      audienceStep: '',
      what: words.what,
      where: domain.name.slice(0, longestName),
      since: env.now(),
      level: 'EMERGENCY',
      nextStep: words.nextStep,
      onDuty,
    };
  }

  /** Who plays or watches and is not on duty hears nothing of it; whoever would only be asked about it takes no part. */
  async function onDutyAlone(plan: RunPlan, reach: DrillReach): Promise<RunPlan> {
    const domain = await look.domain(plan.domain);
    const isOn = ({ person, function: role }: Taking) =>
      domain !== undefined && isOnDuty(domain, reach, person, role, env.now());
    const takings = plan.takings.filter((taking) => isOn(taking) || leading.includes(taking.role));
    return { ...plan, takings, silent: takings.filter((taking) => !isOn(taking)).map(({ person }) => person) };
  }

  /** Refuses before anything begins what could not be raised. */
  async function checkAlarm(exercise: Exercise, by: Actor, onDuty?: DrillReach): Promise<void> {
    if (!onDuty && !mayRaise(await entry.who(by), 'exercise', exercise.domain)) throw new Refusal('not-allowed');
    const command = await raise.prepare(await draftOf(exercise, onDuty), by);
    if (onDuty && command.roles.length === 0) throw new Refusal('drill-nobody');
    alarms.decide(alarms.empty, command, { id: 'draft', at: env.now(), by });
  }

  async function linked(id: string, exercise: Exercise, by: Actor, onDuty?: DrillReach): Promise<void> {
    const { state } = await entry.read(exerciseRuns, id);
    if (state.alarms.length > 0 || !isActive(state)) return;
    const { id: alarm } = await raise.raise(await draftOf(exercise, onDuty), by, `run-${id}`);
    await entry.execute(exerciseRuns, id, { type: 'link-alarm', alarm }, system);
  }

  /** Exercise alarms of a run end with it: broken off by something real, or because the exercise is over. */
  async function endAlarms(run: ExerciseRun, by: Actor): Promise<void> {
    for (const id of run.alarms) {
      const { state } = await entry.read(alarms, id);
      if (state.status !== 'open' || state.mode !== 'exercise') continue;
      const ending = run.ending === 'real-event' ? 'real-event' : run.ending === 'aborted' ? 'aborted' : 'all-clear';
      const reason = run.ending === 'real-event' ? '' : run.endReason || words.nextStep;
      const isEnded = async () => (await entry.read(alarms, id)).state.status === 'ended';
      await unlessDone(() => entry.execute(alarms, id, { type: 'end', ending, reason }, by), isEnded);
    }
  }

  async function endExercise(id: string, run: ExerciseRun, by: Actor): Promise<void> {
    const { state } = await entry.read(exercises, id);
    if (state.status !== 'running') return;
    const reason = run.ending === 'real-event' ? words.realEvent : run.endReason;
    const command = run.ending === 'ended' ? ({ type: 'end' } as const) : ({ type: 'abort', reason } as const);
    const isOn = async () => (await entry.read(exercises, id)).state.status !== 'running';
    await unlessDone(() => entry.execute(exercises, id, command, by), isOn);
  }

  /** The figures with the verdict by the target that counts now: later changes of targets change no verdict. */
  async function judged(run: ExerciseRun, id: string, alarm: Alarm): Promise<DrillFigures> {
    const figures = drillFigures(id, alarm);
    const set = (await entry.read(kpiSets, landId)).state.value ?? usualKpiSet;
    const lasted = (alarm.end?.at ?? env.now()) - alarm.raisedAt;
    return { ...figures, verdict: verdictOf(figures, targetOf(run.goals, set), lasted) };
  }

  /** Figures first: they stand in the run before the exercise goes on to its evaluation. */
  async function finish(id: string): Promise<void> {
    const { state: run } = await entry.read(exerciseRuns, id);
    if (!isOver(run) || run.told) return;
    await endAlarms(run, system);
    const [alarm] = run.alarms;
    if (run.type === 'ALARM_EXERCISE' && alarm !== undefined && !run.drill) {
      const { state } = await entry.read(alarms, alarm);
      await entry.execute(exerciseRuns, id, { type: 'note-drill', drill: await judged(run, alarm, state) }, system);
    }
    await endExercise(id, run, system);
    await entry.execute(exerciseRuns, id, { type: 'told' }, system);
  }

  /** Exercise time of a moment that lies behind us, less what was paused since. */
  function asExerciseTime(run: ExerciseRun, at: number): number {
    const now = env.now();
    const paused = run.pauses.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? now) - Math.max(from, at)), 0);
    return Math.max(0, exerciseTime(run.clock, now) - (now - at) + paused);
  }

  async function seenNow(run: ExerciseRun): Promise<ReadonlyMap<string, number | null>> {
    const all = await Promise.all(run.alarms.map(async (id) => ({ id, alarm: (await entry.read(alarms, id)).state })));
    const seen = new Map<string, number | null>();
    for (const { id, sees, state, reaction, playedExerciseAt } of run.injects) {
      if (state !== 'played' || reaction !== null || (sees.kind !== 'staffed' && sees.kind !== 'step')) continue;
      const times = await Promise.all(
        all.map(async ({ id: a, alarm }) =>
          sees.kind === 'staffed' ? staffedAt(alarm, sees.role) : stepAt(a, sees.step),
        ),
      );
      const known = times.filter((at) => at !== null);
      const at = known.length === 0 ? null : asExerciseTime(run, Math.min(...known));
      seen.set(id, at === null ? null : Math.max(at, playedExerciseAt ?? 0));
    }
    return seen;
  }

  async function stepAt(alarm: string, step: string): Promise<number | null> {
    const known = incidentSteps.find((one): one is IncidentStep => one === step);
    return known ? timeOf((await incidents.of(alarm)).incident, known) : null;
  }

  /** What is there now is noted with its time; of what is overdue it is noted that it did not come. */
  async function seeIn(id: string, run: ExerciseRun): Promise<void> {
    const late = new Set(overdue(run, env.now()).map((inject) => inject.id));
    const seen = [...(await seenNow(run))]
      .filter(([inject, at]) => at !== null || late.has(inject))
      .map(([inject, at]) => ({ inject, at }));
    if (seen.length > 0) await entry.execute(exerciseRuns, id, { type: 'see', seen }, system);
  }

  async function steer(id: string, command: RunCommand, by: Actor, occurredAt?: number): Promise<ExerciseRun> {
    const ends = command.type === 'end' || command.type === 'abort' || command.type === 'real-event';
    const before = (await entry.read(exerciseRuns, id)).state;
    if (ends && isActive(before)) await seeIn(id, before);
    const { state } = await entry.execute(exerciseRuns, id, command, by, occurredAt);
    if (ends && isOver(state)) {
      await asHers(() => endAlarms(state, by));
      await asHers(() => endExercise(id, state, by));
      await finish(id);
    }
    return state;
  }

  async function stopFor(run: { readonly id: string; readonly state: ExerciseRun }): Promise<void> {
    await entry.execute(exerciseRuns, run.id, { type: 'real-event' }, system);
    await finish(run.id);
  }

  return {
    async announce(id, by, about) {
      const { state } = await entry.read(exercises, id);
      const people = state.concept?.takings.map(({ person }) => person) ?? [];
      const command = {
        type: 'announce',
        exercise: id,
        domain: state.domain,
        about,
        people,
        edits: state.edits,
      } as const;
      await entry.execute(exerciseRuns, id, command, by);
    },
    async start(id, by) {
      const exercise = (await entry.read(exercises, id)).state;
      const plan = await planOf(id, exercise);
      const begin = { type: 'begin', plan, injects: exercise.concept?.injects ?? [] } as const;
      const run = (await entry.read(exerciseRuns, id)).state;
      if (!mayWithRun(await entry.who(by), id, begin, run)) throw new Refusal('not-allowed');
      if (plan.type === 'ALARM_EXERCISE' && run.alarms.length === 0) await checkAlarm(exercise, by);
      await entry.execute(exercises, id, { type: 'start' }, by);
      await entry.execute(exerciseRuns, id, begin, by);
      if (plan.type === 'ALARM_EXERCISE') await linked(id, exercise, by);
    },
    async startOnDuty(id, reach) {
      const exercise = (await entry.read(exercises, id)).state;
      const plan = await onDutyAlone(await planOf(id, exercise), reach);
      if (plan.type !== 'ALARM_EXERCISE') throw new Refusal('exercise-state');
      if ((await entry.read(exerciseRuns, id)).state.alarms.length === 0) await checkAlarm(exercise, system, reach);
      await entry.execute(exercises, id, { type: 'start' }, system);
      const injects = exercise.concept?.injects ?? [];
      await entry.execute(exerciseRuns, id, { type: 'begin', plan, injects }, system);
      await linked(id, exercise, system, reach);
    },
    steer,
    async follow(id) {
      const { state: alarm } = await entry.read(alarms, id);
      if (alarm.event === null || alarm.eventTold >= eventVersion(alarm)) return;
      const runs = (await book.all(exerciseRuns, alarm.domain)).filter(({ state }) => isActive(state));
      for (const run of runs) {
        if (alarm.mode === 'real') {
          if (alarm.status === 'open') await stopFor(run);
        } else if (alarm.status === 'open') {
          if (run.state.type !== 'ALARM_EXERCISE')
            await entry.execute(exerciseRuns, run.id, { type: 'link-alarm', alarm: id }, system);
        } else if (alarm.end?.ending === 'real-event' && run.state.alarms.includes(id)) await stopFor(run);
      }
    },
    async tell(id) {
      const { state: run } = await entry.read(exerciseRuns, id);
      if (isOver(run)) return finish(id);
      if (!isActive(run)) return;
      await seeIn(id, run);
      const isTimeUp = exerciseTime(run.clock, env.now()) >= run.duration * 60_000;
      if (run.type === 'ALARM_EXERCISE' && run.status === 'running' && isTimeUp) {
        await entry.execute(exerciseRuns, id, { type: 'end' }, system);
        await finish(id);
      }
    },
    seenNow,
  };
}

/** Two do it in the same moment: who comes second finds it done. */
async function unlessDone(task: () => Promise<unknown>, isDone: () => Promise<boolean>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof Refusal) || !(await isDone())) throw error;
  }
}

/** What somebody may not do herself the system does as the run is over: it owes it. */
async function asHers(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function staffedAt(alarm: Alarm, kind: string): number | null {
  const role = alarm.roles.find((one) => one.kind === kind);
  const after = role ? filledAfter(alarm, role) : null;
  return after === null ? null : alarm.raisedAt + after;
}
