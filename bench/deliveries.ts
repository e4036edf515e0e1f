// What the simulated Teams was asked and took, read from its own list of calls while a run goes on.
import type { Teams } from '../local/simulators/teams.ts';
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
  /** Cards of this alarm beyond the first one per person. */
  copies(alarm: string): number;
  requests(): number;
  /** Requests refused with 429. */
  throttled(): number;
  /** Requests about somebody's personal chat, refused ones too. */
  personal(): number;
}

export function deliveries(teams: Teams, now: () => number): Deliveries {
  const taken = new Map<string, Map<string, number>>();
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
      if (call.done && call.operation === 'post' && call.person !== undefined)
        note(call.about?.alarm ?? '', call.person);
    }
  }

  function note(subject: string, person: string): void {
    const alarm = alarmOfRoll(subject);
    const people = taken.get(alarm) ?? new Map<string, number>();
    if (people.has(person)) again.set(alarm, (again.get(alarm) ?? 0) + 1);
    else people.set(person, now());
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
