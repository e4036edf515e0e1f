// Guards the house plan: arrows between folders, forbidden clocks, names and sizes; and proves that each guard barks.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenArrows } from './support/arrows.ts';
import {
  findBadForms,
  findBadNames,
  findBarrels,
  findClocks,
  findLongFiles,
  findUntitled,
  listFiles,
  measureFunctions,
  readSources,
  type Source,
} from './support/source.ts';

const root = resolve(import.meta.dirname, '..');
const folders = ['src', 'local', 'tests', 'bench'];
const wall = 400;
const all = [''];

// Written in two halves, so that this file does not find itself.
const machinePath = new RegExp(
  `(^|[^A-Za-z0-9.])/(${['wo', 'fa', 'ro'].map((s, i) => s + ['rk', 'rm', 'ot'][i]).join('|')}|tmp/team)/[a-z]`,
);

function findMachinePaths(base: string): string[] {
  const roots = [...folders, 'docs', 'infra', 'appPackage', '.ci'];
  const files = [
    ...roots.flatMap((folder) => listFiles(base, folder, all)),
    'README.md',
    'package.json',
    '.npmrc',
    'index.html',
  ];
  return files.flatMap((file) => {
    const text = /\.(png|zip|pdf|ico|woff2)$/.test(file) ? '' : readIfThere(join(base, file));
    return text
      .split('\n')
      .flatMap((line, index) => (machinePath.test(line) ? [`${file}:${index + 1} machine path`] : []));
  });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw fault;
  }
}

function present(base: string): string[] {
  return folders.filter((folder) => listFiles(base, folder, ['.ts', '.tsx']).length > 0);
}

/** What `npm run check:size` prints. */
function report(sources: Source[]): string {
  const product = sources.filter(({ file }) => file.startsWith('src/'));
  const sum = (prefix: string) =>
    sources.filter(({ file }) => file.startsWith(prefix)).reduce((n, { lines }) => n + lines, 0);
  const [file] = [...product].sort((one, other) => other.lines - one.lines);
  const functions = measureFunctions(product);
  const [longest] = functions;
  const over = functions.filter(({ lines, name }) => lines > 35 && name !== '(anonymous)').length;
  return [
    `source lines: ${folders.map((folder) => `${folder} ${sum(`${folder}/`)}`).join(', ')}`,
    `files in src: ${product.length}; longest: ${file ? `${file.file} (${file.lines} lines, wall ${wall})` : 'none'}`,
    `longest function: ${longest ? `${longest.name} in ${longest.file}:${longest.line} (${longest.lines} lines)` : 'none'}; over 35 lines: ${over}`,
  ].join('\n');
}

describe('the house plan holds', () => {
  let sources: Source[];
  beforeAll(() => {
    sources = readSources(root, folders);
    console.log(report(sources));
  });
  const inProduct = () => sources.filter(({ file }) => /^(src|local)\//.test(file));

  it('imports follow the arrows, and every file was read', async () => {
    const { broken, files } = await brokenArrows(root, present(root));
    expect(broken).toEqual([]);
    expect(files.filter((file) => /^src\/.*\.tsx?$/.test(file)).sort()).toEqual(
      listFiles(root, 'src', ['.ts', '.tsx']),
    );
    expect(files.length).toBeGreaterThan(0);
  }, 60_000);

  it('rules and texts know no clock and no chance', () => expect(findClocks(sources)).toEqual([]));
  it('there is no any, no empty catch, no I-prefix', () => expect(findBadForms(sources)).toEqual([]));
  it('there is no barrel file but the texts', () => expect(findBarrels(sources)).toEqual([]));
  it('file names are kebab-case and say something', () => {
    expect(findBadNames(folders.flatMap((folder) => listFiles(root, folder, ['.ts', '.tsx', '.cjs', '.css'])))).toEqual(
      [],
    );
  });
  it('a class is laid out in one style sheet only: two pages with the same word would spoil each other', () => {
    const homes = new Map<string, Set<string>>();
    for (const file of listFiles(root, 'src/tab', ['.css'])) {
      for (const [, name = ''] of readFileSync(join(root, file), 'utf8').matchAll(/^\.([a-z][a-z0-9-]*) \{$/gm))
        homes.set(name, (homes.get(name) ?? new Set()).add(file));
    }
    expect(homes.size).toBeGreaterThan(100);
    expect([...homes].filter(([, files]) => files.size > 1)).toEqual([]);
  });
  it('each file of the product says on top what it is', () => expect(findUntitled(inProduct())).toEqual([]));
  it(`no file is longer than ${wall} lines`, () => expect(findLongFiles(sources, wall)).toEqual([]));
  it('no file names a path of somebody’s machine', () => expect(findMachinePaths(root)).toEqual([]));
});

describe('each guard barks at a seeded fault', () => {
  let base: string;
  let sources: Source[];
  const head = '// A seeded file.\n';
  const seeds: Record<string, string> = {
    'node_modules/lodash/package.json': '{"name":"lodash","version":"1.0.0","main":"index.js"}',
    'node_modules/lodash/index.js': '',
    'node_modules/botbuilder/package.json': '{"name":"botbuilder","version":"1.0.0","main":"index.js"}',
    'node_modules/botbuilder/index.js': '',
    'src/errors.ts': `${head}export const refusal = 1;\n`,
    'src/domain/alarm.ts': `${head}import { refusal } from '../errors.ts';\nimport type { Card } from '../teams/card.ts';\nexport type Alarm = [typeof refusal, Card];\n`,
    'src/domain/clock.ts': `${head}import 'node:fs';\nexport const a = [Date.now(), new Date(), Math['random'](), process.env.X, setTimeout(() => 0, 1)];\nexport const fine = new Date(0);\n`,
    'src/domain/one.ts': `${head}import { two } from './two.ts';\nexport const one = () => two;\n`,
    'src/domain/two.ts': `${head}import { one } from './one.ts';\nexport const two = () => one;\n`,
    'src/teams/card.ts': `${head}import 'botbuilder';\nexport interface ICard { any: any }\nexport type Card = ICard;\n`,
    'src/teams/door.ts': `${head}import { page } from '../http/page.ts';\nexport const door = page;\n`,
    'src/http/page.ts': `${head}import 'botbuilder';\nexport const page = () => { try { return 1; } catch {} };\n`,
    'src/http/contract.ts': `${head}import { page } from './page.ts';\nexport const contract = page;\n`,
    'src/engine/execute.ts': `${head}import 'lodash';\nimport '../store/sqlite.ts';\nimport '../gone.ts';\n`,
    'src/store/sqlite.ts': `${head}export const store = 1;\n`,
    'src/app.ts': `${head}import '../local/desk.ts';\nexport const run = () => 1;\n`,
    'src/stray.ts': `${head}export const stray = 1;\n`,
    'src/tab/index.ts': `export * from './parts.tsx';\n`,
    'src/tab/parts.tsx': `${head}export { refusal } from '../errors.ts';\n`,
    'src/tab/dateUtils.ts': `${head}export const x = '${['', 'work', 'main'].join('/')}';\n`,
    'src/tab/string-utils.ts': `${head}export const long = () => {\n${'  void 0;\n'.repeat(wall)}};\n`,
    'local/desk.ts': `${head}import '../tests/world.ts';\n`,
    'tests/world.ts': `${head}export const world = 1;\n`,
  };

  beforeAll(() => {
    base = mkdtempSync(join(tmpdir(), 'house-plan-'));
    for (const [file, text] of Object.entries(seeds)) {
      mkdirSync(dirname(join(base, file)), { recursive: true });
      writeFileSync(join(base, file), text);
    }
    sources = readSources(base, folders);
  });
  afterAll(() => rmSync(base, { recursive: true }));

  it('broken arrows', async () => {
    const { broken, files } = await brokenArrows(base, ['src', 'local', 'tests']);
    expect(broken).toEqual([
      'arrow: src/domain/alarm.ts → src/teams/card.ts',
      'arrow: src/engine/execute.ts → src/store/sqlite.ts',
      'arrow: src/http/contract.ts → src/http/page.ts',
      'arrow: src/tab/parts.tsx → src/errors.ts',
      'arrow: src/teams/door.ts → src/http/page.ts',
      'builtin: src/domain/clock.ts → fs',
      'cycle: src/domain/one.ts → src/domain/two.ts',
      'legacy-sdk: src/http/page.ts → node_modules/botbuilder/index.js',
      'no-place: src/stray.ts',
      'outside: local/desk.ts → tests/world.ts',
      'outside: src/app.ts → local/desk.ts',
      'package: src/engine/execute.ts → node_modules/lodash/index.js',
      'package: src/http/page.ts → node_modules/botbuilder/index.js',
      'unresolved: src/engine/execute.ts → ../gone.ts',
    ]);
    expect(files).toHaveLength(Object.keys(seeds).filter((file) => /^(src|local|tests)\//.test(file)).length);
  }, 60_000);

  it('clocks and chance', () => {
    expect(findClocks(sources).sort()).toEqual([
      'src/domain/clock.ts:3 clock: Date.now',
      'src/domain/clock.ts:3 clock: Math.random',
      'src/domain/clock.ts:3 clock: new Date()',
      'src/domain/clock.ts:3 clock: process.env',
      'src/domain/clock.ts:3 clock: setTimeout',
    ]);
  });

  it('any, empty catch, I-prefix', () => {
    expect(findBadForms(sources).sort()).toEqual([
      'src/http/page.ts:3 empty catch',
      'src/teams/card.ts:3 I-prefix',
      'src/teams/card.ts:3 any',
    ]);
  });

  it('barrels, titles, names, lengths, machine paths', () => {
    expect(findBarrels(sources).sort()).toEqual(['src/tab/index.ts barrel', 'src/tab/parts.tsx barrel']);
    expect(findUntitled(sources)).toEqual(['src/tab/index.ts says nowhere what it is']);
    expect(findBadNames(sources.map(({ file }) => file))).toEqual([
      'src/tab/dateUtils.ts is not kebab-case',
      'src/tab/string-utils.ts carries the word utils',
    ]);
    expect(findLongFiles(sources, wall)).toEqual([`src/tab/string-utils.ts has ${wall + 3} lines`]);
    expect(measureFunctions(sources)[0]).toMatchObject({ name: 'long', line: 2, lines: wall + 2 });
    expect(findMachinePaths(base)).toEqual(['src/tab/dateUtils.ts:2 machine path']);
  });
});
