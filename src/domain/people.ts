// People: who somebody is, what she may do, and where Teams reaches her.
import { register } from './register.ts';
import type { Place } from './structure.ts';

export type Language = 'de' | 'en';

/**
 * Who may do what, per domain: `alarm` raises and ends alarms, `coordinator` is the BC-Beauftragte (BCB),
 * `oversight` the Zentralstelle, `admin` runs the system, `joint` calls several domains at once (Zentralstelle, CERT). Everybody is `staff` without being told.
 * `*` means every domain.
 */
export interface Grant {
  readonly role: 'alarm' | 'coordinator' | 'oversight' | 'admin' | 'joint';
  readonly domain: string;
}

/** What is known from the tenant about a person, once she was in a mapped group (`domain/rollout.ts`). */
export interface TenantFacts {
  /** `left`: no such account any more · `disabled`: it is locked · `unmapped`: in no group that names a domain. */
  readonly state: 'active' | 'left' | 'disabled' | 'unmapped';
  /** The groups of the mapping she is a member of, Entra object ids in order. */
  readonly groups: readonly string[];
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
  /** Where she belongs within it; absent while that is not known. */
  readonly place?: Place;
  readonly language: Language;
  readonly grants: readonly Grant[];
  /** Absent for whoever was never found in the tenant. */
  readonly tenant?: TenantFacts;
}

/** Whether she still has an account with which she could come in: what the tenant took back, counts at once. */
export const hasAccount = ({ tenant }: Pick<Person, 'tenant'>): boolean =>
  tenant?.state !== 'left' && tenant?.state !== 'disabled';

/** `de`, or `de <unit> <site>`. */
const statusOf = (language: Language, { unit, site }: Place) =>
  unit === '' && site === '' ? language : `${language} ${unit} ${site}`;

/** What the head of a person says beside id and domain. */
export function readStatus(status: string): Place & { readonly language: Language } {
  const [language, unit = '', site = ''] = status.split(' ');
  return { language: language === 'en' ? 'en' : 'de', unit, site };
}

/** Heads of people whom the tenant no longer counts among a domain's. */
const goneMark = 'gone';

/** Why somebody belongs to no audience any more, and whose she was; null for everybody else. */
export function readGone(
  status: string,
): { readonly state: Exclude<TenantFacts['state'], 'active'>; readonly domain: string } | null {
  const [mark, state, domain = ''] = status.split(' ');
  if (mark !== goneMark) return null;
  return { state: state === 'left' || state === 'disabled' ? state : 'unmapped', domain };
}

/**
 * Register of people; found by Entra object id. The head's status says in which language somebody reads and where she
 * belongs, so that an audience of any size is frozen from heads alone.
 */
export const people = register<Person>({
  name: 'person',
  personal: ['name', 'email', 'jobTitle', 'aadId'],
  head: ({ domain, language, aadId = '', grants = [], place = { unit: '', site: '' }, tenant }: Partial<Person>) => {
    // In no scope: whoever lists a domain, a unit or a site finds her no more.
    if (tenant && tenant.state !== 'active') {
      return { scope: '', status: `${goneMark} ${tenant.state} ${domain ?? ''}`, key: aadId.toLowerCase(), at: 0 };
    }
    // Those who alarm stand first in every list: they are looked for while an alarm waits for them. So do those who run
    // the system, who are told what runs out.
    const at = grants.some(({ role }) => role === 'alarm' || role === 'admin') ? 1 : 0;
    return { scope: domain ?? '', status: statusOf(language ?? 'de', place), key: aadId.toLowerCase(), at };
  },
});

/** Where Teams reaches a person: learnt from install events and from conversations we opened. */
export interface Reach {
  readonly person: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** `29:…` id of the person for this bot, needed for mentions; '' while unknown. */
  readonly teamsId: string;
  /** `blocked`: Teams said that she wants nothing of the bot; it is still tried, because nobody says when that ends. */
  readonly state: 'met' | 'removed' | 'blocked';
}

/** Where Teams reaches somebody: the connector's address and the personal chat. */
export interface ChatAddress {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

const between = ' ';

/** The address as the head of a `reach` case carries it; null when it carries none. */
export function addressIn(key: string): ChatAddress | null {
  const [serviceUrl = '', conversationId = ''] = key.split(between);
  return conversationId === '' ? null : { serviceUrl, conversationId };
}

/** Register of addresses, one case per person, with the person's id. */
export const reach = register<Reach>({
  name: 'reach',
  personal: ['conversationId', 'teamsId'],
  head: ({ state, serviceUrl, conversationId }: Partial<Reach>) => {
    const key = !conversationId ? '' : `${serviceUrl}${between}${conversationId}`;
    return { scope: '', status: state ?? 'met', key, at: 0 };
  },
});

/** A telephone number, how it may be used and when its owner last said that it is right. */
export interface PhoneNumber {
  /** E.164, such as `+495115550101`. */
  readonly number: string;
  /** Private numbers are given voluntarily and can be taken back at any time. */
  readonly kind: 'service' | 'service-mobile' | 'private';
  /** It takes short messages. */
  readonly sms: boolean;
  /** It may be called by the voice gateway. */
  readonly voice: boolean;
  /** It may stand on the printed list of numbers (Alarmliste mit Rufnummern). */
  readonly onPaper: boolean;
}

/**
 * How somebody is reached beside Teams. Kept apart from the person: only those who alarm see it, no card and no export
 * carries it (domain.md 7). Id is the person's.
 */
export interface Contact {
  readonly person: string;
  readonly numbers: readonly PhoneNumber[];
  /** Mail may be used for alarms; the address is the person's own (`Person.email`). */
  readonly email: boolean;
  /** When the owner last confirmed all of it, epoch milliseconds; null when never. */
  readonly confirmedAt: number | null;
}

/** Register of contacts. The head's key names the ways it opens, such as `email sms voice`, and no number. */
export const contacts = register<Contact>({
  name: 'contact',
  personal: ['numbers'],
  head: ({ numbers = [], email, confirmedAt }: Partial<Contact>) => {
    const opens = [
      ...(email ? ['email'] : []),
      ...(numbers.some(({ sms }) => sms) ? ['sms'] : []),
      ...(numbers.some(({ voice }) => voice) ? ['voice'] : []),
    ];
    return { scope: '', status: 'active', key: opens.join(' '), at: confirmedAt ?? 0 };
  },
});
