// Routes of alarms: the form, the preview, raising, listing, answering, changing, ending, the journal.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Alarm, Ending } from '../domain/alarm.ts';
import { asked, checkText } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Actor } from '../domain/model.ts';
import { mayRaise, maySee, maySeeAll } from '../domain/roles.ts';
import { type Scenario, scenarios } from '../domain/scenario.ts';
import { Refusal } from '../errors.ts';
import { alarmRow, alarmView } from './alarm-view.ts';
import {
  type AlarmDraft,
  type AlarmForm,
  type AlarmList,
  type AlarmPreview,
  alarmDraft,
  answerRequest,
  raiseRequest,
  reasonRequest,
  updateRequest,
} from './contract.ts';
import { csv, journalLineView, jsonLines } from './journal-view.ts';
import { checked, type HttpDeps, type Visitor, visitor } from './server.ts';

/** Draws the cards of a draft exactly as they will be sent; handed in, because cards belong to Teams. */
export type PreviewCards = (
  draft: AlarmDraft,
  visitor: Visitor,
) => Promise<{ personal: object; channel: object | null; people: number; channels: number }>;

const pageSize = 20;
/** Requests a second that a crisis team's alarm may use; for the estimate only. */
const perSecond = 45;
const anId = z.string().check(z.regex(/^[a-z0-9]{8,40}$/));
const listQuery = z.object({
  status: z._default(z.enum(['open', 'ended']), 'open'),
  after: z.optional(z.string().check(z.maxLength(80))),
});
const endings: Readonly<Record<string, Ending>> = {
  correct: 'false-alarm',
  'all-clear': 'all-clear',
  abort: 'aborted',
};

const byTab = (person: string): Actor => ({ person, via: 'tab' });

export function alarmRoutes(server: FastifyInstance, deps: HttpDeps, previewCards: PreviewCards): void {
  const { env, entry, look, raise } = deps;
  const domainName = async (id: string) => ({ id, name: (await look.domain(id))?.name ?? id });

  /** The alarm, or 404 – also for whoever may not see it. */
  async function seen(request: FastifyRequest, by: Visitor): Promise<{ id: string; alarm: Alarm; seq: number }> {
    const id = checked(anId, (request.params as { id?: string }).id);
    const { state, seq } = await entry.read(alarms, id);
    if (state.status === 'none' || !maySee(by.who, state)) throw new Refusal('not-found');
    return { id, alarm: state, seq };
  }

  server.get('/api/alarms/form', async (request): Promise<AlarmForm> => {
    const by = await visitor(deps, request);
    const { domain: id } = checked(z.object({ domain: z.string() }), request.query);
    if (!mayRaise(by.who, 'exercise', id)) throw new Refusal('not-found');
    const domain = await look.domain(id);
    if (!domain) throw new Refusal('not-found');
    const holders = await Promise.all(domain.roles.map((role) => look.person(role.holders[0] ?? '')));
    const { number, pin } = domain.callIn;
    return {
      domain: { id, name: domain.name },
      scenarios: await scenariosOf(deps, id),
      roles: domain.roles.map((role, index) => ({
        kind: role.kind,
        core: role.core,
        holder: holders[index]?.name ?? null,
        deputies: Math.max(0, role.holders.length - 1),
      })),
      channel: domain.channel ? `${domain.channel.team} › ${domain.channel.name}` : null,
      room: domain.room,
      fallback: pin === '' ? number : `${number}, PIN ${pin}`,
    };
  });

  server.post('/api/alarms/preview', async (request): Promise<AlarmPreview> => {
    const by = await visitor(deps, request);
    const draft = checked(alarmDraft, request.body);
    if (!mayRaise(by.who, 'exercise', draft.domain)) throw new Refusal('not-allowed');
    try {
      const command = await raise.prepare(draft, byTab(by.person.id));
      checkText(command, env.now());
      if (asked(command).length === 0) throw new Refusal('no-recipients');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const fault = { code: error.code, text: by.texts.refused[error.code](error.detail) };
      return { personal: null, channel: null, people: 0, channels: 0, seconds: 0, euros: 0, fault };
    }
    const cards = await previewCards(draft, by);
    const seconds = Math.max(1, Math.ceil((cards.people + cards.channels) / perSecond));
    return { ...cards, seconds, euros: 0, fault: null };
  });

  server.post('/api/alarms', async (request, reply) => {
    const by = await visitor(deps, request);
    const { once, draft } = checked(raiseRequest, request.body);
    const raised = await raise.raise(draft, byTab(by.person.id), once);
    return reply.status(201).send(raised);
  });

  server.get('/api/alarms', async (request): Promise<AlarmList> => {
    const by = await visitor(deps, request);
    const { status, after } = checked(listQuery, request.query);
    const rows: AlarmList['alarms'][number][] = [];
    let next: string | null = after ?? null;
    do {
      const page = await env.store.list({
        kind: 'alarm',
        status,
        limit: 100,
        ...(next === null ? {} : { after: next }),
      });
      next = page.next;
      for (const [index, row] of page.rows.entries()) {
        const { state } = await entry.read(alarms, row.address.id);
        if (!maySee(by.who, state)) continue;
        rows.push(alarmRow(row.address.id, state, await domainName(state.domain), by));
        if (rows.length < pageSize) continue;
        const more = index < page.rows.length - 1 || page.next !== null;
        return { alarms: rows, next: more ? `${row.at}|${row.address.id}` : null };
      }
    } while (next !== null);
    return { alarms: rows, next: null };
  });

  server.get('/api/alarms/:id', async (request, reply) => {
    const by = await visitor(deps, request);
    const { id, alarm, seq } = await seen(request, by);
    const tag = `"${seq}-${by.texts.language}-${env.digest(JSON.stringify(by.who)).slice(0, 8)}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === tag) return reply.status(304).send();
    const row = alarmRow(id, alarm, await domainName(alarm.domain), by);
    const lines = maySeeAll(by.who, alarm) ? await env.store.journal({ kind: 'alarm', id }) : [];
    const names = await namesOf(deps, alarm, lines);
    const journal = lines.map((line) => journalLineView(line, by.texts, names));
    const view = alarmView(row, alarm, by, env.now(), journal);
    return { ...view, raisedBy: names[alarm.raisedBy] ?? '' };
  });

  server.get('/api/alarms/:id/journal', async (request, reply) => {
    const by = await visitor(deps, request);
    const { id, alarm } = await seen(request, by);
    if (!maySeeAll(by.who, alarm)) throw new Refusal('not-found');
    const { format } = checked(z.object({ format: z._default(z.enum(['jsonl', 'csv']), 'jsonl') }), request.query);
    const lines = await env.store.journal({ kind: 'alarm', id });
    const mark = alarm.mode === 'exercise' ? 'UEBUNG-' : '';
    reply.header('content-disposition', `attachment; filename="${mark}${fileName(alarm.number)}.${format}"`);
    if (format === 'jsonl') return reply.type('application/jsonl').send(jsonLines(lines, env.now()));
    const names = await namesOf(deps, alarm, lines);
    return reply.type('text/csv; charset=utf-8').send(csv(lines, by.texts, names));
  });

  server.post('/api/alarms/:id/answer', async (request, reply) => {
    const by = await visitor(deps, request);
    const { id } = await seen(request, by);
    const { answer, eta } = checked(answerRequest, request.body);
    const person = by.person.id;
    const command = { type: 'answer', person, delivery: '', n: 0, answer, eta, redrawn: false } as const;
    await entry.execute(alarms, id, command, byTab(person));
    return reply.status(204).send();
  });

  server.post('/api/alarms/:id/update', async (request, reply) => {
    const by = await visitor(deps, request);
    const { id } = await seen(request, by);
    const { reason, nextStep, level } = checked(updateRequest, request.body);
    const changes = { ...(nextStep === undefined ? {} : { nextStep }), ...(level === undefined ? {} : { level }) };
    await entry.execute(alarms, id, { type: 'update', reason, ...changes }, byTab(by.person.id));
    return reply.status(204).send();
  });

  for (const [path, ending] of Object.entries(endings)) {
    server.post(`/api/alarms/:id/${path}`, async (request, reply) => {
      const by = await visitor(deps, request);
      const { id } = await seen(request, by);
      const { reason } = checked(reasonRequest, request.body);
      await entry.execute(alarms, id, { type: 'end', ending, reason }, byTab(by.person.id));
      return reply.status(204).send();
    });
  }
}

async function scenariosOf(deps: HttpDeps, domain: string): Promise<AlarmForm['scenarios']> {
  const { rows } = await deps.env.store.list({ kind: 'scenario', scope: domain, limit: 100 });
  const values = await Promise.all(rows.map((row) => deps.entry.read(scenarios, row.address.id)));
  return values.map(({ state }) => state.value).filter((value): value is Scenario => value !== undefined);
}

/** Names for a journal: those frozen into the alarm, and those who acted on it. */
async function namesOf(
  deps: HttpDeps,
  alarm: Alarm,
  lines: readonly { by: Actor }[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = { ...alarm.names };
  const actors = new Set([alarm.raisedBy, ...lines.flatMap(({ by }) => ('person' in by ? [by.person] : []))]);
  for (const id of actors) {
    if (id !== '') names[id] ??= (await deps.look.person(id))?.name ?? '';
  }
  return names;
}

const fileName = (number: string) => number.replace(/[^0-9-]/g, '');
