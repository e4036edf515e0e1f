// The nightly run over the tenant at work: first the directory, then the app at everybody; it rests while an alarm is open.
import { tenantSyncId, tenantSyncs } from '../domain/tenant-sync.ts';
import { type AppInstaller, appCare, type OpenChat } from './app-care.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import { type DirectoryFeed, tenantReader } from './tenant-read.ts';

/** What of the tenant is set up here. */
export interface TenantLink {
  readonly feed: DirectoryFeed | null;
  readonly apps: AppInstaller | null;
  readonly openChat: OpenChat;
}

export interface TenantRun {
  /** Plans the nights. */
  begin(): void;
  /** Does the next step of the run; resolves with the milliseconds until the one after it, null when none is owed. */
  step(): Promise<number | null>;
}

/** So often it is looked whether the alarm is over, milliseconds. */
const lookAgain = 20_000;

export function tenantRun(env: Env, entry: Door, { feed, apps, openChat }: TenantLink): TenantRun {
  const reader = tenantReader(env, entry, feed);
  const care = appCare(env, entry, apps, openChat);
  let waitUntil = 0;

  async function isAlarmOpen(): Promise<boolean> {
    return (await env.store.list({ kind: 'alarm', status: 'open', limit: 1 })).rows.length > 0;
  }

  return {
    begin() {
      entry.execute(tenantSyncs, tenantSyncId, { type: 'begin' }, { system: 'directory' }).catch((error: unknown) => {
        env.log.error('tenant.fault', { error: error instanceof Error ? error.name : 'unknown' });
      });
    },
    async step() {
      const { state } = await entry.read(tenantSyncs, tenantSyncId);
      if (!state.run) return null;
      const wait = waitUntil - env.monotonic();
      if (wait > 0) return wait;
      // Nothing may take from the rate at which people are alarmed.
      if (await isAlarmOpen()) return lookAgain;
      const next = await (state.run.part === 'directory' ? reader : care).step(state);
      waitUntil = env.monotonic() + next;
      return next;
    },
  };
}
