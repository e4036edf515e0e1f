// What the registers know about reaching people: Teams, what their contact opens, and when they confirmed it.
import type { TeamsReach } from '../domain/audit.ts';
import { contacts, hasAccount, people, reach } from '../domain/people.ts';
import { type Way, ways } from '../domain/ways.ts';
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
    teams: teamsReach(record.state.value !== undefined && hasAccount(record.state.value), met.state.value?.state),
    // A mail needs an address, and that stands with the person.
    second: ways.filter((way) => opens.includes(way) && (way !== 'email' || record.state.value?.email !== '')),
    confirmedAt: value?.confirmedAt ?? null,
  };
}

function teamsReach(isKnown: boolean, state: 'met' | 'removed' | 'blocked' | undefined): TeamsReach {
  if (!isKnown) return 'unknown-person';
  if (state === 'removed') return 'app-removed';
  return state ?? 'never-met';
}
