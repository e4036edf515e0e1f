// By which ways people are reached, looked up in the registers: Teams, and what their contact opens.
import type { TeamsReach } from '../domain/audit.ts';
import { contacts, people, reach } from '../domain/people.ts';
import { type Way, type WaysOf, ways } from '../domain/ways.ts';
import type { Door } from './execute.ts';

/** What is known about reaching somebody. */
export interface KnownPerson {
  readonly person: string;
  /** '' for somebody unknown. */
  readonly name: string;
  readonly teams: TeamsReach;
  /** Ways beside Teams. */
  readonly second: readonly Way[];
  /** When she last confirmed her contact, epoch milliseconds; null when never. */
  readonly confirmedAt: number | null;
}

/** Looks up each person once, in the given order. */
export function knownPeople(entry: Door, ids: readonly string[]): Promise<readonly KnownPerson[]> {
  return Promise.all([...new Set(ids)].map((id) => knownPerson(entry, id)));
}

async function knownPerson(entry: Door, person: string): Promise<KnownPerson> {
  const [record, met, contact] = await Promise.all([
    entry.read(people, person),
    entry.read(reach, person),
    entry.read(contacts, person),
  ]);
  const { value } = contact.state;
  const opens = value ? (contacts.head(contact.state).key.split(' ') as readonly string[]) : [];
  return {
    person,
    name: record.state.value?.name ?? '',
    teams: teamsReach(record.state.value !== undefined, met.state.value?.state),
    second: ways.filter((way) => way !== 'teams' && opens.includes(way)),
    confirmedAt: value?.confirmedAt ?? null,
  };
}

function teamsReach(isKnown: boolean, state: 'met' | 'removed' | 'blocked' | undefined): TeamsReach {
  if (!isKnown) return 'unknown-person';
  if (state === 'removed') return 'app-removed';
  return state ?? 'never-met';
}

/**
 * The ways that would be used for people: Teams for everybody we know who did not remove the app (a chat that was never
 * opened is opened when it is needed), and second ways that are set up here.
 */
export function waysOfPeople(known: readonly KnownPerson[], isSetUp: (way: Way) => boolean): WaysOf {
  const noTeams: readonly TeamsReach[] = ['unknown-person', 'app-removed'];
  return Object.fromEntries(
    known.map(({ person, teams, second }) => {
      const all: readonly Way[] = noTeams.includes(teams) ? second : ['teams', ...second];
      return [person, all.filter(isSetUp)];
    }),
  );
}
