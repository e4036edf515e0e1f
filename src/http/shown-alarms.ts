// Alarms as they are shown: read and computed once per change and kind of reader, however many look.
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { partitionOf } from '../domain/partition.ts';
import { joined } from '../engine/joined.ts';
import type { DomainName } from './contract.ts';
import type { HttpDeps } from './visitor.ts';

/** An alarm as it stood when its partition had `count` lines. */
export interface ShownAlarm {
  readonly id: string;
  readonly count: number;
  readonly seq: number;
  /** When it was read, monotonic milliseconds. */
  readonly at: number;
  readonly alarm: Alarm;
  readonly domain: DomainName;
  /** What `compute` made of it for this kind of reader; made once. */
  kept(kind: string, compute: () => Promise<string>): Promise<string>;
}

export interface ShownAlarms {
  /**
   * The alarm as it stands now, or null when there is none of this id. The alarm itself is never older than the
   * question; its rolls may be by a second, but never older than what was told.
   */
  read(id: string): Promise<ShownAlarm | null>;
  /** People were told that it has come so far: from now on, nobody is shown less. */
  told(id: string, count: number): void;
}

/** While thousands are sent to, the rolls change with every commit: they are added up once in this time, milliseconds. */
const restFor = 1_000;
/** Alarms kept; beyond that, the one unused for longest is read anew when it is asked for. */
const mostKept = 200;

export function shownAlarms({ env, entry, look }: HttpDeps): ShownAlarms {
  const known = new Map<string, ShownAlarm>();
  const toldOf = new Map<string, number>();
  const loading = new Map<string, Promise<ShownAlarm | null>>();
  const countOf = joined((partition) => env.store.written(partition));

  async function load(id: string, count: number): Promise<ShownAlarm | null> {
    const { state: alarm, seq } = await entry.read(alarms, id);
    if (alarm.status === 'none') return null;
    const domain = { id: alarm.domain, name: (await look.domain(alarm.domain))?.name ?? alarm.domain };
    return { id, count, seq, at: env.monotonic(), alarm, domain, kept: keeper() };
  }

  function loadOnce(id: string, count: number): Promise<ShownAlarm | null> {
    const name = `${id} ${count}`;
    const task = loading.get(name) ?? load(id, count).finally(() => loading.delete(name));
    loading.set(name, task);
    return task;
  }

  /** True when only what lies beside the alarm has changed since, and that not long ago. */
  async function isGoodEnough({ id, count, seq, at }: ShownAlarm): Promise<boolean> {
    if (env.monotonic() - at >= restFor || count < (toldOf.get(id) ?? 0)) return false;
    return (await entry.read(alarms, id)).seq === seq;
  }

  /** Put last, so that the first of the map is the one unused for longest. */
  function keep(shown: ShownAlarm): void {
    known.delete(shown.id);
    known.set(shown.id, shown);
    if (known.size > mostKept) forgetFirst(known);
  }

  return {
    async read(id) {
      // The count first: what is read after it is at least as new.
      const count = await countOf(partitionOf({ kind: alarms.name, id }));
      const kept = known.get(id);
      const isGood = kept && (kept.count === count || (await isGoodEnough(kept)));
      const shown = isGood ? kept : await loadOnce(id, count);
      // A slower reader must not put back what a faster one has left behind.
      if (shown && shown.count >= (known.get(id)?.count ?? 0)) keep(shown);
      return shown;
    },
    told(id, count) {
      toldOf.delete(id);
      toldOf.set(id, count);
      if (toldOf.size > mostKept) forgetFirst(toldOf);
    },
  };
}

/** Keeps what was computed, by kind; what failed is computed again. */
function keeper(): ShownAlarm['kept'] {
  const views = new Map<string, Promise<string>>();
  return (kind, compute) => {
    const known = views.get(kind);
    if (known) return known;
    const view = compute();
    views.set(kind, view);
    view.catch(() => views.delete(kind));
    return view;
  };
}

function forgetFirst(known: Map<string, unknown>): void {
  const first = known.keys().next();
  if (!first.done) known.delete(first.value);
}
