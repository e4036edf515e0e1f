// Wall time in Germany and the working days of Niedersachsen.
import { describe, expect, it } from 'vitest';
import { isWorkday, momentOf, nextTime, timeOf, workdaysAfter } from '../../src/domain/working-time.ts';

const utc = (text: string) => Date.parse(`${text}Z`);

describe('wall time in Germany', () => {
  it.each([
    ['winter', '2026-01-15', '02:30', '2026-01-15T01:30'],
    ['summer', '2026-07-15', '08:00', '2026-07-15T06:00'],
    ['the October hour that comes twice: the first one', '2026-10-25', '02:30', '2026-10-25T00:30'],
    ['after clocks were put back', '2026-10-25', '08:00', '2026-10-25T07:00'],
    ['the March hour that does not exist: an hour later', '2026-03-29', '02:30', '2026-03-29T01:30'],
    ['midnight of the change', '2026-03-29', '00:00', '2026-03-28T23:00'],
  ])('%s', (_name, day, time, moment) => {
    expect(momentOf(day, time)).toBe(utc(moment));
  });

  it('comes to 02:30 once a night, also when clocks change', () => {
    const nights: string[] = [];
    for (let at = utc('2026-10-23T10:00'); nights.length < 4; ) {
      at = nextTime('02:30', at);
      nights.push(new Date(at).toISOString().slice(0, 16));
    }
    expect(nights).toEqual(['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30', '2026-10-27T01:30']);
    expect(timeOf(utc('2026-10-26T01:30'))).toBe('02:30');
  });
});

describe('working days in Niedersachsen', () => {
  it.each([
    ['Neujahr', '2027-01-01'],
    ['Karfreitag', '2026-04-03'],
    ['Ostermontag', '2026-04-06'],
    ['Ostermontag 2038, the latest', '2038-04-26'],
    ['Tag der Arbeit', '2026-05-01'],
    ['Christi Himmelfahrt', '2026-05-14'],
    ['Pfingstmontag', '2026-05-25'],
    ['Tag der Deutschen Einheit', '2028-10-03'],
    ['Reformationstag', '2028-10-31'],
    ['1. Weihnachtstag', '2028-12-25'],
    ['a Saturday', '2026-11-21'],
    ['a Sunday', '2026-11-22'],
  ])('%s is none', (_name, day) => {
    expect(isWorkday(day)).toBe(false);
  });

  it.each(['2026-04-07', '2026-06-04', '2026-11-23', '2026-12-24', '2026-12-31'])('%s is one', (day) => {
    expect(isWorkday(day)).toBe(true);
  });

  it('counts over Christmas', () => {
    expect(workdaysAfter('2026-12-23', 3)).toBe('2026-12-29');
  });
});
