// The whole way of a request to /api/messages in a test: gate, SDK adapter, and a bot that remembers what reached it.
import type { TurnContext } from 'botbuilder';
import { createAdapter, type TurnAnswer } from '../../src/teams/adapter.ts';
import { botTokenRules, createGate, type GateRequest, type GateSettings } from '../../src/teams/gate.ts';
import { type TokenVerifier, tokenVerifier } from '../../src/tokens.ts';
import type { TokenIssuer } from './token-issuer.ts';

export const BOT = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
export const TENANT = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
export const PERSON = '11111111-2222-4333-8444-555555555555';
export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
export const BOT_ISSUER = 'https://api.botframework.com';

export interface Entrance {
  /** Milliseconds since 1970 for gate, adapter and verifier; moves only when a test moves it. */
  now: number;
  /** Activities that reached the bot. */
  readonly reached: unknown[];
  readonly logged: { event: string; fields: Record<string, unknown> }[];
  readonly tokens: TokenVerifier;
  /** What the bot does with a turn; a test may replace it. */
  bot: (context: TurnContext) => Promise<void>;
  claims(changes?: Record<string, unknown>): Record<string, unknown>;
  /** A good `Authorization` header. */
  header(): Promise<string>;
  receive(request: Partial<GateRequest> & { activity?: unknown }): Promise<TurnAnswer>;
}

/** Builds gate and adapter against an issuer that plays the Bot Framework. */
export function openEntrance(issuer: TokenIssuer, changes: Partial<GateSettings> = {}): Entrance {
  const settings = {
    botAppId: BOT,
    tenantId: TENANT,
    serviceOrigins: ['https://smba.trafficmanager.net'],
    botOpenIdMetadata: issuer.metadataUrl,
    botTokenUrl: `${issuer.origin}/token`,
    botUnsigned: false,
    ...changes,
  };
  let refs = 0;
  const logged: Entrance['logged'] = [];
  const write = (event: string, fields: Record<string, unknown> = {}) => void logged.push({ event, fields });
  const log = { info: write, warn: write, error: write };
  const now = () => self.now;
  const newRef = () => `ref-${++refs}`;
  const tokens = tokenVerifier(botTokenRules(settings), { fetch, now, log });
  const gate = createGate(settings, { tokens, newRef, log });
  const adapter = createAdapter(settings, { tokens, now, newRef, log });
  const self: Entrance = {
    now: Date.UTC(2031, 4, 5, 8),
    reached: [],
    logged,
    tokens,
    bot: async () => undefined,
    claims: (extra) => {
      const at = Math.floor(self.now / 1000);
      return { iss: BOT_ISSUER, aud: BOT, serviceurl: SERVICE_URL, nbf: at, exp: at + 3600, ...extra };
    },
    header: async () => `Bearer ${await issuer.sign(self.claims())}`,
    async receive({ activity = message(), ...given }) {
      const body = JSON.stringify(activity);
      const request = {
        authorization: undefined,
        contentType: 'application/json',
        remoteAddress: '10.1.2.3',
        body,
        ...given,
      };
      const passed = await gate(request);
      if (!passed.ok) return passed;
      return adapter.process(request.authorization, passed.activity, async (context) => {
        self.reached.push(context.activity);
        await self.bot(context);
      });
    },
  };
  return self;
}

/** A message as Teams sends it from a personal chat. */
export function message(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1715000000000',
    timestamp: '2031-05-05T08:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    from: { id: '29:1abc', name: 'Anna Berger', aadObjectId: PERSON },
    recipient: { id: `28:${BOT}`, name: 'BCM-Lotse' },
    conversation: { id: 'a:1xyz', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text: 'alarm',
    locale: 'de-DE',
    ...changes,
  };
}

/** A button press as Teams sends it. */
export function press(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return message({
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    value: { action: { type: 'Action.Execute', verb: 'answer', data: {} }, trigger: 'manual' },
    ...changes,
  });
}
