// Wires the tenant's directory and installations, where they are set up.
import type { ClientTokenDeps } from './client-token.ts';
import type { Config } from './config.ts';
import { graphApps } from './connectors/graph-apps.ts';
import { graphCalls } from './connectors/graph-calls.ts';
import { graphClient } from './connectors/graph-client.ts';
import { graphDirectory } from './connectors/graph-directory.ts';
import { grantedPermissions } from './connectors/graph-granted.ts';
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

/** The permissions that the settings ask for, and whether they are granted; null where the token does not say. */
export async function askedPermissions(
  config: Config,
  tokenTools: ClientTokenDeps,
): Promise<readonly { readonly permission: string; readonly granted: boolean | null }[]> {
  const isOn = {
    'FEED=on': config.feed,
    'DIRECTORY=graph': config.directory,
    TEAMS_CATALOG_ID: config.catalogId !== '',
  } as const;
  const asked = new Set(Object.values(graphCalls).flatMap((call) => (isOn[call.setting] ? [call.permission] : [])));
  if (asked.size === 0) return [];
  const granted = await grantedPermissions(graphToken(config, tokenTools));
  return [...asked].map((permission) => ({ permission, granted: granted?.includes(permission) ?? null }));
}
