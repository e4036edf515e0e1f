// The workbook of a crisis team: out and in without a change, and every fault with sheet, row and column.
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTeam, writeTeam } from '../../src/connectors/team-workbook.ts';
import { type Cell, mostBytes, readWorkbook, writeWorkbook } from '../../src/connectors/workbook.ts';
import type { Team, TeamRole } from '../../src/domain/team-edit.ts';
import { teamChanges } from '../../src/domain/team-edit.ts';
import { de } from '../../src/texts/de.ts';

const people = [
  { id: 'p-anna', name: 'Anna Beispiel', email: 'anna@land.example' },
  { id: 'p-bernd', name: '=cmd|calc', email: 'bernd@land.example' },
  { id: 'p-clara', name: 'Aylin Yıldız', email: 'clara@land.example' },
];
const never = { validFrom: null, validTo: null, trainedAt: null, exercisedAt: null };
const it_: TeamRole = {
  kind: 'IT',
  core: true,
  holders: ['p-bernd', 'p-anna'],
  needed: 2,
  arrivalLimit: 45,
  terms: {
    'p-bernd': { validFrom: '2026-01-01', validTo: '2026-12-31', trainedAt: '2024-02-29', exercisedAt: null },
    'p-anna': never,
  },
};
const team: Team = {
  roles: [it_, { ...it_, kind: 'LEGAL', core: false, holders: [], terms: {}, needed: 1 }],
  // Seconds, and the hour in October that comes twice: a workbook can say neither.
  duty: [
    {
      person: 'p-anna',
      kind: 'on-call',
      role: 'IT',
      from: Date.UTC(2026, 9, 25, 1, 30),
      to: Date.UTC(2026, 9, 26, 5, 0, 7),
    },
    { person: 'p-clara', kind: 'away', role: null, from: Date.UTC(2026, 5, 1, 6), to: Date.UTC(2026, 5, 8, 6) },
  ],
  officeHours: { days: [1], from: '08:00', to: '16:00' },
  management: ['p-clara'],
};

describe('out and in', () => {
  it('changes nothing', async () => {
    const read = await readTeam(await writeTeam(team, people), team, people);
    expect(read.faults).toEqual([]);
    expect(teamChanges(team, read.team as Team)).toEqual([]);
    expect(read.team).toEqual(team);
  });

  it('what begins like a formula is text, and nothing in the file is calculated', async () => {
    const file = await writeTeam(team, people);
    const parts = unzipSync(file);
    const texts = Object.values(parts).map((part) => Buffer.from(part).toString('utf8'));
    expect(texts.some((text) => text.includes('=cmd|calc'))).toBe(true);
    expect(texts.filter((text) => /<f[ >]/.test(text))).toEqual([]);
    const [roles] = await readWorkbook(file);
    expect(roles?.rows[1]?.slice(0, 5)).toEqual(['IT', 'ja', 1, '=cmd|calc', 'bernd@land.example']);
  });

  it('carries no number of anybody: it is made of names and addresses only', async () => {
    const [roles, duty] = await readWorkbook(await writeTeam(team, people));
    expect(roles?.rows[0]).toEqual([
      'Rolle',
      'Kern',
      'Rang',
      'Person',
      'E-Mail',
      'gültig ab',
      'gültig bis',
      'geschult am',
      'geübt am',
      'nötig',
      'Grenze Minuten',
    ]);
    expect(duty?.rows[0]).toEqual(['Person', 'E-Mail', 'Art', 'Rolle', 'von', 'bis']);
  });
});

const heads = [
  'Rolle',
  'Kern',
  'Rang',
  'Person',
  'E-Mail',
  'gültig ab',
  'gültig bis',
  'geschult am',
  'geübt am',
  'nötig',
  'Grenze Minuten',
];
const dutyHeads = ['Person', 'E-Mail', 'Art', 'Rolle', 'von', 'bis'];
const line = (...cells: readonly Cell[]) => cells;
const good = line('IT', 'ja', 1, 'Anna', 'anna@land.example', null, null, null, null, 1, 60);
const bernd = line('IT', 'ja', 2, 'Bernd', 'BERND@land.example', null, null, null, null, 1, 60);

async function faultsOf(
  rows: readonly (readonly Cell[])[],
  dutyRows: readonly (readonly Cell[])[] = [],
  names = heads,
) {
  const columns = (all: readonly string[]) => all.map((name) => ({ name, width: 10 }));
  const file = await writeWorkbook([
    { name: 'Rollen', columns: columns(names), rows },
    { name: 'Bereitschaft', columns: columns(dutyHeads), rows: dutyRows },
  ]);
  const { team: read, faults } = await readTeam(file, team, people);
  expect(read === null).toBe(faults.length > 0);
  return faults.map(
    (fault) => `${de.tab.people.excel.at(fault)}: ${de.tab.people.excel.fault[fault.code](fault.value)}`,
  );
}
const changed = (place: number, value: Cell) => good.map((cell, index) => (index === place ? value : cell));

describe('what is wrong, in German with sheet, row and column', () => {
  it('a good file has no fault', async () => expect(await faultsOf([good, bernd])).toEqual([]));

  it.each<[string, readonly (readonly Cell[])[], readonly string[]]>([
    [
      'an unknown role',
      [changed(0, 'Kantine')],
      ['Blatt „Rollen“, Zeile 2, Spalte „Rolle“: Die Rolle „Kantine“ gibt es nicht.'],
    ],
    ['no role', [changed(0, null)], ['Blatt „Rollen“, Zeile 2, Spalte „Rolle“: Hier fehlt die Rolle.']],
    [
      'neither yes nor no',
      [changed(1, 'vielleicht')],
      ['Blatt „Rollen“, Zeile 2, Spalte „Kern“: „vielleicht“ ist weder „ja“ noch „nein“.'],
    ],
    [
      'no rank',
      [changed(2, null)],
      ['Blatt „Rollen“, Zeile 2, Spalte „Rang“: Hier fehlt der Rang: 1 ist Inhaber/in, 2 die erste Vertretung.'],
    ],
    ['rank 0', [changed(2, 0)], ['Blatt „Rollen“, Zeile 2, Spalte „Rang“: „0“ ist kein Rang. Erlaubt sind 1 bis 20.']],
    [
      'no address',
      [changed(4, null)],
      ['Blatt „Rollen“, Zeile 2, Spalte „E-Mail“: Hier fehlt die E-Mail-Adresse der Person.'],
    ],
    [
      'somebody unknown',
      [changed(4, 'fremd@andere.example')],
      ['Blatt „Rollen“, Zeile 2, Spalte „E-Mail“: „fremd@andere.example“ kennen wir in Ihrem Bereich nicht.'],
    ],
    [
      'a day that is none',
      [changed(5, '31.02.2026')],
      [
        'Blatt „Rollen“, Zeile 2, Spalte „gültig ab“: „31.02.2026“ ist kein Datum. Bitte schreiben Sie es wie 21.11.2026.',
      ],
    ],
    [
      'an end before its beginning',
      [good.map((cell, index) => (index === 5 ? '02.01.2026' : index === 6 ? '01.01.2026' : cell))],
      ['Blatt „Rollen“, Zeile 2, Spalte „gültig bis“: „gültig bis“ liegt vor „gültig ab“.'],
    ],
    [
      'half a person',
      [changed(9, 1.5)],
      ['Blatt „Rollen“, Zeile 2, Spalte „nötig“: „1.5“ ist keine erlaubte ganze Zahl.'],
    ],
    [
      'no limit',
      [changed(10, null)],
      ['Blatt „Rollen“, Zeile 2, Spalte „Grenze Minuten“: Hier fehlt eine ganze Zahl.'],
    ],
    [
      'a rank twice',
      [good, bernd.map((cell, index) => (index === 2 ? 1 : cell))],
      ['Blatt „Rollen“, Zeile 3, Spalte „Rang“: Den Rang 1 gibt es in dieser Rolle schon.'],
    ],
    [
      'somebody twice',
      [good, changed(2, 2)],
      ['Blatt „Rollen“, Zeile 3, Spalte „E-Mail“: „anna@land.example“ steht in dieser Rolle schon.'],
    ],
    [
      'rows that contradict each other',
      [good, bernd.map((cell, index) => (index === 9 ? 2 : cell))],
      ['Blatt „Rollen“, Zeile 3, Spalte „nötig“: „2“ widerspricht einer früheren Zeile derselben Rolle.'],
    ],
    ['nothing but heads', [], ['Blatt „Rollen“, Zeile 2, Spalte „Rolle“: Hier fehlt die Rolle.']],
  ])('%s', async (_name, rows, sentences) => expect(await faultsOf(rows)).toEqual(sentences));

  it('rows count as Excel counts, over empty ones', async () => {
    const empty = good.map(() => null);
    expect(await faultsOf([good, empty, empty, changed(0, 'Kantine')])).toEqual([
      'Blatt „Rollen“, Zeile 5, Spalte „Rolle“: Die Rolle „Kantine“ gibt es nicht.',
    ]);
  });

  it('all faults are told at once', async () => {
    expect(
      await faultsOf([changed(0, 'Kantine'), changed(4, 'x')], [line('A', 'x', 'Urlaub', '', 'gestern', 'morgen')]),
    ).toHaveLength(6);
  });

  it('a missing column', async () => {
    expect(await faultsOf([good.slice(0, 10)], [], heads.slice(0, 10))).toEqual([
      'Blatt „Rollen“, Zeile 1, Spalte „Grenze Minuten“: Diese Spalte fehlt. Die Überschriften müssen in der ersten Zeile stehen.',
    ]);
  });

  it.each<[string, readonly Cell[], readonly string[]]>([
    [
      'a time that is none',
      line('', 'anna@land.example', 'Bereitschaft', 'IT', '21.11.2026', '22.11.2026 08:00'),
      [
        'Blatt „Bereitschaft“, Zeile 2, Spalte „von“: „21.11.2026“ ist keine Zeit. Bitte schreiben Sie sie wie 21.11.2026 18:40.',
      ],
    ],
    [
      'backwards',
      line('', 'anna@land.example', 'abwesend', null, '22.11.2026 08:00', '21.11.2026, 18:40 Uhr'),
      ['Blatt „Bereitschaft“, Zeile 2, Spalte „bis“: Der Zeitraum endet, bevor er beginnt.'],
    ],
    [
      'another kind',
      line('', 'anna@land.example', 'Urlaub', null, '21.11.2026 08:00', '22.11.2026 08:00'),
      ['Blatt „Bereitschaft“, Zeile 2, Spalte „Art“: „Urlaub“ ist weder „Bereitschaft“ noch „abwesend“.'],
    ],
  ])('duty: %s', async (_name, row, sentences) => expect(await faultsOf([good], [row])).toEqual(sentences));
});

describe('files that are no such workbook', () => {
  const codes = async (file: Buffer) =>
    (await readTeam(file, team, people)).faults.map(({ code, value }) => `${code} ${value}`.trim());
  const zip = (parts: Record<string, Uint8Array>) => Buffer.from(zipSync(parts));

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['nothing', () => Buffer.alloc(0), 'no-workbook'],
    ['text', () => Buffer.from('Rolle;Person\nIT;Anna'), 'no-workbook'],
    ['a zip of something else', () => zip({ 'a.txt': strToU8('a') }), 'no-workbook'],
    ['more than 10 MB', () => Buffer.alloc(mostBytes + 1), 'too-big'],
    ['half a file', async () => (await writeTeam(team, people)).subarray(0, 900), 'no-workbook'],
    [
      'zeroes packed a thousandfold',
      () => zip({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) }),
      'too-big-inside',
    ],
    [
      'thousands of parts',
      () => zip(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`${n}`, strToU8('')]))),
      'too-big-inside',
    ],
    [
      'other sheets',
      () => writeWorkbook([{ name: 'Tabelle1', columns: [{ name: 'A', width: 5 }], rows: [] }]),
      'sheet-missing Tabelle1',
    ],
  ])('%s', async (_name, file, code) => expect(await codes(await file())).toEqual([code]));

  it('a part that lies about its size is unpacked no further than the limit', async () => {
    const file = zip({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) });
    // The unpacked size stands in the directory at the end; claim ten bytes.
    const entry = file.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    file.writeUInt32LE(10, entry + 24);
    expect(await codes(file)).toEqual(['too-big-inside']);
  });
});
