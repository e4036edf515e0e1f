/** What the Cosmos look-alike charges: the documented table, and for what no table is documented an assumption. */

/**
 * Request units by size of the document in KB: point read, write. Source: learn.microsoft.com, "Understand request
 * unit consumption"; reads at session consistency (Strong and bounded staleness read from two replicas: twice that).
 */
const table: readonly (readonly [kb: number, read: number, write: number])[] = [
  [1, 1, 4.95],
  [2, 1.04, 6.29],
  [4, 1.14, 6.67],
  [8, 1.33, 7.04],
  [16, 1.67, 9.52],
  [32, 2.19, 11.23],
  [64, 4.76, 22.67],
  [128, 9.95, 48.19],
  [256, 20.28, 98.29],
  [512, 40.95, 184.57],
  [1_024, 145.9, 625],
  [2_048, 291.8, 1_250],
];

/** Between two rows of the table the charge is taken to grow evenly; below 1 KB it is that of 1 KB. */
function byTable(bytes: number, column: 1 | 2): number {
  const kb = bytes / 1_024;
  const above = table.findIndex(([size]) => size >= kb);
  if (above === 0) return (table[0] as (typeof table)[number])[column];
  const [low, high] = [table.at(above - 1), table.at(above)] as [(typeof table)[number], (typeof table)[number]];
  return low[column] + ((kb - low[0]) / (high[0] - low[0])) * (high[column] - low[column]);
}

/** What a value weighs as text, bytes. */
export function sizeOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

/** What the service adds to a document that is written: `_rid`, `_self`, `_etag`, `_ts`, `_attachments`; bytes. */
export const addedBytes = 230;

export const charges = {
  read: (bytes: number) => byTable(bytes, 1),
  create: (bytes: number) => byTable(bytes, 2),
  /** Assumed: the old one goes, the new one comes (measured elsewhere as about 10 for 1 KB). */
  replace: (bytes: number, before: number) => byTable(bytes, 2) + byTable(before, 2),
  /** Assumed: like writing what is deleted. */
  remove: (before: number) => byTable(before, 2),
  /** Assumed: about 2.3 for asking at all, and the documents that come back read together. */
  query: (bytes: number) => 2.3 + (bytes === 0 ? 0 : byTable(bytes, 1)),
  /** Not found, or refused by a condition: assumed like a read of 1 KB. */
  refused: 1,
} as const;
