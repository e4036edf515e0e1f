// The documents of the Cosmos store: their ids, their shapes, and the sort strings by which they are found.
import type { JournalLine, Opened } from '../domain/chain.ts';
import { type CaseAddress, type CaseKind, caseName, type Head, type Lane } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';
import { type Packed, packed, unpacked } from './cosmos-packed.ts';
import type { Commit, DueRow, Listed, Snapshot } from './port.ts';

/** What every document carries. `w` is the random id of the write that made it; it settles lost answers. */
interface Written {
  readonly id: string;
  readonly pk: string;
  readonly w: string;
}

/**
 * A line as it is stored: what its document or the line itself already says is left out, because the charge goes by
 * the size. Absent `occurredAt`: the time it was recorded. Absent `prev`: the hash of the line before it in the document.
 */
type StoredLine = Omit<JournalLine, 'case' | 'seq' | 'occurredAt' | 'seals' | 'prev' | 'open'> &
  Partial<Pick<JournalLine, 'occurredAt' | 'seals' | 'prev' | 'open'>>;

/**
 * The lines of one commit. Its id ends in the number of its first line and is the optimistic lock of the case:
 * whoever comes second is answered 409. One document for all lines of a commit, because a small document costs
 * as much as a line of its own.
 */
export interface LinesDocument extends Written {
  /** Case and last line, sortable: found by "after line n". */
  readonly line: string;
  readonly first: number;
  /** There when the commit wrote a snapshot, too. */
  readonly snap?: true;
  readonly lines: readonly StoredLine[];
}

export type SnapshotDocument = Written &
  Omit<Snapshot, 'state'> &
  Packed & {
    /** True when its line was the last one of a commit. */
    readonly end: boolean;
  };

export interface HeadDocument extends Written {
  readonly kind: CaseKind;
  readonly of: string;
  readonly head: Head;
  /** One string per way of listing, so that each way is one range of one index. */
  readonly list: { readonly newest: string; readonly status: string; readonly scope: string; readonly named: string };
}

export interface DueDocument extends Written {
  readonly kind: CaseKind;
  readonly of: string;
  readonly key: string;
  readonly lane: Lane;
  /** `rank` sorts by lane, then time. */
  readonly due: { readonly rank: string; readonly at: number };
}

export interface LeaseDocument extends Written {
  readonly holder: string;
  readonly epoch: number;
  readonly beat: number;
}

/** Ends a range of sort strings: greater than every digit and letter that follows a bar. */
export const rangeEnd = '~';

/** Times lie between minus and plus this (or are taken to); so shifted, they sort as texts. */
const farthest = 4e15;
const padded = (count: number, digits: number) => String(count).padStart(digits, '0');
const sortableTime = (at: number) => padded(Math.max(-farthest, Math.min(farthest, at)) + farthest, 16);

/** Letters, digits, `-` and `_` stay; all else becomes `~` and two hex digits per byte. No two texts meet. */
function safe(text: string): string {
  return encodeURIComponent(text).replace(/[.!~*'()%]/g, (sign) =>
    sign === '%' ? '~' : `~${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The text of which `safe` made this. */
const unsafe = (text: string) => decodeURIComponent(text.replaceAll('~', '%'));

const caseKey = ({ kind, id }: CaseAddress) => `${kind}.${safe(id)}`;

export const linesId = (address: CaseAddress, first: number) => `lines.${caseKey(address)}.${padded(first, 12)}`;
export const snapshotId = (address: CaseAddress) => `snapshot.${caseKey(address)}`;
const headId = (address: CaseAddress) => `head.${caseKey(address)}`;
export const dueId = (address: CaseAddress, key: string) => `due.${caseKey(address)}.${safe(key)}`;

/** The case of a name as it stands in ids and sort strings. */
export function caseNamed(key: string): CaseAddress {
  const [kind = '', id = ''] = key.split('.');
  return { kind: kind as CaseKind, id: unsafe(id) };
}

/** Ids of all snapshots of a kind lie between these. */
export const snapshotIds = (kind: CaseKind) => ({ from: `snapshot.${kind}.`, end: `snapshot.${kind}/` });
/** The case of a snapshot's id. */
export const ofSnapshot = (id: string) => caseNamed(id.slice('snapshot.'.length));

/** Where a lease lies: in a partition of its own, so that nothing else slows it down. */
export const leasePlace = (name: string) => ({ id: `lease.${safe(name)}`, pk: 'lease' });
/** Where the two documents of a box lie: in a partition of their own. */
export function boxPlaces(box: string) {
  const pk = `box/${safe(box)}`;
  return { marks: { id: 'marks', pk }, values: { id: 'values', pk } } as const;
}
export const probePlace = { id: 'probe', pk: 'probe' };

/** The sort string of a lines document, by its last line. */
export const lineRank = (address: CaseAddress, last: number) => `${caseKey(address)}|${padded(last, 12)}`;
export const lineRankEnd = (address: CaseAddress) => `${caseKey(address)}|${rangeEnd}`;

export const dueRank = (lane: Lane, at: number) => `${lane}|${sortableTime(at)}`;

/** Newest first, then by id. */
export const newestRank = (at: number, id: string) => `${sortableTime(-at)}|${id}`;

/** Range of a way of listing: the most selective of the given fields. */
export function listRange(kind: CaseKind, by: { scope?: string; status?: string; key?: string }) {
  if (by.key !== undefined) return { path: 'named', prefix: `${kind}|${safe(by.key)}|` } as const;
  if (by.status !== undefined) return { path: 'status', prefix: `${kind}|${safe(by.status)}|` } as const;
  if (by.scope !== undefined) return { path: 'scope', prefix: `${kind}|${safe(by.scope)}|` } as const;
  return { path: 'newest', prefix: `${kind}|` } as const;
}

/** Number of the last line of a document. */
export const lastOf = ({ first, lines }: Pick<LinesDocument, 'first' | 'lines'>) => first + lines.length - 1;

/** The case and the number of the last line that a sort string of lines speaks of. */
export function lineRanked(rank: string): { readonly of: string; readonly last: number } {
  const [of = '', last] = rank.split('|');
  return { of, last: Number(last) };
}

/** The documents with the lines of a commit; several only when they are too long for one. */
export function linesDocuments({ address, lines, snapshot }: Commit, w: string): readonly LinesDocument[] {
  const pk = partitionOf(address);
  return portions(lines).map((portion) => {
    const first = (portion[0] as JournalLine).seq;
    const last = (portion.at(-1) as JournalLine).seq;
    const place = { id: linesId(address, first), pk, w, line: lineRank(address, last), first };
    const stored = portion.map((line, index) => storedLine(line, portion[index - 1]?.hash));
    return { ...place, ...(snapshot ? { snap: true } : {}), lines: stored };
  });
}

function storedLine(line: JournalLine, before: string | undefined): StoredLine {
  const { at, occurredAt, by, turn, entry, seals, prev, hash, open } = line;
  return {
    at,
    ...(occurredAt === at ? {} : { occurredAt }),
    by,
    turn,
    entry,
    ...(isEmpty(seals) ? {} : { seals }),
    ...(prev === before ? {} : { prev }),
    hash,
    ...(isEmpty(open) ? {} : { open }),
  };
}

const isEmpty = (fields: object) => Object.keys(fields).length === 0;

/** A document of Cosmos holds 2 MB; longer ones cost out of proportion (above 512 KB more than twice as much). */
const mostBytes = 400_000;

function portions(lines: readonly JournalLine[]): readonly (readonly JournalLine[])[] {
  const found: JournalLine[][] = [];
  let room = 0;
  for (const line of lines) {
    const bytes = Buffer.byteLength(JSON.stringify(line));
    if (found.length === 0 || bytes > room) {
      found.push([]);
      room = mostBytes;
    }
    found.at(-1)?.push(line);
    room -= bytes;
  }
  return found;
}

export function snapshotDocument(address: CaseAddress, snapshot: Snapshot, last: number, w: string): SnapshotDocument {
  const { state, ...rest } = snapshot;
  const place = { id: snapshotId(address), pk: partitionOf(address), w };
  return { ...place, ...rest, ...packed(state), end: snapshot.seq === last };
}

export function headDocument(address: CaseAddress, head: Head, w: string): HeadDocument {
  const { kind, id: of } = address;
  const rank = newestRank(head.at, of);
  const way = (by: Parameters<typeof listRange>[1]) => `${listRange(kind, by).prefix}${rank}`;
  const list = {
    newest: way({}),
    status: way({ status: head.status }),
    scope: way({ scope: head.scope }),
    named: way({ key: head.key }),
  };
  return { id: headId(address), pk: partitionOf(address), w, kind, of, head, list };
}

export function dueDocument(address: CaseAddress, row: Commit['owe'][number], w: string): DueDocument {
  const { kind, id: of } = address;
  const { key, lane, at } = row;
  const due = { rank: dueRank(lane, at), at };
  return { id: dueId(address, key), pk: partitionOf(address), w, kind, of, key, lane, due };
}

/** The journal lines of a document, exactly as they were written. */
export function linesOf(address: CaseAddress, { first, lines }: LinesDocument): readonly JournalLine[] {
  const name = caseName(address);
  return lines.map(({ at, occurredAt = at, by, turn, entry, seals = {}, prev, hash, open = {} }, index) => {
    const before = prev ?? (lines[index - 1]?.hash as string);
    return { case: name, seq: first + index, at, occurredAt, by, turn, entry, seals, prev: before, hash, open };
  });
}

export function snapshotOf(document: SnapshotDocument): Snapshot {
  const { seq, hash, at, version } = document;
  return { seq, hash, at, version, state: unpacked(document) };
}

export function dueOf({ kind, of, key, lane, due }: Pick<DueDocument, 'kind' | 'of' | 'key' | 'lane' | 'due'>): DueRow {
  return { address: { kind, id: of }, key, lane, at: due.at };
}

export function listedOf({ kind, of, head }: Pick<HeadDocument, 'kind' | 'of' | 'head'>): Listed {
  return { address: { kind, id: of }, ...head };
}

/** The document with one sealed value of one line gone, or null when it is gone already. */
export function withoutValue(document: LinesDocument, seq: number, name: string, w: string): LinesDocument | null {
  const line = document.lines[seq - document.first];
  if (!line?.open || !Object.hasOwn(line.open, name)) return null;
  const open = Object.fromEntries(Object.entries(line.open).filter(([key]) => key !== name)) as Record<string, Opened>;
  return { ...document, w, lines: document.lines.map((each) => (each === line ? { ...line, open } : each)) };
}
