// How large the grid of a sheet would be: the reader fills every gap, so one cell in the last corner would fill the memory.

/** Cells of one sheet, gaps among them; an office's largest register has a hundredth of it. */
const mostCells = 2_000_000;

/** Of Excel and LibreOffice. */
const lastRow = 1_048_576;

/** A row or a cell as office programs write it: quoted attributes, nothing encoded in them. */
const token = /<(?:[\w-]+:)?(row|c)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*\/?>/g;
const anyToken = /<(?:[\w-]+:)?(?:row|c)(?=[\s/>])/g;
const reference = /\sr\s*=\s*["']\s*([A-Za-z]*)(\d*)\s*["']/g;

/**
 * Whether a part of a workbook is a sheet whose grid is too large, or that is written so that it cannot be told.
 * `part` unpacked; other parts are never too large.
 */
export function isGridTooLarge(part: Buffer): boolean {
  if (!part.includes('sheetData')) return false;
  // Letters beyond ASCII are none of an address.
  const text = part.toString('latin1');
  let [rows, columns, row, column, tokens] = [0, 0, 0, 0, 0];
  for (const [, kind, attributes = ''] of text.matchAll(token)) {
    tokens += 1;
    // Without an address it is the next one.
    if (kind === 'row') [row, column] = [row + 1, 0];
    else column += 1;
    for (const [, letters = '', digits = ''] of attributes.matchAll(reference)) {
      if (letters !== '') column = Math.max(column, columnOf(letters));
      if (digits !== '') row = Math.max(row, Number(digits));
    }
    // LibreOffice ends a sheet with an empty row in the last place; without cells it costs nothing.
    if (kind === 'c') [rows, columns] = [Math.max(rows, row), Math.max(columns, column)];
    else if (row > lastRow) return true;
  }
  return rows * columns > mostCells || tokens !== (text.match(anyToken)?.length ?? 0);
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
