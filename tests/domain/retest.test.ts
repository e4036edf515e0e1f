// A failed test is due again: as the same kind, on the list until one of it was passed in time.
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { ExerciseRow } from '../../src/domain/exercise.ts';
import { retestsDue } from '../../src/domain/retest.ts';
import { row } from './exercise-samples.ts';

const proof = (day: string, kind: Evidence['kind'], result: Evidence['result'], hours: number | null = null) =>
  ({ id: `${day}-${kind}`, kind, day, result, hours, reference: day.slice(0, 7) }) satisfies Evidence;

const due = (
  evidence: readonly Evidence[],
  coming: readonly Partial<ExerciseRow>[] = [],
  status = 'planned' as const,
) =>
  retestsDue(
    [{ target: 'plan', id: 'p', name: 'Telefonplan', evidence, targetHours: 4 }],
    coming.map((of) => ({ status, row: { ...row, number: '2026-09', plans: ['p'], ...of } })),
  );

describe('a failed test', () => {
  it.each(['TABLETOP', 'STAFF_EXERCISE', 'FULL_EXERCISE', 'FUNCTION_TEST'] as const)(
    'of kind %s is due again as the same kind',
    (kind) => {
      expect(due([proof('2026-03-01', kind, 'FAILED')])).toEqual([
        { target: 'plan', id: 'p', name: 'Telefonplan', reference: '2026-03', kind, late: false, planned: '' },
      ]);
    },
  );

  it('in a real event is shown again by a function test', () => {
    expect(due([proof('2026-03-01', 'REAL_EVENT', 'FAILED')])).toMatchObject([{ kind: 'FUNCTION_TEST' }]);
  });

  it('is due as well when it succeeded later than it must', () => {
    expect(due([proof('2026-03-01', 'FUNCTION_TEST', 'PASSED', 5)])).toMatchObject([{ late: true }]);
    expect(due([proof('2026-03-01', 'FUNCTION_TEST', 'PASSED', 4)])).toEqual([]);
  });

  it('stays on the list with its number once it is planned, but only by an exercise of its kind', () => {
    const failed = [proof('2026-03-01', 'FUNCTION_TEST', 'FAILED')];
    expect(due(failed, [{ type: 'TABLETOP' }])).toMatchObject([{ planned: '' }]);
    expect(due(failed, [{ type: 'FUNCTION_TEST', plans: [] }])).toMatchObject([{ planned: '' }]);
    expect(due(failed, [{ type: 'FUNCTION_TEST' }])).toMatchObject([{ planned: '2026-09' }]);
  });

  it('is closed by one that was passed, and by nothing less', () => {
    const failed = proof('2026-03-01', 'FUNCTION_TEST', 'FAILED');
    const then = (...later: readonly Evidence[]) => due([failed, ...later]).length;
    expect(then(proof('2026-04-01', 'FUNCTION_TEST', 'PARTIAL', 2))).toBe(1);
    expect(then(proof('2026-04-01', 'TABLETOP', 'PASSED'))).toBe(1);
    expect(then(proof('2026-04-01', 'STAFF_EXERCISE', 'PASSED'))).toBe(1);
    expect(then(proof('2026-04-01', 'FUNCTION_TEST', 'PASSED', 9))).toBe(1);
    expect(then(proof('2026-02-01', 'FUNCTION_TEST', 'PASSED', 2))).toBe(1);
    expect(then(proof('2026-04-01', 'FUNCTION_TEST', 'PASSED', 2))).toBe(0);
    expect(then(proof('2026-04-01', 'REAL_EVENT', 'PASSED', 2))).toBe(0);
    expect(due([proof('2026-03-01', 'TABLETOP', 'FAILED'), proof('2026-04-01', 'FUNCTION_TEST', 'PASSED', 2)])).toEqual(
      [],
    );
  });

  it('is due anew when it fails again, under the newer number; what never failed is not', () => {
    const story = [
      proof('2026-03-01', 'FUNCTION_TEST', 'FAILED'),
      proof('2026-04-01', 'FUNCTION_TEST', 'PASSED', 2),
      proof('2026-05-01', 'FUNCTION_TEST', 'FAILED'),
    ];
    expect(due(story)).toMatchObject([{ reference: '2026-05' }]);
    expect(due([])).toEqual([]);
    expect(due([proof('2026-03-01', 'FUNCTION_TEST', 'PARTIAL')])).toEqual([]);
  });
});
