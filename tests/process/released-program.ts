// The program of a release, frozen in tests/process/released: what its process runs, file by file as it was, but for pages and fonts.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Sample } from '../../local/sample/sample.ts';
import { ownVersion } from '../../src/commands/upgrade.ts';
import { root } from './product-process.ts';

const folder = resolve(import.meta.dirname, 'released');
const filler = 'tests/process/fill-release.ts';

type Files = Readonly<Record<string, string>>;

/** Releases whose program is kept, such as `0.1.0`, the oldest first; never this one. */
export const releasedPrograms = (): readonly string[] =>
  readdirSync(folder)
    .map((name) => name.replace('.json.br', ''))
    .filter((version) => version !== ownVersion())
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/**
 * Freezes the program of the release that lies at `from` (a clone or worktree at its commit); answers the size in bytes.
 * Throws where that version is frozen already.
 */
export function freezeProgram(from: string): number {
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { version: string };
  const file = join(folder, `${version}.json.br`);
  if (existsSync(file)) throw new Error(`${file} is there: what was released cannot change.`);
  const text = JSON.stringify(programOf(from));
  const params = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
  const packed = brotliCompressSync(text, { params: { ...params, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
  writeFileSync(file, packed);
  return packed.length;
}

/** Every file that the process and the filling of its store can load, by its path. */
function programOf(from: string): Files {
  const files = new Map<string, string>();
  const open = ['package.json', 'src/main.ts', filler];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.has(path)) continue;
    // An earlier release may have had no such program yet.
    const at = path === filler ? root : from;
    const text = readFileSync(join(at, path), 'utf8');
    files.set(path, text);
    if (path.endsWith('.ts'))
      open.push(...loadedBy(text).map((name) => relative(at, resolve(at, dirname(path), name))));
  }
  return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Own files that a module names, types not counted. */
function loadedBy(text: string): readonly string[] {
  const named = /(?:\bfrom|\bimport|new URL)\s*\(?\s*'(\.\.?\/[^']+\.ts)'/g;
  return [...stripTypeScriptTypes(text).matchAll(named)].map(([, name = '']) => name);
}

/** Unpacks a release into a folder of its own, with the packages of this one (nothing else may change them); the folder. */
export function unpackProgram(version: string): string {
  const packed = readFileSync(join(folder, `${version}.json.br`));
  const files = JSON.parse(brotliDecompressSync(packed).toString()) as Files;
  const into = mkdtempSync(join(tmpdir(), `bcm-release-${version}-`));
  for (const [path, text] of Object.entries(files)) {
    const file = join(into, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  symlinkSync(join(root, 'node_modules'), join(into, 'node_modules'), 'dir');
  return into;
}

/** The sample of a release that lies at `program`; with `into`, its store is filled with it by that release. */
export async function sampleOf(
  program: string,
  into?: { readonly serviceUrl: string; readonly env: Readonly<Record<string, string>> },
): Promise<Sample> {
  const { stdout } = await promisify(execFile)(process.execPath, [filler, ...(into ? [into.serviceUrl] : [])], {
    cwd: program,
    env: { PATH: process.env.PATH, ...into?.env },
    maxBuffer: 64 * 2 ** 20,
  });
  return JSON.parse(stdout) as Sample;
}
