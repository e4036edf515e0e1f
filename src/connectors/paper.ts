// A printed page as PDF/UA: A4, embedded font, headings, facts and tables with repeated heads, and numbered pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import {
  bottomOf,
  type ContentsLine,
  type CutOut,
  contents,
  cutOuts,
  type Doc,
  footerHeight,
  margin,
  marked,
  type Open,
  pageOf,
  widthOf,
} from './paper-parts.ts';
import { rowsOf } from './paper-rows.ts';

/** A column of a table; `width` is its share of the page. */
export interface PaperColumn {
  readonly name: string;
  readonly width: number;
}

export interface PaperOptions {
  readonly title: string;
  readonly language: 'de' | 'en';
  /** When it is printed, epoch milliseconds; the same input gives the same bytes. */
  readonly at: number;
  readonly landscape?: boolean;
  /** First and last line of every page, such as the mark of an exercise. */
  readonly mark?: string;
  /** What stands below every page. */
  readonly footer: (page: number, of: number) => string;
}

export interface Paper {
  /** Says on which page it stands, from 1. */
  heading(text: string, level?: 1 | 2): number;
  paragraph(text: string, strong?: boolean): void;
  /** One line that is read from afar, such as a code. */
  large(text: string): void;
  /** Name and value, one pair a line. */
  facts(pairs: readonly (readonly [string, string])[]): void;
  /** The heads are repeated on every page; a row is torn apart only when it is longer than a page. `least` is its least height, for writing by hand. */
  table(columns: readonly PaperColumn[], rows: readonly (readonly string[])[], least?: number): void;
  /** Room for contents of so many lines, to be written when all pages are known. */
  contents(count: number): (lines: readonly ContentsLine[]) => void;
  checklist(items: readonly string[]): void;
  steps(items: readonly string[]): void;
  cutOuts(cards: readonly CutOut[]): void;
  /** What follows begins on a page of its own. */
  newPage(): void;
  /** What follows begins on a new page where less than this is left of it, points. */
  keep(height: number): void;
  /** The whole file. Nothing can be added afterwards. */
  end(): Promise<Buffer>;
}

const size = { text: 9, small: 8, heading: 12, title: 16, large: 26 } as const;
const pad = 3;
/** Paragraphs of this height on may go on overleaf, points. */
const flowsFrom = 120;

const fonts = join(import.meta.dirname, 'fonts');
let loaded: { regular: Buffer; bold: Buffer } | undefined;

/** Open Sans (SIL Open Font License, beside it): the standard fonts of PDF lack letters of many names, such as ı and ş. */
function ourFonts(): { regular: Buffer; bold: Buffer } {
  loaded ??= {
    regular: readFileSync(join(fonts, 'open-sans-regular.ttf')),
    bold: readFileSync(join(fonts, 'open-sans-bold.ttf')),
  };
  return loaded;
}

export function paper(options: PaperOptions): Paper {
  const { title, language, at, landscape = false } = options;
  const date = new Date(at);
  const doc = new PDFDocument({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footerHeight },
    bufferPages: true,
    pdfVersion: '1.7',
    // The types of pdfkit do not know this one yet.
    ...({ subset: 'PDF/UA' } as object),
    tagged: true,
    lang: language === 'de' ? 'de-DE' : 'en-GB',
    displayTitle: true,
    info: { Title: title, Creator: 'BCM-Lotse', Producer: 'BCM-Lotse', CreationDate: date, ModDate: date },
  });
  const { regular, bold } = ourFonts();
  doc.registerFont('regular', regular).registerFont('bold', bold).font('regular').fontSize(size.text);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  const page = { doc, root };
  return {
    heading: (text, level = 1) => heading(page, text, level),
    paragraph: (text, strong = false) => said(page, 'P', text, strong),
    large(text) {
      doc.moveDown(0.5).fontSize(size.large);
      said(page, 'P', text, true);
      doc.fontSize(size.text).moveDown(0.5);
    },
    facts: (pairs) => {
      for (const [name, value] of pairs) said(page, 'P', `${name}: ${value}`);
    },
    table: (columns, rows, least = 0) => table(page, columns, rows, least),
    contents: (count) => contents(page, count),
    checklist: (items) => marked(page, items, 'box'),
    steps: (items) => marked(page, items, 'number'),
    cutOuts: (cards) => cutOuts(page, cards),
    newPage: () => void doc.addPage(),
    keep: (height) => {
      if (doc.y + height > bottomOf(doc)) doc.addPage();
    },
    end() {
      root.end();
      pageLines(doc, options);
      doc.end();
      return done;
    },
  };
}

function heading(open: Open, text: string, level: 1 | 2): number {
  const { doc } = open;
  if (doc.y > margin) doc.moveDown(0.6);
  if (doc.y + 60 > bottomOf(doc)) doc.addPage();
  doc.fontSize(level === 1 ? size.title : size.heading);
  said(open, level === 1 ? 'H1' : 'H2', text, true);
  doc.fontSize(size.text).moveDown(0.3);
  return pageOf(doc);
}

function said({ doc, root }: Open, tag: 'H1' | 'H2' | 'P', text: string, strong = false): void {
  doc.font(strong ? 'bold' : 'regular');
  const height = doc.heightOfString(text, { width: widthOf(doc) });
  // A long one goes on overleaf: on a new page it would leave the old one all but empty.
  if (height < flowsFrom && doc.y + height > bottomOf(doc)) doc.addPage();
  const draw = () => void doc.text(text, margin, doc.y, { width: widthOf(doc) });
  root.add(doc.struct(tag, {}, [draw]));
  doc.font('regular');
}

function table(
  { doc, root }: Open,
  columns: readonly PaperColumn[],
  rows: readonly (readonly string[])[],
  least: number,
): void {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => (width / shares) * widthOf(doc));
  const names = columns.map(({ name }) => name);
  const element = doc.struct('Table');
  root.add(element);
  doc.fontSize(size.small).moveDown(0.3);
  row({ doc, root: element }, names, widths, 'TH');
  const inner = widths.map((width) => width - 2 * pad);
  const room = bottomOf(doc) - margin - heightOf(doc, names, widths) - 4 * pad;
  for (const cells of rows.flatMap((whole) => rowsOf(doc, whole, inner, room))) {
    if (doc.y + Math.max(least, heightOf(doc, cells, widths)) > bottomOf(doc)) {
      doc.addPage();
      doc.fontSize(size.small);
      // Read aloud once, printed on every page.
      repeatedHead(doc, names, widths);
    }
    row({ doc, root: element }, cells, widths, 'TD', least);
  }
  element.end();
  doc.fontSize(size.text).moveDown(0.5);
  doc.x = margin;
}

function heightOf(doc: Doc, cells: readonly string[], widths: readonly number[]): number {
  const heights = cells.map((text, index) =>
    doc.heightOfString(text || ' ', { width: (widths[index] ?? 0) - 2 * pad }),
  );
  return Math.max(...heights) + 2 * pad;
}

function row(
  { doc, root }: Open,
  cells: readonly string[],
  widths: readonly number[],
  tag: 'TH' | 'TD',
  least = 0,
): void {
  doc.font(tag === 'TH' ? 'bold' : 'regular');
  const height = Math.max(least, heightOf(doc, cells, widths));
  const top = doc.y;
  frame(doc, widths, top, height, tag === 'TH');
  const element = doc.struct('TR');
  root.add(element);
  cells.forEach((text, index) => {
    // The first cell of a row names it.
    const kind = tag === 'TD' && index === 0 ? 'TH' : tag;
    const cell = doc.struct(kind, {}, [() => cellText(doc, text, widths, index, top)]);
    element.add(cell);
  });
  element.end();
  doc.y = top + height;
  doc.font('regular');
}

function cellText(doc: Doc, text: string, widths: readonly number[], index: number, top: number): void {
  const left = margin + widths.slice(0, index).reduce((sum, width) => sum + width, 0);
  doc.fillColor('#000000').text(text, left + pad, top + pad, { width: (widths[index] ?? 0) - 2 * pad });
}

function repeatedHead(doc: Doc, names: readonly string[], widths: readonly number[]): void {
  doc.font('bold');
  const height = heightOf(doc, names, widths);
  const top = doc.y;
  frame(doc, widths, top, height, true);
  doc.markContent('Artifact', { type: 'Pagination' });
  for (const [index, text] of names.entries()) cellText(doc, text, widths, index, top);
  doc.endMarkedContent();
  doc.y = top + height;
  doc.font('regular');
}

/** Lines around the cells; for the eye only, so readers pass over them. */
function frame(doc: Doc, widths: readonly number[], top: number, height: number, head: boolean): void {
  doc.markContent('Artifact', { type: 'Layout' });
  let left = margin;
  for (const width of widths) {
    if (head) doc.rect(left, top, width, height).fillAndStroke('#e8e8e8', '#767676');
    else doc.rect(left, top, width, height).stroke('#767676');
    left += width;
  }
  doc.fillColor('#000000');
  doc.endMarkedContent();
}

/** Marks and footers of all pages, when their number is known. */
function pageLines(doc: Doc, { mark = '', footer }: PaperOptions): void {
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    const { margins, height } = doc.page;
    // Below the margin pdfkit would begin a new page.
    const kept = margins.bottom;
    margins.bottom = 0;
    const line = (text: string, y: number, font: string) =>
      void doc
        .font(font)
        .fontSize(size.small)
        .text(text, margin, y, { width: widthOf(doc), lineBreak: false });
    doc.markContent('Artifact', { type: 'Pagination' });
    if (mark !== '') {
      line(mark, margin / 2, 'bold');
      line(mark, height - margin / 2 - size.small, 'bold');
    }
    line(footer(index + 1, count), height - margin - size.small, 'regular');
    doc.endMarkedContent();
    margins.bottom = kept;
  }
}
