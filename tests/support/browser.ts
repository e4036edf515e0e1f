// Finds a Chromium and starts it: CHROMIUM variable, then the system's, then the one from the npm package.
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Without a GPU, without root's sandbox, and without the calls home that a closed network only answers with errors. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

interface Found {
  executable: string;
  /** A fontconfig file; the packaged browser brings its own font, so pictures look alike everywhere. */
  fonts?: string;
}

/** Starts a headless browser; the caller closes it. Throws one plain sentence when there is none to start. */
export async function launchBrowser(options: Pick<LaunchOptions, 'args' | 'slowMo'> = {}): Promise<Browser> {
  const found = await findChromium();
  const env = found.fonts ? { ...process.env, FONTCONFIG_FILE: found.fonts } : { ...process.env };
  return chromium.launch({
    executablePath: found.executable,
    headless: true,
    ...options,
    args: [...flags, ...(options.args ?? [])],
    env: Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined)),
  });
}

/** Where the browser is: `chosen` (the CHROMIUM variable) wins and must then exist; `path` is searched next. */
export async function findChromium(chosen = process.env.CHROMIUM, path = process.env.PATH ?? ''): Promise<Found> {
  if (chosen) {
    if (runnable(chosen)) return { executable: chosen };
    throw new Error(`CHROMIUM names ${chosen}, but there is no program there that can be run.`);
  }
  const installed = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(runnable);
  if (installed) return { executable: installed };
  try {
    return await unpackChromium();
  } catch (fault) {
    throw new Error(
      'No Chromium found: install the Debian package chromium, or set CHROMIUM to the path of one, or run npm ci on Linux.',
      { cause: fault },
    );
  }
}

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the browser of @sparticuz/chromium once per version. That package unpacks to TMPDIR and takes a half-written
 * file for a whole one, so each process unpacks to a folder of its own and renames it when everything is there.
 */
async function unpackChromium(): Promise<Found> {
  const home = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const cache = join(home, '..', '..', '.cache');
  const target = join(cache, `chromium-${version}`);
  if (!existsSync(target)) {
    await mkdir(cache, { recursive: true });
    await unpackTo(await mkdtemp(`${target}.`), target);
  }
  return { executable: join(target, 'chromium'), fonts: join(target, 'fonts.conf') };
}

/** The package's own font file names folders of a cloud service; ours names the unpacked font, then the system's. */
function fontconfig(target: string): string {
  const family = (name: string) =>
    `<match><test name="family"><string>${name}</string></test>` +
    '<edit name="family" mode="assign" binding="strong"><string>Open Sans</string></edit></match>';
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(target, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(target, 'fonts-cache')}</cachedir>
  ${['sans-serif', 'system-ui', 'Segoe UI'].map(family).join('\n  ')}
</fontconfig>
`;
}

async function unpackTo(own: string, target: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own;
  try {
    const packaged = (await import('@sparticuz/chromium')).default;
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await writeFile(join(own, 'fonts.conf'), fontconfig(target));
  try {
    await rename(own, target);
  } catch (fault) {
    await rm(own, { recursive: true, force: true });
    if (!existsSync(target)) throw fault;
  }
}
