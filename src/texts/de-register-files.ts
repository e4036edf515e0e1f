// Texts of registers as files (de): out, in, preview, faults, and the mapping of other programs' columns.
import { dePeople } from './de-people.ts';
import { count } from './format.ts';

const { excel } = dePeople;
const rows = (n: number) => (n === 1 ? '1 Eintrag' : `${count(n)} Einträge`);

export const deRegisterFiles = {
  page: {
    title: 'Berichte und Austausch',
    lead: 'Register als Datei herunterladen, bearbeiten und wieder einlesen, und Berichte erzeugen. Vor dem Übernehmen sehen Sie jede Änderung.',
    domain: 'Bereich',
    register: 'Register',
    order: 'Reihenfolge beim ersten Einlesen: BCMS, Ressourcen, Prozesse, dann das Übrige.',
  },
  register: {
    process: 'Prozesse',
    resource: 'Ressourcen',
    plan: 'Pläne',
    measure: 'Maßnahmen',
    deviation: 'Abweichungen',
    bcms: 'BCMS des Bereichs',
  },
  title: 'Excel und CSV',
  xlsx: 'Als Excel-Datei herunterladen',
  csv: 'Als CSV-Datei herunterladen',
  hint: 'Sie können die Datei ändern und wieder einlesen. Auch Dateien anderer Programme lassen sich zuordnen.',
  choose: 'Datei einlesen',
  reading: 'Wird gelesen …',
  preview: 'Das würde sich ändern',
  same: 'Die Datei entspricht dem gespeicherten Stand. Es ändert sich nichts.',
  counts: (fresh: number, changed: number, unchanged: number) =>
    `${rows(fresh)} neu, ${rows(changed)} geändert, ${rows(unchanged)} unverändert.`,
  state: { new: 'neu', changed: 'geändert', unchanged: 'unverändert' },
  row: (n: number) => `Zeile ${n}`,
  change: (field: string, from: string, to: string) =>
    `${field}: ${from === '' ? 'leer' : `„${from}“`} → ${to === '' ? 'leer' : `„${to}“`}`,
  missing: (n: number) =>
    n === 1
      ? '1 Eintrag steht nicht in der Datei. Er bleibt, wie er ist.'
      : `${count(n)} Einträge stehen nicht in der Datei. Sie bleiben, wie sie sind.`,
  more: (n: number) => `Und ${rows(n)} mehr.`,
  take: 'So übernehmen',
  taking: 'Wird übernommen …',
  taken: (n: number) => `${rows(n)} übernommen.`,
  left: (n: number) =>
    `${rows(n)} hat inzwischen jemand anderes geändert. Bitte lesen Sie die Datei noch einmal ein und vergleichen Sie.`,
  faults: (n: number) =>
    n === 1 ? '1 Fehler. Nichts wird übernommen.' : `${count(n)} Fehler. Nichts wird übernommen.`,
  at: excel.at,
  mapping: {
    title: 'Spalten zuordnen',
    hint: 'Die Zuordnung wird für Ihren Bereich gespeichert und gilt auch für die nächste Datei dieser Art.',
    column: 'Spalte der Datei',
    samples: 'Beispiele',
    means: 'bedeutet',
    meansOf: (head: string) => `„${head}“ bedeutet`,
    ignore: 'nicht übernehmen',
    words: 'Wörter zuordnen',
    wordOf: (word: string) => `„${word}“ bedeutet`,
    unknown: 'Bitte wählen',
    save: 'Zuordnung speichern und neu vergleichen',
    saving: 'Wird gespeichert …',
    unused: (n: number) =>
      n === 1 ? '1 Spalte wird nicht übernommen.' : `${count(n)} Spalten werden nicht übernommen.`,
  },
  fault: {
    'no-workbook': () => 'Das ist keine lesbare Excel- oder CSV-Datei. Bitte speichern Sie sie als .xlsx oder .csv.',
    'too-big': excel.fault['too-big'],
    'too-big-inside': excel.fault['too-big-inside'],
    'too-many-rows': excel.fault['too-many-rows'],
    'no-heads': () =>
      'Wir finden keine Überschriften. Bitte schreiben Sie in die erste Zeile, was in den Spalten steht.',
    'column-missing': () => 'Diese Spalte fehlt. Bitte ordnen Sie unten zu, in welcher Spalte der Name steht.',
    'column-twice': (value: string) => `Dasselbe steht schon in der Spalte „${value}“. Bitte übernehmen Sie nur eine.`,
    'key-bad': (value: string) =>
      `„${value}“ ist keine Kennung. Erlaubt sind kleine Buchstaben, Ziffern und Bindestriche.`,
    'key-twice': (value: string) => `Dieser Eintrag steht schon in Zeile ${value}.`,
    'name-missing': () => 'Hier fehlt der Name.',
    'name-twice': (value: string) => `„${value}“ gibt es mehrfach. Bitte schreiben Sie die Kennung dazu.`,
    'other-domain': (value: string) => `„${value}“ ist ein anderer Bereich. Bitte wählen Sie dort „Datei einlesen“.`,
    'text-missing': () => 'Hier muss etwas stehen.',
    'text-long': (value: string) => `Das ist zu lang. Erlaubt sind ${value}.`,
    'word-unknown': (value: string) => `„${value}“ kennen wir hier nicht. Sie können das Wort unten zuordnen.`,
    'hours-bad': (value: string) =>
      value === ''
        ? 'Hier fehlt eine Dauer, zum Beispiel 4 h oder 3 Tage.'
        : `„${value}“ ist keine Dauer. Bitte schreiben Sie zum Beispiel 4 h oder 3 Tage.`,
    'number-bad': excel.fault['number-bad'],
    'day-bad': excel.fault['day-bad'],
    'yes-no-bad': excel.fault['yes-no-bad'],
    'person-unknown': (value: string) =>
      `„${value}“ kennen wir in Ihrem Bereich nicht. Bitte schreiben Sie die E-Mail-Adresse.`,
    'reference-unknown': (value: string) =>
      `„${value}“ gibt es im Register nicht. Bitte lesen Sie zuerst das andere Register ein.`,
    'reference-twice': (value: string) => `„${value}“ gibt es mehrfach. Bitte schreiben Sie die Kennung.`,
    rule: (value: string) => value,
  },
};
