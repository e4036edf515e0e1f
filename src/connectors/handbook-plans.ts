// The plans of the handbook in short: what to do first, the immediate measures to tick off, and the clocks to fill in.
import type { HandbookContent, HandbookPlan } from '../domain/handbook-content.ts';
import type { Texts } from '../texts/index.ts';
import { type Chapter, type ChapterPaper, columnsOf, dayText } from './handbook-chapter.ts';

/** A plan begins on the next page rather than so near to the end of one, points. */
const leastRoom = 220;

export function planChapter({ plans }: HandbookContent, texts: Texts): Chapter {
  const words = texts.handbook;
  const nameOf = ({ kind, title, number }: HandbookPlan) =>
    `${words.plans.kind[kind]}: ${title === '' ? number : title}`;
  return {
    name: words.chapter.plans,
    sections: plans.map(nameOf),
    draw(sheet) {
      if (plans.length === 0) sheet.paragraph(words.none.plans);
      for (const plan of plans) {
        sheet.keep(leastRoom);
        sheet.section(nameOf(plan));
        planParts(sheet, plan, texts);
      }
    },
  };
}

function planParts(sheet: ChapterPaper, plan: HandbookPlan, texts: Texts): void {
  const { plans: words, none, hours } = texts.handbook;
  const { version, releasedOn, owner, unit, scope, storedAt, summary, steps, processes, resources } = plan;
  const said: readonly (readonly [string, string])[] = [
    [words.release, words.releaseText(version, dayText(releasedOn, texts))],
    [words.owner, [owner, unit].filter((part) => part !== '').join(', ')],
    [words.scope, scope],
    [words.storedAt, storedAt],
    [words.resources, resources.join(', ')],
  ];
  sheet.facts(said.filter(([, value]) => value !== ''));
  if (summary !== '') sheet.paragraph(`${words.summary}: ${summary}`, true);
  if (steps.length > 0) sheet.checklist(steps);
  else sheet.paragraph(none.steps);
  if (processes.length === 0) return;
  sheet.table(
    columnsOf(words.processes, [34, 12, 12, 14, 14, 14]),
    processes.map(({ name, mtpdHours, rtoHours }) => [name, hours(mtpdHours), hours(rtoHours), '', '', '']),
    20,
  );
}
