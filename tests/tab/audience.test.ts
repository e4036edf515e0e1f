// What the tab reads off an audience, and how it says it in both languages.
import { describe, expect, it } from 'vitest';
import type { AlarmPreview, AudienceView } from '../../src/http/contract.ts';
import { audienceName, audienceSums, loadOf } from '../../src/tab/audience.ts';
import { textsFor } from '../../src/texts/index.ts';

const nothing = { sending: 0, 'at-teams': 0, 'at-gateway': 0, undeliverable: 0, answered: 0, unclear: 0, stopped: 0 };
const view = (words: Partial<AudienceView['words']>, over: Partial<AudienceView> = {}): AudienceView => ({
  reach: 'everybody',
  named: [],
  people: 13_493,
  told: 13_493,
  read: 0,
  step: 'Bitte warten Sie.',
  words: { ...nothing, ...words },
  ...over,
});

describe('sums', () => {
  it('whoever has read hers was reached; zeros are no line', () => {
    const sums = audienceSums(view({ 'at-teams': 13_000, answered: 400, undeliverable: 93 }));
    expect(sums).toMatchObject({ reached: 13_400, people: 13_493, underWay: false, spreading: false });
    expect(sums.lines).toEqual([
      { name: 'reached', people: 13_400 },
      { name: 'undeliverable', people: 93 },
    ]);
  });
  it('while messages are to leave, the bar says how many are at Teams and the lines what is not', () => {
    const sums = audienceSums(view({ sending: 9_000, 'at-teams': 4_480, unclear: 13 }, { told: 4_500 }));
    expect(sums).toMatchObject({ reached: 4_480, underWay: true, spreading: true });
    expect(sums.lines.map(({ name }) => name)).toEqual(['sending', 'unclear']);
  });
  it('an end before the first message shows what was stopped, and that nobody was reached', () => {
    expect(audienceSums(view({ stopped: 13_493 })).lines).toEqual([
      { name: 'reached', people: 0 },
      { name: 'stopped', people: 13_493 },
    ]);
  });
  it('every person is in exactly one sum', () => {
    const words = { sending: 1, 'at-teams': 2, undeliverable: 4, answered: 8, unclear: 16, stopped: 32 };
    const { reached, lines } = audienceSums(view(words));
    expect(lines.reduce((sum, { people }) => sum + people, reached)).toBe(63);
  });
});

describe('what raising would send', () => {
  const preview: AlarmPreview = {
    personal: null,
    channel: null,
    people: 7,
    channels: 1,
    seconds: 300,
    euros: 0,
    plan: null,
    release: null,
    fault: null,
    audience: { people: 13_493, card: {} },
  };
  it('counts people and messages', () => {
    expect(loadOf(preview)).toEqual({ people: 13_500, messages: 13_501 });
    expect(loadOf({ ...preview, audience: null })).toEqual({ people: 7, messages: 8 });
  });
});

describe('words', () => {
  const de = textsFor('de');
  const en = textsFor('en');
  it('names the audience', () => {
    expect(audienceName(de, 'none', 'IT.N')).toBe('Niemand sonst');
    expect(audienceName(de, 'domain', 'IT.N')).toBe('Alle im Bereich IT.N');
    expect(audienceName(de, 'everybody', 'IT.N')).toBe('Alle Beschäftigten der Landesverwaltung');
    expect(audienceName(en, 'everybody', 'IT.N')).toBe('All staff of the state administration');
  });
  it('writes numbers as people there read them, and one as one', () => {
    expect(de.tab.audience.load(13_501, 300, 1.2)).toBe('13.501 Nachrichten, etwa 5 Minuten · 1,20\u00a0€');
    expect(en.tab.audience.load(13_501, 300, 1.2)).toBe('13,501 messages, about 5 minutes · €1.20');
    expect(de.tab.audience.load(1, 60, 0)).toBe('1 Nachricht, etwa 1 Minute · 0,00\u00a0€');
    expect(de.tab.audience.load(9, 1, 0)).toBe('9 Nachrichten, weniger als 1 Minute · 0,00\u00a0€');
    expect(de.tab.audience.cost(1, 13_493)).toBe('1 Person alarmiert, 13.493 Personen informiert');
    expect(en.tab.raise.reach(13_500, 1)).toBe('13,500 people and 1 channel');
    expect(de.tab.raise.reach(13_500, 1)).toBe('13.500 Personen und 1 Kanal');
  });
  it('asks with the number as soon as it is known', () => {
    const { confirm, yes } = de.tab.audience;
    expect(confirm.real(13_500)).toBe('Ernstfall jetzt an die ganze Landesverwaltung: 13.500 Personen?');
    expect(confirm.real(null)).toBe('Ernstfall jetzt an die ganze Landesverwaltung?');
    expect(yes.exercise(13_500)).toBe('Ja, Übung mit allen 13.500');
    expect(yes.real(null)).toBe('Ja, Ernstfall an alle');
    expect(en.tab.audience.yes.real(13_500)).toBe('Yes, real alarm to all 13,500');
  });
  it('says everything in both languages', () => {
    const said = (words: object): readonly string[] =>
      Object.values(words).flatMap((value: unknown) => {
        if (typeof value === 'string') return [value];
        if (typeof value !== 'function') return said(value as object);
        return [(value as (...given: unknown[]) => string)(2, 3, 4)];
      });
    const [german, english] = [said(de.tab.audience), said(en.tab.audience)];
    expect(german.length).toBe(english.length);
    expect([...german, ...english].filter((text) => text.trim() === '' || /undefined|NaN/.test(text))).toEqual([]);
    expect(english.filter((text) => /[äöüß„]|\b(Bitte|Sie|und|oder)\b/.test(text))).toEqual([]);
  });
});
