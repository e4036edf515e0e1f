// The synthetic alarm: goes the whole way every five minutes, to nobody, is cleaned up, and calls the dead man's switch.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { technicalChannel } from '../../local/sample/sample.ts';
import { synthetics } from '../../src/domain/synthetic.ts';
import type { HealthView } from '../../src/http/contract-health.ts';
import { type World, type WorldOptions, world } from '../support/world.ts';
import { listening } from '../support/world-runs.ts';

let calls = 0;
let isDown = false;
let outside: Awaited<ReturnType<typeof listening>>;
beforeAll(async () => {
  outside = await listening((_request, response) => {
    calls += 1;
    response.writeHead(isDown ? 503 : 200).end();
  });
});
afterAll(() => outside.close());

const token = 'ein-token-das-nur-prometheus-kennt-0001';
const place = technicalChannel.conversationId;

function story(title: string, tell: (w: World) => Promise<void>, options: WorldOptions = {}): void {
  it(title, { timeout: 60_000 }, async () => {
    calls = 0;
    const env = { SYNTHETIC_CONVERSATION: place, DEAD_MAN_URL: `${outside.url}/ping`, METRICS_TOKEN: token };
    const w = await world({ ...options, env: { ...env, ...options.env } });
    try {
      await tell(w);
    } finally {
      await w.ends();
    }
  });
}

/** What Teams was asked for in the technical channel, in order. */
const asked = (w: World) =>
  w.teams
    .log()
    .filter((line) => 'thread' in line && line.thread === place)
    .map(({ kind }) => kind);

async function state(w: World) {
  const { rows } = await w.app().env.store.list({ kind: 'synthetic', limit: 1 });
  return (await w.app().entry.read(synthetics, rows[0]?.address.id ?? '')).state;
}

const health = async (w: World) => (await w.tab('priya').get<HealthView>('/api/health')).json;

async function age(w: World): Promise<number> {
  const response = await fetch(`${w.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return Number(/^bcm_self_watch_age_seconds (.+)$/m.exec(await response.text())?.[1]);
}

describe('the synthetic alarm', () => {
  story('goes through every five minutes, takes its card away, and the switch is called each time', async (w) => {
    await w.advance(16);
    const { runs, failures, last } = await state(w);
    expect([runs, failures, last?.code]).toEqual([4, 0, null]);
    expect((last?.takenAt ?? 0) - (last?.raisedAt ?? 0)).toBeLessThanOrEqual(2_000);
    expect(asked(w)).toEqual(['posted', 'deleted', 'posted', 'deleted', 'posted', 'deleted', 'posted', 'deleted']);
    expect(calls).toBe(4);
    expect(await age(w)).toBeLessThan(310);
    // Nobody got anything, and no list, figure or alarm knows of it.
    expect(w.unheard().filter((line) => line !== '#: note')).toEqual([]);
    expect((await w.app().env.store.list({ kind: 'alarm', limit: 5 })).rows).toEqual([]);
    expect(await w.app().env.store.owing(w.now())).toEqual([]);
    expect(w.faults()).toEqual([]);
  });

  story('that does not go through calls no switch, says so, and goes on when Teams answers again', async (w) => {
    await w.advance(6);
    expect(calls).toBe(2);
    w.teams.fault({ kind: 'reset', times: Number.POSITIVE_INFINITY });
    await w.advance(12);
    expect(calls).toBe(2);
    expect((await state(w)).failures).toBeGreaterThanOrEqual(1);
    expect(await age(w)).toBeGreaterThan(660);
    const { promises, synthetic } = await health(w);
    expect([synthetic.state, synthetic.outside, promises[11]?.state]).toEqual(['late', 'told', 'broken']);
    const text = await (await fetch(`${w.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();
    expect(text).toContain('bcm_promise_broken{promise="12"} 1');
    w.teams.clearFaults();
    await w.advance(6);
    expect(calls).toBeGreaterThan(2);
    expect((await health(w)).synthetic).toMatchObject({ state: 'passed', code: null, outside: 'told' });
    expect(await age(w)).toBeLessThan(310);
    expect(await w.app().env.store.owing(w.now())).toEqual([]);
  });

  story('whose card cannot be taken away has failed, and is not told as a success', async (w) => {
    w.teams.fault({ kind: 'NotEnoughPermissions', times: Number.POSITIVE_INFINITY, match: { operation: 'delete' } });
    await w.advance(6);
    expect(calls).toBe(1);
    const { last, passedAt } = await state(w);
    expect(last?.code).toBe('tidy-NotEnoughPermissions');
    // What went through before is not forgotten.
    expect(w.now() - (passedAt ?? 0)).toBeGreaterThan(5 * 60_000);
  });

  story('goes through although the switch itself is down', async (w) => {
    isDown = true;
    await w.advance(6);
    isDown = false;
    expect((await health(w)).synthetic).toMatchObject({ state: 'passed', outside: 'failed' });
    expect(calls).toBe(2);
    expect((await state(w)).failures).toBe(0);
  });

  story(
    'waits while the crisis team’s messages leave',
    async (w) => {
      await w.seconds(290);
      const before = w.teams.calls().length;
      await w.raises('ole', { mode: 'exercise' });
      for (let waited = 0; waited < 300 && asked(w).length === 2; waited += 5) await w.seconds(5);
      const posts = w.teams
        .calls()
        .slice(before)
        .filter(({ operation, status }) => operation === 'post' && status === 201);
      const at = posts.findIndex(({ conversation }) => conversation === place);
      expect(posts.length).toBeGreaterThan(7);
      expect(at).toBe(posts.length - 1);
      expect((await state(w)).failures).toBe(0);
    },
    { limits: { app: [{ ms: 2_000, max: 1 }], thread: { create: [], send: [], roster: [] }, announced: false } },
  );

  story(
    'is raised only by whoever sends; a round whose process died is not taken for a failure of Teams',
    async (w) => {
      await w.advance(1);
      const other = w.store.opened().store;
      for (let second = 0; second < 400; second += 2) {
        await other.lease('sending', 'somebody-else', () => true);
        await w.seconds(2);
      }
      expect((await state(w)).runs).toBe(1);
      expect(calls).toBe(1);
      // It is ours again: late by a while, and then as ever.
      await w.advance(6);
      expect((await state(w)).runs).toBeGreaterThan(1);
      expect(await age(w)).toBeLessThan(310);
      w.teams.fault({ kind: 'hang', times: 1 });
      for (let second = 0; second < 300 && (await state(w)).last?.takenAt !== null; second += 1) await w.seconds(1);
      w.isKilled();
      await w.restarts();
      await w.seconds(20);
      expect((await state(w)).last?.code).toBe('take-over');
      expect(await w.app().env.store.owing(w.now())).toEqual([]);
      w.faults();
    },
  );
});
