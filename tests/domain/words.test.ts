// Typed words: what people write under stress, in two languages and in any spelling, and what hostile texts do: nothing.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decisionWordOf, wordOf } from '../../src/domain/words.ts';
import { helpCard } from '../../src/teams/cards/help-card.ts';
import { checkInWord } from '../../src/teams/check-in-words.ts';
import { textsFor } from '../../src/texts/index.ts';

const alarm = { word: 'alarm' };
const help = { word: 'help' };
const no = { word: 'answer', answer: 'unavailable', eta: null };
const virtual = { word: 'answer', answer: 'virtual', eta: null };
const unknown = { word: 'unknown' };
const yes = (eta = 30) => ({ word: 'answer', answer: 'coming', eta });

test.each<[string, object]>([
  ['alarm', alarm],
  ['Alarm', alarm],
  ['ALARM!!!', alarm],
  ['  alarm \n', alarm],
  ['„alarm“', alarm],
  ['"Alarm".', alarm],
  ['hilfe', help],
  ['Hilfe!', help],
  ['help', help],
  ['nein', no],
  ['Nein.', no],
  ['NO', no],
  ['virtuell', virtual],
  ['Virtuell!', virtual],
  ['virtual', virtual],
  ['ja', yes()],
  ['Ja!', yes()],
  ['JA.', yes()],
  ['ja 👍', yes()],
  ['ja ❤️', yes()],
  ['yes', yes()],
  ['Yes.', yes()],
  ['status', { word: 'status', about: '' }],
  ['Status!', { word: 'status', about: '' }],
  ['status Bezügezahlung?', { word: 'status', about: 'bezügezahlung' }],
  ['plan', { word: 'plan', about: '' }],
  ['Plan  E-Akte', { word: 'plan', about: 'e-akte' }],
  ['Pläne Kasse', { word: 'plan', about: 'kasse' }],
])('the word %j', (text, meant) => {
  expect(wordOf(text)).toEqual(meant);
});

test.each<[string, number]>([
  ['ja 30', 30],
  ['ja, 30', 30],
  ['ja,30', 30],
  ['ja 30 min', 30],
  ['ja, 30 min', 30],
  ['ja 30min.', 30],
  ['Ja, 20 Minuten.', 20],
  ['ja 1 Minute', 1],
  ['ja in 45 Minuten', 45],
  ['ja  15', 15],
  ['ja\u00A015', 15],
  ['ja&nbsp;15', 15],
  ['ja\n15', 15],
  ['ja 030', 30],
  ['ja 600', 600],
  ['yes 10 minutes', 10],
  ['yes, in 10 min', 10],
  // Whoever is there already says so with a zero.
  ['ja 0', 1],
])('the answer %j means minutes until arrival', (text, eta) => {
  expect(wordOf(text)).toEqual(yes(eta));
});

test.each([
  'ja 601',
  'ja 9999',
  'ja 99999999999999999999',
  'ja -5',
  'ja 3.5',
  'ja 1e3',
  'ja ٣٠',
  'ja 0x10',
  'ja ja',
  'ja?',
  'nein?',
  'ja aber nein',
  'ja 30 Stunden',
  'ja 30 ja',
  'jaja',
  'jain',
  'alarmanlage',
  'kein alarm',
  'statusmeldung',
  'planung',
  '30',
  '!',
  '',
  '   ',
])('%j is no word of ours, so help answers it', (text) => {
  expect(wordOf(text)).toEqual(unknown);
});

describe('a mention', () => {
  test.each<[string, object]>([
    ['<at>BCM-Lotse</at> alarm', alarm],
    ['<at>BCM-Lotse</at>alarm\n', alarm],
    ['<at>BCM-Lotse</at>&nbsp;ja 15', yes(15)],
    ['ja 15 <at>BCM-Lotse</at>', yes(15)],
    ['<AT>BCM-Lotse</AT> nein', no],
    ['<at id="0">BCM-Lotse</at> nein', no],
    ['<at>BCM-Lotse</at> <at>Anna Berger</at> hilfe', help],
    ['<at>BCM\nLotse</at> hilfe', help],
    ['<at>alarm</at>', unknown],
    ['<at>BCM-Lotse</at>', unknown],
    ['<attention> alarm', unknown],
    ['<at>alarm', unknown],
  ])('%j', (text, meant) => {
    expect(wordOf(text)).toEqual(meant);
  });
});

describe('a hostile text', () => {
  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'ja\u200B30',
    '\u202Ej\u202Ca',
    '{"word":"alarm"}',
    '<script>alarm</script>',
    "ja'; drop table alarm",
    'ja 30\u0000min',
    '\uD800',
    'j\u0430',
  ])('%j is no word', (text) => {
    expect(wordOf(text)).toEqual(unknown);
  });

  test.each([
    ['many open mentions', '<at>'.repeat(60_000)],
    ['many signs', '.'.repeat(200_000)],
    ['many signs and a letter', `${'!'.repeat(200_000)}x`],
    ['many spaces', `ja${' '.repeat(200_000)}x`],
    ['many digits', `ja ${'9'.repeat(200_000)}`],
    ['a long story that begins with a word', `alarm ${'x'.repeat(200_000)}`],
  ])('of %s is read in no time', (_name, text) => {
    // A hundred readings of each: one that looks again and again would take minutes.
    for (let time = 0; time < 100; time += 1) expect(wordOf(text)).toEqual(unknown);
  });
});

describe('what is promised', () => {
  const words = (language: 'de' | 'en') => textsFor(language).cards.help.list.map(([word]) => word);

  test.each(['de', 'en'] as const)('the help card (%s) names exactly the words that are understood', (language) => {
    const forms = [unknown, unknown, unknown, { word: 'report' }];
    const looking = [
      { word: 'status', about: '' },
      { word: 'plan', about: language === 'de' ? 'bezüge' : 'salaries' },
    ];
    const meant = [alarm, yes(), yes(30), no, virtual, ...forms, ...looking, help];
    expect(words(language).map((word) => wordOf(word))).toEqual(meant);
    // The three that say nothing to an alarm answer a check-in.
    const toCheckIns = words(language).filter((word) => wordOf(word).word === 'unknown');
    expect(toCheckIns.map((word) => checkInWord(word)?.answer)).toEqual(['mobile', 'from', 'limited']);
    const card = helpCard({ texts: textsFor(language), mayRaise: true, callIn: '', tabUrl: '' });
    for (const word of words(language)) expect(card.text).toContain(`${word}: `);
  });

  test.each([
    [
      'manifest.json',
      ['alarm', 'ja', 'virtuell', 'nein', 'melden', 'status', 'plan', 'hilfe', 'alarm', 'hilfe', 'Melden'],
    ],
    ['en.json', ['alarm', 'yes', 'virtual', 'no', 'report', 'status', 'plan', 'help', 'alarm', 'help', 'Report']],
  ])('the commands that Teams offers (%s) are understood', (file, titles) => {
    const json: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../appPackage', file), 'utf8'));
    expect(commandTitles(json)).toEqual(titles);
    for (const title of titles) expect([title, wordOf(title)]).not.toEqual([title, unknown]);
  });
});

/** The titles of the bot's commands, wherever a manifest or its translation keeps them. */
function commandTitles(node: unknown, within = ''): string[] {
  if (typeof node === 'string') return /commands(\[\d+\]|\.\d+)\.title$/.test(within) ? [node] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => commandTitles(value, `${within}.${key}`));
}

describe('a yes or no with a number', () => {
  test.each([
    ['FREIGABE 4711', { yes: true, code: 4711 }],
    ['ja 4711.', { yes: true, code: 4711 }],
    ['Ja: 4711', { yes: true, code: 4711 }],
    ['YES 1000', { yes: true, code: 1000 }],
    ['Nein, 9999', { yes: false, code: 9999 }],
    ['nicht freigeben 4711', { yes: false, code: 4711 }],
    ['Freigabe', { yes: true, code: null }],
    ['NEIN', { yes: false, code: null }],
    // About an alarm, and nothing else.
    ['JA 30', null],
    ['JA 0600', null],
    ['JA 30 2026-017', null],
    ['JA 47111', null],
    ['Freigabe 4711?', null],
    ['Freigabe erst wenn 4711', null],
  ])('%s', (text, expected) => {
    expect(decisionWordOf(text)).toEqual(expected);
  });
});
