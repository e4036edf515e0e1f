// Raises the synthetic alarm every five minutes, follows it to its end, takes its card away, and tells the outside.
import { deliveryOf } from '../domain/ledger.ts';
import { isRunning, type Synthetic, syntheticEvery, synthetics, syntheticWithin } from '../domain/synthetic.ts';
import { dayOf } from '../domain/team.ts';
import { Undeliverable } from '../errors.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

export interface SyntheticTools {
  readonly env: Env;
  readonly entry: Door;
  /** Only whoever sends raises it. */
  readonly isSender: () => boolean;
  /** Takes the card away where it was posted. Rejects when it cannot. */
  readonly tidy: (activityId: string) => Promise<void>;
  /** Calls the dead man's switch outside; null when there is none. */
  readonly tellOutside: (() => Promise<void>) | null;
}

/** How the synthetic alarm stands, for whoever operates it. Times are epoch milliseconds. */
export interface SyntheticStanding {
  readonly raisedAt: number | null;
  readonly passedAt: number | null;
  /** From the commit until Teams took it, milliseconds; of the last round, null when it did not go through. */
  readonly took: number | null;
  /** Why the last round failed; null when it did not. */
  readonly code: string | null;
  /** Since when it waits for messages of the crisis team; null when it does not. */
  readonly yieldsSince: number | null;
  /** When the outside was last told; `failed` when that did not work. */
  readonly toldAt: number | null;
  readonly toldFailed: boolean;
}

export interface SyntheticAlarms {
  start(): void;
  /** The newest standing, whichever process raised it. */
  standing(): Promise<SyntheticStanding>;
  /** Seconds since one last went through, as this process knows it; counted from its start when none did. */
  age(): number;
  /** Calls to the outside that run now. */
  underway(): number;
  stop(): Promise<void>;
}

const lookEvery = 1_000;
const restEvery = 5_000;
/** Rows of lane 0 that are looked at to see whether somebody else needs it. */
const mostDue = 50;
/** The longest pause between two tries of a message, milliseconds. */
const restsWithin = 60_000;
/** How often its card is tried to be taken away, and how long is waited in between, milliseconds. */
const tidyTries = 5;
const tidyAgain = 2_000;
const by = { system: 'audit' } as const;

export function syntheticAlarms(tools: SyntheticTools): SyntheticAlarms {
  const { env, entry } = tools;
  const stopped = new AbortController();
  const startedAt = env.now();
  let running: Promise<void> = Promise.resolve();
  let passedAt: number | null = null;
  let yieldsSince: number | null = null;
  let toldAt: number | null = null;
  let toldFailed = false;
  let calls = 0;
  /** The round this process raised itself. */
  let own: string | null = null;

  async function counted(call: () => Promise<void>): Promise<void> {
    calls += 1;
    try {
      await call();
    } finally {
      calls -= 1;
    }
  }

  /** The newest case there is: today's, or the one before. */
  async function newest(): Promise<{ id: string; state: Synthetic } | null> {
    const { rows } = await env.store.list({ kind: 'synthetic', limit: 2 });
    const read = await Promise.all(
      rows.map(async ({ address: { id } }) => ({ id, state: (await entry.read(synthetics, id)).state })),
    );
    const passed = read.map(({ state }) => state.passedAt ?? 0);
    passedAt = Math.max(0, ...passed) || passedAt;
    return read[0] ?? null;
  }

  /** Messages of others that are owed in the crisis team's lane, or rest between two tries: they come first. */
  async function isLaneBusy(): Promise<boolean> {
    const due = await env.store.due(env.now() + restsWithin, mostDue);
    return due.some(({ address, key }) => address.kind !== 'synthetic' && key.startsWith('send/0'));
  }

  async function raise(): Promise<void> {
    if (await isLaneBusy()) {
      yieldsSince ??= env.now();
      return;
    }
    yieldsSince = null;
    own = env.newId();
    await entry.execute(synthetics, dayOf(env.now()), { type: 'raise', delivery: own }, by);
  }

  async function fail(id: string, code: string): Promise<void> {
    await entry.execute(synthetics, id, { type: 'fail', code }, by);
    env.log.warn('synthetic.failed', { case: `synthetic/${id}`, code });
  }

  /** Removing twice harms nobody, so whatever may pass is tried again. Null when it is gone, else why it is not. */
  async function tidyUp(activityId: string): Promise<string | null> {
    for (let tries = 1; ; tries += 1) {
      try {
        await counted(() => tools.tidy(activityId));
        return null;
      } catch (error) {
        const code = error instanceof Undeliverable ? `tidy-${error.code}` : 'tidy';
        const isOver = !(error instanceof Undeliverable) || error.verdict === 'never' || tries >= tidyTries;
        if (isOver || stopped.signal.aborted) return code;
        await env.pause(Math.max(tidyAgain, error.waitMs ?? 0), stopped.signal);
      }
    }
  }

  /** It was taken: its card goes, and only then it counts and the outside hears of it. */
  async function finish(id: string, { last, ledger }: Synthetic): Promise<void> {
    own = null;
    const activityId = deliveryOf(ledger, last?.delivery ?? '')?.activityId ?? '';
    const left = await tidyUp(activityId);
    if (left !== null) return fail(id, left);
    env.log.info('synthetic.passed', { case: `synthetic/${id}`, count: (last?.takenAt ?? 0) - (last?.raisedAt ?? 0) });
    if (tools.tellOutside) await tell(tools.tellOutside);
  }

  async function tell(outside: () => Promise<void>): Promise<void> {
    try {
      await counted(outside);
      toldAt = env.now();
      toldFailed = false;
    } catch (error) {
      toldFailed = true;
      env.log.warn('switch.failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  async function follow(id: string, state: Synthetic): Promise<void> {
    const { last, ledger } = state;
    if (!last) return;
    const message = deliveryOf(ledger, last.delivery);
    if (own !== last.delivery) {
      // The process that raised it is gone: its round says nothing about how we do.
      if (isRunning(state)) await fail(id, 'take-over');
    } else if (last.takenAt !== null) await finish(id, state);
    else if (message?.state === 'refused') await fail(id, message.code ?? 'refused');
    else if (last.code === null && env.now() - last.raisedAt > syntheticWithin) await fail(id, message?.code ?? 'late');
  }

  async function pass(): Promise<number> {
    const found = await newest();
    if (!tools.isSender()) {
      own = null;
      return restEvery;
    }
    if (found) await follow(found.id, found.state);
    const { last = null } = (await newest())?.state ?? {};
    const isOver = last === null || last.takenAt !== null || last.code !== null;
    if (isOver && env.now() - (last?.raisedAt ?? Number.NEGATIVE_INFINITY) >= syntheticEvery) await raise();
    return own === null && yieldsSince === null ? restEvery : lookEvery;
  }

  return {
    start() {
      running = (async () => {
        while (!stopped.signal.aborted) {
          const wait = await pass().catch((error: unknown) => {
            env.log.warn('synthetic.fault', { error: error instanceof Error ? error.name : 'unknown' });
            return restEvery;
          });
          await env.pause(wait, stopped.signal);
        }
      })();
    },
    async standing() {
      const { last = null } = (await newest())?.state ?? {};
      const took = last?.takenAt != null && last.code === null ? last.takenAt - last.raisedAt : null;
      const now = { raisedAt: last?.raisedAt ?? null, passedAt, took, code: last?.code ?? null };
      return { ...now, yieldsSince, toldAt, toldFailed };
    },
    underway: () => calls,
    age: () => (env.now() - (passedAt ?? startedAt)) / 1_000,
    async stop() {
      stopped.abort('stop');
      await running;
    },
  };
}
