// What a role of the crisis team means to one person: asked as deputy, needed no more, late, one role more.
import type { Alarm, AlarmRole } from './alarm.ts';
import { rankOf } from './escalation.ts';
import { isAskedToo, isSettled, lastAskedAt, neededFor, postOf, roleStatus, rolesAsked, saidFor } from './staffing.ts';

/** The rank of somebody for a role: 0 for a holder, and for whoever was appointed ad hoc. */
export function rankFor(alarm: Alarm, role: AlarmRole, person: string): number {
  const isAppointed = postOf(alarm, role.kind).appointed.includes(person);
  return isAppointed ? 0 : rankOf(role.people.indexOf(person), neededFor(role));
}

/** The roles for which somebody was asked only after the alarm began, and has not answered: as deputy, or appointed. */
export function rolesAsDeputy(alarm: Alarm, person: string): readonly AlarmRole[] {
  if (lastAskedAt(alarm, person) === alarm.raisedAt) return [];
  return rolesAsked(alarm, person).filter((role) => {
    const isOpen = saidFor(alarm, role.kind, person) === 'pending' && !isAskedToo(alarm, role.kind, person);
    return isOpen && role.people.indexOf(person) >= neededFor(role);
  });
}

/** The role is filled, and not by her: she need not do anything more for it. */
export function isFilledByOthers(alarm: Alarm, role: AlarmRole, person: string): boolean {
  const { state, fillers } = roleStatus(alarm, role);
  return state === 'filled' && alarm.ladder.length > 0 && fillers.every((one) => one.person !== person);
}

/** She fills a role only provisionally, because she arrives later than it allows. */
export function comesLate(alarm: Alarm, person: string): boolean {
  return rolesAsked(alarm, person).some((role) => {
    const { state, fillers } = roleStatus(alarm, role);
    return state === 'provisional' && fillers.some((one) => one.person === person && one.late);
  });
}

/** Nothing more is asked of her: every role she was asked for is filled, or the crisis team works without it. */
export function isNeededNoMore(alarm: Alarm, person: string): boolean {
  const roles = rolesAsked(alarm, person);
  return roles.length > 0 && roles.every((role) => isSettled(alarm, role));
}
