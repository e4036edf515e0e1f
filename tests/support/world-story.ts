// A story: a test told in one world. At its end every message must have been spoken of, and no fault be in the log.
import { expect, it } from 'vitest';
import { type World, type WorldOptions, world } from './world.ts';

/** For machines on which much else runs; a story takes about half a second. */
const patience = 60_000;

/** Tells a story; it fails when somebody got a message that it does not mention. */
export function story(title: string, tell: (w: World) => Promise<void>, options: WorldOptions = {}): void {
  it(title, { timeout: patience }, async () => {
    const w = await world(options);
    try {
      await tell(w);
      await w.rests();
      expect(w.unheard(), 'messages nobody spoke of').toEqual([]);
      expect(w.faults(), 'faults in the log').toEqual([]);
    } finally {
      await w.ends();
    }
  });
}
