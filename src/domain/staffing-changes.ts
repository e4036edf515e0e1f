// What each entry about the crisis team makes of the alarm: posts, calls, and the messages owed.
import type { Alarm, AlarmMessage, AlarmRole } from './alarm.ts';
import { type Envelope, edit, owe } from './alarm-messages.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import { isOwed, outdated, withdrawn } from './ledger.ts';
import {
  askedAt,
  comes,
  emptyPost,
  isSettled,
  neededFor,
  postOf,
  roleStatus,
  rolesAsked,
  volunteers,
} from './staffing.ts';
import { askedFirst, leadersOf, waysTo } from './staffing-rules.ts';
import type { Addressed, CallTask, Escalated, FellBack, Post, StaffingEntry, Swapped } from './staffing-words.ts';
import type { Way } from './ways.ts';

/** The posts as the alarm begins; the first messages go to whoever is asked first. */
export function openPosts(alarm: Alarm, at: number): Alarm {
  const letters = new Map<string, Addressed>();
  const posts: Partial<Record<BaoRoleKind, Post>> = {};
  for (const role of alarm.roles) {
    const those = askedFirst(alarm, role);
    for (const { person, ways } of those) {
      letters.set(person, { person, ways: [...new Set([...(letters.get(person)?.ways ?? []), ...ways])] });
    }
    posts[role.kind] = {
      ...emptyPost,
      since: at,
      step: 1,
      asked: those.map(({ person }) => ({ person, at, order: alarm.order })),
    };
  }
  return address({ ...alarm, posts }, [...letters.values()], 'alarm', at);
}

/** Addresses people: a message by each way; whoever has none, or only Teams while it is down, is rung up by hand. */
function address(alarm: Alarm, people: readonly Addressed[], message: AlarmMessage, at: number): Alarm {
  const mail = people.flatMap(({ person, ways }) => ways.map((way) => ({ to: { person }, way })));
  const isWaiting = (ways: readonly Way[]) => alarm.teamsDownAt !== null && ways.every((way) => way === 'teams');
  const unreached = people.filter(({ ways }) => ways.length === 0 || isWaiting(ways)).map(({ person }) => person);
  const called = unreached.reduce((state, person) => openCall(state, person, 'no-way', at), alarm);
  return owing(called, mail, message, at);
}

/** Owes a message unless the same is still on its way. */
function owing(alarm: Alarm, mail: readonly Envelope[], message: AlarmMessage, at: number): Alarm {
  const open = Object.values(alarm.ledger.deliveries).filter(
    (item) => item.message === message && (isOwed(item) || item.state === 'reserved'),
  );
  const isOpen = ({ to, way }: Envelope) =>
    open.some((item) => item.way === way && JSON.stringify(item.to) === JSON.stringify(to));
  const fresh = mail.filter((one) => !isOpen(one));
  return { ...alarm, ledger: owe(alarm.ledger, fresh, { message, lane: 0, at }) };
}

/** Opens a call task, once per person while it is open. */
function openCall(alarm: Alarm, person: string, why: CallTask['why'], at: number): Alarm {
  if (alarm.calls.some((call) => call.person === person && call.doneAt === null)) return alarm;
  return { ...alarm, calls: [...alarm.calls, { person, why, at, triedAt: null, tries: 0, doneAt: null }] };
}

/** An answer came, by whatever way. */
function closeCalls(alarm: Alarm, person: string, at: number): Alarm {
  const calls = alarm.calls.map((call) =>
    call.person === person && call.doneAt === null ? { ...call, doneAt: at } : call,
  );
  return { ...alarm, calls };
}

const changePost = (alarm: Alarm, kind: BaoRoleKind, change: (post: Post) => Post): Alarm => ({
  ...alarm,
  posts: { ...alarm.posts, [kind]: change(postOf(alarm, kind)) },
});

function applyEscalated(alarm: Alarm, entry: Escalated, at: number): Alarm {
  const { role: kind, act, step, people } = entry;
  const { order } = alarm;
  const moved = changePost(alarm, kind, (post) => ({
    ...post,
    step: step === null ? post.step : step + 1,
    asked: act === 'ask' ? [...post.asked, ...people.map(({ person }) => ({ person, at, order }))] : post.asked,
  }));
  if (act === 'ask') return address(shown(moved, kind, at), people, 'alarm', at);
  if (act === 'remind') return remind(moved, people, at);
  return decided(moved, kind, at);
}

/** By a way not used before the alarm itself, else a reminder of it. */
function remind(alarm: Alarm, people: readonly Addressed[], at: number): Alarm {
  const used = (person: string, way: Way) =>
    Object.values(alarm.ledger.deliveries).some(
      (item) => item.message === 'alarm' && item.way === way && 'person' in item.to && item.to.person === person,
    );
  const split = (isAgain: boolean) =>
    people
      .map(({ person, ways }) => ({ person, ways: ways.filter((way) => used(person, way) === isAgain) }))
      .filter(({ ways }) => ways.length > 0);
  const none = people.filter(({ ways }) => ways.length === 0);
  return address(address(alarm, [...split(false), ...none], 'alarm', at), split(true), 'reminder', at);
}

/** Nobody is left. Where somebody comes late, that is what there is; else the Stabsleitung has to decide, and is told. */
function decided(alarm: Alarm, kind: BaoRoleKind, at: number): Alarm {
  const known = postOf(alarm, kind).unfilledAt !== null;
  const state = shown(
    changePost(alarm, kind, (post) => ({ ...post, unfilledAt: post.unfilledAt ?? at })),
    kind,
    at,
  );
  const role = state.roles.find((one) => one.kind === kind);
  const isCovered = role !== undefined && volunteers(state, role).length >= neededFor(role);
  return known || isCovered ? state : tellLeaders(state, at);
}

function tellLeaders(alarm: Alarm, at: number): Alarm {
  const older = edit(alarm, (item) => (item.message === 'unfilled' ? outdated(item, at) : item));
  const people = leadersOf(alarm).map((person) => {
    const ways = waysTo(alarm, person, ['teams']);
    return { person, ways: ways.length > 0 ? ways : waysTo(alarm, person, ['voice', 'sms', 'email']) };
  });
  return address(older, people, 'unfilled', at);
}

/** The cards of whoever was asked for a role show how it stands now; so does the channel's. */
function shown(alarm: Alarm, kind: BaoRoleKind, at: number, but = ''): Alarm {
  const those = new Set(postOf(alarm, kind).asked.map(({ person }) => person));
  those.delete(but);
  return edit(alarm, (item) => {
    const concerns = 'channel' in item.to ? item.message === 'alarm' : those.has(item.to.person);
    return concerns || item.message === 'unfilled' ? outdated(item, at) : item;
  });
}

/** Where an answer changed who fills a role, everybody else asked for it sees so. */
export function shownWhereChanged(before: Alarm, after: Alarm, person: string, at: number): Alarm {
  if (after.ladder.length === 0) return after;
  const says = (alarm: Alarm, role: AlarmRole) => {
    const { state, fillers } = roleStatus(alarm, role);
    return `${state} ${fillers.map((one) => one.person).join(' ')}`;
  };
  return rolesAsked(after, person)
    .filter((role) => says(before, role) !== says(after, role))
    .reduce((state, { kind }) => shown(state, kind, at, person), after);
}

/** Who was rung up before the ladder came to her is asked with that. */
export function askedByCall(alarm: Alarm, person: string, at: number): Alarm {
  return alarm.roles
    .filter(({ kind, people }) => people.includes(person) && askedAt(alarm, kind, person) === null)
    .reduce(
      (state, { kind }) =>
        changePost(state, kind, (post) => ({ ...post, asked: [...post.asked, { person, at, order: alarm.order }] })),
      alarm,
    );
}

/** Nobody is asked any more whose roles are all filled or done without. */
export function withoutNeedless(alarm: Alarm, at: number): Alarm {
  if (alarm.ladder.length === 0) return alarm;
  return edit(alarm, (item) => {
    const asks = item.message === 'alarm' || item.message === 'reminder';
    if (!asks || !isOwed(item) || !('person' in item.to)) return item;
    const roles = rolesAsked(alarm, item.to.person);
    return roles.every((role) => isSettled(alarm, role)) ? withdrawn(item, 'superseded', at) : item;
  });
}

/** After an answer: a role that was filled and is not any more is opened again, from the ladder's beginning. */
export function reopened(before: Alarm, after: Alarm, at: number): Alarm {
  const lost = after.roles.filter((role) => {
    const was = roleStatus(before, role).fillers.length;
    return was >= neededFor(role) && roleStatus(after, role).fillers.length < was;
  });
  if (lost.length === 0 || after.ladder.length === 0) return after;
  const open = lost.reduce(
    (state, { kind }) => changePost(state, kind, (post) => ({ ...post, since: at, step: 1, unfilledAt: null })),
    after,
  );
  return { ...open, staffedAt: null };
}

function applyFellBack(alarm: Alarm, { cause, people }: FellBack, at: number): Alarm {
  const state = cause === 'teams-down' ? { ...alarm, teamsDownAt: at } : alarm;
  const isOf = (person: string, message: AlarmMessage) =>
    Object.values(state.ledger.deliveries).some(
      (item) =>
        item.message === message && item.state === 'refused' && 'person' in item.to && item.to.person === person,
    );
  const unfilled = people.filter(({ person }) => isOf(person, 'unfilled'));
  const rest = people.filter((one) => !unfilled.includes(one));
  return address(address(state, rest, 'alarm', at), unfilled, 'unfilled', at);
}

/** Who filled the role before learns that she need not any more. */
function applySwapped(alarm: Alarm, { role: kind, person }: Swapped, at: number): Alarm {
  const role = alarm.roles.find((one) => one.kind === kind);
  const before = role ? roleStatus(alarm, role).fillers : [];
  const state = changePost(alarm, kind, (post) => ({
    ...post,
    takenOver: [person, ...post.takenOver.filter((one) => one !== person)],
  }));
  const now = role ? roleStatus(state, role).fillers.map((one) => one.person) : [];
  const relieved = before.map((one) => one.person).filter((one) => !now.includes(one));
  const people = relieved.map((one) => ({ person: one, ways: waysTo(state, one, ['teams', 'sms']) }));
  return address(shown(state, kind, at), people, 'relieved', at);
}

/** Folds one entry about the crisis team. */
export function applyStaffing(alarm: Alarm, entry: StaffingEntry, at: number): Alarm {
  switch (entry.type) {
    case 'escalated':
      return withoutNeedless(applyEscalated(alarm, entry, at), at);
    case 'fell-back':
      return applyFellBack(alarm, entry, at);
    case 'came-back':
      return { ...alarm, teamsDownAt: null };
    case 'appointed':
      return appointed(alarm, entry, at);
    case 'waived': {
      const state = changePost(alarm, entry.role, (post) => ({ ...post, waivedAt: at }));
      return withoutNeedless(shown(state, entry.role, at), at);
    }
    case 'swapped':
      return applySwapped(alarm, entry, at);
    case 'took-too': {
      const { role, person, takes } = entry;
      const state = changePost(alarm, role, (post) => ({ ...post, too: { ...post.too, [person]: takes } }));
      return withoutNeedless(reopened(alarm, shown(state, role, at), at), at);
    }
    case 'call-tried': {
      const calls = openCall(alarm, entry.person, 'no-way', at).calls.map((call) =>
        call.person === entry.person && call.doneAt === null ? { ...call, tries: call.tries + 1, triedAt: at } : call,
      );
      return { ...alarm, calls };
    }
    case 'staffed':
      return tellStaffed({ ...alarm, staffedAt: at }, at);
  }
}

function appointed(
  alarm: Alarm,
  { role: kind, person, ways, sealed }: Extract<StaffingEntry, { type: 'appointed' }>,
  at: number,
): Alarm {
  const name = sealed?.[person];
  const roles = alarm.roles.map((role) =>
    role.kind === kind && !role.people.includes(person) ? { ...role, people: [...role.people, person] } : role,
  );
  const known = { ...alarm, roles, ways: { ...alarm.ways, [person]: ways } };
  const named = { ...known, names: { ...alarm.names, [person]: typeof name === 'string' ? name : '' } };
  const state = changePost(named, kind, (post) => ({
    ...post,
    asked: [...post.asked, { person, at, order: alarm.order }],
    appointed: [...post.appointed, person],
    since: at,
    step: 1,
    unfilledAt: null,
    waivedAt: null,
  }));
  return address(
    shown(state, kind, at),
    [{ person, ways: waysTo(state, person, ['teams', 'voice', 'sms', 'email']) }],
    'alarm',
    at,
  );
}

/** *Stab arbeitsfähig* is posted in the channel; without one, whoever leads is told. */
function tellStaffed(alarm: Alarm, at: number): Alarm {
  const channel = Object.values(alarm.ledger.deliveries).find(({ to }) => 'channel' in to);
  const people = channel ? [] : leadersOf(alarm).map((person) => ({ person, ways: waysTo(alarm, person, ['teams']) }));
  const posted = channel ? owing(alarm, [{ to: channel.to, way: 'teams' }], 'staffed', at) : alarm;
  const told = address(posted, people, 'staffed', at);
  return edit(told, (item) => (item.message === 'unfilled' ? outdated(item, at) : item));
}

/** Somebody who comes anyway is no longer to be rung up. */
export function callsAfter(alarm: Alarm, person: string, answer: string, at: number): Alarm {
  if (answer === 'call-me') return openCall(alarm, person, 'call-me', at);
  return comes(alarm, person) || answer === 'unavailable' ? closeCalls(alarm, person, at) : alarm;
}
