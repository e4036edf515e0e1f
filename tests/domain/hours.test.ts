// Durations as people write them in workbooks.
import { describe, expect, it } from 'vitest';
import { hoursIn, numberOf, readHours, unitOfHead } from '../../src/domain/hours.ts';

describe('hours of a text', () => {
  it.each<[string, number | null | undefined]>([
    ['3 Tage', 72],
    ['1 Tag', 24],
    ['4 h', 4],
    ['4h', 4],
    ['4 Std.', 4],
    ['1,5 Stunden', 1.5],
    ['1.5 h', 1.5],
    ['30 Min.', 0.5],
    ['15 Minuten', 0.25],
    ['2 Wochen', 336],
    ['1 Monat', 720],
    ['1 Tag 4 h', 28],
    ['1 Tag und 4 Stunden', 28],
    ['max. 3 Tage', 72],
    ['bis zu 24 h', 24],
    ['≤ 24 h', 24],
    ['24', 24],
    ['1.000', 1000],
    ['0', 0],
    ['sofort', 0],
    ['', null],
    ['–', null],
    ['keine', null],
    ['unbekannt', null],
    ['> 30 Tage', undefined],
    ['3 Äpfel', undefined],
    ['bald', undefined],
    ['-4 h', undefined],
    ['99999999 h', undefined],
    ['4 h ungefähr', undefined],
  ])('%s', (text, hours) => expect(readHours(text)).toBe(hours));

  it('a bare number counts in the unit of the heading', () => {
    expect(['MTPD', 'MTPD (h)', 'MTA in Tagen', 'RTO [Tage]', 'Reaktionszeit (Minuten)'].map(unitOfHead)).toEqual([
      1,
      1,
      24,
      24,
      1 / 60,
    ]);
    expect(readHours('3', unitOfHead('MTA in Tagen'))).toBe(72);
    expect(readHours('3 h', unitOfHead('MTA in Tagen'))).toBe(3);
  });

  it('numbers of both kinds', () => {
    expect(['1.234,5', '0.250', '12.5', '12,5', '1.5.2', 'x'].map(numberOf)).toEqual([
      1234.5,
      0.25,
      12.5,
      12.5,
      undefined,
      undefined,
    ]);
  });

  it('is said in the largest unit that is a short number', () => {
    expect([0, 0.25, 1, 24, 48, 72, 30].map(hoursIn)).toEqual([
      { unit: 'hours', count: 0 },
      { unit: 'minutes', count: 15 },
      { unit: 'hours', count: 1 },
      { unit: 'hours', count: 24 },
      { unit: 'days', count: 2 },
      { unit: 'days', count: 3 },
      { unit: 'hours', count: 30 },
    ]);
  });
});
