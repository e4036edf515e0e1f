// Further parts of a printed page: contents, checklists, numbered steps, blank forms, and cards to cut out.
import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Doc['struct']>;

/** An open page: where things are drawn, and under which element they are read aloud. */
export interface Open {
  readonly doc: Doc;
  readonly root: Element;
}

export const margin = 42;
export const footerHeight = 26;
export const widthOf = ({ page }: Doc) => page.width - 2 * margin;
export const bottomOf = ({ page }: Doc) => page.height - margin - footerHeight;
/** The page that is being drawn on, from 1. */
export const pageOf = (doc: Doc) => doc.bufferedPageRange().count;

/** A heading in the contents. */
export interface ContentsLine {
  readonly text: string;
  readonly level: 1 | 2;
  readonly page: number;
}

const lineHeight = 16;

/**
 * Keeps room for contents of so many lines; they are written when all pages are known. Read aloud where they stand,
 * because their element takes its place now.
 */
export function contents({ doc, root }: Open, count: number): (lines: readonly ContentsLine[]) => void {
  const list = doc.struct('TOC');
  root.add(list);
  const places = Array.from({ length: count }, () => {
    if (doc.y + lineHeight > bottomOf(doc)) doc.addPage();
    const place = { page: pageOf(doc) - 1, top: doc.y };
    doc.y += lineHeight;
    return place;
  });
  return (lines) => {
    for (const [index, { page, top }] of places.entries()) {
      const line = lines[index];
      if (!line) continue;
      doc.switchToPage(page);
      list.add(contentsLine(doc, line, top));
    }
    list.end();
    doc.font('regular');
    doc.x = margin;
  };
}

function contentsLine(doc: Doc, { text, level, page }: ContentsLine, top: number): Element {
  const left = margin + (level - 1) * 14;
  const width = widthOf(doc) - (level - 1) * 14 - 40;
  const item = doc.struct('TOCI');
  const draw = () => {
    doc.font(level === 1 ? 'bold' : 'regular').fontSize(9);
    doc.text(text, left, top, { width, height: lineHeight, ellipsis: true, lineBreak: false });
    doc.text(String(page), margin + widthOf(doc) - 36, top, { width: 36, align: 'right', lineBreak: false });
  };
  item.add(doc.struct('P', {}, [draw]));
  item.end();
  return item;
}

/** A list with a mark before each line: its number, or a box to tick. */
export function marked({ doc, root }: Open, items: readonly string[], mark: 'box' | 'number'): void {
  const list = doc.struct('L');
  root.add(list);
  for (const [index, text] of items.entries()) {
    const left = margin + 20;
    const width = widthOf(doc) - 20;
    if (doc.y + doc.heightOfString(text, { width }) + 4 > bottomOf(doc)) doc.addPage();
    const top = doc.y;
    if (mark === 'box') box(doc, margin + 2, top + 2);
    const item = doc.struct('LI');
    list.add(item);
    if (mark === 'number') {
      item.add(
        doc.struct('Lbl', {}, [() => void doc.text(`${index + 1}.`, margin, top, { width: 18, lineBreak: false })]),
      );
    }
    item.add(doc.struct('LBody', {}, [() => void doc.text(text, left, top, { width })]));
    item.end();
    doc.y += 3;
  }
  list.end();
  doc.x = margin;
  doc.moveDown(0.4);
}

/** For the eye and the pen only. */
function box(doc: Doc, left: number, top: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.lineWidth(0.8).rect(left, top, 8, 8).stroke('#333333').lineWidth(1);
  doc.endMarkedContent();
}

/** A card to cut out: who to call. */
export interface CutOut {
  readonly title: string;
  readonly lines: readonly string[];
}

/** As large as a bank card, points. */
const card = { width: 243, height: 153, gap: 12 } as const;

/** Two in a row, with dashed edges along which they are cut. */
export function cutOuts({ doc, root }: Open, cards: readonly CutOut[]): void {
  for (const [index, { title, lines }] of cards.entries()) {
    const column = index % 2;
    if (column === 0 && doc.y + card.height > bottomOf(doc)) doc.addPage();
    const top = doc.y;
    const left = margin + column * (card.width + card.gap);
    doc.markContent('Artifact', { type: 'Layout' });
    doc.dash(4, { space: 3 }).rect(left, top, card.width, card.height).stroke('#333333').undash();
    doc.endMarkedContent();
    const section = doc.struct('Sect');
    root.add(section);
    const width = card.width - 20;
    section.add(
      doc.struct('P', {}, [
        () =>
          void doc
            .font('bold')
            .fontSize(10)
            .text(title, left + 10, top + 8, { width, height: 28, ellipsis: true }),
      ]),
    );
    doc.font('regular').fontSize(8);
    for (const line of lines) {
      const at = doc.y + 2;
      if (at + doc.heightOfString(line, { width }) > top + card.height - 6) break;
      section.add(doc.struct('P', {}, [() => void doc.text(line, left + 10, at, { width })]));
    }
    section.end();
    doc.fontSize(9);
    doc.y = column === 1 || index === cards.length - 1 ? top + card.height + card.gap : top;
  }
  doc.x = margin;
}
