// Routes of the Zentralstelle: released figures of the domains it oversees, and nothing else of them.
import type { FastifyInstance } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import { type Figures, figuresOfDomains } from '../domain/figures.ts';
import { isShowable, judge, type KpiId, type KpiSet, kpiIds } from '../domain/kpi.ts';
import { changeSince, landTrend, shownIn, sumAt } from '../domain/land.ts';
import { mayOversee } from '../domain/roles.ts';
import type { KpiDesk } from '../engine/kpi-desk.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  itemsQuery,
  type LandDomain,
  type LandFigure,
  type LandFigureView,
  type LandSum,
  type LandView,
} from './contract-kpi.ts';
import { nameOf } from './kpi.ts';
import type { TableFile } from './kpi-export.ts';
import { figureIn, trendOf } from './kpi-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

export function landRoutes(server: FastifyInstance, deps: HttpDeps, desk: KpiDesk, file: TableFile): void {
  server.get(
    '/api/land',
    signedIn((by) => landView(deps, desk, by)),
  );
  server.get(
    '/api/land/figure',
    signedIn(async (by, request) => {
      const { domain, kpi } = checked(itemsQuery, request.query);
      return figureView(deps, by, domain, kpi);
    }),
  );
  server.get(
    '/api/land/export',
    signedIn(async (by, _request, reply) => {
      const table = landTable(await landView(deps, desk, by), by);
      reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      reply.header('content-disposition', 'attachment; filename="kennzahlen-land.xlsx"');
      return file(table, 'xlsx');
    }),
  );
}

/** The domains the visitor oversees, by ressort and name; 404 for whoever oversees none. */
async function overseen(desk: KpiDesk, { who }: Visitor): Promise<readonly BcDomain[]> {
  const found = (await desk.domains()).filter(({ id }) => mayOversee(who, id));
  if (found.length === 0) throw new Refusal('not-found');
  const order = (one: BcDomain, other: BcDomain) =>
    one.ressort.localeCompare(other.ressort, 'de') || one.name.localeCompare(other.name, 'de');
  return found.sort(order);
}

async function landView(deps: HttpDeps, desk: KpiDesk, by: Visitor): Promise<LandView> {
  const [domains, all, { set, version }] = await Promise.all([overseen(desk, by), desk.land(), desk.set()]);
  const now = deps.env.now();
  const seen = domains.flatMap(({ id }) => all.get(id) ?? []);
  return {
    now,
    version,
    steps: set.steps,
    domains: domains.map((domain) => domainOf(domain, all.get(domain.id))),
    sums: shownIn(set, kpiIds).map((id) => sumOf(seen, set, id, now)),
  };
}

function sumOf(land: readonly Figures[], set: KpiSet, id: KpiId, now: number): LandSum {
  const { asOf: _asOf, ...sum } = sumAt(land, id, now);
  const trend = landTrend(land, id, now);
  const goal = set.goals[id];
  return { ...sum, goal, judgement: judge(sum, goal, trend.at(-2) ?? null), trend };
}

function domainOf({ id, name, ressort, ressortName }: BcDomain, figures: Figures | undefined): LandDomain {
  const [last, before] = figures?.released ?? [];
  if (!last) return { id, name, ressort, ressortName, release: null };
  const { asOf, releasedAt, set, facts, remark, support } = last;
  const shown = last.figures.map((figure): LandFigure => {
    if (!isShowable(figure)) return { id: figure.id, hidden: true };
    const earlier = before ? figureIn(before, figure.id) : null;
    const { met, open, unknown } = figure;
    const change = changeSince(figure, earlier);
    return { id: figure.id, met, open, unknown, judgement: judge(figure, figure.goal, earlier), change };
  });
  return { id, name, ressort, ressortName, release: { asOf, releasedAt, set, facts, remark, support, figures: shown } };
}

/** One released figure opened. 404 where nothing was released, and where fewer than five people stand behind it. */
async function figureView(deps: HttpDeps, by: Visitor, id: string, kpi: KpiId): Promise<LandFigureView> {
  const domain = mayOversee(by.who, id) ? await deps.look.domain(id) : undefined;
  const { released } = (await deps.entry.read(figuresOfDomains, id)).state;
  const [last, before] = released;
  const found = last ? figureIn(last, kpi) : null;
  if (!domain || !last || !found || !isShowable(found)) throw new Refusal('not-found');
  const { goal, items, ...figure } = found;
  return {
    domain: nameOf(domain),
    figure,
    goal,
    judgement: judge(figure, goal, before ? figureIn(before, kpi) : null),
    set: last.set,
    asOf: last.asOf,
    releasedAt: last.releasedAt,
    releasedBy: (await deps.look.person(last.releasedBy))?.name ?? '',
    items: items ?? null,
    trend: trendOf(released, kpi).filter((point) => isShowable({ id: kpi, ...point })),
  };
}

/** One row per domain and figure; what was not released says so. */
function landTable({ domains }: LandView, { texts }: Visitor): readonly (readonly string[])[] {
  const words = texts.tab.kpi;
  const { column, land } = words;
  const head = [column.ressort, column.domain, column.moment, column.kpi, column.met, column.known, column.unknown];
  const rows = domains.flatMap(({ ressort, name, release }) => {
    if (!release) return [[ressort, name, land.unreleased]];
    return release.figures.map((figure) => {
      const first = [ressort, name, texts.day(release.asOf), `${figure.id} ${words.name[figure.id].name}`];
      if ('hidden' in figure) return [...first, land.hidden];
      const { met, open, unknown, judgement, change } = figure;
      const numbers = [met, met + open, unknown].map(String);
      return [...first, ...numbers, words.judgement[judgement], change === null ? '' : words.points(change)];
    });
  });
  return [[...head, column.judgement, column.change], ...rows];
}
