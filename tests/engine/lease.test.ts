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

  it('does not change hands because somebody sets a clock, forwards or backwards', async () => {
    const set = stage();
    let [ofOne, ofOther] = [0, 0];
    const one = sendingLease(set.env('one', { now: () => set.clock.now() + ofOne }));
    const other = sendingLease(set.env('other', { now: () => set.clock.now() + ofOther }));
    for (let second = 0; second < 30; second += 1) {
      expect([await one.hold(), await other.hold()]).toEqual([1, null]);
      await set.clock.advance(1_000);
      if (second % 5 === 0) [ofOne, ofOther] = [ofOne - 300_000, ofOther + 300_000];
    }
  });

  it('is not taken because the store was slow to tell of a beat', async () => {
    const memory = openSqlite(':memory:');
    const set = stage(memory);
    const slow = {
      ...memory,
      lease: async (...wish: Parameters<typeof memory.lease>) => {
        await set.clock.pause(4_000);
        return memory.lease(...wish);
      },
    };
    const one = sendingLease(set.env('one'));
    const other = sendingLease(set.env('other', { store: slow }));
    let asking = false;
    for (let ms = 0; ms < 30_000; ms += 500) {
      expect(await one.hold()).toBe(1);
      if (!asking) {
        asking = true;
        void other.hold().then((epoch) => {
          expect(epoch).toBeNull();
          asking = false;
        });
      }
      await set.clock.advance(500);
    }
    expect(other.current()?.holder).toBe('one');
  });

  it('says for how long the beat stood still, also of a holder elsewhere', async () => {
    const { clock, one, other } = two();
    await one.hold();
    await clock.advance(700);
    await other.hold();
    expect([one.stillFor(), other.stillFor()]).toEqual([700, 0]);
    await clock.advance(1_000);
    await other.hold();
    expect(other.stillFor()).toBe(1_000);
    await one.hold();
    await other.hold();
    await clock.advance(500);
    await one.hold();
    await other.hold();
    expect([one.stillFor(), other.stillFor()]).toEqual([500, 0]);
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
