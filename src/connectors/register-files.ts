// All registers as files: which sheet belongs to which, asked for by name.
import type { ColumnMapping, RegisterKind } from '../domain/register-import.ts';
import { bcmsSheet } from './bcms-sheet.ts';
import { deviationSheet } from './deviation-sheet.ts';
import { measureSheet } from './measure-sheet.ts';
import { planSheet } from './plan-sheet.ts';
import { processSheet } from './process-sheet.ts';
import type { RegisterSheet, SheetBook, SheetShape } from './register-sheet.ts';
import { type Check, type ReadRegister, readRegister, writeRegister } from './register-workbook.ts';
import { resourceSheet } from './resource-sheet.ts';

type AnySheet = RegisterSheet<object>;

const sheets: Partial<Record<RegisterKind, AnySheet>> = {
  process: processSheet as unknown as AnySheet,
  resource: resourceSheet as unknown as AnySheet,
  plan: planSheet as unknown as AnySheet,
  measure: measureSheet as unknown as AnySheet,
  deviation: deviationSheet as unknown as AnySheet,
  bcms: bcmsSheet as unknown as AnySheet,
};

function sheetOf(kind: RegisterKind): AnySheet {
  const sheet = sheets[kind];
  if (!sheet) throw new Error(`no sheet for ${kind}`);
  return sheet;
}

export const registerFiles = {
  write: async (kind: RegisterKind, book: SheetBook<object>, format: 'xlsx' | 'csv'): Promise<Buffer> =>
    writeRegister(sheetOf(kind), book, format),
  read: async (
    kind: RegisterKind,
    book: SheetBook<object>,
    { file, mapping, check }: { file: Buffer; mapping: Pick<ColumnMapping, 'columns'>; check: Check<object> },
  ): Promise<ReadRegister> => readRegister(sheetOf(kind), book, file, mapping, check),
  /** What a column of a file may be mapped to. */
  fields(kind: RegisterKind, shape: SheetShape): readonly { readonly id: string; readonly name: string }[] {
    const { many, name } = sheetOf(kind);
    const key = many
      ? [
          { id: 'key', name: 'Kennung' },
          { id: 'name', name: name.head },
        ]
      : [{ id: 'key', name: name.head }];
    return [
      ...key,
      ...sheetOf(kind)
        .fields(shape)
        .map((field) => ({ id: field.id, name: field.name })),
    ];
  },
};
