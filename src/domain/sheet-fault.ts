// What can be wrong with a workbook somebody hands in: where, and what.

export const sheetFaultCodes = [
  'no-workbook',
  'too-big',
  'too-big-inside',
  'too-many-rows',
  'sheet-missing',
  'column-missing',
  'role-missing',
  'role-unknown',
  'person-missing',
  'person-unknown',
  'person-twice',
  'rank-missing',
  'rank-bad',
  'rank-twice',
  'yes-no-bad',
  'number-bad',
  'differs',
  'day-bad',
  'term-order',
  'kind-bad',
  'time-bad',
  'duty-order',
] as const;
export type SheetFaultCode = (typeof sheetFaultCodes)[number];

/** One fault. The sentence that goes with the code stands in the texts. */
export interface SheetFault {
  readonly code: SheetFaultCode;
  /** Name of the sheet; '' when it is about the whole file. */
  readonly sheet: string;
  /** As Excel counts, from 1; 0 when it is about the whole sheet. */
  readonly row: number;
  /** Name of the column; '' when it is about a row. */
  readonly column: string;
  /** What stands there, shortened; '' when nothing. */
  readonly value: string;
}
