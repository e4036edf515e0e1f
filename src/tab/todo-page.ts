// The one page of the tab on which something to do is solved: of the thing itself where there is only one, else of all.
import type { Todo, TodoPage } from '../domain/week.ts';
import type { Page } from './route.ts';

export const pageOfTodo: Readonly<Record<TodoPage, Page>> = {
  people: { name: 'people' },
  release: { name: 'kpi', id: 'release' },
  deviations: { name: 'deviations' },
  plans: { name: 'plans' },
  processes: { name: 'processes' },
  measures: { name: 'measures' },
  resources: { name: 'resources' },
  raise: { name: 'raise' },
  bcms: { name: 'bcms' },
  maturity: { name: 'maturity' },
};

const records = { plans: 'plan', processes: 'process', measures: 'measure', resources: 'resource' } as const;

/** The page of the first thing itself; null where it is solved on the page of all. */
export function recordOfTodo({ page, record }: Pick<Todo, 'page' | 'record'>): Page | null {
  return record !== '' && page in records ? { name: records[page as keyof typeof records], id: record } : null;
}
