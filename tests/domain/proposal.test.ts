// Reports of machines: somebody has to decide; they are repeated, go away, come back, and are never an alarm by themselves.
import { describe, expect, it } from 'vitest';
import { ready } from '../../src/domain/ledger.ts';
import type { Actor } from '../../src/domain/model.ts';
import { proposals, type Report } from '../../src/domain/proposal.ts';
import { takeWithinMinutes } from '../../src/domain/proposal-messages.ts';
import { anna, ben } from './crisis.ts';
import { minutes, play, refusalOf, seconds, startOfPlay } from './play.ts';

const closed = 'Diese Meldung ist schon erledigt.';
const by = (person: string): Actor => ({ person, via: 'card' });
const firing = (change: Partial<Report> = {}): Report => ({
  type: 'report',
  domain: 'MI-ITN',
  source: 'cause-1',
  firing: true,
  what: 'HostDown: Server antwortet nicht',
  where: 'Rechenzentrum Hannover',
  since: startOfPlay - minutes(2),
  level: 'EMERGENCY',
  facts: [{ name: 'severity', value: 'critical' }],
  alerts: 1,
  owner: anna,
  ...change,
});
const resolved = (change: Partial<Report> = {}) => firing({ firing: false, ...change });

function reported(first: Report = firing()) {
  const played = play(proposals);
  played.give(first, { system: 'intake' });
  const cards = () => Object.values(played.state.ledger.deliveries);
  return Object.assign(played, {
    mail: () => cards().map(({ message, state }) => `${message} ${state}`),
    /** Teams takes the card `id`. */
    deliver(id = 'd1') {
      played.give({ type: 'reserve', ids: [id], epoch: 1 });
      const { version } = played.state.ledger.deliveries[id] ?? { version: 0 };
      played.give({ type: 'settle', epoch: 1, results: [{ id, outcome: 'accepted', activityId: `a-${id}`, version }] });
    },
    redraws: () => ready(played.state.ledger, 1, played.now).map(({ id }) => id),
  });
}
/** Reads the state of a play afresh: its parts are getters. */
const stateOf = (played: { readonly state: typeof proposals.empty }) => played.state;

describe('a report', () => {
  it('opens with its owner told, and wants to be taken in time', () => {
    const played = play(proposals);
    played.give(firing());
    expect(played.state).toMatchObject({ status: 'open', firing: true, openedAt: startOfPlay, reports: 1 });
    expect(proposals.owed(played.state)).toEqual([
      { kind: 'send', lane: 0, at: startOfPlay },
      { kind: 'wake', at: startOfPlay + minutes(takeWithinMinutes) },
    ]);
    expect(proposals.head(played.state)).toEqual({ scope: 'MI-ITN', status: 'open', key: 'cause-1', at: startOfPlay });
  });

  it('of a domain without anybody to decide is open all the same, and owes nobody a card', () => {
    const played = play(proposals);
    played.give(firing({ owner: '' }));
    expect(played.state.status).toBe('open');
    expect(proposals.owed(played.state)).toEqual([{ kind: 'wake', at: startOfPlay + minutes(5) }]);
  });

  it('of a cause that is over before anybody heard of it opens nothing', () => {
    const played = play(proposals);
    expect(played.give(resolved())).toEqual([]);
    expect(played.state.status).toBe('none');
  });

  it('repeated is counted, and keeps when it began and who decides', () => {
    const played = play(proposals);
    played.give(firing());
    played.wait(minutes(1));
    played.give(firing({ since: startOfPlay, owner: ben, alerts: 7 }));
    expect(played.state).toMatchObject({ reports: 2, alerts: 7, owner: anna, since: startOfPlay - minutes(2) });
    expect(Object.keys(played.state.ledger.deliveries)).toEqual(['d1']);
  });

  it.each<[string, Partial<Report>, boolean]>([
    ['the same again', {}, false],
    ['more alerts', { alerts: 2 }, true],
    ['a worse level', { level: 'CRISIS' }, true],
    ['another text', { what: 'HostDown: alle Server' }, true],
    ['other facts', { facts: [] }, true],
    ['the end of the cause', { firing: false }, true],
  ])('repeated with %s redraws its card: %s', (_case, change, redrawn) => {
    const played = reported();
    played.deliver();
    played.wait(seconds(3));
    played.give(firing(change));
    expect(played.redraws()).toEqual(redrawn ? ['d1'] : []);
  });

  it('resolved is noted, and is never an all-clear: somebody still has to decide', () => {
    const played = reported();
    played.wait(minutes(1));
    played.give(resolved());
    expect(stateOf(played)).toMatchObject({ status: 'open', firing: false, resolvedAt: played.now });
    played.wait(minutes(4));
    expect(played.give({ type: 'wake' })).toHaveLength(1);
    played.give(firing());
    expect(stateOf(played)).toMatchObject({ status: 'open', firing: true, resolvedAt: null });
  });
});

describe('the timer', () => {
  it('reminds once, not early, when nobody took the report', () => {
    const played = reported();
    played.wait(minutes(5) - 1);
    expect(played.give({ type: 'wake' })).toEqual([]);
    played.wait(1);
    expect(played.give({ type: 'wake' })).toHaveLength(1);
    expect(played.give({ type: 'wake' })).toEqual([]);
    expect(played.mail()).toEqual(['proposal planned', 'proposal-reminder planned']);
    expect(proposals.owed(stateOf(played)).some(({ kind }) => kind === 'wake')).toBe(false);
  });

  it.each<[string, (played: ReturnType<typeof reported>) => void]>([
    ['taken', (played) => void played.give({ type: 'take' }, by(ben))],
    ['raised', (played) => void played.give({ type: 'raise', alarm: 'a1' }, by(ben))],
    ['dismissed', (played) => void played.give({ type: 'dismiss', reason: 'Wartung' }, by(ben))],
  ])('stays quiet once it is %s', (_case, act) => {
    const played = reported();
    act(played);
    expect(proposals.owed(stateOf(played)).some(({ kind }) => kind === 'wake')).toBe(false);
    played.wait(minutes(60));
    expect(played.give({ type: 'wake' })).toEqual([]);
  });

  it('that rings for nothing is refused', () => {
    expect(refusalOf(() => play(proposals).give({ type: 'wake' }))).toBe(
      'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    );
  });
});

describe('deciding', () => {
  it('taking names who decides; taking again changes nothing; somebody else may take over', () => {
    const played = reported();
    expect(played.give({ type: 'take' }, by(ben))).toHaveLength(1);
    expect(played.give({ type: 'take' }, by(ben))).toEqual([]);
    expect(played.give({ type: 'take' }, by(anna))).toHaveLength(1);
    expect(stateOf(played).takenBy).toBe(anna);
  });

  it('dismissing needs a reason', () => {
    const noReason = 'Bitte wählen oder schreiben Sie einen Grund.';
    const played = reported();
    expect(refusalOf(() => played.give({ type: 'dismiss', reason: ' ' }, by(anna)))).toBe(noReason);
    expect(refusalOf(() => played.give({ type: 'dismiss', reason: 'x'.repeat(301) }, by(anna)))).toBe(
      'Der Text ist zu lang. Erlaubt sind 300 Zeichen.',
    );
    played.give({ type: 'dismiss', reason: 'Geplante Wartung' }, by(anna));
    expect(stateOf(played)).toMatchObject({ status: 'dismissed', reason: 'Geplante Wartung', closedAt: startOfPlay });
  });

  it('raising closes it with its alarm; the same again changes nothing', () => {
    const played = reported();
    played.give({ type: 'raise', alarm: 'a1' }, by(anna));
    expect(stateOf(played)).toMatchObject({ status: 'raised', alarm: 'a1', closedAt: startOfPlay });
    expect(played.give({ type: 'raise', alarm: 'a1' }, by(ben))).toEqual([]);
    expect(refusalOf(() => played.give({ type: 'raise', alarm: 'a2' }, by(ben)))).toBe(closed);
  });

  it.each(['take', 'dismiss', 'raise'] as const)('%s something unknown is refused', (type) => {
    const command = { type, alarm: 'a1', reason: 'Grund' } as const;
    expect(refusalOf(() => play(proposals).give(command, by(anna)))).toBe(
      'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    );
  });

  it.each(['raise', 'dismiss'] as const)('after %s, taking, dismissing and reporting come too late', (type) => {
    const played = reported();
    played.give({ type, alarm: 'a1', reason: 'Grund' }, by(anna));
    for (const late of [{ type: 'take' }, { type: 'dismiss', reason: 'Grund' }, firing(), resolved()] as const) {
      expect(refusalOf(() => played.give(late, by(ben)))).toBe(closed);
    }
  });

  it('an alarm raised while somebody dismissed the report is a fact: the report names it', () => {
    const played = reported();
    played.give({ type: 'dismiss', reason: 'Grund' }, by(ben));
    expect(played.give({ type: 'raise', alarm: 'a1' }, by(anna))).toHaveLength(1);
    expect(stateOf(played)).toMatchObject({ status: 'raised', alarm: 'a1' });
  });

  it('redraws the cards that are out and stops those that are queued', () => {
    const played = reported();
    played.deliver('d1');
    played.wait(minutes(5));
    played.give({ type: 'wake' });
    played.give({ type: 'dismiss', reason: 'Grund' }, by(anna));
    expect(played.mail()).toEqual(['proposal accepted', 'proposal-reminder stopped']);
    expect(played.redraws()).toEqual(['d1']);
  });

  it('stops a card that was on its way and surely did not leave', () => {
    const played = reported();
    played.give({ type: 'reserve', ids: ['d1'], epoch: 1 });
    played.give({ type: 'dismiss', reason: 'Grund' }, by(anna));
    expect(played.mail()).toEqual(['proposal reserved']);
    played.give({ type: 'settle', epoch: 1, results: [{ id: 'd1', outcome: 'again', code: 'throttled' }] });
    expect(played.mail()).toEqual(['proposal stopped']);
  });
});

describe('beside Teams', () => {
  const ways = { [anna]: ['teams', 'email', 'sms', 'voice'], [ben]: ['teams', 'email'] } as const;
  const steps = [
    { stage: 'owner', people: [anna] },
    { stage: 'deputy', people: [ben] },
  ] as const;
  const told = (change: Partial<Report>) => {
    const played = play(proposals);
    played.give(firing({ ways, steps, ...change }), { system: 'intake' });
    const mail = () => Object.values(played.state.ledger.deliveries).map(({ message, way }) => `${message} ${way}`);
    const refuses = (id: string) => {
      played.give({ type: 'reserve', ids: [id], epoch: 1 });
      played.give({ type: 'settle', epoch: 1, results: [{ id, outcome: 'never', code: 'blocked' }] });
    };
    return { played, mail, refuses };
  };

  it.each([
    ['a Notfall outside office hours rings', { ring: true }, ['teams', 'voice', 'sms']],
    ['a Krise outside office hours rings', { ring: true, level: 'CRISIS' }, ['teams', 'voice', 'sms']],
    ['a Störung rings never', { ring: true, level: 'DISRUPTION' }, ['teams']],
    ['nothing rings in office hours', { ring: false, level: 'CRISIS' }, ['teams']],
    ['a journal from before knows only Teams', { ways: undefined }, ['teams']],
  ] as const)('%s', (_name, change, expected) => {
    expect(told(change as Partial<Report>).mail()).toEqual(expected.map((way) => `proposal ${way}`));
  });

  it('a refusal is made good once, by calls only where it is worth them', () => {
    const { mail, refuses, played } = told({ level: 'DISRUPTION' });
    refuses('d1');
    expect(mail()).toEqual(['proposal teams', 'proposal sms', 'proposal email']);
    played.give({ type: 'teams-down' });
    expect(mail()).toHaveLength(3);
  });

  it('of a report that somebody took, nobody is told beside Teams any more', () => {
    const { mail, refuses, played } = told({ ring: true });
    played.give({ type: 'take' }, by(ben));
    refuses('d1');
    expect(played.give({ type: 'teams-down' })).toEqual([]);
    expect(mail()).toHaveLength(3);
    const states = Object.values(played.state.ledger.deliveries).map(({ way, state }) => `${way} ${state}`);
    expect(states).toEqual(['teams refused', 'voice stopped', 'sms stopped']);
  });
});
