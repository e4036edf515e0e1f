// Works off what is owed: wakes cases at their time, tells an alarm's rolls, and sends messages lane by lane.
import { type CaseAddress, type CaseKind, caseName, type Entry, type Model } from '../domain/model.ts';
import type { DueRow } from '../store/port.ts';
import type { SendingModel } from './desk.ts';
import type { FirstTouch } from './first-touch.ts';
import type { HandTools } from './hand-over.ts';
import type { Pace } from './pace.ts';
import { agendaByWay, sendsByWay } from './way-sends.ts';

export interface Worker {
  /** Does what is due now under this lease epoch; resolves with the milliseconds until to look again. Throws on a stale lease. */
  pass(epoch: number): Promise<number>;
  /** The lease is not ours: what was not begun is let go. */
  rest(): void;
  /** Messages reserved and not settled. */
  open(): number;
  /** Calls, commits and tellings that run now; what waits for the clock is not among them. */
  underway(): number;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkTools extends HandTools {
  /** The rules of each kind of case that owes anything. */
  readonly models: Partial<Record<CaseKind, unknown>>;
  readonly pace: Pace;
  /** Tells other cases what a case owes them. */
  readonly tell: (address: CaseAddress) => Promise<void>;
  /** Looks up the facts that a case owes; with milliseconds when that was only a step of many. */
  readonly audit?: (address: CaseAddress) => Promise<number | null>;
  /** Asks whether Teams answers; rejects with Undeliverable. */
  readonly probe?: () => Promise<void>;
  /** Hints at an alarm in the activity feed, step by step. */
  readonly feed?: FirstTouch;
  /** Hears of every wake that led to something: how late it was, and for how long the lease was ours, milliseconds. */
  readonly woke?: (address: CaseAddress, late: number, heldFor: number) => void;
}

/** The store is asked for due rows this often, milliseconds; in between what this process commits is known. */
const askEvery = 500;
/** Or so often while more is due than one reading brought, milliseconds. */
const askAgainAfter = 50;
/** So far ahead rows are read, so that they are known at their time. */
const readAhead = 60_000;
const rowsAtOnce = 500;
/** Wakes and tellings under way at once. */
const mostOthers = 64;
/** After a fault the same row is tried again, milliseconds. */
const tryAgainAfter = 1_000;

export function worker(tools: WorkTools, nudge: () => void): Worker {
  const { env, entry, models, sender, pace, tell, audit, isOver, feed, probe } = tools;
  const rows = agendaByWay();
  const modelOf = ({ kind }: CaseAddress) => models[kind] as SendingModel;
  const sending = sendsByWay({ env, entry, sender, isOver, pace, rows, modelOf, nudge, probe });
  const others = new Map<string, Promise<void>>();
  let askedAt = Number.NEGATIVE_INFINITY;
  /** Up to this time rows are known: where a full reading ended, epoch milliseconds. */
  let knownUntil = Number.POSITIVE_INFINITY;
  let current = 0;
  let takenAt = 0;

  entry.onCommit((address, { owe, paid }) => {
    if (current === 0) return;
    rows.put(owe.map((row) => ({ ...row, address })));
    for (const key of paid) rows.drop({ address, key });
    if (owe.some(({ at }) => at <= env.now())) nudge();
  });

  async function pay(row: DueRow): Promise<void> {
    const { address, key } = row;
    try {
      if (key === 'feed') return comesAgain(row, (await feed?.step(address.id)) ?? null);
      if (key === 'audit') return comesAgain(row, (await audit?.(address)) ?? null);
      if (key === 'tell') await tell(address);
      else await wake(row);
      // Paid by its own commit, or it was needless: the store brings it back if it still stands.
      rows.drop(row);
    } catch (error) {
      const fault = error instanceof Error ? error.name : 'unknown';
      env.log.error('work.fault', { case: caseName(address), key, error: fault });
      rows.put([{ ...row, at: env.now() + tryAgainAfter }]);
    }
  }

  /** Null: paid, or needless; the store brings it back if it still stands. */
  function comesAgain(row: DueRow, wait: number | null): void {
    if (wait === null) rows.drop(row);
    else rows.put([{ ...row, at: env.now() + Math.max(1, wait) }]);
  }

  async function wake({ address, at }: DueRow): Promise<void> {
    const wakes = models[address.kind] as Model<unknown, { type: 'wake' }, Entry>;
    const { entries } = await entry.execute(wakes, address.id, { type: 'wake' }, { system: 'clock' });
    if (entries.length > 0) tools.woke?.(address, env.now() - at, env.monotonic() - takenAt);
  }

  /** Sooner when all that is known is due and nearly worked off, because a reading was full. */
  function nextAsking(): number {
    const now = env.now();
    return knownUntil <= now && rows.others(now).length <= mostOthers ? askAgainAfter : askEvery;
  }

  async function ask(): Promise<void> {
    askedAt = env.monotonic();
    const ahead = await env.store.due(env.now() + readAhead, rowsAtOnce);
    rows.put(ahead);
    knownUntil = Number.POSITIVE_INFINITY;
    if (ahead.length < rowsAtOnce) return;
    // So many timers lie ahead that they hide what is due now in a higher lane.
    const due = await env.store.due(env.now(), rowsAtOnce);
    rows.put(due);
    knownUntil = due.length < rowsAtOnce ? (ahead.at(-1)?.at ?? 0) : 0;
  }

  function payOthers(now: number): void {
    for (const row of rows.others(now)) {
      if (others.size >= mostOthers) return;
      const name = `${caseName(row.address)} ${row.key}`;
      if (others.has(name)) continue;
      const task = pay(row).finally(() => {
        others.delete(name);
        nudge();
      });
      others.set(name, task);
    }
  }

  return {
    async pass(epoch) {
      if (epoch !== current) rows.clear();
      if (epoch !== current) askedAt = Number.NEGATIVE_INFINITY;
      if (epoch !== current) takenAt = env.monotonic();
      current = epoch;
      if (env.monotonic() - askedAt >= nextAsking()) await ask();
      const now = env.now();
      payOthers(now);
      sending.pass(epoch);
      const due = rows.nextAt(now);
      const waits = [askedAt + nextAsking() - env.monotonic(), due === null ? null : due - now, sending.nextIn()];
      return Math.min(...waits.filter((ms) => ms !== null));
    },
    rest() {
      if (current !== 0) rows.clear();
      current = 0;
      sending.rest();
    },
    open: sending.open,
    underway: () => sending.underway() + others.size,
    async settled() {
      while (others.size > 0) await Promise.all(others.values());
      await sending.settled();
    },
    stop: sending.stop,
  };
}
