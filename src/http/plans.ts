// Routes of plans: the list, one plan, its draft, and what may be done with it.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../domain/model.ts';
import type { Plan, PlanContent } from '../domain/plan.ts';
import { maySeePlan } from '../domain/plan-rights.ts';
import { plans } from '../domain/plan-rules.ts';
import type { PlanCommand } from '../domain/plan-words.ts';
import { mayEditRegister, maySeeRegister } from '../domain/roles.ts';
import { namedRecords, type Seen, seenPlans } from '../engine/seen-records.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  type PlanCommandRequest,
  type PlanList,
  type PlanOptions,
  planCommandRequest,
  planDraftRequest,
  planRequest,
} from './contract-plans.ts';
import { namesOfPeople, planPage, rowsOf } from './plan-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const anId = /^[A-Za-z0-9-]{1,40}\.[A-Za-z0-9_-]{1,80}$/;
const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function planRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { entry, look } = deps;
  server.get(
    '/api/plans',
    signedIn(async (by): Promise<PlanList> => {
      return { plans: await rowsOf(deps, by, await seenPlans(deps, by.person)) };
    }),
  );
  server.get(
    '/api/plan-options/:domain',
    signedIn(async (by, request) => options(deps, by, request)),
  );
  server.post(
    '/api/plans',
    signedIn(async (by, request, reply) => {
      const { once, domain, content } = checked(planRequest, request.body);
      if (!(await look.domain(domain)) || !mayEditRegister(by.who, domain)) throw new Refusal('not-found');
      await checkOwner(deps, content.owner);
      // The wish names the plan: sent again, it writes no second one.
      const id = `${domain}.p-${once.toLowerCase()}`;
      await entry.execute(plans, id, { type: 'write', domain, content: content as PlanContent }, byTab(by));
      return reply.status(201).send({ id });
    }),
  );
  server.get(
    '/api/plans/:id',
    signedIn(async (by, request) => planPage(deps, by, await seenPlan(deps, request, by))),
  );
  server.put(
    '/api/plans/:id/draft',
    signedIn(async (by, request, reply) => {
      const { id, state: plan } = await seenPlan(deps, request, by);
      const { content, edits } = checked(planDraftRequest, request.body);
      if (content.owner !== plan.draft?.owner) await checkOwner(deps, content.owner);
      const command = { type: 'write', domain: plan.domain, content: content as PlanContent, edits } as const;
      await entry.execute(plans, id, command, byTab(by));
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/plans/:id/commands',
    signedIn(async (by, request, reply) => {
      const known = await seenPlan(deps, request, by);
      const command = await commandOf(deps, known, checked(planCommandRequest, request.body));
      await entry.execute(plans, known.id, command, byTab(by));
      return reply.status(204).send();
    }),
  );
}

/** The plan of a request, or 404 – also for whoever may not see it, so that nobody learns that it exists. */
async function seenPlan({ entry }: HttpDeps, request: FastifyRequest, by: Visitor): Promise<Seen<Plan>> {
  const { id = '' } = request.params as { id?: string };
  const plan = anId.test(id) ? (await entry.read(plans, id)).state : undefined;
  if (!plan || plan.status === 'none' || !maySeePlan(by.who, plan)) throw new Refusal('not-found');
  return { id, state: plan };
}

/** What the rules need and the request does not bring: who may release, and whether the new owner is anybody. */
async function commandOf(
  deps: HttpDeps,
  { state: plan }: Seen<Plan>,
  request: PlanCommandRequest,
): Promise<PlanCommand> {
  switch (request.type) {
    case 'submit':
      return { ...request, management: (await deps.look.domain(plan.domain))?.management ?? [] };
    case 'assign':
      await checkOwner(deps, request.owner);
      return request;
    case 'correct':
      if (request.content.owner !== plan.released?.content.owner) await checkOwner(deps, request.content.owner);
      return { ...request, content: request.content as PlanContent };
    default:
      return request;
  }
}

/** Somebody named must be somebody; nobody is allowed, and named as missing before the release. */
async function checkOwner({ look }: HttpDeps, owner: string): Promise<void> {
  if (owner !== '' && !(await look.person(owner))) throw new Refusal('plan-owner');
}

async function options(deps: HttpDeps, by: Visitor, request: FastifyRequest): Promise<PlanOptions> {
  const { domain = '' } = request.params as { domain?: string };
  const found = await deps.look.domain(domain);
  const seen = await seenPlans(deps, by.person);
  const own = seen.filter(({ state }) => state.domain === domain);
  // The owner of one plan writes in it, too, and has to see what it can be about.
  if (!found || (!maySeeRegister(by.who, domain) && own.length === 0)) throw new Refusal('not-found');
  const management = await namesOfPeople(deps, found.management ?? []);
  const rows = await rowsOf(deps, by, own);
  return {
    ...(await namedRecords(deps, domain)),
    plans: rows.map(({ id, title }) => ({ id, name: title })),
    management: [...management].map(([id, name]) => ({ id, name })),
  };
}
