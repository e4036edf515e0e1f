// Wires everything once, by hand: clock, store, engine, Teams, HTTP. Tests call it, too.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { alertmanagerIntake } from './connectors/alertmanager.ts';
import { alarms } from './domain/alarm-rules.ts';
import { proposals } from './domain/proposal.ts';
import { rolls } from './domain/roll.ts';
import { type Audiences, audiences } from './engine/audience.ts';
import { type Directory, directory } from './engine/directory.ts';
import type { Env, Log } from './engine/env.ts';
import { type Door, door } from './engine/execute.ts';
import { type SendingLease, sendingLease } from './engine/lease.ts';
import { loop } from './engine/loop.ts';
import { type Pace, pace } from './engine/pace.ts';
import { type Raising, raising } from './engine/raise.ts';
import { type Worker, worker } from './engine/work.ts';
import { alarmCommandRoutes } from './http/alarm-commands.ts';
import { alarmFormRoutes } from './http/alarm-form.ts';
import { alarmRoutes } from './http/alarms.ts';
import { doors } from './http/doors.ts';
import { liveRoutes } from './http/live.ts';
import { meRoutes } from './http/me.ts';
import { operationRoutes } from './http/operation.ts';
import { proposalRoutes } from './http/proposals.ts';
import { createServer } from './http/server.ts';
import { signIn, tabTokenRules } from './http/sign-in.ts';
import { tabFiles } from './http/tab-files.ts';
import { jsonLog } from './log.ts';
import type { Store } from './store/port.ts';
import { openSqlite } from './store/sqlite.ts';
import { createAdapter } from './teams/adapter.ts';
import { bot } from './teams/bot.ts';
import { createBotToken } from './teams/bot-token.ts';
import { connector } from './teams/connector.ts';
import { drawing } from './teams/draw.ts';
import { botTokenRules, createGate } from './teams/gate.ts';
import { previewCards } from './teams/preview.ts';
import { teamsSender } from './teams/sender.ts';
import { tokenVerifier } from './tokens.ts';

export interface App {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly raise: Raising;
  readonly audiences: Audiences;
  /** Answers one HTTP request. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Resolves when nothing is being handed over and no command runs. */
  settled(): Promise<void>;
  /** How many messages are handed over and not settled. */
  open(): number;
  /** Finishes what is on its way, gives the lease back, closes the store. */
  stop(): Promise<void>;
}

/** What tests put in the place of the real clock, store and log. */
export interface Outside {
  readonly now: () => number;
  readonly pause: Env['pause'];
  readonly store: Store;
  readonly log: Log;
  readonly name: string;
  /** Folder of the built tab. */
  readonly tab: string;
}

/** Origins that may frame the tab (teams-platform.md 5: Teams today). */
const teamsFrames = ['https://*.cloud.microsoft', 'https://teams.microsoft.com', 'https://*.teams.microsoft.com'];

export async function startApp(config: Config, outside: Partial<Outside> = {}): Promise<App> {
  const env = realEnv(config, outside);
  const entry = door(env);
  const look = directory(entry, env.store);
  const told = audiences(env, entry);
  const raise = raising(env, entry, look, told);
  const tabUrl = `https://teams.microsoft.com/l/entity/${config.botAppId}/lage`;
  const tools = { env, entry, look, raise, audiences: told, tabUrl };

  const tokenTools = { fetch, now: env.now, newRef: () => env.newId(), log: env.log };
  const botTokens = tokenVerifier(botTokenRules(config), tokenTools);
  const botToken = createBotToken(config, tokenTools);
  const teams = connector(config, botToken, env.pause);
  const draw = drawing(tools);
  const sender = teamsSender({ entry, look, connector: teams, draw, serviceUrl: config.serviceUrl });

  const rate: Pace = pace();
  const lease: SendingLease = sendingLease(env);
  let works: Worker | undefined;
  const sending = loop(env, lease, (nudge) => {
    const models = { alarm: alarms, roll: rolls, proposal: proposals };
    works = worker({ env, entry, models, sender, pace: rate, tell: ({ id }) => told.tell(id) }, nudge);
    return works;
  });

  const tabTokens = tokenVerifier(tabTokenRules(config), tokenTools);
  const http = {
    env,
    entry,
    look,
    raise,
    audiences: told,
    signIn: signIn(config, { tokens: tabTokens }),
    frameAncestors: teamsFrames,
  };
  const server = await createServer(http);
  const gate = createGate(config, { tokens: botTokens, ...tokenTools });
  const adapter = createAdapter(config, { tokens: botTokens, ...tokenTools });
  const intake = alertmanagerIntake(config, tools);
  await doors(server, { teams: bot({ ...tools, gate, adapter, connector: teams, draw }), alertmanager: intake });
  alarmFormRoutes(server, http, previewCards(tools));
  alarmRoutes(server, http);
  alarmCommandRoutes(server, http);
  proposalRoutes(server, http);
  meRoutes(server, http);
  liveRoutes(server, http);
  operationRoutes(server, http, { lease, pace: rate, open: () => works?.open() ?? 0, startedAt: env.now() });
  await tabFiles(server, outside.tab ?? join(import.meta.dirname, '..', 'dist', 'tab'));
  await server.ready();
  // The first click should not wait for keys; a start without them still starts.
  void botTokens.warm();
  void tabTokens.warm();
  sending.start();

  return {
    env,
    entry,
    look,
    raise,
    audiences: told,
    handle: (request, response) => server.routing(request, response),
    async settled() {
      await entry.idle();
      await works?.settled();
    },
    open: () => works?.open() ?? 0,
    async stop() {
      await sending.stop();
      // First, so that a reply that hangs at Teams does not hold the server open.
      await teams.close();
      await server.close();
      await entry.idle();
      await env.store.close();
    },
  };
}

function realEnv(config: Config, outside: Partial<Outside>): Env {
  const { now = () => Date.now(), pause = realPause, log = jsonLog(config.logLevel) } = outside;
  return {
    now,
    pause,
    newId: () => randomBytes(8).toString('hex'),
    random: () => Math.random(),
    salt: () => randomBytes(16).toString('hex'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    name: outside.name ?? `${hostname()}:${process.pid}:${Math.floor(now() - process.uptime() * 1_000)}`,
    isGone: isGoneHere,
    store: outside.store ?? openStore(config),
    log,
  };
}

function openStore(config: Config): Store {
  mkdirSync(config.dataFolder, { recursive: true });
  return openSqlite(join(config.dataFolder, 'bcm-lotse.sqlite'));
}

/** Only a process of this host can be known to be gone; of others only their silence tells. */
function isGoneHere(name: string): boolean {
  const [host, pid] = name.split(':');
  if (host !== hostname() || Number(pid) === process.pid)
    return host === hostname() && !name.startsWith(`${host}:${process.pid}:`);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
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
