// Legal holds (Löschsperren): what is under one is not deleted, whatever its time. Who placed and lifted it, and why, stays in the journal.
import { Refusal } from '../errors.ts';
import { type CaseKind, caseName, type Entry, type Model } from './model.ts';

/** The one case of this kind. */
export const holdsId = 'all';
/**
 * What can be held. With an alarm its rolls, the report it came of, and the evaluation of its exercise or event; with a check-in its
 * parts; with a telephone list or a handbook of a domain who had its copies.
 */
export const heldKinds = [
  'alarm',
  'check-in',
  'review',
  'phone-list',
  'handbook',
] as const satisfies readonly CaseKind[];
export type HeldKind = (typeof heldKinds)[number];

const shortestReason = 10;
const longestReason = 300;
/** A hold is an exception; so many at once mean that the rules are wrong. */
const mostHolds = 200;

/** One hold. `label` is what people call the case, such as its number. */
export interface Hold {
  readonly kind: HeldKind;
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

interface Place extends Pick<Hold, 'kind' | 'id' | 'label' | 'reason'> {
  readonly type: 'place';
}
interface Lift extends Pick<Hold, 'kind' | 'id' | 'reason'> {
  readonly type: 'lift';
}
export type HoldCommand = Place | Lift;

interface Placed extends Entry, Omit<Place, 'type'> {
  readonly type: 'placed';
}
interface Lifted extends Entry, Omit<Lift, 'type'> {
  readonly type: 'lifted';
}
export type HoldEntry = Placed | Lifted;

/** By the name of the case. */
export type Holds = Readonly<Record<string, Hold>>;

/** A reason that says something and fits on a page. */
function checkHoldReason(reason: string): string {
  const said = reason.trim();
  if (said.length < shortestReason) throw new Refusal('hold-reason');
  if (said.length > longestReason) throw new Refusal('text-too-long', { most: longestReason });
  return said;
}

function decide(state: Holds, command: HoldCommand): readonly HoldEntry[] {
  const { kind, id } = command;
  const isHeld = Object.hasOwn(state, caseName({ kind, id }));
  const reason = checkHoldReason(command.reason);
  if (command.type === 'place') {
    if (isHeld) throw new Refusal('hold-there');
    if (Object.keys(state).length >= mostHolds) throw new Refusal('hold-too-many', { most: mostHolds });
    return [{ type: 'placed', v: 1, kind, id, label: command.label, reason }];
  }
  if (!isHeld) throw new Refusal('not-found');
  return [{ type: 'lifted', v: 1, kind, id, reason }];
}

export const holds: Model<Holds, HoldCommand, HoldEntry> = {
  name: 'hold',
  version: 1,
  empty: {},
  decide,
  apply(state, entry, { at, by }) {
    const { kind, id } = entry;
    const name = caseName({ kind, id });
    if (entry.type === 'placed') {
      const { label, reason } = entry;
      return { ...state, [name]: { kind, id, label, reason, at, by: 'person' in by ? by.person : '' } };
    }
    return Object.fromEntries(Object.entries(state).filter(([held]) => held !== name));
  },
  owed: () => [],
  head: () => null,
};
