// Environment → typed, frozen Config: every variable the product reads, checked once, with all faults said at once.
import { isIP } from 'node:net';
import type { BotCredential } from './bot-credential.ts';
import { readBotCredential } from './config-bot.ts';
import { type Environment, isLoopbackHost, isLoopbackUrl, isOrigin, type Reader, reader } from './config-reader.ts';
import { readWatch, type WatchSettings } from './config-watch.ts';
import { type GatewaySettings, type MailSettings, readEmergency, readWays } from './config-ways.ts';

/** What the running product knows about its surroundings. Secrets in it never reach a log or an answer. */
export interface Config extends WatchSettings {
  /** `PORT`, default 3978. */
  readonly port: number;
  /** `BIND`: address to listen on; default 127.0.0.1 when `PUBLIC_URL` is loopback, else 0.0.0.0. */
  readonly bind: string;
  /** `TRUSTED_PROXIES` (comma list of addresses and CIDR ranges): only they are believed whom they speak for; default none. */
  readonly trustedProxies: readonly string[];
  /** `PUBLIC_URL`: origin under which people and Teams reach the product, without a trailing slash. */
  readonly publicUrl: string;
  /** `BCM_DATA`: folder of the embedded store, default `./data`. */
  readonly dataFolder: string;
  /** `STORE`: the engine of the store, default `sqlite`. */
  readonly store: 'sqlite' | 'cosmos';
  /** With `STORE=cosmos`: `COSMOS_ENDPOINT`, the account's address, and `COSMOS_DATABASE`, default `bcm-lotse`. */
  readonly cosmos: { readonly endpoint: string; readonly database: string } | undefined;
  /** `TENANT_ID`: Entra tenant, GUID in lower case. */
  readonly tenantId: string;
  /** `BOT_APP_ID`: app registration of the bot, GUID in lower case. */
  readonly botAppId: string;
  /** How it proves who it is: `BOT_IDENTITY`, else `BOT_CERTIFICATE`, else `BOT_APP_SECRET`. */
  readonly botCredential: BotCredential;
  /** `OIDC_ISSUER`: issuer of the tab's tokens, without a trailing slash; default Entra for `TENANT_ID`. */
  readonly oidcIssuer: string;
  /** `OIDC_AUDIENCE`: app registration the tab's tokens are for, GUID; default `BOT_APP_ID`. */
  readonly oidcAudience: string;
  /** `TEAMS_SERVICE_HOSTS` (comma list of host[:port]) as origins: https, or http on loopback. Nothing else gets a bot token. */
  readonly serviceOrigins: readonly string[];
  /** `TEAMS_SERVICE_URL`: connector address for people who never wrote, with a trailing slash. */
  readonly serviceUrl: string;
  /** `BOT_OPENID_METADATA`: where the keys of the Bot Framework are announced. */
  readonly botOpenIdMetadata: string;
  /** `BOT_TOKEN_URL`: where the bot gets its own token. */
  readonly botTokenUrl: string;
  /** `FEED=on`: banners in the activity feed besides the bot's messages; off by default. */
  readonly feed: boolean;
  /** `DIRECTORY=graph`: people and groups come from the tenant every night; off by default. */
  readonly directory: boolean;
  /** `TEAMS_CATALOG_ID`: the app's id in the organisation's catalogue, GUID; '' when it is not installed from here. */
  readonly catalogId: string;
  /** `GRAPH_URL`: Microsoft Graph, without a trailing slash. */
  readonly graphUrl: string;
  /** `INTAKE_SECRET`: none (the intake stays shut), one, or two while a secret is being changed. */
  readonly intakeSecrets: readonly string[];
  /** `INTAKE_DOMAIN`: the BC domain whose people get proposals made by machines. */
  readonly intakeDomain: string | undefined;
  /** `BOT_UNSIGNED=loopback`: bot requests without a token are accepted, for the Agents Playground only. */
  readonly botUnsigned: boolean;
  /** `SMTP_URL` and what belongs to it: mail is sent; without it that way is off. */
  readonly mail: MailSettings | undefined;
  /** `SMS_URL` and what belongs to it: short messages are sent and answered; without it that way is off. */
  readonly sms: GatewaySettings | undefined;
  /** `VOICE_URL` and what belongs to it: calls are made and answered; without it that way is off. */
  readonly voice: GatewaySettings | undefined;
  /** `LINK_URL`: short address in front of answer links, without a trailing slash; default `PUBLIC_URL`. */
  readonly linkUrl: string;
  /** `LINK_SECRET`: of it the answer links are made; '' when no way needs them. */
  readonly linkSecret: string;
  /** `EMERGENCY_SECRET`: of it the passes of the emergency entrance are made; '' when there is none. */
  readonly emergencySecret: string;
  /** `EMERGENCY_URL`: origin under which the entrance is offered, without a trailing slash; default `PUBLIC_URL`. */
  readonly emergencyUrl: string;
  /** `HANDBOOK_KEY`: private Ed25519 key that signs handbooks; '' for one of its own in the data folder. */
  readonly handbookKey: string;
  /** `LOG_LEVEL`, default `info`. */
  readonly logLevel: LogLevel;
  /** True when bind address, public URL, issuer and connector are all on this machine. Only then is plain http accepted. */
  readonly loopback: boolean;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type { Environment };

const LOGIN = 'https://login.microsoftonline.com';
const GRAPH = 'https://graph.microsoft.com';
const BOT_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const TEAMS_HOST = 'smba.trafficmanager.net';
const MIN_INTAKE_SECRET = 32;

/**
 * Reads the configuration. Throws one `Error` whose message holds every fault on a line of its own and whose `cause`
 * is the list of faults; values of secrets are never repeated.
 */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const read = reader(env, faults);
  const place = readPlace(read);
  const loopback = isAllLoopback(place);
  const config: Config = {
    ...place,
    ...readIdentity(read, loopback),
    ...readIntake(read, loopback),
    dataFolder: read.text('BCM_DATA', './data'),
    trustedProxies: readProxies(read),
    ...readStore(read, loopback),
    ...readWays(read, loopback, place.publicUrl),
    ...readEmergency(read, loopback, place.publicUrl),
    handbookKey: read.has('HANDBOOK_KEY') ? read.text('HANDBOOK_KEY') : '',
    ...readWatch(read, loopback),
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    botOpenIdMetadata: read.text('BOT_OPENID_METADATA', BOT_METADATA),
    botTokenUrl: read.text('BOT_TOKEN_URL', `${LOGIN}/${place.tenantId}/oauth2/v2.0/token`),
    feed: read.choice('FEED', ['on', 'off'] as const, 'off') === 'on',
    directory: read.choice('DIRECTORY', ['graph', 'off'] as const, 'off') === 'graph',
    catalogId: read.has('TEAMS_CATALOG_ID') ? read.guid('TEAMS_CATALOG_ID') : '',
    graphUrl: read.text('GRAPH_URL', GRAPH).replace(/\/+$/, ''),
    botUnsigned: read.choice('BOT_UNSIGNED', ['loopback', ''] as const, '') === 'loopback',
    loopback,
  };
  checkAddresses(config, read);
  checkConnector(config, read);
  checkFeed(config, read);
  checkNode(env, config, read);
  if (faults.length > 0) {
    const lines = faults.map((fault) => `- ${fault}`).join('\n');
    throw new Error(`The configuration is not usable:\n${lines}`, { cause: faults });
  }
  return Object.freeze(config);
}

type Place = Pick<Config, 'port' | 'publicUrl' | 'bind' | 'tenantId' | 'oidcIssuer' | 'serviceOrigins' | 'serviceUrl'>;

function readPlace(read: Reader): Place {
  const publicUrl = read.text('PUBLIC_URL').replace(/\/+$/, '');
  const tenantId = read.guid('TENANT_ID');
  const hosts = read.text('TEAMS_SERVICE_HOSTS', TEAMS_HOST).split(',');
  return {
    port: read.port('PORT', 3978),
    publicUrl,
    bind: read.text('BIND', isLoopbackUrl(publicUrl) ? '127.0.0.1' : '0.0.0.0'),
    tenantId,
    oidcIssuer: read.text('OIDC_ISSUER', entraIssuer(tenantId)).replace(/\/+$/, ''),
    serviceOrigins: Object.freeze(hosts.map((host) => serviceOrigin(host.trim().toLowerCase()))),
    serviceUrl: read.text('TEAMS_SERVICE_URL', `https://${TEAMS_HOST}/teams/`),
  };
}

function readIdentity(read: Reader, loopback: boolean) {
  const botAppId = read.guid('BOT_APP_ID', 'An empty or mistyped id would switch the bot authentication off.');
  const botCredential = Object.freeze(readBotCredential(read, loopback, botAppId));
  return { botAppId, botCredential, oidcAudience: read.has('OIDC_AUDIENCE') ? read.guid('OIDC_AUDIENCE') : botAppId };
}

function readIntake(read: Reader, loopback: boolean) {
  const secrets = read.has('INTAKE_SECRET')
    ? read
        .text('INTAKE_SECRET')
        .split(',')
        .map((secret) => secret.trim())
    : [];
  if (secrets.includes('')) read.fault('INTAKE_SECRET holds an empty entry; write one secret, or two with one comma.');
  if (secrets.length > 2) read.fault('INTAKE_SECRET may hold at most two secrets, the new one and the old one.');
  if (new Set(secrets).size < secrets.length) read.fault('INTAKE_SECRET holds the same secret twice.');
  const weak = (secret: string) => secret.length < MIN_INTAKE_SECRET || new Set(secret).size < 8;
  if (!loopback && secrets.some((secret) => secret !== '' && weak(secret))) {
    read.fault(`INTAKE_SECRET: each secret must have at least ${MIN_INTAKE_SECRET} characters, 8 of them different.`);
  }
  const intakeDomain = read.has('INTAKE_DOMAIN') ? read.text('INTAKE_DOMAIN') : undefined;
  return { intakeSecrets: Object.freeze(secrets), intakeDomain };
}

/** Whoever is trusted here says for whom a request counts: a range of everybody would let everybody choose. */
function readProxies(read: Reader): readonly string[] {
  const given = read.has('TRUSTED_PROXIES') ? read.text('TRUSTED_PROXIES').split(',') : [];
  const proxies = given.map((proxy) => proxy.trim());
  for (const proxy of proxies.filter((one) => !isRange(one))) {
    read.fault(
      `TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.4, 10.1.0.0/16 or fd00::/8; "${proxy}" is none.`,
    );
  }
  return Object.freeze(proxies);
}

function isRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : 0;
  return more === undefined && length >= 1 && length <= most;
}

/** Nobody else's host gets a token for the database, and a forgotten `STORE` must not write to a passing disk. */
function readStore(read: Reader, loopback: boolean): Pick<Config, 'store' | 'cosmos'> {
  const store = read.choice('STORE', ['sqlite', 'cosmos'] as const, 'sqlite');
  if (store === 'sqlite') {
    if (read.has('COSMOS_ENDPOINT')) read.fault('COSMOS_ENDPOINT is set, but STORE is not cosmos. Set both or none.');
    return { store, cosmos: undefined };
  }
  const endpoint = read.text('COSMOS_ENDPOINT').replace(/\/+$/, '');
  const database = read.text('COSMOS_DATABASE', 'bcm-lotse');
  const isAccount = /^https:\/\/[a-z0-9-]{3,44}\.documents\.azure\.com(:443)?$/.test(endpoint);
  const isHere = loopback && endpoint.startsWith('http://') && isOrigin(endpoint) && isLoopbackUrl(endpoint);
  if (read.has('COSMOS_ENDPOINT') && !isAccount && !isHere) {
    read.fault(`COSMOS_ENDPOINT must be https://<account>.documents.azure.com. ${ONLY_LOOPBACK}`);
  }
  if (!/^[A-Za-z0-9-]{1,100}$/.test(database)) {
    read.fault('COSMOS_DATABASE must be 1 to 100 letters, digits or hyphens.');
  }
  return { store, cosmos: Object.freeze({ endpoint, database }) };
}

/** The rule of the house plan: plain http and unsigned bot requests need all four places on this machine. */
function isAllLoopback(place: Place): boolean {
  return (
    isLoopbackHost(place.bind) &&
    isLoopbackUrl(place.publicUrl) &&
    isLoopbackUrl(place.oidcIssuer) &&
    [...place.serviceOrigins, place.serviceUrl].every(isLoopbackUrl)
  );
}

function checkAddresses(config: Config, read: Reader): void {
  const { loopback, tenantId } = config;
  if (isIP(config.bind) === 0 && config.bind !== 'localhost') read.fault('BIND must be an IP address or localhost.');
  if (read.has('PUBLIC_URL') && (!/^https?:/.test(config.publicUrl) || !isOrigin(config.publicUrl))) {
    read.fault('PUBLIC_URL must be a web address without path, such as https://bcm.example.');
  }
  if (loopback) {
    read.local('BOT_OPENID_METADATA', config.botOpenIdMetadata);
    read.local('BOT_TOKEN_URL', config.botTokenUrl);
    read.local('GRAPH_URL', config.graphUrl);
    return;
  }
  if (config.publicUrl.startsWith('http://')) {
    read.fault(`PUBLIC_URL must be https. ${ONLY_LOOPBACK}`);
  }
  const expected: readonly (readonly [string, string, string])[] = [
    ['OIDC_ISSUER', config.oidcIssuer, entraIssuer(tenantId)],
    ['BOT_OPENID_METADATA', config.botOpenIdMetadata, BOT_METADATA],
    ['BOT_TOKEN_URL', config.botTokenUrl, `${LOGIN}/${tenantId}/oauth2/v2.0/token`],
    ['GRAPH_URL', config.graphUrl, GRAPH],
  ];
  for (const [name, value, only] of tenantId === '' ? [] : expected) {
    if (value !== only) read.fault(`${name} must be ${only}. ${ONLY_LOOPBACK}`);
  }
  if (config.botUnsigned) read.fault(`BOT_UNSIGNED must not be set here. ${ONLY_LOOPBACK}`);
}

const ONLY_LOOPBACK =
  'Anything else is accepted only when BIND, PUBLIC_URL, OIDC_ISSUER, TEAMS_SERVICE_HOSTS and TEAMS_SERVICE_URL are all on this machine.';

function checkConnector(config: Config, read: Reader): void {
  for (const origin of config.serviceOrigins) {
    const host = origin.replace(/^https?:\/\//, '');
    if (!isExactHost(origin, host)) {
      read.fault(
        `TEAMS_SERVICE_HOSTS must name exact hosts (host or host:port, no wildcard, no address); "${host}" is none.`,
      );
    } else if (/(^|\.)trafficmanager\.net(:|$)/.test(host) && host !== TEAMS_HOST) {
      read.fault(
        `TEAMS_SERVICE_HOSTS must not hold "${host}": anybody can register names there, only ${TEAMS_HOST} is Teams.`,
      );
    } else if (!config.loopback && origin.startsWith('http://')) {
      read.fault(`TEAMS_SERVICE_HOSTS must not hold "${host}". ${ONLY_LOOPBACK}`);
    }
  }
  const { serviceUrl } = config;
  if (!serviceUrl.endsWith('/') || !config.serviceOrigins.some((origin) => serviceUrl.startsWith(`${origin}/`))) {
    read.fault('TEAMS_SERVICE_URL must lie on a host of TEAMS_SERVICE_HOSTS and end with a slash.');
  }
}

/** Graph looks the app up by its registration: the one that asks must be the one the manifest names. */
function checkFeed(config: Config, read: Reader): void {
  if (config.feed && config.oidcAudience !== config.botAppId) {
    read.fault('FEED=on needs one app registration for tab and bot: OIDC_AUDIENCE must be BOT_APP_ID.');
  }
  if (config.catalogId !== '' && config.oidcAudience !== config.botAppId) {
    read.fault('TEAMS_CATALOG_ID needs one app registration for tab and bot: OIDC_AUDIENCE must be BOT_APP_ID.');
  }
}

/** A DNS name or a loopback host, written exactly as an URL parser would write it. */
function isExactHost(origin: string, host: string): boolean {
  const dnsName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:\d{1,5})?$/;
  return URL.canParse(origin) && new URL(origin).host === host && (isLoopbackUrl(origin) || dnsName.test(host));
}

function checkNode(env: Environment, config: Config, read: Reader): void {
  if (!config.loopback && env.NODE_TLS_REJECT_UNAUTHORIZED?.trim() === '0') {
    read.fault('NODE_TLS_REJECT_UNAUTHORIZED=0 switches the check of certificates off; remove it.');
  }
}

function entraIssuer(tenantId: string): string {
  return `${LOGIN}/${tenantId}/v2.0`;
}

function serviceOrigin(host: string): string {
  return `${isLoopbackUrl(`http://${host}`) ? 'http' : 'https'}://${host}`;
}
