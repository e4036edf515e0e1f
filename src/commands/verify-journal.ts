// `npm run verify-journal -- <file>`: checks the hash chain of an exported journal and names the first broken line.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type JournalFault, type JournalVerdict, judgeJournal, readJournalFile } from '../domain/journal-file.ts';

/** Checks an export as `GET /api/alarms/:id/journal?format=jsonl` writes it: a line per entry, the seal last. */
export function verifyJournal(file: Uint8Array): JournalVerdict {
  const read = readJournalFile(file);
  return 'ok' in read ? read : judgeJournal(read, sha256);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Why a line is broken, German and English. */
const reasons: Readonly<Record<JournalFault, readonly [string, string]>> = {
  case: ['Die Zeile gehört zu einem anderen Journal.', 'the line belongs to another journal.'],
  sequence: ['Hier fehlt eine Zeile, oder eine steht doppelt da.', 'a line is missing here, or stands here twice.'],
  chain: ['Die Zeile schließt nicht an die vorige an.', 'the line does not follow the one before.'],
  hash: ['Der Inhalt der Zeile wurde geändert.', 'the content of the line was changed.'],
  order: ['Die Zeile ist älter als die vorige.', 'the line is older than the one before.'],
  'sealed-value': ['Ein Name oder eine Antwort wurde geändert.', 'a name or an answer was changed.'],
  seal: [
    'Am Ende fehlen Zeilen, oder das Siegel wurde geändert.',
    'lines are missing at the end, or the seal was changed.',
  ],
  'no-seal': ['Das Siegel am Ende fehlt.', 'the seal at the end is missing.'],
  'not-utf8': ['Die Zeile ist kein lesbarer Text.', 'the line is no readable text.'],
  'not-json': ['Die Zeile ist kein gültiges JSON.', 'the line is no valid JSON.'],
  form: ['Die Zeile steht nicht so da, wie sie geschrieben wurde.', 'the line does not stand there as it was written.'],
  shape: ['Die Zeile ist keine Zeile eines Journals.', 'the line is no line of a journal.'],
  empty: ['Die Datei ist leer.', 'the file is empty.'],
};

/** The verdict as people read it: German, then English. */
export function explain(verdict: JournalVerdict): string {
  if (!verdict.ok) {
    const [german, english] = reasons[verdict.why];
    return `Zeile ${verdict.line} ist die erste fehlerhafte: ${german}\nLine ${verdict.line} is the first broken one: ${english}`;
  }
  const { journal, lines, head, erased } = verdict;
  return [
    `In Ordnung: ${journal}, ${lines} Zeilen, ${erased} Werte gelöscht, Prüfsumme ${head}`,
    `In order: ${journal}, ${lines} lines, ${erased} values erased, head ${head}`,
  ].join('\n');
}

/** Exit code 0: in order; 1: broken; 2: no file, or it cannot be read. */
async function main(): Promise<void> {
  const [path] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (path === undefined)
    return stop('Bitte nennen Sie die Datei: npm run verify-journal -- <Datei>\nPlease name the file.');
  let file: Uint8Array;
  try {
    file = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return stop(`Die Datei ist nicht lesbar (${code}): ${path}\nThe file cannot be read.`);
  }
  const verdict = verifyJournal(file);
  if (verdict.ok) return console.log(explain(verdict));
  console.error(explain(verdict));
  process.exitCode = 1;
}

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

if (import.meta.main) await main();
