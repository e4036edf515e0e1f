// `npm run restore -- <copy> <folder>`: puts a checked copy of the store into an empty folder; the product starts from there.
import { copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type CopyFacts, checkStore, DamagedCopy, syncFile } from '../store/sqlite-copy.ts';
import { sha256Of, storeFile } from './backup.ts';

const noteShape = z.looseObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), madeAt: z.number() });

/** Why nothing was put back. */
export type RestoreFault = 'no-copy' | 'no-note' | 'changed' | 'damaged' | 'not-empty';

export type Restored =
  | { readonly ok: true; readonly facts: CopyFacts; readonly madeAt: number }
  | { readonly ok: false; readonly why: RestoreFault; readonly detail: string };

/** Puts the copy into `folder`, which must hold no store. A failure leaves the folder as it was. */
export async function restore(copy: string, folder: string): Promise<Restored> {
  const refused = (why: RestoreFault, detail = ''): Restored => ({ ok: false, why, detail });
  if (!(await isFile(copy))) return refused('no-copy');
  const target = join(folder, storeFile);
  // The log of an older store beside the new file would be played into it.
  for (const name of [target, `${target}-wal`, `${target}-shm`])
    if (await isFile(name)) return refused('not-empty', name);
  const note = await noteOf(copy);
  if (!note) return refused('no-note');
  if ((await sha256Of(copy)) !== note.sha256) return refused('changed');
  await mkdir(folder, { recursive: true });
  const part = `${target}.part`;
  try {
    await copyFile(copy, part);
    syncFile(part);
    const facts = checkStore(part);
    await rename(part, target);
    return { ok: true, facts, madeAt: note.madeAt };
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof DamagedCopy) return refused('damaged', error.message);
    throw error;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function noteOf(copy: string): Promise<z.infer<typeof noteShape> | null> {
  if (!(await isFile(`${copy}.json`))) return null;
  try {
    return noteShape.parse(JSON.parse(await readFile(`${copy}.json`, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

const reasons: Readonly<Record<RestoreFault, readonly [string, string]>> = {
  'no-copy': ['Diese Sicherung gibt es nicht.', 'there is no such copy.'],
  'no-note': [
    'Neben der Sicherung fehlt ihre Notiz (.json) oder sie ist unlesbar.',
    'the note beside the copy is missing or unreadable.',
  ],
  changed: ['Die Sicherung wurde nach dem Sichern verändert.', 'the copy was changed after it was made.'],
  damaged: ['Die Sicherung ist beschädigt.', 'the copy is damaged.'],
  'not-empty': [
    'Im Ordner liegt schon ein Datenbestand. Bitte nehmen Sie einen leeren Ordner.',
    'the folder holds a store already.',
  ],
};

/** Exit code 0: the store is there; 1: it is not, nothing was changed; 2: the call is wrong. */
async function main(): Promise<void> {
  const [copy, folder] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (copy === undefined || folder === undefined) {
    console.error(
      'Bitte: npm run restore -- <Sicherung.sqlite> <leerer Ordner>\nPlease name the copy and an empty folder.',
    );
    process.exitCode = 2;
    return;
  }
  const done = await restore(copy, folder);
  if (done.ok) {
    const { cases, lines, newest } = done.facts;
    const last = newest === 0 ? '–' : new Date(newest).toISOString();
    console.log(
      `Eingespielt und geprüft: ${cases} Vorgänge, ${lines} Zeilen, letzte vom ${last}. Start mit BCM_DATA=${folder}`,
    );
    console.log(`Restored and checked: ${cases} cases, ${lines} lines, the last of ${last}.`);
    return;
  }
  const [german, english] = reasons[done.why];
  const detail = done.detail === '' ? '' : ` (${done.detail})`;
  console.error(`Nichts eingespielt: ${german}${detail}\nNothing was restored: ${english}`);
  process.exitCode = 1;
}

if (import.meta.main) await main();
