// The delivery ledger: every state meets every outcome; nothing is stuck, nothing claims more than was proven.
import { describe, expect, it } from 'vitest';
import { type DeliveryState, isOwed, mayHaveHeard, reservedUpTo, withdrawn } from '../../src/domain/ledger.ts';
import { book, type Kind, start, states, ways } from './ledger-book.ts';
import { refusalOf } from './play.ts';

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

  it('that a dying process had reserved is repeated after every death: perhaps it never left', () => {
    const dying = book();
    for (let deaths = 1; deaths < 20; deaths += 1) {
      expect(dying.reserve(deaths).recover(deaths + 1).item).toMatchObject({ state: 'unknown', tries: deaths });
      dying.wait(5_000);
    }
    // A process that dies again and again is not to send for ever.
    expect(dying.reserve(20).recover(21).item).toMatchObject({ state: 'refused', due: null, code: 'unconfirmed' });
  });

  it('whose process died is still repeated once when a reply is unclear, too', () => {
    const died = book().reserve(1).recover(2).wait(5_000).reserve(2).settle('unclear', { epoch: 2 });
    expect(died.item).toMatchObject({ state: 'unknown', tries: 2 });
    expect(died.wait(5_000).reserve(2).settle('unclear', { epoch: 2 }).item).toMatchObject({ state: 'refused' });
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
