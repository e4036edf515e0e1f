// The journal as a file: what a spreadsheet makes of it, and what proves that nothing was changed.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { type ExportSeal, firstBreak, type JournalLine } from '../../src/domain/chain.ts';
import type { RaisedView } from '../../src/http/contract.ts';
import { cell, csv, exportName } from '../../src/http/journal-view.ts';
import { textsFor } from '../../src/texts/index.ts';
import { type Answer, type House, openHouse } from './house.ts';
import { draft, type Name, person } from './house-people.ts';

let house: House;
let real: RaisedView;
let exercise: RaisedView;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

async function raised(name: Name, over = {}): Promise<RaisedView> {
  const body = { once: `wunsch-${Object.keys(over).length}000`, draft: draft(house.clock.now(), over) };
  const { json } = await house.ask<RaisedView>(name, '/api/alarms', { body });
  return json;
}

beforeAll(async () => {
  house = await openHouse();
  real = await raised('alma', { what: '=HYPERLINK("http://evil.example";"Klick")', where: 'Haus "A"; Tor\n2' });
  exercise = await raised('cord', { mode: 'exercise', exerciseName: '+49 Herbst', what: '@SUM(A1)' });
  for (const { id } of [real, exercise]) {
    await house.ask('ivo', `/api/alarms/${id}/answer`, { body: { answer: 'coming', eta: 30 } });
    await house.clock.advance(61_000);
    await house.ask('lena', `/api/alarms/${id}/update`, { body: { reason: '-1+1', nextStep: 'Bitte Tor 3.' } });
    await house.ask('lena', `/api/alarms/${id}/all-clear`, { body: { reason: 'Alles gut' } });
  }
});
afterAll(() => house.close());

const file = (id: string, format: string, language = 'de'): Promise<Answer> =>
  house.ask('alma', `/api/alarms/${id}/journal?format=${format}`, { headers: { 'accept-language': language } });

/**
 * Reads RFC 4180 with semicolons, letter by letter, and knows nothing of how it was written. Throws on what the
 * format does not allow.
 */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let state: 'start' | 'plain' | 'quoted' | 'after' = 'start';
  const endCell = () => {
    row.push(value);
    value = '';
    state = 'start';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string;
    if (state === 'quoted') {
      if (letter !== '"') value += letter;
      else if (text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else state = 'after';
    } else if (letter === ';') endCell();
    else if (letter === '\r' && text[at + 1] === '\n') {
      endCell();
      rows.push(row);
      row = [];
      at += 1;
    } else if (state === 'after' || letter === '\r' || letter === '\n')
      throw new Error(`${JSON.stringify(letter)} at ${at}`);
    else if (letter === '"') {
      if (state !== 'start') throw new Error(`a quote inside a plain cell at ${at}`);
      state = 'quoted';
    } else {
      value += letter;
      state = 'plain';
    }
  }
  if (state !== 'start' || row.length > 0) throw new Error('the last line has no end');
  return rows;
}

/** What a spreadsheet would run instead of show. */
const runs = (shown: string) => /^[=+\-@\t\r\n＋－＝＠]/.test(shown);

describe('as a table', () => {
  test('it is a download for Excel in Germany: byte order mark, semicolons, one line each, times of both kinds', async () => {
    const { headers, text } = await file(real.id, 'csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="2026-001.csv"');
    const bytes = await house.open('alma', `/api/alarms/${real.id}/journal?format=csv`);
    expect([...new Uint8Array(await bytes.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = readCsv(text.replace(/^\uFEFF/, ''));
    expect(head).toEqual(['Nr.', 'Geschehen', 'Erfasst', 'Durch', 'Art', 'Was', 'Prüfsumme']);
    const lines = await house.store.journal({ kind: 'alarm', id: real.id });
    expect(rows.map((row) => row.length)).toEqual(lines.map(() => 7));
    expect(rows.map(([seq, happened, noted, , type, , hash]) => [seq, happened, noted, type, hash])).toEqual(
      lines.map((line) => [
        String(line.seq),
        new Date(line.occurredAt).toISOString(),
        new Date(line.at).toISOString(),
        line.entry.type,
        line.hash,
      ]),
    );
    expect(rows.map(([, , , by]) => by).slice(0, 2)).toEqual(['Alma Saat-alma', 'Ivo Saat-ivo']);
    expect(rows[0]?.[5]).toContain('=HYPERLINK("http://evil.example";"Klick") – Haus "A"; Tor\n2');
  });

  test('an exercise says so in its name, in its first row and in each line', async () => {
    const { headers, text } = await file(exercise.id, 'csv');
    expect(headers.get('content-disposition')).toBe('attachment; filename="UEBUNG-2026-001.csv"');
    const [head, ...rows] = readCsv(text.replace(/^\uFEFF/, ''));
    expect(head?.[5]).toBe('Was (ÜBUNG)');
    for (const row of rows) expect(row[5]).toMatch(/^ÜBUNG/);
    expect(rows[0]?.[5]).toMatch(/^ÜBUNG „\+49 Herbst“ Ü 2026-001 ausgelöst/);
    const english = readCsv((await file(exercise.id, 'csv', 'en')).text.replace(/^\uFEFF/, ''));
    for (const row of english) expect(row[5]).toMatch(/EXERCISE/);
    const other = await file(exercise.id, 'jsonl');
    expect(other.headers.get('content-disposition')).toBe('attachment; filename="UEBUNG-2026-001.jsonl"');
  });

  test('a real alarm never says exercise', async () => {
    for (const format of ['csv', 'jsonl']) {
      const { text, headers } = await file(real.id, format);
      expect(text + headers.get('content-disposition')).not.toMatch(/übung|uebung|exercise"/i);
    }
  });

  const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
  const rests = ['1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example";"x")', '"=1";=2', "'", '', ' =1\r\n=2'];
  const payloads = starts.flatMap((start) => rests.map((rest) => start + rest));

  test(`${payloads.length} cells that would run are shown instead, and read back whole`, () => {
    expect(payloads.length).toBeGreaterThanOrEqual(60);
    for (const payload of payloads) {
      const rows = readCsv(`a;${cell(payload)};b\r\n`);
      expect(rows).toEqual([['a', `'${payload}`, 'b']]);
      expect(runs(rows[0]?.[1] ?? '=')).toBe(false);
    }
  });

  test.each(['', 'a', 'ä ; b', 'a"b"', '"', ';', 'a\r\nb', "'=1", ' =1', 'a,b', 'a\tb', '0', '\u0000'])(
    'a harmless cell (%j) stays what it is',
    (text) => expect(readCsv(`${cell(text)};x\r\n`)).toEqual([[text, 'x']]),
  );

  test('names and words that would run cannot, wherever they stand in a journal', async () => {
    const lines = await house.store.journal({ kind: 'alarm', id: real.id });
    for (const payload of payloads) {
      const names = { [person('ivo').id]: payload, [person('alma').id]: payload, [person('lena').id]: payload };
      const given = lines.map((line) => ({ ...line, entry: { ...line.entry, type: payload } }));
      const rows = readCsv(csv(given, 'real', textsFor('de'), names).slice(1));
      for (const shown of rows.flat()) expect([payload, shown, runs(shown)]).toEqual([payload, shown, false]);
    }
  });
});

describe('as a proof', () => {
  async function exported(id: string): Promise<{ lines: JournalLine[]; seal: ExportSeal }> {
    const { text } = await file(id, 'jsonl');
    expect(text.endsWith('\n')).toBe(true);
    const all = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as JournalLine);
    return { lines: all.slice(0, -1), seal: all.at(-1) as unknown as ExportSeal };
  }

  test('the export holds every line and a seal, and verifies', async () => {
    const { headers } = await file(real.id, 'jsonl');
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const { lines, seal } = await exported(real.id);
    expect(lines.map(({ entry }) => entry.type)).toEqual(['raised', 'answered', 'updated', 'ended']);
    const told = { seal: `alarm/${real.id}`, lines: 4, head: lines[3]?.hash, exportedAt: house.clock.now() };
    expect(seal).toMatchObject(told);
    expect(firstBreak(lines, digest, seal)).toBe(null);
    // Nobody can say afterwards that it was exported at another time.
    expect(firstBreak(lines, digest, { ...seal, exportedAt: told.exportedAt - 1 })).toEqual({ line: 5, why: 'seal' });
  });

  test('it is the default', async () => {
    const { text } = await house.ask('alma', `/api/alarms/${real.id}/journal`);
    expect(text).toBe((await file(real.id, 'jsonl')).text);
  });

  test('a line changed, dropped, added or swapped, or another seal, is found', async () => {
    const { lines, seal } = await exported(real.id);
    const [one, two, three, four] = lines as [JournalLine, JournalLine, JournalLine, JournalLine];
    const lie = { ...two, entry: { ...two.entry, person: person('alma').id } };
    const opened = { ...two, open: { value: { salt: 'x', value: 'coming' } } };
    expect(firstBreak([one, lie, three, four], digest, seal)).toEqual({ line: 2, why: 'hash' });
    expect(firstBreak([one, opened, three, four], digest, seal)).toEqual({ line: 2, why: 'sealed-value' });
    expect(firstBreak([one, three, four], digest, seal)).toEqual({ line: 2, why: 'sequence' });
    expect(firstBreak([one, two, three], digest, seal)).toEqual({ line: 4, why: 'seal' });
    expect(firstBreak([one, three, two, four], digest, seal)).toEqual({ line: 2, why: 'sequence' });
    expect(firstBreak(lines, digest, { ...seal, head: one.hash })).toEqual({ line: 5, why: 'seal' });
  });

  test('names and answers that were erased leave an export that still verifies and no longer holds them', async () => {
    const address = { kind: 'alarm', id: exercise.id } as const;
    await house.store.erase(address, 1, person('ivo').id);
    await house.store.erase(address, 2, 'value');
    const { lines, seal } = await exported(exercise.id);
    expect(firstBreak(lines, digest, seal)).toBe(null);
    expect(JSON.stringify(lines)).not.toContain('Ivo Saat-ivo');
    expect(JSON.stringify(lines[1])).not.toContain('coming');
  });

  test('line breaks and odd letters in a text do not break a line', async () => {
    const what = 'eins\nzwei\u2028drei\u0085vier\ud800';
    const by = { person: person('alma').id, via: 'tab' } as const;
    const { id } = await house.raising.raise(draft(house.clock.now(), { what }), by, 'wunsch-odd');
    const { lines, seal } = await exported(id);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.entry.what).toBe(what);
    expect(firstBreak(lines, digest, seal)).toBe(null);
    expect((await house.entry.read(alarms, id)).state.what).toBe(what);
  });
});

test('a file name holds only digits, whatever a number was', () => {
  expect(exportName({ mode: 'real', number: '2026-017' }, 'csv')).toBe('2026-017.csv');
  expect(exportName({ mode: 'exercise', number: 'Ü 2026-003' }, 'jsonl')).toBe('UEBUNG-2026-003.jsonl');
  expect(exportName({ mode: 'real', number: '../"\r\n2026' }, 'csv')).toBe('2026.csv');
});

test('another format is refused by its name', async () => {
  const { status, text } = await file(real.id, 'xml');
  expect([status, text]).toEqual([400, expect.stringContaining('Feld „format“')]);
});
