// Cases in use kept folded in memory; every read asks the store for what came since.
import { type JournalLine, origin } from '../domain/chain.ts';
import { type CaseAddress, caseName, type Entry, type Head, type Model, type Owed } from '../domain/model.ts';
import type { Snapshot, Store } from '../store/port.ts';
import { unseal } from './seal.ts';

/** A case as it stands after line `seq`. */
export interface Folded<State> {
  readonly seq: number;
  readonly hash: string;
  /** Time of the last line. */
  readonly at: number;
  readonly state: State;
  /** Line of the last snapshot. */
  readonly snapshotSeq: number;
  readonly head: Head | null;
  readonly owed: readonly Owed[];
}

export interface Cases {
  read<S, C extends { readonly type: string }, E extends Entry>(model: Model<S, C, E>, id: string): Promise<Folded<S>>;
  /** As it is in memory, without asking the store; reads it when it is not. Another process may know more. */
  known<S, C extends { readonly type: string }, E extends Entry>(model: Model<S, C, E>, id: string): Promise<Folded<S>>;
  keep(address: CaseAddress, folded: Folded<unknown>): void;
}

const mostKept = 5_000;
/** What nobody wanted for so long is let go, milliseconds: a roll weighs 100 KB, and most rest for ever. */
const keptFor = 300_000;

interface Kept {
  readonly folded: Folded<unknown>;
  readonly wantedAt: number;
}

/** `now`: milliseconds on a clock that never runs backwards. */
export function cases(store: Store, now: () => number): Cases {
  /** The longest unwanted first. */
  const kept = new Map<string, Kept>();

  function keep(address: CaseAddress, folded: Folded<unknown>): void {
    const name = caseName(address);
    const wantedAt = now();
    kept.delete(name);
    kept.set(name, { folded, wantedAt });
    for (const [oldest, item] of kept) {
      if (kept.size <= mostKept && wantedAt - item.wantedAt < keptFor) break;
      kept.delete(oldest);
    }
  }

  function find<S>(address: CaseAddress): Folded<S> | undefined {
    const found = kept.get(caseName(address))?.folded;
    if (found) keep(address, found);
    return found as Folded<S> | undefined;
  }

  const read: Cases['read'] = async (model, id) => {
    const address = { kind: model.name, id };
    const known = find<(typeof model)['empty']>(address);
    const { snapshot, lines } = await store.load(address, known?.seq ?? 0);
    if (known && lines.length === 0 && !snapshot) return known;
    const start = snapshot ? fromSnapshot(model, snapshot) : (known ?? blank(model));
    // A snapshot of other rules is worthless: fold the whole journal anew.
    const folded = start ? fold(model, start, lines) : fold(model, blank(model), await store.journal(address));
    // Questions for what does not exist must not push out what does.
    if (folded.seq > 0) keep(address, folded);
    return folded;
  };

  return {
    read,
    known: async (model, id) => find<(typeof model)['empty']>({ kind: model.name, id }) ?? read(model, id),
    keep,
  };
}

function blank<S, C extends { readonly type: string }, E extends Entry>(model: Model<S, C, E>): Folded<S> {
  const state = model.empty;
  return { seq: 0, hash: origin, at: 0, state, snapshotSeq: 0, head: model.head(state), owed: [] };
}

function fromSnapshot<S, C extends { readonly type: string }, E extends Entry>(
  model: Model<S, C, E>,
  snapshot: Snapshot,
): Folded<S> | null {
  if (snapshot.version !== model.version) return null;
  const { seq, hash, at } = snapshot;
  const state = snapshot.state as S;
  return { seq, hash, at, state, snapshotSeq: seq, head: model.head(state), owed: model.owed(state) };
}

/** Folds further lines onto a case. */
export function fold<S, C extends { readonly type: string }, E extends Entry>(
  model: Model<S, C, E>,
  start: Folded<S>,
  lines: readonly JournalLine[],
): Folded<S> {
  let { state, seq, hash, at } = start;
  for (const line of lines) {
    const { entry, turn } = unseal(line);
    state = model.apply(state, entry as E, turn);
    ({ seq, hash, at } = line);
  }
  return { ...start, state, seq, hash, at, head: model.head(state), owed: model.owed(state) };
}
