// The clocks of a run and what a finished one leaves behind.
import { expect, test } from 'vitest';
import type { ExerciseRun } from '../../src/domain/exercise-run.ts';
import { delayOf, exerciseTime, realTimeOf } from '../../src/domain/exercise-run-clock.ts';
import { runFacts } from '../../src/domain/exercise-run-facts.ts';

const minute = 60_000;
const start = Date.parse('2026-10-24T23:30:00Z');

test('exercise time runs while the clock does, and stands in a pause', () => {
  const running = { passed: 10 * minute, since: start };
  expect(exerciseTime(running, start + 5 * minute)).toBe(15 * minute);
  expect(exerciseTime({ passed: 15 * minute, since: null }, start + 90 * minute)).toBe(15 * minute);
  expect(realTimeOf(running, 25)).toBe(start + 15 * minute);
  expect(realTimeOf({ passed: 0, since: null }, 25)).toBeNull();
});

test('the delay is real time less exercise time: it grows in a pause and shrinks by a jump', () => {
  const begun = { startedAt: start, endedAt: null };
  expect(delayOf({ ...begun, clock: { passed: 0, since: start } }, start + 20 * minute)).toBe(0);
  expect(delayOf({ ...begun, clock: { passed: 5 * minute, since: null } }, start + 20 * minute)).toBe(15 * minute);
  expect(delayOf({ ...begun, clock: { passed: 30 * minute, since: start } }, start + minute)).toBe(-30 * minute);
  expect(delayOf({ startedAt: null, endedAt: null, clock: { passed: 0, since: null } }, start)).toBe(0);
});

test('a run that is not over leaves no facts', () => {
  expect(runFacts({ startedAt: start, endedAt: null, ending: null } as ExerciseRun)).toBeNull();
});
