// Reads an exported journal and names its first broken line; the command and the offline page share it.
import {
  type Break,
  commitment,
  type Digest,
  type ExportSeal,
  firstBreak,
  type JournalLine,
  lineHash,
  sealOf,
} from './chain.ts';
import { systemParts, vias } from './model.ts';

/** What is wrong with a line before the chain is looked at. */
export type JournalFault = Break['why'] | 'not-utf8' | 'not-json' | 'form' | 'shape' | 'no-seal' | 'empty';

/** `line` counts from 1, as editors do. */
export type JournalVerdict =
  | {
      readonly ok: true;
      readonly journal: string;
      readonly lines: number;
      readonly head: string;
      readonly erased: number;
    }
  | { readonly ok: false; readonly line: number; readonly why: JournalFault };

/** An export that has the form of one; whether its chain holds is another question. */
export interface JournalFile {
  readonly lines: readonly JournalLine[];
  readonly seal: ExportSeal;
}

const lineEnd = 0x0a;

/** The lines and the seal of a file as `GET /api/alarms/:id/journal?format=jsonl` writes it, or its first fault. */
export function readJournalFile(file: Uint8Array): JournalFile | Extract<JournalVerdict, { ok: false }> {
  const wrong = (line: number, why: JournalFault) => ({ ok: false, line, why }) as const;
  const texts = splitLines(file);
  const read: object[] = [];
  for (const [index, bytes] of texts.entries()) {
    const value = parseLine(bytes);
    if (typeof value === 'string') return wrong(index + 1, value);
    const isLast = index === texts.length - 1;
    if (isLast && isLine(value)) return wrong(index + 2, 'no-seal');
    if (!(isLast ? isExportSeal(value) : isLine(value))) return wrong(index + 1, 'shape');
    read.push(value);
  }
  const seal = read.pop();
  if (!seal) return wrong(1, 'empty');
  if (file.at(-1) !== lineEnd) return wrong(texts.length, 'form');
  return { lines: read as JournalLine[], seal: seal as ExportSeal };
}

/** Whether the chain holds. */
export function judgeJournal({ lines, seal }: JournalFile, digest: Digest): JournalVerdict {
  const broken = firstBreak(lines, digest, seal);
  if (broken) return { ok: false, ...broken };
  const values = (each: (line: JournalLine) => object) =>
    lines.reduce((sum, line) => sum + Object.keys(each(line)).length, 0);
  const erased = values((line) => line.seals) - values((line) => line.open);
  const journal = [seal, ...(seal.with ?? [])].map((part) => part.seal).join(' + ');
  return { ok: true, journal, lines: lines.length, head: seal.head, erased };
}

/** Every text that judging hashes, for digests that take their time: none depends on the hash of another. */
export function hashedTexts({ lines, seal }: JournalFile): ReadonlySet<string> {
  const texts = new Set<string>();
  const note = (text: string) => {
    texts.add(text);
    return '';
  };
  for (const line of lines) {
    lineHash(line, note);
    for (const opened of Object.values(line.open)) commitment(opened, note);
  }
  // An export may hold further journals, each in one piece.
  const pieces: JournalLine[][] = [];
  for (const line of lines) {
    if (pieces.at(-1)?.at(-1)?.case === line.case) pieces.at(-1)?.push(line);
    else pieces.push([line]);
  }
  const [first = [], ...rest] = pieces;
  sealOf(first, seal.exportedAt, note, seal.with ? rest : []);
  return texts;
}

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
function parseLine(bytes: Uint8Array): object | JournalFault {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return 'shape';
    return JSON.stringify(value) === text ? value : 'form';
  } catch (error) {
    return error instanceof SyntaxError ? 'not-json' : 'not-utf8';
  }
}

type Fields = Readonly<Record<string, unknown>>;
type Is = (value: unknown) => boolean;

const isText: Is = (value) => typeof value === 'string';
const isNumber: Is = (value) => typeof value === 'number' && Number.isFinite(value);
const isWhole: Is = (value) => Number.isSafeInteger(value);
const isHash: Is = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Exactly these fields, each as it must be; `rest` may be missing. */
function has(value: unknown, fields: Readonly<Record<string, Is>>, rest: Readonly<Record<string, Is>> = {}): boolean {
  if (!isObject(value)) return false;
  const isKnown = Object.keys(value).every((key) => Object.hasOwn(fields, key) || Object.hasOwn(rest, key));
  const isThere = Object.entries(fields).every(([key, is]) => Object.hasOwn(value, key) && is(value[key]));
  return isKnown && isThere && Object.entries(rest).every(([key, is]) => !Object.hasOwn(value, key) || is(value[key]));
}

const isActor: Is = (value) =>
  has(value, { person: isText, via: (via) => vias.some((one) => one === via) }) ||
  has(value, { system: (part) => systemParts.some((one) => one === part) });

const allAre =
  (is: Is): Is =>
  (value) =>
    isObject(value) && Object.values(value).every(is);

const isLine: Is = (value) =>
  has(value, {
    case: isText,
    seq: isWhole,
    at: isNumber,
    occurredAt: isNumber,
    by: isActor,
    turn: isText,
    entry: (entry) => isObject(entry) && isText(entry.type) && isWhole(entry.v),
    seals: allAre(isHash),
    prev: isHash,
    hash: isHash,
    open: allAre((opened) => has(opened, { salt: isText, value: () => true })),
  });

const isPart: Is = (value) => has(value, { seal: isText, lines: isWhole, head: isText });

const isExportSeal: Is = (value) =>
  has(
    value,
    { seal: isText, lines: isWhole, head: isText, exportedAt: isNumber },
    { hash: isHash, with: (parts) => Array.isArray(parts) && parts.every(isPart) },
  );
