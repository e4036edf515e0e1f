// What only a file can show: durable settings, reopening, several handles and processes, and a writer killed mid-write.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstBreak, type JournalLine } from '../../src/domain/chain.ts';
import { Conflict } from '../../src/errors.ts';
import { checkVersion, connect, openSqlite } from '../../src/store/sqlite.ts';
import { alarm, commitOf, fill, head, linesAfter, rollOf, seen, sha256, snapshotAt } from './commits.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(folder, 'store.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const script = resolve(import.meta.dirname, 'writer.ts');
function writer(id: string, count: number, name: string): ChildProcess & { said: () => readonly string[] } {
  const child = spawn(process.execPath, [script, file, id, String(count), name], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  // A last line without its end was never said.
  return Object.assign(child, { said: () => out.split('\n').slice(0, -1) });
}

describe('the file', () => {
  test('is opened for durability: every commit reaches the disk before anybody hears of it', () => {
    const db = connect(file);
    const setting = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() as object)[0];
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('synchronous')).toBe(2);
    expect(setting('busy_timeout')).toBe(5_000);
    db.close();
  });

  test.each([
    'DELETE FROM lines',
    'UPDATE lines SET hash = 1',
    "UPDATE lines SET entry = '{}'",
    'UPDATE lines SET at = 1',
  ])('keeps its journal against "%s"', async (sql) => {
    const store = openSqlite(file);
    const lines = await fill(store, 'a', 'one', 'two');
    const db = connect(file);
    expect(() => db.exec(sql)).toThrow(/a journal line is never (removed|changed)/);
    db.close();
    expect(await store.journal(alarm('a'))).toEqual(lines);
    await store.close();
  });

  test('opened again is as it was left', async () => {
    const before = openSqlite(file);
    const lines = linesAfter(alarm('a'), null, 'one', 'two');
    const owe = [{ key: 'send/0', lane: 0, at: 5 } as const];
    const snapshot = snapshotAt(lines[0] as JournalLine, 's');
    await before.commit(commitOf(alarm('a'), lines, { snapshot, head: head(), owe }));
    const left = await seen(before, 'a');
    const lease = await before.lease('sending', 'one', () => false);
    await before.close();
    const after = openSqlite(file);
    expect(await seen(after, 'a')).toEqual(left);
    expect(await after.lease('sending', 'two', () => false)).toEqual(lease);
    await after.close();
  });

  test('written before lines were counted by partition is counted when it is opened, once', async () => {
    const before = openSqlite(file);
    await fill(before, 'a', 'one', 'two');
    await fill(before, 'b', 'one');
    await before.commit(commitOf(rollOf('a', 1), linesAfter(rollOf('a', 1), null, 'one', 'two', 'three')));
    await before.close();
    const old = new Database(file);
    old.exec('DROP TABLE partitions');
    old.close();
    for (const _opening of ['first', 'second']) {
      const after = openSqlite(file);
      expect(await after.written('alarm/a')).toBe(5);
      expect(await after.written('alarm/b')).toBe(1);
      await after.close();
    }
  });

  test('that is none of ours is refused, and not touched', () => {
    const letter = 'Dies ist ein Brief.'.repeat(100);
    writeFileSync(file, letter);
    expect(() => openSqlite(file)).toThrow(/not a database/);
    expect(readFileSync(file, 'utf8')).toBe(letter);
  });

  test('in a folder that does not exist, or that is a folder, is refused', () => {
    expect(() => openSqlite(join(folder, 'none', 'store.sqlite'))).toThrow();
    expect(() => openSqlite(folder)).toThrow();
  });
});

describe('SQLite itself', () => {
  test.each(['3.51.2', '3.50.9', '3.7.17', '2.99.99'])('%s is too old', (version) => {
    expect(() => checkVersion(version)).toThrow(`SQLite ${version} is too old; 3.51.3 is needed.`);
  });
  test.each(['3.51.3', '3.51.10', '3.52.0', '4.0.0'])('%s is new enough', (version) => {
    expect(() => checkVersion(version)).not.toThrow();
  });
});

describe('two at once', () => {
  test('two handles on one file see each other, and only one wins a line', async () => {
    const [one, two] = [openSqlite(file), openSqlite(file)];
    const [first] = await fill(one, 'a', 'one');
    expect(await two.journal(alarm('a'))).toHaveLength(1);
    const race = (store: typeof one, text: string) =>
      store.commit(commitOf(alarm('a'), linesAfter(alarm('a'), first ?? null, text)));
    const ends = await Promise.allSettled([race(one, 'left'), race(two, 'right')]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    await Promise.all([one.close(), two.close()]);
  });

  test('two handles never both take the lease', async () => {
    const [one, two] = [openSqlite(file), openSqlite(file)];
    const holders = await Promise.all([
      one.lease('sending', 'one', () => false),
      two.lease('sending', 'two', () => false),
    ]);
    expect(new Set(holders.map(({ holder }) => holder)).size).toBe(1);
    await Promise.all([one.close(), two.close()]);
  });

  test('two processes racing for one case lose nothing', async () => {
    const writers = ['left', 'right'].map((name) => writer('a', 60, name));
    await Promise.all(writers.map((child) => once(child, 'close')));
    expect(writers.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const said = writers.flatMap((child) => child.said().filter((line) => !line.endsWith('lost')));
    const store = openSqlite(file);
    const journal = await store.journal(alarm('a'));
    expect(new Set(journal.map(({ entry }) => entry.text))).toEqual(new Set(said));
    expect(journal).toHaveLength(120);
    expect(firstBreak(journal, sha256)).toBeNull();
    await store.close();
  });
});

describe('a writer killed with -9 in the middle of writing', () => {
  test('loses no commit it had acknowledged, and leaves none half, three times over', async () => {
    for (const round of [1, 2, 3]) {
      const child = writer('a', 0, `round-${round}`);
      while (child.said().length < 40) await once(child.stdout as NodeJS.ReadableStream, 'data');
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(child.signalCode).toBe('SIGKILL');
      const store = openSqlite(file);
      const { journal, heads, due } = await seen(store, 'a');
      const last = journal.length;
      const acknowledged = child.said().map((line) => Number(line.split(' ')[1]));
      expect(acknowledged.length).toBeGreaterThanOrEqual(40);
      const texts = new Set(journal.map(({ entry }) => entry.text));
      expect(acknowledged.filter((seq) => !texts.has(`round-${round} ${seq}`))).toEqual([]);
      // At most the one commit that was under way is there without having been acknowledged.
      expect(last - Math.max(...acknowledged)).toBeLessThanOrEqual(1);
      expect(firstBreak(journal, sha256)).toBeNull();
      expect(heads.map(({ at }) => at)).toEqual([last]);
      expect(due.map(({ at }) => at)).toEqual([last]);
      await store.close();
    }
  });
});
