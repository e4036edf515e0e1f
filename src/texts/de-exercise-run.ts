// Texts (de) of a running exercise: refusals, cards, board, journal.
import type { LineWords, NameOf } from './de-journal.ts';

export const refusedRunDe = {
  'inject-answer': () => 'Bitte schreiben Sie kurz, was Sie veranlassen.',
  'inject-not-played': () => 'Diese Einlage ist noch nicht eingespielt. Bitte spielen Sie sie zuerst ein.',
  'inject-played': () => 'Diese Einlage ist schon eingespielt. Bitte halten Sie fest, was daraus wurde.',
  'inject-receiver': () => 'Bitte wählen Sie, wer die Einlage bekommt. Es muss jemand der Beteiligten sein.',
  'inject-text': () => 'Bitte schreiben Sie, was in der Einlage steht.',
  'inject-unknown': () => 'Diese Einlage gibt es in der laufenden Übung nicht, oder sie ist nicht für Sie.',
  'observation-late': () => 'Beobachtungen können bis 14 Tage nach dem Ende der Übung nachgetragen werden.',
  'observation-text': () => 'Bitte schreiben Sie, was Sie beobachtet haben.',
  'observation-time': () => 'Diese Zeit liegt vor dem Beginn der Übung. Bitte prüfen Sie die Uhrzeit.',
  'run-jump': () => 'Bitte geben Sie eine Übungsminute an, die noch vor Ihnen liegt.',
  'run-not-begun': () => 'Die Übung hat noch nicht begonnen.',
  'run-over': () => 'Diese Übung ist beendet. Es wird nichts mehr eingespielt.',
  'run-paused': () => 'Die Übung ist unterbrochen. Bitte setzen Sie sie zuerst fort.',
};

const mark = { done: 'Erledigt', open: 'Offen', deviating: 'Abweichend', 'left-out': 'Ausgelassen' };
const kind = { POSITIVE: 'Positiv', CORRECTION: 'Korrekturbedarf', IMPROVEMENT: 'Verbesserung' };
const minutes = (n: number) => `${n} min`;

export const runWordsDe = {
  mark,
  kind,
  status: {
    none: 'Nicht begonnen',
    running: 'Läuft',
    paused: 'Unterbrochen',
    ended: 'Beendet',
    aborted: 'Abgebrochen',
  },
  ending: { ended: 'Beendet', aborted: 'Abgebrochen', 'real-event': 'Ernstfall – Übung beendet' },
  state: { planned: 'Geplant', played: 'Eingespielt', skipped: 'Ausgelassen', dropped: 'Entfällt' },
  reaction: { met: 'Reaktion rechtzeitig', late: 'Reaktion verspätet', missed: 'Keine Reaktion in der Zeit' },
  /** First and last line, and the toast. */
  band: (title: string) => `ÜBUNG ÜBUNG ÜBUNG · ${title}`,
  toast: (title: string, what: string) => `ÜBUNG ${title}: ${what}`,
  card: {
    announced: 'Merken Sie sich den Termin vor. Sie müssen jetzt nichts weiter tun.',
    movedTo: (from: string) => `Die Übung ist verschoben. Neuer Termin: ${from}.`,
    cancelled: (from: string) => `Der Termin entfällt. Ersatz: ${from}.`,
    when: 'Beginn',
    where: 'Ort',
    duration: 'Dauer',
    minutes,
    yourRole: 'Ihre Rolle',
    rules: 'Regeln',
    starts: 'Die Übung hat begonnen. Bitte handeln Sie so, als wäre es wahr – aber nur innerhalb der Übung.',
    paused: 'Die Übung ist unterbrochen. Bitte warten Sie, bis sie weitergeht.',
    over: 'Die Übung ist beendet. Sie müssen nichts mehr tun.',
    aborted: 'Die Übung ist abgebrochen. Sie müssen nichts mehr tun.',
    realEvent: 'Es ist wirklich etwas passiert. Beenden Sie die Übung sofort und bleiben Sie erreichbar.',
    situation: 'Ausgangslage',
    inject: (number: string) => `Einlage ${number}`,
    from: 'Absender',
    react: 'Bitte reagieren Sie darauf und schreiben Sie kurz, was Sie veranlassen.',
    answer: 'Was veranlassen Sie?',
    send: 'Antworten',
    answered: (at: string, text: string) => `Ihre Antwort um ${at}: ${text}`,
    answers: (n: number) => (n === 1 ? 'Eine Antwort liegt vor.' : `${n} Antworten liegen vor.`),
    closed: 'Diese Einlage ist nicht mehr zu beantworten.',
    instruct: 'Bitte spielen Sie diese Einlage jetzt ein.',
    how: { TEAMS_CHANNEL: 'im Kanal', TEAMS_CHAT: 'im Chat', PHONE: 'am Telefon', PAPER: 'auf Papier' },
    instructHow: 'Weg',
    receivers: 'An',
    nobody: 'niemand der Beteiligten hat diese Funktion',
    say: 'Wortlaut',
    expected: 'Erwartet',
    observe: 'Halten Sie hier fest, was Ihnen auffällt. Bewertet werden Abläufe, nie einzelne Personen.',
    kind: 'Art',
    about: 'Zu welcher Einlage?',
    noInject: 'Zu keiner bestimmten',
    seen: 'Was haben Sie beobachtet?',
    at: 'Uhrzeit, wenn früher',
    record: 'Festhalten',
    recorded: (n: number) =>
      n === 1 ? 'Sie haben eine Beobachtung festgehalten.' : `Sie haben ${n} Beobachtungen festgehalten.`,
    realAsk: 'Ist wirklich etwas passiert? Dann endet die Übung sofort für alle Beteiligten.',
    mention: 'Für',
  },
  mine: {
    title: 'Meine Übungen',
    inPrivate: 'Bitte fragen Sie mich das im eigenen Chat.',
    none: 'Für Sie ist zurzeit keine Übung angekündigt.',
    line: (title: string, when: string, role: string) => `${title}: ${when} (${role})`,
    open: 'Termin noch offen',
    running: 'läuft jetzt',
  },
  board: {
    title: 'Übungssteuerung',
    exerciseClock: 'Übungszeit',
    realClock: 'Wirkliche Zeit',
    delay: 'Verzug',
    behind: (n: number) => `${n} min hinter dem Drehbuch`,
    ahead: (n: number) => `${n} min vor dem Drehbuch`,
    onTime: 'im Plan',
    start: 'Übung starten',
    startAlarm: 'Alarmierungsübung jetzt auslösen',
    startAsk: 'Die Übung beginnt sofort, und die Beteiligten bekommen eine Karte.',
    startAlarmAsk:
      'Der Alarm geht sofort an alle Funktionen, mit derselben Eskalation wie im Ernstfall, als ÜBUNG gekennzeichnet.',
    pause: 'Unterbrechen',
    resume: 'Fortsetzen',
    end: 'Übung beenden',
    endAsk: 'Alle Beteiligten bekommen die Nachricht, dass die Übung beendet ist.',
    abort: 'Abbrechen',
    abortReason: 'Warum wird abgebrochen?',
    abortCriteria: 'Abbruchkriterien',
    realEvent: 'Ernstfall – Übung beendet',
    realEventAsk: 'Ist wirklich etwas passiert? Dann endet die Übung sofort für alle Beteiligten.',
    jump: 'Vorspringen',
    jumpTo: 'Zur Übungsminute',
    jumpAsk: 'Was dazwischen liegt, wird ausgelassen. Sie können es einzeln wieder einplanen.',
    improvise: 'Einlage improvisieren',
    sender: 'Absender',
    text: 'Was wird eingespielt?',
    to: 'An',
    channel: 'Weg',
    play: 'Jetzt einspielen',
    skip: 'Auslassen',
    undo: 'Doch einplanen',
    note: 'Was war anders?',
    injects: 'Einlagen',
    noInjects: 'Diese Übung hat kein Drehbuch. Sie können Einlagen improvisieren.',
    minute: (n: number) => `Min. ${n}`,
    waits: (numbers: string) => `wartet auf ${numbers}`,
    needless: (numbers: string) => `entfällt, weil ${numbers} erledigt ist`,
    next: (n: number) => (n <= 0 ? 'jetzt' : `in ${n} min`),
    playedAt: (at: string) => `um ${at}`,
    notSent: (n: number) => (n === 1 ? 'Eine Person nicht erreicht' : `${n} Personen nicht erreicht`),
    answers: (n: number, of: number) => `${n} von ${of} haben geantwortet`,
    expected: 'Erwartet',
    improvised: 'improvisiert',
    observations: 'Beobachtungen',
    noObservations: 'Noch keine Beobachtung.',
    observe: 'Beobachtung festhalten',
    saveLater:
      'Keine Verbindung. Ihre Beobachtung ist auf diesem Gerät gesichert und wird mit der Uhrzeit von eben gesendet.',
    waiting: (n: number) =>
      n === 1 ? 'Eine Beobachtung wartet auf die Verbindung.' : `${n} Beobachtungen warten auf die Verbindung.`,
    sendNow: 'Jetzt senden',
    saved: 'Festgehalten.',
    goal: 'Ziel',
    none: '–',
    ended: (at: string) => `Beendet um ${at}`,
    journal: 'Verlauf',
    openAlarm: 'Zum Alarm',
  },
  /** What the alarm of an alarm exercise says; in German, whoever raises it. */
  drillAlarm: {
    what: 'Alarmierungsübung: Geprüft wird, ob und wie schnell wir Sie erreichen.',
    nextStep: 'Bitte antworten Sie auf diese Nachricht. Sie müssen nicht wirklich kommen.',
    realEvent: 'Ernstfall – Übung beendet',
  },
  drill: {
    title: 'Ergebnis der Alarmierung',
    reach: 'Erreicht',
    reachOf: (answered: number, asked: number, percent: number) => `${answered} von ${asked} (${percent} %)`,
    staffed: 'Alle Funktionen besetzt nach',
    never: 'nicht vollständig besetzt',
    deputies: 'Durch Vertretung besetzt',
    dead: 'Kontakte ohne Erfolg',
    noDead: 'keine',
    role: 'Funktion',
    after: 'Besetzt nach',
    byDeputy: 'durch Vertretung',
    unfilled: 'nicht besetzt',
    minutes,
    before: 'Frühere Alarmierungen',
    noBefore: 'Das ist die erste Alarmierungsübung.',
    target: 'Ziel',
  },
};

const said = (value: unknown): string => (typeof value === 'string' ? value : '');
/** What was written about it, if anything. */
const behind = (sign: string, value: unknown): string => (said(value) === '' ? '' : `${sign}${said(value)}`);
type Sentence = (line: LineWords, nameOf: NameOf) => string;
/** Injects are named by their numbers where whoever shows the journal knows them. */
const numberOf = ({ entry }: LineWords, nameOf: NameOf) => nameOf(said(entry.inject));

export const runJournalDe: Readonly<Record<string, Sentence>> = {
  'run-announced': ({ entry }) =>
    `${entry.about === 'moved' ? 'Verschiebung' : 'Übung'} ${(entry.people as unknown[]).length} Personen angekündigt`,
  'run-begun': ({ entry }) => `ÜBUNG „${(entry.plan as { title: string }).title}“ begonnen`,
  'run-paused': () => 'Übung unterbrochen',
  'run-resumed': () => 'Übung fortgesetzt',
  'run-jumped': ({ entry }) => `Vorgesprungen auf Minute ${entry.minute}`,
  'run-improvised': ({ entry }) => `Einlage ${entry.number} improvisiert: ${(entry.inject as { text: string }).text}`,
  'run-over': ({ entry }) =>
    entry.ending === 'real-event'
      ? 'Ernstfall – Übung beendet'
      : entry.ending === 'aborted'
        ? `Übung abgebrochen: ${entry.reason}`
        : 'Übung beendet',
  'inject-played': (line, nameOf) => `Einlage ${numberOf(line, nameOf)} eingespielt`,
  'inject-skipped': (line, nameOf) => `Einlage ${numberOf(line, nameOf)} ausgelassen${behind(': ', line.entry.reason)}`,
  'inject-dropped': (line, nameOf) => `Einlage ${numberOf(line, nameOf)} entfällt`,
  'inject-marked': (line, nameOf) =>
    `Einlage ${numberOf(line, nameOf)}: ${mark[line.entry.mark as keyof typeof mark]}${behind(' – ', line.entry.note)}`,
  'inject-answered': (line, nameOf) => `Einlage ${numberOf(line, nameOf)} beantwortet: ${line.entry.text}`,
  'reaction-seen': (line, nameOf) =>
    `Einlage ${numberOf(line, nameOf)}: ${runWordsDe.reaction[(line.entry.reaction as { result: 'met' }).result]}`,
  'run-observed': ({ entry }) => {
    const { kind: seen, text } = entry.observation as { kind: keyof typeof kind; text: string };
    return `Beobachtung (${kind[seen]}): ${text}`;
  },
  'run-alarm-linked': () => 'Übungsalarm gehört zu dieser Übung',
  'run-drill-noted': () => 'Zahlen der Alarmierung festgehalten',
  'run-reported': () => 'Nachgetragene Beobachtungen an die Auswertung gegeben',
  'run-told': () => 'Übung als beendet vermerkt',
};
