// The page that checks without network, opened from the disk in a real browser: handbooks, journals, and a changed byte.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealOf } from '../../src/domain/chain.ts';
import { freshKey, packageOf } from '../connectors/handbook-package.ts';
import { journalOfAlarm, sha256 } from '../domain/journal.ts';
import { launchBrowser } from '../support/browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'checker-'));
const root = resolve(import.meta.dirname, '..', '..');
const key = freshKey();
const asked: string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const vite = [
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--mode',
    'verify',
    '--logLevel',
    'warn',
  ];
  const built = promisify(execFile)(process.execPath, [...vite, '--outDir', folder, '--emptyOutDir'], { cwd: root });
  [browser] = await Promise.all([launchBrowser(), built]);
  const context = await browser.newContext();
  page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`file://${join(folder, 'pruefen.html')}`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function check(name: string, bytes: Uint8Array): Promise<string> {
  writeFileSync(join(folder, name), bytes);
  await page.setInputFiles('#file', join(folder, name));
  const verdict = page.locator('#verdict');
  await verdict.getByText(name, { exact: true }).waitFor();
  return (await verdict.innerText()).replaceAll(/\s+/g, ' ');
}

it('is one file that loads nothing, and has no accessibility faults', async () => {
  const html = readFileSync(join(folder, 'pruefen.html'), 'utf8');
  expect(html).not.toMatch(/src=|href=/);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

it('finds a handbook in order, and one changed byte in it', async () => {
  const good = packageOf(key, { page: strToU8('<html>') });
  expect(await check('gut.zip', good)).toContain(
    `✓ In Ordnung. · In order. gut.zip Notfallhandbuch MF-NLBV, Ausgabe 3, Exemplar 7, 4 Dateien Fingerabdruck des Schlüssels: ${key.fingerprint.slice(0, 4)} `,
  );
  const parts = unzipSync(good);
  const data = Uint8Array.from(parts['handbuch.json'] ?? [], (byte, index) => (index === 100 ? byte ^ 1 : byte));
  const bad = zipSync({ ...parts, 'handbuch.json': data });
  expect(await check('schlecht.zip', bad)).toBe(
    '✗ Nicht in Ordnung. · Not in order. schlecht.zip handbuch.json: Der Inhalt wurde geändert.',
  );
  const torn = Uint8Array.from(good);
  torn[60] = (torn[60] ?? 0) ^ 0xff;
  expect(await check('bit.zip', torn)).toContain('✗ Nicht in Ordnung.');
  const seal = JSON.parse(Buffer.from(parts['siegel.json'] ?? []).toString()) as object;
  const forged = zipSync({ ...parts, 'siegel.json': strToU8(`${JSON.stringify({ ...seal, copy: 8 }, null, 2)}\n`) });
  expect(await check('falsch.zip', forged)).toContain('Die Unterschrift passt nicht zum Siegel.');
  expect(await check('kein.zip', strToU8('PK kein Paket'))).toContain('nicht lesbar');
});

it('finds a journal in order, and the first broken line of a changed one', async () => {
  const lines = journalOfAlarm();
  const text = [...lines, sealOf(lines, 1_800_000_000_000, sha256)].map((line) => `${JSON.stringify(line)}\n`).join('');
  expect(await check('gut.jsonl', strToU8(text))).toContain(
    `Journal alarm/a1b2, ${lines.length} Zeilen, 0 Werte gelöscht`,
  );
  const changed = strToU8(text.replace('"seq":3', '"seq":4'));
  expect(await check('schlecht.jsonl', changed)).toContain('✗ Nicht in Ordnung: Zeile 3.');
});

it('asked nobody for anything', () => expect(asked.filter((url) => !url.startsWith('file://'))).toEqual([]));
