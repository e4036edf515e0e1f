// Routes of the reachability audit: the numbers, by name for those who plan, a check on demand, and the export.
import type { FastifyInstance } from 'fastify';
import { audits } from '../domain/audit.ts';
import type { BcDomain } from '../domain/bc-domain.ts';
import { mayPlan, maySeeReachability } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  checkRequest,
  type ReachabilityDomains,
  type ReachabilityPerson,
  type ReachabilityView,
  reachabilityQuery,
} from './contract-reachability.ts';
import { cell } from './journal-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

export function reachabilityRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/reachability/domains',
    signedIn(async ({ who, person }): Promise<ReachabilityDomains> => {
      const seen = (await deps.look.domains()).filter((domain) => maySeeReachability(who, domain));
      const homeFirst = seen.sort((a, b) => Number(b.id === person.domain) - Number(a.id === person.domain));
      return { domains: homeFirst.map(({ id, name }) => ({ id, name })) };
    }),
  );
  server.get(
    '/api/reachability',
    signedIn(async (by, request) => {
      const { domain } = checked(reachabilityQuery, request.query);
      return view(deps, await seenDomain(deps, by, domain), by);
    }),
  );
  server.post(
    '/api/reachability',
    signedIn(async (by, request, reply) => {
      const { id } = await seenDomain(deps, by, checked(checkRequest, request.body).domain);
      await deps.entry.execute(audits, id, { type: 'run' }, { person: by.person.id, via: 'tab' });
      return reply.status(202).send({});
    }),
  );
  server.get(
    '/api/reachability/export',
    signedIn(async (by, request, reply) => {
      const { domain } = checked(reachabilityQuery, request.query);
      const found = await seenDomain(deps, by, domain);
      const { newest } = await view(deps, found, by);
      if (!newest?.people) throw new Refusal('not-found');
      reply.type('text/csv; charset=utf-8');
      reply.header('content-disposition', 'attachment; filename="erreichbarkeit.csv"');
      return csvOf(newest.people, newest.at, by);
    }),
  );
}

/** The domain, or 404 – also for whoever may not see its numbers. */
async function seenDomain({ look }: HttpDeps, { who }: Visitor, id: string): Promise<BcDomain> {
  const found = await look.domain(id);
  if (!found || !maySeeReachability(who, found)) throw new Refusal('not-found');
  return found;
}

async function view(deps: HttpDeps, { id, name }: BcDomain, { who }: Visitor): Promise<ReachabilityView> {
  const { state } = await deps.entry.read(audits, id);
  const { newest, history, askedAt, nextAt } = state;
  const isPlanner = mayPlan(who, id);
  return {
    domain: { id, name },
    running: askedAt !== null,
    nextAt,
    newest: newest && { ...newest, people: isPlanner ? await named(deps, newest.people) : null },
    history: history.map(({ at, numbers: { people, inside, outside } }) => ({ at, people, inside, outside })),
    mayCheck: isPlanner,
    now: deps.env.now(),
  };
}

function named(
  { look }: HttpDeps,
  people: readonly Omit<ReachabilityPerson, 'name'>[],
): Promise<readonly ReachabilityPerson[]> {
  return Promise.all(people.map(async (each) => ({ ...each, name: (await look.person(each.person))?.name ?? '' })));
}

/** RFC 4180 with semicolons and a byte order mark, as Excel in Germany expects it. Carries no number of anybody. */
function csvOf(people: readonly ReachabilityPerson[], at: number, { texts }: Visitor): string {
  const words = texts.tab.reachability;
  const yesNo = (is: boolean) => (is ? words.yes : words.no);
  const rows = people.map(({ name, roles, wants, inside, outside }) => [
    name,
    roles.map((role) => texts.role[role]).join(', '),
    yesNo(inside),
    yesNo(outside),
    wants.map((want) => words.want[want].why).join(' '),
    wants.map((want) => words.want[want].todo).join(' '),
    new Date(at).toISOString(),
  ]);
  return `\uFEFF${[words.columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
