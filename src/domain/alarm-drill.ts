// What an exercise alarm came to: how many were reached, how fast each role was filled, deputies, contacts that led nowhere.
import type { Alarm, AlarmRole } from './alarm.ts';
import type { DrillFigures } from './exercise-run.ts';
import { asked, neededFor, postOf, roleStatus } from './staffing.ts';
import type { Way } from './ways.ts';

/** The figures as the alarm stands; counts of people only (BSI 200-4, 13.1: Erreichbarkeits- und Rückrufquote, Zeiten). */
export function drillFigures(id: string, alarm: Alarm): DrillFigures {
  const people = asked(alarm);
  const roles = alarm.roles
    .filter(({ kind }) => postOf(alarm, kind).waivedAt === null)
    .map((role) => ({ kind: role.kind, filledAfter: filledAfter(alarm, role), byDeputy: isByDeputy(alarm, role) }));
  return {
    alarm: id,
    number: alarm.number,
    asked: people.length,
    answered: people.filter((person) => (alarm.answers[person] ?? []).length > 0).length,
    roles,
    staffedAfter: alarm.staffedAt === null ? null : alarm.staffedAt - alarm.raisedAt,
    deputies: roles.filter(({ byDeputy }) => byDeputy).length,
    dead: deadWays(alarm),
  };
}

/** Until the first yes of somebody asked for it that still stands; null while nobody fills it. */
export function filledAfter(alarm: Alarm, role: AlarmRole): number | null {
  const status = roleStatus(alarm, role);
  if (status.filledBy === null || (status.state !== 'filled' && status.state !== 'provisional')) return null;
  const given = alarm.answers[status.filledBy] ?? [];
  const no = given.findLastIndex(({ answer }) => answer !== 'coming' && answer !== 'virtual');
  const since = given[no + 1]?.at;
  return since === undefined ? null : Math.max(0, since - alarm.raisedAt);
}

function isByDeputy(alarm: Alarm, role: AlarmRole): boolean {
  const { filledBy } = roleStatus(alarm, role);
  return filledBy !== null && role.people.indexOf(filledBy) >= neededFor(role);
}

/** Refused for good, by way; of each person and way once. */
function deadWays(alarm: Alarm): DrillFigures['dead'] {
  const byWay = new Map<Way, Set<string>>();
  for (const { to, way, state } of Object.values(alarm.ledger.deliveries)) {
    if (state !== 'refused' || !('person' in to)) continue;
    byWay.set(way, (byWay.get(way) ?? new Set()).add(to.person));
  }
  return [...byWay].map(([way, people]) => ({ way, people: people.size }));
}
