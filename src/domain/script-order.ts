// The order in a script: which inject waits for which, and whether that can ever come to an end (BSI 200-4, 13.6).
import type { Inject } from './exercise.ts';

/** As a script is printed: by minute, then by number. */
export function inOrder<T extends Inject>(injects: readonly T[]): readonly T[] {
  return injects.toSorted(
    (one, other) => one.minute - other.minute || one.number.localeCompare(other.number, 'de', { numeric: true }),
  );
}

/**
 * Numbers of the injects that wait for each other in a circle, in the order in which they wait, the first one once more at
 * the end; null when there is none. "If not" waits, too: only once the other is settled is it known that it was not done.
 */
export function cycleIn(injects: readonly Inject[]): readonly string[] | null {
  const byId = new Map(injects.map((inject) => [inject.id, inject]));
  const settled = new Set<string>();
  function walk(inject: Inject, way: readonly Inject[]): readonly string[] | null {
    const met = way.findIndex(({ id }) => id === inject.id);
    if (met >= 0) return [...way.slice(met), inject].map(({ number }) => number);
    if (settled.has(inject.id)) return null;
    for (const id of [...inject.after, ...inject.ifNot]) {
      const next = byId.get(id);
      const found = next ? walk(next, [...way, inject]) : null;
      if (found) return found;
    }
    settled.add(inject.id);
    return null;
  }
  for (const inject of injects) {
    const found = walk(inject, []);
    if (found) return found;
  }
  return null;
}
