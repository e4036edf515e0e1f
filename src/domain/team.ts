// The people of a role at a moment: whose term runs, who is on call, who is away, and in which order they are asked.
import {
  type BaoRole,
  type BaoRoleKind,
  type BcDomain,
  type DutyWindow,
  type Term,
  usualArrivalLimit,
  usualNeeded,
} from './bc-domain.ts';

const berlinDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in Germany at a moment (epoch milliseconds), as `YYYY-MM-DD`: the form in which terms carry days. */
export const dayOf = (at: number): string => berlinDay.format(at);

/** What a role is used with where nobody said otherwise. */
export const neededOf = (role: Pick<BaoRole, 'needed'>): number => role.needed ?? usualNeeded;
/** Minutes. */
export const arrivalLimitOf = (role: Pick<BaoRole, 'arrivalLimit'>): number => role.arrivalLimit ?? usualArrivalLimit;

const unknownTerm: Term = { validFrom: null, validTo: null, trainedAt: null, exercisedAt: null };

/** What is known about somebody in a role; all null where nothing is. */
export function termOf({ terms = {} }: Pick<BaoRole, 'terms'>, person: string): Term {
  return Object.hasOwn(terms, person) ? (terms[person] ?? unknownTerm) : unknownTerm;
}

export type TermState = 'valid' | 'not-yet' | 'expired';

/** Whether a term runs on a day (`YYYY-MM-DD`); the last day counts. A day that is not known sets no limit. */
export function termState({ validFrom, validTo }: Pick<Term, 'validFrom' | 'validTo'>, day: string): TermState {
  if (validFrom !== null && day < validFrom) return 'not-yet';
  return validTo !== null && day > validTo ? 'expired' : 'valid';
}

/** Whether a duty window runs at a moment; its end is not included. */
export const runsAt = ({ from, to }: Pick<DutyWindow, 'from' | 'to'>, at: number): boolean => from <= at && at < to;

export function isAway({ duty = [] }: Pick<BcDomain, 'duty'>, person: string, at: number): boolean {
  return duty.some((window) => window.kind === 'away' && window.person === person && runsAt(window, at));
}

/** On call for a role at a moment; a window without a role counts for all of them. */
export function isOnCall(
  { duty = [] }: Pick<BcDomain, 'duty'>,
  person: string,
  kind: BaoRoleKind,
  at: number,
): boolean {
  return duty.some(
    (window) =>
      window.kind === 'on-call' &&
      window.person === person &&
      (window.role === null || window.role === kind) &&
      runsAt(window, at),
  );
}

/**
 * Who is asked to fill a role at a moment (epoch milliseconds), in this order: on call, then holder and deputies by
 * rank, then whoever is away. Whose term does not run is not asked; nobody stands in the list twice. Who is away and on
 * call counts as away: better a deputy now than a holder who is on leave.
 */
export function peopleInOrder(domain: BcDomain, role: BaoRole, at: number): readonly string[] {
  const day = dayOf(at);
  const place = (person: string) => {
    if (isAway(domain, person, at)) return 2;
    return isOnCall(domain, person, role.kind, at) ? 0 : 1;
  };
  return [...new Set(role.holders)]
    .filter((person) => termState(termOf(role, person), day) === 'valid')
    .map((person) => ({ person, place: place(person) }))
    .sort((one, other) => one.place - other.place)
    .map(({ person }) => person);
}
