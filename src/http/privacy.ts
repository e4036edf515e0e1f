// Routes of data protection: what the rules would delete, and legal holds. Numbers only; for those who run the system.
import type { FastifyInstance } from 'fastify';
import { type HoldCommand, holds, holdsId } from '../domain/hold.ts';
import { keepingRules } from '../domain/keeping-rules.ts';
import { retentionId, retentions } from '../domain/retention.ts';
import { maySeeOperation } from '../domain/roles.ts';
import { heldCase } from '../engine/held-case.ts';
import type { Keeping } from '../engine/retention.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { liftHoldRequest, type PrivacyView, placeHoldRequest } from './contract-privacy.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

export function privacyRoutes(server: FastifyInstance, deps: HttpDeps, keeping: Pick<Keeping, 'preview'>): void {
  const { entry } = deps;
  const give = async ({ person }: Visitor, command: HoldCommand): Promise<PrivacyView> => {
    await entry.execute(holds, holdsId, command, { person: person.id, via: 'tab' });
    return privacyView(deps, keeping);
  };
  server.get(
    '/api/privacy',
    signedIn(async (by) => {
      checkOperator(by);
      return privacyView(deps, keeping);
    }),
  );
  server.post(
    '/api/privacy/hold',
    signedIn(async (by, request) => {
      checkOperator(by);
      const { kind, number, reason } = checked(placeHoldRequest, request.body);
      return give(by, { type: 'place', kind, ...(await heldCase(deps, kind, number.trim())), reason });
    }),
  );
  server.post(
    '/api/privacy/lift',
    signedIn(async (by, request) => {
      checkOperator(by);
      const { kind, id, reason } = checked(liftHoldRequest, request.body);
      return give(by, { type: 'lift', kind, id, reason });
    }),
  );
}

function checkOperator({ who }: Visitor): void {
  if (!maySeeOperation(who)) throw new Refusal('not-found');
}

async function privacyView({ entry, env, look }: HttpDeps, keeping: Pick<Keeping, 'preview'>): Promise<PrivacyView> {
  const [counts, { state: held }, { state: nights }] = await Promise.all([
    keeping.preview(),
    entry.read(holds, holdsId),
    entry.read(retentions, retentionId),
  ]);
  const named = Object.values(held).map(async (hold) => ({ ...hold, by: (await look.person(hold.by))?.name ?? '' }));
  const { last } = nights;
  return {
    now: env.now(),
    rules: keepingRules.map(({ id, days, deleted }) => {
      const found = counts.find(({ rule }) => rule === id);
      const would = found ? { cases: found.cases, values: found.values, held: found.held } : null;
      return { id, days, deleted, would };
    }),
    holds: (await Promise.all(named)).sort((one, other) => other.at - one.at),
    last: last && { at: last.at, values: last.erased.reduce((sum, { values }) => sum + values, 0) },
  };
}
