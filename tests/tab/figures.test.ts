// Figures in the tab: words of values and goals, the line of a trend, and addresses of the pages.
import { describe, expect, it } from 'vitest';
import { todoKinds, todoPages } from '../../src/domain/week.ts';
import { beforeWords, goalWords, valueWords } from '../../src/tab/figure-words.ts';
import { trendPoints } from '../../src/tab/parts/kpi-trend.tsx';
import { addressOf, readPage } from '../../src/tab/route.ts';
import { pageOfTodo, recordOfTodo } from '../../src/tab/todo-page.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';

describe('figures', () => {
  it('are a share, a count, or without data', () => {
    const figure = (id: 'K1' | 'K21', met: number, open: number) => ({ id, met, open, unknown: 2 });
    expect(valueWords(figure('K1', 2, 1), de)).toBe('66,7 %');
    expect(valueWords(figure('K1', 2, 1), en)).toBe('66.7 %');
    expect(valueWords(figure('K1', 0, 0), de)).toBe('keine Daten');
    expect(valueWords(figure('K21', 0, 0), de)).toBe('0');
  });

  it('have goals and a last release in words', () => {
    expect(goalWords('K3', { kind: 'at-most', value: 50 }, de)).toBe('Ziel: höchstens 50 %');
    expect(goalWords('K21', { kind: 'at-most', value: 0 }, de)).toBe('Ziel: höchstens 0');
    const asOf = Date.UTC(2026, 8, 9, 11);
    expect(beforeWords('K1', [{ asOf, met: 1, open: 1, unknown: 0 }], de)).toBe(
      'zuletzt freigegeben 50 % (09.09.2026)',
    );
    expect(beforeWords('K1', [], de)).toBe('noch nicht freigegeben');
  });

  it('draw a line that has a gap where nothing was known', () => {
    const point = (met: number, open: number) => ({ asOf: 0, met, open, unknown: 0 });
    expect(trendPoints('K1', [point(0, 2), point(0, 0), point(2, 0)])).toEqual([
      { x: 0, y: 120 },
      { x: 600, y: 0 },
    ]);
    expect(trendPoints('K21', [point(4, 0), point(2, 9)])).toEqual([
      { x: 0, y: 0 },
      { x: 600, y: 60 },
    ]);
  });
});

describe('pages', () => {
  it.each(['week', 'kpi', 'kpi/matrix', 'kpi/timeline', 'kpi/release', 'land', 'deviations', 'maturity', 'kpi-set'])(
    '%s is reached by its address',
    (address) => expect(addressOf(readPage(address))).toBe(`?page=${address}`),
  );

  it('something to do always leads to a page of its own', () => {
    for (const kind of todoKinds) expect(addressOf(pageOfTodo[todoPages[kind]])).not.toBe('?page=situation');
    const leadsTo = (kind: (typeof todoKinds)[number]) => addressOf(pageOfTodo[todoPages[kind]]);
    expect([leadsTo('plan-release'), leadsTo('review-overdue')]).toEqual(['?page=plans', '?page=plans']);
    expect(recordOfTodo({ page: 'plans', record: 'MI.gfp' })).toEqual({ name: 'plan', id: 'MI.gfp' });
    expect([recordOfTodo({ page: 'plans', record: '' }), recordOfTodo({ page: 'people', record: 'x' })]).toEqual([
      null,
      null,
    ]);
    expect([leadsTo('measure-overdue'), leadsTo('measure-check')]).toEqual(['?page=measures', '?page=measures']);
  });
});
