// The event: times in any order that makes sense, corrections with their history, one tick of two, nothing from an exercise.
import { describe, expect, it } from 'vitest';
import { alarmedAt, classifiedLevel, decisions, type IncidentStep, isOff, timeOf } from '../../src/domain/incident.ts';
import { monthsLater } from '../../src/domain/incident-checklist.ts';
import { byUrgency, clocksOf, reachedAt, reachedTimes, reactionHours } from '../../src/domain/incident-clocks.ts';
import type { Classify, SetStep } from '../../src/domain/incident-words.ts';
import { mayLead, mayWorkOn, type Who } from '../../src/domain/roles.ts';
import { type Book, book, follow, hit, hour, occurred, provider, raised, report } from './incident-book.ts';

const step = (name: IncidentStep, hours: number | null, known = 0, reason = ''): SetStep => {
  return { type: 'step', step: name, at: hours === null ? null : occurred + hours * hour, known, reason };
};
const classify = (level: Classify['level'], hours: number, known = 0, corrects: number | null = null): Classify => {
  const at = occurred + hours * hour;
  return { type: 'classify', level, criteria: ['INTERRUPTED'], reason: 'Server verschlüsselt', at, known, corrects };
};
const at = (b: Book, name: IncidentStep) => {
  const time = timeOf(b.state, name);
  return time === null ? null : (time - occurred) / hour;
};

describe('an event', () => {
  it('begins with its alarm: when it happened, and when the authority came to know', () => {
    const b = book();
    expect([at(b, 'occurred'), at(b, 'reported')]).toEqual([0, (raised - occurred) / hour]);
    expect([b.state.status, b.state.number, alarmedAt(b.state)]).toEqual(['open', '2026-017', raised]);
    expect(classifiedLevel(b.state)).toBeNull();
  });

  it('has a second alarm of its own, and hears only news', () => {
    const b = book({ hits: [hit()], items: [report] });
    const second = follow({ alarm: 'a2', hits: [hit({ name: 'Doppelt' })], items: [report] }, { number: '2026-018' });
    expect(b.says(2, second)).toEqual(['incident-followed']);
    expect(b.says(3, second)).toEqual([]);
    expect(b.says(3, follow({ alarm: 'a2' }, { number: '2026-018', level: 'CRISIS', seq: 1 }))).toEqual([]);
    expect(b.says(3, follow({ alarm: 'a2' }, { number: '2026-018', level: 'CRISIS', seq: 9 }))).toHaveLength(1);
    expect(b.state.hits.map(({ name }) => name)).toEqual(['Bezügezahlung']);
    expect([b.state.items.length, b.state.number, at(b, 'occurred')]).toEqual([1, '2026-017', 0]);
  });

  it('is never an exercise and a real event', () => {
    expect(book().refuses(1, follow({ alarm: 'a2', mode: 'exercise' }))).toBe('alarm-exists');
    expect(book().refuses(1, follow({ alarm: 'a2', domain: 'MI' }))).toBe('alarm-exists');
  });
});

describe('times', () => {
  it('are said in any order that makes sense', () => {
    const b = book();
    b.says(3, step('declared', 2));
    b.says(3, step('constituted', 2.5));
    b.says(3.5, classify('CRISIS', 1.5));
    b.says(9, step('deescalated', 8));
    b.says(9, step('dissolved', 8.5));
    const all = (['constituted', 'declared', 'deescalated', 'dissolved'] as const).map((each) => at(b, each));
    expect([...all, b.state.status]).toEqual([2.5, 2, 8, 8.5, 'closed']);
  });

  it.each<[string, string, (b: Book) => void, SetStep | Classify]>([
    ['in the future', 'time-in-future', () => undefined, step('declared', 6)],
    ['before the event', 'time-order', () => undefined, step('declared', -1)],
    ['that is none', 'time-missing', () => undefined, step('declared', Number.NaN)],
    ['declared before it was classified', 'time-order', (b) => b.says(3, classify('CRISIS', 2)), step('declared', 1)],
    ['classified after it was declared', 'time-order', (b) => b.says(3, step('declared', 1)), classify('CRISIS', 2)],
    [
      'a disruption declared',
      'disruption-not-declared',
      (b) => b.says(3, classify('DISRUPTION', 1)),
      step('declared', 2),
    ],
    ['over before it was declared', 'time-order', (b) => b.says(3, step('declared', 2)), step('deescalated', 1)],
    ['over before the team met', 'time-order', (b) => b.says(3, step('constituted', 2)), step('deescalated', 1)],
    ['dissolved and not over', 'not-deescalated', () => undefined, step('dissolved', 2)],
    ['happened after it was declared', 'time-order', (b) => b.says(3, step('declared', 1)), step('occurred', 2, 1)],
    ['happened after it was classified', 'time-order', (b) => b.says(3, classify('CRISIS', 1)), step('occurred', 2, 1)],
    ['knowledge taken back', 'time-missing', () => undefined, step('reported', null, 1, 'falsch')],
    ['taken back without a reason', 'reason-missing', (b) => b.says(3, step('declared', 1)), step('declared', null, 1)],
    [
      'worse again after it was over',
      'deescalated-already',
      (b) => b.says(3, step('deescalated', 2)),
      classify('CRISIS', 3),
    ],
  ])('are refused: %s', (_what, code, before, command) => {
    const b = book();
    before(b);
    expect(b.refuses(5, command)).toBe(code);
  });

  it('are corrected, and every word about them is kept', () => {
    const b = book();
    b.says(3, step('declared', 3));
    expect(b.refuses(4, step('declared', 2))).toBe('changed-meanwhile');
    b.says(4, step('declared', 2, 1, 'Uhr ging vor'), 'p-ivo');
    b.says(5, step('declared', null, 2, 'War nur Vorwarnung'));
    expect(
      b.state.times.declared?.map((word) => [word.at && (word.at - occurred) / hour, word.by, word.reason]),
    ).toEqual([
      [3, 'p-lena', ''],
      [2, 'p-ivo', 'Uhr ging vor'],
      [null, 'p-lena', 'War nur Vorwarnung'],
    ]);
    expect(at(b, 'declared')).toBeNull();
    expect(b.says(6, step('declared', 6, 3))).toEqual(['step-set']);
  });

  it('pressed twice are said once, also by somebody whose card is older', () => {
    const b = book();
    expect(b.says(2, step('constituted', 2))).toEqual(['step-set']);
    expect(b.says(2, step('constituted', 2))).toEqual([]);
    expect(b.refuses(3, step('constituted', 3))).toBe('changed-meanwhile');
  });

  it('keep every decision; one that was recorded wrongly counts no longer', () => {
    const b = book();
    b.says(2, classify('EMERGENCY', 1));
    b.says(3, classify('CRISIS', 2, 1));
    expect(b.says(3, classify('CRISIS', 2, 1))).toEqual([]);
    expect(b.refuses(3, classify('DISRUPTION', 2, 1))).toBe('changed-meanwhile');
    b.says(4, classify('EMERGENCY', 2.5, 2, 1));
    expect(b.state.classified.map(({ level, corrected }) => [level, corrected])).toEqual([
      ['EMERGENCY', false],
      ['CRISIS', true],
      ['EMERGENCY', false],
    ]);
    expect([classifiedLevel(b.state), decisions(b.state).length]).toEqual(['EMERGENCY', 2]);
  });
});

describe('processes', () => {
  const short = hit({ process: 'MF.kasse', name: 'Kasse', mtpdHours: 4, rtoHours: 1 });
  const calm = hit({ process: 'MF.reise', name: 'Reisekosten', mtpdHours: null, rtoHours: null });

  it('have two clocks: MTPD from the event, RTO from the declaration', () => {
    const starts = { occurredAt: occurred, declaredAt: occurred + 2 * hour };
    expect(clocksOf(short, starts)).toEqual({
      mtpdAt: occurred + 4 * hour,
      rtoAt: occurred + 3 * hour,
      stoppedAt: null,
    });
    expect(clocksOf(short, { ...starts, declaredAt: null }).rtoAt).toBeNull();
    expect(clocksOf(calm, starts)).toEqual({ mtpdAt: null, rtoAt: null, stoppedAt: null });
  });

  it('stand in the order in which they break; what runs again stands last', () => {
    const again = { ...short, name: 'Läuft wieder', times: { 'emergency-operation': occurred } };
    const sorted = byUrgency([calm, again, hit(), short], { occurredAt: occurred, declaredAt: null });
    expect(sorted.map(({ name }) => name)).toEqual(['Kasse', 'Bezügezahlung', 'Reisekosten', 'Läuft wieder']);
  });

  it('go through their states with times, may skip some and fall back', () => {
    const b = book({ hits: [hit()] });
    const progress = (
      state: 'down' | 'restarting' | 'emergency-operation' | 'restored',
      hours: number,
      known: number,
    ) => ({ type: 'progress', process: 'MF.bezuege', state, at: occurred + hours * hour, known }) as const;
    expect(b.state.hits[0]?.times).toEqual({ down: occurred });
    expect(b.refuses(3, progress('restarting', -1, 0))).toBe('time-order');
    b.says(9, progress('emergency-operation', 8, 0));
    expect(b.says(9, progress('emergency-operation', 8, 0))).toEqual([]);
    expect(b.refuses(9, progress('restored', 7, 1))).toBe('time-order');
    expect(reachedAt(b.state.hits[0] ?? hit())).toBe(occurred + 8 * hour);
    b.says(20, progress('down', 19, 1));
    expect(b.state.hits[0]).toMatchObject({ state: 'down', times: { down: occurred + 19 * hour } });
    expect(b.refuses(20, { ...progress('down', 19, 9), process: 'MF.gibtsnicht' })).toBe('process-unknown');
  });

  it.each([
    ['in time', 10, 'PASSED', 8, 10],
    ['a minute after the declaration count as a quarter of an hour,', 2 + 1 / 60, 'PASSED', 0.25, 2.02],
    ['later than the RTO, within the MTPD', 60, 'PARTIAL', 58, 60],
    ['later than the MTPD', 80, 'FAILED', 78, 80],
  ] as const)('reached %s are measured from the declaration and from the event', (_how, hours, result, rta, outage) => {
    const b = book({ hits: [hit()] });
    b.says(3, step('declared', 2));
    const reached = { type: 'progress', process: 'MF.bezuege', state: 'emergency-operation', known: 0 } as const;
    b.says(100, { ...reached, at: occurred + hours * hour });
    expect(reachedTimes(b.state)).toMatchObject([{ rtaHours: rta, outageHours: outage, result }]);
  });

  it('named by mistake are taken off with their steps; what was done stays', () => {
    const steps = [1, 2].map((n) => ({
      id: `g.${n}`,
      text: `Schritt ${n}`,
      role: null,
      process: 'MF.bezuege',
      plan: 'g',
    }));
    const b = book({ hits: [hit()], items: steps });
    b.says(1, { type: 'tick', item: 'g.1', state: 'done', at: occurred + hour, reason: '' });
    expect(b.refuses(2, { type: 'unhit', process: 'MF.bezuege', reason: '' })).toBe('reason-missing');
    b.says(2, { type: 'unhit', process: 'MF.bezuege', reason: 'Läuft' });
    expect([b.state.hits, b.state.items.map(({ id }) => id)]).toEqual([[], ['g.1']]);
  });
});

describe('providers', () => {
  const press = (what: 'informed' | 'reacted', hours: number, known = 0) =>
    ({ type: 'provider', resource: 'MF.druck', step: what, at: occurred + hours * hour, known }) as const;

  it('are informed, and their reaction is measured', () => {
    const b = book({ providers: [provider] });
    expect(b.refuses(1, press('reacted', 1))).toBe('provider-not-informed');
    b.says(1, press('informed', 1));
    expect(b.refuses(7, press('reacted', 0.5))).toBe('time-order');
    b.says(7, press('reacted', 6.5));
    const [one] = b.state.providers;
    expect(reactionHours(one?.informed.at(-1)?.at ?? null, one?.reacted.at(-1)?.at ?? null)).toBe(5.5);
    expect(reactionHours(occurred, null)).toBeNull();
  });
});

describe('what was reached', () => {
  const row = {
    target: 'plan',
    id: 'MF.gfp',
    process: 'MF.bezuege',
    hours: 8,
    result: 'PASSED',
    day: '2026-11-22',
  } as const;

  it('is confirmed after the de-escalation, written once, and never from an exercise to real', () => {
    const b = book({ hits: [hit()] });
    const real = { type: 'confirm-results', rows: [{ ...row, kind: 'REAL_EVENT' }] } as const;
    expect(b.refuses(9, real)).toBe('not-deescalated');
    b.says(9, step('deescalated', 9));
    expect(b.refuses(9, { type: 'confirm-results', rows: [{ ...row, kind: 'STAFF_EXERCISE' }] })).toBe('bad-shape');
    expect(b.says(10, real)).toEqual(['results-confirmed']);
    expect(b.says(10, real)).toEqual([]);
    const written = { type: 'written', key: 'plan/MF.gfp/MF.bezuege', code: '' } as const;
    expect([b.says(10, written), b.says(10, written), b.says(11, real)]).toEqual([['written'], [], []]);
    const drill = book({ mode: 'exercise', exerciseName: 'Herbst' });
    drill.says(9, step('deescalated', 9));
    expect(drill.refuses(9, real)).toBe('bad-shape');
  });
});

describe('rights', () => {
  const somebody = (id: string, role?: 'alarm' | 'coordinator', domain = 'MF'): Who => {
    return { kind: 'person', id, domain, grants: role ? [{ role, domain }] : [] };
  };
  it.each<[string, Who, boolean, boolean]>([
    ['who was asked to lead', somebody('p-lena'), true, true],
    ['who raised it', somebody('p-ole'), true, true],
    ['who may alarm there', somebody('x', 'alarm'), true, true],
    ['everybody else asked', somebody('p-ivo'), false, true],
    ['the coordinator', somebody('x', 'coordinator'), false, true],
    ['who may alarm elsewhere', somebody('x', 'alarm', 'MI'), false, false],
    ['anybody else', somebody('x'), false, false],
    ['a part of the system', { kind: 'system', part: 'clock' }, false, false],
  ])('%s', (_who, who, leads, works) => {
    const { state } = book();
    expect([mayLead(who, state), mayWorkOn(who, state)]).toEqual([leads, works]);
  });
});

describe('an event is off', () => {
  it.each([
    ['real', 'false-alarm', true],
    ['real', 'all-clear', false],
    ['exercise', 'all-clear', true],
    ['exercise', 'real-event', true],
  ] as const)('%s, %s: %s', (mode, ending, off) => {
    const b = book({ mode });
    expect(isOff(b.state)).toBe(false);
    b.says(2, follow({ mode }, { status: 'ended', ending, endedAt: occurred, seq: 5 }));
    expect(isOff(b.state)).toBe(off);
  });

  it('counts months as the calendar does', () => {
    const january = Date.UTC(2027, 0, 31, 9, 30);
    expect(new Date(monthsLater(january, 1)).toISOString()).toBe('2027-02-28T09:30:00.000Z');
    // The clock goes forward in between; it stays 10:30 in Germany.
    expect(new Date(monthsLater(Date.UTC(2027, 2, 15, 9, 30), 1)).toISOString()).toBe('2027-04-15T08:30:00.000Z');
  });
});
