// How a register is described to the workbook: its sheet, its fields, and how a new record begins.
import type { BiaRule } from '../domain/bia.ts';
import type { FieldContext, FieldKind, FieldValue } from './field-kinds.ts';

/** One column of a register. */
export interface Field<Value> {
  /** Stands in saved mappings; never changed. */
  readonly id: string;
  /** Heading, German in every language: it is one file for the whole house. */
  readonly name: string;
  /** Characters. */
  readonly width: number;
  /** Headings under which other programs know it. */
  readonly also: readonly string[];
  readonly kind: FieldKind;
  get(record: Value): FieldValue;
  set(record: Value, value: FieldValue): Value;
  /** Name of the record's field, by which the rules of the register speak of it. */
  readonly prop?: string;
  /** For information only, such as a status that has its own buttons: not read. */
  readonly fixed?: boolean;
}

/** A register as a sheet. */
export interface RegisterSheet<Value> {
  readonly sheet: string;
  fields(shape: SheetShape): readonly Field<Value>[];
  /** A record nobody wrote to yet. */
  blank(domain: string, id: string): Value;
  /** What people call a record. */
  nameOf(record: Value): string;
  named(record: Value, name: string): Value;
  /** Heading of the name and other headings it goes by. */
  readonly name: { readonly head: string; readonly also: readonly string[]; readonly most: number };
  /** False for a register whose only record is the domain itself. */
  readonly many: boolean;
  /** Longest key, and how it is written. */
  readonly key: RegExp;
  isRetired(record: Value): boolean;
  /** Puts right what follows from the rest, such as the MTPD from the damage. */
  derived?(record: Value, shape: SheetShape): Value;
}

/** What the columns depend on. */
export interface SheetShape {
  /** What the domain laid down. */
  readonly rule: BiaRule;
}

/** A record with the revision it stands at. */
export interface Held<Value> {
  readonly id: string;
  readonly revision: number;
  readonly value: Value;
}

/** Everything a sheet is written from and read against. */
export interface SheetBook<Value> extends FieldContext, SheetShape {
  readonly records: readonly Held<Value>[];
}

type Shown = Pick<Field<never>, 'id' | 'name' | 'width' | 'kind'> & { readonly also?: readonly string[] };

/** A field that is a property of the record. `empty` is what it counts as when the property is absent. */
export function property<Value extends object, Key extends keyof Value>(
  key: Key,
  shown: Shown,
  empty: FieldValue = '',
): Field<Value> {
  return {
    also: [],
    ...shown,
    prop: String(key),
    get: (record) => (record[key] as FieldValue | undefined) ?? empty,
    set: (record, value) => ({ ...record, [key]: value }),
  };
}

/** The same value, whatever object carries it. */
export const sameValue = (one: FieldValue, other: FieldValue) => JSON.stringify(one) === JSON.stringify(other);
