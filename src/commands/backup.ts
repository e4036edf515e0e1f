// `npm run backup -- <folder>`: a checked copy of the embedded store, made while the product runs, with a note beside it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type CopyFacts, checkStore, copyStore, DamagedCopy } from '../store/sqlite-copy.ts';

/** Name of the store's file in its folder. */
export const storeFile = 'bcm-lotse.sqlite';

/** What stands beside a copy, in a file of the same name that ends in `.json`. */
export interface CopyNote extends CopyFacts {
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Makes a copy of the store in `data` below `folder` and returns its path. Nothing that looks finished is left behind by a failure. */
export async function backUp(data: string, folder: string, now: number): Promise<{ file: string; note: CopyNote }> {
  await mkdir(folder, { recursive: true });
  const name = `bcm-lotse-${new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}.sqlite`;
  const [file, part] = [join(folder, name), join(folder, `${name}.part`)];
  await rm(part, { force: true });
  try {
    copyStore(join(data, storeFile), part);
    const facts = checkStore(part);
    const note = { ...facts, madeAt: now, bytes: (await stat(part)).size, sha256: await sha256Of(part) };
    await writeFile(`${file}.json`, `${JSON.stringify(note, null, 2)}\n`);
    // Last, so that a copy with its name is a whole one.
    await rename(part, file);
    return { file, note };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The checksum of a file of any size, hex. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Exit code 0: the copy is there and whole; 1: it is not; 2: the call is wrong. */
async function main(): Promise<void> {
  const [folder] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (process.env.STORE === 'cosmos') {
    return stop(
      2,
      'Cosmos DB sichert sich selbst (fortlaufende Sicherung, 30 Tage). Nichts zu tun.\nCosmos DB keeps its own backup.',
    );
  }
  if (folder === undefined) {
    return stop(
      2,
      'Bitte nennen Sie den Ordner für die Sicherung: npm run backup -- <Ordner>\nPlease name the folder.',
    );
  }
  const data = process.env.BCM_DATA ?? './data';
  try {
    const { file, note } = await backUp(data, folder, Date.now());
    console.log(`Gesichert und geprüft: ${file}, ${note.cases} Vorgänge, ${note.lines} Zeilen, ${note.bytes} Bytes.`);
    console.log(`Backed up and checked: ${note.cases} cases, ${note.lines} lines, sha256 ${note.sha256}`);
  } catch (error) {
    const why = error instanceof DamagedCopy ? error.message : error instanceof Error ? error.message : 'unknown';
    stop(
      1,
      `Es wurde nichts gesichert (${why}). Läuft das Produkt mit einem anderen Ordner (BCM_DATA)?\nNothing was backed up.`,
    );
  }
}

function stop(code: 1 | 2, sentence: string): void {
  console.error(sentence);
  process.exitCode = code;
}

if (import.meta.main) await main();
