// German texts of alarm exercises by schedule: agreed windows, what is planned in them, results with their verdict.

export const refusedDrillDe = {
  'drill-agreement': () =>
    'Bitte geben Sie an, mit wem und an welchem Tag das Fenster vereinbart wurde, spätestens heute.',
  'drill-count': ({ most = 24 }: { most?: string | number }) =>
    `Die Anzahl der Auslösungen ist eine ganze Zahl von 1 bis ${most}.`,
  'drill-day': () => 'Bitte geben Sie den ersten und den letzten Tag an.',
  'drill-management': () =>
    'Fenster vereinbart die Behördenleitung. Hinterlegt ist niemand außer Ihnen. Bitte ergänzen Sie das unter „Krisenteam“.',
  'drill-many': ({ most = 60 }: { most?: string | number }) =>
    `Es sind höchstens ${most} Einträge möglich. Bitte nutzen Sie einen vorhandenen weiter.`,
  'drill-no-opening': () =>
    'In diesem Zeitraum ist das Fenster nicht mehr lang genug offen. Bitte wählen Sie andere Tage oder ein längeres Fenster.',
  'drill-nobody': () => 'Zurzeit ist dafür niemand im Dienst. Die Übung spricht sonst niemanden an.',
  'drill-not-agreed': () => 'Dieses Fenster ist nicht vereinbart. Die Behördenleitung muss ihm zuerst zustimmen.',
  'drill-not-announced': () =>
    'In diesem Fenster sind Übungen angekündigt. Bitte kündigen Sie die Übung zuerst auf ihrer Seite an.',
  'drill-not-released': () => 'Diese Übung ist noch nicht freigegeben. Bitte geben Sie zuerst ihr Konzept frei.',
  'drill-over': () => 'Der Zeitraum ist vorbei. Bitte planen Sie einen neuen Termin.',
  'drill-own': () => 'Zustimmen muss eine andere Person als die, die das Fenster vorgeschlagen hat.',
  'drill-past': () => 'Der Zeitraum liegt in der Vergangenheit. Bitte prüfen Sie die Tage.',
  'drill-planned-already': () => 'Diese Übung ist schon in einem Fenster geplant. Bitte nehmen Sie das zuerst zurück.',
  'drill-span': () => '„Bis“ liegt vor „Von“, oder der Zeitraum ist länger als zwei Jahre.',
  'drill-time': () => 'Bitte geben Sie Beginn und Ende als Uhrzeit an, zum Beispiel 18:00 und 22:00.',
  'drill-too-often': ({ most = 1 }: { most?: string | number }) =>
    `So oft öffnet sich das Fenster nicht. Möglich sind höchstens ${most} Auslösungen.`,
  'drill-type': () => 'Nach Plan ausgelöst werden nur Alarmierungsübungen.',
  'drill-weekday': () => 'Bitte wählen Sie mindestens einen Wochentag.',
  'drill-window-state': () => 'Über dieses Fenster ist schon entschieden. Bitte laden Sie die Seite neu.',
};

const skipped = {
  missed: 'Das Programm lief während des Fensters nicht.',
  'alarm-open': 'Bis zum Ende des Zeitraums lief ein Alarm oder eine andere Übung.',
  'not-released': 'Die Übung war nicht freigegeben, oder ihr Konzept wurde seitdem geändert.',
  'not-announced': 'Die Übung war nicht angekündigt.',
  'nobody-on-duty': 'Es war niemand im Dienst.',
  'window-gone': 'Das Fenster war zurückgezogen.',
  'held-by-hand': 'Die Übung wurde vorher von Hand ausgelöst.',
  refused: 'Der Alarm ließ sich nicht auslösen. Bitte prüfen Sie Rollen und Konzept.',
};

const verdict = { met: 'erreicht', missed: 'verfehlt', open: 'offen' };
const times = (n: number) => (n === 1 ? 'einmal' : `${n}-mal`);
const points = (n: number) => String(Math.abs(n)).replace('.', ',');
const minutes = (n: number) => (Math.abs(n) === 1 ? '1 Minute' : `${Math.abs(n)} Minuten`);

export const deDrills = {
  title: 'Alarmierungsübungen',
  lead: 'Prüfen Sie, ob der Krisenstab erreichbar ist – auch außerhalb der Dienstzeit. Nach Plan ausgelöst wird nur in Fenstern, die vorher vereinbart sind, und nur für Personen im Dienst.',
  skipped,
  verdict,
  next: {
    title: 'Geplant',
    empty: 'Zurzeit ist keine Alarmierungsübung in einem Fenster geplant.',
    plan: 'Im Fenster auslösen…',
    /** What may be said of it before: the days and the window, never the moment. */
    waits: (from: string, to: string) => (from === to ? `am ${from}` : `zwischen ${from} und ${to}`),
    secret: 'Den Zeitpunkt wählt das Programm. Er wird vorher niemandem gezeigt.',
    slot: (n: number, of: number) => `Auslösung ${n} von ${of}`,
    putOff: (n: number) => `${times(n)} verschoben, weil ein Alarm oder eine Übung lief`,
    status: {
      waiting: 'steht bevor',
      due: 'beginnt',
      starting: 'beginnt',
      started: 'ausgelöst',
      skipped: 'nicht ausgelöst',
      cancelled: 'zurückgenommen',
    },
    newDate: 'Bitte planen Sie einen neuen Termin.',
    windowGone: 'Das Fenster ist zurückgezogen. So wird nicht ausgelöst.',
    cancel: 'Zurücknehmen',
    undo: 'Wieder aufnehmen',
    cancelled: 'Zurückgenommen. Es wird nichts ausgelöst.',
    uncancelled: 'Die Übung ist wieder geplant.',
    open: 'Zur Übung',
    exercise: 'Alarmierungsübung',
    noExercise:
      'Es gibt keine freigegebene Alarmierungsübung. Planen Sie unter „Übungen“ eine mit dem fertigen Drehbuch und geben Sie sie frei.',
    noWindow: 'Es gibt noch kein vereinbartes Fenster. Schlagen Sie unten eines vor.',
    window: 'Fenster',
    from: 'Von',
    to: 'Bis',
    count: 'Wie oft in diesem Zeitraum',
    countHint: 'Mehrere Auslösungen werden gleichmäßig verteilt. Jede wird eine eigene Übung im Jahresplan.',
    planned: 'Geplant. Ausgelöst wird zu einem zufälligen Zeitpunkt im Fenster.',
    now: 'Jetzt auslösen',
    nowAsk: (title: string) =>
      `„${title}“ wird sofort ausgelöst: Der Krisenstab wird alarmiert, mit allen Wegen und Stufen wie im Ernstfall und als Übung gekennzeichnet.`,
    nowDone: 'Die Alarmierungsübung läuft.',
  },
  windows: {
    title: 'Vereinbarte Fenster',
    empty:
      'Noch ist kein Fenster vereinbart. Ein Fenster sagt, an welchen Tagen und zu welchen Zeiten Sie unangekündigt üben dürfen. Schlagen Sie eines vor; die Behördenleitung stimmt zu.',
    add: 'Fenster vorschlagen',
    status: { proposed: 'vorgeschlagen', agreed: 'vereinbart', returned: 'zurückgegeben', withdrawn: 'zurückgezogen' },
    weekday: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'] as readonly string[],
    weekdayLong: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as readonly string[],
    everyDay: 'täglich',
    time: (start: string, end: string, overnight: boolean) =>
      `${start} bis ${end} Uhr${overnight ? ' am nächsten Tag' : ''}`,
    days: (from: string, to: string) => `${from} bis ${to}`,
    weekdays: 'Wochentage',
    from: 'Erster Tag',
    to: 'Letzter Tag',
    start: 'Beginn',
    end: 'Ende',
    endHint: 'Liegt das Ende vor dem Beginn, gilt der nächste Tag. Die ganze Übung liegt im Fenster.',
    reach: { 'on-call': 'nur wer Bereitschaft hat', present: 'alle, die nicht als abwesend eingetragen sind' },
    reachLabel: 'Wer darf alarmiert werden?',
    reachHint:
      'Gemeint ist, was zum Zeitpunkt der Auslösung unter „Krisenteam“ als Bereitschaft und Abwesenheit steht.',
    announced: 'Übungen in diesem Fenster werden angekündigt (nie der Zeitpunkt)',
    announcedShort: 'angekündigt',
    unannounced: 'unangekündigt',
    agreedWith: 'Vereinbart mit',
    agreedWithHint: 'Zum Beispiel Personalrat und Behördenleitung.',
    agreedOn: 'Vereinbart am',
    note: 'Notiz zur Vereinbarung',
    agreement: (whom: string, day: string) => `Vereinbart mit ${whom} am ${day}.`,
    by: (name: string, day: string) => `Zugestimmt: ${name}, ${day}.`,
    proposedBy: (name: string) => `Vorgeschlagen von ${name}. Die Behördenleitung muss noch zustimmen.`,
    returned: (reason: string) => `Zurückgegeben: ${reason}`,
    agree: 'Zustimmen',
    return: 'Zurückgeben',
    reason: 'Grund',
    withdraw: 'Zurückziehen',
    restore: 'Doch behalten',
    again: 'Neu vorschlagen',
    done: {
      'propose-window': 'Das Fenster liegt der Behördenleitung vor.',
      'agree-window': 'Das Fenster ist vereinbart.',
      'return-window': 'Das Fenster ist zurückgegeben.',
      'withdraw-window': 'Das Fenster ist zurückgezogen. Darin wird nichts mehr ausgelöst.',
      'restore-window': 'Das Fenster gilt wieder.',
    },
  },
  results: {
    title: 'Ergebnisse',
    held: 'Ergebnis',
    empty: 'Noch wurde keine Alarmierungsübung beendet.',
    export: 'Tabelle herunterladen',
    column: {
      number: 'Nr.',
      day: 'Tag',
      reach: 'Erreicht',
      reachVerdict: 'Ziel Erreichbarkeit',
      staffed: 'Vollständig nach',
      staffedVerdict: 'Ziel Besetzung',
      change: 'Gegenüber vorher',
      how: 'Auslösung',
    },
    scheduled: 'im Fenster',
    byHand: 'von Hand',
    reachTarget: (percent: number) => `${points(percent)} % aller Gefragten antworten`,
    staffedTarget: (min: number) => `alle Funktionen besetzt in ${minutes(min)}`,
    fromFigures: 'aus den Kennzahlen K15 und K16',
    judged: (word: string, target: string) => `${word} (Ziel: ${target})`,
    percent: (value: number) => `${points(value)} %`,
    notJudged: 'nicht bewertet',
    openWhy: 'Beendet, bevor die Zeit des Ziels um war.',
    first: 'erste Alarmierung',
    same: 'unverändert',
    reachMore: (n: number) => `${points(n)} Prozentpunkte mehr erreicht`,
    reachLess: (n: number) => `${points(n)} Prozentpunkte weniger erreicht`,
    sooner: (n: number) => `${minutes(n)} schneller vollständig`,
    later: (n: number) => `${minutes(n)} langsamer vollständig`,
    nowStaffed: 'dieses Mal vollständig besetzt',
    notStaffed: 'dieses Mal nicht vollständig besetzt',
  },
};
