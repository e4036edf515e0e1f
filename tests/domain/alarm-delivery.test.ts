// Cards and answers on one ledger: an answer may overtake the report of its own delivery, and is evidence of it.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { ready } from '../../src/domain/ledger.ts';
import { anna, ben, cem, crisis } from './crisis.ts';

describe('an answer', () => {
  it('makes a card that Teams took an answered one', () => {
    const played = crisis();
    played.send(ben);
    played.answer(ben, 'coming', { delivery: played.card(ben).id });
    expect(played.mail(ben)).toEqual(['alarm answered']);
  });

  it('withdraws a card that is still queued, so that nobody is asked who has answered', () => {
    const played = crisis();
    played.answer(ben, 'coming');
    expect(played.mail(ben)).toEqual(['alarm superseded']);
  });

  it.each(['accepted', 'again', 'unclear', 'never'] as const)(
    'overtakes the result "%s" of its own delivery, and nothing is sent again',
    (outcome) => {
      const played = crisis();
      played.send(ben, 'flying');
      const { id } = played.card(ben);
      played.answer(ben, 'coming', { delivery: id });
      if (outcome === 'accepted') played.settle({ id, outcome, activityId: 'a-1', version: 1 });
      else played.settle({ id, outcome, code: 'x' });
      expect(played.mail(ben)).toEqual(['alarm answered']);
      expect(ready(played.state.ledger, 0, played.now + 60_000).some((item) => item.id === id)).toBe(false);
    },
  );

  it('on a card nobody knew had arrived proves it: it is not repeated', () => {
    const played = crisis();
    played.send(ben, 'unclear');
    played.answer(ben, 'coming', { delivery: played.card(ben).id });
    expect(played.card(ben)).toMatchObject({ state: 'answered', due: null });
  });

  it('on a card nobody knew had arrived tells its activity: from then on it is redrawn', () => {
    const played = crisis();
    played.send(ben, 'unclear');
    played.answer(ben, 'coming', { delivery: played.card(ben).id, card: 'a-orphan' });
    expect(played.card(ben)).toMatchObject({ state: 'answered', activityId: 'a-orphan', mayBeOut: true });
    expect(ready(played.state.ledger, 1, played.now + 3_000).map(({ id }) => id)).toContain(played.card(ben).id);
  });

  it('in the channel proves that the post arrived, and answers for nobody else', () => {
    const played = crisis();
    played.send('channel', 'unclear');
    played.answer(ben, 'coming', { delivery: played.card('channel').id, card: 'a-post' });
    expect(played.card('channel')).toMatchObject({ state: 'accepted', activityId: 'a-post' });
    expect(played.mail(anna)).toEqual(['alarm planned']);
  });

  it('by another way withdraws the repeat of a card that may have arrived', () => {
    const played = crisis();
    played.send(ben, 'unclear');
    played.answer(ben, 'coming');
    expect(played.card(ben)).toMatchObject({ state: 'superseded', due: null, mayBeOut: true });
  });

  it('does not change the card of anybody else', () => {
    const played = crisis();
    for (const to of [anna, ben, cem]) played.send(to);
    const before = played.card(anna);
    played.answer(ben, 'coming');
    expect(played.card(anna)).toEqual(before);
  });

  it('asks the channel card for a redraw, and the own card unless the reply redraws it', () => {
    const played = crisis();
    for (const to of ['channel', ben, cem]) played.send(to);
    played.wait(3_000);
    played.answer(ben, 'coming', { delivery: played.card(ben).id, redrawn: true });
    const redraws = () => ready(played.state.ledger, 1, played.now).map(({ id }) => id);
    expect(redraws()).toEqual([played.card('channel').id]);
    played.answer(cem, 'coming', { delivery: played.card(cem).id, redrawn: false });
    expect(redraws()).toEqual([played.card('channel').id, played.card(cem).id]);
  });
});

describe('redraws', () => {
  it('are coalesced: however many answers, one edit of the channel card per 3 seconds', () => {
    const played = crisis();
    played.send('channel');
    const { id } = played.card('channel');
    const edits: number[] = [];
    const start = played.now;
    for (let step = 0; step < 120; step += 1) {
      played.wait(100);
      played.answer([anna, ben, cem][step % 3] as string, step % 2 ? 'coming' : 'virtual', { n: step });
      for (const item of ready(played.state.ledger, 1, played.now)) {
        played.settle({ id: item.id, outcome: 'redrawn', version: item.version });
        edits.push(played.now - start);
      }
    }
    expect(edits).toEqual([3_000, 6_000, 9_000, 12_000]);
    expect(played.card('channel').id).toBe(id);
  });

  it('go on until the card shows the newest: one drawn before the last answer is drawn again', () => {
    const played = crisis();
    played.send('channel');
    played.wait(3_000);
    played.answer(ben, 'coming');
    const { id, version } = played.card('channel');
    played.answer(cem, 'coming');
    played.settle({ id, outcome: 'redrawn', version });
    expect(alarms.owed(played.state)).toContainEqual({ kind: 'send', lane: 1, at: played.now + 3_000 });
    played.settle({ id, outcome: 'redrawn', version: version + 1 });
    expect(alarms.owed(played.state)).not.toContainEqual(expect.objectContaining({ lane: 1 }));
  });
});
