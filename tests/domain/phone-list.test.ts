// The numbered copies of the printed list: counted up, replaced, returned, overdue.
import { describe, expect, it } from 'vitest';
import { isOverdue, phoneLists } from '../../src/domain/phone-list.ts';
import { play, refusalOf } from './play.ts';

const print = (holder: string, days = 90) => ({ type: 'print', holder, version: 3, days }) as const;
const day = 86_400_000;

describe('printed copies', () => {
  it('are counted up, each with its holder and its end', () => {
    const list = play(phoneLists);
    list.give(print(' Stabsraum A '));
    list.give(print('Leitstelle', 30));
    expect(list.state.copies).toEqual([
      {
        copy: 1,
        holder: 'Stabsraum A',
        version: 3,
        printedAt: list.now,
        expiresAt: list.now + 90 * day,
        replaces: null,
        returnedAt: null,
      },
      {
        copy: 2,
        holder: 'Leitstelle',
        version: 3,
        printedAt: list.now,
        expiresAt: list.now + 30 * day,
        replaces: null,
        returnedAt: null,
      },
    ]);
  });

  it('one for the same holder replaces the one that is still out', () => {
    const list = play(phoneLists);
    list.give(print('Stabsraum A'));
    list.give(print('stabsraum a'));
    expect(list.state.copies[1]?.replaces).toBe(1);
    list.give({ type: 'return', copy: 1 });
    list.give({ type: 'return', copy: 2 });
    list.give(print('Stabsraum A'));
    expect(list.state.copies[2]).toMatchObject({ copy: 3, replaces: null });
  });

  it('come back once', () => {
    const list = play(phoneLists);
    list.give(print('Leitstelle'));
    list.wait(5 * day);
    expect(list.give({ type: 'return', copy: 1 })).toHaveLength(1);
    expect(list.give({ type: 'return', copy: 1 })).toHaveLength(0);
    expect(list.state.copies[0]?.returnedAt).toBe(list.now);
    expect(refusalOf(() => list.give({ type: 'return', copy: 2 }))).toBe(
      'Dieses Exemplar gibt es nicht. Bitte laden Sie die Seite neu.',
    );
  });

  it('are overdue from their end on, until they are back', () => {
    const list = play(phoneLists);
    list.give(print('Leitstelle', 1));
    const [copy] = list.state.copies;
    if (!copy) throw new Error('no copy');
    expect([isOverdue(copy, list.now + day - 1), isOverdue(copy, list.now + day)]).toEqual([false, true]);
    expect(isOverdue({ ...copy, returnedAt: list.now }, list.now + 2 * day)).toBe(false);
  });

  it('need a holder and an end', () => {
    const list = play(phoneLists);
    const holder = 'Bitte schreiben Sie, wer das Exemplar aufbewahrt, mit höchstens 80 Zeichen.';
    expect(refusalOf(() => list.give(print('  ')))).toBe(holder);
    expect(refusalOf(() => list.give(print('x'.repeat(81))))).toBe(holder);
    const days = 'Bitte geben Sie an, wie viele Tage das Exemplar gilt: 1 bis 366.';
    for (const wrong of [0, 367, 1.5, Number.NaN]) expect(refusalOf(() => list.give(print('A', wrong)))).toBe(days);
  });

  it('whose holder was erased keep their number', () => {
    const list = play(phoneLists);
    list.record({ type: 'printed', v: 1, copy: 1, version: 3, expiresAt: 5, replaces: null });
    expect(list.state.copies[0]).toMatchObject({ copy: 1, holder: 'erased' });
  });
});
