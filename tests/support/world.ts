// The whole product in one process with real stand-ins, real HTTP and a real store, on a clock that moves only when told.
import type { JWTPayload } from 'jose';
import { fillStore } from '../../local/fill-store.ts';
import { processesOnly } from '../../local/sample/registers.ts';
import { sampleGroups } from '../../local/sample/rollout.ts';
import { deskChannels, type Sample, sampleAdministration, technicalChannel } from '../../local/sample/sample.ts';
import { type StandIns, type StandInsOptions, startStandIns } from '../../local/simulators/stand-ins.ts';
import type { Teams } from '../../local/simulators/teams.ts';
import { deliverTo } from '../../local/simulators/teams-inbound.ts';
import type { App } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { Log } from '../../src/engine/env.ts';
import type { Store } from '../../src/store/port.ts';
import { type VirtualClock, virtualClock } from './clock.ts';
import { type WorldChats, worldChats } from './world-chats.ts';
import { type WorldDeeds, worldDeeds } from './world-deeds.ts';
import { type Name, type WorldPeople, worldPeople } from './world-people.ts';
import { listening, type WorldRuns, worldRuns } from './world-runs.ts';
import { type WorldStore, worldStore } from './world-store.ts';
import { type Tab, tabOf } from './world-tab.ts';

/** Saturday, 21 November 2026, 18:44 in Hannover: when a story begins unless it says otherwise. */
export const begin = Date.UTC(2026, 10, 21, 17, 44);

/** The secret of the intake in every world. */
export const intakeSecret = 'ein-geheimnis-das-nur-diese-welt-kennt';

export interface World extends WorldChats, WorldDeeds {
  readonly url: string;
  readonly sample: Sample;
  readonly people: WorldPeople;
  readonly teams: Teams;
  readonly standIns: StandIns;
  readonly store: WorldStore;
  /** The product as it runs now. */
  app(): App;
  /** Epoch milliseconds. */
  now(): number;
  /** Moves the clock on, by minutes. */
  advance(minutes: number): Promise<void>;
  seconds(count: number): Promise<void>;
  /** Resolves when nothing can happen any more before the clock moves. */
  rests(): Promise<void>;
  /** The tab of a person; `claims` changes her token. */
  tab(name: Name, claims?: JWTPayload): Tab;
  /** The product stops in order, if it runs, and starts again on the same store. */
  restarts(): Promise<void>;
  /** The product is gone from one moment to the next, as after a kill; `restarts` brings it back. */
  isKilled(): void;
  /** Faults in the product's log that no story has spoken of; reading them is speaking of them. */
  faults(): readonly string[];
  ends(): Promise<void>;
}

export interface WorldOptions extends Partial<Pick<StandInsOptions, 'limits' | 'latency' | 'installedForAll'>> {
  /** Mail, short messages and calls are there, too. */
  readonly second?: true;
  /** The tenant's directory is followed: a group for each domain, a few entries on each page. */
  readonly directory?: true;
  /** What the product's environment says otherwise. */
  readonly env?: Readonly<Record<string, string>>;
  /** Opens another store than SQLite in memory. */
  readonly openStore?: () => Promise<Store>;
  /** Registers with all their history are there, too; else only the processes as they stand. */
  readonly registers?: true;
  /** Hears every line of the log besides. */
  readonly log?: Log;
  /** When the story begins, epoch milliseconds. */
  readonly begin?: number;
}

export async function world(options: WorldOptions = {}): Promise<World> {
  const store = worldStore(await options.openStore?.());
  const clock: VirtualClock = virtualClock(options.begin ?? begin, () => runs.rests());
  const server = await listening((request, response) => runs.handle(request, response));
  const { url } = server;
  const standIns = await standInsFor(url, clock, options);
  const { teams, entra } = standIns;
  const sample = sampleAdministration({ serviceUrl: standIns.serviceUrl });
  const people = worldPeople(sample);
  const runs: WorldRuns = worldRuns(configFor(url, standIns, options), store, clock, teams, options.log);
  const { app, rests } = runs;

  await runs.starts();
  // The keys are there, before the filling keeps this process busy for so long that fetching them would be given up.
  const authorization = `Bearer ${await entra.signTabToken(sample.people[0] as (typeof sample.people)[0])}`;
  await fetch(`${url}/api/me`, { headers: { authorization } });
  const registers = options.registers ? sample.registers : processesOnly(sample.registers);
  await fillStore(app().entry, app().env.store, { ...sample, registers }, [standIns.serviceUrl]);
  // The sending lease is taken.
  await clock.advance(2_000);

  const tab = (name: Name, claims?: JWTPayload) => tabOf({ url, entra, people, rests }, name, claims);
  const seconds = (count: number) => clock.advance(count * 1_000);
  return {
    ...worldChats(teams, people, rests),
    ...worldDeeds({ url, intakeSecret, sample, people, app, now: clock.now, tab, seconds, rests }),
    url,
    sample,
    people,
    teams,
    standIns,
    store,
    app,
    rests,
    tab,
    seconds,
    now: clock.now,
    advance: (minutes) => seconds(minutes * 60),
    async restarts() {
      await runs.stops();
      await runs.starts();
      await rests();
    },
    isKilled: runs.isKilled,
    faults: runs.faults,
    async ends() {
      await runs.stops();
      await standIns.stop();
      await server.close();
      await store.close();
    },
  };
}

function standInsFor(
  url: string,
  clock: VirtualClock,
  { second, directory, ...options }: WorldOptions,
): Promise<StandIns> {
  const { people, ...rest } = sampleAdministration({ serviceUrl: 'http://127.0.0.1/teams/' });
  return startStandIns({
    ...options,
    ...(directory ? { tenant: { groups: sampleGroups(people), pageSize: 7 } } : {}),
    ...(second ? { second: { mailPort: 0, callbackOrigin: url } } : {}),
    port: 0,
    tenantId: '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10',
    botAppId: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
    botAppSecret: 'das-geheimnis-des-bots',
    redirectUris: [`${url}/tab/`],
    people,
    channels: [...deskChannels({ people, ...rest }), technicalChannel],
    deliver: deliverTo(`${url}/api/messages`),
    now: clock.now,
    pause: clock.pause,
  });
}

function configFor(url: string, standIns: StandIns, { env = {}, directory }: WorldOptions): Config {
  return readConfig({
    ...standIns.env,
    ...(directory ? standIns.directoryEnv : {}),
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    INTAKE_SECRET: intakeSecret,
    INTAKE_DOMAIN: 'MI-ITN',
    ...env,
  });
}
