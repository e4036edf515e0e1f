// What the simulated Teams was asked and took, read from its own list of calls while a run goes on.
import type { Teams } from '../local/simulators/teams.ts';
import type { CardSubject } from '../local/simulators/teams-log.ts';
import { alarmOfRoll } from '../src/domain/audience.ts';

export interface Deliveries {
  /** Reads on; the calls that ended since the last look count as ended now. Cheap when there are none. */
  look(): void;
  /** How many people have a card of this alarm. */
  reached(alarm: string): number;
  /** Who they are, in the order of arrival. */
  people(alarm: string): readonly string[];
  /** When each of them first had it, milliseconds on the clock of the run, in the order of arrival. */
  times(alarm: string): readonly number[];
  /** Second copies of a message of this alarm; a reminder is a message of its own. */
  copies(alarm: string): number;
  requests(): number;
  /** Requests refused with 429. */
  throttled(): number;
  /** Requests about somebody's personal chat, refused ones too. */
  personal(): number;
}

export function deliveries(teams: Teams, now: () => number): Deliveries {
  const taken = new Map<string, Map<string, number>>();
  const messages = new Map<string, Set<string>>();
  const again = new Map<string, number>();
  let seen = 0;
  let throttled = 0;
  let personal = 0;

  function look(): void {
    const calls = teams.calls();
    for (; seen < calls.length; seen += 1) {
      const call = calls[seen];
      if (!call) break;
      if (call.status === 429) throttled += 1;
      if (call.person !== undefined) personal += 1;
      if (call.done && call.operation === 'post' && call.person !== undefined) note(call.about ?? {}, call.person);
    }
  }

  function note({ alarm: subject = '', delivery }: CardSubject, person: string): void {
    const alarm = alarmOfRoll(subject);
    const people = taken.get(alarm) ?? new Map<string, number>();
    const known = messages.get(alarm) ?? new Set<string>();
    const message = `${person} ${delivery}`;
    if (known.has(message)) again.set(alarm, (again.get(alarm) ?? 0) + 1);
    messages.set(alarm, known.add(message));
    if (!people.has(person)) people.set(person, now());
    taken.set(alarm, people);
  }

  return {
    look,
    reached: (alarm) => taken.get(alarm)?.size ?? 0,
    people: (alarm) => [...(taken.get(alarm)?.keys() ?? [])],
    times: (alarm) => [...(taken.get(alarm)?.values() ?? [])],
    copies: (alarm) => again.get(alarm) ?? 0,
    requests: () => seen,
    throttled: () => throttled,
    personal: () => personal,
  };
}
