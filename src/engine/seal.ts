// Turns what a model recorded into journal lines, and lines back into what the model understands.
import { commitment, type Digest, type JournalLine, lineHash, type Opened } from '../domain/chain.ts';
import { type CaseAddress, caseName, type Entry, type Json, type Turn } from '../domain/model.ts';

export interface Chain {
  readonly seq: number;
  readonly hash: string;
}

/** Lines for the entries of one turn, continuing the chain. Sealed values become salted commitments. */
export function seal(
  address: CaseAddress,
  chain: Chain,
  entries: readonly Entry[],
  turn: Turn,
  occurredAt: number,
  tools: { digest: Digest; salt: () => string },
): readonly JournalLine[] {
  let { seq, hash: prev } = chain;
  return entries.map((recorded) => {
    const { sealed, ...entry } = recorded;
    const open: Record<string, Opened> = {};
    const seals: Record<string, string> = {};
    for (const [name, value] of Object.entries(sealed ?? {})) {
      open[name] = { salt: tools.salt(), value };
      seals[name] = commitment(open[name], tools.digest);
    }
    seq += 1;
    const line = {
      case: caseName(address),
      seq,
      at: turn.at,
      occurredAt,
      by: turn.by,
      turn: turn.id,
      // Through JSON, so that memory and store never differ.
      entry: JSON.parse(JSON.stringify(entry)) as JournalLine['entry'],
      seals,
      prev,
    };
    const sealedLine: JournalLine = { ...line, hash: lineHash(line, tools.digest), open };
    prev = sealedLine.hash;
    return sealedLine;
  });
}

/** The entry of a line with the sealed values that were not erased, and its turn. */
export function unseal(line: JournalLine): { entry: Entry; turn: Turn } {
  const names = Object.keys(line.open);
  const sealed: Record<string, Json> = {};
  for (const name of names) sealed[name] = (line.open[name] as Opened).value;
  const entry = { ...line.entry, ...(names.length > 0 ? { sealed } : {}) } as unknown as Entry;
  return { entry, turn: { id: line.turn, at: line.at, by: line.by } };
}
