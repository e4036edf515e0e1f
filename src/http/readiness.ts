// What a replica needs to be ready: a store that takes writes, a clock that is right, somebody alive who sends.
import { alarms } from '../domain/alarm-rules.ts';
import type { CaseKind } from '../domain/model.ts';
import { proposals } from '../domain/proposal.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import type { SendingLease } from '../engine/lease.ts';

/** A replica whose clock is further behind than this is not ready, milliseconds (design.md 7). */
const clockTolerance = 2_000;
/** A holder who has not renewed the lease for so long is taken for dead; others take over before. */
const silence = 6_000;
/** So many open cases, and so many of the newest, tell what the journal's newest time is. */
const openCases = 50;
const newestCases = 5;

export async function isWritable(env: Env): Promise<boolean> {
  try {
    await env.store.writable();
    return true;
  } catch (error) {
    env.log.error('store.unwritable', { error: nameOf(error) });
    return false;
  }
}

/** The clock must not stand before what the journal has already seen. False when the journal cannot be read. */
export async function isClockRight(env: Env, entry: Door): Promise<boolean> {
  try {
    return (await newestTime(env, entry)) <= env.now() + clockTolerance;
  } catch (error) {
    env.log.error('store.unreadable', { error: nameOf(error) });
    return false;
  }
}

/** Time of the newest line of the cases in which something happens: the open ones, and those that came last. */
async function newestTime({ store }: Env, entry: Door): Promise<number> {
  async function newest(kind: CaseKind, timeOf: (id: string) => Promise<number>): Promise<number> {
    const open = await store.list({ kind, status: 'open', limit: openCases });
    const last = await store.list({ kind, limit: newestCases });
    const ids = new Set([...open.rows, ...last.rows].map(({ address }) => address.id));
    return Math.max(0, ...(await Promise.all([...ids].map(timeOf))));
  }
  const ofAlarms = await newest('alarm', async (id) => (await entry.read(alarms, id)).at);
  const ofProposals = await newest('proposal', async (id) => (await entry.read(proposals, id)).at);
  return Math.max(ofAlarms, ofProposals);
}

/** Who holds the sending lease, and when this replica last saw its beat move, epoch milliseconds. */
export interface LivingSender {
  readonly name: string;
  readonly beatAt: number;
}

/**
 * The replica that holds the sending lease, or null when there is none alive: never taken, given back, its process
 * gone, or its beat unchanged for too long.
 */
export function livingSender(env: Env, lease: SendingLease): LivingSender | null {
  const holder = lease.current()?.holder ?? '';
  const still = lease.stillFor();
  if (holder === '' || still > silence || env.isGone(holder)) return null;
  return { name: holder, beatAt: Math.round(env.now() - still) };
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
