// Dates and times as people in Germany read them, in winter, in summer, and on the nights on which clocks change.
import { describe, expect, it } from 'vitest';
import { clock, clockWithSeconds, day, moment } from '../../src/texts/format.ts';

const at = (text: string) => Date.parse(text);

describe('times in Berlin', () => {
  it.each([
    ['winter', '2026-11-21T17:40:07Z', '18:40', '18:40:07', '21.11.2026'],
    ['summer', '2026-07-01T22:05:00Z', '00:05', '00:05:00', '02.07.2026'],
    ['before clocks go back', '2026-10-25T00:30:00Z', '02:30', '02:30:00', '25.10.2026'],
    ['after clocks went back', '2026-10-25T01:30:00Z', '02:30', '02:30:00', '25.10.2026'],
    ['midnight', '2026-11-20T23:00:00Z', '00:00', '00:00:00', '21.11.2026'],
  ])('%s', (_what, text, time, seconds, date) => {
    expect(clock(at(text))).toBe(time);
    expect(clockWithSeconds(at(text))).toBe(seconds);
    expect(day(at(text))).toBe(date);
  });

  it('in English differ in the date only', () => {
    expect(clock(at('2026-11-21T17:40:07Z'), 'en-GB')).toBe('18:40');
    expect(clock(at('2026-11-20T23:00:00Z'), 'en-GB')).toBe('00:00');
    expect(day(at('2026-11-21T17:40:07Z'), 'en-GB')).toBe('21/11/2026');
  });
});

describe('a moment', () => {
  it('is a time today, and a date and a time on any other day', () => {
    const now = at('2026-11-21T17:44:00Z');
    expect(moment(at('2026-11-21T17:40:00Z'), now)).toBe('18:40');
    expect(moment(at('2026-11-20T22:59:00Z'), now)).toBe('20.11., 23:59');
    expect(moment(at('2026-11-20T22:59:00Z'), now, 'en-GB')).toBe('20/11, 23:59');
  });
});
