// The call list of an alarm, with numbers for those who alarm, and the search for somebody to appoint.
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { lastAnswer } from '../domain/alarm.ts';
import { callList, type ToCall } from '../domain/call-list.ts';
import { rankFor } from '../domain/own-part.ts';
import { contacts } from '../domain/people.ts';
import { mayChange, maySeeAll, maySeeContacts } from '../domain/roles.ts';
import { askedAt } from '../domain/staffing.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import { type SeenAlarm, seenAlarm } from './alarms.ts';
import { checked } from './checked.ts';
import type { CallList, CallRow, PeopleFound } from './contract-staffing.ts';
import { peopleSearch } from './people-search.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const searchQuery = z.object({
  domain: z.optional(z.string().check(z.maxLength(40))),
  query: z._default(z.string().check(z.maxLength(80)), ''),
});

/** Draws the sheet; handed in, because files belong to the connectors. */
export type DrawCalls = (list: CallList, texts: Texts) => Promise<Buffer>;

export function callRoutes(server: FastifyInstance, deps: HttpDeps, drawCalls: DrawCalls): void {
  const search = peopleSearch(deps);
  server.get(
    '/api/alarms/:id/calls',
    signedIn(async (by, request) => {
      const seen = await seenAlarm(deps, request, by);
      if (!maySeeAll(by.who, seen.alarm)) throw new Refusal('not-found');
      return callPage(deps, by, seen);
    }),
  );
  server.get(
    '/api/alarms/:id/calls/paper',
    signedIn(async (by, request, reply) => {
      const seen = await seenAlarm(deps, request, by);
      if (!maySeeAll(by.who, seen.alarm)) throw new Refusal('not-found');
      const sheet = await drawCalls(await callPage(deps, by, seen), by.texts);
      reply.header('content-disposition', `attachment; filename="${fileName(seen.alarm)}"`);
      return reply.type('application/pdf').send(sheet);
    }),
  );
  server.get(
    '/api/alarms/:id/candidates',
    signedIn(async (by, request): Promise<PeopleFound> => {
      const { alarm } = await seenAlarm(deps, request, by);
      if (!mayChange(by.who, alarm)) throw new Refusal('not-found');
      const { domain, query } = checked(searchQuery, request.query);
      const domains = (await deps.look.domains()).map(({ id, name }) => ({ id, name }));
      const own = domains.filter(({ id }) => id === alarm.domain);
      const others = domains.filter(({ id }) => id !== alarm.domain);
      const where = domain === undefined ? [...own, ...others].map(({ id }) => id) : [domain];
      return { ...(await search(where, query)), domains: [...own, ...others] };
    }),
  );
}

/** `telefonliste-2026-017.pdf`, or `UEBUNG-telefonliste-2026-003.pdf`. */
function fileName({ mode, number }: SeenAlarm['alarm']): string {
  return `${mode === 'exercise' ? 'UEBUNG-' : ''}telefonliste-${number.replace(/[^0-9-]/g, '')}.pdf`;
}

async function callPage(deps: HttpDeps, by: Visitor, seen: SeenAlarm): Promise<CallList> {
  const { id, alarm } = seen;
  const { number, mode, status, exerciseName, what, where, nextStep, fallback, raisedAt, staffedAt } = alarm;
  const domain = { id: alarm.domain, name: (await deps.look.domain(alarm.domain))?.name ?? alarm.domain };
  const rows = await Promise.all(callList(alarm).map((one) => rowOf(deps, by, seen, one)));
  return {
    id,
    number,
    mode,
    status: status === 'ended' ? 'ended' : 'open',
    exerciseName,
    ending: alarm.end?.ending ?? null,
    domain,
    what,
    where,
    nextStep,
    fallback,
    raisedAt,
    staffedAt,
    rows,
    seesNumbers: maySeeContacts(by.who, alarm.domain),
    now: deps.env.now(),
  };
}

async function rowOf(deps: HttpDeps, by: Visitor, { alarm }: SeenAlarm, one: ToCall): Promise<CallRow> {
  const { person, why, roles, task } = one;
  const last = lastAnswer(alarm, person);
  const askedTimes = roles.flatMap(({ kind }) => askedAt(alarm, kind, person) ?? []);
  return {
    person,
    name: alarm.names[person] ?? '',
    why,
    roles: roles.map((role) => ({ role: role.kind, rank: rankFor(alarm, role, person), core: role.core })),
    since: task?.at ?? (askedTimes.length > 0 ? Math.max(...askedTimes) : null),
    tries: task?.tries ?? 0,
    triedAt: task?.triedAt ?? null,
    last: last ? { answer: last.answer, at: last.at } : null,
    numbers: await numbersOf(deps, by, person),
  };
}

/** Numbers are seen by those who alarm in the home domain of their owner, and by nobody else (domain.md 7). */
async function numbersOf({ entry, look }: HttpDeps, { who }: Visitor, person: string): Promise<CallRow['numbers']> {
  const home = (await look.person(person))?.domain;
  if (home === undefined || !maySeeContacts(who, home)) return null;
  const { state } = await entry.read(contacts, person);
  return (state.value?.numbers ?? []).map(({ number, kind, onPaper }) => ({ number, kind, onPaper }));
}
