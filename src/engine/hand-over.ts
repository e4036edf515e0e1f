// One call to the outside: draws the newest state, hands it over, and says what came of it.
import { deliveryOf, isNeedless, type Outcome, type Recipient } from '../domain/ledger.ts';
import { caseName } from '../domain/model.ts';
import { Undeliverable } from '../errors.ts';
import type { Ready } from './desk.ts';
import type { Env, Sender } from './env.ts';
import type { Door } from './execute.ts';

/** What came of it, null when it turned out needless; and to whom it went, null when nothing left the house. */
export interface HandedOver {
  readonly outcome: Outcome | null;
  readonly to: Recipient | null;
}

/** Hands a message over. Never throws: whatever happened is an outcome. */
export async function handOver(
  { env, entry, sender }: { env: Env; entry: Door; sender: Sender },
  { desk: { model, address }, id, lane, redraw }: Ready,
): Promise<HandedOver> {
  let to: Recipient | null = null;
  try {
    // The crisis team's messages are worth asking the store; of a mass the newest state in memory is new enough.
    const { state } = await (lane === 2 ? entry.known(model, address.id) : entry.read(model, address.id));
    const delivery = deliveryOf(state.ledger, id);
    // Answered between reservation and call: nobody is asked who has answered.
    if (!delivery || (!redraw && delivery.state !== 'reserved')) return { outcome: null, to };
    if (!redraw && isNeedless(state, delivery)) return { outcome: { id, outcome: 'again', code: 'needless' }, to };
    const { version } = delivery;
    to = delivery.to;
    if (redraw) {
      await sender.redraw({ address, state, delivery });
      return { outcome: { id, outcome: 'redrawn', version }, to };
    }
    const { activityId } = await sender.post({ address, state, delivery });
    return { outcome: { id, outcome: 'accepted', activityId, version }, to };
  } catch (error) {
    if (error instanceof Undeliverable) {
      const { verdict, code, waitMs } = error;
      return { outcome: { id, outcome: verdict, code, ...(waitMs === undefined ? {} : { waitMs }) }, to };
    }
    // The sender turns everything that left the house into Undeliverable; this failed before.
    const fault = error instanceof Error ? error.name : 'unknown';
    env.log.error('send.fault', { case: caseName(address), delivery: id, error: fault });
    return { outcome: { id, outcome: 'again', code: 'fault' }, to: null };
  }
}
