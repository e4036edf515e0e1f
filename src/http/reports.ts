// Routes of the reports: to the Behördenleitung from what is recorded now, to the Zentralstelle from released figures only.
import type { FastifyInstance } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import type { FiguresRelease } from '../domain/figures.ts';
import { isShowable } from '../domain/kpi.ts';
import { countAll, sumUp } from '../domain/kpi-figures.ts';
import { mayOversee } from '../domain/roles.ts';
import { type KpiDesk, kpiDesk } from '../engine/kpi-desk.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import { checked } from './checked.ts';
import { reportQuery } from './contract-report.ts';
import { ask, seenDomain } from './kpi.ts';
import { figureViews } from './kpi-view.ts';
import type { Report, ReportSection } from './report.ts';
import { figurePart, managementSections } from './report-management.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** What app.ts brings: paper and workbooks are made by connectors. */
export type ReportFile = (report: Report, format: 'pdf' | 'xlsx', texts: Texts) => Promise<Buffer>;

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function reportRoutes(server: FastifyInstance, deps: HttpDeps, file: ReportFile): void {
  const desk = kpiDesk(deps);
  server.get(
    '/api/reports',
    signedIn(async (by, request, reply) => {
      const { domain: id, audience, format } = checked(reportQuery, request.query);
      // What was released is the Zentralstelle's to read; nothing else of the domain is.
      const overseen = audience === 'central' && mayOversee(by.who, id) ? await deps.look.domain(id) : undefined;
      const domain = overseen ?? (await seenDomain(deps, by, id));
      const report =
        audience === 'management'
          ? await toManagement(deps, desk, domain, by)
          : await toCentral(deps, desk, domain, by);
      const name = `bericht-${audience}-${id}.${format}`;
      reply.type(types[format]).header('content-disposition', `attachment; filename="${name}"`);
      return reply.send(await file(report, format, by.texts));
    }),
  );
}

async function toManagement(deps: HttpDeps, desk: KpiDesk, domain: BcDomain, { texts }: Visitor): Promise<Report> {
  const [{ question, version }, { released }] = await Promise.all([ask(deps, desk, domain), desk.figures(domain.id)]);
  const figures = figureViews(countAll(question).map(sumUp), question.set, released);
  const names = new Map<string, string>();
  for (const { value } of question.book.measures) {
    if (!names.has(value.owner)) names.set(value.owner, (await deps.look.person(value.owner))?.name ?? '');
  }
  const words = texts.reportPaper;
  return {
    ...headOf(deps, domain, texts, 'management'),
    facts: [
      [words.authority, domain.authority],
      [words.asOf, `${texts.day(question.at)}, ${texts.clock(question.at)}`],
      [words.set, words.setText(version)],
      [words.source, words.sourceText],
    ],
    sections: managementSections({ question, figures, names }, texts),
  };
}

/** Nothing but what was released leaves the domain; figures about fewer than five people do not, either. */
async function toCentral(deps: HttpDeps, desk: KpiDesk, domain: BcDomain, { texts }: Visitor): Promise<Report> {
  const [{ released }, { set }] = await Promise.all([desk.figures(domain.id), desk.set()]);
  const [newest, ...before] = released;
  if (!newest) throw new Refusal('report-no-release');
  const words = texts.reportPaper;
  const figures = newest.figures.filter(isShowable);
  return {
    ...headOf(deps, domain, texts, 'central'),
    facts: [
      [words.asOf, `${texts.day(newest.asOf)}, ${texts.clock(newest.asOf)}`],
      [words.released, `${texts.day(newest.releasedAt)}, ${texts.clock(newest.releasedAt)}`],
      [words.set, words.setText(newest.set)],
      [words.source, words.sourceText],
    ],
    sections: [
      ...factSections(newest, texts),
      figurePart(figureViews(figures, set, before), texts),
      ...besides(newest, texts),
    ],
  };
}

function headOf(
  { env }: HttpDeps,
  domain: BcDomain,
  { language, reportPaper }: Texts,
  audience: 'management' | 'central',
) {
  return { title: reportPaper.title[audience], domain: domain.name, language, at: env.now() };
}

function factSections({ facts, figures }: FiguresRelease, texts: Texts): readonly ReportSection[] {
  const { guideline: words, section, deviation, missing, none } = texts.reportPaper;
  const { stage, officerNamed, guidelineDay, overdue } = facts;
  const muss = figures.find(({ id }) => id === 'K21');
  return [
    {
      heading: section.state,
      facts: [
        [words.stage, words.stages[stage]],
        [words.officer, officerNamed ? words.yes : words.no],
        [words.day, guidelineDay === null ? words.noDay : texts.day(Date.parse(`${guidelineDay}T11:00:00Z`))],
      ],
    },
    { heading: section.muss, paragraphs: [muss ? deviation.muss(muss.met + muss.open, muss.met) : missing] },
    { heading: section.exercises, paragraphs: [texts.reportPaper.exercises] },
    { heading: section.overdue, ...(overdue.length === 0 ? { paragraphs: [none] } : { list: overdue }) },
  ];
}

function besides({ remark, support }: FiguresRelease, texts: Texts): readonly ReportSection[] {
  const { section, none } = texts.reportPaper;
  return [
    { heading: section.support, paragraphs: [support === '' ? none : support] },
    { heading: section.remark, paragraphs: [remark === '' ? none : remark] },
  ];
}
