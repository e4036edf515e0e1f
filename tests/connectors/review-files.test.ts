// The report of an exercise, read back by readers that share nothing with its writers: as PDF by its glyphs and by poppler, as
// workbook by another library and by the XML itself.
import { spawnSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReviewPaper } from '../../src/connectors/review-paper.ts';
import { reviewPdf } from '../../src/connectors/review-pdf.ts';
import { reviewWorkbook } from '../../src/connectors/review-workbook.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { ReportContent } from '../../src/domain/review.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { textsFor } from '../../src/texts/index.ts';
import { pdfPages } from './pdf-text.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const at = Date.UTC(2026, 11, 1, 8, 30);
const minutes = (n: number) => at + n * 60_000;
const long = (word: string, count: number) => Array.from({ length: count }, (_, n) => `${word}${n}`).join(' ');
const evil = '=HYPERLINK("http://evil.example";"Klick")';

const goals = Array.from({ length: 6 }, (_, n) => ({
  id: `g${n}`,
  text: `Größe des Ziels ${n}: Überblick für alle Fachgeschäftsprozesse`,
  metric: 'Zeit',
  target: `${n + 10} min`,
  actual: `${n + 12} min`,
  rating: ([1, 2, 3, 4, null, 4] as const)[n] ?? null,
  // Longer than a page in its narrow column.
  remark: n === 2 ? long('Straßenübergabe', 300) : `Bemerkung ${n}`,
}));

const content: ReportContent = {
  summary: long('Zusammenfaßung', 260),
  goals,
  timeline: [
    { at: minutes(0), text: 'Beginn' },
    { at: minutes(7), text: 'Einlage 1: Server verschlüsselt' },
    { at: minutes(31), text: 'Einlage 2: Presse fragt' },
    { at: minutes(95), text: 'Ende' },
  ],
  good: ['Ruhige Übergabe', evil],
  lessons: ['Listen auf Papier'],
  training: ['Lagevortrag'],
  maturity: 'Stufe 3',
  answers: {},
  proofs: [{ target: 'plan', id: 'MI-ITN.gfp', result: 'PASSED', hours: 3 }],
};

const finding = (n: number, of: Partial<Finding>): Finding => ({
  id: `MI-ITN.2026-03-F${n}`,
  domain: 'MI-ITN',
  number: `2026-03-F${n}`,
  review: 'MI-ITN.2026-03',
  source: 'EXERCISE',
  reference: '2026-03',
  kind: 'CORRECTION',
  text: `Feststellung ${n}`,
  cause: 'Kein Verantwortlicher',
  goal: '',
  plans: [],
  resources: [],
  from: '',
  measures: [],
  dropped: '',
  foundOn: '2026-12-01',
  ...of,
});

const owner = 'p-tjark0009';
const paper: ReviewPaper = {
  review: {
    ...reviews.empty,
    status: 'released',
    domain: 'MI-ITN',
    number: '2026-03',
    title: 'Verschlüsselung in der Nacht',
    type: 'FUNCTION_TEST',
    day: '2026-12-01',
    endedAt: minutes(95),
    people: ['p-maren0001'],
    observers: ['p-kofi00002'],
    control: ['p-ole000003'],
    evaluations: { 'p-kofi00002': { goals: {}, good: 'x', correct: '', improve: '' } },
    tests: [
      {
        id: 't1',
        resource: 'MI-ITN.rz',
        activity: 'Umschalten',
        owner,
        target: 4,
        result: 'PARTIAL',
        hours: 5,
        remark: 'Spät',
        correction: '+1',
      },
    ],
    figures: [
      { name: 'injects-played', value: 2, of: 3 },
      { name: 'exercise-minutes', value: 95, of: null },
    ],
    late: [{ id: 'o9', kind: 'IMPROVEMENT', text: 'Erst nach dem Release', goal: '', at: minutes(40) }],
    content: { ...content, summary: 'Was nach der Freigabe geschrieben wurde' },
    released: {
      version: 2,
      content,
      late: [{ id: 'o8', kind: 'CORRECTION', text: 'Schlüssel fehlte', goal: '', at: minutes(40) }],
      by: 'p-aylin0004',
      at,
    },
  },
  full: {
    findings: [
      finding(1, { measures: ['MI-ITN.M-2026-007a'] }),
      finding(2, { kind: 'IMPROVEMENT', dropped: 'Kein Bedarf' }),
      finding(3, { text: evil }),
    ],
    rounds: [{ round: 1, sums: { answers: 7, ratings: [0, 1, 2, 4] } }],
    answers: [[{ rating: 4, good: 'Nur im Tab zu lesen', change: '' }]],
    names: { 'MI-ITN.rz': 'Rechenzentrum Süd', 'MI-ITN.gfp': 'Notfallplan Ausweise' },
    releasedBy: 'Aylin Şahin-Groß',
    releasedAt: at,
    version: 2,
  },
  domain: 'IT.Niedersachsen',
  now: minutes(120),
};

/** What every reader must find, whatever the file. */
const everything = [
  goals.map(({ text }) => text),
  ['1 – nicht erreicht', '2 – teilweise erreicht', '3 – weitgehend erreicht', '4 – voll erreicht', 'nicht bewertet'],
  ['Eingespielte Einlagen', '2 von 3', 'Übungszeit (Minuten)', '95'],
  ['2026-03-F1', 'Maßnahme M-2026-007a', 'keine Maßnahme: Kein Bedarf', 'Feststellung 2'],
  ['Ruhige Übergabe', 'Listen auf Papier', 'Lagevortrag', 'Stufe 3', 'Notfallplan Ausweise'],
  ['Rechenzentrum Süd', 'Teilweise erfolgreich', '4 (Vorgabe überschritten)', 'Schlüssel fehlte'],
  ['Fassung 2, freigegeben am 01.12.2026 von Aylin Şahin-Groß'],
].flat();
/** Nobody is named but who released it, and nothing of what was said without a name. */
const nobody = /p-(maren|kofi|ole|tjark|aylin)|Nur im Tab zu lesen|nach der Freigabe geschrieben|nach dem Release/;
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
/** Texts of a narrow column are broken into lines, also inside of a long word. */
const dense = (text: string) => text.replaceAll(/\s+/g, '');

describe('the report as PDF', () => {
  let file: Buffer;
  let pages: readonly string[];
  beforeAll(async () => {
    file = await reviewPdf(paper, textsFor('de'));
    pages = pdfPages(file);
  });

  it('bears everything of the released version, in its order, and names no rated person', () => {
    const whole = pages.join('\n');
    for (const said of everything) expect(dense(whole), said).toContain(dense(said));
    expect(whole).not.toMatch(nobody);
    const places = content.timeline.map(({ text }) => dense(whole).indexOf(dense(text)));
    expect(places.every((place, n) => place > (places[n - 1] ?? 0))).toBe(true);
    expect(dense(whole)).toContain(dense('Dieser Bericht bewertet keine einzelnen Personen.'));
  });

  it('marks each page first and last as ÜBUNG, and numbers it', () => {
    expect(pages.length).toBeGreaterThan(3);
    for (const [n, page] of pages.entries()) {
      expect(page.match(/ÜBUNG 2026-03/g), `page ${n + 1}`).toHaveLength(2);
      expect(flat(page)).toContain(`Intern · Übungsbericht 2026-03 · Seite ${n + 1} von ${pages.length}`);
    }
  });

  it('says on each page how confidential its released version is, and in the workbook on the first sheet', async () => {
    const { review } = paper;
    const released = review.released && { ...review.released, content: { ...content, classification: 'CONFIDENTIAL' } };
    const secret = { ...paper, review: { ...review, released } } as ReviewPaper;
    for (const page of pdfPages(await reviewPdf(secret, textsFor('de')))) {
      expect(flat(page)).toContain('Vertraulich · Übungsbericht 2026-03');
      expect(flat(page)).not.toContain('Intern · ');
    }
    const first = async (of: ReviewPaper) =>
      (await readExcel(await reviewWorkbook(of, textsFor('de'))))[0]?.data.find(([name]) => name === 'Vertraulichkeit');
    expect((await first(secret))?.[1]).toBe('Vertraulich');
    expect((await first(paper))?.[1]).toBe('Intern');
  });

  it('loses no word of a text that is longer than a page, and each page says what it goes on with', () => {
    const whole = dense(pages.join('\n'));
    for (const text of [content.summary, goals[2]?.remark ?? ''])
      for (const word of text.split(' ')) expect(whole).toContain(word);
    // A row that goes on overleaf stands below its heads there, too, and a long text begins below its heading.
    for (const page of pages.filter((one) => one.includes('Straßenübergabe'))) expect(page).toContain('Sollwert');
    expect(pages[0]).toContain('Zusammenfaßung0');
  });

  it('says that a draft is one, and a real event that it was real', async () => {
    const { review, full } = paper;
    const draft = { ...paper, review: { ...review, status: 'open' as const } };
    const drafted = flat(pdfPages(await reviewPdf(draft, textsFor('de'))).join('\n'));
    expect(drafted).toContain('Entwurf, nicht freigegeben');
    expect(drafted).toContain('Was nach der Freigabe geschrieben wurde');
    const answers = { origin: 'Ein Bagger', communication: 'Gut' };
    const real = { ...review, source: 'INCIDENT' as const, type: null, content: { ...content, answers } };
    const event = { ...paper, review: { ...real, status: 'open' as const }, full };
    const printed = pdfPages(await reviewPdf(event, textsFor('en')));
    for (const page of printed) expect(page).not.toContain('ÜBUNG');
    expect(printed.every((page) => page.includes('ERNSTFALL'))).toBe(true);
    expect(flat(printed.join('\n'))).toContain('Ein Bagger');
  });

  // An independent reader: poppler-utils of Debian.
  it.skipIf(!hasPoppler)('is read by poppler, page by page, nothing outside of the paper', () => {
    const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: file }).stdout.toString();
    expect(text.split('\f').length - 1).toBe(pages.length);
    const whole = dense(text);
    for (const word of (goals[2]?.remark ?? '').split(' ')) expect(whole).toContain(word);
    for (const said of ['Ruhige Übergabe', 'Aylin Şahin-Groß', '95', 'M-2026-007a'])
      expect(whole).toContain(dense(said));
    const boxes = spawnSync('pdftotext', ['-bbox', '-', '-'], { input: file }).stdout.toString();
    const bottoms = [...boxes.matchAll(/yMax="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(bottoms.length).toBeGreaterThan(600);
    expect(Math.max(...bottoms)).toBeLessThan(842);
  });
});

describe('the report as workbook', () => {
  it('bears the same, one sheet for each table, and nothing in it is calculated', async () => {
    const file = await reviewWorkbook(paper, textsFor('de'));
    const sheets = await readExcel(file);
    const cells = sheets.flatMap(({ data }) => data.flat()).filter((cell) => cell !== null);
    const whole = cells.map(String).join('\n');
    for (const said of everything) expect(whole, said).toContain(said);
    expect(whole).not.toMatch(nobody);
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Bericht',
      'Ziele und Bewertung',
      'Kennzahlen',
      'Verlauf',
      'Nachgetragene Beobachtungen',
      'Feststellungen',
      'Testergebnisse',
      'Nachweise',
      'Rückmeldungen',
    ]);
    const rows = sheets.find(({ sheet }) => sheet === 'Verlauf')?.data.slice(1) ?? [];
    expect(rows.map(([, text]) => text)).toEqual(content.timeline.map(({ text }) => text));
    expect(cells).toContain(evil);
    expect(cells).toContain('+1');
    const parts = Object.entries(unzipSync(file)).map(([name, part]) => [name, strFromU8(part)] as const);
    expect(parts.filter(([, xml]) => /<f[ >]|externalLink/.test(xml)).map(([name]) => name)).toEqual([]);
    expect(parts.some(([, xml]) => xml.includes('HYPERLINK'))).toBe(true);
  });
});
