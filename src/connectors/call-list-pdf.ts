// The call list of an alarm as a printed sheet: who is still missing, and columns for handwriting.
import type { Mode } from '../domain/alarm.ts';
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import { readable } from '../domain/contact.ts';
import type { PhoneNumber } from '../domain/people.ts';
import type { Texts } from '../texts/index.ts';
import { paper } from './paper.ts';

interface Row {
  readonly name: string;
  readonly roles: readonly { readonly role: BaoRoleKind; readonly rank: number }[];
  readonly tries: number;
  readonly triedAt: number | null;
  /** Null where whoever prints it may not see numbers. */
  readonly numbers: readonly Pick<PhoneNumber, 'number' | 'kind' | 'onPaper'>[] | null;
}

interface List {
  readonly number: string;
  readonly mode: Mode;
  readonly exerciseName: string;
  readonly domain: { readonly name: string };
  readonly what: string;
  readonly where: string;
  readonly nextStep: string;
  readonly fallback: string;
  readonly rows: readonly Row[];
  /** When it is printed. */
  readonly now: number;
}

/** Shares of the page, in the order of the columns. */
const widths = [16, 5, 17, 20, 14, 9, 17];

/** A4 across, as PDF/UA. An exercise is marked in the first and last line of every page. */
export function callListPdf(list: List, texts: Texts): Promise<Buffer> {
  const words = texts.board.callPage;
  const title = words.window(list.number);
  const mark = texts.cards.mark.alarm[list.mode]({ number: list.number, exercise: list.exerciseName });
  const sheet = paper({
    title: `${title} – ${list.domain.name}`,
    language: texts.language,
    at: list.now,
    landscape: true,
    mark,
    footer: (page, of) => texts.paper.footer(title, page, of),
  });
  sheet.heading(title);
  sheet.paragraph(`${words.say} ${list.nextStep}`, true);
  sheet.facts([
    [texts.tab.alarm.what, list.what],
    [texts.tab.alarm.where, list.where],
    [texts.tab.alarm.domain, list.domain.name],
    [texts.tab.alarm.fallback, list.fallback],
    [texts.paper.printedAt, `${texts.day(list.now)}, ${texts.clock(list.now)}`],
  ]);
  const columns = [words.role, words.rank, words.name, words.number, words.tries, words.reached, words.said];
  sheet.table(
    columns.map((name, index) => ({ name, width: widths[index] ?? 10 })),
    list.rows.map((row) => cells(row, texts)),
  );
  sheet.paragraph(words.rules);
  return sheet.end();
}

function cells({ name, roles, numbers, tries, triedAt }: Row, texts: Texts): readonly string[] {
  const words = texts.board.callPage;
  const [first] = roles;
  return [
    first ? roles.map(({ role }) => texts.role[role]).join(', ') : words.others,
    first ? texts.paper.rank(first.rank) : '',
    name || texts.cards.situation.unnamed,
    numbersOf(numbers, texts),
    triedAt === null ? '' : words.tried(tries, texts.clock(triedAt)),
    '',
    '',
  ];
}

/** On paper stand only numbers whose owner released them for it (domain.md 7). */
function numbersOf(numbers: Row['numbers'], texts: Texts): string {
  const words = texts.board.callPage;
  if (numbers === null) return words.hidden;
  if (numbers.length === 0) return words.noNumber;
  const released = numbers.filter(({ onPaper }) => onPaper);
  if (released.length === 0) return words.notOnPaper;
  return released.map(({ number, kind }) => `${readable(number)} (${words.kind[kind]})`).join(', ');
}
