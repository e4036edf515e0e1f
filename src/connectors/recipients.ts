// To which address or number a message goes: only where its owner lets it go, and only what can be one.

import type { Person } from '../domain/people.ts';
import { contacts, type PhoneNumber } from '../domain/people.ts';
import type { Directory } from '../engine/directory.ts';
import type { Handover } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { Undeliverable } from '../errors.ts';

export interface RecipientTools {
  readonly entry: Door;
  readonly look: Directory;
}

/** A plain address; what could end a header or name a second recipient is none. */
const plainAddress = /^[^\s<>@,;:"()[\]\\\p{Cc}]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/iu;
/** E.164. */
const plainNumber = /^\+[1-9]\d{6,14}$/;

/** The person a message goes to. Throws Undeliverable `never` for a channel or somebody unknown. */
export async function readerOf({ look }: RecipientTools, { delivery }: Handover): Promise<Person> {
  const person = 'person' in delivery.to ? await look.person(delivery.to.person) : undefined;
  if (!person) throw new Undeliverable('never', 'unknown-person');
  return person;
}

/**
 * The mail address, if alarms may use it. Who is told as one of many need not have agreed: it is the service address;
 * only who said no is left out. Throws Undeliverable `never`.
 */
export async function mailAddress({ entry }: RecipientTools, person: Person, asOneOfMany: boolean): Promise<string> {
  const { value } = (await entry.read(contacts, person.id)).state;
  if (asOneOfMany ? value?.email === false : value?.email !== true) throw new Undeliverable('never', 'way-not-allowed');
  if (!plainAddress.test(person.email)) throw new Undeliverable('never', 'no-address');
  return person.email;
}

/** The number that takes short messages or calls: the service mobile first, a private one last. */
export async function phoneNumber({ entry }: RecipientTools, person: Person, way: 'sms' | 'voice'): Promise<string> {
  const { value } = (await entry.read(contacts, person.id)).state;
  const usable = (value?.numbers ?? []).filter((number) => number[way] && plainNumber.test(number.number));
  const [best] = usable.toSorted((one, other) => order[one.kind] - order[other.kind]);
  if (!best) throw new Undeliverable('never', 'no-number');
  return best.number;
}

const order: Readonly<Record<PhoneNumber['kind'], number>> = { 'service-mobile': 0, service: 1, private: 2 };
