// The stage of the stories: it barks at messages nobody expected, and its clock moves only when told.
import { describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';

async function inWorld(tell: (w: World) => Promise<void>): Promise<void> {
  const w = await world();
  try {
    await tell(w);
  } finally {
    await w.ends();
  }
}

describe('a message', () => {
  it('that the story does not mention is named', () =>
    inWorld(async (w) => {
      await w.raises('ole');
      w.hears('tjark', 'alarm');
      const places = ['#MI-ITN', 'gesine', 'linh', 'maren', 'ruediger', 'wiebke'];
      expect([...w.unheard()].sort()).toEqual(places.map((place) => `${place}: alarm`));
    }));

  it('that did not come, came twice, or is of another kind fails the story', () =>
    inWorld(async (w) => {
      expect(() => w.hears('ole', 'alarm')).toThrow('ole got no message');
      await w.types('ole', 'hilfe');
      expect(() => w.hears('ole', 'alarm')).toThrow('expected');
      expect(() => w.hears('ole', 'help')).toThrow('ole got no message');
      expect(() => w.card('nobody')).toThrow('nobody is called nobody');
      expect(() => w.button('ole', 'Ich komme')).toThrow('ole sees no button «Ich komme»');
    }));
});

describe('time', () => {
  it('stands still unless it is moved, while everything that needs no time happens', () =>
    inWorld(async (w) => {
      const then = w.now();
      const draft = w.draft('ole');
      await w.tab('ole').post('/api/alarms', { once: 'wunsch-1', draft });
      const atOnce = w.unheard().length;
      await w.rests();
      expect([w.now(), w.unheard().length]).toEqual([then, atOnce]);
      await w.seconds(1);
      expect([w.now(), w.unheard().length]).toEqual([then + 1_000, 7]);
    }));

  it('comes to rest although a call is never answered', () =>
    inWorld(async (w) => {
      w.teams.fault({ kind: 'hang' });
      await w.raises('ole');
      expect(w.app().open()).toBe(7);
      await w.seconds(11);
      expect(w.teams.calls().length).toBeGreaterThan(7);
    }));
});

describe('a fault in the log', () => {
  it('is kept until the story speaks of it', () =>
    inWorld(async (w) => {
      w.store.breaks('SQLITE_IOERR');
      expect((await w.tab('ole').get('/api/me')).status).toBe(503);
      w.store.heals();
      expect(w.faults().length).toBeGreaterThan(0);
      expect(w.faults()).toEqual([]);
    }));
});
