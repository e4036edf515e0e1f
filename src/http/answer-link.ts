// The page behind a link: no sign-in, no script, one person and one thing. Looking never answers, only the form does.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerLink, LinkPurpose } from '../domain/answer-link.ts';
import type { Person } from '../domain/people.ts';
import type { Links } from '../engine/links.ts';
import { Refusal } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import { errorPage, type LinkPage, linkPage } from './answer-link-page.ts';
import { languageOf } from './language.ts';
import { type Allowance, limiter } from './limits.ts';
import type { HttpDeps } from './visitor.ts';

/** What the form sent; unchecked, at most a few short values. */
export type LinkForm = Readonly<Record<string, string>>;

/** One kind of thing that is answered by a link. */
export interface LinkKind {
  /** What the page shows; null when the thing is gone or is not the person's any more. */
  page(link: AnswerLink, person: Person, texts: Texts): Promise<LinkPage | null>;
  /** Notes an answer. Throws Refusal. */
  answer(link: AnswerLink, person: Person, form: LinkForm): Promise<void>;
}
export type LinkKinds = Readonly<Partial<Record<LinkPurpose, LinkKind>>>;

/** Requests of one address: many people may share it, and a good code is never refused for others' wrong ones. */
const perPlace: Allowance = { burst: 600, perSecond: 10 };
/** Wrong codes of one address. */
const perGuesser: Allowance = { burst: 20, perSecond: 0.2 };
const bodyLimit = 2_048;

interface Opened {
  readonly link: AnswerLink;
  readonly person: Person;
  readonly kind: LinkKind;
  readonly page: LinkPage;
}

export async function answerLinkRoutes(
  server: FastifyInstance,
  { env, look }: Pick<HttpDeps, 'env' | 'look'>,
  links: Links,
  kinds: LinkKinds,
): Promise<void> {
  const places = limiter(env.now, perPlace);
  const guessers = limiter(env.now, perGuesser);

  /** Null when the code opens nothing. */
  async function open(code: string): Promise<Opened | null> {
    const link = await links.find(code);
    const person = link ? await look.person(link.person) : undefined;
    const kind = link ? kinds[link.purpose] : undefined;
    if (!link || !person || !kind) return null;
    const page = await kind.page(link, person, textsFor(person.language));
    return page ? { link, person, kind, page } : null;
  }

  async function shown(request: FastifyRequest, reply: FastifyReply, fault: Fault | null): Promise<FastifyReply> {
    const words = wordsOf(request);
    if (places.take(request.ip) > 0)
      return send(reply, 429, (nonce) => errorPage(words, words.channels.page.tooMany, nonce));
    const opened = await open(codeOf(request));
    if (opened) {
      const texts = textsFor(opened.person.language);
      const note = fault === null ? null : fault.text(texts);
      return send(reply, fault?.status ?? 200, (nonce) => linkPage(opened.page, texts, note, nonce));
    }
    const isGuessing = guessers.take(request.ip) > 0;
    env.log.info('link.unknown', { guessing: isGuessing });
    const { tooMany, wrong } = words.channels.page;
    return send(reply, isGuessing ? 429 : 404, (nonce) => errorPage(words, isGuessing ? tooMany : wrong, nonce));
  }

  async function answered(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const opened = places.take(request.ip) > 0 ? null : await open(codeOf(request));
    if (!opened) return shown(request, reply, null);
    try {
      await opened.kind.answer(opened.link, opened.person, formOf(request.body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return shown(request, reply, { status: 409, text: (texts) => texts.refused[error.code](error.detail) });
    }
    // Seen anew by a GET, so that loading the page again answers nothing.
    return reply.redirect(`/a/${encodeURIComponent(codeOf(request))}`, 303);
  }

  await server.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, body),
    );
    // Somebody with a telephone and no sign-in is to read a sentence, not JSON.
    pages.setErrorHandler((error, request, reply) => {
      const status = (error as { statusCode?: number }).statusCode ?? 503;
      const words = wordsOf(request);
      if (status >= 500)
        env.log.error('link.fault', { ref: request.id, error: error instanceof Error ? error.name : 'unknown' });
      const text = status < 500 ? words.channels.page.bad : words.channels.page.unavailable;
      return send(reply, status, (nonce) => errorPage(words, text, nonce));
    });
    pages.get('/a/:code', (request, reply) => shown(request, reply, null));
    pages.post('/a/:code', { bodyLimit }, answered);
  });
}

interface Fault {
  readonly status: number;
  readonly text: (texts: Texts) => string;
}

const codeOf = ({ params }: FastifyRequest) => (params as { code: string }).code;
const wordsOf = ({ headers }: FastifyRequest) => textsFor(languageOf(headers['accept-language']) ?? 'de');

function formOf(body: unknown): LinkForm {
  return Object.fromEntries(new URLSearchParams(typeof body === 'string' ? body : ''));
}

/** One answer with a policy of its own: no script at all, the one style by its nonce, the form only to here. */
function send(reply: FastifyReply, status: number, draw: (nonce: string) => string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return reply
    .status(status)
    .header('content-security-policy', policy.join('; '))
    .header('x-robots-tag', 'noindex, nofollow')
    .type('text/html; charset=utf-8')
    .send(draw(nonce));
}
