// Works off what is owed: wakes cases, reserves messages, hands them over, settles what came of it.
import type { Delivery, LedgerCommand, Outcome } from '../domain/ledger.ts';
import { isOwed, lost, ready } from '../domain/ledger.ts';
import { type CaseAddress, type CaseKind, caseName, type Entry, type Lane, type Model } from '../domain/model.ts';
import { Refusal, Undeliverable } from '../errors.ts';
import type { DueRow } from '../store/port.ts';
import type { Env, Sender, Sending } from './env.ts';
import type { Door } from './execute.ts';
import type { Pace } from './pace.ts';

type Anything = Model<unknown, { readonly type: string }, Entry>;
type SendingModel = Model<Sending, LedgerCommand, Entry>;

export interface Worker {
  /** Does what is due now under this lease epoch; resolves with the time to look again. */
  pass(epoch: number): Promise<number>;
  /** Resolves when nothing handed over is still without a result. */
  settled(): Promise<void>;
}

/** The worker looks again after this time even if nobody tells it to. */
const idleLook = 500;
const rowsAtOnce = 200;
/** A result that could not be written down is tried again after this time. */
const settleAgain = 500;

export function worker(
  env: Env,
  entry: Door,
  models: Partial<Record<CaseKind, unknown>>,
  sender: Sender,
  pace: Pace,
  nudge: () => void,
): Worker {
  /** Messages handed over and not settled, by case and delivery. */
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  const results = new Map<string, Outcome[]>();
  const settling = new Map<string, Promise<void>>();
  const by = { system: 'sender' } as const;

  async function payRow(row: DueRow, epoch: number): Promise<void> {
    const model = models[row.address.kind];
    if (!model) return;
    if (row.key === 'wake') {
      await entry.execute(model as Anything, row.address.id, { type: 'wake' }, { system: 'clock' });
    } else await reserveAndSend(model as SendingModel, row.address, row.lane, epoch);
  }

  async function reserveAndSend(model: SendingModel, address: CaseAddress, lane: Lane, epoch: number): Promise<void> {
    const { state } = await entry.read(model, address.id);
    if (lost(state.ledger, epoch).length > 0) {
      await entry.execute(model, address.id, { type: 'recover', epoch }, by);
    }
    const now = env.now();
    const free = pace.free(lane, now);
    if (free === 0) return;
    const items = ready(state.ledger, lane, now).filter((item) => !busy.has(busyName(address, item)));
    const chosen = items.slice(0, free);
    const ids = chosen.filter(isOwed).map((item) => item.id);
    if (ids.length > 0) await entry.execute(model, address.id, { type: 'reserve', ids, epoch }, by);
    for (const item of chosen) start(model, address, item, !ids.includes(item.id), epoch);
  }

  function start(model: SendingModel, address: CaseAddress, item: Delivery, redraw: boolean, epoch: number): void {
    const name = busyName(address, item);
    busy.add(name);
    pace.start(env.now());
    const task = handOver(model, address, item.id, redraw).then(async (outcome) => {
      pace.end(env.now(), outcome.outcome === 'again' && outcome.code === 'throttled');
      await settle(model, address, outcome, epoch);
      busy.delete(name);
      if (running.size === 1) settling.clear();
      nudge();
    });
    running.add(task);
    void task.finally(() => running.delete(task));
  }

  /** Draws the newest state and hands it over. Never throws: whatever happened is an outcome. */
  async function handOver(model: SendingModel, address: CaseAddress, id: string, redraw: boolean): Promise<Outcome> {
    try {
      const { state } = await entry.read(model, address.id);
      const delivery = state.ledger.deliveries[id];
      if (!delivery) throw new Error('delivery vanished');
      const { version } = delivery;
      if (redraw) {
        await sender.redraw({ address, state, delivery });
        return { id, outcome: 'redrawn', version };
      }
      const { activityId } = await sender.post({ address, state, delivery });
      return { id, outcome: 'accepted', activityId, version };
    } catch (error) {
      if (error instanceof Undeliverable) {
        const { verdict, code, waitMs } = error;
        return { id, outcome: verdict, code, ...(waitMs === undefined ? {} : { waitMs }) };
      }
      // The sender turns everything that left the house into Undeliverable; this failed before.
      env.log.error('send.fault', { case: caseName(address), delivery: id, error: nameOf(error) });
      return { id, outcome: 'again', code: 'fault' };
    }
  }

  /** Results of one case that come in while a commit runs share the next one. */
  function settle(model: SendingModel, address: CaseAddress, outcome: Outcome, epoch: number): Promise<void> {
    const name = caseName(address);
    const waiting = results.get(name);
    if (waiting) waiting.push(outcome);
    else results.set(name, [outcome]);
    const task = (settling.get(name) ?? Promise.resolve()).then(() => writeDown(model, address, epoch));
    settling.set(name, task);
    return task;
  }

  /** A result is a fact: it is tried until it stands in the journal. */
  async function writeDown(model: SendingModel, address: CaseAddress, epoch: number): Promise<void> {
    const name = caseName(address);
    const taken = results.get(name);
    if (!taken) return;
    results.delete(name);
    for (;;) {
      try {
        await entry.execute(model, address.id, { type: 'settle', results: taken, ids: [], epoch }, by);
        return;
      } catch (error) {
        env.log.error('settle.fault', { case: name, error: nameOf(error) });
        await env.pause(settleAgain);
      }
    }
  }

  return {
    async pass(epoch) {
      for (const row of await env.store.due(env.now(), rowsAtOnce)) {
        try {
          await payRow(row, epoch);
        } catch (error) {
          if (error instanceof Refusal && error.code === 'stale-lease') throw error;
          env.log.error('work.fault', { case: caseName(row.address), key: row.key, error: nameOf(error) });
        }
      }
      return nextLook(env, pace);
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** When to look again: the next due row, the next free token, or the idle look. */
async function nextLook(env: Env, pace: Pace): Promise<number> {
  const now = env.now();
  const due = await env.store.nextDue();
  const later = now + idleLook;
  if (due === null) return later;
  if (due > now) return Math.min(due, later);
  const token = pace.nextAt(now);
  // Something is due and may leave, yet nothing was done: it is on its way. Its result nudges the loop.
  return token !== null && token > now ? Math.min(token, later) : later;
}

const busyName = (address: CaseAddress, item: Delivery) => `${caseName(address)}/${item.id}`;
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
