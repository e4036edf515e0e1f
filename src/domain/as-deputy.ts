// Who is asked to stand in: the words of such a message differ, whichever way it goes.
import type { Alarm, AlarmRole } from './alarm.ts';
import { isAskedToo, lastAskedAt, neededFor, rolesAsked, saidFor } from './staffing.ts';

/** The roles for which somebody was asked only after the alarm began: as deputy, or appointed. */
export function asDeputy(alarm: Alarm, person: string): readonly AlarmRole[] {
  if (lastAskedAt(alarm, person) === alarm.raisedAt) return [];
  return rolesAsked(alarm, person).filter((role) => {
    const isOpen = saidFor(alarm, role.kind, person) === 'pending' && !isAskedToo(alarm, role.kind, person);
    return isOpen && role.people.indexOf(person) >= neededFor(role);
  });
}
