// Check-ins: what may be asked, when the silent are reminded and reported, what each answer does, and what nobody hears.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesAt, isOpen } from '../../src/domain/check-in.ts';
import {
  type AnswerCheckIn,
  type CheckInMember,
  checkInNotice,
  checkInOfPart,
  checkInParts,
  intoParts,
  partId,
  partSize,
} from '../../src/domain/check-in-part.ts';
import { checkIns } from '../../src/domain/check-in-rules.ts';
import { partitionOf } from '../../src/domain/partition.ts';
import { minutes, play, refusalOf, seconds, startOfPlay } from './play.ts';

const hour = minutes(60);
const anna = { person: 'p-anna0001', via: 'tab' } as const;
const clock = { system: 'clock' } as const;
const group = { id: 'g1', people: 3, parts: 1 };
const question = {
  mode: 'real',
  exerciseName: '',
  domain: 'MI-ITN',
  question: 'Können Sie am Sonntag übernehmen?',
  role: null,
  from: null,
  to: null,
  due: startOfPlay + 4 * hour,
} as const;
const ask = {
  ...question,
  type: 'ask',
  group,
  reminders: [60, 30],
  informed: anna.person,
  email: false,
  askedByName: 'Anna Beispiel',
} as const;
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
const [gerd, heike, ina] = ['p-gerd0001', 'p-heike002', 'p-ina00003'] as const;

function asked(over: Partial<typeof ask> = {}) {
  const played = play(checkIns);
  played.give({ ...ask, ...over }, anna);
  return played;
}

function part(members = [gerd, heike, ina].map((id) => member(id)), notice = checkInNotice(asked().state)) {
  const played = play(checkInParts);
  played.give({ type: 'freeze', checkIn: 'c', members });
  played.give({ type: 'follow', notice, askedByName: 'Anna Beispiel' });
  return played;
}
type Part = ReturnType<typeof part>;

const mail = ({ state }: Part, person: string) =>
  Object.values(state.ledger.deliveries)
    .filter(({ to }) => 'person' in to && to.person === person)
    .map(({ message, state: is }) => `${message} ${is}`);

/** Teams takes everything that is due. */
function takeAll(played: Part): void {
  const ids = Object.values(played.state.ledger.deliveries)
    .filter(({ due }) => due !== null)
    .map(({ id }) => id);
  if (ids.length === 0) return;
  played.give({ type: 'reserve', ids, epoch: 1 });
  const results = ids.map((id) => ({ id, outcome: 'accepted', activityId: `m-${id}`, version: 1 }) as const);
  played.give({ type: 'settle', results, epoch: 1 });
}

function answer(played: Part, person: string, over: Partial<AnswerCheckIn> = {}) {
  const said = { delivery: '', n: 0, answer: 'on-site', from: null, redrawn: false } as const;
  return played.give({ type: 'answer', person, ...said, ...over });
}

const refused: readonly (readonly [string, Partial<Record<keyof typeof ask, unknown>>, string])[] = [
  ['no question', { question: ' ' }, 'Bitte schreiben Sie, was Sie fragen möchten.'],
  ['a long question', { question: 'x'.repeat(281) }, 'Der Text ist zu lang. Erlaubt sind 280 Zeichen.'],
  [
    'an exercise without a name',
    { mode: 'exercise' },
    'Bitte geben Sie der Übung einen Namen, zum Beispiel „Herbst 2026“.',
  ],
  [
    'a due time in the past',
    { due: startOfPlay },
    'Bitte wählen Sie eine Frist in der Zukunft, höchstens 60 Tage voraus.',
  ],
  [
    'a due time of next year',
    { due: startOfPlay + 61 * 24 * hour },
    'Bitte wählen Sie eine Frist in der Zukunft, höchstens 60 Tage voraus.',
  ],
  [
    'three reminders',
    { reminders: [1, 2, 3] },
    'Bitte planen Sie höchstens 2 Erinnerungen, alle zwischen jetzt und der Frist und jede nur einmal.',
  ],
  [
    'a reminder before the question',
    { reminders: [240] },
    'Bitte planen Sie höchstens 2 Erinnerungen, alle zwischen jetzt und der Frist und jede nur einmal.',
  ],
  [
    'the same reminder twice',
    { reminders: [5, 5] },
    'Bitte planen Sie höchstens 2 Erinnerungen, alle zwischen jetzt und der Frist und jede nur einmal.',
  ],
  [
    'half a shift',
    { from: startOfPlay + hour },
    'Bitte prüfen Sie den Zeitraum: Das Ende muss nach dem Beginn und in der Zukunft liegen, höchstens 14 Tage lang.',
  ],
  [
    'a shift that ends first',
    { from: startOfPlay + 2 * hour, to: startOfPlay + hour },
    'Bitte prüfen Sie den Zeitraum: Das Ende muss nach dem Beginn und in der Zukunft liegen, höchstens 14 Tage lang.',
  ],
  [
    'nobody',
    { group: { id: '', people: 0, parts: 0 } },
    'Niemand würde gefragt. Bitte wählen Sie, wen Sie fragen möchten.',
  ],
];

describe('asking', () => {
  it.each(refused)('refuses %s', (_name, over, sentence) => {
    expect(refusalOf(() => asked(over as Partial<typeof ask>))).toBe(sentence);
  });

  it('keeps the name of the asker outside of the hash chain, and asks the same wish once', () => {
    const played = asked();
    expect(played.story[0]?.entry).toMatchObject({ sealed: { askedByName: 'Anna Beispiel' } });
    expect(JSON.stringify({ ...played.story[0]?.entry, sealed: null })).not.toContain('Anna');
    expect(played.give(ask, anna)).toEqual([]);
  });

  it('lies with its parts in one partition, and is told first', () => {
    expect(partitionOf({ kind: 'check-in-part', id: partId('c1', group, 7) })).toBe(
      partitionOf({ kind: 'check-in', id: 'c1' }),
    );
    expect(checkInOfPart(partId('c1', group, 7))).toBe('c1');
    expect(checkIns.owed(asked().state)).toContainEqual({ kind: 'tell', at: startOfPlay });
  });
});

describe('the clock', () => {
  const told = (played: ReturnType<typeof asked>) => {
    const { version } = played.state.telling;
    played.give({ type: 'told', version, upTo: 1 });
  };

  it('reminds when it is time and not before, counts at the due time, closes a day later', () => {
    const played = asked();
    told(played);
    const wake = () => played.give({ type: 'wake' }, clock);
    played.wait(3 * hour - 1);
    expect(wake()).toEqual([]);
    expect(checkIns.owed(played.state)).toContainEqual({ kind: 'wake', at: startOfPlay + 3 * hour });
    played.wait(1);
    expect(wake()).toMatchObject([{ type: 'check-reminded', count: 1 }]);
    expect(wake()).toEqual([]);
    expect(played.state.status).toBe('reminded');
    told(played);
    played.wait(minutes(30));
    expect(wake()).toMatchObject([{ count: 2 }]);
    told(played);
    expect(played.give({ type: 'count', missing: 2 })).toEqual([]);
    played.wait(minutes(30));
    expect(checkIns.owed(played.state)).toContainEqual({ kind: 'tell', at: question.due });
    expect(played.give({ type: 'count', missing: 2 })).toMatchObject([{ type: 'check-counted', missing: 2 }]);
    expect(played.give({ type: 'count', missing: 1 })).toEqual([]);
    expect(played.state.status).toBe('escalated');
    expect(Object.values(played.state.ledger.deliveries)).toMatchObject([{ to: { person: anna.person }, lane: 2 }]);
    played.wait(24 * hour);
    expect(wake()).toMatchObject([{ type: 'check-closed' }]);
    told(played);
    expect(checkIns.owed(played.state)).toEqual([]);
  });

  it('gives one reminder for two that were missed, and tells nobody when everybody answered', () => {
    const played = asked();
    played.wait(4 * hour);
    expect(played.give({ type: 'wake' }, clock)).toMatchObject([{ count: 2 }]);
    played.give({ type: 'count', missing: 0 });
    expect([played.state.status, played.state.ledger.deliveries]).toEqual(['reminded', {}]);
  });

  it('closes a day after the shift, when that is later', () => {
    expect(closesAt({ due: 1, to: 2 * hour })).toBe(26 * hour);
  });
});

describe('an end', () => {
  it('takes the report of silence back, and can be undone for a minute', () => {
    const played = asked();
    played.wait(4 * hour);
    played.give({ type: 'count', missing: 2 });
    played.give({ type: 'close' }, anna);
    expect(Object.values(played.state.ledger.deliveries)).toMatchObject([{ state: 'stopped', due: null }]);
    expect(refusalOf(() => played.give({ type: 'remind' }, anna))).toContain('geschlossen');
    expect(refusalOf(() => played.give({ type: 'cancel' }, anna))).toContain('geschlossen');
    expect(played.give({ type: 'close' }, anna)).toEqual([]);
    played.wait(seconds(60));
    played.give({ type: 'reopen' }, anna);
    expect(played.state.status).toBe('escalated');
    played.give({ type: 'cancel' }, anna);
    played.wait(seconds(61));
    expect(refusalOf(() => played.give({ type: 'reopen' }, anna))).toContain('nicht mehr zurücknehmen');
  });
});

describe('a part', () => {
  it('asks everybody once, reminds only who may have heard and is silent, and keeps quiet about the rest', () => {
    const played = part();
    const [first, second] = Object.keys(played.state.ledger.deliveries);
    played.give({ type: 'reserve', ids: [first ?? '', second ?? ''], epoch: 1 });
    answer(played, gerd);
    played.wait(3 * hour);
    played.give({ type: 'wake' }, clock);
    // Ina's card has not left yet: it will carry the same question.
    expect([gerd, heike, ina].map((id) => mail(played, id))).toEqual([
      ['check-in answered'],
      ['check-in reserved', 'check-in-reminder planned'],
      ['check-in planned'],
    ]);
    expect(played.give({ type: 'wake' }, clock)).toEqual([]);
  });

  it('gives no reminder twice when the clock and a hand come together', () => {
    const played = part();
    takeAll(played);
    played.wait(3 * hour);
    played.give({ type: 'wake' }, clock);
    const notice = { ...checkInNotice(asked().state), version: 2, reminded: 1 };
    played.give({ type: 'follow', notice, askedByName: '' });
    expect(mail(played, gerd).filter((each) => each.startsWith('check-in-reminder'))).toHaveLength(1);
  });

  it('takes an answer from the person alone, and a repeated click only once', () => {
    const played = part();
    takeAll(played);
    const ids = Object.keys(played.state.ledger.deliveries);
    const click = { delivery: ids[0] ?? '', n: 0 } as const;
    expect(answer(played, gerd, { ...click, answer: 'mobile' })).toHaveLength(1);
    expect(answer(played, gerd, { ...click, n: 1, answer: 'limited' })).toHaveLength(1);
    expect(answer(played, gerd, { ...click, answer: 'mobile' })).toEqual([]);
    expect(played.state.answers[gerd]?.map((each) => each.answer)).toEqual(['mobile', 'limited']);
    expect(refusalOf(() => answer(played, heike, click))).toContain('für jemand anderen');
    expect(refusalOf(() => answer(played, 'p-fremd001'))).toBe(
      'Sie sind in dieser Verfügbarkeitsabfrage nicht gefragt. Sie müssen nichts tun.',
    );
  });

  it('keeps what was answered out of the hash chain', () => {
    const played = part();
    const [entry] = answer(played, gerd, { answer: 'unavailable' });
    expect(JSON.stringify({ ...entry, sealed: null })).not.toContain('unavailable');
    expect(JSON.stringify({ ...played.story[0]?.entry, sealed: null })).not.toContain(gerd);
  });

  it('accepts a time within the shift alone', () => {
    const shift = { from: startOfPlay + hour, to: startOfPlay + 9 * hour };
    const notice = { ...checkInNotice(asked().state), ...shift };
    const played = part(undefined, notice);
    const at = (from: number | null) => answer(played, gerd, { answer: 'from', from });
    for (const wrong of [null, shift.to, startOfPlay - 2 * hour, Number.NaN, shift.from + 0.5]) {
      expect(refusalOf(() => at(wrong))).toContain('außerhalb des abgefragten Zeitraums');
    }
    expect(at(shift.from + hour)).toHaveLength(1);
  });

  it('sends nothing any more once it was told of the end, and asks the rest again when that is undone', () => {
    const played = part();
    const notice = checkInNotice(asked().state);
    const told = (version: number, end: typeof notice.end) =>
      played.give({ type: 'follow', notice: { ...notice, version, end }, askedByName: '' });
    const ids = Object.keys(played.state.ledger.deliveries);
    played.give({ type: 'reserve', ids: ids.slice(0, 1), epoch: 1 });
    told(2, { kind: 'closed', at: startOfPlay });
    expect(mail(played, heike)).toEqual(['check-in stopped']);
    played.give({ type: 'settle', results: [{ id: ids[0] ?? '', outcome: 'again', code: 'busy' }], epoch: 1 });
    expect(mail(played, gerd)).toEqual(['check-in stopped']);
    expect(checkInParts.owed(played.state)).toEqual([]);
    expect(refusalOf(() => answer(played, gerd))).toContain('geschlossen');
    told(3, null);
    expect(mail(played, heike)).toEqual(['check-in stopped', 'check-in planned']);
  });

  it('never owes anything after its end, whatever happened before', () => {
    const step = fc.oneof(
      fc.constantFrom('take', 'wake', 'remind', 'end', 'reopen').map((what) => ({ what, who: gerd })),
      fc.constantFrom(gerd, heike, ina).map((who) => ({ what: 'answer', who })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const played = part();
        let version = 1;
        let reminded = 0;
        for (const { what, who } of steps) {
          played.wait(minutes(20));
          const { end } = played.state.notice ?? { end: null };
          if (what === 'take') takeAll(played);
          if (what === 'wake') played.give({ type: 'wake' }, clock);
          if (what === 'answer' && !end) answer(played, who, { answer: 'mobile' });
          if (what === 'remind' && !end) reminded = Math.min(2, reminded + 1);
          if (['remind', 'end', 'reopen'].includes(what)) {
            version += 1;
            const over = what === 'end' ? { kind: 'closed', at: played.now } : what === 'remind' ? end : null;
            const notice = { ...checkInNotice(asked().state), version, reminded, end: over as typeof end };
            played.give({ type: 'follow', notice, askedByName: '' });
          }
          if (played.state.status === 'ended') {
            const sends = checkInParts.owed(played.state).filter((owed) => owed.kind === 'send' && owed.lane !== 1);
            expect(sends).toEqual([]);
          }
          for (const person of [gerd, heike, ina]) {
            const all = mail(played, person);
            expect(all.filter((each) => each.startsWith('check-in-reminder')).length).toBeLessThanOrEqual(2);
            expect(all.filter((each) => each === 'check-in planned').length).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe('mail', () => {
  const members = [gerd, heike].map((id) => member(id, { email: true })).concat(member(ina));
  const ways = (played: Part) =>
    Object.values(played.state.ledger.deliveries).map(({ to, way }) => `${'person' in to ? to.person : ''} ${way}`);

  it('goes to whom Teams refuses for good, when mail may be used, and once', () => {
    const played = part(members);
    const ids = Object.keys(played.state.ledger.deliveries);
    played.give({ type: 'reserve', ids, epoch: 1 });
    const results = ids.map((id) => ({ id, outcome: 'never', code: 'app-removed' }) as const);
    played.give({ type: 'settle', results, epoch: 1 });
    expect(ways(played).slice(3)).toEqual([`${gerd} email`, `${heike} email`]);
    played.give({ type: 'settle', results, epoch: 1 });
    expect(ways(played)).toHaveLength(5);
    answer(played, gerd, { delivery: 'link' });
    expect(mail(played, gerd).at(-1)).toBe('check-in superseded');
  });

  it('goes to everybody who lets it be used, when the asker chose so; the reminder goes the same ways', () => {
    const played = part(members, { ...checkInNotice(asked().state), email: true });
    expect(ways(played).filter((each) => each.endsWith('email'))).toEqual([`${gerd} email`, `${heike} email`]);
    takeAll(played);
    played.wait(3 * hour);
    played.give({ type: 'wake' }, clock);
    expect(ways(played).slice(5)).toEqual(
      [gerd, heike].flatMap((id) => [`${id} teams`, `${id} email`]).concat(`${ina} teams`),
    );
  });
});

describe('parts', () => {
  it('hold everybody once, in order, at most a hundred each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 })), (numbers) => {
        const cut = intoParts(numbers.map((n) => ({ id: `p-${String(n).padStart(4, '0')}` })));
        const all = cut.flat().map(({ id }) => id);
        expect(cut.every((each) => each.length > 0 && each.length <= partSize)).toBe(true);
        expect(all).toEqual([...new Set(all)].sort((a, b) => (a < b ? -1 : 1)));
        expect(all).toHaveLength(new Set(numbers).size);
      }),
    );
  });
});

it('is open until it is closed or withdrawn', () => {
  expect(
    (['open', 'reminded', 'escalated', 'closed', 'cancelled', 'none'] as const).filter((status) => isOpen({ status })),
  ).toEqual(['open', 'reminded', 'escalated']);
});
