// The one escape: put together again, its pieces are the text; no piece acts; what is invisible is gone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heading, say } from '../../src/teams/card.ts';
import type { CardPart } from '../../src/teams/card-shape.ts';
import { clean, cut, escapeText, label } from '../../src/teams/plain.ts';
import { payloads, unwrapped } from './payloads.ts';

const runs = 3_000;
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const active = /<\/?at\b|\{\{(DATE|TIME)\(/i;
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '</',
        'at',
        'AT',
        '>',
        '{',
        '{{DATE(',
        '{{TIME(',
        '}}',
        '*',
        '_',
        '[x](y)',
        ' ',
        '\u202E',
        '\u200B',
        'ä',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

/** The smallest text for which a sentence is not true, or null. */
const broken = (property: fc.IProperty<[string]>) => fc.check(property, { numRuns: runs }).counterexample;

describe('escapeText', () => {
  it('gives back exactly the visible text, but for a flood of marks', () => {
    const flood = (text: string) => (clean(text).match(new RegExp(active, 'gi')) ?? []).length > 11;
    expect(broken(fc.property(texts, (text) => flood(text) || escapeText(text).join('') === clean(text)))).toBeNull();
  });

  it('spells a flood apart, so that nobody can blow a card up', () => {
    expect(escapeText('<at'.repeat(12))).toHaveLength(1);
    expect(escapeText('<at'.repeat(11)).join('')).toBe('<at'.repeat(11));
    expect(escapeText('<at>'.repeat(500))).toEqual(['‹at>'.repeat(500)]);
  });

  it('leaves no piece in which a client finds a mention or a date function', () =>
    expect(broken(fc.property(texts, (text) => escapeText(text).every((piece) => !active.test(piece))))).toBeNull());

  it('is at rest: nothing new appears when it is applied again', () => {
    const once = (text: string) => escapeText(text).join('');
    expect(broken(fc.property(texts, (text) => once(once(text)) === once(text)))).toBeNull();
  });

  it.each(payloads.slice(0, unwrapped))('shows $written as $read', ({ written, read }) =>
    expect(escapeText(written).join('')).toBe(read),
  );
});

describe('clean', () => {
  it('leaves nothing that is not seen', () =>
    expect(broken(fc.property(texts, (text) => !unseen.test(clean(text)) && clean(text).isWellFormed()))).toBeNull());

  it('changes nothing in what people write', () => {
    const written = 'Straße „Am Markt“, 3. OG – 50 % der Büros (Fall #17): A_B * C <rot> {x}';
    expect(clean(written)).toBe(written);
  });
});

describe('label', () => {
  it('spells mentions and date functions apart, because a title is one string', () => {
    expect(label('<at>Anna</at> {{DATE(2026-11-21T18:44:00Z)}}')).toBe('‹at>Anna‹/at> { {DATE(2026-11-21T18:44:00Z)}}');
    expect(broken(fc.property(texts, (text) => !active.test(label(text))))).toBeNull();
  });
});

describe('cut', () => {
  it('counts characters as people do and shows that something is missing', () => {
    expect(cut('Ärger 👩 da', 20)).toBe('Ärger 👩 da');
    expect(cut('👩👩👩👩', 3)).toBe('👩👩…');
  });
});

describe('text parts', () => {
  const typeOf = (part: CardPart) => part.type;
  it('every paragraph stands in runs, which know no Markdown', () => {
    expect(say('**fett** <at>Anna</at>')).toMatchObject({
      type: 'RichTextBlock',
      inlines: [{ text: '**fett** <' }, { text: 'at>Anna<' }, { text: '/at>' }],
    });
  });

  it('a heading is one only when no client could read markup into it', () => {
    expect(typeOf(heading('ALARM – ERNSTFALL · Krise'))).toBe('TextBlock');
    expect(typeOf(heading('ÜBUNGSALARM „Herbst 2026“'))).toBe('TextBlock');
    for (const name of [
      '**Herbst**',
      '[a](b)',
      'Herbst_2026',
      '<b>',
      '&lt;b&gt;',
      'www.boese.example',
      '//boese.example',
    ]) {
      expect(typeOf(heading(`ÜBUNGSALARM „${name}“`)), name).toBe('RichTextBlock');
    }
  });
});
