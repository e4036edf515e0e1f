// A workbook made by hand in the way LibreOffice Calc writes one: shared strings, dates as numbers with a style of
// their own, an empty column here and there, no formulas. No LibreOffice stood by; the shape follows its exports.
import { strToU8, zipSync } from 'fflate';

/** A cell: text, number, a day, wall time, or nothing. */
type Cell = string | number | { readonly day: string } | { readonly time: string } | null;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Days since 30.12.1899, as LibreOffice counts. */
const serial = (wall: string) => Date.parse(`${wall}Z`) / 86_400_000 + 25_569;
const letters = (index: number) => String.fromCharCode(65 + index);

export function libreOffice(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Buffer {
  const names = Object.keys(sheets);
  const strings: string[] = [];
  const shared = (text: string) => {
    if (!strings.includes(text)) strings.push(text);
    return strings.indexOf(text);
  };
  const cell = (value: Cell, row: number, column: number) => {
    const at = `${letters(column)}${row}`;
    if (value === null) return `<c r="${at}" s="0"/>`;
    if (typeof value === 'number') return `<c r="${at}" s="0" t="n"><v>${value}</v></c>`;
    if (typeof value === 'string') return `<c r="${at}" s="0" t="s"><v>${shared(value)}</v></c>`;
    if ('day' in value) return `<c r="${at}" s="1" t="n"><v>${serial(`${value.day}T00:00`)}</v></c>`;
    return `<c r="${at}" s="2" t="n"><v>${serial(value.time)}</v></c>`;
  };
  const sheetXml = (rows: readonly (readonly Cell[])[]) =>
    `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><sheetFormatPr defaultRowHeight="12.8"/><sheetData>${rows
      .map(
        (cells, index) =>
          `<row r="${index + 1}" customFormat="false" ht="12.8" hidden="false">${cells.map((value, column) => cell(value, index + 1, column)).join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`;
  const bodies = names.map((name) => sheetXml(sheets[name] ?? []));
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const part = (path: string, type: string) =>
    `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const xf = (format: number) =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyFont="false" applyBorder="false" applyAlignment="false" applyProtection="false"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/styles.xml', 'styles')}${part('/xl/sharedStrings.xml', 'sharedStrings')}${names.map((_, n) => part(`/xl/worksheets/sheet${n + 1}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><fileVersion appName="Calc"/><workbookPr backupFile="false" showObjects="all" date1904="false"/><sheets>${names.map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" state="visible" r:id="rId${n + 3}"/>`).join('')}</sheets><calcPr iterateCount="100" refMode="A1" iterate="false" iterateDelta="0.001"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${relation('rId1', 'styles', 'styles.xml')}${names.map((_, n) => relation(`rId${n + 3}`, 'worksheet', `worksheets/sheet${n + 1}.xml`)).join('')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="1"><font><sz val="10"/><name val="Arial"/><family val="2"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border diagonalUp="false" diagonalDown="false"><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">${xf(164)}</cellStyleXfs><cellXfs count="3">${xf(164)}${xf(165)}${xf(166)}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  };
  bodies.forEach((body, n) => {
    files[`xl/worksheets/sheet${n + 1}.xml`] = body;
  });
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
}
