// All cases of a kind in a domain, kept folded in memory: registers are read as a whole by pages, figures and exports.
import type { CaseKind, Entry, Model } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';
import type { Put, Register, WasPut } from '../domain/register.ts';
import type { Snapshot, Store } from '../store/port.ts';
import type { Door } from './execute.ts';
import { joined } from './joined.ts';

/** A case as it stands after line `seq`, the last of which was written at `at` (epoch milliseconds). */
export interface Booked<State> {
  readonly id: string;
  readonly seq: number;
  readonly at: number;
  readonly state: State;
}

export interface RegisterBook {
  /**
   * All cases of a kind that lie with a domain, by id. The very same array while nothing was written there, so that
   * what is reckoned from it can be kept beside it. What another process wrote may be missing for a moment.
   */
  all<S, C extends { readonly type: string }, E extends Entry>(
    model: Model<S, C, E>,
    domain: string,
  ): Promise<readonly Booked<S>[]>;
  /** The records of a register; again the very same array while nothing was written. */
  values<Value extends object>(
    model: Model<Register<Value>, Put<Value>, WasPut>,
    domain: string,
  ): Promise<readonly Value[]>;
}

/** What is kept of one kind in one domain. `written` is the count of lines at which it was last looked through. */
interface Page {
  written: number;
  readonly cases: Map<string, Booked<unknown>>;
  all: readonly Booked<unknown>[];
  values: readonly object[] | null;
}

/** From so many new cases on they are fetched together. */
const fewest = 8;

/**
 * Keeps what it read: asks the store how much was written in the domain, and reads again only what changed. Only for kinds
 * without sealed values: that one was erased would not be noticed here.
 */
export function registerBook(entry: Door, store: Store): RegisterBook {
  const pages = new Map<string, Page>();
  const models = new Map<CaseKind, Model<unknown, { readonly type: string }, Entry>>();

  const looked = joined(async (name: string) => {
    const [kind, domain] = name.split(' ') as [CaseKind, string];
    const model = models.get(kind);
    if (!model) throw new Error(`nobody asked for ${kind}`);
    const page: Page = pages.get(name) ?? { written: -1, cases: new Map(), all: [], values: null };
    // Counted before it is looked through: what comes in between is seen again next time, and never missed.
    const written = await store.written(partitionOf({ kind, id: domain }));
    if (written !== page.written) await lookThrough(page, model, domain);
    page.written = written;
    pages.set(name, page);
    return page;
  });

  async function lookThrough(
    page: Page,
    model: Model<unknown, { readonly type: string }, Entry>,
    domain: string,
  ): Promise<void> {
    const ends = await store.ends(model.name, domain);
    const changed = [...ends].filter(([id, seq]) => (page.cases.get(id)?.seq ?? 0) < seq);
    if (changed.length === 0) return;
    const snapshots = changed.length < fewest ? new Map<string, Snapshot>() : await store.snapshots(model.name, domain);
    const read = changed.map(async ([id, seq]): Promise<Booked<unknown>> => {
      const snapshot = snapshots.get(id);
      if (snapshot && snapshot.seq >= seq && snapshot.version === model.version) {
        return { id, seq: snapshot.seq, at: snapshot.at, state: snapshot.state };
      }
      const { seq: end, at, state } = await entry.read(model, id);
      return { id, seq: end, at, state };
    });
    for (const booked of await Promise.all(read)) page.cases.set(booked.id, booked);
    page.all = [...page.cases.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    page.values = null;
  }

  async function pageOf(model: Model<never, never, never>, domain: string): Promise<Page> {
    models.set(model.name, model as unknown as Model<unknown, { readonly type: string }, Entry>);
    return looked(`${model.name} ${domain}`);
  }

  return {
    async all<S, C extends { readonly type: string }, E extends Entry>(model: Model<S, C, E>, domain: string) {
      return (await pageOf(model as unknown as Model<never, never, never>, domain)).all as readonly Booked<S>[];
    },
    async values<Value extends object>(model: Model<Register<Value>, Put<Value>, WasPut>, domain: string) {
      const page = await pageOf(model as unknown as Model<never, never, never>, domain);
      page.values ??= page.all.flatMap(({ state }) => (state as Register<Value>).value ?? []);
      return page.values as readonly Value[];
    },
  };
}
