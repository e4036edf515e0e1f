// Figures of the impact analysis as tables: MTPD, latest RTO, time-critical, changed horizons, rings (domain.md 1.2, 8.2, 9.4).
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bcms, usualBcms } from '../../src/domain/bcms.ts';
import {
  damageAt,
  hasBia,
  isTimeCritical,
  mtpdHoursOf,
  mtpdOf,
  ringThrough,
  rtoLimit,
  timeCriticalShare,
  unrated,
  withDerived,
  worstDamage,
} from '../../src/domain/bia.ts';
import {
  type BusinessProcess,
  type Damage,
  type DamageRow,
  type DamageTable,
  damageScenarios,
} from '../../src/domain/process.ts';
import { processFaults } from '../../src/domain/process-faults.ts';

const rule: Bcms = { domain: 'MI', ...usualBcms };
const blank: BusinessProcess = {
  id: 'MI.p',
  domain: 'MI',
  name: 'Prozess',
  unit: 'Referat',
  mtpdHours: null,
  rtoHours: null,
  rpoHours: null,
  mbco: '',
};
const process = (change: Partial<BusinessProcess>): BusinessProcess => ({ ...blank, ...change });
/** `12344` for one scenario, `1` for all others; `.` is not rated. */
const row = (text: string): DamageRow => [...text].map((sign) => (sign === '.' ? null : (Number(sign) as Damage)));
const table = (worst: string, other = '1'.repeat(worst.length)): DamageTable =>
  Object.fromEntries(damageScenarios.map((one) => [one, row(one === 'LAW' ? worst : other)]));

describe('MTPD', () => {
  it.each([
    ['at the first horizon', '33333', { state: 'derived', hours: 24 }],
    ['the smallest of several', '12344', { state: 'derived', hours: 168 }],
    ['at the last one', '11113', { state: 'derived', hours: 720 }],
    ['none, when nothing ever is intolerable', '12222', { state: 'derived', hours: null }],
    ['open, while a rating before it is missing', '1.344', { state: 'open' }],
    ['although later ratings are missing', '13...', { state: 'derived', hours: 72 }],
    ['open, while the last rating is missing', '1222.', { state: 'open' }],
  ])('%s', (_name, worst, expected) => expect(mtpdOf(table(worst), rule)).toEqual(expected));

  it('depends on what is intolerable', () => {
    expect(mtpdOf(table('12344'), { ...rule, intolerable: 2 })).toEqual({ state: 'derived', hours: 72 });
    expect(mtpdOf(table('12344'), { ...rule, intolerable: 4 })).toEqual({ state: 'derived', hours: 336 });
  });

  it('is what was noted by hand while there are no ratings, and what was derived before while some are missing', () => {
    expect(mtpdHoursOf(process({ mtpdHours: 48 }), rule)).toBe(48);
    expect(mtpdHoursOf(process({ mtpdHours: 48, damage: table('1.3..') }), rule)).toBe(48);
    expect(mtpdHoursOf(process({ mtpdHours: 48, damage: table('12222') }), rule)).toBeNull();
  });
});

describe('the latest RTO', () => {
  const limits = { ...rule, responseHours: 2, bufferHours: 1 };
  it.each([
    ['MTPD − response − buffer', { mtpdHours: 24 }, { state: 'hours', hours: 21 }],
    ['less the time the process takes', { mtpdHours: 24, durationHours: 6 }, { state: 'hours', hours: 15 }],
    ['nothing left is 0 hours', { mtpdHours: 3 }, { state: 'hours', hours: 0 }],
    ['negative is not computed', { mtpdHours: 1 }, { state: 'preventive' }],
    ['negative by the duration', { mtpdHours: 24, durationHours: 22 }, { state: 'preventive' }],
    ['none without MTPD', { mtpdHours: null }, null],
  ])('%s', (_name, change, expected) => expect(rtoLimit(process(change), limits)).toEqual(expected));

  it('has no dust of fractions', () => {
    const dusty = { ...rule, responseHours: 0.7, bufferHours: 0.2 };
    expect(rtoLimit(process({ mtpdHours: 1 }), dusty)).toEqual({ state: 'hours', hours: 0.1 });
  });
});

describe('time-critical', () => {
  it.each([
    [720, 30, true],
    [721, 30, false],
    [1_000, 45, true],
    [null, 30, false],
  ])('MTPD %s h with %s days: %s', (mtpdHours, timeCriticalDays, expected) => {
    expect(isTimeCritical(process({ mtpdHours }), { ...rule, timeCriticalDays })).toBe(expected);
  });

  it('share of those still there', () => {
    const all = [process({ mtpdHours: 24 }), process({}), process({ mtpdHours: 24, retired: true })];
    expect(timeCriticalShare(all, rule)).toBe(0.5);
    expect(timeCriticalShare([], rule)).toBeNull();
  });
});

describe('changed horizons', () => {
  const rated = process({ damage: table('11234'), horizonHours: rule.horizonHours });
  it.each([
    ['keep the ratings at hours that stay', [24, 72, 168, 336, 720], '11234'],
    ['between two equal ones it must be the same', [24, 48, 72, 168, 336, 720], '111234'],
    ['between two different ones nobody knows', [24, 72, 100, 168, 336, 720], '11.234'],
    ['before a 1 there is a 1', [4, 24, 72, 168, 336, 720], '111234'],
    ['after a 4 there is a 4', [24, 72, 168, 336, 720, 1440], '112344'],
    ['a horizon that is gone takes its rating with it', [24, 72, 168, 336, 1000], '11234'],
  ])('%s', (_name, horizons, expected) => {
    expect(damageAt(rated, horizons).LAW).toEqual(row(expected));
  });
  it('a later end is not guessed', () => {
    const low = process({ damage: table('11222'), horizonHours: rule.horizonHours });
    expect(damageAt(low, [24, 72, 168, 336, 720, 1440]).LAW).toEqual(row('11222.'));
    expect(unrated(damageAt(low, [24, 72, 168, 336, 720, 1440]), [24, 72, 168, 336, 720, 1440])).toBe(5);
  });
  it('and the record carries those it was fitted to', () => {
    const now = { ...rule, horizonHours: [4, 24, 72, 168, 336] };
    expect(withDerived(rated, now)).toMatchObject({ horizonHours: now.horizonHours, mtpdHours: 336 });
  });
});

it('an analysis is there when everything is rated, reasoned and dated', () => {
  const whole = process({ damage: table('11234'), justification: 'Frist', biaDay: '2026-05-01' });
  expect(hasBia(whole, rule)).toBe(true);
  expect(hasBia({ ...whole, justification: ' ' }, rule)).toBe(false);
  expect(hasBia({ ...whole, biaDay: null }, rule)).toBe(false);
  expect(hasBia({ ...whole, damage: table('1123.') }, rule)).toBe(false);
  expect(hasBia(process({ mtpdHours: 24, biaDay: '2026-05-01' }), rule)).toBe(false);
});

describe('rings of needs', () => {
  const needs = new Map([
    ['a', ['b', 'x']],
    ['b', ['c']],
    ['c', ['a']],
    ['d', ['a']],
    ['x', []],
  ]);
  it.each([
    ['a', ['a', 'b', 'c', 'a']],
    ['c', ['c', 'a', 'b', 'c']],
    ['d', null],
    ['x', null],
    ['unknown', null],
  ])('through %s', (id, ring) => expect(ringThrough(id, needs)).toEqual(ring));
});

describe('for all ratings', () => {
  const horizons = fc
    .uniqueArray(fc.integer({ min: 1, max: 2_000 }), { minLength: 5, maxLength: 8 })
    .map((all) => all.sort((one, other) => one - other));
  const rising = (length: number) =>
    fc
      .array(fc.constantFrom<Damage>(1, 2, 3, 4), { minLength: length, maxLength: length })
      .map((all) => all.sort((one, other) => one - other) as DamageRow);
  const tables = (length: number) =>
    fc.record(Object.fromEntries(damageScenarios.map((one) => [one, rising(length)]))) as fc.Arbitrary<DamageTable>;
  const cases = fc
    .tuple(horizons, fc.constantFrom<Damage>(1, 2, 3, 4))
    .chain(([hours, intolerable]) =>
      tables(hours.length).map((damage) => ({ damage, at: { ...rule, horizonHours: hours, intolerable } })),
    );
  const place = (at: Bcms) => ({ rule: at, others: [], resources: new Set<string>(), today: '2026-11-30' });

  it('rising ones are taken; MTPD is the first horizon that is intolerable, and nothing before it is', () => {
    fc.assert(
      fc.property(cases, ({ damage, at }) => {
        const value = process({ damage, justification: 'Grund' });
        expect(processFaults(value, place(at))).toEqual([]);
        const worst = worstDamage(damage, at.horizonHours) as Damage[];
        const mtpd = mtpdOf(damage, at);
        if (mtpd.state !== 'derived') throw new Error('a whole table leaves nothing open');
        const index = mtpd.hours === null ? worst.length : at.horizonHours.indexOf(mtpd.hours);
        expect(worst.slice(0, index).every((one) => one < at.intolerable)).toBe(true);
        expect(worst.slice(index).every((one) => one >= at.intolerable)).toBe(true);
      }),
    );
  });

  it.each([
    [0.001, ['rto-short']],
    [0, ['rto-short']],
    [0.25, []],
    [null, []],
    [-1, ['hours-bad']],
  ])('an RTO of %s hours', (rtoHours, codes) => {
    const found = processFaults({ ...blank, rtoHours }, place({ ...rule }));
    expect(found.map(({ field, code }) => [field, code])).toEqual(codes.map((code) => ['rtoHours', code]));
  });

  it('one that falls is refused, with its scenario and horizon', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...damageScenarios), fc.nat(), ({ damage, at }, scenario, spot) => {
        const index = 1 + (spot % (at.horizonHours.length - 1));
        const broken = (damage[scenario] as DamageRow).map((one, each) =>
          each === index ? 1 : each < index ? Math.max(one ?? 1, 2) : one,
        ) as DamageRow;
        const value = process({ damage: { ...damage, [scenario]: broken }, justification: 'Grund' });
        const found = processFaults(value, place(at));
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({ field: 'damage', code: 'damage-falls', detail: { scenario } });
        expect(found[0]?.detail.hours).toBe(at.horizonHours[index]);
      }),
    );
  });

  it('new horizons never make a rating fall, and never contradict one that was made', () => {
    fc.assert(
      fc.property(cases, horizons, ({ damage, at }, next) => {
        const fitted = damageAt({ damage, horizonHours: at.horizonHours }, next);
        for (const scenario of damageScenarios) {
          const known = (fitted[scenario] ?? []).filter((one) => one !== null);
          expect(known).toEqual([...known].sort((one, other) => one - other));
        }
      }),
    );
  });
});
