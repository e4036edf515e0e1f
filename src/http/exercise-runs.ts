// Routes of a running exercise: the control team's board, what is done with it, and everybody's own exercises.
import type { FastifyInstance } from 'fastify';
import { drillFigures } from '../domain/alarm-drill.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Exercise } from '../domain/exercise.ts';
import { mayWithExercise } from '../domain/exercise-rights.ts';
import type { DrillFigures, ExerciseRun, RunCommand, RunPlan } from '../domain/exercise-run.ts';
import { delayOf, exerciseTime } from '../domain/exercise-run-clock.ts';
import { mayPlayInjects, maySeeBoard, maySteerRun } from '../domain/exercise-run-rights.ts';
import { exerciseRuns, isActive } from '../domain/exercise-run-rules.ts';
import { waitsFor } from '../domain/exercise-run-script.ts';
import type { Actor } from '../domain/model.ts';
import { ownExercises } from '../engine/own-exercises.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  type BoardInject,
  type EarlierDrill,
  type MyExercises,
  type RunBoard,
  runRequest,
} from './contract-exercise-run.ts';
import { seenExercise } from './exercises.ts';
import { historyLine, namesOfPeople, peopleIn } from './plan-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });
/** So many earlier alarm exercises are compared. */
const mostEarlier = 5;

export function exerciseRunRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { entry, running } = deps;
  server.get(
    '/api/exercises/:id/run',
    signedIn(async (by, request) => {
      const { id, state } = await seenExercise(deps, request, by);
      const run = (await entry.read(exerciseRuns, id)).state;
      if (!maySeeBoard(by.who, planned(run, id, state))) throw new Refusal('not-found');
      return board(deps, by, { id, exercise: state, run });
    }),
  );
  server.post(
    '/api/exercises/:id/run',
    signedIn(async (by, request, reply) => {
      const { id, state } = await seenExercise(deps, request, by);
      const command = checked(runRequest, request.body);
      const run = planned((await entry.read(exerciseRuns, id)).state, id, state);
      // Whoever is in it may end it, seen or not; all the rest is for those who see the board.
      if (command.type !== 'real-event' && !maySeeBoard(by.who, run)) throw new Refusal('not-found');
      if (command.type === 'start') await running.start(id, byTab(by));
      else {
        const at = command.type === 'observe' ? command.observation.occurredAt : undefined;
        await running.steer(id, command as RunCommand, byTab(by), at);
      }
      return reply.status(204).send();
    }),
  );
  server.get(
    '/api/my-exercises',
    signedIn(async (by): Promise<MyExercises> => {
      const own = await ownExercises(deps, by.person.id);
      return {
        exercises: own.map(({ id, exercise, run, role }) => ({
          id,
          title: exercise.row?.title ?? '',
          role,
          startsAt: exercise.concept?.startsAt ?? null,
          room: exercise.concept?.room ?? '',
          isRunning: isActive(run),
          board: maySeeBoard(by.who, planned(run, id, exercise)),
        })),
      };
    }),
  );
}

/** Before it begins the roles are those of the concept. */
function planned(run: ExerciseRun, id: string, { domain, concept }: Exercise): ExerciseRun {
  if (run.startedAt !== null) return run;
  const known: Partial<RunPlan> = { exercise: id, domain, takings: concept?.takings ?? [] };
  return { ...run, ...known };
}

interface Shown {
  readonly id: string;
  readonly exercise: Exercise;
  readonly run: ExerciseRun;
}

async function board(deps: HttpDeps, by: Visitor, { id, exercise, run: found }: Shown): Promise<RunBoard> {
  const { env, entry } = deps;
  const run = planned(await withSeen(deps, found), id, exercise);
  const { row, concept } = exercise;
  const now = env.now();
  const journal = await env.store.journal({ kind: 'exercise-run', id });
  // What was sent is in the ledger; the course of an exercise is what people and the script did.
  const lines = journal.filter(({ entry: { type } }) => !['reserved', 'settled', 'recovered'].includes(type));
  const people = await namesOfPeople(deps, [
    ...run.takings.map(({ person }) => person),
    ...run.injects.flatMap(({ receivers }) => receivers),
    ...run.observations.map((one) => one.by),
    ...lines.flatMap(peopleIn),
  ]);
  const names = new Map([...people, ...run.injects.map((one) => [one.id, one.number] as const)]);
  const may = (type: 'start') => mayWithExercise(by.who, id, { type }, exercise);
  const isReady = exercise.status === 'released' || exercise.status === 'announced';
  const type = row?.type ?? run.type;
  return {
    id,
    status: run.status,
    type,
    title: row?.title ?? run.title,
    now,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    ending: run.ending,
    endReason: run.endReason,
    exerciseTime: exerciseTime(run.clock, now),
    ticks: run.clock.since !== null,
    delay: delayOf(run, now),
    injects: run.injects.map((one) => boardInject(run, one)),
    observations: run.observations,
    goals: run.startedAt === null ? (concept?.goals ?? []) : run.goals,
    abortCriteria: run.startedAt === null ? (concept?.abortCriteria ?? []) : run.abortCriteria,
    people: run.takings.map(({ person, role }) => ({ id: person, name: people.get(person) ?? '', role })),
    names: Object.fromEntries(people),
    alarms: run.alarms,
    drill: type === 'ALARM_EXERCISE' ? await drillOf(entry, run) : null,
    earlier: type === 'ALARM_EXERCISE' ? await earlierDrills(deps, run, id) : [],
    history: lines.map((one) => historyLine(one, by, names)).reverse(),
    me: {
      starts: isReady && may('start') && maySteerRun(by.who, run),
      steers: isActive(run) && maySteerRun(by.who, run),
      plays: isActive(run) && mayPlayInjects(by.who, run),
      observes: run.startedAt !== null && maySeeBoard(by.who, run),
    },
  };
}

/** With what the system sees now and has not noted yet: whoever looks sees it at once. */
async function withSeen({ running }: HttpDeps, run: ExerciseRun): Promise<ExerciseRun> {
  if (!isActive(run)) return run;
  const seen = await running.seenNow(run);
  const injects = run.injects.map((one) => {
    const at = seen.get(one.id) ?? null;
    return at === null ? one : { ...one, reaction: { result: 'met' as const, at } };
  });
  return { ...run, injects };
}

function boardInject(run: ExerciseRun, inject: ExerciseRun['injects'][number]): BoardInject {
  const cards = Object.values(run.ledger.deliveries).filter(({ id }) => run.cards[id] === inject.id);
  const notSent = cards.filter(({ state }) => state === 'refused').length;
  return { ...inject, waits: inject.state === 'planned' ? waitsFor(run, inject) : [], notSent };
}

async function drillOf(entry: HttpDeps['entry'], run: ExerciseRun): Promise<DrillFigures | null> {
  const [alarm] = run.alarms;
  if (run.drill || alarm === undefined) return run.drill;
  return drillFigures(alarm, (await entry.read(alarms, alarm)).state);
}

/** Of the same domain, newest first. */
async function earlierDrills(
  { book }: HttpDeps,
  { domain }: ExerciseRun,
  id: string,
): Promise<readonly EarlierDrill[]> {
  const all = await book.all(exerciseRuns, domain);
  return all
    .flatMap(({ id: other, state: { drill, startedAt, number } }) =>
      drill && startedAt !== null && other !== id ? [{ number, at: startedAt, figures: drill }] : [],
    )
    .sort((one, other) => other.at - one.at)
    .slice(0, mostEarlier);
}
