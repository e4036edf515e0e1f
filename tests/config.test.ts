// The configuration: what production accepts, what only a loopback machine may do, and that all faults are said at once.
import { describe, expect, test } from 'vitest';
import { type Environment, readConfig } from '../src/config.ts';

const TENANT = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
const APP = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
const SECRET = 'q7Xr2mNv9sKd4LpTz8WbYc3HfGj6aEuR1';
const TEAMS_HOST = 'smba.trafficmanager.net';
const STAND_IN = 'http://127.0.0.1:3979';

const ACCOUNT = 'https://bcm-lotse-prod.documents.azure.com:443/';

const production: Environment = {
  PUBLIC_URL: 'https://bcm.land.example',
  TENANT_ID: TENANT,
  BOT_APP_ID: APP,
  BOT_APP_SECRET: 'a-real-client-secret',
  INTAKE_SECRET: SECRET,
};

const loopback: Environment = {
  PUBLIC_URL: 'http://localhost:3978',
  TENANT_ID: TENANT,
  BOT_APP_ID: APP,
  BOT_APP_SECRET: 'local',
  OIDC_ISSUER: `${STAND_IN}/${TENANT}/v2.0`,
  TEAMS_SERVICE_HOSTS: '127.0.0.1:3979',
  TEAMS_SERVICE_URL: `${STAND_IN}/teams/`,
  BOT_OPENID_METADATA: `${STAND_IN}/botframework/v1/.well-known/openidconfiguration`,
  BOT_TOKEN_URL: `${STAND_IN}/${TENANT}/oauth2/v2.0/token`,
  INTAKE_SECRET: 'local',
};

function faults(env: Environment): string[] {
  try {
    readConfig(env);
  } catch (error) {
    return error instanceof Error && Array.isArray(error.cause) ? error.cause.map(String) : [String(error)];
  }
  return [];
}

describe('production', () => {
  test('five variables are enough; everything else has the value of the public cloud', () => {
    expect(readConfig(production)).toEqual({
      port: 3978,
      bind: '0.0.0.0',
      trustedProxies: [],
      publicUrl: 'https://bcm.land.example',
      emergencySecret: '',
      emergencyUrl: 'https://bcm.land.example',
      dataFolder: './data',
      store: 'sqlite',
      tenantId: TENANT,
      botAppId: APP,
      botCredential: { kind: 'secret', secret: 'a-real-client-secret' },
      oidcIssuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      oidcAudience: APP,
      serviceOrigins: ['https://smba.trafficmanager.net'],
      serviceUrl: 'https://smba.trafficmanager.net/teams/',
      botOpenIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      botTokenUrl: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
      intakeSecrets: [SECRET],
      intakeDomain: undefined,
      feed: false,
      graphUrl: 'https://graph.microsoft.com',
      directory: false,
      catalogId: '',
      botUnsigned: false,
      linkUrl: 'https://bcm.land.example',
      linkSecret: '',
      handbookKey: '',
      metricsToken: '',
      syntheticConversation: '',
      deadManUrl: '',
      logLevel: 'info',
      loopback: false,
    });
  });

  test('the activity feed is switched on by one word', () => {
    expect(readConfig({ ...production, FEED: 'on', GRAPH_URL: 'https://graph.microsoft.com/' })).toMatchObject({
      feed: true,
      graphUrl: 'https://graph.microsoft.com',
    });
  });

  test('ids are compared in lower case, spaces and closing slashes are forgiven', () => {
    const config = readConfig({
      ...production,
      TENANT_ID: ` ${TENANT.toUpperCase()} `,
      BOT_APP_ID: APP.toUpperCase(),
      OIDC_ISSUER: `https://login.microsoftonline.com/${TENANT}/v2.0/`,
      PUBLIC_URL: 'https://bcm.land.example/',
    });
    expect(config).toMatchObject({ tenantId: TENANT, botAppId: APP, publicUrl: 'https://bcm.land.example' });
    expect(config.oidcIssuer).toBe(`https://login.microsoftonline.com/${TENANT}/v2.0`);
  });

  test('proxies in front are named by address or range', () => {
    const env = { ...production, TRUSTED_PROXIES: ' 10.0.0.4 , 10.1.0.0/16,fd00::/8,::1 ' };
    expect(readConfig(env).trustedProxies).toEqual(['10.0.0.4', '10.1.0.0/16', 'fd00::/8', '::1']);
    // A range of everybody would let everybody choose an address of her own.
    for (const wrong of [
      'proxy.land.example',
      '10.0.0.4/33',
      '0.0.0.0/0',
      '::/0',
      '10.0.0.0/8/8',
      '10.0.0.4,',
      '10.0/8',
    ]) {
      expect(faults({ ...production, TRUSTED_PROXIES: wrong })).toEqual([
        expect.stringMatching(/^TRUSTED_PROXIES must be addresses or ranges such as /),
      ]);
    }
  });

  test('the store is Cosmos DB when it is told so and where', () => {
    const env = { ...production, STORE: 'cosmos', COSMOS_ENDPOINT: ACCOUNT };
    const endpoint = 'https://bcm-lotse-prod.documents.azure.com:443';
    expect(readConfig(env)).toMatchObject({ store: 'cosmos', cosmos: { endpoint, database: 'bcm-lotse' } });
    expect(readConfig({ ...env, COSMOS_DATABASE: 'Probe-2' }).cosmos?.database).toBe('Probe-2');
  });

  test('two intake secrets are accepted while one is being replaced', () => {
    const other = SECRET.split('').reverse().join('');
    expect(readConfig({ ...production, INTAKE_SECRET: `${SECRET}, ${other}` }).intakeSecrets).toEqual([SECRET, other]);
  });

  test('without an intake secret there is none, so the intake stays shut', () => {
    expect(readConfig({ ...production, INTAKE_SECRET: '' }).intakeSecrets).toEqual([]);
  });

  test('the configuration cannot be changed afterwards', () => {
    const config = readConfig(production);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.serviceOrigins)).toBe(true);
    expect(Object.isFrozen(config.intakeSecrets)).toBe(true);
  });

  test.each<[string, Environment, RegExp]>([
    ['no app id', { BOT_APP_ID: '' }, /^BOT_APP_ID is missing/],
    ['an app id of blanks', { BOT_APP_ID: '   ' }, /^BOT_APP_ID is missing/],
    [
      'an app id that is none',
      { BOT_APP_ID: 'bcm-lotse' },
      /^BOT_APP_ID must be a GUID .* switch the bot authentication off/,
    ],
    ['no tenant', { TENANT_ID: undefined }, /^TENANT_ID is missing/],
    ['a tenant by name', { TENANT_ID: 'common' }, /^TENANT_ID must be a GUID/],
    ['no client secret', { BOT_APP_SECRET: undefined }, /^BOT_APP_SECRET is missing/],
    ['a short client secret', { BOT_APP_SECRET: 'secret' }, /^BOT_APP_SECRET must have at least 16/],
    ['an audience that is none', { OIDC_AUDIENCE: 'api://x' }, /^OIDC_AUDIENCE must be a GUID/],
    ['no public address', { PUBLIC_URL: undefined }, /^PUBLIC_URL is missing/],
    ['a public address without https', { PUBLIC_URL: 'http://bcm.land.example' }, /^PUBLIC_URL must be https/],
    [
      'a public address with a path',
      { PUBLIC_URL: 'https://bcm.land.example/tab' },
      /^PUBLIC_URL must be a web address without path/,
    ],
    ['a public address of another kind', { PUBLIC_URL: 'ws://bcm.land.example' }, /^PUBLIC_URL must be a web address/],
    ['a public address that is none', { PUBLIC_URL: 'bcm' }, /^PUBLIC_URL must be a web address/],
    [
      'another issuer',
      { OIDC_ISSUER: 'https://issuer.example/v2.0' },
      /^OIDC_ISSUER must be https:\/\/login\.microsoftonline\.com/,
    ],
    [
      'the issuer of everybody',
      { OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' },
      /^OIDC_ISSUER must be/,
    ],
    [
      'the issuer of another tenant',
      { OIDC_ISSUER: `https://login.microsoftonline.com/${APP}/v2.0` },
      /^OIDC_ISSUER must be/,
    ],
    ['the local issuer', { OIDC_ISSUER: loopback.OIDC_ISSUER }, /^OIDC_ISSUER must be/],
    ['foreign bot keys', { BOT_OPENID_METADATA: 'https://evil.example/keys' }, /^BOT_OPENID_METADATA must be/],
    ['another Graph', { GRAPH_URL: 'https://graph.example' }, /^GRAPH_URL must be https:\/\/graph\.microsoft\.com\./],
    ['a Graph without https', { GRAPH_URL: 'http://graph.microsoft.com' }, /^GRAPH_URL must be/],
    ['a feed that is neither on nor off', { FEED: 'yes' }, /^FEED must be on, off\./],
    [
      'a feed asked for by another app than the manifest names',
      { FEED: 'on', OIDC_AUDIENCE: TENANT },
      /^FEED=on needs one app registration for tab and bot/,
    ],
    ['a foreign token address', { BOT_TOKEN_URL: 'https://evil.example/token' }, /^BOT_TOKEN_URL must be/],
    ['unsigned requests', { BOT_UNSIGNED: 'loopback' }, /^BOT_UNSIGNED must not be set here/],
    ['unsigned requests by another word', { BOT_UNSIGNED: 'true' }, /^BOT_UNSIGNED must be loopback/],
    [
      'a wildcard host',
      { TEAMS_SERVICE_HOSTS: `${TEAMS_HOST},*.trafficmanager.net` },
      /^TEAMS_SERVICE_HOSTS must name exact hosts/,
    ],
    [
      'a name anybody may register',
      { TEAMS_SERVICE_HOSTS: 'smba.trafficmanager.net,evil.trafficmanager.net' },
      /anybody can register names there/,
    ],
    [
      'a host with a closing dot',
      { TEAMS_SERVICE_HOSTS: `${TEAMS_HOST},smba.trafficmanager.net.` },
      /^TEAMS_SERVICE_HOSTS must name exact hosts/,
    ],
    [
      'an address instead of a host',
      { TEAMS_SERVICE_HOSTS: `${TEAMS_HOST},10.0.0.5` },
      /^TEAMS_SERVICE_HOSTS must name exact hosts/,
    ],
    [
      'a host with a user name',
      { TEAMS_SERVICE_HOSTS: `${TEAMS_HOST},a@smba.trafficmanager.net` },
      /^TEAMS_SERVICE_HOSTS must name exact hosts/,
    ],
    [
      'a host with a path',
      { TEAMS_SERVICE_HOSTS: `${TEAMS_HOST},smba.trafficmanager.net/teams` },
      /^TEAMS_SERVICE_HOSTS must name exact hosts/,
    ],
    [
      'an empty entry among the hosts',
      { TEAMS_SERVICE_HOSTS: 'smba.trafficmanager.net,' },
      /^TEAMS_SERVICE_HOSTS must name exact hosts/,
    ],
    [
      'a host on this machine',
      { TEAMS_SERVICE_HOSTS: 'smba.trafficmanager.net,127.0.0.1:3979' },
      /^TEAMS_SERVICE_HOSTS must not hold "127/,
    ],
    [
      'a connector elsewhere',
      { TEAMS_SERVICE_URL: 'https://evil.example/teams/' },
      /^TEAMS_SERVICE_URL must lie on a host/,
    ],
    [
      'a connector that only begins like ours',
      { TEAMS_SERVICE_URL: 'https://smba.trafficmanager.net.evil.example/' },
      /^TEAMS_SERVICE_URL must lie on a host/,
    ],
    [
      'a connector without closing slash',
      { TEAMS_SERVICE_URL: 'https://smba.trafficmanager.net/teams' },
      /^TEAMS_SERVICE_URL .* end with a slash/,
    ],
    ['a short intake secret', { INTAKE_SECRET: 'short' }, /^INTAKE_SECRET: each secret must have at least 32/],
    ['a long intake secret of one letter', { INTAKE_SECRET: 'a'.repeat(40) }, /^INTAKE_SECRET: each secret must have/],
    ['a good and a short intake secret', { INTAKE_SECRET: `${SECRET},short` }, /^INTAKE_SECRET: each secret must have/],
    ['an empty second intake secret', { INTAKE_SECRET: `${SECRET},` }, /^INTAKE_SECRET holds an empty entry/],
    [
      'the same intake secret twice',
      { INTAKE_SECRET: `${SECRET},${SECRET}` },
      /^INTAKE_SECRET holds the same secret twice/,
    ],
    [
      'three intake secrets',
      { INTAKE_SECRET: `${SECRET},${SECRET}2,${SECRET}3` },
      /^INTAKE_SECRET may hold at most two/,
    ],
    ['a port out of range', { PORT: '70000' }, /^PORT must be a whole number/],
    ['port nought', { PORT: '0' }, /^PORT must be a whole number/],
    ['a port that is no number', { PORT: '39x' }, /^PORT must be a whole number/],
    ['a bind address that is none', { BIND: 'everywhere' }, /^BIND must be an IP address/],
    ['an unknown store', { STORE: 'postgres' }, /^STORE must be sqlite, cosmos/],
    ['no account for the store', { STORE: 'cosmos' }, /^COSMOS_ENDPOINT is missing/],
    ['an account and another store', { COSMOS_ENDPOINT: ACCOUNT }, /^COSMOS_ENDPOINT is set, but STORE is not cosmos/],
    ...[
      'http://bcm.documents.azure.com',
      'https://bcm.documents.azure.com.evil.example',
      'https://evil.example/bcm.documents.azure.com',
      'https://bcm.documents.azure.com:8443',
      'https://key@bcm.documents.azure.com',
      'https://bcm.documents.azure.com/dbs',
      'https://BCM.documents.azure.com',
      'http://127.0.0.1:8081',
      'bcm',
    ].map((endpoint): [string, Environment, RegExp] => [
      `an account at ${endpoint}`,
      { STORE: 'cosmos', COSMOS_ENDPOINT: endpoint },
      /^COSMOS_ENDPOINT must be https:\/\/<account>/,
    ]),
    [
      'a database by another kind of name',
      { STORE: 'cosmos', COSMOS_ENDPOINT: ACCOUNT, COSMOS_DATABASE: 'bcm/lotse' },
      /^COSMOS_DATABASE must be 1 to 100/,
    ],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be fatal, error/],
    ['certificates unchecked', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /^NODE_TLS_REJECT_UNAUTHORIZED=0/],
  ])('%s is one fault', (_name, changes, sentence) => {
    const found = faults({ ...production, ...changes });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
  });

  test('all faults are said at once, each on its line, and no secret is repeated', () => {
    const env = { PORT: 'x', STORE: 'y', LOG_LEVEL: 'z', INTAKE_SECRET: 'hush-hush', BOT_APP_SECRET: 'psst' };
    expect(() => readConfig(env)).toThrow(/^The configuration is not usable:\n- /);
    const found = faults(env);
    for (const name of [
      'PORT',
      'STORE',
      'LOG_LEVEL',
      'PUBLIC_URL',
      'TENANT_ID',
      'BOT_APP_ID',
      'BOT_APP_SECRET',
      'INTAKE_SECRET',
    ]) {
      expect(found.filter((fault) => fault.startsWith(name))).toHaveLength(1);
    }
    expect(found.join()).not.toMatch(/hush-hush|psst/);
  });
});

describe('loopback', () => {
  test('with everything on this machine, plain http, short secrets and stand-ins are accepted', () => {
    expect(readConfig(loopback)).toMatchObject({
      loopback: true,
      bind: '127.0.0.1',
      oidcIssuer: loopback.OIDC_ISSUER,
      serviceOrigins: [STAND_IN],
      serviceUrl: `${STAND_IN}/teams/`,
      intakeSecrets: ['local'],
      botUnsigned: false,
    });
  });

  test('the Cosmos look-alike is accepted, and no other plain address', () => {
    const env = { ...loopback, STORE: 'cosmos', COSMOS_ENDPOINT: 'http://127.0.0.1:4700/' };
    expect(readConfig(env).cosmos?.endpoint).toBe('http://127.0.0.1:4700');
    for (const endpoint of ['http://127.0.0.1.evil.example', 'http://10.0.0.5:4700', 'http://127.0.0.1:4700/dbs']) {
      expect(faults({ ...env, COSMOS_ENDPOINT: endpoint })).toEqual([
        expect.stringMatching(/^COSMOS_ENDPOINT must be/),
      ]);
    }
  });

  test('unsigned requests and a second connector for the Playground are accepted', () => {
    const env = { ...loopback, BOT_UNSIGNED: 'loopback', TEAMS_SERVICE_HOSTS: '127.0.0.1:3979, localhost:56150' };
    expect(readConfig(env)).toMatchObject({ botUnsigned: true, serviceOrigins: [STAND_IN, 'http://localhost:56150'] });
  });

  test.each<[string, Environment]>([
    ['the bind address', { BIND: '0.0.0.0' }],
    ['the bind address (IPv6)', { BIND: '::' }],
    ['the public address', { PUBLIC_URL: 'https://bcm.land.example', BIND: '127.0.0.1' }],
    ['the issuer', { OIDC_ISSUER: `https://login.microsoftonline.com/${TENANT}/v2.0` }],
    ['the connector', { TEAMS_SERVICE_HOSTS: 'smba.trafficmanager.net', TEAMS_SERVICE_URL: undefined }],
    ['one of the connectors', { TEAMS_SERVICE_HOSTS: '127.0.0.1:3979,smba.trafficmanager.net' }],
  ])('one place outside is enough to refuse unsigned requests and stand-ins: %s', (_name, changes) => {
    const found = faults({ ...loopback, BOT_UNSIGNED: 'loopback', ...changes });
    expect(found.some((fault) => fault.startsWith('BOT_UNSIGNED must not be set here'))).toBe(true);
    expect(found.some((fault) => fault.startsWith('BOT_TOKEN_URL must be'))).toBe(true);
  });

  test.each(['BOT_OPENID_METADATA', 'BOT_TOKEN_URL', 'GRAPH_URL'])('%s may not be plain http elsewhere', (name) => {
    expect(faults({ ...loopback, [name]: 'http://elsewhere.example/x' })).toEqual([
      `${name} must be an address on this machine, or https.`,
    ]);
  });

  test.each(['http://127.0.0.1.evil.example', 'http://localhost.evil.example', 'http://127.1@evil.example'])(
    'an address that only looks local is not: %s',
    (url) => {
      expect(faults({ ...loopback, PUBLIC_URL: url, BIND: '127.0.0.1' }).join('\n')).toMatch(/OIDC_ISSUER must be/);
    },
  );
});
