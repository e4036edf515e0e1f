// An answer in the same second as the timer: whichever is committed first counts, and nothing is asked after an answer.
import { describe, expect } from 'vitest';
import type { World } from '../support/world.ts';
import { ladderLines, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

const fifteen = 15 * 60;
const asked = '15:00 Rolle Personal: gefragt nach Eskalationsplan: Carla Ribeiro da Silva (Teams)';

/** Gesine is silent until a tenth of a second before her deputy's minute. */
async function silent(w: World): Promise<string> {
  const id = await raiseFor(w, ['HR']);
  w.allHear(['gesine', '#MI-ITN'], 'alarm');
  await w.seconds(fifteen - 1 - 0.1);
  w.hears('gesine', 'reminder');
  return id;
}

/** What the journal says about Personal after an answer: it must never be a question. */
async function afterAnswer(w: World, id: string): Promise<readonly string[]> {
  const types = ((await w.alarm('ole', id)).all?.journal ?? []).map(({ type }) => type);
  return types.slice(types.indexOf('answered') + 1);
}

describe('an answer in the same second as the timer', () => {
  story('a tenth of a second before: nobody else is asked', async (w) => {
    const id = await silent(w);
    await w.clicks('gesine', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await w.advance(30);
    expect(w.unheard()).toEqual([]);
    expect(await ladderLines(w, id)).not.toContain(asked);
    expect(await afterAnswer(w, id)).not.toContain('escalated');
  });

  story(
    'a tenth of a second after: the deputy is asked, reads that the role is filled, and no further is asked',
    async (w) => {
      const id = await silent(w);
      await w.seconds(0.2);
      w.hears('carla', 'alarm');
      await w.clicks('gesine', 'Ich komme');
      await w.seconds(5);
      w.hears('#MI-ITN', 'staffed');
      expect(w.card('carla').lines).toContain('Die Rolle Personal ist besetzt. Sie müssen nichts mehr tun.');
      await w.advance(30);
      expect(w.unheard()).toEqual([]);
      expect(await ladderLines(w, id)).toContain(asked);
      expect(await afterAnswer(w, id)).not.toContain('escalated');
    },
  );

  story('in the very moment: both are kept, in the order of the journal', async (w) => {
    const id = await silent(w);
    const button = w.button('gesine', 'Ich komme');
    await Promise.all([w.seconds(0.1), w.presses('gesine', button)]);
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    const lines = await ladderLines(w, id);
    const isAsked = lines.includes(asked);
    // The deputy hears of it only if the step was first, and may be spared even then.
    if (w.unheard().length > 0) w.hears('carla', 'alarm');
    expect(lines.filter((line) => line.includes('gefragt'))).toEqual(isAsked ? [asked] : []);
    expect(await afterAnswer(w, id)).not.toContain('escalated');
    await w.advance(30);
    expect(w.unheard()).toEqual([]);
  });

  story('the reminder, too: an answer before it spares it', async (w) => {
    const id = await raiseFor(w, ['HR']);
    w.allHear(['gesine', '#MI-ITN'], 'alarm');
    await w.seconds(5 * 60 - 1 - 0.1);
    await w.clicks('gesine', 'Bitte rufen Sie mich an');
    await w.seconds(1);
    // A wish to be rung up fills nothing, but whoever was heard of needs no reminder.
    expect(w.unheard()).toEqual([]);
    expect(await ladderLines(w, id)).toEqual(['5:00 Rolle Personal: niemand mehr zu erinnern']);
  });
});
