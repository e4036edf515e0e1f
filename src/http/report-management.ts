// The report to the Behördenleitung along the list of the management review (BSI 200-4, 14.4; domain.md 5): only what is recorded.

import { type Figure, type Goal, shareOf } from '../domain/kpi.ts';
import type { Question } from '../domain/kpi-book.ts';
import { matrixOf } from '../domain/matrix.ts';
import { isOpenMeasure, isOverdueMeasure } from '../domain/measure-rules.ts';
import { isInForce, isOverdue, openTriggers, reviewBy } from '../domain/plan-status.ts';
import { duration } from '../texts/format.ts';
import type { Texts } from '../texts/index.ts';
import type { FigureView } from './contract-kpi.ts';
import type { ReportSection } from './report.ts';

export interface ManagementFacts {
  readonly question: Question;
  readonly figures: readonly FigureView[];
  /** Names by person id. */
  readonly names: ReadonlyMap<string, string>;
}

const mostRows = 15;

export function managementSections(facts: ManagementFacts, texts: Texts): readonly ReportSection[] {
  const { question, figures } = facts;
  return [
    needs(facts, texts),
    measuresPart(facts, texts),
    changes(question, texts),
    figurePart(figures, texts),
    deviationPart(question, texts),
    ofOrigin(facts, texts, 'audit', ['AUDIT']),
    { heading: texts.reportPaper.section.feedback, paragraphs: [texts.reportPaper.missing] },
    guideline(question, texts),
    improvements(facts, texts),
    bia(question, texts),
    documents(question, texts),
    risks(question, texts),
    ofOrigin(facts, texts, 'lessons', ['INCIDENT', 'EXERCISE']),
    decision(texts),
  ];
}

const uncovered = (question: Question) =>
  matrixOf(question).filter(({ critical, gaps }) => critical === true && gaps > 0);
const dayText = (day: string | null, texts: Texts) => (day === null ? '–' : texts.day(Date.parse(`${day}T11:00:00Z`)));

function needs({ question }: ManagementFacts, texts: Texts): ReportSection {
  const { need, section } = texts.reportPaper;
  const { book, at } = question;
  const count = (n: number, say: (n: number) => string) => (n === 0 ? [] : [say(n)]);
  const open = book.deviations.filter(({ closedOn, modal }) => closedOn === null && modal === 'MUSS');
  const list = [
    ...(book.bcms.bcOfficer === '' ? [need.officer] : []),
    ...(book.bcms.guidelineDay === null ? [need.guideline] : []),
    ...count(open.filter(({ riskAcceptedOn }) => riskAcceptedOn === null).length, need.risks),
    ...count(book.measures.filter(({ value }) => isOverdueMeasure(value, at)).length, need.overdue),
    ...count(book.plans.filter(({ value }) => value.status === 'for-release').length, need.release),
    ...count(uncovered(question).length, need.uncovered),
    need.decide,
  ];
  return { heading: section.needs, list };
}

function measuresPart({ question, names }: ManagementFacts, texts: Texts): ReportSection {
  const words = texts.reportPaper;
  const { book, at } = question;
  const all = book.measures.map(({ value }) => value).filter(({ status }) => status !== 'none');
  const count = (status: string) => all.filter((one) => one.status === status).length;
  const late = all.filter((one) => isOverdueMeasure(one, at));
  const said = words.counted(count('open'), count('in-progress'), count('done'), count('checked'), late.length);
  return {
    heading: words.section.measures,
    paragraphs: [all.length === 0 ? words.missing : said],
    ...tableOf(
      late.map((one) => measureRow(one, names, texts)),
      words.column.measure,
    ),
  };
}

const widths = [12, 44, 18, 12, 14];
type MeasureValue = Question['book']['measures'][number]['value'];

function measureRow(
  { number, action, owner, dueOn, status }: MeasureValue,
  names: ManagementFacts['names'],
  texts: Texts,
) {
  return [number, action, names.get(owner) ?? '', dayText(dueOn, texts), texts.measure.status[status]];
}

/** The ones that have waited longest; how many more there are stands in the sentence above. */
function tableOf(rows: readonly (readonly string[])[], columns: readonly string[]): Pick<ReportSection, 'table'> {
  return rows.length === 0 ? {} : { table: { columns, widths, rows: rows.slice(0, mostRows) } };
}

function ofOrigin(
  { question, names }: ManagementFacts,
  texts: Texts,
  section: 'audit' | 'lessons',
  origins: readonly MeasureValue['origin'][],
): ReportSection {
  const words = texts.reportPaper;
  const found = question.book.measures
    .map(({ value }) => value)
    .filter(({ origin, status }) => origins.includes(origin) && status !== 'none');
  const heading = words.section[section];
  if (found.length === 0) return { heading, paragraphs: [words.missing] };
  return {
    heading,
    ...tableOf(
      found.map((one) => measureRow(one, names, texts)),
      words.column.measure,
    ),
  };
}

function improvements({ question, names }: ManagementFacts, texts: Texts): ReportSection {
  const words = texts.reportPaper;
  const found = question.book.measures
    .map(({ value }) => value)
    .filter((one) => one.kind === 'IMPROVEMENT' && isOpenMeasure(one));
  const heading = words.section.improvements;
  if (found.length === 0) return { heading, paragraphs: [words.missing] };
  return {
    heading,
    ...tableOf(
      found.map((one) => measureRow(one, names, texts)),
      words.column.measure,
    ),
  };
}

function changes({ book }: Question, texts: Texts): ReportSection {
  const words = texts.reportPaper;
  const rows = book.plans.flatMap(({ value }) =>
    openTriggers(value).map((trigger) => [
      texts.plan.trigger[trigger.kind],
      value.released?.content.title ?? value.draft?.title ?? '',
      texts.day(trigger.at),
    ]),
  );
  const heading = words.section.changes;
  if (rows.length === 0) return { heading, paragraphs: [words.missing] };
  return { heading, table: { columns: words.column.change, widths: [34, 50, 16], rows } };
}

/** Figures with their goals and what became of them since the last release. */
export function figurePart(figures: readonly FigureView[], texts: Texts): ReportSection {
  const words = texts.reportPaper;
  const { name, judgement } = texts.tab.kpi;
  const rows = figures.map((figure) => [
    `${figure.id} ${name[figure.id].name}`,
    valueText(figure, texts),
    String(figure.met),
    String(figure.met + figure.open),
    String(figure.unknown),
    goalText(figure.id, figure.goal, texts),
    judgement[figure.judgement],
    changeText(figure, texts),
  ]);
  return {
    heading: words.section.figures,
    table: { columns: words.column.figure, widths: [32, 11, 8, 8, 9, 12, 14, 14], rows },
  };
}

function valueText(figure: Figure, { tab: { kpi } }: Texts): string {
  if (figure.id === 'K21') return kpi.count(figure.met);
  const share = shareOf(figure);
  return share === null ? kpi.noData : kpi.percent(share);
}

function goalText(id: Figure['id'], goal: Goal, { tab: { kpi } }: Texts): string {
  return id === 'K21' ? kpi.goalCount(goal.value) : kpi.goal[goal.kind](goal.value);
}

function changeText(figure: FigureView, texts: Texts): string {
  const last = figure.trend.at(-1);
  const [before, now] = [last ? shareOf(last) : null, shareOf(figure)];
  return before === null || now === null ? '–' : texts.tab.kpi.points(now - before);
}

function deviationPart({ book }: Question, texts: Texts): ReportSection {
  const words = texts.reportPaper;
  const open = book.deviations.filter(({ closedOn }) => closedOn === null);
  const heading = words.section.deviations;
  if (open.length === 0) return { heading, paragraphs: [words.none] };
  const rows = open.map(({ requirement, modal, reason, boardInformedOn, riskAcceptedOn, validTo }) => [
    requirement,
    modal,
    reason,
    modal === 'MUSS' && boardInformedOn === null ? words.deviation.notInformed : dayText(boardInformedOn, texts),
    modal === 'MUSS' && riskAcceptedOn === null ? words.deviation.notInformed : dayText(riskAcceptedOn, texts),
    dayText(validTo, texts),
  ]);
  return { heading, table: { columns: words.column.deviation, widths: [18, 8, 36, 13, 13, 12], rows } };
}

function guideline({ book: { bcms } }: Question, texts: Texts): ReportSection {
  const { guideline: words, section } = texts.reportPaper;
  return {
    heading: section.guideline,
    facts: [
      [words.stage, words.stages[bcms.stage]],
      [words.officer, bcms.bcOfficer === '' ? words.no : words.yes],
      [words.day, bcms.guidelineDay === null ? words.noDay : dayText(bcms.guidelineDay, texts)],
    ],
  };
}

function bia(question: Question, texts: Texts): ReportSection {
  const words = texts.reportPaper;
  const rows = matrixOf(question);
  const count = (critical: boolean | null) => rows.filter((row) => row.critical === critical).length;
  const said = rows.length === 0 ? words.missing : words.bia(rows.length, count(true), count(null));
  return { heading: words.section.bia, paragraphs: [said] };
}

function documents({ book, at }: Question, texts: Texts): ReportSection {
  const words = texts.reportPaper;
  const inForce = book.plans.map(({ value }) => value).filter(isInForce);
  const late = inForce.filter((plan) => isOverdue(plan, at));
  const rows = late.flatMap((plan) => {
    const content = plan.released?.content;
    return content
      ? [[content.title, content.number, String(plan.released?.version ?? ''), dayText(reviewBy(plan), texts)]]
      : [];
  });
  const paragraphs = [inForce.length === 0 ? words.missing : words.documents(inForce.length, late.length)];
  const table = { columns: words.column.document, widths: [50, 20, 12, 18], rows: rows.slice(0, mostRows) };
  return { heading: words.section.documents, paragraphs, ...(rows.length > 0 ? { table } : {}) };
}

function risks(question: Question, texts: Texts): ReportSection {
  const words = texts.reportPaper;
  const rows = uncovered(question).map(({ name, unit, mtpdHours, rtoHours, gaps }) => [
    name,
    unit,
    mtpdHours === null ? '–' : duration(mtpdHours, texts.language === 'de' ? 'de-DE' : 'en-GB'),
    rtoHours === null ? '–' : duration(rtoHours, texts.language === 'de' ? 'de-DE' : 'en-GB'),
    String(gaps),
  ]);
  const heading = words.section.risks;
  if (rows.length === 0) return { heading, paragraphs: [words.none] };
  return { heading, table: { columns: words.column.risk, widths: [40, 26, 12, 12, 10], rows } };
}

function decision(texts: Texts): ReportSection {
  const { section, column } = texts.reportPaper;
  const rows = Array.from({ length: 6 }, () => column.decision.map(() => ''));
  return { heading: section.decision, table: { columns: column.decision, widths: [60, 22, 18], rows, least: 30 } };
}
