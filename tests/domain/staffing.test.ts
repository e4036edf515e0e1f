// Filling the crisis team: the ladder, refusals, late arrivals, unfilled roles, taking over, second ways, calls.
import { describe, expect, it } from 'vitest';
import type { AnswerKind, Raise } from '../../src/domain/alarm.ts';
import type { BaoRoleKind } from '../../src/domain/bc-domain.ts';
import { defaultLadder } from '../../src/domain/escalation.ts';
import { answerUntil, asked, isStaffed, roleStatus, rolesToTakeOver } from '../../src/domain/staffing.ts';
import type { StaffingEntry } from '../../src/domain/staffing-words.ts';
import { anna, ben, cem, crisis, dora, raise } from './crisis.ts';
import { minutes, refusalOf, startOfPlay } from './play.ts';

const emil = 'p-emil0005';
const all = ['teams', 'email', 'sms', 'voice'] as const;
const waysOfAll = { [anna]: all, [ben]: all, [cem]: all, [dora]: all, [emil]: all };
const clock = { system: 'clock' } as const;
const names = { [anna]: 'Anna', [ben]: 'Ben', [cem]: 'Cem', [dora]: 'Dora', [emil]: 'Emil' };

/** One role IT with Ben, then Cem, then Dora; Anna leads. */
const laddered = (change: Partial<Raise> = {}) =>
  raise({
    ladder: defaultLadder,
    ways: waysOfAll,
    names,
    roles: [
      { kind: 'CRISIS_LEAD', core: true, people: [anna] },
      { kind: 'IT', core: true, people: [ben, cem, dora] },
    ],
    ...change,
  });

function staff(change: Partial<Raise> = {}) {
  const played = crisis(laddered(change));
  const role = (kind: BaoRoleKind = 'IT') => {
    const found = played.state.roles.find((one) => one.kind === kind);
    if (!found) throw new Error(`no role ${kind}`);
    return roleStatus(played.state, found);
  };
  return {
    played,
    role,
    /** Moves to a minute after the raise and lets the clock speak. */
    at(minute: number) {
      played.wait(startOfPlay + minutes(minute) - played.now);
      return played.give({ type: 'wake' }, clock);
    },
    says: (person: string, answer: AnswerKind, eta: number | null = null) => played.answer(person, answer, { eta }),
    /** Messages of a person as `message by way`. */
    mail: (person: string) =>
      Object.values(played.state.ledger.deliveries)
        .filter(({ to }) => 'person' in to && to.person === person)
        .map(({ message, way, state }) => `${message} ${way} ${state}`),
    asked: (kind: BaoRoleKind = 'IT') => played.state.posts[kind]?.asked.map(({ person }) => person),
    story: () =>
      played.story.flatMap(({ entry }) => {
        const { type, act, cause } = entry as StaffingEntry & { act?: string; cause?: string };
        return ['raised', 'answered', 'reserved', 'settled'].includes(type)
          ? []
          : [[type, act, cause].join(' ').trim()];
      }),
  };
}

describe('the ladder when nobody answers', () => {
  it('asks the holders at once, and only them', () => {
    const { asked: those, mail } = staff();
    expect(those()).toEqual([ben]);
    expect(mail(ben)).toEqual(['alarm teams planned']);
    expect(mail(cem)).toEqual([]);
  });

  it('does nothing before a step is due', () => {
    const { at } = staff();
    expect(at(4.99)).toEqual([]);
  });

  it('reminds, takes the second ways, asks deputy after deputy, and ends with an unfilled role', () => {
    const {
      at,
      mail,
      asked: those,
      role,
      story,
      played,
    } = staff({
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'IT', core: true, people: [ben, cem, dora] },
      ],
    });
    played.answer(anna, 'coming', { eta: 15 });
    played.send(ben);
    at(5);
    expect(mail(ben)).toEqual(['alarm teams accepted', 'reminder teams planned']);
    at(10);
    expect(mail(ben).slice(2)).toEqual(['alarm voice planned', 'alarm sms planned', 'alarm email planned']);
    at(15);
    expect(those()).toEqual([ben, cem]);
    expect(mail(cem)).toHaveLength(4);
    at(20);
    expect(those()).toEqual([ben, cem, dora]);
    expect(role().state).toBe('open');
    at(30);
    expect(role().state).toBe('unfilled');
    expect(mail(anna)).toContain('unfilled teams planned');
    expect(story()).toEqual([
      'escalated remind step',
      'escalated remind step',
      'escalated ask step',
      'escalated ask step',
      'escalated decide step',
    ]);
    expect(at(60)).toEqual([]);
  });

  it('does every step that is due, once, when the clock was away', () => {
    const { at, asked: those, role } = staff();
    at(31);
    expect(those()).toEqual([ben, cem, dora]);
    expect(role().state).toBe('unfilled');
    expect(at(31)).toEqual([]);
  });

  it('owes a wake at the next step, and none once the team is staffed or the alarm ended', async () => {
    const { alarms } = await import('../../src/domain/alarm-rules.ts');
    const { played, says } = staff();
    const wakes = () => alarms.owed(played.state).filter(({ kind }) => kind === 'wake');
    expect(wakes()).toEqual([{ kind: 'wake', at: startOfPlay + minutes(5) }]);
    says(ben, 'coming', 15);
    says(anna, 'virtual');
    expect(wakes()).toEqual([]);
  });
});

describe('a role is filled', () => {
  it('by the first who says yes; then nobody else is asked', () => {
    const { at, says, role, asked: those, mail } = staff();
    at(15);
    says(cem, 'virtual');
    expect(role()).toMatchObject({ state: 'filled', filledBy: cem });
    at(20);
    expect(those()).toEqual([ben, cem]);
    expect(mail(dora)).toEqual([]);
  });

  it('withdraws what is still on its way to others asked for it', () => {
    const { at, says, mail } = staff();
    at(15);
    says(ben, 'coming', 15);
    expect(mail(cem)).toEqual([
      'alarm teams superseded',
      'alarm voice superseded',
      'alarm sms superseded',
      'alarm email superseded',
    ]);
  });

  it('a refusal asks the next rank at once, by all ways', () => {
    const { says, asked: those, mail } = staff();
    says(ben, 'unavailable');
    expect(those()).toEqual([ben, cem]);
    expect(mail(cem)).toHaveLength(4);
  });

  it('nobody is left when all refuse: unfilled at once, not only at the end of the ladder', () => {
    const { says, role, story } = staff();
    says(anna, 'coming', 15);
    for (const person of [ben, cem, dora]) says(person, 'unavailable');
    expect(role().state).toBe('unfilled');
    expect(story().at(-1)).toBe('escalated decide refused');
  });

  it('a call-me fills nothing, opens a call and lets the ladder go on', () => {
    const { says, role, at, asked: those, played } = staff();
    says(ben, 'call-me');
    expect(role().state).toBe('open');
    expect(played.state.calls).toMatchObject([{ person: ben, why: 'call-me', doneAt: null }]);
    expect(those()).toEqual([ben]);
    at(15);
    expect(those()).toEqual([ben, cem]);
    says(ben, 'coming', 15);
    expect(played.state.calls[0]?.doneAt).toBe(played.now);
  });

  it('an arrival later than the limit fills it provisionally, and the deputy is asked at once', () => {
    const { says, role, asked: those, played } = staff();
    says(ben, 'coming', 90);
    expect(role()).toMatchObject({ state: 'provisional', filledBy: ben });
    expect(those()).toEqual([ben, cem]);
    expect(isStaffed(played.state)).toBe(false);
    says(cem, 'coming', 30);
    expect(role()).toMatchObject({ state: 'filled', filledBy: cem });
  });

  it('a late arrival counts when nobody else is left', () => {
    const { says, role } = staff();
    says(ben, 'coming', 90);
    says(cem, 'unavailable');
    says(dora, 'unavailable');
    expect(role()).toMatchObject({ state: 'filled', filledBy: ben });
  });

  it('a late arrival counts at the end of the ladder, without anybody being told of an unfilled role', () => {
    const { says, role, at, mail } = staff();
    says(anna, 'coming', 15);
    says(ben, 'coming', 90);
    at(31);
    expect(role()).toMatchObject({ state: 'filled', filledBy: ben });
    expect(mail(anna).filter((one) => one.startsWith('unfilled'))).toEqual([]);
  });

  it('n of m: two have to say yes', () => {
    const {
      says,
      role,
      asked: those,
    } = staff({
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'IT', core: true, people: [ben, cem, dora], needed: 2 },
      ],
    });
    expect(those()).toEqual([ben, cem]);
    says(ben, 'coming', 15);
    expect(role().state).toBe('open');
    says(cem, 'unavailable');
    expect(those()).toEqual([ben, cem, dora]);
    says(dora, 'virtual');
    expect(role()).toMatchObject({ state: 'filled', fillers: [{ person: ben }, { person: dora }] });
  });

  it('whoever said no is not asked for another role', () => {
    const { says, asked: those } = staff({
      roles: [
        { kind: 'IT', core: true, people: [ben, cem] },
        { kind: 'HR', core: true, people: [cem, ben, dora] },
      ],
    });
    says(ben, 'unavailable');
    says(cem, 'unavailable');
    expect(those('HR')).toEqual([cem, dora]);
  });
});

describe('a change of mind', () => {
  it('opens the role again and asks the next one at once; the ladder begins anew', () => {
    const { says, role, at, asked: those, played } = staff();
    says(anna, 'coming', 15);
    at(2);
    says(ben, 'coming', 15);
    expect(played.state.staffedAt).toBe(played.now);
    at(40);
    played.answer(ben, 'unavailable', { n: 1 });
    expect(played.state.staffedAt).toBeNull();
    expect(those()).toEqual([ben, cem]);
    expect(role().state).toBe('open');
    at(59);
    expect(those()).toEqual([ben, cem]);
    at(60);
    expect(those()).toEqual([ben, cem, dora]);
    at(70);
    expect(role().state).toBe('unfilled');
  });

  it('a late yes of an unfilled role fills it, and the team is staffed', () => {
    const { says, role, at, played } = staff();
    says(anna, 'coming', 15);
    at(31);
    expect(role().state).toBe('unfilled');
    says(dora, 'coming', 30);
    expect(role()).toMatchObject({ state: 'filled', filledBy: dora });
    expect(played.state.staffedAt).toBe(played.now);
  });
});

describe('staffed', () => {
  it('is said once when all roles are filled, with a post in the channel', () => {
    const { says, played } = staff();
    says(anna, 'coming', 15);
    expect(played.state.staffedAt).toBeNull();
    played.wait(minutes(1));
    says(ben, 'virtual');
    expect(played.state.staffedAt).toBe(played.now);
    expect(played.mail('channel')).toEqual(['alarm planned', 'staffed planned']);
    says(ben, 'virtual');
    expect(played.story.filter(({ entry }) => entry.type === 'staffed')).toHaveLength(1);
  });

  it('is told to who leads where there is no channel', () => {
    const { says, mail } = staff({ channel: false });
    says(anna, 'coming', 15);
    says(ben, 'coming', 15);
    expect(mail(anna)).toContain('staffed teams planned');
  });
});

describe('the higher rank answers late', () => {
  function late() {
    const told = staff();
    told.says(anna, 'coming', 15);
    told.at(15);
    told.says(cem, 'coming', 15);
    told.says(ben, 'coming', 15);
    return told;
  }

  it('is accepted and offered to take over; nothing changes by itself', () => {
    const { role, played } = late();
    expect(role().filledBy).toBe(cem);
    expect(rolesToTakeOver(played.state, ben).map(({ kind }) => kind)).toEqual(['IT']);
    expect(rolesToTakeOver(played.state, cem)).toEqual([]);
  });

  it('takes over, and who filled the role is told', () => {
    const { role, played, mail } = late();
    played.give({ type: 'swap', role: 'IT', person: ben }, { person: ben, via: 'card' });
    expect(role().filledBy).toBe(ben);
    expect(mail(cem)).toContain('relieved teams planned');
    expect(played.give({ type: 'swap', role: 'IT', person: ben }, { person: ben, via: 'card' })).toEqual([]);
  });

  it('the lower rank takes over nothing', () => {
    const { played } = late();
    expect(refusalOf(() => played.give({ type: 'swap', role: 'IT', person: cem }))).toBe(
      'Diese Rolle ist frei oder schon Ihre. Sie müssen nichts übernehmen.',
    );
  });
});

describe('somebody who comes anyway is asked for one role more', () => {
  function asksTwice() {
    const told = staff({
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'IT', core: true, people: [ben, anna] },
      ],
    });
    told.says(anna, 'coming', 15);
    told.says(ben, 'unavailable');
    return told;
  }

  it('does not fill it without knowing', () => {
    const { role, asked: those } = asksTwice();
    expect(those()).toEqual([ben, anna]);
    expect(role().state).toBe('open');
  });

  it('yes fills both', () => {
    const { role, played } = asksTwice();
    played.give({ type: 'take-too', role: 'IT', person: anna, takes: true }, { person: anna, via: 'card' });
    expect(role()).toMatchObject({ state: 'filled', filledBy: anna });
    expect(role('CRISIS_LEAD')).toMatchObject({ state: 'filled', filledBy: anna });
  });

  it('no leaves the first role as it is', () => {
    const { role, played } = asksTwice();
    played.give({ type: 'take-too', role: 'IT', person: anna, takes: false }, { person: anna, via: 'card' });
    expect(role().state).toBe('unfilled');
    expect(role('CRISIS_LEAD').state).toBe('filled');
  });

  it('people who are free are asked before those who come anyway', () => {
    const { says, asked: those } = staff({
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'IT', core: true, people: [ben, anna, dora] },
      ],
    });
    says(anna, 'coming', 15);
    says(ben, 'unavailable');
    expect(those()).toEqual([ben, dora]);
  });
});

describe('unfilled', () => {
  it('a role nobody stands for is unfilled from the first moment, and the lead knows', () => {
    const { role, mail } = staff({
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'FACILITY', core: true, people: [] },
      ],
    });
    expect(role('FACILITY').state).toBe('unfilled');
    expect(mail(anna)).toEqual(['alarm teams planned', 'unfilled teams planned']);
  });

  it('of the lead: deputies, raiser and management are told', () => {
    const boss = 'p-boss0009';
    const { says, mail, at } = staff({
      roles: [{ kind: 'CRISIS_LEAD', core: true, people: [ben, cem] }],
      management: [boss],
    });
    says(ben, 'unavailable');
    at(31);
    for (const person of [cem, anna, boss]) expect(mail(person)).toContain('unfilled teams planned');
  });

  it('an appointed person is asked at once; her yes fills it, her no leaves it unfilled and tells again', () => {
    const { says, role, played, mail } = staff();
    says(anna, 'coming', 15);
    for (const person of [ben, cem, dora]) says(person, 'unavailable');
    const appoint = { type: 'appoint', role: 'IT', person: emil, name: 'Emil', ways: ['teams', 'sms'] } as const;
    played.give(appoint, { person: anna, via: 'card' });
    expect(mail(emil)).toEqual(['alarm teams planned', 'alarm sms planned']);
    expect(role().state).toBe('open');
    expect(played.state.names[emil]).toBe('Emil');
    expect(refusalOf(() => played.give(appoint))).toBe('Diese Person ist für diese Rolle schon gefragt.');
    says(emil, 'unavailable');
    expect(role().state).toBe('unfilled');
    expect(mail(anna).filter((one) => one.startsWith('unfilled'))).not.toHaveLength(0);
  });

  it('the team can work without a role', () => {
    const { says, role, played } = staff();
    says(anna, 'coming', 15);
    played.give({ type: 'waive', role: 'IT' }, { person: anna, via: 'card' });
    expect(role().state).toBe('waived');
    expect(played.state.staffedAt).toBe(played.now);
    expect(refusalOf(() => played.give({ type: 'waive', role: 'LEGAL' }))).toBe(
      'Diese Rolle gibt es in diesem Alarm nicht. Bitte laden Sie die Seite neu.',
    );
  });
});

describe('second ways', () => {
  it('outside office hours the core team is rung up at once', () => {
    const { mail } = staff({ ring: true });
    expect(mail(ben)).toEqual(['alarm teams planned', 'alarm voice planned', 'alarm sms planned']);
  });

  it('whom Teams refuses is addressed by the second ways at once', () => {
    const { played, mail } = staff();
    played.send(ben, 'never');
    expect(mail(ben)).toEqual([
      'alarm teams refused',
      'alarm voice planned',
      'alarm sms planned',
      'alarm email planned',
    ]);
    played.send(anna);
    expect(mail(anna)).toEqual(['alarm teams accepted']);
  });

  it('who has none is rung up by hand, once', () => {
    const { played, mail } = staff({ ways: { [ben]: ['teams'] } });
    played.send(ben, 'never');
    expect(mail(ben)).toEqual(['alarm teams refused']);
    expect(played.state.calls).toMatchObject([{ person: ben, why: 'no-way' }]);
    played.wait(minutes(5));
    played.give({ type: 'wake' }, clock);
    expect(played.state.calls).toHaveLength(1);
  });

  it('Teams down: whoever is silent is addressed by the second ways; whoever answered is not', () => {
    const { played, says, mail } = staff();
    played.send(ben);
    says(anna, 'coming', 15);
    played.give({ type: 'teams-down' }, { system: 'sender' });
    expect(mail(ben)).toContain('alarm sms planned');
    expect(mail(anna).filter((one) => !one.includes('teams'))).toEqual([]);
    expect(played.give({ type: 'teams-down' }, { system: 'sender' })).toEqual([]);
  });

  it('Teams down: who is asked meanwhile is asked by all ways; back again by Teams', () => {
    const { played, at, mail } = staff({
      ladder: [
        { after: 0, act: 'ask', rank: 0, ways: ['teams'] },
        { after: 5, act: 'ask', rank: 1, ways: ['teams'] },
        { after: 10, act: 'ask', rank: 2, ways: ['teams'] },
        { after: 30, act: 'decide', rank: 0, ways: [] },
      ],
    });
    played.give({ type: 'teams-down' }, { system: 'sender' });
    at(5);
    expect(mail(cem)).toHaveLength(4);
    played.give({ type: 'teams-up' }, { system: 'sender' });
    at(10);
    expect(mail(dora)).toEqual(['alarm teams planned']);
  });

  it('without Teams nothing goes to Teams, and who has no other way is rung up', () => {
    const { played, mail } = staff({ avoidTeams: true, ways: { [anna]: ['sms'], [ben]: [], [cem]: [], [dora]: [] } });
    expect(played.mail('channel')).toEqual([]);
    expect(mail(anna)).toEqual(['alarm sms planned']);
    expect(played.state.calls).toMatchObject([{ person: ben, why: 'no-way' }]);
    const ways = Object.values(played.state.ledger.deliveries).map(({ way }) => way);
    expect(ways).not.toContain('teams');
  });

  it('the end goes every written way by which somebody may have heard', () => {
    const { played, mail } = staff({ ring: true });
    for (const { id, to } of Object.values(played.state.ledger.deliveries)) {
      if (!('person' in to) || to.person !== ben) continue;
      played.give({ type: 'reserve', ids: [id], epoch: 1 });
      played.settle({ id, outcome: 'accepted', activityId: `x-${id}`, version: 1 });
    }
    played.give({ type: 'end', ending: 'all-clear', reason: 'Vorbei.' }, { person: anna, via: 'tab' });
    expect(mail(ben).filter((one) => one.startsWith('end'))).toEqual(['end teams planned', 'end sms planned']);
  });
});

describe('calls by hand', () => {
  it('what somebody said on the telephone counts, and says who wrote it down', () => {
    const { played, role } = staff();
    const said = { type: 'answer', person: ben, delivery: '', n: 0, answer: 'coming', eta: 20 } as const;
    played.give({ ...said, redrawn: false, recorded: true }, { person: dora, via: 'phone' });
    expect(role()).toMatchObject({ state: 'filled', filledBy: ben });
    expect(played.state.answers[ben]?.at(-1)?.recordedBy).toBe(dora);
  });

  it('a deputy rung up before the ladder came to her fills the role', () => {
    const { played, role } = staff();
    const said = { type: 'answer', person: cem, delivery: '', n: 0, answer: 'virtual', eta: null } as const;
    played.give({ ...said, redrawn: false, recorded: true }, { person: dora, via: 'phone' });
    expect(role()).toMatchObject({ state: 'filled', filledBy: cem });
  });

  it('in vain is noted', () => {
    const { played, says } = staff();
    says(ben, 'call-me');
    played.give({ type: 'try-call', person: ben }, { person: anna, via: 'tab' });
    expect(played.state.calls[0]).toMatchObject({ tries: 1, triedAt: played.now, doneAt: null });
  });
});

describe('time to answer', () => {
  it('is the same for everybody, from when she was asked', () => {
    const { played, at } = staff();
    at(15);
    expect(answerUntil(played.state, ben)).toBe(startOfPlay + minutes(10));
    expect(answerUntil(played.state, cem)).toBe(startOfPlay + minutes(25));
  });

  it('alarms from before there were escalation plans ask their holders and nothing follows', () => {
    const played = crisis(raise());
    expect(asked(played.state)).toEqual([anna, ben, cem]);
    played.answer(ben, 'unavailable');
    expect(played.state.posts.IT?.asked.map(({ person }) => person)).toEqual([ben]);
    expect(played.state.staffedAt).toBeNull();
  });
});
