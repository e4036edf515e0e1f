// Works off what is owed: wakes cases at their time, and sends their messages lane by lane.
import { type CaseKind, caseName, type Entry, type Model } from '../domain/model.ts';
import { Refusal } from '../errors.ts';
import type { DueRow } from '../store/port.ts';
import type { Env, Sender } from './env.ts';
import type { Door } from './execute.ts';
import type { Pace } from './pace.ts';
import type { SendingModel } from './results.ts';
import { type Sends, sends } from './sends.ts';

export interface Worker extends Pick<Sends, 'settled' | 'stop'> {
  /** Does what is due now under this lease epoch; resolves with the time to look again. Throws on a stale lease. */
  pass(epoch: number): Promise<number>;
}

/** The worker looks again after this time even if nobody tells it to, milliseconds. */
const idleLook = 500;
const rowsAtOnce = 200;

export function worker(
  env: Env,
  entry: Door,
  models: Partial<Record<CaseKind, unknown>>,
  sender: Sender,
  pace: Pace,
  nudge: () => void,
): Worker {
  const { send, settled, stop } = sends({ env, entry, sender, pace, nudge });

  async function pay({ address, key, lane }: DueRow, epoch: number): Promise<void> {
    const model = models[address.kind];
    if (key !== 'wake') return send(model as SendingModel, address, lane, epoch);
    const wakes = model as Model<unknown, { type: 'wake' }, Entry>;
    await entry.execute(wakes, address.id, { type: 'wake' }, { system: 'clock' });
  }

  return {
    async pass(epoch) {
      for (const row of await env.store.due(env.now(), rowsAtOnce)) {
        try {
          await pay(row, epoch);
        } catch (error) {
          if (error instanceof Refusal && error.code === 'stale-lease') throw error;
          const fault = error instanceof Error ? error.name : 'unknown';
          env.log.error('work.fault', { case: caseName(row.address), key: row.key, error: fault });
        }
      }
      return nextLook(env, pace);
    },
    settled,
    stop,
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
