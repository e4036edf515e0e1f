// The hash chain of a journal: each line carries the hash of the one before it.
//
// Personal values are not in the chain. In their place stands a commitment, sha256(salt + value); erasing
// salt and value later leaves a chain that still verifies, and nothing by which the value could be guessed.
import type { Actor, Json } from './model.ts';

/** sha256 of a text, lower-case hex. Given in, because rules know no crypto. */
export type Digest = (text: string) => string;

/** A value outside the chain with the salt of its commitment. */
export interface Opened {
  readonly salt: string;
  readonly value: Json;
}

/** One line of a journal as it is stored and exported. `at` is when it was recorded, epoch milliseconds. */
export interface JournalLine {
  readonly case: string;
  readonly seq: number;
  readonly at: number;
  /** When it happened; earlier than `at` when it was reported late. */
  readonly occurredAt: number;
  readonly by: Actor;
  /** The turn that caused it. */
  readonly turn: string;
  /** The entry without its sealed values. */
  readonly entry: { readonly type: string; readonly v: number } & { readonly [key: string]: Json };
  /** Commitments of the sealed values, by name. */
  readonly seals: Readonly<Record<string, string>>;
  readonly prev: string;
  readonly hash: string;
  /** The sealed values that were not erased; outside the hash. */
  readonly open: Readonly<Record<string, Opened>>;
}

/** A further journal of an export: its case, and what its chain's head was. */
export interface SealedPart {
  readonly seal: string;
  readonly lines: number;
  readonly head: string;
}

/** Last line of an export: whose journal it is and what the chain's head was. */
export interface ExportSeal {
  /** Name of the case. */
  readonly seal: string;
  readonly lines: number;
  readonly head: string;
  /** Epoch milliseconds. */
  readonly exportedAt: number;
  /** Further journals in the same file, in their order: that of an alarm's event. Absent where there is none. */
  readonly with?: readonly SealedPart[];
  /** Hash over the other fields. */
  readonly hash?: string;
}

/** Hash before the first line. */
export const origin = '0'.repeat(64);

/** JSON with sorted keys: the same value always gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

/** Commitment to a value. */
export function commitment(opened: Opened, digest: Digest): string {
  return digest(`${opened.salt}:${canonical(opened.value)}`);
}

/** Hash of a line: over everything but the hash itself and the opened values. */
export function lineHash(line: Omit<JournalLine, 'hash' | 'open'>, digest: Digest): string {
  const { case: name, seq, at, occurredAt, by, turn, entry, seals, prev } = line;
  return digest(canonical({ case: name, seq, at, occurredAt, by, turn, entry, seals, prev }));
}

const partOf = (lines: readonly JournalLine[]): SealedPart => {
  const last = lines.at(-1);
  return { seal: last?.case ?? '', lines: lines.length, head: last?.hash ?? origin };
};

/** The seal of an export. `further`: journals that stand behind the first one in the same file. */
export function sealOf(
  lines: readonly JournalLine[],
  exportedAt: number,
  digest: Digest,
  further: readonly (readonly JournalLine[])[] = [],
): ExportSeal {
  const seal = { ...partOf(lines), exportedAt, ...(further.length === 0 ? {} : { with: further.map(partOf) }) };
  return { ...seal, hash: digest(canonical(seal)) };
}

/**
 * What is wrong with a journal: the first broken line (counted from 1) and why. `case`: it belongs to another
 * journal · `sequence`: a line is missing or doubled · `chain`: it does not follow the one before · `hash`: it was
 * changed · `order`: it is earlier than the one before · `sealed-value`: a personal value was changed · `seal`:
 * lines are missing at the end, or the seal was changed.
 */
export interface Break {
  readonly line: number;
  readonly why: 'case' | 'sequence' | 'chain' | 'hash' | 'order' | 'sealed-value' | 'seal';
}

/** First broken line of a journal, or null when every line verifies. */
export function firstBreak(lines: readonly JournalLine[], digest: Digest, seal?: ExportSeal): Break | null {
  if (seal?.with && seal.with.length > 0) return firstBreakOfAll(lines, digest, seal, seal.with);
  let prev = origin;
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const here = (why: Break['why']): Break => ({ line: index + 1, why });
    if (line.case !== lines[0]?.case) return here('case');
    if (line.seq !== index + 1) return here('sequence');
    if (line.prev !== prev) return here('chain');
    if (lineHash(line, digest) !== line.hash) return here('hash');
    if (line.at < at) return here('order');
    for (const [name, opened] of Object.entries(line.open)) {
      const promised = Object.hasOwn(line.seals, name) ? line.seals[name] : undefined;
      if (promised !== commitment(opened, digest)) return here('sealed-value');
    }
    prev = line.hash;
    at = line.at;
  }
  return seal && !isRight(seal, lines, digest) ? { line: lines.length + 1, why: 'seal' } : null;
}

/** The same for an export that may hold further journals, each in one piece, as its seal names them. */
function firstBreakOfAll(
  lines: readonly JournalLine[],
  digest: Digest,
  seal: ExportSeal,
  further: readonly SealedPart[],
): Break | null {
  const pieces: JournalLine[][] = [];
  for (const line of lines) {
    if (pieces.at(-1)?.at(-1)?.case === line.case) pieces.at(-1)?.push(line);
    else pieces.push([line]);
  }
  let before = 0;
  for (const [index, piece] of pieces.entries()) {
    const named = index === 0 ? seal.seal : further[index - 1]?.seal;
    if (piece[0]?.case !== named) return { line: before + 1, why: 'case' };
    const broken = firstBreak(piece, digest);
    if (broken) return { ...broken, line: before + broken.line };
    before += piece.length;
  }
  const [first = [], ...rest] = pieces;
  return isRight(seal, first, digest, rest) ? null : { line: lines.length + 1, why: 'seal' };
}

/** Exports sealed without a hash of the seal itself are still believed. */
function isRight(
  { hash, ...seal }: ExportSeal,
  lines: readonly JournalLine[],
  digest: Digest,
  further: readonly (readonly JournalLine[])[] = [],
): boolean {
  const { hash: right, ...expected } = sealOf(lines, seal.exportedAt, digest, further);
  return canonical(seal) === canonical(expected) && (hash === undefined || hash === right);
}
