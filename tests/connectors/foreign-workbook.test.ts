// Workbooks in the manner of other programs: several rows of headings, foreign words, and a saved mapping.
import { describe, expect, it } from 'vitest';
import { processSheet } from '../../src/connectors/process-sheet.ts';
import { bezuege, byId, cells, read } from './register-books.ts';

describe('files of other programs, made in their manner; none of them stood by', () => {
  it('in the manner of a BSI-Hilfsmittel: a title, several rows of headings, words for damage and durations', async () => {
    const file = await cells(
      [
        ['Business-Impact-Analyse', null, null, null, null, null, null, null, null, null],
        ['Stand: 01.11.2026', null, null, null, null, null, null, null, null, null],
        [null, null, null, null, null, null, null, null, null, null],
        ['Prozess', null, null, 'Aufgabenerfüllung', null, null, 'Finanzielle Auswirkungen', null, 'Kenngrößen', null],
        [
          'Name des Prozesses',
          'Organisationseinheit',
          'Bemerkung',
          '24 h',
          '3 Tage',
          '7 Tage',
          '24 h',
          '3 Tage',
          'MTPD',
          'RTO',
        ],
        ['Bezügezahlung', 'Bezüge', 'egal', 'niedrig', 'hoch', 'sehr hoch', 'gering', 'normal', '3 Tage', '48 Std.'],
        ['Reisekosten', 'Bezüge', null, 'gering', 'gering', 'mittel', null, null, '2 Wochen', '10 Tage'],
      ],
      'BIA',
    );
    const back = await read(processSheet, byId([bezuege]), file);
    expect(back.faults).toEqual([]);
    expect(back.wanted.map(({ value }) => value)).toMatchObject([
      { id: 'MF.bezuege', rtoHours: 48, damage: { TASKS: [1, 3, 4, null, null], FINANCE: [1, 2, null, null, null] } },
      { id: 'MF.reisekosten', mtpdHours: 336, rtoHours: 240, damage: { TASKS: [1, 1, 2, null, null] } },
    ]);
    expect(back.columns.filter(({ field }) => field === null).map(({ head }) => head)).toEqual(['Prozess / Bemerkung']);
  });

  it('in the manner of a verinice export: foreign headings and keys, read with a saved mapping', async () => {
    const text = [
      'Ext-ID,Titel,Kürzel OE,Max. Ausfallzeit in Tagen,Kritikalität Recht 1T,Bearbeiter',
      'ENT-17,Bezügezahlung,Z 4,3,B2,irgendwer',
      'ENT-18,"Zahlung, Beihilfe",Z 5,"0,5",B3,',
    ].join('\n');
    const unmapped = await read(processSheet, byId([bezuege]), Buffer.from(text, 'latin1'));
    expect(unmapped.columns.map(({ head, field }) => [head, field])).toEqual([
      ['Ext-ID', null],
      ['Titel', 'name'],
      ['Kürzel OE', null],
      ['Max. Ausfallzeit in Tagen', null],
      ['Kritikalität Recht 1T', null],
      ['Bearbeiter', null],
    ]);
    const columns = {
      'ext-id': 'key',
      'kürzel oe': 'unit',
      'max. ausfallzeit in tagen': 'mtpd',
      'kritikalität recht 1t': 'damage.LAW.24',
      bearbeiter: '',
    };
    const unknown = await read(processSheet, byId([bezuege]), Buffer.from(text, 'latin1'), columns);
    expect(unknown.words.map(({ group, word }) => [group, word])).toEqual([
      ['damage', 'B2'],
      ['damage', 'B3'],
    ]);
    const words = { damage: { b2: '2', b3: '3' } };
    const back = await read(processSheet, { ...byId([bezuege]), words }, Buffer.from(text, 'latin1'), columns);
    expect(back.faults).toEqual([]);
    expect(back.wanted.map(({ value }) => value)).toMatchObject([
      { id: 'MF.bezuege', unit: 'Z 4', mtpdHours: 72, damage: { LAW: [2, null, null, null, null] } },
      { id: 'MF.ent-18', name: 'Zahlung, Beihilfe', mtpdHours: 24, damage: { LAW: [3, null, null, null, null] } },
    ]);
  });

  it('what is no table is refused with its reason', async () => {
    const codes = async (file: Buffer) =>
      (await read(processSheet, byId([bezuege]), file)).faults.map(({ code }) => code);
    expect(await codes(Buffer.alloc(0))).toEqual(['no-workbook']);
    expect(await codes(Buffer.from([1, 0, 2]))).toEqual(['no-workbook']);
    expect(await codes(Buffer.from('nur ein Satz'))).toEqual(['no-heads']);
    expect(await codes(Buffer.from('Farbe;Größe\nrot;5'))).toEqual(['column-missing']);
    expect(await codes(Buffer.from('Prozess;Name\na;b'))).toEqual(['column-twice']);
    expect(await codes(Buffer.from(`Prozess\n${'x\n'.repeat(5_001)}`))).toEqual(['too-many-rows']);
  });
});
