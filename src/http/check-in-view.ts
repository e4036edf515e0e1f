// Pure views of a check-in: the row, the page, and its people for those who may see names.
import { type CheckIn, closesAt, isOpen, mostReminders, reopenWithin } from '../domain/check-in.ts';
import {
  boardOf,
  type CheckInBoard,
  type CheckInStanding,
  standingIn,
  type UnitOf,
  withoutSmall,
} from '../domain/check-in-board.ts';
import { type CheckInPart, lastCheckIn } from '../domain/check-in-part.ts';
import { fromChoices } from '../domain/check-in-times.ts';
import type { UnitBook } from './check-in-units.ts';
import type { DomainName, JournalLineView } from './contract.ts';
import type { CheckInPersonView, CheckInRow, CheckInView, MyCheckIn } from './contract-check-ins.ts';

/** What the visitor may see of a check-in: everything with names, sums without, or only her own. */
export type Sight = 'names' | 'sums' | 'own';

export interface Seen {
  readonly id: string;
  readonly state: CheckIn;
  readonly domain: DomainName;
  readonly sight: Sight;
  readonly mayManage: boolean;
  readonly person: string;
  /** Her own part; undefined when she is not asked. */
  readonly own: CheckInPart | undefined;
  /** All parts; empty for whoever sees only her own. */
  readonly parts: readonly CheckInPart[];
}

function boardFor({ sight, parts, state }: Seen, now: number, unitOf?: UnitOf): CheckInBoard | null {
  if (sight === 'own') return null;
  const board = boardOf(parts, state, now, unitOf);
  return sight === 'names' ? board : withoutSmall(board);
}

function sumsOf(seen: Seen, now: number): CheckInRow['sums'] {
  const board = boardFor(seen, now);
  if (!board) return null;
  const { people, counts } = board;
  return { people, answered: people - counts.missing, available: counts['on-site'] + counts.mobile + counts.from };
}

function mineIn({ own, person }: Seen): MyCheckIn | null {
  const given = own && lastCheckIn(own, person);
  return given ? { at: given.at, answer: given.answer, from: given.from } : null;
}

export function rowOf(seen: Seen, now: number): CheckInRow {
  const { id, state, domain, own } = seen;
  const { mode, exerciseName, question, role, from, to, due, reminded, askedAt, askedByName, status } = state;
  const text = { mode, exerciseName, question, role, from, to, due, reminded, askedAt };
  return {
    id,
    ...text,
    domain,
    status: status === 'none' ? 'open' : status,
    askedBy: askedByName,
    asked: own !== undefined,
    mine: mineIn(seen),
    sums: sumsOf(seen, now),
  };
}

export function pageOf(
  seen: Seen,
  more: { readonly journal: readonly JournalLineView[]; readonly units: UnitBook },
  now: number,
): CheckInView {
  const { state, sight, mayManage } = seen;
  const board = boardFor(seen, now, more.units.unitOf);
  return {
    ...rowOf(seen, now),
    endedAt: state.end?.at ?? null,
    choices: isOpen(state) ? fromChoices(state, now) : [],
    mayManage,
    seesNames: sight === 'names',
    board: board && { ...board, unitNames: more.units.names },
    manage: mayManage ? manageOf(seen, more.journal, now) : null,
    now,
  };
}

function manageOf(
  { state, parts }: Seen,
  journal: readonly JournalLineView[],
  now: number,
): NonNullable<CheckInView['manage']> {
  const undoUntil = state.end ? state.end.at + reopenWithin : null;
  return {
    nextReminder: isOpen(state) ? (state.reminders[state.reminded] ?? null) : null,
    remindersLeft: Math.max(0, mostReminders - state.reminded),
    closesAt: closesAt(state),
    undoUntil: undoUntil !== null && undoUntil > now ? undoUntil : null,
    undeliverable: parts.flatMap((part) => part.members.filter(({ id }) => deliveryOf(part, id) === 'undeliverable'))
      .length,
    journal,
  };
}

/** What is known of somebody's card; whoever answered has it, or needs it no more. */
function deliveryOf(part: CheckInPart, person: string): CheckInPersonView['delivery'] {
  if (part.answers[person]) return 'at-teams';
  const items = Object.values(part.ledger.deliveries).filter(({ to }) => 'person' in to && to.person === person);
  if (items.some(({ activityId }) => activityId !== null)) return 'at-teams';
  return items.some(({ state }) => state === 'refused') ? 'undeliverable' : 'sending';
}

export interface PeopleQuery {
  readonly q: string;
  readonly only: CheckInStanding | '';
  readonly order: 'worry' | 'name';
}

/** People found, in the order wished for; the missing first, and among equals by name: no order tells who was faster. */
export function peopleOf(
  parts: readonly CheckInPart[],
  { q, only, order }: PeopleQuery,
  nameOf: UnitOf,
): readonly CheckInPersonView[] {
  const wanted = q.trim().toLocaleLowerCase('de');
  const all = parts.flatMap((part) => part.members.map((member) => ({ part, member })));
  const found = all
    .map(({ part, member, member: { id, name, roles } }) => ({
      id,
      name,
      unit: nameOf(member),
      roles,
      standing: standingIn(part, id),
      from: lastCheckIn(part, id)?.from ?? null,
      delivery: deliveryOf(part, id),
    }))
    .filter((each) => (only === '' || each.standing === only) && each.name.toLocaleLowerCase('de').includes(wanted));
  const worry = ({ standing }: CheckInPersonView) => Number(standing !== 'missing');
  return found.sort((a, b) => (order === 'worry' ? worry(a) - worry(b) : 0) || a.name.localeCompare(b.name, 'de'));
}
