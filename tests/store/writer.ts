// A process of its own that writes to a store file and says so: `writer.ts <file> <id> <count> <name>`.
// Prints `<name> <seq>` only after the commit resolved, and `<name> lost` for each lost race; count 0 never ends.
import { writeSync } from 'node:fs';
import { Conflict } from '../../src/errors.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { alarm, commitOf, head, linesAfter } from './commits.ts';

const [file = '', id = '', count = '0', name = ''] = process.argv.slice(2);
const store = openSqlite(file);
const say = (text: string) => writeSync(1, `${name} ${text}\n`);

for (let written = 0; written < Number(count) || count === '0'; ) {
  const { lines } = await store.load(alarm(id), 0);
  const last = lines.at(-1) ?? null;
  const seq = (last?.seq ?? 0) + 1;
  // Head and due row say the line they came with: after a crash they must not tell different stories.
  const owe = [{ key: 'wake', lane: 0, at: seq } as const];
  const next = linesAfter(alarm(id), last, `${name} ${seq}`);
  try {
    await store.commit(commitOf(alarm(id), next, { head: head({ at: seq }), owe }));
    written += 1;
    say(String(seq));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    say('lost');
  }
}
await store.close();
