// Tables of one domain's figures, matrix, dates, releases, deviations and maturity as workbooks.
import type { FastifyInstance } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import { type Figure, type Goal, shareOf } from '../domain/kpi.ts';
import { countAll, sumUp } from '../domain/kpi-figures.ts';
import { matrixOf } from '../domain/matrix.ts';
import type { KpiDesk } from '../engine/kpi-desk.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import { checked } from './checked.ts';
import { exportQuery, type exportTables } from './contract-kpi.ts';
import { deviationsView } from './deviations.ts';
import { ask, itemsOf, seenDomain, timelineView } from './kpi.ts';
import { figureViews } from './kpi-view.ts';
import { maturityView } from './maturity.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

type Table = readonly (readonly string[])[];
/** Makes a workbook of a table. */
export type TableFile = (table: Table, format: 'xlsx') => Promise<Buffer>;

export function kpiExportRoutes(server: FastifyInstance, deps: HttpDeps, desk: KpiDesk, file: TableFile): void {
  server.get(
    '/api/kpi/export',
    signedIn(async (by, request, reply) => {
      const { domain, table, kpi } = checked(exportQuery, request.query);
      const found = await seenDomain(deps, by, domain);
      const given: Given = { deps, desk, by, domain: found, kpi };
      reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      reply.header('content-disposition', `attachment; filename="${table}-${found.id}.xlsx"`);
      return file(await tables[table](given), 'xlsx');
    }),
  );
}

interface Given {
  readonly deps: HttpDeps;
  readonly desk: KpiDesk;
  readonly by: Visitor;
  readonly domain: BcDomain;
  readonly kpi: Figure['id'] | undefined;
}

/** The share as people read it; a count with K21. */
function valueText(figure: Figure, { tab: { kpi } }: Texts): string {
  const share = shareOf(figure);
  if (figure.id === 'K21') return kpi.count(figure.met);
  return share === null ? kpi.noData : kpi.percent(share);
}

function goalText(id: Figure['id'], goal: Goal, { tab: { kpi } }: Texts): string {
  return id === 'K21' ? kpi.goalCount(goal.value) : kpi.goal[goal.kind](goal.value);
}

const hours = (value: number | null) => (value === null ? '' : String(value).replace('.', ','));

const tables: Readonly<Record<(typeof exportTables)[number], (given: Given) => Promise<Table>>> = {
  async figures({ deps, desk, by: { texts }, domain }) {
    const { question } = await ask(deps, desk, domain);
    const { released } = await desk.figures(domain.id);
    const { column, name, judgement } = texts.tab.kpi;
    const rows = figureViews(countAll(question).map(sumUp), question.set, released).map((figure) => [
      `${figure.id} ${name[figure.id].name}`,
      name[figure.id].formula,
      ...[figure.met, figure.met + figure.open].map(String),
      valueText(figure, texts),
      String(figure.unknown),
      goalText(figure.id, figure.goal, texts),
      judgement[figure.judgement],
      texts.day(question.at),
    ]);
    const { kpi, formula, met, known, share, unknown, goal, moment } = column;
    return [[kpi, formula, met, known, share, unknown, goal, column.judgement, moment], ...rows];
  },
  async items({ deps, desk, by, domain, kpi }) {
    if (!kpi) throw new Refusal('not-found');
    const { column, itemKind, name, exercised } = by.texts.tab.kpi;
    const { items } = await itemsOf(deps, desk, domain, by, kpi);
    const rows = items.map(({ label, kind, number, state, by: how }) => [
      label,
      itemKind[kind],
      number,
      name[kpi][state],
      how ? exercised[how.state](how.number) : '',
    ]);
    return [[column.item, column.kind, column.number, column.state, column.exercise], ...rows];
  },
  async matrix({ deps, desk, by, domain }) {
    const { question } = await ask(deps, desk, domain);
    const words = by.texts.tab.kpi.matrix;
    const rows = matrixOf(question).map((row) => [
      row.name,
      row.unit,
      words.critical[row.critical === null ? 'unknown' : row.critical ? 'yes' : 'no'],
      hours(row.mtpdHours),
      hours(row.rtoHours),
      words.bia[row.bia],
      words.plan[row.gfp],
      words.plan[row.wap],
      words.evidence[row.evidence],
      words.rta[row.rta],
      String(row.gaps),
    ]);
    return [Object.values(words.column), ...rows];
  },
  async timeline({ deps, desk, by, domain }) {
    const { column, timeline } = by.texts.tab.kpi;
    const { items } = await timelineView(deps, desk, domain);
    const role = (id: string) => by.texts.role[id as keyof typeof by.texts.role] ?? id;
    const rows = items.map(({ day, kind, label, number, who }) =>
      kind === 'term'
        ? [day, timeline.kind[kind], role(number), '', who]
        : [day, timeline.kind[kind], label, number, who],
    );
    return [[column.day, column.kind, column.item, column.number, column.who], ...rows];
  },
  async releases({ desk, by: { texts }, domain }) {
    const { released } = await desk.figures(domain.id);
    const { column, name } = texts.tab.kpi;
    const rows = released.flatMap(({ asOf, figures }) =>
      figures.map((figure) => [
        texts.day(asOf),
        `${figure.id} ${name[figure.id].name}`,
        ...[figure.met, figure.met + figure.open, figure.unknown].map(String),
        valueText(figure, texts),
      ]),
    );
    return [[column.moment, column.kpi, column.met, column.known, column.unknown, column.share], ...rows];
  },
  async deviations({ deps, by, domain }) {
    const { field, column, modal, want, status } = by.texts.tab.deviations;
    const rows = (await deviationsView(deps, by, domain)).rows.map((row) => [
      row.requirement,
      modal[row.modal],
      row.reason,
      status[row.closedOn === null ? 'open' : 'closed'],
      row.wants.map((one) => want[one]).join(', '),
      row.boardInformedOn ?? '',
      row.acceptedBy,
      row.riskAcceptedOn ?? '',
      row.validTo ?? '',
      row.closedOn ?? '',
    ]);
    const { boardInformedOn, riskAcceptedBy, riskAcceptedOn, validTo, closedOn } = field;
    const head = [column.requirement, column.modal, field.reason, column.status, column.wants];
    return [[...head, boardInformedOn, riskAcceptedBy, riskAcceptedOn, validTo, closedOn], ...rows];
  },
  async maturity({ deps, desk, by, domain }) {
    const { step, levelName, evidence, note, level } = by.texts.tab.maturity;
    const { catalogue, maturity } = await maturityView(deps, desk, by, domain);
    const rows = catalogue.map(({ id, name }) => {
      const found = maturity?.steps[id];
      return [name, found ? level[found.level] : '', found?.evidence ?? '', found?.note ?? ''];
    });
    return [[step, levelName, evidence, note], ...rows];
  },
};
