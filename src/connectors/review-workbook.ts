// The report of an exercise or event (Übungsbericht) as a workbook: a sheet of its words and one for each table.
import type { Texts } from '../texts/index.ts';
import { type ReviewPaper, reviewParts } from './review-paper.ts';
import { writeWorkbook } from './workbook.ts';

/** Signs of a sheet's name in Excel, and characters it may not have. */
const mostName = 31;
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, mostName);

export function reviewWorkbook(of: ReviewPaper, texts: Texts): Promise<Buffer> {
  const words = texts.tab.reviews;
  const { title, facts, summary, tables, lists, maturity } = reviewParts(of, texts);
  const said = [
    ...facts.map(([name, value]) => [name, value]),
    [words.summary, summary],
    ...lists.flatMap(({ name, lines }) => lines.map((line) => [name, line])),
    [words.maturity, maturity],
  ];
  const report = {
    name: words.paper.sheet,
    columns: [
      { name: title, width: 40 },
      { name: words.paper.text, width: 100 },
    ],
    rows: said,
  };
  return writeWorkbook([
    report,
    ...tables.map(({ name, heads, rows }) => ({ name: sheetName(name), columns: heads, rows })),
  ]);
}
