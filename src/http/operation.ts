// How the system does: alive, ready, and the operator's page – queues and exact ledger states, no contents.
import type { FastifyInstance } from 'fastify';
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { DeliveryState } from '../domain/ledger.ts';
import { maySeeOperation } from '../domain/roles.ts';
import type { SendingLease } from '../engine/lease.ts';
import type { Pace } from '../engine/pace.ts';
import { Refusal } from '../errors.ts';
import type { OperationView } from './contract.ts';
import { type HttpDeps, visitor } from './server.ts';

export interface OperationDeps {
  readonly lease: SendingLease;
  readonly pace: Pace;
  readonly startedAt: number;
}

/** A replica whose clock is further off than this is not ready (design.md 7). */
const clockTolerance = 2_000;
const recentAlarms = 10;

export function operationRoutes(server: FastifyInstance, deps: HttpDeps, parts: OperationDeps): void {
  const { env, entry } = deps;

  server.get('/healthz', async () => ({ alive: true }));

  server.get('/readyz', async (_request, reply) => {
    const [writable, clockRight] = await Promise.all([isWritable(deps), isClockRight(deps)]);
    const holder = parts.lease.current()?.holder ?? '';
    const sender = holder !== '' && !env.isGone(holder) ? holder : null;
    const ready = writable && clockRight && sender !== null;
    return reply.status(ready ? 200 : 503).send({ ready, store: writable, clock: clockRight, sender });
  });

  server.get('/api/operation', async (request): Promise<OperationView> => {
    const { who } = await visitor(deps, request);
    if (!maySeeOperation(who)) throw new Refusal('not-found');
    const now = env.now();
    const lease = parts.lease.current();
    const owing = await env.store.owing(now);
    const { rows } = await env.store.list({ kind: 'alarm', limit: recentAlarms });
    return {
      holder: { name: lease?.holder ?? '', epoch: lease?.epoch ?? 0, here: lease?.holder === env.name },
      rate: parts.pace.rate(),
      open: parts.pace.open(),
      lanes: ([0, 1, 2] as const).map((lane) => {
        const found = owing.find((row) => row.lane === lane);
        return { lane, due: found?.rows ?? 0, oldest: found?.oldest ?? null };
      }),
      store: { kind: env.store.kind, writable: await isWritable(deps) },
      startedAt: parts.startedAt,
      now,
      alarms: await Promise.all(
        rows.map(async ({ address }) => operationAlarm(address.id, (await entry.read(alarms, address.id)).state)),
      ),
    };
  });
}

function operationAlarm(id: string, alarm: Alarm): OperationView['alarms'][number] {
  const items = Object.values(alarm.ledger.deliveries);
  const states: Partial<Record<DeliveryState, number>> = {};
  for (const { state } of items) states[state] = (states[state] ?? 0) + 1;
  return {
    id,
    number: alarm.number,
    status: alarm.status === 'ended' ? 'ended' : 'open',
    states,
    deliveries: items.map(({ id: delivery, to, message, state, at, tries, code }) => {
      return { id: delivery, to: 'person' in to ? 'person' : 'channel', message, state, at, tries, code };
    }),
  };
}

async function isWritable({ env }: HttpDeps): Promise<boolean> {
  try {
    await env.store.writable();
    return true;
  } catch (error) {
    env.log.error('store.unwritable', { error: error instanceof Error ? error.name : 'unknown' });
    return false;
  }
}

/** The clock must not stand before what the journal has already seen. */
async function isClockRight({ env }: HttpDeps): Promise<boolean> {
  try {
    const { rows } = await env.store.list({ kind: 'alarm', limit: 1 });
    return (rows[0]?.at ?? 0) <= env.now() + clockTolerance;
  } catch (error) {
    env.log.error('store.unreadable', { error: error instanceof Error ? error.name : 'unknown' });
    return false;
  }
}
