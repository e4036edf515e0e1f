// One lane of the runner: stand-ins that survive, one store file, one killable product, and a look into the file from outside.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillStore } from '../../local/fill-store.ts';
import { deskChannels } from '../../local/sample/sample.ts';
import { type StandIns, startStandIns } from '../../local/simulators/stand-ins.ts';
import { deliverTo } from '../../local/simulators/teams-inbound.ts';
import type { Alarm } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { cases } from '../../src/engine/cases.ts';
import type { Env } from '../../src/engine/env.ts';
import { door } from '../../src/engine/execute.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { freePorts } from '../support/free-ports.ts';
import type { Script } from './bundle.ts';
import { fastClock } from './clock.ts';
import { type Killable, killable } from './killable.ts';
import { type Place, type SmallLand, smallLand } from './small-land.ts';

export interface LaneOptions {
  /** The killable product in one file. */
  readonly script: Script;
  /** How many of the product's seconds pass in one of ours. */
  readonly speed: number;
  /** Domains, one for each alarm. */
  readonly places: number;
}

export interface Lane {
  readonly url: string;
  readonly land: SmallLand;
  readonly standIns: StandIns;
  readonly product: Killable;
  /** The store file, through a connection of our own. */
  readonly store: Store;
  now(): number;
  /** The domain for the next alarm; undefined when all are used. */
  nextPlace(): Place | undefined;
  /** The newest alarm of a domain; null before there is one. */
  alarmOf(domain: string): Promise<{ id: string; alarm: Alarm } | null>;
  /** How many messages were reserved and without a result at each death since the last alarm began. */
  openAtDeaths(): readonly number[];
  close(): Promise<void>;
}

export async function openLane({ script, speed, places }: LaneOptions): Promise<Lane> {
  const clock = fastClock(Date.now(), speed);
  const began = clock.now();
  const port = await freePorts();
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'bcm-crash-'));
  const anywhere = smallLand(places, 'http://127.0.0.1/teams/');
  const standIns = await startStandIns({
    port: 0,
    tenantId: '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10',
    botAppId: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
    botAppSecret: 'das-geheimnis-des-bots',
    people: anywhere.sample.people,
    channels: deskChannels(anywhere.sample),
    deliver: deliverTo(`${url}/api/messages`),
    ...clock,
  });
  const land = smallLand(places, standIns.serviceUrl);
  mkdirSync(folder, { recursive: true });
  const store = openSqlite(join(folder, 'bcm-lotse.sqlite'));
  const env = { ...clock, store, ...outsideOfFilling };
  await fillStore(door(env), store, land.sample, [standIns.serviceUrl]);

  const known = cases(store, clock.now);
  let used = 0;
  let open: number[] = [];
  async function alarmOf(domain: string) {
    const { rows } = await store.list({ kind: 'alarm', scope: domain, limit: 1 });
    const id = rows[0]?.address.id;
    return id === undefined ? null : { id, alarm: (await known.read(alarms, id)).state };
  }
  const product = killable(
    script.file,
    {
      ...standIns.env,
      PORT: String(port),
      PUBLIC_URL: url,
      BCM_DATA: folder,
      LOG_LEVEL: 'silent',
      NODE_COMPILE_CACHE: script.compileCache,
      CRASH_BEGAN: String(began),
      CRASH_SPEED: String(speed),
    },
    async () => {
      const found = await alarmOf(land.places[used - 1]?.domain.id ?? '');
      open.push(Object.values(found?.alarm.ledger.deliveries ?? {}).filter(({ state }) => state === 'reserved').length);
    },
  );

  return {
    url,
    land,
    standIns,
    product,
    store,
    now: clock.now,
    nextPlace() {
      open = [];
      used += 1;
      return land.places[used - 1];
    },
    alarmOf,
    openAtDeaths: () => open,
    async close() {
      await product.close();
      await standIns.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing but the store and the clock matters for filling an empty store. */
const outsideOfFilling: Omit<Env, 'now' | 'pause' | 'store'> = {
  monotonic: () => performance.now(),
  newId: () => randomBytes(8).toString('hex'),
  random: () => 0.5,
  salt: () => randomBytes(16).toString('hex'),
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  name: 'filling',
  isGone: () => false,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
};
