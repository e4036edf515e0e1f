// How our workbooks look in Excel and LibreOffice beside their cells: filters in the headings, and pages that print as
// wide as the sheet, with its headings. write-excel-file has no words for it, so it is put into the file's own markup.

/** A sheet without its row of headings. */
interface Size {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
}

/** A feature of write-excel-file: `sheets` are in the order of the file. */
export function sheetLook(sheets: readonly Size[]) {
  const inSheet = (markup: string, _options: unknown, { sheetIndex }: { readonly sheetIndex: number }) => {
    const size = sheets[sheetIndex];
    const filter = size && size.columns > 0 ? `<autoFilter ref="${rangeOf(size, '')}"/>` : '';
    return markup
      .replace('<sheetViews', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews')
      .replace(
        '</sheetData>',
        `</sheetData>${filter}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`,
      );
  };
  const names = sheets.flatMap((size, index) => (size.columns > 0 ? namesFor(size, index) : []));
  const inWorkbook = (markup: string) =>
    markup.replace('</sheets>', `</sheets><definedNames>${names.join('')}</definedNames>`);
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': { transform: inSheet },
        ...(names.length > 0 ? { 'xl/workbook.xml': { transform: inWorkbook } } : {}),
      },
    },
  };
}

/** What both programs look for: which cells the filter is about, and which row is printed on every page. */
function namesFor(size: Size, index: number): readonly string[] {
  const sheet = `'${size.name.replaceAll("'", "''")}'`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const named = (name: string, refers: string, more = '') =>
    `<definedName name="_xlnm.${name}" localSheetId="${index}"${more}>${sheet}!${refers}</definedName>`;
  return [named('_FilterDatabase', rangeOf(size, '$'), ' hidden="1"'), named('Print_Titles', '$1:$1')];
}

/** All cells, headings included; `fixed` is '$' or nothing. */
const rangeOf = ({ columns, rows }: Size, fixed: '$' | '') =>
  `${fixed}A${fixed}1:${fixed}${lettersOf(columns)}${fixed}${rows + 1}`;

/** 1 is A, 27 is AA. */
function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest === 0 ? '' : lettersOf(rest)}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
