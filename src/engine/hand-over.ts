// One call to the outside: draws the newest state, hands it over, and says what came of it.
import { deliveryOf, type Outcome } from '../domain/ledger.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { Undeliverable } from '../errors.ts';
import type { Env, Sender } from './env.ts';
import type { Door } from './execute.ts';
import type { SendingModel } from './results.ts';

/** Which message of which case; a redraw replaces a card that is already there. */
export interface Call {
  readonly model: SendingModel;
  readonly address: CaseAddress;
  readonly id: string;
  readonly redraw: boolean;
}

/** Hands a message over. Null when it turned out needless; never throws: whatever happened is an outcome. */
export async function handOver(env: Env, entry: Door, sender: Sender, call: Call): Promise<Outcome | null> {
  const { model, address, id } = call;
  try {
    const { state } = await entry.read(model, address.id);
    const delivery = deliveryOf(state.ledger, id);
    // Answered between reservation and call: nobody is asked who has answered.
    if (!delivery || (!call.redraw && delivery.state !== 'reserved')) return null;
    const { version } = delivery;
    if (call.redraw) {
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
    const fault = error instanceof Error ? error.name : 'unknown';
    env.log.error('send.fault', { case: caseName(address), delivery: id, error: fault });
    return { id, outcome: 'again', code: 'fault' };
  }
}
