// Workbooks (.xlsx) in and out: cells only, no formulas, and never more than a computer in an office would write.
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import readExcel from 'read-excel-file/node';
import writeExcel from 'write-excel-file/node';
import type { SheetFaultCode } from '../domain/sheet-fault.ts';
import { sheetLook } from './sheet-look.ts';
import { isGridTooLarge } from './workbook-grid.ts';

/** What a cell may hold. A date is wall time, carried as if it were UTC: a workbook knows no zones. */
export type Cell = string | number | boolean | Date | null;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** A file that is not read, and why. */
export class UnreadableWorkbook extends Error {
  readonly code: SheetFaultCode;
  constructor(code: SheetFaultCode) {
    super(code);
    this.name = 'UnreadableWorkbook';
    this.code = code;
  }
}

/** Bytes. */
export const mostBytes = 10 * 1024 * 1024;
/** Bytes of all parts together once unpacked: a small file can be packed from a huge one. */
const mostUnpacked = 60 * 1024 * 1024;
const mostParts = 500;
export const mostRows = 5_000;

const inflate = promisify(inflateRaw);

/** All sheets of a workbook as Excel or LibreOffice wrote it. Throws UnreadableWorkbook. */
export async function readWorkbook(file: Buffer): Promise<readonly Sheet[]> {
  if (file.length > mostBytes) throw new UnreadableWorkbook('too-big');
  await checkParts(file);
  const sheets = await readCells(file);
  const found = sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as Cell[][] }));
  if (found.some(({ rows }) => rows.length > mostRows)) throw new UnreadableWorkbook('too-many-rows');
  return found;
}

async function readCells(file: Buffer): Promise<readonly { sheet: string; data: unknown[][] }[]> {
  try {
    return await readExcel(file);
  } catch (error) {
    // Whatever the reader stumbles over, to the person it is one thing: no workbook it can read.
    if (error instanceof Error) throw new UnreadableWorkbook('no-workbook');
    throw error;
  }
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

/**
 * Unpacks every part once with a limit, and throws it away: what a zip file says about its own sizes need not be true.
 * A file with parts of another packing, encrypted or in many volumes is no workbook of an office program.
 */
async function checkParts(file: Buffer): Promise<void> {
  let left = mostUnpacked;
  for (const { method, packed } of partsOf(file)) {
    if (method !== 0 && method !== 8) throw new UnreadableWorkbook('no-workbook');
    const part = method === 0 ? packed : await unpacked(packed, left);
    left -= part.length;
    if (left < 0) throw new UnreadableWorkbook('too-big-inside');
    if (isGridTooLarge(part)) throw new UnreadableWorkbook('too-many-rows');
  }
}

async function unpacked(packed: Buffer, most: number): Promise<Buffer> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableWorkbook(tooLong ? 'too-big-inside' : 'no-workbook');
  }
}

/** The parts as the directory at the end of a zip file lists them. */
function partsOf(file: Buffer): readonly { method: number; packed: Buffer }[] {
  try {
    const end = endOf(file);
    const count = file.readUInt16LE(end + 10);
    if (count > mostParts) throw new UnreadableWorkbook('too-big-inside');
    const parts: { method: number; packed: Buffer }[] = [];
    let at = file.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      if (file.readUInt32LE(at) !== entryMark) throw new UnreadableWorkbook('no-workbook');
      const [name, extra, note] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
        number,
        number,
        number,
      ];
      const method = file.readUInt16LE(at + 10);
      parts.push({ method, packed: packedOf(file, file.readUInt32LE(at + 42), file.readUInt32LE(at + 20)) });
      at += 46 + name + extra + note;
    }
    return parts;
  } catch (error) {
    // An address beyond the end of the file.
    if (error instanceof RangeError) throw new UnreadableWorkbook('no-workbook');
    throw error;
  }
}

function endOf(file: Buffer): number {
  const longestNote = 65_535;
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - longestNote); at -= 1) {
    if (file.readUInt32LE(at) === endMark) return at;
  }
  throw new UnreadableWorkbook('no-workbook');
}

function packedOf(file: Buffer, at: number, length: number): Buffer {
  if (file.readUInt32LE(at) !== localMark) throw new UnreadableWorkbook('no-workbook');
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + length > file.length) throw new UnreadableWorkbook('no-workbook');
  return file.subarray(start, start + length);
}

/** A column as it is written; `width` in characters. */
export interface SheetColumn {
  readonly name: string;
  readonly width: number;
  /** How dates show; days unless said otherwise. */
  readonly time?: boolean;
}

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A workbook as a file. Text is written as text, whatever it begins with: nothing in it is ever calculated. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  return writeExcel(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map((column) => ({ ...written(column.name, column), fontWeight: 'bold' as const })),
        ...rows.map((cells) => columns.map((column, index) => written(cells[index] ?? null, column))),
      ],
    })),
    {
      fontFamily: 'Arial',
      fontSize: 10,
      features: [
        sheetLook(sheets.map(({ name, columns, rows }) => ({ name, columns: columns.length, rows: rows.length }))),
      ],
    },
  ).toBuffer();
}

function written(cell: Cell, column: SheetColumn) {
  if (cell === null) return null;
  if (cell instanceof Date) {
    return { value: cell, type: Date, format: column.time ? 'dd.mm.yyyy hh:mm' : 'dd.mm.yyyy' };
  }
  // write-excel-file 4.1.1 keeps texts in a plain object: one that is named like its inherited parts breaks the file.
  if (typeof cell === 'string') return { value: cell in {} ? `${cell} ` : cell, type: String, format: '@' };
  return typeof cell === 'number'
    ? { value: cell, type: Number, align: 'center' as const }
    : { value: cell, type: Boolean };
}
