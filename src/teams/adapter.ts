// The second lock and the turn: botbuilder checks the token once more with our kept keys and clock, and may send nothing.
import type { KeyObject } from 'node:crypto';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  ClaimsIdentity,
  type ServiceClientCredentials,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata.js';
import { bearerToken, type TokenVerifier } from '../tokens.ts';
import { botTokenRules, type InboundActivity, type RefusalBody, type RefusedAs, refusalBody } from './gate.ts';

/** The part of the configuration the adapter needs. */
export interface AdapterSettings {
  readonly botAppId: string;
  readonly tenantId: string;
  readonly botOpenIdMetadata: string;
  readonly botTokenUrl: string;
  readonly botUnsigned: boolean;
}

export interface AdapterDeps {
  /** The gate's verifier: both locks read the same kept keys, so an outage of the key source stops neither. */
  readonly tokens: Pick<TokenVerifier, 'findKey'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newRef: () => string;
  readonly log: { error(event: string, fields?: Record<string, string | number | boolean>): void };
}

/** The answer to Teams. A body is there for invokes (the fresh card) and for faults (neutral sentence and reference). */
export interface TurnAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface BotAdapter {
  /**
   * Runs one accepted activity. Never throws: what goes wrong inside becomes a neutral answer and a log line.
   * Inside `run`, `context.sendActivity` works for invoke responses only; messages go through the sender.
   */
  process(
    authorization: string | undefined,
    activity: InboundActivity,
    run: (context: TurnContext) => Promise<void>,
  ): Promise<TurnAnswer>;
}

/** Builds the adapter. Throws when the app id is empty, because the SDK then checks nothing at all. */
export function createAdapter(settings: AdapterSettings, deps: AdapterDeps): BotAdapter {
  if (!settings.botAppId.trim()) throw new Error('BOT_APP_ID is empty: the SDK would switch its authentication off.');
  const adapter = new TurnAdapter(new SecondLock(settings, deps));
  const fault = (as: RefusedAs, status: number, error: unknown): { status: number; body: RefusalBody } => {
    const ref = deps.newRef();
    deps.log.error(as === 'fault' ? 'bot-turn-failed' : 'bot-second-lock-refused', { ref, ...describe(error) });
    return { status, body: refusalBody(as, ref) };
  };
  return {
    async process(authorization, activity, run) {
      try {
        return await adapter.turn(authorization ?? '', activity, run);
      } catch (error) {
        return error instanceof LockError ? fault('not-signed-in', 401, error) : fault('fault', 500, error);
      }
    },
  };
}

/** The token did not pass the SDK's check. Stays inside this file. */
class LockError extends Error {}

class TurnAdapter extends CloudAdapter {
  readonly #lock: SecondLock;

  constructor(lock: SecondLock) {
    super(lock);
    this.#lock = lock;
  }

  async turn(
    authorization: string,
    inbound: InboundActivity,
    run: (context: TurnContext) => Promise<void>,
  ): Promise<TurnAnswer> {
    const activity = toSdk(inbound);
    const identity = await this.#lock.authenticateRequest(activity, authorization);
    const response = await this.processActivity(identity, activity, run);
    if (!response) return { status: 200 };
    return response.body === undefined
      ? { status: response.status }
      : { status: response.status, body: response.body as unknown };
  }

  /** Invoke responses stay in the turn; everything else would leave with the SDK's hidden retries and no deadline. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    if (activities.some((activity) => activity.type !== 'invokeResponse')) throw sdkMaySendNothing();
    return super.sendActivities(context, activities);
  }

  override async updateActivity(): Promise<never> {
    throw sdkMaySendNothing();
  }

  override async deleteActivity(): Promise<never> {
    throw sdkMaySendNothing();
  }
}

/**
 * The SDK's verification (another library than ours, same keys) without its side doors: tokens of emulators, of other
 * bots and of `AseChannel` are no longer chosen by what stands in the request.
 */
class SecondLock extends ConfigurationBotFrameworkAuthentication {
  readonly #settings: AdapterSettings;
  readonly #deps: AdapterDeps;
  readonly #keys: KeptKeys;

  constructor(settings: AdapterSettings, deps: AdapterDeps) {
    super(sdkSettings(settings), noCredentials(settings.botAppId));
    this.#settings = settings;
    this.#deps = deps;
    this.#keys = new KeptKeys(settings.botOpenIdMetadata, deps.tokens);
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const unsigned = this.#settings.botUnsigned && authorization === '';
    const claimsIdentity = unsigned
      ? new ClaimsIdentity([], 'anonymous')
      : await this.#identity(activity, authorization);
    return {
      audience: botTokenRules(this.#settings).issuer,
      callerId: CALLER,
      claimsIdentity,
      connectorFactory: this.createConnectorFactory(claimsIdentity),
    };
  }

  async #identity(activity: Activity, authorization: string): Promise<ClaimsIdentity> {
    const { issuer, audience, algorithms, skewSeconds } = botTokenRules(this.#settings);
    const extractor = new KeptKeysExtractor(
      { issuer: [issuer], audience, clockTolerance: skewSeconds, clockTimestamp: Math.floor(this.#deps.now() / 1000) },
      this.#settings.botOpenIdMetadata,
      [...algorithms],
      this.#keys,
    );
    const header = `Bearer ${bearerToken(authorization) ?? ''}`;
    const identity = await extractor.getIdentityFromAuthHeader(header, activity.channelId).catch((error) => {
      throw new LockError('refused by the SDK', { cause: error });
    });
    if (!identity?.isAuthenticated) throw new LockError('no identity');
    if (identity.getClaimValue('aud') !== audience) throw new LockError('audience');
    if (!activity.serviceUrl || identity.getClaimValue('serviceurl') !== activity.serviceUrl) {
      throw new LockError('service url');
    }
    return identity;
  }
}

/** The SDK forgets its keys after 24 h even when it cannot fetch new ones, and looks for a new key once an hour at most. */
class KeptKeys extends OpenIdMetadata {
  readonly #tokens: Pick<TokenVerifier, 'findKey'>;

  constructor(url: string, tokens: Pick<TokenVerifier, 'findKey'>) {
    super(url);
    this.#tokens = tokens;
  }

  override async getKey(kid: string): Promise<{ key: string; endorsements: string[] } | null> {
    const found = await this.#tokens.findKey(kid);
    if (!found) return null;
    return { key: pemOf(found.key), endorsements: [...found.endorsements] };
  }
}

const pems = new WeakMap<KeyObject, string>();

/** The key as the SDK's library wants it; made once per key, because making it costs as much as checking a token. */
function pemOf(key: KeyObject): string {
  const pem = pems.get(key) ?? key.export({ type: 'spki', format: 'pem' }).toString();
  pems.set(key, pem);
  return pem;
}

class KeptKeysExtractor extends JwtTokenExtractor {
  override readonly openIdMetadata: OpenIdMetadata;

  constructor(
    parameters: ConstructorParameters<typeof JwtTokenExtractor>[0],
    url: string,
    algorithms: string[],
    keys: KeptKeys,
  ) {
    super(parameters, url, algorithms);
    this.openIdMetadata = keys;
  }
}

const CALLER = 'urn:botframework:azure';

/** Every address is set, because setting one alone leaves the others undefined (tried on 4.23.3). */
function sdkSettings(settings: AdapterSettings) {
  const { issuer } = botTokenRules(settings);
  return {
    MicrosoftAppId: settings.botAppId,
    MicrosoftAppTenantId: settings.tenantId,
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: settings.botTokenUrl.replace(/\/oauth2\/v2\.0\/token$/, ''),
    ToChannelFromBotOAuthScope: issuer,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: issuer,
    ToBotFromChannelOpenIdMetadataUrl: settings.botOpenIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: settings.botOpenIdMetadata,
    CallerId: CALLER,
  };
}

/** The SDK never gets a token: its client signs nothing, so a tampered service url can leak nothing. */
function noCredentials(appId: string): ServiceClientCredentialsFactory {
  const credentials: ServiceClientCredentials = {
    signRequest: () => Promise.reject(new Error('The SDK holds no credentials.')),
  };
  return {
    isValidAppId: async (candidate) => candidate === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  };
}

function sdkMaySendNothing(): Error {
  return new Error('The SDK may send nothing; messages go through the sender.');
}

/** As the SDK's own entry hands it on: a date where the wire has text, and nothing where the wire has null. */
function toSdk(inbound: InboundActivity): Activity {
  const { timestamp, ...rest } = inbound;
  const at = new Date(timestamp ?? Number.NaN);
  const present = Object.entries(rest).filter(([, value]) => value !== null);
  if (!Number.isNaN(at.getTime())) present.push(['timestamp', at]);
  return Object.fromEntries(present) as Partial<Activity> as Activity;
}

/** For the log: kind and first place of a fault, no message text, because messages may quote what people wrote. */
function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? '';
  const reason = error instanceof LockError ? error.message : error.name;
  return { error: reason, at: place.slice(0, 200) };
}
