// Nights with the tenant's directory: who comes, who goes, what is read again, and what changes nothing.
import { describe, expect } from 'vitest';
import { groupOf, sampleRollout } from '../../local/sample/rollout.ts';
import { type Person, people } from '../../src/domain/people.ts';
import { type Rollout, rolloutId, rollouts } from '../../src/domain/rollout.ts';
import { type TenantSync, tenantSyncId, tenantSyncs } from '../../src/domain/tenant-sync.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

/** A quarter to one in Germany, on a Wednesday. */
const begin = Date.parse('2026-11-24T23:44:50Z');
const options = { begin, directory: true } as const;
const nobody = 'aaaaaaaa-0000-4000-8000-00000000000a';

async function map(w: World, change: (rollout: Rollout) => Rollout = (same) => same): Promise<void> {
  const value = change(sampleRollout(w.sample.domains, '2026-11-25'));
  await w.app().entry.execute(rollouts, rolloutId, { type: 'put', value }, { system: 'setup' });
}
const sync = async (w: World): Promise<TenantSync> => (await w.app().entry.read(tenantSyncs, tenantSyncId)).state;
/** The run of a night, to its end. */
async function night(w: World): Promise<TenantSync> {
  await w.advance(3);
  const state = await sync(w);
  expect(state.run).toBeNull();
  return state;
}
async function nextNight(w: World): Promise<TenantSync> {
  w.isKilled();
  await w.advance(24 * 60 - 3);
  await w.restarts();
  return night(w);
}
const record = async (w: World, name: string): Promise<Person | undefined> =>
  (await w.app().entry.read(people, w.people.id(name))).state.value;
const audience = (w: World, domain = 'MI-ITN') => w.app().audiences.count({ reach: 'domain', domain, roles: [] });
const everybody = (w: World) => w.app().audiences.count({ reach: 'everybody', domain: 'MI-ITN', roles: [] });
const asked = (w: World, what: string) => w.standIns.tenant.calls().filter((call) => call.what === what).length;

describe("the tenant's directory", () => {
  story(
    'is read whole once and then only what changed: who comes, who goes, who is called otherwise',
    async (w) => {
      await map(w);
      const { domain } = w.people.person('bernd');
      const group = groupOf(domain);
      const before = { own: await audience(w, domain), all: await everybody(w) };
      const first = await night(w);
      expect(first.failed.directory).toBeNull();
      expect(first.lastRead?.numbers).toMatchObject({ added: 0, gone: 0, several: 0, active: w.sample.people.length });
      expect({ own: await audience(w, domain), all: await everybody(w) }).toEqual(before);
      const pages = asked(w, 'users');
      expect(pages).toBe(Math.ceil(w.sample.people.length / 7));

      const { tenant } = w.standIns;
      const bernd = w.people.person('bernd');
      tenant.remove(bernd.aadId);
      tenant.put(w.people.person('britta').aadId, { displayName: 'Britta Neu-Name' });
      tenant.put(nobody, { displayName: 'Nele Neuling', mail: 'nele@land.example' });
      tenant.join(group, nobody);
      const second = await nextNight(w);
      expect(second.lastRead?.numbers).toMatchObject({ added: 1, changed: 1, gone: 1 });
      expect(asked(w, 'users')).toBe(pages + 1);
      expect((await record(w, 'britta'))?.name).toBe('Britta Neu-Name');
      // Gone from every audience at once, but not from the record: her roles show who is missing.
      expect((await record(w, 'bernd'))?.tenant?.state).toBe('left');
      expect(await w.app().look.personOf(bernd.aadId)).toBeUndefined();
      expect(await w.app().look.personOf(nobody)).toMatchObject({ name: 'Nele Neuling', domain, grants: [] });
      expect({ own: await audience(w, domain), all: await everybody(w) }).toEqual(before);

      // A night in which nothing happened writes nobody.
      const quiet = await nextNight(w);
      expect(quiet.lastRead?.numbers).toMatchObject({ added: 0, changed: 0, gone: 0 });
      // Entra gives a deleted account back: so do we.
      tenant.put(bernd.aadId, { displayName: bernd.name, mail: bernd.email });
      tenant.join(group, bernd.aadId);
      await nextNight(w);
      expect((await record(w, 'bernd'))?.tenant?.state).toBe('active');
      expect(await audience(w, domain)).toBe(before.own + 1);
    },
    options,
  );

  story(
    'changes nobody when it cannot be read to its end, and begins anew when the link is too old',
    async (w) => {
      await map(w);
      await night(w);
      const { tenant } = w.standIns;
      tenant.put(w.people.person('britta').aadId, { displayName: 'Britta Neu-Name' });
      tenant.deny('groups');
      const failed = await nextNight(w);
      expect(failed.failed.directory?.code).toBe('Authorization_RequestDenied');
      expect((await record(w, 'britta'))?.name).toBe(w.people.person('britta').name);
      // The second part does not wait for the first.
      expect(failed.rounds).toHaveLength(2);

      tenant.allowAll();
      tenant.forgetLinks();
      const whole = await nextNight(w);
      expect(whole.failed.directory).toBeNull();
      expect((await record(w, 'britta'))?.name).toBe('Britta Neu-Name');
      expect(whole.lastRead?.numbers).toMatchObject({ changed: 1, gone: 0, active: w.sample.people.length });
    },
    options,
  );

  story(
    'lets nobody go when too many would go at once, until somebody says that it is right',
    async (w) => {
      await map(w);
      await night(w);
      const before = await everybody(w);
      const isAdmin = ({ grants }: Person) => grants.some(({ role }) => role === 'admin');
      const admin = w.sample.people.find(isAdmin)?.id ?? '';
      const going = w.sample.people.filter((person) => !isAdmin(person)).slice(0, 25);
      for (const { aadId } of going) w.standIns.tenant.remove(aadId);
      const held = await nextNight(w);
      expect(held.held).toMatchObject({ gone: 25, of: w.sample.people.length });
      expect(await everybody(w)).toBe(before);

      const actor = { person: admin, via: 'tab' } as const;
      await w.app().entry.execute(tenantSyncs, tenantSyncId, { type: 'allow' }, actor);
      expect((await night(w)).held).toBeNull();
      expect(await everybody(w)).toBe(before - 25);
    },
    options,
  );

  story(
    'follows the mapping: another domain for a group, and nobody without one stays in an audience',
    async (w) => {
      await map(w);
      await night(w);
      const { itn: had, mk } = { itn: await audience(w), mk: await audience(w, 'MK') };
      await map(w, ({ groups, waves }) => ({
        groups: groups.map((row) => (row.domain === 'MK' ? { ...row, domain: 'MI-ITN' } : row)),
        waves,
      }));
      const moved = await nextNight(w);
      expect(moved.lastRead?.numbers.changed).toBe(mk);
      expect(await audience(w)).toBe(had + mk);
      expect(await audience(w, 'MK')).toBe(0);

      const { aadId, domain } = w.people.person('britta');
      w.standIns.tenant.leave(groupOf(domain), aadId);
      expect(domain).not.toBe('MK');
      const all = await everybody(w);
      w.standIns.tenant.put(w.people.person('bernd').aadId, { accountEnabled: false });
      await nextNight(w);
      expect((await record(w, 'britta'))?.tenant?.state).toBe('unmapped');
      expect((await record(w, 'bernd'))?.tenant?.state).toBe('disabled');
      expect(await everybody(w)).toBe(all - 2);
    },
    options,
  );
});

describe('a bad night of Graph', () => {
  const calls = (w: World, what: string) => w.standIns.tenant.calls().filter((call) => call.what === what);

  story(
    'loses nobody: throttled amid the pages, broken off, a page told twice, and somebody renamed meanwhile',
    async (w) => {
      await map(w);
      const { tenant } = w.standIns;
      const before = { own: await audience(w), all: await everybody(w) };
      const pages = Math.ceil(w.sample.people.length / 7);
      tenant.fault({ what: 'users', kind: 'TooManyRequests', retryAfter: 45, skip: 2, times: 1 });
      tenant.fault({ what: 'users', kind: 'repeat', skip: 3, times: 1 });
      tenant.fault({ what: 'groups', kind: 'ServiceUnavailable', skip: 1, times: 2 });
      tenant.fault({ what: 'groups', kind: 'repeat', skip: 3, times: 2 });
      await w.seconds(30);
      // It waits; the page with her on it was read already.
      expect(calls(w, 'users').map(({ status }) => status)).toEqual([200, 200, 429]);
      const [early] = w.sample.people.slice(0, 7);
      tenant.put(early?.aadId ?? '', { displayName: 'Erste Seite' });
      const state = await night(w);
      expect(state.failed.directory).toBeNull();
      const [refused, again] = calls(w, 'users').slice(2);
      expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(45_000);
      expect(calls(w, 'users')).toHaveLength(pages + 2);
      expect(calls(w, 'groups').filter(({ status }) => status === 503)).toHaveLength(2);
      expect(state.lastRead?.numbers).toMatchObject({ added: 0, gone: 0, nested: 0, active: w.sample.people.length });
      expect({ own: await audience(w), all: await everybody(w) }).toEqual(before);
      const next = await nextNight(w);
      expect(next.lastRead?.numbers).toMatchObject({ added: 0, changed: 1, gone: 0 });
      expect((await w.app().look.personOf(early?.aadId ?? ''))?.name).toBe('Erste Seite');
    },
    options,
  );

  story(
    'reads everything anew when a link grows too old amid the pages, even while it does so, and lets nobody go',
    async (w) => {
      await map(w);
      await night(w);
      const { tenant } = w.standIns;
      const renamed = w.sample.people.slice(0, 20);
      for (const { aadId, name } of renamed) tenant.put(aadId, { displayName: `${name} (neu)` });
      const all = await everybody(w);
      tenant.fault({ what: 'users', kind: 'SyncStateNotFound', skip: 1, times: 1 });
      tenant.fault({ what: 'users', kind: 'SyncStateNotFound', skip: 4, times: 1 });
      tenant.fault({ what: 'groups', kind: 'SyncStateNotFound', times: 1 });
      const whole = await nextNight(w);
      expect(whole.failed.directory).toBeNull();
      expect(calls(w, 'users').filter(({ status }) => status === 410)).toHaveLength(2);
      expect(whole.lastRead?.numbers).toMatchObject({ changed: 20, gone: 0, active: w.sample.people.length });
      expect(await everybody(w)).toBe(all);
      // From here on it is small again.
      const read = asked(w, 'users');
      expect((await nextNight(w)).lastRead?.numbers).toMatchObject({ changed: 0, gone: 0 });
      expect(asked(w, 'users')).toBe(read + 1);
    },
    options,
  );

  story(
    'gives up in the end, with nobody changed; the next night makes up for it',
    async (w) => {
      await map(w);
      await night(w);
      const { tenant } = w.standIns;
      const { aadId, name } = w.people.person('britta');
      tenant.put(aadId, { displayName: 'Britta Neu-Name' });
      tenant.remove(w.people.person('bernd').aadId);
      const all = await everybody(w);
      for (const [kind, code] of [
        ['TooManyRequests', 'throttled'],
        ['BadGateway', '502'],
        ['repeat', 'same-page'],
        ['SyncStateNotFound', 'stale'],
      ] as const) {
        tenant.fault({ what: 'users', kind });
        const read = asked(w, 'users');
        const failed = await nextNight(w);
        expect(failed.failed.directory?.code).toBe(code);
        expect(asked(w, 'users') - read).toBeLessThanOrEqual(10);
        expect((await record(w, 'britta'))?.name).toBe(name);
        expect(await everybody(w)).toBe(all);
        tenant.clearFaults();
      }
      const good = await nextNight(w);
      expect(good.lastRead?.numbers).toMatchObject({ changed: 1, gone: 1 });
      expect((await record(w, 'britta'))?.name).toBe('Britta Neu-Name');
      expect(await everybody(w)).toBe(all - 1);
    },
    options,
  );
});
