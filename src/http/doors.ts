// The two doors for machines: Teams' activities and Alertmanager's webhook. Both read the body unparsed.
import type { FastifyInstance, FastifyRequest } from 'fastify';

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

export async function doors(server: FastifyInstance, handlers: { teams: DoorHandler; alertmanager: DoorHandler }) {
  await server.register(async (machines) => {
    machines.removeAllContentTypeParsers();
    machines.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const [path, handler] of [
      ['/api/messages', handlers.teams],
      ['/api/intake/alertmanager', handlers.alertmanager],
    ] as const) {
      machines.post(path, async (request, reply) => {
        const { status, body } = await handler(doorRequest(request));
        return reply.status(status).send(body);
      });
    }
  });
}

function doorRequest(request: FastifyRequest): DoorRequest {
  return {
    authorization: request.headers.authorization,
    contentType: request.headers['content-type'],
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    remoteAddress: request.socket.remoteAddress,
  };
}
