/** Who sits at the desk: one person, or two side by side. Kept in the address (`?person=…&second=…`). */
import type { DeskPerson } from '../contract.ts';
import type { Place } from './place.ts';

export type Seat = { person: string; start: Place; visit: number };
export type Seats = { first?: Seat; second?: Seat };

/** Somebody to seat, and where that person starts. */
export type Opening = { person: DeskPerson; start: Place };

let visits = 0;

/** The same person may take a seat again to start at another place, hence the visit's number. */
export function seat(seats: Seats, where: keyof Seats, person: string, start: Place = { area: 'chat' }): Seats {
  visits += 1;
  return { ...seats, [where]: { person, start, visit: visits } };
}

/** Seats one or two people anew, each at a place to start. */
export function seatAll([left, right]: Opening[]): Seats {
  const one = left ? seat({}, 'first', left.person.id, left.start) : {};
  return right ? seat(one, 'second', right.person.id, right.start) : one;
}

/** Empties a seat; whoever is left moves to the first. */
export function unseat(seats: Seats, where: keyof Seats): Seats {
  const left = where === 'first' ? seats.second : seats.first;
  return left ? { first: left } : {};
}

export function readSeats(query: URLSearchParams): Seats {
  const first = query.get('person');
  const second = query.get('second');
  const page = query.get('page');
  const start: Place = page ? { area: 'app', page } : { area: 'chat' };
  const one = first ? seat({}, 'first', first, start) : {};
  return first && second ? seat(one, 'second', second) : one;
}

/** Writes the seats into the address, without a new entry in the browser's history; where they start is over then. */
export function writeSeats(seats: Seats): void {
  const address = new URL(location.href);
  for (const [name, taken] of [
    ['person', seats.first],
    ['second', seats.second],
  ] as const) {
    if (taken) address.searchParams.set(name, taken.person);
    else address.searchParams.delete(name);
  }
  address.searchParams.delete('page');
  if (address.href !== location.href) history.replaceState(null, '', address);
}
