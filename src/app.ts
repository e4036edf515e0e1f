// Wires everything once, by hand: clock, store, engine, Teams, HTTP. Tests call it, too.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { realEnv } from './app-env.ts';
import type { Config } from './config.ts';
import { activityFeed } from './connectors/activity-feed.ts';
import { alarmFeed } from './connectors/alarm-feed.ts';
import { alertmanagerIntake } from './connectors/alertmanager.ts';
import { graphToken } from './connectors/graph-token.ts';
import { office } from './connectors/office.ts';
import { noSecondWays, type SecondWays, secondWays } from './connectors/second-ways.ts';
import { wayProbes } from './connectors/way-probes.ts';
import { alarms } from './domain/alarm-rules.ts';
import { approvals } from './domain/approval.ts';
import { audits } from './domain/audit.ts';
import { bundles } from './domain/bundle.ts';
import { checkInParts } from './domain/check-in-part.ts';
import { checkIns } from './domain/check-in-rules.ts';
import { jointEvents } from './domain/joint-event.ts';
import { measures } from './domain/measure-rules.ts';
import type { CaseAddress } from './domain/model.ts';
import { plans } from './domain/plan-rules.ts';
import { proposals } from './domain/proposal.ts';
import { retentions } from './domain/retention.ts';
import { rolls } from './domain/roll.ts';
import { approving } from './engine/approval.ts';
import { findingApprovers } from './engine/approvers.ts';
import { asking as askingOwners } from './engine/asking.ts';
import { type Audiences, audiences } from './engine/audience.ts';
import { type Auditing, auditing } from './engine/audit.ts';
import { type Breaker, breaker, watched } from './engine/breaker.ts';
import { type Bundling, bundling } from './engine/bundle.ts';
import { type CheckIns, checkInsOf } from './engine/check-ins.ts';
import { type Directory, directory } from './engine/directory.ts';
import type { Env, Log, Sender } from './engine/env.ts';
import { type Door, door } from './engine/execute.ts';
import { type AlarmFeed, firstTouch } from './engine/first-touch.ts';
import { tellJoint } from './engine/joint.ts';
import { type SendingLease, sendingLease } from './engine/lease.ts';
import { type Loop, loop } from './engine/loop.ts';
import { type Measuring, measuring } from './engine/measures.ts';
import { type Pace, type PaceSettings, pace } from './engine/pace.ts';
import { pathWatch } from './engine/path-watch.ts';
import type { Probes } from './engine/probe.ts';
import { type Raising, raising } from './engine/raise.ts';
import { type RegisterBook, registerBook } from './engine/register-book.ts';
import type { ReleaseRule } from './engine/release.ts';
import { reporting } from './engine/report.ts';
import { type Keeping, keeping } from './engine/retention.ts';
import { senderByWay } from './engine/ways.ts';
import { type Worker, worker } from './engine/work.ts';
import { alarmCommandRoutes } from './http/alarm-commands.ts';
import { alarmFormRoutes } from './http/alarm-form.ts';
import { alarmRoutes } from './http/alarms.ts';
import { answerLinkRoutes } from './http/answer-link.ts';
import { approvalRoutes } from './http/approvals.ts';
import { callbackDoors } from './http/callbacks.ts';
import { callRoutes } from './http/calls.ts';
import { checkInFormRoutes } from './http/check-in-form.ts';
import { checkInRoutes } from './http/check-ins.ts';
import { contactRoutes } from './http/contact.ts';
import { doors } from './http/doors.ts';
import { helpRoutes } from './http/help.ts';
import { jointRoutes } from './http/joint.ts';
import { linkPages } from './http/link-pages.ts';
import { liveRoutes } from './http/live.ts';
import { meRoutes } from './http/me.ts';
import { measureRoutes } from './http/measures.ts';
import { operationRoutes } from './http/operation.ts';
import { planRoutes } from './http/plans.ts';
import { preparednessRoutes } from './http/preparedness.ts';
import { proposalRoutes } from './http/proposals.ts';
import { registerFileRoutes } from './http/register-files.ts';
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
import { type Connector, connector } from './teams/connector.ts';
import { connectorProbe } from './teams/connector-probe.ts';
import { type Draw, drawing } from './teams/draw.ts';
import { botTokenRules, createGate } from './teams/gate.ts';
import { previewCards } from './teams/preview.ts';
import { teamsSender } from './teams/sender.ts';
import { watchedConnector } from './teams/watched-connector.ts';
import { de } from './texts/de.ts';
import { tokenVerifier } from './tokens.ts';

export interface App {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly raise: Raising;
  readonly audiences: Audiences;
  readonly checkIns: CheckIns;
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
  const env = await realEnv(config, outside);
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
  const engine = engineOf(env, teams, { serviceUrl, tabUrl }, { ...feed, probes, ways });
  const { second } = engine;
  const watch = pathWatch({
    env,
    entry: engine.entry,
    path,
    probe: () => watched(path, env.monotonic, 'probe', () => own.probe(serviceUrl)),
    isSender: () => engine.lease.current()?.holder === env.name,
  });
  const { entry, look, audiences: told, raise, draw, rate, lease, sending } = engine;
  const tools = { env, entry, look, raise, audiences: told, checkIns: engine.checkIns, tabUrl };

  const tabTokens = tokenVerifier(tabTokenRules(config), tokenTools);
  const http = {
    env,
    entry,
    look,
    raise,
    audiences: told,
    checkIns: engine.checkIns,
    book: engine.book,
    probes,
    signIn: signIn(config, { tokens: tabTokens }),
    frameAncestors: teamsFrames,
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
  jointRoutes(server, http);
  helpRoutes(server, http);
  proposalRoutes(server, http);
  structureRoutes(server, http);
  checkInFormRoutes(server, http, { previewCheckIn: previewCheckIn(tools), readAddresses: office.readAddressList });
  checkInRoutes(server, http, office.tableFile);
  meRoutes(server, http);
  contactRoutes(server, http);
  teamRoutes(server, http, { ...office, drawList: office.phoneListPdf });
  registerFileRoutes(server, http, office.registers);
  preparednessRoutes(server, http);
  planRoutes(server, http);
  measureRoutes(server, http, engine.measuring);
  liveRoutes(server, http, shown);
  operationRoutes(server, http, {
    lease,
    pace: rate,
    open: () => engine.open(),
    startedAt: env.now(),
    ways: { open: second.open, paths: { ...second.paths, teams: path } },
  });
  await tabFiles(server, outside.tab ?? join(import.meta.dirname, '..', 'dist', 'tab'));
  await server.ready();
  // The first click should not wait for keys; a start without them still starts.
  void botTokens.warm();
  void tabTokens.warm();
  engine.auditing.watch();
  engine.keeping.begin();
  engine.bundling.watch();
  sending.start();
  // Where there is only Teams, nobody can be told by another way.
  if (second.open.length > 1) watch.start();

  return {
    env,
    entry,
    look,
    raise,
    audiences: told,
    checkIns: engine.checkIns,
    handle: (request, response) => server.routing(request, response),
    async settled() {
      await entry.idle();
      await engine.settled();
    },
    open: () => engine.open(),
    underway: () => engine.underway(),
    async stop() {
      await watch.stop();
      await sending.stop();
      // First, so that a reply that hangs at Teams does not hold the server open.
      await Promise.all([own.close(), banners?.close(), second.close()]);
      await server.close();
      await entry.idle();
      await env.store.close();
    },
  };
}

/** What works without HTTP: door, registers, raising, cards, and sending under the lease. */
export interface Engine {
  readonly entry: Door;
  readonly look: Directory;
  readonly raise: Raising;
  readonly audiences: Audiences;
  readonly checkIns: CheckIns;
  readonly book: RegisterBook;
  readonly draw: Draw;
  readonly rate: Pace;
  readonly lease: SendingLease;
  readonly sending: Loop;
  /** The ways beside Teams. */
  readonly second: SecondWays;
  readonly auditing: Auditing;
  readonly keeping: Keeping;
  readonly bundling: Bundling;
  readonly measuring: Measuring;
  /** Messages reserved and not settled. */
  open(): number;
  /** Calls and commits that run. */
  underway(): number;
  /** Resolves when nothing is being handed over. */
  settled(): Promise<void>;
}

type WayTools = Pick<Engine, 'entry' | 'look'> & { readonly env: Env };

interface EngineOptions {
  readonly probes?: Probes;
  readonly around?: (sender: Sender) => Sender;
  readonly feed?: AlarmFeed;
  readonly speed?: PaceSettings;
  readonly ways?: (tools: WayTools) => SecondWays;
  /** Who may tell everybody without a second person; the product's own rule unless a test is about something else. */
  readonly rule?: ReleaseRule;
}

/** Wires the engine to Teams, and to whatever other way there is. `around` lets a test watch every hand-over. */
export function engineOf(
  env: Env,
  teams: Connector,
  at: { readonly serviceUrl: string; readonly tabUrl: string },
  { around = (sender) => sender, feed, speed, probes = {}, ways = noSecondWays, rule }: EngineOptions = {},
): Engine {
  const entry = door(env);
  const look = directory(entry, env.store);
  const second = ways({ env, entry, look });
  const told = audiences(env, entry, feed !== undefined, second.open.includes('email'));
  const raise = raising(env, entry, look, told, second.open, rule);
  const approval = approving(env, entry, look, findingApprovers(env, entry, look, second.open));
  const asking = checkInsOf(env, entry, look, second.open);
  const tools = { env, entry, look, raise, audiences: told, checkIns: asking, tabUrl: at.tabUrl };
  const draw = drawing(tools);
  const toTeams = teamsSender({ entry, look, connector: teams, draw, serviceUrl: at.serviceUrl });
  const sender = around(senderByWay({ ...second.senders, teams: toTeams }));
  const rate: Pace = pace(speed);
  const lease: SendingLease = sendingLease(env);
  const touch = feed ? { feed: firstTouch(env, entry, told, feed) } : {};
  const audit = auditing(env, entry, look, probes);
  const keep = keeping(env, entry, look);
  const bundle = bundling(env, entry, look);
  const following = measuring(env, entry);
  const owners = askingOwners(env, entry, look, bundle, following);
  async function tell({ kind, id }: CaseAddress): Promise<void> {
    if (kind === 'bundle') return bundle.tell(id);
    if (kind === 'plan' || kind === 'measure') return owners.tell({ kind, id });
    if (kind === 'check-in') return asking.tell(id);
    if (kind === 'joint-event') return tellJoint({ env, entry, look, raise }, id, de.proposalStep);
    await told.tell(id);
    await approval.tell(id);
  }
  let works: Worker | undefined;
  const sending = loop(env, lease, (nudge) => {
    const models = {
      alarm: alarms,
      roll: rolls,
      approval: approvals,
      'joint-event': jointEvents,
      proposal: proposals,
      'check-in': checkIns,
      'check-in-part': checkInParts,
      audit: audits,
      retention: retentions,
      bundle: bundles,
      plan: plans,
      measure: measures,
    };
    const isOver = async (address: CaseAddress) => (await told.isOver(address)) || asking.isOver(address);
    const facts = ({ kind, id }: CaseAddress) => (kind === 'retention' ? keep.look() : audit.audit(id));
    const owed = { tell, audit: facts, ...touch };
    works = worker({ env, entry, models, sender, pace: rate, isOver, ...owed }, nudge);
    return works;
  });
  const work = {
    open: () => works?.open() ?? 0,
    underway: () => works?.underway() ?? 0,
    settled: async () => works?.settled(),
  };
  return {
    ...tools,
    book: registerBook(entry, env.store),
    draw,
    rate,
    lease,
    sending,
    second,
    auditing: audit,
    keeping: keep,
    bundling: bundle,
    measuring: following,
    ...work,
  };
}
