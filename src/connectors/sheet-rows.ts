// Reads rows of a sheet by the names of their columns, and notes what is wrong with row and column.
import type { SheetFault, SheetFaultCode } from '../domain/sheet-fault.ts';
import { isDay } from '../domain/team-edit.ts';
import type { Cell, Sheet } from './workbook.ts';

export interface Row {
  /** As Excel counts, from 1. */
  readonly row: number;
  /** Text of a cell without spaces around it; '' when it is empty. */
  text(column: string): string;
  cell(column: string): Cell;
  /** Notes a fault of this row. */
  wrong(code: SheetFaultCode, column: string): void;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly faults: SheetFault[];
}

const longestValue = 60;

/** The rows below the heads; empty ones are passed over. Columns may stand in any order, and more may be there. */
export function rowsOf(sheet: Sheet, columns: readonly { readonly name: string }[]): Rows {
  const heads = (sheet.rows[0] ?? []).map((cell) => textOf(cell).toLowerCase());
  const place = new Map(columns.map(({ name }) => [name, heads.indexOf(name.toLowerCase())]));
  const faults: SheetFault[] = [];
  const note = (code: SheetFaultCode, row: number, column: string, value: string) =>
    void faults.push({ code, sheet: sheet.name, row, column, value: value.slice(0, longestValue) });
  for (const [name, index] of place) if (index < 0) note('column-missing', 1, name, '');
  if (faults.length > 0) return { rows: [], faults };
  const rows = sheet.rows.slice(1).flatMap((cells, index): Row[] => {
    const row = index + 2;
    const cell = (column: string) => cells[place.get(column) ?? -1] ?? null;
    const text = (column: string) => textOf(cell(column));
    if (columns.every(({ name }) => text(name) === '')) return [];
    return [{ row, cell, text, wrong: (code, column) => note(code, row, column, text(column)) }];
  });
  return { rows, faults };
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 16).replace('T', ' ') : String(cell).trim();
}

/** A day as `YYYY-MM-DD`; null when empty; undefined when it is none. Dates of Excel, `21.11.2026` and ISO are read. */
export function readDay(cell: Cell): string | null | undefined {
  const text = textOf(cell);
  if (text === '') return null;
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const day =
    cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : german
        ? `${german[3]}-${(german[2] ?? '').padStart(2, '0')}-${(german[1] ?? '').padStart(2, '0')}`
        : text;
  return isDay(day) ? day : undefined;
}

/** Wall time as `YYYY-MM-DDTHH:mm`; undefined when it is none. */
export function readTime(cell: Cell): string | undefined {
  // Excel counts in parts of a day: half a minute is added, so that 18:40 does not become 18:39.
  if (cell instanceof Date) {
    const rounded = Math.round(cell.getTime() / 60_000) * 60_000;
    return Number.isNaN(rounded) ? undefined : new Date(rounded).toISOString().slice(0, 16);
  }
  const [day = '', time = '', ...rest] = textOf(cell).replace('T', ' ').replace(/,? +/, ' ').split(' ');
  const date = readDay(day);
  const clock = /^(\d{1,2}):([0-5]\d)(?::\d\d)?$/.exec(time);
  const words = rest.filter((word) => word.toLowerCase() !== 'uhr');
  if (!date || !clock || Number(clock[1]) > 23 || words.length > 0) return undefined;
  return `${date}T${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}`;
}

/** A whole number; undefined when it is none or out of bounds. */
export function readWhole(cell: Cell, least: number, most: number): number | undefined {
  const text = textOf(cell);
  const value = typeof cell === 'number' ? cell : /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

/** `ja` or `nein`, as people write it; undefined when it is neither. */
export function readYesNo(cell: Cell): boolean | undefined {
  const text = textOf(cell).toLowerCase();
  if (['ja', 'j', 'x', 'wahr', 'true', 'yes', '1'].includes(text)) return true;
  return ['nein', 'n', '', 'falsch', 'false', 'no', '0'].includes(text) ? false : undefined;
}
