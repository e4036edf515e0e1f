// Routes of the maturity of a domain's BCMS: the newest assessment with what proves it, earlier ones, and a new one.
import type { FastifyInstance } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import { bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsOf } from '../domain/bcms-rules.ts';
import type { JournalLine } from '../domain/chain.ts';
import { checkMaturity, type Maturity, maturities } from '../domain/maturity.ts';
import { mayEditRegister } from '../domain/roles.ts';
import { dayOf } from '../domain/team.ts';
import type { KpiDesk } from '../engine/kpi-desk.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { domainQuery } from './contract-kpi.ts';
import { type MaturityView, maturityRequest } from './contract-maturity.ts';
import { nameOf, seenDomain } from './kpi.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const mostHistory = 12;

export function maturityRoutes(server: FastifyInstance, deps: HttpDeps, desk: KpiDesk): void {
  server.get(
    '/api/maturity',
    signedIn(async (by, request) =>
      maturityView(deps, desk, by, await seenDomain(deps, by, checked(domainQuery, request.query).domain)),
    ),
  );
  server.put(
    '/api/maturity',
    signedIn(async (by, request) => {
      const { domain, revision, steps } = checked(maturityRequest, request.body);
      const found = await seenDomain(deps, by, domain);
      if (!mayEditRegister(by.who, found.id)) throw new Refusal('not-found');
      const value: Maturity = { domain: found.id, assessedOn: dayOf(deps.env.now()), steps };
      checkMaturity(value, (await desk.set()).set.steps);
      const actor = { person: by.person.id, via: 'tab' } as const;
      await deps.entry.execute(maturities, found.id, { type: 'put', value, revision }, actor);
      return maturityView(deps, desk, by, found);
    }),
  );
}

/** Mean of the levels, one digit. */
const meanOf = ({ steps }: Maturity): number => {
  const levels = Object.values(steps).map(({ level }) => level);
  const sum = levels.reduce<number>((total, level) => total + level, 0);
  return levels.length === 0 ? 0 : Math.round((sum / levels.length) * 10) / 10;
};

export async function maturityView(
  deps: HttpDeps,
  desk: KpiDesk,
  { who, texts }: Visitor,
  domain: BcDomain,
): Promise<MaturityView> {
  const { value, revision } = (await deps.entry.read(maturities, domain.id)).state;
  const limits = bcmsOf(domain.id, (await deps.book.values(bcmsOfDomains, domain.id))[0]);
  const lines = await deps.env.store.journal({ kind: 'maturity', id: domain.id });
  const by = async (actor: JournalLine['by']) =>
    'person' in actor ? ((await deps.look.person(actor.person))?.name ?? '') : texts.system[actor.system];
  const earlier = lines.slice(0, -1).map(async (line) => {
    const assessed = line.entry.value as unknown as Maturity;
    return { day: assessed.assessedOn, by: await by(line.by), mean: meanOf(assessed) };
  });
  return {
    domain: nameOf(domain),
    mayEdit: mayEditRegister(who, domain.id),
    stage: limits.stage,
    catalogue: (await desk.set()).set.steps,
    revision,
    maturity: value ?? null,
    history: (await Promise.all(earlier)).slice(-mostHistory).reverse(),
  };
}
