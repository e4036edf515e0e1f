// Looking people and domains up in the registers.
import { type BcDomain, bcDomains } from '../domain/bc-domain.ts';
import { type Person, people, type Reach, reach } from '../domain/people.ts';
import type { Store } from '../store/port.ts';
import type { Door } from './execute.ts';

export interface Directory {
  person(id: string): Promise<Person | undefined>;
  /** By Entra object id (GUID, lower case). */
  personOf(aadId: string): Promise<Person | undefined>;
  domain(id: string): Promise<BcDomain | undefined>;
  /** By the conversation id of its crisis channel. */
  domainOfChannel(conversationId: string): Promise<BcDomain | undefined>;
  domains(): Promise<readonly BcDomain[]>;
  /** Where Teams reaches somebody; undefined when nobody ever met the bot. */
  reach(person: string): Promise<Reach | undefined>;
}

const mostDomains = 500;

export function directory(entry: Door, store: Store): Directory {
  const person = async (id: string) => (await entry.read(people, id)).state.value;
  const domain = async (id: string) => (await entry.read(bcDomains, id)).state.value;

  async function idByKey(kind: 'person' | 'domain', key: string): Promise<string | undefined> {
    if (key === '') return undefined;
    const { rows } = await store.list({ kind, key, limit: 1 });
    return rows[0]?.address.id;
  }

  return {
    person,
    domain,
    async personOf(aadId) {
      const id = await idByKey('person', aadId.toLowerCase());
      return id === undefined ? undefined : person(id);
    },
    async domainOfChannel(conversationId) {
      const id = await idByKey('domain', conversationId);
      return id === undefined ? undefined : domain(id);
    },
    async domains() {
      const { rows } = await store.list({ kind: 'domain', limit: mostDomains });
      const found = await Promise.all(rows.map((row) => domain(row.address.id)));
      return found.filter((item) => item !== undefined).sort((a, b) => a.id.localeCompare(b.id));
    },
    reach: async (id) => (await entry.read(reach, id)).state.value,
  };
}
