// Looks every few seconds at what no event tells: the store, the sender, and whether the newest alarms keep their promises.
import type { Alarm } from '../domain/alarm.ts';
import { lastAnswer } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { firstBreak } from '../domain/chain.ts';
import { type Delivery, isOwed } from '../domain/ledger.ts';
import { caseName } from '../domain/model.ts';
import { explainedWithin } from '../domain/promises.ts';
import type { Audiences } from './audience.ts';
import type { Breaker } from './breaker.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { SendingLease } from './lease.ts';
import type { PromiseWatch } from './promise-watch.ts';

export interface LookTools {
  readonly env: Env;
  readonly entry: Door;
  readonly audiences: Pick<Audiences, 'all'>;
  readonly lease: SendingLease;
  readonly promises: PromiseWatch;
  /** The way to Teams. */
  readonly path: Breaker;
  /** Seconds since the last synthetic alarm went through; null where there is none. */
  readonly selfWatchAge: () => number | null;
}

export interface PromiseLooks {
  start(): void;
  /** Looks now. Never throws. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

const lookEvery = 15_000;
/** The heartbeat in the log: where it is missing, nobody watches. */
const sayEvery = 60_000;
/** So many of the newest alarms are looked at, and an ended one for so long, milliseconds. */
const newest = 20;
const endedFor = 60 * 60_000;
/** A message of the crisis lane that has been due for longer is late, milliseconds. */
const crisisWithin = 2_000;
const mostDue = 50;

export function promiseLooks(tools: LookTools): PromiseLooks {
  const { env, promises, lease } = tools;
  const stopped = new AbortController();
  const broken = new Set<string>();
  const startedAt = env.monotonic();
  let running: Promise<void> = Promise.resolve();
  let saidAt = Number.NEGATIVE_INFINITY;
  let turn = 0;

  async function storeAndSender(): Promise<void> {
    const missing = lease.current() === null ? env.monotonic() - startedAt : lease.stillFor();
    promises.stands(14, missing / 1_000);
    await env.store.writable();
    if (isShaky(tools.path)) return;
    const due = await env.store.due(env.now() - crisisWithin, mostDue);
    for (const { at } of due.filter(({ key }) => key === 'send/0')) promises.took(5, (env.now() - at) / 1_000);
  }

  async function recent(): Promise<readonly (readonly [string, Alarm])[]> {
    const { rows } = await env.store.list({ kind: 'alarm', limit: newest });
    const read = await Promise.all(
      rows.map(async ({ address: { id } }) => [id, (await tools.entry.read(alarms, id)).state] as const),
    );
    return read.filter(([, { end }]) => end === null || env.now() - end.at <= endedFor);
  }

  async function contents(): Promise<void> {
    const some = await recent();
    const rolls = await Promise.all(some.map(([id, alarm]) => tools.audiences.all(id, alarm)));
    const deliveries = [...some.map(([, { ledger }]) => ledger), ...rolls.flat().map(({ ledger }) => ledger)].flatMap(
      (ledger) => Object.values<Delivery>(ledger.deliveries),
    );
    promises.stands(2, deliveries.filter((item) => isUnexplained(item, env.now())).length);
    const unproven = some.flatMap(([, alarm]) => Object.values(alarm.ledger.deliveries).filter(unprovenIn(alarm)));
    promises.stands(13, deliveries.filter(isAcceptedBlindly).length + unproven.length);
    promises.stands(11, some.some(([, alarm]) => waitsForSecondWay(alarm, tools.path)) ? outage(tools) : 0);
    await verifyOne(some.map(([id]) => id));
  }

  /** One journal at each look, in turns. What was found broken stays so. */
  async function verifyOne(ids: readonly string[]): Promise<void> {
    turn += 1;
    const id = ids[turn % Math.max(1, ids.length)];
    if (id !== undefined) {
      const address = { kind: 'alarm', id } as const;
      const found = firstBreak(await env.store.journal(address), env.digest);
      if (found) broken.add(caseName(address));
      if (found) env.log.warn('journal.broken', { case: caseName(address), reason: found.why });
    }
    promises.stands(15, broken.size);
  }

  async function look(): Promise<void> {
    try {
      const age = tools.selfWatchAge();
      if (age !== null) promises.stands(12, age);
      await storeAndSender();
      // Of all processes the one that sends knows the newest state.
      if (lease.current()?.holder === env.name) await contents();
    } catch (error) {
      promises.failed(1);
      env.log.warn('watch.fault', { error: error instanceof Error ? error.name : 'unknown' });
    }
    const standings = promises.judge();
    if (env.monotonic() - saidAt < sayEvery) return;
    saidAt = env.monotonic();
    env.log.info('promise.watched', { count: standings.filter(({ state }) => state === 'broken').length });
  }

  return {
    look,
    start() {
      running = (async () => {
        while (!stopped.signal.aborted) {
          await env.pause(lookEvery, stopped.signal);
          if (!stopped.signal.aborted) await look();
        }
      })();
    },
    async stop() {
      stopped.abort('stop');
      await running;
    },
  };
}

const isShaky = (path: Breaker) => path.state() === 'doubted' || path.state() === 'down';

/** Nobody knows what became of it, and has not known for too long. */
function isUnexplained({ state, at }: Delivery, now: number): boolean {
  return (state === 'unknown' || state === 'reserved') && now - at > explainedWithin;
}

/** It is called taken, and nothing shows by what. */
const isAcceptedBlindly = ({ state, activityId }: Delivery) => state === 'accepted' && activityId === null;

/** It is called answered, and nobody answered. */
function unprovenIn(alarm: Alarm): (item: Delivery) => boolean {
  return ({ state, to }) => state === 'answered' && 'person' in to && !lastAnswer(alarm, to.person);
}

/** Teams gives no answer, and somebody of the crisis team was not yet written to or rung up in another way. */
function waitsForSecondWay(alarm: Alarm, path: Breaker): boolean {
  if (alarm.status !== 'open' || alarm.avoidTeams || !isShaky(path)) return false;
  if (alarm.teamsDownAt === null) return true;
  const items = Object.values<Delivery>(alarm.ledger.deliveries);
  return items.some((item) => item.way !== 'teams' && item.lane === 0 && (isOwed(item) || item.state === 'reserved'));
}

/** For how long Teams has given no answer, seconds. */
function outage({ env, path }: LookTools): number {
  const since = path.failingSince();
  return since === null ? 0 : (env.monotonic() - since) / 1_000;
}
