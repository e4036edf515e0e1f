// A token issuer on loopback with its own RSA keys: real metadata and key documents over HTTP, counted, and breakable.
import { createServer, type Server, type ServerResponse } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** How the issuer's server behaves: `down` tears connections, `hang` never answers, `junk` sends no JSON. */
export type Behaviour = 'up' | 'down' | 'hang' | 'error' | 'junk' | 'redirect' | 'huge';

export interface IssuerKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** Public half as published. */
  readonly jwk: JWK;
  /** Public half as PEM, for the HS256 confusion. */
  readonly pem: string;
}

export interface TokenIssuer {
  readonly origin: string;
  readonly metadataUrl: string;
  /** Requests answered or torn so far, per document; `other` counts everything a token must not be able to trigger. */
  readonly fetched: { metadata: number; keys: number; other: number };
  behaviour: Behaviour;
  /** Overrides of the metadata document. */
  metadata: Record<string, unknown>;
  /** What the key document lists. */
  published: JWK[];
  sign(claims: object, header?: Record<string, unknown>, key?: IssuerKey): Promise<string>;
  /** Resolves when the next request arrives, answered or not. */
  nextRequest(): Promise<void>;
  close(): Promise<void>;
}

/** A fresh RSA key; `extra` goes into the published half. */
export async function issuerKey(kid: string, extra: Record<string, unknown> = {}, alg = 'RS256'): Promise<IssuerKey> {
  const pair = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(pair.publicKey)), kid, use: 'sig', alg, ...extra };
  return { kid, privateKey: pair.privateKey, jwk, pem: await exportSPKI(pair.publicKey) };
}

/** Starts the issuer on a port; `issuer` is the value its documents and tokens name, by default its own origin. */
export async function startIssuer(port: number, main: IssuerKey, issuer?: string): Promise<TokenIssuer> {
  const origin = `http://127.0.0.1:${port}`;
  const self: TokenIssuer = {
    origin,
    metadataUrl: `${origin}/metadata`,
    fetched: { metadata: 0, keys: 0, other: 0 },
    behaviour: 'up',
    metadata: { issuer: issuer ?? origin, jwks_uri: `${origin}/keys` },
    published: [main.jwk],
    sign: (claims, header, key = main) =>
      new SignJWT(claims as JWTPayload)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
        .sign(key.privateKey),
    nextRequest: () => new Promise((resolve) => server.once('request', () => resolve())),
    close: () => stop(server),
  };
  const server = createServer((request, response) => {
    // Tests restart issuers on the same port: a kept connection would lead to the one that is gone.
    response.setHeader('connection', 'close');
    const document = request.url === '/metadata' ? 'metadata' : request.url === '/keys' ? 'keys' : 'other';
    self.fetched[document] += 1;
    answer(response, self, document === 'keys' ? { keys: self.published } : self.metadata);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return self;
}

function answer(response: ServerResponse, issuer: TokenIssuer, document: unknown): void {
  switch (issuer.behaviour) {
    case 'down':
      response.destroy();
      return;
    case 'hang':
      return;
    case 'error':
      response.writeHead(503).end(JSON.stringify(document));
      return;
    case 'junk':
      response.end('<html>');
      return;
    case 'redirect':
      response.writeHead(302, { location: `${issuer.origin}/elsewhere` }).end();
      return;
    case 'huge':
      response.end(JSON.stringify({ ...(document as object), padding: 'x'.repeat(1_100_000) }));
      return;
    case 'up':
      response.end(JSON.stringify(document));
  }
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A token built by hand, for what no honest library signs. Parts that are strings go in as they are. */
export function handmade(header: unknown, payload: unknown, signature: string): string {
  const part = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.${signature}`;
}
