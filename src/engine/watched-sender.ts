// The sender with an eye on it: nothing may begin to leave that has ended, was answered or taken back.
import { isNeedless } from '../domain/ledger.ts';
import type { Handover, Sender } from './env.ts';
import type { HandTools } from './hand-over.ts';
import type { PromiseWatch } from './promise-watch.ts';

/** `isOver`: what the case belongs to has ended, although it was not told so yet. */
export function watchedSender(sender: Sender, watch: PromiseWatch, isOver: HandTools['isOver']): Sender {
  async function look({ address, state, delivery }: Handover): Promise<void> {
    if (delivery.state !== 'reserved') watch.failed(9);
    const over = { status: (await isOver(address)) ? 'ended' : state.status };
    if (isNeedless(over, delivery)) watch.failed(8);
  }
  return {
    async post(handover) {
      await look(handover);
      return sender.post(handover);
    },
    redraw: sender.redraw,
  };
}
