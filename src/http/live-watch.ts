// What other processes changed: while somebody listens here, the heads and counters of the store are looked at twice a second.
import { alarms } from '../domain/alarm-rules.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';
import { proposals } from '../domain/proposal.ts';
import type { HttpDeps } from './visitor.ts';

/** Between two looks, milliseconds as all below. */
const lookEvery = 500;
/** A case that is over is watched for so long: its last messages still find their end (quality.md 2.2). */
const watchedFor = 15 * 60_000;
/** So many of the newest are watched, open or not, and so many open ones are read at once. */
const newest = 20;
const pageSize = 200;

/**
 * How far a case has come: a number that grows with everything that happens to it and to what lies with it, such as
 * the rolls of an alarm.
 */
export type Mark = number;

export interface Watch {
  /** Begins to look, unless it does already. Resolves when nothing that is committed from now on stays unseen. */
  begin(): Promise<void>;
  /** Nobody listens any more: looks no longer, and forgets. */
  end(): void;
  /** Notes how far a case has come; resolves with it. What is told after that contains all of it. */
  note(address: CaseAddress): Promise<Mark>;
  /** What was noted last; -1 when nothing was. */
  noted(address: CaseAddress): Mark;
  /** A notice came to nothing: the case is looked at again. */
  again(address: CaseAddress): void;
}

interface Watched {
  readonly address: CaseAddress;
  readonly until: number;
}

/** `changed` hears of each case that came further than was noted. */
export function watch({ env, entry }: HttpDeps, changed: (address: CaseAddress, mark: Mark) => void): Watch {
  const marks = new Map<string, Mark>();
  const counts = new Map<string, number>();
  const watched = new Map<string, Watched>();
  let run: { readonly over: AbortController; readonly begun: Promise<void> } | null = null;

  const noted = (address: CaseAddress): Mark => marks.get(caseName(address)) ?? -1;

  async function markOf(address: CaseAddress): Promise<Mark> {
    if (address.kind === 'alarm') return env.store.written(partitionOf(address));
    return (await entry.read(proposals, address.id)).seq;
  }

  /** Puts what is open, and the newest of all, among what is watched; what was there long enough goes. */
  async function gather(): Promise<void> {
    const now = env.monotonic();
    for (const kind of [alarms.name, proposals.name]) {
      const found = [await env.store.list({ kind, limit: newest })];
      for (let after: string | null = ''; after !== null; after = found.at(-1)?.next ?? null) {
        const from = after === '' ? {} : { after };
        found.push(await env.store.list({ kind, status: 'open', limit: pageSize, ...from }));
      }
      for (const { address } of found.flatMap(({ rows }) => rows)) {
        watched.set(caseName(address), { address, until: now + watchedFor });
      }
    }
    for (const [name, { until }] of watched) if (until <= now) watched.delete(name);
  }

  /** Tells of what came further; only what lies in a partition that has grown can have. */
  async function look(seen: (address: CaseAddress, mark: Mark) => void, over: AbortSignal): Promise<void> {
    await gather();
    const together = Map.groupBy([...watched.values()], ({ address }) => partitionOf(address));
    await Promise.all(
      [...together].map(async ([partition, cases]) => {
        const count = await env.store.written(partition);
        const hasGrown = counts.get(partition) !== count;
        for (const { address } of cases) {
          if (!hasGrown && marks.has(caseName(address))) continue;
          const mark = address.kind === 'alarm' ? count : await markOf(address);
          if (!over.aborted && mark > noted(address)) seen(address, mark);
        }
        if (!over.aborted) counts.set(partition, count);
      }),
    );
  }

  async function keepLooking(over: AbortSignal): Promise<void> {
    for (let isBlind = false; !over.aborted; ) {
      await env.pause(lookEvery, over);
      if (over.aborted) return;
      try {
        await look(changed, over);
        isBlind = false;
      } catch (error) {
        // The next look sees all that this one missed.
        if (!isBlind) env.log.warn('live.blind', { error: error instanceof Error ? error.name : 'unknown' });
        isBlind = true;
      }
    }
  }

  function end(): void {
    run?.over.abort();
    run = null;
    for (const known of [marks, counts, watched]) known.clear();
  }

  return {
    async begin() {
      if (!run) {
        const over = new AbortController();
        // Who begins to listen now reads the views afterwards: what happened before is in them.
        const begun = look((address, mark) => void marks.set(caseName(address), mark), over.signal);
        run = { over, begun };
        void begun.then(
          () => keepLooking(over.signal),
          () => run?.begun === begun && end(),
        );
      }
      await run.begun;
    },
    end,
    async note(address) {
      const mark = await markOf(address);
      if (run) marks.set(caseName(address), Math.max(mark, noted(address)));
      return mark;
    },
    noted,
    again: (address) => void counts.delete(partitionOf(address)),
  };
}
