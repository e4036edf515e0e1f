// How long numbers stay after somebody's last role: nobody with a role, nobody untold and nobody within 30 days loses any.
import { describe, expect, it } from 'vitest';
import { may } from '../../src/domain/may.ts';
import { dayToTell, goesOn, type Kept, type KeptFacts, retentions, stepTonight } from '../../src/domain/retention.ts';

/** 02:45 in Hannover. */
const night = (day: string) => Date.parse(`${day}T01:45Z`);
const ended = night('2026-11-24');
const facts = (change: Partial<KeptFacts> = {}): KeptFacts => ({
  hasRole: false,
  isBusy: false,
  confirmedAt: night('2026-10-01'),
  ...change,
});
const untold: Kept = { endedAt: ended, told: null };
const told: Kept = { endedAt: ended, told: { at: night('2026-12-10'), day: '2026-12-24' } };

describe('a night', () => {
  it.each([
    ['whoever has a role is not looked at', undefined, { hasRole: true }, '2026-12-24', null],
    ['the first without one begins the time', undefined, {}, '2026-11-24', 'ended'],
    ['fifteen days before nobody is told', untold, {}, '2026-12-09', null],
    ['fourteen days before she is', untold, {}, '2026-12-10', 'told'],
    ['after a long sleep she is told first', untold, {}, '2027-03-01', 'told'],
    ['the day before nothing goes', told, {}, '2026-12-23', null],
    ['on the day it goes', told, {}, '2026-12-24', 'deleted'],
    ['not while she is asked in an alarm', told, { isBusy: true }, '2026-12-26', null],
    ['a new role stops it, at the last moment, too', told, { hasRole: true }, '2026-12-24', 'back'],
    ['her wish does', told, { confirmedAt: night('2026-12-11') }, '2026-12-24', 'stay'],
    ['an older confirmation does not', told, { confirmedAt: night('2026-12-09') }, '2026-12-24', 'deleted'],
    ['who confirmed without a role is left alone', untold, { confirmedAt: night('2026-12-01') }, '2027-11-16', null],
    ['for a year', untold, { confirmedAt: night('2026-12-01') }, '2027-11-17', 'told'],
  ] as const)('%s', (_name, known, change, day, step) => {
    expect(stepTonight(known, facts(change), night(day))).toBe(step);
  });

  it('names the day, and leaves a week at least', () => {
    expect(goesOn(untold, null)).toBe('2026-12-24');
    expect(dayToTell(untold, null, night('2026-12-10'))).toBe('2026-12-24');
    expect(dayToTell(untold, null, night('2027-03-01'))).toBe('2027-03-08');
    expect(goesOn(untold, night('2026-12-01'))).toBe('2027-12-01');
  });
});

describe('the record', () => {
  const turn = (day: string) => ({ id: day, at: night(day), by: { system: 'audit' } as const });
  const fold = (days: readonly (readonly [string, Parameters<typeof retentions.decide>[1]])[]) =>
    days.reduce((state, [day, command]) => {
      const entries = retentions.decide(state, command, turn(day));
      return entries.reduce((next, entry) => retentions.apply(next, entry, turn(day)), state);
    }, retentions.empty);
  const begin = ['2026-11-23', { type: 'begin' }] as const;
  const wake = (day: string) => [day, { type: 'wake' }] as const;

  it('plans every night once, looks once, and forgets who took her numbers back', () => {
    const state = fold([
      begin,
      begin,
      wake('2026-11-24'),
      ['2026-11-24', { type: 'note', steps: [{ person: 'p', step: 'ended' }], seen: ['p'] }],
    ]);
    expect(state.people).toEqual({ p: untold });
    expect(retentions.owed(state)).toEqual([{ kind: 'wake', at: night('2026-11-25') }]);
    expect(retentions.decide(state, { type: 'note', steps: [], seen: [] }, turn('2026-11-24'))).toEqual([]);
    const later = fold([begin, wake('2026-11-24'), ['2026-11-24', { type: 'note', steps: [], seen: [] }]]);
    expect(later.people).toEqual({});
  });

  it('lets the system take numbers out, and never write any', () => {
    const who = { kind: 'system', part: 'audit' } as const;
    const put = (numbers: readonly object[]) => ({
      type: 'put',
      value: { person: 'p', numbers, email: true, confirmedAt: null },
    });
    const address = { kind: 'contact', id: 'p' } as const;
    expect(may(who, address, put([]), undefined)).toBe(true);
    expect(may(who, address, put([{ number: '+495115550100' }]), undefined)).toBe(false);
  });
});
