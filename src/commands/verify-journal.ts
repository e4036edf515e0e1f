// `npm run verify-journal -- <file>`: checks the hash chain of an exported journal and names the first broken line.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Break, type ExportSeal, firstBreak, type JournalLine } from '../domain/chain.ts';
import { systemParts, vias } from '../domain/model.ts';

/** What is wrong with a line before the chain is looked at. */
type Fault = Break['why'] | 'not-utf8' | 'not-json' | 'form' | 'shape' | 'no-seal' | 'empty';

/** `line` counts from 1, as editors do. */
export type Verdict =
  | {
      readonly ok: true;
      readonly journal: string;
      readonly lines: number;
      readonly head: string;
      readonly erased: number;
    }
  | { readonly ok: false; readonly line: number; readonly why: Fault };

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const actor = z.union([
  z.strictObject({ person: z.string(), via: z.enum(vias) }),
  z.strictObject({ system: z.enum(systemParts) }),
]);
const lineShape = z.strictObject({
  case: z.string(),
  seq: z.int(),
  at: z.number(),
  occurredAt: z.number(),
  by: actor,
  turn: z.string(),
  entry: z.looseObject({ type: z.string(), v: z.int() }),
  seals: z.record(z.string(), hash),
  prev: hash,
  hash,
  open: z.record(z.string(), z.strictObject({ salt: z.string(), value: z.json() })),
});
const sealShape = z.strictObject({
  seal: z.string(),
  lines: z.int(),
  head: z.string(),
  exportedAt: z.number(),
  with: z.array(z.strictObject({ seal: z.string(), lines: z.int(), head: z.string() })).optional(),
  hash: hash.optional(),
});

/** Checks an export as `GET /api/alarms/:id/journal?format=jsonl` writes it: a line per entry, the seal last. */
export function verifyJournal(file: Uint8Array): Verdict {
  const texts = splitLines(file);
  const read: unknown[] = [];
  for (const [index, bytes] of texts.entries()) {
    const value = parseLine(bytes);
    if (typeof value === 'string') return { ok: false, line: index + 1, why: value };
    const isLast = index === texts.length - 1;
    if (isLast && lineShape.safeParse(value).success) return { ok: false, line: index + 2, why: 'no-seal' };
    if (!(isLast ? sealShape : lineShape).safeParse(value).success) return { ok: false, line: index + 1, why: 'shape' };
    read.push(value);
  }
  const seal = read.pop() as ExportSeal | undefined;
  if (!seal) return { ok: false, line: 1, why: 'empty' };
  if (file.at(-1) !== lineEnd) return { ok: false, line: texts.length, why: 'form' };
  const lines = read as JournalLine[];
  const broken = firstBreak(lines, sha256, seal);
  if (broken) return { ok: false, ...broken };
  const values = (each: (line: JournalLine) => object) =>
    lines.reduce((sum, line) => sum + Object.keys(each(line)).length, 0);
  const erased = values((line) => line.seals) - values((line) => line.open);
  const journal = [seal, ...(seal.with ?? [])].map((part) => part.seal).join(' + ');
  return { ok: true, journal, lines: lines.length, head: seal.head, erased };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const lineEnd = 0x0a;

/** The lines without their ends; what follows the last end counts as a line, too. */
function splitLines(file: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < file.length; ) {
    const end = file.indexOf(lineEnd, start);
    lines.push(file.subarray(start, end < 0 ? file.length : end));
    start = end < 0 ? file.length : end + 1;
  }
  return lines;
}

/**
 * The object of a line, or what is wrong with its text. It must stand there byte for byte as it was written:
 * else spaces, doubled keys or other spellings could be slipped in without the chain noticing.
 */
function parseLine(bytes: Uint8Array): object | Fault {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return 'shape';
    return JSON.stringify(value) === text ? value : 'form';
  } catch (error) {
    return error instanceof SyntaxError ? 'not-json' : 'not-utf8';
  }
}

/** Why a line is broken, German and English. */
const reasons: Readonly<Record<Fault, readonly [string, string]>> = {
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
export function explain(verdict: Verdict): string {
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
