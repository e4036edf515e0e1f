// The route of the health page: how promises of delivery stand, and how the synthetic alarm does. No contents.
import type { FastifyInstance } from 'fastify';
import { deliveryPromises, selfWatchWithin } from '../domain/promises.ts';
import { maySeeOperation } from '../domain/roles.ts';
import type { Expiring } from '../engine/expiry.ts';
import type { PromiseWatch } from '../engine/promise-watch.ts';
import type { SyntheticAlarms, SyntheticStanding } from '../engine/synthetic.ts';
import { Refusal } from '../errors.ts';
import type { HealthView, PromiseView, SyntheticView } from './contract-health.ts';
import { expiriesView } from './expiries.ts';
import { type HttpDeps, signedIn } from './visitor.ts';

export interface HealthDeps {
  readonly promises: PromiseWatch;
  /** Null where no synthetic alarm is set up. */
  readonly synthetic: SyntheticAlarms | null;
  /** Whether there is a dead man's switch outside. */
  readonly hasSwitch: boolean;
  readonly expiring: Expiring;
}

export function healthRoutes(server: FastifyInstance, { env }: HttpDeps, parts: HealthDeps): void {
  server.get(
    '/api/health',
    signedIn(async ({ who }): Promise<HealthView> => {
      if (!maySeeOperation(who)) throw new Refusal('not-found');
      const now = env.now();
      const [synthetic, expiries] = await Promise.all([syntheticOf(parts, now), expiriesView(parts.expiring, now)]);
      return { now, process: env.name, promises: promisesOf(parts), synthetic, expiries };
    }),
  );
}

function promisesOf({ promises }: HealthDeps): readonly PromiseView[] {
  const standings = promises.standings();
  return deliveryPromises.map(({ number, kind, limit }) => {
    const { state, value, brokenAt } = standings.find((one) => one.number === number) ?? nothing;
    return { number, kind, limit, state, value, brokenAt };
  });
}

const nothing = { state: 'silent', value: null, brokenAt: null } as const;

async function syntheticOf({ synthetic, hasSwitch }: HealthDeps, now: number): Promise<SyntheticView> {
  if (!synthetic) {
    return { state: 'off', raisedAt: null, passedAt: null, took: null, code: null, outside: 'off', toldAt: null };
  }
  const found = await synthetic.standing();
  const { raisedAt, passedAt, took, code, toldAt } = found;
  const told = found.toldFailed ? 'failed' : toldAt === null ? 'unknown' : 'told';
  const outside = hasSwitch ? told : 'off';
  return { state: stateOf(found, now), raisedAt, passedAt, took, code, outside, toldAt };
}

function stateOf(
  { raisedAt, passedAt, took, code, yieldsSince }: SyntheticStanding,
  now: number,
): SyntheticView['state'] {
  if (raisedAt === null) return 'waiting';
  if (now - (passedAt ?? raisedAt) > selfWatchWithin) return 'late';
  if (yieldsSince !== null) return 'yields';
  if (code !== null) return 'failed';
  return took === null ? 'running' : 'passed';
}
