// One person's data: gathered for her (GDPR Art. 15), and taken out when she has left (Art. 17) as far as the law lets.

import { alarms } from '../domain/alarm-rules.ts';
import { rollId } from '../domain/audience.ts';
import type { JournalLine } from '../domain/chain.ts';
import { partId } from '../domain/check-in-part.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import { holds, holdsId } from '../domain/hold.ts';
import { type CaseAddress, type CaseKind, caseName, type Json } from '../domain/model.ts';
import { type Contact, contacts, type Person, people, type Reach, reach } from '../domain/people.ts';
import { aboutPerson } from '../domain/person-extract.ts';
import { retentionId } from '../domain/retention.ts';
import { tenantSyncId } from '../domain/tenant-sync.ts';
import { Refusal } from '../errors.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** Where cases of a kind are found: in lists, one per person or per domain, one for all, or beside the alarm or check-in. */
type Found = 'listed' | 'by-person' | 'by-domain' | 'beside' | { readonly id: string };

/** Every kind there is; the compiler asks for a new one. */
const places: Readonly<Record<CaseKind, Found>> = {
  alarm: 'listed',
  roll: 'beside',
  approval: 'beside',
  'joint-event': 'listed',
  proposal: 'listed',
  person: 'by-person',
  reach: 'by-person',
  domain: 'listed',
  structure: 'listed',
  scenario: 'listed',
  'report-recipients': 'listed',
  process: 'listed',
  bcms: 'listed',
  resource: 'listed',
  plan: 'listed',
  incident: 'listed',
  measure: 'listed',
  deviation: 'listed',
  emergency: 'by-domain',
  'year-plan': 'listed',
  'drill-book': 'listed',
  exercise: 'listed',
  'exercise-run': 'listed',
  review: 'listed',
  finding: 'listed',
  training: 'listed',
  'column-mapping': 'listed',
  handbook: 'by-domain',
  figures: 'listed',
  'kpi-set': 'listed',
  maturity: 'listed',
  ladder: 'listed',
  contact: 'by-person',
  'check-in': 'listed',
  'check-in-part': 'beside',
  'answer-link': 'listed',
  'phone-list': 'by-domain',
  audit: 'listed',
  retention: { id: retentionId },
  synthetic: 'listed',
  expiry: 'listed',
  rollout: 'listed',
  installation: 'by-person',
  'tenant-sync': { id: tenantSyncId },
  hold: { id: holdsId },
  bundle: 'by-person',
  numbering: { id: 'none' },
};

/** A line of a journal as far as it is about her. */
export interface OwnLine {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  /** She did it herself. */
  readonly own: boolean;
  readonly about: Json;
}

export interface PersonData {
  readonly person: Person;
  readonly contact: Contact | null;
  readonly reach: Reach | null;
  readonly roles: readonly { readonly domain: string; readonly role: string }[];
  /** Every journal that names her, by the name of its case. */
  readonly journals: readonly { readonly case: string; readonly lines: readonly OwnLine[] }[];
}

/** What was taken out, and what has to stay. */
export interface Forgotten {
  readonly values: number;
  /** Cases under a legal hold in which her name stays. */
  readonly held: readonly string[];
}

export interface PersonDesk {
  /** By id or address; undefined when nobody is found. */
  find(text: string): Promise<Person | undefined>;
  gather(id: string): Promise<PersonData>;
  /** Refused while she has a role or right, or is asked in an open alarm. */
  forget(id: string): Promise<Forgotten>;
}

const pageSize = 200;
const by = { system: 'setup' } as const;
const numbers = (length: number) => Array.from({ length }, (_, index) => index);

export function personDesk(env: Pick<Env, 'store'>, entry: Door, look: Directory): PersonDesk {
  const { store } = env;

  async function* listed(kind: CaseKind): AsyncGenerator<CaseAddress> {
    for (let after: string | null | undefined; after !== null; ) {
      const { rows, next } = await store.list({ kind, limit: pageSize, ...(after === undefined ? {} : { after }) });
      for (const { address } of rows) yield address;
      after = next;
    }
  }

  /** A case with those beside it. */
  async function whole(address: CaseAddress): Promise<readonly CaseAddress[]> {
    const { kind, id } = address;
    if (kind === 'alarm') {
      const { audience } = (await entry.read(alarms, id)).state;
      const rolls = audience ? numbers(audience.rolls).map((n) => rollId(id, audience, n)) : [];
      return [address, { kind: 'approval', id }, ...rolls.map((roll) => ({ kind: 'roll', id: roll }) as const)];
    }
    if (kind === 'check-in') {
      const { group } = (await entry.read(checkIns, id)).state;
      return [
        address,
        ...numbers(group.parts).map((n) => ({ kind: 'check-in-part', id: partId(id, group, n) }) as const),
      ];
    }
    return [address];
  }

  async function* everywhere(person: string): AsyncGenerator<CaseAddress> {
    const domains = (await look.domains()).map(({ id }) => id);
    for (const [kind, place] of Object.entries(places) as [CaseKind, Found][]) {
      if (place === 'by-person') yield { kind, id: person };
      else if (place === 'by-domain') for (const id of domains) yield { kind, id };
      else if (place === 'listed') for await (const address of listed(kind)) yield* await whole(address);
      else if (place !== 'beside') yield { kind, id: place.id };
    }
  }

  async function checkFree(person: Person): Promise<void> {
    const domains = await look.domains();
    const isNeeded = domains.some(
      ({ roles, management = [] }) =>
        management.includes(person.id) || roles.some(({ holders }) => holders.includes(person.id)),
    );
    if (isNeeded || person.grants.length > 0) throw new Refusal('person-needed');
    for await (const { id } of listed('alarm')) {
      const { status, names } = (await entry.read(alarms, id)).state;
      if (status === 'open' && Object.hasOwn(names, person.id)) throw new Refusal('person-needed');
    }
  }

  /** Her name in alarms, under her id; her own record, address and numbers in all earlier lines. */
  async function erase(id: string): Promise<Forgotten> {
    const held = (await entry.read(holds, holdsId)).state;
    const kept: string[] = [];
    let values = 0;
    const take = async (address: CaseAddress, names: readonly string[], before = Number.POSITIVE_INFINITY) => {
      for (const { seq, open } of await store.journal(address)) {
        for (const name of names.filter((one) => seq < before && Object.hasOwn(open, one))) {
          await store.erase(address, seq, name);
          values += 1;
        }
      }
    };
    for (const kind of ['person', 'reach', 'contact'] as const) {
      const lines = await store.journal({ kind, id });
      await take({ kind, id }, ['person'], lines.at(-1)?.seq ?? 0);
    }
    for await (const address of listed('alarm')) {
      const { names } = (await entry.read(alarms, address.id)).state;
      if (!Object.hasOwn(names, id)) continue;
      if (Object.hasOwn(held, caseName(address))) kept.push(caseName(address));
      else await take(address, [id]);
    }
    return { values, held: kept };
  }

  return {
    async find(text) {
      const wanted = text.trim().toLowerCase();
      const known = await look.person(text.trim());
      if (known) return known;
      for await (const { id } of listed('person')) {
        const found = await look.person(id);
        if (found && (found.email ?? '').toLowerCase() === wanted) return found;
      }
      return undefined;
    },
    async gather(id) {
      const [person, contact, address, domains] = await Promise.all([
        look.person(id),
        entry.read(contacts, id),
        entry.read(reach, id),
        look.domains(),
      ]);
      if (!person) throw new Refusal('not-found');
      const roles = domains.flatMap(({ id: domain, roles: all }) =>
        all.filter(({ holders }) => holders.includes(id)).map(({ kind }) => ({ domain, role: kind })),
      );
      const journals: PersonData['journals'][number][] = [];
      for await (const each of everywhere(id)) {
        const lines = (await store.journal(each)).flatMap((line) => ownLine(line, id, each.id === id));
        if (lines.length > 0) journals.push({ case: caseName(each), lines });
      }
      return { person, contact: contact.state.value ?? null, reach: address.state.value ?? null, roles, journals };
    },
    async forget(id) {
      const person = await look.person(id);
      if (!person) throw new Refusal('not-found');
      await checkFree(person);
      const { domain, language } = person;
      // Her id in place of her name: what the journal says of her stays readable, and names nobody.
      const gone: Person = { id, aadId: '', name: id, email: '', jobTitle: '', domain, language, grants: [] };
      await entry.execute(people, id, { type: 'put', value: gone }, by);
      const { value: address } = (await entry.read(reach, id)).state;
      if (address) {
        const away: Reach = { ...address, conversationId: '', teamsId: '', state: 'removed' };
        await entry.execute(reach, id, { type: 'put', value: away }, by);
      }
      const { value: contact } = (await entry.read(contacts, id)).state;
      if (contact) {
        const none: Contact = { person: id, numbers: [], email: false, confirmedAt: null };
        await entry.execute(contacts, id, { type: 'put', value: none }, by);
      }
      return erase(id);
    },
  };
}

/** `hers`: the whole case is hers. */
function ownLine({ seq, at, by: actor, entry, open }: JournalLine, id: string, hers: boolean): readonly OwnLine[] {
  const own = 'person' in actor && actor.person === id;
  const values = Object.fromEntries(Object.entries(open).map(([name, { value }]) => [name, value]));
  const all = { ...entry, ...values };
  const about = hers ? all : (aboutPerson(all, id) ?? (own ? plainFields(all) : undefined));
  return about === undefined ? [] : [{ seq, at, type: entry.type, own, about }];
}

/** What she wrote without naming herself; lists and records may speak of others. */
const plainFields = (value: object): Json =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => typeof field !== 'object' || field === null));
