// Diese Woche: what the BCB should do next – at most seven things, the heaviest first, each solved on one page.
import { wantsOf } from './deviation-rules.ts';
import type { Figures } from './figures.ts';
import type { KpiId } from './kpi.ts';
import type { Item, Question } from './kpi-book.ts';
import { countOne } from './kpi-figures.ts';
import { monthsAgo } from './kpi-scope.ts';
import type { Maturity } from './maturity.ts';
import { openTriggers } from './plan-status.ts';
import { dayOf } from './team.ts';
import { type DueItem, type DueKind, timelineOf } from './timeline.ts';

/** In their order where weight and day are equal. */
export const todoKinds = [
  'role',
  'release-waiting',
  'release-returned',
  'risk',
  'plan-missing',
  'plan-release',
  'bia-missing',
  'measure-overdue',
  'review-overdue',
  'trigger',
  'rta',
  'alarm-exercise',
  'term',
  'bia-old',
  'measure-check',
  'contract',
  'deviation-ends',
  'review-soon',
  'measure-soon',
  'release-due',
  'guideline',
  'officer',
  'maturity',
] as const;
export type TodoKind = (typeof todoKinds)[number];

/** The one page on which it is solved. */
export const todoPages = {
  role: 'people',
  'release-waiting': 'release',
  'release-returned': 'release',
  risk: 'deviations',
  'plan-missing': 'plans',
  'plan-release': 'plans',
  'bia-missing': 'processes',
  'measure-overdue': 'measures',
  'review-overdue': 'plans',
  trigger: 'plans',
  rta: 'resources',
  'alarm-exercise': 'raise',
  term: 'people',
  'bia-old': 'processes',
  'measure-check': 'measures',
  contract: 'resources',
  'deviation-ends': 'deviations',
  'review-soon': 'plans',
  'measure-soon': 'measures',
  'release-due': 'release',
  guideline: 'bcms',
  officer: 'bcms',
  maturity: 'maturity',
} as const satisfies Record<TodoKind, string>;
export type TodoPage = (typeof todoPages)[TodoKind];

/** 1: the crisis team, a duty or somebody waits for it. 2: a gap or overdue. 3: soon, or good to have. */
const weights: Readonly<Record<TodoKind, 1 | 2 | 3>> = {
  role: 1,
  'release-waiting': 1,
  'release-returned': 1,
  risk: 1,
  'plan-missing': 1,
  'plan-release': 1,
  'bia-missing': 2,
  'measure-overdue': 2,
  'review-overdue': 2,
  trigger: 2,
  rta: 2,
  'alarm-exercise': 2,
  term: 2,
  'bia-old': 3,
  'measure-check': 3,
  contract: 3,
  'deviation-ends': 3,
  'review-soon': 3,
  'measure-soon': 3,
  'release-due': 3,
  guideline: 3,
  officer: 3,
  maturity: 3,
};

export interface Todo {
  readonly kind: TodoKind;
  /** How many things of this kind there are. */
  readonly count: number;
  /** The first of them by name or role; '' where there is nothing to name. */
  readonly example: string;
  /** The earliest day it is about, `YYYY-MM-DD`; null where none is. */
  readonly due: string | null;
  readonly page: TodoPage;
  /** Id of the first of them, where it is a record with a page of its own; ''. */
  readonly record: string;
}

/** Kinds whose things are records with a page, on which they are solved. */
const withRecord: readonly TodoKind[] = [
  'plan-release',
  'bia-missing',
  'measure-overdue',
  'review-overdue',
  'trigger',
  'rta',
  'bia-old',
  'measure-check',
  'contract',
  'review-soon',
  'measure-soon',
];

export interface WeekQuestion extends Question {
  readonly figures: Figures;
  readonly maturity: Maturity | null;
  /** Who looks, by person id. */
  readonly person: string;
}

export const mostTodos = 7;
/** The six figures above the list. */
export const weekKpis: readonly KpiId[] = ['K1', 'K4', 'K7', 'K12', 'K13', 'K11'];

/** `id` of the first; '' where there is nothing to name. */
type Found = (Omit<Todo, 'kind' | 'page' | 'record'> & { readonly id: string }) | null;

const some = (items: readonly { readonly label: string; readonly id: string }[], due: string | null = null): Found =>
  items.length === 0
    ? null
    : { count: items.length, example: items[0]?.label || (items[0]?.id ?? ''), id: items[0]?.id ?? '', due };
const once = (holds: boolean, due: string | null = null): Found =>
  holds ? { count: 1, example: '', id: '', due } : null;
const dueOf = (items: readonly DueItem[]): Found => some(items, items[0]?.day ?? null);

/** How far ahead something is spoken of, days. */
const ahead: Partial<Record<DueKind, number>> = {
  review: 14,
  measure: 14,
  contract: 90,
  term: 30,
  deviation: 30,
  release: 14,
};
const dayLength = 86_400_000;

function fromTimeline(question: WeekQuestion): Partial<Record<TodoKind, Found>> {
  const today = dayOf(question.at);
  const releasedAt = question.figures.released[0]?.releasedAt ?? null;
  const all = timelineOf({ ...question, releasedAt }, 4);
  const until = (kind: DueKind) => dayOf(question.at + (ahead[kind] ?? 0) * dayLength);
  const soon = (kind: DueKind) =>
    all.filter((item) => item.kind === kind && item.day >= today && item.day <= until(kind));
  const late = (kind: DueKind) => all.filter((item) => item.kind === kind && item.day < today);
  const noDraft = question.figures.draft === null;
  return {
    'review-overdue': dueOf(late('review')),
    'review-soon': dueOf(soon('review')),
    'measure-overdue': dueOf(late('measure')),
    'measure-soon': dueOf(soon('measure')),
    contract: dueOf([...late('contract'), ...soon('contract')]),
    term: dueOf([...late('term'), ...soon('term')].map((item) => ({ ...item, label: '', id: item.number }))),
    'deviation-ends': dueOf(soon('deviation')),
    'release-due': noDraft
      ? once(
          late('release').length + soon('release').length > 0,
          all.find(({ kind }) => kind === 'release')?.day ?? null,
        )
      : null,
  };
}

function fromFigures(question: WeekQuestion): Partial<Record<TodoKind, Found>> {
  const shown = { ...question, set: { ...question.set, shown: ['K1', 'K2', 'K4', 'K12', 'K13', 'K19'] as const } };
  const lacking = (id: KpiId, states: readonly Item['state'][] = ['open']) =>
    (countOne(shown, id)?.items ?? []).filter(({ state }) => states.includes(state));
  const without = new Set(lacking('K1', ['open', 'unknown']).map(({ id }) => id));
  return {
    role: some(lacking('K13')),
    'plan-missing': some(lacking('K4')),
    'bia-missing': some(lacking('K1', ['open', 'unknown'])),
    'bia-old': some(lacking('K2').filter(({ id }) => !without.has(id))),
    rta: some(lacking('K12', ['open', 'unknown'])),
    'measure-check': some(lacking('K19')),
  };
}

function fromRegisters({ book, figures, maturity, person, at }: WeekQuestion): Partial<Record<TodoKind, Found>> {
  const today = dayOf(at);
  const yearAgo = monthsAgo(at, 12);
  const risks = book.deviations.filter((one) => wantsOf(one, today).length > 0);
  const waiting = book.plans.filter(({ value }) => value.status === 'for-release' && !value.writers.includes(person));
  const triggered = book.plans.filter(({ value }) => openTriggers(value).length > 0);
  const titled = (plans: typeof waiting) =>
    plans.map(({ id, value }) => ({ id, label: (value.draft ?? value.released?.content)?.title ?? '' }));
  const exercised = book.alarms.some(({ mode, raisedAt }) => mode === 'exercise' && dayOf(raisedAt) >= yearAgo);
  const { draft } = figures;
  const isWaiting = draft !== null && draft.returned === '';
  return {
    risk: some(risks.map(({ id, requirement }) => ({ id, label: requirement }))),
    'release-waiting': once(isWaiting && draft.by !== person),
    'release-returned': once(draft !== null && draft.returned !== ''),
    'plan-release': some(titled(waiting)),
    trigger: some(titled(triggered)),
    'alarm-exercise': once(!exercised),
    guideline: once(book.bcms.guidelineDay === null),
    officer: once(book.bcms.bcOfficer === ''),
    maturity: once(maturity === null || maturity.assessedOn < yearAgo),
  };
}

/** Everything there is to do, the heaviest first; equal weights by their day, then in the order of the kinds. */
export function todosOf(question: WeekQuestion): readonly Todo[] {
  const found = { ...fromRegisters(question), ...fromTimeline(question), ...fromFigures(question) };
  const todos = todoKinds.flatMap((kind): readonly Todo[] => {
    const one = found[kind];
    if (!one) return [];
    const { id, ...said } = one;
    return [{ kind, page: todoPages[kind], ...said, record: withRecord.includes(kind) ? id : '' }];
  });
  const place = ({ kind, due }: Todo) =>
    `${weights[kind]} ${due ?? '9999-12-31'} ${String(todoKinds.indexOf(kind)).padStart(2, '0')}`;
  return todos.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}
