// `npm run licences`: every package with its licence, from the lock file; fails on a licence that is not on the list.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';

/** Licences of what ships: all of them may go together with the EUPL-1.2 (its article 5 and appendix). */
const forShipping = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0'];
/** What only builds and tests never leaves the house: a weak copyleft of its files binds nobody there. */
const forTools = [...forShipping, 'EDL-1.0', 'EPL-1.0', 'MPL-2.0', 'Unlicense'];

/** Packages whose lock entry names no licence, read by hand in exactly this version; another version is asked again. */
export const readByHand: Readonly<Record<string, string>> = {
  // Each says so in the old form `licenses` of its package.json.
  'cldrjs@0.5.5': 'MIT',
  'get-closest@0.0.4': 'MIT',
  // The text in its file LICENSE.
  'png-js@2.0.0': 'MIT',
  // Named in its README and in its repository; the package carries no file of its own.
  'semaphore@1.1.0': 'MIT',
};

/** Packages that the pages import. The build packs them into `dist/tab`, so they ship although npm calls them tools. */
export const pagePackages = [
  '@fluentui/react-components',
  '@microsoft/teams-js',
  'adaptivecards',
  'fflate',
  'oauth4webapi',
  'react',
  'react-dom',
  'zod',
] as const;

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; '' when none is known. */
  readonly licence: string;
  /** Builds or tests only. */
  readonly isTool: boolean;
  readonly isAllowed: boolean;
}

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().default(''),
      license: z.string().default(''),
      dev: z.boolean().default(false),
      devOptional: z.boolean().default(false),
      dependencies: z.record(z.string(), z.string()).default({}),
      peerDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
type Lock = z.infer<typeof lockFile>['packages'];

/** Every package of a lock file (format 3), by name. What the pages pack in counts as shipped, whatever npm calls it. */
export function licencesIn(lock: unknown): readonly Licensed[] {
  const { packages } = lockFile.parse(lock);
  const packed = packedInPages(packages);
  const found = Object.entries(packages).flatMap(([path, entry]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (name === '') return [];
    const licence = entry.license || (readByHand[`${name}@${entry.version}`] ?? '');
    const isTool = (entry.dev || entry.devOptional) && !packed.has(path);
    return [
      { name, version: entry.version, licence, isTool, isAllowed: allows(licence, isTool ? forTools : forShipping) },
    ];
  });
  const once = new Map(found.map((each) => [`${each.name}@${each.version} ${each.isTool}`, each]));
  return [...once.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Places in the lock file of what the pages import, with all that this needs. */
function packedInPages(packages: Lock): ReadonlySet<string> {
  const found = new Set<string>();
  const open: string[] = pagePackages.map((name) => `node_modules/${name}`);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const entry = packages[path];
    if (!entry || found.has(path)) continue;
    found.add(path);
    for (const name of Object.keys({ ...entry.dependencies, ...entry.peerDependencies })) {
      open.push(placeOf(name, path, packages));
    }
  }
  return found;
}

/** Where Node finds `name` from `path`: in the nearest `node_modules` above. */
function placeOf(name: string, path: string, packages: Lock): string {
  for (let from = path; from !== ''; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    if (packages[`${from}/node_modules/${name}`]) return `${from}/node_modules/${name}`;
  }
  return `node_modules/${name}`;
}

/** Whether an SPDX expression can be met with these licences: one of an OR, all of an AND. */
function allows(expression: string, allowed: readonly string[]): boolean {
  const plain = expression.replace(/[()]/g, ' ').trim();
  if (plain === '') return false;
  // Mixed expressions with parentheses are read by hand: no package has one.
  if (/\bOR\b/.test(plain) && /\bAND\b/.test(plain)) return false;
  if (/\bOR\b/.test(plain)) return plain.split(/\s+OR\s+/).some((one) => allowed.includes(one.trim()));
  return plain.split(/\s+AND\s+/).every((one) => allowed.includes(one.trim()));
}

/** The list as people read it: how many have which licence, then every package. */
export function listed(packages: readonly Licensed[]): string {
  const counts = new Map<string, number>();
  for (const { licence, isTool } of packages) {
    const key = `${licence || 'ohne Angabe'}${isTool ? ' (nur zum Bauen und Prüfen)' : ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const summary = [...counts].sort(([, a], [, b]) => b - a).map(([key, count]) => `${count} × ${key}`);
  const lines = packages.map(({ name, version, licence, isTool }) =>
    [name, version, licence || 'ohne Angabe', isTool ? 'Werkzeug' : 'ausgeliefert'].join('\t'),
  );
  return [...summary, '', ...lines].join('\n');
}

/** Exit code 1: something is there whose licence is not allowed. */
async function main(): Promise<void> {
  const root = resolve(import.meta.dirname, '..', '..');
  const packages = licencesIn(JSON.parse(await readFile(resolve(root, 'package-lock.json'), 'utf8')));
  console.log(listed(packages));
  const forbidden = packages.filter(({ isAllowed }) => !isAllowed);
  for (const { name, version, licence } of forbidden) {
    console.error(`${name} ${version}: Die Lizenz „${licence || 'ohne Angabe'}“ steht nicht auf der Liste.`);
  }
  if (forbidden.length > 0) process.exitCode = 1;
}

if (import.meta.main) await main();
