// How the system does: alive, ready, and the operator's page – queues and exact ledger states, no contents.
import type { FastifyInstance } from 'fastify';
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { DeliveryState } from '../domain/ledger.ts';
import { maySeeOperation } from '../domain/roles.ts';
import { type Way, ways } from '../domain/ways.ts';
import type { Breaker } from '../engine/breaker.ts';
import type { SendingLease } from '../engine/lease.ts';
import type { Pace } from '../engine/pace.ts';
import { Refusal } from '../errors.ts';
import type { OperationView } from './contract.ts';
import { isClockRight, isWritable, livingSender } from './readiness.ts';
import { type HttpDeps, signedIn } from './visitor.ts';

export interface OperationDeps {
  readonly lease: SendingLease;
  readonly pace: Pace;
  /** Messages reserved and not settled. */
  readonly open: () => number;
  readonly startedAt: number;
  /** The ways that are set up, and how each does. */
  readonly ways: { readonly open: readonly Way[]; readonly paths: Readonly<Record<Way, Pick<Breaker, 'state'>>> };
}

/** What `GET /readyz` says. */
interface Readiness {
  readonly ready: boolean;
  readonly store: boolean;
  readonly clock: boolean;
  /** Name of the living replica that holds the sending lease; null when there is none. */
  readonly sender: string | null;
  /** When this replica last saw that sender's beat move, epoch milliseconds. */
  readonly beatAt: number | null;
}

/** Whoever asks, the store is looked at no more often than this, milliseconds. */
const lookEvery = 1_000;
const recentAlarms = 10;

export function operationRoutes(server: FastifyInstance, deps: HttpDeps, parts: OperationDeps): void {
  const look = readiness(deps, parts);
  server.get('/healthz', async () => ({ alive: true }));
  server.get('/readyz', async (_request, reply) => {
    const found = await look();
    return reply.status(found.ready ? 200 : 503).send(found);
  });
  server.get(
    '/api/operation',
    signedIn(async ({ who }) => {
      if (!maySeeOperation(who)) throw new Refusal('not-found');
      return operation(deps, parts);
    }),
  );
}

/** Looks at store, clock and lease; whoever asks soon after hears the same. */
function readiness({ env, entry }: HttpDeps, { lease }: OperationDeps): () => Promise<Readiness> {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let found: Promise<Readiness> | undefined;

  async function look(): Promise<Readiness> {
    const [store, clock] = await Promise.all([isWritable(env), isClockRight(env, entry)]);
    const sender = livingSender(env, lease);
    const { name, beatAt } = sender ?? { name: null, beatAt: null };
    return { ready: store && clock && sender !== null, store, clock, sender: name, beatAt };
  }

  return () => {
    if (found && Math.abs(env.now() - lookedAt) < lookEvery) return found;
    lookedAt = env.now();
    found = look();
    return found;
  };
}

async function operation({ env, entry }: HttpDeps, parts: OperationDeps): Promise<OperationView> {
  const now = env.now();
  const lease = parts.lease.current();
  const owing = await env.store.owing(now);
  const { rows } = await env.store.list({ kind: 'alarm', limit: recentAlarms });
  return {
    holder: { name: lease?.holder ?? '', epoch: lease?.epoch ?? 0, here: lease?.holder === env.name },
    ways: ways.map((way) => ({
      way,
      state: parts.ways.open.includes(way) ? parts.ways.paths[way].state() : 'off',
    })),
    rate: parts.pace.rate(),
    open: parts.open(),
    lanes: ([0, 1, 2] as const).map((lane) => {
      const found = owing.find((row) => row.lane === lane);
      return { lane, due: found?.rows ?? 0, oldest: found?.oldest ?? null };
    }),
    store: { kind: env.store.kind, writable: await isWritable(env) },
    startedAt: parts.startedAt,
    now,
    alarms: await Promise.all(
      rows.map(async ({ address }) => operationAlarm(address.id, (await entry.read(alarms, address.id)).state)),
    ),
  };
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
