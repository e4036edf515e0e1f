// Texts of the page Erreichbarkeit (de): what is wrong, and what to do.
import { wayDe } from './de-bundle.ts';

const want = {
  'unknown-person': {
    why: 'Die Person gibt es im Verzeichnis nicht mehr.',
    todo: 'Bitte benennen Sie jemand anderen.',
  },
  'never-met': {
    why: 'Mit dem Bot in Teams gibt es noch keinen Chat.',
    todo: 'Bitte lassen Sie die Person BCM-Lotse in Teams einmal öffnen.',
  },
  'app-removed': { why: 'Die App ist entfernt.', todo: 'Bitte lassen Sie die App wieder hinzufügen.' },
  blocked: { why: 'Der Bot ist in Teams blockiert.', todo: 'Bitte lassen Sie die Blockierung aufheben.' },
  'no-second-way': {
    why: 'Es gibt keinen zweiten Weg neben Teams.',
    todo: 'Bitte lassen Sie Rufnummer oder E-Mail freigeben.',
  },
  'no-ringing-way': {
    why: 'Außerhalb der Bürozeit klingelt nichts: kein Anruf, keine SMS.',
    todo: 'Bitte lassen Sie eine Rufnummer freigeben. Private Nummern sind freiwillig.',
  },
  'way-down': { why: 'Ein Weg ist gerade gestört.', todo: 'Bitte fragen Sie den Betrieb.' },
  unconfirmed: {
    why: 'Die Angaben sind seit 90 Tagen nicht bestätigt.',
    todo: 'Die Karte „Stimmt noch“ geht von selbst hinaus. Sie müssen nichts tun.',
  },
};

const roleWant = {
  'no-holder': { why: 'Niemand ist benannt.', todo: 'Bitte benennen Sie jemanden.' },
  'no-deputy': { why: 'Es gibt keine Vertretung.', todo: 'Bitte benennen Sie eine Vertretung.' },
  unreachable: {
    why: 'Zu wenige sind erreichbar.',
    todo: 'Bitte sorgen Sie für einen zweiten Weg oder eine Vertretung.',
  },
};

const bridge = {
  ok: 'Nummer ist wählbar',
  missing: 'keine Nummer hinterlegt',
  'not-dialable': 'Nummer ist so nicht wählbar',
};

const way = { ok: 'funktioniert', down: 'gestört', off: 'nicht eingerichtet' };

export const deReachability = {
  title: 'Erreichbarkeit',
  lead: 'Wer wäre jetzt erreichbar, wer nicht, und warum? Geprüft wird jede Nacht um 02:30 Uhr. Dabei wird nichts verschickt und niemand angerufen.',
  domain: 'Bereich',
  noDomain: 'Für Ihre Rolle gibt es hier keine Zahlen.',
  never: 'Dieser Bereich wurde noch nicht geprüft.',
  next: (moment: string) => `Nächste Prüfung: ${moment}.`,
  asOf: (moment: string) => `Stand: ${moment}.`,
  check: 'Jetzt prüfen',
  running: 'Wird geprüft …',
  checked: 'Die Prüfung ist fertig.',
  export: 'Liste als CSV speichern',
  when: 'Gilt für',
  inside: 'In der Bürozeit',
  outside: 'Außerhalb der Bürozeit',
  outsideHint: 'Außerhalb der Bürozeit zählt nur, was klingelt: Anruf und SMS.',
  people: 'Personen erreichbar',
  rolesOk: 'Rollen besetzbar',
  noDeputy: 'Rollen ohne Vertretung',
  unconfirmed: 'Angaben nicht bestätigt',
  of: (n: number, all: number) => `${n} von ${all}`,
  yes: 'ja',
  no: 'nein',
  technology: 'Technik',
  bridgeName: 'Telefonkonferenz',
  bridge,
  wayName: wayDe,
  way,
  roles: 'Rollen mit Lücken',
  list: 'Personen mit Lücken',
  onlyNumbers: 'Namen sehen nur, wer alarmiert, und die BC-Beauftragten des Bereichs.',
  nothing: 'Alle sind erreichbar. Es ist nichts zu tun.',
  nothingHere: 'Hier fehlt gerade niemand.',
  onlyMissing: 'Nur wer jetzt nicht erreichbar wäre',
  name: 'Name',
  role: 'Rolle',
  reached: 'Erreichbar',
  why: 'Warum',
  todo: 'Was zu tun ist',
  want,
  roleWant,
  trend: 'Verlauf',
  trendText: (n: number, first: string, last: string) => `${n} Prüfungen vom ${first} bis ${last}`,
  trendTable: 'Verlauf als Tabelle',
  moment: 'Zeitpunkt',
  columns: [
    'Name',
    'Rollen',
    'In der Bürozeit',
    'Außerhalb der Bürozeit',
    'Warum',
    'Was zu tun ist',
    'Stand',
  ] as readonly string[],
};
