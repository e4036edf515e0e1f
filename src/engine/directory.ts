// Looking people and domains up in the registers.
import { type BcDomain, bcDomains } from '../domain/bc-domain.ts';
import { hasAccount, type Person, people, type Reach, reach } from '../domain/people.ts';
import type { Store } from '../store/port.ts';
import type { Door } from './execute.ts';

export interface Directory {
  person(id: string): Promise<Person | undefined>;
  /** By Entra object id (GUID, lower case); nobody whose account the tenant took back. */
  personOf(aadId: string): Promise<Person | undefined>;
  domain(id: string): Promise<BcDomain | undefined>;
  /** By the conversation id of its crisis channel. */
  domainOfChannel(conversationId: string): Promise<BcDomain | undefined>;
  domains(): Promise<readonly BcDomain[]>;
  /** Where Teams reaches somebody; undefined when nobody ever met the bot. */
  reach(person: string): Promise<Reach | undefined>;
}

const mostDomains = 500;
/** So many keys are remembered. */
const mostKeys = 20_000;

/** Looks in the registers. Ids are remembered, records never: who somebody is and may do is always read anew. */
export function directory(entry: Door, store: Store): Directory {
  const person = async (id: string) => (await entry.read(people, id)).state.value;
  const domain = async (id: string) => (await entry.read(bcDomains, id)).state.value;

  /** Under which id a key was last found. Only the id: what stands there is read anew, and must still bear the key. */
  const found = new Map<string, string>();

  async function byKey<Value>(
    kind: 'person' | 'domain',
    key: string,
    read: (id: string) => Promise<Value | undefined>,
    bears: (value: Value) => boolean,
  ): Promise<Value | undefined> {
    if (key === '') return undefined;
    const name = `${kind} ${key}`;
    const known = found.get(name);
    const remembered = known === undefined ? undefined : await read(known);
    if (remembered && bears(remembered)) return remembered;
    found.delete(name);
    const { rows } = await store.list({ kind, key, limit: 1 });
    const id = rows[0]?.address.id;
    if (id === undefined) return undefined;
    found.set(name, id);
    if (found.size > mostKeys) found.delete(found.keys().next().value as string);
    return read(id);
  }

  return {
    person,
    domain,
    async personOf(aadId) {
      const key = aadId.toLowerCase();
      const found = await byKey('person', key, person, (value) => value.aadId?.toLowerCase() === key);
      return found && hasAccount(found) ? found : undefined;
    },
    async domainOfChannel(conversationId) {
      return byKey('domain', conversationId, domain, ({ channel }) => channel?.conversationId === conversationId);
    },
    async domains() {
      const { rows } = await store.list({ kind: 'domain', limit: mostDomains });
      const found = await Promise.all(rows.map((row) => domain(row.address.id)));
      return found.filter((item) => item !== undefined).sort((a, b) => a.id.localeCompare(b.id));
    },
    reach: async (id) => (await entry.read(reach, id)).state.value,
  };
}
