// What of a record is about one person: for her right of access (GDPR Art. 15), without the data of others beside hers (Art. 15(4)).
import type { Json } from './model.ts';

/** Fields that say whom a record is about: such a record is given whole. */
const subjects = ['id', 'person'] as const;

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlain = (value: Json) => typeof value !== 'object' || value === null;

/**
 * The part of a value that is about the person; undefined when nothing is. Of lists only the elements about her, of
 * maps by person only hers; of a record that names her beside others its plain fields and hers.
 */
export function aboutPerson(value: Json, person: string): Json | undefined {
  if (isPlain(value)) return value === person ? value : undefined;
  if (Array.isArray(value)) {
    const own = value.flatMap((item) => aboutPerson(item as Json, person) ?? []);
    return own.length === 0 ? undefined : own;
  }
  if (!isRecord(value)) return undefined;
  if (subjects.some((field) => value[field] === person)) return value;
  const own = Object.entries(value).flatMap(([key, field]): [string, Json][] => {
    if (key === person) return [[key, field]];
    const part = aboutPerson(field, person);
    return part === undefined ? [] : [[key, part]];
  });
  if (own.length === 0) return undefined;
  const plain = Object.entries(value).filter(([key, field]) => isPlain(field) && !isOthers(key, field, person));
  return Object.fromEntries([...plain, ...own]);
}

/** A random id of a person, as other people have one. */
const personId = /^p-[a-z0-9]{6,}$/;
const isOthers = (key: string, field: Json, person: string) =>
  field !== person && (personId.test(key) || (typeof field === 'string' && personId.test(field)));
