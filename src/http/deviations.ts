// Routes of the register of deviations from the guideline (BCLL 4.2).
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { BcDomain } from '../domain/bc-domain.ts';
import type { JournalLine } from '../domain/chain.ts';
import { type Deviation, deviations } from '../domain/deviation.ts';
import { checkDeviation, wantsOf } from '../domain/deviation-rules.ts';
import { mayEditRegister } from '../domain/roles.ts';
import { dayOf } from '../domain/team.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { domainQuery } from './contract-kpi.ts';
import {
  type DeviationHistory,
  type DeviationRow,
  type DeviationsView,
  deviationRequest,
} from './contract-maturity.ts';
import { nameOf, seenDomain } from './kpi.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const historyQuery = z.object({ domain: z.string(), id: z.string().check(z.maxLength(110)) });

export function deviationRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/deviations',
    signedIn(async (by, request) =>
      deviationsView(deps, by, await seenDomain(deps, by, checked(domainQuery, request.query).domain)),
    ),
  );
  server.get(
    '/api/deviations/history',
    signedIn(async (by, request) => {
      const { domain, id } = checked(historyQuery, request.query);
      const found = await seenDomain(deps, by, domain);
      if (!id.startsWith(`${found.id}.`)) throw new Refusal('not-found');
      return historyOf(deps, by, id);
    }),
  );
  server.put(
    '/api/deviations',
    signedIn(async (by, request) => {
      const { id, revision, ...draft } = checked(deviationRequest, request.body);
      const domain = await seenDomain(deps, by, draft.domain);
      if (!mayEditRegister(by.who, domain.id)) throw new Refusal('not-found');
      const value = { ...draft, id: id === '' ? `${domain.id}.a-${deps.env.newId().slice(0, 8)}` : id };
      checkDeviation(value, domain.management ?? [], dayOf(deps.env.now()));
      const actor = { person: by.person.id, via: 'tab' } as const;
      await deps.entry.execute(deviations, value.id, { type: 'put', value, revision }, actor);
      return deviationsView(deps, by, domain);
    }),
  );
}

export async function deviationsView(deps: HttpDeps, { who }: Visitor, domain: BcDomain): Promise<DeviationsView> {
  const today = dayOf(deps.env.now());
  const name = async (id: string) => (await deps.look.person(id))?.name ?? '';
  const all = await deps.book.all(deviations, domain.id);
  const rows = all.map(async ({ state: { value, revision } }): Promise<DeviationRow | null> => {
    if (!value) return null;
    const acceptedBy = value.riskAcceptedBy === null ? '' : await name(value.riskAcceptedBy);
    return { ...value, revision, wants: wantsOf(value, today), acceptedBy };
  });
  const management = (domain.management ?? []).map(async (id) => ({ id, name: await name(id) }));
  return {
    domain: nameOf(domain),
    mayEdit: mayEditRegister(who, domain.id),
    rows: (await Promise.all(rows)).filter((row) => row !== null),
    management: await Promise.all(management),
    today,
  };
}

async function historyOf({ env, look }: HttpDeps, { texts }: Visitor, id: string): Promise<DeviationHistory> {
  const lines = await env.store.journal({ kind: 'deviation', id });
  const by = async (actor: JournalLine['by']) =>
    'person' in actor ? ((await look.person(actor.person))?.name ?? '') : texts.system[actor.system];
  const told = lines.map(async (line) => ({
    at: line.occurredAt,
    by: await by(line.by),
    value: line.entry.value as unknown as Deviation,
  }));
  return { lines: (await Promise.all(told)).reverse() };
}
