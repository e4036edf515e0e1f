// Asking somebody to see to a case: when the next asking is due, and what the bundles of people still have to hear of it.

import type { Owed } from './model.ts';
import { dayOf } from './team.ts';
import { addDays, isWorkday, momentOf, workdaysAfter } from './working-time.ts';

/** `telling`: the wish is to be put into somebody's bundle · `told`: it is there · `closing`: it is to be taken out again. */
type AskingState = 'none' | 'telling' | 'told' | 'closing';

/** One wish after the other about one case; never two at once. */
export interface Asking {
  readonly state: AskingState;
  /** How many wishes there were. */
  readonly round: number;
  /** Whom it was put to; '' until that is known. */
  readonly person: string;
  /** Until when it should be done, epoch milliseconds. */
  readonly due: number;
  /** When the state was reached. */
  readonly at: number;
  /** When the next wish is due, epoch milliseconds; null for none. */
  readonly nextAt: number | null;
}

/** The wish of this round is in somebody's bundle, or out of it again. `person` is '' when there is nobody to ask. */
export interface Told {
  readonly type: 'told';
  readonly round: number;
  readonly state: 'telling' | 'closing';
  readonly person: string;
}

export const noAsking: Asking = { state: 'none', round: 0, person: '', due: 0, at: 0, nextAt: null };

/** Wishes are looked for at this wall time in Germany, on working days. */
const morning = '06:00';

/** The first morning of a working day from a day (`YYYY-MM-DD`) on, epoch milliseconds. */
export function morningOf(day: string): number {
  return momentOf(isWorkday(day) ? day : workdaysAfter(day, 1), morning);
}

/** True when a wish stands: it is in a bundle, or on its way there. */
export const isAsked = ({ state }: Asking): boolean => state === 'telling' || state === 'told';

/** A new wish; an older one must have been taken back before. */
export const begun = (asking: Asking, due: number, at: number): Asking => ({
  state: 'telling',
  round: asking.round + 1,
  person: '',
  due,
  at,
  nextAt: null,
});

/** The wish is fulfilled or needless; the next one is due at `nextAt`. */
export function settled(asking: Asking, nextAt: number | null, at: number): Asking {
  return isAsked(asking) ? { ...asking, state: 'closing', at, nextAt } : { ...asking, nextAt };
}

export const acceptsTold = (asking: Asking, { round, state }: Told): boolean =>
  asking.round === round && asking.state === state;

/** Days until it is tried again where there was nobody to ask. */
const tryAgain = 7;

export function told(asking: Asking, { state, person }: Pick<Told, 'state' | 'person'>, at: number): Asking {
  if (state === 'closing') return { ...asking, state: 'none', person: '', at };
  if (person !== '') return { ...asking, state: 'told', person, at };
  return { ...asking, state: 'none', person, at, nextAt: morningOf(addDays(dayOf(at), tryAgain)) };
}

/** Wakes for the next wish, tells for the one that stands. */
export function askingOwed(asking: Asking): readonly Owed[] {
  const { state, at, nextAt } = asking;
  return [
    ...(nextAt !== null && state === 'none' ? [{ kind: 'wake', at: nextAt } as const] : []),
    ...(state === 'telling' || state === 'closing' ? [{ kind: 'tell', at } as const] : []),
  ];
}
