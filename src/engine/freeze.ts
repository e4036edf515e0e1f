// What an alarm takes along when it is raised: its escalation plan, and by which ways each of its people is reached.
import { escalationPlans, type Ladder, ladderOf, planId } from '../domain/escalation.ts';
import type { Level } from '../domain/level.ts';
import { contacts } from '../domain/people.ts';
import type { Way, WaysOf } from '../domain/ways.ts';
import type { Directory } from './directory.ts';
import type { Door } from './execute.ts';

export interface Freezing {
  /** The domain's plan for the level, or the usual one. A Störung is only exercised, as a Notfall is. */
  ladder(domain: string, level: Level): Promise<Ladder>;
  /** The ways that lead to each of these people, among those this deployment has. */
  ways(people: readonly string[], avoidTeams: boolean): Promise<WaysOf>;
}

/** `open`: the ways this deployment is configured for. */
export function freezing(entry: Door, look: Directory, open: readonly Way[]): Freezing {
  async function waysOf(person: string, avoidTeams: boolean): Promise<readonly Way[]> {
    const [found, { state: contact }] = await Promise.all([look.person(person), entry.read(contacts, person)]);
    if (!found) return [];
    const numbers = contact.value?.numbers ?? [];
    const leads: Readonly<Record<Way, boolean>> = {
      // Whoever removed the app is tried, too: the refusal stands in the ledger, and she may install it again.
      teams: !avoidTeams,
      voice: numbers.some(({ voice }) => voice),
      sms: numbers.some(({ sms }) => sms),
      email: contact.value?.email === true && found.email !== '',
    };
    return open.filter((way) => leads[way]);
  }

  return {
    async ladder(domain, level) {
      const { state } = await entry.read(escalationPlans, planId(domain, level === 'DISRUPTION' ? 'EMERGENCY' : level));
      return ladderOf(state.value);
    },
    async ways(people, avoidTeams) {
      const found = await Promise.all(people.map(async (id) => [id, await waysOf(id, avoidTeams)] as const));
      return Object.fromEntries(found);
    },
  };
}
