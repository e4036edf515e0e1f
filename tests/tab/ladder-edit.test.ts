// Editing a ladder: what each edit makes of it, and the way back.
import { describe, expect, it } from 'vitest';
import { defaultLadder, ladderFaults } from '../../src/domain/escalation.ts';
import { editLadder, isSameLadder, startDraft } from '../../src/tab/ladder-edit.ts';
import { rungs } from '../../src/tab/parts/ladder-picture.tsx';
import { points } from '../../src/tab/parts/trend.tsx';

const start = startDraft(defaultLadder, 3);

describe('a draft of a ladder', () => {
  it('adds the next deputy before the decision, and the ladder still works', () => {
    const { steps } = editLadder(start, { type: 'add' });
    expect(steps).toHaveLength(defaultLadder.length + 1);
    expect(steps.at(-2)).toMatchObject({ after: 25, act: 'ask', rank: 3 });
    expect(ladderFaults(steps)).toEqual([]);
  });

  it('pushes the decision back when it would come too early', () => {
    let draft = start;
    for (let n = 0; n < 4; n += 1) draft = editLadder(draft, { type: 'add' });
    expect(draft.steps.at(-1)).toMatchObject({ act: 'decide', after: 40 });
    expect(ladderFaults(draft.steps)).toEqual([]);
  });

  it('forgets rank and ways when the Stabsleitung decides', () => {
    const { steps } = editLadder(start, { type: 'set', index: 3, part: { act: 'decide' } });
    expect(steps[3]).toEqual({ after: 15, act: 'decide', rank: 0, ways: [] });
  });

  it('sorts by time and leaves the decision last', () => {
    const moved = editLadder(start, { type: 'set', index: 1, part: { after: 45 } });
    expect(ladderFaults(moved.steps).map(({ code }) => code)).toContain('ladder-order');
    const { steps } = editLadder(moved, { type: 'sort' });
    expect(steps.map(({ after }) => after)).toEqual([0, 10, 15, 20, 45, 30]);
    expect(steps.at(-1)?.act).toBe('decide');
  });

  it('undoes step by step, and nothing is noted when nothing changed', () => {
    const one = editLadder(start, { type: 'remove', index: 1 });
    const two = editLadder(one, { type: 'set', index: 1, part: { after: 12 } });
    expect(editLadder(two, { type: 'set', index: 1, part: { after: 12 } })).toBe(two);
    const back = editLadder(editLadder(two, { type: 'undo' }), { type: 'undo' });
    expect(isSameLadder(back.steps, defaultLadder)).toBe(true);
    expect(editLadder(back, { type: 'undo' })).toBe(back);
    expect(back.revision).toBe(3);
  });
});

describe('the pictures', () => {
  it('rungs never touch, and lie lower the later they are', () => {
    const places = rungs([
      ...defaultLadder.slice(0, 2),
      ...defaultLadder.slice(1),
      { after: 900, act: 'decide', rank: 0, ways: [] },
    ]);
    for (let n = 1; n < places.length; n += 1) {
      const gap = (places[n] ?? 0) - (places[n - 1] ?? 0);
      expect(gap).toBeGreaterThanOrEqual(58);
      expect(gap).toBeLessThanOrEqual(130);
    }
  });

  it('the trend goes from left to right, all reached is on top, and no people are none reached', () => {
    const history = [
      { at: 1, people: 4, inside: 4, outside: 1 },
      { at: 2, people: 0, inside: 0, outside: 0 },
      { at: 3, people: 4, inside: 2, outside: 2 },
    ];
    expect(points(history, ({ inside }) => inside)).toBe('0,0 300,140 600,70');
  });
});
