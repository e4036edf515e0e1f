// What figures know of exercises: held, promised and proven, read from the cases themselves; taking out raw answers changes nothing.
import { describe, expect, test } from 'vitest';
import type { Exercise } from '../../src/domain/exercise.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { emptyIncident } from '../../src/domain/incident.ts';
import { type ProgrammeCases, programmeOf } from '../../src/domain/kpi-programme.ts';
import type { Entry, Model, Turn } from '../../src/domain/model.ts';
import type { Proof, Review } from '../../src/domain/review.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import type { PlannedRow, YearPlan } from '../../src/domain/year-plan.ts';
import { yearPlans } from '../../src/domain/year-plan-rules.ts';
import { as, concept, row } from './exercise-samples.ts';

const moment = (day: string) => Date.parse(`${day}T11:00:00Z`);

function told<S, C extends { readonly type: string }, E extends Entry>(
  model: Model<S, C, E>,
  commands: readonly (readonly [day: string, by: string, C])[],
  from: S = model.empty,
): S {
  return commands.reduce((state, [day, by, command], index) => {
    const turn: Turn = { id: `t${index}`, at: moment(day), by: as(by) };
    return model.decide(state, command, turn).reduce((now, entry) => model.apply(now, entry, turn), state);
  }, from);
}

const plan = 'AB.gfp';
const resource = 'AB.netz';
const about = { ...row, from: '2026-12-01', to: '2026-12-18', plans: [plan], resources: [resource] };
const before = [
  ['2026-11-01', 'author', { type: 'plan', domain: 'AB', row: about, once: '' }],
  ['2026-11-01', 'author', { type: 'write-concept', concept, management: [] }],
  ['2026-11-02', 'other', { type: 'release' }],
] as const;
const start = ['2026-12-08', 'other', { type: 'start' }] as const;
const end = ['2026-12-08', 'other', { type: 'end' }] as const;
const id = 'AB.2026-03';

const exercise = (...more: Parameters<typeof told<Exercise, Parameters<typeof exercises.decide>[1], never>>[1]) => ({
  id,
  value: told(exercises, [...before, ...more] as never),
});

const submitted = (to: string, over: Partial<PlannedRow> = {}) =>
  ({
    type: 'submit',
    domain: 'AB',
    rows: [{ ...about, to, status: 'planned', ...over }],
    management: ['chief'],
  }) as const;
const year = (...rows: readonly ReturnType<typeof submitted>[]) => ({
  id: 'AB.2026',
  value: told(
    yearPlans,
    rows.flatMap((one) => [
      ['2026-01-10', 'author', one] as const,
      ['2026-01-12', 'chief', { type: 'release' } as const] as const,
    ]),
  ) as YearPlan,
});

function reviewed(proofs: readonly Proof[]): Review {
  const { empty } = reviews;
  const content = { ...empty.content, summary: 'Gut.', lessons: ['Üben'], proofs };
  const asks = { people: ['a', 'b'], observers: [], control: [], management: [], tests: [], figures: [], seen: [] };
  const known = {
    source: 'EXERCISE',
    domain: 'AB',
    number: '2026-03',
    title: 'Ü',
    exerciseType: 'FULL_EXERCISE',
  } as const;
  const open = {
    type: 'open',
    ...known,
    ...asks,
    day: '2026-12-08',
    endedAt: moment('2026-12-08'),
    content,
    asks: true,
  } as const;
  return told(reviews, [
    ['2026-12-08', 'author', open],
    ['2026-12-09', 'author', { type: 'submit' }],
    ['2026-12-10', 'other', { type: 'release' }],
  ]);
}

const none: ProgrammeCases = { exercises: [], yearPlans: [], reviews: [], incidents: [] };
const proof = (target: Proof['target'], of: string, result: Proof['result']): Proof => ({
  target,
  id: of,
  result,
  hours: 2,
});

describe('the programme of a domain', () => {
  test('is unknown where nobody plans exercises', () => {
    expect(programmeOf(none)).toMatchObject({ isKnown: false, exercises: [], promised: [] });
    expect(programmeOf({ ...none, exercises: [exercise()] }).isKnown).toBe(true);
  });

  test('counts as planned only what stands in a released year plan', () => {
    const [coming] = [exercise()];
    expect(programmeOf({ ...none, exercises: [coming] }).exercises).toEqual([]);
    const waiting = { id: 'AB.2026', value: told(yearPlans, [['2026-01-10', 'author', submitted('2026-12-18')]]) };
    expect(programmeOf({ ...none, exercises: [coming], yearPlans: [waiting] }).exercises).toEqual([]);
    const released = programmeOf({ ...none, exercises: [coming], yearPlans: [year(submitted('2026-12-18'))] });
    expect(released.exercises).toMatchObject([{ number: '2026-03', heldOn: null, until: '2026-12-18' }]);
  });

  test('counts as held what was carried through, with who practised; what was broken off is not', () => {
    const [held] = programmeOf({ ...none, exercises: [exercise(start, end)] }).exercises;
    expect(held).toMatchObject({ heldOn: '2026-12-08', people: ['p-player'] });
    expect(held?.targets).toEqual([
      { target: 'plan', id: plan },
      { target: 'resource', id: resource },
    ]);
    const abort = ['2026-12-08', 'other', { type: 'abort', reason: 'Ernstfall' }] as const;
    expect(programmeOf({ ...none, exercises: [exercise(start, abort)] }).exercises).toEqual([]);
  });

  test('once the report is released, it says what was exercised and proven', () => {
    const review = { id, value: reviewed([proof('plan', plan, 'PASSED'), proof('resource', resource, null)]) };
    const { exercises: facts, proofs } = programmeOf({ ...none, exercises: [exercise(start, end)], reviews: [review] });
    expect(facts[0]?.targets).toEqual([{ target: 'plan', id: plan }]);
    expect(proofs).toMatchObject([
      { id: plan, proof: { kind: 'FULL_EXERCISE', day: '2026-12-08', reference: '2026-03' } },
    ]);
    const draft = { id, value: { ...review.value, released: null } };
    expect(programmeOf({ ...none, reviews: [draft] }).proofs).toEqual([]);
  });

  test('raw answers go after 90 days and figures stay', () => {
    const known = { ...none, exercises: [exercise(start, end)] };
    const value = reviewed([proof('plan', plan, 'PASSED')]);
    const later = told(
      reviews,
      [
        ['2027-04-01', 'clock', { type: 'wake' }],
        ['2027-04-01', 'clock', { type: 'count', round: 1, sums: null }],
        ['2027-04-01', 'clock', { type: 'emptied', what: 'answers' }],
        ['2027-04-01', 'clock', { type: 'emptied', what: 'forms' }],
      ],
      value,
    );
    expect(later.emptyAt).toBeNull();
    expect(programmeOf({ ...known, reviews: [{ id, value: later }] })).toEqual(
      programmeOf({ ...known, reviews: [{ id, value }] }),
    );
  });

  test('promises the day of the first release, whatever a later one says; what had been put off was not promised', () => {
    const again = year(submitted('2026-12-10'), submitted('2026-12-18'));
    expect(programmeOf({ ...none, exercises: [exercise(start, end)], yearPlans: [again] }).promised).toEqual([
      { id, number: '2026-03', title: about.title, until: '2026-12-10', heldOn: '2026-12-08' },
    ]);
    const off = year(submitted('2026-12-10', { status: 'postponed' }));
    expect(programmeOf({ ...none, yearPlans: [off] }).promised).toEqual([]);
  });

  test('knows under which reference an event writes its times', () => {
    const of = (mode: 'real' | 'exercise', number: string) => ({
      id: number,
      value: { ...emptyIncident, mode, number },
    });
    const { events } = programmeOf({ ...none, incidents: [of('real', '2026-7'), of('exercise', '2026-8')] });
    expect([...events]).toEqual(['2026-7', 'ÜBUNG 2026-8']);
  });
});
