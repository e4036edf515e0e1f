// One commit as one atomic batch of Cosmos DB, and how a lost answer to it is settled.
import type { JSONObject, OperationInput } from '@azure/cosmos';
import { caseName } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';
import { Conflict } from '../errors.ts';
import {
  dueDocument,
  dueId,
  headDocument,
  type LinesDocument,
  lastOf,
  linesDocuments,
  snapshotDocument,
} from './cosmos-documents.ts';
import type { Loader } from './cosmos-load.ts';
import { isScopeOf } from './cosmos-partitions.ts';
import type { Requests } from './cosmos-requests.ts';
import type { Commit } from './port.ts';

/** Limits of a batch, with room for what the service adds. */
const mostOperations = 100;
const mostBytes = 1_900_000;

/**
 * Writes everything or nothing. The first line's number is part of a document id, so of two writers one is answered
 * 409 and reads back: when the document carries his own write id `w`, his first attempt had won and only its answer
 * was lost. Throws Conflict when somebody else won, Error when the lines alone are too long for one batch.
 */
export async function writeCommit(requests: Requests, cases: Loader, commit: Commit, w: string): Promise<void> {
  checkCommit(commit);
  if (!(await cases.endsAt(commit.address, commit.expected))) throw new Conflict(caseName(commit.address));
  const pk = partitionOf(commit.address);
  const lines = linesDocuments(commit, w);
  for (let paid = commit.paid; ; ) {
    const operations = fitting({ ...commit, paid }, lines, w);
    const refused = await requests.batch('commit', pk, operations);
    if (!refused) return;
    const { index, status } = refused;
    const operation = operations[index];
    // The batch fails when a due row to be deleted is not there; then it is not owed, as the commit says.
    if (status === 404 && operation?.operationType === 'Delete') {
      paid = paid.filter((key) => dueId(commit.address, key) !== operation.id);
    } else if (status === 409 && index < lines.length) {
      await believe(requests, lines[0] as LinesDocument, w, caseName(commit.address));
      return;
    } else throw new Error(`Cosmos DB refused operation ${index} of a commit with ${status}`);
  }
}

/** Somebody was faster; perhaps it was us. */
async function believe(requests: Requests, lines: LinesDocument, w: string, name: string): Promise<void> {
  const there = await requests.read<LinesDocument>('commit', lines);
  if (there?.w !== w) throw new Conflict(name);
}

function checkCommit({ address, expected, lines, head }: Commit): void {
  const name = caseName(address);
  const [first] = lines;
  if (!first) throw new Error(`a commit to ${name} without a line has nothing to lock it by`);
  if (first.seq !== expected + 1) throw new Conflict(name);
  if (lines.some(({ seq }, index) => seq !== first.seq + index)) throw new Error(`lines of ${name} do not follow on`);
  if (head && !isScopeOf(address, head.scope)) throw new Error(`the head of ${name} belongs to another partition`);
}

/**
 * The operations of a commit. A snapshot that does not fit beside the lines stays out: it only shortens loading, and
 * the next one comes. Lines that do not fit cannot be written at all.
 */
function fitting(commit: Commit, lines: readonly LinesDocument[], w: string): readonly OperationInput[] {
  const all = operationsOf(commit, lines, w);
  if (fits(all)) return all;
  const less = operationsOf({ ...commit, snapshot: null }, lines, w);
  if (commit.snapshot && fits(less)) return less;
  throw new Error(`a commit to ${caseName(commit.address)} is too large for one batch`);
}

function fits(operations: readonly OperationInput[]): boolean {
  return operations.length <= mostOperations && Buffer.byteLength(JSON.stringify(operations)) <= mostBytes;
}

/** Lines first: theirs is the lock, and the first operation refused is the one reported. */
function operationsOf(commit: Commit, lines: readonly LinesDocument[], w: string): readonly OperationInput[] {
  const { address, snapshot, head, owe, paid } = commit;
  const last = lastOf(lines.at(-1) as LinesDocument);
  const over = [
    ...(snapshot ? [snapshotDocument(address, snapshot, last, w)] : []),
    ...(head ? [headDocument(address, head, w)] : []),
  ];
  const body = (document: object) => document as JSONObject;
  return [
    ...lines.map((document) => ({ operationType: 'Create' as const, resourceBody: body(document) })),
    ...over.map((document) => ({ operationType: 'Upsert' as const, resourceBody: body(document) })),
    ...paid.map((key) => ({ operationType: 'Delete' as const, id: dueId(address, key) })),
    ...owe.map((row) => ({ operationType: 'Upsert' as const, resourceBody: body(dueDocument(address, row, w)) })),
  ];
}
