// The reachability audit: what facts mean, when it runs, and what is kept of it.
import { describe, expect, it } from 'vitest';
import {
  type Audit,
  type AuditCommand,
  type AuditFacts,
  audits,
  isConfirmed,
  isDialable,
  judge,
  mostResults,
  type PersonFacts,
} from '../../src/domain/audit.ts';
import { may } from '../../src/domain/may.ts';
import { dayOf } from '../../src/domain/team.ts';
import { timeOf } from '../../src/domain/working-time.ts';

const now = Date.UTC(2026, 10, 24, 1, 30);
const day = 86_400_000;
const all = { teams: 'ok', email: 'ok', sms: 'ok', voice: 'ok' } as const;

const good: PersonFacts = { person: 'a', teams: 'met', ways: ['voice', 'email'], confirmedAt: now - day };
const facts = (people: readonly PersonFacts[], more: Partial<AuditFacts> = {}): AuditFacts => ({
  people,
  roles: [{ kind: 'IT', people: people.map(({ person }) => person) }],
  bridge: '0511 555-0199',
  ways: all,
  ...more,
});
const of = (person: Partial<PersonFacts>, more: Partial<AuditFacts> = {}) => {
  const { numbers, people } = judge(facts([{ ...good, ...person }], more), now);
  return { wants: people[0]?.wants ?? [], inside: numbers.inside === 1, outside: numbers.outside === 1 };
};

describe('what the facts mean for one person', () => {
  it.each<[string, Partial<PersonFacts>, Partial<AuditFacts>, readonly string[], boolean, boolean]>([
    ['all is well', {}, {}, [], true, true],
    ['no stored conversation, but a number', { teams: 'never-met' }, {}, ['never-met'], true, true],
    ['the app was removed', { teams: 'app-removed' }, {}, ['app-removed'], true, true],
    ['the bot is blocked', { teams: 'blocked' }, {}, ['blocked'], true, true],
    ['blocked and nothing else', { teams: 'blocked', ways: [] }, {}, ['blocked', 'no-second-way'], false, false],
    ['Teams only', { ways: [] }, {}, ['no-second-way'], true, false],
    ['a mail does not ring at night', { ways: ['email'] }, {}, ['no-ringing-way'], true, false],
    ['a text message rings', { ways: ['sms'] }, {}, [], true, true],
    [
      'a way that is not set up here is none',
      { ways: ['sms'] },
      { ways: { ...all, sms: 'off' } },
      ['no-second-way'],
      true,
      false,
    ],
    ['a gateway that is down', { ways: ['voice'] }, { ways: { ...all, voice: 'down' } }, ['way-down'], true, false],
    [
      'Teams is down, too',
      { ways: ['voice'] },
      { ways: { ...all, voice: 'down', teams: 'down' } },
      ['way-down'],
      false,
      false,
    ],
    ['never confirmed', { confirmedAt: null }, {}, ['unconfirmed'], true, true],
    ['confirmed 90 days ago', { confirmedAt: now - 90 * day }, {}, ['unconfirmed'], true, true],
    ['confirmed a moment less than 90 days ago', { confirmedAt: now - 90 * day + 1 }, {}, [], true, true],
    [
      'not in the register any more',
      { teams: 'unknown-person', ways: [], confirmedAt: null },
      {},
      ['unknown-person'],
      false,
      false,
    ],
  ])('%s', (_name, person, more, wants, inside, outside) => {
    expect(of(person, more)).toEqual({ wants, inside, outside });
  });
});

describe('what the facts mean for roles', () => {
  const b: PersonFacts = { ...good, person: 'b', ways: [] };
  it('counts roles that can be filled, in and outside of office hours', () => {
    const roles: AuditFacts['roles'] = [
      { kind: 'CRISIS_LEAD', people: ['a', 'b'] },
      { kind: 'IT', needed: 2, people: ['a', 'b'] },
      { kind: 'HR', people: [] },
      { kind: 'LEGAL', people: ['b'] },
    ];
    const result = judge(facts([good, b], { roles }), now);
    expect(result.numbers).toMatchObject({
      people: 2,
      inside: 2,
      outside: 1,
      roles: 4,
      rolesInside: 3,
      rolesOutside: 1,
      noDeputy: 2,
    });
    expect(result.roles).toEqual([
      { kind: 'IT', wants: ['no-deputy', 'unreachable'], inside: true, outside: false },
      { kind: 'HR', wants: ['no-holder'], inside: false, outside: false },
      { kind: 'LEGAL', wants: ['no-deputy', 'unreachable'], inside: true, outside: false },
    ]);
    expect(result.people.map(({ person, roles: held }) => [person, held.length])).toEqual([['b', 3]]);
  });
});

describe('the number of the conference bridge', () => {
  it.each(['0511 555-0199', '+49 511 5550199', '(0511) 555/0199', '004951155501'])('%s can be dialled', (number) => {
    expect(isDialable(number)).toBe(true);
  });
  it.each(['', 'siehe Intranet', '0511', '+0 511 555', '555-0199', '0511 555 0199 PIN 1'])('%j cannot', (number) => {
    expect(isDialable(number)).toBe(false);
  });
  it.each([
    ['0511 555-0199', 'ok'],
    [' ', 'missing'],
    ['intern 199', 'not-dialable'],
  ])('%j is %s', (bridge, state) => {
    expect(judge(facts([good], { bridge }), now).bridge).toBe(state);
  });
});

/** An audit as the engine works it. */
function nights(start: number) {
  let state: Audit = audits.empty;
  let at = start;
  const give = (command: AuditCommand) => {
    const turn = { id: 't', at, by: { system: 'clock' } as const };
    const entries = audits.decide(state, command, turn);
    for (const entry of entries) state = audits.apply(state, JSON.parse(JSON.stringify(entry)), turn);
    return entries;
  };
  return {
    give,
    get state() {
      return state;
    },
    owed: () => audits.owed(state).map(({ kind }) => kind),
    /** The clock reaches the next wake. */
    nextNight() {
      at = audits.owed(state).find(({ kind }) => kind === 'wake')?.at ?? at;
      give({ type: 'wake' });
      return `${dayOf(at)} ${timeOf(at)}`;
    },
  };
}

describe('when it runs', () => {
  it('every night at 02:30 in Germany, once also when clocks are put back', () => {
    const one = nights(Date.UTC(2026, 9, 23, 10));
    one.give({ type: 'begin', domain: 'MI-ITN' });
    const seen = [1, 2, 3, 4].map(() => {
      const night = one.nextNight();
      expect(one.owed()).toEqual(['wake', 'audit']);
      one.give({ type: 'note', facts: facts([good]) });
      return night;
    });
    expect(seen).toEqual(['2026-10-24 02:30', '2026-10-25 02:30', '2026-10-26 02:30', '2026-10-27 02:30']);
    expect(one.state.history).toHaveLength(4);
  });

  it('is planned once, and a wake before its time does nothing', () => {
    const one = nights(now);
    one.give({ type: 'begin', domain: 'MI-ITN' });
    expect(one.give({ type: 'begin', domain: 'MI-ITN' })).toEqual([]);
    expect(one.give({ type: 'wake' })).toEqual([]);
    expect(one.owed()).toEqual(['wake']);
  });

  it('on demand at once, one at a time, and the night stays', () => {
    const one = nights(now);
    one.give({ type: 'begin', domain: 'MI-ITN' });
    const { nextAt } = one.state;
    one.give({ type: 'run' });
    expect(one.give({ type: 'run' })).toEqual([]);
    expect(one.owed()).toEqual(['wake', 'audit']);
    one.give({ type: 'note', facts: facts([good]) });
    expect(one.give({ type: 'note', facts: facts([good]) })).toEqual([]);
    expect(one.owed()).toEqual(['wake']);
    expect(one.state.nextAt).toBe(nextAt);
  });

  it('keeps the last hundred as numbers, and whom it names only of the newest', () => {
    const one = nights(now);
    one.give({ type: 'begin', domain: 'MI-ITN' });
    for (let n = 0; n < mostResults + 5; n += 1) {
      one.nextNight();
      const [noted] = one.give({ type: 'note', facts: facts([{ ...good, ways: [] }]) });
      expect(JSON.stringify({ ...noted, sealed: {} })).not.toContain('"a"');
    }
    expect(one.state.history).toHaveLength(mostResults);
    expect(JSON.stringify(one.state.history)).not.toContain('"a"');
    expect(one.state.newest?.people.map(({ person }) => person)).toEqual(['a']);
  });
});

describe('who may', () => {
  const address = { kind: 'audit', id: 'MI-ITN' } as const;
  const who = (role: 'alarm' | 'coordinator' | 'oversight' | 'admin', domain: string) =>
    ({ kind: 'person', id: 'x', domain, grants: [{ role, domain }] }) as const;
  it.each([
    [who('alarm', 'MI-ITN'), true],
    [who('coordinator', 'MI-ITN'), true],
    [who('coordinator', 'MF'), false],
    [who('oversight', '*'), false],
    [who('admin', '*'), false],
  ])('wants a check: %#', (person, allowed) => {
    expect(may(person, address, { type: 'run' }, undefined)).toBe(allowed);
    expect(may(person, address, { type: 'note' }, undefined)).toBe(false);
  });

  it('a contact is confirmed for 90 days', () => {
    expect(isConfirmed({ confirmedAt: null }, now)).toBe(false);
  });
});
