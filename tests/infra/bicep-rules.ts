// The rules of our infrastructure: what names mean, and what must stand where so that nothing leaves the EU and nobody has a key.
import { dirname, join } from 'node:path';
import type { CheckArm } from './arm-types.ts';
import { at, type BicepFile, type Declared, type Value } from './bicep-reader.ts';

/** Regions of the EU that we use. `global` is for names, alert rules and groups, which hold no data of people. */
export const euRegions = ['germanywestcentral', 'westeurope', 'northeurope', 'swedencentral', 'francecentral'];
const mayBeGlobal = [
  'Microsoft.Network/privateDnsZones',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
  'Microsoft.Insights/actionGroups',
  'Microsoft.Insights/metricAlerts',
];

const builtIn = [
  'resourceGroup',
  'subscriptionResourceId',
  'uniqueString',
  'guid',
  'take',
  'string',
  'json',
  'concat',
  'toLower',
  'replace',
  'loadJsonContent',
  'int',
  'items',
  'bool',
  'object',
  'array',
];

/** What has to stand in a resource: path and value. */
const house: Readonly<Record<string, readonly (readonly [path: string, value: string])[]>> = {
  'Microsoft.DocumentDB/databaseAccounts': [
    ['properties.disableLocalAuth', 'true'],
    ['properties.publicNetworkAccess', 'Disabled'],
    ['properties.minimalTlsVersion', 'Tls12'],
    ['properties.consistencyPolicy.defaultConsistencyLevel', 'Strong'],
    ['properties.backupPolicy.type', 'Continuous'],
    ['properties.enableMultipleWriteLocations', 'false'],
  ],
  'Microsoft.KeyVault/vaults': [
    ['properties.enablePurgeProtection', 'true'],
    ['properties.enableRbacAuthorization', 'true'],
    ['properties.publicNetworkAccess', 'Disabled'],
    ['properties.networkAcls.defaultAction', 'Deny'],
  ],
  'Microsoft.BotService/botServices': [
    ['properties.disableLocalAuth', 'true'],
    ['properties.msaAppType', 'SingleTenant'],
  ],
  'Microsoft.App/managedEnvironments': [['properties.zoneRedundant', 'true']],
  'Microsoft.App/containerApps': [
    ['properties.configuration.ingress.allowInsecure', 'false'],
    ['identity.type', 'UserAssigned'],
  ],
  'Microsoft.OperationalInsights/workspaces': [['properties.features.disableLocalAuth', 'true']],
};

/** Everything that is wrong, `file:line: sentence`, sorted. */
export function faultsOf(files: readonly BicepFile[], checkArm: CheckArm): string[] {
  const byPath = new Map(files.map((file) => [file.file, file]));
  const all = files.flatMap((one) => {
    const faults = one.broken.map((place) => `${place} is no Bicep`);
    if (one.file.endsWith('.bicepparam')) faults.push(...ofParameters(one, byPath));
    else faults.push(...ofNames(one), ...one.declared.flatMap((each) => ofDeclared(each, one, byPath, checkArm)));
    return faults.map((fault) => `${one.file}:${fault}`);
  });
  return all.sort();
}

function ofNames({ declared }: BicepFile): string[] {
  const names = declared.filter(({ kind }) => kind !== 'output').map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const used = new Set(declared.flatMap(({ uses }) => [...uses]));
  const isKnown = (name: string) => names.includes(name) || builtIn.includes(name);
  const unknown = declared.flatMap(({ line, uses }) =>
    [...uses].filter((name) => !isKnown(name)).map((name) => `${line}: ${name} is not declared`),
  );
  const unused = declared.filter(({ kind, name }) => (kind === 'param' || kind === 'var') && !used.has(name));
  return [
    ...twice.map((name) => `1: ${name} is declared twice`),
    ...unknown,
    ...unused.map(({ line, name }) => `${line}: ${name} is never used`),
  ];
}

function ofDeclared(one: Declared, here: BicepFile, byPath: Map<string, BicepFile>, checkArm: CheckArm): string[] {
  if (one.kind === 'module') return ofModule(one, here, byPath);
  if (one.kind === 'output') return ofOutput(one);
  if (
    one.kind === 'param' &&
    /secret|password|key$/i.test(one.name) &&
    one.type !== 'array' &&
    !one.decorators.has('secure')
  ) {
    return [`${one.line}: ${one.name} has to be @secure()`];
  }
  return one.kind === 'resource' && one.value ? ofResource(one, one.value, checkArm) : [];
}

function ofOutput({ line, name, value }: Declared): string[] {
  const leaks =
    value && /listKeys|listSecrets|\.primaryKey|connectionString/i.test(value.kind === 'code' ? value.text : '');
  return leaks ? [`${line}: output ${name} gives a secret away`] : [];
}

function ofModule(one: Declared, here: BicepFile, byPath: Map<string, BicepFile>): string[] {
  const there = byPath.get(join(dirname(here.file), one.type));
  if (!there) return [`${one.line}: there is no ${one.type}`];
  const given = at(one.value, 'params');
  const names = given?.kind === 'object' ? [...given.fields.keys()] : [];
  const params = there.declared.filter(({ kind }) => kind === 'param');
  const outputs = there.declared.filter(({ kind }) => kind === 'output').map(({ name }) => name);
  const asked = here.declared.flatMap(({ value }) => memberNames(value, one.name));
  return [
    ...names
      .filter((name) => !params.some((each) => each.name === name))
      .map((name) => `${one.line}: ${one.type} takes no ${name}`),
    ...params
      .filter(({ name, value }) => value === null && !names.includes(name))
      .map(({ name }) => `${one.line}: ${one.type} needs ${name}`),
    ...asked.filter((name) => !outputs.includes(name)).map((name) => `${one.line}: ${one.type} puts out no ${name}`),
  ];
}

/** The outputs of a module that are asked for anywhere in a value. */
function memberNames(value: Value | null, module: string): string[] {
  if (value === null) return [];
  if (value.kind === 'object') return [...value.fields.values()].flatMap((inner) => memberNames(inner, module));
  if (value.kind === 'list') return value.items.flatMap((inner) => memberNames(inner, module));
  return [...value.text.matchAll(new RegExp(`\\b${module}\\.outputs\\.(\\w+)`, 'g'))].map(([, name]) => name as string);
}

function ofResource({ line, type, name }: Declared, body: Value, checkArm: CheckArm): string[] {
  const [plain = '', version = ''] = type.split('@');
  const faults = checkArm(plain, body);
  if (!/^\d{4}-\d\d-\d\d(-preview)?$/.test(version)) faults.push(`${line}: ${name} names no API version`);
  const place = at(body, 'location');
  if (
    place?.kind === 'text' &&
    !(place.text === 'global' && mayBeGlobal.includes(plain)) &&
    !euRegions.includes(place.text)
  ) {
    faults.push(`${place.line}: ${name} would lie in ${place.text}`);
  }
  for (const [path, wanted] of house[plain] ?? []) {
    const found = at(body, path);
    const is = found && 'text' in found ? found.text : 'nothing';
    if (is !== wanted) faults.push(`${found?.line ?? line}: ${name} ${path} has to be ${wanted}, it is ${is}`);
  }
  if (plain === 'Microsoft.DocumentDB/databaseAccounts') faults.push(...ofLocations(body, line));
  return faults;
}

function ofLocations(body: Value, line: number): string[] {
  const places = at(body, 'properties.locations');
  if (places?.kind !== 'list') return [`${line}: the database names no locations`];
  const one = places.items.length === 1 ? [] : [`${places.line}: the database has to have one write region`];
  const flat = places.items.filter((item) => {
    const zones = at(item, 'isZoneRedundant');
    return !(zones && 'text' in zones && zones.text === 'true');
  });
  return [...one, ...flat.map((item) => `${item.line}: the database has to lie in several zones`)];
}

/** A parameter file gives what its template asks for, and nothing that the template would refuse. */
function ofParameters({ file, declared }: BicepFile, byPath: Map<string, BicepFile>): string[] {
  const using = declared.find(({ kind }) => kind === 'using');
  const there = using && byPath.get(join(dirname(file), using.type));
  if (!there) return ['1: uses no template that there is'];
  const params = there.declared.filter(({ kind }) => kind === 'param');
  const given = declared.filter(({ kind }) => kind === 'var');
  const missing = params.filter(({ name, value }) => value === null && !given.some((each) => each.name === name));
  return [
    ...missing.map(({ name }) => `1: gives no ${name}`),
    ...given.flatMap(({ name, line, value }) => {
      const param = params.find((each) => each.name === name);
      if (!param || !value) return [`${line}: the template takes no ${name}`];
      return ofGiven(param, value).map((fault) => `${line}: ${name} ${fault}`);
    }),
  ];
}

const valueKinds: Readonly<Record<string, Value['kind']>> = {
  string: 'text',
  int: 'number',
  bool: 'boolean',
  array: 'list',
  object: 'object',
};

function ofGiven({ type, decorators }: Declared, value: Value): string[] {
  if (value.kind !== valueKinds[type]) return [`has to be ${type}`];
  if (!('text' in value)) return [];
  const allowed = decorators.get('allowed');
  const [least, most] = [decorators.get('minValue'), decorators.get('maxValue')];
  return [
    ...(allowed !== undefined && !allowed.includes(`'${value.text}'`) ? [`may not be ${value.text}`] : []),
    ...(least !== undefined && Number(value.text) < Number(least) ? [`has to be at least ${least}`] : []),
    ...(most !== undefined && Number(value.text) > Number(most) ? [`may be at most ${most}`] : []),
  ];
}
