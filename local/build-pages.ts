/** Builds tab, checking page and desk with Vite when their sources changed since the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { StartFault } from './settings.ts';

type Page = { name: 'tab' | 'verify' | 'desk'; viteArguments: string[]; sources: string[] };

const shared = ['vite.config.ts', 'package-lock.json', 'src/domain', 'src/errors.ts', 'src/http', 'src/texts'];
const pages: Page[] = [
  { name: 'tab', viteArguments: [], sources: ['index.html', 'src/tab', ...shared] },
  {
    name: 'verify',
    viteArguments: ['--mode', 'verify'],
    sources: ['src/tab/checker', 'vite.config.ts', 'package-lock.json', 'src/domain'],
  },
  {
    name: 'desk',
    viteArguments: ['--mode', 'desk'],
    sources: ['local/desk/page', 'local/desk/contract.ts', 'appPackage', ...shared],
  },
];

/** Answers the names of the pages that had to be built. `announce` is told before building starts. */
export async function buildPages(root: string, announce: (names: string[]) => void): Promise<string[]> {
  const stale = pages
    .map((page) => ({ page, stamp: stampOf(root, page.sources) }))
    .filter(({ page, stamp }) => stamp !== builtStamp(root, page));
  const names = stale.map(({ page }) => page.name);
  if (names.length > 0) announce(names);
  // All are waited for, so that no build goes on behind somebody who was told that one failed.
  const ends = await Promise.allSettled(stale.map(({ page, stamp }) => build(root, page, stamp)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return names;
}

/** A hash of names and contents of all sources. */
function stampOf(root: string, sources: string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(join(root, source))).sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function builtStamp(root: string, { name }: Page): string | undefined {
  const file = join(root, 'dist', name, '.stamp');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Builds beside the old page and then takes its place, so that nobody ever meets half a page. */
async function build(root: string, page: Page, stamp: string): Promise<void> {
  const finished = join(root, 'dist', page.name);
  const growing = join(root, 'dist', `.${page.name}-${process.pid}`);
  const { code, output } = await runVite(root, [...page.viteArguments, '--outDir', growing, '--emptyOutDir']);
  if (code !== 0) {
    rmSync(growing, { recursive: true, force: true });
    throw new StartFault(`Die Seite «${page.name}» ließ sich nicht bauen:\n${output}`);
  }
  writeFileSync(join(growing, '.stamp'), stamp);
  rmSync(finished, { recursive: true, force: true });
  renameSync(growing, finished);
}

function runVite(root: string, given: string[]): Promise<{ code: number | null; output: string }> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', ...given], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
