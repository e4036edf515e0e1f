// The two doors of the gateways: answers by short message and by key. Signed over the raw body, so it is read unparsed.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from './answer-error.ts';
import type { ErrorBody } from './contract.ts';
import type { DoorAnswer } from './doors.ts';

/** What the signature is checked on. */
interface Report {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
}
type Handler = (report: Report) => Promise<DoorAnswer>;

/** Reports are small; whoever sends more is no gateway. */
const bodyLimit = 16 * 1024;

/** A way that is not set up has no door. Wrong signatures are counted like refused sign-ins. */
export async function callbackDoors(
  server: FastifyInstance,
  handlers: { readonly sms?: Handler; readonly voice?: Handler },
): Promise<void> {
  await server.register(async (machines) => {
    machines.removeAllContentTypeParsers();
    machines.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    for (const [way, handler] of Object.entries(handlers)) {
      machines.post(`/api/callback/${way}`, { config: { ownLock: true }, bodyLimit }, async (request, reply) => {
        const { status, body } = await handler(reportOf(request));
        if (status === 401) server.countRefused(request);
        if (status >= 400) throw refusedBy(status, body);
        return reply.status(status).send(body);
      });
    }
  });
}

function reportOf({ headers, body }: FastifyRequest): Report {
  const one = (name: string) => [headers[name]].flat()[0];
  return {
    timestamp: one('x-bcm-timestamp'),
    signature: one('x-bcm-signature'),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}

function refusedBy(status: number, body: unknown): HttpError {
  const { code, text } = (body as ErrorBody).error;
  return new HttpError(status, code, { text });
}
