// Routes of evaluations: the list, one with its report, what is answered in it, and the report as a file.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../domain/model.ts';
import type { ReportContent, Review } from '../domain/review.ts';
import { maySeeReport, maySeeReview } from '../domain/review-rights.ts';
import { reviews } from '../domain/review-rules.ts';
import { maySeeFigures } from '../domain/roles.ts';
import type { Seen } from '../engine/seen-records.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import { checked } from './checked.ts';
import {
  evaluationRequest,
  feedbackRequest,
  type ReviewFull,
  reportRequest,
  reviewCommandRequest,
  reviewRequest,
  reviewsQuery,
  testRequest,
} from './contract-reviews.ts';
import { domainOf } from './exercises.ts';
import { reviewList, reviewPage } from './review-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** What is on paper: the report as it stands, and whether it was released. */
export interface ReviewPaper {
  readonly review: Review;
  readonly full: ReviewFull;
  readonly domain: string;
  readonly now: number;
}

/** What app.ts brings: the files are made by connectors, which this folder does not know. */
export interface ReviewFiles {
  reviewPdf(paper: ReviewPaper, texts: Texts): Promise<Buffer>;
  reviewWorkbook(paper: ReviewPaper, texts: Texts): Promise<Buffer>;
}

const anId = /^[A-Za-z0-9-]{1,40}\.[A-Za-z0-9_.-]{1,80}$/;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function reviewRoutes(server: FastifyInstance, deps: HttpDeps, files: ReviewFiles): void {
  const { entry, look, reviewing } = deps;
  server.get(
    '/api/reviews',
    signedIn(async (by, request) => {
      const { domain } = checked(reviewsQuery, request.query);
      const found = await look.domain(domain);
      if (!found || !maySeeFigures(by.who, found)) throw new Refusal('not-found');
      return reviewList(deps, by, domain);
    }),
  );
  server.post(
    '/api/reviews',
    signedIn(async (by, request, reply) => {
      const { incident } = checked(reviewRequest, request.body);
      if (!anId.test(incident)) throw new Refusal('not-found');
      try {
        await reviewing.begin(incident, byTab(by));
      } catch (error) {
        // Whoever may not evaluate it does not learn that it exists.
        if (error instanceof Refusal && error.code === 'not-allowed') throw new Refusal('not-found');
        throw error;
      }
      return reply.status(201).send({ id: incident });
    }),
  );
  server.get(
    '/api/reviews/:id',
    signedIn(async (by, request) => {
      const known = await seenReview(deps, request, by);
      return reviewPage(deps, by, known, await domainOf(deps, known.state.domain));
    }),
  );
  server.put(
    '/api/reviews/:id/content',
    signedIn(async (by, request) => {
      const { id } = await seenReview(deps, request, by);
      const { content, edits } = checked(reportRequest, request.body);
      const command = { type: 'write', content: content as ReportContent, edits } as const;
      return { revision: (await entry.execute(reviews, id, command, byTab(by))).state.edits };
    }),
  );
  server.post(
    '/api/reviews/:id/commands',
    signedIn(async (by, request, reply) => {
      const { id } = await seenReview(deps, request, by);
      await entry.execute(reviews, id, checked(reviewCommandRequest, request.body), byTab(by));
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/reviews/:id/feedback',
    signedIn(async (by, request, reply) => {
      const { id } = await seenReview(deps, request, by);
      await reviewing.answer(id, by.person.id, checked(feedbackRequest, request.body));
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/reviews/:id/evaluation',
    signedIn(async (by, request, reply) => {
      const { id } = await seenReview(deps, request, by);
      const form = checked(evaluationRequest, request.body);
      await entry.execute(reviews, id, { type: 'evaluate', form }, byTab(by));
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/reviews/:id/tests',
    signedIn(async (by, request, reply) => {
      const { id } = await seenReview(deps, request, by);
      await entry.execute(reviews, id, { type: 'test', ...checked(testRequest, request.body) }, byTab(by));
      return reply.status(204).send();
    }),
  );
  const paper = async (request: FastifyRequest, by: Visitor): Promise<ReviewPaper> => {
    const known = await seenReview(deps, request, by);
    if (!maySeeReport(by.who, known.state)) throw new Refusal('not-found');
    const domain = await domainOf(deps, known.state.domain);
    const { full } = await reviewPage(deps, by, known, domain);
    if (!full) throw new Refusal('not-found');
    return { review: known.state, full, domain: domain.name, now: deps.env.now() };
  };
  server.get(
    '/api/reviews/:id/report.pdf',
    signedIn(async (by, request, reply) => {
      const file = await paper(request, by);
      reply.header('content-disposition', `attachment; filename="bericht-${file.review.number}.pdf"`);
      return reply.type('application/pdf').send(await files.reviewPdf(file, by.texts));
    }),
  );
  server.get(
    '/api/reviews/:id/report.xlsx',
    signedIn(async (by, request, reply) => {
      const file = await paper(request, by);
      reply.header('content-disposition', `attachment; filename="bericht-${file.review.number}.xlsx"`);
      return reply.type(xlsx).send(await files.reviewWorkbook(file, by.texts));
    }),
  );
}

/** The evaluation of a request, or 404 – also for whoever has nothing to do with it. */
export async function seenReview({ entry }: HttpDeps, request: FastifyRequest, by: Visitor): Promise<Seen<Review>> {
  const { id = '' } = request.params as { id?: string };
  const state = anId.test(id) ? (await entry.read(reviews, id)).state : undefined;
  if (!state || !maySeeReview(by.who, state)) throw new Refusal('not-found');
  return { id, state };
}
