// Nights with the app at everybody: installed in waves, chats opened before any emergency, never while an alarm is open.
import { describe, expect } from 'vitest';
import { sampleRollout } from '../../local/sample/rollout.ts';
import { installations } from '../../src/domain/installation.ts';
import { reach } from '../../src/domain/people.ts';
import { rolloutId, rollouts } from '../../src/domain/rollout.ts';
import { type TenantSync, tenantSyncId, tenantSyncs } from '../../src/domain/tenant-sync.ts';
import type { PreflightView } from '../../src/http/contract-preflight.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const begin = Date.parse('2026-11-24T23:44:50Z');
const options = { begin, directory: true, installedForAll: false } as const;

async function map(w: World, today = '2026-11-25'): Promise<void> {
  const value = sampleRollout(w.sample.domains, today);
  await w.app().entry.execute(rollouts, rolloutId, { type: 'put', value }, { system: 'setup' });
}
const sync = async (w: World): Promise<TenantSync> => (await w.app().entry.read(tenantSyncs, tenantSyncId)).state;
const state = async (w: World, id: string) => (await w.app().entry.read(installations, id)).state.value?.state;
const met = async (w: World, id: string) => (await w.app().entry.read(reach, id)).state.value;
const ofHouse = (w: World, domain: string) => w.sample.people.filter((person) => person.domain === domain);
const asked = (w: World, what: string) => w.standIns.tenant.calls().filter((call) => call.what === what);

describe('the app at everybody', () => {
  story(
    'comes in the night of a wave, with its chat and without a sound; later waves wait',
    async (w) => {
      await map(w);
      const [blocked, unlicensed] = ofHouse(w, 'MI-ITN').slice(-2);
      w.standIns.tenant.put(unlicensed?.aadId ?? '', { licensed: false });
      w.standIns.tenant.deny('list');
      await w.advance(3);
      // Without the permission it is said once, and nobody is called unreachable for it.
      expect((await sync(w)).failed.apps?.code).toBe('Authorization_RequestDenied');
      expect(await state(w, blocked?.id ?? '')).toBeUndefined();

      w.standIns.tenant.allowAll();
      w.isKilled();
      await w.advance(24 * 60 - 3);
      await w.restarts();
      await w.advance(3);
      const { rounds, run, failed } = await sync(w);
      expect({ run, failed: failed.apps }).toEqual({ run: null, failed: null });
      const all = w.sample.people.length;
      const own = ofHouse(w, 'MI-ITN').length - 1;
      expect(rounds.at(-1)?.numbers).toMatchObject({
        ready: own,
        installed: own,
        opened: own,
        'no-licence': 1,
        waiting: all - own - 1,
      });
      expect(await state(w, unlicensed?.id ?? '')).toBe('no-licence');
      for (const { id } of ofHouse(w, 'MI-ITN').slice(0, -1)) {
        expect(await met(w, id)).toMatchObject({ state: 'met', conversationId: expect.stringMatching(/^a:1/) });
      }
      expect(await met(w, ofHouse(w, 'MK')[0]?.id ?? '')).toBeUndefined();

      // The next night only looks: nothing is installed twice, nothing is written about people.
      const lines = async () =>
        (await w.app().env.store.journal({ kind: 'installation', id: blocked?.id ?? '' })).length;
      const before = await lines();
      w.isKilled();
      await w.advance(24 * 60 - 3);
      await w.restarts();
      await w.advance(3);
      expect((await sync(w)).rounds.at(-1)?.numbers).toMatchObject({ ready: own, installed: 0, opened: 0 });
      expect(await lines()).toBe(before);
      expect(asked(w, 'install').filter(({ status }) => status === 201)).toHaveLength(own);
    },
    options,
  );

  story(
    'never asks more often than 30 times a second, and goes on after a kill where it was',
    async (w) => {
      await map(w, '2026-11-01');
      // Everybody is read; the second slice of people is on its way.
      for (let second = 0; asked(w, 'list').length < 20 && second < 120; second += 1) await w.seconds(1);
      const seen = asked(w, 'list').length;
      expect(seen).toBeLessThan(w.sample.people.length);
      w.isKilled();
      await w.restarts();
      expect((await sync(w)).run?.part).toBe('apps');
      await w.advance(3);
      const { rounds } = await sync(w);
      expect(rounds.at(-1)?.numbers.ready).toBe(w.sample.people.length);
      // What was done since the last note is looked at once more, and installs nobody twice.
      expect(asked(w, 'list').length).toBe(w.sample.people.length + seen);
      expect(asked(w, 'install')).toHaveLength(w.sample.people.length);
      const lists = asked(w, 'list');
      expect(lists.every(({ status }) => status === 200)).toBe(true);
      for (const { at } of lists) {
        expect(lists.filter((other) => other.at >= at && other.at < at + 1_000).length).toBeLessThanOrEqual(30);
      }
    },
    options,
  );

  story(
    'rests while an alarm is open, and goes on when it has ended',
    async (w) => {
      await map(w);
      const { id } = await w.raises('ole');
      await w.advance(4);
      expect(w.standIns.tenant.calls()).toHaveLength(0);
      expect((await sync(w)).run).not.toBeNull();

      await w.endsAlarm('ole', id, 'all-clear');
      await w.advance(3);
      expect((await sync(w)).rounds.at(-1)?.numbers.ready).toBe(w.sample.people.length);
      for (const line of w.unheard()) {
        const [place = '', kind = ''] = line.split(': ');
        w.hears(place, kind as Parameters<typeof w.hears>[1]);
      }
    },
    { begin, directory: true },
  );

  story(
    'the page Startklar? names the domain whose channel the bot is not in, and the permissions that the token tells of',
    async (w) => {
      const channel = w.people.channel('#MK');
      const looked = async () => (await w.tab('priya').get<PreflightView>('/api/preflight')).json.items;
      const of = async (check: string) => (await looked()).find((item) => item.check === check);
      expect(await of('permissions')).toMatchObject({ state: 'ok' });
      expect(await of('channels')).toMatchObject({ state: 'ok', names: [] });
      w.teams.leaveTeam(channel.conversationId);
      await w.seconds(15);
      expect(await of('channels')).toMatchObject({ state: 'todo', names: [expect.stringContaining('Kultus')] });
    },
    { begin, directory: true },
  );

  story(
    'ends with the night what nobody asked for, and goes on there in the next one',
    async (w) => {
      await map(w);
      w.isKilled();
      // The product comes back in the morning: the night is over.
      await w.advance(5 * 60);
      await w.restarts();
      await w.advance(3);
      const { run, rounds, nextAt } = await sync(w);
      expect({ run, rounds }).toEqual({ run: null, rounds: [] });
      expect(new Date(nextAt).toISOString()).toBe('2026-11-25T23:45:00.000Z');
      expect(asked(w, 'list')).toHaveLength(0);
    },
    options,
  );
});
