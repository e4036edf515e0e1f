// The bot's own token for the connector.
import { type BotCredential, proofOf } from '../bot-credential.ts';
import { type ClientToken, type ClientTokenDeps, clientToken } from '../client-token.ts';

/** The part of the configuration that proves who we are. */
export interface BotTokenSettings {
  readonly botTokenUrl: string;
  readonly botAppId: string;
  readonly botCredential: BotCredential;
}

/** Good for at least five more minutes. Send it only to addresses that `isAllowedServiceUrl` accepts. */
export type BotToken = ClientToken;

export function createBotToken(settings: BotTokenSettings, deps: ClientTokenDeps): BotToken {
  return clientToken(
    {
      name: 'bot-token',
      tokenUrl: settings.botTokenUrl,
      clientId: settings.botAppId,
      proof: proofOf(settings.botCredential, { clientId: settings.botAppId, tokenUrl: settings.botTokenUrl }, deps.now),
      scope: 'https://api.botframework.com/.default',
      goodFor: 5 * 60_000,
    },
    deps,
  );
}
