// A table of texts as a file: a workbook, or CSV as Excel in Germany reads it.
import writeXlsx from 'write-excel-file/node';

type Table = readonly (readonly string[])[];

export async function tableFile(table: Table, format: 'xlsx' | 'csv'): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(`\uFEFF${table.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`);
  const rows = table.map((row) => row.map((value) => ({ type: String, value })));
  return writeXlsx(rows).toBuffer();
}

/** Takes the power from formulas: = + - @ TAB CR LF at the start, also in their wide forms. */
function quoted(value: string): string {
  const harmless = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
