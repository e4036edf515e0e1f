// Reads source files into syntax trees and finds in them what the house rules forbid.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseSync } from '@swc/core';

/** Any node of the syntax tree; swc has some 200 kinds, and the rules look at a dozen. */
interface Node {
  type: string;
  span?: { start: number; end: number };
  [field: string]: unknown;
}

export interface Source {
  /** Path below the root, with forward slashes. */
  file: string;
  text: string;
  /** Lines, without the empty one after the last line break. */
  lines: number;
  tree: Node;
  /** Every node of the tree, in no special order. */
  nodes: Node[];
}

export interface FunctionSize {
  file: string;
  name: string;
  line: number;
  lines: number;
}

const bannedWords = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'service',
  'manager',
  'base',
  'impl',
]);
const functionKinds = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'MethodProperty',
]);

/** All files below `folder` whose name ends in one of `endings`, as sorted paths below `root`; a missing folder has none. */
export function listFiles(root: string, folder: string, endings: string[]): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.name === folder.split('/')[0])
    .flatMap(() => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Parses every .ts and .tsx below the folders. */
export function readSources(root: string, folders: string[]): Source[] {
  return folders
    .flatMap((folder) => listFiles(root, folder, ['.ts', '.tsx']))
    .map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const tree = parseSync(text, {
        syntax: 'typescript',
        tsx: file.endsWith('x'),
        target: 'es2024',
      }) as unknown as Node;
      return { file, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), tree, nodes: walk(tree) };
    });
}

function walk(node: Node): Node[] {
  const found: Node[] = [];
  const open: unknown[] = [node];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) open.push(...next);
    else if (isNode(next)) {
      found.push(next);
      open.push(...Object.values(next));
    } else if (typeof next === 'object' && next !== null) open.push(...Object.values(next));
  }
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Line of a node, counted from 1; swc counts bytes, from 1. */
function lineOf(source: Source, node: Node): number {
  return source.text.length === 0 ? 1 : linesBefore(source, node.span?.start ?? 1);
}

function linesBefore(source: Source, position: number): number {
  return Buffer.from(source.text)
    .subarray(0, position - 1)
    .toString()
    .split('\n').length;
}

function at(source: Source, node: Node, what: string): string {
  return `${source.file}:${lineOf(source, node)} ${what}`;
}

/** `Date.now`, `new Date()`, `Math.random`, timers and `process.env` in files that must get time and chance handed in. */
export function findClocks(sources: Source[]): string[] {
  const places = /^src\/(domain|engine|texts)\//;
  return sources
    .filter((source) => places.test(source.file))
    .flatMap((source) =>
      source.nodes.flatMap((node) => (clock(node) ? [at(source, node, `clock: ${clock(node)}`)] : [])),
    );
}

const members = new Set([
  'Date.now',
  'Math.random',
  'process.env',
  'performance.now',
  'process.hrtime',
  'crypto.randomUUID',
]);
const calls = new Set(['Date', 'setTimeout', 'setInterval', 'setImmediate']);

function clock(node: Node): string | undefined {
  if (node.type === 'MemberExpression') {
    const name = `${text(node.object)}.${text(node.property)}`.replace(/^globalThis\./, '');
    return members.has(name) || calls.has(name) ? name : undefined;
  }
  if (node.type === 'CallExpression' && calls.has(text(node.callee))) return text(node.callee);
  if (node.type === 'NewExpression' && text(node.callee) === 'Date' && isEmpty(node.arguments)) return 'new Date()';
  return undefined;
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0;
}

/** The name an identifier (or a quoted property) stands for, or nothing. */
function text(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Computed') return text(node.expression);
  return typeof node.value === 'string' ? node.value : '';
}

/** The type `any`, empty catch blocks, and interfaces named IThing. */
export function findBadForms(sources: Source[]): string[] {
  return sources.flatMap((source) =>
    source.nodes.flatMap((node) => {
      if (node.type === 'TsKeywordType' && node.kind === 'any') return [at(source, node, 'any')];
      if (node.type === 'CatchClause' && isNode(node.body) && isEmpty(node.body.stmts))
        return [at(source, node, 'empty catch')];
      if (node.type === 'TsInterfaceDeclaration' && /^I[A-Z][a-z]/.test(text(node.id)))
        return [at(source, node, 'I-prefix')];
      return [];
    }),
  );
}

/** Files in src that only pass on what other files export. The texts have the one that is meant to. */
export function findBarrels(sources: Source[]): string[] {
  return sources
    .filter(({ file }) => file.startsWith('src/') && file !== 'src/texts/index.ts')
    .filter(({ file, tree }) => {
      const body = (tree.body as Node[]).filter((node) => node.type !== 'ImportDeclaration');
      const passedOn = (node: Node) =>
        node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && !isEmpty(node.specifiers));
      return basename(file).startsWith('index.') || (body.length > 0 && body.every(passedOn));
    })
    .map(({ file }) => `${file} barrel`);
}

/** Files that do not say in a first comment what they are. */
export function findUntitled(sources: Source[]): string[] {
  return sources
    .filter(({ text }) => !/^(#!.*\n)?\s*(\/\/|\/\*)/.test(text))
    .map(({ file }) => `${file} says nowhere what it is`);
}

/** File names that are not kebab-case or carry a word that says nothing. Folders of the house plan may be camelCase. */
export function findBadNames(files: string[]): string[] {
  return files.flatMap((file) => {
    const stem = basename(file).replace(/(\.(test|d|config))?\.[a-z0-9]+$/, '');
    const folders = dirname(file).split('/');
    const wrong = [
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) ? [] : ['is not kebab-case']),
      ...(folders.every((folder) => /^[a-z][a-zA-Z0-9-]*$/.test(folder))
        ? []
        : ['stands in a folder with an odd name']),
      ...[...stem.split('-'), ...folders]
        .filter((word) => bannedWords.has(word))
        .map((word) => `carries the word ${word}`),
    ];
    return wrong.map((what) => `${file} ${what}`);
  });
}

/** Files above the wall of `most` lines. */
export function findLongFiles(sources: Source[], most: number): string[] {
  return sources.filter(({ lines }) => lines > most).map(({ file, lines }) => `${file} has ${lines} lines`);
}

/** Every function with its length, longest first. */
export function measureFunctions(sources: Source[]): FunctionSize[] {
  return sources
    .flatMap((source) =>
      source.nodes.flatMap((node): FunctionSize[] => {
        if (!functionKinds.has(node.type) && !(node.type === 'VariableDeclarator' && isFunction(node.init))) return [];
        if (!node.span) return [];
        const line = lineOf(source, node);
        const name = text(node.identifier) || text(node.id) || text(node.key) || '(anonymous)';
        return [{ file: source.file, name, line, lines: linesBefore(source, node.span.end) - line + 1 }];
      }),
    )
    .sort(
      (one, other) =>
        other.lines - one.lines || Number(one.name === '(anonymous)') - Number(other.name === '(anonymous)'),
    );
}

function isFunction(node: unknown): boolean {
  return isNode(node) && functionKinds.has(node.type);
}
