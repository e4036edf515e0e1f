// A register as a workbook or CSV: out with every field, in with a preview of what would change, and nothing half.
import {
  type ColumnMapping,
  type ColumnUse,
  type FieldChange,
  type ImportFault,
  type ImportFaultCode,
  plainHead,
  type RowChange,
  type RuleFault,
  type Wanted,
} from '../domain/register-import.ts';
import { readCsv, writeCsv } from './csv.ts';
import { CellFault, cellText, type FieldContext, type FieldKind, type FieldValue, hoursSaid } from './field-kinds.ts';
import { type Field, type Held, type RegisterSheet, type SheetBook, sameValue } from './register-sheet.ts';
import { findHeads, type Heads } from './sheet-heads.ts';
import {
  type Cell,
  mostBytes,
  mostRows,
  readWorkbook,
  type Sheet,
  UnreadableWorkbook,
  writeWorkbook,
} from './workbook.ts';

const keyHead = { id: 'key', name: 'Kennung', also: ['ID', 'Id', 'Kürzel', 'Schlüssel'], width: 20 } as const;
const nameId = 'name';
const longestValue = 60;

interface UnknownWord {
  readonly group: string;
  readonly word: string;
  readonly meanings: NonNullable<FieldKind['meanings']>;
}

/** What a file would make of the register; `wanted` is empty where anything is wrong. */
export interface ReadRegister {
  readonly rows: readonly RowChange[];
  readonly wanted: readonly Wanted[];
  readonly faults: readonly ImportFault[];
  /** Records in force that the file says nothing about; they stay. */
  readonly missing: readonly { readonly id: string; readonly name: string }[];
  readonly columns: readonly ColumnUse[];
  /** Words nobody knows, with the group in which they can be given a meaning. */
  readonly words: readonly UnknownWord[];
}

/** What a record breaks of the rules of its register; `others` are all records as they would stand. */
export type Check<Value> = (id: string, value: Value, others: ReadonlyMap<string, Value>) => readonly RuleFault[];

/** The file. Retired records go with it, so that reading it again changes nothing. */
export async function writeRegister<Value>(
  sheet: RegisterSheet<Value>,
  book: SheetBook<Value>,
  format: 'xlsx' | 'csv',
): Promise<Buffer> {
  const fields = sheet.fields(book);
  const rows = book.records.map(({ id, value }): readonly Cell[] => [
    shortKey(id, book.domain),
    ...(sheet.many ? [sheet.nameOf(value)] : []),
    ...fields.map((field) => field.kind.cell(field.get(value), book)),
  ]);
  const head = sheet.many
    ? [keyHead, { name: sheet.name.head, width: 40 }]
    : [{ name: sheet.name.head, width: sheet.name.most }];
  const columns = [...head, ...fields].map(({ name, width }) => ({ name, width }));
  if (format === 'xlsx') return writeWorkbook([{ name: sheet.sheet, columns, rows }]);
  return writeCsv([columns.map(({ name }) => name), ...rows.map((cells) => cells.map(csvText))]);
}

/** Numbers with a comma, days as in Germany: Excel reads them as what they are. */
function csvText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (cell instanceof Date) return cell.toISOString().slice(0, 10).split('-').reverse().join('.');
  return cellText(cell);
}

const shortKey = (id: string, domain: string) => (id.startsWith(`${domain}.`) ? id.slice(domain.length + 1) : id);

/** Reads a file against the register as it stands. Everything that is wrong is told at once, with row and column. */
export async function readRegister<Value>(
  sheet: RegisterSheet<Value>,
  book: SheetBook<Value>,
  file: Buffer,
  mapping: Pick<ColumnMapping, 'columns'>,
  check: Check<Value>,
): Promise<ReadRegister> {
  const sheets = await sheetsOf(file);
  if ('code' in sheets) return refused(sheets.code);
  const fields = sheet.fields(book);
  const key = sheet.many ? keyHead : { ...keyHead, name: sheet.name.head, also: [...sheet.name.also, keyHead.name] };
  const name = { id: nameId, name: sheet.name.head, also: sheet.name.also };
  const heads = findHeads(sheets, sheet.sheet, sheet.many ? [name, key, ...fields] : [key, ...fields], mapping);
  if (!heads) return refused('no-heads');
  const reading = new Reading(sheet, book, fields, heads);
  reading.run(check);
  return reading.result();
}

async function sheetsOf(file: Buffer): Promise<readonly Sheet[] | { readonly code: ImportFaultCode }> {
  if (file.length > mostBytes) return { code: 'too-big' };
  if (file.subarray(0, 2).toString('latin1') !== 'PK') {
    if (file.length === 0 || file.includes(0)) return { code: 'no-workbook' };
    const rows = readCsv(file);
    return rows.length > mostRows ? { code: 'too-many-rows' } : [{ name: '', rows }];
  }
  try {
    return await readWorkbook(file);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return { code: error.code as ImportFaultCode };
  }
}

function refused(code: ImportFaultCode): ReadRegister {
  const fault = { code, sheet: '', row: 0, column: '', value: '' };
  return { rows: [], wanted: [], faults: [fault], missing: [], columns: [], words: [] };
}

interface Line {
  /** From 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}
interface Found<Value> extends Line {
  readonly id: string;
  readonly name: string;
  readonly before: Held<Value> | undefined;
}

/** One reading of one sheet; gathers what is wrong as it goes. */
class Reading<Value> {
  readonly #sheet: RegisterSheet<Value>;
  readonly #book: SheetBook<Value>;
  readonly #fields: readonly Field<Value>[];
  readonly #heads: Heads;
  readonly #faults: ImportFault[] = [];
  readonly #words = new Map<string, UnknownWord>();
  readonly #rows: RowChange[] = [];
  readonly #wanted: Wanted[] = [];
  readonly #met = new Map<string, number>();

  constructor(sheet: RegisterSheet<Value>, book: SheetBook<Value>, fields: readonly Field<Value>[], heads: Heads) {
    this.#sheet = sheet;
    this.#book = book;
    this.#fields = fields;
    this.#heads = heads;
  }

  run(check: Check<Value>): void {
    if (!this.#headsAreRight()) return;
    const found = this.#lines().flatMap((line) => this.#find(line) ?? []);
    // What the file itself adds may be named in it, too.
    const context = withNew(this.#sheet, this.#book, found);
    const values = found.map((one) => ({ one, value: this.#read(one, context) }));
    const others = new Map(this.#book.records.map(({ id, value }) => [id, value]));
    for (const { one, value } of values) others.set(one.id, value);
    for (const { one, value } of values) {
      // What could not be read says nothing about the rules.
      if (value === one.before?.value || this.#faults.some(({ row }) => row === one.row)) continue;
      for (const { field, code, detail } of check(one.id, value, others)) {
        this.#wrong(one.row, this.#columnOf(field), 'rule', code, detail);
      }
    }
  }

  result(): ReadRegister {
    const { records } = this.#book;
    const isRight = this.#faults.length === 0;
    const left = records.filter(({ id, value }) => !this.#met.has(id) && !this.#sheet.isRetired(value));
    return {
      rows: this.#rows,
      wanted: isRight ? this.#wanted : [],
      faults: this.#faults.toSorted((one, other) => one.row - other.row),
      missing: this.#met.size === 0 ? [] : left.map(({ id, value }) => ({ id, name: this.#sheet.nameOf(value) })),
      columns: this.#heads.columns
        .map(({ head, field }, column) => ({ head, field, samples: this.#samples(column) }))
        .filter(({ head }) => head !== ''),
      words: [...this.#words.values()],
    };
  }

  #wrong(row: number, column: string, code: ImportFaultCode, value: string, detail?: RuleFault['detail']): undefined {
    const shown = { code, sheet: this.#heads.sheet.name, row, column, value: value.slice(0, longestValue) };
    this.#faults.push(detail ? { ...shown, detail } : shown);
  }

  /** The heading under which the file has a field of the record; its own heading where the file has none. */
  #columnOf(prop: string): string {
    const field = this.#fields.find((one) => one.prop === prop);
    const head = this.#heads.columns.find((column) => column.field === (field?.id ?? nameId))?.head;
    return head ?? field?.name ?? '';
  }

  #headsAreRight(): boolean {
    const { columns, below } = this.#heads;
    const met = new Map<string, string>();
    for (const { head, field } of columns) {
      if (field === null) continue;
      const other = met.get(field);
      if (other !== undefined) this.#wrong(below, head, 'column-twice', other);
      met.set(field, head);
    }
    if (!met.has(nameId) && !met.has(keyHead.id)) this.#wrong(below, this.#sheet.name.head, 'column-missing', '');
    return this.#faults.length === 0;
  }

  #lines(): readonly Line[] {
    const { sheet, below, columns } = this.#heads;
    return sheet.rows
      .map((cells, index) => ({ row: index + 1, cells }))
      .slice(below)
      .filter(({ cells }) => columns.some(({ field }, at) => field !== null && cellText(cells[at] ?? null) !== ''));
  }

  #samples(column: number): readonly string[] {
    const { sheet, below } = this.#heads;
    const all = sheet.rows.slice(below, below + 200).map((cells) => cellText(cells[column] ?? null));
    return [...new Set(all.filter((each) => each !== ''))].slice(0, 3).map((each) => each.slice(0, longestValue));
  }

  #cell({ cells }: Line, field: string): { readonly cell: Cell; readonly head: string } | null {
    const at = this.#heads.columns.findIndex((column) => column.field === field);
    return at < 0 ? null : { cell: cells[at] ?? null, head: this.#heads.columns[at]?.head ?? '' };
  }

  /** Which record a row is about: by its key, else by its name; a row that belongs to none of them is a new one. */
  #find(line: Line): Found<Value> | undefined {
    const { many, name: naming } = this.#sheet;
    const { domain, records } = this.#book;
    const [keyCell, nameCell] = [this.#cell(line, keyHead.id), this.#cell(line, nameId)];
    const key = cellText(keyCell?.cell ?? null);
    const name = oneLine(cellText(nameCell?.cell ?? null));
    if (name.length > naming.most) return this.#wrong(line.row, nameCell?.head ?? '', 'text-long', String(naming.most));
    const id = key === '' ? null : this.#idOfKey(line, key, keyCell?.head ?? '');
    if (id === undefined) return undefined;
    const named = records.filter(({ value }) => this.#sheet.nameOf(value).trim().toLowerCase() === name.toLowerCase());
    if (id === null && named.length > 1) return this.#wrong(line.row, nameCell?.head ?? '', 'name-twice', name);
    // A key of another program says nothing about a record that is known by its name.
    const byKey = records.find((one) => one.id === id);
    const before = byKey ?? (named.length === 1 && !this.#met.has(named[0]?.id ?? '') ? named[0] : undefined);
    if (many && name === '' && (nameCell !== null || !before)) {
      return this.#wrong(line.row, nameCell?.head ?? naming.head, 'name-missing', '');
    }
    const own = before?.id ?? id ?? this.#newId(name);
    const twice = this.#met.get(own);
    if (twice !== undefined)
      return this.#wrong(
        line.row,
        keyCell && key !== '' ? keyCell.head : (nameCell?.head ?? ''),
        'key-twice',
        String(twice),
      );
    this.#met.set(own, line.row);
    return {
      ...line,
      id: own,
      name: name === '' && before ? this.#sheet.nameOf(before.value) : name || domain,
      before,
    };
  }

  /** The id that a key stands for; undefined when it is none (the fault is noted). */
  #idOfKey(line: Line, key: string, head: string): string | undefined {
    const { domain, records } = this.#book;
    if (!this.#sheet.many) {
      if (key.toLowerCase() === domain.toLowerCase()) return domain;
      return this.#wrong(line.row, head, 'other-domain', key);
    }
    const short = shortKey(key, domain);
    const known = records.find(({ id }) => shortKey(id, domain).toLowerCase() === short.toLowerCase());
    if (known) return known.id;
    if (!this.#sheet.key.test(short)) {
      // Other programs have keys of their own, which mean nothing here; a name is enough.
      if (this.#cell(line, nameId))
        return slugOf(key) === '' ? this.#wrong(line.row, head, 'key-bad', key) : `${domain}.${slugOf(key)}`;
      return this.#wrong(line.row, head, 'key-bad', key);
    }
    return `${domain}.${short}`;
  }

  /** A key made of the name; the same name gives the same key, so that a file read twice makes no second record. */
  #newId(name: string): string {
    const { domain, records } = this.#book;
    const taken = (id: string) => this.#met.has(id) || records.some((one) => one.id === id);
    const base = `${domain}.${slugOf(name) || 'eintrag'}`;
    for (let count = 1; ; count += 1) {
      const id = count === 1 ? base : `${base}-${count}`;
      if (!taken(id)) return id;
    }
  }

  /** The record as the row says it; what the row does not change is left as it is. */
  #read(one: Found<Value>, context: FieldContext): Value {
    const { before } = one;
    const blank = this.#sheet.blank(this.#book.domain, one.id);
    let value = before?.value ?? blank;
    const isRenamed = this.#sheet.many && oneLine(this.#sheet.nameOf(value)) !== one.name;
    if (isRenamed) value = this.#sheet.named(value, one.name);
    for (const field of this.#fields) {
      const place = field.fixed ? null : this.#cell(one, field.id);
      if (!place) continue;
      const read = field.kind.read(place.cell, context, place.head);
      if (read instanceof CellFault) {
        this.#wrong(one.row, place.head, read.code, read.value);
        this.#noteWord(field, read);
      } else if (!sameValue(normal(field, field.get(value), context), read)) {
        value = field.set(value, read);
      }
    }
    if (value !== before?.value) value = this.#sheet.derived?.(value, this.#book) ?? value;
    const changes = this.#changes(before?.value ?? blank, value, context);
    const state = !before ? 'new' : changes.length === 0 ? 'unchanged' : 'changed';
    this.#rows.push({ id: one.id, name: one.name, row: one.row, state, changes });
    if (state === 'unchanged') return before?.value ?? value;
    this.#wanted.push({ id: one.id, revision: before?.revision ?? 0, value: value as object });
    return value;
  }

  /** What differs as people read it: also what only follows from the rest. */
  #changes(before: Value, after: Value, context: FieldContext): readonly FieldChange[] {
    const { many, name } = this.#sheet;
    const [from, to] = [oneLine(this.#sheet.nameOf(before)), oneLine(this.#sheet.nameOf(after))];
    const renamed = many && from !== to ? [{ field: name.head, from, to }] : [];
    const changed = this.#fields.flatMap((field): FieldChange[] => {
      const [old, now] = [normal(field, field.get(before), context), normal(field, field.get(after), context)];
      if (field.fixed || sameValue(old, now)) return [];
      return [{ field: field.name, from: said(field, old, context), to: said(field, now, context) }];
    });
    return [...renamed, ...changed];
  }

  #noteWord(field: Field<Value>, { code, value }: CellFault): void {
    const { group, meanings = [] } = field.kind;
    if (code === 'word-unknown' && group !== undefined)
      this.#words.set(`${group} ${plainHead(value)}`, { group, word: value, meanings });
  }
}

const oneLine = (text: string) => text.trim().replaceAll(/\s+/g, ' ');

/** A value as it would come back from a file: spaces around a text or the order of a list are no change. */
function normal<Value>(field: Field<Value>, value: FieldValue, context: FieldContext): FieldValue {
  const back = field.kind.read(field.kind.cell(value, context), context, field.name);
  return back instanceof CellFault ? value : back;
}

function said<Value>(field: Field<Value>, value: FieldValue, context: FieldContext): string {
  const cell = field.kind.cell(value, context);
  if (typeof cell === 'number' && field.name.endsWith('(h)')) return hoursSaid(cell);
  return csvText(cell);
}

/** Letters and digits of a name with hyphens between. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
}

const referable = { Prozesse: 'process', Ressourcen: 'resource', Pläne: 'plan' } as const;

function withNew<Value>(
  sheet: RegisterSheet<Value>,
  book: SheetBook<Value>,
  found: readonly Found<Value>[],
): FieldContext {
  const kind = referable[sheet.sheet as keyof typeof referable];
  if (!kind) return book;
  const fresh = found.map(({ id, name }) => ({ id, name }));
  // A record that the file renames is found by both names.
  return { ...book, named: { ...book.named, [kind]: [...fresh, ...book.named[kind]] } };
}
