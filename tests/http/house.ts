// The HTTP server with all its routes on a real store, signed tokens and a clock that moves only when told; Teams is not behind it.
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handbookFiles } from '../../src/app-handbook.ts';
import { readAddressList } from '../../src/connectors/address-list.ts';
import { alertmanagerIntake } from '../../src/connectors/alertmanager.ts';
import { callListPdf } from '../../src/connectors/call-list-pdf.ts';
import { office } from '../../src/connectors/office.ts';
import { phoneListPdf } from '../../src/connectors/phone-list-pdf.ts';
import { smsAnswers } from '../../src/connectors/sms-answers.ts';
import { tableFile } from '../../src/connectors/table-file.ts';
import { readTeam, writeTeam } from '../../src/connectors/team-workbook.ts';
import { audiences } from '../../src/engine/audience.ts';
import { type Auditing, auditing } from '../../src/engine/audit.ts';
import { breaker } from '../../src/engine/breaker.ts';
import { bundling } from '../../src/engine/bundle.ts';
import { checkInsOf } from '../../src/engine/check-ins.ts';
import { directory } from '../../src/engine/directory.ts';
import { drillsOf } from '../../src/engine/drills.ts';
import type { Env, Log } from '../../src/engine/env.ts';
import { eventBook } from '../../src/engine/event-book.ts';
import { type Door, door } from '../../src/engine/execute.ts';
import { expiring } from '../../src/engine/expiry.ts';
import { type Handbooks, handbooksOf } from '../../src/engine/handbook.ts';
import { incidentsOf } from '../../src/engine/incidents.ts';
import { type SendingLease, sendingLease } from '../../src/engine/lease.ts';
import { type Links, links } from '../../src/engine/links.ts';
import { measuring } from '../../src/engine/measures.ts';
import { pace } from '../../src/engine/pace.ts';
import { promiseWatch } from '../../src/engine/promise-watch.ts';
import { type Raising, raising } from '../../src/engine/raise.ts';
import { registerBook } from '../../src/engine/register-book.ts';
import { type Keeping, keeping } from '../../src/engine/retention.ts';
import { reviewsOf } from '../../src/engine/reviews.ts';
import { runningOf } from '../../src/engine/running.ts';
import { alarmCommandRoutes } from '../../src/http/alarm-commands.ts';
import { alarmFormRoutes } from '../../src/http/alarm-form.ts';
import { alarmLink } from '../../src/http/alarm-link.ts';
import { alarmRoutes } from '../../src/http/alarms.ts';
import { answerLinkRoutes } from '../../src/http/answer-link.ts';
import { approvalRoutes } from '../../src/http/approvals.ts';
import { callbackDoors } from '../../src/http/callbacks.ts';
import { callRoutes } from '../../src/http/calls.ts';
import { checkInFormRoutes } from '../../src/http/check-in-form.ts';
import { checkInRoutes } from '../../src/http/check-ins.ts';
import { contactRoutes } from '../../src/http/contact.ts';
import { type DoorAnswer, type DoorRequest, doors } from '../../src/http/doors.ts';
import { drillRoutes } from '../../src/http/drills.ts';
import { emergencyRoutes, withEmergency } from '../../src/http/emergency.ts';
import { exerciseFileRoutes } from '../../src/http/exercise-files.ts';
import { exerciseRunRoutes } from '../../src/http/exercise-runs.ts';
import { exerciseRoutes } from '../../src/http/exercises.ts';
import { expiryRoutes } from '../../src/http/expiries.ts';
import { healthRoutes } from '../../src/http/health.ts';
import { helpRoutes } from '../../src/http/help.ts';
import { incidentRoutes } from '../../src/http/incident.ts';
import { jointRoutes } from '../../src/http/joint.ts';
import { figurePages } from '../../src/http/kpi-routes.ts';
import { learningPages } from '../../src/http/learning-pages.ts';
import { liveRoutes } from '../../src/http/live.ts';
import { meRoutes } from '../../src/http/me.ts';
import { measureRoutes } from '../../src/http/measures.ts';
import { metricRoutes } from '../../src/http/metrics.ts';
import { operationRoutes } from '../../src/http/operation.ts';
import { planRoutes } from '../../src/http/plans.ts';
import { preflightRoutes } from '../../src/http/preflight.ts';
import { preparednessRoutes } from '../../src/http/preparedness.ts';
import { privacyRoutes } from '../../src/http/privacy.ts';
import { proposalRoutes } from '../../src/http/proposals.ts';
import { rolloutRoutes } from '../../src/http/rollout.ts';
import { createServer } from '../../src/http/server.ts';
import { shownAlarms } from '../../src/http/shown-alarms.ts';
import { signIn, tabTokenRules } from '../../src/http/sign-in.ts';
import { staffingCommandRoutes } from '../../src/http/staffing-commands.ts';
import { structureRoutes } from '../../src/http/structure.ts';
import { tabFiles } from '../../src/http/tab-files.ts';
import { teamRoutes } from '../../src/http/team.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { previewCheckIn } from '../../src/teams/check-in-preview.ts';
import { previewCards } from '../../src/teams/preview.ts';
import { de } from '../../src/texts/de.ts';
import { textsFor } from '../../src/texts/index.ts';
import { tokenVerifier } from '../../src/tokens.ts';
import { type VirtualClock, virtualClock } from '../support/clock.ts';
import { freePorts } from '../support/free-ports.ts';
import { issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';
import { houseEntrance } from './house-entrance.ts';
import { type Name, person, settle } from './house-people.ts';

const TENANT = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
const APP = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
/** Of it the reports of the gateway are signed. */
export const callbackSecret = 'ein-geheimnis-des-gateways-nur-hier';
export const intakeSecret = 'ein-geheimnis-nur-fuer-diese-pruefung';
/** An Ed25519 key that signs nothing but tests. */
const testKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
const frames = ['https://*.cloud.microsoft', 'https://teams.microsoft.com', 'https://*.teams.microsoft.com'];
/** Saturday, 21 November 2026, 18:44 in Hannover. */
const start = Date.UTC(2026, 10, 21, 17, 44);

/** An answer read whole; `json` is null when the body is none. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly json: Body;
  readonly text: string;
  readonly headers: Headers;
}

/** What a request carries besides its path; `body` that is no text is sent as JSON. */
export interface Wish {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface House {
  readonly origin: string;
  readonly env: Env;
  readonly entry: Door;
  readonly raising: Raising;
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly lease: SendingLease;
  readonly links: Links;
  /** Short messages that the product sent. */
  readonly texts: { to: string; text: string }[];
  readonly auditing: Auditing;
  readonly keeping: Keeping;
  readonly handbooks: Handbooks;
  readonly issuer: TokenIssuer;
  /** Paths of all routes as they were registered, with their methods. */
  readonly routes: readonly { readonly method: string; readonly url: string }[];
  /** Log lines as JSON texts. */
  readonly logged: string[];
  /** What came through the door of Teams; what it answers may be replaced. */
  readonly activities: DoorRequest[];
  teamsAnswer: () => Promise<DoorAnswer>;
  /** Names that the operating system says are gone. */
  readonly gone: Set<string>;
  /** A good token of a person. */
  token(name: Name, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  /** A request of a signed-in person, or of nobody. */
  ask<Body = unknown>(name: Name | null, path: string, wish?: Wish): Promise<Answer<Body>>;
  /** The response itself, for streams. */
  open(name: Name, path: string, signal?: AbortSignal): Promise<Response>;
  /** Closes the product's server as a stop does; the listener stays. */
  stopServer(): Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  /** File of the store; in memory without. */
  readonly file?: string;
  /** Folder of the built tab. */
  readonly tab?: string;
  /** The page that checks handbooks. */
  readonly checker?: string;
  readonly log?: Log;
  /** Another house on the same store and clock, as another process would be. */
  readonly beside?: Pick<House, 'clock'> & { readonly store: Store };
  /** Name of this process among replicas. */
  readonly name?: string;
  /** Addresses that are believed about who asks. */
  readonly trustedProxies?: readonly string[];
}

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const key = await issuerKey('entra-1');
  const issuerPort = await freePorts();
  const oidcIssuer = `http://127.0.0.1:${issuerPort}/${TENANT}/v2.0`;
  const issuer = await startIssuer(issuerPort, key, oidcIssuer);
  const clock = options.beside?.clock ?? virtualClock(start);
  const store = options.beside?.store ?? openSqlite(options.file ?? ':memory:');
  const logged: string[] = [];
  const gone = new Set<string>();
  const env = {
    ...houseEnv(clock, store, options.log ?? recordLines(logged), gone),
    name: options.name ?? 'house:1:1',
  };
  const entry = door(env);
  const look = directory(entry, store);
  const told = audiences(env, entry);
  const raise = raising(env, entry, look, told);
  const lease = sendingLease(env);
  const probes = { teams: async () => 'ok' as const, sms: async () => 'ok' as const };
  const audit = auditing(env, entry, look, probes);
  audit.watch();
  await settle(entry);

  const settings = { tenantId: TENANT, oidcIssuer, oidcAudience: APP };
  const rules = { ...tabTokenRules(settings), metadataUrl: issuer.metadataUrl };
  const tokens = tokenVerifier(rules, { fetch, now: clock.now, log: env.log });
  const events = eventBook(env, entry, registerBook(entry, store));
  const entering = houseEntrance(env, entry, look);
  const book = registerBook(entry, store);
  const incidents = incidentsOf({ env, entry, look, open: ['teams'], book: events });
  const { coordinatorOf } = bundling(env, entry, look);
  const http = {
    env,
    entry,
    look,
    raise,
    audiences: told,
    checkIns: checkInsOf(env, entry, look),
    book,
    incidents,
    running: runningOf({ env, entry, look, book, raise, incidents, words: textsFor('de').run.drillAlarm }),
    reviewing: reviewsOf({ env, entry, look, book: events, registers: book, coordinatorOf, words: de.review.draft }),
    events,
    probes,
    signIn: withEmergency(signIn(settings, { tokens }), entering, clock.now),
    frameAncestors: frames,
    asked: ['https://login.microsoftonline.com'],
  };
  const server = await createServer(http, options.trustedProxies);
  const routes: { method: string; url: string }[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, url });
  });
  const intake = alertmanagerIntake({ intakeSecrets: [intakeSecret], intakeDomain: 'MI-ALF' }, { env, entry, look });
  const teams = (request: DoorRequest) => {
    house.activities.push(request);
    return house.teamsAnswer();
  };
  await doors(server, { teams, alertmanager: intake });
  alarmFormRoutes(
    server,
    http,
    previewCards({ env, look, raise, audiences: told, tabUrl: 'https://teams.example/l/entity' }),
  );
  const shown = shownAlarms(http);
  const texts: House['texts'] = [];
  const gateway = { send: async ({ to, text }: { to: string; text: string }) => void texts.push({ to, text }) };
  const toAnswer = links({ env, entry }, { linkUrl: '', linkSecret: 'ein-geheimnis-der-links' });
  await callbackDoors(server, { sms: smsAnswers({ env, entry, look }, callbackSecret, gateway) });
  await answerLinkRoutes(server, http, toAnswer, { alarm: alarmLink(http) });
  alarmRoutes(server, http, shown);
  alarmCommandRoutes(server, http);
  staffingCommandRoutes(server, http);
  callRoutes(server, http, callListPdf);
  approvalRoutes(server, http);
  incidentRoutes(server, http);
  jointRoutes(server, http);
  helpRoutes(server, http);
  structureRoutes(server, http);
  emergencyRoutes(server, http, entering);
  proposalRoutes(server, http);
  checkInFormRoutes(server, http, { previewCheckIn: previewCheckIn({ env }), readAddresses: readAddressList });
  checkInRoutes(server, http, tableFile);
  meRoutes(server, http);
  contactRoutes(server, http);
  teamRoutes(server, http, { readTeam, writeTeam, drawList: phoneListPdf });
  const handbook = handbookFiles(
    { handbookKey: testKey, dataFolder: '/no-such-folder', cosmos: undefined },
    { handbooks: handbooksOf(env, entry, look, http.book) },
    options.checker ?? '/no-such-page',
  );
  preparednessRoutes(server, http, { registers: office.registers, handbook, report: office.reportFile });
  exerciseRoutes(server, http);
  exerciseRunRoutes(server, http);
  exerciseFileRoutes(server, http, office.exercises);
  drillRoutes(server, http, drillsOf({ ...http, bundle: bundling(env, entry, look) }), tableFile);
  planRoutes(server, http);
  measureRoutes(server, http, measuring(env, entry));
  learningPages(server, http, measuring(env, entry), office.reviewFiles);
  figurePages(server, http, tableFile);
  preflightRoutes(server, http, {
    directory: true,
    installs: true,
    intake: false,
    emergency: true,
    synthetic: true,
    deadMan: false,
    expiring: expiring(env, entry, look),
    permissions: async () => [{ permission: 'User.Read.All', granted: false }],
    isInChannel: async () => true,
  });
  rolloutRoutes(server, http, { directory: true, installs: true, file: tableFile });
  liveRoutes(server, http, shown);
  const paths = { teams: breaker(), email: breaker(), sms: breaker(), voice: breaker() };
  const ways = { open: ['teams', 'sms'] as const, paths };
  const operation = { lease, pace: pace(), open: () => 0, startedAt: clock.now(), ways };
  operationRoutes(server, http, operation);
  const promises = promiseWatch(env);
  const ending = expiring(env, entry, look);
  healthRoutes(server, http, { promises, synthetic: null, hasSwitch: false, expiring: ending });
  expiryRoutes(server, http, ending);
  metricRoutes(server, http, { token: '', promises, operation });
  const nights = keeping(env, entry, look);
  privacyRoutes(server, http, nights);
  await tabFiles(server, options.tab ?? '/no-such-folder');
  await server.ready();

  const listener = createHttpServer((request, response) => server.routing(request, response));
  // On a slow machine, hundreds of connections rest for longer than Node's 5 s between two requests.
  listener.keepAliveTimeout = 120_000;
  const origin = `http://127.0.0.1:${await listen(listener)}`;
  const seconds = () => Math.floor(clock.now() / 1_000);
  const token: House['token'] = (name, claims) =>
    issuer.sign({ ...goodClaims(name, oidcIssuer), iat: seconds(), nbf: seconds(), exp: seconds() + 4_200, ...claims });
  const kept = new Map<string, Promise<string>>();
  const bearer = async (name: Name) => {
    const at = `${name} ${seconds()}`;
    const known = kept.get(at) ?? token(name);
    kept.set(at, known);
    return { authorization: `Bearer ${await known}` };
  };

  const house: House = {
    origin,
    env,
    entry,
    raising: raise,
    store,
    clock,
    lease,
    links: toAnswer,
    texts,
    auditing: audit,
    keeping: nights,
    handbooks: handbook.handbooks,
    issuer,
    routes,
    logged,
    gone,
    activities: [],
    teamsAnswer: async () => ({ status: 200 }),
    token,
    async ask(name, path, wish = {}) {
      return readAnswer(await fetch(`${origin}${path}`, requestOf(wish, name === null ? {} : await bearer(name))));
    },
    open: async (name, path, signal) =>
      fetch(`${origin}${path}`, { headers: await bearer(name), ...(signal ? { signal } : {}) }),
    stopServer: () => server.close(),
    async close() {
      await server.close();
      listener.closeAllConnections();
      await new Promise((done) => listener.close(done));
      await entry.idle();
      await store.close();
      await issuer.close();
    },
  };
  return house;
}

function goodClaims(name: Name, iss: string) {
  const { aadId, name: displayed, email } = person(name);
  const client = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
  const who = { oid: aadId, sub: `sub-${aadId}`, name: displayed, preferred_username: email };
  return { iss, aud: APP, tid: TENANT, scp: 'access_as_user', azp: client, ver: '2.0', ...who };
}

function requestOf({ method, body, headers }: Wish, own: Record<string, string>): RequestInit {
  const isText = typeof body === 'string' || body instanceof ReadableStream || body instanceof Uint8Array;
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const all = { 'accept-language': 'de-DE,de;q=0.9', ...type, ...own, ...headers };
  const sent = body === undefined ? {} : { body: isText ? (body as BodyInit) : JSON.stringify(body), duplex: 'half' };
  return { method: method ?? (body === undefined ? 'GET' : 'POST'), headers: all, redirect: 'manual', ...sent };
}

/** Reads an answer whole. */
async function readAnswer<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  const isJson = /^application\/json(;|$)/.test(response.headers.get('content-type') ?? '');
  const json = (isJson && text !== '' ? JSON.parse(text) : null) as Body;
  return { status: response.status, json, text, headers: response.headers };
}

function houseEnv(clock: VirtualClock, store: Store, log: Log, gone: ReadonlySet<string>): Omit<Env, 'name'> {
  return {
    now: clock.now,
    monotonic: clock.now,
    pause: clock.pause,
    newId: () => randomBytes(8).toString('hex'),
    random: () => 0.5,
    salt: () => randomBytes(16).toString('hex'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    isGone: (name) => gone.has(name),
    store,
    log,
  };
}

function recordLines(lines: string[]): Log {
  const write = (level: string) => (event: string, fields?: Readonly<Record<string, unknown>>) =>
    void lines.push(JSON.stringify({ level, event, ...fields }));
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
