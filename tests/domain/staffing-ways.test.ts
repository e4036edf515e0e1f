// Filling the crisis team: arbeitsfähig, taking over, unfilled roles, second ways, calls by hand.
import { describe, expect, it } from 'vitest';
import type { Ladder } from '../../src/domain/escalation.ts';
import { answerUntil, asked, firstAnswersUntil, rolesToTakeOver } from '../../src/domain/staffing.ts';
import { anna, ben, cem, crisis, dora, raise } from './crisis.ts';
import { clock, emil, staff } from './crisis-team.ts';
import { minutes, refusalOf, startOfPlay } from './play.ts';

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

describe('somebody silent who was asked for two roles', () => {
  it('is rung up once when both are due, not once for each', () => {
    const { at, mail } = staff({
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'IT', core: true, people: [ben] },
        { kind: 'FINANCE', core: true, people: [ben] },
      ],
    });
    at(10);
    const calls = mail(ben).filter((one) => one.includes('voice'));
    expect(calls).toEqual(['alarm voice planned']);
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
  it('is the same for everybody, from when she was asked, but no longer than until the plan turns to the next', () => {
    const { played, at } = staff();
    at(15);
    expect(answerUntil(played.state, ben)).toBe(startOfPlay + minutes(10));
    // Dora is asked at 20.
    expect(answerUntil(played.state, cem)).toBe(startOfPlay + minutes(20));
    at(20);
    // Nobody comes after Dora, and the role is given up at 30.
    expect(answerUntil(played.state, dora)).toBe(startOfPlay + minutes(30));
    // Nobody could be asked instead of Anna.
    expect(answerUntil(played.state, anna)).toBe(startOfPlay + minutes(10));
  });

  it('counts a shorter plan, passes over ranks without people, and asks a deputy asked early until hers is over', () => {
    const short: Ladder = [
      { after: 0, act: 'ask', rank: 0, ways: ['teams'] },
      { after: 3, act: 'ask', rank: 1, ways: ['teams'] },
      { after: 4, act: 'ask', rank: 2, ways: ['teams'] },
      { after: 9, act: 'decide', rank: 0, ways: [] },
    ];
    const { played, says, asked: those } = staff({ ladder: short });
    expect(answerUntil(played.state, ben)).toBe(startOfPlay + minutes(3));
    expect(answerUntil(played.state, anna)).toBe(startOfPlay + minutes(9));
    expect(firstAnswersUntil(played.state)).toBe(startOfPlay + minutes(3));
    played.wait(minutes(1));
    says(ben, 'unavailable');
    expect(those()).toEqual([ben, cem]);
    // Asked early: the step at 3 would have been hers.
    expect(answerUntil(played.state, cem)).toBe(startOfPlay + minutes(4));
    expect(firstAnswersUntil(staff().played.state)).toBe(startOfPlay + minutes(10));
  });

  it('alarms from before there were escalation plans ask their holders and nothing follows', () => {
    const played = crisis(raise());
    expect(asked(played.state)).toEqual([anna, ben, cem]);
    played.answer(ben, 'unavailable');
    expect(played.state.posts.IT?.asked.map(({ person }) => person)).toEqual([ben]);
    expect(played.state.staffedAt).toBeNull();
  });
});
