// What an evaluation begins with: the figures of a run, also of one that ran ahead of its script.
import { describe, expect, test } from 'vitest';
import type { Exercise } from '../../src/domain/exercise.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { draftOfExercise, type RunKnown } from '../../src/domain/review-draft.ts';
import { de } from '../../src/texts/de.ts';
import { concept, inject, row } from './exercise-samples.ts';

const minute = 60_000;
const held: Exercise = {
  ...exercises.empty,
  status: 'ended',
  domain: 'AB',
  row,
  concept,
  startedAt: 0,
  endedAt: minute,
};
const played = inject('1');
const run = (delay: number): RunKnown => ({
  startedAt: 0,
  endedAt: 90 * minute,
  exerciseTime: 90 * minute,
  paused: 0,
  delay,
  goals: [],
  injects: [{ ...played, state: 'played', playedAt: 0, mark: null, note: '', reaction: null }],
  observations: [],
  drill: null,
});

describe('the delay of a run', () => {
  const figures = (delay: number) =>
    draftOfExercise({
      exercise: held,
      run: run(delay),
      management: [],
      targets: new Map(),
      words: de.review.draft,
      asks: false,
    })?.figures.filter(({ name }) => name.endsWith('-minutes') && name !== 'exercise-minutes');

  test.each([
    [12 * minute, 'delay-minutes', 12],
    [0, 'delay-minutes', 0],
    [-10 * minute, 'ahead-minutes', 10],
  ])('%s ms is %s: %s, and never below zero', (delay, name, value) => {
    expect(figures(delay)).toEqual([{ name, value, of: null }]);
  });
});
