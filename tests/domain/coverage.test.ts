// What was exercised in three years and what is missing; hints before an exercise; what every ready-made script brings.
import { describe, expect, it } from 'vitest';
import type { BcDomain } from '../../src/domain/bc-domain.ts';
import { coverageOf, hintsOf } from '../../src/domain/coverage.ts';
import type { Exercise, ExerciseRow } from '../../src/domain/exercise.ts';
import { checkConcept, missingInConcept } from '../../src/domain/exercise-checks.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { conceptOf } from '../../src/domain/ready-script.ts';
import { readyScripts } from '../../src/domain/ready-scripts.ts';
import { concept, row } from './exercise-samples.ts';
import { releasedPlan } from './plan-samples.ts';

const term = (exercisedAt: string | null, validTo: string | null = null) => ({
  validFrom: null,
  validTo,
  trainedAt: null,
  exercisedAt,
});
const domain = {
  id: 'MI-ITN',
  roles: [
    {
      kind: 'CRISIS_LEAD',
      core: true,
      holders: ['p-lead', 'p-deputy', 'p-gone'],
      terms: { 'p-lead': term('2025-05-05'), 'p-deputy': term('2020-01-01'), 'p-gone': term(null, '2026-01-01') },
    },
    { kind: 'IT', core: true, holders: ['p-player', 'p-lead'] },
  ],
} as unknown as BcDomain;
const held = (of: Partial<ExerciseRow>, status: Exercise['status'] = 'closed'): Exercise => ({
  ...exercises.empty,
  status,
  domain: 'MI-ITN',
  row: { ...row, ...of },
  concept,
  startedAt: status === 'closed' ? Date.UTC(2024, 5, 1, 8) : null,
});
const plan = { id: 'MI-ITN.gfp', state: releasedPlan().state };

describe('coverage', () => {
  const lineOf = (all: readonly Exercise[], id: string, plans = [plan]) =>
    coverageOf({ domain, plans, exercises: all, today: '2026-11-30' }).find((line) => line.id === id);

  it('knows every plan, everybody whose term runs once, every scenario, and the alarm at night', () => {
    const lines = coverageOf({ domain, plans: [plan], exercises: [], today: '2026-11-30' });
    expect(lines.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'GFP MI-ITN.gfp',
      'member p-lead',
      'member p-player',
      'deputy p-deputy',
      'scenario IT',
      'scenario STAFF',
      'scenario BUILDING',
      'scenario PROVIDER',
      'scenario CYBER',
      'off-hours ',
    ]);
    expect(lines.filter(({ missing }) => !missing).map(({ id }) => id)).toEqual(['p-lead']);
  });

  it('what was held counts in its year; what is planned is said and still missing; broken off is not held', () => {
    expect(lineOf([held({})], 'CYBER')).toMatchObject({
      missing: false,
      cells: [{ year: 2024, done: ['2024-06-01'], planned: [] }, { done: [] }, { done: [] }],
    });
    expect(lineOf([held({})], 'p-player')?.missing).toBe(false);
    expect(lineOf([held({}, 'planned')], 'CYBER')).toMatchObject({
      missing: true,
      cells: [{}, {}, { year: 2026, planned: ['2026-03'] }],
    });
    for (const status of ['aborted', 'postponed', 'cancelled'] as const) {
      expect(lineOf([held({}, status)], 'CYBER')).toMatchObject({ missing: true, cells: [{}, {}, { planned: [] }] });
    }
  });

  it('a plan is covered by its evidence and by an exercise about it; the night only by an alarm at night', () => {
    expect(lineOf([held({ plans: ['MI-ITN.gfp'] })], 'MI-ITN.gfp')?.missing).toBe(false);
    const proven = {
      ...plan.state,
      evidence: [{ id: 'e', kind: 'TABLETOP', day: '2026-02-02', result: 'PASSED', hours: null, reference: '' }],
    } as const;
    expect(lineOf([], 'MI-ITN.gfp', [{ ...plan, state: proven }])?.missing).toBe(false);
    expect(lineOf([held({ type: 'ALARM_EXERCISE' }), held({ offHours: true })], '')?.missing).toBe(true);
    expect(lineOf([held({ type: 'ALARM_EXERCISE', offHours: true })], '')?.missing).toBe(false);
  });
});

describe('hints before an exercise (BSI 200-4, Tab. 35)', () => {
  const hints = (of: Partial<ExerciseRow>, plans = [plan], contactsCurrent: boolean | null = true) =>
    hintsOf(held(of, 'planned'), { plans, contactsCurrent });
  const discussed = {
    ...plan,
    state: {
      ...plan.state,
      evidence: [{ id: 'e', kind: 'TABLETOP', day: '2026-02-02', result: 'PASSED', hours: null, reference: '' }],
    },
  } as typeof plan;
  const rules = { id: 'MI-ITN.go', state: releasedPlan({ kind: 'STAFF_RULES' }).state };
  it('each type has its own, and is quiet when all is there', () => {
    expect(hints({ type: 'TABLETOP' })).toEqual(['plan-missing']);
    expect(hints({ type: 'TABLETOP', plans: ['MI-ITN.gfp'] })).toEqual([]);
    expect(hints({ type: 'FUNCTION_TEST', plans: ['MI-ITN.gfp'] })).toEqual(['tabletop-missing']);
    expect(hints({ type: 'FUNCTION_TEST', plans: ['MI-ITN.gfp'] }, [discussed])).toEqual([]);
    expect(hints({ type: 'STAFF_EXERCISE' })).toEqual(['staff-rules-missing']);
    expect(hints({ type: 'STAFF_EXERCISE' }, [rules])).toEqual([]);
    expect(hints({ type: 'ALARM_EXERCISE' }, [], null)).toEqual(['contacts-stale']);
    expect(hints({ type: 'ALARM_EXERCISE' }, [], true)).toEqual([]);
  });
});

describe.each(readyScripts.map((script) => [script.id, script] as const))('ready-made script %s', (id, script) => {
  it('is whole: enough injects, each with receiver, text, expected reaction and goal, no circle, inside its time', () => {
    const ready = checkConcept(conceptOf(script));
    expect(ready.injects.length).toBeGreaterThanOrEqual(id === 'alarm' ? 2 : 8);
    for (const inject of ready.injects) {
      expect(inject.toRoles.length).toBeGreaterThan(0);
      expect(inject.text.length).toBeGreaterThan(20);
      expect(inject.expected.length).toBeGreaterThan(10);
      expect(inject.goal).not.toBe('');
      expect(inject.minute).toBeLessThanOrEqual(ready.duration);
      expect(inject.text).not.toMatch(/\b(BAO|GFP|WAP|MTPD|RTO)\b/);
    }
    for (const goal of ready.goals) expect([goal.metric, goal.target]).not.toContain('');
    // Every goal is tried by some inject.
    const tried = new Set(ready.injects.map(({ goal }) => goal));
    if (id !== 'alarm') expect(ready.goals.map((goal) => goal.id).filter((one) => !tried.has(one))).toEqual([]);
    // Only the people are still to be said, and the time: an alarm exercise may be drawn in its window.
    const planned = { ...exercises.empty, row: { ...row, type: script.type }, concept: ready };
    expect(missingInConcept(planned).filter((field) => !['lead', 'participants'].includes(field))).toEqual(
      id === 'alarm' ? [] : ['startsAt'],
    );
  });
});
