// Durations as people write them.
import { expect, it } from 'vitest';
import { parseHours } from '../../src/tab/hours.ts';
import { duration } from '../../src/texts/format.ts';

it.each([
  ['', null],
  ['4', 4],
  ['1,5', 1.5],
  ['1.5 h', 1.5],
  ['30 Min.', 0.5],
  ['15min', 0.25],
  ['8 Std.', 8],
  ['3 Tage', 72],
  ['1 Tag', 24],
  ['2 Wochen', 336],
  ['0', 0],
])('%s', (text, hours) => expect(parseHours(text)).toBe(hours));

it.each(['bald', '-1', '3 Äpfel', '1:30', 'Tage'])('%s is none', (text) => expect(parseHours(text)).toBeNaN());

it.each([0, 0.25, 0.5, 1, 1.5, 4, 24, 48, 72, 100, 720])('%s h are read as they are shown', (hours) => {
  expect(parseHours(duration(hours))).toBe(hours);
  expect(parseHours(duration(hours, 'en-GB'))).toBe(hours);
});
