// A person with two roles: one card and one answer for both; whoever comes anyway is asked before she gets one more.
import { describe, expect } from 'vitest';
import type { World } from '../support/world.ts';
import { ladderLines, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

describe('a person holds two roles', () => {
  story('one answer fills both', async (w) => {
    const id = await raiseFor(w, ['LOG_KEEPER', 'BACK_OFFICE']);
    w.allHear(['wiebke', '#MI-ITN'], 'alarm');
    expect(w.card('wiebke').lines).toContain('Ihre Rollen: Protokollierung und Backoffice.');
    await w.clicks('wiebke', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await w.advance(60);
    expect(await ladderLines(w, id)).toEqual(['0:01 Stab arbeitsfähig: alle Rollen zugesagt']);
  });

  story('one refusal escalates both; who stands in for both gets one card', async (w) => {
    await raiseFor(w, ['LOG_KEEPER', 'BACK_OFFICE']);
    w.allHear(['wiebke', '#MI-ITN'], 'alarm');
    await w.clicks('wiebke', 'Ich kann nicht');
    await w.seconds(5);
    expect(w.hears('carla', 'alarm').lines[1]).toBe(
      'Bitte übernehmen Sie jetzt die Rollen Protokollierung und Backoffice im Krisenstab.',
    );
    await w.clicks('carla', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
  });

  story('silence escalates both, and the silent are asked once', async (w) => {
    await raiseFor(w, ['LOG_KEEPER', 'BACK_OFFICE']);
    w.allHear(['wiebke', '#MI-ITN'], 'alarm');
    await w.advance(14);
    w.hears('wiebke', 'reminder');
    expect(w.unheard()).toEqual([]);
    await w.advance(1);
    w.hears('carla', 'alarm');
    expect(w.unheard()).toEqual([]);
  });
});

describe('one role more', () => {
  /** Tjark comes for IT; both who stand before him for the lead refuse. */
  async function asksTjark(w: World): Promise<string> {
    const id = await raiseFor(w, ['CRISIS_LEAD', 'IT']);
    w.allHear(['maren', 'tjark', '#MI-ITN'], 'alarm');
    await w.clicks('tjark', 'Ich komme', { inputs: { eta: '15' } });
    await w.clicks('maren', 'Ich kann nicht');
    w.hears('heinrich', 'alarm');
    await w.clicks('heinrich', 'Ich kann nicht');
    await w.seconds(5);
    const card = w.hears('tjark', 'alarm');
    expect(card.lines).toContain('Sie kommen schon. Füllen Sie auch die Rolle Stabsleitung aus?');
    return id;
  }

  story('nobody gets it without a yes; with it both are filled', async (w) => {
    const id = await asksTjark(w);
    expect((await w.alarm('ole', id)).rolesFilled).toBe(1);
    await w.clicks('tjark', 'Ja, auch Stabsleitung');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    expect((await w.alarm('ole', id)).rolesFilled).toBe(2);
    expect((await ladderLines(w, id)).slice(-2)).toEqual([
      '0:06 Rolle Stabsleitung: Tjark Osterloh füllt sie auch aus',
      '0:06 Stab arbeitsfähig: alle Rollen zugesagt',
    ]);
  });

  story('a no leaves the first role filled and this one unfilled', async (w) => {
    const id = await asksTjark(w);
    await w.clicks('tjark', 'Nein, nur meine bisherige');
    await w.seconds(5);
    // Nobody leads: whoever might, who raised it and the head of the authority.
    w.allHear(['maren', 'heinrich', 'tjark', 'ole', 'sabine'], 'unfilled');
    expect((await w.alarm('ole', id)).rolesFilled).toBe(1);
    expect((await ladderLines(w, id)).at(-1)).toMatch(/Rolle Stabsleitung unbesetzt/);
  });
});
