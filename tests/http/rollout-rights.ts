// What the house rules say about the rollout: coverage for whoever alarms or coordinates there, all else for the admin.
import { rolloutId, rollouts } from '../../src/domain/rollout.ts';
import { tenantSyncId, tenantSyncs } from '../../src/domain/tenant-sync.ts';
import type { House } from './house.ts';
import type { Name } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';

interface Rights {
  readonly house: () => House;
  readonly decides: (name: Name, domain: Domain) => boolean;
  /** The only one who runs the system. */
  readonly runs: Name;
}

export function rolloutRights({ house, decides, runs }: Rights) {
  let revision = 0;
  const seesSome = (name: Name) => name === runs || decides(name, 'MI-ALF') || decides(name, 'MU-BET');
  const ofDomain = (path: string) => ({
    path,
    status: (name: Name, domain: Domain) => (name === runs || decides(name, domain) ? 200 : 404),
  });
  /** A run that nobody asked for is over before the next cell. */
  const planned = async () => {
    const by = { system: 'directory' } as const;
    await house().entry.execute(tenantSyncs, tenantSyncId, { type: 'begin' }, by);
    await house().entry.execute(tenantSyncs, tenantSyncId, { type: 'finish', complete: false }, by);
    return '';
  };
  const asked = (path: string) => ({
    needs: planned,
    path,
    body: () => ({}),
    status: (name: Name) => (name === runs ? 202 : 404),
  });
  return {
    'GET /api/rollout': { path: '/api/rollout', status: (name: Name) => (seesSome(name) ? 200 : 404) },
    'GET /api/preflight': { path: '/api/preflight', status: (name: Name) => (name === runs ? 200 : 404) },
    'PUT /api/rollout': {
      needs: async () => {
        revision = (await house().entry.read(rollouts, rolloutId)).state.revision;
        return '';
      },
      path: '/api/rollout',
      body: () => ({ revision, rollout: { groups: [], waves: [] } }),
      status: (name: Name) => (name === runs ? 200 : 404),
    },
    'POST /api/rollout/run': asked('/api/rollout/run'),
    'POST /api/rollout/allow': asked('/api/rollout/allow'),
    'GET /api/rollout/missing': ofDomain('/api/rollout/missing?domain=:domain'),
    'GET /api/rollout/missing/export': ofDomain('/api/rollout/missing/export?domain=:domain'),
  };
}
