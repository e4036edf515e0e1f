// The sheet *Ressourcen*: categories, achievable times, single points, and what was agreed with a provider.
import type { Provider, Resource } from '../domain/resource.ts';
import { day, type FieldValue, hours, person, text, type Words, word, wordList, yesNo } from './field-kinds.ts';
import { type Field, property, type RegisterSheet } from './register-sheet.ts';

/** Ressourcenkategorien (BSI 200-4, 7.1.3), and the types other programs have. */
const categories: Words = {
  IT: ['IT', 'IT-System', 'Anwendung', 'Software', 'Hardware', 'Netz', 'Informationstechnik'],
  STAFF: ['Personal', 'Mitarbeitende', 'Person'],
  INFRASTRUCTURE: ['Infrastruktur', 'Gebäude', 'Raum', 'Räumlichkeit', 'Gebäude/Infrastruktur'],
  SERVICE: ['Dienstleistung', 'Dienstleister', 'Externe Dienstleistung', 'Lieferant'],
  INFORMATION: ['Informationen', 'Information', 'Daten', 'Akten'],
  EQUIPMENT: ['Geräte', 'Maschinen/Geräte/Fahrzeuge', 'Maschine', 'Gerät', 'Fahrzeug', 'Fahrzeuge'],
  SUPPLIES: ['Betriebsmittel', 'Betriebsstoffe', 'Material'],
};
const sources: Words = {
  NONE: ['ohne', 'unbekannt', 'keine'],
  ESTIMATE: ['Schätzung', 'geschätzt'],
  CONTRACT: ['Vertrag', 'vertraglich', 'SLA'],
  TEST: ['Test', 'getestet', 'Übung', 'nachgewiesen'],
};
const points: Words = {
  FAILURE: ['Technik (SPoF)', 'SPoF', 'Technik', 'ja', 'x'],
  KNOWLEDGE: ['Wissen (SPoK)', 'SPoK', 'Wissen'],
  CONTACT: ['Kontakt (SPoC)', 'SPoC', 'Kontakt'],
};

const nobody: Provider = { name: '', contract: '', reactionHours: null, emergencyNumber: '', endsOn: null };

/** A field of the provider; a provider of whom nothing is said is none. */
function ofProvider<Key extends keyof Provider>(
  key: Key,
  shown: Pick<Field<Resource>, 'id' | 'name' | 'width' | 'kind' | 'also'>,
): Field<Resource> {
  return {
    ...shown,
    get: ({ provider }) => (provider ?? nobody)[key] as FieldValue,
    set(record, value) {
      const provider = { ...(record.provider ?? nobody), [key]: value };
      const isEmpty = Object.values(provider).every((each) => each === '' || each === null);
      return { ...record, provider: isEmpty ? null : provider };
    },
  };
}

const p = property<Resource, keyof Resource>;

export const resourceSheet: RegisterSheet<Resource> = {
  sheet: 'Ressourcen',
  many: true,
  key: /^[a-z0-9][a-z0-9-]{0,59}$/,
  name: { head: 'Ressource', also: ['Name', 'Bezeichnung', 'Zielobjekt', 'Name der Ressource', 'Titel'], most: 120 },
  nameOf: ({ name }) => name,
  named: (record, name) => ({ ...record, name }),
  isRetired: ({ retired }) => retired === true,
  blank: (domain, id) => ({
    id,
    domain,
    category: 'IT',
    name: '',
    unit: '',
    owner: '',
    rtaHours: null,
    rtaSource: 'NONE',
    backupHours: null,
    singlePoints: [],
    provider: null,
    evidence: [],
  }),
  fields: () => [
    p('category', {
      id: 'category',
      name: 'Kategorie',
      width: 18,
      kind: word('category', categories),
      also: ['Ressourcenkategorie', 'Typ', 'Art', 'Ressourcentyp', 'Objekttyp'],
    }),
    p('unit', {
      id: 'unit',
      name: 'Organisationseinheit',
      width: 24,
      kind: text(120),
      also: ['OE', 'Abteilung', 'Referat', 'Fachbereich', 'Bereich'],
    }),
    p('owner', {
      id: 'owner',
      name: 'Zuständig',
      width: 30,
      kind: person,
      also: ['Verantwortlich', 'Verantwortliche Person', 'Administrator'],
    }),
    p(
      'rtaHours',
      {
        id: 'rta',
        name: 'RTA (h)',
        width: 10,
        kind: hours,
        also: ['RTA', 'Erreichbare Wiederanlaufzeit', 'Tatsächliche Wiederanlaufzeit', 'Ist-Wiederanlaufzeit'],
      },
      null,
    ),
    p(
      'rtaSource',
      {
        id: 'rta-source',
        name: 'RTA aus',
        width: 14,
        kind: word('rta-source', sources, 'NONE'),
        also: ['Nachweis RTA', 'Nachweis', 'Quelle RTA'],
      },
      'NONE',
    ),
    p(
      'backupHours',
      {
        id: 'backup',
        name: 'Sicherung alle (h)',
        width: 12,
        kind: hours,
        also: ['Sicherungszyklus', 'Datensicherung', 'RPA', 'Backup-Zyklus', 'Backup'],
      },
      null,
    ),
    p(
      'singlePoints',
      {
        id: 'single-points',
        name: 'Einzelpunkte',
        width: 24,
        kind: wordList('single-points', points),
        also: ['SPoF', 'Single Point of Failure', 'Single Points'],
      },
      [],
    ),
    ofProvider('name', {
      id: 'provider',
      name: 'Dienstleister',
      width: 28,
      kind: text(120),
      also: ['Anbieter', 'Lieferant', 'Firma', 'Externer Dienstleister'],
    }),
    ofProvider('contract', {
      id: 'contract',
      name: 'Vertragsnummer',
      width: 18,
      kind: text(80),
      also: ['Vertrag', 'Vertrags-Nr.', 'Vertragsnr.'],
    }),
    ofProvider('reactionHours', {
      id: 'reaction',
      name: 'Reaktionszeit (h)',
      width: 12,
      kind: hours,
      also: ['Reaktionszeit', 'Vereinbarte Reaktionszeit', 'SLA Reaktionszeit'],
    }),
    ofProvider('emergencyNumber', {
      id: 'emergency-number',
      name: 'Notfallnummer',
      width: 20,
      kind: text(60),
      also: ['Notrufnummer', 'Hotline', 'Störungsnummer', 'Telefon Notfall'],
    }),
    ofProvider('endsOn', {
      id: 'contract-end',
      name: 'Vertrag bis',
      width: 12,
      kind: day,
      also: ['Vertragsende', 'Laufzeit bis'],
    }),
    p(
      'retired',
      { id: 'retired', name: 'Aufgegeben', width: 11, kind: yesNo, also: ['Außer Betrieb', 'Inaktiv'] },
      false,
    ),
  ],
};
