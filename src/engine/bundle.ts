// Passes wishes into people's bundles, and what was not done on to the BC-Beauftragte of the domain.
import { isConfirmed } from '../domain/audit.ts';
import { type BundleItem, bundles } from '../domain/bundle.ts';
import { caseName } from '../domain/model.ts';
import { contacts } from '../domain/people.ts';
import { peopleInOrder } from '../domain/team.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

export interface Bundling {
  /** Who answers for business continuity in a domain and is not the person herself; '' when there is nobody. */
  coordinatorOf(domain: string, person: string): Promise<string>;
  /** Tells whoever is owed to be told: that something was not done, or that it was done after all. */
  tell(person: string): Promise<void>;
  /** From now on a contact that its owner confirmed settles what was asked about it. Returns how to stop. */
  watch(): () => void;
}

const by = { system: 'spread' } as const;

export function bundling(env: Env, entry: Door, look: Directory): Bundling {
  async function coordinatorOf(domain: string, person: string): Promise<string> {
    const found = await look.domain(domain);
    const role = found?.roles.find(({ kind }) => kind === 'BC_OFFICER');
    const all = found ? [...(role ? peopleInOrder(found, role, env.now()) : []), ...(found.management ?? [])] : [];
    return all.find((id) => id !== person) ?? '';
  }

  async function hand(person: string, { id, kind, ref, domain }: BundleItem): Promise<void> {
    const to = await coordinatorOf(domain, person);
    if (to === '') env.log.warn('bundle.nobody', { case: caseName({ kind: 'bundle', id: person }), kind });
    else {
      const item = { person: to, kind: 'overdue', ref: refOf(person, kind, ref), domain, due: null } as const;
      await entry.execute(bundles, to, { type: 'add', ...item }, by);
    }
    await entry.execute(bundles, person, { type: 'handed', id, to }, by);
  }

  async function close(person: string, { id, kind, ref, domain, handedTo }: BundleItem): Promise<void> {
    // The process may have died between telling and writing down whom.
    const to = handedTo === '' ? await coordinatorOf(domain, person) : handedTo;
    const done = { type: 'done', kind: 'overdue', ref: refOf(person, kind, ref) } as const;
    if (to !== '') await entry.execute(bundles, to, done, by);
    await entry.execute(bundles, person, { type: 'closed', id }, by);
  }

  async function settle(person: string): Promise<void> {
    const { value } = (await entry.read(contacts, person)).state;
    if (!value || !isConfirmed(value, env.now())) return;
    await entry.execute(bundles, person, { type: 'done', kind: 'contact', ref: person }, by);
  }

  return {
    coordinatorOf,
    async tell(person) {
      const { state } = await entry.read(bundles, person);
      for (const item of state.items) {
        if (item.status === 'handing') await hand(person, item);
        if (item.status === 'closing') await close(person, item);
      }
    },
    watch: () =>
      entry.onCommit(({ kind, id }) => {
        if (kind !== 'contact') return;
        settle(id).catch((error: unknown) => {
          // The nightly audit does it again.
          const fault = error instanceof Error ? error.name : 'unknown';
          env.log.error('bundle.fault', { case: caseName({ kind: 'bundle', id }), error: fault });
        });
      }),
  };
}

/** What an overdue item is about: whose, what, and which of them where somebody may be asked for several. */
const refOf = (person: string, kind: string, ref: string) =>
  ref === person ? `${kind}/${person}` : `${kind}/${person}/${ref}`;

/** The person, kind and case that an overdue item is about. */
export function overdueOf(ref: string): { readonly kind: string; readonly person: string; readonly about: string } {
  const [kind = '', person = '', about = person] = ref.split('/');
  return { kind, person, about };
}
