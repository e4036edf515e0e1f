// `npm run package`: fills in and checks the Teams app manifest, and zips it with icons and languages for the upload.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { checkManifest, checkTranslation, type Manifest } from './app-manifest.ts';
import { type Picture, readPng } from './png.ts';

/** What stands for `{{NAME}}` in the manifest; `PUBLIC_HOST` is made from `PUBLIC_URL`. */
export type Settings = Readonly<Record<string, string>>;

/**
 * The settings read from the environment, each with the value of the sample administration as its default:
 * - `PUBLIC_URL`: https address under which Teams reaches the product
 * - `BOT_APP_ID`: app registration of the bot; `OIDC_AUDIENCE`: that of the tab, default the same
 * - `TEAMS_APP_ID`: id of this app in the catalog of the organisation; keep it for ever
 * - `APP_VERSION`: raise it with every upload; default the version in package.json
 * - `DEVELOPER_NAME`, `DEVELOPER_URL`, `PRIVACY_URL`, `TERMS_URL`: who runs the app, shown in its details
 */
const sample: Settings = {
  PUBLIC_URL: 'https://bcm-lotse.example',
  BOT_APP_ID: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
  TEAMS_APP_ID: 'e3a1c7b4-58d2-4f6e-9b0d-7c24a9f1d583',
  DEVELOPER_NAME: 'Land Beispiel',
  DEVELOPER_URL: 'https://land.example/bcm',
  PRIVACY_URL: 'https://land.example/bcm/datenschutz',
  TERMS_URL: 'https://land.example/bcm/nutzung',
};

/** Settings from `env` over the sample's; `missing` names those a real tenant still needs. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): { settings: Settings; missing: string[] } {
  const chosen = (name: string) => env[name]?.trim() || undefined;
  const settings = Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, chosen(name) ?? value]));
  const botAppId = settings.BOT_APP_ID ?? '';
  return {
    settings: {
      ...settings,
      APP_VERSION: chosen('APP_VERSION') ?? version,
      OIDC_AUDIENCE: chosen('OIDC_AUDIENCE') ?? botAppId,
    },
    missing: Object.keys(sample).filter((name) => chosen(name) === undefined),
  };
}

/**
 * Builds the zip from `folder` (manifest.json and what it names). The same input gives the same bytes on every machine.
 * Every fault is one plain sentence; with a fault there is no zip.
 */
export async function buildPackage(
  folder: string,
  settings: Settings,
): Promise<{ zip?: Uint8Array; faults: string[] }> {
  const host = publicHost(settings.PUBLIC_URL ?? '');
  if (host === undefined) {
    return {
      faults: [
        'PUBLIC_URL must be an https address without path, such as https://bcm.example; Teams loads nothing else.',
      ],
    };
  }
  const files = new Map<string, Uint8Array>();
  const faults: string[] = [];
  const read = reader(folder, files, faults);
  const text = fillIn(await read('manifest.json'), { ...settings, PUBLIC_HOST: host }, faults);
  files.set('manifest.json', Buffer.from(text));
  const checked = checkManifest(parse(text, 'manifest.json', faults), host);
  faults.push(...checked.faults);
  if (checked.manifest) await addNamedFiles(checked.manifest, read, faults);
  return faults.length > 0 ? { faults: [...new Set(faults)] } : { faults, zip: pack(files) };
}

type Read = (name: string) => Promise<Uint8Array>;

/** Reads a file once, keeps it for the zip, and notes when it is not there. */
function reader(folder: string, files: Map<string, Uint8Array>, faults: string[]): Read {
  return async (name) => {
    if (name.includes('/') || name.includes('\\')) {
      faults.push(`${name}: Teams wants every file at the root of the package.`);
      return new Uint8Array();
    }
    try {
      const bytes = files.get(name) ?? (await readFile(join(folder, name)));
      files.set(name, bytes);
      return bytes;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
      faults.push(`${name}: this file is missing.`);
      return new Uint8Array();
    }
  };
}

async function addNamedFiles(manifest: Manifest, read: Read, faults: string[]): Promise<void> {
  const { color, outline } = manifest.icons;
  faults.push(...checkIcon(await read(color), color, 192), ...checkIcon(await read(outline), outline, 32, isOutline));
  for (const file of new Set(manifest.localizationInfo.additionalLanguages.map((language) => language.file))) {
    const raw = parse(Buffer.from(await read(file)).toString(), file, faults);
    if (raw !== undefined) faults.push(...checkTranslation(raw, file, manifest));
  }
}

/** Replaces every `{{NAME}}`; JSON strings stay JSON strings whatever a setting holds. */
function fillIn(template: Uint8Array, settings: Settings, faults: string[]): string {
  return Buffer.from(template)
    .toString()
    .replace(/\{\{([A-Z_]+)\}\}/g, (_, name: string) => {
      const value = settings[name];
      if (value === undefined) faults.push(`manifest.json: nothing is known for {{${name}}}.`);
      return JSON.stringify(value ?? '').slice(1, -1);
    });
}

/** The value of a JSON text; nothing, and a fault, when it is none. An empty text was already found missing. */
function parse(text: string, file: string, faults: string[]): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (fault) {
    faults.push(`${file}: this is not valid JSON (${(fault as Error).message}).`);
    return undefined;
  }
}

function publicHost(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' && url.origin === address.replace(/\/+$/, '') ? url.host : undefined;
}

function checkIcon(
  bytes: Uint8Array,
  file: string,
  size: number,
  look?: (picture: Picture) => string | undefined,
): string[] {
  if (bytes.length === 0) return [];
  try {
    const picture = readPng(bytes);
    if (picture.width !== size || picture.height !== size) {
      return [`${file}: the icon must be ${size} x ${size} pixels, not ${picture.width} x ${picture.height}.`];
    }
    const wrong = look?.(picture);
    return wrong ? [`${file}: ${wrong}`] : [];
  } catch (fault) {
    return [`${file}: the icon ${(fault as Error).message}.`];
  }
}

/** The outline icon stands on dark and light bars, so Teams wants it white on nothing. */
function isOutline({ rgba }: Picture): string | undefined {
  let clear = 0;
  let white = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const [red, green, blue, alpha] = rgba.subarray(at, at + 4);
    if (alpha === 0) clear++;
    else if (red === 255 && green === 255 && blue === 255) white++;
    else return 'the outline icon may hold nothing but white and transparent pixels.';
  }
  return clear > 0 && white > 0 ? undefined : 'the outline icon must be white on a transparent ground.';
}

/** Files in a fixed order with one fixed date; zip stores local time, so the date is a local one too. */
function pack(files: Map<string, Uint8Array>): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const entries = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(entries.map(([name, bytes]) => [name, [bytes, { mtime, level: 9 }]])) as Zippable);
}

async function main(): Promise<void> {
  const root = resolve(import.meta.dirname, '../..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const { settings, missing } = readSettings(process.env, version);
  const { zip, faults } = await buildPackage(join(root, 'appPackage'), settings);
  if (!zip) {
    console.error(`The app package was not built:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    process.exitCode = 1;
    return;
  }
  const target = join(root, 'dist/bcm-lotse.zip');
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, zip);
  console.log(
    `dist/bcm-lotse.zip (${zip.length} bytes) is valid for ${settings.PUBLIC_URL}, version ${settings.APP_VERSION}.`,
  );
  if (missing.length > 0)
    console.log(`Made with the sample's values for ${missing.join(', ')}: to look at, not to install.`);
}

if (import.meta.main) await main();
