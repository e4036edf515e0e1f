// What is owed, in memory: due rows read ahead from the store and kept up by every commit of this process.
import { caseName, type Lane } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';
import type { DueRow } from '../store/port.ts';

export interface Agenda {
  /** Rows as the store has them, or as a commit of this process made them. */
  put(rows: readonly DueRow[]): void;
  /** Not owed any more, or nothing to be done about it; with a time only as long as that is still its time. */
  drop(row: Pick<DueRow, 'address' | 'key'> & Partial<Pick<DueRow, 'at'>>): void;
  /** Rows that are due: wakes and cases to tell. */
  others(now: number): readonly DueRow[];
  /** The next row of this lane in its turn; in lane 2 alarms take turns. Passes over those for which `passes` is true. */
  next(lane: Lane, now: number, passes: (row: DueRow) => boolean): DueRow | undefined;
  /** How many alarms have something due in this lane. */
  waiting(lane: Lane, now: number): number;
  /** The earliest time of all rows not yet due; null when there is none. */
  nextAt(now: number): number | null;
  clear(): void;
}

export function agenda(): Agenda {
  const rows = new Map<string, DueRow>();
  const later = heap();
  /** What is due, by lane and by the alarm it belongs to; alarms in the order of their turns. */
  const due: Record<Lane, Map<string, Map<string, DueRow>>> = { 0: new Map(), 1: new Map(), 2: new Map() };
  const rest = new Map<string, DueRow>();

  function takeOut(name: string, row: DueRow): void {
    rest.delete(name);
    const groups = due[row.lane];
    const group = groups.get(groupOf(row));
    group?.delete(name);
    if (group?.size === 0) groups.delete(groupOf(row));
  }

  function arrange(now: number): void {
    for (let first = later.first(); first && first.at <= now; first = later.first()) {
      later.shift();
      // Moved or dropped meanwhile: only what stands in `rows` counts.
      if (rows.get(first.name)?.at === first.at) bringIn(first.name, rows.get(first.name) as DueRow);
    }
  }

  function bringIn(name: string, row: DueRow): void {
    if (!row.key.startsWith('send/')) return void rest.set(name, row);
    const groups = due[row.lane];
    const group = groups.get(groupOf(row)) ?? new Map<string, DueRow>();
    groups.set(groupOf(row), group.set(name, row));
  }

  return {
    put(given) {
      for (const row of given) {
        const name = nameOf(row);
        const known = rows.get(name);
        if (known?.at === row.at) continue;
        if (known) takeOut(name, known);
        rows.set(name, row);
        later.push({ at: row.at, name });
      }
    },
    drop(row) {
      const name = nameOf(row);
      const known = rows.get(name);
      if (!known || (row.at !== undefined && row.at !== known.at)) return;
      takeOut(name, known);
      rows.delete(name);
    },
    others(now) {
      arrange(now);
      return [...rest.values()];
    },
    next(lane, now, passes) {
      arrange(now);
      for (const [name, group] of due[lane]) {
        const found = firstOf(group, passes);
        if (!found) continue;
        due[lane].delete(name);
        due[lane].set(name, group);
        return found;
      }
      return undefined;
    },
    waiting(lane, now) {
      arrange(now);
      return due[lane].size;
    },
    nextAt(now) {
      arrange(now);
      return later.first()?.at ?? null;
    },
    clear() {
      rows.clear();
      rest.clear();
      later.clear();
      for (const lane of [0, 1, 2] as const) due[lane].clear();
    },
  };
}

/** The earliest roll that is not finished, so that rolls are finished one after another. */
function firstOf(group: ReadonlyMap<string, DueRow>, passes: (row: DueRow) => boolean): DueRow | undefined {
  let found: DueRow | undefined;
  for (const row of group.values()) {
    // The cheap question first: of a great alarm there are more than a thousand rows.
    if (found && !isBefore(row, found)) continue;
    if (!passes(row)) found = row;
  }
  return found;
}

/** By id, the shorter first: rolls are numbered at the end of theirs. */
function isBefore({ address: { id: a } }: DueRow, { address: { id: b } }: DueRow): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}

const nameOf = ({ address, key }: Pick<DueRow, 'address' | 'key'>) => `${caseName(address)} ${key}`;
const groupOf = ({ address }: DueRow) => partitionOf(address);

interface Waiting {
  readonly at: number;
  readonly name: string;
}

/** A binary heap, earliest first; equal times in order of arrival are not promised. */
function heap() {
  let items: Waiting[] = [];
  const at = (index: number) => items[index]?.at ?? Number.POSITIVE_INFINITY;
  function swap(a: number, b: number): void {
    const item = items[a] as Waiting;
    items[a] = items[b] as Waiting;
    items[b] = item;
  }
  return {
    first: () => items[0],
    push(item: Waiting): void {
      items.push(item);
      for (let index = items.length - 1; index > 0; ) {
        const parent = (index - 1) >> 1;
        if (at(parent) <= at(index)) return;
        swap(parent, index);
        index = parent;
      }
    },
    shift(): void {
      const last = items.pop();
      if (items.length === 0 || !last) return;
      items[0] = last;
      for (let index = 0; ; ) {
        const [left, right] = [2 * index + 1, 2 * index + 2];
        const least = at(left) <= at(right) ? left : right;
        if (at(least) >= at(index)) return;
        swap(least, index);
        index = least;
      }
    },
    clear(): void {
      items = [];
    },
  };
}
