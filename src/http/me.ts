// Who I am and what I may do; and the registers that exist so far, read by those who may.
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { Person } from '../domain/people.ts';
import { people } from '../domain/people.ts';
import { processes } from '../domain/process.ts';
import { holds, mayRaise, maySeeOperation, maySeeRegister } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import type { DomainName, Me } from './contract.ts';
import { checked, type HttpDeps, visitor } from './server.ts';

const page = z.object({ domain: z.string(), after: z.optional(z.string().check(z.maxLength(120))) });
const pageSize = 50;

export function meRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { env, entry, look } = deps;

  server.get('/api/me', async (request): Promise<Me> => {
    const { person, who } = await visitor(deps, request);
    const names = (await look.domains()).map(({ id, name }): DomainName => ({ id, name }));
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
      seesProposals: ordered.some((domain) => maySeeRegister(who, domain.id)),
      seesOperation: maySeeOperation(who),
      oversight: ordered.some((domain) => holds(who, 'oversight', domain.id)),
    };
  });

  server.get('/api/people', async (request) => {
    const { who } = await visitor(deps, request);
    const { domain, after } = checked(page, request.query);
    if (!maySeeRegister(who, domain)) throw new Refusal('not-found');
    const found = await env.store.list({ kind: 'person', scope: domain, limit: pageSize, ...(after ? { after } : {}) });
    const read = await Promise.all(found.rows.map((row) => entry.read(people, row.address.id)));
    const shown = read.map(({ state }) => state.value).filter((value): value is Person => value !== undefined);
    return { people: shown.map(({ id, name, jobTitle }) => ({ id, name, jobTitle })), next: found.next };
  });

  server.get('/api/roles', async (request) => {
    const { who } = await visitor(deps, request);
    const { domain } = checked(page, request.query);
    const found = maySeeRegister(who, domain) ? await look.domain(domain) : undefined;
    if (!found) throw new Refusal('not-found');
    return { roles: found.roles };
  });

  server.get('/api/processes', async (request) => {
    const { who } = await visitor(deps, request);
    const { domain, after } = checked(page, request.query);
    if (!maySeeRegister(who, domain)) throw new Refusal('not-found');
    const found = await env.store.list({
      kind: 'process',
      scope: domain,
      limit: pageSize,
      ...(after ? { after } : {}),
    });
    const read = await Promise.all(found.rows.map((row) => entry.read(processes, row.address.id)));
    return { processes: read.map(({ state }) => state.value), next: found.next };
  });
}
