// Event numbers: one per alarm, never twice, and of the year in which people in Berlin are.
import { describe, expect, it } from 'vitest';
import { eventNumber, numbering, yearOf } from '../../src/domain/numbering.ts';
import { play } from './play.ts';

describe('a series', () => {
  it('counts up, one number per alarm', () => {
    const series = play(numbering);
    const take = (alarm: string) => {
      series.give({ type: 'take', alarm });
      return series.state.given[alarm];
    };
    expect(['a', 'b', 'a', 'c', 'b'].map(take)).toEqual([1, 2, 1, 3, 2]);
    expect(series.state.last).toBe(3);
  });

  it('remembers the latest fifty, so that a repeated wish takes no second number', () => {
    const series = play(numbering);
    for (let alarm = 1; alarm <= 200; alarm += 1) series.give({ type: 'take', alarm: `alarm-${alarm}` });
    expect(series.give({ type: 'take', alarm: 'alarm-151' })).toEqual([]);
    expect(Object.keys(series.state.given).length).toBeLessThan(60);
    expect(series.give({ type: 'take', alarm: 'alarm-1' })).toMatchObject([{ number: 201 }]);
  });

  it.each(['constructor', 'toString', '__proto__'])('takes %s as the name of an alarm like any other', (alarm) => {
    const series = play(numbering);
    expect(series.give({ type: 'take', alarm })).toMatchObject([{ number: 1 }]);
    expect(series.give({ type: 'take', alarm })).toEqual([]);
  });

  it('owes nothing and is found by nobody', () => {
    expect(numbering.owed(numbering.empty)).toEqual([]);
    expect(numbering.head(numbering.empty)).toEqual({ scope: '', status: 'active', key: '', at: 0 });
  });
});

describe('an event number', () => {
  it.each<[number, boolean, number, string]>([
    [2026, false, 17, '2026-017'],
    [2026, true, 3, 'Ü 2026-003'],
    [2027, false, 1, '2027-001'],
    [2026, false, 1234, '2026-1234'],
  ])('%i, exercise %s, %i → %s', (year, exercise, number, text) =>
    expect(eventNumber(year, exercise, number)).toBe(text),
  );

  it.each<[string, string, number]>([
    ['in the last second of the old year in Berlin', '2026-12-31T22:59:59Z', 2026],
    ['at midnight in Berlin, an hour before London', '2026-12-31T23:00:00Z', 2027],
    ['at midnight in London', '2027-01-01T00:00:00Z', 2027],
    ['in summer', '2026-07-01T12:00:00Z', 2026],
  ])('%s belongs to the year of Berlin', (_case, time, year) => expect(yearOf(Date.parse(time))).toBe(year));
});
