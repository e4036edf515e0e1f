// Routes of findings: taken down in an evaluation, changed, dropped for a reason, and turned into a measure.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkFinding, type Finding, findingStatus, findings } from '../domain/finding.ts';
import { isOf } from '../domain/partition.ts';
import type { Review } from '../domain/review.ts';
import { mayEditRegister, maySeeRegister } from '../domain/roles.ts';
import { dayOf } from '../domain/team.ts';
import type { Measuring } from '../engine/measures.ts';
import type { Seen } from '../engine/seen-records.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { findingChange, findingMeasure, findingRequest } from './contract-reviews.ts';
import { findingsOf } from './review-view.ts';
import { byTab, seenReview } from './reviews.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const anId = /^[A-Za-z0-9-]{1,40}\.[A-Za-z0-9_.-]{1,80}$/;

export function findingRoutes(server: FastifyInstance, deps: HttpDeps, measuring: Measuring): void {
  const { entry } = deps;
  server.post(
    '/api/reviews/:id/findings',
    signedIn(async (by, request, reply) => {
      const known = await seenReview(deps, request, by);
      if (!mayEditRegister(by.who, known.state.domain)) throw new Refusal('not-found');
      const { once: _once, ...said } = checked(findingRequest, request.body);
      return reply.status(201).send({ id: await takenDown(deps, by, known, said) });
    }),
  );
  server.put(
    '/api/findings/:id',
    signedIn(async (by, request) => {
      const { id, value } = await seenFinding(deps, request, by);
      const { revision, ...said } = checked(findingChange, request.body);
      if (value.measures.length > 0 && said.dropped !== '') throw new Refusal('finding-done');
      const changed = checkFinding({ ...value, ...said });
      return { revision: (await put(deps, by, id, changed, revision)).revision };
    }),
  );
  server.post(
    '/api/findings/:id/measure',
    signedIn(async (by, request, reply) => {
      const { id, value, revision } = await seenFinding(deps, request, by);
      if (findingStatus(value) === 'dropped') throw new Refusal('finding-done');
      if (value.measures.length > 0) return reply.status(201).send({ ids: value.measures });
      const { text, dueOn, twin } = checked(findingMeasure, request.body);
      for (const { owner } of [text, ...(twin ? [twin.text] : [])]) {
        if (!(await deps.look.person(owner))) throw new Refusal('measure-owner');
      }
      const wish = { domain: value.domain, text, dueOn, twin, origin: value.source, reference: value.number };
      // One finding has one measure, or one pair, however often it is sent.
      const ids = await measuring.create(wish, byTab(by), `finding-${id}`);
      await put(deps, by, id, { ...value, cause: text.cause || value.cause, measures: ids }, revision);
      return reply.status(201).send({ ids });
    }),
  );

  async function seenFinding({ entry: door }: HttpDeps, request: FastifyRequest, by: Visitor) {
    const { id = '' } = request.params as { id?: string };
    const { value, revision } = anId.test(id) ? (await door.read(findings, id)).state : findings.empty;
    if (!value || !maySeeRegister(by.who, value.domain)) throw new Refusal('not-found');
    return { id, value, revision };
  }

  async function put(_deps: HttpDeps, by: Visitor, id: string, value: Finding, revision: number) {
    return (await entry.execute(findings, id, { type: 'put', value, revision }, byTab(by))).state;
  }
}

type Said = Pick<Finding, 'kind' | 'text' | 'cause' | 'goal' | 'plans' | 'resources' | 'from'>;

/** Under the next free number of its evaluation; what was taken from an observation before is answered as it is. */
async function takenDown(
  deps: HttpDeps,
  by: Visitor,
  { id: review, state }: Seen<Review>,
  said: Said,
): Promise<string> {
  const { domain, source, number: reference } = state;
  for (;;) {
    const own = (await findingsOf(deps, domain)).filter((one) => one.review === review);
    const known = said.from === '' ? undefined : own.find(({ from }) => from === said.from);
    if (known) return known.id;
    const number = `${reference}-F${own.length + 1}`;
    const id = `${domain}.${number}`;
    if (!isOf(domain, id)) throw new Refusal('bad-shape');
    const foundOn = dayOf(deps.env.now());
    const fresh = { id, domain, number, review, source, reference, ...said, measures: [], dropped: '', foundOn };
    try {
      await deps.entry.execute(findings, id, { type: 'put', value: checkFinding(fresh), revision: 0 }, byTab(by));
      return id;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
    }
  }
}
