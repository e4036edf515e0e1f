// What Azure accepts for database and bot, as Microsoft's own clients describe it: names, what is needed, what may stand there.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, type Value } from './bicep-reader.ts';

interface Kind {
  readonly name: string;
  readonly className?: string;
  readonly uberParent?: string;
  readonly polymorphicDiscriminator?: { readonly serializedName: string };
  readonly modelProperties?: Readonly<Record<string, Property>>;
  readonly allowedValues?: readonly string[];
  readonly element?: { readonly type: Kind };
}
interface Property {
  readonly serializedName?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly type: Kind;
}
interface Mapper {
  /** Of one of several forms: the word by which it is told from the others. */
  readonly serializedName?: string;
  readonly type: Kind;
}
type Mappers = Readonly<Record<string, Mapper>>;

const packages = resolve(import.meta.dirname, '../../node_modules/@azure');
/** All that describes a class; what only names forms is left out. */
async function load(path: string): Promise<Mappers> {
  const found = (await import(pathToFileURL(resolve(packages, path)).href)) as Record<string, Partial<Mapper>>;
  const isClass = (entry: [string, Partial<Mapper>]): entry is [string, Mapper] => entry[1].type !== undefined;
  return Object.fromEntries(Object.entries(found).filter(isClass));
}

/** Resource types that are checked, and the class that describes what is sent. */
const classes: Readonly<Record<string, readonly ['cosmos' | 'bot', string]>> = {
  'Microsoft.DocumentDB/databaseAccounts': ['cosmos', 'DatabaseAccountCreateUpdateParameters'],
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases': ['cosmos', 'SqlDatabaseCreateUpdateParameters'],
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers': ['cosmos', 'SqlContainerCreateUpdateParameters'],
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments': ['cosmos', 'SqlRoleAssignmentCreateUpdateParameters'],
  'Microsoft.BotService/botServices': ['bot', 'Bot'],
  'Microsoft.BotService/botServices/channels': ['bot', 'BotChannel'],
};

/** What stands in every declaration and is not part of what is sent. */
const ofBicep = ['name', 'parent', 'scope', 'dependsOn'];

/** Faults of a resource, `line: sentence`; none for types nobody describes here. */
export type CheckArm = (type: string, body: Value) => string[];

export async function armTypes(): Promise<CheckArm> {
  const books = {
    cosmos: await load('arm-cosmosdb/dist/esm/models/mappers.js'),
    bot: await load('arm-botservice/dist-esm/src/models/mappers.js'),
  };
  return (type, body) => {
    const found = classes[type];
    if (!found) return [];
    const [book, name] = found;
    return checkFields(books[book], classOf(books[book], name), body, '', ofBicep);
  };
}

function classOf(book: Mappers, name: string): Kind {
  const found = Object.values(book).find(({ type }) => type.className === name);
  if (!found) throw new Error(`no class ${name}`);
  return found.type;
}

/** A tree of what may be sent: dots in a serialized name are levels. */
interface Level {
  readonly fields: Map<string, { property: Property | null; below: Level | null }>;
}

function levelOf({ modelProperties = {} }: Kind): Level {
  const root: Level = { fields: new Map() };
  for (const [key, property] of Object.entries(modelProperties)) {
    const path = (property.serializedName ?? key).replaceAll('\\\\.', '\u0000').split('.');
    let level = root;
    path.forEach((name, index) => {
      const isLast = index === path.length - 1;
      const known = level.fields.get(name) ?? { property: null, below: null };
      const next = isLast ? { ...known, property } : { ...known, below: known.below ?? { fields: new Map() } };
      level.fields.set(name, next);
      if (next.below) level = next.below;
    });
  }
  return root;
}

function checkFields(book: Mappers, kind: Kind, value: Value, path: string, extra: readonly string[] = []): string[] {
  return kind.modelProperties ? checkLevel(book, levelOf(kind), value, path, extra) : [];
}

function checkLevel(book: Mappers, level: Level, value: Value, path: string, extra: readonly string[] = []): string[] {
  if (value.kind !== 'object') return value.kind === 'code' ? [] : [`${value.line}: ${path} has to be an object`];
  const faults: string[] = [];
  for (const [name, inner] of value.fields) {
    const known = level.fields.get(name);
    if (extra.includes(name)) continue;
    if (!known) faults.push(`${inner.line}: there is no ${path}${name}`);
    else if (known.property?.readOnly) faults.push(`${inner.line}: ${path}${name} can only be read`);
    else if (known.below) faults.push(...checkLevel(book, known.below, inner, `${path}${name}.`));
    else if (known.property) faults.push(...checkValue(book, known.property.type, inner, `${path}${name}`));
  }
  for (const [name, { property }] of level.fields) {
    if (property?.required && !property.readOnly && !value.fields.has(name) && !extra.includes(name)) {
      faults.push(`${value.line}: ${path}${name} is needed`);
    }
  }
  return faults;
}

/** Which of a class's forms a value has. */
function formOf(book: Mappers, kind: Kind, value: Value): Kind {
  const field = kind.polymorphicDiscriminator?.serializedName;
  const word = field === undefined ? undefined : at(value, field);
  if (!word || !('text' in word)) return kind;
  const form = Object.values(book).find(
    ({ serializedName, type }) => serializedName === word.text && type.uberParent === kind.className,
  );
  return form?.type ?? kind;
}

const scalar: Readonly<Record<string, Value['kind']>> = { String: 'text', Number: 'number', Boolean: 'boolean' };

function checkValue(book: Mappers, kind: Kind, value: Value, path: string): string[] {
  if (value.kind === 'code') return [];
  if (kind.name === 'Composite') {
    const className = kind.className ?? '';
    const full = kind.modelProperties ? kind : classOf(book, className);
    return checkFields(book, formOf(book, full, value), value, `${path}.`);
  }
  if (kind.name === 'Sequence') {
    if (value.kind !== 'list') return [`${value.line}: ${path} has to be a list`];
    return value.items.flatMap((item) => (kind.element ? checkValue(book, kind.element.type, item, path) : []));
  }
  if (kind.name === 'Enum') {
    const isKnown = value.kind === 'text' && kind.allowedValues?.includes(value.text);
    return isKnown ? [] : [`${value.line}: ${path} has to be one of ${kind.allowedValues?.join(', ')}`];
  }
  const wanted = scalar[kind.name];
  return wanted && value.kind !== wanted ? [`${value.line}: ${path} has to be a ${kind.name}`] : [];
}
