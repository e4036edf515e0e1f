// Lists whose parts have ids, in two versions: what was added, removed, changed or moved, and two people's changes together.
import { canonical } from './chain.ts';
import type { Json } from './model.ts';

/** One part of such a list. */
export type Part = Readonly<Record<string, Json>> & { readonly id: string };

/** Whether every part has an id of its own. An empty list fits whatever stands beside it. */
export function isPartList(value: unknown): value is readonly Part[] {
  if (!Array.isArray(value)) return false;
  const ids = value.map((one: unknown) => (typeof one === 'object' && one !== null && 'id' in one ? one.id : null));
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}

export interface PartChanges {
  readonly added: readonly Part[];
  readonly removed: readonly Part[];
  /** As they are now. */
  readonly changed: readonly Part[];
  /** Those that are in both stand in another order. */
  readonly isMoved: boolean;
}

const byId = (parts: readonly Part[]) => new Map(parts.map((part) => [part.id, part]));
const isSame = (one: Part | undefined, other: Part | undefined) => canonical(one ?? null) === canonical(other ?? null);

export function partChanges(before: readonly Part[], after: readonly Part[]): PartChanges {
  const [old, now] = [byId(before), byId(after)];
  const kept = (parts: readonly Part[]) => parts.map(({ id }) => id).filter((id) => old.has(id) && now.has(id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    changed: after.filter((part) => old.has(part.id) && !isSame(old.get(part.id), part)),
    isMoved: kept(before).join() !== kept(after).join(),
  };
}

/**
 * My list with what others changed in theirs: where both changed the same part, mine stands, and `isClash` says so. The order
 * is mine where I changed it, else theirs; what is new stands behind what it stood behind.
 */
export function mergeParts(
  before: readonly Part[],
  mine: readonly Part[],
  theirs: readonly Part[],
): { readonly merged: readonly Part[]; readonly isClash: boolean } {
  const [old, own, other] = [byId(before), byId(mine), byId(theirs)];
  const isMineTouched = (id: string) => !isSame(own.get(id), old.get(id));
  const isTheirsTouched = (id: string) => !isSame(other.get(id), old.get(id));
  const part = (id: string) => (isMineTouched(id) ? own.get(id) : other.get(id));
  const [first, second] = partChanges(before, mine).isMoved ? [mine, theirs] : [theirs, mine];
  const order = first.map(({ id }) => id);
  second.forEach(({ id }, at) => {
    if (order.includes(id)) return;
    const behind = second[at - 1]?.id;
    order.splice(behind === undefined ? 0 : order.indexOf(behind) + 1, 0, id);
  });
  const merged = order.flatMap((id) => part(id) ?? []);
  const all = new Set([...own.keys(), ...old.keys()]);
  const isClash = [...all].some(
    (id) => isMineTouched(id) && isTheirsTouched(id) && !isSame(own.get(id), other.get(id)),
  );
  return { merged, isClash };
}
