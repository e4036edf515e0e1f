// Teams as the engine's tests need it: takes messages, keeps them, and fails, throttles or hangs when told.
import type { Delivery } from '../../src/domain/ledger.ts';
import type { Handover, Sender } from '../../src/engine/env.ts';
import { Undeliverable, type Verdict } from '../../src/errors.ts';
import type { VirtualClock } from '../support/clock.ts';

export interface Sent {
  readonly kind: 'post' | 'redraw';
  /** Epoch milliseconds when the call began. */
  readonly at: number;
  readonly case: string;
  readonly to: string;
  readonly message: string;
  readonly lane: number;
  /** The card says that it is a repeat. */
  readonly repeat: boolean;
}
type Trouble = { readonly verdict: Verdict; readonly code: string; readonly waitMs?: number };

export interface Mailbox extends Sender {
  /** Every call, in order. */
  readonly calls: readonly Sent[];
  /** How long a call takes, milliseconds. */
  latency: number;
  /** What goes wrong with a call; undefined: Teams takes it. It may have arrived all the same. */
  trouble(call: Sent): Trouble | undefined;
  /** Calls for which this is true never come back until `letGo`. */
  hangs(call: Sent): boolean;
  letGo(): void;
  /** How many calls are on their way. */
  open(): number;
  /** Most calls that were on their way at once. */
  readonly most: number;
  /** Who was sent what, as `to message`. */
  sent(): readonly string[];
}

export function mailbox(clock: VirtualClock): Mailbox {
  const calls: Sent[] = [];
  let open = 0;
  let most = 0;
  let hanging: (() => void)[] = [];

  async function call(kind: Sent['kind'], { address, delivery }: Handover): Promise<void> {
    const sent = describe(kind, clock.now(), address.id, delivery);
    calls.push(sent);
    open += 1;
    most = Math.max(most, open);
    try {
      if (box.hangs(sent)) await new Promise<void>((done) => hanging.push(done));
      await clock.pause(box.latency);
      const trouble = box.trouble(sent);
      if (trouble) throw new Undeliverable(trouble.verdict, trouble.code, trouble.waitMs);
    } finally {
      open -= 1;
    }
  }

  const box: Mailbox = {
    calls,
    latency: 200,
    trouble: () => undefined,
    hangs: () => false,
    letGo() {
      for (const done of hanging) done();
      hanging = [];
    },
    open: () => open,
    get most() {
      return most;
    },
    sent: () => calls.map(({ to, message }) => `${to} ${message}`),
    async post(handover) {
      await call('post', handover);
      return { activityId: `activity-${calls.length}-${handover.delivery.id}` };
    },
    redraw: (handover) => call('redraw', handover),
  };
  return box;
}

function describe(kind: Sent['kind'], at: number, id: string, delivery: Delivery): Sent {
  const { to, message, lane, mayBeOut } = delivery;
  return { kind, at, case: id, to: 'person' in to ? to.person : 'channel', message, lane, repeat: mayBeOut };
}
