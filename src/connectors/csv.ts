// CSV in and out, as Excel in Germany reads and writes it; out and in again nothing has changed.
import { isUtf8 } from 'node:buffer';

/** Signs with which a spreadsheet program may begin a formula, also in their wide forms, and what it may drop before one. */
const formula = /^'*[=+\-@\p{Cc}\uFEFF\uFF0B\uFF0D\uFF1D\uFF20]/u;

/** Semicolons, CRLF and a mark of UTF-8. Formulas lose their power by an apostrophe in front. */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`);
}

function quoted(value: string): string {
  return `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

/** Rows of cells. The separator is the one that the first line has most of; bytes that are no UTF-8 are taken as Windows-1252. */
export function readCsv(file: Buffer): readonly (readonly string[])[] {
  const text = decoded(file).replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    const { value, next } = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
    row.push(bare(value));
    at = next;
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

/** The apostrophe that {@link writeCsv} put in front of a formula. */
const bare = (value: string) => (value.startsWith("'") && formula.test(value.slice(1)) ? value.slice(1) : value);

function plainCell(text: string, from: number, separator: string): { value: string; next: number } {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: text.slice(from, at), next: at };
}

function quotedCell(text: string, from: number, separator: string): { value: string; next: number } {
  let value = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else {
      // What stands between the closing quote and the separator belongs to the cell, too.
      const rest = plainCell(text, at + 1, separator);
      return { value: value + rest.value, next: rest.next };
    }
  }
  return { value, next: text.length };
}

function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/)).replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => line.split(sign).length;
  return [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Text of a file of bytes: UTF-8, or else Windows-1252, as Excel in Germany writes it. */
export function decoded(file: Buffer): string {
  return isUtf8(file) ? file.toString('utf8') : new TextDecoder('windows-1252').decode(file);
}
