// The sender with an eye on it: nothing may begin to leave that has ended or was answered; and each call is in its alarm's trace.
import { isNeedless } from '../domain/ledger.ts';
import { caseName } from '../domain/model.ts';
import type { Env, Handover, Sender } from './env.ts';
import type { HandTools } from './hand-over.ts';
import type { PromiseWatch } from './promise-watch.ts';
import { inTrace, traceOfCase } from './trace.ts';

/** What it writes its lines with. */
type Tools = Pick<Env, 'digest' | 'log'>;

/** `isOver`: what the case belongs to has ended, although it was not told so yet. */
export function watchedSender(
  sender: Sender,
  watch: PromiseWatch,
  isOver: HandTools['isOver'],
  { digest, log }: Tools,
): Sender {
  const traced = <T>({ address }: Handover, task: () => Promise<T>) => inTrace(traceOfCase(digest, address), task);

  async function look({ address, state, delivery }: Handover): Promise<void> {
    if (delivery.state !== 'reserved') watch.failed(9);
    const over = { status: (await isOver(address)) ? 'ended' : state.status };
    if (isNeedless(over, delivery)) watch.failed(8);
  }
  return {
    async post(handover) {
      await look(handover);
      return traced(handover, async () => {
        const taken = await sender.post(handover);
        const { address, delivery } = handover;
        // Of a mass its ledger says enough.
        if (delivery.lane < 2)
          log.info('message.taken', { case: caseName(address), delivery: delivery.id, way: delivery.way });
        return taken;
      });
    },
    redraw: (handover) => traced(handover, () => sender.redraw(handover)),
  };
}
