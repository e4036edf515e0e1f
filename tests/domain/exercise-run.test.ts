// Rules of a running exercise: what comes by itself, what waits, what the control team does, and that the end is the end.
import { expect, test } from 'vitest';
import type { ExerciseRun, RunCommand } from '../../src/domain/exercise-run.ts';
import { delayOf, exerciseTime } from '../../src/domain/exercise-run-clock.ts';
import { runFacts } from '../../src/domain/exercise-run-facts.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import { Refusal } from '../../src/errors.ts';
import { runInjects, runPlan } from './run-samples.ts';

const minute = 60_000;

/** A run that is told what happens when; `at` are minutes of real time since it began. */
function story(begin = Date.parse('2026-12-08T08:00:00Z')) {
  let run: ExerciseRun = exerciseRuns.empty;
  const give = (at: number, command: RunCommand, person = 'p-lead') => {
    const turn = { id: 't', at: begin + at * minute, by: { person, via: 'tab' } as const };
    const entries = exerciseRuns.decide(run, command, turn);
    run = entries.reduce((state, entry) => exerciseRuns.apply(state, entry, turn), run);
    return entries.map(({ type }) => type);
  };
  const code = (at: number, command: RunCommand, person?: string) => {
    try {
      return give(at, command, person).join(' ');
    } catch (error) {
      return error instanceof Refusal ? error.code : error;
    }
  };
  give(0, { type: 'begin', plan: runPlan, injects: runInjects });
  const states = () => run.injects.map(({ state }) => state).join(' ');
  const wake = (at: number) => give(at, { type: 'wake' });
  /** When it wants to be woken, minutes after its beginning. */
  const wakes = () => {
    const at = exerciseRuns.owed(run).find(({ kind }) => kind === 'wake')?.at;
    return at === undefined ? null : (at - begin) / minute;
  };
  const cards = (message: string) =>
    Object.values(run.ledger.deliveries).filter((one) => one.message === message && one.state === 'planned').length;
  return { give, code, states, wake, wakes, cards, now: () => run, begin };
}

const answer = { type: 'answer', inject: 'i1', text: 'Netz getrennt', delivery: '', redrawn: false } as const;

test('injects come at their minute; what waits for another comes as soon as that is done', () => {
  const s = story();
  expect(s.states()).toBe('played planned planned');
  expect([s.cards('start'), s.cards('observer'), s.cards('inject')]).toEqual([1, 2, 1]);
  expect(s.wakes()).toBe(10);
  s.wake(25);
  expect(s.states()).toBe('played planned planned');
  expect(s.give(26, { type: 'mark', inject: 'i1', mark: 'done', note: '' })).toEqual([
    'inject-marked',
    'inject-played',
  ]);
  expect(s.give(30, { type: 'wake' })).toEqual(['inject-dropped']);
  expect(s.wakes()).toBeNull();
});

test('"if not" plays when the other was not done in its time, and only then', () => {
  const late = story();
  expect(late.wake(10)).toEqual(['reaction-seen']);
  expect(late.wake(30)).toEqual(['inject-played']);
  expect(late.states()).toBe('played planned played');
  const inTime = story();
  inTime.give(5, answer, 'p-it');
  expect(inTime.now().injects[0]?.reaction).toEqual({ result: 'met', at: 5 * minute });
  inTime.wake(30);
  expect(inTime.states()).toBe('played played dropped');
});

test('an answer after its time counts as late, said twice it counts once, and of nobody else', () => {
  const s = story();
  s.wake(10);
  expect(s.give(12, answer, 'p-it')).toEqual(['inject-answered', 'reaction-seen']);
  expect(s.now().injects[0]?.reaction?.result).toBe('late');
  expect(s.give(13, answer, 'p-it')).toEqual([]);
  expect(s.code(13, answer, 'p-observer')).toBe('inject-unknown');
});

for (const [name, from] of [
  ['midnight', '2026-12-08T22:50:00Z'],
  ['the change to winter time', '2026-10-25T00:50:00Z'],
  ['the change to summer time', '2027-03-28T00:50:00Z'],
] as const) {
  test(`a pause over ${name} moves everything by its length, and the delay says so`, () => {
    const s = story(Date.parse(from));
    s.give(5, { type: 'pause' });
    expect(s.wakes()).toBeNull();
    expect(s.wake(80)).toEqual([]);
    expect(s.code(80, { type: 'play', inject: 'i2' })).toBe('run-paused');
    s.give(95, { type: 'resume' });
    expect(exerciseTime(s.now().clock, s.begin + 95 * minute)).toBe(5 * minute);
    expect(delayOf(s.now(), s.begin + 100 * minute)).toBe(90 * minute);
    expect(s.wakes()).toBe(100);
    s.give(99, answer, 'p-it');
    expect(s.now().injects[0]?.reaction).toEqual({ result: 'met', at: 9 * minute });
    expect(s.wakes()).toBe(110);
  });
}

test('a jump leaves out what lies between and can take it back', () => {
  const s = story();
  expect(s.code(1, { type: 'jump', minute: 1 })).toBe('run-jump');
  expect(s.give(1, { type: 'jump', minute: 30 })).toEqual(['run-jumped', 'inject-played']);
  expect(s.states()).toBe('played skipped played');
  expect(delayOf(s.now(), s.begin + minute)).toBe(-29 * minute);
  // Whoever was asked before the jump has her ten minutes all the same.
  s.give(2, answer, 'p-it');
  expect(s.now().injects[0]?.reaction?.result).toBe('met');
  s.give(2, { type: 'mark', inject: 'i2', mark: 'open', note: '' });
  expect(s.states()).toBe('played played played');
  expect(s.code(3, { type: 'play', inject: 'i2' })).toBe('');
  expect(s.states()).toBe('played played played');
  expect(s.code(4, { type: 'skip', inject: 'i2', reason: '' })).toBe('inject-played');
});

test('an improvised inject goes out at once, once, and to somebody', () => {
  const s = story();
  const inject = {
    id: 'wunsch-0001',
    sender: 'Presse',
    toRoles: ['IT'],
    toPeople: [],
    channel: 'PHONE',
    text: 'Stimmt das?',
    expected: '',
    goal: 'g1',
  } as const;
  expect(s.give(3, { type: 'improvise', inject })).toEqual(['run-improvised', 'inject-played']);
  expect(s.give(3, { type: 'improvise', inject })).toEqual([]);
  // By telephone: whoever leads is told to ring her up.
  expect(s.cards('instruction')).toBe(1);
  expect(s.now().injects.find(({ improvised }) => improvised)).toMatchObject({ number: 'I1', minute: 3 });
  const nobody = { ...inject, id: 'wunsch-0002', toRoles: [] };
  expect(s.code(4, { type: 'improvise', inject: nobody })).toBe('inject-receiver');
  expect(s.code(4, { type: 'improvise', inject: { ...inject, id: 'wunsch-0003', text: ' ' } })).toBe('inject-text');
});

test('what an observer writes down later keeps the time at which she saw it', () => {
  const s = story();
  const seen = { id: 'beobachtung-1', kind: 'POSITIVE', text: 'Ruhig', inject: 'i1', goal: '' } as const;
  const observe = (at: number, id: string) =>
    ({ type: 'observe', observation: { ...seen, id, occurredAt: s.begin + at * minute } }) as const;
  s.give(20, { type: 'end' });
  expect(s.give(50, observe(7, 'beobachtung-1'), 'p-observer')).toEqual(['run-observed']);
  expect(s.give(51, observe(7, 'beobachtung-1'), 'p-observer')).toEqual([]);
  expect(s.now().observations).toEqual([
    { ...seen, goal: 'g1', by: 'p-observer', occurredAt: s.begin + 7 * minute, recordedAt: s.begin + 50 * minute },
  ]);
  expect(s.code(52, observe(-5, 'beobachtung-2'), 'p-observer')).toBe('observation-time');
  expect(s.code(15 * 24 * 60, observe(8, 'beobachtung-3'), 'p-observer')).toBe('observation-late');
});

test('when it is over nothing is played any more, everybody hears it, and it is told once', () => {
  const s = story();
  s.give(3, { type: 'real-event' }, 'p-it');
  expect(s.wakes()).toBeNull();
  expect([s.cards('inject'), s.cards('start'), s.cards('end')]).toEqual([0, 0, 3]);
  expect(s.wake(40)).toEqual([]);
  expect(s.states()).toBe('played planned planned');
  expect(s.code(41, { type: 'play', inject: 'i2' })).toBe('run-over');
  expect(s.code(41, { type: 'real-event' })).toBe('');
  expect(exerciseRuns.owed(s.now()).some(({ kind }) => kind === 'tell')).toBe(true);
  s.give(42, { type: 'told' });
  expect(exerciseRuns.owed(s.now()).some(({ kind }) => kind === 'tell')).toBe(false);
  expect(runFacts(s.now())).toMatchObject({
    ending: 'real-event',
    exerciseTime: 3 * minute,
    participants: ['p-it'],
    observers: ['p-observer'],
    goals: [{ id: 'g1', played: 1, met: 0, expected: 1 }],
  });
});
