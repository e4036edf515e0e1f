// Raising: what an alarm needs, each refusal in its words, and that the same wish raises once.
import { describe, expect, it } from 'vitest';
import { charactersLeft, type Raise } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { asked } from '../../src/domain/staffing.ts';
import { anna, ben, cem, crisis, dora, exercise, raise } from './crisis.ts';
import { minutes, play, refusalOf, seconds, startOfPlay } from './play.ts';

const raising = (change: Partial<Raise>) => () => play(alarms).give(raise(change), { person: anna, via: 'tab' });
const letters = (count: number) => 'x'.repeat(count);

describe('an alarm is refused', () => {
  const tooLong = (most: number) => `Der Text ist zu lang. Erlaubt sind ${most} Zeichen.`;
  const noStep = 'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.';
  const nobody = 'Niemand würde alarmiert: Die gewählten Rollen sind nicht besetzt. Bitte wählen Sie andere Rollen.';
  const noSince = 'Bitte geben Sie an, seit wann.';
  const garbled = 'Die Eingabe war unvollständig. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.';

  it.each<[string, Partial<Raise>, string]>([
    ['without a what', { what: '' }, 'Bitte schreiben Sie, was passiert ist.'],
    ['with a blank what', { what: ' \n\t ' }, 'Bitte schreiben Sie, was passiert ist.'],
    ['without a where', { where: ' ' }, 'Bitte schreiben Sie, wo es passiert ist.'],
    ['without a since', { since: 0 }, noSince],
    ['with a since before all time', { since: -1 }, noSince],
    ['with a since that is no number', { since: Number.NaN }, noSince],
    ['with a since without end', { since: Number.POSITIVE_INFINITY }, noSince],
    [
      'when it would begin in the future',
      { since: startOfPlay + minutes(2) },
      '„Seit wann“ liegt in der Zukunft. Bitte prüfen Sie die Zeit.',
    ],
    ['without a level', { level: '' as Raise['level'] }, 'Bitte wählen Sie eine Einstufung: Notfall oder Krise.'],
    ['without a next step', { nextStep: '' }, noStep],
    ['with a blank next step', { nextStep: '  ' }, noStep],
    ['with an overlong next step', { nextStep: letters(201) }, tooLong(200)],
    ['when what, where and since pass 280 characters', { what: letters(200), where: letters(59) }, tooLong(280)],
    [
      'as a real one for a Störung',
      { level: 'DISRUPTION' },
      'Eine Störung wird nicht alarmiert. Bitte wählen Sie Notfall oder Krise, oder starten Sie eine Übung.',
    ],
    [
      'as an exercise without a name',
      { mode: 'exercise', exerciseName: ' ' },
      'Bitte geben Sie der Übung einen Namen, zum Beispiel „Herbst 2026“.',
    ],
    ['as an exercise with an overlong name', { mode: 'exercise', exerciseName: letters(81) }, tooLong(80)],
    ['without roles', { roles: [] }, nobody],
    ['when no role is held', { roles: [{ kind: 'IT', core: true, people: [] }] }, nobody],
    ['without time to answer', { answerMinutes: 0 }, garbled],
    ['with more than a day to answer', { answerMinutes: 24 * 60 + 1 }, garbled],
    ['with an endless time to answer', { answerMinutes: Number.POSITIVE_INFINITY }, garbled],
  ])('%s', (_case, change, sentence) => expect(refusalOf(raising(change))).toBe(sentence));
});

describe('an alarm is raised', () => {
  it.each<[string, Partial<Raise>]>([
    ['as an exercise about a Störung', { mode: 'exercise', exerciseName: 'Herbst 2026', level: 'DISRUPTION' }],
    ['with exactly 280 characters', { what: letters(200), where: letters(58) }],
    ['with a next step of exactly 200 characters', { nextStep: letters(200) }],
    ['when the clock of who raises it is a minute ahead', { since: startOfPlay + seconds(60) }],
    ['for a domain without a channel', { channel: false }],
    ['with a minute to answer', { answerMinutes: 1 }],
    ['with a day to answer', { answerMinutes: 24 * 60 }],
    ['as an exercise with a name of 80 characters', { mode: 'exercise', exerciseName: letters(80) }],
  ])('%s', (_case, change) => expect(raising(change)()).toHaveLength(1));

  it('counts the characters that are left', () => {
    expect(charactersLeft('', '')).toBe(258);
    expect(charactersLeft(letters(200), letters(58))).toBe(0);
    expect(charactersLeft(letters(200), letters(60))).toBe(-2);
  });

  it('and asks the holder of each role once, deputies not yet', () => {
    expect(asked(crisis().state)).toEqual([anna, ben, cem]);
    expect(asked(crisis().state)).not.toContain(dora);
  });

  it('and owes one card to the channel and one to each person asked, at once, to the crisis team first', () => {
    const { state } = crisis();
    const owed = Object.values(state.ledger.deliveries);
    expect(owed.map(({ to, message }) => [message, to])).toEqual([
      ['alarm', { channel: 'MI-ITN' }],
      ['alarm', { person: anna }],
      ['alarm', { person: ben }],
      ['alarm', { person: cem }],
    ]);
    expect(alarms.owed(state)).toEqual([{ kind: 'send', lane: 0, at: startOfPlay }]);
  });

  it('and owes the channel nothing when there is none', () => {
    const { state } = crisis(raise({ channel: false }));
    expect(Object.values(state.ledger.deliveries).map(({ to }) => to)).toEqual(
      [anna, ben, cem].map((person) => ({ person })),
    );
  });

  it('and is open from then on, with who raised it and until when to answer', () => {
    const { state } = crisis();
    expect(state).toMatchObject({ status: 'open', raisedBy: anna, raisedAt: startOfPlay });
    expect(state.answerUntil).toBe(startOfPlay + minutes(10));
    expect(alarms.head(state)).toEqual({ scope: 'MI-ITN', status: 'open', key: '2026-017', at: startOfPlay });
  });

  it('and names lie outside the record that is hashed', () => {
    const [entry] = crisis().story;
    const { sealed, ...recorded } = entry?.entry ?? { type: '' };
    expect(sealed).toEqual(raise().names);
    expect(crisis().state.names).toEqual(raise().names);
    expect(JSON.stringify(recorded)).not.toContain('Beispiel');
  });

  it('without anybody named when the system raised it', () => {
    expect(play(alarms).give(raise())).toHaveLength(1);
  });
});

describe('the same wish', () => {
  it('raises one alarm, however often it comes', () => {
    const played = crisis();
    expect(played.give(raise(), { person: anna, via: 'card' })).toEqual([]);
    played.give({ type: 'end', ending: 'aborted', reason: 'Versehen' });
    expect(played.give(raise())).toEqual([]);
    expect(played.state.status).toBe('ended');
  });

  it('cannot make a real alarm of an exercise, nor an exercise of a real one', () => {
    const exists = 'Dieser Alarm ist schon ausgelöst. Sie finden ihn unter „Lage“.';
    const drill = crisis(exercise());
    expect(refusalOf(() => drill.give(raise()))).toBe(exists);
    expect(drill.state.mode).toBe('exercise');
    expect(refusalOf(() => crisis().give(exercise()))).toBe(exists);
  });

  it('cannot bring an alarm into another domain', () => {
    expect(refusalOf(() => crisis().give(raise({ domain: 'MF-LZN' })))).toBe(
      'Dieser Alarm ist schon ausgelöst. Sie finden ihn unter „Lage“.',
    );
  });
});
