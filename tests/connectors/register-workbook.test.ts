// Registers as workbooks: out and in without a change whatever stands in them, and files in the manner of other programs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bcmsSheet } from '../../src/connectors/bcms-sheet.ts';
import { readCsv, writeCsv } from '../../src/connectors/csv.ts';
import { deviationSheet } from '../../src/connectors/deviation-sheet.ts';
import { processSheet } from '../../src/connectors/process-sheet.ts';
import type { SheetBook } from '../../src/connectors/register-sheet.ts';
import { readRegister, writeRegister } from '../../src/connectors/register-workbook.ts';
import { resourceSheet } from '../../src/connectors/resource-sheet.ts';
import { type Bcms, usualBcms } from '../../src/domain/bcms.ts';
import type { Deviation } from '../../src/domain/deviation.ts';
import { type BusinessProcess, damageScenarios } from '../../src/domain/process.ts';
import { type Resource, resourceCategories, rtaSources, singlePoints } from '../../src/domain/resource.ts';
import { bezuege, book, byId, cells, people, read } from './register-books.ts';

/** Anything a person or an attacker may have typed, without signs that no workbook can carry. */
const anyText = (most: number) =>
  fc
    .oneof(
      fc.string({ maxLength: most, unit: 'grapheme' }),
      fc.constantFrom(
        '=cmd|calc',
        "'=1",
        '-5',
        '+49',
        '@x',
        'ja',
        'valueOf',
        '__proto__',
        '3 Tage',
        '12,5',
        '=',
        "''@",
        'a;b',
        '"',
        'a"b',
        'Zeile 1\nZeile 2',
        '  x  ',
      ),
    )
    .filter(
      (text) =>
        // Control signs, halves of letters and what a workbook writes for them.
        !/\p{Cc}|\p{Cs}|\p{Cn}|\uFFFD|_x[0-9A-Fa-f]{4}_/u.test(text.replaceAll('\n', '')) && text.length <= most,
    );
const hour = fc.oneof(
  fc.constant(null),
  fc.constantFrom(0, 0.25, 1 / 3, 24, 72, 720),
  fc.double({ min: 0, max: 87_600, noNaN: true }).map((n) => (n < 1e-4 ? 0 : n)),
);
const day = fc.oneof(fc.constant(null), fc.constantFrom('2026-02-28', '2024-02-29', '2026-12-31', '1999-01-01'));
const who = fc.constantFrom('', 'p-anna', 'p-bernd', 'p-gone');
const level = fc.constantFrom(null, 1, 2, 3, 4) as fc.Arbitrary<1 | 2 | 3 | 4 | null>;
const names = fc.uniqueArray(
  anyText(60).filter((text) => text.trim() !== ''),
  {
    minLength: 1,
    maxLength: 4,
    selector: (text) => text.trim().toLowerCase(),
  },
);

const process = (id: string, name: string): fc.Arbitrary<BusinessProcess> =>
  fc.record(
    {
      id: fc.constant(id),
      domain: fc.constant('MF'),
      name: fc.constant(name),
      unit: anyText(40),
      mtpdHours: hour,
      rtoHours: hour,
      rpoHours: hour,
      mbco: anyText(200),
      mbcoPercent: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 100 })),
      damage: fc.dictionary(
        fc.constantFrom(...damageScenarios),
        fc.array(level, { minLength: 5, maxLength: 5 }),
      ) as fc.Arbitrary<NonNullable<BusinessProcess['damage']>>,
      justification: anyText(200),
      worstTime: anyText(60),
      durationHours: hour,
      needsProcesses: fc.uniqueArray(fc.constantFrom('MF.bezuege', 'MF.kasse', 'MF.kasse-2', 'MF.kasse-3')),
      needsResources: fc.uniqueArray(fc.constantFrom('MF.kidicap', 'MI-ITN.mail')),
      owner: who,
      biaDay: day,
      retired: fc.boolean(),
    },
    { requiredKeys: ['id', 'domain', 'name', 'unit', 'mtpdHours', 'rtoHours', 'rpoHours', 'mbco'] },
  );
const processList = names.chain((all) => fc.tuple(...all.map((name, index) => process(`MF.p-${index}`, name))));

const resource = (id: string, name: string): fc.Arbitrary<Resource> =>
  fc.record({
    id: fc.constant(id),
    domain: fc.constant('MF'),
    category: fc.constantFrom(...resourceCategories),
    name: fc.constant(name),
    unit: anyText(40),
    owner: who,
    rtaHours: hour,
    rtaSource: fc.constantFrom(...rtaSources),
    backupHours: hour,
    singlePoints: fc.uniqueArray(fc.constantFrom(...singlePoints)),
    provider: fc.oneof(
      fc.constant(null),
      fc.record({
        name: anyText(40),
        contract: anyText(20),
        reactionHours: hour,
        emergencyNumber: anyText(20),
        endsOn: day,
      }),
    ),
    evidence: fc.constant([]),
  });

// A person who left the register of people stays in the record; she stands in the sheet with her id.
const withGone = <Value>(of: SheetBook<Value>): SheetBook<Value> => ({
  ...of,
  people: [...people, { id: 'p-gone', name: '', email: 'p-gone' }],
});

describe('out and in changes nothing, whatever stands there', () => {
  it.each(['xlsx', 'csv'] as const)('processes as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(processList, async (values) => {
        const from = withGone(byId(values));
        const back = await read(processSheet, from, await writeRegister(processSheet, from, format));
        expect(back.faults).toEqual([]);
        expect(back.rows.flatMap(({ changes }) => changes)).toEqual([]);
        expect([back.wanted, back.missing]).toEqual([[], []]);
        expect(back.rows).toHaveLength(values.length);
      }),
      { numRuns: 15 },
    );
  });

  it.each(['xlsx', 'csv'] as const)('resources, deviations and settings as %s', async (format) => {
    const list = names.chain((all) => fc.tuple(...all.map((name, index) => resource(`MF.r-${index}`, name))));
    await fc.assert(
      fc.asyncProperty(list, async (values) => {
        const from = withGone(byId(values));
        const back = await read(resourceSheet, from, await writeRegister(resourceSheet, from, format));
        expect([back.faults, back.wanted, back.missing]).toEqual([[], [], []]);
      }),
      { numRuns: 15 },
    );
    const deviation: Deviation = {
      id: 'MF.d-1',
      domain: 'MF',
      requirement: 'BCLL 4.3',
      modal: 'MUSS',
      reason: '=x',
      boardInformedOn: '2026-03-02',
      riskAcceptedBy: 'p-anna',
      riskAcceptedOn: null,
      validTo: '2027-01-01',
      closedOn: null,
    };
    const deviations = byId([deviation]);
    const back = await read(deviationSheet, deviations, await writeRegister(deviationSheet, deviations, format));
    expect([back.faults, back.wanted, back.rows.length]).toEqual([[], [], 1]);
    const bcms: Bcms = {
      domain: 'MF',
      ...usualBcms,
      bcOfficer: 'p-bernd',
      guidelineDay: '2025-01-31',
      horizonHours: [1 / 3, 24, 72, 168, 720],
    };
    const settings = book([bcms], () => 'MF');
    const again = await read(bcmsSheet, settings, await writeRegister(bcmsSheet, settings, format));
    expect([again.faults, again.wanted, again.rows.length]).toEqual([[], [], 1]);
  });

  it('a sign that stands for an unreadable one in UTF-8, and Windows-1252 that is none', () => {
    expect(readCsv(writeCsv([['Amt \uFFFD', 'Prüfung']]))).toEqual([['Amt \uFFFD', 'Prüfung']]);
    expect(readCsv(Buffer.from('Pr\xFCfung;\x80 5', 'latin1'))).toEqual([['Prüfung', '€ 5']]);
  });

  it('any cells in CSV', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          expect(readCsv(writeCsv(rows))).toEqual(rows);
        },
      ),
    );
  });
});

describe('what a file would change', () => {
  it('names new, changed field by field, unchanged and missing, and deletes nothing', async () => {
    const other = { ...bezuege, id: 'MF.kasse', name: 'Landeskasse' };
    const third = { ...bezuege, id: 'MF.archiv', name: 'Archiv' };
    const from = byId([bezuege, other, third]);
    const back = await read(
      processSheet,
      from,
      await cells([
        ['Kennung', 'Prozess', 'Organisationseinheit', 'MTPD (h)', 'Braucht Prozesse'],
        ['bezuege', 'Bezügezahlung', 'Bezüge', 24, 'Poststelle'],
        [null, 'Landeskasse', 'Bezüge', 72, null],
        [null, 'Poststelle', 'Dienste', '3 Tage', null],
      ]),
    );
    expect(back.faults).toEqual([]);
    expect(back.rows.map(({ id, state, changes }) => [id, state, changes])).toEqual([
      [
        'MF.bezuege',
        'changed',
        [
          { field: 'MTPD (h)', from: '3 Tage', to: '24 h' },
          { field: 'Braucht Prozesse', from: '', to: 'Poststelle' },
        ],
      ],
      ['MF.kasse', 'unchanged', []],
      [
        'MF.poststelle',
        'new',
        [
          { field: 'Prozess', from: '', to: 'Poststelle' },
          { field: 'Organisationseinheit', from: '', to: 'Dienste' },
          { field: 'MTPD (h)', from: '', to: '3 Tage' },
        ],
      ],
    ]);
    expect(back.missing).toEqual([{ id: 'MF.archiv', name: 'Archiv' }]);
    // What the file says nothing about stays.
    expect(back.wanted[0]).toEqual({
      id: 'MF.bezuege',
      revision: 1,
      value: { ...bezuege, mtpdHours: 24, needsProcesses: ['MF.poststelle'] },
    });
  });

  it('read again after it was taken changes nothing', async () => {
    const file = await cells([
      ['Prozess', 'MTPD'],
      ['Poststelle', '3 Tage'],
      ['Straßenmeldung', '4 h'],
    ]);
    const first = await read(processSheet, byId([bezuege]), file);
    expect(first.wanted.map(({ id }) => id)).toEqual(['MF.poststelle', 'MF.strassenmeldung']);
    const taken = byId([bezuege, ...first.wanted.map(({ value }) => value as BusinessProcess)]);
    const again = await read(processSheet, taken, file);
    expect([again.wanted, again.faults]).toEqual([[], []]);
  });

  it('tells everything that is wrong at once, with row and column, and takes nothing', async () => {
    const back = await read(
      processSheet,
      byId([bezuege]),
      await cells([
        [
          'Kennung',
          'Prozess',
          'Zuständig',
          'MTPD (h)',
          'Notbetriebsniveau (%)',
          'BIA vom',
          'Schaden Finanzen 24 h',
          'Braucht Ressourcen',
          'Aufgegeben',
        ],
        [
          'bezuege',
          'Bezügezahlung',
          'fremd@land.example',
          'bald',
          120,
          '31.02.2026',
          'ganz schlimm',
          'Unbekanntes',
          'vielleicht',
        ],
        ['neu', null, null, null, null, null, null, null, null],
        ['bezuege', 'Bezügezahlung', null, null, null, null, null, null, null],
        [null, 'Kasse', null, 24, null, null, null, null, null],
      ]),
    );
    expect(back.faults.map(({ row, column, code, value }) => `${row} ${column}: ${code} ${value}`)).toEqual([
      '2 Zuständig: person-unknown fremd@land.example',
      '2 MTPD (h): hours-bad bald',
      '2 Notbetriebsniveau (%): number-bad 120',
      '2 Schaden Finanzen 24 h: word-unknown ganz schlimm',
      '2 BIA vom: day-bad 31.02.2026',
      '2 Braucht Ressourcen: reference-unknown Unbekanntes',
      '2 Aufgegeben: yes-no-bad vielleicht',
      '3 Prozess: name-missing ',
      '4 Kennung: key-twice 2',
    ]);
    expect(back.wanted).toEqual([]);
  });

  it('a rule of the register is told with its row', async () => {
    const file = await cells([
      ['Prozess', 'MTPD'],
      ['Neu', 4],
    ]);
    const back = await readRegister(processSheet, byId<BusinessProcess>([]), file, { columns: {} }, () => [
      { field: 'mtpdHours', code: 'damage-falls', detail: {} },
    ]);
    expect(back.faults).toEqual([
      { code: 'rule', sheet: 'Prozesse', row: 2, column: 'MTPD', value: 'damage-falls', detail: {} },
    ]);
  });
});
