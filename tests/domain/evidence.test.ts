// What evidence says: nothing, discussed, tested, effective, not effective, out of date (domain.md 9.2; BSI 200-4, 10.2).
import { describe, expect, it } from 'vitest';
import { monthsAfter } from '../../src/domain/days.ts';
import { type Evidence, type EvidenceRule, evidenceStatus } from '../../src/domain/evidence.ts';

const today = '2026-11-30';
const proof = (change: Partial<Evidence>): Evidence => ({
  id: 'e',
  kind: 'FUNCTION_TEST',
  day: '2026-05-01',
  result: 'PASSED',
  hours: 4,
  reference: 'T-1',
  ...change,
});
const talk = (day: string, result: Evidence['result'] = 'PASSED') =>
  proof({ kind: 'TABLETOP', day, result, hours: null });

describe('the status of evidence', () => {
  const rows: readonly (readonly [string, readonly Evidence[], Partial<EvidenceRule>, string])[] = [
    ['none', [], {}, 'NONE'],
    ['a Planbesprechung only', [talk('2026-05-01')], {}, 'TABLETOP_DONE'],
    ['a failed Planbesprechung', [talk('2026-05-01', 'FAILED')], {}, 'INEFFECTIVE'],
    ['passed within the target', [proof({})], { targetHours: 4 }, 'EFFECTIVE'],
    ['passed, but too late', [proof({})], { targetHours: 3.5 }, 'INEFFECTIVE'],
    ['passed, nobody knows how long it took', [proof({ hours: null })], { targetHours: 4 }, 'TESTED'],
    [
      'an exercise where there is no target',
      [proof({ kind: 'ALARM_EXERCISE', hours: null })],
      { targetHours: null },
      'EFFECTIVE',
    ],
    ['a mere function test where there is no target', [proof({})], { targetHours: null }, 'TESTED'],
    ['partly', [proof({ result: 'PARTIAL' })], { targetHours: 4 }, 'TESTED'],
    ['partly, and too late', [proof({ result: 'PARTIAL' })], { targetHours: 3 }, 'INEFFECTIVE'],
    ['failed', [proof({ result: 'FAILED' })], {}, 'INEFFECTIVE'],
    ['the last test decides', [proof({ result: 'FAILED' }), proof({ day: '2026-06-01' })], {}, 'EFFECTIVE'],
    ['also when it was noted first', [proof({ day: '2026-06-01' }), proof({ result: 'FAILED' })], {}, 'EFFECTIVE'],
    ['of one day the later note', [proof({ result: 'FAILED' }), proof({})], {}, 'EFFECTIVE'],
    ['a real event counts like a test', [proof({ kind: 'REAL_EVENT', hours: 9 })], { targetHours: 4 }, 'INEFFECTIVE'],
    ['a later talk takes nothing away', [proof({}), talk('2026-10-01')], {}, 'EFFECTIVE'],
    ['unless it failed', [proof({}), talk('2026-10-01', 'FAILED')], {}, 'INEFFECTIVE'],
    ['a test after that settles it', [talk('2026-01-01', 'FAILED'), proof({})], {}, 'EFFECTIVE'],
    ['too old', [proof({ day: '2023-11-29' })], {}, 'EXPIRED'],
    ['old enough by a day', [proof({ day: '2023-11-30' })], {}, 'EFFECTIVE'],
    ['a shorter span', [proof({ day: '2025-11-29' })], { validMonths: 12 }, 'EXPIRED'],
    ['before the change', [proof({})], { from: '2026-05-02' }, 'EXPIRED'],
    ['on the day of the change', [proof({})], { from: '2026-05-01' }, 'EFFECTIVE'],
    ['nothing before the change either', [], { from: '2026-05-02' }, 'NONE'],
    ['the test expired, the talk did not', [proof({ day: '2020-01-01' }), talk('2026-05-01')], {}, 'TABLETOP_DONE'],
    ['what is to come proves nothing', [proof({ day: '2026-12-01' })], {}, 'NONE'],
  ];
  it.each(rows)('%s', (_name, evidence, rule, expected) => {
    expect(evidenceStatus(evidence, { from: null, today, targetHours: 4, ...rule })).toBe(expected);
  });
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2023-11-30', 36, '2026-11-30'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
])('%s and %s months is %s', (day, months, expected) => expect(monthsAfter(day, months)).toBe(expected));
