// Changing and ending: who is told, who is not, and that a correction overtakes what is queued.
import { describe, expect, it } from 'vitest';
import type { AlarmCommand, Ending } from '../../src/domain/alarm.ts';
import { ready } from '../../src/domain/ledger.ts';
import { allClear, anna, ben, cem, crisis, exercise, update } from './crisis.ts';
import { refusalOf } from './play.ts';

const ended = 'Dieser Alarm ist beendet. Sie müssen nichts mehr tun.';
const unknown = 'Diesen Alarm kennen wir nicht. Bitte sehen Sie unter „Lage“ nach.';
const noReason = 'Bitte wählen oder schreiben Sie einen Grund.';
const letters = (count: number) => 'x'.repeat(count);

describe('new information is refused', () => {
  it.each<[string, Partial<Extract<AlarmCommand, { type: 'update' }>>, string]>([
    ['without a reason', { reason: ' ' }, noReason],
    ['with an overlong reason', { reason: letters(301) }, 'Der Text ist zu lang. Erlaubt sind 300 Zeichen.'],
    [
      'with a blank next step',
      { nextStep: ' ' },
      'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
    ],
    ['with an overlong next step', { nextStep: letters(201) }, 'Der Text ist zu lang. Erlaubt sind 200 Zeichen.'],
    [
      'when nothing is new',
      { nextStep: ' Bitte kommen Sie sofort in den Stabsraum A. ', level: 'CRISIS' },
      'Es hat sich nichts geändert. Bitte ändern Sie den nächsten Schritt oder die Einstufung.',
    ],
    [
      'when it makes a Störung of a real alarm',
      { level: 'DISRUPTION' },
      'Eine Störung wird nicht alarmiert. Bitte wählen Sie Notfall oder Krise, oder starten Sie eine Übung.',
    ],
    [
      'with a level there is not',
      { level: 'PANIC' as 'CRISIS' },
      'Bitte wählen Sie eine Einstufung: Notfall oder Krise.',
    ],
  ])('%s', (_case, change, sentence) => {
    const played = crisis();
    expect(refusalOf(() => played.give({ ...update, ...change }))).toBe(sentence);
    expect(played.state.news).toEqual([]);
  });

  it('after the end, and before the beginning', () => {
    const played = crisis();
    played.give(allClear);
    expect(refusalOf(() => played.give(update))).toBe(ended);
    expect(refusalOf(() => crisis(null).give(update))).toBe(unknown);
  });
});

describe('new information', () => {
  it('changes next step or level and is kept with its reason', () => {
    const played = crisis();
    played.give({ type: 'update', reason: 'Erste Prüfung', level: 'EMERGENCY' });
    played.give(update);
    expect(played.state).toMatchObject({ level: 'EMERGENCY', nextStep: 'Stabsraum B.' });
    expect(played.state.news.map(({ reason, level, nextStep }) => [reason, level, nextStep])).toEqual([
      ['Erste Prüfung', 'EMERGENCY', 'Bitte kommen Sie sofort in den Stabsraum A.'],
      ['Stabsraum A ist gesperrt.', 'EMERGENCY', 'Stabsraum B.'],
    ]);
  });

  it('may call an exercise a Störung; an exercise stays one', () => {
    const drill = crisis(exercise());
    drill.give({ type: 'update', reason: 'Drehbuch', level: 'DISRUPTION' });
    expect(drill.state).toMatchObject({ mode: 'exercise', level: 'DISRUPTION' });
  });

  it('goes to whoever may have heard; a queued card carries the newest text instead', () => {
    const played = crisis();
    played.send('channel');
    played.send(anna);
    played.send(ben, 'unclear');
    played.give(update);
    expect(played.mail('channel')).toEqual(['alarm accepted', 'news planned']);
    expect(played.mail(anna)).toEqual(['alarm accepted', 'news planned']);
    expect(played.mail(ben)).toEqual(['alarm unknown', 'news planned']);
    expect(played.mail(cem)).toEqual(['alarm planned']);
    expect(played.card(cem).version).toBeGreaterThan(1);
  });

  it('goes to whoever answered, even when no card ever left', () => {
    const played = crisis();
    played.answer(cem, 'coming');
    played.give(update);
    expect(played.mail(cem)).toEqual(['alarm superseded', 'news planned']);
  });

  it('replaces news that is still queued', () => {
    const played = crisis();
    played.send(anna);
    played.give(update);
    played.give({ type: 'update', reason: 'Noch einmal', nextStep: 'Stabsraum C.' });
    expect(played.mail(anna)).toEqual(['alarm accepted', 'news superseded', 'news planned']);
  });

  it('replaces news that was on its way and surely did not leave', () => {
    const played = crisis();
    played.send(anna);
    played.give(update);
    played.send(anna, 'flying', 'news');
    const { id } = played.card(anna, 'news');
    played.give({ type: 'update', reason: 'Noch einmal', nextStep: 'Stabsraum C.' });
    played.settle({ id, outcome: 'again', code: 'throttled' });
    expect(played.mail(anna)).toEqual(['alarm accepted', 'news superseded', 'news planned']);
  });

  it('is not needed when the first card turns out never to have left: the next try carries it', () => {
    const played = crisis();
    played.send(anna, 'flying');
    played.give(update);
    expect(played.mail(anna)).toEqual(['alarm reserved', 'news planned']);
    played.settle({ id: played.card(anna).id, outcome: 'again', code: 'throttled' });
    expect(played.mail(anna)).toEqual(['alarm planned', 'news superseded']);
  });

  it('leaves before everything still queued of that alarm', () => {
    const played = crisis();
    played.send(anna);
    played.wait(1_000);
    played.give(update);
    const order = ready(played.state.ledger, 0, played.now).map(({ message, to }) => [message, to]);
    expect(order).toEqual([
      ['news', { person: anna }],
      ['alarm', { channel: 'MI-ITN' }],
      ['alarm', { person: ben }],
      ['alarm', { person: cem }],
    ]);
  });

  it('is no answer of whoever answered before it came', () => {
    const played = crisis();
    played.send(anna);
    played.answer(anna, 'coming');
    played.give(update);
    played.send(anna, 'accepted', 'news');
    expect(played.mail(anna)).toEqual(['alarm answered', 'news accepted']);
    played.answer(anna, 'virtual', { n: 1 });
    expect(played.mail(anna)).toEqual(['alarm answered', 'news answered']);
  });
});

describe('an end', () => {
  it.each<Ending>(['all-clear', 'false-alarm', 'aborted'])('%s is kept with its reason', (ending) => {
    const played = crisis();
    played.give({ type: 'end', ending, reason: 'Die Ursache ist behoben.' });
    expect(played.state).toMatchObject({ status: 'ended', end: { ending, reason: 'Die Ursache ist behoben.' } });
  });

  it('is refused without a reason, after another end, and before the beginning', () => {
    const played = crisis();
    expect(refusalOf(() => played.give({ ...allClear, reason: '' }))).toBe(noReason);
    played.give(allClear);
    expect(refusalOf(() => played.give({ type: 'end', ending: 'false-alarm', reason: 'doch nicht' }))).toBe(ended);
    expect(refusalOf(() => crisis(null).give(allClear))).toBe(unknown);
  });

  it('said twice in the same words happens once', () => {
    const played = crisis();
    played.give(allClear);
    expect(played.give(allClear)).toEqual([]);
  });

  it('stops what is queued; whoever heard nothing gets no all-clear', () => {
    const played = crisis();
    played.send('channel');
    played.send(anna);
    played.send(ben, 'never');
    played.give(allClear);
    expect(played.mail('channel')).toEqual(['alarm accepted', 'end planned']);
    expect(played.mail(anna)).toEqual(['alarm accepted', 'end planned']);
    expect(played.mail(ben)).toEqual(['alarm refused']);
    expect(played.mail(cem)).toEqual(['alarm stopped']);
  });

  it('is told to whoever may have heard: unclear, unconfirmed, on its way, or answered elsewhere', () => {
    const played = crisis();
    played.send('channel', 'flying');
    played.send(anna, 'unclear');
    played.send(ben, 'unclear');
    played.wait(5_000);
    played.send(ben, 'unclear');
    played.answer(cem, 'virtual');
    played.give(allClear);
    expect(played.mail('channel')).toEqual(['alarm reserved', 'end planned']);
    expect(played.mail(anna)).toEqual(['alarm stopped', 'end planned']);
    expect(played.mail(ben)).toEqual(['alarm refused', 'end planned']);
    expect(played.mail(cem)).toEqual(['alarm superseded', 'end planned']);
  });

  it.each(['again', 'never'] as const)(
    'is withdrawn when what was on its way surely did not arrive (%s)',
    (outcome) => {
      const played = crisis();
      played.send(anna, 'flying');
      played.give(allClear);
      played.settle({ id: played.card(anna).id, outcome, code: 'x' });
      expect(played.mail(anna)).toEqual([outcome === 'again' ? 'alarm stopped' : 'alarm refused', 'end stopped']);
    },
  );

  it('lets nothing of the alarm leave afterwards, whatever comes back', () => {
    const played = crisis();
    for (const to of ['channel', anna, ben]) played.send(to, 'flying');
    played.give(allClear);
    played.settle({ id: played.card('channel').id, outcome: 'unclear', code: '503' });
    played.give({ type: 'recover', ids: [played.card(anna).id], epoch: 2 });
    played.settle({ id: played.card(ben).id, outcome: 'accepted', activityId: 'a', version: 1 });
    expect(played.mail('channel')).toEqual(['alarm stopped', 'end planned']);
    expect(played.mail(anna)).toEqual(['alarm stopped', 'end planned']);
    expect(played.mail(ben)).toEqual(['alarm accepted', 'end planned']);
    const leaving = ready(played.state.ledger, 0, played.now + 60_000).map(({ message }) => message);
    expect(new Set(leaving)).toEqual(new Set(['end']));
  });

  it('has cards that are already out redrawn', () => {
    const played = crisis();
    played.send(anna);
    played.wait(3_000);
    played.give(allClear);
    expect(ready(played.state.ledger, 1, played.now).map(({ id }) => id)).toEqual([played.card(anna).id]);
  });

  it('stops queued news, too', () => {
    const played = crisis();
    played.send(anna);
    played.give(update);
    played.give(allClear);
    expect(played.mail(anna)).toEqual(['alarm accepted', 'news stopped', 'end planned']);
  });
});
