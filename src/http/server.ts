// The HTTP server: what is the same for every route – limits, headers, sign-in, errors in one shape.
import { randomBytes } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { inTrace, newTrace, readTraceparent } from '../engine/trace.ts';
import { answerError, HttpError, type Thrown } from './answer-error.ts';
import { close, openAsPage } from './headers.ts';
import { type CountRefused, type HttpDeps, lock } from './visitor.ts';

declare module 'fastify' {
  interface FastifyInstance {
    countRefused: CountRefused;
  }
  interface FastifyRequest {
    /** To which trace it belongs, 32 hex characters. */
    trace: string;
  }
  interface FastifyReply {
    /** Makes the answer the page of the tab; returns its nonce. */
    openAsPage(): string;
  }
}

/** Largest accepted body, bytes. */
const bodyLimit = 256 * 1024;
/** A body must have arrived within this time, milliseconds. */
const bodyWithin = 15_000;

/**
 * The server without routes. `ready()` it, then hand requests to `routing` or listen. `trustedProxies`: addresses and
 * ranges of proxies that say who asks (`X-Forwarded-For`); what anybody else says about that is not believed.
 */
export async function createServer(deps: HttpDeps, trustedProxies: readonly string[] = []): Promise<FastifyInstance> {
  const { admit, countRefused } = lock(deps);
  const server = fastify({
    bodyLimit,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: () => randomBytes(5).toString('hex'),
    // Ours answers in our shape, see below.
    return503OnClosing: false,
    // What reaches this is an address that cannot be read: nothing can stand there.
    frameworkErrors: (error, request, reply) => {
      close(reply);
      deps.env.log.info('http.unreadable', { ref: request.id, code: error.code });
      void answer(new HttpError(404, 'not-found'), request, reply);
    },
  });
  const answer = (error: Thrown, request: FastifyRequest, reply: FastifyReply) =>
    answerError(deps.env, error, request, reply);

  let stopping = false;
  server.addHook('preClose', async () => {
    stopping = true;
  });
  server.decorate('countRefused', countRefused);
  server.decorateRequest('visitor', null);
  server.decorateRequest('trace', '');
  server.decorateReply('openAsPage', function openThis(this: FastifyReply) {
    return openAsPage(this, deps.frameAncestors, deps.asked);
  });
  // Twice, because a body that was read comes from the connection, which knows no trace.
  server.addHook('onRequest', (request, _reply, done) => {
    request.trace = readTraceparent(request.headers.traceparent) ?? newTrace();
    inTrace(request.trace, done);
  });
  server.addHook('preHandler', (request, _reply, done) => inTrace(request.trace, done));
  server.addHook('onRequest', async (request, reply) => {
    close(reply);
    if (stopping) throw new HttpError(503, 'unavailable', { reason: 'stopping' });
    // Node keeps the first of two; a proxy that looks at the last would have judged another token than we.
    // Requests that come by no socket, as in a benchmark, have none of these.
    if ((request.raw.headersDistinct?.authorization?.length ?? 0) > 1) {
      throw new HttpError(400, 'bad-shape', { field: 'authorization' });
    }
    if (needsSignIn(request)) request.visitor = await admit(request);
    endSlowBody(deps, request);
  });
  server.setErrorHandler(answer);
  server.setNotFoundHandler((request, reply) => answer(new HttpError(404, 'not-found'), request, reply));
  return server;
}

/** Everything below /api, also what is not there; but for doors with locks of their own. */
function needsSignIn({ routeOptions, url }: FastifyRequest): boolean {
  return /^\/api(\/|$|\?)/.test(routeOptions.url ?? url) && !routeOptions.config?.ownLock;
}

/** Ends a connection whose body trickles in: whoever listens in front of us may wait for minutes. */
function endSlowBody({ env }: HttpDeps, { raw }: FastifyRequest): void {
  if (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined) return;
  const arrived = new AbortController();
  for (const event of ['end', 'close', 'error'] as const) raw.once(event, () => arrived.abort());
  void env.pause(bodyWithin, arrived.signal).then(() => {
    if (!raw.complete) raw.destroy();
  });
}
