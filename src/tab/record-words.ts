// Values of fields of a record, and what changed about them, as people read them.
import { type Part, partChanges } from '../domain/list-merge.ts';
import type { Json } from '../domain/model.ts';
import type { DamageScenario } from '../domain/process.ts';
import type { FieldChange } from '../domain/record-changes.ts';
import type { Texts } from '../texts/index.ts';

/** Names of what is only known by its id: people, processes, resources. */
export type NamesById = ReadonlyMap<string, string>;

const longText = 60;
const hourFields = /Hours$/;

/** `2026-11-30` as `30.11.2026`. */
export function dayWords(day: string, texts: Texts): string {
  const at = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(at) ? day : texts.day(at);
}

export function fieldName(field: string, texts: Texts): string {
  const { registers } = texts.tab;
  const [, row, inRow] = /^[a-zA-Z]+\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (row && inRow) return registers.rowField(Number(row) + 1, fieldName(inRow, texts));
  if (field.startsWith('damage.')) return registers.scenarios[field.slice('damage.'.length) as DamageScenario] ?? field;
  return (registers.fields as Readonly<Record<string, string>>)[field] ?? field;
}

export function changeWords({ field, from, to }: FieldChange, names: NamesById, texts: Texts): string {
  const { history } = texts.tab.registers;
  const isLong = [from, to].some((one) => typeof one === 'string' && one.length > longText);
  if (isLong) return history.text(fieldName(field, texts));
  if (namedLists.includes(field)) return `${fieldName(field, texts)}: ${listWords(from, to, texts)}`;
  const words = (value: Json) => valueWords(field, value, names, texts) || history.empty;
  return history.change(fieldName(field, texts), words(from), words(to));
}

/** Lists whose parts people know by a name or a sentence. */
const namedLists: readonly string[] = ['checklist', 'recipients'];

const nameIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function listWords(from: Json, to: Json, texts: Texts): string {
  const { history } = texts.tab.registers;
  const { added, removed, changed, isMoved } = partChanges(
    (from ?? []) as readonly Part[],
    (to ?? []) as readonly Part[],
  );
  const said = (parts: readonly Part[], words: (names: string) => string) =>
    parts.length === 0
      ? []
      : [words(parts.map(({ name, text }) => history.quoted(nameIn(name) || nameIn(text))).join(', '))];
  const all = [
    ...said(added, history.added),
    ...said(removed, history.removed),
    ...said(changed, history.changed),
    ...(isMoved ? [history.moved] : []),
  ];
  return all.join('; ');
}

function valueWords(field: string, value: Json, names: NamesById, texts: Texts): string {
  const { registers } = texts.tab;
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? registers.yes : registers.no;
  if (field.startsWith('damage.')) return damageWords(value as readonly (number | null)[]);
  if (field === 'horizonHours') return (value as readonly number[]).map(registers.duration).join(', ');
  if (field === 'evidence') return registers.list.hits((value as readonly Json[]).length);
  if (Array.isArray(value)) return value.map((one) => named(field, String(one), names, texts)).join(', ');
  if (typeof value === 'number') return numberWords(field, value, texts);
  if (typeof value === 'string') return named(field, value, names, texts);
  return '';
}

const damageWords = (row: readonly (number | null)[]) => row.map((one) => one ?? '–').join(' ');

function numberWords(field: string, value: number, texts: Texts): string {
  if (hourFields.test(field)) return texts.tab.registers.duration(value);
  if (field === 'intolerable') return texts.tab.registers.damage[value as 1] ?? String(value);
  return field === 'mbcoPercent' ? `${value} %` : String(value);
}

function named(field: string, value: string, names: NamesById, texts: Texts): string {
  const { registers } = texts.tab;
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    category: registers.categories,
    rtaSource: registers.rtaSources,
    singlePoints: registers.singlePoints,
    stage: registers.stages,
  };
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayWords(value, texts);
  return lists[field]?.[value] ?? names.get(value) ?? value;
}
