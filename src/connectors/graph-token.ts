// The product's own token for Microsoft Graph.
import { type BotCredential, proofOf } from '../bot-credential.ts';
import { type ClientToken, type ClientTokenDeps, clientToken } from '../client-token.ts';

/** The app registration that holds the permission to notify; the manifest must name the same one. */
export interface GraphTokenSettings {
  readonly botTokenUrl: string;
  readonly botAppId: string;
  readonly botCredential: BotCredential;
}

/**
 * Good for at least 46 more minutes: Graph refuses a bulk notification with 412 when the token ends within 45
 * (Microsoft Graph, teamwork: sendActivityNotificationToRecipients). Tokens live for about an hour, so there is a new
 * one every quarter of an hour while there is something to say.
 */
export function graphToken(settings: GraphTokenSettings, deps: ClientTokenDeps): ClientToken {
  return clientToken(
    {
      name: 'graph-token',
      tokenUrl: settings.botTokenUrl,
      clientId: settings.botAppId,
      proof: proofOf(settings.botCredential, { clientId: settings.botAppId, tokenUrl: settings.botTokenUrl }, deps.now),
      scope: 'https://graph.microsoft.com/.default',
      goodFor: 46 * 60_000,
    },
    deps,
  );
}
