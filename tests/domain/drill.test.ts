// Rules of alarm exercises by schedule: windows over the change of clocks, drawn moments, agreement, and the verdict.
import { describe, expect, it } from 'vitest';
import type { DrillCommand, DrillWindow } from '../../src/domain/drill.ts';
import { isOnDuty } from '../../src/domain/drill-rights.ts';
import { drillBooks } from '../../src/domain/drill-rules.ts';
import { differenceOf, targetOf, verdictOf } from '../../src/domain/drill-verdict.ts';
import { drawMoment, openingsOf, sharesOf } from '../../src/domain/drill-window.ts';
import type { DrillFigures } from '../../src/domain/exercise-run.ts';
import { usualKpiSet } from '../../src/domain/kpi.ts';
import { momentOf } from '../../src/domain/working-time.ts';
import { as } from './exercise-samples.ts';
import { play } from './play.ts';

const window: DrillWindow = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  from: '2026-10-01',
  to: '2027-03-31',
  start: '20:00',
  end: '22:00',
  reach: 'present',
  announced: false,
  agreedWith: 'Personalrat',
  agreedOn: '2026-09-01',
  note: '',
};
const hours = ({ from, closes }: { readonly from: number; readonly closes: number }) => (closes - from) / 3_600_000;

describe('a window', () => {
  it.each([
    ['an evening', '2026-10-10', '20:00', '22:00', 2],
    ['a night', '2026-10-10', '22:00', '04:00', 6],
    ['the night in which clocks are put back', '2026-10-24', '22:00', '04:00', 7],
    ['the hour that comes twice', '2026-10-25', '02:00', '03:00', 2],
    ['the night in which clocks are put forward', '2027-03-27', '22:00', '04:00', 5],
  ])('is open as clocks in Germany show it: %s', (_, day, start, end, length) => {
    const [opening] = openingsOf({ ...window, start, end }, day, day, 60);
    expect(opening && hours(opening)).toBe(length);
    expect(opening?.from).toBe(momentOf(day, start));
  });

  it('opens on its weekdays and days only, and not where the exercise has no room', () => {
    const days = (of: Partial<DrillWindow>, duration = 60) =>
      openingsOf({ ...window, ...of }, '2026-09-01', '2026-10-12', duration).map(({ day }) => day);
    expect(days({ weekdays: [6, 7] })).toEqual(['2026-10-03', '2026-10-04', '2026-10-10', '2026-10-11']);
    expect(days({ from: '2026-10-12' })).toEqual(['2026-10-12']);
    expect(days({}, 120)).toEqual([]);
    // In the hour that does not exist nothing is open.
    expect(openingsOf({ ...window, start: '02:00', end: '03:00' }, '2027-03-28', '2027-03-28', 1)).toEqual([]);
  });

  it('draws the same moment for the same seed, each minute as likely, and never outside', () => {
    const openings = openingsOf(window, '2026-10-10', '2026-10-11', 60);
    const [first, second] = openings as [(typeof openings)[0], (typeof openings)[0]];
    const drawn = Array.from({ length: 2_000 }, (_, n) => drawMoment(openings, 0, `saat/${n}`) ?? 0);
    expect(drawn).toEqual(Array.from({ length: 2_000 }, (_, n) => drawMoment(openings, 0, `saat/${n}`)));
    const inside = ({ from, until }: typeof first, at: number) => from <= at && at < until;
    expect(drawn.every((at) => inside(first, at) || inside(second, at))).toBe(true);
    expect(new Set(drawn).size).toBe(120);
    const half = drawn.filter((at) => inside(first, at)).length;
    expect(half).toBeGreaterThan(900);
    expect(half).toBeLessThan(1_100);
    expect(drawMoment(openings, second.until, 'saat')).toBeNull();
    expect(sharesOf(openings, 2).map((share) => share.map(({ day }) => day))).toEqual([['2026-10-10'], ['2026-10-11']]);
  });
});

const book = () => play(drillBooks);
const propose = (of: Partial<DrillWindow> = {}, once = 'wunsch-1'): DrillCommand => ({
  type: 'propose-window',
  domain: 'MI-ITN',
  once,
  window: { ...window, ...of },
  management: ['p-chief'],
});
const plan = (of: Partial<Extract<DrillCommand, { type: 'plan' }>> = {}): DrillCommand => ({
  type: 'plan',
  once: 'plan-1',
  exercise: 'MI-ITN.2026-01',
  window: 'w1',
  from: '2026-11-22',
  to: '2026-11-28',
  count: 1,
  duration: 60,
  seed: 'saat',
  ...of,
});
const [author, chief] = [as('p-author'), as('p-chief')];

describe('windows and plans', () => {
  it.each([
    ['drill-weekday', { weekdays: [] }],
    ['drill-time', { start: '25:00' }],
    ['drill-time', { end: '20:00' }],
    ['drill-day', { from: '2026-02-30' }],
    ['drill-span', { to: '2026-09-30' }],
    ['drill-past', { from: '2026-01-01', to: '2026-02-01' }],
    ['drill-agreement', { agreedWith: ' ' }],
    ['drill-agreement', { agreedOn: '2026-12-24' }],
  ])('refuse %s', (code, of) => {
    expect(() => book().give(propose(of), author)).toThrow(code);
  });

  it('nobody agrees to her own, and nothing is planned before somebody did', () => {
    const s = book();
    s.give(propose(), author);
    s.give(propose(), author);
    expect(s.state.windows).toHaveLength(1);
    expect(() => s.give({ type: 'agree-window', window: 'w1' }, author)).toThrow('drill-own');
    expect(() => s.give(plan(), author)).toThrow('drill-not-agreed');
    expect(() => s.give({ type: 'return-window', window: 'w1', reason: ' ' }, chief)).toThrow('reason-missing');
    s.give({ type: 'agree-window', window: 'w1' }, chief);
    expect(() => s.give(plan({ count: 8 }), author)).toThrow('drill-too-often');
    expect(() => s.give(plan({ duration: 120 }), author)).toThrow('drill-no-opening');
    s.give(plan({ count: 3 }), author);
    s.give(plan({ count: 3 }), author);
    expect(() => s.give(plan({ once: 'plan-2' }), author)).toThrow('drill-planned-already');
    const [drill] = s.state.drills;
    expect(drill?.slots.map(({ n, from, to }) => [n, from, to])).toEqual([
      [1, '2026-11-22', '2026-11-23'],
      [2, '2026-11-24', '2026-11-26'],
      [3, '2026-11-27', '2026-11-28'],
    ]);
    expect(drillBooks.owed(s.state)).toEqual([{ kind: 'wake', at: drill?.slots[0]?.moment }]);
  });
});

describe('who is on duty', () => {
  const at = Date.UTC(2026, 10, 21, 20);
  const of = (kind: 'on-call' | 'away', person: string, role: 'IT' | null = null) =>
    ({ person, kind, role, from: at - 1, to: at + 1 }) as const;
  const domain = { duty: [of('on-call', 'anna', 'IT'), of('on-call', 'ben'), of('away', 'ben'), of('away', 'carla')] };
  it.each([
    ['on-call', 'anna', 'IT', true],
    ['on-call', 'anna', 'HR', false],
    ['on-call', 'anna', null, true],
    ['on-call', 'ben', 'IT', false],
    ['on-call', 'dora', 'IT', false],
    ['present', 'dora', 'IT', true],
    ['present', 'carla', 'IT', false],
  ] as const)('%s: %s as %s', (reach, person, role, expected) => {
    expect(isOnDuty(domain, reach, person, role, at)).toBe(expected);
  });
});

describe('the verdict', () => {
  const figures = (answered: number, staffed: number | null): DrillFigures => ({
    alarm: 'a1',
    number: 'Ü-2026-001',
    asked: 10,
    answered,
    roles: [],
    staffedAfter: staffed === null ? null : staffed * 60_000,
    deputies: 0,
    dead: [],
  });
  const goals = (...targets: string[]) => targets.map((target) => ({ target }));

  it.each([
    ['the concept', ['90 %', '20 min'], 90, 20, 'concept', 'concept'],
    ['one sentence', ['100 % in 30 min'], 100, 30, 'concept', 'concept'],
    ['half of it', ['0', 'mind. 95 Prozent'], 95, 30, 'concept', 'figures'],
    ['nothing', ['gut'], 100, 30, 'figures', 'figures'],
  ] as const)('takes its target from %s', (_, targets, percent, minutes, percentFrom, minutesFrom) => {
    expect(targetOf(goals(...targets), usualKpiSet)).toEqual({ percent, minutes, percentFrom, minutesFrom });
  });

  it.each([
    ['all in time', 9, 20, 60, 'met', 'met'],
    ['too few and too late', 8, 31, 60, 'missed', 'missed'],
    ['never complete', 9, null, 60, 'met', 'missed'],
    ['ended before one could say', 8, null, 10, 'open', 'open'],
  ] as const)('%s', (_, answered, staffed, lasted, reach, complete) => {
    const target = targetOf(goals('90 %', '30 min'), usualKpiSet);
    const verdict = verdictOf(figures(answered, staffed), target, lasted * 60_000);
    expect([verdict.reach, verdict.staffed]).toEqual([reach, complete]);
  });

  it('says how it differs from the one before', () => {
    expect(differenceOf(figures(9, 20), figures(8, 25))).toEqual({ reach: 10, staffed: -5 });
    expect(differenceOf(figures(9, null), figures(9, 25))).toEqual({ reach: 0, staffed: null });
  });
});
