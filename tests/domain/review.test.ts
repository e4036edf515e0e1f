// The life of an evaluation: what may be written when, four eyes, rounds of questions; and what a lost answer or a late test does to a draft.
import { describe, expect, it } from 'vitest';
import type { OpenReview, ReportContent, ReviewCommand } from '../../src/domain/review.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { as, other, owner } from './plan-samples.ts';
import { play, refusalOf } from './play.ts';

const goal = { id: 'z1', text: 'Lage in 30 Minuten', metric: 'Zeit', target: '30 min' };
const proof = { target: 'resource', id: 'MI.server', result: null, hours: null } as const;
const draft: ReportContent = {
  ...reviews.empty.content,
  goals: [{ ...goal, actual: '', rating: null, remark: '' }],
  proofs: [proof],
};
const test = { id: 't1', resource: 'MI.server', activity: 'Umschalten', owner, result: null, hours: null };
const open: OpenReview = {
  type: 'open',
  source: 'EXERCISE',
  domain: 'MI',
  number: '2026-03',
  title: 'Umschalten',
  exerciseType: 'FUNCTION_TEST',
  day: '2026-11-21',
  endedAt: Date.UTC(2026, 10, 21, 17),
  people: ['p-one', 'p-two'],
  observers: [],
  control: [other],
  management: [],
  tests: [{ ...test, remark: '', correction: '' }],
  figures: [],
  seen: [],
  content: draft,
  asks: true,
};
const written: ReportContent = {
  ...draft,
  summary: 'Gelungen.',
  goals: [{ ...goal, actual: '25 min', rating: 3, remark: '' }],
  lessons: ['Liste drucken'],
};
const begun = () => {
  const review = play(reviews);
  review.give(open);
  return review;
};
const write = (content: ReportContent, edits: number): ReviewCommand => ({ type: 'write', content, edits });
const tested = { type: 'test', item: 't1', result: 'PASSED', hours: 3, remark: '', correction: '' } as const;
const changed =
  'Jemand anderes hat das inzwischen geändert. Bitte sehen Sie sich den neuen Stand an und ändern Sie ihn dann.';

describe('the report', () => {
  it('is written, handed in, and released by a third person; a new version begins where the released one stands', () => {
    const review = begun();
    expect(refusalOf(() => review.give({ type: 'submit' }, as(other)))).toContain('Zusammenfassung');
    review.give(write(written, 0), as(other));
    review.give({ type: 'submit' }, as(owner));
    for (const by of [other, owner]) {
      expect(refusalOf(() => review.give({ type: 'release' }, as(by)))).toContain('andere Person');
    }
    expect(refusalOf(() => review.give(write(written, 1), as(other)))).toContain('laden Sie die Seite neu');
    review.give({ type: 'release' }, as('p-three'));
    expect(review.state).toMatchObject({ status: 'released', released: { version: 1 }, duties: ['prove'] });
    review.give({ type: 'revise' }, as(other));
    review.give(write({ ...written, maturity: 'Geübt' }, 1), as(other));
    review.give({ type: 'submit' }, as(other));
    review.give({ type: 'release' }, as('p-three'));
    expect(review.state.released).toMatchObject({ version: 2, content: { maturity: 'Geübt' } });
    expect(review.state.earlier).toHaveLength(1);
  });

  it('sent again after a lost answer is what stands there already; of two people the second is told', () => {
    const review = begun();
    review.give(write(written, 0), as(other));
    expect(review.give(write(written, 0), as(other))).toEqual([]);
    const theirs = { ...written, summary: 'Anders.' };
    expect(refusalOf(() => review.give(write(theirs, 0), as(owner)))).toBe(changed);
    expect(review.state.content.summary).toBe('Gelungen.');
  });

  it('does not lose the result of a test that came while somebody wrote', () => {
    const review = begun();
    review.give(tested, as(owner));
    expect(review.state.content.proofs).toEqual([{ ...proof, result: 'PASSED', hours: 3 }]);
    expect(refusalOf(() => review.give(write(written, 0), as(other)))).toBe(changed);
    expect(review.state.content.proofs[0]?.result).toBe('PASSED');
  });

  it('is released as it was read: a result that came meanwhile is looked at first', () => {
    const review = begun();
    review.give(write(written, 0), as(other));
    review.give({ type: 'submit' }, as(other));
    const read = review.state.edits;
    review.give(tested, as(owner));
    const release = (edits: number) => review.give({ type: 'release', edits }, as('p-three'));
    expect(refusalOf(() => release(read))).toBe(changed);
    release(review.state.edits);
    expect(review.state.released?.content.proofs[0]?.result).toBe('PASSED');
  });

  it('names the field of a text that is too long, and keeps the rest', () => {
    const review = begun();
    const long = { ...written, lessons: ['kurz', 'x'.repeat(4_001)] };
    const said = refusalOf(() => review.give(write(long, 0), as(other)));
    expect(said).toContain('Lehren');
    expect(said).toContain('4000');
    const tooMany = { ...written, proofs: [{ ...proof, hours: 9_000 }] };
    expect(refusalOf(() => review.give(write(tooMany, 0), as(other)))).toContain('Stunden');
  });
});

describe('the questions', () => {
  it('are asked a second time only when the first round is counted, and never a third time', () => {
    const review = begun();
    const again = () => review.give({ type: 'second-round' }, as(other));
    expect(refusalOf(again)).toContain('Runde');
    review.give({ type: 'stop-asking' }, as(other));
    // Its box is not counted yet: whoever counts would close the new one.
    expect(refusalOf(again)).toContain('Runde');
    review.give({ type: 'count', round: 1, sums: null });
    again();
    expect(review.state).toMatchObject({ round: 2, duties: [] });
    review.give({ type: 'stop-asking' }, as(other));
    review.give({ type: 'count', round: 2, sums: null });
    expect(refusalOf(again)).toContain('Runde');
  });
});
