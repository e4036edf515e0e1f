// Backup and restore as an operator runs them: beside a running writer, into a second folder, and against damaged files.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, storeFile } from '../../src/commands/backup.ts';
import { restore } from '../../src/commands/restore.ts';
import { firstBreak } from '../../src/domain/chain.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { DamagedCopy } from '../../src/store/sqlite-copy.ts';
import { alarm, commitOf, fill, linesAfter, seen, sha256 } from '../store/commits.ts';

const root = resolve(import.meta.dirname, '../..');
const now = Date.UTC(2026, 10, 30, 21, 15, 7);
let folder: string;
let data: string;
let copies: string;
let second: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  [data, copies, second] = ['data', 'copies', 'second'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(data);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function filled() {
  const store = openSqlite(join(data, storeFile));
  await fill(store, 'a', 'one', 'two');
  await fill(store, 'b', 'three');
  return store;
}

async function copied(): Promise<string> {
  const store = await filled();
  await store.close();
  return (await backUp(data, copies, now)).file;
}

describe('a backup', () => {
  it('holds everything, and the second folder is as the first', async () => {
    const store = await filled();
    const { file, note } = await backUp(data, copies, now);
    expect(file).toBe(join(copies, 'bcm-lotse-2026-11-30T21-15-07Z.sqlite'));
    expect(note).toMatchObject({ cases: 2, lines: 3, madeAt: now });
    expect(await restore(file, second)).toMatchObject({ ok: true, facts: { cases: 2, lines: 3 }, madeAt: now });
    const there = openSqlite(join(second, storeFile));
    expect([await seen(there, 'a'), await seen(there, 'b')]).toEqual([await seen(store, 'a'), await seen(store, 'b')]);
    await there.close();
    await store.close();
  });

  it('is made while somebody writes, and is whole up to a line', { timeout: 60_000 }, async () => {
    const script = join(root, 'tests/store/writer.ts');
    const writer = spawn(process.execPath, [script, join(data, storeFile), 'w', '0', 'w'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    writer.stdout.on('data', (part: Buffer) => {
      said += part.toString();
    });
    while (said.split('\n').length < 20) await once(writer.stdout, 'data');
    const before = said.split('\n').length - 1;
    const { note } = await backUp(data, copies, now);
    writer.kill('SIGKILL');
    await once(writer, 'close');
    await restore(join(copies, readdirSync(copies).find((name) => name.endsWith('.sqlite')) ?? ''), second);
    const there = openSqlite(join(second, storeFile));
    const journal = await there.journal(alarm('w'));
    await there.close();
    expect(journal.length).toBe(note.lines);
    expect(journal.length).toBeGreaterThanOrEqual(before);
    expect(firstBreak(journal, sha256)).toBeNull();
  });

  it('of a store with a broken journal is not kept', async () => {
    const store = await filled();
    const [first, ...rest] = linesAfter(alarm('c'), null, 'x', 'y');
    await store.commit(commitOf(alarm('c'), [{ ...first, entry: { type: 'forged', v: 1 } }, ...rest] as never));
    await store.close();
    await expect(backUp(data, copies, now)).rejects.toThrow(new DamagedCopy('alarm/c, 1: hash'));
    expect(readdirSync(copies)).toEqual([]);
  });

  it('of a folder without a store makes nothing', async () => {
    await expect(backUp(data, copies, now)).rejects.toThrow();
    expect(readdirSync(copies)).toEqual([]);
  });
});

describe('a restore refuses, and leaves the folder as it was', () => {
  const faults: readonly [what: string, why: string, spoil: (file: string) => void][] = [
    ['a copy that is not there', 'no-copy', (file) => rmSync(file)],
    ['a copy without its note', 'no-note', (file) => rmSync(`${file}.json`)],
    ['a note that is none', 'no-note', (file) => writeFileSync(`${file}.json`, '{"sha256": 7}')],
    ['a changed copy', 'changed', (file) => appendFileSync(file, 'x')],
    [
      'a note over a file that is no store',
      'damaged',
      (file) => {
        writeFileSync(file, 'no store');
        writeFileSync(`${file}.json`, JSON.stringify({ sha256: sha256('no store'), madeAt: now }));
      },
    ],
  ];
  it.each(faults)('%s', async (_what, why, spoil) => {
    const file = await copied();
    spoil(file);
    expect(await restore(file, second)).toMatchObject({ ok: false, why });
    expect(readdirSync(folder).includes('second') ? readdirSync(second) : []).toEqual([]);
  });

  it.each([storeFile, `${storeFile}-wal`])('a folder with %s in it', async (name) => {
    const file = await copied();
    mkdirSync(second);
    copyFileSync(file, join(second, name));
    expect(await restore(file, second)).toMatchObject({ ok: false, why: 'not-empty' });
    expect(readdirSync(second)).toEqual([name]);
  });
});

describe('the commands', () => {
  const run = (script: string, args: readonly string[], env = {}) =>
    promisify(execFile)(process.execPath, [join(root, 'src/commands', script), ...args], {
      env: { PATH: process.env.PATH, BCM_DATA: data, ...env },
    });

  it('say what they did, and end with 0', async () => {
    await (await filled()).close();
    const { stdout } = await run('backup.ts', [copies]);
    expect(stdout).toContain('Gesichert und geprüft');
    const [name = ''] = readdirSync(copies).filter((each) => each.endsWith('.sqlite'));
    expect((await run('restore.ts', [join(copies, name), second])).stdout).toContain(
      'Eingespielt und geprüft: 2 Vorgänge, 3 Zeilen',
    );
  });

  it.each([
    ['backup.ts', [], {}, 2, 'nennen Sie den Ordner'],
    ['backup.ts', ['x'], { STORE: 'cosmos' }, 2, 'Cosmos DB'],
    ['restore.ts', ['x'], {}, 2, 'leerer Ordner'],
    ['restore.ts', ['x', 'y'], {}, 1, 'gibt es nicht'],
  ])('%s %j says what is wrong', async (script, args, env, code, said) => {
    await expect(run(script, args, env)).rejects.toMatchObject({ code, stderr: expect.stringContaining(said) });
  });
});
