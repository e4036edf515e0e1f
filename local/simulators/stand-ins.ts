/** Starts all stand-ins on one port of the loopback interface: Entra, the Bot Framework's tokens, the Teams connector, Graph. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { type BotFramework, createBotFramework } from './bot-framework.ts';
import { createEntra, type Entra } from './entra.ts';
import { Graph, type GraphOptions } from './graph.ts';
import { declaredActivityTypes } from './graph-request.ts';
import { answer, type Call, type Reply } from './reply.ts';
import { type SecondWays, startSecondWays } from './second-ways.ts';
import { Teams, type TeamsOptions } from './teams.ts';
import { deliverTo } from './teams-inbound.ts';
import { Tenant, type TenantGroup } from './tenant.ts';

export type StandInsOptions = Pick<
  TeamsOptions,
  | 'tenantId'
  | 'botAppId'
  | 'people'
  | 'channels'
  | 'installedForAll'
  | 'limits'
  | 'latency'
  | 'answerShare'
  | 'patience'
  | 'disorder'
  | 'bodies'
  | 'seed'
  | 'file'
> &
  Partial<Pick<TeamsOptions, 'now' | 'pause' | 'deliver'>> & {
    botAppSecret: string;
    /** where a browser that signs in may be sent back to; absent: nowhere */
    redirectUris?: readonly string[];
    /** 0: any free port */
    port: number;
    /** the bot's messaging endpoint, unless `deliver` hands activities over itself */
    botEndpoint?: string;
    /** how Microsoft Graph is to behave */
    graph?: Pick<GraphOptions, 'latency' | 'limits'>;
    /** groups of the tenant, and how many accounts or members stand on a page of its directory */
    tenant?: { groups: readonly TenantGroup[]; pageSize?: number };
    /** mail, short messages and calls; absent: the product has only Teams */
    second?: { mailPort: number; callbackOrigin?: string };
  };

/** The app's id in the tenant's catalogue; not the one in its manifest. */
const CATALOG_ID = '3f0d9a52-51b7-4b0e-9a53-0c6c6f0d7e11';

export type StandIns = {
  url: string;
  /** the connector, as activities name it */
  serviceUrl: string;
  entra: Entra;
  botFramework: BotFramework;
  teams: Teams;
  graph: Graph;
  /** people, groups and apps behind Graph */
  tenant: Tenant;
  /** undefined without `second` */
  second: SecondWays | undefined;
  /** What the product's environment must say to use these stand-ins. */
  env: Record<string, string>;
  /** and what more, to follow the tenant's directory */
  directoryEnv: Record<string, string>;
  stop(): Promise<void>;
};

/** Rejects with the listen error (such as EADDRINUSE) when the port is taken. */
export async function startStandIns(options: StandInsOptions): Promise<StandIns> {
  const { now = Date.now, pause = wait, botEndpoint } = options;
  const deliver = options.deliver ?? (botEndpoint ? deliverTo(botEndpoint) : undefined);
  if (!deliver) throw new Error('either botEndpoint or deliver must be given');
  let route: (call: Call) => Promise<Reply> = async () => answer(503);
  const server = createServer((req, res) => void respond(req, res, (call) => route(call)));
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  const serviceUrl = `${url}/teams/`;
  const issued = { ...options, url, now };
  const [entra, botFramework] = await Promise.all([createEntra(issued), createBotFramework(issued)]);
  const teams = new Teams({
    ...options,
    serviceUrl,
    deliver,
    now,
    pause,
    acceptsToken: entra.acceptsBotToken,
    sign: botFramework.signActivityToken,
  });
  const tenant = tenantOf(options, teams, now);
  const graph = new Graph({
    tenant,
    ...options.graph,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    people: options.people,
    activityTypes: declaredActivityTypes(),
    isInstalled: (person) => teams.chats.isInstalled(person),
    tokenLife: entra.graphTokenLife,
    now,
    pause: (ms) => pause(ms),
  });
  const second = options.second ? await startSecondWays({ ...options.second, url, now }) : undefined;
  route = async (call) => {
    if (call.path.startsWith('/teams/')) return teams.handle(call);
    if (call.path.startsWith('/graph/')) return graph.handle(call);
    if (call.path.startsWith('/phones/') && second) return second.phones.handle(call);
    if (call.path.startsWith('/botframework/')) return botFramework.handle(call);
    if (call.path.startsWith(`/${options.tenantId}/`)) return entra.handle(call);
    return answer(404);
  };
  const env = {
    TENANT_ID: options.tenantId,
    BOT_APP_ID: options.botAppId,
    BOT_APP_SECRET: options.botAppSecret,
    OIDC_ISSUER: entra.issuer,
    OIDC_AUDIENCE: options.botAppId,
    BOT_TOKEN_URL: entra.tokenUrl,
    BOT_OPENID_METADATA: botFramework.metadataUrl,
    TEAMS_SERVICE_URL: serviceUrl,
    TEAMS_SERVICE_HOSTS: `127.0.0.1:${port}`,
    GRAPH_URL: `${url}/graph`,
    ...second?.env,
  };
  const stop = async () => {
    await Promise.all([close(server), second?.mail.stop()]);
  };
  const directoryEnv = { DIRECTORY: 'graph', TEAMS_CATALOG_ID: CATALOG_ID };
  return { url, serviceUrl, entra, botFramework, teams, graph, tenant, second, env, directoryEnv, stop };
}

/** Everybody has an account with a licence, until a test says otherwise. */
function tenantOf({ people, tenant }: StandInsOptions, teams: Teams, now: () => number): Tenant {
  const ids = new Map(people.map(({ aadId, id }) => [aadId, id]));
  const { groups = [], ...page } = tenant ?? {};
  return new Tenant({
    ...page,
    groups,
    catalogId: CATALOG_ID,
    accounts: people.map(({ aadId, name, email, ...more }) => ({
      id: aadId,
      displayName: name,
      mail: email,
      jobTitle: 'jobTitle' in more && typeof more.jobTitle === 'string' ? more.jobTitle : null,
      preferredLanguage: null,
      accountEnabled: true,
      licensed: true,
    })),
    isInstalled: (aadId) => teams.chats.isInstalled(ids.get(aadId) ?? ''),
    install: async (aadId) => void (await teams.install(ids.get(aadId) ?? '')),
    now,
  });
}

/** Resolves after `ms`, or at once when the signal fires; keeps no process alive. */
async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await pauseFor(ms, undefined, { ref: false, ...(signal ? { signal } : {}) });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(
  req: IncomingMessage,
  res: ServerResponse,
  handle: (call: Call) => Promise<Reply>,
): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://127.0.0.1');
  let reply: Reply;
  try {
    const { authorization, cookie, host, origin, 'content-type': type } = req.headers;
    const headers = { authorization, cookie, host, origin, 'content-type': type };
    const body = await read(req);
    reply = await handle({ method: req.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body });
  } catch (error) {
    if (req.destroyed) return; // the client gave up while it was still sending
    console.error('stand-in failed:', error);
    reply = answer(500);
  }
  if (reply === 'hang') return;
  if (reply === 'reset') {
    req.socket.resetAndDestroy();
    return;
  }
  const json = reply.body === undefined ? undefined : JSON.stringify(reply.body);
  const text = json ?? reply.html;
  res.writeHead(reply.status, {
    ...(text ? { 'content-type': `${json ? 'application/json' : 'text/html'}; charset=utf-8` } : {}),
    ...reply.headers,
  });
  res.end(text);
}

async function read(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
