// `npm run image-twice`: what the Dockerfile puts into the image, made twice in clean folders without Docker, compared byte by byte.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
// The commit of now, whatever is committed while it runs.
const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const place = mkdtempSync(join(tmpdir(), 'bcm-image-'));

/** Does what one line of the Dockerfile says in the folder of its stage; the base image is this machine. */
function follow(line: string, context: string, stages: string, stage: string): void {
  const [word = '', ...rest] = line.split(/\s+/);
  if (word === 'RUN' && rest[0] === 'npm') {
    execFileSync('sh', ['-c', rest.join(' ')], { cwd: stage, stdio: ['ignore', 'ignore', 'inherit'] });
  } else if (word === 'COPY') {
    const from = rest[0]?.startsWith('--from=') ? rest.shift()?.slice('--from='.length) : undefined;
    const to = rest.pop() ?? '';
    for (const name of rest) {
      const source = from === undefined ? join(context, name) : join(stages, from, name.replace(/^\/app\//, ''));
      // A folder becomes the target, a file goes into it.
      const target = lstatSync(source).isDirectory() ? join(stage, to) : join(stage, to, name);
      cpSync(source, target, { recursive: true, verbatimSymlinks: true });
    }
  }
}

/** The folder that the last stage holds. */
function made(name: string): string {
  const context = join(place, name, 'context');
  mkdirSync(context, { recursive: true });
  const sources = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['x', '-C', context], { input: sources });
  const stages = join(place, name, 'stages');
  let stage = '';
  for (const line of readFileSync(join(context, 'infra/Dockerfile'), 'utf8').split('\n')) {
    const begun = /^FROM \S+(?: AS (\w+))?$/.exec(line);
    if (begun) {
      stage = join(stages, begun[1] ?? 'image');
      mkdirSync(stage, { recursive: true });
      console.log(`${name}: ${begun[1] ?? 'image'}`);
    } else if (stage !== '') follow(line, context, stages, stage);
  }
  return stage;
}

/** Every file with the digest of its bytes, every link with where it leads. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) return [[path.slice(folder.length), readlinkSync(path)] as const];
    if (!entry.isFile()) return [];
    return [[path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')] as const];
  });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

try {
  const [one, two] = [filesIn(made('first')), filesIn(made('second'))];
  const differ = [...new Set([...one.keys(), ...two.keys()])].filter((path) => one.get(path) !== two.get(path));
  for (const path of differ) console.error(`differs: ${path}`);
  const digest = createHash('sha256')
    .update(JSON.stringify([...one]))
    .digest('hex');
  console.log(`${one.size} files, ${differ.length} differ; sha256 of all of the first ${digest}`);
  process.exitCode = differ.length === 0 && one.size > 1_000 ? 0 : 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
