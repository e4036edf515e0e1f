// Routes of exercises: the year of a domain, planning, row and concept, release, year plan, calendar and script files.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import type { Concept, Exercise, ExerciseRow } from '../domain/exercise.ts';
import { mayPlanExercises, maySeeExercise, maySeeExercises } from '../domain/exercise-rights.ts';
import { exercises } from '../domain/exercise-rules.ts';
import type { Actor } from '../domain/model.ts';
import { conceptOf } from '../domain/ready-script.ts';
import { readyScripts } from '../domain/ready-scripts.ts';
import { yearPlans } from '../domain/year-plan-rules.ts';
import type { Seen } from '../engine/seen-records.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  type ExerciseCommandRequest,
  exerciseCommandRequest,
  exerciseConceptRequest,
  exerciseRequest,
  exerciseRowRequest,
  exercisesQuery,
  yearPlanRequest,
} from './contract-exercises.ts';
import { exerciseOptions, exercisePage, exercisesOf, exercisesView, rowsOfYear } from './exercise-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const anId = /^[A-Za-z0-9-]{1,40}\.\d{4}-\d{2,3}$/;
const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function exerciseRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { entry } = deps;
  server.get(
    '/api/exercises',
    signedIn(async (by, request) => {
      const { domain, year } = checked(exercisesQuery, request.query);
      return exercisesView(deps, by, await seenDomain(deps, by, domain), Number(year));
    }),
  );
  server.get(
    '/api/exercise-options/:domain',
    signedIn(async (by, request) => {
      const { domain = '' } = request.params as { domain?: string };
      const found = await seenDomain(deps, by, domain);
      if (!mayPlanExercises(by.who, domain)) throw new Refusal('not-found');
      return exerciseOptions(deps, found);
    }),
  );
  server.post(
    '/api/exercises',
    signedIn(async (by, request, reply) => {
      const { once, domain, row, ready } = checked(exerciseRequest, request.body);
      const found = await seenDomain(deps, by, domain);
      if (!mayPlanExercises(by.who, domain)) throw new Refusal('not-found');
      const script = readyScripts.find((one) => one.id === ready);
      const id = await planned(deps, by, found, {
        once,
        row,
        concept: script ? conceptOf(script) : null,
        replaces: '',
      });
      return reply.status(201).send({ id });
    }),
  );
  server.get(
    '/api/exercises/:id',
    signedIn(async (by, request) => {
      const known = await seenExercise(deps, request, by);
      return exercisePage(deps, by, known, await domainOf(deps, known.state.domain));
    }),
  );
  server.put(
    '/api/exercises/:id/row',
    signedIn(async (by, request) => {
      const { id, state } = await seenExercise(deps, request, by);
      const { row, edits } = checked(exerciseRowRequest, request.body);
      await checkPeople(deps, [row.prepares, row.executes]);
      const whole = { ...row, number: state.row?.number ?? '' } as ExerciseRow;
      await entry.execute(exercises, id, { type: 'change-row', row: whole, edits }, byTab(by));
      return { revision: (await entry.read(exercises, id)).state.edits };
    }),
  );
  server.put(
    '/api/exercises/:id/concept',
    signedIn(async (by, request) => {
      const { id, state } = await seenExercise(deps, request, by);
      const { concept, edits } = checked(exerciseConceptRequest, request.body);
      await checkPeople(deps, [
        ...concept.takings.map(({ person }) => person),
        ...concept.injects.flatMap(({ toPeople }) => toPeople),
      ]);
      const { management = [] } = await domainOf(deps, state.domain);
      const command = { type: 'write-concept', concept: concept as Concept, management, edits } as const;
      await entry.execute(exercises, id, command, byTab(by));
      return { revision: (await entry.read(exercises, id)).state.edits };
    }),
  );
  server.post(
    '/api/exercises/:id/commands',
    signedIn(async (by, request, reply) => {
      const known = await seenExercise(deps, request, by);
      const answer = await commanded(deps, by, known, checked(exerciseCommandRequest, request.body));
      return reply.send(answer);
    }),
  );
  server.post(
    '/api/year-plans/:id/commands',
    signedIn(async (by, request, reply) => {
      const { id = '' } = request.params as { id?: string };
      const [, domain = '', year = ''] = /^([A-Za-z0-9-]{1,40})\.(\d{4})$/.exec(id) ?? [];
      const found = await seenDomain(deps, by, domain);
      const command = checked(yearPlanRequest, request.body);
      const { management = [] } = found;
      const rows = rowsOfYear(await exercisesOf(deps, domain), Number(year));
      const whole = command.type === 'submit' ? { type: 'submit' as const, domain, rows, management } : command;
      await entry.execute(yearPlans, id, whole as Parameters<typeof yearPlans.decide>[1], byTab(by));
      return reply.status(204).send();
    }),
  );
}

/** The domain whose exercises the visitor may see, or 404. */
export async function seenDomain({ look }: HttpDeps, by: Visitor, id: string): Promise<BcDomain> {
  const domain = await look.domain(id);
  if (!domain || !maySeeExercises(by.who, domain)) throw new Refusal('not-found');
  return domain;
}

export async function domainOf({ look }: HttpDeps, id: string): Promise<BcDomain> {
  const domain = await look.domain(id);
  if (!domain) throw new Refusal('not-found');
  return domain;
}

/** The exercise of a request, or 404 – also for whoever may not see it, so that nobody learns that it exists. */
export async function seenExercise({ entry }: HttpDeps, request: FastifyRequest, by: Visitor): Promise<Seen<Exercise>> {
  const { id = '' } = request.params as { id?: string };
  const state = anId.test(id) ? (await entry.read(exercises, id)).state : undefined;
  if (!state || !maySeeExercise(by.who, state)) throw new Refusal('not-found');
  return { id, state };
}

/** Somebody named must be somebody; nobody is allowed. */
async function checkPeople({ look }: HttpDeps, people: readonly string[]): Promise<void> {
  const named = [...new Set(people)].filter((id) => id !== '');
  const found = await Promise.all(named.map((id) => look.person(id)));
  if (found.some((person) => !person)) throw new Refusal('person-missing');
}

interface Wish {
  readonly once: string;
  readonly row: Omit<ExerciseRow, 'number'>;
  readonly concept: Concept | null;
  readonly replaces: string;
}

/** So often another number is tried, when somebody else took the one that was free. */
const mostTries = 5;

/** Plans an exercise under the next free number of its year; the same wish again answers the exercise it made. */
async function planned(deps: HttpDeps, by: Visitor, domain: BcDomain, wish: Wish): Promise<string> {
  const { once, row, concept, replaces } = wish;
  await checkPeople(deps, [row.prepares, row.executes]);
  const year = row.from.slice(0, 4);
  for (let tries = 1; ; tries += 1) {
    const all = await exercisesOf(deps, domain.id);
    const made = all.find(({ state }) => state.once === once);
    if (made) return made.id;
    const numbers = all.flatMap(({ state }) => state.row?.number ?? []).filter((one) => one.startsWith(`${year}-`));
    const next = Math.max(0, ...numbers.map((one) => Number(one.slice(5)))) + tries;
    const number = `${year}-${String(next).padStart(2, '0')}`;
    const id = `${domain.id}.${number}`;
    const { management = [] } = domain;
    const base = { type: 'plan', domain: domain.id, row: { ...row, number }, once, replaces } as const;
    const command = concept ? { ...base, concept, management } : base;
    try {
      await deps.entry.execute(exercises, id, command, byTab(by));
      return id;
    } catch (error) {
      const isTaken = error instanceof Refusal && error.code === 'exercise-taken';
      if (!isTaken || tries === mostTries) throw error;
    }
  }
}

/** Postponed or fallen out: the exercise that takes its place is planned first, with the same concept but for its time. */
async function commanded(
  deps: HttpDeps,
  by: Visitor,
  { id, state }: Seen<Exercise>,
  request: ExerciseCommandRequest,
): Promise<{ readonly id: string }> {
  if (!('reason' in request)) {
    await deps.entry.execute(exercises, id, { type: request.type }, byTab(by));
    if (request.type === 'announce') await deps.running.announce(id, byTab(by), 'announcement');
    return { id };
  }
  const { type, from, to, reason } = request;
  const domain = await domainOf(deps, state.domain);
  if (!mayPlanExercises(by.who, domain.id)) throw new Refusal('not-allowed');
  const { row, replacement, concept } = state;
  // Asked of the rules before anything is planned: what they refuse leaves no second row.
  const turn = { id: '', at: deps.env.now(), by: byTab(by) };
  const wanted = { id: replacement?.id ?? 'next', from, to, reason };
  const isNew = exercises.decide(state, { type, replacement: wanted }, turn).length > 0;
  if (!isNew || !row) return { id: replacement?.id ?? id };
  const next = await planned(deps, by, domain, {
    // One replacement of one exercise, however often it is sent.
    once: `instead-${id}`,
    row: { ...row, from, to },
    concept: concept && { ...concept, startsAt: null },
    replaces: id,
  });
  await deps.entry.execute(exercises, id, { type, replacement: { id: next, from, to, reason } }, byTab(by));
  // Whoever heard of the date hears that it does not stand.
  if (state.announcedAt !== null) await deps.running.announce(id, byTab(by), 'moved');
  return { id: next };
}
