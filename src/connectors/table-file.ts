// A table of texts as a file: a workbook, or CSV as Excel in Germany reads it.
import { writeWorkbook } from './workbook.ts';

/** Characters. */
const columnWidth = 28;
const sheetName = 'BCM-Lotse';

type Table = readonly (readonly string[])[];

export async function tableFile(table: Table, format: 'xlsx' | 'csv'): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(`\uFEFF${table.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`);
  const [first = [], ...rows] = table;
  const width = Math.max(...table.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({ name: first[at] ?? '', width: columnWidth }));
  return writeWorkbook([{ name: sheetName, columns, rows }]);
}

/** Takes the power from formulas: = + - @ TAB CR LF at the start, also in their wide forms. */
function quoted(value: string): string {
  const harmless = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
