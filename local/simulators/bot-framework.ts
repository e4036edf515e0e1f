/** Plays the Bot Framework's token service: metadata and keys with endorsements, and tokens for inbound activities. */
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { answer, type Call, type Reply } from './reply.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

export type BotFrameworkOptions = {
  /** where this stand-in is reached, such as `http://127.0.0.1:3979` */
  url: string;
  botAppId: string;
  /** milliseconds since 1970 */
  now: () => number;
};

export type BotFramework = {
  metadataUrl: string;
  keys: SigningKeys;
  /** Answers what lies below `/botframework/`. */
  handle(call: Call): Promise<Reply>;
  /** The bearer token of one inbound activity; `claims` and `header` override, for hostile variants. */
  signActivityToken(serviceUrl: string, claims?: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
};

const ISSUER = 'https://api.botframework.com';
const TOKEN_SECONDS = 3600;

export async function createBotFramework({ url, botAppId, now }: BotFrameworkOptions): Promise<BotFramework> {
  const keys = await createSigningKeys({ endorsements: ['msteams'] });
  const root = `${url}/botframework/v1/.well-known`;
  const metadata = {
    issuer: ISSUER,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${root}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };

  async function handle(call: Call): Promise<Reply> {
    if (call.method !== 'GET') return answer(405);
    if (call.path === '/botframework/v1/.well-known/openidconfiguration') return answer(200, metadata);
    if (call.path === '/botframework/v1/.well-known/keys') return answer(200, keys.jwks());
    return answer(404);
  }

  function signActivityToken(
    serviceUrl: string,
    claims: JWTPayload = {},
    header: Partial<JWTHeaderParameters> = {},
  ): Promise<string> {
    const at = Math.floor(now() / 1000);
    const standard = { iss: ISSUER, aud: botAppId, serviceurl: serviceUrl, nbf: at, exp: at + TOKEN_SECONDS };
    return keys.sign({ ...standard, ...claims }, header);
  }

  return { metadataUrl: `${root}/openidconfiguration`, keys, handle, signActivityToken };
}
