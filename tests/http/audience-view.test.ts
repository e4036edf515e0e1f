// Sums over an audience: everybody in one word, and nothing about reading where so few were told that it names somebody.
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { noticeOf } from '../../src/domain/audience.ts';
import { type Roll, rolls } from '../../src/domain/roll.ts';
import { deliveryWord } from '../../src/http/alarm-view.ts';
import { audienceView } from '../../src/http/audience-view.ts';
import { anna, raise } from '../domain/crisis.ts';
import { play } from '../domain/play.ts';

const step = 'Bitte bleiben Sie zu Hause.';

/** An alarm that told so many people of one roll; the first of them got her card and read it. */
function told(count: number): { alarm: Alarm; roll: Roll } {
  const audience = { id: 'x1', reach: 'domain', people: count, rolls: 1, feed: false } as const;
  const alarm = play(alarms);
  alarm.give(raise({ audience, audienceStep: step }), { person: anna, via: 'tab' });
  const members = Array.from({ length: count }, (_, n) => ({
    id: `p-staff00${n}`,
    aadId: `aad-${n}`,
    language: 'de' as const,
    address: null,
  }));
  const roll = play(rolls);
  roll.give({ type: 'freeze', alarm: 'a', members });
  roll.give({ type: 'follow', notice: noticeOf(alarm.state), raisedByName: 'Anna Beispiel' });
  const [first] = Object.values(roll.state.ledger.deliveries);
  const [id, person] = [first?.id ?? '', members[0]?.id ?? ''];
  roll.give({ type: 'reserve', ids: [id], epoch: 1 });
  roll.give({ type: 'settle', results: [{ id, outcome: 'accepted', activityId: '1', version: 1 }], epoch: 1 });
  roll.give({ type: 'read', person, delivery: id, redrawn: true });
  return { alarm: alarm.state, roll: roll.state };
}

describe('the sums of an audience', () => {
  it('say how far the messages came and how many have read them', () => {
    const { alarm, roll } = told(5);
    expect(audienceView(alarm, [roll], deliveryWord)).toEqual({
      reach: 'domain',
      named: [],
      people: 5,
      told: 0,
      words: { sending: 4, 'at-teams': 0, 'at-gateway': 0, undeliverable: 0, answered: 1, unclear: 0, stopped: 0 },
      read: 1,
      step,
    });
  });
  it('of fewer than five people say nothing about reading, not even by another word', () => {
    const { alarm, roll } = told(4);
    const view = audienceView(alarm, [roll], deliveryWord);
    expect(view?.read).toBeNull();
    expect(view?.words).toMatchObject({ sending: 3, 'at-teams': 1, answered: 0 });
  });
  it('are none without an audience', () => {
    expect(audienceView({ ...told(4).alarm, audience: null }, [], deliveryWord)).toBeNull();
  });
});
