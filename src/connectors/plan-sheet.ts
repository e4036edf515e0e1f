// The sheet *Pläne*: what documents say about themselves (BCLL 6.3; BSI 200-4, 4.4.2). What is read goes into the draft.
import { blankContent, type Classification, type PlanContent, type PlanKind, type PlanStatus } from '../domain/plan.ts';
import {
  CellFault,
  type FieldKind,
  type FieldValue,
  lines,
  person,
  references,
  text,
  type Words,
  whole,
  word,
} from './field-kinds.ts';
import type { Field, RegisterSheet } from './register-sheet.ts';

/** A plan as a row. */
export interface PlanRow {
  readonly status: PlanStatus;
  /** Version in force; 0 for none. */
  readonly version: number;
  readonly content: PlanContent;
}

const kinds: Readonly<Record<PlanKind, readonly [string, ...string[]]>> = {
  GUIDELINE: ['Leitlinie', 'BCMS-Leitlinie', 'Leitlinie BCMS'],
  HANDBOOK: ['Notfallhandbuch'],
  GFP: ['GFP', 'Geschäftsfortführungsplan'],
  WAP: ['WAP', 'Wiederanlaufplan'],
  WHP: ['WHP', 'Wiederherstellungsplan'],
  STAFF_RULES: ['Geschäftsordnung', 'Geschäftsordnung des Stabs'],
  ALARM_PLAN: ['Alarmierungsplan', 'Alarmplan'],
  COMMUNICATION_PLAN: ['Kommunikationsplan', 'Kommunikationskonzept'],
  EXERCISE_PLAN: ['Übungsplan', 'Jahresübungsplan'],
  OTHER: ['Sonstiges', 'Sonstige'],
};
const classifications: Readonly<Record<Classification, readonly [string, ...string[]]>> = {
  OPEN: ['offen', 'öffentlich'],
  INTERNAL: ['intern'],
  CONFIDENTIAL: ['vertraulich'],
};
const statuses: Words = {
  none: ['–'],
  draft: ['Entwurf'],
  'in-qa': ['in Qualitätssicherung'],
  'for-release': ['zur Freigabe'],
  released: ['freigegeben'],
  'in-revision': ['in Überarbeitung'],
  withdrawn: ['außer Kraft'],
};

type Shown = Pick<Field<PlanRow>, 'id' | 'name' | 'width' | 'kind' | 'also'>;

function of(key: keyof PlanContent, shown: Shown): Field<PlanRow> {
  return {
    ...shown,
    prop: key,
    get: ({ content }) => content[key] as FieldValue,
    set: (row, value) => ({ ...row, content: { ...row.content, [key]: value } }),
  };
}

/** A whole number that must be there. */
function count(most: number): FieldKind {
  const kind = whole(0, most);
  return { ...kind, read: (cell, context, head) => kind.read(cell, context, head) ?? new CellFault('number-bad', '') };
}

const never = (row: PlanRow) => row;

export const planSheet: RegisterSheet<PlanRow> = {
  sheet: 'Pläne',
  many: true,
  key: /^[a-z0-9][a-z0-9-]{0,59}$/,
  name: { head: 'Titel', also: ['Dokument', 'Dokumententitel', 'Name', 'Plan', 'Bezeichnung'], most: 200 },
  nameOf: ({ content }) => content.title,
  named: (row, title) => ({ ...row, content: { ...row.content, title } }),
  isRetired: ({ status }) => status === 'withdrawn',
  blank: () => ({ status: 'draft', version: 0, content: blankContent }),
  fields: () => [
    of('kind', {
      id: 'kind',
      name: 'Art',
      width: 20,
      kind: word('plan-kind', kinds),
      also: ['Dokumenttyp', 'Dokumentenart', 'Typ'],
    }),
    of('number', {
      id: 'number',
      name: 'Dokumentnummer',
      width: 20,
      kind: text(200),
      also: ['Dok.-Nr.', 'Aktenzeichen', 'Nummer', 'Dokument-Nr.'],
    }),
    {
      id: 'status',
      name: 'Status',
      width: 16,
      also: [],
      kind: word('plan-status', statuses),
      fixed: true,
      get: ({ status }) => status,
      set: never,
    },
    {
      id: 'version',
      name: 'Fassung',
      width: 10,
      also: ['Version'],
      kind: whole(0, 9999),
      fixed: true,
      get: ({ version }) => version,
      set: never,
    },
    of('owner', {
      id: 'owner',
      name: 'Zuständig',
      width: 30,
      kind: person,
      also: ['Verantwortlich', 'Dokumentenverantwortlich', 'Eigner'],
    }),
    of('unit', {
      id: 'unit',
      name: 'Organisationseinheit',
      width: 24,
      kind: text(200),
      also: ['OE', 'Abteilung', 'Referat'],
    }),
    of('scope', { id: 'scope', name: 'Geltungsbereich', width: 36, kind: text(2000), also: ['Anwendungsbereich'] }),
    of('classification', {
      id: 'classification',
      name: 'Klassifikation',
      width: 14,
      kind: word('classification', classifications),
      also: ['Einstufung', 'Vertraulichkeit'],
    }),
    of('audience', {
      id: 'audience',
      name: 'Zielgruppe',
      width: 24,
      kind: text(200),
      also: ['Adressaten', 'Verteiler'],
    }),
    of('storedAt', {
      id: 'stored-at',
      name: 'Ablageort',
      width: 36,
      kind: text(2000),
      also: ['Ablage', 'Speicherort', 'Link'],
    }),
    of('reviewMonths', {
      id: 'review-months',
      name: 'Überprüfung alle (Monate)',
      width: 14,
      kind: count(60),
      also: ['Prüfzyklus', 'Überprüfungszyklus', 'Revisionszyklus'],
    }),
    of('retentionYears', {
      id: 'retention-years',
      name: 'Aufbewahrung (Jahre)',
      width: 14,
      kind: count(100),
      also: ['Aufbewahrungsfrist'],
    }),
    of('processes', {
      id: 'processes',
      name: 'Prozesse',
      width: 36,
      kind: references('process'),
      also: ['Verknüpfte Prozesse'],
    }),
    of('resources', {
      id: 'resources',
      name: 'Ressourcen',
      width: 36,
      kind: references('resource'),
      also: ['Verknüpfte Ressourcen'],
    }),
    of('summary', { id: 'summary', name: 'Kurzfassung', width: 48, kind: text(2000), also: ['Zusammenfassung'] }),
    of('steps', {
      id: 'steps',
      name: 'Sofortmaßnahmen',
      width: 48,
      kind: lines(60, 300),
      also: ['Maßnahmen', 'Schritte'],
    }),
  ],
};
