// The chapters of the emergency handbook, one function each.
import type { HandbookContent } from '../domain/handbook-content.ts';
import type { Texts } from '../texts/index.ts';
import { type Chapter, columnsOf, dayText } from './handbook-chapter.ts';
import { planChapter } from './handbook-plans.ts';
import type { Paper } from './paper.ts';

interface Given {
  readonly content: HandbookContent;
}

export function chapters({ content }: Given, texts: Texts): readonly Chapter[] {
  const { chapter, deadlines } = texts.handbook;
  return [
    alarmChapter(content, texts),
    triageChapter(texts),
    checklistChapter(texts),
    { name: chapter.processes, draw: (sheet) => processTable(sheet, content, texts) },
    planChapter(content, texts),
    restartChapter(content, texts),
    {
      name: chapter.deadlines,
      draw(sheet) {
        sheet.paragraph(deadlines.lead);
        sheet.table(
          columnsOf(deadlines.columns, [30, 18, 26, 20]),
          deadlines.rows.map((row) => [...row, '']),
          26,
        );
      },
    },
    { name: chapter.documents, draw: (sheet) => documentTable(sheet, content, texts) },
    { name: chapter.forms, draw: (sheet) => forms(sheet, texts) },
    { name: chapter.cards, draw: (sheet) => cards(sheet, content, texts) },
  ];
}

function alarmChapter(content: HandbookContent, texts: Texts): Chapter {
  const words = texts.handbook;
  const { section } = words;
  const ladderName = (level: HandbookContent['ladders'][number]['level']) => section.ladder(words.level[level]);
  return {
    name: words.chapter.alarm,
    sections: [
      section.list,
      section.roles,
      section.management,
      ...content.ladders.map(({ level }) => ladderName(level)),
    ],
    draw(sheet) {
      sheet.section(section.list);
      alarmList(sheet, content, texts);
      sheet.section(section.roles);
      roleTable(sheet, content, texts);
      sheet.section(section.management);
      sheet.paragraph(content.management.length === 0 ? words.none.management : content.management.join(', '));
      for (const { level, steps } of content.ladders) {
        sheet.section(ladderName(level));
        sheet.table(
          columnsOf(words.ladder.columns, [12, 60, 24]),
          steps.map(({ after, act, rank, ways }) => [
            words.ladder.after(after),
            act === 'ask' ? words.ladder.ask(rank) : words.ladder[act],
            ways.map((way) => texts.paper.ways[way]).join(', '),
          ]),
        );
      }
    },
  };
}

function alarmList(sheet: Paper, { roles }: HandbookContent, texts: Texts): void {
  const { list } = texts.handbook;
  const rows = roles.flatMap(({ role, people }) => {
    if (people.length === 0) return [[texts.role[role], '', list.nobody, '', '', '', '']];
    return people.map(({ name, ways }, rank) => [
      texts.role[role],
      list.rank(rank),
      name,
      ways.map((way) => texts.paper.ways[way]).join(', '),
      '',
      '',
      '',
    ]);
  });
  sheet.table(columnsOf(list.columns, [21, 6, 21, 14, 11, 9, 16]), rows);
}

function roleTable(sheet: Paper, { roles }: HandbookContent, texts: Texts): void {
  const { roles: words, list } = texts.handbook;
  sheet.table(
    columnsOf(words.columns, [18, 10, 8, 26, 36]),
    roles.map(({ role, core, needed, people }) => [
      texts.role[role],
      core ? words.core : words.notCore,
      String(needed),
      people
        .slice(0, needed)
        .map(({ name, jobTitle }) => (jobTitle === '' ? name : `${name} (${jobTitle})`))
        .join('\n') || list.nobody,
      people
        .slice(needed)
        .map(({ name }, index) => `${index + 1}. ${name}`)
        .join('\n'),
    ]),
  );
}

function triageChapter(texts: Texts): Chapter {
  const { chapter, section, triage, classification } = texts.handbook;
  return {
    name: chapter.triage,
    sections: [...triage.desks.map(({ name }) => name), section.classification],
    draw(sheet) {
      sheet.paragraph(triage.lead, true);
      for (const { name, questions } of triage.desks) {
        sheet.section(name);
        sheet.checklist(questions);
      }
      sheet.section(section.classification);
      sheet.table(columnsOf(classification.columns, [14, 46, 34]), classification.rows);
      sheet.checklist(classification.checks);
    },
  };
}

function checklistChapter(texts: Texts): Chapter {
  const { chapter, checklists } = texts.handbook;
  return {
    name: chapter.checklists,
    sections: checklists.map(({ name }) => name),
    draw(sheet) {
      for (const [index, { name, items }] of checklists.entries()) {
        // Three are handed out at the beginning, the others at the end.
        if (index === 3) sheet.newPage();
        sheet.section(name);
        sheet.checklist(items);
      }
    },
  };
}

function processTable(sheet: Paper, { processes }: HandbookContent, texts: Texts): void {
  const { processes: words, none, hours } = texts.handbook;
  if (processes.length === 0) {
    sheet.paragraph(none.processes);
    return;
  }
  sheet.paragraph(words.lead);
  sheet.table(
    columnsOf(words.columns, [22, 14, 9, 11, 11, 22, 9, 9]),
    processes.map(({ name, unit, mtpdHours, rtoHours, rpoHours, mbco }) => [
      name,
      unit,
      hours(mtpdHours),
      hours(rtoHours),
      hours(rpoHours),
      mbco,
      '',
      '',
    ]),
  );
}

function restartChapter({ resources, providers }: HandbookContent, texts: Texts): Chapter {
  const words = texts.handbook;
  const { section, none, hours } = words;
  return {
    name: words.chapter.restart,
    sections: [section.providers, section.resources],
    draw(sheet) {
      sheet.section(section.providers);
      if (providers.length === 0) sheet.paragraph(none.providers);
      else {
        sheet.table(
          columnsOf(words.providers.columns, [18, 18, 17, 14, 12, 11, 11]),
          providers.map(({ name, service, contract, reactionHours, emergencyNumber, endsOn }) => [
            name,
            service,
            emergencyNumber.replaceAll(' ', '\u00a0'),
            endsOn === null ? contract : `${contract}\n– ${dayText(endsOn, texts)}`,
            reactionHours === null ? '–' : hours(reactionHours),
            '',
            '',
          ]),
        );
      }
      sheet.section(section.resources);
      if (resources.length === 0) return sheet.paragraph(none.resources);
      sheet.table(
        columnsOf(words.resources.columns, [28, 16, 20, 12, 12, 12]),
        resources.map(({ name, category, unit, rtaHours, backupHours }) => [
          name,
          words.category[category],
          unit,
          hours(rtaHours),
          backupHours === null ? '–' : hours(backupHours),
          '',
        ]),
      );
    },
  };
}

function documentTable(sheet: Paper, { documents }: HandbookContent, texts: Texts): void {
  const { documents: words, none, plans } = texts.handbook;
  if (documents.length === 0) {
    sheet.paragraph(none.documents);
    return;
  }
  sheet.table(
    columnsOf(words.columns, [24, 16, 12, 8, 11, 11, 22]),
    documents.map(({ title, kind, number, version, releasedOn, reviewBy, storedAt }) => [
      title,
      plans.kind[kind],
      number,
      String(version),
      dayText(releasedOn, texts),
      dayText(reviewBy, texts),
      storedAt,
    ]),
  );
}

/** Rows that fill a page, and the least height of each, points. */
const logRows = 17;
const logHeight = 34;

function forms(sheet: Paper, texts: Texts): void {
  const { forms: words } = texts.handbook;
  for (let page = 0; page < 2; page += 1) {
    if (page > 0) sheet.newPage();
    sheet.heading(words.log, 2);
    sheet.table(columnsOf(words.logHead, [40, 20, 12, 28]), [words.logHead.map(() => '')], 22);
    const rows = Array.from({ length: logRows }, (_, index) => [
      String(page * logRows + index + 1),
      '',
      '',
      '',
      '',
      '',
    ]);
    sheet.table(columnsOf(words.logColumns, [6, 10, 12, 16, 46, 9]), rows, logHeight);
  }
  sheet.newPage();
  sheet.heading(words.situation, 2);
  const blank = Array.from({ length: 14 }, () => words.situationColumns.map(() => ''));
  sheet.table(columnsOf(words.situationColumns, [48, 20, 14, 18]), blank, logHeight);
}

/** So many of each kind stand on the page. */
const eachCard = 4;

function cards(sheet: Paper, { domain }: HandbookContent, texts: Texts): void {
  const { cards: words } = texts.handbook;
  const { number, pin } = domain.callIn;
  const said = (lines: readonly string[]) => lines.filter((line) => line !== '');
  const staff = { title: `${words.staff} – ${domain.name}`, lines: said(words.staffLines(domain.room)) };
  const team = { title: `${words.team} – ${domain.name}`, lines: said(words.teamLines(number, pin, domain.room)) };
  sheet.paragraph(words.lead);
  sheet.cutOuts([...Array(eachCard).fill(staff), ...Array(eachCard).fill(team)]);
}
