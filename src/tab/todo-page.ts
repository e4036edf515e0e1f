// The one page of the tab on which something to do is solved.
import type { TodoPage } from '../domain/week.ts';
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
