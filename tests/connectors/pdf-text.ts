// Reads the words of a PDF back, page by page: unpacks the streams and turns glyphs into letters by the fonts' own tables.
import { inflateSync } from 'node:zlib';

interface Part {
  readonly dictionary: string;
  readonly stream: string;
}

/** The words of each page; every piece of text that was drawn is a line. */
export function pdfPages(file: Buffer): readonly string[] {
  const parts = partsOf(file);
  const get = (id: string | undefined) => parts.get(id ?? '') ?? { dictionary: '', stream: '' };
  const idIn = (dictionary: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1];
  const pages = /\/Kids \[([^\]]*)\]/.exec(
    [...parts.values()].find(({ dictionary }) => dictionary.includes('/Type /Pages'))?.dictionary ?? '',
  );
  return [...(pages?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => {
    const page = get(id).dictionary;
    const fonts = get(idIn(page, 'Resources')).dictionary;
    const letters = (font: string) => lettersOf(get(idIn(get(idIn(fonts, font)).dictionary, 'ToUnicode')).stream);
    return drawn(get(idIn(page, 'Contents')).stream, letters);
  });
}

function partsOf(file: Buffer): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const [, id = '', body = ''] of file.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const start = body.indexOf('stream\n');
    const dictionary = (start < 0 ? body : body.slice(0, start)).replaceAll('\n', ' ');
    const packed = start < 0 ? '' : body.slice(start + 7, body.lastIndexOf('\nendstream'));
    const stream = dictionary.includes('FlateDecode')
      ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
      : packed;
    parts.set(id, { dictionary, stream });
  }
  return parts;
}

/** Glyph number to letters. */
function lettersOf(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, codes = ''], index) => {
      const units = codes
        .trim()
        .split(' ')
        .map((code) => Number.parseInt(code, 16));
      letters.set(Number.parseInt(first, 16) + index, String.fromCharCode(...units));
    });
  }
  return letters;
}

function drawn(content: string, lettersOfFont: (font: string) => ReadonlyMap<number, string>): string {
  let letters: ReadonlyMap<number, string> = new Map();
  const lines: string[] = [];
  for (const [, font, pieces] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = lettersOfFont(font);
    const glyphs = [...(pieces ?? '').matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    const text = glyphs.map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? '?').join('');
    if (text !== '') lines.push(text);
  }
  return lines.join('\n');
}
