// The whole system of one run: processes with the real engine on one real store, Teams, wires, and a clock that leaps.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { type Chance, chanceOf } from '../../local/simulation/chance.ts';
import { type SimulatedClock, simulatedClock } from '../../local/simulation/clock.ts';
import { inProcess } from '../../local/simulation/in-process.ts';
import { Teams } from '../../local/simulators/teams.ts';
import { type BotAnswer, teamsPatience } from '../../local/simulators/teams-inbound.ts';
import { documentedLimits, type Limits } from '../../local/simulators/teams-limits.ts';
import type { TeamsLogLine, WireActivity } from '../../local/simulators/teams-log.ts';
import { type Engine, engineOf } from '../../src/app-engine.ts';
import { caseName } from '../../src/domain/model.ts';
import type { Env, Handover, Log, Sender } from '../../src/engine/env.ts';
import { reporting } from '../../src/engine/report.ts';
import { singleAttempts, type Transport } from '../../src/single-attempts.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type Connector, connector, type OwnConnector } from '../../src/teams/connector.ts';
import type { TurnDeps } from '../../src/teams/turn.ts';
import { type Administration, administration, botAppId, fill, serviceUrl, teamsPeople } from './administration.ts';
import { answerClick } from './click-entrance.ts';
import { type Recorder, recorder } from './history.ts';
import { type Machine, machine } from './machine.ts';
import { machineStore, noTrouble, type StoreTrouble } from './machine-store.ts';

export interface SystemOptions {
  readonly seed: number | string;
  /** How many people an alarm asks. */
  readonly people: number;
  /** How many more can be told; absent: none. */
  readonly audience?: number;
  readonly limits?: Limits;
  /** Median milliseconds that Teams needs for a call; absent: 200. */
  readonly latency?: number;
  /** Median milliseconds that a write needs; absent: 2. */
  readonly slowStore?: number;
  /** Whether processes can see that another one is gone, as on one host. */
  readonly sameHost?: boolean;
}

/** One running process. */
export interface Process {
  readonly machine: Machine;
  readonly engine: Engine;
  readonly deps: TurnDeps;
  /** Takes requests: neither gone nor stopping. */
  isServing(): boolean;
}

/** What is wrong with the wires just now. */
export interface WireTrouble {
  /** No connection to Teams can be made. */
  down: boolean;
  /** Calls take so many times as long. */
  slower: number;
  /** Clicks take so many times as long to come in, each on its own. */
  clicksLater: number;
}

export interface System {
  readonly clock: SimulatedClock;
  readonly chance: Chance;
  readonly store: Store;
  readonly teams: Teams;
  readonly staff: Administration;
  readonly history: Recorder;
  readonly trouble: { readonly store: StoreTrouble; readonly wires: WireTrouble };
  /** Fills the registers; nothing is wrong yet. */
  begins(): Promise<void>;
  starts(): Process;
  /** All that run, in order of their start. */
  running(): readonly Process[];
  serving(): readonly Process[];
  /** The one that holds the sending lease as the store has it. */
  leader(): Process | undefined;
  kills(which: Process): void;
  /** Kills it at the so-manieth moment at which something goes out or comes in. */
  killsAt(which: Process, boundary: number): void;
  stops(which: Process): void;
  /** Told of every line of Teams' log. */
  onTeams(listener: (line: TeamsLogLine) => void): void;
}

const begin = Date.UTC(2026, 10, 21, 17, 44);
const tenantId = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
const tabUrl = 'https://teams.microsoft.com/l/entity/bot/lage';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
/** Probability that a call of a killed process still arrives. */
const arrivesAnyway = 0.5;

export function system(options: SystemOptions): System {
  const chance = chanceOf(options.seed);
  const clock = simulatedClock(begin);
  const history = recorder(clock.now);
  const store = openSqlite(':memory:');
  const staff = administration(options.people, options.audience ?? 0, chance.of('staff'));
  const storeTrouble = noTrouble();
  const wires: WireTrouble = { down: false, slower: 1, clicksLater: 1 };
  const processes: Process[] = [];
  const armed = new Map<string, number>();
  const listeners: ((line: TeamsLogLine) => void)[] = [];
  const underCall = new AsyncLocalStorage<number>();
  const teamsChance = chance.of('teams');
  const inbound = chance.of('inbound');
  let calls = 0;
  let lease = { holder: '', epoch: 0 };

  const teams = new Teams({
    tenantId,
    botAppId,
    serviceUrl,
    people: teamsPeople(staff),
    channels: staff.channels,
    acceptsToken: async () => true,
    sign: async () => 'signed',
    deliver,
    now: clock.now,
    pause: clock.pause,
    latency: () => teamsChance.around(options.latency ?? 200, 0.5) * wires.slower,
    limits: options.limits ?? documentedLimits,
    patience: teamsPatience,
  });
  teams.onChange(() => {
    const line = teams.log().at(-1);
    if (!line) return;
    if (line.kind === 'posted' || line.kind === 'updated') {
      const call = underCall.getStore() ?? 0;
      const { thread, activityId, activity } = line;
      const text = JSON.stringify(activity);
      const card = JSON.stringify(activity.attachments ?? '').includes('ÜBUNG');
      const marked = { toast: String(activity.summary).includes('ÜBUNG'), card };
      history.note({ kind: line.kind, call, thread, activityId, digest: digest(text).slice(0, 16), marked });
    }
    for (const listener of listeners) listener(line);
  });

  /** A click goes to any process that serves; whoever dies over it answers nothing. */
  async function deliver(activity: WireActivity): Promise<BotAnswer> {
    await clock.pause(inbound.around(30, 0.6) * (wires.clicksLater > 1 ? inbound.between(1, wires.clicksLater) : 1));
    const serving = processes.filter((each) => each.isServing());
    if (serving.length === 0) throw new Error('connection refused');
    const { machine: on, deps } = inbound.pick(serving);
    const answered = on.hears(Promise.resolve()).then(() => on.hears(answerClick(deps, activity)));
    const lost = on.gone.then(() => Promise.reject(new Error('connection reset')));
    const answer = await Promise.race([answered, lost]);
    await clock.pause(inbound.around(30, 0.6));
    return answer;
  }

  function boundary(name: string): void {
    const left = armed.get(name);
    if (left === undefined) return;
    armed.set(name, left - 1);
    const which = processes.find((each) => each.machine.name === name);
    if (left <= 1 && which) kills(which);
  }

  function kills(which: Process): void {
    if (!which.machine.isAlive()) return;
    which.machine.kill();
    armed.delete(which.machine.name);
    history.note({ kind: 'machine', machine: which.machine.name, what: 'killed' });
  }

  function transportOf(on: Machine, luck: Chance): Transport {
    const way = () => luck.around(15, 0.6) * wires.slower;
    const inner = inProcess((call) => teams.handle(call), {
      pause: clock.pause,
      there: way,
      back: way,
      stands: () => !wires.down,
      arrives: () => on.isAlive() || luck.happens(arrivesAnyway),
    });
    return {
      ...inner,
      async send(attempt) {
        const call = underCall.getStore() ?? 0;
        boundary(on.name);
        if (!on.isAlive()) return new Promise(() => undefined);
        const operation = attempt.method === 'PUT' ? 'replace' : attempt.url.endsWith('/activities') ? 'post' : 'open';
        history.note({ kind: 'left', call, operation });
        const answer = await on.hears(inner.send(attempt)).then(
          (got) => ({ got, said: String(got.status) }),
          (error: Error & { code?: string }) => ({ error, said: String(error.code ?? error.name) }),
        );
        history.note({ kind: 'back', call, answer: answer.said });
        boundary(on.name);
        if ('error' in answer) throw answer.error;
        return answer.got;
      },
    };
  }

  /** Notes each handover, and lets everything that follows from it be known by its number. */
  function watched(on: Machine, sender: Sender): Sender {
    const hand = (redraw: boolean, { address, delivery }: Handover): number => {
      calls += 1;
      const { id, to, message, epoch, mayBeOut: repeat } = delivery;
      const name = 'person' in to ? to.person : `#${to.channel}`;
      const what = {
        machine: on.name,
        case: caseName(address),
        delivery: id,
        to: name,
        message,
        epoch,
        repeat,
        redraw,
      };
      history.note({ kind: 'handed', call: calls, ...what });
      return calls;
    };
    return {
      post: (handover) => underCall.run(hand(false, handover), () => sender.post(handover)),
      redraw: (handover) => underCall.run(hand(true, handover), () => sender.redraw(handover)),
    };
  }

  function envOf(on: Machine, luck: Chance): Env {
    const fault = (event: string, fields: Readonly<Record<string, string | number | boolean>> = {}) =>
      history.note({ kind: 'logged', machine: on.name, event, error: String(fields.error ?? '') });
    const log: Log = { info: () => undefined, warn: fault, error: fault };
    const watch = {
      committed: (name: string, commit: Parameters<Store['commit']>[0]) => {
        const { address, lines } = commit;
        history.note({ kind: 'commit', machine: name, case: caseName(address), lines });
      },
      leased(holder: string, epoch: number) {
        if (lease.holder !== holder || lease.epoch !== epoch) history.note({ kind: 'lease', holder, epoch });
        lease = { holder, epoch };
      },
      boundary,
    };
    const at = { clock, chance: luck.of('store'), trouble: storeTrouble, watch, slow: options.slowStore ?? 2 };
    const times = { now: on.now, monotonic: on.monotonic };
    return {
      ...times,
      pause: on.pause,
      newId: () => luck.hex(16),
      random: luck.next,
      salt: () => luck.hex(32),
      digest,
      name: on.name,
      isGone: (name) =>
        options.sameHost === true && !processes.some(({ machine: other }) => other.name === name && other.isAlive()),
      store: machineStore(store, on, at),
      log,
    };
  }

  function starts(): Process {
    const on = machine(clock, `lotse:${processes.length + 1}`);
    const luck = chance.of(on.name);
    const env = envOf(on, luck.of('env'));
    const token = { get: async () => 'token', forget: () => undefined };
    const settings = { botAppId, tenantId, serviceOrigins: ['http://teams.invalid'] };
    const client: OwnConnector = connector(
      settings,
      token,
      on.pause,
      singleAttempts(on.pause, transportOf(on, luck.of('wires'))),
    );
    const engine = engineOf(
      env,
      client,
      { serviceUrl, tabUrl },
      {
        around: (sender) => watched(on, sender),
        probe: () => client.probe(serviceUrl),
        // Whom the audience waits for is told elsewhere: these runs are about everybody being told.
        rule: async ({ audience }) => (audience === 'none' ? 'none' : 'scenario'),
      },
    );
    const { entry, look, book, raise, checkIns, incidents, running, reviewing, draw } = engine;
    let stopping = false;
    const which: Process & { stop(): Promise<void> } = {
      machine: on,
      engine,
      deps: {
        env,
        entry,
        look,
        book,
        raise,
        checkIns,
        incidents,
        running,
        reviewing,
        report: reporting({ env, entry, look }),
        connector: client,
        draw,
        tabUrl,
      },
      isServing: () => on.isAlive() && !stopping,
      async stop() {
        stopping = true;
        await engine.sending.stop();
        await client.close();
        await entry.idle();
      },
    };
    processes.push(which);
    history.note({ kind: 'machine', machine: on.name, what: 'started' });
    engine.sending.start();
    return which;
  }

  const running = () => processes.filter((each) => each.machine.isAlive());
  return {
    clock,
    chance,
    store,
    teams,
    staff,
    history,
    trouble: { store: storeTrouble, wires },
    async begins() {
      const founder = engineOf(envOf(machine(clock, 'founder'), chance.of('founder')), nobody, { serviceUrl, tabUrl });
      const filled = fill(founder.entry, staff).then(() => true);
      let ready = false;
      void filled.then(() => {
        ready = true;
      });
      await clock.runUntil(begin + 60_000, () => ready);
      await filled;
    },
    starts,
    running,
    serving: () => processes.filter((each) => each.isServing()),
    leader: () => running().find((each) => each.machine.name === lease.holder),
    kills,
    killsAt: (which, moments) => void armed.set(which.machine.name, moments),
    stops(which) {
      if (!which.isServing()) return;
      const { name } = which.machine;
      history.note({ kind: 'machine', machine: name, what: 'stopping' });
      void (which as Process & { stop(): Promise<void> }).stop().then(() => {
        history.note({ kind: 'machine', machine: name, what: 'stopped' });
        which.machine.kill();
      });
    },
    onTeams: (listener) => void listeners.push(listener),
  };
}

/** Who only fills the registers sends nothing. */
const nobody: Connector = {
  open: () => Promise.reject(new Error('not connected')),
  post: () => Promise.reject(new Error('not connected')),
  replace: () => Promise.reject(new Error('not connected')),
};
