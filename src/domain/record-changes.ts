// Two versions of a record: what differs, field by field, and how two people's changes go together.
import { canonical } from './chain.ts';
import { isPartList, mergeParts, type Part } from './list-merge.ts';
import type { Json } from './model.ts';

/** One field that differs; fields of inner objects as `damage.LAW`. Null for what is not there. */
export interface FieldChange {
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
}

type Fields = Readonly<Record<string, Json>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Fields with nothing in them are as good as absent: records of older versions do not have all of them. */
const isEmpty = (value: unknown) => [undefined, null, '', false].includes(value as null) || canonical(value) === '[]';
const isSame = (one: unknown, other: unknown) =>
  (isEmpty(one) && isEmpty(other)) || canonical(one ?? null) === canonical(other ?? null);

/** What differs between two versions, in the order of the fields; everything in it when there is no earlier one. */
export function recordChanges(before: object | undefined, after: object): readonly FieldChange[] {
  return changesIn((before ?? {}) as Fields, after as Fields, '');
}

function changesIn(before: Fields, after: Fields, path: string): readonly FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): readonly FieldChange[] => {
    const [from = null, to = null] = [before[key], after[key]];
    if (isSame(from, to)) return [];
    if (path === '' && (isFields(from) || isFields(to))) {
      return changesIn(isFields(from) ? from : {}, isFields(to) ? to : {}, `${key}.`);
    }
    return [{ field: `${path}${key}`, from, to }];
  });
}

/** A record with both people's changes; where both changed the same field, mine stands and the field is named. */
export function mergeRecords<R extends object>(
  base: R,
  mine: R,
  theirs: R,
): { readonly merged: R; readonly clashes: readonly string[] } {
  const clashes: string[] = [];
  const merged = mergeFields(base as Fields, mine as Fields, theirs as Fields, '', clashes);
  return { merged: merged as R, clashes };
}

function mergeFields(base: Fields, mine: Fields, theirs: Fields, path: string, clashes: string[]): Fields {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const fields = keys.flatMap((key): readonly (readonly [string, Json])[] => {
    const [was, own, other] = [base[key], mine[key], theirs[key]];
    const kept = isSame(own, was) ? other : own;
    const isClash = !isSame(own, was) && !isSame(other, was) && !isSame(own, other);
    if (isClash && path === '' && isFields(own) && isFields(other)) {
      return [[key, mergeFields(isFields(was) ? was : {}, own, other, `${key}.`, clashes)]];
    }
    if (isClash && isPartList(was ?? []) && isPartList(own) && isPartList(other)) {
      const lists = mergeParts((was ?? []) as readonly Part[], own, other);
      if (lists.isClash) clashes.push(`${path}${key}`);
      return [[key, lists.merged]];
    }
    if (isClash) clashes.push(`${path}${key}`);
    return kept === undefined ? [] : [[key, kept]];
  });
  return Object.fromEntries(fields);
}
