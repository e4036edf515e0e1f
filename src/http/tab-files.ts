// Serves the built tab: static files as they are, the page itself with the nonce of this answer.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const placeholder = '__CSP_NONCE__';

/** `root` is the folder `dist/tab`. Without a build the page says which command is missing. */
export async function tabFiles(server: FastifyInstance, root: string): Promise<void> {
  const page = join(root, 'index.html');
  const html = existsSync(page) ? readFileSync(page, 'utf8') : null;

  function answer(reply: FastifyReply): FastifyReply {
    if (html === null) {
      return reply.status(503).type('text/plain; charset=utf-8').send('The tab is not built yet: npm run build');
    }
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll(placeholder, reply.cspNonce.style));
  }

  await server.register(files, { root: join(root, 'assets'), prefix: '/tab/assets/', immutable: true, maxAge: '1y' });
  server.get('/', (request, reply) => reply.redirect(`/tab/${new URL(request.url, 'http://host').search}`));
  server.get('/tab', (request, reply) => reply.redirect(`/tab/${new URL(request.url, 'http://host').search}`));
  server.get('/tab/', (_request, reply) => answer(reply));
}
