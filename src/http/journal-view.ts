// A journal for people: one sentence a line, as CSV for the file, as JSON lines for the proof.
import type { Mode } from '../domain/alarm.ts';
import { type Digest, type JournalLine, sealOf } from '../domain/chain.ts';
import type { Texts } from '../texts/index.ts';
import type { JournalLineView } from './contract.ts';

type Names = Readonly<Record<string, string>>;

/** One line in the reader's language. Unknown kinds are named, not hidden. */
export function journalLineView(line: JournalLine, texts: Texts, names: Names): JournalLineView {
  return {
    seq: line.seq,
    at: line.occurredAt,
    type: line.entry.type,
    text: texts.journal(line, (id) => names[id] || id),
    by: actorName(line, texts, names),
  };
}

function actorName(line: JournalLine, texts: Texts, names: Names): string {
  return 'person' in line.by ? names[line.by.person] || line.by.person : texts.system[line.by.system];
}

/** The export that `npm run verify-journal` checks: a line each, the seal last. `exportedAt` is epoch milliseconds. */
export function jsonLines(lines: readonly JournalLine[], exportedAt: number, digest: Digest): string {
  return [...lines, sealOf(lines, exportedAt, digest)].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The same with further journals behind the first one; all of them are named by the one seal. */
export function journalsAsLines(
  [first = [], ...further]: readonly (readonly JournalLine[])[],
  exportedAt: number,
  digest: Digest,
): string {
  const rest = further.filter((lines) => lines.length > 0);
  const seal = sealOf(first, exportedAt, digest, rest);
  return [...first, ...rest.flat(), seal].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** `2026-017.csv`, or `UEBUNG-2026-003.csv`: an exercise can be told from afar, wherever the file lies. */
export function exportName({ mode, number }: { mode: Mode; number: string }, format: 'jsonl' | 'csv'): string {
  return `${mode === 'exercise' ? 'UEBUNG-' : ''}${number.replace(/[^0-9-]/g, '')}.${format}`;
}

/** RFC 4180, semicolons as Excel in Germany expects them, with a byte order mark. An exercise says so in each line. */
export function csv(lines: readonly JournalLine[], mode: Mode, texts: Texts, names: Names): string {
  return csvOfAll([{ lines, names, prefix: '' }], mode, texts);
}

/** Lines of several journals in the order in which they were recorded; `prefix` tells their numbers apart. */
export function csvOfAll(
  journals: readonly { readonly lines: readonly JournalLine[]; readonly names: Names; readonly prefix: string }[],
  mode: Mode,
  texts: Texts,
): string {
  const mark = mode === 'exercise' ? texts.mode.exercise.toUpperCase() : '';
  const marked = (text: string) => (text.startsWith(mark) ? text : `${mark}: ${text}`);
  const all = journals.flatMap(({ lines, names, prefix }) => lines.map((line) => ({ line, names, prefix })));
  const inOrder = journals.length < 2 ? all : all.sort((one, other) => one.line.at - other.line.at);
  const rows = inOrder.map(({ line, names, prefix }) => {
    const view = journalLineView(line, texts, names);
    return [
      prefix === '' ? line.seq : `${prefix}${line.seq}`,
      iso(line.occurredAt),
      iso(line.at),
      view.by,
      line.entry.type,
      marked(view.text),
      line.hash,
    ];
  });
  const head = texts.journalColumns.map((name, index) => (mark && index === textColumn ? `${name} (${mark})` : name));
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** Where the sentence stands in a row. */
const textColumn = 5;

const iso = (at: number) => new Date(at).toISOString();

/** Quotes a cell and takes the power from formulas: = + - @ TAB CR LF at the start, also in their wide forms. */
export function cell(value: string | number): string {
  const text = String(value);
  const harmless = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text;
  return /[";\r\n,\t]/.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
