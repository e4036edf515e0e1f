// What an evaluation begins with: the figures of a run, also of one that ran ahead of its script.
import { describe, expect, test } from 'vitest';
import type { Exercise } from '../../src/domain/exercise.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { draftOfExercise, type RunKnown } from '../../src/domain/review-draft.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
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

test('an alarm exercise brings its verdict and the target along, in words of both languages; none where none was given', () => {
  const drill = {
    asked: 10,
    answered: 8,
    roles: [{ filledAfter: minute }],
    staffedAfter: minute,
    deputies: 0,
    dead: [],
  };
  const target = { percent: 90, minutes: 30, percentFrom: 'concept', minutesFrom: 'figures' } as const;
  const figures = (known: RunKnown['drill']) =>
    draftOfExercise({
      exercise: held,
      run: { ...run(0), drill: known },
      management: [],
      targets: new Map(),
      words: de.review.draft,
      asks: false,
    })?.figures ?? [];
  const judged = figures({ ...drill, verdict: { target, reach: 'missed', staffed: 'met' } });
  expect(judged.slice(-2)).toEqual([
    { name: 'reach-missed', value: 90, of: null },
    { name: 'staffed-met', value: 30, of: null },
  ]);
  for (const texts of [de, en])
    for (const verdict of ['met', 'missed', 'open'])
      for (const what of ['reach', 'staffed'])
        expect(texts.review.figure(`${what}-${verdict}`, 1, null)[0]).toMatch(/^(Ziel|Target) /);
  expect(figures(drill)).toEqual(judged.slice(0, -2));
});
