// The emergency handbook as PDF/UA: cover, contents with page numbers, and its chapters (BSI 200-4, 5 and 4.4; domain.md 4).
import type { HandbookCopy } from '../domain/handbook.ts';
import type { HandbookContent } from '../domain/handbook-content.ts';
import { grouped } from '../domain/handbook-seal.ts';
import type { Texts } from '../texts/index.ts';
import { chapters } from './handbook-chapters.ts';
import { type Paper, paper } from './paper.ts';
import type { ContentsLine } from './paper-parts.ts';

/** Everything that is printed. */
export interface HandbookPaper {
  readonly content: HandbookContent;
  readonly edition: number;
  /** When the edition was made, epoch milliseconds. */
  readonly issuedAt: number;
  readonly hash: string;
  readonly printedAt: number;
  /** The copy and the one it replaces; null for a view that is no copy. */
  readonly issue: {
    readonly copy: Pick<HandbookCopy, 'copy' | 'place' | 'expiresAt'>;
    readonly replaced: Pick<HandbookCopy, 'edition' | 'printedAt'> | null;
  } | null;
  /** Of the key with which packages are signed; '' where there is none. */
  readonly fingerprint: string;
}

/** The same handbook gives the same bytes. */
export function handbookPdf(handbook: HandbookPaper, texts: Texts): Promise<Buffer> {
  const words = texts.handbook;
  const { content, edition, issue, printedAt } = handbook;
  const sheet = paper({
    title: `${words.title} ${content.domain.name}`,
    language: texts.language,
    at: printedAt,
    ...(issue ? {} : { mark: words.cover.view }),
    footer: (page, of) => words.footer(content.domain.id, edition, issue?.copy.copy ?? null, page, of),
  });
  cover(sheet, handbook, texts);
  sheet.newPage();
  sheet.heading(words.contents);
  const all = chapters(handbook, texts);
  const fill = sheet.contents(all.reduce((sum, { sections = [] }) => sum + 1 + sections.length, 0));
  const lines: ContentsLine[] = [];
  for (const [index, { name, draw }] of all.entries()) {
    sheet.newPage();
    const text = `${index + 1}  ${name}`;
    lines.push({ text, level: 1, page: sheet.heading(text) });
    const section = (title: string) => void lines.push({ text: title, level: 2, page: sheet.heading(title, 2) });
    draw({ ...sheet, section });
  }
  fill(lines);
  return sheet.end();
}

function cover(sheet: Paper, handbook: HandbookPaper, texts: Texts): void {
  const words = texts.handbook.cover;
  const { content, edition, issuedAt, printedAt, issue, fingerprint, hash } = handbook;
  const { domain } = content;
  sheet.heading(`${texts.handbook.title} ${domain.name}`);
  sheet.facts([
    [words.domain, `${domain.id}, ${domain.ressortName}`],
    [words.authority, domain.authority],
    [words.edition, words.editionText(edition, texts.day(issuedAt))],
    [words.printed, `${texts.day(printedAt)}, ${texts.clock(printedAt)}`],
    ...(issue ? issueFacts(issue, texts) : []),
    [words.hash, grouped(hash.slice(0, 32))],
    ...(fingerprint === '' ? [] : [[words.fingerprint, grouped(fingerprint)] as const]),
  ]);
  sheet.paragraph(words.replaceNote, true);
  sheet.heading(words.begin, 2);
  sheet.steps(words.firstSteps);
  const { number, pin } = domain.callIn;
  sheet.facts([
    [texts.paper.fallback, pin === '' ? number : `${number}, PIN ${pin}`],
    [texts.paper.room, domain.room],
  ]);
  sheet.paragraph(words.noNumbers);
}

function issueFacts(
  { copy, replaced }: NonNullable<HandbookPaper['issue']>,
  texts: Texts,
): readonly (readonly [string, string])[] {
  const words = texts.handbook.cover;
  return [
    [words.copy, words.copyText(copy.copy, copy.place)],
    [words.replaces, replaced ? words.replacesText(texts.day(replaced.printedAt), replaced.edition) : words.first],
    [words.expires, texts.day(copy.expiresAt)],
  ];
}
