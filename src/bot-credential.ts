// How the bot proves at Entra that it is the bot: by a managed identity, by a certificate, or by a secret.
import { createHash, randomUUID, X509Certificate } from 'node:crypto';

/** In the order of choice: nothing to steal, nothing that leaves the house, something both sides know. */
export type BotCredential =
  /** `identity`: client id of the managed identity that the app registration trusts (federated credential). */
  | { readonly kind: 'federated'; readonly identity: string }
  /** Both in PEM; `endsAt` in epoch milliseconds. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly key: string; readonly endsAt: number }
  | { readonly kind: 'secret'; readonly secret: string };

/** The fields of a client-credentials request that prove who asks (RFC 6749, 2.3.1; RFC 7523, 2.2). */
export type Proof = () => Promise<Readonly<Record<string, string>>>;

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** For whom a managed identity speaks when it vouches for an app registration. */
const exchange = 'api://AzureADTokenExchange/.default';
const assertionSeconds = 300;

/** `tokenUrl` is whom an assertion is for; `now` in epoch milliseconds. */
export function proofOf(
  credential: BotCredential,
  { clientId, tokenUrl }: { readonly clientId: string; readonly tokenUrl: string },
  now: () => number,
): Proof {
  switch (credential.kind) {
    case 'secret':
      return async () => ({ client_secret: credential.secret });
    case 'certificate': {
      const asserting = { ...credential, clientId, tokenUrl };
      return async () => asserted(await signed(asserting, now()));
    }
    case 'federated': {
      const vouching = identity(credential.identity);
      return async () => asserted(await vouching());
    }
  }
}

const asserted = (assertion: string) => ({ client_assertion_type: assertionType, client_assertion: assertion });

interface Asserting {
  readonly certificate: string;
  readonly key: string;
  readonly clientId: string;
  readonly tokenUrl: string;
}

/** A fresh assertion each time; Entra finds the certificate by its thumbprint (x5t#S256). */
async function signed({ certificate, key, clientId, tokenUrl }: Asserting, now: number): Promise<string> {
  const { importPKCS8, SignJWT } = await import('jose');
  const thumbprint = createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');
  const at = Math.floor(now / 1_000);
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setIssuedAt(at)
    .setNotBefore(at)
    .setExpirationTime(at + assertionSeconds)
    .sign(await importPKCS8(key, 'PS256'));
}

/** Asks the platform for the identity's own token. Its library is loaded only where there is one. */
function identity(clientId: string): () => Promise<string> {
  let asking: Promise<{ getToken(scope: string): Promise<{ token: string } | null> }> | undefined;
  return async () => {
    asking ??= import('@azure/identity').then((azure) => new azure.ManagedIdentityCredential({ clientId }));
    const found = await (await asking).getToken(exchange);
    if (!found) throw new Error('the managed identity gave no token');
    return found.token;
  };
}
