// Everybody on the list refuses: each refusal asks the next one at once, the last one leaves the role unfilled.
import { describe, expect } from 'vitest';
import { ladderLines, leadAndStaff, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

describe('all deputies refuse', () => {
  story('it escalates at once, without waiting for any minute', async (w) => {
    const id = await raiseFor(w, leadAndStaff);
    w.allHear(['maren', 'gesine', '#MI-ITN'], 'alarm');
    await w.clicks('maren', 'Ich komme');
    await w.clicks('gesine', 'Ich kann nicht');
    w.hears('carla', 'alarm');
    await w.clicks('carla', 'Ich kann nicht');
    w.hears('aylin', 'alarm');
    await w.clicks('aylin', 'Ich kann nicht');
    const told = w.hears('maren', 'unfilled');
    expect(told.lines).toEqual(
      expect.arrayContaining([
        'Bitte benennen Sie jetzt jemanden für die Rolle Personal.',
        'Personal: Gefragt sind 3 Personen, es fehlt eine Zusage.',
      ]),
    );
    expect(await ladderLines(w, id)).toEqual([
      '0:01 Rolle Personal: gefragt nach Absage: Carla Ribeiro da Silva (Teams)',
      '0:01 Rolle Personal: gefragt nach Absage: Aylin Yıldız (Teams)',
      '0:01 Rolle Personal unbesetzt (nach Absage)',
    ]);
    await w.advance(60);
    expect(await ladderLines(w, id)).toHaveLength(3);
  });

  story('a change of mind fills the role after all', async (w) => {
    const id = await raiseFor(w, leadAndStaff);
    w.allHear(['maren', 'gesine', '#MI-ITN'], 'alarm');
    await w.clicks('maren', 'Ich komme');
    for (const [name, next] of [
      ['gesine', 'carla'],
      ['carla', 'aylin'],
    ] as const) {
      await w.clicks(name, 'Ich kann nicht');
      w.hears(next, 'alarm');
    }
    await w.clicks('aylin', 'Ich kann nicht');
    const { id: card } = w.hears('maren', 'unfilled');
    await w.advance(3);
    await w.clicks('carla', 'Antwort ändern');
    await w.clicks('carla', 'Ich nehme virtuell teil');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    expect(w.card('maren', { on: card }).lines).toContain(
      'Erledigt: Alle Rollen sind besetzt, oder Sie arbeiten ohne sie.',
    );
    expect((await ladderLines(w, id)).at(-1)).toBe('3:01 Stab arbeitsfähig: alle Rollen zugesagt');
  });

  story('and stays quiet when the first deputy comes', async (w) => {
    const id = await raiseFor(w, ['HR']);
    w.allHear(['gesine', '#MI-ITN'], 'alarm');
    await w.clicks('gesine', 'Ich kann nicht');
    w.hears('carla', 'alarm');
    await w.clicks('carla', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await w.advance(60);
    expect(await ladderLines(w, id)).toHaveLength(2);
  });
});
