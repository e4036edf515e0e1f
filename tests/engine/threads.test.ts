// Threads: no chat or channel is written to more often than Teams allows, whoever wrote before.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { threads } from '../../src/engine/threads.ts';
import { anna, update } from '../domain/crisis.ts';
import { oneReplica, replica } from './replica.ts';

const room = { channel: 'MI-ITN' };
const byAnna = { person: anna, via: 'tab' } as const;

/** Writes as often as it may for so many milliseconds, a try every 50 ms. */
function writeAsOftenAsAllowed(ms: number): readonly number[] {
  const of = threads();
  const times: number[] = [];
  for (let now = 0; now < ms; now += 50) {
    if (of.nextAt(room, now) > now) continue;
    of.note(room, now);
    times.push(now);
  }
  return times;
}
const most = (times: readonly number[], ms: number) =>
  Math.max(...times.map((at) => times.filter((other) => other > at - ms && other <= at).length));

describe('a thread', () => {
  it('is written to at most 7 times in a second, 8 in two, 60 in half a minute, 1,800 in an hour', () => {
    const times = writeAsOftenAsAllowed(2 * 3_600_000);
    expect([most(times, 1_000), most(times, 2_000), most(times, 30_000)]).toEqual([7, 8, 60]);
    expect(times.filter((at) => at < 3_600_000)).toHaveLength(1_800);
  });

  it('does not hold up another', () => {
    const of = threads();
    for (let n = 0; n < 7; n += 1) of.note(room, 0);
    expect(of.nextAt(room, 1)).toBe(1_000);
    expect(of.nextAt({ person: anna }, 1)).toBe(1);
  });

  it('counts what was learnt late in its place', () => {
    const of = threads();
    for (const at of [1_500, 1_600, 1_700, 0, 100, 200]) of.note(room, at);
    of.note(room, 1_800);
    expect(of.nextAt(room, 1_900)).toBe(1_900);
    for (const at of [1_850, 1_860]) of.note(room, at);
    expect(of.nextAt(room, 1_900)).toBeGreaterThan(1_900);
  });
});

describe('a channel', () => {
  it('is not written to more often after a change of hands: the new holder knows what was sent', async () => {
    const one = await oneReplica();
    one.teams.latency = 10;
    one.start();
    await one.raise('a');
    const news = async (n: number) => {
      await one.entry.execute(alarms, 'a', { ...update, nextStep: `Stabsraum ${n}.` }, byAnna);
      await one.clock.advance(60);
    };
    for (let n = 0; n < 6; n += 1) await news(n);
    await one.clock.advance(100);
    await one.stop();
    const before = one.teams.calls.filter(({ to, kind }) => to === 'channel' && kind === 'post');
    expect(before.length).toBeGreaterThanOrEqual(6);
    const next = replica({ ...one, env: (name, change) => ({ ...one.env, name, ...change }) }, 'two');
    next.teams.latency = 10;
    next.start();
    for (let n = 10; n < 14; n += 1) await news(n);
    await one.clock.advance(5_000);
    const all = [...before, ...next.teams.calls.filter(({ to, kind }) => to === 'channel' && kind === 'post')];
    expect(
      most(
        all.map(({ at }) => at),
        1_000,
      ),
    ).toBeLessThanOrEqual(7);
    await next.stop();
  });
});
