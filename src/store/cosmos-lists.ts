// What the Cosmos store finds without knowing the case: lists by head rows, and what is due.
import type { Lane } from '../domain/model.ts';
import {
  type DueDocument,
  dueOf,
  dueRank,
  type HeadDocument,
  listedOf,
  listRange,
  newestRank,
  rangeEnd,
} from './cosmos-documents.ts';
import { partitionOfList } from './cosmos-partitions.ts';
import type { Question, Requests } from './cosmos-requests.ts';
import type { ListQuery, Store } from './port.ts';

const lanes: readonly Lane[] = [0, 1, 2];
/** Before every time there is. */
const never = Number.MIN_SAFE_INTEGER;

/** Finds cases by their head rows; keyset paging over one sort string. */
export function lists(requests: Requests): Pick<Store, 'list'> {
  return {
    async list(query) {
      if (query.limit <= 0) return { rows: [], next: null };
      const found = await requests.query<HeadDocument>('list', headsOf(query));
      const rows = found.slice(0, query.limit).map(listedOf);
      const last = rows.at(-1);
      return { rows, next: found.length > query.limit && last ? `${last.at}|${last.address.id}` : null };
    },
  };
}

function headsOf(query: ListQuery): Question {
  const { path, prefix } = listRange(query.kind, query);
  const pk = partitionOfList(query);
  const values: Record<string, string> = { after: `${prefix}${afterRank(query.after)}`, end: `${prefix}${rangeEnd}` };
  const where = [`c.list.${path} > @after`, `c.list.${path} < @end`];
  for (const field of ['scope', 'status', 'key'] as const) {
    const value = query[field];
    if (value === undefined) continue;
    where.push(`c.head.${field} = @${field}`);
    values[field] = value;
  }
  if (pk !== undefined) {
    where.unshift('c.pk = @pk');
    values.pk = pk;
  }
  const what = 'c.kind, c["of"], c.head';
  const text = `SELECT TOP ${query.limit + 1} ${what} FROM c WHERE ${where.join(' AND ')} ORDER BY c.list.${path}`;
  return { text, values, ...(pk === undefined ? {} : { pk }) };
}

function afterRank(after: string | undefined): string {
  if (after === undefined) return '';
  const [at = '0', ...id] = after.split('|');
  return newestRank(Number(at), id.join('|'));
}

/**
 * What is due, over all partitions: due rows lie with their cases, so that they are written together. Only the
 * holder of the sending lease asks (and the page of operation), and he asks again soon.
 */
export function dueRows(requests: Requests): Pick<Store, 'due' | 'nextDue' | 'owing'> {
  return {
    async due(until, limit) {
      if (limit <= 0) return [];
      const ranges = lanes.map((lane) => `(c.due.rank >= @from${lane} AND c.due.rank <= @to${lane})`);
      const text = `SELECT TOP ${limit} c.kind, c["of"], c.key, c.lane, c.due FROM c WHERE ${ranges.join(' OR ')} ORDER BY c.due.rank`;
      const ends = lanes.flatMap((lane) => [
        [`from${lane}`, dueRank(lane, never)],
        [`to${lane}`, dueRank(lane, until)],
      ]);
      const values = Object.fromEntries(ends);
      return (await requests.query<DueDocument>('due', { text, values, soon: true })).map(dueOf);
    },
    async nextDue() {
      const text = 'SELECT TOP 1 VALUE c.due.at FROM c WHERE c.due.at >= @never ORDER BY c.due.at';
      const [at] = await requests.query<number>('nextDue', { text, values: { never }, soon: true });
      return at ?? null;
    },
    async owing(until) {
      // At most one row per open case and key, so they are counted here: grouping over partitions is dearer.
      const text = 'SELECT c.lane, c.due FROM c WHERE c.due.at <= @until';
      const rows = await requests.query<Pick<DueDocument, 'lane' | 'due'>>('owing', {
        text,
        values: { until },
        soon: true,
      });
      return lanes.flatMap((lane) => {
        const times = rows.filter((row) => row.lane === lane).map((row) => row.due.at);
        return times.length === 0 ? [] : [{ lane, rows: times.length, oldest: Math.min(...times) }];
      });
    },
  };
}
