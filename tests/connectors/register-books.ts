// Stages for the workbooks of registers: a small book, and files made cell by cell.
import type { RegisterSheet, SheetBook } from '../../src/connectors/register-sheet.ts';
import { readRegister } from '../../src/connectors/register-workbook.ts';
import { type Cell, writeWorkbook } from '../../src/connectors/workbook.ts';
import { usualBcms } from '../../src/domain/bcms.ts';
import type { BusinessProcess } from '../../src/domain/process.ts';

const rule = usualBcms;
export const people = [
  { id: 'p-anna', name: 'Anna Beispiel', email: 'anna@land.example' },
  { id: 'p-bernd', name: 'Bernd Übel; der Zweite', email: 'bernd@land.example' },
];
const named = {
  process: [
    { id: 'MF.bezuege', name: 'Bezügezahlung' },
    { id: 'MF.kasse', name: 'Kasse; Auszahlung' },
    { id: 'MF.kasse-2', name: 'Doppelt' },
    { id: 'MF.kasse-3', name: 'doppelt' },
  ],
  resource: [
    { id: 'MF.kidicap', name: 'Bezügeverfahren' },
    { id: 'MI-ITN.mail', name: 'E-Mail' },
  ],
  plan: [],
};

export function book<Value extends { domain: string }>(
  values: readonly Value[],
  idOf: (value: Value) => string,
): SheetBook<Value> {
  const records = values.map((value, index) => ({ id: idOf(value), revision: index + 1, value }));
  return { domain: 'MF', people, named, words: {}, rule, records };
}
export const byId = <Value extends { id: string; domain: string }>(values: readonly Value[]) =>
  book(values, ({ id }) => id);
const nothingWrong = () => [];
export const read = <Value>(sheet: RegisterSheet<Value>, from: SheetBook<Value>, file: Buffer, columns = {}) =>
  readRegister(sheet, from, file, { columns }, nothingWrong);

export const bezuege: BusinessProcess = {
  id: 'MF.bezuege',
  domain: 'MF',
  name: 'Bezügezahlung',
  unit: 'Bezüge',
  mtpdHours: 72,
  rtoHours: 48,
  rpoHours: 24,
  mbco: 'Abschlag',
  justification: 'Alimentation',
};
export const cells = (rows: readonly (readonly Cell[])[], sheet = 'Prozesse') =>
  writeWorkbook([
    {
      name: sheet,
      columns: (rows[0] ?? []).map((name) => ({ name: String(name ?? ''), width: 10 })),
      rows: rows.slice(1),
    },
  ]);
