// German names of everything about exercises (BSI 200-4, 13), and the sentences of what their rules refuse.
import type { LineWords } from './de-journal.ts';

type Detail = Readonly<Record<string, string | number>>;

/** Fields of row, concept and script, as refusals, differences and files name them. */
const field = {
  number: 'Nummer',
  title: 'Titel',
  type: 'Übungsart',
  from: 'Von',
  to: 'Bis',
  goal: 'Ziel',
  outage: 'Szenario',
  processes: 'Prozesse',
  resources: 'Ressourcen',
  plans: 'Pläne',
  targets: 'Zielgruppen',
  prepares: 'Verantwortlich für die Vorbereitung',
  executes: 'Verantwortlich für die Durchführung',
  means: 'Aufwand',
  impact: 'Auswirkung auf den Regelbetrieb',
  announced: 'Angekündigt',
  offHours: 'Außerhalb der Dienstzeit',
  concept: 'Konzept',
  room: 'Raum',
  classification: 'Vertraulichkeit',
  startsAt: 'Beginn',
  duration: 'Dauer',
  situation: 'Ausgangslage',
  goals: 'Übungsziele',
  takings: 'Beteiligte',
  lead: 'Übungsleitung',
  participants: 'Übende',
  rules: 'Übungsregeln',
  abortCriteria: 'Abbruchkriterien',
  risks: 'Risikoabschätzung',
  rollback: 'Rückfallplan',
  injects: 'Drehbuch (Einlagen)',
  sender: 'Absender',
  receiver: 'Empfänger',
  text: 'Text der Einlage',
  expected: 'Erwartete Reaktion',
  after: 'Erst nach',
  ifNot: 'Nur wenn nicht',
};
const name = (key: unknown) => (field as Readonly<Record<string, string>>)[String(key)] ?? String(key);
const named = ({ fields = '' }: Detail) => String(fields).split(' ').map(name).join(', ');

export const refusedExerciseDe = {
  'exercise-day': (detail: Detail) =>
    `„${name(detail.field ?? '')}“ ist kein lesbares Datum. Bitte wählen Sie einen Tag.`,
  'exercise-duration': ({ most = 0 }: Detail) => `Bitte geben Sie die Dauer in ganzen Minuten an, höchstens ${most}.`,
  'exercise-fields': (detail: Detail) => `Es fehlt noch: ${named(detail)}.`,
  'exercise-fixed': () =>
    'Diese Übung läuft schon, ist vorbei oder wurde verlegt. Zeile und Konzept lassen sich nicht mehr ändern.',
  'exercise-goal': () => 'Jedes Übungsziel braucht einen Satz, was erreicht werden soll.',
  'exercise-classified': ({ field: key = '' }: Detail) =>
    `In „${name(key)}“ dürfen keine Verschlusssachen (VS-NfD und höher) stehen. Bitte nennen Sie nur die Nummer.`,
  'exercise-long': ({ field: key = '', most = 0 }: Detail) =>
    `„${name(key)}“ ist zu lang. Erlaubt sind ${most} Zeichen.`,
  'exercise-management': () =>
    'Diesen Funktionstest gibt die Behördenleitung frei, weil er sich auf den Regelbetrieb auswirken kann.',
  'exercise-many': ({ field: key = '', most = 0 }: Detail) =>
    `„${name(key)}“: Es sind höchstens ${most} Einträge möglich.`,
  'exercise-number': () => 'Die Nummer einer Übung besteht aus Jahr und laufender Nummer, zum Beispiel 2026-03.',
  'exercise-order': () => '„Bis“ liegt vor „Von“. Bitte prüfen Sie den Zeitraum.',
  'exercise-outside': () =>
    'Der Beginn liegt außerhalb des geplanten Zeitraums. Bitte ändern Sie den Beginn oder die Zeile im Übungsplan.',
  'exercise-own': () => 'Freigeben muss eine andere Person als die, die am Konzept geschrieben hat.',
  'exercise-replacement': () => 'Bitte geben Sie den Ersatztermin an. Ohne ihn kann keine Übung entfallen.',
  'exercise-state': () => 'Das geht im jetzigen Stand der Übung nicht. Bitte laden Sie die Seite neu.',
  'exercise-taken': () => 'Diese Nummer ist schon vergeben. Bitte versuchen Sie es noch einmal.',
  'exercise-taking-twice': () => 'Eine Person steht zweimal unter den Beteiligten. Jede hat genau eine Rolle.',
  'exercise-unannounced': () =>
    'Diese Übung ist als unangekündigt geplant. Bitte ändern Sie zuerst die Zeile im Übungsplan.',
  'exercise-year': () => '„Von“ liegt nicht im Jahr der Nummer. Bitte prüfen Sie das Datum.',
  'script-cycle': ({ rows = '1 → 1' }: Detail) =>
    `Diese Einlagen warten im Kreis aufeinander: ${rows}. Bitte lösen Sie eine davon.`,
  'script-field': ({ row = 1, field: key = '' }: Detail) => `Einlage ${row}: Es fehlt „${name(key)}“.`,
  'script-late': ({ row = 1 }: Detail) =>
    `Einlage ${row} liegt nach dem Ende der Übung. Bitte prüfen Sie Minute und Dauer.`,
  'script-minute': ({ row = 1 }: Detail) =>
    `Einlage ${row}: Bitte geben Sie die Minute als ganze Zahl ab Übungsbeginn an, höchstens eine Woche.`,
  'script-number': () => 'Jede Einlage braucht eine Nummer.',
  'script-twice': ({ row = 1 }: Detail) => `Die Nummer ${row} kommt im Drehbuch zweimal vor.`,
  'script-unknown': ({ row = 1, field: key = '' }: Detail) =>
    `Einlage ${row}: „${name(key)}“ nennt etwas, das es in diesem Konzept nicht gibt.`,
  'year-plan-empty': () => 'In diesem Jahr ist keine Übung geplant. Bitte planen Sie zuerst eine.',
  'year-plan-management': () =>
    'Den Jahresübungsplan gibt die Behördenleitung frei. Hinterlegt ist niemand außer Ihnen. Bitte ergänzen Sie das unter „Krisenteam“.',
  'year-plan-own': () => 'Freigeben muss eine andere Person als die, die den Plan vorgelegt hat.',
  'year-plan-state': () => 'Zurzeit liegt kein Plan zur Freigabe vor. Bitte laden Sie die Seite neu.',
};

export const exerciseWordsDe = {
  field,
  fieldName: (key: string) => name(key),
  type: {
    TABLETOP: 'Planbesprechung',
    STAFF_EXERCISE: 'Stabsübung',
    STAFF_FRAME_EXERCISE: 'Stabsrahmenübung',
    FULL_EXERCISE: 'Vollübung',
    ALARM_EXERCISE: 'Alarmierungsübung',
    FUNCTION_TEST: 'Funktionstest',
  },
  status: {
    none: 'Neu',
    planned: 'Geplant',
    concept: 'Konzept',
    released: 'Freigegeben',
    announced: 'Angekündigt',
    running: 'Läuft',
    ended: 'Beendet',
    aborted: 'Abgebrochen',
    evaluation: 'Auswertung',
    report: 'Bericht',
    closed: 'Abgeschlossen',
    postponed: 'Verschoben',
    cancelled: 'Ausgefallen',
  },
  role: {
    LEAD: 'Übungsleitung',
    AUTHOR: 'Übungsautor/in',
    RECORDER: 'Übungsprotokollierung',
    PARTICIPANT: 'Übende',
    OBSERVER: 'Beobachtende',
    EXPERT: 'Wissenstragende',
    SUPPORT: 'Unterstützungskraft',
    TEST_OWNER: 'Testverantwortliche',
  },
  channel: { TEAMS_CHANNEL: 'Teams-Kanal', TEAMS_CHAT: 'Teams-Chat', PHONE: 'Telefon', PAPER: 'Papier' },
  outage: { IT: 'IT', STAFF: 'Personal', BUILDING: 'Gebäude', PROVIDER: 'Dienstleister', CYBER: 'Cyberangriff' },
  hint: {
    'plan-missing': 'Eine Planbesprechung braucht einen Plan. Bitte verknüpfen Sie ihn in der Zeile.',
    'tabletop-missing':
      'Vor einem Funktionstest soll eine Planbesprechung stattgefunden haben. Für die verknüpften Pläne ist keine nachgewiesen.',
    'staff-rules-missing':
      'Für eine Stabsübung soll eine Geschäftsordnung des Stabs freigegeben sein. Es gibt noch keine.',
    'contacts-stale':
      'Vor einer Alarmierungsübung sollen die Kontaktdaten aktuell sein. Bitte prüfen Sie zuerst die Erreichbarkeit.',
  },
  difference: {
    new: 'neu',
    changed: 'geändert',
    gone: 'gestrichen',
    postponed: 'verschoben',
    cancelled: 'ausgefallen',
  },
};

type Sentence = (line: LineWords) => string;
const instead = ({ entry }: LineWords) => {
  const { from, reason } = entry.replacement as Record<string, string>;
  return `Ersatztermin ${String(from).split('-').reverse().join('.')}: ${reason}`;
};

export const exerciseJournalDe: Readonly<Record<string, Sentence>> = {
  'exercise-planned': ({ entry }) => `Übung ${(entry.row as { number: string }).number} geplant`,
  'exercise-repeated': ({ entry }) =>
    `Übung ${(entry.row as { number: string }).number} nach Plan, unverändert wie freigegeben`,
  'exercise-row-changed': () => 'Zeile im Übungsplan geändert',
  'exercise-concept-written': () => 'Konzept oder Drehbuch geschrieben',
  'exercise-released': () => 'Konzept freigegeben',
  'exercise-announced': () => 'Übung angekündigt',
  'exercise-started': () => 'Übung begonnen',
  'exercise-ended': () => 'Übung beendet',
  'exercise-aborted': ({ entry }) => `Übung abgebrochen: ${entry.reason}`,
  'exercise-evaluated': () => 'Auswertung begonnen',
  'exercise-reported': () => 'Bericht begonnen',
  'exercise-closed': () => 'Übung abgeschlossen',
  'exercise-postponed': (line) => `Übung verschoben. ${instead(line)}`,
  'exercise-cancelled': (line) => `Übung ausgefallen. ${instead(line)}`,
  'year-plan-submitted': ({ entry }) => `Jahresübungsplan vorgelegt: ${(entry.rows as unknown[]).length} Übungen`,
  'year-plan-released': () => 'Jahresübungsplan freigegeben',
  'year-plan-returned': ({ entry }) => `Jahresübungsplan zurückgegeben: ${entry.reason}`,
};
