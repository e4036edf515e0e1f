// Rolls by other ways than Teams: whom Teams refuses gets mail, and without Teams everybody does.
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { noticeOf } from '../../src/domain/audience.ts';
import { rolls } from '../../src/domain/roll.ts';
import { allClear, anna, raise } from './crisis.ts';
import { play } from './play.ts';

const people = ['p-gerd0001', 'p-heike002'] as const;
const [gerd, heike] = people;

function rollBy(ways: Audience['ways']) {
  const audience: Audience = { id: 'x1', reach: 'domain', people: 2, rolls: 1, feed: false, ...(ways ? { ways } : {}) };
  const alarm = play(alarms);
  alarm.give(raise({ audience, audienceStep: 'Bitte bleiben Sie zu Hause.' }), { person: anna, via: 'tab' });
  const roll = play(rolls);
  const members = people.map((id) => ({ id, aadId: id, language: 'de' as const, address: null }));
  const told = () => roll.give({ type: 'follow', notice: noticeOf(alarm.state), raisedByName: 'Anna' });
  roll.give({ type: 'freeze', alarm: 'a', members });
  told();
  const of = (person: string) =>
    Object.values(roll.state.ledger.deliveries).filter(({ to }) => 'person' in to && to.person === person);
  return {
    mail: (person: string) => of(person).map(({ message, way, state }) => `${message} ${way} ${state}`),
    settle(person: string, outcome: 'accepted' | 'never') {
      const item = of(person).at(-1);
      const id = item?.id ?? '';
      roll.give({ type: 'reserve', ids: [id], epoch: 1 });
      const result =
        outcome === 'accepted'
          ? ({ id, outcome, activityId: `a-${id}`, version: 1 } as const)
          : ({ id, outcome, code: 'x' } as const);
      roll.give({ type: 'settle', results: [result], epoch: 1 });
    },
    ends() {
      alarm.give(allClear, { person: anna, via: 'tab' });
      told();
    },
    reads: (person: string) =>
      roll.give({ type: 'read', person, delivery: '', redrawn: false }, { person, via: 'tab' }),
  };
}

describe('whom Teams refuses', () => {
  it('is told by mail, once, where there is mail', () => {
    const { mail, settle } = rollBy(['teams', 'email']);
    settle(gerd, 'never');
    expect(mail(gerd)).toEqual(['alarm teams refused', 'alarm email planned']);
    expect(mail(heike)).toEqual(['alarm teams planned']);
    settle(gerd, 'never');
    expect(mail(gerd)).toEqual(['alarm teams refused', 'alarm email refused']);
  });

  it('stays refused where there is none', () => {
    const { mail, settle } = rollBy(undefined);
    settle(gerd, 'never');
    expect(mail(gerd)).toEqual(['alarm teams refused']);
  });

  it('hears of the end by mail, too; who heard nothing hears of no end', () => {
    const { mail, settle, ends } = rollBy(['teams', 'email']);
    settle(gerd, 'never');
    settle(gerd, 'accepted');
    settle(heike, 'never');
    settle(heike, 'never');
    ends();
    expect(mail(gerd).at(-1)).toBe('end email planned');
    expect(mail(heike).filter((one) => one.startsWith('end'))).toEqual([]);
  });
});

describe('without Teams', () => {
  it('everybody is told by mail, and nothing goes to Teams, not even to who read it in the tab', () => {
    const { mail, ends, reads } = rollBy(['email']);
    reads(heike);
    ends();
    const all = people.flatMap(mail);
    expect(all).toContain('end email planned');
    expect(all.filter((one) => one.includes('teams'))).toEqual([]);
  });
});
