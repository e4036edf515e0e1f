// The two doors for machines: Teams' activities and Alertmanager's webhook. Both read the body unparsed.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from './answer-error.ts';
import type { ErrorBody } from './contract.ts';

/** One request as a door needs it. */
export interface DoorRequest {
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  readonly remoteAddress: string | undefined;
}
export interface DoorAnswer {
  readonly status: number;
  readonly body?: unknown;
}
export type DoorHandler = (request: DoorRequest) => Promise<DoorAnswer>;

/**
 * Registers both. Neither is throttled when it lets somebody in: Teams comes from few addresses with many clicks,
 * and an alarm must not wait. Wrong secrets at the intake are counted like refused sign-ins.
 */
export async function doors(server: FastifyInstance, handlers: { teams: DoorHandler; alertmanager: DoorHandler }) {
  await server.register(async (machines) => {
    machines.removeAllContentTypeParsers();
    machines.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const options = { config: { ownLock: true } } as const;
    machines.post('/api/messages', options, async (request, reply) => {
      const { status, body } = await handlers.teams(doorRequest(request));
      return reply.status(status).send(body);
    });
    machines.post('/api/intake/alertmanager', options, async (request, reply) => {
      const { status, body } = await handlers.alertmanager(doorRequest(request));
      if (status === 401) server.countRefused(request);
      if (status >= 400) throw refusedBy(status, body);
      return reply.status(status).send(body);
    });
  });
}

/** A door's refusal as an error of ours, so that it gets its reference and its line in the log. */
function refusedBy(status: number, body: unknown): HttpError {
  const { code, text } = (body as ErrorBody).error;
  return new HttpError(status, code, { text });
}

function doorRequest(request: FastifyRequest): DoorRequest {
  return {
    authorization: request.headers.authorization,
    contentType: request.headers['content-type'],
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    remoteAddress: request.socket.remoteAddress,
  };
}
