// The product of a story as it runs: started, stopped, killed; and the moment at which nothing can happen any more.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Teams } from '../../local/simulators/teams.ts';
import { type App, startApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import type { Env, Log } from '../../src/engine/env.ts';
import type { VirtualClock } from './clock.ts';
import type { WorldStore } from './world-store.ts';

export interface WorldRuns {
  /** The product as it runs now; throws while it does not. */
  app(): App;
  starts(): Promise<void>;
  stops(): Promise<void>;
  isKilled(): void;
  /** Resolves when nothing can happen any more before the clock moves. */
  rests(): Promise<void>;
  /** Answers a request with the run of this moment. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Faults in the log since the last look. */
  faults(): readonly string[];
}

interface Run {
  readonly app: App;
  readonly cutOff: () => void;
  /** How many calls Teams had seen when it began. */
  readonly callsBefore: number;
  /** How many silent calls it stopped waiting for. */
  givenUp: number;
  /** Requests it has not answered. */
  requests: number;
  /** Where the answers go. */
  readonly unanswered: Set<ServerResponse>;
}

/** After this time the product gives a silent call up (src/teams/connector.ts). */
const givenUpAfter = 10_000;
/** The product stops within this time, milliseconds, whatever hangs. */
const stopsWithin = 5_000;
/** So many turns of the event loop without anything new are rest. */
const calmTurns = 4;

export function worldRuns(config: Config, store: WorldStore, clock: VirtualClock, teams: Teams, log?: Log): WorldRuns {
  const faults: string[] = [];
  let run: Run | null = null;
  let runs = 0;

  /** Calls to Teams that this run made, that nobody will answer, and that it still waits for. */
  function hanging({ callsBefore, givenUp }: Run): number {
    const silent = teams.calls().slice(callsBefore);
    return silent.filter(({ status }) => status === 'hang').length - givenUp;
  }

  function isBusy(): boolean {
    if (store.underway() > 0) return true;
    return run !== null && run.requests + run.app.underway() > hanging(run);
  }

  async function rests(): Promise<void> {
    let isTold = false;
    void teams.settled().then(() => {
      isTold = true;
    });
    let begun = -1;
    for (let calm = 0; calm < calmTurns; ) {
      await turnOfTheLoop();
      // A message that somebody wrote is on its way until the product has it.
      const isOnItsWay = !isTold && (run?.requests ?? 0) === 0;
      calm = isOnItsWay || isBusy() || begun !== store.begun() ? 0 : calm + 1;
      begun = store.begun();
    }
  }

  async function starts(): Promise<void> {
    runs += 1;
    const { store: own, cutOff } = store.opened();
    const counts = {
      callsBefore: teams.calls().length,
      givenUp: 0,
      requests: 0,
      unanswered: new Set<ServerResponse>(),
    };
    const pause: Env['pause'] = async (ms, signal) => {
      await clock.pause(ms, signal);
      if (ms === givenUpAfter && !signal?.aborted) started.givenUp += 1;
    };
    const outside = { now: clock.now, pause, store: own, log: recordFaults(faults, log), name: `world:${runs}` };
    const started: Run = Object.assign(counts, { app: await startApp(config, outside), cutOff });
    run = started;
  }

  return {
    rests,
    starts,
    app() {
      if (!run) throw new Error('the product does not run');
      return run.app;
    },
    async stops() {
      if (!run) return;
      const stopping = run.app.stop();
      // The product waits a moment for calls that nobody answers, and this moment is one of our clock.
      for (let waited = 0; run.app.open() > 0 && waited < stopsWithin; waited += 500) await clock.advance(500);
      await stopping;
      run = null;
    },
    isKilled() {
      const killed = run;
      run = null;
      killed?.cutOff();
      // Whoever waits for an answer of a process that died sees the connection end.
      for (const response of killed?.unanswered ?? []) response.destroy();
    },
    handle(request, response) {
      const current = run;
      if (!current) return void response.destroy();
      // A stream of notices stays open, and that is rest, too.
      const counts = request.url === '/api/changes' ? 0 : 1;
      current.requests += counts;
      current.unanswered.add(response);
      response.on('close', () => {
        current.requests -= counts;
        current.unanswered.delete(response);
      });
      current.app.handle(request, response);
    },
    faults: () => faults.splice(0),
  };
}

function recordFaults(faults: string[], also?: Log): Log {
  return {
    info: (event, fields) => also?.info(event, fields),
    warn: (event, fields) => also?.warn(event, fields),
    error(event, fields = {}) {
      faults.push(`${event} ${JSON.stringify(fields)}`);
      also?.error(event, fields);
    },
  };
}

/** A server on a free port of this machine. */
export async function listening(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer(handle);
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
