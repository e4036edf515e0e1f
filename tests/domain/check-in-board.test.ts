// Times and sums of a check-in: what "ab 14:30" means, which times are offered, the strip, and what sums may say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardOf, withoutSmall } from '../../src/domain/check-in-board.ts';
import {
  type AnswerCheckIn,
  type CheckInMember,
  type CheckInNotice,
  checkInParts,
} from '../../src/domain/check-in-part.ts';
import { fromChoices, fromClock, stripOf } from '../../src/domain/check-in-times.ts';
import { minutes, play, startOfPlay } from './play.ts';

const hour = minutes(60);
const [gerd, heike, ina] = ['p-gerd0001', 'p-heike002', 'p-ina00003'] as const;
const notice: CheckInNotice = {
  version: 1,
  mode: 'real',
  exerciseName: '',
  domain: 'MI-ITN',
  question: 'Können Sie kommen?',
  role: null,
  from: null,
  to: null,
  due: startOfPlay + 4 * hour,
  askedAt: startOfPlay,
  reminders: [],
  reminded: 0,
  end: null,
  email: false,
};

const member = (id: string, over: Partial<CheckInMember> = {}): CheckInMember => ({
  id,
  aadId: `aad-${id}`,
  name: id,
  language: 'de',
  domain: 'MI-ITN',
  roles: [],
  address: null,
  email: false,
  ...over,
});

function part(members: readonly CheckInMember[]) {
  const played = play(checkInParts);
  played.give({ type: 'freeze', checkIn: 'c', members });
  played.give({ type: 'follow', notice, askedByName: 'Anna Beispiel' });
  return played;
}

function answer(played: ReturnType<typeof part>, person: string, over: Partial<AnswerCheckIn> = {}) {
  const said = { delivery: '', n: 0, answer: 'on-site', from: null, redrawn: false } as const;
  return played.give({ type: 'answer', person, ...said, ...over });
}

describe('times in Germany', () => {
  const none = { from: null, to: null };
  it('takes a clock time for the next one, or the first within the shift', () => {
    expect(fromClock('19:00', none, startOfPlay)).toBe(Date.UTC(2026, 10, 21, 18));
    expect(fromClock('18:00', none, startOfPlay)).toBe(Date.UTC(2026, 10, 22, 17));
    expect(fromClock('10:30', { from: Date.UTC(2026, 10, 28, 7), to: null }, startOfPlay)).toBe(
      Date.UTC(2026, 10, 28, 9, 30),
    );
  });

  it('reads the wall clock over the night on which it is put back', () => {
    const saturday = Date.UTC(2026, 9, 24, 20);
    expect(fromClock('08:00', none, saturday)).toBe(Date.UTC(2026, 9, 25, 7));
  });

  it('offers at most 24 times, all within the shift', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 1, max: 336 }), (begins, lasts) => {
        const shift = { from: startOfPlay + begins * hour, to: startOfPlay + (begins + lasts) * hour };
        const times = fromChoices(shift, startOfPlay);
        expect(times.length).toBeLessThanOrEqual(24);
        expect(times.every((at) => at >= startOfPlay - hour && at < shift.to)).toBe(true);
      }),
    );
    expect(fromChoices(none, startOfPlay)).toHaveLength(24);
  });

  it('shows the next 24 hours, or those of a shift that begins later', () => {
    expect(stripOf(none, startOfPlay)).toHaveLength(24);
    expect(stripOf(none, startOfPlay)[0]).toEqual({ at: Date.UTC(2026, 10, 21, 17), asked: true });
    const from = Date.UTC(2026, 10, 28, 7);
    const strip = stripOf({ from, to: from + 8 * hour }, startOfPlay);
    expect([strip[0]?.at, strip.filter(({ asked: is }) => is).length]).toEqual([from, 8]);
  });
});

describe('the board', () => {
  it('counts everybody in one standing, and the hours of those who are there for all of it', () => {
    const played = part([
      member(gerd, { roles: ['IT', 'LOG_KEEPER'] }),
      member(heike, { roles: ['IT'], domain: 'MF' }),
      member(ina),
    ]);
    answer(played, gerd, { answer: 'mobile' });
    answer(played, heike, { answer: 'from', from: Date.UTC(2026, 10, 21, 20, 30) });
    const board = boardOf([played.state], { from: null, to: null }, startOfPlay);
    expect(board.counts).toEqual({ missing: 1, 'on-site': 0, mobile: 1, from: 1, limited: 0, unavailable: 0 });
    expect(board.roles.map(({ key, people }) => `${key} ${people}`)).toEqual(['IT 2', 'LOG_KEEPER 1']);
    expect(board.units.map(({ key, people }) => `${key} ${people}`)).toEqual(['MF 1', 'MI-ITN 2']);
    const available = (at: number) => board.hours.find((each) => each.at === at)?.available;
    expect([available(Date.UTC(2026, 10, 21, 20)), available(Date.UTC(2026, 10, 21, 21))]).toEqual([1, 2]);
  });

  it('without names says nothing about fewer than five people, nor lets it be worked out', () => {
    const boardFor = (units: readonly string[]) => {
      const played = part(units.map((domain, n) => member(`p-person0${n}`, { domain, roles: n === 0 ? ['IT'] : [] })));
      return withoutSmall(boardOf([played.state], { from: null, to: null }, startOfPlay));
    };
    expect(boardFor(Array(4).fill('MI'))).toBeNull();
    expect(boardFor(Array(5).fill('MI'))).toMatchObject({ people: 5, roles: [], units: [{ key: 'MI', people: 5 }] });
    expect(boardFor([...Array(5).fill('MI'), 'MF'])?.units).toEqual([]);
    expect(boardFor([...Array(5).fill('MI'), ...Array(5).fill('MF')])?.units).toHaveLength(2);
  });
});
