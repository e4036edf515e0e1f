// Who is asked for which role, and who fills it: what can be read off an alarm about its crisis team.
import { type Alarm, type AlarmRole, arrivalOf, type GivenAnswer, lastAnswer } from './alarm.ts';
import { type BaoRoleKind, usualArrivalLimit, usualNeeded } from './bc-domain.ts';
import { rankOf } from './escalation.ts';
import type { Post } from './staffing-words.ts';

/** `provisional`: filled by somebody who comes late, while somebody else is still asked. */
export type RoleState = 'open' | 'provisional' | 'filled' | 'unfilled' | 'waived';

/** Somebody who said that she fills a role. */
export interface Filler {
  readonly person: string;
  /** Epoch milliseconds of the expected arrival; null when taking part from afar. */
  readonly arrival: number | null;
  readonly virtual: boolean;
  /** She arrives later than the role allows. */
  readonly late: boolean;
}

/** Whether a role of the crisis team is filled, by whom and from when. */
export interface RoleStatus {
  readonly kind: BaoRoleKind;
  readonly state: RoleState;
  /** Whoever counts, at most as many as are needed. */
  readonly fillers: readonly Filler[];
  /** The first of them; null while nobody fills it. */
  readonly filledBy: string | null;
  readonly arrival: number | null;
  readonly virtual: boolean;
}

/** A role nobody was asked for. */
export const emptyPost: Post = {
  asked: [],
  since: 0,
  step: 0,
  unfilledAt: null,
  waivedAt: null,
  appointed: [],
  takenOver: [],
  too: {},
};

export const neededFor = ({ needed }: Pick<AlarmRole, 'needed'>): number => needed ?? usualNeeded;

/** The holders, who are asked first: as many as are needed. */
export function askedFor(role: Pick<AlarmRole, 'people' | 'needed'>): readonly string[] {
  return role.people.slice(0, neededFor(role));
}

/** The people asked when the alarm is raised: the holders of each role, once each. */
export function askedAtOnce(alarm: Pick<Alarm, 'roles'>): readonly string[] {
  return [...new Set(alarm.roles.flatMap(askedFor))];
}

/** Everybody asked so far, once each. */
export function asked(alarm: Pick<Alarm, 'roles' | 'posts'>): readonly string[] {
  return [...new Set(alarm.roles.flatMap(({ kind }) => postOf(alarm, kind).asked.map(({ person }) => person)))];
}

/** Stands on the list of a role, asked or not yet. */
export function isListed(alarm: Pick<Alarm, 'roles'>, person: string): boolean {
  return alarm.roles.some(({ people }) => people.includes(person));
}

export function postOf({ posts }: Pick<Alarm, 'posts'>, kind: BaoRoleKind): Post {
  return posts[kind] ?? emptyPost;
}

/** When somebody was asked for a role, epoch milliseconds; null when never. */
export function askedAt(alarm: Pick<Alarm, 'posts'>, kind: BaoRoleKind, person: string): number | null {
  return postOf(alarm, kind).asked.find((one) => one.person === person)?.at ?? null;
}

/** The roles somebody was asked for, in the alarm's order. */
export function rolesAsked(alarm: Alarm, person: string): readonly AlarmRole[] {
  return alarm.roles.filter(({ kind }) => askedAt(alarm, kind, person) !== null);
}

/** When somebody was asked last for any role, epoch milliseconds; the raising for whoever was never. */
export function lastAskedAt(alarm: Alarm, person: string): number {
  return Math.max(alarm.raisedAt, ...rolesAsked(alarm, person).map(({ kind }) => askedAt(alarm, kind, person) ?? 0));
}

/** The place of the last question to somebody among all asking and answering; below 0 when she was never asked. */
export function lastAskOrder(alarm: Alarm, person: string): number {
  const asks = alarm.roles.flatMap(({ kind }) => postOf(alarm, kind).asked);
  return Math.max(-1, ...asks.filter((one) => one.person === person).map(({ order }) => order));
}

/**
 * Until when somebody is asked to answer, epoch milliseconds: everybody has the same time from when she was asked, but
 * no longer than until the plan turns to somebody else for one of her roles.
 */
export function answerUntil(alarm: Alarm, person: string): number {
  const from = lastAskedAt(alarm, person);
  const turns = rolesAsked(alarm, person).map((role) => turnsToOthers(alarm, role, role.people.indexOf(person), from));
  return Math.min(from + (alarm.answerUntil - alarm.raisedAt), ...turns);
}

/** The same for whoever is asked first, as the channel reads it. */
export function firstAnswersUntil(alarm: Alarm): number {
  return Math.min(alarm.answerUntil, ...alarm.roles.map((role) => turnsToOthers(alarm, role, 0, alarm.raisedAt)));
}

/** When, after `from`, the plan asks somebody of a lower rank or gives the role up; Infinity when never. */
function turnsToOthers(alarm: Alarm, role: AlarmRole, index: number, from: number): number {
  const needed = neededFor(role);
  const { since } = postOf(alarm, role.kind);
  const lower = new Set(
    role.people.map((_, place) => rankOf(place, needed)).filter((rank) => rank > rankOf(index, needed)),
  );
  const step = alarm.ladder.find(
    ({ after, act, rank }) => since + after * 60_000 > from && (act === 'decide' || (act === 'ask' && lower.has(rank))),
  );
  return step ? since + step.after * 60_000 : Number.POSITIVE_INFINITY;
}

const isPositive = (answer: GivenAnswer | undefined) => answer?.answer === 'coming' || answer?.answer === 'virtual';

/** Somebody said that she comes or takes part. */
export function comes(alarm: Alarm, person: string): boolean {
  return isPositive(lastAnswer(alarm, person));
}

/** Somebody said that she cannot; she is not asked again. */
export function isOut(alarm: Alarm, person: string): boolean {
  return lastAnswer(alarm, person)?.answer === 'unavailable';
}

/**
 * What somebody asked for a role said about it: an answer given before she was asked is about other roles, so
 * nobody fills a role without knowing it. `pending` is silence, or a wish to be rung up.
 */
export function saidFor(alarm: Alarm, kind: BaoRoleKind, person: string): 'yes' | 'no' | 'pending' {
  const last = lastAnswer(alarm, person);
  if (isOut(alarm, person)) return 'no';
  const too = postOf(alarm, kind).too[person];
  if (too !== undefined && isPositive(last)) return too ? 'yes' : 'no';
  const ask = postOf(alarm, kind).asked.find((one) => one.person === person);
  return ask && isPositive(last) && (last?.order ?? 0) > ask.order ? 'yes' : 'pending';
}

/** Somebody who comes anyway and has not yet said whether she fills this role, too. */
export function isAskedToo(alarm: Alarm, kind: BaoRoleKind, person: string): boolean {
  const isAsked = askedAt(alarm, kind, person) !== null;
  return isAsked && comes(alarm, person) && saidFor(alarm, kind, person) === 'pending';
}

function fillerOf(alarm: Alarm, role: AlarmRole, person: string): Filler {
  const last = lastAnswer(alarm, person);
  const late = last?.answer === 'coming' && (last.eta ?? 0) > (role.arrivalLimit ?? usualArrivalLimit);
  return { person, arrival: last ? arrivalOf(last) : null, virtual: last?.answer === 'virtual', late };
}

/** Since when somebody has been saying yes without a break: a place in the order of all answers. */
function yesSince(alarm: Alarm, person: string): number {
  const answers = alarm.answers[person] ?? [];
  const no = answers.findLastIndex((one) => !isPositive(one));
  return answers[no + 1]?.order ?? 0;
}

/**
 * Everybody who said that she fills the role, those who count first: who took over, then who comes in time, then the
 * earlier answer.
 */
export function volunteers(alarm: Alarm, role: AlarmRole): readonly Filler[] {
  const { asked: those, takenOver } = postOf(alarm, role.kind);
  const turn = (person: string) => {
    const index = takenOver.indexOf(person);
    return index < 0 ? takenOver.length : index;
  };
  return those
    .filter(({ person }) => saidFor(alarm, role.kind, person) === 'yes')
    .map(({ person }) => fillerOf(alarm, role, person))
    .sort(
      (a, b) =>
        turn(a.person) - turn(b.person) ||
        Number(a.late) - Number(b.late) ||
        yesSince(alarm, a.person) - yesSince(alarm, b.person),
    );
}

/** How many are asked and have not said yes or no. */
export function pending(alarm: Alarm, role: AlarmRole): readonly string[] {
  const those = postOf(alarm, role.kind).asked.map(({ person }) => person);
  return those.filter((person) => saidFor(alarm, role.kind, person) === 'pending');
}

/** Who could still be asked, those who do not come anyway first. */
export function candidates(alarm: Alarm, role: AlarmRole): readonly string[] {
  const free = role.people.filter((person) => askedAt(alarm, role.kind, person) === null && !isOut(alarm, person));
  return [...free.filter((person) => !comes(alarm, person)), ...free.filter((person) => comes(alarm, person))];
}

/** How things stand with a role. */
export function roleStatus(alarm: Alarm, role: AlarmRole): RoleStatus {
  const fillers = volunteers(alarm, role).slice(0, neededFor(role));
  const [first] = fillers;
  const { kind } = role;
  const who = { filledBy: first?.person ?? null, arrival: first?.arrival ?? null, virtual: first?.virtual ?? false };
  return { kind, state: stateOf(alarm, role, fillers), fillers, ...who };
}

function stateOf(alarm: Alarm, role: AlarmRole, fillers: readonly Filler[]): RoleState {
  const { waivedAt, unfilledAt } = postOf(alarm, role.kind);
  if (waivedAt !== null) return 'waived';
  if (fillers.length < neededFor(role)) return unfilledAt === null ? 'open' : 'unfilled';
  const someoneElse = pending(alarm, role).length + candidates(alarm, role).length > 0;
  const waits = alarm.ladder.length > 0 && unfilledAt === null && someoneElse;
  return waits && fillers.some(({ late }) => late) ? 'provisional' : 'filled';
}

/** Nothing more is to be done for the role. */
export function isSettled(alarm: Alarm, role: AlarmRole): boolean {
  const { state } = roleStatus(alarm, role);
  return state === 'filled' || state === 'waived';
}

/** Every role is filled, or the crisis team works without it; and at least one is filled. */
export function isStaffed(alarm: Alarm): boolean {
  return (
    alarm.roles.every((role) => isSettled(alarm, role)) &&
    alarm.roles.some((role) => roleStatus(alarm, role).state === 'filled')
  );
}

/** A role that somebody else fills and that this person, who stands before her on the list, could take over. */
export function rolesToTakeOver(alarm: Alarm, person: string): readonly AlarmRole[] {
  return rolesAsked(alarm, person).filter((role) => {
    const { state, fillers } = roleStatus(alarm, role);
    const own = role.people.indexOf(person);
    const lower = fillers.some((one) => role.people.indexOf(one.person) > own);
    const isIn = fillers.some((one) => one.person === person);
    return state === 'filled' && lower && !isIn && saidFor(alarm, role.kind, person) === 'yes';
  });
}
