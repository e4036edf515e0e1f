// A table of texts as a file: a workbook, or CSV as Excel in Germany reads it.
import { writeCsv } from './csv.ts';
import { writeWorkbook } from './workbook.ts';

/** Characters. */
const columnWidth = 28;
const sheetName = 'BCM-Lotse';

type Table = readonly (readonly string[])[];

export async function tableFile(table: Table, format: 'xlsx' | 'csv'): Promise<Buffer> {
  if (format === 'csv') return writeCsv(table);
  const [first = [], ...rows] = table;
  const width = Math.max(...table.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({ name: first[at] ?? '', width: columnWidth }));
  return writeWorkbook([{ name: sheetName, columns, rows }]);
}
