// Routes of reports (Meldungen): list, take, raise with one click, dismiss.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Actor } from '../domain/model.ts';
import { deadline, type Proposal, proposals } from '../domain/proposal.ts';
import { takeWithinMinutes } from '../domain/proposal-messages.ts';
import { mayDecide, mayRaise, maySeeProposal } from '../domain/roles.ts';
import { askedAtOnce } from '../domain/staffing.ts';
import { draftOf, raiseFromProposal } from '../engine/from-proposal.ts';
import { alarmedRoles } from '../engine/raise.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { type ProposalList, type ProposalSaid, type ProposalView, reasonRequest } from './contract.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

type Status = ProposalView['status'];
const listQuery = z.object({ status: z._default(z.enum(['open', 'raised', 'dismissed']), 'open') });
/** So many are shown; whoever has more open has another problem. */
const mostShown = 100;
const readAtOnce = 200;
/** So many of those asked together are named. */
const mostNames = 5;

const raiseRequest = z.strictObject({ mode: z.optional(z.literal('real')) });
const anId = /^[A-Za-z0-9.-]{3,80}$/;

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function proposalRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { entry } = deps;
  server.get(
    '/api/proposals',
    signedIn((by, request) => list(deps, by, checked(listQuery, request.query).status)),
  );
  server.post(
    '/api/proposals/:id/take',
    signedIn(async (by, request, reply) => {
      const id = await seen(deps, request, by);
      await entry.execute(proposals, id, { type: 'take' }, byTab(by));
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/proposals/:id/dismiss',
    signedIn(async (by, request, reply) => {
      const id = await seen(deps, request, by);
      const { reason } = checked(reasonRequest, request.body);
      await entry.execute(proposals, id, { type: 'dismiss', reason }, byTab(by));
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/proposals/:id/raise',
    signedIn(async (by, request, reply) => {
      const id = await seen(deps, request, by);
      // A report of something real is never closed by an exercise: whoever wishes for one is refused.
      checked(raiseRequest, request.body ?? {});
      const raised = await raiseFromProposal(deps, id, byTab(by), by.texts.proposalStep);
      return reply.status(201).send(raised);
    }),
  );
}

/** The report of a request, or 404 – also for whoever may not see it. */
async function seen({ entry }: HttpDeps, request: FastifyRequest, by: Visitor): Promise<string> {
  const { id = '' } = request.params as { id?: string };
  if (!anId.test(id)) throw new Refusal('not-found');
  const { state } = await entry.read(proposals, id);
  if (state.status === 'none' || !mayDecide(by.who, state)) throw new Refusal('not-found');
  return id;
}

/** The newest reports the visitor may see; reads on past those of other domains. */
async function list(deps: HttpDeps, by: Visitor, status: Status): Promise<ProposalList> {
  const { env, entry } = deps;
  const shown: string[] = [];
  let next: string | null = null;
  do {
    const from: { after?: string } = next === null ? {} : { after: next };
    const found = await env.store.list({ kind: 'proposal', status, limit: readAtOnce, ...from });
    for (const { address, scope } of found.rows) if (maySeeProposal(by.who, scope)) shown.push(address.id);
    next = found.next;
  } while (next !== null && shown.length < mostShown);
  const read = async (id: string) => view(deps, id, (await entry.read(proposals, id)).state, by);
  return { proposals: await Promise.all(shown.slice(0, mostShown).map(read)) };
}

async function saidView(
  { statement, callback, status }: Proposal,
  nameOf: (person: string) => Promise<string>,
): Promise<ProposalSaid | null> {
  if (!statement) return null;
  return { ...statement, reporter: await nameOf(statement.reporter), callback: status === 'open' ? callback : '' };
}

/** Whom the report goes to next, and when. */
function nextStep(state: Proposal): ProposalView['next'] {
  const next = state.steps[state.passes + 1];
  if (!next || state.status !== 'open' || state.takenBy !== '') return null;
  return { stage: next.stage, at: deadline(state) };
}

async function view({ look, env }: HttpDeps, id: string, state: Proposal, by: Visitor): Promise<ProposalView> {
  const nameOf = async (person: string) => (person === '' ? '' : ((await look.person(person))?.name ?? ''));
  const domain = await look.domain(state.domain);
  const draft = domain ? draftOf(state, domain, by.texts.proposalStep(domain)) : null;
  const roles = draft?.roles ?? [];
  const { firing, what, where, level, since, openedAt, overdue, reports, alerts, resolvedAt, facts, alarm, reason } =
    state;
  return {
    id,
    domain: { id: state.domain, name: domain?.name ?? state.domain },
    status: state.status === 'none' ? 'open' : state.status,
    firing,
    what,
    where,
    level,
    nextStep: draft?.nextStep ?? '',
    since,
    openedAt,
    overdue,
    reports,
    alerts,
    resolvedAt,
    facts,
    alarm,
    reason,
    dueAt: state.openedAt + takeWithinMinutes * 60_000,
    owner: await nameOf(state.owner),
    takenBy: await nameOf(state.takenBy),
    mayRaise: mayRaise(by.who, 'real', state.domain),
    people: domain ? askedAtOnce({ roles: alarmedRoles(domain, roles, env.now()) }).length : 0,
    channels: domain?.channel ? 1 : 0,
    said: await saidView(state, nameOf),
    asked: await Promise.all(
      state.asked.map(async ({ stage, people, at }) => ({
        stage,
        at,
        names: await Promise.all(people.slice(0, mostNames).map(nameOf)),
      })),
    ),
    next: nextStep(state),
  };
}
