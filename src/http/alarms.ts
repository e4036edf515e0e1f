// Routes that show alarms: the list *Lage*, the page of one alarm, its journal as a file.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { JournalLine } from '../domain/chain.ts';
import { incidentCase } from '../domain/incident.ts';
import { incidents } from '../domain/incident-rules.ts';
import { maySee, maySeeAll } from '../domain/roles.ts';
import { joined } from '../engine/joined.ts';
import { Refusal } from '../errors.ts';
import { asTold, deliveryWord, type ForAll, ownRow, ownView, sharedRow, sharedView } from './alarm-view.ts';
import { audienceView } from './audience-view.ts';
import { checked } from './checked.ts';
import { namesIn } from './incident-facts.ts';
import { csvOfAll, exportName, journalLineView, journalsAsLines } from './journal-view.ts';
import { releaseView } from './release-view.ts';
import type { ShownAlarm, ShownAlarms } from './shown-alarms.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** A page shows at least so many, if there are, and less than twice as many. */
const pageSize = 20;
/** So many pages of others' alarms are passed over in one request; then the client asks on with `next`. */
const mostReads = 50;
const anId = /^[a-z0-9]{8,40}$/;
const listQuery = z.object({
  status: z._default(z.enum(['open', 'ended']), 'open'),
  after: z.optional(z.string().check(z.maxLength(80))),
});
const journalQuery = z.object({ format: z._default(z.enum(['jsonl', 'csv']), 'jsonl') });

export interface SeenAlarm {
  readonly id: string;
  readonly alarm: Alarm;
}

/** The alarm of a request, or 404 – also for whoever may not see it, so that nobody learns that it exists. */
export async function seenAlarm(deps: HttpDeps, request: FastifyRequest, by: Visitor): Promise<SeenAlarm> {
  const { id = '' } = request.params as { id?: string };
  if (!anId.test(id)) throw new Refusal('not-found');
  const { state } = await deps.entry.read(alarms, id);
  if (state.status === 'none' || !(await sees(deps, by, id, state))) throw new Refusal('not-found');
  return { id, alarm: state };
}

export function alarmRoutes(server: FastifyInstance, deps: HttpDeps, shown: ShownAlarms): void {
  const pages = headPages(deps);
  server.get(
    '/api/alarms',
    signedIn(async (by, request, reply) => {
      const { status, after } = checked(listQuery, request.query);
      const found = await list(deps, { pages, shown }, by, { status, after });
      const versions = found.rows.map(({ id, count }) => `${id} ${count}`).join();
      return unlessKnown(
        request,
        reply,
        tagOf(deps, by, deps.env.digest(`${versions} ${found.next}`).slice(0, 16)),
        () => listText(found, by),
      );
    }),
  );
  server.get(
    '/api/alarms/:id',
    signedIn(async (by, request, reply) => {
      const { id = '' } = request.params as { id?: string };
      const seen = anId.test(id) ? await shown.read(id) : null;
      if (!seen || !(await sees(deps, by, id, seen.alarm))) throw new Refusal('not-found');
      return unlessKnown(request, reply, tagOf(deps, by, `${seen.count}.${seen.seq}`), () => page(deps, by, seen));
    }),
  );
  server.get(
    '/api/alarms/:id/journal',
    signedIn(async (by, request, reply) => {
      const seen = await seenAlarm(deps, request, by);
      if (!maySeeAll(by.who, seen.alarm)) throw new Refusal('not-found');
      const { format } = checked(journalQuery, request.query);
      return journalFile(deps, by, seen, format, reply);
    }),
  );
}

/** Names a version as this reader sees it: her rights and her language are part of it. */
function tagOf({ env }: HttpDeps, { who, texts }: Visitor, version: string): string {
  return `"${version}-${texts.language}-${env.digest(JSON.stringify(who)).slice(0, 8)}"`;
}

/** Answers 304 to whoever has this version, else what `make` makes. */
async function unlessKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string,
  make: () => string | Promise<string>,
): Promise<string | undefined> {
  reply.header('etag', tag);
  if (knows(request.headers['if-none-match'], tag)) return reply.status(304).send();
  reply.type('application/json; charset=utf-8');
  return make();
}

/** Whoever may see it by role, and everybody who was told of it. */
async function sees({ audiences }: HttpDeps, { who, person }: Visitor, id: string, alarm: Alarm): Promise<boolean> {
  return maySee(who, alarm) || (await audiences.rollOf(id, alarm, person.id)) !== undefined;
}

/** True when the caller has this very version. A proxy that compresses marks tags as weak: `W/"…"`. */
function knows(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}

interface ListWish {
  readonly status: 'open' | 'ended';
  readonly after: string | undefined;
}
type HeadPages = ReturnType<typeof headPages>;
interface Found {
  readonly rows: readonly ShownAlarm[];
  readonly next: string | null;
}

/** Pages of heads; whoever asks for one at the same time shares it. */
function headPages({ env }: HttpDeps) {
  const pages = joined((key) => {
    const [status, ...after] = key.split(' ');
    const from = after.length === 0 ? {} : { after: after.join(' ') };
    return env.store.list({ kind: 'alarm', status: status ?? '', limit: pageSize, ...from });
  });
  return (status: string, after: string | null) => pages(after === null ? status : `${status} ${after}`);
}

/** The alarms the visitor may see, newest first; reads on past those of others until a page is full. */
async function list(
  deps: HttpDeps,
  { pages, shown }: { pages: HeadPages; shown: ShownAlarms },
  by: Visitor,
  { status, after }: ListWish,
): Promise<Found> {
  const rows: ShownAlarm[] = [];
  let next: string | null = after ?? null;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const found = await pages(status, next);
    const read = await Promise.all(found.rows.map(({ address }) => shown.read(address.id)));
    for (const each of read) if (each && (await sees(deps, by, each.id, each.alarm))) rows.push(each);
    next = found.next;
    if (next === null || rows.length >= pageSize) break;
  }
  return { rows, next };
}

/** An `AlarmList` as JSON. */
async function listText({ rows, next }: Found, by: Visitor): Promise<string> {
  const texts = rows.map(async (shown) => {
    const { id, alarm, domain } = shown;
    const told = !maySee(by.who, alarm);
    const shared = await shown.kept(told ? 'told row' : 'row', async () =>
      JSON.stringify(sharedRow(id, told ? asTold(alarm) : alarm, domain)),
    );
    return joinedObject(shared, ownRow(alarm, by));
  });
  return `{"alarms":[${(await Promise.all(texts)).join()}],"next":${JSON.stringify(next)}}`;
}

/** An `AlarmView` as JSON: one text for all readers of a kind, and what is about this one. */
async function page(deps: HttpDeps, by: Visitor, shown: ShownAlarm): Promise<string> {
  const { id, alarm, domain } = shown;
  const seesAll = maySeeAll(by.who, alarm);
  const told = !maySee(by.who, alarm);
  const kind = told ? 'told' : 'some';
  const shared = await shown.kept(seesAll ? `all ${by.texts.language}` : kind, async () => {
    const found = seesAll ? await forAll(deps, by, id, alarm) : null;
    const seen = told ? asTold(alarm) : found ? { ...alarm, names: found.names } : alarm;
    return JSON.stringify(sharedView(sharedRow(id, seen, domain), seen, found?.all ?? null));
  });
  return joinedObject(shared, ownView(alarm, by, deps.env.now()));
}

/** The JSON of an object with the fields of both. */
const joinedObject = (shared: string, own: object) => `${shared.slice(0, -1)},${JSON.stringify(own).slice(1)}`;

/** For those who may see names: also of people who acted and stand on no list. */
async function forAll(
  deps: HttpDeps,
  by: Visitor,
  id: string,
  alarm: Alarm,
): Promise<{ all: ForAll; names: Readonly<Record<string, string>> }> {
  const lines = await deps.env.store.journal({ kind: 'alarm', id });
  const names = await namesOf(deps, by, alarm, lines);
  const journal = lines.map((line) => journalLineView(line, by.texts, names));
  const audience = audienceView(alarm, await deps.audiences.all(id, alarm), deliveryWord);
  return { all: { journal, audience, release: await releaseView(deps, id, alarm) }, names };
}

async function journalFile(
  deps: HttpDeps,
  by: Visitor,
  { id, alarm }: SeenAlarm,
  format: 'jsonl' | 'csv',
  reply: FastifyReply,
): Promise<string> {
  const lines = await deps.env.store.journal({ kind: 'alarm', id });
  const event = await eventJournal(deps, by, alarm);
  reply.header('content-disposition', `attachment; filename="${exportName(alarm, format)}"`);
  if (format === 'jsonl') {
    reply.type('application/x-ndjson; charset=utf-8');
    return journalsAsLines([lines, event.lines], deps.env.now(), deps.env.digest);
  }
  reply.type('text/csv; charset=utf-8');
  const names = await namesOf(deps, by, alarm, lines);
  const journals = [
    { lines, names, prefix: '' },
    { lines: event.lines, names: event.names, prefix: 'E' },
  ];
  return csvOfAll(journals, alarm.mode, by.texts);
}

/** The journal of the alarm's event; nothing where nobody was told of it yet. */
async function eventJournal(deps: HttpDeps, by: Visitor, alarm: Alarm) {
  const id = incidentCase(alarm);
  const { state } = await deps.entry.read(incidents, id);
  const lines = state.status === 'none' ? [] : await deps.env.store.journal({ kind: incidents.name, id });
  const names = await namesIn(deps, by, state, lines);
  return { lines, names };
}

/** Names for a journal: those frozen into the alarm, those who acted on it, and the messages by recipient. */
async function namesOf(
  deps: HttpDeps,
  { texts }: Visitor,
  alarm: Alarm,
  lines: readonly JournalLine[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = { ...alarm.names };
  for (const { by } of lines) {
    if ('person' in by) names[by.person] ??= (await deps.look.person(by.person))?.name ?? '';
  }
  for (const { id, to, message, way } of Object.values(alarm.ledger.deliveries)) {
    const words = texts.journalMessage[message]('person' in to ? (names[to.person] ?? '') : null);
    names[id] = `${words} (${texts.bundle.way[way]})`;
  }
  return names;
}
