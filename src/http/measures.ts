// Routes of measures: the list, one measure, new ones alone or as a pair, and what may be done with them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Measure } from '../domain/measure.ts';
import { maySeeMeasure, ownsMeasure } from '../domain/measure-rights.ts';
import { isOverdueMeasure, measures } from '../domain/measure-rules.ts';
import type { Actor } from '../domain/model.ts';
import { plans } from '../domain/plan-rules.ts';
import { contentOf } from '../domain/plan-status.ts';
import { mayEditRegister } from '../domain/roles.ts';
import type { Measuring } from '../engine/measures.ts';
import { namedRecords, type Seen, seenMeasures } from '../engine/seen-records.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  type MeasureCommandRequest,
  type MeasureList,
  type MeasurePage,
  type MeasureRow,
  measureCommandRequest,
  measureRequest,
} from './contract-measures.ts';
import { historyLine, namesOfPeople, peopleIn } from './plan-view.ts';
import { retestsIn } from './retests.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const anId = /^[A-Za-z0-9-]{1,40}\.[A-Za-z0-9_-]{1,80}$/;
const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function measureRoutes(server: FastifyInstance, deps: HttpDeps, measuring: Measuring): void {
  const { look } = deps;
  server.get(
    '/api/measures',
    signedIn(async (by): Promise<MeasureList> => {
      return { measures: await rowsOf(deps, by, await seenMeasures(deps, by.person)) };
    }),
  );
  server.post(
    '/api/measures',
    signedIn(async (by, request, reply) => {
      const { once, ...wish } = checked(measureRequest, request.body);
      const { domain } = wish;
      if (!(await look.domain(domain)) || !mayEditRegister(by.who, domain)) throw new Refusal('not-found');
      for (const { owner } of [wish.text, ...(wish.twin ? [wish.twin.text] : [])]) await checkOwner(deps, owner);
      return reply.status(201).send({ ids: await measuring.create(wish, byTab(by), once) });
    }),
  );
  server.get(
    '/api/measures/:id',
    signedIn(async (by, request) => pageOf(deps, by, await seenMeasure(deps, request, by))),
  );
  server.post(
    '/api/measures/:id/commands',
    signedIn(async (by, request, reply) => {
      const known = await seenMeasure(deps, request, by);
      await perform(deps, measuring, known, checked(measureCommandRequest, request.body), by);
      return reply.status(204).send();
    }),
  );
}

async function perform(
  deps: HttpDeps,
  measuring: Measuring,
  { id, state: measure }: Seen<Measure>,
  command: MeasureCommandRequest,
  by: Visitor,
): Promise<void> {
  if (command.type === 'edit' || command.type === 'twin') await checkOwner(deps, command.text.owner);
  if (command.type === 'twin') {
    const { text, dueOn } = command;
    await measuring.twin(id, { text, dueOn }, byTab(by));
  } else if (command.type === 'reject') {
    const management = (await deps.look.domain(measure.domain))?.management ?? [];
    await deps.entry.execute(measures, id, { ...command, management }, byTab(by));
  } else await deps.entry.execute(measures, id, command, byTab(by));
}

async function checkOwner({ look }: HttpDeps, owner: string): Promise<void> {
  if (!(await look.person(owner))) throw new Refusal('measure-owner');
}

/** The measure of a request, or 404 – also for whoever may not see it. */
async function seenMeasure({ entry }: HttpDeps, request: FastifyRequest, by: Visitor): Promise<Seen<Measure>> {
  const { id = '' } = request.params as { id?: string };
  const measure = anId.test(id) ? (await entry.read(measures, id)).state : undefined;
  if (!measure || measure.status === 'none' || !maySeeMeasure(by.who, measure)) throw new Refusal('not-found');
  return { id, state: measure };
}

async function rowsOf(deps: HttpDeps, by: Visitor, seen: readonly Seen<Measure>[]): Promise<readonly MeasureRow[]> {
  const people = await namesOfPeople(
    deps,
    seen.map(({ state }) => state.owner),
  );
  const domains = new Map((await deps.look.domains()).map(({ id, name }) => [id, name]));
  const now = deps.env.now();
  return seen.map(({ id, state: { asking: _asking, wish: _wish, domain, ...measure } }) => ({
    ...measure,
    id,
    domain: { id: domain, name: domains.get(domain) ?? domain },
    ownerName: people.get(measure.owner) ?? '',
    overdue: isOverdueMeasure(measure, now),
    mine: measure.owner === by.person.id,
  }));
}

async function pageOf(deps: HttpDeps, by: Visitor, { id, state: measure }: Seen<Measure>): Promise<MeasurePage> {
  const [row] = await rowsOf(deps, by, [{ id, state: measure }]);
  const lines = await deps.env.store.journal({ kind: 'measure', id });
  const { owner, doneBy, createdBy, check, rejection, notes } = measure;
  const named = [
    owner,
    doneBy,
    createdBy,
    check?.by ?? '',
    rejection?.acceptedBy ?? '',
    ...notes.map((note) => note.by),
  ];
  const people = await namesOfPeople(deps, [...named, ...lines.flatMap(peopleIn)]);
  const found = await deps.look.domain(measure.domain);
  const management = await namesOfPeople(deps, found?.management ?? []);
  const { resources } = await namedRecords(deps, measure.domain);
  const titles = (await deps.book.all(plans, measure.domain)).map(({ id: plan, state }) => {
    const content = contentOf(state);
    return [plan, content?.title || content?.number || plan] as const;
  });
  return {
    row: row as MeasureRow,
    me: {
      edits: mayEditRegister(by.who, measure.domain),
      owns: ownsMeasure(by.who, measure),
      judges: by.person.id !== doneBy && by.person.id !== owner,
    },
    names: Object.fromEntries([...people, ...resources.map((one) => [one.id, one.name] as const), ...titles]),
    management: [...management].map(([person, name]) => ({ id: person, name })),
    related: await relatedTo(deps, by, measure),
    retests: (await retestsIn(deps, measure.domain)).filter(({ target, id: tested }) =>
      (target === 'plan' ? measure.plans : measure.resources).includes(tested),
    ),
    history: lines.map((line) => historyLine(line, by, people)).reverse(),
  };
}

/** Pair, predecessor and successor, as far as the visitor may see them. */
async function relatedTo(deps: HttpDeps, by: Visitor, { domain, number, predecessor, successor }: Measure) {
  const root = number.replace(/[ab]$/, '');
  const wanted = [predecessor, successor, root, `${root}a`, `${root}b`].filter((one) => one !== '' && one !== number);
  const ids = [...new Set(wanted)].map((one) => `${domain}.${one}`);
  const read = await Promise.all(
    ids.map(async (id) => ({ id, measure: (await deps.entry.known(measures, id)).state })),
  );
  return read
    .filter(({ measure }) => measure.status !== 'none' && maySeeMeasure(by.who, measure))
    .map(({ id, measure }) => ({ id, name: measure.number }));
}
