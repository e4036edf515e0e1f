// The delivery ledger: every state meets every outcome; nothing is stuck, nothing claims more than was proven.
import { describe, expect, it } from 'vitest';
import {
  applyLedger,
  type Delivery,
  type DeliveryState,
  decideLedger,
  emptyLedger,
  isOwed,
  type Ledger,
  type LedgerCommand,
  ledgerOwed,
  mayHaveHeard,
  type Outcome,
  outdated,
  planned,
  ready,
  reservedUpTo,
  withdrawn,
} from '../../src/domain/ledger.ts';
import type { Lane } from '../../src/domain/model.ts';
import { refusalOf } from './play.ts';

const start = 1_000_000;
const states: readonly DeliveryState[] = [
  'planned',
  'reserved',
  'accepted',
  'refused',
  'unknown',
  'answered',
  'stopped',
  'superseded',
];
type Kind = Outcome['outcome'];

/** A ledger with one message, on its own clock. */
function book(lane: Lane = 0) {
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

const ways: Record<DeliveryState, () => ReturnType<typeof book>> = {
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

describe('every state meets every outcome', () => {
  const columns: readonly Kind[] = ['accepted', 'redrawn', 'again', 'unclear', 'never'];
  const table: Record<DeliveryState, readonly DeliveryState[]> = {
    planned: ['accepted', 'planned', 'planned', 'planned', 'planned'],
    reserved: ['accepted', 'reserved', 'planned', 'unknown', 'refused'],
    accepted: ['accepted', 'accepted', 'accepted', 'accepted', 'accepted'],
    refused: ['accepted', 'refused', 'refused', 'refused', 'refused'],
    unknown: ['accepted', 'unknown', 'unknown', 'unknown', 'unknown'],
    answered: ['answered', 'answered', 'answered', 'answered', 'answered'],
    stopped: ['stopped', 'stopped', 'stopped', 'stopped', 'stopped'],
    superseded: ['superseded', 'superseded', 'superseded', 'superseded', 'superseded'],
  };
  const cells = states.flatMap((from) =>
    columns.map((outcome, column) => [from, outcome, table[from][column]] as const),
  );

  it.each(cells)('%s + %s → %s', (from, outcome, to) => expect(ways[from]().settle(outcome).item.state).toBe(to));

  it.each(cells)('%s + %s: a send is owed exactly while planned or unknown', (from, outcome) => {
    const { item } = ways[from]().settle(outcome);
    expect(isOwed(item)).toBe(item.state === 'planned' || item.state === 'unknown');
  });

  it.each(states)('%s: a result for a message nobody knows changes nothing', (from) => {
    const before = ways[from]();
    const known = before.item;
    before.give({ type: 'settle', results: [{ id: 'toString', outcome: 'never', code: 'x' }], epoch: 1 });
    expect(before.item).toEqual(known);
    expect(Object.keys(before.ledger.deliveries)).toEqual(['d1']);
  });

  it.each(states)('%s is reserved only while a send is owed', (from) => {
    const { item } = ways[from]().wait(60_000).reserve(1);
    const sends = from === 'planned' || from === 'unknown' || from === 'reserved';
    expect(item.state).toBe(sends ? 'reserved' : from);
  });

  it.each(states)('%s is recovered only while it is reserved', (from) => {
    expect(ways[from]().recover().item.state).toBe(from === 'reserved' ? 'unknown' : from);
  });
});

describe('a message', () => {
  it('is never reserved early', () => {
    const waiting = book().reserve().settle('again');
    expect(waiting.wait(999).reserve().item.state).toBe('planned');
    expect(waiting.wait(1).reserve().item.state).toBe('reserved');
  });

  it('nobody knows about is repeated once after 5 seconds in the lane of the crisis team, marked as a repeat', () => {
    const unclear = book().reserve().settle('unclear');
    expect(unclear.item).toMatchObject({ state: 'unknown', due: start + 5_000, mayBeOut: true });
    expect(unclear.wait(4_999).reserve().item.state).toBe('unknown');
    expect(unclear.wait(1).reserve().item).toMatchObject({ state: 'reserved', mayBeOut: true, tries: 2 });
    expect(unclear.settle('unclear').item).toMatchObject({ state: 'refused', due: null, code: 'unconfirmed' });
  });

  it('nobody knows about waits a minute for evidence in the lane of everybody else', () => {
    expect(book(2).reserve().settle('unclear').item.due).toBe(start + 60_000);
  });

  it('that surely did not leave is tried again after a growing pause, and ends as refused with its reason', () => {
    const trying = book();
    const pauses: number[] = [];
    while (trying.reserve().settle('again').item.due !== null) {
      const pause = (trying.item.due ?? 0) - trying.now;
      pauses.push(pause);
      trying.wait(pause);
    }
    expect(pauses.slice(0, 8).map((pause) => pause / 1_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(trying.item).toMatchObject({ state: 'refused', code: 'why', tries: 20 });
    expect((trying.now - start) / 60_000).toBeCloseTo(14, 0);
  });

  it('waits as long as the other side asked, and no shorter than its own pause', () => {
    expect(book().reserve().settle('again', { waitMs: 7_000 }).item.due).toBe(start + 7_000);
    expect(book().reserve().settle('again', { waitMs: 10 }).item.due).toBe(start + 1_000);
  });

  it('keeps the activity Teams named first, whatever comes later', () => {
    const taken = book().reserve().settle('accepted');
    taken.give({
      type: 'settle',
      results: [{ id: 'd1', outcome: 'accepted', activityId: 'a-2', version: 9 }],
      epoch: 1,
    });
    expect(taken.item).toMatchObject({ state: 'accepted', activityId: 'a-1', shown: 1 });
  });

  it('withdrawn after all, but taken by Teams, stays withdrawn and can be redrawn', () => {
    const stopped = book()
      .reserve()
      .settle('unclear')
      .edit((item) => withdrawn(item, 'stopped', start));
    expect(stopped.settle('accepted').item).toMatchObject({ state: 'stopped', activityId: 'a-1' });
    expect(mayHaveHeard(stopped.item)).toBe(true);
  });

  it.each<[DeliveryState, boolean]>([
    ['planned', false],
    ['reserved', true],
    ['accepted', true],
    ['refused', false],
    ['unknown', true],
    ['answered', true],
    ['stopped', false],
    ['superseded', false],
  ])('%s: the recipient may have heard: %s', (state, heard) => expect(mayHaveHeard(ways[state]().item)).toBe(heard));
});

describe('a lease epoch', () => {
  it('older than the highest seen reserves nothing more', () => {
    const taken = book().reserve(2).settle('again', { epoch: 2 }).wait(1_000);
    expect(refusalOf(() => taken.reserve(1))).toBe('Ein anderer Server hat das Senden übernommen.');
    expect(taken.reserve(2).item.state).toBe('reserved');
    expect(taken.settle('again', { epoch: 2 }).wait(2_000).reserve(7).ledger.epoch).toBe(7);
  });

  it('older than the reservation declares nothing lost', () => {
    const sent = book().reserve(2);
    expect(sent.recover(1).item.state).toBe('reserved');
    expect(reservedUpTo(sent.ledger, 1)).toEqual([]);
    expect(reservedUpTo(sent.ledger, 2).map(({ id }) => id)).toEqual(['d1']);
    expect(sent.recover(3).item).toMatchObject({ state: 'unknown', code: 'restart', mayBeOut: true });
  });

  it('of a dead leader still tells what Teams took: facts are never refused', () => {
    expect(book().reserve(1).recover(2).settle('accepted', { epoch: 1 }).item.state).toBe('accepted');
  });

  it.each(['again', 'unclear', 'never'] as const)(
    'of a dead leader does not end the repeat of its successor (%s)',
    (outcome) => {
      const repeated = book().reserve(1).recover(2).wait(5_000).reserve(2);
      expect(repeated.settle(outcome, { epoch: 1 }).item).toMatchObject({ state: 'reserved', epoch: 2 });
      expect(repeated.settle('accepted', { epoch: 2 }).item.state).toBe('accepted');
    },
  );
});

describe('a card that is out', () => {
  const out = () => book().reserve().settle('accepted');

  it('is redrawn when it shows less than is known, at the earliest 3 seconds after it was last drawn', () => {
    const old = out()
      .wait(100)
      .edit((item) => outdated(item, start + 100));
    expect(ledgerOwed(old.ledger)).toEqual([{ kind: 'send', lane: 1, at: start + 3_000 }]);
    expect(ready(old.ledger, 1, start + 2_999)).toEqual([]);
    expect(ready(old.ledger, 1, start + 3_000)).toHaveLength(1);
    expect(ready(old.ledger, 0, start + 3_000)).toEqual([]);
    expect(ledgerOwed(old.settle('redrawn', { version: 2 }).ledger)).toEqual([]);
  });

  it('never shows less again when an older edit reports late', () => {
    const old = out().edit((item) => outdated(outdated(item, start), start));
    expect(old.settle('redrawn', { version: 3 }).settle('redrawn', { version: 2 }).item.shown).toBe(3);
  });

  it('that cannot be redrawn any more is left alone, and asked again only when something changes', () => {
    const gone = out()
      .edit((item) => outdated(item, start))
      .settle('never');
    expect(ledgerOwed(gone.ledger)).toEqual([]);
    expect(gone.item).toMatchObject({ state: 'accepted', code: 'why' });
    expect(ledgerOwed(gone.edit((item) => outdated(item, start)).ledger)).toHaveLength(1);
  });

  it.each(['again', 'unclear'] as const)(
    'is redrawn again after "%s", with growing pauses, not for ever',
    (outcome) => {
      const failing = out().edit((item) => outdated(item, start));
      const pauses: number[] = [];
      for (let [owed] = ledgerOwed(failing.ledger); owed; [owed] = ledgerOwed(failing.ledger)) {
        failing.wait(Math.max(0, owed.at - failing.now)).settle(outcome);
        pauses.push((failing.item.redrawDue - failing.now) / 1_000);
      }
      expect(pauses.slice(0, 7)).toEqual([3, 3, 4, 8, 16, 32, 60]);
      expect(pauses).toHaveLength(8);
    },
  );

  it('waits for a redraw as long as the other side asked', () => {
    const old = out().edit((item) => outdated(item, start));
    expect(old.settle('again', { waitMs: 30_000 }).item.redrawDue).toBe(start + 30_000);
  });
});

describe('what a case owes', () => {
  const item = (id: string, lane: Lane, at: number, ahead = false) =>
    planned({ id, to: { person: id }, message: 'alarm', lane, ahead }, at);
  const of = (...items: readonly Delivery[]): Ledger => ({
    epoch: 0,
    deliveries: Object.fromEntries(items.map((each) => [each.id, each])),
  });

  it('is nothing for an empty ledger', () => expect(ledgerOwed(emptyLedger)).toEqual([]));

  it('is one row per lane at its earliest message', () => {
    expect(ledgerOwed(of(item('a', 2, 9), item('b', 0, 7), item('c', 0, 5), item('d', 2, 8)))).toEqual([
      { kind: 'send', lane: 2, at: 8 },
      { kind: 'send', lane: 0, at: 5 },
    ]);
  });

  it('stays owed while a reservation has no result', () => {
    expect(ledgerOwed(book().reserve().ledger)).toEqual([{ kind: 'send', lane: 0, at: start }]);
  });

  it('leaves corrections first, then the oldest, each lane for itself', () => {
    const ledger = of(item('a', 0, 3), item('b', 0, 1), item('c', 0, 4, true), item('d', 2, 0), item('e', 0, 99));
    expect(ready(ledger, 0, 10).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(ready(ledger, 2, 10).map(({ id }) => id)).toEqual(['d']);
  });
});
