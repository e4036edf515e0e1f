// Serves the built tab: static files as they are, the page itself with the nonce of this answer.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from './answer-error.ts';

/** Only under its own address, where it has one: whoever may not reach that one from outside shall not reach this. */
export function isHere({ host }: Pick<FastifyRequest, 'host'>, url: string): boolean {
  return new URL(url).host === host;
}

const placeholder = '__CSP_NONCE__';

/**
 * `root` is the folder `dist/tab`, absolute. Without a build the page says which command is missing. `entrance`: origin of
 * the emergency entrance, '' when there is none.
 */
export async function tabFiles(server: FastifyInstance, root: string, entrance = ''): Promise<void> {
  const page = join(root, 'index.html');
  const html = existsSync(page) ? readFileSync(page, 'utf8') : null;

  server.get('/', toTab);
  server.get('/tab', toTab);
  const show = (reply: FastifyReply) => {
    if (html !== null) {
      const shown = html.replaceAll(placeholder, reply.openAsPage());
      return reply.type('text/html; charset=utf-8').send(shown);
    }
    const missing = 'Die Seite ist noch nicht gebaut. Bitte zuerst: npm run build';
    return reply.status(503).type('text/plain; charset=utf-8').send(missing);
  };
  server.get('/tab/', (_request, reply) => show(reply));
  if (entrance !== '') {
    server.get('/notfall', (request, reply) => {
      if (!isHere(request, entrance)) throw new HttpError(404, 'not-found');
      return show(reply);
    });
  }
  if (html === null) return;
  // Their names carry a hash of what is in them, so they may be kept for ever.
  await server.register(files, { root: join(root, 'assets'), prefix: '/tab/assets/', immutable: true, maxAge: '1y' });
}

/** The query is kept: deep links say there which page is meant. */
function toTab(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const query = request.url.indexOf('?');
  return reply.redirect(`/tab/${query < 0 ? '' : request.url.slice(query)}`);
}
