// What a visitor may see of the crisis team's filling: roles, who is asked and until when, what the ladder does next.
import type { Alarm, AlarmRole } from '../domain/alarm.ts';
import { comesLate, isFilledByOthers, rankFor, rolesAsDeputy } from '../domain/own-part.ts';
import {
  answerUntil,
  asked,
  isAskedToo,
  neededFor,
  postOf,
  roleStatus,
  rolesAsked,
  rolesToTakeOver,
  saidFor,
} from '../domain/staffing.ts';
import { stepAhead } from '../domain/staffing-ahead.ts';
import type { CallView, ListedView, NextStepView, OwnPart, RoleAskedView, RoleView } from './contract-staffing.ts';

const nameOf = (alarm: Alarm, person: string) => alarm.names[person] ?? '';

/** The roles; names only with `names`. */
export function roleViews(alarm: Alarm, names: boolean): readonly RoleView[] {
  return alarm.roles.map((role) => {
    const { state, fillers } = roleStatus(alarm, role);
    const { waivedAt, unfilledAt } = postOf(alarm, role.kind);
    return {
      kind: role.kind,
      core: role.core,
      state,
      needed: neededFor(role),
      fillers: fillers.map(({ person, ...how }) => ({
        name: names ? nameOf(alarm, person) : '',
        arrival: how.arrival,
        virtual: how.virtual,
        late: how.late,
      })),
      empty: role.people.length === 0,
      unfilledAt: state === 'unfilled' ? unfilledAt : null,
      waivedAt: state === 'waived' ? waivedAt : null,
      next: nextView(alarm, role, names),
      asked: names ? askedFor(alarm, role) : [],
    };
  });
}

function nextView(alarm: Alarm, role: AlarmRole, names: boolean): NextStepView | null {
  const ahead = stepAhead(alarm, role);
  if (!ahead) return null;
  const { at, act, rank, people } = ahead;
  const ways = [...new Set(people.flatMap((one) => one.ways))];
  return { at, act, rank, names: names ? people.map(({ person }) => nameOf(alarm, person)) : [], ways };
}

function askedFor(alarm: Alarm, role: AlarmRole): readonly RoleAskedView[] {
  const { asked: those, appointed } = postOf(alarm, role.kind);
  return those.map(({ person, at }) => ({
    person,
    name: nameOf(alarm, person),
    rank: rankFor(alarm, role, person),
    appointed: appointed.includes(person),
    at,
    until: answerUntil(alarm, person),
    said: saidFor(alarm, role.kind, person),
  }));
}

/** Everybody on the lists, once each, in the order of the roles. */
export function listedViews(alarm: Alarm): readonly ListedView[] {
  const people = [...new Set(alarm.roles.flatMap((role) => role.people))];
  return people.map((person) => ({
    person,
    name: nameOf(alarm, person),
    roles: alarm.roles.filter((role) => role.people.includes(person)).map(({ kind }) => kind),
  }));
}

/** Calls by hand that nobody has made good yet, oldest first. */
export function callViews(alarm: Alarm): readonly CallView[] {
  return alarm.calls
    .filter(({ doneAt }) => doneAt === null)
    .map(({ person, why, at, tries, triedAt }) => ({ person, name: nameOf(alarm, person), why, at, tries, triedAt }));
}

/** What the alarm means to one person; null when she is not asked. */
export function ownPart(alarm: Alarm, person: string): OwnPart | null {
  if (!asked(alarm).includes(person)) return null;
  const roles = rolesAsked(alarm, person);
  const kinds = (fits: (role: AlarmRole) => boolean) => roles.filter(fits).map(({ kind }) => kind);
  return {
    until: answerUntil(alarm, person),
    deputy: rolesAsDeputy(alarm, person).map((role) => ({ role: role.kind, rank: rankFor(alarm, role, person) })),
    filled: kinds((role) => isFilledByOthers(alarm, role, person)),
    waived: kinds((role) => roleStatus(alarm, role).state === 'waived'),
    late: comesLate(alarm, person),
    takeOver: rolesToTakeOver(alarm, person).map((role) => ({
      role: role.kind,
      name: nameOf(alarm, roleStatus(alarm, role).filledBy ?? ''),
    })),
    too: kinds((role) => isAskedToo(alarm, role.kind, person)),
  };
}
