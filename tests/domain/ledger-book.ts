// A ledger with one message on its own clock, and how to bring it into every state.
import {
  applyLedger,
  type Delivery,
  type DeliveryState,
  decideLedger,
  type Ledger,
  type LedgerCommand,
  type Outcome,
  planned,
  withdrawn,
} from '../../src/domain/ledger.ts';
import type { Lane } from '../../src/domain/model.ts';

/** Epoch milliseconds at which every book begins. */
export const start = 1_000_000;
export const states: readonly DeliveryState[] = [
  'planned',
  'reserved',
  'accepted',
  'refused',
  'unknown',
  'answered',
  'stopped',
  'superseded',
];
export type Kind = Outcome['outcome'];

/** A ledger with one message, on its own clock. */
export function book(lane: Lane = 0) {
  const item = planned({ id: 'd1', to: { person: 'p-1' }, message: 'alarm', lane, ahead: false }, start);
  let ledger: Ledger = { epoch: 0, deliveries: { d1: item } };
  let now = start;
  const book = {
    get ledger() {
      return ledger;
    },
    get item() {
      return ledger.deliveries.d1 as Delivery;
    },
    get now() {
      return now;
    },
    wait(ms: number) {
      now += ms;
      return book;
    },
    give(command: LedgerCommand) {
      for (const entry of decideLedger(ledger, command, now)) {
        ledger = applyLedger(ledger, entry, { id: 't', at: now, by: { system: 'sender' } });
      }
      return book;
    },
    reserve: (epoch = 1) => book.give({ type: 'reserve', ids: ['d1'], epoch }),
    recover: (epoch = 1) => book.give({ type: 'recover', ids: ['d1'], epoch }),
    settle: (outcome: Kind, more: { epoch?: number; version?: number; waitMs?: number } = {}) =>
      book.give({ type: 'settle', results: [result(outcome, more)], epoch: more.epoch ?? 1 }),
    edit(change: (item: Delivery) => Delivery) {
      ledger = { ...ledger, deliveries: { d1: change(book.item) } };
      return book;
    },
  };
  return book;
}

function result(outcome: Kind, { version = 1, waitMs }: { version?: number; waitMs?: number } = {}): Outcome {
  if (outcome === 'accepted') return { id: 'd1', outcome, activityId: 'a-1', version };
  if (outcome === 'redrawn') return { id: 'd1', outcome, version };
  return { id: 'd1', outcome, code: 'why', ...(waitMs === undefined ? {} : { waitMs }) };
}

/** A book in each state. */
export const ways: Record<DeliveryState, () => ReturnType<typeof book>> = {
  planned: () => book(),
  reserved: () => book().reserve(),
  accepted: () => book().reserve().settle('accepted'),
  refused: () => book().reserve().settle('never'),
  unknown: () => book().reserve().settle('unclear'),
  answered: () =>
    book()
      .reserve()
      .edit((item) => ({ ...item, state: 'answered' })),
  stopped: () => book().edit((item) => withdrawn(item, 'stopped', start)),
  superseded: () => book().edit((item) => withdrawn(item, 'superseded', start)),
};
