// Help and notes: what to do in an emergency first, then only words that work; a note is one plain sentence.
import { expect, it } from 'vitest';
import { helpCard } from '../../src/teams/cards/help-card.ts';
import { noteCard } from '../../src/teams/cards/note-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { titles, wire } from './read.ts';
import { tabUrl } from './samples.ts';

const texts = textsFor('de');

it('says first what to do in an emergency', () => {
  const read = helpCard({ texts, mayRaise: true, callIn: '0511 555-0199, PIN 4711', tabUrl }).text.split('\n');
  expect(read).toEqual([
    'So hilft Ihnen BCM-Lotse',
    'Gefahr für Menschen? Rufen Sie zuerst 112 oder 110 an.',
    'Krisenstab ohne Teams erreichen: 0511 555-0199, PIN 4711.',
    'Alarm auslösen: Schreiben Sie „alarm“. Sie sehen alles noch einmal, bevor etwas ausgelöst wird.',
    'Diese Wörter versteht BCM-Lotse im Chat',
    'alarm: Alarm auslösen oder Übung starten',
    'ja: Ich komme, in etwa 30 Minuten',
    'ja 30: Ich komme in 30 Minuten; jede andere Zahl geht auch',
    'nein: Ich kann nicht',
    'virtuell: Ich nehme virtuell teil',
    'mobil: Verfügbarkeitsabfrage: Ich arbeite mobil',
    'ab 14:30: Verfügbarkeitsabfrage: Ich kann ab dieser Uhrzeit',
    'eingeschränkt: Verfügbarkeitsabfrage: Ich kann nur eingeschränkt',
    'melden: einen Vorfall melden, auch wenn Sie unsicher sind',
    'status: was überfällig ist und was Sie tun können; „status bezüge“ zu einem Prozess',
    'plan bezüge: Notfallpläne mit diesem Wort suchen',
    'hilfe: diese Übersicht',
    'In einem Kanal schreiben Sie bitte „@BCM-Lotse“ davor.',
  ]);
});

it('does not offer the word alarm to those who may not raise', () => {
  const { text } = helpCard({ texts, mayRaise: false, callIn: '', tabUrl });
  expect(text).toContain('Selbst auslösen dürfen Sie keinen Alarm;');
  expect(text).not.toMatch(/^alarm:/m);
  expect(text).not.toContain('Krisenstab ohne Teams erreichen');
});

it('a note is the sentence, as toast and as card, with a link when there is one', () => {
  const text = texts.refused['alarm-ended']({});
  expect(noteCard({ texts, text })).toMatchObject({ summary: text, text, mentions: [] });
  expect(titles(wire(noteCard({ texts, text })))).toEqual([]);
  expect(titles(wire(noteCard({ texts, text, tabUrl })))).toEqual(['Im Tab ansehen']);
});
