// Five years of history: how long a backup takes, and the restore into a second folder (goal: 15 minutes).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, storeFile } from '../src/commands/backup.ts';
import { restore } from '../src/commands/restore.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { alarm, commitOf, linesAfter } from '../tests/store/commits.ts';
import type { Figures } from './run.ts';

/** Alarms a year with their lines, rolls counted in: 30 to the crisis team, 4 to everybody (13,500 people, 4 lines each). */
const years = 5;
const small = { count: 30 * years, lines: 300 };
const large = { count: 4 * years, cases: 135, lines: 400 };

export async function bench(share = '1'): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-restore-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const store = openSqlite(join(data, storeFile));
  const cases = [
    ...Array.from({ length: Math.ceil(small.count * Number(share)) }, (_, n) => [`s${n}`, small.lines] as const),
    ...Array.from(
      { length: Math.ceil(large.count * large.cases * Number(share)) },
      (_, n) => [`l${n}`, large.lines] as const,
    ),
  ];
  for (const [id, count] of cases) {
    const texts = Array.from(
      { length: count },
      (_, n) => `${id} line ${n} with about as many characters as an answer has`,
    );
    await store.commit(commitOf(alarm(id), linesAfter(alarm(id), null, ...texts)));
  }
  await store.close();
  const begun = performance.now();
  const { file, note } = await backUp(data, join(folder, 'copies'), Date.now());
  const backedUp = performance.now();
  const done = await restore(file, join(folder, 'second'));
  const restored = performance.now();
  rmSync(folder, { recursive: true });
  if (!done.ok) throw new Error(done.why);
  const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10;
  console.log(`${note.cases} cases, ${note.lines} lines, ${Math.round(note.bytes / 2 ** 20)} MiB`);
  return {
    lines: note.lines,
    bytes: note.bytes,
    backupSeconds: seconds(begun, backedUp),
    restoreSeconds: seconds(backedUp, restored),
  };
}
