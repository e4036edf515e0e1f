// Whether Teams could take a message now: our token is given out, and the connector answers. Nothing is sent.
import type { Probe } from '../engine/probe.ts';
import type { BotToken } from './bot-token.ts';
import { isAllowedServiceUrl } from './gate.ts';

/** Milliseconds within which the connector must answer. */
const within = 10_000;

export interface ConnectorProbe {
  readonly token: BotToken;
  readonly serviceUrl: string;
  readonly serviceOrigins: readonly string[];
  readonly fetch: typeof fetch;
}

/**
 * Asks the connector for nothing: whatever it answers to that, it is there. Only a fault of its own and a refused token
 * count as down.
 */
export function connectorProbe({ token, serviceUrl, serviceOrigins, fetch: ask }: ConnectorProbe): Probe {
  return async () => {
    // A tampered address must never receive the bot's token.
    if (!isAllowedServiceUrl(serviceUrl, serviceOrigins)) return 'down';
    const bearer = await token.get();
    const headers = { authorization: `Bearer ${bearer}` };
    const answer = await ask(serviceUrl, { headers, redirect: 'error', signal: AbortSignal.timeout(within) });
    await answer.body?.cancel();
    if (answer.status === 401) token.forget(bearer);
    return answer.status >= 500 || answer.status === 401 ? 'down' : 'ok';
  };
}
