// Workbooks written by LibreOffice itself: files it once saved, and, where it is installed, what it saves now.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTeam, writeTeam } from '../../src/connectors/team-workbook.ts';
import { type Team, teamChanges } from '../../src/domain/team-edit.ts';
import { hasLibreOffice, savedByLibreOffice } from './libre-office.ts';

const people = [
  { id: 'p-anna', name: 'Anna Beispiel', email: 'anna@land.example' },
  { id: 'p-bernd', name: 'Bernd „Berti“ Müßig', email: 'bernd@land.example' },
  { id: 'p-clara', name: 'Aylin Yıldız', email: 'clara@land.example' },
];
const never = { validFrom: null, validTo: null, trainedAt: null, exercisedAt: null };
const term = { ...never, validFrom: '2026-01-01', validTo: '2026-12-31' };
const it_ = { kind: 'IT', core: true, needed: 2, arrivalLimit: 45 } as const;
const evening = { person: 'p-anna', kind: 'on-call', role: null } as const;
const team: Team = {
  roles: [
    { ...it_, holders: ['p-bernd', 'p-anna'], terms: { 'p-bernd': term, 'p-anna': never } },
    {
      ...it_,
      kind: 'LEGAL',
      core: false,
      needed: 1,
      arrivalLimit: 60,
      holders: ['p-clara'],
      terms: { 'p-clara': term },
    },
  ],
  duty: [{ ...evening, from: Date.UTC(2026, 10, 21, 17, 0), to: Date.UTC(2026, 10, 22, 7, 0) }],
  officeHours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' },
  management: ['p-clara'],
};

/** As somebody changes cells in Calc: a deputy, a last day, an evening, and a column of her own in front. */
const changed = (flat: string) =>
  withNotes(flat)
    .replace('<text:p>Anna Beispiel</text:p>', '<text:p>Aylin Yıldız</text:p>')
    .replace('<text:p>anna@land.example</text:p>', '<text:p>clara@land.example</text:p>')
    .replace('office:date-value="2026-12-31"', 'office:date-value="2027-06-30"')
    .replace('office:date-value="2026-11-21T18:00:00"', 'office:date-value="2026-11-21T19:30:00"');
const withNotes = (flat: string) => {
  const [before = '', table = ''] = flat.split('<table:table table:name="Rollen"');
  const cell = '<table:table-cell office:value-type="string"><text:p>Notiz</text:p></table:table-cell>';
  return `${before}<table:table table:name="Rollen"${table.replace(/<table:table-row [^>]*>/g, (row) => `${row}${cell}`)}`;
};
/** A slip of the hand in one cell; all others are as good as before. */
const wrong = (flat: string) =>
  changed(flat).replace('<text:p>bernd@land.example</text:p>', '<text:p>bernd@lnad.example</text:p>');

/** LibreOffice sees the filters in the headings, and repeats them on every page it prints. */
const unchanged = (flat: string) => {
  expect(flat.match(/<table:database-range [^>]*table:display-filter-buttons="true"/g)).toHaveLength(2);
  expect(flat.match(/<table:table-header-rows>/g)).toHaveLength(2);
  return flat;
};

const cases = { unchanged, changed, wrong };
type Case = keyof typeof cases;
const folder = join(import.meta.dirname, 'libre-office-files');
/** `LIBREOFFICE_FILES=write npx vitest run tests/connectors/libre-office.test.ts` saves them anew. */
const saves = process.env.LIBREOFFICE_FILES === 'write';

async function fresh(name: Case): Promise<Buffer> {
  const file = savedByLibreOffice(await writeTeam(team, people), cases[name]);
  if (saves) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.xlsx`), file);
  }
  return file;
}

const expected: Readonly<Record<Case, (file: Buffer) => Promise<void>>> = {
  async unchanged(file) {
    const { team: read, faults } = await readTeam(file, team, people);
    expect(faults).toEqual([]);
    expect(read && teamChanges(team, read)).toEqual([]);
  },
  async changed(file) {
    const { team: read, faults } = await readTeam(file, team, people);
    expect(faults).toEqual([]);
    const [old] = team.duty;
    expect(read && teamChanges(team, read)).toEqual([
      { code: 'removed', role: 'IT', person: 'p-anna', rank: 1 },
      { code: 'added', role: 'IT', person: 'p-clara', rank: 1 },
      { code: 'term', role: 'IT', person: 'p-bernd' },
      { code: 'duty-added', window: { ...old, from: Date.UTC(2026, 10, 21, 18, 30) } },
      { code: 'duty-removed', window: old },
    ]);
    expect(read?.roles[0]?.terms['p-bernd']?.validTo).toBe('2027-06-30');
  },
  async wrong(file) {
    const { team: read, faults } = await readTeam(file, team, people);
    // Nothing of it is taken, also not what was right.
    expect(read).toBeNull();
    expect(faults).toEqual([
      { code: 'person-unknown', sheet: 'Rollen', row: 2, column: 'E-Mail', value: 'bernd@lnad.example' },
    ]);
  },
};
const names = Object.keys(cases) as readonly Case[];

describe.skipIf(!hasLibreOffice)('LibreOffice itself, where it is installed (Debian: libreoffice-calc)', () => {
  it.each(names)('saves our export, %s, and we read it', async (name) => expected[name](await fresh(name)), 300_000);
});

describe('a file that LibreOffice 7.4 saved', () => {
  it.each(names)('is read: %s', async (name) => {
    const file = readFileSync(join(folder, `${name}.xlsx`));
    expect(file.includes('docProps/app.xml')).toBe(true);
    await expected[name](file);
  });
});
