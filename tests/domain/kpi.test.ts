// Key figures: every formula as a table with its unknown cases, and how a figure is judged.
import { describe, expect, test } from 'vitest';
import {
  checkKpiSet,
  type Figure,
  type Goal,
  isShowable,
  judge,
  type KpiId,
  kpiIds,
  kpisOf,
  shareOf,
  usualKpiSet,
} from '../../src/domain/kpi.ts';
import type { DomainBook } from '../../src/domain/kpi-book.ts';
import { countAll, countOne, sumUp } from '../../src/domain/kpi-figures.ts';
import { endedAlarm, kpiCases } from './kpi-cases.ts';
import { at, process, question, type Sums } from './kpi-samples.ts';

const sums = (id: KpiId, over: Partial<DomainBook>): Sums => {
  const counted = countOne(question(over), id);
  if (!counted) throw new Error(`${id} is not counted`);
  const { met, open, unknown } = sumUp(counted);
  return [met, open, unknown];
};

describe('formulas', () => {
  test.each(kpiCases)('%s (%s)', (_, id, given, expected) => expect(sums(id, given)).toEqual(expected));

  test('every figure has a case, stands in a group, and is counted in its order', () => {
    expect(new Set(kpiCases.map(([, id]) => id))).toEqual(new Set(kpiIds));
    expect(new Set(Object.values(kpisOf).flat())).toEqual(new Set(kpiIds));
    expect(countAll(question()).map(({ id }) => id)).toEqual(kpiIds);
  });

  test('what the set does not show is not counted', () => {
    const few = { ...question(), set: { ...usualKpiSet, shown: ['K13', 'K1'] as const } };
    expect(countAll(few).map(({ id }) => id)).toEqual(['K1', 'K13']);
    expect(countOne(few, 'K2')).toBeUndefined();
  });

  test('limits are those of the set', () => {
    const given = question({ processes: [process('a', { biaDay: '2025-06-01' })] });
    const long = { ...given, set: { ...usualKpiSet, biaDays: 700 } };
    expect([countOne(given, 'K2')?.items[0]?.state, countOne(long, 'K2')?.items[0]?.state]).toEqual(['open', 'met']);
  });

  test('half and nine tenths of the times, in whole minutes', () => {
    const took = (id: string, minutes: number) => endedAlarm(id, { staffedAt: at('2026-06-01') + minutes * 60_000 });
    const counted = countOne(question({ alarms: [9.5, 1, 2, 3, 40].map((n, i) => took(`${i}`, n)) }), 'K16a');
    expect(counted && sumUp(counted)).toMatchObject({ met: 4, open: 1, times: { p50: 3, p90: 40 } });
    const without = countOne(question({ alarms: [] }), 'K16a');
    expect(without && sumUp(without)).toEqual({ id: 'K16a', met: 0, open: 0, unknown: 0 });
  });
});

const figure = (met: number, open: number, unknown = 0, id: KpiId = 'K1'): Figure => ({ id, met, open, unknown });
const atLeast = (value: number): Goal => ({ kind: 'at-least', value });
const atMost = (value: number): Goal => ({ kind: 'at-most', value });
const rising: Goal = { kind: 'rising', value: 0 };

describe('judging', () => {
  test.each([
    ['all of them', figure(5, 0), atLeast(100), null, 'reached'],
    ['one is open', figure(4, 1), atLeast(100), null, 'missed'],
    ['the unknown one decides', figure(4, 0, 1), atLeast(100), null, 'unsure'],
    ['reached even if the unknown one is open', figure(9, 0, 1), atLeast(90), null, 'reached'],
    ['missed even if the unknown one is met', figure(1, 8, 1), atLeast(90), null, 'missed'],
    ['nothing known', figure(0, 0, 7), atLeast(100), null, 'no-data'],
    ['nothing there', figure(0, 0), atLeast(100), null, 'no-data'],
    ['half is not above half', figure(1, 1), atMost(50), null, 'reached'],
    ['above half', figure(2, 1), atMost(50), null, 'missed'],
    ['the unknown one could bring it above', figure(1, 1, 1), atMost(50), null, 'unsure'],
    ['no deviation at all', figure(0, 0, 0, 'K21'), atMost(0), null, 'reached'],
    ['accepted ones only', figure(0, 3, 0, 'K21'), atMost(0), null, 'reached'],
    ['one without acceptance', figure(1, 99, 0, 'K21'), atMost(0), null, 'missed'],
    ['rising', figure(2, 2), rising, figure(1, 3), 'reached'],
    ['as before', figure(2, 2), rising, figure(1, 1), 'missed'],
    ['nothing to compare with', figure(2, 2), rising, null, 'unsure'],
    ['before there were no data', figure(2, 2), rising, figure(0, 0, 4), 'unsure'],
    ['it cannot rise any more', figure(4, 0), rising, figure(4, 0), 'reached'],
  ] as const)('%s', (_, given, goal, before, expected) => expect(judge(given, goal, before)).toBe(expected));

  test('missing data are never a share of zero', () => {
    expect(shareOf(figure(0, 0, 3))).toBeNull();
    expect(shareOf(figure(3, 1, 6))).toBe(0.75);
  });

  test('people are counted outside only from five on', () => {
    expect(isShowable(figure(2, 1, 1, 'K14'))).toBe(false);
    expect(isShowable(figure(2, 2, 1, 'K14'))).toBe(true);
    expect(isShowable(figure(1, 0, 0, 'K1'))).toBe(true);
  });
});

test('a set by which nothing could be counted is refused by its field', () => {
  checkKpiSet(usualKpiSet);
  for (const [over, field] of [
    [{ shown: [] }, 'shown'],
    [{ shown: ['K1', 'K1'] }, 'shown'],
    [{ goals: { ...usualKpiSet.goals, K4: atLeast(101) } }, 'K4'],
    [{ biaDays: 0 }, 'biaDays'],
    [{ alarmMinutes: 1.5 }, 'alarmMinutes'],
    [{ steps: [] }, 'steps'],
    [{ steps: [{ id: 'a', name: ' ' }] }, 'steps'],
  ] as const) {
    expect(() => checkKpiSet({ ...usualKpiSet, ...over })).toThrow(
      expect.objectContaining({ code: 'kpi-set-wrong', detail: { field } }),
    );
  }
});
