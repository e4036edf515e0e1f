// Works off what is owed: wakes cases, reserves messages, hands them over, settles what came of it.
import { deliveryOf, isOwed, ready, reservedUpTo } from '../domain/ledger.ts';
import { type CaseAddress, type CaseKind, caseName, type Entry, type Lane, type Model } from '../domain/model.ts';
import { Refusal } from '../errors.ts';
import type { DueRow } from '../store/port.ts';
import type { Env, Sender, Sending } from './env.ts';
import type { Door } from './execute.ts';
import { type Call, handOver } from './hand-over.ts';
import type { Pace } from './pace.ts';
import { results, type SendingModel } from './results.ts';

export interface Worker {
  /** Does what is due now under this lease epoch; resolves with the time to look again. */
  pass(epoch: number): Promise<number>;
  /** Resolves when nothing handed over is still without a result. */
  settled(): Promise<void>;
  /** Waits a moment for what is on its way, then lets go of it: the next holder counts it as unclear. */
  stop(): Promise<void>;
}

/** The worker looks again after this time even if nobody tells it to. */
const idleLook = 500;
const rowsAtOnce = 200;
/** How long a stop waits for calls on their way; the whole process stops within 5 s. */
const stopsWithin = 3_500;

export function worker(
  env: Env,
  entry: Door,
  models: Partial<Record<CaseKind, unknown>>,
  sender: Sender,
  pace: Pace,
  nudge: () => void,
): Worker {
  /** Messages handed over and not settled, by case and delivery. */
  const running = new Map<string, Promise<void>>();
  const written = results(env, entry);

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values());
  }

  async function payRow({ address, key, lane }: DueRow, epoch: number): Promise<void> {
    const model = models[address.kind];
    if (key === 'wake') {
      const wakes = model as Model<unknown, { type: 'wake' }, Entry>;
      await entry.execute(wakes, address.id, { type: 'wake' }, { system: 'clock' });
    } else await send(model as SendingModel, address, lane, epoch);
  }

  /** Reserves what may leave now, in one commit, and hands it over. */
  async function send(model: SendingModel, address: CaseAddress, lane: Lane, epoch: number): Promise<void> {
    const { ledger } = await withoutLost(model, address, epoch);
    const now = env.now();
    const due = ready(ledger, lane, now).filter((item) => !running.has(nameOf(address, item.id)));
    const chosen = due.slice(0, pace.free(lane, now));
    const ids = chosen.filter(isOwed).map((item) => item.id);
    const reserve = { type: 'reserve', ids, epoch } as const;
    const after = ids.length > 0 ? await entry.execute(model, address.id, reserve, { system: 'sender' }) : null;
    for (const { id } of chosen) {
      const redraw = !ids.includes(id);
      // What was answered or stopped while we reserved is not reserved, and stays at home.
      const leaves = redraw || (after && deliveryOf(after.state.ledger, id)?.state === 'reserved');
      if (leaves) start({ model, address, id, redraw }, epoch);
    }
  }

  /** Of reservations that nobody here works on, nobody knows what became. */
  async function withoutLost(model: SendingModel, address: CaseAddress, epoch: number): Promise<Sending> {
    const { state } = await entry.read(model, address.id);
    const lost = reservedUpTo(state.ledger, epoch).filter((item) => !running.has(nameOf(address, item.id)));
    if (lost.length === 0) return state;
    const recover = { type: 'recover', ids: lost.map((item) => item.id), epoch } as const;
    return (await entry.execute(model, address.id, recover, { system: 'sender' })).state;
  }

  function start(call: Call, epoch: number): void {
    const name = nameOf(call.address, call.id);
    pace.start(env.now());
    running.set(
      name,
      run(call, epoch)
        .then(() => void running.delete(name))
        .then(nudge),
    );
  }

  async function run(call: Call, epoch: number): Promise<void> {
    const outcome = await handOver(env, entry, sender, call);
    pace.end(env.now(), outcome?.outcome === 'again' && outcome.code === 'throttled');
    if (outcome) await written.note(call.model, call.address, outcome, epoch);
  }

  return {
    async pass(epoch) {
      for (const row of await env.store.due(env.now(), rowsAtOnce)) {
        try {
          await payRow(row, epoch);
        } catch (error) {
          if (error instanceof Refusal && error.code === 'stale-lease') throw error;
          const fault = error instanceof Error ? error.name : 'unknown';
          env.log.error('work.fault', { case: caseName(row.address), key: row.key, error: fault });
        }
      }
      return nextLook(env, pace);
    },
    settled,
    async stop() {
      const waited = new AbortController();
      await Promise.race([settled(), env.pause(stopsWithin, waited.signal)]);
      waited.abort();
      written.giveUp();
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

const nameOf = (address: CaseAddress, id: string) => `${caseName(address)}/${id}`;
