// Messages on their way: reserves what may leave now, hands it over, and knows what is still without a result.
import { deliveryOf, isOwed, ready, reservedUpTo } from '../domain/ledger.ts';
import { type CaseAddress, caseName, type Lane } from '../domain/model.ts';
import type { Env, Sender, Sending } from './env.ts';
import type { Door } from './execute.ts';
import { type Call, handOver } from './hand-over.ts';
import type { Pace } from './pace.ts';
import { type Results, results, type SendingModel } from './results.ts';

/** What sending works with. `nudge`: something came back, look again. */
export interface SendTools {
  readonly env: Env;
  readonly entry: Door;
  readonly sender: Sender;
  readonly pace: Pace;
  readonly nudge: () => void;
}

export interface Sends {
  /** Reserves what may leave now in one commit, and hands it over. Resolves when it is on its way. */
  send(model: SendingModel, address: CaseAddress, lane: Lane, epoch: number): Promise<void>;
  /** Resolves when nothing handed over is still without a result. */
  settled(): Promise<void>;
  /** Waits a moment for what is on its way, then lets go of it: the next holder counts it as unclear. */
  stop(): Promise<void>;
}

/** How long a stop waits for calls on their way, milliseconds; the whole process stops within 5 s. */
const stopsWithin = 3_500;

/** Messages handed over and not settled, by case and delivery. */
type Running = Map<string, Promise<void>>;

export function sends(tools: SendTools): Sends {
  const { env, entry, pace } = tools;
  const running: Running = new Map();
  const written = results(env, entry);

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values());
  }

  function start(call: Call, epoch: number): void {
    const name = nameOf(call.address, call.id);
    const run = runCall(tools, written, call, epoch);
    running.set(name, run.then(() => void running.delete(name)).then(tools.nudge));
  }

  return {
    async send(model, address, lane, epoch) {
      const { ledger } = await withoutLost(entry, running, { model, address, epoch });
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

/** Of reservations that nobody here works on, nobody knows what became. */
async function withoutLost(
  entry: Door,
  running: Running,
  { model, address, epoch }: { model: SendingModel; address: CaseAddress; epoch: number },
): Promise<Sending> {
  const { state } = await entry.read(model, address.id);
  const lost = reservedUpTo(state.ledger, epoch).filter((item) => !running.has(nameOf(address, item.id)));
  if (lost.length === 0) return state;
  const recover = { type: 'recover', ids: lost.map((item) => item.id), epoch } as const;
  return (await entry.execute(model, address.id, recover, { system: 'sender' })).state;
}

/** One call with its slot, from the start until its result is written down. Never throws. */
async function runCall({ env, entry, sender, pace }: SendTools, written: Results, call: Call, epoch: number) {
  pace.start(env.now());
  const outcome = await handOver(env, entry, sender, call);
  pace.end(env.now(), outcome?.outcome === 'again' && outcome.code === 'throttled');
  if (outcome) await written.note(call.model, call.address, outcome, epoch);
}

const nameOf = (address: CaseAddress, id: string) => `${caseName(address)}/${id}`;
