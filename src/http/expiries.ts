// The route by which those who run the system say what ends when; it is shown on the health page.
import type { FastifyInstance } from 'fastify';
import { daysLeft, expiries } from '../domain/expiry.ts';
import { maySeeOperation } from '../domain/roles.ts';
import type { Expiring } from '../engine/expiry.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { type ExpiryView, expiryRequest } from './contract-health.ts';
import { type HttpDeps, signedIn } from './visitor.ts';

export function expiryRoutes(server: FastifyInstance, deps: HttpDeps, expiring: Expiring): void {
  server.put(
    '/api/expiries',
    signedIn(async ({ who, person }, request) => {
      if (!maySeeOperation(who)) throw new Refusal('not-found');
      const { id, revision, ...value } = checked(expiryRequest, request.body);
      const name = id === '' ? `e-${deps.env.newId().slice(0, 12)}` : id;
      const known = (await deps.entry.read(expiries, name)).state.value !== undefined;
      if (id !== '' && !known) throw new Refusal('not-found');
      const by = { person: person.id, via: 'tab' } as const;
      await deps.entry.execute(expiries, name, { type: 'put', value, revision }, by);
      return { expiries: await expiriesView(expiring, deps.env.now()) };
    }),
  );
}

/** All of them as the health page shows them. */
export async function expiriesView(expiring: Expiring, now: number): Promise<readonly ExpiryView[]> {
  return (await expiring.all()).map(({ id, state: { value, revision, warned, warnedAt } }) => {
    return { id, revision, ...value, days: daysLeft(value, now), warned, warnedAt, isOwn: id.startsWith('codes-') };
  });
}
