// What the raiser sees: raised, how many people through which channel, where to look, how to change or end it.
import { describe, expect, it } from 'vitest';
import { alarmRaisedCard } from '../../src/teams/cards/alarm-raised-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { titles, wire } from './read.ts';
import { changed, ended, minute, raised, raisedAt, tabUrl } from './samples.ts';

const texts = textsFor('de');
const draw = (alarm = raised('real'), mayChange = true, channel = 'Krisenstab IT.N') =>
  alarmRaisedCard({ id: 'alarm-1', alarm, texts, now: raisedAt + minute, mayChange, channel, tabUrl });

describe('the card after raising', () => {
  it('claims that it is raised, and no more', () =>
    expect(draw().text.split('\n').slice(0, 4)).toEqual([
      'ALARM – ERNSTFALL · Krise',
      'Der Alarm 2026-017 ist ausgelöst.',
      'Teams bekommt jetzt je eine Nachricht für 3 Personen und eine für den Kanal „Krisenstab IT.N“.',
      'Wer geantwortet hat und wer noch fehlt, sehen Sie im Tab.',
    ]));

  it('speaks of an exercise when it is one', () => {
    const drawn = draw(raised('exercise'), true, '');
    expect(drawn.text.split('\n').slice(0, 3)).toEqual([
      'ÜBUNGSALARM „Herbst 2026“',
      'Die Übung Ü 2026-003 ist gestartet.',
      'Teams bekommt jetzt eine Nachricht für 3 Personen.',
    ]);
    expect(titles(wire(drawn))).toEqual([
      'Im Tab ansehen',
      'Übung ändern oder beenden',
      'Neue Information',
      'Neue Information herausgeben',
      'Übung beenden',
      'Übung jetzt beenden',
      'Versehen',
      'Übung zurücknehmen',
      'Abbruch',
      'Übung abbrechen',
      'Ernstfall – Übung beendet',
    ]);
  });

  it('offers no change to those who may not', () =>
    expect(titles(wire(draw(raised('real'), false)))).toEqual(['Im Tab ansehen']));

  it('shows the newest step, and later the end', () => {
    expect(draw(changed(raised('real'))).text).toMatch(/^NEUE INFORMATION – Ernstfall 2026-017\n/);
    expect(draw(changed(raised('real'))).text).toContain('Nächster Schritt: Bitte kommen Sie in den Stabsraum B.');
    expect(draw(ended(raised('real'), 'all-clear')).text).toMatch(/^ENTWARNUNG – Ernstfall 2026-017\n/);
  });
});
