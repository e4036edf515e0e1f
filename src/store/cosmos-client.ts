// The client of Cosmos DB: sign-in without keys, no repeats of its own, no search for other endpoints.
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { CosmosClient } from '@azure/cosmos';
import { DefaultAzureCredential } from '@azure/identity';
import { CosmosFailure } from './cosmos-calls.ts';

/** The look-alike on this machine takes any key; a real account takes none (`disableLocalAuth`). */
const lookAlikeKey = Buffer.from('a key for the look-alike on this machine only').toString('base64');

/** True for the look-alike of tests and the local run: http on the loopback interface. */
export function isLookAlike(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/**
 * A client for the account at `endpoint`; `attempt` is how long one request may take, milliseconds. Signs in as the
 * managed identity of the process (or whatever DefaultAzureCredential finds). The address of an account leads to its
 * write region by itself, so endpoint discovery stays off: with it the client repeats torn requests 120 times.
 */
export function cosmosClient(endpoint: string, attempt: number): CosmosClient {
  const signIn = isLookAlike(endpoint) ? { key: lookAlikeKey } : { aadCredentials: new DefaultAzureCredential() };
  return new CosmosClient({
    endpoint,
    ...signIn,
    httpClient: tornOnce(createDefaultHttpClient()),
    connectionPolicy: {
      requestTimeout: attempt,
      enableEndpointDiscovery: false,
      retryOptions: { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 0 },
    },
  });
}

/** With less, a replica may be shown the past: it would say that the alarm just raised by another does not exist. */
const consistent: readonly string[] = ['Strong', 'BoundedStaleness'];

/** What stands against the account as it is set up, or null. */
export async function wrongAccount(client: CosmosClient): Promise<string | null> {
  const level: string | undefined = (await client.getDatabaseAccount()).resource?.consistencyPolicy;
  if (level && consistent.includes(level)) return null;
  return `The Cosmos DB account must be set to Strong consistency; it is set to ${level ?? 'nothing known'}.`;
}

/** Reports torn connections in words the client does not know: those it knows it repeats ten times, 1 s apart. */
function tornOnce(inner: HttpClient): HttpClient {
  return {
    async sendRequest(request) {
      try {
        return await inner.sendRequest(request);
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') throw error;
        throw new CosmosFailure(0, { cause: error });
      }
    },
  };
}
