// The real outside world of the engine: clock, chance, store and log.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Env, Log } from './engine/env.ts';
import { jsonLog } from './log.ts';
import { isGoneHere, ownName } from './process-name.ts';
import { chargeMeter } from './store/charge-meter.ts';
import type { Store } from './store/port.ts';
import { openSqlite } from './store/sqlite.ts';

/** What a test may put in place of the real thing. */
export type EnvParts = Partial<Pick<Env, 'now' | 'monotonic' | 'pause' | 'log' | 'name' | 'store'>>;

export async function realEnv(config: Config, outside: EnvParts): Promise<Env> {
  const { now = () => Date.now(), pause = realPause, log = jsonLog(config.logLevel) } = outside;
  return {
    now,
    monotonic: outside.monotonic ?? outside.now ?? (() => performance.now()),
    pause,
    newId: () => randomBytes(8).toString('hex'),
    random: () => Math.random(),
    salt: () => randomBytes(16).toString('hex'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    name: outside.name ?? ownName(),
    isGone: isGoneHere,
    store: outside.store ?? (await openStore(config, now, log)),
    log,
  };
}

async function openStore(config: Config, now: () => number, log: Log): Promise<Store> {
  if (config.cosmos) return openCosmosStore(config.cosmos, now, log);
  mkdirSync(config.dataFolder, { recursive: true });
  return openSqlite(join(config.dataFolder, 'bcm-lotse.sqlite'));
}

/** Loaded when it is needed: the client of Azure takes its time, and most runs do without. */
async function openCosmosStore(place: NonNullable<Config['cosmos']>, now: () => number, log: Log): Promise<Store> {
  const { openCosmos } = await import('./store/cosmos.ts');
  const meter = chargeMeter(now, (kind, count, ru) => log.info('store.charged', { kind, count, ru }));
  const store = await openCosmos({ ...place, onCharge: meter.add });
  return {
    ...store,
    async close() {
      await store.close();
      meter.tell();
    },
  };
}

function realPause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal?.aborted) return done();
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish, { once: true });
    function finish() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      done();
    }
  });
}
