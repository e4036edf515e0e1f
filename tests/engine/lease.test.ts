// The sending lease: one process sends; another takes over when it is gone or stands still, and never before.
import { describe, expect, it } from 'vitest';
import { sendingLease } from '../../src/engine/lease.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { stage } from './stage.ts';

function two() {
  const set = stage();
  return { ...set, one: sendingLease(set.env('one')), other: sendingLease(set.env('other')) };
}

describe('the lease', () => {
  it('is held by whoever comes first, and renewed', async () => {
    const { clock, one, other } = two();
    expect(one.current()).toBeNull();
    expect(await one.hold()).toBe(1);
    for (let second = 0; second < 60; second += 1) {
      expect([await one.hold(), await other.hold()]).toEqual([1, null]);
      await clock.advance(1_000);
    }
    expect(other.current()).toMatchObject({ holder: 'one', epoch: 1 });
  });

  it.each([0, 1, 2, 4])(
    'renewed %i times and then never again goes over after 4.5 seconds, within 5.5',
    async (renewals) => {
      const { clock, one, other } = two();
      let [renewed, lastBeat] = [-1, 0];
      let epoch: number | null = null;
      for (let ms = 0; epoch === null && ms < 30_000; ms += 100) {
        const beat = one.current()?.beat;
        if (renewed < renewals) await one.hold();
        if (one.current()?.beat !== beat) [renewed, lastBeat] = [renewed + 1, ms];
        // The other process looks twice a second, as its loop does; the holder renews at any time in between.
        if (ms % 500 === renewals * 100) epoch = await other.hold();
        if (epoch !== null) expect([ms - lastBeat >= 4_500, ms - lastBeat <= 5_500]).toEqual([true, true]);
        await clock.advance(100);
      }
      expect(epoch).toBe(2);
    },
  );

  it('of a holder that cannot reach the store ends by itself, before anybody takes it', async () => {
    const memory = openSqlite(':memory:');
    let down = false;
    const set = stage({
      ...memory,
      lease: (...wish) => (down ? Promise.reject(new Error('down')) : memory.lease(...wish)),
    });
    const one = sendingLease(set.env('one'));
    expect(await one.hold()).toBe(1);
    down = true;
    const held: (number | null)[] = [];
    for (let ms = 0; ms < 6_000; ms += 500) {
      await set.clock.advance(500);
      held.push(await one.hold().catch(() => null));
    }
    // Asked every 1.5 s it fails; in between it trusts its last renewal, for 3.6 seconds in all.
    expect(held.slice(7)).toEqual(held.slice(7).map(() => null));
    expect(held.filter((epoch) => epoch === 1).length).toBeGreaterThan(2);
    down = false;
    await set.clock.advance(1_500);
    expect(await one.hold()).toBe(1);
  });

  it('of a process that is known to be gone is taken at once', async () => {
    const { gone, one, other } = two();
    await one.hold();
    gone.add('one');
    expect(await other.hold()).toBe(2);
  });

  it('given back is taken at once, with the next epoch', async () => {
    const { clock, one, other } = two();
    await one.hold();
    await other.hold();
    await one.release();
    await clock.advance(1_500);
    expect(await other.hold()).toBe(2);
    expect(await one.hold()).toBeNull();
    await other.release();
    await clock.advance(1_500);
    expect(await one.hold()).toBe(3);
  });

  it('that another took is noticed by the former holder at its next renewal', async () => {
    const { clock, gone, one, other } = two();
    await one.hold();
    gone.add('one');
    await other.hold();
    await clock.advance(1_500);
    expect(await one.hold()).toBeNull();
    expect(one.current()).toMatchObject({ holder: 'other', epoch: 2 });
  });

  it('taken is logged once, with its epoch', async () => {
    const { clock, logged, one } = two();
    for (let step = 0; step < 5; step += 1) {
      await one.hold();
      await clock.advance(1_500);
    }
    expect(logged).toEqual(['lease.taken epoch=1']);
  });
});
