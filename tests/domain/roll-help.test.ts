// Help in a roll: asked once, taken back, settled; one card for the help desk, whatever the alarm does meanwhile.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { type Notice, noticeOf } from '../../src/domain/audience.ts';
import { may } from '../../src/domain/may.ts';
import type { Actor } from '../../src/domain/model.ts';
import { rolls } from '../../src/domain/roll.ts';
import { needing } from '../../src/domain/roll-help.ts';
import { allClear, anna, raise, update } from './crisis.ts';
import { minutes, play, refusalOf } from './play.ts';

const gerd = 'p-gerd0001';
const heike = 'p-heike002';
const wiebke = 'p-wiebke01';
const audience = { id: 'x1', reach: 'domain', people: 2, rolls: 1, feed: false } as const;
const member = (id: string) => ({ id, aadId: `aad-${id}`, language: 'de', address: null }) as const;
const by = (person: string): Actor => ({ person, via: 'card' });

function notice(...changes: readonly object[]): Notice {
  const played = play(alarms);
  played.give(raise({ audience, audienceStep: 'Bitte bleiben Sie zu Hause.' }), { person: anna, via: 'tab' });
  for (const change of changes) {
    played.wait(minutes(1));
    played.give(change as typeof update, { person: anna, via: 'tab' });
  }
  return { ...noticeOf(played.state), helpDesk: [wiebke] };
}
const news = () => notice({ ...update, audienceStep: 'Bitte schalten Sie Ihren Rechner aus.' });

function openRoll(first = notice()) {
  const roll = play(rolls);
  roll.give({ type: 'freeze', alarm: 'a', members: [member(gerd), member(heike)] });
  const follow = (said: Notice) => roll.give({ type: 'follow', notice: said, raisedByName: 'Anna' });
  follow(first);
  const items = () => Object.values(roll.state.ledger.deliveries);
  return Object.assign(roll, {
    follow,
    want: (person: string) => roll.give({ type: 'want-help', person, delivery: '', redrawn: false }, by(person)),
    settle: (person: string, who = person) =>
      roll.give({ type: 'settle-help', person, delivery: '', redrawn: false }, by(who)),
    desk: () => items().filter(({ message }) => message === 'help'),
    mail: () =>
      items().map(({ to, message, state }) => `${'person' in to ? to.person.slice(2, 6) : ''} ${message} ${state}`),
  });
}

describe('asking for help', () => {
  it('counts once, and may come again after it was settled', () => {
    const roll = openRoll();
    expect(roll.want(gerd)).toMatchObject([{ type: 'help-wanted', person: gerd }]);
    expect(roll.want(gerd)).toEqual([]);
    roll.wait(minutes(3));
    expect(roll.settle(gerd)).toMatchObject([{ type: 'help-done', by: gerd }]);
    expect(roll.settle(gerd)).toEqual([]);
    expect(needing(roll.state.help)).toEqual([]);
    expect(roll.want(gerd)).toHaveLength(1);
    expect(needing(roll.state.help)).toEqual([{ person: gerd, wantedAt: roll.now }]);
  });

  it('is listed oldest first', () => {
    const roll = openRoll();
    roll.want(heike);
    roll.wait(minutes(1));
    roll.want(gerd);
    expect(needing(roll.state.help).map(({ person }) => person)).toEqual([heike, gerd]);
  });

  it('is for members, on their own cards, until the end', () => {
    const roll = openRoll();
    expect(refusalOf(() => roll.want('p-strange1'))).toBe(
      'Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.',
    );
    const [first] = Object.values(roll.state.ledger.deliveries);
    const foreign = { type: 'want-help', person: heike, delivery: first?.id ?? '', redrawn: false } as const;
    expect(refusalOf(() => roll.give(foreign, by(heike)))).toContain('Diese Karte ist für jemand anderen.');
    roll.want(gerd);
    roll.follow(notice(allClear));
    expect(refusalOf(() => roll.want(heike))).toContain('Rufen Sie bitte Ihre Führungskraft an');
    expect(roll.settle(gerd, wiebke)).toMatchObject([{ type: 'help-done', by: wiebke }]);
  });
});

describe('the help desk', () => {
  it('is owed one card in lane 0, drawn anew with every call and every one settled', () => {
    const roll = openRoll();
    roll.want(gerd);
    expect(roll.desk()).toMatchObject([{ id: 'h1', to: { person: wiebke }, lane: 0, state: 'planned', version: 1 }]);
    roll.want(heike);
    roll.settle(heike);
    roll.want(heike);
    expect(roll.desk()).toMatchObject([{ id: 'h1', version: 4 }]);
  });

  it('gets neither news nor the end of the alarm by it, and its card goes out also after the end', () => {
    const roll = openRoll();
    roll.give({ type: 'reserve', ids: ['d1', 'd2'], epoch: 1 });
    const taken = ['d1', 'd2'].map((id) => ({ id, outcome: 'accepted', activityId: `a-${id}`, version: 1 }) as const);
    roll.give({ type: 'settle', epoch: 1, results: taken });
    roll.want(gerd);
    roll.follow(news());
    roll.follow(notice({ ...update, audienceStep: 'Bitte schalten Sie Ihren Rechner aus.' }, allClear));
    expect(roll.mail().filter((line) => line.startsWith('wieb'))).toEqual(['wieb help planned']);
    expect(roll.mail().filter((line) => line.includes('end'))).toEqual(['gerd end planned', 'heik end planned']);
    expect(new Set(Object.keys(roll.state.ledger.deliveries)).size).toBe(roll.mail().length);
  });

  it('is nobody where the alarm names nobody: then the list in the tab is all', () => {
    const { helpDesk: _nobody, ...silent } = notice();
    const roll = openRoll(silent);
    roll.want(gerd);
    expect(roll.desk()).toEqual([]);
    expect(needing(roll.state.help)).toHaveLength(1);
  });

  it('is the back office, else who keeps the log, else the head of those alarmed', () => {
    const desk = (kinds: readonly ('BACK_OFFICE' | 'LOG_KEEPER' | 'CRISIS_LEAD' | 'IT')[]) => {
      const played = play(alarms);
      const roles = kinds.map((kind) => ({ kind, core: true, people: [`p-${kind}`] }));
      played.give(raise({ roles, audience, audienceStep: 'Bitte bleiben Sie zu Hause.' }), {
        person: anna,
        via: 'tab',
      });
      return noticeOf(played.state).helpDesk;
    };
    expect(desk(['CRISIS_LEAD', 'LOG_KEEPER', 'BACK_OFFICE'])).toEqual(['p-BACK_OFFICE']);
    expect(desk(['CRISIS_LEAD', 'LOG_KEEPER'])).toEqual(['p-LOG_KEEPER']);
    expect(desk(['IT', 'CRISIS_LEAD'])).toEqual(['p-CRISIS_LEAD']);
    expect(desk(['IT'])).toEqual([anna]);
  });
});

describe('who may note that somebody was helped', () => {
  const address = { kind: 'roll', id: 'a.x1.0' } as const;
  const settle = { type: 'settle-help', person: gerd } as const;
  const who = (id: string, grants: readonly { role: 'alarm' | 'coordinator' | 'admin'; domain: string }[] = []) =>
    ({ kind: 'person', id, domain: 'MI-ITN', grants }) as const;
  it('is she herself, the help desk, who raised it, and those who see all by right', () => {
    const { state } = openRoll();
    const domain = state.notice?.domain ?? '';
    expect(may(who(gerd), address, settle, state)).toBe(true);
    expect(may(who(wiebke), address, settle, state)).toBe(true);
    expect(may(who(anna), address, settle, state)).toBe(true);
    expect(may(who('p-x', [{ role: 'coordinator', domain }]), address, settle, state)).toBe(true);
    expect(may(who(heike), address, settle, state)).toBe(false);
    expect(may(who('p-x', [{ role: 'admin', domain: '*' }]), address, settle, state)).toBe(false);
    expect(may({ kind: 'system', part: 'sender' }, address, settle, state)).toBe(false);
    expect(may(who(wiebke), address, { type: 'want-help', person: gerd } as never, state)).toBe(false);
  });
});
