// Who may what: every command and every view, for every kind of actor, at home and abroad. What is not listed is refused.
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { BcDomain } from '../../src/domain/bc-domain.ts';
import { may } from '../../src/domain/may.ts';
import type { CaseKind, SystemPart } from '../../src/domain/model.ts';
import type { Grant } from '../../src/domain/people.ts';
import { type Proposal, proposals } from '../../src/domain/proposal.ts';
import {
  domainsOf,
  holds,
  mayEditRoles,
  mayRaise,
  maySee,
  maySeeAll,
  maySeeContacts,
  maySeeOperation,
  maySeeProposal,
  maySeeRegister,
  type Who,
} from '../../src/domain/roles.ts';
import { anna, ben, crisis, dora, exercise, raise } from './crisis.ts';

const home = 'MI-ITN';
const abroad = 'MF-LZN';
const person = (id: string, grants: readonly Grant[] = [], domain = home): Who => ({
  kind: 'person',
  id,
  domain,
  grants,
});
const grant = (role: Grant['role'], domain: string): Who => person(`p-${role}`, [{ role, domain }], domain);
const part = (name: SystemPart): Who => ({ kind: 'system', part: name });

/** The alarm and the report of these tests lie in `home`; p-raiser raised it, Anna leads, Dora is her deputy. */
const actors = {
  staff: person('p-staff'),
  stranger: person('p-stranger', [], abroad),
  asked: person(ben),
  lead: person(anna),
  deputy: person(dora),
  raiser: person('p-raiser'),
  alarm: grant('alarm', home),
  alarmAbroad: grant('alarm', abroad),
  alarmEverywhere: grant('alarm', '*'),
  coordinator: grant('coordinator', home),
  coordinatorAbroad: grant('coordinator', abroad),
  oversight: grant('oversight', '*'),
  admin: grant('admin', '*'),
  sender: part('sender'),
  clock: part('clock'),
  intake: part('intake'),
  setup: part('setup'),
} satisfies Record<string, Who>;
type ActorName = keyof typeof actors;
const everybody = Object.keys(actors) as ActorName[];

function alarmOf(mode: 'real' | 'exercise'): Alarm {
  const played = crisis(null);
  played.give(mode === 'real' ? raise() : exercise(), { person: 'p-raiser', via: 'tab' });
  return played.state;
}
const report: Proposal = { ...proposals.empty, status: 'open', domain: home };

/** Runs one row of the matrix: exactly the named actors may. */
function row(allowed: readonly ActorName[], rule: (who: Who) => boolean): void {
  expect(everybody.filter((name) => rule(actors[name]))).toEqual(everybody.filter((name) => allowed.includes(name)));
}

const alarmers: ActorName[] = ['alarm', 'alarmEverywhere'];
const domainPeople: ActorName[] = [...alarmers, 'coordinator'];
/** Not the deputy: she is not asked, and so not the Stabsleitung of this alarm. */
const changers: ActorName[] = ['lead', 'raiser', ...alarmers];

describe('commands to an alarm', () => {
  const inAlarm = (command: object, alarm: Alarm) => (who: Who) =>
    may(who, { kind: 'alarm', id: '1' }, command as { type: string }, alarm);
  const real = alarmOf('real');
  const drill = alarmOf('exercise');

  it.each<[string, object, Alarm, ActorName[]]>([
    ['raise a real one', raise(), alarms.empty, alarmers],
    ['raise a real one abroad', raise({ domain: abroad }), alarms.empty, ['alarmAbroad', 'alarmEverywhere']],
    ['raise an exercise', exercise(), alarms.empty, domainPeople],
    [
      'raise an exercise abroad',
      exercise({ domain: abroad }),
      alarms.empty,
      ['alarmAbroad', 'alarmEverywhere', 'coordinatorAbroad'],
    ],
    ['update a real one', { type: 'update' }, real, changers],
    ['end a real one', { type: 'end' }, real, changers],
    ['update an exercise', { type: 'update' }, drill, [...changers, 'coordinator']],
    ['end an exercise', { type: 'end' }, drill, [...changers, 'coordinator']],
    ['reserve', { type: 'reserve' }, real, ['sender']],
    ['settle', { type: 'settle' }, real, ['sender']],
    ['recover', { type: 'recover' }, real, ['sender']],
    ['wake', { type: 'wake' }, real, ['clock']],
    ['teams-down', { type: 'teams-down' }, real, ['sender']],
    ['teams-up', { type: 'teams-up' }, real, ['sender']],
    ['what nobody knows', { type: 'constructor' }, real, []],
  ])('%s', (_command, command, alarm, allowed) => row(allowed, inAlarm(command, alarm)));

  it('answer: each for herself, nobody for somebody else', () => {
    const self = (who: Who) => inAlarm({ type: 'answer', person: who.kind === 'person' ? who.id : '' }, real)(who);
    row(
      everybody.filter((name) => actors[name].kind === 'person'),
      self,
    );
    row(['asked'], inAlarm({ type: 'answer', person: ben }, real));
  });

  it('to one that does not exist: people hear so from the rules, not from a missing right', () => {
    const people = everybody.filter((name) => actors[name].kind === 'person');
    row(people, inAlarm({ type: 'end' }, alarms.empty));
    row(people, inAlarm({ type: 'update' }, alarms.empty));
  });
});

describe('commands to a report', () => {
  const inReport =
    (command: object, state = report) =>
    (who: Who) =>
      may(who, { kind: 'proposal', id: `${home}.x-1` }, command as { type: string }, state);

  it.each<[string, ActorName[]]>([
    ['report', ['intake']],
    ['take', domainPeople],
    ['dismiss', domainPeople],
    ['raise', alarmers],
    ['wake', ['clock']],
    ['reserve', ['sender']],
    ['settle', ['sender']],
    ['recover', ['sender']],
    ['__proto__', []],
  ])('%s', (type, allowed) => row(allowed, inReport({ type })));

  it.each(['take', 'dismiss', 'raise'])('%s one that does not exist: the rules answer', (type) => {
    const people = everybody.filter((name) => actors[name].kind === 'person');
    row(people, inReport({ type }, proposals.empty));
  });
});

describe('commands to the registers', () => {
  it.each<[CaseKind, string, ActorName[]]>([
    ['person', 'put', ['setup']],
    ['domain', 'put', ['setup']],
    ['scenario', 'put', ['setup']],
    ['process', 'put', ['setup']],
    ['reach', 'put', ['sender', 'setup']],
    ['contact', 'put', ['setup']],
    ['phone-list', 'take', []],
    ['numbering', 'take', ['setup']],
    ['numbering', 'put', []],
    ['person', 'take', []],
  ])('%s: %s', (kind, type, allowed) => row(allowed, (who) => may(who, { kind, id: 'x' }, { type }, undefined)));
});

describe('people change of a domain nothing but its team', () => {
  const before: BcDomain = {
    id: home,
    name: 'Amt',
    ressort: 'MI',
    ressortName: 'Inneres',
    authority: 'Amt',
    channel: null,
    callIn: { number: '0511 555-0199', pin: '4711' },
    room: 'Stabsraum A',
    roles: [{ kind: 'IT', core: true, holders: ['p-anna'] }],
  };
  const put =
    (change: Partial<BcDomain>, revision: number | undefined = 1) =>
    (who: Who) =>
      may(
        who,
        { kind: 'domain', id: home },
        { type: 'put', value: { ...before, ...change }, ...(revision === undefined ? {} : { revision }) } as {
          type: string;
        },
        { value: before, revision: 1 },
      );
  const team = { roles: [], duty: [], management: ['p-anna'], officeHours: { days: [1], from: '08:00', to: '16:00' } };

  it('those who alarm and coordinators, each in her domain', () => row([...domainPeople, 'setup'], put(team)));
  it('only on the version they saw', () =>
    row(['setup'], (who) =>
      may(who, { kind: 'domain', id: home }, { type: 'put', value: before } as { type: string }, {
        value: before,
        revision: 1,
      }),
    ));
  it.each<[string, Partial<BcDomain>]>([
    ['the name', { name: 'Anderes Amt' }],
    ['the id', { id: abroad }],
    ['the call-in', { callIn: { number: '0900 1', pin: '' } }],
    ['the room', { room: 'Keller' }],
    ['the authority', { authority: 'Andere' }],
    [
      'the channel',
      { channel: { conversationId: '19:x', teamId: 't', team: 'T', name: 'N', serviceUrl: 'https://x.example/' } },
    ],
    ['a field that nobody knows', { grants: [{ role: 'alarm', domain: '*' }] } as unknown as Partial<BcDomain>],
  ])('never %s', (_what, change) => row(['setup'], put({ ...team, ...change })));
});

describe('contacts and printed copies', () => {
  const mine =
    (person: string, id = person) =>
    (who: Who) =>
      may(who, { kind: 'contact', id }, { type: 'put', value: { person } } as { type: string }, undefined);
  it('numbers are put by their owner only', () => {
    row(['setup', 'raiser'], mine('p-raiser'));
    row(['setup'], mine('p-raiser', 'p-staff'));
    row(['setup'], mine('p-staff', 'p-raiser'));
  });
  it.each(['print', 'return'])('%s: those who alarm', (type) =>
    row(alarmers, (who) => may(who, { kind: 'phone-list', id: home }, { type }, undefined)),
  );
  it('numbers of others are seen by those who alarm where these people are at home', () =>
    row(alarmers, (who) => maySeeContacts(who, home)));
  it('roles are edited by those who alarm and coordinators', () => row(domainPeople, (who) => mayEditRoles(who, home)));
});

describe('views', () => {
  const real = alarmOf('real');
  const drill = alarmOf('exercise');

  it.each<[string, (who: Who) => boolean, ActorName[]]>([
    ['an alarm', (who) => maySee(who, real), [...changers, 'asked', 'coordinator']],
    ['an exercise', (who) => maySee(who, drill), [...changers, 'asked', 'coordinator']],
    ['answers by name and journal of an alarm', (who) => maySeeAll(who, real), [...changers, 'coordinator']],
    ['a report', (who) => maySeeProposal(who, home), domainPeople],
    ['a report abroad', (who) => maySeeProposal(who, abroad), ['alarmAbroad', 'alarmEverywhere', 'coordinatorAbroad']],
    ['registers', (who) => maySeeRegister(who, home), domainPeople],
    ['operation', (who) => maySeeOperation(who), ['admin']],
  ])('%s', (_view, rule, allowed) => row(allowed, rule));

  it('oversight and administration see no contents and raise nothing', () => {
    for (const who of [actors.oversight, actors.admin]) {
      expect(maySee(who, real)).toBe(false);
      expect(mayRaise(who, 'exercise', home)).toBe(false);
    }
  });
});

describe('roles', () => {
  it('are held in their domain, or everywhere', () => {
    expect(holds(actors.alarm, 'alarm', home)).toBe(true);
    expect(holds(actors.alarm, 'alarm', abroad)).toBe(false);
    expect(holds(actors.alarmEverywhere, 'alarm', abroad)).toBe(true);
    expect(holds(actors.alarm, 'coordinator', home)).toBe(false);
  });

  it('name their domains once each', () => {
    const both = person('p-both', [
      { role: 'alarm', domain: home },
      { role: 'coordinator', domain: home },
      { role: 'oversight', domain: '*' },
    ]);
    expect(domainsOf(both, ['alarm', 'coordinator'])).toEqual([home]);
    expect(domainsOf(both, ['oversight'])).toEqual(['*']);
    expect(domainsOf(actors.setup, ['alarm'])).toEqual([]);
  });
});
