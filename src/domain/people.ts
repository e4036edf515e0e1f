// People: who somebody is, what she may do, and where Teams reaches her.
import { register } from './register.ts';

export type Language = 'de' | 'en';

/**
 * Who may do what, per domain: `alarm` raises and ends alarms, `coordinator` is the BC-Beauftragte (BCB),
 * `oversight` the Zentralstelle, `admin` runs the system. Everybody is `staff` without being told.
 * `*` means every domain.
 */
export interface Grant {
  readonly role: 'alarm' | 'coordinator' | 'oversight' | 'admin';
  readonly domain: string;
}

/** A member of staff. `id` is random; name and address are erasable without breaking a journal. */
export interface Person {
  readonly id: string;
  /** Entra object id (GUID). */
  readonly aadId: string;
  readonly name: string;
  readonly email: string;
  /** What she does, such as "Leitung Rechenzentrum". */
  readonly jobTitle: string;
  /** Home BC-Domäne. */
  readonly domain: string;
  readonly language: Language;
  readonly grants: readonly Grant[];
}

/** Register of people; found by Entra object id. */
export const people = register<Person>({
  name: 'person',
  personal: ['name', 'email', 'jobTitle', 'aadId'],
  head: (person) => ({ scope: person.domain, status: 'active', key: (person.aadId ?? '').toLowerCase(), at: 0 }),
});

/** Where Teams reaches a person: learnt from install events and from conversations we opened. */
export interface Reach {
  readonly person: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** `29:…` id of the person for this bot, needed for mentions; '' while unknown. */
  readonly teamsId: string;
  readonly state: 'met' | 'removed';
}

/** Register of addresses, one case per person, with the person's id. */
export const reach = register<Reach>({
  name: 'reach',
  personal: ['conversationId', 'teamsId'],
  head: (value) => ({ scope: '', status: value.state, key: value.conversationId ?? '', at: 0 }),
});
