// Gaps of a crisis team, one table: what is wrong with it, and what is said; and the control that is quiet.
import { describe, expect, it } from 'vitest';
import type { BaoRole, BcDomain, DutyWindow, Term } from '../../src/domain/bc-domain.ts';
import { type ContactFacts, gapsOf, monthsBefore } from '../../src/domain/gaps.ts';

/** 21.11.2026, 18:44 Uhr in Hannover. */
const now = Date.UTC(2026, 10, 21, 17, 44);
const day = 86_400_000;
const good: Term = {
  validFrom: '2026-01-01',
  validTo: '2028-12-31',
  trainedAt: '2026-03-01',
  exercisedAt: '2026-05-01',
};
const reached: ContactFacts = { ways: ['email', 'sms'], confirmedAt: now - day };
const everybody = ['anna', 'bernd', 'clara', 'doris', 'emil', 'fritz'];

function role(kind: BaoRole['kind'], holders: readonly string[], more: Partial<BaoRole> = {}): BaoRole {
  return { kind, core: true, holders, terms: Object.fromEntries(holders.map((id) => [id, good])), ...more };
}
function gaps(
  roles: readonly BaoRole[],
  {
    duty = [],
    contact = {},
  }: { duty?: readonly DutyWindow[]; contact?: Record<string, ContactFacts | undefined> } = {},
) {
  const known = { ...Object.fromEntries(everybody.map((id) => [id, reached])), ...contact };
  const facts = Object.fromEntries(Object.entries(known).filter(([, value]) => value)) as Record<string, ContactFacts>;
  const domain = { id: 'MI-ITN', roles, duty } as unknown as BcDomain;
  return gapsOf(domain, facts, now).map(({ code, role: of, person, also }) =>
    [of, code, person, also].filter((part) => part).join(' '),
  );
}
const whole = [role('CRISIS_LEAD', ['anna', 'bernd', 'clara']), role('IT', ['doris', 'emil'])];
const window = (person: string, more: Partial<DutyWindow> = {}): DutyWindow => ({
  person,
  kind: 'on-call',
  role: 'IT',
  from: now - day,
  to: now + day,
  ...more,
});

describe('gaps of a team', () => {
  it('a team with deputies, terms, practice and second ways has none', () => expect(gaps(whole)).toEqual([]));

  const term = (change: Partial<Term>) => ({ terms: { doris: { ...good, ...change }, emil: good } });
  const roleCases: [string, BaoRole, readonly string[]][] = [
    ['nobody', role('IT', []), ['IT no-holder']],
    ['no deputy', role('IT', ['doris']), ['IT no-deputy']],
    ['two needed and two there', role('IT', ['doris', 'emil'], { needed: 2 }), ['IT no-deputy']],
    ['three needed and two there', role('IT', ['doris', 'emil'], { needed: 3 }), ['IT too-few']],
    [
      'expired yesterday',
      role('IT', ['doris', 'emil'], term({ validTo: '2026-11-20' })),
      ['IT no-deputy', 'IT expired doris'],
    ],
    [
      'not yet valid',
      role('IT', ['doris', 'emil'], term({ validFrom: '2026-11-22' })),
      ['IT no-deputy', 'IT not-yet doris'],
    ],
    [
      'valid to today counts, and ends soon',
      role('IT', ['doris', 'emil'], term({ validTo: '2026-11-21' })),
      ['IT expires-soon doris'],
    ],
    ['ends in 30 days', role('IT', ['doris', 'emil'], term({ validTo: '2026-12-21' })), ['IT expires-soon doris']],
    ['ends in 31 days', role('IT', ['doris', 'emil'], term({ validTo: '2026-12-22' })), []],
    ['never trained', role('IT', ['doris', 'emil'], term({ trainedAt: null })), ['IT untrained doris']],
    ['exercised 36 months ago to the day', role('IT', ['doris', 'emil'], term({ exercisedAt: '2023-11-21' })), []],
    [
      'exercised a day earlier',
      role('IT', ['doris', 'emil'], term({ exercisedAt: '2023-11-20' })),
      ['IT not-exercised doris'],
    ],
  ];
  for (const [name, it_, found] of roleCases) it(name, () => expect(gaps([whole[0] as BaoRole, it_])).toEqual(found));

  it('one deputy is enough for a role, but not for the Stabsleitung (BSI 200-4, 5.1.2)', () => {
    expect(gaps([role('CRISIS_LEAD', ['anna', 'bernd'])])).toEqual(['CRISIS_LEAD few-deputies']);
    expect(gaps([role('IT', ['anna', 'bernd'])])).toEqual([]);
  });

  it('the same person in two roles: as holder of both it presses, as deputy it is a note', () => {
    expect(gaps([role('IT', ['anna', 'bernd']), role('HR', ['anna', 'clara'])])).toEqual(['HR holder-twice anna IT']);
    expect(gaps([role('IT', ['anna', 'bernd']), role('HR', ['clara', 'anna'])])).toEqual(['HR two-roles anna IT']);
  });

  it('duty windows there are, and nobody is on call now', () => {
    expect(gaps(whole, { duty: [window('doris')] })).toEqual([]);
    expect(gaps(whole, { duty: [window('doris', { to: now })] })).toEqual(['IT nobody-on-call']);
    expect(gaps(whole, { duty: [window('doris'), window('doris', { kind: 'away', role: null })] })).toEqual([
      'IT nobody-on-call',
    ]);
  });

  it('everybody away', () => {
    const away = (person: string) => window(person, { kind: 'away', role: null });
    expect(gaps(whole, { duty: [away('doris')] })).toEqual([]);
    expect(gaps(whole, { duty: [away('doris'), away('emil')] })).toEqual(['IT everybody-away']);
  });

  it('contacts: none, only Teams, not confirmed for 90 days; each person once', () => {
    const both = [...whole, role('HR', ['fritz', 'doris'])];
    expect(gaps(both, { contact: { doris: undefined } })).toEqual(['IT no-contact doris', 'HR two-roles doris IT']);
    expect(gaps(whole, { contact: { doris: { ways: [], confirmedAt: now } } })).toEqual(['IT no-second-way doris']);
    const confirmed = (ago: number) => gaps(whole, { contact: { doris: { ...reached, confirmedAt: now - ago } } });
    expect(confirmed(90 * day)).toEqual([]);
    expect(confirmed(90 * day + 1)).toEqual(['IT unconfirmed doris']);
    expect(gaps(whole, { contact: { doris: { ...reached, confirmedAt: null } } })).toEqual(['IT unconfirmed doris']);
  });

  it('the pressing ones come first', () => {
    const found = gaps([role('HR', ['anna', 'bernd'], { terms: {} }), role('IT', [])]);
    expect(found[0]).toBe('IT no-holder');
    expect(found.slice(1)).toEqual([
      'HR untrained anna',
      'HR not-exercised anna',
      'HR untrained bernd',
      'HR not-exercised bernd',
    ]);
  });
});

describe('months before a day', () => {
  it.each([
    ['2026-11-21', 36, '2023-11-21'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-03-31', 1, '2028-02-29'],
    ['2026-01-15', 1, '2025-12-15'],
  ])('%s less %i is %s', (today, months, then) => expect(monthsBefore(today, months)).toBe(then));
});
