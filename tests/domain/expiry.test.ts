// When it is warned of what runs out: 60, 30 and 7 days before at 8 in the morning, once each, and anew for another end.
import { describe, expect, test } from 'vitest';
import { daysLeft, type ExpiryCommand, type ExpiryRecord, expiries } from '../../src/domain/expiry.ts';
import { momentOf } from '../../src/domain/working-time.ts';

const secret = { kind: 'secret', title: 'Geheimnis', where: '', endsOn: '2027-03-31', retired: false } as const;
const by = { system: 'clock' } as const;

function led(state: ExpiryRecord, command: ExpiryCommand, at: number): ExpiryRecord {
  const turn = { id: 't', at, by };
  return expiries.decide(state, command, turn).reduce((next, entry) => expiries.apply(next, entry, turn), state);
}
const put = (state: ExpiryRecord, more: Partial<typeof secret> | { endsOn: string } | { retired: boolean }, at = 0) =>
  led(state, { type: 'put', value: { ...secret, ...more } }, at);
const wakeAt = (state: ExpiryRecord) => expiries.owed(state).find(({ kind }) => kind === 'wake')?.at ?? null;
const tells = (state: ExpiryRecord) => expiries.owed(state).some(({ kind }) => kind === 'tell');
const told = (state: ExpiryRecord, people: readonly string[]) =>
  led(state, { type: 'told', round: state.round, people }, 1);

describe('the warnings', () => {
  test('come 60, 30 and 7 days before, also over a change of the clocks, and then no more', () => {
    let state = put(expiries.empty, {});
    const seen: unknown[] = [];
    for (let next = wakeAt(state); next !== null; next = wakeAt(state)) {
      expect(led(state, { type: 'wake' }, next - 1)).toBe(state);
      state = led(state, { type: 'wake' }, next);
      expect(led(state, { type: 'wake' }, next)).toBe(state);
      expect(tells(state)).toBe(true);
      state = told(state, ['p1']);
      expect(tells(state)).toBe(false);
      seen.push([state.warned, next]);
    }
    expect(seen).toEqual([
      [60, momentOf('2027-01-30', '08:00')],
      [30, momentOf('2027-03-01', '08:00')],
      [7, momentOf('2027-03-24', '08:00')],
    ]);
  });

  test.each([
    ['2027-02-10', 30],
    ['2027-01-16', 7],
    ['2026-12-24', 7],
  ])('entered late, with the end on %s, the most urgent one of %i days is enough', (endsOn, days) => {
    const now = momentOf('2027-01-11', '09:00');
    const state = led(put(expiries.empty, { endsOn }, now), { type: 'wake' }, now);
    expect(state.warned).toBe(days);
  });

  test('stop when it is not used any more, and begin anew for another end; whoever was told is told that', () => {
    const warned = told(led(put(expiries.empty, {}), { type: 'wake' }, momentOf('2027-01-30', '08:00')), ['p1']);
    const off = put(warned, { retired: true });
    expect([wakeAt(off), tells(off), off.people]).toEqual([null, true, ['p1']]);
    const renewed = put(warned, { endsOn: '2029-03-31' });
    expect([wakeAt(renewed), tells(renewed)]).toEqual([momentOf('2029-01-30', '08:00'), true]);
    expect(told(renewed, [])).toMatchObject({ state: 'quiet', people: [], warned: null });
    // Another name or place changes nothing about it.
    expect(tells(led(warned, { type: 'put', value: { ...secret, where: 'Tresor' } }, 1))).toBe(false);
  });

  test('told too late settles nothing newer', () => {
    const warned = led(put(expiries.empty, {}), { type: 'wake' }, momentOf('2027-01-30', '08:00'));
    const renewed = put(warned, { endsOn: '2029-03-31' });
    expect(led(renewed, { type: 'told', round: warned.round, people: ['p1'] }, 2)).toBe(renewed);
  });
});

test('days are counted to the last day on which it works', () => {
  const at = momentOf('2027-03-28', '23:30');
  expect(daysLeft(secret, at)).toBe(3);
  expect(daysLeft({ endsOn: '2027-03-28' }, at)).toBe(0);
  expect(daysLeft({ endsOn: '2027-03-27' }, at)).toBe(-1);
});

test.each([
  ['kind', { kind: 'other' }],
  ['title', { title: ' ' }],
  ['title', { title: 'x'.repeat(121) }],
  ['where', { where: 'x'.repeat(201) }],
  ['endsOn', { endsOn: '2027-02-29' }],
  ['endsOn', { endsOn: '' }],
])('a wrong %s is refused by its name', (field, more) => {
  const value = { ...secret, ...more } as never;
  expect(() => led(expiries.empty, { type: 'put', value }, 0)).toThrow(
    expect.objectContaining({ code: 'expiry-wrong', detail: { field } }) as Error,
  );
});
