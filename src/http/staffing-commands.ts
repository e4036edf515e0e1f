// Routes that fill the crisis team: appoint, do without, take over, take too, and what was said on the telephone.
import type { FastifyInstance } from 'fastify';
import { mayChange } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import { byTab, command } from './alarm-commands.ts';
import { seenAlarm } from './alarms.ts';
import { checked } from './checked.ts';
import { appointRequest, recordRequest, roleRequest, takeTooRequest, tryCallRequest } from './contract-staffing.ts';
import { type HttpDeps, signedIn } from './visitor.ts';

export function staffingCommandRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.post(
    '/api/alarms/:id/appoint',
    signedIn(async (by, request, reply) => {
      const { id, alarm } = await seenAlarm(deps, request, by);
      // First of all: nobody learns from the answer whom the register knows.
      if (!mayChange(by.who, alarm)) throw new Refusal('not-allowed');
      const { role, person } = checked(appointRequest, request.body);
      await deps.raise.appoint(id, role, person, byTab(by));
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/alarms/:id/waive',
    command(deps, (body) => ({ type: 'waive', ...checked(roleRequest, body) })),
  );
  server.post(
    '/api/alarms/:id/swap',
    command(deps, (body, { person }) => ({ type: 'swap', person: person.id, ...checked(roleRequest, body) })),
  );
  server.post(
    '/api/alarms/:id/take-too',
    command(deps, (body, { person }) => ({ type: 'take-too', person: person.id, ...checked(takeTooRequest, body) })),
  );
  server.post(
    '/api/alarms/:id/record',
    command(deps, (body) => {
      const said = checked(recordRequest, body);
      return { type: 'answer', ...said, delivery: '', n: 0, redrawn: false, recorded: true };
    }),
  );
  server.post(
    '/api/alarms/:id/try-call',
    command(deps, (body) => ({ type: 'try-call', ...checked(tryCallRequest, body) })),
  );
}
