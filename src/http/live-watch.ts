// What other processes changed: while somebody listens here, the heads and counters of the store are looked at twice a second.
import { alarms } from '../domain/alarm-rules.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import { incidents } from '../domain/incident-rules.ts';
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

type Hears = (address: CaseAddress, mark: Mark) => void;

export interface Watch {
  /** Begins to look, unless it does already. Resolves when nothing that is committed from now on stays unseen. */
  begin(): Promise<void>;
  /** Nobody listens any more: looks no longer, and forgets. */
  end(): void;
  /** Notes how far a case has come. What is read after that contains all of it. */
  note(address: CaseAddress): Promise<void>;
  /** What was noted last; -1 when nothing was. */
  noted(address: CaseAddress): Mark;
  /** A notice came to nothing: the case is looked at again. */
  again(address: CaseAddress): void;
}

/** `changed` hears of each case that came further than was noted, `told` how far each was that is told of now. */
export function watch(deps: HttpDeps, changed: Hears, told: Hears): Watch {
  const { env } = deps;
  let run: { readonly over: AbortController; readonly begun: Promise<void> } | null = null;
  let view = sight(deps);

  async function keepLooking(here: Sight, over: AbortSignal): Promise<void> {
    for (let isBlind = false; !over.aborted; ) {
      await env.pause(lookEvery, over);
      if (over.aborted) return;
      try {
        await here.look((address, mark) => !over.aborted && changed(address, mark));
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
    view = sight(deps);
  }

  return {
    async begin() {
      if (!run) {
        const here = view;
        const over = new AbortController();
        // Who begins to listen now reads the views afterwards: what happened before is in them.
        const begun = here.look(here.keep);
        run = { over, begun };
        void begun.then(
          () => keepLooking(here, over.signal),
          () => run?.begun === begun && end(),
        );
      }
      await run.begun;
    },
    end,
    async note(address) {
      const here = view;
      const mark = await markOf(deps, address);
      here.keep(address, mark);
      told(address, mark);
    },
    noted: (address) => view.noted(address),
    again: (address) => view.again(address),
  };
}

async function markOf({ env, entry }: HttpDeps, address: CaseAddress): Promise<Mark> {
  if (isWhole(address)) return env.store.written(partitionOf(address));
  if (address.kind === incidents.name) return (await entry.read(incidents, address.id)).seq;
  return (await entry.read(proposals, address.id)).seq;
}

/** It has a partition of its own, together with its rolls or parts. */
const isWhole = ({ kind }: CaseAddress) => kind === 'alarm' || kind === 'check-in';

/** What is open, and the newest of all. */
async function openAndNewest({ store }: HttpDeps['env']): Promise<readonly CaseAddress[]> {
  const found: CaseAddress[] = [];
  // Events stay open long after anybody looks at them, so only the newest are watched.
  found.push(...(await store.list({ kind: incidents.name, limit: newest })).rows.map(({ address }) => address));
  for (const kind of [alarms.name, checkIns.name, proposals.name]) {
    found.push(...(await store.list({ kind, limit: newest })).rows.map(({ address }) => address));
    for (let from: { readonly after?: string } | null = {}; from !== null; ) {
      const { rows, next }: Page = await store.list({ kind, status: 'open', limit: pageSize, ...from });
      found.push(...rows.map(({ address }) => address));
      from = next === null ? null : { after: next };
    }
  }
  return found;
}
type Page = Awaited<ReturnType<HttpDeps['env']['store']['list']>>;

/** What one run of looking has seen. */
interface Sight {
  /** Tells of each case that came further than was kept; only what lies in a partition that has grown can have. */
  look(seen: Hears): Promise<void>;
  keep(address: CaseAddress, mark: Mark): void;
  noted(address: CaseAddress): Mark;
  again(address: CaseAddress): void;
}

function sight(deps: HttpDeps): Sight {
  const { env } = deps;
  const marks = new Map<string, Mark>();
  const counts = new Map<string, number>();
  /** Cases that are watched, and until when. */
  const watched = new Map<string, { readonly address: CaseAddress; readonly until: number }>();
  const noted = (address: CaseAddress): Mark => marks.get(caseName(address)) ?? -1;

  async function lookAt(partition: string, cases: readonly CaseAddress[], seen: Hears) {
    const count = await env.store.written(partition);
    const hasGrown = counts.get(partition) !== count;
    for (const address of cases) {
      if (!hasGrown && noted(address) >= 0) continue;
      const mark = isWhole(address) ? count : await markOf(deps, address);
      if (mark > noted(address)) seen(address, mark);
    }
    counts.set(partition, count);
  }

  return {
    async look(seen) {
      const now = env.monotonic();
      for (const address of await openAndNewest(env)) {
        watched.set(caseName(address), { address, until: now + watchedFor });
      }
      for (const [name, { until }] of watched) if (until <= now) watched.delete(name);
      const addresses = [...watched.values()].map(({ address }) => address);
      const together = Map.groupBy(addresses, partitionOf);
      await Promise.all([...together].map(([partition, cases]) => lookAt(partition, cases, seen)));
    },
    keep: (address, mark) => void marks.set(caseName(address), Math.max(mark, noted(address))),
    noted,
    again: (address) => void counts.delete(partitionOf(address)),
  };
}
