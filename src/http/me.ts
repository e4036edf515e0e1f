// Who I am and what I may do; and the registers that exist so far, read by those who may.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { CaseKind, Model } from '../domain/model.ts';
import { people } from '../domain/people.ts';
import { processes } from '../domain/process.ts';
import type { Put, Register, WasPut } from '../domain/register.ts';
import {
  domainsOf,
  holds,
  mayCallJoint,
  mayRaise,
  maySeeFigures,
  maySeeOperation,
  maySeeProposal,
  maySeeReachability,
  maySeeRegister,
} from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import type { DomainName, Me } from './contract.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const page = z.object({ domain: z.string(), after: z.optional(z.string().check(z.maxLength(120))) });
const pageSize = 50;

export function meRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/me',
    signedIn((by) => me(deps, by)),
  );
  server.get(
    '/api/people',
    signedIn(async (by, request) => {
      const { values, next } = await registerPage(deps, people, by, request);
      return { people: values.map(({ id, name, jobTitle }) => ({ id, name, jobTitle })), next };
    }),
  );
  server.get(
    '/api/roles',
    signedIn(async (by, request) => {
      const { domain } = checked(page, request.query);
      const found = maySeeRegister(by.who, domain) ? await deps.look.domain(domain) : undefined;
      if (!found) throw new Refusal('not-found');
      return { roles: found.roles };
    }),
  );
  server.get(
    '/api/processes',
    signedIn(async (by, request) => {
      const { values, next } = await registerPage(deps, processes, by, request);
      return { processes: values, next };
    }),
  );
}

async function me({ env, look }: HttpDeps, { person, who, emergency }: Visitor): Promise<Me> {
  const domains = await look.domains();
  const names = domains.map(({ id, name }): DomainName => ({ id, name }));
  // The home domain first: it is the one meant at 3 a.m.
  const ordered = names.sort((a, b) => Number(b.id === person.domain) - Number(a.id === person.domain));
  return {
    id: person.id,
    name: person.name,
    language: person.language,
    domain: ordered.find((domain) => domain.id === person.domain) ?? { id: person.domain, name: person.domain },
    grants: person.grants,
    raiseReal: ordered.filter((domain) => mayRaise(who, 'real', domain.id)),
    raiseExercise: ordered.filter((domain) => mayRaise(who, 'exercise', domain.id)),
    seesProposals: ordered.some((domain) => maySeeProposal(who, domain.id)),
    emergency,
    seesOperation: maySeeOperation(who),
    raisesJoint: mayCallJoint(who),
    seesReachability: domains.some((domain) => maySeeReachability(who, domain)),
    figures: ordered.filter(({ id }) => domains.some((one) => one.id === id && maySeeFigures(who, one))),
    start: await startFor(env, who),
    oversight: ordered.some((domain) => holds(who, 'oversight', domain.id)),
  };
}

/** Coordinators begin with what is to be done, unless an alarm is open in a domain of theirs: it always comes first. */
async function startFor({ store }: HttpDeps['env'], who: Visitor['who']): Promise<Me['start']> {
  const own = domainsOf(who, ['coordinator']);
  if (own.length === 0) return 'situation';
  const open = own.map((scope) =>
    store.list({ kind: 'alarm', status: 'open', limit: 1, ...(scope === '*' ? {} : { scope }) }),
  );
  return (await Promise.all(open)).some(({ rows }) => rows.length > 0) ? 'situation' : 'week';
}

/** One page of a register of one domain; 404 for a domain that is unknown or not the visitor's. */
async function registerPage<Value>(
  { env, entry, look }: HttpDeps,
  model: Model<Register<Value>, Put<Value>, WasPut> & { readonly name: CaseKind },
  { who }: Visitor,
  request: FastifyRequest,
): Promise<{ values: readonly Value[]; next: string | null }> {
  const { domain, after } = checked(page, request.query);
  if (!maySeeRegister(who, domain) || !(await look.domain(domain))) throw new Refusal('not-found');
  const from = after === undefined ? {} : { after };
  const { rows, next } = await env.store.list({ kind: model.name, scope: domain, limit: pageSize, ...from });
  const read = await Promise.all(rows.map(({ address }) => entry.read(model, address.id)));
  return { values: read.map(({ state }) => state.value).filter((value) => value !== undefined), next };
}
