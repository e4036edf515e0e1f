// Routes of findings: taken down in an evaluation, changed, dropped for a reason, and turned into a measure.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkFinding, type Finding, findingStatus, findings, measureWishOf } from '../domain/finding.ts';
import { isOf } from '../domain/partition.ts';
import type { Review } from '../domain/review.ts';
import { mayEditRegister, maySeeRegister } from '../domain/roles.ts';
import { dayOf } from '../domain/team.ts';
import type { MeasureWish, Measuring } from '../engine/measures.ts';
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
      const { once: wish, ...said } = checked(findingRequest, request.body);
      return reply.status(201).send({ id: await takenDown(deps, by, known, { ...said, wish }) });
    }),
  );
  server.put(
    '/api/findings/:id',
    signedIn(async (by, request) => {
      const { id, value } = await seenFinding(deps, request, by);
      const { revision, ...said } = checked(findingChange, request.body);
      if (value.measures.length > 0 && said.dropped !== '') throw new Refusal('finding-done');
      const changed = checkFinding({ ...value, ...said });
      return { revision: (await put(by, id, changed, revision)).revision };
    }),
  );
  server.post(
    '/api/findings/:id/measure',
    signedIn(async (by, request, reply) => {
      const { id, value } = await seenFinding(deps, request, by);
      if (findingStatus(value) === 'dropped') throw new Refusal('finding-done');
      if (value.measures.length > 0) return reply.status(201).send({ ids: value.measures });
      const wish = checked(findingMeasure, request.body);
      for (const { owner } of [wish.text, ...(wish.twin ? [wish.twin.text] : [])]) {
        if (!(await deps.look.person(owner))) throw new Refusal('measure-owner');
      }
      const ids = await measuresFor(value, wish, by);
      await link(id, { cause: wish.text.cause, ids }, by);
      return reply.status(201).send({ ids });
    }),
  );

  /** One finding has one measure, or one pair, however often it is sent; what a crash left half done is completed. */
  async function measuresFor(finding: Finding, wish: Wish, by: Visitor): Promise<readonly string[]> {
    const { id, domain, source: origin, number: reference } = finding;
    const made = (await findingsOf(deps, domain)).find((one) => one.id === id)?.measures ?? [];
    const [first] = made;
    if (!first) return measuring.create({ domain, ...wish, origin, reference }, byTab(by), measureWishOf(id));
    const lacksTwin = wish.twin !== null && made.length === 1 && first.endsWith('a');
    return lacksTwin ? [first, await measuring.twin(first, wish.twin, byTab(by))] : made;
  }

  /** Tries again on what somebody else put meanwhile: the measures are there. */
  async function link(id: string, { cause, ids }: { cause: string; ids: readonly string[] }, by: Visitor) {
    for (;;) {
      const { value, revision } = (await entry.read(findings, id)).state;
      if (!value) return;
      try {
        await put(by, id, { ...value, cause: cause || value.cause, measures: ids }, revision);
        return;
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
      }
    }
  }

  async function seenFinding({ entry: door }: HttpDeps, request: FastifyRequest, by: Visitor) {
    const { id = '' } = request.params as { id?: string };
    const { value } = anId.test(id) ? (await door.read(findings, id)).state : findings.empty;
    if (!value || !maySeeRegister(by.who, value.domain)) throw new Refusal('not-found');
    return { id, value };
  }

  async function put(by: Visitor, id: string, value: Finding, revision: number) {
    return (await entry.execute(findings, id, { type: 'put', value, revision }, byTab(by))).state;
  }
}

type Wish = Pick<MeasureWish, 'text' | 'dueOn' | 'twin'>;
type Said = Pick<Finding, 'kind' | 'text' | 'cause' | 'goal' | 'plans' | 'resources' | 'from'> & {
  readonly wish: string;
};

/**
 * Under the next free number of its evaluation. What was taken from an observation before is answered as it is; a draft that
 * is sent again is the same finding, in the words said last.
 */
async function takenDown(
  deps: HttpDeps,
  by: Visitor,
  { id: review, state }: Seen<Review>,
  said: Said,
): Promise<string> {
  const { domain, source, number: reference } = state;
  const put = async (value: Finding, revision: number) => {
    await deps.entry.execute(findings, value.id, { type: 'put', value: checkFinding(value), revision }, byTab(by));
    return value.id;
  };
  for (;;) {
    const own = (await findingsOf(deps, domain)).filter((one) => one.review === review);
    const known = own.find(({ wish, from }) => wish === said.wish || (said.from !== '' && from === said.from));
    try {
      if (known) {
        const { revision, ...value } = known;
        const isDraft = value.wish === said.wish && revision === 1 && findingStatus(value) === 'open';
        return isDraft ? await put({ ...value, ...said }, revision) : known.id;
      }
      const number = `${reference}-F${own.length + 1}`;
      const id = `${domain}.${number}`;
      if (!isOf(domain, id)) throw new Refusal('bad-shape');
      const foundOn = dayOf(deps.env.now());
      return await put(
        { id, domain, number, review, source, reference, ...said, measures: [], dropped: '', foundOn },
        0,
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
    }
  }
}
