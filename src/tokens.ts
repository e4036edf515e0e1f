// The one verifier of signed tokens: the tab's sign-in and the bot's gate both ask here, nobody else parses a JWT.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';

/** What one kind of token must look like. All values come from the configuration, never from a token. */
export interface TokenRules {
  /** OpenID metadata document. The keys must lie on the same origin; the configuration decides which addresses are good. */
  readonly metadataUrl: string;
  /** Exact `iss`, in the token and in the metadata document. */
  readonly issuer: string;
  /** Exact `aud`; a list of audiences is refused even if ours is in it. */
  readonly audience: string;
  readonly algorithms: readonly ('RS256' | 'RS384' | 'RS512')[];
  /** Allowed difference of clocks for `exp` and `nbf`, in seconds. */
  readonly skewSeconds: number;
  /** If the signing key carries endorsements, this one must be among them (Bot Framework: `msteams`). */
  readonly endorsement?: string;
}

/** The outside world of the verifier. `now` is milliseconds since 1970. */
export interface TokenDeps {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly log: { warn(event: string, fields?: Record<string, string | number | boolean>): void };
}

/** Why a token was refused: for the log only, never for the person or the caller. */
export type TokenFault =
  | 'oversize'
  | 'malformed'
  | 'algorithm'
  | 'type'
  | 'key-id'
  | 'unknown-key'
  | 'keys-unavailable'
  | 'key-use'
  | 'key-issuer'
  | 'endorsement'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not-yet-valid'
  | 'claim';

export type Claims = Readonly<Record<string, unknown>>;
export type Verified =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly reason: TokenFault };

/** A public key as published by the issuer. */
export interface SigningKey {
  readonly key: KeyObject;
  /** The one algorithm the issuer published for this key, if it published one. */
  readonly algorithm: string | undefined;
  /** Entra names the issuer a key may sign for, with `{tenantid}` as placeholder. */
  readonly issuer: string | undefined;
  readonly endorsements: readonly string[];
}

export interface TokenVerifier {
  /** Checks signature, issuer, audience, times and type. Never throws. */
  verify(token: string): Promise<Verified>;
  /** The published key of that id, from the same kept key set that `verify` uses. */
  findKey(kid: string): Promise<SigningKey | undefined>;
  /** Fetches the keys now, so that the first click does not wait for it. True when keys are at hand. */
  warm(): Promise<boolean>;
}

const MAX_TOKEN_CHARS = 16_384;
const MAX_KEY_ID_CHARS = 256;
const MAX_DOCUMENT_CHARS = 1_000_000;
const MAX_KEYS = 200;
const MIN_KEY_BITS = 2048;
const MAX_UNKNOWN_KEY_IDS = 1_000;
/** For metadata and keys together: somebody may be waiting for the answer to a click. */
const FETCH_DEADLINE_MS = 4_000;
const SECOND = 1_000;
const HOUR = 3_600_000;
/** From this age keys are fetched again behind the scenes, so that nobody waits for it. */
const RENEW_AFTER = 12 * HOUR;
/** From this age a fetch is awaited; if it fails, the old keys go on (an outage must not silence the alarm). */
const STALE_AFTER = 24 * HOUR;
/** Beyond this age old keys are not believed any more. */
const DEAD_AFTER = 7 * 24 * HOUR;
const UNKNOWN_KEY_MEMORY = 5 * 60 * SECOND;

/** The token of an `Authorization` header, or undefined when it is not exactly one bearer token. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
}

/** Builds the verifier for one kind of token. Fetches nothing yet. */
export function tokenVerifier(rules: TokenRules, deps: TokenDeps): TokenVerifier {
  const keys = new KeyStore(rules, deps);
  return {
    verify: (token) => verify(token, rules, keys, deps.now),
    findKey: async (kid) => {
      const found = await keys.find(kid);
      return typeof found === 'string' ? undefined : found;
    },
    warm: () => keys.warm(),
  };
}

async function verify(token: string, rules: TokenRules, keys: KeyStore, now: () => number): Promise<Verified> {
  const read = readUnverified(token, rules);
  if (typeof read === 'string') return { ok: false, reason: read };
  const key = await keys.find(read.kid);
  if (typeof key === 'string') return { ok: false, reason: key };
  const misuse = keyMisuse(key, read, rules);
  if (misuse) return { ok: false, reason: misuse };
  try {
    const { payload } = await jwtVerify(token, key.key, {
      algorithms: [...rules.algorithms],
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: rules.skewSeconds,
      currentDate: new Date(now()),
      requiredClaims: ['exp'],
    });
    if (payload.iat !== undefined && payload.iat * SECOND > now() + rules.skewSeconds * SECOND) {
      return { ok: false, reason: 'not-yet-valid' };
    }
    return { ok: true, claims: payload };
  } catch (error) {
    return { ok: false, reason: faultOf(error) };
  }
}

interface Unverified {
  readonly alg: string;
  readonly kid: string;
  readonly claims: Claims;
}

/** The cheap checks: whatever they refuse costs neither a key fetch nor a signature. Nothing read here is believed. */
function readUnverified(token: string, rules: TokenRules): Unverified | TokenFault {
  if (token.length > MAX_TOKEN_CHARS) return 'oversize';
  let header: { alg?: unknown; typ?: unknown; kid?: unknown };
  let claims: Claims;
  try {
    header = decodeProtectedHeader(token);
    claims = decodeJwt(token);
  } catch {
    return 'malformed';
  }
  const { alg, typ, kid } = header;
  if (typeof alg !== 'string' || !rules.algorithms.some((allowed) => allowed === alg)) return 'algorithm';
  // Other signed things of the same issuer (at+jwt, logout+jwt, dpop+jwt) are not what we asked for.
  if (typ !== undefined && (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT')) return 'type';
  if (typeof kid !== 'string' || kid === '' || kid.length > MAX_KEY_ID_CHARS) return 'key-id';
  if (claims.iss !== rules.issuer) return 'issuer';
  if (claims.aud !== rules.audience) return 'audience';
  return { alg, kid, claims };
}

function keyMisuse(key: SigningKey, token: Unverified, rules: TokenRules): TokenFault | undefined {
  if (key.algorithm !== undefined && key.algorithm !== token.alg) return 'key-use';
  if (rules.endorsement && key.endorsements.length > 0 && !key.endorsements.includes(rules.endorsement)) {
    return 'endorsement';
  }
  if (key.issuer !== undefined && key.issuer.replace('{tenantid}', String(token.claims.tid)) !== rules.issuer) {
    return 'key-issuer';
  }
  return undefined;
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'nbf' ? 'not-yet-valid' : 'claim';
  return 'malformed';
}

/** The keys of one issuer: fetched once for all callers, kept over an outage, deaf to floods of unknown key ids. */
class KeyStore {
  readonly #rules: TokenRules;
  readonly #deps: TokenDeps;
  #keys: ReadonlyMap<string, SigningKey> = new Map();
  #loadedAt = Number.NEGATIVE_INFINITY;
  #loads = 0;
  #nextTry = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #fruitless = 0;
  #running: Promise<void> | undefined;
  readonly #unknown = new Map<string, number>();

  constructor(rules: TokenRules, deps: TokenDeps) {
    this.#rules = rules;
    this.#deps = deps;
  }

  async warm(): Promise<boolean> {
    await this.#refresh();
    return this.#usable();
  }

  async find(kid: string): Promise<SigningKey | 'unknown-key' | 'keys-unavailable'> {
    const age = this.#deps.now() - this.#loadedAt;
    if (age > STALE_AFTER) await this.#refresh();
    else if (age > RENEW_AFTER) void this.#refresh();
    const known = this.#usable() ? this.#keys.get(kid) : undefined;
    if (known) return known;
    if ((this.#unknown.get(kid) ?? 0) > this.#deps.now()) return 'unknown-key';
    return this.#findAfterRefresh(kid);
  }

  async #findAfterRefresh(kid: string): Promise<SigningKey | 'unknown-key' | 'keys-unavailable'> {
    const before = this.#loads;
    await this.#refresh();
    if (!this.#usable()) return 'keys-unavailable';
    const found = this.#keys.get(kid);
    if (found) return found;
    // During an outage the id may be a new key we cannot see: not proven unknown, so the caller may try again.
    if (this.#failures > 0) return 'keys-unavailable';
    if (this.#loads > before) this.#rememberUnknown(kid);
    return 'unknown-key';
  }

  #usable(): boolean {
    return this.#keys.size > 0 && this.#deps.now() - this.#loadedAt < DEAD_AFTER;
  }

  #rememberUnknown(kid: string): void {
    const oldest = this.#unknown.keys().next();
    if (this.#unknown.size >= MAX_UNKNOWN_KEY_IDS && !oldest.done) this.#unknown.delete(oldest.value);
    this.#unknown.set(kid, this.#deps.now() + UNKNOWN_KEY_MEMORY);
  }

  /** Single flight; does nothing while the pause after the last fetch lasts. Never rejects. */
  #refresh(): Promise<void> {
    if (this.#running) return this.#running;
    if (this.#deps.now() < this.#nextTry) return Promise.resolve();
    this.#running = this.#load().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #load(): Promise<void> {
    try {
      const loaded = await fetchKeys(this.#rules, this.#deps);
      const news = [...loaded.keys()].some((kid) => !this.#keys.has(kid));
      const now = this.#deps.now();
      // A fetch that brought nothing new doubles the pause (30 s to 5 min), so a flood of invented key ids dies out.
      this.#fruitless = news || now - this.#loadedAt > HOUR ? 0 : this.#fruitless + 1;
      this.#nextTry = news ? now : now + pause(30 * SECOND, 300 * SECOND, this.#fruitless);
      this.#keys = loaded;
      this.#loadedAt = now;
      this.#loads += 1;
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      this.#nextTry = this.#deps.now() + pause(5 * SECOND, 60 * SECOND, this.#failures);
      this.#deps.log.warn('token-keys-not-fetched', {
        issuer: this.#rules.issuer,
        failures: this.#failures,
        keptKeys: this.#keys.size,
        error: error instanceof Error ? error.message : 'unknown',
      });
    }
  }
}

function pause(first: number, longest: number, count: number): number {
  return Math.min(first * 2 ** Math.max(0, count - 1), longest);
}

async function fetchKeys(rules: TokenRules, deps: TokenDeps): Promise<ReadonlyMap<string, SigningKey>> {
  const signal = AbortSignal.timeout(FETCH_DEADLINE_MS);
  const metadata = await fetchObject(rules.metadataUrl, deps, signal);
  if (metadata.issuer !== rules.issuer) throw new Error('The metadata document names another issuer.');
  const keysUrl = String(metadata.jwks_uri);
  if (!URL.canParse(keysUrl) || new URL(keysUrl).origin !== new URL(rules.metadataUrl).origin) {
    throw new Error('The metadata document points to keys on another host.');
  }
  const { keys } = await fetchObject(keysUrl, deps, signal);
  if (!Array.isArray(keys) || keys.length > MAX_KEYS) throw new Error('The key set is not a list of keys.');
  const usable = keys.map(readKey).filter((entry) => entry !== undefined);
  if (usable.length === 0) throw new Error('The key set holds no usable RSA key.');
  return new Map(usable);
}

/** One published key, or undefined when it is not for RSA signatures of at least 2048 bits. */
function readKey(published: unknown): [string, SigningKey] | undefined {
  if (!isObject(published)) return undefined;
  const { kty, kid, n, e, use, alg, issuer, endorsements } = published;
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') return undefined;
  if (typeof kid !== 'string' || kid === '' || kid.length > MAX_KEY_ID_CHARS) return undefined;
  if (use !== undefined && use !== 'sig') return undefined;
  try {
    // Only the public numbers go in, whatever else was published.
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_KEY_BITS) return undefined;
    return [kid, { key, algorithm: text(alg), issuer: text(issuer), endorsements: texts(endorsements) }];
  } catch {
    return undefined;
  }
}

async function fetchObject(url: string, deps: TokenDeps, signal: AbortSignal): Promise<Record<string, unknown>> {
  const response = await deps.fetch(url, { redirect: 'error', headers: { accept: 'application/json' }, signal });
  const body = await response.text();
  if (!response.ok) throw new Error(`The key source answered ${response.status}.`);
  if (body.length > MAX_DOCUMENT_CHARS) throw new Error('The key source sent too much.');
  const parsed: unknown = JSON.parse(body);
  if (!isObject(parsed)) throw new Error('The key source sent no JSON object.');
  return parsed;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is published but no text stays a value that equals nothing: a malformed limit allows nothing. */
function text(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : 'unreadable';
}

function texts(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  return entries.map((entry) => (Array.isArray(value) && typeof entry === 'string' ? entry : 'unreadable'));
}
