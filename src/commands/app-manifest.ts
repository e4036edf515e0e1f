// Checks a filled-in Teams app manifest: Microsoft's JSON schema, read from the installed package, and what it cannot see.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import { z } from 'zod';

/** The parts of a manifest that our own checks look at; the schema has seen the rest. */
const manifestShape = z.looseObject({
  localizationInfo: z.looseObject({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })).default([]),
  }),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  bots: z
    .array(
      z.looseObject({
        botId: z.string(),
        commandLists: z.array(z.looseObject({ commands: z.array(z.looseObject({ title: z.string() })) })).default([]),
      }),
    )
    .default([]),
  staticTabs: z
    .array(
      z.looseObject({ entityId: z.string(), contentUrl: z.string().optional(), websiteUrl: z.string().optional() }),
    )
    .default([]),
  configurableTabs: z.array(z.unknown()).default([]),
  validDomains: z.array(z.string()).default([]),
  webApplicationInfo: z.looseObject({ resource: z.string() }).optional(),
});

export type Manifest = z.infer<typeof manifestShape>;

/** The oldest manifest schema that knows `supportsChannelFeatures`. */
const oldest = 25;

/**
 * Faults of `manifest.json` as plain sentences, and the manifest when it can be read any further.
 * `host` is the public host of the product, with its port if it has one.
 */
export function checkManifest(raw: unknown, host: string): { faults: string[]; manifest?: Manifest } {
  const version = z.object({ manifestVersion: z.string() }).safeParse(raw).data?.manifestVersion ?? '';
  const minor = /^1\.(\d+)$/.exec(version)?.[1];
  if (minor === undefined || Number(minor) < oldest) {
    return { faults: [`manifest.json: manifestVersion must be 1.${oldest} or newer.`] };
  }
  const faults = checkSchema(raw, 'manifest.json', version, 'MicrosoftTeams.schema.json');
  const read = manifestShape.safeParse(raw);
  if (!read.success) {
    const missing = read.error.issues.map((issue) => `manifest.json: ${issue.path.join('.')} is missing or malformed.`);
    return { faults: [...faults, ...missing] };
  }
  return { faults: [...faults, ...checkHosts(read.data, host), ...checkNames(read.data)], manifest: read.data };
}

/** Faults of a language file: the localization schema, texts without a translation, translations without a text. */
export function checkTranslation(raw: unknown, file: string, manifest: Manifest): string[] {
  const faults = checkSchema(raw, file, String(manifest.manifestVersion), 'MicrosoftTeams.Localization.schema.json');
  const given = new Set(Object.keys(z.record(z.string(), z.unknown()).safeParse(raw).data ?? {}));
  given.delete('$schema');
  const wanted = translatable(manifest);
  return [
    ...faults,
    ...[...wanted].filter((key) => !given.has(key)).map((key) => `${file}: there is no translation of ${key}.`),
    ...[...given].filter((key) => !wanted.has(key)).map((key) => `${file}: ${key} translates nothing in the manifest.`),
  ];
}

const forPeople =
  /^(name\.(short|full)|description\.(short|full)|staticTabs\[\d+\]\.name|bots\[0\]\..+\.commands\[\d+\]\.(title|description)|composeExtensions\[0\]\.commands\[\d+\]\.(title|description)|activities\.activityTypes\[\d+\]\.(description|templateText))$/;

/** Paths of all texts people read, as the language files name them: `staticTabs[0].name`. */
function translatable(manifest: Manifest): Set<string> {
  return new Set(textPaths(manifest, '').filter((path) => forPeople.test(path)));
}

function textPaths(value: unknown, path: string): string[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => textPaths(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textPaths(inner, path === '' ? key : `${path}.${key}`));
}

/** Everything must lie on our one host: what else a manifest trusts could show pages inside the app or ask for its token. */
function checkHosts(manifest: Manifest, host: string): string[] {
  const botId = manifest.bots[0]?.botId ?? '';
  const addresses = manifest.staticTabs.flatMap(({ contentUrl, websiteUrl }) => [contentUrl ?? '', websiteUrl ?? '']);
  const foreign = addresses.filter(
    (address) => !URL.canParse(address) || new URL(address).origin !== `https://${host}`,
  );
  const resource = `api://${host}/botid-${botId}`;
  return [
    ...foreign.map((address) => `manifest.json: the tab address "${address}" does not lie on https://${host}.`),
    ...(manifest.validDomains.join() === host ? [] : [`manifest.json: validDomains must be exactly ["${host}"].`]),
    ...(manifest.webApplicationInfo?.resource === resource
      ? []
      : [`manifest.json: webApplicationInfo.resource must be ${resource}, or the tab's sign-in fails.`]),
    ...(manifest.configurableTabs.length === 0
      ? []
      : ['manifest.json: a configurable tab would stop the app from being installed by a setup policy.']),
  ];
}

function checkNames(manifest: Manifest): string[] {
  const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
  const tags = [defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)];
  const lists = manifest.bots.flatMap(({ commandLists }) => commandLists);
  return [
    ...repeated(manifest.staticTabs.map(({ entityId }) => entityId)).map((id) => `two tabs have the entityId "${id}".`),
    ...repeated(tags).map((tag) => `the language "${tag}" is named twice.`),
    ...lists.flatMap(({ commands }) =>
      repeated(commands.map(({ title }) => title)).map((title) => `the command "${title}" stands twice in one list.`),
    ),
  ].map((fault) => `manifest.json: ${fault}`);
}

function repeated(values: string[]): string[] {
  const lower = values.map((value) => value.toLowerCase());
  return [...new Set(lower.filter((value, index) => lower.indexOf(value) !== index))];
}

function checkSchema(raw: unknown, file: string, version: string, schemaFile: string): string[] {
  const schema = `v${version}/${schemaFile}`;
  const validate = validators.get(schema) ?? compile(schema);
  if (!validate) return [`${file}: the installed package of schemas does not know manifest version ${version}.`];
  validators.set(schema, validate);
  validate(raw);
  return (validate.errors ?? []).map((error) => sentence(file, error));
}

/** Compiling takes most of the time, and the schemas never change while we run. */
const validators = new Map<string, ValidateFunction>();

function compile(schema: string): ValidateFunction | undefined {
  const home = dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'));
  const file = join(home, 'build/json-schemas/teams', schema);
  if (!existsSync(file)) return undefined;
  // The localization schema holds patterns that are not valid with the u flag; "uri" is the only format either one uses.
  const ajv = new Ajv.default({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    formats: { uri: (value: string) => URL.canParse(value) },
  });
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}

function sentence(file: string, error: ErrorObject): string {
  const place = error.instancePath
    .slice(1)
    .replace(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.');
  const extra = error.keyword === 'additionalProperties' ? ` ("${String(error.params.additionalProperty)}")` : '';
  return `${file}: ${place === '' ? 'the file' : place} ${error.message ?? 'is wrong'}${extra}.`;
}
