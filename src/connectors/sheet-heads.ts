// Finds the headings of a sheet: in which rows they stand, and which column is which field – also where others made it.
import { type ColumnMapping, plainHead } from '../domain/register-import.ts';
import { cellText } from './field-kinds.ts';
import type { Cell, Sheet } from './workbook.ts';

/** A column that may be looked for. */
export interface Wish {
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
}

export interface Head {
  /** As it stands in the sheet; several rows of headings are joined by " / ". */
  readonly head: string;
  /** Id of the field; null when nobody knows the column. */
  readonly field: string | null;
}

export interface Heads {
  readonly sheet: Sheet;
  /** Index of the first row below the headings. */
  readonly below: number;
  readonly columns: readonly Head[];
}

/** Headings may begin so far down, below a title and a line about the version, and take so many rows. */
const deepest = 15;
const mostHeadRows = 3;

/** The best reading of all sheets: most columns known, then fewest rows of headings, then nearest to the top. */
export function findHeads(
  sheets: readonly Sheet[],
  name: string,
  wishes: readonly Wish[],
  mapping: Pick<ColumnMapping, 'columns'>,
): Heads | null {
  const known = lookUp(wishes, mapping);
  let best: (Heads & { readonly score: number }) | null = null;
  for (const sheet of sheets) {
    const isNamed = sheet.name.trim().toLowerCase() === name.toLowerCase();
    for (let from = 0; from < Math.min(deepest, sheet.rows.length); from += 1) {
      for (let rows = 1; rows <= mostHeadRows && from + rows <= sheet.rows.length; rows += 1) {
        const columns = readHeads(sheet, from, rows, known);
        const found = new Set(columns.map(({ field }) => field).filter((field) => field)).size;
        if (found === 0 && columns.filter(({ head }) => head !== '').length < 2) continue;
        // Our own sheet is preferred where several would do; a row of values is no row of headings.
        const score = found * 100 + (isNamed ? 50 : 0) - rows * 3 - from;
        if (!best || score > best.score) best = { sheet, below: from + rows, columns, score };
      }
    }
  }
  return best;
}

function lookUp(wishes: readonly Wish[], { columns }: Pick<ColumnMapping, 'columns'>) {
  const own = new Map<string, string>();
  // The first field that claims a heading has it; its own name is stronger than another's second name.
  for (const { id, also } of [...wishes].reverse()) for (const head of also) own.set(plainHead(head), id);
  for (const { id, name } of wishes) own.set(plainHead(name), id);
  const known = new Set(wishes.map(({ id }) => id));
  return (head: string): string | null => {
    const plain = plainHead(head);
    if (Object.hasOwn(columns, plain)) return known.has(columns[plain] ?? '') ? (columns[plain] as string) : null;
    return own.get(plain) ?? own.get(withoutUnit(plain)) ?? null;
  };
}

/** "rto in stunden", "rto [h]" and "rto (tage)" are all "rto". */
const withoutUnit = (head: string) =>
  head
    .replace(/\s*(?:\(|\[)\s*(?:in\s+)?(?:std\.?|stunden?|h|tagen?|tage|d|min\.?|minuten)\s*(?:\)|\])$/, '')
    .replace(/\s+in\s+(?:std\.?|stunden|h|tagen|minuten)$/, '');

/** Joins rows of headings; the upper ones reach over the empty cells to their right, as merged cells do. */
function readHeads(sheet: Sheet, from: number, rows: number, known: (head: string) => string | null): readonly Head[] {
  const block = sheet.rows.slice(from, from + rows);
  const width = Math.max(...block.map((row) => row.length));
  const spread = block.map((row, index) => (index < rows - 1 ? filled(row, width) : row));
  return Array.from({ length: width }, (_, column) => {
    const own = cellText(block.at(-1)?.[column] ?? null);
    const parts = spread.map((row) => cellText(row[column] ?? null)).filter((part) => part !== '');
    const unique = parts.filter((part, index) => part !== parts[index - 1]);
    const head = unique.join(' / ');
    // A group such as "Prozess" over "Name" says more than "Name" alone; where it says nothing, the lowest row counts.
    return { head, field: head === '' ? null : (known(head) ?? (rows > 1 && own !== '' ? known(own) : null)) };
  });
}

function filled(row: readonly Cell[], width: number): readonly Cell[] {
  let last: Cell = null;
  return Array.from({ length: width }, (_, column) => {
    const cell = row[column] ?? null;
    if (cellText(cell) !== '') last = cell;
    return last;
  });
}
