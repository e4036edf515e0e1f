// How many lines a partition of the Cosmos store holds: counted once, then only by what was written since.
import { isOf, partitionOf } from '../domain/partition.ts';
import { caseNamed, lineRanked } from './cosmos-documents.ts';
import type { Requests } from './cosmos-requests.ts';
import type { Store } from './port.ts';

/** What was counted: the last line of each case, all of them together, and the newest second that was seen. */
interface Count {
  readonly last: Map<string, number>;
  lines: number;
  newest: number;
}

/** A lines document as far as it counts; `_ts` is the second in which the service wrote it. */
interface Found {
  readonly line: string;
  readonly _ts: number;
}

/**
 * Documents asked for at once. More than a partition can write in one second (10,000 RU and about 5 for a small
 * document), so that a full page always reaches into another second.
 */
const documentsAtOnce = 3_000;
/** The newest second may still get documents, and the seconds of the service may overlap a little. */
const overlap = 1;
/** So many partitions are remembered. */
const mostKept = 500;

/**
 * Counts by the number of each case's last line, so that a document that is seen again (because of the overlap, or
 * because a value in it was erased) changes nothing, and one that was missed is made up for by the next.
 */
export function lineCounts(requests: Requests, mostAtOnce = documentsAtOnce): Pick<Store, 'written' | 'ends'> {
  const kept = new Map<string, Count>();

  function countOf(partition: string): Count {
    const count = kept.get(partition) ?? { last: new Map(), lines: 0, newest: 0 };
    kept.delete(partition);
    kept.set(partition, count);
    if (kept.size > mostKept) forget();
    return count;
  }

  function forget(): void {
    for (const oldest of kept.keys()) return void kept.delete(oldest);
  }

  const asked = new Map<string, Promise<Count>>();

  /**
   * Registers are asked for kind after kind: whoever asks in the same turn of the loop shares one request. It begins
   * after all of them asked, so nobody gets an answer that is older than her question.
   */
  function counted(kind: 'written' | 'ends', partition: string): Promise<Count> {
    const name = `${kind} ${partition}`;
    const begun = asked.get(name);
    if (begun) return begun;
    const task = Promise.resolve().then(() => {
      asked.delete(name);
      return count(kind, partition);
    });
    asked.set(name, task);
    return task;
  }

  async function count(kind: 'written' | 'ends', partition: string): Promise<Count> {
    const known = countOf(partition);
    for (let from = known.newest - overlap; ; from = Math.max(known.newest, from + 1)) {
      const found = await requests.query<Found>(kind, since(partition, from, mostAtOnce));
      for (const document of found) add(known, document);
      if (found.length < mostAtOnce) return known;
    }
  }

  return {
    written: async (partition) => (await counted('written', partition)).lines,
    async ends(kind, owner) {
      const { last } = await counted('ends', partitionOf({ kind, id: owner }));
      const ends = new Map<string, number>();
      for (const [name, seq] of last) {
        const address = caseNamed(name);
        if (address.kind === kind && isOf(owner, address.id)) ends.set(address.id, seq);
      }
      return ends;
    },
  };
}

function add(count: Count, { line, _ts }: Found): void {
  const { of, last } = lineRanked(line);
  const before = count.last.get(of) ?? 0;
  count.newest = Math.max(count.newest, _ts);
  if (last <= before) return;
  count.last.set(of, last);
  count.lines += last - before;
}

/** `_ts` needs no mention in the index policy: the service always indexes it. */
function since(pk: string, from: number, mostAtOnce: number) {
  const where = 'c.pk = @pk AND c._ts >= @from AND c.line > ""';
  const text = `SELECT TOP ${mostAtOnce} c.line, c._ts FROM c WHERE ${where} ORDER BY c._ts`;
  return { text, values: { pk, from }, pk, soon: true };
}
