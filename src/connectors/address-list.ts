// A list of e-mail addresses from a workbook, a CSV file or pasted text, with the row in which each stands.
import { decoded } from './csv.ts';
import { readWorkbook, UnreadableWorkbook } from './workbook.ts';

export interface AddressLine {
  /** From 1, as the program shows it in which the list was made. */
  readonly row: number;
  readonly value: string;
}

/** The first cell of a row that may be an address; else the first that is not empty. */
function addressIn(cells: readonly string[]): string | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.find((cell) => cell.includes('@')) ?? filled[0] ?? null;
}

const bare = (value: string) =>
  value
    .replace(/^.*<([^<>]+)>.*$/, '$1')
    .replace(/^mailto:/i, '')
    .replace(/^"|"$/g, '')
    .trim();

/** Without a line of headings; faults are judged by whoever knows the people. */
function linesOf(rows: readonly (readonly string[])[]): readonly AddressLine[] {
  const lines = rows.flatMap((cells, index) => {
    const value = addressIn(cells);
    return value === null ? [] : [{ row: index + 1, value: bare(value) }];
  });
  const [first] = lines;
  return first && !first.value.includes('@') ? lines.slice(1) : lines;
}

function ofText(text: string): readonly AddressLine[] {
  const rows = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  // One address a line, or all of them in one, as mail programs copy them.
  const spread =
    rows.length === 1 ? (rows[0] ?? '').split(/[;,]/).map((cell) => [cell]) : rows.map((row) => row.split(/[;,\t]/));
  return linesOf(spread);
}

const isWorkbook = (content: Buffer) => content.subarray(0, 2).toString('latin1') === 'PK';

/** Null when the file is no workbook and no text. */
export async function readAddressList(
  source: { readonly name: string; readonly content: Buffer } | { readonly text: string },
): Promise<readonly AddressLine[] | null> {
  if ('text' in source) return ofText(source.text);
  if (!isWorkbook(source.content)) return source.content.includes(0) ? null : ofText(decoded(source.content));
  try {
    const [sheet] = await readWorkbook(source.content);
    return linesOf((sheet?.rows ?? []).map((row) => row.map((cell) => (typeof cell === 'string' ? cell : ''))));
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return null;
    throw error;
  }
}
