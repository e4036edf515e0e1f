/** The sample administration as a whole, and what the start and the desk need of it. */
import type { BcDomain, CrisisChannel } from '../../src/domain/bc-domain.ts';
import type { Contact, Person, Reach } from '../../src/domain/people.ts';
import type { BusinessProcess } from '../../src/domain/process.ts';
import type { Scenario } from '../../src/domain/scenario.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { de } from '../../src/texts/de.ts';
import type { DeskChannel, DeskPerson } from '../desk/contract.ts';
import type { PhoneOwner } from '../desk/phone-page.ts';
import { sampleContacts } from './contacts.ts';
import { sampleDomains } from './domains.ts';
import { fixedPersonId } from './fixed-ids.ts';
import { samplePeople } from './people.ts';
import { type SampleRegisters, sampleRegisters } from './registers.ts';
import { type DomainCode, type PersonKey, roster } from './roster.ts';
import { sampleScenarios } from './scenarios.ts';
import { sideBySide } from './side-by-side.ts';
import { structureOf } from './structures.ts';

/** A crisis channel with its domain and the ids of the people in it. */
export interface SampleChannel extends CrisisChannel {
  readonly domain: string;
  readonly members: readonly string[];
}

export interface Sample {
  readonly domains: readonly BcDomain[];
  readonly structures: readonly Structure[];
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
  readonly scenarios: readonly Scenario[];
  readonly processes: readonly BusinessProcess[];
  /** Processes, resources and limits with the versions they went through in a year. */
  readonly registers: SampleRegisters;
  readonly channels: readonly SampleChannel[];
}

/** The whole fictional Land, the same every time. `serviceUrl` is the connector its channels are reached by. */
export function sampleAdministration(options: { serviceUrl: string }): Sample {
  const domains = sampleDomains(options.serviceUrl);
  const people = samplePeople();
  const registers = sampleRegisters();
  return {
    domains,
    structures: (Object.keys(roster) as DomainCode[]).map(structureOf),
    people,
    contacts: sampleContacts(people, domains),
    scenarios: sampleScenarios(domains),
    processes: registers.processes.map(({ now }) => now),
    registers,
    channels: domains.flatMap((domain) =>
      domain.channel ? [{ ...domain.channel, domain: domain.id, members: membersOf(domain, people) }] : [],
    ),
  };
}

/** Who fills a role or holds a right in this very domain. */
function membersOf(domain: BcDomain, people: readonly Person[]): string[] {
  const holders = new Set(domain.roles.flatMap((role) => role.holders));
  return people
    .filter(({ id, grants }) => holders.has(id) || grants.some((grant) => grant.domain === domain.id))
    .map(({ id }) => id);
}

/** Stores one record: the kind of its register, its id, the record. */
export type PutRecord = (
  ...record:
    | [kind: 'domain', id: string, value: BcDomain]
    | [kind: 'structure', id: string, value: Structure]
    | [kind: 'person', id: string, value: Person]
    | [kind: 'scenario', id: string, value: Scenario]
    | [kind: 'reach', id: string, value: Reach]
    | [kind: 'contact', id: string, value: Contact]
) => Promise<void>;

/**
 * Feeds the sample into an empty store, kind after kind; registers come after them (registers.ts). Within a kind records go side by
 * side. What `put` throws ends it.
 */
export async function loadSample(
  sample: Sample & { readonly reach?: readonly Reach[] },
  put: PutRecord,
): Promise<SampleCounts> {
  await sideBySide(sample.domains, (domain) => put('domain', domain.id, domain));
  await sideBySide(sample.structures, (structure) => put('structure', structure.domain, structure));
  await sideBySide(sample.people, (person) => put('person', person.id, person));
  await sideBySide(sample.reach ?? [], (reach) => put('reach', reach.person, reach));
  await sideBySide(sample.contacts, (contact) => put('contact', contact.person, contact));
  await sideBySide(sample.scenarios, (scenario) => put('scenario', scenario.id, scenario));
  return sampleCounts(sample);
}

export type SampleCounts = Readonly<Record<Exclude<keyof Sample, 'registers'>, number>>;

/** How many of each there are. */
export function sampleCounts(sample: Sample): SampleCounts {
  return {
    domains: sample.domains.length,
    structures: sample.structures.length,
    people: sample.people.length,
    contacts: sample.contacts.length,
    scenarios: sample.scenarios.length,
    processes: sample.processes.length,
    channels: sample.channels.length,
  };
}

/**
 * The people as the desk lists them. `roles` holds first the rights by their codes (the desk translates them and picks
 * the raiser of its Probealarm by `alarm`), then the functions in the crisis team as short German words.
 */
export function deskPeople(sample: Sample): DeskPerson[] {
  const words = new Map<string, string[]>();
  for (const { kind, holders } of sample.domains.flatMap((domain) => domain.roles)) {
    holders.forEach((id, rank) => {
      const word = rank === 0 ? de.role[kind] : `${de.role[kind]} (Vertretung)`;
      words.set(id, [...(words.get(id) ?? []), word]);
    });
  }
  return sample.people.map(({ id, name, domain, grants, aadId, jobTitle }) => ({
    id,
    name,
    domain,
    roles: ['staff', ...new Set([...grants.map((grant) => grant.role), ...(words.get(id) ?? [])])],
    aadId,
    jobTitle,
  }));
}

/** Whose telephone and mailbox the desk plays. */
export function phoneOwners(sample: Sample): PhoneOwner[] {
  const numbers = new Map(sample.contacts.map(({ person, numbers: [first] }) => [person, first?.number]));
  return sample.people.map(({ id, name, email }) => ({ id, name, mail: email, number: numbers.get(id) }));
}

/** The crisis channels as the desk lists them. */
export function deskChannels(sample: Sample): DeskChannel[] {
  return sample.channels.map(({ conversationId, teamId, name, team, domain, members }) => ({
    conversationId,
    teamId,
    name,
    team,
    domain,
    members: [...members],
  }));
}

/** Where synthetic alarms go: a channel in which there is nobody. */
export const technicalChannel = {
  conversationId: '19:probealarm0000@thread.tacv2',
  teamId: '19:technik000000@thread.tacv2',
  name: 'Probealarm',
  team: 'BCM-Lotse Technik',
  members: [],
};

/** Somebody worth being first, and why. */
export interface Newcomer {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

const worthTrying: readonly (readonly [PersonKey, string])[] = [
  ['brueggemann', 'löst Alarme aus und beendet sie'],
  ['yildiz', 'startet Übungen und sieht alle Antworten'],
  ['osterloh', 'wird alarmiert: Rolle IT'],
  ['janssen', 'wird alarmiert: zwei Rollen auf einer Karte'],
];

/** The few people a newcomer should try first, all of one domain. */
export function newcomers(sample: Sample): Newcomer[] {
  return worthTrying.flatMap(([key, reason]) => {
    const person = sample.people.find(({ id }) => id === fixedPersonId(key));
    return person ? [{ id: person.id, name: person.name, reason }] : [];
  });
}
