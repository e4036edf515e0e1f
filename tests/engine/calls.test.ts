// One call to Teams: whatever comes of it ends in the journal, and is repeated as often as is right.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anna, ben, cem } from '../domain/crisis.ts';
import { minutes } from '../domain/play.ts';
import { oneReplica } from './replica.ts';
import { stage } from './stage.ts';

const everybody = ['channel', anna, ben, cem];

describe('a call', () => {
  it('that is unclear is repeated once after 5 seconds, marked as a repeat', async () => {
    const one = await oneReplica();
    one.teams.trouble = ({ to }) => (to === ben ? { verdict: 'unclear', code: '503' } : undefined);
    one.start();
    await one.raise('a');
    await one.clock.advance(minutes(20));
    const toBen = one.teams.calls.filter(({ to }) => to === ben);
    expect(toBen.map(({ repeat }) => repeat)).toEqual([false, true]);
    const [first, second] = toBen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(5_200);
    expect(await one.mail('a')).toMatchObject({ [ben]: ['alarm refused'] });
    await one.stop();
  });

  it('that surely failed is tried again, never early, and not marked', async () => {
    const one = await oneReplica();
    let fails = 3;
    one.teams.trouble = ({ to }) => {
      if (to !== ben || fails === 0) return undefined;
      fails -= 1;
      return { verdict: 'again', code: 'ECONNREFUSED' };
    };
    one.start();
    await one.raise('a');
    await one.clock.advance(minutes(1));
    const times = one.teams.calls.filter(({ to }) => to === ben);
    const pauses = times.slice(1).map(({ at }, index) => at - (times[index]?.at ?? 0) - one.teams.latency);
    expect(pauses).toEqual([1_000, 2_000, 4_000]);
    expect(times.some(({ repeat }) => repeat)).toBe(false);
    expect(await one.mail('a')).toMatchObject({ [ben]: ['alarm accepted'] });
    await one.stop();
  });

  it('that Teams refuses for good ends there', async () => {
    const one = await oneReplica();
    one.teams.trouble = ({ to }) => (to === ben ? { verdict: 'never', code: 'BotNotInstalled' } : undefined);
    one.start();
    await one.raise('a');
    await one.clock.advance(minutes(20));
    expect(one.teams.calls.filter(({ to }) => to === ben)).toHaveLength(1);
    const { state } = await one.entry.read(alarms, 'a');
    const card = Object.values(state.ledger.deliveries).find(({ to }) => 'person' in to && to.person === ben);
    expect(card).toMatchObject({ state: 'refused', code: 'BotNotInstalled' });
    await one.stop();
  });

  it('that fails before anything left the house is logged without names and tried again', async () => {
    const one = await oneReplica();
    let broken = true;
    const { post } = one.teams;
    one.teams.post = async (handover) => {
      if (broken) throw new RangeError('Anna Beispiel');
      return post(handover);
    };
    one.start();
    await one.raise('a');
    await one.clock.advance(100);
    broken = false;
    await one.clock.advance(5_000);
    expect(one.logged).toContain('send.fault case=alarm/a delivery=d1 error=RangeError');
    expect(one.logged.join()).not.toContain('Beispiel');
    expect(await one.mail('a')).toMatchObject({ channel: ['alarm accepted'] });
    await one.stop();
  });

  it('that is throttled slows everything down once, by half when nothing was taken, and waits as asked', async () => {
    const one = await oneReplica();
    const before = one.pace.rate();
    let throttled = 4;
    one.teams.trouble = () => {
      if (throttled === 0) return undefined;
      throttled -= 1;
      return { verdict: 'again', code: 'throttled', waitMs: 7_000 };
    };
    one.start();
    await one.raise('a');
    await one.clock.advance(900);
    expect(one.pace.rate() / before).toBeCloseTo(0.5, 1);
    await one.clock.advance(6_000);
    expect(one.teams.calls).toHaveLength(4);
    await one.clock.advance(2_000);
    expect(await one.mail('a')).toEqual(Object.fromEntries(everybody.map((to) => [to, ['alarm accepted']])));
    await one.stop();
  });
});

describe('results', () => {
  it('that could not be written down are tried until they are, and nothing is sent twice', async () => {
    const memory = openSqlite(':memory:');
    let broken = false;
    const set = stage({
      ...memory,
      commit: (commit) =>
        broken && commit.lines.some(({ entry }) => entry.type === 'settled')
          ? Promise.reject(new Error('disk full'))
          : memory.commit(commit),
    });
    const one = await oneReplica(set);
    broken = true;
    one.start();
    await one.raise('a');
    await one.clock.advance(8_000);
    expect(await one.mail('a')).toMatchObject({ [ben]: ['alarm reserved'] });
    broken = false;
    await one.clock.advance(1_000);
    expect(await one.mail('a')).toEqual(Object.fromEntries(everybody.map((to) => [to, ['alarm accepted']])));
    expect(one.teams.calls).toHaveLength(4);
    expect(one.logged.filter((line) => line === 'settle.fault case=alarm/a error=Error').length).toBeGreaterThan(10);
    await one.stop();
  });

  it('of calls that end together share a line of the journal', async () => {
    const one = await oneReplica();
    one.teams.latency = 0;
    one.teams.hangs = () => true;
    one.start();
    await one.raise('a');
    await one.clock.advance(1_000);
    one.teams.letGo();
    await one.clock.advance(0);
    const lines = await one.store.journal({ kind: 'alarm', id: 'a' });
    const settled = lines.filter(({ entry }) => entry.type === 'settled');
    const results = settled.flatMap(({ entry }) => entry.results);
    expect(results).toHaveLength(4);
    expect(settled.length).toBeLessThan(4);
    await one.stop();
  });
});
