// Finds telephone numbers in text.

/** A piece of text; `number` has digits only (and a leading plus), and is '' where the piece is no number. */
interface Piece {
  readonly at: number;
  readonly text: string;
  readonly number: string;
}

/** Two groups of digits at least, such as `0511 555-0199`; a date (`21.11.2026`) or a PIN is none. */
const shape = /(?:\+\d{1,3}|\b0\d{1,5})(?:[ /-]{1,3}\d{2,8})+\b/g;

/** The text in pieces, in order; joined they are the text. */
export function findNumbers(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(shape)) {
    if (found.index > from) pieces.push({ at: from, text: text.slice(from, found.index), number: '' });
    pieces.push({ at: found.index, text: found[0], number: found[0].replace(/[^\d+]/g, '') });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ at: from, text: text.slice(from), number: '' });
  return pieces;
}
