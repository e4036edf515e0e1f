// Routes of check-ins: the list, one, its people, the export, and what may be done to it.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { type CheckIn, type CheckInCommand, isOpen } from '../domain/check-in.ts';
import { checkInStandings } from '../domain/check-in-board.ts';
import { checkInParts } from '../domain/check-in-part.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import type { Actor } from '../domain/model.ts';
import { mayManage, maySeeAnswers, maySeeSums } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import { unitBook } from './check-in-units.ts';
import { type PeopleQuery, pageOf, peopleOf, rowOf, type Seen, type Sight } from './check-in-view.ts';
import { checked } from './checked.ts';
import { answerCheckInRequest, askRequest, type CheckInList, type CheckInPeople } from './contract-check-ins.ts';
import { csv, journalLineView, jsonLines } from './journal-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** A list of thousands of ids is larger than what other routes take; bytes. */
const largeBody = 2 * 1024 * 1024;
const pageSize = 20;
const mostReads = 50;
const mostPeople = 200;
const anId = /^[a-z0-9]{8,40}$/;
const listQuery = z.object({
  status: z._default(z.enum(['open', 'ended']), 'open'),
  after: z.optional(z.string().check(z.maxLength(80))),
});
const peopleQuery = z.object({
  q: z._default(z.string().check(z.maxLength(80)), ''),
  only: z._default(z.enum(['', ...checkInStandings]), ''),
  order: z._default(z.enum(['worry', 'name']), 'worry'),
});
const exportQuery = z.object({ format: z._default(z.enum(['xlsx', 'csv']), 'xlsx') });
const journalQuery = z.object({ format: z._default(z.enum(['jsonl', 'csv']), 'jsonl') });

/** A table as a file; handed in, because workbooks belong to the connectors. */
export type WriteTable = (table: readonly (readonly string[])[], format: 'xlsx' | 'csv') => Promise<Buffer>;

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });
const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const;

export function checkInRoutes(server: FastifyInstance, deps: HttpDeps, writeTable: WriteTable): void {
  const { entry } = deps;
  server.get(
    '/api/check-ins',
    signedIn(async (by, request) => list(deps, by, checked(listQuery, request.query))),
  );
  server.post(
    '/api/check-ins',
    { bodyLimit: largeBody },
    signedIn(async (by, request, reply) => {
      const { once, draft } = checked(askRequest, request.body);
      return reply.status(201).send(await deps.checkIns.ask(draft, byTab(by), once));
    }),
  );
  server.get(
    '/api/check-ins/:id',
    signedIn(async (by, request) => {
      const seen = await seenCheckIn(deps, request, by);
      const journal = seen.mayManage ? await journalOf(deps, seen, by) : [];
      return pageOf(seen, { journal, units: await unitBook(deps, seen.parts) }, deps.env.now());
    }),
  );
  server.get(
    '/api/check-ins/:id/asked',
    signedIn(async (by, request): Promise<CheckInPeople> => {
      const all = await namedPeople(deps, request, by, checked(peopleQuery, request.query));
      return { people: all.people.slice(0, mostPeople), total: all.people.length };
    }),
  );
  server.get(
    '/api/check-ins/:id/export',
    signedIn(async (by, request, reply) => {
      const { format } = checked(exportQuery, request.query);
      const found = await namedPeople(deps, request, by, { q: '', only: '', order: 'name' });
      const mark = found.seen.state.mode === 'exercise' ? 'UEBUNG-' : '';
      reply.header('content-disposition', `attachment; filename="${mark}check-in-${found.seen.id}.${format}"`);
      return reply.type(types[format]).send(await writeTable(tableOf(found, by, deps.env.now()), format));
    }),
  );
  server.get(
    '/api/check-ins/:id/journal',
    signedIn(async (by, request, reply) => {
      const seen = await seenCheckIn(deps, request, by);
      if (!seen.mayManage) throw new Refusal('not-found');
      const { format } = checked(journalQuery, request.query);
      const lines = await deps.env.store.journal({ kind: 'check-in', id: seen.id });
      const mark = seen.state.mode === 'exercise' ? 'UEBUNG-' : '';
      reply.header('content-disposition', `attachment; filename="${mark}check-in-${seen.id}.${format}"`);
      if (format === 'jsonl') {
        reply.type('application/x-ndjson; charset=utf-8');
        return jsonLines(lines, deps.env.now(), deps.env.digest);
      }
      reply.type('text/csv; charset=utf-8');
      return csv(lines, seen.state.mode, by.texts, await namesOf(deps, seen));
    }),
  );
  server.post(
    '/api/check-ins/:id/answer',
    signedIn(async (by, request, reply) => {
      const { id, state } = await seenCheckIn(deps, request, by);
      const part = await deps.checkIns.answerable(id, state, by.person.id);
      if (!part) throw new Refusal('check-in-not-asked');
      const said = {
        person: by.person.id,
        delivery: '',
        n: 0,
        redrawn: false,
        ...checked(answerCheckInRequest, request.body),
      };
      await entry.execute(checkInParts, part.id, { type: 'answer', ...said }, byTab(by));
      return reply.status(204).send();
    }),
  );
  for (const type of ['remind', 'close', 'cancel', 'reopen'] as const) {
    server.post(`/api/check-ins/:id/${type}`, command(deps, { type }));
  }
}

/** A route that gives one check-in one command. Whether it may be given is decided behind the one door. */
function command(deps: HttpDeps, given: CheckInCommand) {
  return signedIn(async (by, request, reply) => {
    const { id } = await seenCheckIn(deps, request, by);
    await deps.entry.execute(checkIns, id, given, byTab(by));
    return reply.status(204).send();
  });
}

/** The check-in of a request, or 404 – also for whoever may not see it, so that nobody learns that it exists. */
async function seenCheckIn(deps: HttpDeps, request: FastifyRequest, by: Visitor): Promise<Seen> {
  const { id = '' } = request.params as { id?: string };
  const found = anId.test(id) ? await seenBy(deps, by, id) : null;
  if (!found) throw new Refusal('not-found');
  return found;
}

async function seenBy(deps: HttpDeps, by: Visitor, id: string): Promise<Seen | null> {
  const { state } = await deps.entry.read(checkIns, id);
  if (state.status === 'none') return null;
  const person = by.person.id;
  const sight = await sightOf(deps, by, state);
  const own = (await deps.checkIns.partOf(id, state, person))?.part;
  if (sight === 'own' && !own) return null;
  const domain = { id: state.domain, name: (await deps.look.domain(state.domain))?.name ?? state.domain };
  const parts = sight === 'own' ? [] : await deps.checkIns.parts(id, state);
  return { id, state, domain, sight, mayManage: mayManage(by.who, state), person, own, parts };
}

async function sightOf({ look }: HttpDeps, { who }: Visitor, state: CheckIn): Promise<Sight> {
  if (maySeeAnswers(who, state)) return 'names';
  return maySeeSums(who, await look.domain(state.domain)) ? 'sums' : 'own';
}

/** Those the visitor may see, newest first; reads on past those of others until a page is full. */
async function list(deps: HttpDeps, by: Visitor, { status, after }: z.infer<typeof listQuery>): Promise<CheckInList> {
  const rows: Seen[] = [];
  let next: string | null = after ?? null;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const from = next === null ? {} : { after: next };
    const found = await deps.env.store.list({ kind: 'check-in', status, limit: pageSize, ...from });
    const read = await Promise.all(found.rows.map(({ address }) => seenBy(deps, by, address.id)));
    rows.push(
      ...read.filter((each) => each !== null && isOpen(each.state) === (status === 'open')).map((each) => each as Seen),
    );
    next = found.next;
    if (next === null || rows.length >= pageSize) break;
  }
  const now = deps.env.now();
  return { checkIns: rows.map((seen) => rowOf(seen, now)), next };
}

/** Everybody asked, by name. 404 for whoever may not see names. */
async function namedPeople(deps: HttpDeps, request: FastifyRequest, by: Visitor, query: PeopleQuery) {
  const seen = await seenCheckIn(deps, request, by);
  if (seen.sight !== 'names') throw new Refusal('not-found');
  return { seen, people: peopleOf(seen.parts, query, (await unitBook(deps, seen.parts)).nameOf) };
}

async function journalOf(deps: HttpDeps, seen: Seen, by: Visitor) {
  const lines = await deps.env.store.journal({ kind: 'check-in', id: seen.id });
  const names = await namesOf(deps, seen);
  return lines.map((line) => journalLineView(line, by.texts, names));
}

async function namesOf({ look }: HttpDeps, { state }: Seen): Promise<Readonly<Record<string, string>>> {
  const { askedBy, askedByName, informed } = state;
  const to = (await look.person(informed))?.name ?? '';
  const messages = Object.fromEntries(Object.keys(state.ledger.deliveries).map((id) => [id, to]));
  return { [askedBy]: askedByName, [informed]: to, ...messages };
}

/** The answers as a table, without times: an exercise says so in its first and last line. */
function tableOf({ seen, people }: Awaited<ReturnType<typeof namedPeople>>, by: Visitor, now: number) {
  const { texts } = by;
  const { state } = seen;
  const words = texts.checkInTab;
  const mark = [texts.checkIn.mark[state.mode]({ exercise: state.exerciseName })];
  return [
    mark,
    [words.export.question, state.question],
    [words.export.until, texts.moment(state.due, now)],
    [words.export.asOf, `${texts.day(now)}, ${texts.clock(now)}`],
    words.export.columns,
    ...people.map(({ name, unit, roles, standing, from }) => [
      name,
      unit,
      roles.map((kind) => texts.role[kind]).join(', '),
      words.standing[standing],
      from === null ? '' : `${texts.day(from)}, ${texts.clock(from)}`,
    ]),
    mark,
  ];
}
