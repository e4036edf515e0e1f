// A report as PDF/UA, or as a workbook with a sheet for each part.
import type { Texts } from '../texts/index.ts';
import { paper } from './paper.ts';
import { writeWorkbook } from './workbook.ts';

interface Section {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
  readonly list?: readonly string[];
  readonly table?: {
    readonly columns: readonly string[];
    readonly widths: readonly number[];
    readonly rows: readonly (readonly string[])[];
    readonly least?: number;
  };
}

export interface ReportContent {
  readonly title: string;
  readonly domain: string;
  readonly language: 'de' | 'en';
  readonly at: number;
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly Section[];
}

export function reportFile(report: ReportContent, format: 'pdf' | 'xlsx', texts: Texts): Promise<Buffer> {
  return format === 'pdf' ? reportPdf(report, texts) : reportWorkbook(report, texts);
}

/** The same report gives the same bytes. */
function reportPdf({ title, domain, language, at, facts, sections }: ReportContent, texts: Texts): Promise<Buffer> {
  const sheet = paper({
    title: `${title} – ${domain}`,
    language,
    at,
    footer: (page, of) => texts.reportPaper.footer(title, domain, page, of),
  });
  sheet.heading(`${title}`);
  sheet.facts([[texts.reportPaper.domain, domain], ...facts]);
  for (const [index, { heading, paragraphs = [], facts: pairs = [], list = [], table }] of sections.entries()) {
    sheet.heading(`${index + 1}  ${heading}`, 2);
    sheet.facts(pairs);
    for (const text of paragraphs) sheet.paragraph(text);
    if (list.length > 0) sheet.steps(list);
    if (table) {
      const columns = table.columns.map((name, at_) => ({ name, width: table.widths[at_] ?? 10 }));
      sheet.table(columns, table.rows, table.least ?? 0);
    }
  }
  return sheet.end();
}

/** Names of sheets: at most 31 signs, none of those that Excel forbids. */
const sheetName = (index: number, heading: string) =>
  `${index + 1} ${heading.replaceAll(/[\\/?*[\]:]/g, ' ')}`.slice(0, 31).trim();

const width = 26;

function reportWorkbook({ title, domain, facts, sections }: ReportContent, texts: Texts): Promise<Buffer> {
  const wide = (names: readonly string[]) => names.map((name) => ({ name, width }));
  const first = {
    name: texts.reportPaper.sheet,
    columns: wide([title, domain]),
    rows: [
      [texts.plan.field.classification, texts.plan.classification.INTERNAL] as const,
      ...facts,
      ...sections.map(({ heading }, index) => [`${index + 1}`, heading] as const),
    ],
  };
  const others = sections.map(({ heading, paragraphs = [], facts: pairs = [], list = [], table }, index) => {
    const said = [...pairs, ...paragraphs.map((text) => [text]), ...list.map((text) => [text])];
    const columns = wide(table ? table.columns : [heading, '']);
    return { name: sheetName(index, heading), columns, rows: [...said, ...(table?.rows ?? [])] };
  });
  return writeWorkbook([first, ...others]);
}
