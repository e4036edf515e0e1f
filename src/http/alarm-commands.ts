// Routes that do something to an alarm: raise, answer, change, end.
import type { FastifyInstance } from 'fastify';
import type { AlarmCommand, Ending } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Actor } from '../domain/model.ts';
import { mayRaise } from '../domain/roles.ts';
import { realEvent } from '../engine/real-event.ts';
import { Refusal } from '../errors.ts';
import { seenAlarm } from './alarms.ts';
import { checked } from './checked.ts';
import { answerRequest, raiseRequest, reasonRequest, type StoppedView, updateRequest } from './contract.ts';
import { emptyRequest } from './contract-approval.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const endings: Readonly<Record<string, Ending>> = {
  correct: 'false-alarm',
  'all-clear': 'all-clear',
  abort: 'aborted',
};

export const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function alarmCommandRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.post(
    '/api/alarms',
    signedIn(async (by, request, reply) => {
      const { once, draft } = checked(raiseRequest, request.body);
      // First of all: nobody learns from the answer which domains there are.
      if (!mayRaise(by.who, draft.mode, draft.domain)) throw new Refusal('not-allowed');
      return reply.status(201).send(await deps.raise.raise(draft, byTab(by), once));
    }),
  );
  server.post(
    '/api/alarms/:id/answer',
    command(deps, (body, { person }) => {
      const { answer, eta } = checked(answerRequest, body);
      return { type: 'answer', person: person.id, delivery: '', n: 0, answer, eta, redrawn: false };
    }),
  );
  server.post(
    '/api/alarms/:id/update',
    command(deps, (body) => {
      const { reason, ...changes } = checked(updateRequest, body);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      return { type: 'update', reason, ...given };
    }),
  );
  server.post(
    '/api/alarms/:id/real-event',
    signedIn(async (by, request, reply) => {
      const { id } = await seenAlarm(deps, request, by);
      checked(emptyRequest, request.body ?? {});
      const stopped: StoppedView = await realEvent(deps, id, byTab(by), by.texts.realEvent.report);
      return reply.status(200).send(stopped);
    }),
  );
  for (const [path, ending] of Object.entries(endings)) {
    const toCommand = (body: unknown): AlarmCommand => ({ type: 'end', ending, ...checked(reasonRequest, body) });
    server.post(`/api/alarms/:id/${path}`, command(deps, toCommand));
  }
}

/** A route that gives one alarm one command. Whether it may be given is decided behind the one door. */
export function command(deps: HttpDeps, toCommand: (body: unknown, by: Visitor) => AlarmCommand) {
  return signedIn(async (by, request, reply) => {
    const { id } = await seenAlarm(deps, request, by);
    await deps.entry.execute(alarms, id, toCommand(request.body, by), byTab(by));
    return reply.status(204).send();
  });
}
