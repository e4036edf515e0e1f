// What follows for the crisis team: whom the ladder, a refusal or a failing Teams makes us address next.
import { Refusal } from '../errors.ts';
import type { Alarm, AlarmRole } from './alarm.ts';
import { rankOf, type Step } from './escalation.ts';
import { isOwed } from './ledger.ts';
import {
  asked,
  candidates,
  isListed,
  isSettled,
  isStaffed,
  neededFor,
  pending,
  postOf,
  rolesAsked,
  rolesToTakeOver,
  saidFor,
  volunteers,
} from './staffing.ts';
import type { Addressed, Cause, Escalated, StaffingCommand, StaffingEntry } from './staffing-words.ts';
import { secondWays, usableWays, type Way } from './ways.ts';

const everyWay: readonly Way[] = ['teams', ...secondWays];

/** The ways by which somebody is addressed: those wanted, and without Teams or while it is down the second ways. */
export function waysTo(alarm: Alarm, person: string, wanted: readonly Way[]): readonly Way[] {
  const all = alarm.teamsDownAt === null ? wanted : [...new Set([...wanted, ...secondWays])];
  return usableWays(alarm.ways, person, all);
}

/** Asking must lead somewhere: whoever has none of the wanted ways is asked by those she has. */
function toAsk(alarm: Alarm, person: string, wanted: readonly Way[]): Addressed {
  const used = waysTo(alarm, person, wanted);
  return { person, ways: used.length > 0 ? used : waysTo(alarm, person, secondWays) };
}

const escalated = (role: AlarmRole, act: Step['act'], cause: Cause, people: readonly Addressed[]): Escalated => ({
  type: 'escalated',
  v: 1,
  role: role.kind,
  act,
  cause,
  step: null,
  people,
});

/** Who is asked when the alarm is raised, for one role. Outside office hours the core team is rung up at once. */
export function askedFirst(alarm: Alarm, role: AlarmRole): readonly Addressed[] {
  const wanted = alarm.ladder[0]?.ways ?? ['teams'];
  const ring = alarm.ring && role.core ? (['voice', 'sms'] as const) : [];
  return role.people
    .slice(0, neededFor(role))
    .map((person) => toAsk(alarm, person, [...new Set([...wanted, ...ring])]));
}

/** When the next step of any role is due, epoch milliseconds; null when nothing is waited for. */
export function nextStepAt(alarm: Alarm): number | null {
  if (alarm.status !== 'open') return null;
  const times = alarm.roles.flatMap((role) => stepOf(alarm, role)?.at ?? []);
  return times.length > 0 ? Math.min(...times) : null;
}

/** Known to be unfilled, with nobody left whom a step could ask or remind. */
function isLost(alarm: Alarm, role: AlarmRole): boolean {
  const isKnown = postOf(alarm, role.kind).unfilledAt !== null;
  return isKnown && pending(alarm, role).length + candidates(alarm, role).length === 0;
}

function stepOf(alarm: Alarm, role: AlarmRole): { readonly step: Step; readonly at: number } | null {
  const post = postOf(alarm, role.kind);
  const step = alarm.ladder[post.step];
  if (!step || isSettled(alarm, role) || isLost(alarm, role)) return null;
  return { step, at: post.since + step.after * 60_000 };
}

/** The first step that is due; null when none is. A role that is filled needs none. */
function stepDue(alarm: Alarm, now: number): Escalated | null {
  if (alarm.status !== 'open') return null;
  for (const role of alarm.roles) {
    const due = stepOf(alarm, role);
    if (due && due.at <= now) return bySteps(alarm, role, due.step);
  }
  return null;
}

function bySteps(alarm: Alarm, role: AlarmRole, { act, rank, ways }: Step): Escalated {
  const { step } = postOf(alarm, role.kind);
  return { ...escalated(role, act, 'step', peopleFor(alarm, role, act, rank, ways)), step };
}

/** Whom a step addresses as things stand now. */
export function peopleFor(
  alarm: Alarm,
  role: AlarmRole,
  act: Step['act'],
  rank: number,
  ways: readonly Way[],
): readonly Addressed[] {
  if (act === 'decide') return [];
  if (act === 'ask') {
    const free = new Set(candidates(alarm, role));
    const needed = neededFor(role);
    return role.people
      .filter((person, index) => free.has(person) && rankOf(index, needed) === rank)
      .map((person) => toAsk(alarm, person, ways));
  }
  const silent = pending(alarm, role).filter((person) => isSilent(alarm, role, person));
  // Two of her roles may be due at once: what still waits to be handed over is not told a second time.
  const reminded = silent
    .map((person) => ({ person, ways: waysTo(alarm, person, ways) }))
    .map((one) => ({ ...one, fresh: one.ways.filter((way) => !waits(alarm, one.person, way)) }))
    .filter(({ ways: all, fresh }) => fresh.length > 0 || all.length === 0)
    .map(({ person, fresh }) => ({ person, ways: fresh }));
  // Who has no second way is rung up by hand; a reminder in Teams for who is not there is no reason for that.
  return reminded.filter((one) => one.ways.length > 0 || !ways.includes('teams'));
}

/** Whether she is about to be rung up or written to that way in any case; cards of Teams find together by themselves. */
function waits({ ledger }: Alarm, person: string, way: Way): boolean {
  return Object.values(ledger.deliveries).some(
    (item) =>
      (item.message === 'alarm' || item.message === 'reminder') &&
      item.way === way &&
      way !== 'teams' &&
      'person' in item.to &&
      item.to.person === person &&
      isOwed(item),
  );
}

/** Nothing was heard of her since she was asked, not even a wish to be rung up. */
function isSilent(alarm: Alarm, role: AlarmRole, person: string): boolean {
  const ask = postOf(alarm, role.kind).asked.find((one) => one.person === person);
  return (alarm.answers[person]?.at(-1)?.order ?? -1) < (ask?.order ?? 0);
}

/** What follows from how things stand now, one thing at a time; null when nothing does. */
export function following(alarm: Alarm): StaffingEntry | null {
  if (alarm.status !== 'open' || alarm.ladder.length === 0) return null;
  for (const role of alarm.roles) {
    const next = forRole(alarm, role);
    if (next) return next;
  }
  const unled = refusedByTeams(alarm);
  if (unled.length > 0) return { type: 'fell-back', v: 1, cause: 'refused', people: unled };
  return alarm.staffedAt === null && isStaffed(alarm) ? { type: 'staffed', v: 1 } : null;
}

/** Somebody refused or comes too late: the next one is asked; nobody is left: the role is unfilled. */
function forRole(alarm: Alarm, role: AlarmRole): Escalated | null {
  if (isSettled(alarm, role)) return null;
  const needed = neededFor(role);
  const those = volunteers(alarm, role);
  const inTime = those.filter(({ late }) => !late).length;
  const missing = needed - inTime - pending(alarm, role).length;
  if (missing <= 0) return null;
  const next = candidates(alarm, role).slice(0, missing);
  if (next.length > 0) {
    const wanted = alarm.ladder.find(({ act, rank }) => act === 'ask' && rank > 0)?.ways ?? everyWay;
    const cause = those.some(({ late }) => late) ? 'late' : 'refused';
    return escalated(
      role,
      'ask',
      cause,
      next.map((person) => toAsk(alarm, person, wanted)),
    );
  }
  const isCovered = those.length + pending(alarm, role).length >= needed;
  if (isCovered || postOf(alarm, role.kind).unfilledAt !== null) return null;
  return escalated(role, 'decide', role.people.length === 0 ? 'nobody' : 'refused', []);
}

/** People whom Teams refuses and who have to be addressed by their second ways, or by hand. */
function refusedByTeams(alarm: Alarm): readonly Addressed[] {
  const items = Object.values(alarm.ledger.deliveries);
  const refused = items.filter(({ way, state, message, to }) => {
    const wanted = message === 'unfilled' || ('person' in to && isWaitedFor(alarm, to.person));
    return way === 'teams' && state === 'refused' && 'person' in to && wanted;
  });
  const people = [...new Set(refused.map(({ to }) => ('person' in to ? to.person : '')))];
  return people
    .filter((person) => {
      const other = items.some(({ way, to }) => way !== 'teams' && 'person' in to && to.person === person);
      return !other && !alarm.calls.some((call) => call.person === person);
    })
    .map((person) => ({ person, ways: usableWays(alarm.ways, person, secondWays) }));
}

/** Asked for a role that nobody fills yet, and silent. */
function isWaitedFor(alarm: Alarm, person: string): boolean {
  return rolesAsked(alarm, person).some(
    (role) => !isSettled(alarm, role) && saidFor(alarm, role.kind, person) === 'pending',
  );
}

/** What people and the sender want of the crisis team. Throws Refusal. */
export function decideStaffing(alarm: Alarm, command: StaffingCommand, now: number): readonly StaffingEntry[] {
  switch (command.type) {
    case 'wake': {
      const due = stepDue(alarm, now);
      return due ? [due] : [];
    }
    case 'teams-down':
      if (alarm.status !== 'open' || alarm.teamsDownAt !== null) return [];
      return [{ type: 'fell-back', v: 1, cause: 'teams-down', people: waitedFor(alarm) }];
    case 'teams-up':
      return alarm.teamsDownAt === null ? [] : [{ type: 'came-back', v: 1 }];
    default:
      if (alarm.status === 'ended') throw new Refusal('alarm-ended');
      return byPeople(alarm, command);
  }
}

function waitedFor(alarm: Alarm): readonly Addressed[] {
  const people = asked(alarm).filter((person) => isWaitedFor(alarm, person));
  return people.map((person) => ({ person, ways: usableWays(alarm.ways, person, secondWays) }));
}

type ByPeople = Exclude<StaffingCommand, { readonly type: 'wake' | 'teams-down' | 'teams-up' }>;

function byPeople(alarm: Alarm, command: ByPeople): readonly StaffingEntry[] {
  if (command.type === 'try-call') {
    const open = alarm.calls.some(({ person, doneAt }) => person === command.person && doneAt === null);
    if (!open && !isListed(alarm, command.person)) throw new Refusal('not-asked');
    return [{ type: 'call-tried', v: 1, person: command.person }];
  }
  const role = alarm.roles.find(({ kind }) => kind === command.role);
  if (!role) throw new Refusal('role-unknown');
  switch (command.type) {
    case 'waive':
      return postOf(alarm, role.kind).waivedAt === null ? [{ type: 'waived', v: 1, role: role.kind }] : [];
    case 'appoint': {
      const { person, name, ways } = command;
      if (postOf(alarm, role.kind).asked.some((one) => one.person === person)) throw new Refusal('already-asked');
      return [{ type: 'appointed', v: 1, role: role.kind, person, ways, sealed: { [person]: name } }];
    }
    case 'swap': {
      const offered = rolesToTakeOver(alarm, command.person).includes(role);
      if (offered) return [{ type: 'swapped', v: 1, role: role.kind, person: command.person }];
      if (postOf(alarm, role.kind).takenOver[0] === command.person) return [];
      throw new Refusal('nothing-to-take-over');
    }
    case 'take-too': {
      const { person, takes } = command;
      if (!rolesAsked(alarm, person).includes(role)) throw new Refusal('not-asked');
      const said = postOf(alarm, role.kind).too[person];
      return said === takes ? [] : [{ type: 'took-too', v: 1, role: role.kind, person, takes }];
    }
  }
}

/** Who is told that a role is unfilled: who leads the crisis team; without a lead its deputies, the raiser, the management. */
export function leadersOf(alarm: Alarm): readonly string[] {
  const lead = alarm.roles.find(({ kind }) => kind === 'CRISIS_LEAD');
  const leading = lead ? volunteers(alarm, lead).map(({ person }) => person) : [];
  const isLost = !lead || (leading.length === 0 && postOf(alarm, 'CRISIS_LEAD').unfilledAt !== null);
  if (leading.length > 0) return leading;
  const might = lead?.people ?? [];
  if (!isLost) return might.filter((person) => saidFor(alarm, 'CRISIS_LEAD', person) !== 'no');
  return [...new Set([...might, alarm.raisedBy, ...alarm.management])].filter((person) => person !== '');
}
