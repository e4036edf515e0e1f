// The first lock of /api/messages: whatever is checked before the SDK sees a request, cheap checks first.
import { z } from 'zod';
import { bearerToken, type TokenRules, type TokenVerifier } from '../tokens.ts';

/** The part of the configuration the gate needs. */
export interface GateSettings {
  readonly botAppId: string;
  readonly tenantId: string;
  /** Origins such as `https://smba.trafficmanager.net`; compared exactly. */
  readonly serviceOrigins: readonly string[];
  readonly botOpenIdMetadata: string;
  /** Requests without a token pass, from this machine only (Agents Playground). */
  readonly botUnsigned: boolean;
}

export interface GateDeps {
  /** The verifier built from `botTokenRules`. */
  readonly tokens: TokenVerifier;
  /** A reference id that ties an answer to its log line. */
  readonly newRef: () => string;
  readonly log: { warn(event: string, fields?: Record<string, string | number | boolean>): void };
}

/** A request to /api/messages, body unread: parsing is part of the check. */
export interface GateRequest {
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Uint8Array | string;
  /** Address of the peer's socket, never a forwarded header. */
  readonly remoteAddress: string | undefined;
}

export type GateResult =
  | { readonly ok: true; readonly activity: InboundActivity; readonly signed: boolean }
  | { readonly ok: false; readonly status: number; readonly body: RefusalBody };

/** What a refused caller reads: a code, one neutral sentence, a reference id. Never why, never an exception. */
export interface RefusalBody {
  readonly error: { readonly code: RefusedAs; readonly text: string; readonly ref: string };
}

export type RefusedAs = 'bad-shape' | 'not-signed-in' | 'not-allowed' | 'too-large' | 'unavailable' | 'fault';

/** Largest accepted body in bytes; the HTTP server should cut off at the same size. */
export const BODY_LIMIT = 256 * 1024;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const id = z.string().min(1).max(2048);
const account = z.looseObject({ id, aadObjectId: z.string().regex(GUID).nullish(), name: z.string().nullish() });

const inboundActivity = z.looseObject({
  type: z.string().min(1).max(64),
  id,
  channelId: z.string(),
  serviceUrl: z.string(),
  from: account,
  recipient: account,
  conversation: z.looseObject({ id, tenantId: z.string().nullish(), conversationType: z.string().nullish() }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  name: z.string().nullish(),
  text: z.string().nullish(),
  replyToId: z.string().max(2048).nullish(),
  locale: z.string().max(64).nullish(),
  timestamp: z.string().max(64).nullish(),
  entities: z.array(z.looseObject({})).nullish(),
});

/** An activity that passed: from Teams, for our bot, in our tenant, with everything the SDK takes for granted. */
export type InboundActivity = z.infer<typeof inboundActivity>;

/** What a token of the Bot Framework must look like (Bot Connector authentication: issuer, our app id, 5 min of skew). */
export function botTokenRules(settings: Pick<GateSettings, 'botAppId' | 'botOpenIdMetadata'>): TokenRules {
  return {
    metadataUrl: settings.botOpenIdMetadata,
    issuer: 'https://api.botframework.com',
    audience: settings.botAppId,
    algorithms: ['RS256', 'RS384', 'RS512'],
    skewSeconds: 300,
    endorsement: 'msteams',
  };
}

/**
 * True when a bot token may be sent to this address. Used for the connector address of an activity and, by the sender,
 * for every full address it calls. The origin must stand in the list letter by letter, so that no parser's idea of user
 * names, ports, trailing dots or punycode matters; customers can register names below `trafficmanager.net`.
 */
export function isAllowedServiceUrl(url: string, origins: readonly string[]): boolean {
  if (url.length > 4096) return false;
  const origin = /^(https?:\/\/[a-z0-9.[\]:-]+)\/[\w.~:@!$&'()*+,;=%/-]*$/.exec(url)?.[1];
  if (origin === undefined || !origins.includes(origin)) return false;
  return !/\/\.{1,2}(\/|$)/.test(url);
}

/** Builds the gate. The returned function never throws; what it refuses is logged with the reason and the reference id. */
export function createGate(settings: GateSettings, deps: GateDeps): (request: GateRequest) => Promise<GateResult> {
  return async (request) => {
    let refusal: Refused;
    try {
      const passed = await inspect(request, settings, deps.tokens);
      if ('activity' in passed) return { ok: true, ...passed };
      refusal = passed;
    } catch (error) {
      refusal = refused('fault', error instanceof Error ? error.name : 'unknown');
    }
    const ref = deps.newRef();
    deps.log.warn('bot-request-refused', { ref, status: STATUS[refusal.as], reason: refusal.reason });
    return { ok: false, status: STATUS[refusal.as], body: refusalBody(refusal.as, ref) };
  };
}

/** The body for a refusal: German, one sentence or two, and the reference id to ask with. */
export function refusalBody(code: RefusedAs, ref: string): RefusalBody {
  const text =
    code === 'unavailable'
      ? 'Die Anfrage kann gerade nicht geprüft werden. Bitte versuchen Sie es in einer Minute erneut.'
      : 'Die Anfrage konnte nicht angenommen werden.';
  return { error: { code, text: `${text} Kennung für Rückfragen: ${ref}`, ref } };
}

const STATUS: Readonly<Record<RefusedAs, number>> = {
  'bad-shape': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'too-large': 413,
  fault: 500,
  unavailable: 503,
};

interface Refused {
  readonly as: RefusedAs;
  readonly reason: string;
}

function refused(as: RefusedAs, reason: string): Refused {
  return { as, reason };
}

type Passed = { readonly activity: InboundActivity; readonly signed: boolean };

async function inspect(request: GateRequest, settings: GateSettings, tokens: TokenVerifier): Promise<Passed | Refused> {
  const bytes = typeof request.body === 'string' ? Buffer.from(request.body) : request.body;
  if (bytes.byteLength > BODY_LIMIT) return refused('too-large', 'body');
  // A web page can post text or forms to this machine unasked, but JSON only after the browser has asked us.
  if (!/^application\/json\s*(;|$)/i.test(request.contentType ?? '')) return refused('bad-shape', 'content-type');
  const json = readJson(bytes);
  if (json === undefined) return refused('bad-shape', 'json');
  const shape = inboundActivity.safeParse(json);
  if (!shape.success) return refused('bad-shape', shape.error.issues[0]?.path.join('.') || 'body');
  const activity = shape.data;
  const foreign = foreignness(activity, settings);
  if (foreign) return refused('not-allowed', foreign);
  if (settings.botUnsigned && !request.authorization && isThisMachine(request.remoteAddress)) {
    return { activity, signed: false };
  }
  return (await tokenRefusal(request.authorization, activity, tokens)) ?? { activity, signed: true };
}

/** The body as JSON, or undefined: strict UTF-8, no `__proto__` keys, no nesting deep enough to break the reader. */
function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (key, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('forbidden key');
      return value;
    });
  } catch {
    return undefined;
  }
}

/** What makes an activity none of our business: other channel, bot, tenant, or a connector we do not know. */
function foreignness(activity: InboundActivity, settings: GateSettings): string | undefined {
  if (activity.channelId !== 'msteams') return 'channel';
  const recipient = activity.recipient.id.toLowerCase();
  if (recipient !== settings.botAppId && recipient !== `28:${settings.botAppId}`) return 'recipient';
  const tenants = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter((tenant) => tenant != null);
  if (tenants.length === 0 || tenants.some((tenant) => tenant.toLowerCase() !== settings.tenantId)) return 'tenant';
  if (!isAllowedServiceUrl(activity.serviceUrl, settings.serviceOrigins)) return 'service-url';
  return undefined;
}

async function tokenRefusal(
  authorization: string | undefined,
  activity: InboundActivity,
  tokens: TokenVerifier,
): Promise<Refused | undefined> {
  const token = bearerToken(authorization);
  if (token === undefined) return refused('not-signed-in', 'no-token');
  const verified = await tokens.verify(token);
  if (!verified.ok) {
    return refused(verified.reason === 'keys-unavailable' ? 'unavailable' : 'not-signed-in', verified.reason);
  }
  // The token is bound to the connector it came from; without this a token could redirect our answers.
  if (verified.claims.serviceurl !== activity.serviceUrl) return refused('not-signed-in', 'service-url-claim');
  return undefined;
}

function isThisMachine(address: string | undefined): boolean {
  return /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(address ?? '');
}
