// Workbooks made to bring the process down: refused before the reader fills its memory, or read as what they are.
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook, UnreadableWorkbook, writeWorkbook } from '../../src/connectors/workbook.ts';
import { counted } from './counted.ts';

const written = writeWorkbook([
  {
    name: 'Tabelle',
    columns: [
      { name: 'A', width: 9 },
      { name: 'B', width: 9 },
    ],
    rows: [['x', 'y']],
  },
]);
const cell = (at: string) => `<c ${at} t="inlineStr"><is><t>x</t></is></c>`;

/** The good workbook with something in its sheet, or beside its parts. */
async function changed(change: (sheet: string) => string, more: Record<string, Uint8Array> = {}): Promise<Buffer> {
  const parts = unzipSync(await written);
  const name = Object.keys(parts).find((each) => each.includes('sheet1')) ?? '';
  const sheet = Buffer.from(parts[name] ?? []).toString('utf8');
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(change(sheet)), ...more }));
}
const added = (xml: string) => changed((sheet) => sheet.replace('</sheetData>', `${xml}</sheetData>`));
const codeOf = (file: Buffer) =>
  readWorkbook(file).then(
    (sheets) => `read ${sheets.map(({ rows }) => rows.length).join(' ')}`,
    (error: unknown) => (error instanceof UnreadableWorkbook ? error.code : String(error)),
  );

const entities = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}"><!ENTITY c "${'&b;'.repeat(1_000)}"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;

const hostile: Readonly<Record<string, () => Promise<Buffer>>> = {
  'a cell in the last corner': () => added(`<row r="1048576">${cell('r="XFD1048576"')}</row>`),
  'a cell beyond the last corner': () => added(`<row r="99999999">${cell('r="ZZZZ99999999"')}</row>`),
  'an address of the cell alone': () => added(`<row>${cell('r="XFD1048576"')}</row>`),
  'an address in single quotes': () => added(`<row r='1048576'>${cell("r='XFD1048576'")}</row>`),
  'an address in small letters': () => added(`<row r="1048576">${cell('r="xfd1048576"')}</row>`),
  'an address in signs': () => added(`<row r="1048576">${cell('r="&#88;FD1048576"')}</row>`),
  'an address behind a bracket': () => added(`<row r="1048576">${cell('a=">" r="XFD1048576"')}</row>`),
  'two addresses': () => added(`<row r="1048576">${cell('r="A3" r="XFD1048576"')}</row>`),
  'a prefix': () => added(`<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>`),
  'a row of a million cells, and many rows': () =>
    added(`<row>${'<c/>'.repeat(999_999)}${cell('')}</row>${`<row>${cell('')}</row>`.repeat(4_000)}`),
  'a far row and a far column in one cell each': () =>
    changed((sheet) => sheet.replace('</sheetData>', `<row r="1048576">${cell('r="XFD1"')}</row></sheetData>`)),
};

describe('a workbook with', () => {
  it.each(Object.entries(hostile))('%s is refused', async (_what, file) => {
    expect(await codeOf(await file())).toBe('too-many-rows');
  });

  it('entities is read without them, and without files of ours', async () => {
    const file = await changed((sheet) =>
      sheet
        .replace(/^(<\?xml[^>]*>)?/, `$1${entities}`)
        .replace('</sheetData>', '<row><c t="inlineStr"><is><t>&c;&f;</t></is></c></row></sheetData>'),
    );
    const text = await readWorkbook(file).then((sheets) => JSON.stringify(sheets), String);
    expect(text.length).toBeLessThan(10_000);
    expect(text).not.toContain('root:');
  });

  it('names that lead out of it is read, and nothing is written', async () => {
    expect(
      await codeOf(await changed((sheet) => sheet, { '../../evil.txt': strToU8('x'), __proto__x: strToU8('x') })),
    ).toBe('read 2');
  });

  it('what an office program writes is read: a far empty row, styled columns, several hundred columns', async () => {
    expect(await codeOf(await written)).toBe('read 2');
    expect(await codeOf(await added('<row r="1048576" spans="1:2"/>'))).toBe('read 2');
    const wide = Array.from({ length: 300 }, (_, at) =>
      cell(
        `r="${at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}3"`,
      ),
    );
    expect(await codeOf(await added(`<row r="3">${wide.join('')}</row>`))).toBe('read 3');
  });

  it('is counted', () => counted('hostile workbooks', Object.keys(hostile).length + 2));
});
