// The report of an exercise or event (Übungsbericht) as PDF.
import type { Texts } from '../texts/index.ts';
import { paper } from './paper.ts';
import { type ReviewPaper, reviewParts } from './review-paper.ts';

export function reviewPdf(of: ReviewPaper, texts: Texts): Promise<Buffer> {
  const words = texts.tab.reviews;
  const parts = reviewParts(of, texts);
  const sheet = paper({
    title: `${parts.title} – ${of.domain}`,
    language: texts.language,
    at: of.now,
    mark: parts.mark,
    footer: (page, count) => texts.paper.footer(parts.title, page, count, parts.classification),
  });
  sheet.heading(parts.title);
  sheet.facts(parts.facts);
  sheet.paragraph(words.paper.noPersons, true);
  if (parts.summary !== '') {
    sheet.heading(words.summary, 2);
    sheet.paragraph(parts.summary);
  }
  for (const { name, heads, rows } of parts.tables) {
    sheet.heading(name, 2);
    sheet.table(heads, rows);
  }
  for (const { name, lines } of parts.lists) {
    sheet.heading(name, 2);
    for (const line of lines) sheet.paragraph(`– ${line}`);
  }
  if (parts.maturity !== '') {
    sheet.heading(words.maturity, 2);
    sheet.paragraph(parts.maturity);
  }
  return sheet.end();
}
