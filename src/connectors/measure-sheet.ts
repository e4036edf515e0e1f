// The sheet *Maßnahmen*: the plan of measures (BSI 200-4, 15.1). Its states have buttons of their own and are only shown.
import type { Measure, MeasureKind, MeasureOrigin, MeasureStatus, MeasureText, Priority } from '../domain/measure.ts';
import {
  CellFault,
  day,
  type FieldKind,
  type FieldValue,
  person,
  references,
  text,
  type Words,
  word,
} from './field-kinds.ts';
import type { Field, RegisterSheet } from './register-sheet.ts';

/** A measure as a row. */
export interface MeasureRow extends Pick<Measure, 'status' | 'dueOn' | 'origin' | 'reference'> {
  readonly text: MeasureText;
}

type Named<Code extends string> = Readonly<Record<Code, readonly [string, ...string[]]>>;
const kinds: Named<MeasureKind> = {
  CORRECTION: ['Korrektur'],
  IMPROVEMENT: ['Verbesserung'],
  MAINTENANCE: ['Aufrechterhaltung'],
  PREVENTION: ['Vorsorge', 'Vorbeugung'],
};
const priorities: Named<Priority> = { HIGH: ['Hoch'], MEDIUM: ['Mittel', 'Normal'], LOW: ['Gering', 'Niedrig'] };
const origins: Named<MeasureOrigin> = {
  EXERCISE: ['Übung', 'Test'],
  INCIDENT: ['Ereignis', 'Vorfall', 'Notfall'],
  AUDIT: ['Prüfung', 'Audit', 'Revision'],
  BIA: ['Business-Impact-Analyse', 'BIA'],
  PLAN: ['Plan'],
  NONE: ['Ohne Anlass', 'Sonstiges'],
};
const statuses: Named<MeasureStatus> & Words = {
  none: ['–'],
  open: ['Offen'],
  'in-progress': ['In Umsetzung'],
  done: ['Abgeschlossen'],
  checked: ['Wirksamkeit geprüft'],
  rejected: ['Abgelehnt'],
};

type Shown = Pick<Field<MeasureRow>, 'id' | 'name' | 'width' | 'kind' | 'also'>;

function ofText(key: keyof MeasureText, shown: Shown): Field<MeasureRow> {
  return {
    ...shown,
    prop: key,
    get: (row) => row.text[key] as FieldValue,
    set: (row, value) => ({ ...row, text: { ...row.text, [key]: value } }),
  };
}

/** Where a measure comes from is said once, when it is made. */
const isNew = ({ status }: MeasureRow) => status === 'none';

/** Something that must be there. */
function needed(kind: FieldKind): FieldKind {
  return {
    ...kind,
    read(cell, context, head) {
      const read = kind.read(cell, context, head);
      return read === '' ? new CellFault('text-missing', '') : read;
    },
  };
}

export const measureSheet: RegisterSheet<MeasureRow> = {
  sheet: 'Maßnahmen',
  many: true,
  key: /^M-\d{4}-\d{3,}[ab]?$/,
  name: { head: 'Maßnahme', also: ['Vorgesehene Maßnahme', 'Titel', 'Beschreibung'], most: 2000 },
  nameOf: (row) => row.text.action,
  named: (row, action) => ({ ...row, text: { ...row.text, action } }),
  isRetired: ({ status }) => status === 'checked' || status === 'rejected',
  blank: () => ({
    status: 'none',
    dueOn: null,
    origin: 'NONE',
    reference: '',
    text: {
      kind: 'CORRECTION',
      need: '',
      cause: '',
      action: '',
      owner: '',
      priority: 'MEDIUM',
      means: '',
      plans: [],
      resources: [],
    },
  }),
  fields: () => [
    ofText('kind', {
      id: 'kind',
      name: 'Art',
      width: 16,
      kind: word('measure-kind', kinds, 'CORRECTION'),
      also: ['Maßnahmenart'],
    }),
    ofText('need', {
      id: 'need',
      name: 'Bedarf',
      width: 40,
      kind: needed(text(2000)),
      also: ['Korrekturbedarf', 'Feststellung', 'Korrektur-/Verbesserungsbedarf'],
    }),
    ofText('cause', { id: 'cause', name: 'Ursache', width: 32, kind: text(2000), also: [] }),
    ofText('owner', {
      id: 'owner',
      name: 'Zuständig',
      width: 30,
      kind: needed(person),
      also: ['Verantwortlich', 'Zuständige Stelle'],
    }),
    ofText('priority', {
      id: 'priority',
      name: 'Priorität',
      width: 12,
      kind: word('priority', priorities, 'MEDIUM'),
      also: ['Prio'],
    }),
    {
      id: 'due',
      name: 'Termin',
      width: 12,
      also: ['Fertigstellungstermin', 'Frist', 'Fällig am'],
      kind: day,
      prop: 'dueOn',
      get: ({ dueOn }) => dueOn,
      // A due day is moved, never taken away.
      set: (row, value) => (value === null && !isNew(row) ? row : { ...row, dueOn: value as string | null }),
    },
    ofText('means', {
      id: 'means',
      name: 'Ressourcen (Geld, Personal, Zeit)',
      width: 24,
      kind: text(2000),
      also: ['Notwendige Ressourcen', 'Aufwand'],
    }),
    {
      id: 'origin',
      name: 'Anlass',
      width: 18,
      also: ['Herkunft', 'Quelle'],
      kind: word('origin', origins, 'NONE'),
      prop: 'origin',
      get: ({ origin }) => origin,
      set: (row, value) => (isNew(row) ? { ...row, origin: value as MeasureOrigin } : row),
    },
    {
      id: 'reference',
      name: 'Bezug',
      width: 18,
      also: ['Referenz'],
      kind: text(200),
      prop: 'reference',
      get: ({ reference }) => reference,
      set: (row, value) => (isNew(row) ? { ...row, reference: value as string } : row),
    },
    ofText('plans', { id: 'plans', name: 'Pläne', width: 28, kind: references('plan'), also: [] }),
    ofText('resources', {
      id: 'resources',
      name: 'Betroffene Ressourcen',
      width: 28,
      kind: references('resource'),
      also: [],
    }),
    {
      id: 'status',
      name: 'Umsetzungsstatus',
      width: 18,
      also: ['Status'],
      kind: word('measure-status', statuses),
      fixed: true,
      get: ({ status }) => status,
      set: (row) => row,
    },
  ],
};
