// Answers: counted once however often a click arrives, changed at will, kept as history, refused to everybody else.
import { describe, expect, it } from 'vitest';
import { type AnswerKind, arrivalOf, lastAnswer } from '../../src/domain/alarm.ts';
import { roleStatus } from '../../src/domain/staffing.ts';
import { anna, ben, cem, crisis, dora, raise } from './crisis.ts';
import { minutes, refusalOf, startOfPlay } from './play.ts';

const given = (played: ReturnType<typeof crisis>, person: string) =>
  (played.state.answers[person] ?? []).map(({ answer, eta }) => (eta === null ? answer : `${answer} ${eta}`));

describe('an answer is refused, and changes nothing', () => {
  const notAsked = 'Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.';
  const notYours =
    'Diese Karte ist für jemand anderen. Ihre eigene Antwort geben Sie bitte in Ihrem Chat mit BCM-Lotse.';
  const garbled = 'Die Eingabe war unvollständig. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.';
  const { id: card } = crisis().card(ben);
  const { id: channel } = crisis().card('channel');

  it.each<[string, () => unknown, string]>([
    ['from a deputy who is not asked yet', () => crisis().answer(dora, 'coming'), notAsked],
    ['from a stranger in the channel', () => crisis().answer('p-else', 'coming', { delivery: channel }), notAsked],
    ['on the card of somebody else', () => crisis().answer(anna, 'coming', { delivery: card }), notYours],
    ['from a stranger on a card', () => crisis().answer('p-else', 'coming', { delivery: card }), notYours],
    [
      'to an alarm nobody raised',
      () => crisis(null).answer(ben, 'coming'),
      'Diesen Alarm kennen wir nicht. Bitte sehen Sie unter „Lage“ nach.',
    ],
    ['that is none of the four', () => crisis().answer(ben, 'toString' as AnswerKind), garbled],
    ['with an arrival before now', () => crisis().answer(ben, 'coming', { eta: -5 }), garbled],
    ['with an arrival that is no number', () => crisis().answer(ben, 'coming', { eta: Number.NaN }), garbled],
    ['with an arrival after days', () => crisis().answer(ben, 'coming', { eta: 24 * 60 + 1 }), garbled],
  ])('%s', (_case, act, sentence) => expect(refusalOf(act)).toBe(sentence));

  it.each(['all-clear', 'false-alarm', 'aborted'] as const)('after %s', (ending) => {
    const played = crisis();
    played.give({ type: 'end', ending, reason: 'vorbei' });
    expect(refusalOf(() => played.answer(ben, 'coming'))).toBe('Dieser Alarm ist beendet. Sie müssen nichts mehr tun.');
    expect(given(played, ben)).toEqual([]);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'd999'])(
    'only for its own reasons when the button names the card "%s"',
    (delivery) => {
      const played = crisis();
      expect(played.answer(ben, 'coming', { delivery, eta: 15 })).toBe(1);
      expect(given(played, ben)).toEqual(['coming 15']);
    },
  );
});

describe('an answer is counted', () => {
  it.each<[AnswerKind, number | null, string]>([
    ['coming', 15, 'coming 15'],
    ['coming', null, 'coming 30'],
    ['coming', 0, 'coming 0'],
    ['coming', 24 * 60, 'coming 1440'],
    ['virtual', 60, 'virtual'],
    ['unavailable', null, 'unavailable'],
    ['call-me', null, 'call-me'],
  ])('%s with %s minutes is kept as "%s"', (answer, eta, kept) => {
    const played = crisis();
    expect(played.answer(ben, answer, { eta })).toBe(1);
    expect(given(played, ben)).toEqual([kept]);
  });

  it('late, too: after the time to answer', () => {
    const played = crisis();
    played.wait(minutes(600));
    expect(played.answer(ben, 'coming', { eta: 15 })).toBe(1);
    expect(arrivalOf(lastAnswer(played.state, ben) ?? never())).toBe(startOfPlay + minutes(615));
  });

  it('by a holder in the channel', () => {
    const played = crisis();
    expect(played.answer(cem, 'virtual', { delivery: played.card('channel').id })).toBe(1);
  });

  it('once, however often the same click arrives', () => {
    const played = crisis();
    const click = { delivery: played.card(ben).id, n: 0, eta: 15 };
    expect([1, 2, 3, 4].map(() => played.answer(ben, 'coming', click))).toEqual([1, 0, 0, 0]);
  });

  it('and a late repeat of an old click cannot undo a newer answer', () => {
    const played = crisis();
    const delivery = played.card(ben).id;
    played.answer(ben, 'coming', { delivery, n: 0, eta: 15 });
    played.answer(ben, 'unavailable', { delivery, n: 1 });
    expect(played.answer(ben, 'coming', { delivery, n: 0, eta: 15 })).toBe(0);
    expect(lastAnswer(played.state, ben)?.answer).toBe('unavailable');
    expect(played.answer(ben, 'coming', { delivery, n: 2, eta: 15 })).toBe(1);
    expect(given(played, ben)).toEqual(['coming 15', 'unavailable', 'coming 15']);
  });

  it('by person: the same card in the channel serves each holder', () => {
    const played = crisis();
    const click = { delivery: played.card('channel').id, n: 0 };
    expect([anna, ben, cem].map((person) => played.answer(person, 'virtual', click))).toEqual([1, 1, 1]);
  });

  it('again when only the minutes differ', () => {
    const played = crisis();
    const delivery = played.card(ben).id;
    played.answer(ben, 'coming', { delivery, n: 0, eta: 15 });
    expect(played.answer(ben, 'coming', { delivery, n: 0, eta: 60 })).toBe(1);
  });

  it('typed twice only once, and typed again after another answer once more', () => {
    const played = crisis();
    const typed = ['coming', 'coming', 'unavailable', 'unavailable', 'coming'] as const;
    expect(typed.map((word) => played.answer(ben, word))).toEqual([1, 0, 1, 0, 1]);
  });
});

describe('who fills a role', () => {
  const roleOf = (played: ReturnType<typeof crisis>, kind: string) => {
    const role = played.state.roles.find((item) => item.kind === kind);
    return roleStatus(played.state, role ?? never());
  };

  it.each<[AnswerKind, boolean]>([
    ['coming', true],
    ['virtual', true],
    ['unavailable', false],
    ['call-me', false],
  ])('%s fills it: %s', (answer, fills) => {
    const played = crisis();
    played.answer(ben, answer, { eta: 15 });
    expect(roleOf(played, 'IT')).toMatchObject({
      kind: 'IT',
      state: fills ? 'filled' : 'open',
      filledBy: fills ? ben : null,
      arrival: answer === 'coming' ? startOfPlay + minutes(15) : null,
      virtual: answer === 'virtual',
    });
  });

  it('follows a change of mind', () => {
    const played = crisis();
    played.answer(ben, 'coming', { n: 0 });
    played.answer(ben, 'unavailable', { n: 1 });
    expect(roleOf(played, 'IT').filledBy).toBeNull();
  });

  it('is its holder alone: nobody fills a role as a deputy without being asked', () => {
    const played = crisis();
    played.answer(ben, 'virtual');
    expect(roleOf(played, 'LOG_KEEPER')).toMatchObject({ filledBy: null, virtual: false });
    played.answer(cem, 'coming');
    expect(roleOf(played, 'LOG_KEEPER').filledBy).toBe(cem);
    expect(roleOf(played, 'FACILITY').filledBy).toBe(cem);
  });

  it('is nobody when nobody holds it', () => {
    expect(roleStatus(crisis().state, { kind: 'HR', core: false, people: [] }).filledBy).toBeNull();
  });
});

describe('an answer that was erased', () => {
  it('leaves that there was one, and fills no role', () => {
    const played = crisis();
    const by = { person: ben, via: 'card' } as const;
    played.record({ type: 'answered', v: 1, person: ben, delivery: '', n: 0, redrawn: false });
    expect(played.state.answers[ben]).toMatchObject([{ answer: 'erased', eta: null }]);
    expect(roleStatus(played.state, { kind: 'IT', core: true, people: [ben] }).filledBy).toBeNull();
    expect(arrivalOf(lastAnswer(played.state, ben) ?? never())).toBeNull();
    expect(
      played.give(
        { type: 'answer', person: ben, delivery: '', n: 1, answer: 'virtual', eta: null, redrawn: false },
        by,
      ),
    ).toHaveLength(1);
  });

  it('leaves an alarm whose names were erased', () => {
    const { names: _names, type: _type, ...rest } = raise();
    const played = crisis(null);
    played.record({ ...rest, type: 'raised', v: 1 });
    expect(played.state).toMatchObject({ status: 'open', names: {} });
  });
});

function never(): never {
  throw new Error('expected something');
}
