/** The query plan the service hands out for ordered queries over partitions: the client merges, so it must be told how. */

export interface QueryPlan {
  readonly partitionedQueryExecutionInfoVersion: 2;
  readonly queryInfo: Readonly<Record<string, unknown>>;
  readonly queryRanges: readonly Readonly<Record<string, unknown>>[];
}

const ordered =
  /^SELECT (?:TOP (?<top>\d+) )?(?<value>VALUE )?(?<what>.+?) FROM c WHERE (?<where>.+) ORDER BY (?<by>[\w.]+)$/s;

/** True when the service would not answer the query over partitions without a plan. */
export function needsPlan(query: string): boolean {
  return /\b(ORDER BY|TOP)\b/.test(query);
}

/** The plan of `SELECT [TOP n] [VALUE] … FROM c WHERE … [ORDER BY one path]`, the only form the store asks over partitions. */
export function planOf(query: string): QueryPlan {
  const found = ordered.exec(query)?.groups;
  const plain = {
    distinctType: 'None',
    aggregates: [],
    groupByAliasToAggregateType: {},
    hasNonStreamingOrderBy: false,
  };
  const whole = [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }];
  const queryInfo = found
    ? {
        ...plain,
        hasSelectValue: found.value !== undefined,
        ...(found.top === undefined ? {} : { top: Number(found.top) }),
        orderBy: ['Ascending'],
        orderByExpressions: [found.by],
        rewrittenQuery: rewritten(found),
      }
    : { ...plain, hasSelectValue: /^SELECT (TOP \d+ )?VALUE/.test(query), rewrittenQuery: '' };
  return { partitionedQueryExecutionInfoVersion: 2, queryInfo, queryRanges: whole };
}

function rewritten({ top, value, what = '', where, by }: Readonly<Record<string, string | undefined>>): string {
  const fields = what.split(', ').map((path) => `"${path.replace(/^c(\["|\.)/, '').replace(/"\]$/, '')}": ${path}`);
  const payload = value === undefined ? `{${fields.join(', ')}}` : what;
  const limit = top === undefined ? '' : `TOP ${top} `;
  const filter = `(${where}) AND ({documentdb-formattableorderbyquery-filter})`;
  return `SELECT ${limit}c._rid, [{"item": ${by}}] AS orderByItems, ${payload} AS payload FROM c WHERE ${filter} ORDER BY ${by}`;
}
