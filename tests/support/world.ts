// The whole product in one process with real stand-ins, real HTTP and a real store, on a clock that moves only when told.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { JWTPayload } from 'jose';
import { fillStore } from '../../local/fill-store.ts';
import { deskChannels, type Sample, sampleAdministration } from '../../local/sample/sample.ts';
import { type StandIns, type StandInsOptions, startStandIns } from '../../local/simulators/stand-ins.ts';
import type { Teams } from '../../local/simulators/teams.ts';
import { deliverTo } from '../../local/simulators/teams-inbound.ts';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Level, Mode } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { Delivery } from '../../src/domain/ledger.ts';
import type { Env, Log } from '../../src/engine/env.ts';
import type { AlarmDraft, AlarmView, RaisedView } from '../../src/http/contract.ts';
import type { Store } from '../../src/store/port.ts';
import { type VirtualClock, virtualClock } from './clock.ts';
import { type WorldChats, worldChats } from './world-chats.ts';
import { type Name, type Place, type WorldPeople, worldPeople } from './world-people.ts';
import { type WorldStore, worldStore } from './world-store.ts';
import { type Answer, readAnswer, type Tab, tabOf } from './world-tab.ts';

const TENANT = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
const BOT = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
export const intakeSecret = 'ein-geheimnis-das-nur-diese-welt-kennt';
/** Saturday, 21 November 2026, 18:44 in Hannover. */
export const begin = Date.UTC(2026, 10, 21, 17, 44);
/** After this time the product gives a silent call up (src/teams/connector.ts). */
const givenUpAfter = 10_000;

/** What a story raises; `over` changes the prepared draft. */
export interface Wish {
  /** Such as `gebaeude`, in the person's home domain unless it names one: `MU-NLWKN.gebaeude`. */
  readonly scenario?: string;
  readonly mode?: Mode;
  readonly over?: Partial<AlarmDraft>;
  /** Names the wish, so that it can be repeated. */
  readonly once?: string;
}

/** The ledger's word for the newest delivery of each message, by person or channel and message. */
export type Ledger = Readonly<Record<string, Delivery>>;

export interface World extends WorldChats {
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
  /** Moves the clock on; minutes, and seconds. */
  advance(minutes: number): Promise<void>;
  seconds(seconds: number): Promise<void>;
  /** Resolves when nothing can happen any more before the clock moves. */
  rests(): Promise<void>;
  /** The tab of a person; `claims` changes her token. */
  tab(name: Name, claims?: JWTPayload): Tab;
  /** Raises through the tab and waits until the first messages are out. */
  raises(name: Name, wish?: Wish): Promise<RaisedView>;
  /** The draft that a wish stands for. */
  draft(name: Name, wish?: Wish): AlarmDraft;
  /** New information through the tab; `reason` is filled in. */
  informs(name: Name, id: string, change: { nextStep?: string; level?: Level; reason?: string }): Promise<void>;
  /** Ends it through the tab, with a ready reason. */
  endsAlarm(name: Name, id: string, way: 'all-clear' | 'correct' | 'abort', reason?: string): Promise<void>;
  alarm(name: Name, id: string): Promise<AlarmView>;
  /** The ledger of an alarm: `tjark/alarm` → its delivery. */
  ledger(alarm: string): Promise<Ledger>;
  /** Sends a body to the intake as Alertmanager does. */
  reports(body: unknown, secret?: string): Promise<Answer<{ proposalId: string }>>;
  /** The product stops in order and starts again on the same store. */
  restarts(): Promise<void>;
  /** The product is gone from one moment to the next, as after a kill; `restarts` brings it back. */
  isKilled(): void;
  /** Faults in the product's log that no story has spoken of; reading them is speaking of them. */
  faults(): readonly string[];
  ends(): Promise<void>;
}

export interface WorldOptions extends Partial<Pick<StandInsOptions, 'limits' | 'latency' | 'installedForAll'>> {
  /** What the product's environment says otherwise. */
  readonly env?: Readonly<Record<string, string>>;
  /** Opens another store than SQLite in memory. */
  readonly openStore?: () => Promise<Store>;
  /** When the story begins, epoch milliseconds. */
  readonly begin?: number;
}

interface Run {
  readonly app: App;
  readonly cutOff: () => void;
  /** How many calls Teams had seen when it began. */
  readonly callsBefore: number;
  /** How many silent calls it stopped waiting for. */
  readonly givenUp: () => number;
}

export async function world(options: WorldOptions = {}): Promise<World> {
  const store = worldStore(await options.openStore?.());
  const clock: VirtualClock = virtualClock(options.begin ?? begin, () => rests());
  const faults: string[] = [];
  let run: Run | null = null;
  let runs = 0;
  let requests = 0;

  const server = createServer((request, response) => {
    const counts = request.url !== '/api/changes';
    if (counts) requests += 1;
    response.on('close', () => {
      if (counts) requests -= 1;
    });
    if (run) run.app.handle(request, response);
    else response.destroy();
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  const anywhere = sampleAdministration({ serviceUrl: 'http://127.0.0.1/teams/' });
  const standIns = await startStandIns({
    ...options,
    port: 0,
    tenantId: TENANT,
    botAppId: BOT,
    botAppSecret: 'das-geheimnis-des-bots',
    people: anywhere.people,
    channels: deskChannels(anywhere),
    deliver: deliverTo(`${url}/api/messages`),
    now: clock.now,
    pause: clock.pause,
  });
  const { teams, entra } = standIns;
  const sample = sampleAdministration({ serviceUrl: standIns.serviceUrl });
  const people = worldPeople(sample);
  const config = readConfig({
    ...standIns.env,
    PORT: String(new URL(url).port),
    PUBLIC_URL: url,
    INTAKE_SECRET: intakeSecret,
    INTAKE_DOMAIN: 'MI-ITN',
    ...options.env,
  });

  /** Calls to Teams that this run made, that nobody will answer, and that it still waits for. */
  function hanging(): number {
    if (!run) return 0;
    const silent = teams.calls().slice(run.callsBefore);
    return silent.filter(({ status }) => status === 'hang').length - run.givenUp();
  }

  async function rests(): Promise<void> {
    let isTold = false;
    void teams.settled().then(() => {
      isTold = true;
    });
    let begun = -1;
    for (let calm = 0; calm < 4; ) {
      await turnOfTheLoop();
      // A message that somebody wrote is on its way until the product has it.
      const isOnItsWay = !isTold && requests === 0;
      const busy = isOnItsWay || store.underway() > 0 || requests + (run?.app.open() ?? 0) > hanging();
      calm = busy || begun !== store.begun() ? 0 : calm + 1;
      begun = store.begun();
    }
  }

  async function starts(): Promise<void> {
    runs += 1;
    const opened = store.opened();
    const callsBefore = teams.calls().length;
    let givenUp = 0;
    const pause: Env['pause'] = async (ms, signal) => {
      await clock.pause(ms, signal);
      if (ms === givenUpAfter && !signal?.aborted) givenUp += 1;
    };
    const own = { store: opened.store, log: recordFaults(faults), name: `world:${runs}` };
    const app = await startApp(config, { now: clock.now, pause, ...own });
    run = { app, cutOff: opened.cutOff, callsBefore, givenUp: () => givenUp };
  }

  async function stops(): Promise<void> {
    if (!run) return;
    const stopping = run.app.stop();
    // The product waits a moment for calls that nobody answers, and this moment is one of our clock.
    while (run.app.open() > 0) await clock.advance(500);
    await stopping;
    run = null;
  }

  function isKilled(): void {
    run?.cutOff();
    run = null;
    requests = 0;
  }

  function running(): App {
    if (!run) throw new Error('the product does not run');
    return run.app;
  }

  await starts();
  await fillStore(running().entry, running().env.store, sample, [standIns.serviceUrl]);
  await fetch(`${url}/healthz`);
  await clock.advance(2_000);

  const tab = (name: Name, claims?: JWTPayload) => tabOf({ url, entra, people, rests }, name, claims);
  const seconds = (count: number) => clock.advance(count * 1_000);
  const draft = (name: Name, wish: Wish = {}) => draftOf(sample, people, clock.now(), name, wish);

  return {
    ...worldChats(teams, people, rests),
    url,
    sample,
    people,
    teams,
    standIns,
    store,
    app: running,
    now: clock.now,
    advance: (minutes) => seconds(minutes * 60),
    seconds,
    rests,
    tab,
    draft,
    async raises(name, wish = {}) {
      const once = wish.once ?? `wunsch-${clock.now()}`;
      const answer = await tab(name).post<RaisedView>('/api/alarms', { once, draft: draft(name, wish) });
      if (answer.status !== 201) throw new Error(`raising was answered ${answer.status}: ${answer.text}`);
      await seconds(1);
      return answer.json;
    },
    informs: (name, id, change) =>
      done(tab(name).post(`/api/alarms/${id}/update`, { reason: 'Es gibt neue Erkenntnisse.', ...change })),
    endsAlarm: (name, id, way, reason = 'Die Ursache ist behoben.') =>
      done(tab(name).post(`/api/alarms/${id}/${way}`, { reason })),
    async alarm(name, id) {
      const answer = await tab(name).get<AlarmView>(`/api/alarms/${id}`);
      if (answer.status !== 200) throw new Error(`${name} sees no alarm ${id}: ${answer.text}`);
      return answer.json;
    },
    async ledger(id) {
      const { state } = await running().entry.read(alarms, id);
      return Object.fromEntries(
        Object.values(state.ledger.deliveries).map((item) => {
          const place: Place = 'person' in item.to ? people.name(item.to.person) : `#${item.to.channel}`;
          return [`${place}/${item.message}`, item];
        }),
      );
    },
    async reports(body, secret = intakeSecret) {
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await fetch(`${url}/api/intake/alertmanager`, { method: 'POST', headers, body: text });
      const answer = await readAnswer<{ proposalId: string }>(response);
      await rests();
      return answer;
    },
    async restarts() {
      await stops();
      await starts();
      await rests();
    },
    isKilled,
    faults: () => faults.splice(0),
    async ends() {
      await stops();
      await standIns.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await store.close();
    },
  };
}

async function done(asked: Promise<Answer>): Promise<void> {
  const { status, text } = await asked;
  if (status !== 204) throw new Error(`answered ${status}: ${text}`);
}

function recordFaults(faults: string[]): Log {
  return {
    info: () => undefined,
    warn: () => undefined,
    error: (event, fields = {}) => void faults.push(`${event} ${JSON.stringify(fields)}`),
  };
}

function draftOf(sample: Sample, people: WorldPeople, now: number, name: Name, wish: Wish): AlarmDraft {
  const { scenario = 'gebaeude', mode = 'real', over = {} } = wish;
  const id = scenario.includes('.') ? scenario : `${people.person(name).domain}.${scenario}`;
  const found = sample.scenarios.find((each) => each.id === id);
  if (!found) throw new Error(`there is no scenario ${id}`);
  const { domain, level, what, where, nextStep, roles, exerciseName } = found;
  const text = { domain, level, what, where, nextStep, exerciseName, since: now };
  return { mode, ...text, roles: [...roles], answerMinutes: 10, ...over };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
