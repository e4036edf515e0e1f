// What must be true of the ladder: no step early, late, twice or needless, and every role comes to an end.
import { roleStatus } from '../../src/domain/staffing.ts';
import type { Rule } from './check.ts';
import { skewOf, troubleBetween } from './spells.ts';

/** A commit takes a moment, within which the time that was read grows old. */
const moment = 250;
const lateAtMost = 7_000;

export const earlyStep: Rule = ({ replay, events }) =>
  replay.steps.flatMap(({ case: name, role, due, came }) =>
    came < due - moment - skewOf(events) ? [`${name} ${role} came ${due - came} ms early`] : [],
  );

export const lateStep: Rule = ({ replay, events }) =>
  replay.steps.flatMap(({ case: name, role, due, came, opened }) => {
    // A role opened again, or one whose case was busy until then, is due from that moment.
    const from = Math.max(due, opened);
    const allowed = lateAtMost + skewOf(events) + troubleBetween(events, from - 20_000, came);
    return came > from + allowed
      ? [`${name} ${role} came ${came - from} ms late, ${Math.round(allowed)} explained`]
      : [];
  });

/** Nothing is asked for a role that was filled before, and of nobody who answered before. */
export const needlessStep: Rule = ({ replay }) =>
  replay.steps.flatMap(({ case: name, role, isSettled, isAgain, answered }) => [
    ...(isAgain ? [`${name} ${role} twice`] : []),
    ...(isSettled ? [`${name} ${role} although it was filled`] : []),
    ...answered.map((person) => `${name} ${role}: ${person} although she had answered`),
  ]);

/** When all is over, each role of an open alarm is filled or known to be unfilled; `staffed` says so exactly then. */
export const openRole: Rule = ({ replay }) =>
  [...replay.alarms].flatMap(([name, alarm]) => {
    if (alarm.status !== 'open') return [];
    const states = alarm.roles.map((role) => roleStatus(alarm, role).state);
    const open = alarm.roles.filter((_, index) => states[index] === 'open' || states[index] === 'provisional');
    const isStaffed = states.every((state) => state === 'filled' || state === 'waived');
    return [
      ...open.map(({ kind }) => `${name} ${kind} has no end`),
      ...(isStaffed === (alarm.staffedAt !== null) ? [] : [`${name} is staffed: ${isStaffed}, but does not say so`]),
    ];
  });
