// What goes beside Teams in a case that asks people: second ways where Teams refuses somebody, is down, or is not used.
import { type Delivery, type Ledger, planned } from './ledger.ts';
import type { Lane } from './model.ts';
import { type SecondWay, secondWays, usableWays, type Way, type WaysOf } from './ways.ts';

/** How the people of a case are reached. */
export interface Reaching {
  /** By person, frozen; who is not named is reached by Teams. */
  readonly ways: WaysOf;
  readonly teamsDown: boolean;
}

/** By which ways a message goes to somebody. `beside`: ways used whether Teams works or not; `instead`: where it does not. */
export interface Wanted {
  readonly beside: readonly SecondWay[];
  readonly instead: readonly SecondWay[];
}

/** The ways by which somebody is told now. None: nothing leads to her but a call by hand. */
export function waysFor({ ways, teamsDown }: Reaching, person: string, { beside, instead }: Wanted): readonly Way[] {
  const known = usableWays(ways, person, ['teams', ...beside]);
  return teamsDown || !known.includes('teams') ? [...new Set([...known, ...insteadOf(ways, person, instead)])] : known;
}

/** Somebody must hear of it: where none of the wanted ways leads to her, any other is taken. */
function insteadOf(ways: WaysOf, person: string, instead: readonly SecondWay[]): readonly Way[] {
  const usable = usableWays(ways, person, instead);
  return usable.length > 0 ? usable : usableWays(ways, person, secondWays);
}

interface Letter<M extends string> {
  readonly person: string;
  readonly way: Way;
  readonly message: M;
  readonly lane: Lane;
}

/** Owes messages, each due at once. */
export function owing<M extends string>(ledger: Ledger<M>, letters: readonly Letter<M>[], at: number): Ledger<M> {
  const deliveries: Record<string, Delivery<M>> = { ...ledger.deliveries };
  for (const { person, way, message, lane } of letters) {
    const id = `d${Object.keys(deliveries).length + 1}`;
    deliveries[id] = planned<M>({ id, to: { person }, way, message, lane, ahead: false }, at);
  }
  return { ...ledger, deliveries };
}

/**
 * Owes by the second ways what Teams refused, and all of it while Teams is down; each message to each person once.
 * `wanted`: by which ways a message that is still worth telling goes instead, null for the others.
 */
export function owingInstead<M extends string>(
  ledger: Ledger<M>,
  { ways, teamsDown }: Reaching,
  wanted: (item: Delivery<M>) => readonly SecondWay[] | null,
  at: number,
): Ledger<M> {
  const items = Object.values<Delivery<M>>(ledger.deliveries);
  const letters = items.flatMap((item): readonly Letter<M>[] => {
    const { to, way, state, message, lane } = item;
    const isLost = way === 'teams' && 'person' in to && (state === 'refused' || (teamsDown && isOut(item)));
    const instead = isLost ? wanted(item) : null;
    if (instead === null || !('person' in to) || items.some((other) => isBeside(other, item))) return [];
    return insteadOf(ways, to.person, instead).map((other) => ({ person: to.person, way: other, message, lane }));
  });
  return letters.length === 0 ? ledger : owing(ledger, letters, at);
}

/** On its way or with Teams, and nobody answered it. */
const isOut = ({ state }: Delivery) =>
  state === 'planned' || state === 'reserved' || state === 'unknown' || state === 'accepted';

/** The same message to the same person by another way, not taken back and sent after the one in Teams. */
function isBeside(other: Delivery, { to, message, id }: Delivery): boolean {
  const isSame = other.message === message && JSON.stringify(other.to) === JSON.stringify(to);
  return isSame && other.way !== 'teams' && Number(other.id.slice(1)) > Number(id.slice(1));
}
