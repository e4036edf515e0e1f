// docs/security.md keeps its word: every named test exists, every threat has one, every test of the suite stands there.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../support/source.ts';
import { promisedCounts, provingTests } from './document.ts';

const root = resolve(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');
const tests = listFiles(root, 'tests', ['.ts']);

test('every test that it names exists under this name', () => {
  const missing = provingTests().filter(({ file, name }) => {
    if (!existsSync(resolve(root, file))) return true;
    const quoted = [`'${name}`, `"${name}`, `\`${name}`, `: ${name}`];
    return !quoted.some((each) => read(file).includes(`${each}`));
  });
  expect(missing).toEqual([]);
});

test('each of the 24 threats has a test that proves its control', () => {
  const proven = new Set(provingTests().map(({ threat }) => threat));
  expect([...proven].sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
});

test('every file of the suite is named', () => {
  const named = new Set(provingTests().map(({ file }) => file));
  const own = tests.filter((file) => /^tests\/security\/.*\.test\.ts$/.test(file));
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter((file) => !named.has(file) && !file.endsWith('/document.test.ts'))).toEqual([]);
});

test('every count that it promises is counted somewhere, and the other way round', () => {
  const counting = tests.map(read).flatMap((text) => [...text.matchAll(/\bcounted\(['`]([^'`]+)['`]/g)]);
  const names = counting.flatMap(([, name = '']) =>
    name.includes(`${'$'}{name}`) ? ['tab', 'bot'].map((door) => name.replace(`${'$'}{name}`, door)) : [name],
  );
  expect([...promisedCounts().keys()].sort()).toEqual([...new Set(names)].sort());
});
