/** RSA keys of a token issuer: signs JWTs, publishes the public half as a JWKS, can be rotated. */
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

export type SigningKeys = {
  /** `{keys}` as an issuer publishes it, newest key first */
  jwks(): { keys: JWK[] };
  /** RS256 over exactly these claims; nothing is added. */
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** A new key signs from now on. Old keys stay published unless `forget`. */
  rotate(forget?: boolean): Promise<void>;
};

/** `extra` goes into every published key, such as `{ endorsements: ['msteams'] }`. */
export async function createSigningKeys(extra: Record<string, unknown> = {}): Promise<SigningKeys> {
  let published: JWK[] = [];
  let current: { kid: string; privateKey: CryptoKey };

  async function rotate(forget = false): Promise<void> {
    const pair = await generateKeyPair('RS256', { modulusLength: 2048 });
    const kid = randomUUID();
    const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid, use: 'sig', alg: 'RS256', ...extra };
    current = { kid, privateKey: pair.privateKey };
    published = forget ? [jwk] : [jwk, ...published];
  }

  await rotate();
  return {
    jwks: () => ({ keys: published }),
    sign: (claims, header) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: current.kid, ...header })
        .sign(current.privateKey),
    rotate,
  };
}
