// The alphabet of short messages: what fits, what it costs, and that nothing slips in from outside of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutGsm7, gsm7Length, segmentsOf, toGsm7 } from '../../src/domain/gsm7.ts';

describe('a text for a short message', () => {
  it.each([
    ['Ä Ö Ü ä ö ü ß', 'Ä Ö Ü ä ö ü ß'],
    ['ÜBUNG – „Herbst“', 'ÜBUNG - "Herbst"'],
    ['40° …', '40 Grad ...'],
    ['Yıldız, Łukasz, Dvořák', 'Yildiz, Lukasz, Dvorak'],
    ['Zeile 1\r\nBcc: x', 'Zeile 1 Bcc: x'],
    ['Feuer 🔥!', 'Feuer ?!'],
    ['Ｖollbreit', '?ollbreit'],
    ['a\u0308', 'ä'],
  ])('%s becomes %s', (given, expected) => expect(toGsm7(given)).toBe(expected));

  it('counts what takes two places, and segments', () => {
    expect(gsm7Length('€[]')).toBe(6);
    expect(gsm7Length('–')).toBe(Number.POSITIVE_INFINITY);
    expect(segmentsOf('a'.repeat(160))).toBe(1);
    expect(segmentsOf('a'.repeat(161))).toBe(2);
    expect(segmentsOf(`${'a'.repeat(159)}€`)).toBe(2);
    expect(segmentsOf('a'.repeat(307))).toBe(3);
  });

  it('always fits after it was made to fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 0, max: 160 }), (text, places) => {
        const made = toGsm7(text);
        expect(gsm7Length(made)).toBeLessThan(Number.POSITIVE_INFINITY);
        expect(made).not.toMatch(/[\r\n]/);
        expect(gsm7Length(cutGsm7(made, places))).toBeLessThanOrEqual(places);
      }),
      { numRuns: 500 },
    );
  });
});
