// Wires the tenant's directory and installations, where they are set up.
import type { ClientTokenDeps } from './client-token.ts';
import type { Config } from './config.ts';
import { graphApps } from './connectors/graph-apps.ts';
import { graphClient } from './connectors/graph-client.ts';
import { graphDirectory } from './connectors/graph-directory.ts';
import { graphToken } from './connectors/graph-token.ts';
import type { Env } from './engine/env.ts';
import type { TenantLink } from './engine/tenant-run.ts';

interface Tools {
  readonly env: Env;
  readonly tokenTools: ClientTokenDeps;
  /** Opens the chat with somebody; resolves with its id. */
  readonly open: (aadId: string) => Promise<string>;
}

/** Null when neither the directory nor the installations are followed. */
export function tenantLink(
  config: Config,
  { env, tokenTools, open }: Tools,
): { readonly link: TenantLink; readonly close: () => Promise<void> } | null {
  const { directory, catalogId, graphUrl, serviceUrl } = config;
  if (!directory && catalogId === '') return null;
  const graph = graphClient(graphUrl, graphToken(config, tokenTools), env.pause);
  const openChat = async (aadId: string) => ({ serviceUrl, conversationId: await open(aadId) });
  const link = {
    feed: directory ? graphDirectory(graphUrl, graph) : null,
    apps: catalogId === '' ? null : graphApps(graphUrl, catalogId, graph),
    openChat,
  };
  return { link, close: graph.close };
}
