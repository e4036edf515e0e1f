// The bot's own token for the connector.
import { type ClientToken, type ClientTokenDeps, clientToken } from '../client-token.ts';

/** The part of the configuration that proves who we are. */
export interface BotTokenSettings {
  readonly botTokenUrl: string;
  readonly botAppId: string;
  readonly botAppSecret: string;
}

/** Good for at least five more minutes. Send it only to addresses that `isAllowedServiceUrl` accepts. */
export type BotToken = ClientToken;

export function createBotToken(settings: BotTokenSettings, deps: ClientTokenDeps): BotToken {
  return clientToken(
    {
      name: 'bot-token',
      tokenUrl: settings.botTokenUrl,
      clientId: settings.botAppId,
      clientSecret: settings.botAppSecret,
      scope: 'https://api.botframework.com/.default',
      goodFor: 5 * 60_000,
    },
    deps,
  );
}
