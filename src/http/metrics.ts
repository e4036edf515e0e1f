// Metrics for Prometheus: one for each promise of delivery, and how the sender does. Not public: it needs a secret of its own.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { deliveryPromises } from '../domain/promises.ts';
import { ways } from '../domain/ways.ts';
import type { PromiseWatch } from '../engine/promise-watch.ts';
import { HttpError } from './answer-error.ts';
import type { OperationDeps } from './operation.ts';
import type { HttpDeps } from './visitor.ts';

export interface MetricDeps {
  /** Whoever asks has to know it; '' when nobody may. */
  readonly token: string;
  readonly promises: PromiseWatch;
  readonly operation: OperationDeps;
}

/** Upper ends of the classes in which seconds are counted; the limits of the promises are among them. */
const buckets = [0.1, 0.25, 0.5, 1, 2, 5, 6, 10, 30, 60, 300];
const pathStates = ['off', 'unknown', 'up', 'doubted', 'down'] as const;

export function metricRoutes(server: FastifyInstance, { env }: HttpDeps, deps: MetricDeps): void {
  const registry = new Registry();
  registerPromises(registry, deps.promises);
  const fill = registerSending(registry, deps.operation);
  server.get('/metrics', async (request, reply) => {
    if (deps.token === '') throw new HttpError(404, 'not-found');
    if (!isKnown(request.headers.authorization, deps.token)) {
      server.countRefused(request);
      throw new HttpError(401, 'not-signed-in', { reason: 'metrics' });
    }
    fill(env.name, await env.store.owing(env.now()));
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Compares in constant time; both sides are hashed, so that lengths tell nothing. */
function isKnown(authorization: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`));
}

function registerPromises(registry: Registry, promises: PromiseWatch): void {
  const note = new Map<number, (value: number) => void>();
  for (const { number, metric: name, kind, help } of deliveryPromises) {
    const about = { name, help: `Promise ${number}. ${help}`, registers: [registry] };
    if (kind === 'count') {
      const counter = new Counter(about);
      note.set(number, (value) => counter.inc(value));
    } else if (kind === 'level') {
      const gauge = new Gauge(about);
      note.set(number, (value) => gauge.set(value));
    } else {
      const histogram = new Histogram({ ...about, buckets });
      note.set(number, (value) => histogram.observe(value));
    }
  }
  promises.onMeasured((number, value) => note.get(number)?.(value));
  new Gauge({
    name: 'bcm_promise_broken',
    help: '1 while a promise of delivery is not kept; absent while nothing was measured.',
    labelNames: ['promise'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { number, state } of promises.standings()) {
        if (state !== 'silent') this.set({ promise: String(number).padStart(2, '0') }, state === 'broken' ? 1 : 0);
      }
    },
  });
}

type Owing = readonly { readonly lane: number; readonly rows: number }[];

function registerSending(registry: Registry, { pace, lease, open, ways: given }: OperationDeps) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name, help, labelNames: [...labelNames], registers: [registry] });
  const due = gauge('bcm_lane_due', 'Rows that are due, by lane: 0 crisis team, 1 edits, 2 everybody else.', ['lane']);
  const rate = gauge('bcm_learnt_rate', 'Learnt rate of Teams, requests per second.');
  const inHand = gauge('bcm_messages_open', 'Messages reserved and not settled.');
  const held = gauge('bcm_sending_lease_held', '1 for the process that sends.');
  const epoch = gauge('bcm_sending_lease_epoch', 'Grows with every change of hands.');
  const state = gauge('bcm_way_state', '1 for the state a way is in.', ['way', 'state']);
  return (name: string, owing: Owing): void => {
    for (const lane of [0, 1, 2]) {
      due.set({ lane: String(lane) }, owing.find((row) => row.lane === lane)?.rows ?? 0);
    }
    rate.set(pace.rate());
    inHand.set(open());
    held.set(lease.current()?.holder === name ? 1 : 0);
    epoch.set(lease.current()?.epoch ?? 0);
    for (const way of ways) {
      const now = given.open.includes(way) ? given.paths[way].state() : 'off';
      for (const each of pathStates) state.set({ way, state: each }, each === now ? 1 : 0);
    }
  };
}
