// Wires everything once, by hand: clock, store, engine, Teams, HTTP. Tests call it, too.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { engineOf, type WayTools } from './app-engine.ts';
import { realEnv } from './app-env.ts';
import { handbookFiles } from './app-handbook.ts';
import { askedPermissions, tenantLink } from './app-tenant.ts';
import type { Config } from './config.ts';
import { activityFeed } from './connectors/activity-feed.ts';
import { alarmFeed } from './connectors/alarm-feed.ts';
import { alertmanagerIntake } from './connectors/alertmanager.ts';
import { deadMan } from './connectors/dead-man.ts';
import { graphToken } from './connectors/graph-token.ts';
import { office } from './connectors/office.ts';
import { secondWays } from './connectors/second-ways.ts';
import { wayProbes } from './connectors/way-probes.ts';
import type { Audiences } from './engine/audience.ts';
import { type Breaker, breaker, watched } from './engine/breaker.ts';
import type { CheckIns } from './engine/check-ins.ts';
import type { Directory } from './engine/directory.ts';
import type { Env, Log } from './engine/env.ts';
import type { Door } from './engine/execute.ts';
import type { Incidents } from './engine/incidents.ts';
import { pathWatch } from './engine/path-watch.ts';
import type { Probes } from './engine/probe.ts';
import { promiseLooks } from './engine/promise-looks.ts';
import { promiseWatch } from './engine/promise-watch.ts';
import type { Raising } from './engine/raise.ts';
import { reporting } from './engine/report.ts';
import type { Reviewing } from './engine/reviews.ts';
import type { Running } from './engine/running.ts';
import { syntheticAlarms } from './engine/synthetic.ts';
import { watchedLog } from './engine/watched-log.ts';
import { alarmCommandRoutes } from './http/alarm-commands.ts';
import { alarmFormRoutes } from './http/alarm-form.ts';
import { alarmRoutes } from './http/alarms.ts';
import { answerLinkRoutes } from './http/answer-link.ts';
import { approvalRoutes } from './http/approvals.ts';
import { browserSignIn } from './http/browser-sign-in.ts';
import { callbackDoors } from './http/callbacks.ts';
import { callRoutes } from './http/calls.ts';
import { checkInFormRoutes } from './http/check-in-form.ts';
import { checkInRoutes } from './http/check-ins.ts';
import { contactRoutes } from './http/contact.ts';
import { doors } from './http/doors.ts';
import { drillRoutes } from './http/drills.ts';
import { emergencyRoutes, withEmergency } from './http/emergency.ts';
import { exerciseFileRoutes } from './http/exercise-files.ts';
import { exerciseRunRoutes } from './http/exercise-runs.ts';
import { exerciseRoutes } from './http/exercises.ts';
import { expiryRoutes } from './http/expiries.ts';
import { healthRoutes } from './http/health.ts';
import { helpRoutes } from './http/help.ts';
import { incidentRoutes } from './http/incident.ts';
import { jointRoutes } from './http/joint.ts';
import { figurePages } from './http/kpi-routes.ts';
import { learningPages } from './http/learning-pages.ts';
import { linkPages } from './http/link-pages.ts';
import { liveRoutes } from './http/live.ts';
import { meRoutes } from './http/me.ts';
import { measureRoutes } from './http/measures.ts';
import { metricRoutes } from './http/metrics.ts';
import { operationRoutes } from './http/operation.ts';
import { planRoutes } from './http/plans.ts';
import { preflightRoutes } from './http/preflight.ts';
import { preparednessRoutes } from './http/preparedness.ts';
import { privacyRoutes } from './http/privacy.ts';
import { proposalRoutes } from './http/proposals.ts';
import { rolloutRoutes } from './http/rollout.ts';
import { createServer } from './http/server.ts';
import { shownAlarms } from './http/shown-alarms.ts';
import { signIn, tabTokenRules } from './http/sign-in.ts';
import { staffingCommandRoutes } from './http/staffing-commands.ts';
import { structureRoutes } from './http/structure.ts';
import { tabFiles } from './http/tab-files.ts';
import { teamRoutes } from './http/team.ts';
import type { Store } from './store/port.ts';
import { createAdapter } from './teams/adapter.ts';
import { bot } from './teams/bot.ts';
import { createBotToken } from './teams/bot-token.ts';
import { previewCheckIn } from './teams/check-in-preview.ts';
import { connector } from './teams/connector.ts';
import { connectorProbe } from './teams/connector-probe.ts';
import { botTokenRules, createGate } from './teams/gate.ts';
import { previewCards } from './teams/preview.ts';
import { watchedConnector } from './teams/watched-connector.ts';
import { tokenVerifier } from './tokens.ts';

export interface App {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly raise: Raising;
  readonly audiences: Audiences;
  readonly checkIns: CheckIns;
  readonly incidents: Incidents;
  readonly running: Running;
  readonly reviewing: Reviewing;
  /** Answers one HTTP request. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Resolves when nothing is being handed over and no command runs. */
  settled(): Promise<void>;
  /** How many messages are handed over and not settled. */
  open(): number;
  /** How many calls and commits run for what is owed; what waits for the clock is not among them. */
  underway(): number;
  /** Finishes what is on its way, gives the lease back, closes the store. */
  stop(): Promise<void>;
}

/** What tests put in the place of the real clock, store and log. */
export interface Outside {
  readonly now: () => number;
  /** Given together with `now`; else it is taken for a clock that never runs backwards. */
  readonly monotonic: () => number;
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
  const real = await realEnv(config, outside);
  const promises = promiseWatch(real);
  const env: Env = { ...real, log: watchedLog(real.log, promises) };
  const tokenTools = { fetch, now: env.now, newRef: () => env.newId(), log: env.log };
  const botTokens = tokenVerifier(botTokenRules(config), tokenTools);
  const botToken = createBotToken(config, tokenTools);
  const own = connector(config, botToken, env.pause);
  const path: Breaker = breaker((state) => {
    env.log.warn('teams.path', { state });
    watch.look();
  });
  const teams = watchedConnector(own, path, env.monotonic);
  const tabUrl = `https://teams.microsoft.com/l/entity/${config.botAppId}/lage`;
  const banners = config.feed ? activityFeed(config, graphToken(config, tokenTools), env.pause) : null;
  const feed = banners ? { feed: alarmFeed(banners, tabUrl) } : {};
  const { serviceUrl, serviceOrigins } = config;
  const probes: Probes = {
    ...wayProbes(config),
    teams: connectorProbe({ token: botToken, serviceUrl, serviceOrigins, fetch }),
  };
  const ways = (tools: WayTools) => secondWays(config, tools);
  const tenant = tenantLink(config, { env, tokenTools, open: (aadId) => teams.open(serviceUrl, aadId) });
  const linked = tenant ? { tenant: tenant.link } : {};
  const conversationId = config.syntheticConversation;
  const syntheticAddress = conversationId === '' ? null : { serviceUrl, conversationId };
  const at = { serviceUrl, tabUrl, syntheticAddress };
  const probe = () => watched(path, env.monotonic, 'probe', () => own.probe(serviceUrl));
  const engine = engineOf(env, teams, at, { ...feed, ...linked, probes, probe, ways, promises });
  const { second } = engine;
  const isSender = () => engine.lease.current()?.holder === env.name;
  const synthetic = syntheticAddress
    ? syntheticAlarms({
        env,
        entry: engine.entry,
        isSender,
        tidy: (activityId) => own.remove(syntheticAddress, activityId),
        tellOutside: deadMan(config.deadManUrl, fetch),
      })
    : null;
  const watch = pathWatch({
    env,
    entry: engine.entry,
    path,
    probe,
    isSender,
  });
  const { entry, look, audiences: told, raise, draw, rate, lease, sending } = engine;
  const tools = {
    env,
    entry,
    look,
    book: engine.book,
    raise,
    audiences: told,
    checkIns: engine.checkIns,
    incidents: engine.incidents,
    running: engine.running,
    reviewing: engine.reviewing,
    tabUrl,
  };

  const tabTokens = tokenVerifier(tabTokenRules(config), tokenTools);
  const entering = {
    entrance: engine.entrance,
    secret: config.emergencySecret,
    url: config.emergencyUrl,
    drawSheets: office.emergencySheetsPdf,
    alarmers: engine.alarmers,
  };
  const http = {
    env,
    entry,
    look,
    raise,
    audiences: told,
    checkIns: engine.checkIns,
    book: engine.book,
    incidents: engine.incidents,
    running: engine.running,
    reviewing: engine.reviewing,
    events: engine.events,
    probes,
    signIn: withEmergency(signIn(config, { tokens: tabTokens }), entering, env.now),
    frameAncestors: teamsFrames,
    asked: [new URL(config.oidcIssuer).origin],
  };
  const server = await createServer(http, config.trustedProxies);
  const gate = createGate(config, { tokens: botTokens, ...tokenTools });
  const adapter = createAdapter(config, { tokens: botTokens, ...tokenTools });
  const intake = alertmanagerIntake(config, { ...tools, open: second.open });
  await callbackDoors(server, second.callbacks);
  await answerLinkRoutes(server, http, second.links, linkPages(http));
  await doors(server, {
    teams: bot({ ...tools, report: reporting({ ...tools, open: second.open }), gate, adapter, connector: teams, draw }),
    alertmanager: intake,
  });
  const prices = { sms: config.sms?.price ?? null, voice: config.voice?.price ?? null };
  alarmFormRoutes(server, http, previewCards(tools), prices);
  const shown = shownAlarms(http);
  alarmRoutes(server, http, shown);
  alarmCommandRoutes(server, http);
  staffingCommandRoutes(server, http);
  callRoutes(server, http, office.callListPdf);
  approvalRoutes(server, http);
  incidentRoutes(server, http);
  jointRoutes(server, http);
  helpRoutes(server, http);
  proposalRoutes(server, http);
  structureRoutes(server, http);
  checkInFormRoutes(server, http, { previewCheckIn: previewCheckIn(tools), readAddresses: office.readAddressList });
  checkInRoutes(server, http, office.tableFile);
  browserSignIn(server, config);
  meRoutes(server, http);
  contactRoutes(server, http);
  teamRoutes(server, http, { ...office, drawList: office.phoneListPdf });
  preparednessRoutes(server, http, {
    registers: office.registers,
    handbook: handbookFiles(config, engine),
    report: office.reportFile,
  });
  planRoutes(server, http);
  exerciseRoutes(server, http);
  exerciseRunRoutes(server, http);
  exerciseFileRoutes(server, http, office.exercises);
  drillRoutes(server, http, engine.drills, office.tableFile);
  measureRoutes(server, http, engine.measuring);
  learningPages(server, http, engine.measuring, office.reviewFiles);
  figurePages(server, http, office.tableFile);
  rolloutRoutes(server, http, {
    directory: config.directory,
    installs: config.catalogId !== '',
    file: office.tableFile,
  });
  preflightRoutes(server, http, {
    directory: config.directory,
    installs: config.catalogId !== '',
    intake: config.intakeSecrets.length > 0,
    emergency: config.emergencySecret !== '',
    synthetic: syntheticAddress !== null,
    deadMan: config.deadManUrl !== '',
    expiring: engine.expiring,
    permissions: () => askedPermissions(config, tokenTools),
    isInChannel: (channel) => own.isIn(channel),
  });
  liveRoutes(server, http, shown);
  emergencyRoutes(server, http, entering);
  const operation = {
    lease,
    pace: rate,
    open: () => engine.open(),
    startedAt: env.now(),
    ways: { open: second.open, paths: { ...second.paths, teams: path } },
  };
  operationRoutes(server, http, operation);
  const hasSwitch = config.deadManUrl !== '';
  const { expiring } = engine;
  healthRoutes(server, http, { promises, synthetic, hasSwitch, expiring });
  expiryRoutes(server, http, expiring);
  privacyRoutes(server, http, engine.keeping);
  metricRoutes(server, http, { token: config.metricsToken, promises, operation });
  const looks = promiseLooks({
    env,
    entry,
    audiences: told,
    lease,
    promises,
    path,
    selfWatchAge: () => synthetic?.age() ?? null,
  });
  await tabFiles(
    server,
    outside.tab ?? join(import.meta.dirname, '..', 'dist', 'tab'),
    entering.secret && entering.url,
  );
  await server.ready();
  // The first click should not wait for keys; a start without them still starts.
  void botTokens.warm();
  void tabTokens.warm();
  engine.auditing.watch();
  engine.keeping.begin();
  engine.tenant?.begin();
  engine.bundling.watch();
  engine.expiring.watch();
  sending.start();
  // Where there is only Teams, nobody can be told by another way.
  if (second.open.length > 1) watch.start();
  looks.start();
  synthetic?.start();

  return {
    env,
    entry,
    look,
    raise,
    audiences: told,
    checkIns: engine.checkIns,
    incidents: engine.incidents,
    running: engine.running,
    reviewing: engine.reviewing,
    handle: (request, response) => server.routing(request, response),
    async settled() {
      await entry.idle();
      await engine.settled();
    },
    open: () => engine.open(),
    underway: () => engine.underway() + (synthetic?.underway() ?? 0),
    async stop() {
      await Promise.all([watch.stop(), looks.stop(), synthetic?.stop()]);
      await sending.stop();
      // First, so that a reply that hangs at Teams does not hold the server open.
      await Promise.all([own.close(), banners?.close(), tenant?.close(), second.close()]);
      await server.close();
      await entry.idle();
      await env.store.close();
    },
  };
}
