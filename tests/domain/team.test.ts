// Who is asked to fill a role at a moment, and in which order.
import { describe, expect, it } from 'vitest';
import type { BaoRole, BcDomain, DutyWindow, Term } from '../../src/domain/bc-domain.ts';
import { arrivalLimitOf, dayOf, neededOf, peopleInOrder, termState } from '../../src/domain/team.ts';

/** 21.11.2026, 18:44 Uhr in Hannover. */
const now = Date.UTC(2026, 10, 21, 17, 44);
const hour = 3_600_000;
const open: Term = { validFrom: null, validTo: null, trainedAt: null, exercisedAt: null };
const it_: BaoRole = { kind: 'IT', core: true, holders: ['anna', 'bernd', 'clara'] };

function domain(duty: readonly DutyWindow[] = []): BcDomain {
  return {
    id: 'MI-ITN',
    name: 'IT.Niedersachsen',
    ressort: 'MI',
    ressortName: 'Inneres',
    authority: 'IT.Niedersachsen',
    channel: null,
    callIn: { number: '0511 555-0199', pin: '' },
    room: 'Stabsraum A',
    roles: [it_],
    duty,
  };
}

const window = (person: string, kind: DutyWindow['kind'], more: Partial<DutyWindow> = {}): DutyWindow => ({
  person,
  kind,
  role: null,
  from: now - hour,
  to: now + hour,
  ...more,
});

describe('people of a role in the order in which they are asked', () => {
  const cases: [string, readonly DutyWindow[], readonly string[]][] = [
    ['by rank when nobody is on call or away', [], ['anna', 'bernd', 'clara']],
    ['on call first', [window('clara', 'on-call')], ['clara', 'anna', 'bernd']],
    ['on call for this role', [window('clara', 'on-call', { role: 'IT' })], ['clara', 'anna', 'bernd']],
    [
      'on call for another role changes nothing',
      [window('clara', 'on-call', { role: 'HR' })],
      ['anna', 'bernd', 'clara'],
    ],
    ['away last', [window('anna', 'away')], ['bernd', 'clara', 'anna']],
    ['away and on call is away', [window('anna', 'away'), window('anna', 'on-call')], ['bernd', 'clara', 'anna']],
    [
      'everybody away keeps the ranks',
      ['anna', 'bernd', 'clara'].map((p) => window(p, 'away')),
      ['anna', 'bernd', 'clara'],
    ],
    ['a window that begins now counts', [window('bernd', 'on-call', { from: now })], ['bernd', 'anna', 'clara']],
    ['a window that ends now does not', [window('bernd', 'on-call', { to: now })], ['anna', 'bernd', 'clara']],
    ['somebody without the role is not asked', [window('emil', 'on-call')], ['anna', 'bernd', 'clara']],
  ];
  for (const [name, duty, order] of cases) {
    it(name, () => expect(peopleInOrder(domain(duty), it_, now)).toEqual(order));
  }

  it('only whose term runs', () => {
    const role: BaoRole = {
      ...it_,
      terms: {
        anna: { ...open, validTo: '2026-11-20' },
        bernd: { ...open, validFrom: '2026-11-22' },
        clara: { ...open, validFrom: '2026-11-21', validTo: '2026-11-21' },
      },
    };
    expect(peopleInOrder(domain([window('anna', 'on-call')]), role, now)).toEqual(['clara']);
  });

  it('nobody twice', () => {
    expect(peopleInOrder(domain(), { ...it_, holders: ['anna', 'bernd', 'anna'] }, now)).toEqual(['anna', 'bernd']);
  });

  it('nobody when the role is empty', () => expect(peopleInOrder(domain(), { ...it_, holders: [] }, now)).toEqual([]));
});

describe('days and usual values', () => {
  it('the day is the one in Germany, summer and winter', () => {
    expect(dayOf(Date.UTC(2026, 10, 21, 22, 59))).toBe('2026-11-21');
    expect(dayOf(Date.UTC(2026, 10, 21, 23, 0))).toBe('2026-11-22');
    expect(dayOf(Date.UTC(2026, 6, 31, 22, 0))).toBe('2026-08-01');
  });
  it('the first and the last day of a term count', () => {
    const term = { validFrom: '2026-01-01', validTo: '2026-12-31' };
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => termState(term, day))).toEqual([
      'not-yet',
      'valid',
      'valid',
      'expired',
    ]);
  });
  it('one person within 60 minutes unless said otherwise', () => {
    expect([neededOf({}), arrivalLimitOf({})]).toEqual([1, 60]);
    expect([neededOf({ needed: 2 }), arrivalLimitOf({ arrivalLimit: 30 })]).toEqual([2, 30]);
  });
});
