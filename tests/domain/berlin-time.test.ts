// The input field speaks the time of Berlin, also around the change of clocks.
import { describe, expect, it } from 'vitest';
import { fromWallTime, toWallTime } from '../../src/domain/berlin-time.ts';

describe('wall time in Berlin', () => {
  it.each([
    ['winter', '2026-11-21T18:40', '2026-11-21T17:40:00Z'],
    ['summer', '2026-07-01T00:05', '2026-06-30T22:05:00Z'],
    ['before the October hour', '2026-10-25T01:59', '2026-10-24T23:59:00Z'],
    ['the October hour counts as its first', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['after the October hour', '2026-10-25T03:00', '2026-10-25T02:00:00Z'],
    ['before the March hour', '2026-03-29T01:59', '2026-03-29T00:59:00Z'],
    ['after the March hour', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
    ['new year', '2027-01-01T00:00', '2026-12-31T23:00:00Z'],
  ])('%s', (_name, wall, utc) => {
    expect(fromWallTime(wall)).toBe(Date.parse(utc));
    expect(toWallTime(Date.parse(utc))).toBe(wall);
  });
  it('the March hour that does not exist is the one after it', () => {
    expect(toWallTime(fromWallTime('2026-03-29T02:30'))).toBe('2026-03-29T03:30');
  });
  it('an unfinished time is none', () => {
    expect(fromWallTime('')).toBeNaN();
    expect(fromWallTime('2026-11-')).toBeNaN();
  });
});
