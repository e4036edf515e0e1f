// Routes for everybody who is only told of an alarm: *Gelesen*, *Ich brauche Hilfe*, and who saw to it.
import type { FastifyInstance } from 'fastify';
import type { Alarm } from '../domain/alarm.ts';
import { noticeOf } from '../domain/audience.ts';
import { isHeld } from '../domain/release.ts';
import { maySeeAll, maySettleHelp } from '../domain/roles.ts';
import { type Roll, type RollCommand, rolls } from '../domain/roll.ts';
import { needing } from '../domain/roll-help.ts';
import { Refusal } from '../errors.ts';
import { seenAlarm } from './alarms.ts';
import { checked } from './checked.ts';
import { type HelpView, helpRequest } from './contract-help.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** Rolls are read anew at most once in this time, milliseconds, however many look. */
const restFor = 1_000;
const mostKept = 100;
const aPerson = /^[A-Za-z0-9-]{3,60}$/;

export function helpRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const newest = rollsOf(deps);
  const inHerRoll = (toCommand: (body: unknown, person: string) => RollCommand) =>
    signedIn(async (by, request, reply) => {
      const { id, alarm } = await seenAlarm(deps, request, by);
      await give(deps, { id, alarm, person: by.person.id }, by, toCommand(request.body, by.person.id));
      newest.forget(id);
      return reply.status(204).send();
    });
  server.get(
    '/api/alarms/:id/help',
    signedIn(async (by, request) => {
      const { id, alarm } = await seenAlarm(deps, request, by);
      return view(deps, by, alarm, await newest.read(id, alarm));
    }),
  );
  server.post(
    '/api/alarms/:id/read',
    inHerRoll((_body, person) => ({ type: 'read', person, delivery: '', redrawn: false })),
  );
  server.post(
    '/api/alarms/:id/help',
    inHerRoll((body, person) => {
      const type = checked(helpRequest, body).wanted ? 'want-help' : 'settle-help';
      return { type, person, delivery: '', redrawn: false };
    }),
  );
  server.post(
    '/api/alarms/:id/help/:person/done',
    signedIn(async (by, request, reply) => {
      const { id, alarm } = await seenAlarm(deps, request, by);
      const { person = '' } = request.params as { person?: string };
      if (!aPerson.test(person) || !maySettleHelp(by.who, { notice: noticeOf(alarm) })) throw new Refusal('not-found');
      await give(deps, { id, alarm, person }, by, { type: 'settle-help', person, delivery: '', redrawn: false });
      newest.forget(id);
      return reply.status(204).send();
    }),
  );
}

/** Gives the roll of a person the command. Refuses people who are in none. */
async function give(
  { entry, audiences }: HttpDeps,
  { id, alarm, person }: { readonly id: string; readonly alarm: Alarm; readonly person: string },
  by: Visitor,
  command: RollCommand,
): Promise<void> {
  const found = await audiences.rollOf(id, alarm, person);
  if (!found) throw new Refusal('not-asked');
  await entry.execute(rolls, found.id, command, { person: by.person.id, via: 'tab' });
}

async function view(deps: HttpDeps, by: Visitor, alarm: Alarm, all: readonly Roll[]): Promise<HelpView> {
  const me = by.person.id;
  // Whoever is not told yet has nothing to have read.
  const own = isHeld(alarm) ? undefined : all.find(({ members }) => members.some(({ id }) => id === me));
  const help = own?.help[me];
  const maySettle = maySettleHelp(by.who, { notice: noticeOf(alarm) });
  return {
    open: alarm.status === 'open',
    mine:
      own && !by.emergency
        ? {
            readAt: own.answers[me]?.[0] ?? null,
            wantedAt: help && help.doneAt === null ? help.wantedAt : null,
            doneAt: help?.doneAt ?? null,
          }
        : null,
    people: maySettle || maySeeAll(by.who, alarm) ? await peopleOf(deps, all, maySettle) : null,
  };
}

async function peopleOf({ look }: HttpDeps, all: readonly Roll[], maySettle: boolean) {
  const nameOf = async (id: string) => (await look.person(id))?.name ?? '';
  const open = all
    .flatMap(({ help }) => needing(help))
    .sort((a, b) => a.wantedAt - b.wantedAt || (a.person < b.person ? -1 : 1));
  const done = all
    .flatMap(({ help }) => Object.entries(help).map(([person, { doneAt, doneBy }]) => ({ person, doneAt, doneBy })))
    .flatMap(({ doneAt, ...rest }) => (doneAt === null ? [] : [{ ...rest, doneAt }]))
    .sort((a, b) => b.doneAt - a.doneAt);
  return {
    needing: await Promise.all(open.map(async (each) => ({ ...each, name: await nameOf(each.person) }))),
    settled: await Promise.all(
      done.map(async ({ person, doneAt, doneBy }) => ({
        name: await nameOf(person),
        doneAt,
        by: doneBy === person ? '' : await nameOf(doneBy),
      })),
    ),
    maySettle,
  };
}

/** The rolls of an alarm as they are written; whoever asks within a second shares what was read. */
function rollsOf({ env, audiences }: HttpDeps) {
  const kept = new Map<string, { readonly at: number; readonly rolls: Promise<readonly Roll[]> }>();
  return {
    read(id: string, alarm: Alarm): Promise<readonly Roll[]> {
      const known = kept.get(id);
      if (known && env.monotonic() - known.at < restFor) return known.rolls;
      const read = audiences.newest(id, alarm);
      kept.delete(id);
      kept.set(id, { at: env.monotonic(), rolls: read });
      read.catch(() => kept.delete(id));
      const [first] = kept.keys();
      if (kept.size > mostKept && first !== undefined) kept.delete(first);
      return read;
    },
    /** Whoever changed something reads it again at once. */
    forget: (id: string) => void kept.delete(id),
  };
}
