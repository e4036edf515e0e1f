// What a workbook would make of a register: new, changed, unchanged, missing; and what is wrong with it.
import { register } from './register.ts';
import type { Details } from './register-fault.ts';

/** Registers that go out and in as files. */
export const registerKinds = ['process', 'resource', 'plan', 'measure', 'deviation', 'bcms'] as const;
export type RegisterKind = (typeof registerKinds)[number];

export const importFaultCodes = [
  'no-workbook',
  'too-big',
  'too-big-inside',
  'too-many-rows',
  'no-heads',
  'column-missing',
  'column-twice',
  'key-bad',
  'key-twice',
  'name-missing',
  'name-twice',
  'other-domain',
  'text-missing',
  'text-long',
  'word-unknown',
  'hours-bad',
  'number-bad',
  'day-bad',
  'yes-no-bad',
  'person-unknown',
  'reference-unknown',
  'reference-twice',
  'rule',
] as const;
export type ImportFaultCode = (typeof importFaultCodes)[number];

/** One fault with its place. The sentence stands in the texts; of `rule` it is the refusal that `value` names. */
export interface ImportFault {
  readonly code: ImportFaultCode;
  /** Name of the sheet; '' for CSV and for the whole file. */
  readonly sheet: string;
  /** As spreadsheet programs count, from 1; 0 when it is about the whole file. */
  readonly row: number;
  /** Name of the column; '' when it is about a row. */
  readonly column: string;
  /** What stands there, shortened. */
  readonly value: string;
  /** With `rule`: what its sentence names. */
  readonly detail?: Details;
}

/** A broken rule of a register: `code` is a fault of registers or a refusal, `field` the record's field. */
export interface RuleFault {
  readonly field: string;
  readonly code: string;
  readonly detail: Details;
}

/** One field of a record before and after, as people read it; '' is empty. */
export interface FieldChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface RowChange {
  readonly id: string;
  readonly name: string;
  /** Row in the file, from 1. */
  readonly row: number;
  readonly state: 'new' | 'changed' | 'unchanged';
  readonly changes: readonly FieldChange[];
}

/** How a column of the file is used: by the id of a field, or not at all. */
export interface ColumnUse {
  readonly head: string;
  readonly field: string | null;
  /** Some of its values, so that people recognise it. */
  readonly samples: readonly string[];
}

/** A record as it would be written, on the revision that was compared. */
export interface Wanted {
  readonly id: string;
  readonly revision: number;
  readonly value: object;
}

/** Which columns and words of other programs' files mean what, per domain and register. Id is `<domain>.<register>`. */
export interface ColumnMapping {
  readonly domain: string;
  readonly register: RegisterKind;
  /** Heading in small letters → id of a field; '' for a column that is passed over. */
  readonly columns: Readonly<Record<string, string>>;
  /** Group of words, such as `damage` → foreign word in small letters → ours. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Register of mappings. */
export const columnMappings = register<ColumnMapping>({
  name: 'column-mapping',
  personal: [],
  head: ({ domain, register: kind }) => ({ scope: domain, status: 'active', key: kind, at: 0 }),
});

/** A heading as it is compared: small letters, single spaces, without what marks a compulsory field. */
export function plainHead(head: string): string {
  return head
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*[*:]+\s*$/g, '')
    .trim();
}
