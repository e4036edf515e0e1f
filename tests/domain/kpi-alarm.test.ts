// What figures learn from alarms that are over, and from events: only times, and only where they say something.
import { describe, expect, test } from 'vitest';
import { type Alarm, emptyAlarm, type GivenAnswer } from '../../src/domain/alarm.ts';
import { emptyIncident } from '../../src/domain/incident.ts';
import { alarmFact, incidentFact } from '../../src/domain/kpi-alarm.ts';
import { emptyPost } from '../../src/domain/staffing.ts';

const minute = 60_000;
const answer = (at: number, order: number, said: GivenAnswer['answer']): GivenAnswer => ({
  at: at * minute,
  delivery: '',
  n: 0,
  answer: said,
  eta: null,
  recordedBy: '',
  order,
});
const asked = (...people: string[]) => ({
  ...emptyPost,
  asked: people.map((person) => ({ person, at: 0, order: 0 })) as never,
});
const ended = (over: Partial<Alarm>): Alarm => ({
  ...emptyAlarm,
  status: 'ended',
  number: '2026-7',
  end: { ending: 'all-clear', reason: '', at: 90 * minute },
  roles: [
    { kind: 'IT', core: true, people: ['a', 'b'] },
    { kind: 'HR', core: true, people: ['c'] },
    { kind: 'LEGAL', core: false, people: ['d'] },
  ],
  posts: { IT: asked('a', 'b'), HR: asked('c'), LEGAL: { ...asked('d'), waivedAt: 1 } },
  ...over,
});

describe('an alarm', () => {
  test('tells the first yes of each role; a role the team did without does not count', () => {
    const answers = { a: [answer(5, 1, 'unavailable')], b: [answer(12, 2, 'virtual')], c: [answer(3, 1, 'call-me')] };
    expect(alarmFact('x', ended({ answers }))).toMatchObject({ id: 'x', number: '2026-7', roles: [12, null] });
  });

  test('does not know what was erased', () => {
    const answers = { a: [answer(5, 1, 'erased')], c: [answer(5, 1, 'erased'), answer(9, 2, 'coming')] };
    expect(alarmFact('x', ended({ answers }))?.roles).toEqual(['unknown', 9]);
  });

  test.each(['false-alarm', 'aborted', 'real-event'] as const)('that ended by %s says nothing', (ending) =>
    expect(alarmFact('x', ended({ end: { ending, reason: '', at: 1 } }))).toBeNull(),
  );

  test('that is open says nothing yet', () => expect(alarmFact('x', ended({ status: 'open' }))).toBeNull());
});

describe('an event', () => {
  const step = (at: number | null) => [{ at, by: 'p', recordedAt: 1, reason: '' }];
  const real = { ...emptyIncident, mode: 'real', number: '2026-7' } as const;

  test('counts once it is declared, also when nobody knows when it began', () => {
    expect(incidentFact('i', { ...real, times: { occurred: step(5), declared: step(9) } })).toEqual({
      id: 'i',
      number: '2026-7',
      occurredAt: 5,
      declaredAt: 9,
    });
    expect(incidentFact('i', { ...real, times: { declared: step(9) } })?.occurredAt).toBeNull();
  });

  test('does not count while it is not declared, taken back, or an exercise', () => {
    expect(incidentFact('i', { ...real, times: { occurred: step(5) } })).toBeNull();
    expect(incidentFact('i', { ...real, times: { declared: step(null) } })).toBeNull();
    expect(incidentFact('i', { ...real, mode: 'exercise', times: { declared: step(9) } })).toBeNull();
  });
});
