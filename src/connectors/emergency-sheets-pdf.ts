// The sealed sheets of the emergency entrance: one code a page, with what to do, to be folded and kept in an envelope.
import type { Texts } from '../texts/index.ts';
import { paper } from './paper.ts';

interface Sheet {
  readonly n: number;
  readonly name: string;
  readonly code: string;
  readonly domain: { readonly id: string; readonly name: string };
  readonly address: string;
  readonly printedAt: number;
  readonly endsAt: number;
}

/** A4 upright, as PDF/UA. */
export function emergencySheetsPdf(sheets: readonly Sheet[], texts: Texts): Promise<Buffer> {
  const words = texts.emergency.sheet;
  const [first] = sheets;
  const page = paper({
    title: `${words.title} – ${first?.domain.name ?? ''}`,
    language: texts.language,
    at: first?.printedAt ?? 0,
    footer: words.footer,
  });
  sheets.forEach((sheet, index) => {
    if (index > 0) page.newPage();
    page.heading(words.title);
    page.paragraph(words.intro, true);
    for (const step of words.steps(sheet.address, sheet.domain.id)) page.paragraph(step);
    page.large(sheet.code);
    page.paragraph(words.after);
    page.facts([
      [words.facts.person, sheet.name],
      [words.facts.domain, `${sheet.domain.id}, ${sheet.domain.name}`],
      [words.facts.number, String(sheet.n)],
      [words.facts.printedAt, texts.day(sheet.printedAt)],
      [words.facts.endsAt, texts.day(sheet.endsAt)],
    ]);
  });
  return page.end();
}
