// The infrastructure, checked offline: names, types, what Azure accepts, and our rules; and proves that each rule barks.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containerSettings } from '../../src/store/cosmos-container.ts';
import { listFiles } from '../support/source.ts';
import { armTypes, type CheckArm } from './arm-types.ts';
import { readBicep } from './bicep-reader.ts';
import { euRegions, faultsOf } from './bicep-rules.ts';

const root = resolve(import.meta.dirname, '../..');
const infra = join(root, 'infra');
const json = <T>(file: string) => JSON.parse(readFileSync(join(infra, file), 'utf8')) as T;

let checkArm: CheckArm;
beforeAll(async () => {
  checkArm = await armTypes();
});

async function faultsIn(folder: string): Promise<string[]> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.bicep(param)?$/.test(path),
  );
  const files = await Promise.all(
    paths.sort().map((path) => readBicep(join(folder, path), path.replaceAll('\\', '/'))),
  );
  return faultsOf(files, checkArm);
}

describe('the infrastructure', () => {
  it('has no fault', async () => expect(await faultsIn(infra)).toEqual([]));

  it('makes the container that the product expects', () => expect(json('container.json')).toEqual(containerSettings));

  it('lies in the EU, whatever is chosen', async () => {
    const { declared } = await readBicep(join(infra, 'main.bicep'));
    const regions = ['location', 'botLocation'].flatMap((name) => {
      const allowed = declared.find((one) => one.name === name)?.decorators.get('allowed') ?? '';
      return [...allowed.matchAll(/'(\w+)'/g)].map(([, region]) => region);
    });
    expect(regions.length).toBeGreaterThan(1);
    expect(regions.filter((region) => !euRegions.includes(region as string))).toEqual([]);
  });

  it('has alerts that wait for lines the product really writes', () => {
    const source = listFiles(root, 'src', ['.ts'])
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    const alerts = json<{ name: string; query: string }[]>('alerts.json');
    const events = alerts.flatMap(({ query }) =>
      [...query.matchAll(/'([a-z][a-z-]*\.[a-z.-]+)'/g)].map(([, event]) => event as string),
    );
    expect(events.length).toBeGreaterThan(0);
    expect(events.filter((event) => !source.includes(`'${event}'`))).toEqual([]);
  });
});

describe('each rule barks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'infra-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const mistakes: readonly [what: string, file: string, from: string | RegExp, to: string, fault: string][] = [
    ['broken syntax', 'main.bicep', 'var tags = {', 'var tags = = {', 'is no Bicep'],
    ['a name nobody declared', 'modules/app.bicep', 'targetPort: port', 'targetPort: prot', 'prot is not declared'],
    [
      'a parameter nobody uses',
      'modules/identity.bicep',
      'param tags object',
      'param tags object\nparam spare string',
      'spare is never used',
    ],
    ['a module that gets too much', 'main.bicep', 'days: logDays', 'days: logDays, extra: stage', 'takes no extra'],
    ['a module without a parameter', 'main.bicep', ', days: logDays', '', 'needs days'],
    [
      'an output there is not',
      'main.bicep',
      'database.outputs.endpoint',
      'database.outputs.address',
      'puts out no address',
    ],
    [
      'keys that work',
      'modules/cosmos.bicep',
      'disableLocalAuth: true',
      'disableLocalAuth: false',
      'disableLocalAuth has to be true',
    ],
    [
      'a mistyped property',
      'modules/cosmos.bicep',
      'minimalTlsVersion',
      'minimumTlsVersion',
      'there is no properties.minimumTlsVersion',
    ],
    ['a value there is not', 'modules/cosmos.bicep', "'Strong'", "'Firm'", 'has to be one of'],
    [
      'a property of another form',
      'modules/cosmos.bicep',
      'continuousModeProperties',
      'periodicModeProperties',
      'there is no properties.backupPolicy.periodicModeProperties',
    ],
    ['a missing compulsory property', 'modules/bot.bicep', '    msaAppId: botAppId\n', '', 'msaAppId is needed'],
    [
      'a region outside the EU',
      'modules/logs.bicep',
      'location: location',
      "location: 'eastus'",
      'would lie in eastus',
    ],
    ['a parameter outside the EU', 'prod.bicepparam', "'germanywestcentral'", "'eastus'", 'may not be eastus'],
    ['one replica', 'prod.bicepparam', 'minReplicas = 3', 'minReplicas = 1', 'at least 2'],
    [
      'a vault that forgets',
      'modules/vault.bicep',
      'enablePurgeProtection: true',
      'enablePurgeProtection: false',
      'enablePurgeProtection has to be true',
    ],
    [
      'a secret in an output',
      'modules/cosmos.bicep',
      'account.properties.documentEndpoint',
      'account.listKeys().primaryMasterKey',
      'gives a secret away',
    ],
    [
      'a secret in the open',
      'modules/bot.bicep',
      'param workspaceId string',
      'param workspaceId string\nparam botSecret string',
      'has to be @secure()',
    ],
    ['one zone', 'modules/cosmos.bicep', 'isZoneRedundant: true', 'isZoneRedundant: false', 'several zones'],
  ];
  it.each(mistakes)('%s', async (_what, file, from, to, fault) => {
    const copy = join(folder, 'copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync(infra, copy, { recursive: true });
    const text = readFileSync(join(copy, file), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(join(copy, file), changed);
    expect((await faultsIn(copy)).join('\n')).toContain(fault);
  });
});
