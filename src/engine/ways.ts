// Routes each message to the sender of its way; a way that is not set up says so at once, so that another is taken.
import type { Way } from '../domain/ways.ts';
import { Undeliverable } from '../errors.ts';
import type { Sender } from './env.ts';

/** One sender per way that is set up; Teams always is. */
export type WaySenders = Readonly<Partial<Record<Way, Pick<Sender, 'post'>>>> & { readonly teams: Sender };

/** Only Teams can draw a message again; what went another way stays as it is. */
export function senderByWay(senders: WaySenders): Sender {
  return {
    async post(handover) {
      const sender = senders[handover.delivery.way];
      if (!sender) throw new Undeliverable('never', 'way-off');
      return sender.post(handover);
    },
    async redraw(handover) {
      if (handover.delivery.way !== 'teams') throw new Undeliverable('never', 'no-redraw');
      await senders.teams.redraw(handover);
    },
  };
}
