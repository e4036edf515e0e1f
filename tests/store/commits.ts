// Commits for the store's tests: well-formed lines that continue a chain.
import { createHash } from 'node:crypto';
import { type JournalLine, origin } from '../../src/domain/chain.ts';
import type { CaseAddress, Head } from '../../src/domain/model.ts';
import { seal } from '../../src/engine/seal.ts';
import type { Commit, Store } from '../../src/store/port.ts';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const alarm = (id: string): CaseAddress => ({ kind: 'alarm', id });
/** A roll of an alarm; the store knows where it lies before it has a model. */
export const rollOf = (of: string, n: number) => ({ kind: 'roll', id: `${of}.${n}` }) as const;
export const head = (change: Partial<Head> = {}): Head => ({
  scope: 'MI-ITN',
  status: 'open',
  key: 'k',
  at: 100,
  ...change,
});

/** Lines after `from`, one per text; each seals a name. */
export function linesAfter(address: CaseAddress, from: JournalLine | null, ...texts: readonly string[]) {
  const entries = texts.map((text) => ({
    type: 'noted',
    v: 1 as const,
    text,
    sealed: { name: `Name ${text}`, other: 7 },
  }));
  const chain = { seq: from?.seq ?? 0, hash: from?.hash ?? origin };
  const turn = { id: `t-${texts[0]}`, at: 1_000 + chain.seq, by: { person: 'p-1', via: 'tab' } } as const;
  return seal(address, chain, entries, turn, turn.at - 5, { digest: sha256, salt: () => 'ab'.repeat(16) });
}

/** A commit of these lines and nothing else. */
export function commitOf(address: CaseAddress, lines: readonly JournalLine[], change: Partial<Commit> = {}): Commit {
  const expected = (lines[0]?.seq ?? 1) - 1;
  return { address, expected, lines, snapshot: null, head: null, owe: [], paid: [], ...change };
}

/** Writes one line per text to a case and returns all its lines. */
export async function fill(store: Store, id: string, ...texts: readonly string[]): Promise<readonly JournalLine[]> {
  const lines = linesAfter(alarm(id), null, ...texts);
  await store.commit(commitOf(alarm(id), lines));
  return lines;
}

export const snapshotAt = (line: JournalLine, state: string) => ({
  seq: line.seq,
  hash: line.hash,
  at: line.at,
  version: 1,
  state: { state },
});

/** Everything that can be seen of a case, to compare before and after. */
export async function seen(store: Store, id: string) {
  return {
    loaded: await store.load(alarm(id), 0),
    journal: await store.journal(alarm(id)),
    heads: (await store.list({ kind: 'alarm', limit: 100 })).rows.filter((row) => row.address.id === id),
    due: (await store.due(Number.MAX_SAFE_INTEGER, 1_000)).filter((row) => row.address.id === id),
  };
}
