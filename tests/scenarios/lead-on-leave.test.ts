// The lead is on leave: whoever stands in for her is asked first, and she last.
import { describe, expect } from 'vitest';
import type { World } from '../support/world.ts';
import { changeDomain, ladderLines, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

const day = 24 * 60 * 60_000;

/** Maren is away between two moments, days from now. */
function away(w: World, from: number, to: number): Promise<void> {
  const window = { person: w.people.id('maren'), kind: 'away', role: null } as const;
  return changeDomain(w, 'MI-ITN', () => ({
    duty: [{ ...window, from: w.now() + from * day, to: w.now() + to * day }],
  }));
}

describe('the lead is on leave', () => {
  story('it asks her first deputy at once, then the second, and her last', async (w) => {
    await away(w, -1, 1);
    const id = await raiseFor(w, ['CRISIS_LEAD']);
    w.allHear(['heinrich', '#MI-ITN'], 'alarm');
    expect(w.card('heinrich').lines).toContain('Ihre Rolle: Stabsleitung.');
    await w.advance(5);
    w.hears('heinrich', 'reminder');
    await w.advance(10);
    w.hears('tjark', 'alarm');
    await w.advance(5);
    w.hears('maren', 'alarm');
    expect((await ladderLines(w, id)).slice(2)).toEqual([
      '15:00 Rolle Stabsleitung: gefragt nach Eskalationsplan: Tjark Osterloh (Teams)',
      '20:00 Rolle Stabsleitung: gefragt nach Eskalationsplan: Dr. Maren Petersen-Wiechert (Teams)',
    ]);
  });

  story('and stays quiet for her when her deputy comes', async (w) => {
    await away(w, -1, 1);
    const id = await raiseFor(w, ['CRISIS_LEAD']);
    w.allHear(['heinrich', '#MI-ITN'], 'alarm');
    await w.clicks('heinrich', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await w.advance(60);
    expect(await ladderLines(w, id)).toEqual(['0:01 Stab arbeitsfähig: alle Rollen zugesagt']);
  });

  story('a leave that is over, or has not begun, changes nothing', async (w) => {
    await away(w, -9, -1);
    await raiseFor(w, ['CRISIS_LEAD']);
    w.allHear(['maren', '#MI-ITN'], 'alarm');
    await away(w, 1, 9);
    await raiseFor(w, ['CRISIS_LEAD'], 'zweiter-wunsch');
    w.allHear(['maren', '#MI-ITN'], 'alarm');
  });
});
