// The printed lists of a crisis team: *Alarmliste mit Rufnummern*, numbered, and *Alarmierungsliste* without numbers.
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import { readable } from '../domain/contact.ts';
import type { PhoneNumber } from '../domain/people.ts';
import type { Copy } from '../domain/phone-list.ts';
import type { Way } from '../domain/ways.ts';
import type { Texts } from '../texts/index.ts';
import { paper } from './paper.ts';

interface Row {
  readonly role: BaoRoleKind;
  /** 0 is the holder; null when the role has nobody. */
  readonly rank: number | null;
  readonly name: string;
  readonly numbers: readonly Pick<PhoneNumber, 'number' | 'kind'>[];
  readonly ways: readonly Way[];
  readonly confirmedAt: number | null;
}

interface List {
  readonly domain: {
    readonly name: string;
    readonly authority: string;
    readonly callIn: { readonly number: string; readonly pin: string };
    readonly room: string;
  };
  readonly version: number;
  readonly printedAt: number;
  readonly issue: { readonly copy: Copy; readonly replaced: Copy | null } | null;
  readonly rows: readonly Row[];
}

/** Shares of the page, in the order of the texts' columns (domain.md 2.3). */
const widths = [14, 4, 14, 11, 12, 11, 11, 8, 8, 7, 10];
const channels = 3;

/** A4 across, as PDF/UA. The same list gives the same bytes. */
export function phoneListPdf(list: List, texts: Texts): Promise<Buffer> {
  const words = texts.paper;
  const { domain, issue, printedAt, version, rows } = list;
  const title = words.title[issue ? 'numbered' : 'plain'];
  const sheet = paper({
    title: `${title} – ${domain.name}`,
    language: texts.language,
    at: printedAt,
    landscape: true,
    footer: (page, of) => words.footer(footerTitle(list, texts), page, of),
  });
  sheet.heading(title);
  const { number, pin } = domain.callIn;
  sheet.facts([
    [words.domain, domain.name],
    [words.printedAt, `${texts.day(printedAt)}, ${texts.clock(printedAt)}`],
    [words.version, `${version}${issue ? `, ${replacing(list, texts)}` : ''}`],
    ...(issue ? issueFacts(issue.copy, texts) : []),
    [words.fallback, pin === '' ? number : `${number}, PIN ${pin}`],
    [words.room, domain.room],
  ]);
  sheet.paragraph(issue ? words.reminder : words.plainReminder, true);
  const columns = words.columns.map((name, index) => ({ name, width: widths[index] ?? 8 }));
  sheet.table(
    columns,
    rows.map((row) => cells(row, list, texts)),
  );
  return sheet.end();
}

function issueFacts(copy: Copy, texts: Texts): readonly (readonly [string, string])[] {
  const { copy: copyWord, holder, expires } = texts.paper;
  return [
    [copyWord, String(copy.copy)],
    [holder, copy.holder],
    [expires, texts.day(copy.expiresAt)],
  ];
}

function replacing({ issue }: List, texts: Texts): string {
  const { replaces, first } = texts.paper;
  return issue?.replaced ? replaces(texts.day(issue.replaced.printedAt), issue.replaced.copy) : first;
}

function footerTitle({ domain, issue, version }: List, { paper: words }: Texts): string {
  const title = `${words.title[issue ? 'numbered' : 'plain']} ${domain.name}, ${words.version} ${version}`;
  return issue ? `${title}, ${words.copy} ${issue.copy.copy}` : title;
}

/** A number is never broken over two lines. */
const whole = (number: string) => number.replaceAll(' ', '\u00a0');

function cells(row: Row, { domain, issue }: List, texts: Texts): readonly string[] {
  const { paper: words, role } = texts;
  if (row.rank === null) return [role[row.role], '', words.nobody, ...Array<string>(widths.length - 3).fill('')];
  const ways = row.ways.map((way) => words.ways[way]);
  const numbers = row.numbers.map(({ number, kind }) => `${whole(readable(number))} (${words.kind[kind]})`);
  const shown = issue ? numbers : ways;
  // More numbers than columns share the last one: none is lost on paper.
  const last = shown.slice(channels - 1).join('\n');
  const firsts = [shown[0] ?? '', shown[1] ?? '', last];
  const confirmed = row.confirmedAt === null ? '–' : texts.day(row.confirmedAt);
  return [role[row.role], words.rank(row.rank), row.name, domain.authority, ...firsts, confirmed, '', '', ''];
}
