// German words of evaluations, findings and trainings: what their rules refuse, the journal, and what cards say.
import type { LineWords } from './de-journal.ts';
import { duration } from './format.ts';

type Detail = Readonly<Record<string, string | number>>;

const field: Readonly<Record<string, string>> = {
  summary: 'Zusammenfassung',
  goals: 'Bewertung der Ziele',
  answers: 'Antworten auf die Fragen',
  lessons: 'Lehren oder gute Praxis',
};
/** Fields as they stand on the page. */
const onPage: Readonly<Record<string, string>> = {
  ...field,
  goals: 'Ziele und Bewertung',
  classification: 'Vertraulichkeit',
  timeline: 'Verlauf',
  good: 'Gute Praxis',
  lessons: 'Lehren für die nächsten Übungen',
  training: 'Schulungsbedarf',
  maturity: 'Anmerkung zum Reifegrad',
  proofs: 'Nachweise',
  form: 'Beobachtungsbogen',
  remark: 'Bemerkung',
};
const fieldOf = ({ field: name = '' }: Detail) => onPage[name] ?? `${name}`;
const named = ({ fields = '' }: Detail) =>
  String(fields)
    .split(' ')
    .map((one) => field[one] ?? one)
    .join(', ');

export const refusedReviewDe = {
  'feedback-rating': () => 'Bitte wählen Sie eine Note von 1 bis 4.',
  'finding-text': () => 'Bitte schreiben Sie, was festgestellt wurde.',
  'finding-done': () => 'Zu dieser Feststellung gibt es schon eine Maßnahme oder eine Entscheidung.',
  'report-fields': (detail: Detail) => `Im Bericht fehlt noch: ${named(detail)}.`,
  'report-classified': (detail: Detail) =>
    `„${fieldOf(detail)}“: Verschlusssachen (VS-NfD und höher) dürfen hier nicht stehen. Bitte nennen Sie nur die Nummer.`,
  'report-long': (detail: Detail) => `„${fieldOf(detail)}“: Der Text ist zu lang. Erlaubt sind ${detail.most} Zeichen.`,
  'report-many': (detail: Detail) => `„${fieldOf(detail)}“: Es sind höchstens ${detail.most} Zeilen möglich.`,
  'report-own': () => 'Freigeben muss eine andere Person als die, die am Bericht geschrieben oder ihn vorgelegt hat.',
  'report-state': () => 'Das geht im jetzigen Stand des Berichts nicht. Bitte laden Sie die Seite neu.',
  'review-early': () => 'Der Alarm ist noch nicht zu Ende. Die Auswertung beginnt nach der Entwarnung.',
  'review-empty': () => 'Bitte bewerten Sie mindestens ein Ziel oder schreiben Sie etwas.',
  'review-hours': ({ most = 0 }: Detail) => `Bitte geben Sie die Stunden als Zahl an, höchstens ${most}.`,
  'review-over': () => 'Die Befragung ist beendet. Vielen Dank.',
  'review-remark': () => 'Bitte schreiben Sie, was nicht gelungen ist.',
  'review-round': () =>
    'Eine weitere Runde geht jetzt nicht: Die laufende ist noch nicht ausgezählt, es gab schon zwei, oder die Übung liegt zu weit zurück.',
  'training-title': () => 'Bitte geben Sie der Schulung einen Titel.',
};

type Sentence = (line: LineWords) => string;

const forms = (n: number) => (n === 1 ? '1 Beobachtungsbogen' : `${n} Beobachtungsbögen`);
const results = (n: number) => (n === 1 ? '1 Testergebnis' : `${n} Testergebnisse`);
const missing = (some: unknown, tests: unknown) =>
  [Number(some) > 0 ? forms(Number(some)) : '', Number(tests) > 0 ? results(Number(tests)) : '']
    .filter((one) => one !== '')
    .join(' und ');

export const reviewJournalDe: Readonly<Record<string, Sentence>> = {
  'review-opened': () => 'Auswertung begonnen',
  'review-asked': ({ entry }) => `Rückmeldung erbeten, Runde ${entry.round}`,
  'review-reminded': () => 'Alle Beteiligten noch einmal um Rückmeldung gebeten',
  'review-chased': ({ entry }) => `Erinnert, noch offen: ${missing(entry.forms, entry.tests)}`,
  'review-chase-over': ({ entry }) => `An die Koordination gegeben, noch offen: ${missing(entry.forms, entry.tests)}`,
  'review-chase-put-off': () => 'Erinnerung auf die Arbeitszeit verschoben',
  'review-handed': () => 'BC-Beauftragte/r benachrichtigt',
  'review-observed': ({ entry }) => `Beobachtungen nachgetragen: ${(entry.seen as readonly unknown[]).length}`,
  'review-asking-stopped': () => 'Befragung geschlossen',
  'review-counted': ({ entry }) =>
    entry.sums ? `Rückmeldungen gezählt: ${(entry.sums as { answers: number }).answers}` : 'Zu wenige Rückmeldungen',
  'review-evaluated': () => 'Beobachtungsbogen abgegeben',
  'review-tested': () => 'Testergebnis eingetragen',
  'report-written': () => 'Bericht geschrieben',
  'report-submitted': () => 'Bericht zur Freigabe vorgelegt',
  'report-returned': ({ entry }) => `Bericht zurückgegeben: ${entry.reason}`,
  'report-released': () => 'Bericht freigegeben',
  'report-revised': () => 'Neue Fassung des Berichts begonnen',
  'review-proved': ({ entry: { missed } }) =>
    missed
      ? `Nachweise eingetragen, außer bei Plänen, die nicht in Kraft sind: ${(missed as readonly unknown[]).length}`
      : 'Nachweise eingetragen',
  'review-emptied': () => 'Einzelantworten gelöscht',
};

const share = (value: number, of: number | null) => (of === null ? `${value}` : `${value} von ${of}`);

export const deReview = {
  source: { EXERCISE: 'Übung', INCIDENT: 'Ernstfall' },
  status: { none: 'Neu', open: 'In Arbeit', 'for-release': 'Zur Freigabe', released: 'Freigegeben' },
  result: { PASSED: 'Erfolgreich', PARTIAL: 'Teilweise erfolgreich', FAILED: 'Nicht erfolgreich' },
  part: { good: 'Gut', correct: 'Korrigieren', improve: 'Verbessern' },
  rating: ['nicht erreicht', 'teilweise erreicht', 'weitgehend erreicht', 'voll erreicht'] as readonly string[],
  kind: { POSITIVE: 'Gut', CORRECTION: 'Korrektur', IMPROVEMENT: 'Verbesserung', TRAINING: 'Schulungsbedarf' },
  question: {
    origin: 'Was war der Ursprung?',
    effects: 'Welche Auswirkungen gab es?',
    speed: 'Wie schnell war der Krisenstab handlungsfähig?',
    worked: 'Was hat im Krisenstab gut funktioniert?',
    deviation: 'Wo sind wir vom Plan abgewichen, und warum?',
    unknown: 'Welche zeitkritischen Prozesse oder Ressourcen kannten wir nicht?',
    measures: 'Welche Maßnahmen haben geholfen, welche waren neu?',
    plans: 'Wie gut waren die Pläne?',
    communication: 'Wie lief die Kommunikation, intern und nach außen?',
  },
  figure: (name: string, value: number, of: number | null) => {
    const names: Readonly<Record<string, string>> = {
      'exercise-minutes': 'Übungszeit (Minuten)',
      'pause-minutes': 'Pausen (Minuten)',
      'delay-minutes': 'Verzug gegenüber dem Drehbuch (Minuten)',
      'ahead-minutes': 'Vorsprung vor dem Drehbuch (Minuten)',
      'injects-played': 'Eingespielte Einlagen',
      'injects-done': 'Einlagen erledigt',
      'injects-deviating': 'Einlagen mit Abweichung',
      'reactions-met': 'Reaktionen rechtzeitig',
      reached: 'Erreichte Personen',
      'roles-filled': 'Besetzte Rollen',
      'staffed-minutes': 'Krisenstab vollständig nach (Minuten)',
      'deputies-used': 'Eingesetzte Vertretungen',
      'dead-contacts': 'Kontakte, die ins Leere führten',
      'reach-met': 'Ziel erreicht: Erreichte Personen, mindestens (%)',
      'reach-missed': 'Ziel verfehlt: Erreichte Personen, mindestens (%)',
      'reach-open': 'Ziel offen: Erreichte Personen, mindestens (%)',
      'staffed-met': 'Ziel erreicht: Krisenstab vollständig, spätestens nach (Minuten)',
      'staffed-missed': 'Ziel verfehlt: Krisenstab vollständig, spätestens nach (Minuten)',
      'staffed-open': 'Ziel offen: Krisenstab vollständig, spätestens nach (Minuten)',
      'event-minutes': 'Dauer des Ereignisses (Minuten)',
      'alarmed-minutes': 'Vom Eintritt bis zum Alarm (Minuten)',
      'response-minutes': 'Vom Eintritt bis zur Ausrufung (Minuten)',
      'processes-hit': 'Betroffene Prozesse',
    };
    return [names[name] ?? name, share(value, of)] as const;
  },
  draft: {
    began: 'Beginn',
    ended: 'Ende',
    aborted: (reason: string) => `Abbruch: ${reason}`,
    inject: (number: string, text: string) => `Einlage ${number}: ${text}`,
    deviated: (number: string, note: string) => `Einlage ${number} verlief anders als erwartet. ${note}`.trim(),
    late: (number: string) => `Einlage ${number}: Die erwartete Reaktion kam nicht rechtzeitig.`,
    minutes: (n: number) => `${n} Minuten`,
    step: {
      occurred: 'Ereignis eingetreten',
      reported: 'Ereignis gemeldet',
      constituted: 'Krisenstab konstituiert',
      declared: 'Notfall ausgerufen',
      deescalated: 'Deeskaliert',
      dissolved: 'Krisenstab aufgelöst',
    },
  },
  card: {
    mark: (source: 'EXERCISE' | 'INCIDENT', number: string) =>
      source === 'EXERCISE' ? `ÜBUNG ${number} – beendet` : `ERNSTFALL ${number} – beendet`,
    ask: (source: 'EXERCISE' | 'INCIDENT'): string =>
      source === 'EXERCISE' ? 'Eine Minute bitte: Wie lief die Übung?' : 'Eine Minute bitte: Wie lief der Einsatz?',
    again: 'Noch einmal die Bitte an alle: Wie lief es? Wer schon geantwortet hat, muss nichts tun.',
    anonymous: 'Ohne Ihren Namen gespeichert, Auswertung erst ab 5 Antworten.',
    rating: 'Ihre Note',
    ratings: ['1 – schlecht', '2 – eher schlecht', '3 – eher gut', '4 – gut'] as readonly string[],
    good: 'Was war gut? (Bitte keine Namen.)',
    change: 'Was sollen wir ändern? (Bitte keine Namen.)',
    send: 'Rückmeldung senden',
    thanks: 'Danke. Ihre Rückmeldung ist da, ohne Ihren Namen. Sie müssen nichts mehr tun.',
    over: 'Die Befragung ist beendet. Sie müssen nichts mehr tun.',
    evaluation: 'Bitte füllen Sie jetzt Ihren Beobachtungsbogen aus.',
    reminder: 'Erinnerung: Ihre Antwort fehlt noch.',
    missing: (some: number, tests: number) =>
      `Bitte fragen Sie nach: Es ${some + tests === 1 ? 'fehlt' : 'fehlen'} noch ${missing(some, tests)}.`,
    missingMore: 'Zweimal wurde erinnert. Wer noch nicht geantwortet hat, sieht nur die Übungsleitung.',
    missingNone: 'Alles ist eingegangen. Sie müssen nichts mehr tun.',
    late: (n: number) =>
      n === 1
        ? 'Bitte prüfen Sie: Nachträglich wurde eine Beobachtung festgehalten.'
        : `Bitte prüfen Sie: Nachträglich wurden ${n} Beobachtungen festgehalten.`,
    lateMore:
      'Der freigegebene Bericht bleibt, wie er ist. Sollen sie hinein, beginnen Sie auf der Seite Auswertung eine neue Fassung.',
    lateNone: 'Die Beobachtungen stehen im Entwurf der neuen Fassung. Sie müssen hier nichts mehr tun.',
    evaluationMore: 'Beurteilt wird der Ablauf, nie eine Person.',
    goal: (text: string) => `Ziel: ${text}`,
    unrated: 'nicht beobachtet',
    correct: 'Was muss korrigiert werden?',
    improve: 'Was lässt sich verbessern?',
    sendForm: 'Bogen abgeben',
    formDone: 'Danke. Ihr Bogen ist da. Sie können ihn auf der Seite Auswertung noch ändern.',
    test: (name: string) => `Bitte tragen Sie das Ergebnis des Tests ein: ${name}.`,
    activity: 'Test',
    target: (hours: number) => `Vorgabe: Es läuft spätestens nach ${duration(hours)} wieder.`,
    time: (hours: number, target: number) =>
      hours <= target
        ? `Gebraucht: ${duration(hours)}, Vorgabe ${duration(target)} eingehalten.`
        : `Gebraucht: ${duration(hours)}, Vorgabe ${duration(target)} überschritten.`,
    result: 'Ergebnis',
    hours: 'Benötigte Zeit in Stunden (leer: nicht gemessen)',
    remark: 'Bemerkung (nötig, wenn etwas nicht gelang)',
    correction: 'Was soll geschehen?',
    sendTest: 'Ergebnis eintragen',
    testDone: (result: string) => `Danke. Eingetragen: ${result}.`,
    open: 'Auswertung öffnen',
  },
};
