// Listens for requests, and gives up connections on which none arrives whole in time.
import { createServer, type RequestListener, type Server } from 'node:http';

/** How long somebody may take, milliseconds. */
export interface Patience {
  /** For all headers, from the first byte on. */
  readonly headersWithin: number;
  /** For a whole request; its body has a stricter limit of its own once it is known who asks. */
  readonly requestWithin: number;
  /** So often connections are looked through. */
  readonly lookEvery: number;
}

/**
 * Honest headers fit into one or two packets, and the ingress in front of us sends them whole; on one machine nobody
 * stands in front. Node would wait 60 s for headers and 300 s for a request, and look only every 30 s: long enough to
 * hold thousands of connections open with a byte now and then ("Slowloris", CWE-400).
 */
const patience: Patience = { headersWithin: 10_000, requestWithin: 30_000, lookEvery: 2_000 };

/** The server of the product, not listening yet. Who is too slow gets 408, and the connection ends. */
export function createListener(
  handle: RequestListener,
  { headersWithin, requestWithin, lookEvery }: Patience = patience,
): Server {
  const limits = {
    headersTimeout: headersWithin,
    requestTimeout: requestWithin,
    connectionsCheckingInterval: lookEvery,
  };
  return createServer(limits, handle);
}
