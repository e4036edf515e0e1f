// Tells those who run the system, by their bundle, what runs out; and knows by itself when sets of emergency codes end.
import { bundles } from '../domain/bundle.ts';
import { emergencies, opens } from '../domain/emergency.ts';
import { type Expiry, type ExpiryRecord, expiries } from '../domain/expiry.ts';
import { caseName } from '../domain/model.ts';
import { type Person, people } from '../domain/people.ts';
import { dayOf } from '../domain/team.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

export interface KnownExpiry {
  readonly id: string;
  readonly state: ExpiryRecord & { readonly value: Expiry };
}

export interface Expiring {
  /** All that is registered, retired ones too; what ends first stands first. */
  all(): Promise<readonly KnownExpiry[]>;
  /** Tells whom an expiry owes a word. Doing it twice changes nothing. */
  tell(id: string): Promise<void>;
  /** From now on sets of emergency codes stand in the list by themselves. Returns how to stop. */
  watch(): () => void;
}

const pageSize = 200;
const spread = { system: 'spread' } as const;
const by = { system: 'audit' } as const;

/** Id of what the product itself knows of a domain's codes; nobody else may write it. */
const codesId = (domain: string): string => `codes-${domain}`;

export function expiring(env: Env, entry: Door, look: Directory): Expiring {
  /** Those who run the system; they stand first in the register, with those who alarm. */
  async function admins(): Promise<readonly Person[]> {
    const found: Person[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await env.store.list({ kind: 'person', limit: pageSize, ...(after === undefined ? {} : { after }) });
      const heads = page.rows.filter(({ at }) => at > 0);
      const read = await Promise.all(heads.map(({ address }) => entry.read(people, address.id)));
      found.push(...read.flatMap(({ state: { value } }) => (value ? [value] : [])));
      after = heads.length < page.rows.length ? null : page.next;
    }
    return found.filter(({ grants }) => grants.some(({ role }) => role === 'admin'));
  }

  async function noteCodes(domain: string): Promise<void> {
    try {
      const { codes } = (await entry.read(emergencies, domain)).state;
      const good = codes.filter((code) => opens(code, env.now()));
      if (good.length === 0) return;
      const endsOn = dayOf(Math.min(...good.map(({ endsAt }) => endsAt)));
      const value = { kind: 'codes', title: domain, where: '', endsOn, retired: false } as const;
      await entry.execute(expiries, codesId(domain), { type: 'put', value }, by);
    } catch (error) {
      // The next start does it again.
      const fault = error instanceof Error ? error.name : 'unknown';
      env.log.error('expiry.fault', { case: caseName({ kind: 'expiry', id: codesId(domain) }), error: fault });
    }
  }

  return {
    async all() {
      const found: KnownExpiry[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const more = after === undefined ? {} : { after };
        const page = await env.store.list({ kind: 'expiry', limit: pageSize, ...more });
        const read = page.rows.map(async ({ address: { id } }) => ({
          id,
          state: (await entry.read(expiries, id)).state,
        }));
        for (const { id, state } of await Promise.all(read)) {
          if (state.value) found.push({ id, state: { ...state, value: state.value } });
        }
        after = page.next;
      }
      return found.sort((a, b) => (a.state.value.endsOn < b.state.value.endsOn ? -1 : 1));
    },
    async tell(id) {
      const { state } = await entry.read(expiries, id);
      const { value, round, people: before } = state;
      if (!value || (state.state !== 'telling' && state.state !== 'closing')) return;
      const wish = { kind: 'expiry', ref: id } as const;
      const told = state.state === 'telling' ? await admins() : [];
      // A card of before may still stand open: this one names fewer days.
      for (const person of new Set([...before, ...told.map((each) => each.id)])) {
        await entry.execute(bundles, person, { type: 'done', ...wish }, spread);
      }
      for (const { id: person, domain } of told) {
        await entry.execute(
          bundles,
          person,
          { type: 'add', person, ...wish, domain, due: Date.parse(value.endsOn) },
          spread,
        );
      }
      if (state.state === 'telling') {
        env.log.warn('expiry.warned', { case: caseName({ kind: 'expiry', id }), count: state.warned ?? 0 });
        if (told.length === 0) env.log.warn('expiry.nobody', { case: caseName({ kind: 'expiry', id }) });
      }
      const ids = told.map((each) => each.id);
      await entry.execute(expiries, id, { type: 'told', round, people: ids }, spread);
    },
    watch() {
      void look.domains().then(
        (all) => Promise.all(all.map(({ id }) => noteCodes(id))),
        (error: unknown) => env.log.error('expiry.fault', { error: error instanceof Error ? error.name : 'unknown' }),
      );
      return entry.onCommit(({ kind, id }) => {
        if (kind === 'emergency') void noteCodes(id);
      });
    },
  };
}
