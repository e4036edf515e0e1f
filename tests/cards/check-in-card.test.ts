// The card of a check-in in both languages: model text 8, what each button carries, and what it never asks.
import { describe, expect, it } from 'vitest';
import { deliveryOf } from '../../src/domain/ledger.ts';
import { checkInWord } from '../../src/teams/check-in-words.ts';
import { parseClick } from '../../src/teams/click.ts';
import { textsFor } from '../../src/texts/index.ts';
import { checkInCardOf, checkInOf, checkInSamples, partAfter } from './check-in-samples.ts';
import { buttons, inputs, wire } from './read.ts';

const dana = 'p-dana0004';
const said = { type: 'answer', person: dana, delivery: '', n: 0, redrawn: false, from: null } as const;

describe('the card of a check-in', () => {
  it('reads as model text 8 (domain.md 2.3a)', () => {
    const { text, summary } = checkInCardOf(textsFor('de'), checkInOf('real').part);
    expect(text.split('\n')).toEqual([
      'VERFÜGBARKEITSABFRAGE',
      'Bitte antworten Sie bis 20:44 Uhr.',
      'Können Sie am Samstag, 8 bis 16 Uhr, die Rolle Protokollierung übernehmen?',
      'Zeitraum: 22.11., 06:44 Uhr bis 22.11., 14:44 Uhr',
      'Rolle: Protokollierung',
      'Einen Grund brauchen Sie nicht zu nennen.',
      '[Ja, vor Ort] [Ja, mobil]',
      '[Ja, ab gewählter Zeit]',
      '[Eingeschränkt] [Nein]',
      'Gefragt von Anna Beispiel, 18:44 Uhr.',
      'VERFÜGBARKEITSABFRAGE',
    ]);
    expect(summary).toBe('Verfügbarkeitsabfrage: Bitte antworten Sie bis 20:44 Uhr.');
  });

  it('reads in English', () => {
    const lines = checkInCardOf(textsFor('en'), checkInOf('exercise').part).text.split('\n');
    expect(lines[0]).toBe('EXERCISE (ÜBUNG) “Herbst 2026” – AVAILABILITY CHECK-IN');
    expect(lines[1]).toBe('Please answer by 20:44.');
    expect(lines).toContain('[Yes, on site] [Yes, remotely]');
    expect(lines).toContain('This is an exercise. There is no real emergency.');
  });

  it('asks for nothing but a time: no free text, so no reason', () => {
    const all = inputs(wire(checkInCardOf(textsFor('de'), checkInOf('real').part)));
    expect(all.map(({ id, type }) => `${id} ${type}`)).toEqual(['from Input.ChoiceSet']);
  });

  it('carries part, delivery, count and answer; the time comes from the choice beside it', () => {
    const card = wire(checkInCardOf(textsFor('de'), checkInOf('real').part));
    const said = buttons(card).map(({ data }) => parseClick(data));
    expect(said).toMatchObject(
      ['on-site', 'mobile', 'from', 'limited', 'unavailable'].map((answer) => ({
        answer,
        c: 'c1.g1.0',
        d: 'd1',
        n: 0,
      })),
    );
    const data = { verb: 'check.answer', c: 'c1.g1.0', d: 'd1', n: 0, answer: 'from', from: '1795334400000' };
    expect(parseClick(data)).toMatchObject({ from: 1_795_334_400_000 });
    expect(parseClick({ ...data, answer: 'mobile' })).toMatchObject({ from: null });
    for (const from of ['morgen', '-5', '1e13']) expect(parseClick({ ...data, from })).toBeNull();
    expect(parseClick({ ...data, answer: 'krank' })).toBeNull();
  });

  it('shows the answer with a way to change it, and asks with the right count then', () => {
    const part = partAfter(checkInOf('real').part, { ...said, answer: 'limited' });
    const noted = checkInCardOf(textsFor('de'), part);
    expect(noted.text).toContain('Danke. Notiert 18:44 Uhr: Sie sind eingeschränkt verfügbar.');
    expect(buttons(wire(noted)).map(({ title }) => title)).toEqual(['Antwort ändern']);
    const again = checkInCardOf(textsFor('de'), part, { choosing: true });
    expect(buttons(wire(again)).map(({ data }) => parseClick(data))).toMatchObject(Array(5).fill({ n: 1 }));
  });

  it('when closed asks nothing any more', () => {
    const { part } = checkInOf('real');
    const notice = part.notice && { ...part.notice, end: { kind: 'cancelled', at: 0 } as const };
    const closed = checkInCardOf(textsFor('de'), part, notice ? { notice } : {});
    expect(closed.text).toContain('Sie müssen nichts mehr tun.\nDie Abfrage wurde zurückgenommen.');
    expect(buttons(wire(closed))).toEqual([]);
    expect(deliveryOf(part.ledger, 'd1')?.lane).toBe(2);
  });
});

describe.each(['de', 'en'] as const)('of an exercise (%s)', (language) => {
  it('every card says so in its first and last line and in the toast; of a real one none does', () => {
    const texts = textsFor(language);
    for (const { name, drawn } of checkInSamples('exercise', texts)) {
      const lines = drawn.text.split('\n');
      expect(
        [lines[0], lines.at(-1), drawn.summary].every((line) => line?.includes('ÜBUNG')),
        name,
      ).toBe(true);
    }
    for (const { name, drawn } of checkInSamples('real', texts)) {
      expect(`${drawn.text} ${drawn.summary}`, name).not.toMatch(/übung|exercise/i);
    }
  });
});

describe('typed answers', () => {
  it.each([
    ['ja', 'on-site', null],
    ['Ja!', 'on-site', null],
    ['MOBIL', 'mobile', null],
    ['ab 14', 'from', '14:00'],
    ['ab 14:30', 'from', '14:30'],
    ['ja, ab 9.15 Uhr', 'from', '09:15'],
    ['from 7', 'from', '07:00'],
    ['eingeschränkt', 'limited', null],
    ['eingeschraenkt.', 'limited', null],
    ['<at>BCM-Lotse</at> nein', 'unavailable', null],
  ])('%s', (text, answer, time) => expect(checkInWord(text)).toMatchObject({ answer, time }));

  it.each(['ab 25', 'ab', 'ja 30', 'virtuell', 'vielleicht', 'nein, ich bin krank', 'ab 14:75', ''])(
    '«%s» is none',
    (text) => expect(checkInWord(text)).toBeNull(),
  );
});
