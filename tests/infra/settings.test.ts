// What the Azure way sets: every setting of the product or a reason why not, secrets only from the vault, and a start with it that finds no fault.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../src/commands/check-config.ts';
import { settings } from '../../src/config-settings.ts';
import { type BicepFile, readBicep, type Value } from './bicep-reader.ts';

const infra = resolve(import.meta.dirname, '../../infra');
const stages = ['test', 'prod'] as const;

/** Not on Azure because … */
const left: Readonly<Record<string, string>> = {
  BOT_CERTIFICATE: 'the managed identity vouches for the bot',
  BOT_APP_SECRET: 'the managed identity vouches for the bot',
  BCM_DATA: 'everything lies in Cosmos DB; the image names a folder',
  COSMOS_DATABASE: 'the database of the template has the usual name',
  OIDC_ISSUER: 'Entra of the tenant is the usual one',
  OIDC_AUDIENCE: 'bot and tab share one app registration',
  TEAMS_SERVICE_HOSTS: 'the public cloud is the usual one',
  TEAMS_SERVICE_URL: 'the public cloud is the usual one',
  BOT_OPENID_METADATA: 'only for the local run',
  BOT_TOKEN_URL: 'only for the local run',
  GRAPH_URL: 'only for the local run',
  BOT_UNSIGNED: 'only for the local run',
  LOG_LEVEL: 'the usual one; another one for an hour is set by hand',
};

const writtenIn = ({ declared }: BicepFile, name: string): Value | null =>
  declared.find((one) => one.name === name)?.value ?? null;
const textOf = (value: Value | null | undefined): string => {
  if (value?.kind !== 'text' && value?.kind !== 'code') throw new Error('no text');
  return value.text;
};
const textsIn = (value: Value | null): Readonly<Record<string, string>> =>
  value?.kind === 'object' ? Object.fromEntries([...value.fields].map(([name, one]) => [name, textOf(one)])) : {};

/** The environment of the container at this stage; what only Azure knows has a value as it would be. */
async function environmentAt(stage: (typeof stages)[number]) {
  const [template, stageFile] = await Promise.all([
    readBicep(`${infra}/modules/app.bicep`),
    readBicep(`${infra}/${stage}.bicepparam`),
  ]);
  const known: Readonly<Record<string, string>> = {
    'string(port)': '3978',
    clientId: '11111111-2222-4333-8444-555555555555',
    cosmosEndpoint: 'https://bcm-lotse-prod.documents.azure.com:443/',
  };
  const list = writtenIn(template, 'settings');
  const fixed = (list?.kind === 'list' ? list.items : []).map((item) => {
    const { name = '', value = '' } = textsIn(item);
    const param = writtenIn(stageFile, value);
    return [name, known[value] ?? (param ? textOf(param) : value)] as const;
  });
  const options = textsIn(writtenIn(stageFile, 'options'));
  const named = writtenIn(stageFile, 'secrets');
  const secrets = named?.kind === 'list' ? named.items.map(textOf) : [];
  return { fixed: Object.fromEntries(fixed), options, secrets };
}

/** A secret as it might lie in the vault. */
function secretLike(name: string): string {
  if (name === 'SMTP_URL') return 'smtps://bcm:kennwort@relay.example:465';
  if (name === 'DEAD_MAN_URL') return 'https://dead-man.example/ping/1';
  // PKCS #8 of an Ed25519 key, its seed all the same.
  if (name === 'HANDBOOK_KEY')
    return Buffer.from(`302e020100300506032b657004220420${'2a'.repeat(32)}`, 'hex').toString('base64');
  return `${name}-q7Xr2mNv9sKd4LpTz8WbYc3HfGj6aEuR1`;
}

describe('the settings on Azure', () => {
  it('are all that the product knows, but for those left out with a reason, and none that it does not know', async () => {
    const { fixed, options, secrets } = await environmentAt('prod');
    const set = [...Object.keys(fixed), ...Object.keys(options), ...secrets];
    expect(new Set(set).size).toBe(set.length);
    const names = settings.map(({ name }) => name);
    // Which identity signs in is the SDK's own variable.
    expect(set.filter((name) => !names.includes(name))).toEqual(['AZURE_CLIENT_ID']);
    expect(names.filter((name) => !set.includes(name) && !Object.hasOwn(left, name))).toEqual([]);
    expect(Object.keys(left).filter((name) => set.includes(name) || !names.includes(name))).toEqual([]);
  });

  it.each(stages)('at %s: what is secret comes from the vault, and nothing else does', async (stage) => {
    const { fixed, options, secrets } = await environmentAt(stage);
    const secret = settings.filter((one) => one.secret).map(({ name }) => name);
    expect(secret.filter((name) => name in fixed || name in options)).toEqual([]);
    expect(secrets.filter((name) => !secret.includes(name))).toEqual([]);
  });

  it.each(stages)('at %s: the product starts with them', async (stage) => {
    const { fixed, options, secrets } = await environmentAt(stage);
    const vault = Object.fromEntries(secrets.map((name) => [name, secretLike(name)]));
    expect(checkConfig({ ...fixed, ...options, ...vault }).faults).toEqual([]);
    // And would say so if one of them were wrong.
    expect(checkConfig({ ...fixed, ...options, ...vault, METRICS_TOKEN: 'short' }).faults).not.toEqual([]);
  });
});
