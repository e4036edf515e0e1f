// Routes that do something to an alarm: raise, answer, change, end.
import type { FastifyInstance } from 'fastify';
import type { Ending } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Actor } from '../domain/model.ts';
import { mayRaise } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import { seenAlarm } from './alarms.ts';
import { checked } from './checked.ts';
import { answerRequest, raiseRequest, reasonRequest, updateRequest } from './contract.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const endings: Readonly<Record<string, Ending>> = {
  correct: 'false-alarm',
  'all-clear': 'all-clear',
  abort: 'aborted',
};

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function alarmCommandRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { entry, raise } = deps;

  server.post(
    '/api/alarms',
    signedIn(async (by, request, reply) => {
      const { once, draft } = checked(raiseRequest, request.body);
      // First of all: nobody learns from the answer which domains there are.
      if (!mayRaise(by.who, draft.mode, draft.domain)) throw new Refusal('not-allowed');
      return reply.status(201).send(await raise.raise(draft, byTab(by), once));
    }),
  );
  server.post(
    '/api/alarms/:id/answer',
    signedIn(async (by, request, reply) => {
      const { id } = await seenAlarm(deps, request, by);
      const { answer, eta } = checked(answerRequest, request.body);
      const said = { person: by.person.id, delivery: '', n: 0, answer, eta, redrawn: false };
      await entry.execute(alarms, id, { type: 'answer', ...said }, byTab(by));
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/alarms/:id/update',
    signedIn(async (by, request, reply) => {
      const { id } = await seenAlarm(deps, request, by);
      const { reason, nextStep, level } = checked(updateRequest, request.body);
      const changes = { ...(nextStep === undefined ? {} : { nextStep }), ...(level === undefined ? {} : { level }) };
      await entry.execute(alarms, id, { type: 'update', reason, ...changes }, byTab(by));
      return reply.status(204).send();
    }),
  );
  for (const [path, ending] of Object.entries(endings)) {
    server.post(
      `/api/alarms/:id/${path}`,
      signedIn(async (by, request, reply) => {
        const { id } = await seenAlarm(deps, request, by);
        const { reason } = checked(reasonRequest, request.body);
        await entry.execute(alarms, id, { type: 'end', ending, reason }, byTab(by));
        return reply.status(204).send();
      }),
    );
  }
}
