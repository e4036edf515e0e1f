// Files of exercises, read back by other readers: the script as workbook and as book on paper, the year as calendar.
import fc from 'fast-check';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { exerciseCalendar } from '../../src/connectors/exercise-calendar.ts';
import { scriptPdf } from '../../src/connectors/script-pdf.ts';
import { readScript, writeScript } from '../../src/connectors/script-workbook.ts';
import { writeWorkbook } from '../../src/connectors/workbook.ts';
import { baoRoleKinds } from '../../src/domain/bc-domain.ts';
import type { Expected } from '../../src/domain/exercise.ts';
import { checkConcept } from '../../src/domain/exercise-checks.ts';
import { incidentSteps } from '../../src/domain/incident.ts';
import { conceptOf } from '../../src/domain/ready-script.ts';
import { readyScripts } from '../../src/domain/ready-scripts.ts';
import { textsFor } from '../../src/texts/index.ts';
import { concept, inject, row } from '../domain/exercise-samples.ts';
import { pdfPages } from './pdf-text.ts';

const people = [
  { id: 'p-author', name: 'Anna Autorin' },
  { id: 'p-player', name: 'Ivo Übender' },
];

describe('the script as a workbook', () => {
  it.each(readyScripts.map((script) => [script.id, script] as const))(
    '%s goes out and comes back unchanged',
    async (_id, script) => {
      const written = checkConcept(conceptOf(script));
      const file = await writeScript({ concept: written, people });
      expect(await readScript({ concept: written, people }, file)).toEqual({ injects: written.injects, faults: [] });
      // Read by another reader: every inject is a row.
      const [sheet] = await readExcel(file);
      expect(sheet?.data.slice(1).map(([number]) => String(number))).toEqual(
        written.injects.map(({ number }) => number),
      );
    },
  );

  const within = fc.integer({ min: 1, max: 600 });
  const anySees: fc.Arbitrary<Expected> = fc.oneof(
    fc.constant({ kind: 'none' } as const),
    fc.record({ kind: fc.constant('answered' as const), withinMinutes: within }),
    fc.record({ kind: fc.constant('staffed' as const), role: fc.constantFrom(...baoRoleKinds), withinMinutes: within }),
    fc.record({ kind: fc.constant('step' as const), step: fc.constantFrom(...incidentSteps), withinMinutes: within }),
  );
  it('whatever the system is to see of a reaction comes back from a file alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySees, { minLength: 1, maxLength: 12 }), async (all) => {
        const injects = all.map((sees, index) => inject(`${index + 1}`, { sees, minute: index }));
        const file = await writeScript({ concept: { goals: [], injects }, people });
        // Read into a concept that has no injects yet: nothing can come from there.
        const read = await readScript({ concept: { goals: [], injects: [] }, people }, file);
        expect(read).toEqual({ injects, faults: [] });
      }),
      { numRuns: 15 },
    );
  });

  it('a file from before there was that column leaves what the system sees as it was; a word nobody knows is named', async () => {
    const known = { goals: [], injects: [inject('1', { sees: { kind: 'answered', withinMinutes: 7 } })] };
    const cells = ['1', 10, 'A', 'Stabsleitung', '', 'Teams-Chat', 'x', '', null, '', ''] as const;
    const heads = ['Nr.', 'Minute', 'Absender', 'Empfänger (Funktionen)', 'Empfänger (Personen)', 'Weg', 'Einlage'];
    const rest = ['Erwartete Reaktion', 'Ziel (Nr.)', 'Erst nach', 'Nur wenn nicht'];
    const sheet = (names: readonly string[], row: readonly (string | number | null)[]) =>
      writeWorkbook([{ name: 'Drehbuch', columns: names.map((name) => ({ name, width: 9 })), rows: [row] }]);
    const old = await readScript({ concept: known, people }, await sheet([...heads, ...rest], cells));
    expect(old.injects[0]?.sees).toEqual({ kind: 'answered', withinMinutes: 7 });
    const names = [...heads, ...rest, 'Erkennt das System', 'Innerhalb (Minuten)'];
    const odd = await readScript({ concept: known, people }, await sheet(names, [...cells, 'Rauchzeichen', 5]));
    expect(odd.faults).toMatchObject([
      { code: 'sees-bad', row: 2, column: 'Erkennt das System', value: 'Rauchzeichen' },
    ]);
    const late = await readScript(
      { concept: known, people },
      await sheet(names, [...cells, 'Antwort auf die Karte', null]),
    );
    expect(late.faults).toMatchObject([{ code: 'minute-bad', column: 'Innerhalb (Minuten)' }]);
  });

  it('names every fault with its row and column, and takes nothing over', async () => {
    const heads = [
      'Nr.',
      'Minute',
      'Absender',
      'Empfänger (Funktionen)',
      'Empfänger (Personen)',
      'Weg',
      'Einlage',
      'Erwartete Reaktion',
      'Ziel (Nr.)',
      'Erst nach',
      'Nur wenn nicht',
    ];
    const line = (...cells: (string | number | null)[]) => cells;
    const rows = [
      line('1', 0, 'A', 'Stabsleitung; Koch', 'Ivo Übender', 'Teams-Chat', 'x', '', 1, '', ''),
      line('1', 'bald', 'A', '', 'Niemand', 'Brieftaube', 'x', '', 9, '77', ''),
      line('2', 'bald', 'A', '', 'Niemand', 'Brieftaube', 'x', '', 9, '77', ''),
      line(null, 5, 'A', '', '', 'Papier', 'x', '', null, '', ''),
    ];
    const file = await writeWorkbook([{ name: 'Drehbuch', columns: heads.map((name) => ({ name, width: 9 })), rows }]);
    const { injects, faults } = await readScript({ concept, people }, file);
    expect(injects).toEqual([]);
    expect(faults.map(({ code, row: at, column, value }) => `${at} ${column} ${code} ${value}`.trim())).toEqual([
      '2 Empfänger (Funktionen) role-unknown Koch',
      '3 Nr. number-twice 1',
      '4 Minute minute-bad bald',
      '4 Empfänger (Personen) person-unknown Niemand',
      '4 Weg channel-unknown Brieftaube',
      '4 Ziel (Nr.) goal-unknown 9',
      '4 Erst nach reference-unknown 77',
      '5 Nr. number-missing',
    ]);
  });

  it('a circle is named with its numbers; a new inject gets a name, a known one keeps what the file does not say', async () => {
    const [first, second] = concept.injects;
    if (!first || !second) throw new Error('no injects');
    const sees = { kind: 'answered', withinMinutes: 5 } as const;
    const known = { ...concept, injects: [{ ...first, sees }, second] };
    const more = { ...known, injects: [...known.injects, { ...second, id: 'neu', number: '3', after: ['i2'] }] };
    const { injects } = await readScript({ concept: known, people }, await writeScript({ concept: more, people }));
    expect(injects).toEqual([{ ...first, sees }, second, { ...second, id: 'i3', number: '3', after: ['i2'] }]);
    const circle = { ...known, injects: [{ ...first, after: ['i2'] }, second] };
    const read = await readScript({ concept: known, people }, await writeScript({ concept: circle, people }));
    expect(read.faults).toEqual([{ code: 'cycle', row: 2, column: 'Erst nach', value: '1 → 2 → 1' }]);
  });
});

describe('the script as a book', () => {
  it.each(['de', 'en'] as const)(
    'is marked as exercise in the first and last line of every page (%s)',
    async (language) => {
      const script = conceptOf(readyScripts[0] as (typeof readyScripts)[0]);
      const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
      const filled = { ...script, takings: concept.takings, startsAt: concept.startsAt };
      const given = { row, concept: filled, domain: 'IT.N', nameOf, now: Date.UTC(2026, 10, 30) };
      const file = await scriptPdf(given, textsFor(language));
      expect(await scriptPdf(given, textsFor(language))).toEqual(file);
      const pages = pdfPages(file);
      expect(pages.length).toBeGreaterThan(2);
      for (const page of pages) expect(page.match(/ÜBUNG ?– ?Verschlüsselung in der Nacht/g)).toHaveLength(2);
      const whole = pages.join('\n');
      for (const said of ['Anna Autorin', 'Lösegeldforderung', '9 – ', '09:'])
        expect(whole).toContain(said === '9 – ' ? '9' : said);
    },
  );
});

describe('how confidential a script is', () => {
  it('stands on each page of the book and in the workbook, usually as internal', async () => {
    const texts = textsFor('de');
    const said = async (classification?: 'CONFIDENTIAL') => {
      const secret = { ...concept, ...(classification && { classification }) };
      const pages = pdfPages(
        await scriptPdf({ row, concept: secret, domain: 'IT.N', nameOf: (id) => id, now: 0 }, texts),
      );
      const sheets = await readExcel(await writeScript({ concept: secret, people }));
      expect(await readScript({ concept: secret, people }, await writeScript({ concept: secret, people }))).toEqual({
        injects: concept.injects,
        faults: [],
      });
      return [sheets[1]?.data[1], pages.map((page) => /(Intern|Vertraulich) · Drehbuch/.exec(page)?.[1])];
    };
    expect(await said()).toEqual([
      ['Vertraulichkeit', 'Intern'],
      ['Intern', 'Intern'],
    ]);
    const all = ['Vertraulich', 'Vertraulich'];
    expect(await said('CONFIDENTIAL')).toEqual([['Vertraulichkeit', 'Vertraulich'], all]);
  });
});

describe('the year as a calendar', () => {
  it('UTC times, whole days, names that stay, lines of at most 75 bytes, what fell out is called off', () => {
    const base = {
      room: 'Raum 1; Keller',
      more: 'Art',
      startsAt: null,
      duration: 90,
      from: '2026-12-01',
      to: '2026-12-18',
      cancelled: false,
      edits: 3,
    };
    const rows = [
      {
        ...base,
        id: 'MI.2026-01',
        title: 'ÜBUNG 2026-01: Ein sehr langer Titel mit Umlauten wie äöüß, der nicht in eine Zeile passt',
      },
      { ...base, id: 'MI.2026-02', title: 'Kurz', startsAt: Date.UTC(2026, 6, 8, 7), cancelled: true },
    ];
    const file = exerciseCalendar(rows, 'Übungen 2026', Date.UTC(2026, 10, 30));
    expect(exerciseCalendar(rows, 'Übungen 2026', Date.UTC(2026, 10, 30))).toEqual(file);
    const text = file.toString('utf8');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'UID:MI.2026-01@bcm-lotse',
        'DTSTART;VALUE=DATE:20261201',
        'DTEND;VALUE=DATE:20261219',
        `SUMMARY:${rows[0]?.title.replaceAll(',', '\\,')}`,
        'LOCATION:Raum 1\\; Keller',
        'SEQUENCE:3',
        'UID:MI.2026-02@bcm-lotse',
        'DTSTART:20260708T070000Z',
        'DTEND:20260708T083000Z',
        'STATUS:CANCELLED',
        'END:VCALENDAR',
      ]),
    );
    expect(text).not.toContain('VTIMEZONE');
  });
});
