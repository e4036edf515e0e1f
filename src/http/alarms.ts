// Routes that show alarms: the list *Lage*, the page of one alarm, its journal as a file.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { JournalLine } from '../domain/chain.ts';
import { maySee, maySeeAll } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import { alarmRow, alarmView, deliveryWord } from './alarm-view.ts';
import { audienceView } from './audience-view.ts';
import { checked } from './checked.ts';
import type { AlarmList, AlarmRow, AlarmView } from './contract.ts';
import { csv, exportName, journalLineView, jsonLines } from './journal-view.ts';
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
  readonly seq: number;
}

/** The alarm of a request, or 404 – also for whoever may not see it, so that nobody learns that it exists. */
export async function seenAlarm(deps: HttpDeps, request: FastifyRequest, by: Visitor): Promise<SeenAlarm> {
  const { id = '' } = request.params as { id?: string };
  if (!anId.test(id)) throw new Refusal('not-found');
  const { state, seq } = await deps.entry.read(alarms, id);
  if (state.status === 'none' || !(await sees(deps, by, id, state))) throw new Refusal('not-found');
  return { id, alarm: state, seq };
}

export function alarmRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/alarms',
    signedIn(async (by, request) => {
      const { status, after } = checked(listQuery, request.query);
      return list(deps, by, status, after);
    }),
  );
  server.get(
    '/api/alarms/:id',
    signedIn(async (by, request, reply) => {
      const seen = await seenAlarm(deps, request, by);
      const tag = `"${seen.seq}-${by.texts.language}-${deps.env.digest(JSON.stringify(by.who)).slice(0, 8)}"`;
      reply.header('etag', tag);
      if (knows(request.headers['if-none-match'], tag)) return reply.status(304).send();
      return page(deps, by, seen);
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

/** Whoever may see it by role, and everybody who was told of it. */
async function sees({ audiences }: HttpDeps, { who, person }: Visitor, id: string, alarm: Alarm): Promise<boolean> {
  return maySee(who, alarm) || (await audiences.rollOf(id, alarm, person.id)) !== undefined;
}

/** True when the caller has this very version. A proxy that compresses marks tags as weak: `W/"…"`. */
function knows(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}

/** The alarms the visitor may see, newest first; reads on past those of others until a page is full. */
async function list(
  deps: HttpDeps,
  by: Visitor,
  status: 'open' | 'ended',
  after: string | undefined,
): Promise<AlarmList> {
  const shown: AlarmRow[] = [];
  let next: string | null = after ?? null;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const from = next === null ? {} : { after: next };
    const found = await deps.env.store.list({ kind: 'alarm', status, limit: pageSize, ...from });
    for (const { address } of found.rows) {
      const { state } = await deps.entry.read(alarms, address.id);
      if (await sees(deps, by, address.id, state)) shown.push(await row(deps, by, address.id, state));
    }
    next = found.next;
    if (next === null || shown.length >= pageSize) break;
  }
  return { alarms: shown, next };
}

async function row(deps: HttpDeps, by: Visitor, id: string, alarm: Alarm): Promise<AlarmRow> {
  const name = (await deps.look.domain(alarm.domain))?.name ?? alarm.domain;
  return alarmRow(id, alarm, { id: alarm.domain, name }, by);
}

async function page(deps: HttpDeps, by: Visitor, { id, alarm }: SeenAlarm): Promise<AlarmView> {
  const all = maySeeAll(by.who, alarm);
  const lines = all ? await deps.env.store.journal({ kind: 'alarm', id }) : [];
  const rolls = all ? await deps.audiences.all(id, alarm) : [];
  const names = await namesOf(deps, by, alarm, lines);
  const journal = lines.map((line) => journalLineView(line, by.texts, names));
  const audience = audienceView(alarm, rolls, deliveryWord);
  return alarmView(await row(deps, by, id, alarm), alarm, by, deps.env.now(), { journal, audience });
}

async function journalFile(
  deps: HttpDeps,
  by: Visitor,
  { id, alarm }: SeenAlarm,
  format: 'jsonl' | 'csv',
  reply: FastifyReply,
): Promise<string> {
  const lines = await deps.env.store.journal({ kind: 'alarm', id });
  reply.header('content-disposition', `attachment; filename="${exportName(alarm, format)}"`);
  if (format === 'jsonl') {
    reply.type('application/x-ndjson; charset=utf-8');
    return jsonLines(lines, deps.env.now());
  }
  reply.type('text/csv; charset=utf-8');
  return csv(lines, alarm.mode, by.texts, await namesOf(deps, by, alarm, lines));
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
  for (const { id, to, message } of Object.values(alarm.ledger.deliveries)) {
    names[id] = texts.journalMessage[message]('person' in to ? (names[to.person] ?? '') : null);
  }
  return names;
}
