// Who is still to be rung up by hand, in the order in which it helps the crisis team most.
import type { Alarm, AlarmRole } from './alarm.ts';
import { rankFor } from './own-part.ts';
import { askedAt, comes, isOut, isSettled, saidFor } from './staffing.ts';
import type { CallTask } from './staffing-words.ts';

/**
 * Somebody to ring up. `silent` was asked and said nothing, `next` was not asked yet; the others have a call task.
 * `roles` are hers that nobody fills yet, first the one she is rung up for.
 */
export interface ToCall {
  readonly person: string;
  readonly why: CallTask['why'] | 'silent' | 'next';
  readonly roles: readonly AlarmRole[];
  readonly task: CallTask | null;
}

const urgency: readonly ToCall['why'][] = ['call-me', 'no-way', 'silent', 'next'];

/**
 * Everybody who may still fill a role that nobody fills, and every open call; once each, under the role she is asked
 * for, else the one for which she stands highest. Core roles come first, within a role call tasks, then who was asked,
 * then who would be asked next, by rank.
 */
export function callList(alarm: Alarm): readonly ToCall[] {
  if (alarm.status !== 'open') return [];
  const open = alarm.roles.filter((role) => !isSettled(alarm, role));
  const roles = [...open.filter(({ core }) => core), ...open.filter(({ core }) => !core)];
  const called = alarm.calls.filter(({ doneAt }) => doneAt === null).map(({ person }) => person);
  const people = [...new Set([...roles.flatMap((role) => role.people), ...called])];
  const all = people
    .map((person) => toCall(alarm, roles, person))
    .filter((one) => one.roles.length > 0 || called.includes(one.person));
  const place = ({ roles: [first] }: ToCall) => (first ? roles.indexOf(first) : roles.length);
  const rank = ({ person, roles: [first] }: ToCall) => (first ? rankFor(alarm, first, person) : 0);
  return all.sort(
    (a, b) => place(a) - place(b) || urgency.indexOf(a.why) - urgency.indexOf(b.why) || rank(a) - rank(b),
  );
}

/** She stands on the list of the role, and nobody knows yet whether she fills it. */
function isWanted(alarm: Alarm, role: AlarmRole, person: string): boolean {
  if (!role.people.includes(person) || isOut(alarm, person)) return false;
  if (askedAt(alarm, role.kind, person) !== null) return saidFor(alarm, role.kind, person) === 'pending';
  // Whoever comes anyway is asked by card whether she fills one role more.
  return !comes(alarm, person);
}

function toCall(alarm: Alarm, open: readonly AlarmRole[], person: string): ToCall {
  const task = alarm.calls.findLast((call) => call.person === person && call.doneAt === null) ?? null;
  const isAskedFor = ({ kind }: AlarmRole) => askedAt(alarm, kind, person) !== null;
  const roles = open
    .filter((role) => isWanted(alarm, role, person))
    .sort(
      (a, b) => Number(isAskedFor(b)) - Number(isAskedFor(a)) || rankFor(alarm, a, person) - rankFor(alarm, b, person),
    );
  const isAsked = roles.some(isAskedFor);
  return { person, why: whyOf(alarm, person, task, isAsked), roles, task };
}

/** Ringing somebody up in vain opens a task, too: where a message may have arrived, she is silent, not out of reach. */
function whyOf(alarm: Alarm, person: string, task: CallTask | null, isAsked: boolean): ToCall['why'] {
  if (task?.why === 'call-me') return 'call-me';
  const mail = Object.values(alarm.ledger.deliveries).filter(({ to }) => 'person' in to && to.person === person);
  if (task && mail.every(({ state }) => state === 'refused')) return 'no-way';
  return isAsked ? 'silent' : 'next';
}
