/**
 * The Cosmos look-alike: `@vercel/cosmosdb-server` keeps the documents and reads the SQL; what it does otherwise than the
 * service is put right here: atomic batches, queries inside a partition, query plans, physical
 * partitions, charges, faults. It proves the
 * store's logic and nothing about the service. No TTL and no change feed: the store uses neither.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type AccountModule from '@vercel/cosmosdb-server/lib/account/index.js';
import type RoutesModule from '@vercel/cosmosdb-server/lib/routes.js';
import { charges, sizeOf } from './cosmos-charges.ts';
import { type Answered, documentAt, rangesOf, refusal, runBatch, runQuery } from './cosmos-documents.ts';
import {
  type CosmosFault,
  type CosmosFaults,
  type CosmosOperation,
  type CosmosRefusal,
  cosmosRefusals,
  createCosmosFaults,
} from './cosmos-faults.ts';
import type { Account, Collection } from './cosmos-index.ts';
import { needsPlan, planOf } from './cosmos-plan.ts';
import { isObject, type JsonObject } from './json.ts';

// Required, not imported: what `default` of such a module is depends on who loads it.
const load = createRequire(import.meta.url);
const { default: NewAccount } = load('@vercel/cosmosdb-server/lib/account') as typeof AccountModule;
const { default: routes } = load('@vercel/cosmosdb-server/lib/routes') as typeof RoutesModule;

/** One request as it was answered; `fault` is what was made of it. */
export interface CosmosCall {
  readonly operation: CosmosOperation | 'other';
  readonly status: number;
  readonly charge: number;
  readonly fault: CosmosFault | null;
  /** Of a query: its text, and whether it stayed inside a partition. */
  readonly query?: { readonly text: string; readonly inside: boolean };
}

/** Consistency of the account. */
export type Consistency = 'Strong' | 'BoundedStaleness' | 'Session';

export interface CosmosLookAlike {
  readonly endpoint: string;
  readonly faults: CosmosFaults;
  calls(): readonly CosmosCall[];
  stop(): Promise<void>;
}

interface Request {
  readonly operation: CosmosOperation | 'other';
  readonly headers: IncomingMessage['headers'];
  readonly method: string;
  readonly url: string;
  readonly body: Buffer;
}

export interface CosmosLookAlikeOptions {
  /** 0, the default: any free one. */
  readonly port?: number;
  /** Of the account; default Strong. */
  readonly consistency?: Consistency;
  /** Physical partitions, 1 or 2; small accounts have one. Default 2, so that whoever asks over all has to merge. */
  readonly partitions?: 1 | 2;
  /** Milliseconds after which a request that hangs is torn, as gateways do; default never. */
  readonly hangsFor?: number;
}

interface Inside {
  readonly account: Account;
  readonly consistency: Consistency;
  readonly partitions: 1 | 2;
  readonly hangsFor: number | undefined;
  readonly faults: CosmosFaults;
  readonly log: CosmosCall[];
}

export async function startCosmos(options: CosmosLookAlikeOptions = {}): Promise<CosmosLookAlike> {
  const { port = 0, consistency = 'Strong', partitions = 2, hangsFor } = options;
  const faults = createCosmosFaults();
  const log: CosmosCall[] = [];
  let account: Account;
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) =>
      respond({ account, consistency, partitions, hangsFor, faults, log }, request, response),
    );
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  const taken = (server.address() as AddressInfo).port;
  account = new NewAccount('127.0.0.1', taken);
  return {
    endpoint: `http://127.0.0.1:${taken}/`,
    faults,
    calls: () => log,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const { headers, method = 'GET', url = '/' } = incoming;
  return { operation: operationOf(incoming), headers, method, url, body: Buffer.concat(parts) };
}

function operationOf({ method, url = '', headers }: IncomingMessage): CosmosOperation | 'other' {
  if (!/\/docs(\/|$)/.test(url)) return 'other';
  const says = (name: string) => String(headers[`x-ms-${name}`]).toLowerCase() === 'true';
  if (method === 'GET') return 'read';
  if (method === 'PUT') return 'replace';
  if (method === 'DELETE') return 'delete';
  if (says('cosmos-is-query-plan-request')) return 'plan';
  if (says('documentdb-isquery')) return 'query';
  if (says('cosmos-is-batch-request')) return 'batch';
  return says('documentdb-is-upsert') ? 'upsert' : 'create';
}

async function respond(inside: Inside, request: Request, response: ServerResponse): Promise<void> {
  const { operation } = request;
  const fault = operation === 'other' ? null : inside.faults.strike(operation);
  const note = (status: number, charge: number) => {
    const more = operation === 'query' ? { query: questionIn(request) } : {};
    inside.log.push({ operation, status, charge, fault, ...more });
  };
  const isCarriedOut = fault === null || fault.endsWith('-after');
  const answered = isCarriedOut ? await carryOut(inside, request) : undefined;
  const refused = fault && cosmosRefusals[fault];
  if (answered && !fault) return send(response, answered, note);
  if (refused) return send(response, refusedBy(refused, request, fault, answered?.charge ?? 0), note);
  // Carried out or not, perhaps paid for, and nobody hears of it.
  note(0, answered?.charge ?? 0);
  if (fault?.startsWith('reset')) response.destroy();
  else if (inside.hangsFor !== undefined) setTimeout(() => response.destroy(), inside.hangsFor).unref();
}

function refusedBy(given: CosmosRefusal, { operation, body }: Request, fault: CosmosFault, charge: number): Answered {
  const { status, message, retryAfter } = given;
  if (fault === 'throttled-inside' && operation === 'batch') {
    const [, ...others] = JSON.parse(body.toString()) as unknown[];
    const dependent = others.map(() => ({ statusCode: 424, requestCharge: 0 }));
    return { status: 207, body: [{ statusCode: status, requestCharge: 0 }, ...dependent], charge };
  }
  const headers = retryAfter === undefined ? {} : { headers: { 'x-ms-retry-after-ms': String(retryAfter) } };
  return { ...refusal(status, message), charge, ...headers };
}

function questionIn({ headers, body }: Request): { text: string; inside: boolean } {
  const { query } = JSON.parse(body.toString()) as { query: string };
  return { text: query, inside: partitionIn(headers) !== undefined };
}

function send(response: ServerResponse, answered: Answered, note: (status: number, charge: number) => void): void {
  const { status, body, charge, headers = {} } = answered;
  note(status, charge);
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-ms-request-charge': charge.toFixed(2),
    ...(isObject(body) && typeof body._etag === 'string' ? { etag: body._etag } : {}),
    ...headers,
  });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

/** Reads of a consistent account ask two replicas and cost twice, unless they are content with less. */
async function carryOut(inside: Inside, request: Request): Promise<Answered> {
  const answered = await carriedOut(inside, request);
  const isRead = request.operation === 'read' || request.operation === 'query';
  const level = request.headers['x-ms-consistency-level'] ?? inside.consistency;
  return isRead && level !== 'Session' ? { ...answered, charge: answered.charge * 2 } : answered;
}

async function carriedOut({ account, consistency, partitions }: Inside, request: Request): Promise<Answered> {
  const { operation, headers, body } = request;
  if (operation === 'other' && request.url === '/') {
    const described = { ...account.read(), userConsistencyPolicy: { defaultConsistencyLevel: consistency } };
    return { status: 200, body: described, charge: 0 };
  }
  const [, database = '', container = ''] = /^\/+dbs\/([^/]+)\/colls\/([^/]+)/.exec(request.url) ?? [];
  if (request.url.endsWith('/pkranges'))
    return { status: 200, body: { PartitionKeyRanges: rangesOf(partitions) }, charge: 0 };
  if (operation === 'other') return asItIs(account, request);
  const collection = account.database(database).collection(container);
  if (!collection.read()) return refusal(404, 'There is no such container.');
  const pk = partitionIn(headers);
  const given: unknown = body.length > 0 ? JSON.parse(body.toString()) : {};
  if (operation === 'batch') return runBatch(collection, pk ?? '', Array.isArray(given) ? given.filter(isObject) : []);
  if (operation === 'plan' || operation === 'query') return ask(collection, pk, headers, given as JsonObject);
  if (sizeOf(given) > 2 * 1_024 * 1_024) return refusal(413, 'Request is too large.');
  const id = decodeURIComponent(/\/docs\/([^/]+)/.exec(request.url)?.[1] ?? '') || String((given as JsonObject).id);
  const before = sizeOf(documentAt(collection, id, pk ?? ''));
  const answered = await asItIs(account, request);
  return { ...answered, charge: chargeOf(operation, answered, before) };
}

function chargeOf(operation: CosmosOperation, { status, body }: Answered, before: number): number {
  if (status >= 400) return charges.refused;
  if (operation === 'read') return charges.read(sizeOf(body));
  if (operation === 'delete') return charges.remove(before);
  return before > 0 ? charges.replace(sizeOf(body), before) : charges.create(sizeOf(body));
}

function ask(collection: Collection, pk: string | undefined, headers: Request['headers'], given: JsonObject): Answered {
  const text = String(given.query);
  if (String(headers['x-ms-cosmos-is-query-plan-request']).toLowerCase() === 'true') {
    return { status: 200, body: planOf(text), charge: 0 };
  }
  const range = headers['x-ms-documentdb-partitionkeyrangeid'] as string | undefined;
  if (pk === undefined && range === undefined && needsPlan(text)) {
    const info = { additionalErrorInfo: JSON.stringify(planOf(text)) };
    return { ...refusal(400, 'The query crosses partitions and needs a plan.', info), charge: 0 };
  }
  const continuation = headers['x-ms-continuation'];
  const most = Number(headers['x-ms-max-item-count']);
  return runQuery(collection, { pk, range }, given, {
    maxItemCount: most > 0 ? most : null,
    continuation: typeof continuation === 'string' ? (JSON.parse(continuation) as { token: string }) : null,
  });
}

function partitionIn(headers: Request['headers']): string | undefined {
  const header = headers['x-ms-documentdb-partitionkey'];
  if (typeof header !== 'string') return undefined;
  const [key] = JSON.parse(header) as unknown[];
  return typeof key === 'string' ? key : undefined;
}

/** What needs no repair. */
async function asItIs(account: Account, request: Request): Promise<Answered> {
  const { headers, method, url, body } = request;
  const incoming = Object.assign(Readable.from(body.length > 0 ? [body] : []), { headers, method, url });
  const [params, handler] = (routes(incoming as unknown as IncomingMessage) ?? []) as [unknown, Handler?];
  if (!handler) return refusal(400, 'There is no such route.');
  const set = new Map<string, string>();
  const reply = { statusCode: 200, setHeader: (name: string, value: string) => void set.set(name, value) };
  const answer = await handler(account, incoming, reply, params);
  const isRefused = reply.statusCode >= 400 && isObject(answer);
  return {
    status: reply.statusCode,
    body: isRefused ? { message: 'refused', ...answer } : answer,
    charge: 0,
    headers: Object.fromEntries(set),
  };
}

type Handler = (account: Account, request: unknown, response: unknown, params: unknown) => unknown;
