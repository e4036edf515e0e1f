// What a cell of a register's sheet may hold: how a value is written, read back, and said in a preview.
import { hoursIn, numberOf, readHours, unitOfHead } from '../domain/hours.ts';
import type { ImportFaultCode } from '../domain/register-import.ts';
import { readDay, readYesNo } from './sheet-rows.ts';
import type { Cell } from './workbook.ts';

/** A value of a field, apart from how it is written. Lists are in their order. */
export type FieldValue = string | number | boolean | null | readonly string[];

/** Something that a row may refer to by its name or key. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SheetPerson extends Named {
  readonly email: string;
}

/** What rows may name. */
export interface FieldContext {
  readonly domain: string;
  readonly people: readonly SheetPerson[];
  readonly named: Readonly<Record<'process' | 'resource' | 'plan', readonly Named[]>>;
  /** Words of other programs, by group; see `ColumnMapping.words`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export class CellFault {
  readonly code: ImportFaultCode;
  readonly value: string;
  constructor(code: ImportFaultCode, value: string) {
    this.code = code;
    this.value = value;
  }
}

export interface FieldKind {
  /** What is written. */
  cell(value: FieldValue, context: FieldContext): Cell;
  /** What a cell means, or what is wrong with it. `head` may name a unit. */
  read(cell: Cell, context: FieldContext, head: string): FieldValue | CellFault;
  /** Group of words, where its words can be mapped. */
  readonly group?: string;
  /** The words it knows: code and how it is written. */
  readonly meanings?: readonly { readonly code: string; readonly label: string }[];
}

/** Text of a cell as people see it. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'boolean' ? (cell ? 'ja' : 'nein') : String(cell).trim();
}

const clean = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();

/** One text, at most so long. */
export function text(most: number): FieldKind {
  return {
    cell: (value) => (value === '' ? null : (value as string)),
    read(cell) {
      const said = clean(cellText(cell));
      return said.length > most ? new CellFault('text-long', String(most)) : said;
    },
  };
}

/** Hours as a number; a text such as "3 Tage" is understood as well. */
export const hours: FieldKind = {
  cell: (value) => value as number | null,
  read(cell, _context, head) {
    if (typeof cell === 'number') {
      const read = readHours(String(cell), unitOfHead(head));
      return read === undefined ? new CellFault('hours-bad', cellText(cell)) : read;
    }
    const read = readHours(cellText(cell), unitOfHead(head));
    return read === undefined ? new CellFault('hours-bad', cellText(cell)) : read;
  },
};

/** A whole number between two bounds, or nothing. "80 %" is 80. */
export function whole(least: number, most: number): FieldKind {
  return {
    cell: (value) => value as number | null,
    read(cell) {
      const said = cellText(cell).replace(/\s*%$/, '');
      if (said === '' || said === '–' || said === '-') return null;
      const number = numberOf(said);
      const isIn = number !== undefined && Number.isInteger(number) && number >= least && number <= most;
      return isIn ? number : new CellFault('number-bad', cellText(cell));
    },
  };
}

/** A day as `YYYY-MM-DD`, or nothing. */
export const day: FieldKind = {
  cell: (value) => (value === null ? null : new Date(`${value as string}T00:00:00Z`)),
  read(cell) {
    const read = readDay(cell);
    return read === undefined ? new CellFault('day-bad', cellText(cell)) : read;
  },
};

export const yesNo: FieldKind = {
  cell: (value) => (value === true ? 'ja' : 'nein'),
  read: (cell) => readYesNo(cell) ?? new CellFault('yes-no-bad', cellText(cell)),
};

/** The words of a list of codes: the first of each is written, all are read, and so is the code itself. */
export type Words = Readonly<Record<string, readonly [string, ...string[]]>>;

const meaningsOf = (words: Words) => Object.entries(words).map(([code, [label]]) => ({ code, label }));

/** One of some words; `empty` is what an empty cell means, or undefined where it must not be empty. */
export function word(group: string, words: Words, empty?: string | null): FieldKind {
  return {
    group,
    meanings: meaningsOf(words),
    cell: (value) => (value === null ? null : (words[value as string]?.[0] ?? (value as string))),
    read(cell, context) {
      const said = cellText(cell);
      if (said === '' && empty !== undefined) return empty;
      return codeOf(said, group, words, context) ?? new CellFault(said === '' ? 'text-missing' : 'word-unknown', said);
    },
  };
}

/** Any number of some words, with semicolons between. */
export function wordList(group: string, words: Words): FieldKind {
  return {
    group,
    meanings: meaningsOf(words),
    cell: (value) => (value as readonly string[]).map((code) => words[code]?.[0] ?? code).join('; ') || null,
    read(cell, context) {
      const parts = listed(cellText(cell)).filter(
        (part) => !['keine', 'keiner', 'nein', '-', '–'].includes(part.toLowerCase()),
      );
      const codes = parts.map((part) => codeOf(part, group, words, context));
      const bad = codes.indexOf(undefined);
      if (bad >= 0) return new CellFault('word-unknown', parts[bad] ?? '');
      // In one order, whatever order they were written in.
      return Object.keys(words).filter((code) => codes.includes(code));
    },
  };
}

function codeOf(said: string, group: string, words: Words, context: FieldContext): string | undefined {
  const plain = said.toLowerCase();
  const mapped = context.words[group];
  const meant = mapped && Object.hasOwn(mapped, plain) ? mapped[plain] : undefined;
  if (meant !== undefined && Object.hasOwn(words, meant)) return meant;
  const own = Object.entries(words).find(
    ([code, all]) => code.toLowerCase() === plain || all.some((each) => each.toLowerCase() === plain),
  );
  return own?.[0];
}

const listed = (said: string) =>
  said
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Lines of text, one thing a line. */
export function lines(mostLines: number, mostEach: number): FieldKind {
  return {
    cell: (value) => (value as readonly string[]).join('\n') || null,
    read(cell) {
      const parts = clean(cellText(cell))
        .split('\n')
        .map((part) => part.trim())
        .filter((part) => part !== '');
      if (parts.length > mostLines) return new CellFault('text-long', `${mostLines}`);
      const long = parts.find((part) => part.length > mostEach);
      return long === undefined ? parts : new CellFault('text-long', String(mostEach));
    },
  };
}

/** Somebody, by e-mail address; '' for nobody. Read by address, id or a name that only one bears. */
export const person: FieldKind = {
  cell(value, { people }) {
    return value === '' ? null : (people.find(({ id }) => id === value)?.email ?? (value as string));
  },
  read(cell, { people }) {
    const said = cellText(cell);
    if (said === '') return '';
    const key = said.toLowerCase();
    const found = people.find(({ id, email }) => email.toLowerCase() === key || id.toLowerCase() === key);
    if (found) return found.id;
    const byName = people.filter(({ name }) => name.toLowerCase() === key);
    return byName.length === 1 ? (byName[0] as SheetPerson).id : new CellFault('person-unknown', said);
  },
};

/** Records of a register, by name where only one bears it, else by key; with semicolons between. */
export function references(to: 'process' | 'resource' | 'plan'): FieldKind {
  return {
    cell: (value, context) => (value as readonly string[]).map((id) => keyOf(id, to, context)).join('; ') || null,
    read(cell, context) {
      const ids: string[] = [];
      for (const part of listed(cellText(cell))) {
        const id = idOf(part, to, context);
        if (typeof id !== 'string') return id;
        if (!ids.includes(id)) ids.push(id);
      }
      return ids;
    },
  };
}

type Register = 'process' | 'resource' | 'plan';

function keyOf(id: string, to: Register, { domain, named }: FieldContext): string {
  const name = named[to].find((one) => one.id === id)?.name.trim();
  const alone = name !== undefined && idsNamed(named[to], name).length === 1;
  const isPlain =
    alone &&
    name !== '' &&
    !/[;\n]/.test(name) &&
    !named[to].some((one) => one.id !== id && shortKey(one.id, domain).toLowerCase() === name.toLowerCase());
  return isPlain ? name : shortKey(id, domain);
}

/** Ids of all that bear a name; a record may stand in the list with its old name and its new one. */
function idsNamed(all: readonly Named[], name: string): readonly string[] {
  const found = all.filter((one) => one.name.trim().toLowerCase() === name.toLowerCase());
  return [...new Set(found.map(({ id }) => id))];
}

/** `it.mail` of the own domain is `mail`; of another one it stays whole. */
const shortKey = (id: string, domain: string) => (id.startsWith(`${domain}.`) ? id.slice(domain.length + 1) : id);

function idOf(said: string, to: Register, { domain, named }: FieldContext): string | CellFault {
  const key = said.toLowerCase();
  const byKey = named[to].find(({ id }) => id.toLowerCase() === key || shortKey(id, domain).toLowerCase() === key);
  if (byKey) return byKey.id;
  const [first, ...more] = idsNamed(named[to], said);
  if (first !== undefined && more.length === 0) return first;
  return new CellFault(more.length > 0 ? 'reference-twice' : 'reference-unknown', said);
}

/** Hours in the words of the preview and of paper. */
export function hoursSaid(value: number | null): string {
  if (value === null) return '';
  const { unit, count } = hoursIn(value);
  const name = { minutes: 'Min.', hours: 'h', days: 'Tage' }[unit];
  return `${String(count).replace('.', ',')} ${name}`;
}
