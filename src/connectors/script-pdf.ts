// The script as an A4 book, in case the tool is down: concept, people, and each inject with room for handwriting.
import type { Concept, ExerciseRow } from '../domain/exercise.ts';
import { inOrder } from '../domain/script-order.ts';
import type { Texts } from '../texts/index.ts';
import { paper } from './paper.ts';

export interface ScriptPaper {
  readonly row: ExerciseRow;
  readonly concept: Concept;
  readonly domain: string;
  readonly nameOf: (person: string) => string;
  /** When it is printed, epoch milliseconds. */
  readonly now: number;
}

/** Shares of the page, in the order of the columns. */
const widths = [6, 8, 13, 15, 33, 25, 12];

/** A4 across, marked as exercise in the first and last line of every page (BSI 200-4, 13.6). */
export function scriptPdf({ row, concept, domain, nameOf, now }: ScriptPaper, texts: Texts): Promise<Buffer> {
  const words = texts.tab.exercises;
  const { exercise } = texts;
  const title = words.book(row.number);
  const classification = texts.plan.classification[concept.classification ?? 'INTERNAL'];
  const sheet = paper({
    title: `${title} – ${domain}`,
    language: texts.language,
    at: now,
    landscape: true,
    mark: words.mark(row.title, concept.startsAt === null ? '' : texts.day(concept.startsAt)),
    footer: (page, of) => texts.paper.footer(title, page, of, classification),
  });
  const { field } = exercise;
  sheet.heading(`${title}: ${row.title}`);
  sheet.paragraph(words.confidential, true);
  sheet.facts([
    [field.type, exercise.type[row.type]],
    [
      field.startsAt,
      concept.startsAt === null ? words.open : `${texts.day(concept.startsAt)}, ${texts.clock(concept.startsAt)}`,
    ],
    [field.duration, words.minutes(concept.duration)],
    [field.room, concept.room || words.open],
    [texts.plan.field.classification, classification],
    [texts.paper.printedAt, `${texts.day(now)}, ${texts.clock(now)}`],
  ]);
  const part = (name: string, lines: readonly string[]) => {
    if (lines.length === 0) return;
    sheet.heading(name, 2);
    for (const line of lines) sheet.paragraph(line);
  };
  part(field.situation, concept.situation === '' ? [] : [concept.situation]);
  part(
    field.goals,
    concept.goals.map(
      ({ text, metric, target }, index) => `${index + 1}. ${text}${metric === '' ? '' : ` – ${metric}: ${target}`}`,
    ),
  );
  part(
    field.takings,
    concept.takings.map(
      ({ person, role, function: practised }) =>
        `${exercise.role[role]}: ${nameOf(person)}${practised === null ? '' : ` (${texts.role[practised]})`}`,
    ),
  );
  part(
    field.rules,
    concept.rules.map((line) => `– ${line}`),
  );
  part(
    field.abortCriteria,
    concept.abortCriteria.map((line) => `– ${line}`),
  );
  sheet.newPage();
  sheet.heading(words.script, 2);
  const heads = words.bookColumns;
  sheet.table(
    heads.map((name, index) => ({ name, width: widths[index] ?? 10 })),
    cellsOf(concept, nameOf, texts),
  );
  return sheet.end();
}

function cellsOf(
  { injects, startsAt }: Concept,
  nameOf: (person: string) => string,
  texts: Texts,
): readonly (readonly string[])[] {
  const words = texts.tab.exercises;
  const numberOf = new Map(injects.map(({ id, number }) => [id, number]));
  const numbers = (ids: readonly string[]) => ids.map((id) => numberOf.get(id) ?? id).join(', ');
  return inOrder(injects).map((inject) => {
    const waits = [
      inject.after.length > 0 ? words.waitsAfter(numbers(inject.after)) : '',
      inject.ifNot.length > 0 ? words.waitsIfNot(numbers(inject.ifNot)) : '',
    ].filter((one) => one !== '');
    return [
      inject.number,
      startsAt === null ? words.plusMinutes(inject.minute) : texts.clock(startsAt + inject.minute * 60_000),
      inject.sender,
      [...inject.toRoles.map((kind) => texts.role[kind]), ...inject.toPeople.map(nameOf)].join(', '),
      [inject.text, `(${texts.exercise.channel[inject.channel]})`, ...waits].join('\n'),
      inject.expected,
      '',
    ];
  });
}
