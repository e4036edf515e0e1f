// A domain without deputies, and a role for which nobody stands on the list.
import { describe, expect } from 'vitest';
import { changeRole, ladderLines, leadAndStaff, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

describe('a domain without deputies', () => {
  story('silence: reminded, to be rung up, unfilled at the end; nobody else is asked', async (w) => {
    await changeRole(w, 'MI-ITN', 'HR', { names: ['gesine'] });
    const id = await raiseFor(w, leadAndStaff);
    w.allHear(['maren', 'gesine', '#MI-ITN'], 'alarm');
    await w.clicks('maren', 'Ich komme');
    await w.advance(5);
    w.hears('gesine', 'reminder');
    await w.advance(24);
    expect(w.unheard()).toEqual([]);
    await w.advance(1);
    w.hears('maren', 'unfilled');
    expect(await ladderLines(w, id)).toEqual([
      '5:00 Rolle Personal: erinnert nach Eskalationsplan: Gesine Kükelhan-Marx (Teams)',
      '10:00 Rolle Personal: erinnert nach Eskalationsplan: Gesine Kükelhan-Marx (kein Weg, anzurufen)',
      '15:00 Rolle Personal: niemand mehr zu fragen',
      '20:00 Rolle Personal: niemand mehr zu fragen',
      '30:00 Rolle Personal unbesetzt (nach Eskalationsplan)',
    ]);
  });

  story('a refusal: unfilled in the same second, and nothing follows later', async (w) => {
    await changeRole(w, 'MI-ITN', 'HR', { names: ['gesine'] });
    const id = await raiseFor(w, leadAndStaff);
    w.allHear(['maren', 'gesine', '#MI-ITN'], 'alarm');
    await w.clicks('maren', 'Ich komme');
    await w.clicks('gesine', 'Ich kann nicht');
    w.hears('maren', 'unfilled');
    await w.advance(60);
    expect(await ladderLines(w, id)).toEqual(['0:01 Rolle Personal unbesetzt (nach Absage)']);
  });

  story('and stays quiet when the only one comes', async (w) => {
    await changeRole(w, 'MI-ITN', 'HR', { names: ['gesine'] });
    await raiseFor(w, ['HR']);
    w.allHear(['gesine', '#MI-ITN'], 'alarm');
    await w.clicks('gesine', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await w.advance(60);
  });
});

describe('a vacant role', () => {
  story('whoever may lead knows at once that somebody is to be appointed', async (w) => {
    await changeRole(w, 'MI-ITN', 'FACILITY', { names: [] });
    const id = await raiseFor(w, ['CRISIS_LEAD', 'FACILITY']);
    w.allHear(['maren', '#MI-ITN'], 'alarm');
    await w.seconds(2);
    const [maren] = w.allHear(['maren', 'heinrich', 'tjark'], 'unfilled');
    expect(maren?.lines).toEqual(
      expect.arrayContaining([
        'Bitte benennen Sie jetzt jemanden für die Rolle Gebäudeverwaltung.',
        'Gebäudeverwaltung: Für diese Rolle steht niemand auf der Liste.',
      ]),
    );
    expect(await ladderLines(w, id)).toEqual(['0:00 Rolle Gebäudeverwaltung unbesetzt (niemand steht auf der Liste)']);
    await w.clicks('maren', 'Ich komme');
    await w.clicks('maren', 'Ohne Gebäudeverwaltung arbeiten');
    await w.seconds(5);
    expect(w.hears('#MI-ITN', 'staffed').lines).toContain('Gebäudeverwaltung: ohne diese Rolle');
  });

  story('stays quiet in an alarm that does not ask for it', async (w) => {
    await changeRole(w, 'MI-ITN', 'FACILITY', { names: [] });
    await raiseFor(w, ['CRISIS_LEAD']);
    w.allHear(['maren', '#MI-ITN'], 'alarm');
    await w.clicks('maren', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
  });
});
