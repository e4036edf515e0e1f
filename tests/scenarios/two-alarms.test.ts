// Two alarms at once want the same person: each has its own card, its own answer and its own ladder.
import { describe, expect } from 'vitest';
import type { World } from '../support/world.ts';
import { ladderLines, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

async function both(w: World): Promise<readonly [string, string]> {
  const one = await raiseFor(w, ['CRISIS_LEAD'], 'wunsch-1');
  const two = await raiseFor(w, ['CRISIS_LEAD'], 'wunsch-2');
  w.allHear(['maren', 'maren', '#MI-ITN', '#MI-ITN'], 'alarm');
  return [one, two];
}

describe('two alarms at once want the same person', () => {
  story('an answer to one leaves the other open, and only that escalates', async (w) => {
    const [one, two] = await both(w);
    await w.clicks('maren', 'Ich komme', { about: one });
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await w.advance(5);
    w.hears('maren', 'reminder');
    await w.advance(10);
    w.hears('heinrich', 'alarm');
    expect(await ladderLines(w, one)).toEqual(['0:02 Stab arbeitsfähig: alle Rollen zugesagt']);
    expect(await ladderLines(w, two)).toHaveLength(3);
    expect((await w.alarm('ole', one)).rolesFilled).toBe(1);
    expect((await w.alarm('ole', two)).rolesFilled).toBe(0);
  });

  story('a refusal of one asks the deputy for that one alone', async (w) => {
    const [one, two] = await both(w);
    await w.clicks('maren', 'Ich kann nicht', { about: two });
    w.hears('heinrich', 'alarm');
    expect(await ladderLines(w, one)).toEqual([]);
    expect(await ladderLines(w, two)).toEqual([
      '0:01 Rolle Stabsleitung: gefragt nach Absage: Heinrich Schaper (Teams)',
    ]);
    await w.clicks('heinrich', 'Ich komme', { about: two });
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    expect((await w.alarm('ole', one)).rolesFilled).toBe(0);
  });

  story('and both stay quiet when she answers both', async (w) => {
    const [one, two] = await both(w);
    for (const about of [one, two]) await w.clicks('maren', 'Ich nehme virtuell teil', { about });
    await w.seconds(5);
    w.allHear(['#MI-ITN', '#MI-ITN'], 'staffed');
    await w.advance(60);
    for (const id of [one, two]) expect(await ladderLines(w, id)).toHaveLength(1);
  });
});
