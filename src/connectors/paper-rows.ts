// Rows of a printed table that are longer than a page: torn where a word ends, so that nothing runs off the paper.
import type { Doc } from './paper-parts.ts';

/** Whether the text fits into the height that is left for it. */
type Fits = (text: string, column: number) => boolean;

/** As much of the text as fits, cut after a word where there is one; at least one sign, so that it ends. */
function head(text: string, column: number, fits: Fits): string {
  if (fits(text, column)) return text;
  let [most, tooMuch] = [1, text.length];
  while (tooMuch - most > 1) {
    const middle = (most + tooMuch) >> 1;
    if (fits(text.slice(0, middle), column)) most = middle;
    else tooMuch = middle;
  }
  const word = text.lastIndexOf(' ', most);
  return text.slice(0, word > 0 ? word : most);
}

/** The row in pieces of at most `room` points of text each; a row that fits is one piece. */
export function rowsOf(
  doc: Doc,
  cells: readonly string[],
  widths: readonly number[],
  room: number,
): readonly (readonly string[])[] {
  const fits: Fits = (text, column) => doc.heightOfString(text || ' ', { width: widths[column] ?? 0 }) <= room;
  const pieces: string[][] = [];
  for (let left = [...cells]; pieces.length === 0 || left.some((text) => text !== ''); ) {
    const piece = left.map((text, column) => head(text, column, fits));
    pieces.push(piece);
    left = left.map((text, column) => text.slice((piece[column] ?? '').length).trimStart());
  }
  return pieces;
}
