// What a check-in shows at a glance: sums per answer, role and unit, and how many are available in which hour.
import { type BaoRoleKind, baoRoleKinds } from './bc-domain.ts';
import { type CheckInAnswer, checkInAnswers } from './check-in.ts';
import { type CheckInMember, type CheckInPart, type GivenCheckIn, lastCheckIn } from './check-in-part.ts';
import { type Shift, stripOf } from './check-in-times.ts';

/** How somebody stands: the last answer, or that there is none (also when it was erased). */
export type CheckInStanding = CheckInAnswer | 'missing';
export const checkInStandings: readonly CheckInStanding[] = ['missing', ...checkInAnswers];
export type CheckInCounts = Readonly<Record<CheckInStanding, number>>;

export interface BoardGroup<Key extends string> {
  readonly key: Key;
  readonly people: number;
  readonly counts: CheckInCounts;
}

/** One hour of the strip, from `at` on, epoch milliseconds. */
export interface BoardHour {
  readonly at: number;
  readonly available: number;
  /** Beside them, people who are available with restrictions. */
  readonly limited: number;
  /** False outside of the shift that was asked about. */
  readonly asked: boolean;
}

export interface CheckInBoard {
  readonly people: number;
  readonly counts: CheckInCounts;
  readonly roles: readonly BoardGroup<BaoRoleKind>[];
  readonly units: readonly BoardGroup<string>[];
  readonly hours: readonly BoardHour[];
}

/** Below so many people a number without names says too much about one of them. */
const fewestForSums = 5;

export function standingIn(part: CheckInPart, person: string): CheckInStanding {
  const answer = lastCheckIn(part, person)?.answer;
  return answer === undefined || answer === 'erased' ? 'missing' : answer;
}

/** Under which unit somebody is counted: a key of `BoardGroup`. */
export type UnitOf = (member: Pick<CheckInMember, 'domain' | 'unit'>) => string;

/** Adds up the parts of a check-in at a time; `unitOf` as her domain unless said otherwise. */
export function boardOf(
  parts: readonly CheckInPart[],
  shift: Shift,
  now: number,
  unitOf: UnitOf = ({ domain }) => domain,
): CheckInBoard {
  const total = tally();
  const roles = new Map<BaoRoleKind, ReturnType<typeof tally>>();
  const units = new Map<string, ReturnType<typeof tally>>();
  for (const part of parts) {
    for (const member of part.members) {
      const is = standingIn(part, member.id);
      total.add(is);
      within(units, unitOf(member)).add(is);
      for (const role of member.roles) within(roles, role).add(is);
    }
  }
  const groups = <Key extends string>(of: ReadonlyMap<Key, ReturnType<typeof tally>>) =>
    [...of].map(([key, each]) => ({ key, ...each.sums() }));
  return {
    ...total.sums(),
    roles: groups(roles).sort((a, b) => baoRoleKinds.indexOf(a.key) - baoRoleKinds.indexOf(b.key)),
    units: groups(units).sort((a, b) => (a.key < b.key ? -1 : 1)),
    hours: hoursOf(parts, shift, now),
  };
}

function tally() {
  const counts: Record<CheckInStanding, number> = {
    missing: 0,
    'on-site': 0,
    mobile: 0,
    from: 0,
    limited: 0,
    unavailable: 0,
  };
  return {
    add(is: CheckInStanding): void {
      counts[is] += 1;
    },
    sums: () => ({ people: Object.values(counts).reduce((sum, n) => sum + n, 0), counts: { ...counts } }),
  };
}

function within<Key>(all: Map<Key, ReturnType<typeof tally>>, key: Key): ReturnType<typeof tally> {
  const known = all.get(key) ?? tally();
  all.set(key, known);
  return known;
}

/** Available in an hour is whoever said so for all of it. */
function hoursOf(parts: readonly CheckInPart[], shift: Shift, now: number): readonly BoardHour[] {
  const given = parts.flatMap((part) => part.members.map(({ id }) => lastCheckIn(part, id)));
  return stripOf(shift, now).map(({ at, asked }) => {
    const count = (is: (answer: GivenCheckIn) => boolean) => given.filter((each) => each && is(each)).length;
    return {
      at,
      asked,
      available: asked ? count((answer) => isAvailable(answer, at)) : 0,
      limited: asked ? count(({ answer }) => answer === 'limited') : 0,
    };
  });
}

function isAvailable({ answer, from }: GivenCheckIn, at: number): boolean {
  if (answer === 'from') return (from ?? Number.POSITIVE_INFINITY) <= at;
  return answer === 'on-site' || answer === 'mobile';
}

/**
 * The board for somebody who may see sums but no names: nothing of a check-in of fewer than five people, and no role or
 * unit of fewer. Null when there is nothing to show.
 */
export function withoutSmall(board: CheckInBoard): CheckInBoard | null {
  if (board.people < fewestForSums) return null;
  const isLarge = ({ people }: { readonly people: number }) => people >= fewestForSums;
  const units = board.units.filter(isLarge);
  const rest = board.people - units.reduce((sum, { people }) => sum + people, 0);
  // What is left out could be worked out from the total: then no unit is shown at all.
  const tells = rest > 0 && rest < fewestForSums;
  return { ...board, roles: board.roles.filter(isLarge), units: tells ? [] : units };
}
