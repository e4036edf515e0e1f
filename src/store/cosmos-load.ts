// Reading one case: by point reads where the next document's id is known, by a query where it is not.
import type { JournalLine } from '../domain/chain.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { isOf, partitionOf } from '../domain/partition.ts';
import type { ChargeKind } from './cosmos-calls.ts';
import {
  type LinesDocument,
  lastOf,
  lineRank,
  lineRankEnd,
  linesId,
  linesOf,
  ofSnapshot,
  type SnapshotDocument,
  snapshotId,
  snapshotIds,
  snapshotOf,
} from './cosmos-documents.ts';
import type { Kept, Requests } from './cosmos-requests.ts';
import type { Snapshot, Store } from './port.ts';

/** After so many documents one by one, the rest is asked for together. */
const mostSteps = 3;
const pageSize = 100;
/** So many ends of cases are remembered. */
const mostEnds = 20_000;

export interface Loader {
  load: Store['load'];
  journal: Store['journal'];
  snapshots: Store['snapshots'];
  /** Notes that a commit ended with this line: what comes next has a known id. */
  ended(address: CaseAddress, seq: number): void;
  /** True when a commit to the case ended with this line, or it is 0. */
  endsAt(address: CaseAddress, seq: number): Promise<boolean>;
  /** The document that holds a line, or null. */
  holding(kind: ChargeKind, address: CaseAddress, seq: number): Promise<Kept<LinesDocument> | null>;
  snapshot(kind: ChargeKind, address: CaseAddress): Promise<Kept<SnapshotDocument> | null>;
}

export function loader(requests: Requests): Loader {
  /** Where a commit ended, by case. From there one point read (1 RU) tells whether anything is new. */
  const ends = new Map<string, number>();

  function ended(address: CaseAddress, seq: number): void {
    const name = caseName(address);
    ends.delete(name);
    ends.set(name, seq);
    if (ends.size > mostEnds) for (const oldest of ends.keys()) return void ends.delete(oldest);
  }

  const snapshotAt = (kind: ChargeKind, address: CaseAddress) =>
    requests.read<SnapshotDocument>(kind, { id: snapshotId(address), pk: partitionOf(address) });

  async function asked(kind: ChargeKind, address: CaseAddress, after: number): Promise<Kept<LinesDocument>[]> {
    const found: Kept<LinesDocument>[] = [];
    for (let from = after; ; from = endOf(found) ?? from) {
      const page = await requests.query<Kept<LinesDocument>>(kind, linesAfter(address, from));
      found.push(...page);
      if (page.length < pageSize) return found;
    }
  }

  /** `after` must be where a commit ended, or 0. */
  async function stepped(address: CaseAddress, after: number): Promise<LinesDocument[]> {
    const found: LinesDocument[] = [];
    for (let last = after; found.length < mostSteps; ) {
      const place = { id: linesId(address, last + 1), pk: partitionOf(address) };
      const next = await requests.read<LinesDocument>('load', place);
      if (!next) return found;
      found.push(next);
      last = lastOf(next);
    }
    return [...found, ...(await asked('load', address, endOf(found) ?? after))];
  }

  async function holding(kind: ChargeKind, address: CaseAddress, seq: number): Promise<Kept<LinesDocument> | null> {
    const [found] = await requests.query<Kept<LinesDocument>>(kind, linesAfter(address, seq - 1, 1));
    return found && found.first <= seq ? found : null;
  }

  return {
    ended,
    holding,
    snapshot: snapshotAt,
    async endsAt(address, seq) {
      if (seq === 0 || ends.get(caseName(address)) === seq) return true;
      return endOf([await holding('commit', address, seq)]) === seq;
    },
    async load(address, since) {
      const atEnd = since > 0 && ends.get(caseName(address)) === since;
      let base = atEnd ? null : await snapshotAt('load', address);
      let from = Math.max(since, base?.seq ?? 0);
      const known = from === 0 || atEnd || (from === base?.seq && base.end);
      const documents = known ? await stepped(address, from) : await asked('load', address, from);
      if (!base && documents.some((document) => document.snap)) {
        base = await snapshotAt('load', address);
        from = Math.max(since, base?.seq ?? 0);
      }
      const lines = linesFrom(address, documents, from);
      const last = endOf(documents);
      if (last !== undefined && last >= from) ended(address, last);
      else if (base?.end && base.seq === from) ended(address, from);
      const snapshot: Snapshot | null = base && base.seq > since ? snapshotOf(base) : null;
      return { snapshot, lines };
    },
    async snapshots(kind, owner) {
      const pk = partitionOf({ kind, id: owner });
      const text = 'SELECT * FROM c WHERE c.pk = @pk AND c.id > @from AND c.id < @end';
      const values = { pk, ...snapshotIds(kind) };
      const found = await requests.query<Kept<SnapshotDocument>>('snapshots', { text, values, pk });
      const all = found.map((document) => [ofSnapshot(document.id).id, snapshotOf(document)] as const);
      return new Map(all.filter(([id]) => isOf(owner, id)));
    },
    async journal(address) {
      return linesFrom(address, await asked('journal', address, 0), 0);
    },
  };
}

/** Number of the last line of these documents; undefined when there is none. */
function endOf(documents: readonly (LinesDocument | null)[]): number | undefined {
  const last = documents.at(-1);
  return last ? lastOf(last) : undefined;
}

function linesAfter(address: CaseAddress, after: number, limit = pageSize) {
  return {
    text: `SELECT TOP ${limit} * FROM c WHERE c.pk = @pk AND c.line > @after AND c.line < @end ORDER BY c.line`,
    values: { pk: partitionOf(address), after: lineRank(address, after), end: lineRankEnd(address) },
    pk: partitionOf(address),
  };
}

/** The lines after `from`. A hole would mean that the store lost something: better no answer than a wrong one. */
function linesFrom(address: CaseAddress, documents: readonly LinesDocument[], from: number): readonly JournalLine[] {
  const lines = documents.flatMap((document) => linesOf(address, document)).filter(({ seq }) => seq > from);
  lines.forEach(({ seq }, index) => {
    if (seq !== from + 1 + index) throw new Error(`line ${from + 1 + index} of ${caseName(address)} is missing`);
  });
  return lines;
}
