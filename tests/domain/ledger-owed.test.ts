// What a ledger owes: redraws of cards that are out, coalesced and not for ever, and the order of what may leave.
import { describe, expect, it } from 'vitest';
import {
  type Delivery,
  emptyLedger,
  type Ledger,
  ledgerOwed,
  outdated,
  planned,
  ready,
} from '../../src/domain/ledger.ts';
import type { Lane } from '../../src/domain/model.ts';
import { book, start } from './ledger-book.ts';

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
