// German texts of mails, short messages, calls and the answer page: the master. First what to do; no sign outside GSM-7 in SMS.

type ByMode<Value> = { readonly real: Value; readonly exercise: Value };
type Numbered = ByMode<(number: string) => string>;

/** `Ü 2026-003` → `2026-003`: the mark already says that it is an exercise. */
const bare = (number: string) => number.replace(/^Ü /, '');

type Face =
  | 'alarm'
  | 'news'
  | 'staffed'
  | 'unfilled'
  | 'relieved'
  | 'all-clear'
  | 'false-alarm'
  | 'aborted'
  | 'real-event';

/** How a short message begins; it ends with `tail`. */
const head: Record<Face, Numbered> = {
  alarm: { real: (n) => `ALARM ERNSTFALL ${n}:`, exercise: (n) => `ÜBUNG ${bare(n)}:` },
  news: { real: (n) => `NEU ZU ERNSTFALL ${n}:`, exercise: (n) => `ÜBUNG ${bare(n)}, NEU:` },
  staffed: { real: (n) => `ERNSTFALL ${n}:`, exercise: (n) => `ÜBUNG ${bare(n)}:` },
  unfilled: { real: (n) => `ROLLE UNBESETZT, ERNSTFALL ${n}:`, exercise: (n) => `ÜBUNG ${bare(n)}:` },
  relieved: { real: (n) => `ABGELÖST, ERNSTFALL ${n}:`, exercise: (n) => `ÜBUNG ${bare(n)}:` },
  'all-clear': { real: (n) => `ENTWARNUNG ERNSTFALL ${n}:`, exercise: (n) => `ÜBUNG ${bare(n)} BEENDET:` },
  'false-alarm': { real: (n) => `FEHLALARM ${n}:`, exercise: (n) => `ÜBUNG ${bare(n)} ZURÜCKGENOMMEN:` },
  aborted: { real: (n) => `ABBRUCH ERNSTFALL ${n}:`, exercise: (n) => `ÜBUNG ${bare(n)} ABGEBROCHEN:` },
  // The only text of an exercise that may say ERNSTFALL; a real alarm never ends like this.
  'real-event': { real: (n) => `ERNSTFALL ${n}:`, exercise: (n) => `ERNSTFALL - ÜBUNG ${bare(n)} BEENDET:` },
};

export const deChannels = {
  wayState: {
    off: 'nicht eingerichtet',
    unknown: 'eingerichtet, noch nichts gehört',
    up: 'arbeitet',
    doubted: 'letzte Aufrufe ohne Erfolg',
    down: 'gestört',
  },
  reason: 'Grund',
  answerHere: 'Hier antworten',
  answerHow: 'Zum Antworten öffnen Sie bitte diese Adresse. Eine Anmeldung ist nicht nötig.',
  linkIsYours: 'Der Link gilt nur für Sie und nur für diese Anfrage. Bitte leiten Sie ihn nicht weiter.',
  noReply: 'Bitte antworten Sie über den Link, nicht auf diese E-Mail.',
  sms: {
    head,
    tail: { real: 'ERNSTFALL', exercise: 'ÜBUNG' },
    call: (number: string) => `Tel. ${number}.`,
    answer: (address: string) => `Antwort: ${address}`,
    noted: (said: string) => `Danke. Notiert: ${said}`,
    which: (numbers: readonly string[]) =>
      `Welchen Alarm meinen Sie? Bitte mit Nummer antworten, zum Beispiel JA 30 ${numbers[0]}. Offen: ${numbers.join(', ')}.`,
    unclear: 'Das haben wir nicht verstanden. Bitte antworten Sie JA 30 (Minuten), VIRTUELL, NEIN oder RUFEN.',
    shared: 'Diese Rufnummer gehört zu mehreren Personen. Bitte antworten Sie über den Link in der Nachricht.',
    wrongCode:
      'Diese Zahl gilt nicht oder nicht mehr. Bitte nehmen Sie die Zahl aus der neuesten Nachricht, oder öffnen Sie den Link.',
    needCode: 'Bitte antworten Sie mit Wort und Zahl, wie es in der Nachricht steht, oder öffnen Sie den Link.',
  },
  voice: {
    open: { real: 'Achtung. Alarm, Ernstfall.', exercise: 'Achtung. Dies ist eine Übung.' },
    close: { real: 'Ende der Durchsage, Ernstfall.', exercise: 'Ende der Durchsage. Dies ist eine Übung.' },
    again: 'Ich wiederhole.',
    keys: 'Drücken Sie die 1, wenn Sie kommen. Die 2, wenn Sie virtuell teilnehmen. Die 3, wenn Sie nicht können.',
    news: 'Es gibt eine neue Information.',
    ended: 'Der Alarm ist beendet.',
  },
  page: {
    title: 'Antwort an den Krisenstab',
    choose: 'Ihre Antwort',
    change: 'Sie können Ihre Antwort ändern:',
    noAnswer: 'Hier ist nichts zu beantworten.',
    ended: 'Dieser Alarm ist beendet. Sie müssen nichts mehr tun.',
    wrongTitle: 'Dieser Link gilt nicht mehr',
    wrong:
      'Der Link ist falsch abgeschrieben oder abgelaufen. Bitte öffnen Sie den Link aus der neuesten Nachricht, antworten Sie in Teams, oder rufen Sie die Nummer aus dem Alarm an.',
    tooMany: 'Das waren zu viele Versuche. Bitte warten Sie eine Minute, oder rufen Sie die Nummer aus dem Alarm an.',
    unavailable: 'Das hat gerade nicht geklappt. Bitte versuchen Sie es gleich noch einmal, oder rufen Sie an.',
    bad: 'Ihre Antwort war nicht lesbar. Bitte wählen Sie noch einmal.',
  },
};
