// Texts of the check-in (Verfügbarkeitsabfrage) on cards and in the journal (de).
import type { LineWords } from './de-journal.ts';
import { count } from './format.ts';

/** What a mark may name. */
export interface Named {
  readonly exercise: string;
}

const people = (n: number) => (n === 1 ? '1 Person' : `${count(n)} Personen`);
const quoted = (name: string) => (name === '' ? '' : ` „${name}“`);

/** What somebody answered, as she reads it herself; `at` is the time from which on. */
const said = {
  'on-site': (_at: string) => 'Sie sind verfügbar, vor Ort.',
  mobile: (_at: string) => 'Sie sind verfügbar, mobil.',
  from: (at: string) => `Sie sind ab ${at} verfügbar.`,
  limited: (_at: string) => 'Sie sind eingeschränkt verfügbar.',
  unavailable: (_at: string) => 'Sie sind nicht verfügbar.',
  erased: (_at: string) => 'Ihre Antwort wurde gelöscht.',
};

export const deCheckIn = {
  mark: {
    real: (_of: Named) => 'VERFÜGBARKEITSABFRAGE',
    exercise: ({ exercise }: Named) => `ÜBUNG${quoted(exercise)} – VERFÜGBARKEITSABFRAGE`,
  },
  toast: { real: 'Verfügbarkeitsabfrage', exercise: 'ÜBUNG, Verfügbarkeitsabfrage' },
  card: {
    until: (moment: string) => `Bitte antworten Sie bis ${moment}.`,
    late: (moment: string) => `Bitte antworten Sie jetzt. Die Frist war ${moment}.`,
    reminder: (moment: string) => `Erinnerung: Bitte antworten Sie bis ${moment}.`,
    reminderLate: (moment: string) => `Erinnerung: Bitte antworten Sie jetzt. Die Frist war ${moment}.`,
    repeat: 'Diese Frage kommt vielleicht ein zweites Mal. Einmal antworten genügt.',
    noReason: 'Einen Grund brauchen Sie nicht zu nennen.',
    shift: (from: string, to: string) => `${from} bis ${to}`,
    shiftName: 'Zeitraum',
    roleName: 'Rolle',
    askedBy: (name: string, moment: string) => `Gefragt von ${name}, ${moment}.`,
    exerciseNote: 'Das ist eine Übung. Es gibt keinen echten Notfall.',
    answer: {
      'on-site': 'Ja, vor Ort',
      mobile: 'Ja, mobil',
      from: 'Ja, ab gewählter Zeit',
      limited: 'Eingeschränkt',
      unavailable: 'Nein',
    },
    fromWhen: 'Falls erst später: ab wann?',
    noted: (moment: string, what: string) => `Danke. Notiert ${moment}: ${what}`,
    said,
    again: 'Antwort ändern',
    closed: 'Sie müssen nichts mehr tun.',
    closedMore: { closed: 'Die Abfrage ist geschlossen.', cancelled: 'Die Abfrage wurde zurückgenommen.' },
    openTab: 'In BCM-Lotse öffnen',
  },
  silence: {
    step: (missing: number, all: number) =>
      `Bitte fragen Sie nach: ${count(missing)} von ${people(all)} ${missing === 1 ? 'hat' : 'haben'} noch nicht geantwortet.`,
    allAnswered: 'Alle haben inzwischen geantwortet. Sie müssen nichts tun.',
    over: 'Die Abfrage ist beendet. Sie müssen nichts tun.',
    question: 'Ihre Frage',
    due: (moment: string) => `Die Frist war ${moment}.`,
    missing: 'Noch ohne Antwort',
    more: (n: number) => `und ${count(n)} weitere`,
    onlyYou: 'Diese Nachricht bekommen nur Sie.',
  },
  which: {
    title: 'Welche Frage meinen Sie?',
    lead: 'Es sind mehrere Verfügbarkeitsabfragen offen. Bitte wählen Sie eine.',
  },
  reply: {
    toAlarm: (open: number) =>
      open === 1
        ? 'Das galt dem Alarm, er geht vor. Eine Verfügbarkeitsabfrage wartet noch auf Ihre Antwort.'
        : `Das galt dem Alarm, er geht vor. ${open} Verfügbarkeitsabfragen warten noch auf Ihre Antwort.`,
    alarmWaits:
      'Wichtig: Ein Alarm wartet noch auf Ihre Antwort. Schreiben Sie „ja“ oder „nein“, oder antworten Sie auf seiner Karte.',
    inChannel: 'Ihre Antwort auf die Verfügbarkeitsabfrage ist notiert. Sie steht in Ihrem Chat mit BCM-Lotse.',
    pickInChat: 'Es sind mehrere Verfügbarkeitsabfragen offen. Bitte antworten Sie in Ihrem Chat mit BCM-Lotse.',
  },
};

type Sentence = (line: LineWords) => string;

/** Sentences of the journal about a check-in; its answers stand with its parts and are not among them. */
export const checkInJournalDe: Readonly<Record<string, Sentence>> = {
  'check-asked': ({ entry }) =>
    `${entry.mode === 'exercise' ? `ÜBUNG „${entry.exerciseName}“: ` : ''}Verfügbarkeitsabfrage an ${people((entry.group as { people: number }).people)}: ${entry.question}`,
  'check-reminded': ({ entry }) => `${entry.count}. Erinnerung an alle, die noch nicht geantwortet haben`,
  'check-counted': ({ entry }) =>
    entry.missing === 0
      ? 'Frist erreicht: alle haben geantwortet'
      : `Frist erreicht: ${people(entry.missing as number)} ohne Antwort`,
  'check-closed': () => 'Abfrage geschlossen',
  'check-cancelled': () => 'Abfrage zurückgenommen',
  'check-reopened': () => 'Abfrage wieder geöffnet',
  'check-told': ({ entry }) => `Verteilung: ${entry.upTo} Teile der Gruppe kennen Fassung ${entry.version}`,
};
