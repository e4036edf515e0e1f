// One call to the outside: draws the newest state, hands it over, and says what came of it.
import { deliveryOf, isNeedless, type Outcome, type Recipient } from '../domain/ledger.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { Undeliverable } from '../errors.ts';
import type { Ready } from './desk.ts';
import type { Env, Sender } from './env.ts';
import type { Door } from './execute.ts';

/** What came of it, null when it turned out needless; and to whom it went, null when nothing left the house. */
export interface HandedOver {
  readonly outcome: Outcome | null;
  readonly to: Recipient | null;
}

/** What a call needs. `isOver`: what the case belongs to has ended, although it was not told so yet. */
export interface HandTools {
  readonly env: Env;
  readonly entry: Door;
  readonly sender: Sender;
  readonly isOver: (address: CaseAddress) => Promise<boolean>;
}

/** So long a message of a mass may wait for its turn before its case is read again, milliseconds. */
const freshFor = 1_000;

/** Hands a message over. Never throws: whatever happened is an outcome. */
export async function handOver(
  { env, entry, sender, isOver }: HandTools,
  { desk: { model, address }, id, lane, redraw, epoch, since }: Ready,
): Promise<HandedOver> {
  let to: Recipient | null = null;
  try {
    // The crisis team's messages are worth asking the store; of a mass what was known a moment ago is new enough.
    const isFresh = lane === 2 && env.monotonic() - since <= freshFor;
    const { state } = await (isFresh ? entry.known(model, address.id) : entry.read(model, address.id));
    const delivery = deliveryOf(state.ledger, id);
    // Answered between reservation and call: nobody is asked who has answered. Or we stood still, another took over
    // and reserved it anew: then it is the other's to send.
    const isOurs = delivery?.state === 'reserved' && delivery.epoch === epoch;
    if (!delivery || (!redraw && !isOurs)) return { outcome: null, to };
    const over = { status: (await isOver(address)) ? 'ended' : state.status };
    if (!redraw && isNeedless(over, delivery)) return { outcome: { id, outcome: 'again', code: 'needless' }, to };
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
