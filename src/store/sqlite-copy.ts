// Copies of the embedded store: made while the product runs, and believed only after every journal was read through.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { firstBreak } from '../domain/chain.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { openToRead } from './sqlite.ts';
import { type LineRow, toLine } from './sqlite-statements.ts';

/** What a copy holds. `newest` is the time of its last line, epoch milliseconds; 0 when it holds none. */
export interface CopyFacts {
  readonly cases: number;
  readonly lines: number;
  readonly newest: number;
}

/** A file that is no store, or one that is damaged. The message says what and where, without contents. */
export class DamagedCopy extends Error {
  constructor(what: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'DamagedCopy';
  }
}

/** Writes a copy of the store as it is at this moment; whoever writes meanwhile is not held up. `target` must not exist. */
export function copyStore(source: string, target: string): void {
  const db = openToRead(source);
  try {
    db.prepare('VACUUM INTO ?').run(target);
  } finally {
    db.close();
  }
  syncFile(target);
}

/** Everything of a file is on the disk afterwards. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Reads a store through: its pages, and the hash chain of every journal. Throws DamagedCopy. */
export function checkStore(file: string): CopyFacts {
  const db = openStore(file);
  try {
    const pages = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    if (pages[0]?.integrity_check !== 'ok') throw new DamagedCopy('pages');
    const cases = db.prepare('SELECT DISTINCT kind, id FROM lines').all() as CaseAddress[];
    const tail = db.prepare('SELECT * FROM lines WHERE kind=? AND id=? ORDER BY seq');
    let [lines, newest] = [0, 0];
    for (const address of cases) {
      const journal = (tail.all(address.kind, address.id) as LineRow[]).map((row) => toLine(address, row));
      const broken = firstBreak(journal, sha256);
      if (broken) throw new DamagedCopy(`${caseName(address)}, ${broken.line}: ${broken.why}`);
      lines += journal.length;
      newest = Math.max(newest, journal.at(-1)?.at ?? 0);
    }
    return { cases: cases.length, lines, newest };
  } catch (error) {
    throw error instanceof DamagedCopy ? error : new DamagedCopy('no-store', error);
  } finally {
    db.close();
  }
}

function openStore(file: string): ReturnType<typeof openToRead> {
  try {
    return openToRead(file);
  } catch (error) {
    throw new DamagedCopy('no-store', error);
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
