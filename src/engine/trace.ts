// Traces (W3C Trace Context): which request a line in the log, and a call to the outside, belong to. Random ids, nothing of people.
//
// A request has the trace its caller names, or one of its own. Everything that is sent for an alarm has the alarm's: it
// follows from its name, so that every process, also after a restart, writes the same. A line of each command holds both.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { Digest } from '../domain/chain.ts';
import type { CaseAddress } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';

const current = new AsyncLocalStorage<string>();

/** Runs a task, and all that it waits for, in a trace (32 hex characters). */
export function inTrace<T>(trace: string, task: () => T): T {
  return current.run(trace, task);
}

export const currentTrace = (): string | null => current.getStore() ?? null;

export const newTrace = (): string => randomBytes(16).toString('hex');

/** version, trace, parent, flags; what versions to come add behind that is not looked at. */
const shape = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.{0,200})?$/;

/** The trace that a header `traceparent` names; null for none, or for one that nobody may believe. */
export function readTraceparent(header: unknown): string | null {
  const [, version, trace = '', parent = '', more] = (typeof header === 'string' && shape.exec(header)) || [];
  const isEmpty = /^0*$/.test(trace) || /^0*$/.test(parent);
  return isEmpty || (version === '00' && more !== undefined) ? null : trace;
}

/** The headers by which a call to the outside says to which trace it belongs; none outside of a trace. */
export function traceHeaders(): Readonly<Record<string, string>> {
  const trace = currentTrace();
  return trace === null ? {} : { traceparent: `00-${trace}-${randomBytes(8).toString('hex')}-01` };
}

/** The trace of an alarm, its rolls and its messages. */
export function traceOfCase(digest: Digest, address: CaseAddress): string {
  return digest(partitionOf(address)).slice(0, 32);
}
