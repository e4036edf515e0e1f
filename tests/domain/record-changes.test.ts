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
});
