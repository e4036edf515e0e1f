// The loop: works when something is due, survives what fails, and stops leaving nothing half.
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anna, ben, cem } from '../domain/crisis.ts';
import { minutes } from '../domain/play.ts';
import { oneReplica, replica } from './replica.ts';
import { stage } from './stage.ts';

const everybody = ['channel', anna, ben, cem];
const accepted = Object.fromEntries(everybody.map((to) => [to, ['alarm accepted']]));

describe('the loop', () => {
  it('rests when nothing is due: one look every half second', async () => {
    const memory = openSqlite(':memory:');
    let looks = 0;
    const set = stage({
      ...memory,
      due: (...wish) => {
        looks += 1;
        return memory.due(...wish);
      },
    });
    const one = await oneReplica(set);
    one.start();
    await set.clock.advance(10_000);
    expect(looks).toBeGreaterThanOrEqual(19);
    expect(looks).toBeLessThanOrEqual(22);
    expect(set.clock.waiting()).toBe(1);
    await one.stop();
  });

  it('does not spin while calls are on their way', async () => {
    const memory = openSqlite(':memory:');
    let looks = 0;
    const set = stage({
      ...memory,
      due: (...wish) => {
        looks += 1;
        return memory.due(...wish);
      },
    });
    const one = await oneReplica(set);
    one.teams.hangs = () => true;
    one.start();
    await one.raise('a');
    await set.clock.advance(10_000);
    expect(looks).toBeLessThanOrEqual(40);
    one.teams.letGo();
    await set.clock.advance(1_000);
    await one.stop();
  });

  it('survives a store that is down, says so, and goes on where it was', async () => {
    const memory = openSqlite(':memory:');
    let down = false;
    const set = stage({
      ...memory,
      due: (...wish) => (down ? Promise.reject(new Error('down')) : memory.due(...wish)),
      lease: (...wish) => (down ? Promise.reject(new Error('down')) : memory.lease(...wish)),
    });
    const one = await oneReplica(set);
    one.start();
    await set.clock.advance(100);
    await one.raise('a');
    down = true;
    await set.clock.advance(30_000);
    expect(set.logged).toContain('loop.fault error=Error');
    down = false;
    await set.clock.advance(5_000);
    expect(await one.mail('a')).toEqual(accepted);
    expect(one.teams.calls).toHaveLength(4);
    await one.stop();
  });
});

describe('a stop', () => {
  it('takes nothing new, waits for what is on its way and writes it down', async () => {
    const one = await oneReplica();
    one.start();
    await one.raise('a');
    await one.clock.advance(100);
    const stopped = one.stop();
    await one.raise('b');
    await one.clock.advance(200);
    await stopped;
    expect(await one.mail('a')).toEqual(accepted);
    expect(await one.mail('b')).toEqual(Object.fromEntries(everybody.map((to) => [to, ['alarm planned']])));
    expect(one.clock.waiting()).toBe(0);
    await one.clock.advance(minutes(1));
    expect(one.teams.calls).toHaveLength(4);
  });

  it('gives the lease back, so that the next process sends at once', async () => {
    const set = stage();
    const one = await oneReplica(set);
    one.start();
    await set.clock.advance(100);
    await one.stop();
    const two = replica(set, 'two');
    two.start();
    await two.raise('a');
    await set.clock.advance(1_000);
    expect(await two.mail('a')).toEqual(accepted);
    await two.stop();
  });

  it('does not wait for ever: calls that hang are left to the next process, which repeats them marked', async () => {
    const set = stage();
    const one = await oneReplica(set);
    one.teams.hangs = () => true;
    one.start();
    await one.raise('a');
    await set.clock.advance(100);
    let over = false;
    const stopped = one.stop().then(() => {
      over = true;
    });
    await set.clock.advance(3_400);
    expect(over).toBe(false);
    await set.clock.advance(200);
    expect(over).toBe(true);
    await stopped;
    const two = replica(set, 'two');
    two.start();
    await set.clock.advance(10_000);
    expect(await two.mail('a')).toEqual(accepted);
    expect(two.teams.calls.every(({ repeat }) => repeat)).toBe(true);
    await two.stop();
  });

  it('with a store that is down ends, too, and tries nothing afterwards', async () => {
    const memory = openSqlite(':memory:');
    let down = false;
    const set = stage({
      ...memory,
      commit: (commit) => (down ? Promise.reject(new Error('down')) : memory.commit(commit)),
      release: (...wish) => (down ? Promise.reject(new Error('down')) : memory.release(...wish)),
    });
    const one = await oneReplica(set);
    one.start();
    await one.raise('a');
    await set.clock.advance(100);
    down = true;
    const stopped = one.stop();
    await set.clock.advance(4_000);
    await stopped;
    expect(set.logged).toContain('lease.kept error=Error');
    const said = set.logged.length;
    await set.clock.advance(minutes(1));
    expect(set.logged).toHaveLength(said);
    expect(set.clock.waiting()).toBe(0);
  });

  it('before anything was started ends at once', async () => {
    const one = await oneReplica();
    await one.stop();
    expect(one.teams.calls).toEqual([]);
  });
});
