// Routes of one domain's key figures: the dashboard, what each figure counts, the matrix, what falls due, this week.
import type { FastifyInstance } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import { numberOf } from '../domain/figures.ts';
import type { Question } from '../domain/kpi-book.ts';
import { countAll, countOne, sumUp } from '../domain/kpi-figures.ts';
import { type MatrixRow, matrixOf } from '../domain/matrix.ts';
import { maySeeFigures } from '../domain/roles.ts';
import { dayOf } from '../domain/team.ts';
import { type DueItem, timelineOf } from '../domain/timeline.ts';
import { mostTodos, todosOf, weekKpis } from '../domain/week.ts';
import type { KpiDesk } from '../engine/kpi-desk.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import type { DueView, ItemsView, KpiView, MatrixFilter, MatrixView, TimelineView, WeekView } from './contract-kpi.ts';
import { domainQuery, itemsQuery, matrixQuery } from './contract-kpi.ts';
import { figureViews } from './kpi-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** Rows of one page of the matrix. */
const pageSize = 50;
/** Months ahead of the timeline. */
const monthsAhead = 12;
const mostNext = 5;

export function kpiRoutes(server: FastifyInstance, deps: HttpDeps, desk: KpiDesk): void {
  server.get(
    '/api/kpi',
    signedIn(async (by, request): Promise<KpiView> => {
      const domain = await seenDomain(deps, by, checked(domainQuery, request.query).domain);
      const [{ question, version }, { released }] = await Promise.all([
        ask(deps, desk, domain),
        desk.figures(domain.id),
      ]);
      const figures = figureViews(countAll(question).map(sumUp), question.set, released);
      return { domain: nameOf(domain), asOf: question.at, version, figures };
    }),
  );
  server.get(
    '/api/kpi/items',
    signedIn(async (by, request) => {
      const { domain, kpi } = checked(itemsQuery, request.query);
      return itemsOf(deps, desk, await seenDomain(deps, by, domain), by, kpi);
    }),
  );
  server.get(
    '/api/kpi/matrix',
    signedIn(async (by, request): Promise<MatrixView> => {
      const { domain, filter, q, from } = checked(matrixQuery, request.query);
      const { question } = await ask(deps, desk, await seenDomain(deps, by, domain));
      return pageOf(matrixOf(question), filter, q, Number(from));
    }),
  );
  server.get(
    '/api/kpi/timeline',
    signedIn(async (by, request): Promise<TimelineView> => {
      const domain = await seenDomain(deps, by, checked(domainQuery, request.query).domain);
      return timelineView(deps, desk, domain);
    }),
  );
  server.get(
    '/api/week',
    signedIn(async (by, request) => {
      const domain = await seenDomain(deps, by, checked(domainQuery, request.query).domain);
      return weekOf(deps, desk, domain, by);
    }),
  );
}

/** The domain, or 404 – also for whoever may not see its figures. */
export async function seenDomain({ look }: HttpDeps, { who }: Visitor, id: string): Promise<BcDomain> {
  const found = await look.domain(id);
  if (!found || !maySeeFigures(who, found)) throw new Refusal('not-found');
  return found;
}

export const nameOf = ({ id, name }: BcDomain) => ({ id, name });

export interface Asked {
  readonly question: Question;
  readonly version: number;
}

export async function ask({ env }: HttpDeps, desk: KpiDesk, domain: BcDomain): Promise<Asked> {
  const [book, { set, version }] = await Promise.all([desk.book(domain), desk.set()]);
  return { question: { book, set, at: env.now() }, version };
}

/** What one figure counts, the open ones first. People and roles are named for their own domain only. */
export async function itemsOf(
  deps: HttpDeps,
  desk: KpiDesk,
  domain: BcDomain,
  { texts }: Visitor,
  kpi: ItemsView['kpi'],
): Promise<ItemsView> {
  const [{ question }, { numbers }] = await Promise.all([ask(deps, desk, domain), desk.figures(domain.id)]);
  const counted = countOne(question, kpi);
  if (!counted) throw new Refusal('not-found');
  const role = (id: string) => texts.role[id as keyof typeof texts.role] ?? id;
  const items = await Promise.all(
    counted.items.map(async ({ kind, id, label, state, number, by }) => {
      const name = kind === 'person' ? ((await deps.look.person(id))?.name ?? '') : kind === 'role' ? role(id) : label;
      return { state, kind, label: name, number: numberOf({ kind, id, number }, numbers), ...(by ? { by } : {}) };
    }),
  );
  const order = ['open', 'unknown', 'met'];
  return { kpi, items: items.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state)) };
}

const fits: Readonly<Record<MatrixFilter, (row: MatrixRow) => boolean>> = {
  all: () => true,
  critical: ({ critical }) => critical !== false,
  gaps: ({ gaps }) => gaps > 0,
};

function pageOf(rows: readonly MatrixRow[], filter: MatrixFilter, q: string, from: number): MatrixView {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const has = ({ name, unit }: MatrixRow) => words.every((word) => `${name} ${unit}`.toLowerCase().includes(word));
  const found = rows.filter((row) => fits[filter](row) && has(row));
  return {
    rows: found.slice(from, from + pageSize),
    found: found.length,
    next: from + pageSize < found.length ? from + pageSize : null,
    all: rows.length,
    critical: rows.filter(({ critical }) => critical === true).length,
    gaps: rows.filter(({ gaps }) => gaps > 0).length,
  };
}

async function named({ look }: HttpDeps, items: readonly DueItem[]): Promise<readonly DueView[]> {
  return Promise.all(
    items.map(async ({ person, ...item }) => ({
      ...item,
      who: person === '' ? '' : ((await look.person(person))?.name ?? ''),
    })),
  );
}

export async function timelineView(deps: HttpDeps, desk: KpiDesk, domain: BcDomain): Promise<TimelineView> {
  const [{ question }, { released }] = await Promise.all([ask(deps, desk, domain), desk.figures(domain.id)]);
  const due = timelineOf({ ...question, releasedAt: released[0]?.releasedAt ?? null }, monthsAhead);
  return { today: dayOf(question.at), items: await named(deps, due) };
}

async function weekOf(deps: HttpDeps, desk: KpiDesk, domain: BcDomain, by: Visitor): Promise<WeekView> {
  const [{ question }, figures, maturity] = await Promise.all([
    ask(deps, desk, domain),
    desk.figures(domain.id),
    desk.maturity(domain.id),
  ]);
  const todos = todosOf({ ...question, figures, maturity, person: by.person.id });
  const shown = weekKpis.flatMap((id) => countOne(question, id) ?? []).map(sumUp);
  const today = dayOf(question.at);
  const due = timelineOf({ ...question, releasedAt: figures.released[0]?.releasedAt ?? null }, 2);
  return {
    domain: nameOf(domain),
    asOf: question.at,
    figures: figureViews(shown, question.set, figures.released),
    todos: todos.slice(0, mostTodos),
    more: Math.max(0, todos.length - mostTodos),
    next: await named(deps, due.filter(({ day }) => day >= today).slice(0, mostNext)),
  };
}
