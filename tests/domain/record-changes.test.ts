// Two versions of a record: what differs, and two people's changes put together.
import { describe, expect, it } from 'vitest';
import { mergeRecords, recordChanges } from '../../src/domain/record-changes.ts';

const base = { name: 'A', unit: 'R1', needs: ['x'], damage: { LAW: [1, 2], TASKS: [1, 1] }, provider: null };

describe('what differs', () => {
  it('field by field, inner objects by their fields', () => {
    const after = {
      ...base,
      name: 'B',
      damage: { LAW: [1, 3], TASKS: [1, 1] },
      provider: { name: 'Firma', endsOn: null },
    };
    expect(recordChanges(base, after)).toEqual([
      { field: 'name', from: 'A', to: 'B' },
      { field: 'damage.LAW', from: [1, 2], to: [1, 3] },
      { field: 'provider.name', from: null, to: 'Firma' },
    ]);
  });
  it('nothing, where older versions lack what is empty now', () => {
    expect(recordChanges(base, { ...base, owner: '', retired: false, links: [], note: null })).toEqual([]);
    expect(recordChanges(base, { ...base, hours: 0 })).toEqual([{ field: 'hours', from: null, to: 0 }]);
  });
});

describe('two people’s changes', () => {
  it('go together when they are about different fields, also of one inner object', () => {
    const mine = { ...base, name: 'Mein', damage: { ...base.damage, LAW: [2, 2] } };
    const theirs = { ...base, unit: 'R2', damage: { ...base.damage, TASKS: [3, 3] } };
    expect(mergeRecords(base, mine, theirs)).toEqual({
      merged: { ...base, name: 'Mein', unit: 'R2', damage: { LAW: [2, 2], TASKS: [3, 3] } },
      clashes: [],
    });
  });
  it('where both changed the same, mine stands and it is named; alike is no clash', () => {
    const mine = { ...base, name: 'Mein', unit: 'R2', damage: { ...base.damage, LAW: [4, 4] } };
    const theirs = { ...base, name: 'Ihr', unit: 'R2', damage: { ...base.damage, LAW: [3, 3] } };
    const { merged, clashes } = mergeRecords(base, mine, theirs);
    expect(merged).toEqual(mine);
    expect(clashes).toEqual(['name', 'damage.LAW']);
  });

  describe('of one list whose parts have ids', () => {
    type Lists = { readonly parts: readonly { readonly id: string; readonly text: string }[] };
    const part = (id: string, text = id) => ({ id, text });
    const list: Lists = { parts: [part('a'), part('b'), part('c')] };
    const cases = [
      [
        'changes of different parts go together',
        [part('a', 'A'), part('b'), part('c')],
        [part('a'), part('b'), part('c', 'C')],
        'aA b cC',
        [],
      ],
      [
        'what each added stays where it was put',
        [part('x'), part('a'), part('b'), part('c')],
        [part('a'), part('b'), part('y'), part('c')],
        'x a b y c',
        [],
      ],
      ['what one removed is gone', [part('a'), part('c')], [part('a'), part('b'), part('c', 'C')], 'a cC', []],
      [
        'my order holds where I changed it',
        [part('c'), part('a'), part('b')],
        [part('a'), part('b', 'B'), part('c')],
        'c a bB',
        [],
      ],
      [
        'of the same part mine stands, and the list is named',
        [part('a', 'A'), part('b'), part('c')],
        [part('a', 'Z'), part('b'), part('c')],
        'aA b c',
        ['parts'],
      ],
      [
        'what I removed and they changed is removed, and named',
        [part('b'), part('c')],
        [part('a', 'Z'), part('b'), part('c')],
        'b c',
        ['parts'],
      ],
    ] as const;
    it.each(cases)('%s', (_name, mine, theirs, words, named) => {
      const { merged, clashes } = mergeRecords<Lists>(list, { parts: mine }, { parts: theirs });
      const said = merged.parts.map(({ id, text }) => (id === text ? id : id + text));
      expect([said.join(' '), clashes]).toEqual([words, named]);
    });
  });
});
