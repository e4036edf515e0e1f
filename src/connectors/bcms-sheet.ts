// The sheet *BCMS*: what a domain laid down once for all its processes; one row.
import { type Bcms, usualBcms } from '../domain/bcms.ts';
import { numberOf, readHours } from '../domain/hours.ts';
import { CellFault, cellText, day, type FieldKind, hours, hoursSaid, person, whole, word } from './field-kinds.ts';
import { damageWords } from './process-sheet.ts';
import { property, type RegisterSheet } from './register-sheet.ts';

const stages = { REACTIVE: ['Reaktiv'], BUILD_UP: ['Aufbau'], STANDARD: ['Standard'] } as const;
const p = property<Bcms, keyof Bcms>;

/** Hours that must be there. */
const needed: FieldKind = {
  ...hours,
  read(cell, context, head) {
    return hours.read(cell, context, head) ?? new CellFault('hours-bad', '');
  },
};
const days: FieldKind = {
  ...whole(30, 3650),
  read: (cell, context, head) => whole(30, 3650).read(cell, context, head) ?? new CellFault('number-bad', ''),
};

/** The category as a number in the record, as a word in the sheet. */
const level = word('damage', damageWords);

/** Horizons, rising, with semicolons between: "24 h; 3 Tage". */
const horizons: FieldKind = {
  cell: (value) => (value as readonly string[]).map((each) => exactly(Number(each))).join('; ') || null,
  read(cell) {
    const parts = cellText(cell)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const read = parts.map((part) => (numberOf(part) === undefined ? readHours(part) : numberOf(part)));
    const bad = read.findIndex((each) => typeof each !== 'number' || each <= 0);
    return bad >= 0 ? new CellFault('hours-bad', parts[bad] ?? '') : read.map(String);
  },
};

/** In days where that says the same to the last digit. */
function exactly(hour: number): string {
  const said = hoursSaid(hour);
  return readHours(said) === hour ? said : String(hour).replace('.', ',');
}

export const bcmsSheet: RegisterSheet<Bcms> = {
  sheet: 'BCMS',
  many: false,
  key: /^[A-Za-z0-9-]{1,40}$/,
  name: { head: 'BC-Domäne', also: ['Domäne', 'Bereich'], most: 40 },
  nameOf: ({ domain }) => domain,
  named: (record) => record,
  isRetired: () => false,
  blank: (domain) => ({ domain, ...usualBcms }),
  fields: () => [
    p('stage', { id: 'stage', name: 'BCMS-Stufe', width: 14, kind: word('stage', stages), also: ['Stufe'] }),
    p('bcOfficer', {
      id: 'bc-officer',
      name: 'BC-Beauftragte/r',
      width: 30,
      kind: person,
      also: ['BCB', 'BC-Beauftragte', 'BC-Beauftragter'],
    }),
    p(
      'guidelineDay',
      { id: 'guideline-day', name: 'Leitlinie vom', width: 14, kind: day, also: ['Datum der Leitlinie'] },
      null,
    ),
    p('timeCriticalDays', { id: 'time-critical', name: 'Zeitkritisch bis (Tage)', width: 14, kind: days }, null),
    p(
      'responseHours',
      { id: 'response', name: 'BAO-Reaktionszeit (h)', width: 14, kind: needed, also: ['BAO-Reaktionszeit'] },
      null,
    ),
    p('bufferHours', { id: 'buffer', name: 'Puffer (h)', width: 10, kind: needed, also: ['Puffer'] }, null),
    {
      id: 'intolerable',
      name: 'Untragbarkeitsniveau',
      width: 18,
      also: ['Untragbar ab'],
      kind: level,
      get: ({ intolerable }) => String(intolerable),
      set: (record, value) => ({ ...record, intolerable: Number(value) as Bcms['intolerable'] }),
    },
    {
      id: 'horizons',
      name: 'Zeithorizonte',
      width: 36,
      also: [],
      kind: horizons,
      get: ({ horizonHours }) => horizonHours.map(String),
      set: (record, value) => ({ ...record, horizonHours: (value as readonly string[]).map(Number) }),
    },
  ],
};
