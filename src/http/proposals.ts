// Routes of reports (Meldungen): list, take, raise with one click, dismiss.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { asked } from '../domain/alarm.ts';
import { type Proposal, proposals, takeWithinMinutes } from '../domain/proposal.ts';
import { mayRaise, maySeeProposal } from '../domain/roles.ts';
import { draftOf, raiseFromProposal } from '../engine/from-proposal.ts';
import { alarmedRoles } from '../engine/raise.ts';
import { Refusal } from '../errors.ts';
import { type ProposalList, type ProposalView, reasonRequest } from './contract.ts';
import { checked, type HttpDeps, type Visitor, visitor } from './server.ts';

const aProposal = z.string().check(z.regex(/^[A-Za-z0-9.-]{3,80}$/));
const listQuery = z.object({ status: z._default(z.enum(['open', 'raised', 'dismissed']), 'open') });
const most = 100;

export function proposalRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { env, entry, look } = deps;
  const nameOf = async (id: string) => (id === '' ? '' : ((await look.person(id))?.name ?? ''));

  async function view(id: string, state: Proposal, by: Visitor): Promise<ProposalView> {
    const domain = await look.domain(state.domain);
    const nextStep = domain ? by.texts.defaultNextStep(domain.room, domain.callIn.number) : '';
    const draft = domain ? draftOf(state, domain, nextStep) : null;
    const people = domain && draft ? asked({ roles: alarmedRoles(domain, draft.roles) }).length : 0;
    return {
      id,
      domain: { id: state.domain, name: domain?.name ?? state.domain },
      status: state.status === 'none' ? 'open' : state.status,
      firing: state.firing,
      what: state.what,
      where: state.where,
      level: state.level,
      nextStep,
      since: state.since,
      openedAt: state.openedAt,
      dueAt: state.openedAt + takeWithinMinutes * 60_000,
      overdue: state.overdue,
      owner: await nameOf(state.owner),
      takenBy: await nameOf(state.takenBy),
      reports: state.reports,
      alerts: state.alerts,
      resolvedAt: state.resolvedAt,
      facts: state.facts,
      alarm: state.alarm,
      reason: state.reason,
      mayRaise: mayRaise(by.who, 'real', state.domain),
      people,
    };
  }

  async function seen(request: FastifyRequest, by: Visitor): Promise<string> {
    const id = checked(aProposal, (request.params as { id?: string }).id);
    const { state } = await entry.read(proposals, id);
    if (state.status === 'none' || !maySeeProposal(by.who, state.domain)) throw new Refusal('not-found');
    return id;
  }

  server.get('/api/proposals', async (request): Promise<ProposalList> => {
    const by = await visitor(deps, request);
    const { status } = checked(listQuery, request.query);
    const { rows } = await env.store.list({ kind: 'proposal', status, limit: most });
    const mine = rows.filter((row) => maySeeProposal(by.who, row.scope));
    const read = async (id: string) => view(id, (await entry.read(proposals, id)).state, by);
    return { proposals: await Promise.all(mine.map((row) => read(row.address.id))) };
  });

  server.post('/api/proposals/:id/take', async (request, reply) => {
    const by = await visitor(deps, request);
    const id = await seen(request, by);
    await entry.execute(proposals, id, { type: 'take' }, { person: by.person.id, via: 'tab' });
    return reply.status(204).send();
  });

  server.post('/api/proposals/:id/dismiss', async (request, reply) => {
    const by = await visitor(deps, request);
    const id = await seen(request, by);
    const { reason } = checked(reasonRequest, request.body);
    await entry.execute(proposals, id, { type: 'dismiss', reason }, { person: by.person.id, via: 'tab' });
    return reply.status(204).send();
  });

  server.post('/api/proposals/:id/raise', async (request, reply) => {
    const by = await visitor(deps, request);
    const id = await seen(request, by);
    const actor = { person: by.person.id, via: 'tab' } as const;
    const raised = await raiseFromProposal(deps, id, actor, ({ room, callIn }) =>
      by.texts.defaultNextStep(room, callIn.number),
    );
    return reply.status(201).send(raised);
  });
}
