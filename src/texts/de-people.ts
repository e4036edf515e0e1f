// Texts of people and roles (de): the page, gaps, changes, faults of a workbook.
const minutes = (n: number) => (n === 1 ? '1 Minute' : `${n} Minuten`);
const rank = (n: number) => (n === 0 ? 'Inhaber/in' : `${n}. Vertretung`);

/** Sentences for what the rules refuse here. */
export const refusedPeopleDe = {
  'arrival-range': ({ most }: Detail) => `Bitte geben Sie die Ankunftsgrenze in ganzen Minuten an, 1 bis ${most}.`,
  'contact-number': () =>
    'Diese Rufnummer ist nicht lesbar. Bitte schreiben Sie sie mit Vorwahl, zum Beispiel 0511 555-0101.',
  'contact-numbers': ({ most }: Detail) => `Bitte hinterlegen Sie höchstens ${most} Rufnummern.`,
  'contact-twice': () => 'Diese Rufnummer steht schon da. Bitte entfernen Sie einen der beiden Einträge.',
  'contact-unused': () => 'Bitte erlauben Sie für jede Nummer mindestens eine Nutzung, oder entfernen Sie die Nummer.',
  'copy-days': ({ most }: Detail) => `Bitte geben Sie an, wie viele Tage das Exemplar gilt: 1 bis ${most}.`,
  'copy-holder': ({ most }: Detail) =>
    `Bitte schreiben Sie, wer das Exemplar aufbewahrt, mit höchstens ${most} Zeichen.`,
  'copy-unknown': () => 'Dieses Exemplar gibt es nicht. Bitte laden Sie die Seite neu.',
  'duty-order': () => 'Ein Zeitraum endet, bevor er beginnt. Bitte prüfen Sie Bereitschaft und Abwesenheit.',
  'needed-range': ({ most }: Detail) => `Bitte geben Sie an, wie viele Personen kommen müssen: 1 bis ${most}.`,
  'office-hours': () =>
    'Die Dienstzeiten sind nicht lesbar. Bitte geben Sie Tage und Uhrzeiten an, zum Beispiel 08:00 bis 16:00.',
  'person-not-here': () => 'Eine der Personen gehört nicht zu Ihrem Bereich. Bitte wählen Sie jemanden aus der Suche.',
  'person-twice': () => 'Jemand steht zweimal in derselben Rolle. Bitte entfernen Sie einen Eintrag.',
  'role-twice': () => 'Eine Rolle steht zweimal in der Liste. Bitte laden Sie die Seite neu.',
  'team-too-long': () => 'Das sind zu viele Einträge. Bitte entfernen Sie, was abgelaufen ist.',
  'term-day': () => 'Ein Datum ist nicht lesbar. Bitte schreiben Sie es wie 21.11.2026.',
  'term-order': () => 'Eine Benennung endet, bevor sie beginnt. Bitte prüfen Sie „gültig ab“ und „gültig bis“.',
};
type Detail = Readonly<Record<string, string | number>>;

export const dePeople = {
  title: 'Personen & Rollen',
  lead: 'Wer im Krisenstab welche Rolle hat, wer vertritt, und was fehlt.',
  domain: 'Bereich',
  files: 'Excel und Druck',
  rank,
  noRights: 'Sie sehen hier Ihre eigene Erreichbarkeit. Die Rollen pflegen Ihre BC-Beauftragten.',
  onCallNow: 'Wer hat jetzt Bereitschaft?',
  nobodyOnCall: 'Zurzeit ist niemand für die Bereitschaft eingetragen.',
  allRoles: 'alle Rollen',
  gaps: {
    title: 'Was fehlt',
    none: 'Keine Lücken. Jede Rolle ist besetzt, vertreten und erreichbar.',
    count: (n: number) => (n === 1 ? '1 Lücke' : `${n} Lücken`),
    weight: { now: 'Jetzt beheben', soon: 'Bald beheben', note: 'Hinweise' },
    toRole: (role: string) => `Zur Rolle ${role}`,
    saved: 'Die Lücken gelten für den gespeicherten Stand.',
    of: {
      'no-holder': () => 'Niemand ist benannt.',
      expired: ({ person, day }: GapWords) => `Die Benennung von ${person} ist seit ${day} abgelaufen.`,
      'not-yet': ({ person, day }: GapWords) => `Die Benennung von ${person} gilt erst ab ${day}.`,
      'too-few': () => 'Es sind weniger Personen benannt, als kommen müssen.',
      'no-deputy': () => 'Es gibt keine Vertretung.',
      'few-deputies': () => 'Die Stabsleitung braucht mehrere Vertretungen, eine reicht nicht.',
      'everybody-away': () => 'Alle Benannten sind zurzeit abwesend.',
      'nobody-on-call': () => 'Jetzt hat niemand Bereitschaft.',
      'holder-twice': ({ person, also }: GapWords) => `${person} müsste zugleich ${also} ausfüllen.`,
      'no-contact': ({ person }: GapWords) => `${person} hat keine Erreichbarkeit außerhalb von Teams hinterlegt.`,
      'no-second-way': ({ person }: GapWords) => `${person} ist nur über Teams erreichbar.`,
      'expires-soon': ({ person, day }: GapWords) => `Die Benennung von ${person} läuft am ${day} ab.`,
      unconfirmed: ({ person }: GapWords) => `${person} hat ihre Erreichbarkeit seit 90 Tagen nicht bestätigt.`,
      'two-roles': ({ person, also }: GapWords) => `${person} steht auch in der Rolle ${also}.`,
      untrained: ({ person }: GapWords) => `${person} ist nicht in den letzten 36 Monaten geschult.`,
      'not-exercised': ({ person }: GapWords) => `${person} hat in den letzten 36 Monaten nicht geübt.`,
    },
  },
  table: {
    title: 'Rollen und Reihenfolge',
    search: 'Rolle oder Person suchen',
    only: { all: 'Alle Rollen', gaps: 'Nur Rollen mit Lücken' },
    show: 'Anzeigen',
    order: 'Reihenfolge',
    orders: { team: 'Wie im Krisenstab', name: 'Nach Rolle', gaps: 'Was fehlt, zuerst' },
    core: 'Kernteam',
    coreHint: 'Wird immer alarmiert',
    needed: (n: number, m: number) =>
      `${n} von ${m} ${m === 1 ? 'Person' : 'Personen'} ${n === 1 ? 'muss' : 'müssen'} kommen`,
    neededLabel: 'Wie viele müssen kommen?',
    arrival: (n: number) => `Ankunft innerhalb von ${minutes(n)}`,
    arrivalLabel: 'Ankunft spätestens nach (Minuten)',
    arrivalHint: 'Wer später kommt, besetzt die Rolle nur vorläufig; die Vertretung wird weiter gefragt.',
    nobody: 'niemand benannt',
    edit: (role: string) => `${role} bearbeiten`,
    editShort: 'Bearbeiten',
    done: 'Fertig',
    up: (name: string) => `${name} nach oben`,
    down: (name: string) => `${name} nach unten`,
    remove: (name: string) => `${name} entfernen`,
    removed: (name: string, role: string) => `${name} steht nicht mehr in der Rolle ${role}.`,
    undo: 'Rückgängig',
    addTo: (role: string) => `Person zur Rolle ${role} hinzufügen`,
    addHint: 'Name, Tätigkeit oder E-Mail, mindestens zwei Buchstaben',
    searching: 'Wird gesucht …',
    noHits: 'Niemand gefunden. Hier stehen nur Beschäftigte Ihres Bereichs.',
    more: 'Es gibt weitere Treffer. Bitte schreiben Sie mehr vom Namen.',
    term: (name: string) => `Benennung von ${name}`,
    validFrom: 'gültig ab',
    validTo: 'gültig bis',
    trainedAt: 'geschult am',
    exercisedAt: 'geübt am',
    byTraining: (day: string) => `Schulung am ${day}`,
    valid: (from: string, to: string) =>
      to === '' ? `gültig ab ${from}` : from === '' ? `gültig bis ${to}` : `gültig ${from} bis ${to}`,
    state: { valid: '', 'not-yet': 'gilt noch nicht', expired: 'abgelaufen' },
    away: 'zurzeit abwesend',
    onCall: 'hat Bereitschaft',
    practice: (trained: string, exercised: string) =>
      [trained === '' ? '' : `geschult ${trained}`, exercised === '' ? '' : `geübt ${exercised}`]
        .filter((part) => part !== '')
        .join(' · '),
    keys: 'Mit Alt und Pfeil nach oben oder unten ändern Sie die Reihenfolge.',
    moved: (name: string, n: string) => `${name}: ${n}`,
    unknown: 'Unbekannte Person',
  },
  duty: {
    until: (day: string, clock: string) => `bis ${day}, ${clock}`,
    title: 'Bereitschaft und Abwesenheit',
    lead: 'Wer Bereitschaft hat, wird zuerst gefragt. Wer abwesend ist, zuletzt. Einen Grund brauchen Sie nicht.',
    kind: { 'on-call': 'Bereitschaft', away: 'Abwesend' },
    columns: { person: 'Person', kind: 'Art', role: 'Rolle', from: 'Von', to: 'Bis' },
    none: 'Kein Zeitraum eingetragen.',
    add: 'Zeitraum eintragen',
    choose: 'Bitte wählen',
    remove: (name: string) => `Zeitraum von ${name} entfernen`,
    removeShort: 'Entfernen',
    removed: 'Der Zeitraum ist entfernt.',
    incomplete: 'Bitte wählen Sie eine Person und einen Zeitraum, der nach dem Beginn endet.',
    now: 'läuft jetzt',
    past: 'vorbei',
  },
  management: {
    add: 'Person zur Behördenleitung hinzufügen',
    title: 'Behördenleitung',
    hint: 'Wird informiert, wenn die Stabsleitung selbst nicht besetzt werden kann.',
  },
  office: {
    title: 'Dienstzeiten',
    hint: 'Außerhalb davon starten Anruf und SMS sofort.',
    from: 'von',
    to: 'bis',
    days: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
    dayNames: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  },
  save: {
    unsaved: (n: number) => (n === 1 ? '1 Änderung ist nicht gespeichert.' : `${n} Änderungen sind nicht gespeichert.`),
    do: 'Speichern',
    busy: 'Wird gespeichert …',
    discard: 'Verwerfen',
    done: 'Gespeichert. Die neue Fassung gilt ab dem nächsten Alarm.',
    list: 'Ihre Änderungen',
    conflict: 'Jemand anderes hat inzwischen gespeichert.',
    conflictText: 'Das ist inzwischen anders. Ihre Änderungen sind noch da.',
    clash: (roles: string) => `Beide haben geändert: ${roles}. Dort würde Ihr Stand gelten.`,
    takeBoth: 'Meine Änderungen dazunehmen',
    takeTheirs: 'Neuen Stand übernehmen',
    merged: 'Zusammengeführt. Bitte prüfen und speichern Sie.',
  },
  change: {
    'role-added': ({ role }: ChangeWords) => `Rolle ${role} ist neu.`,
    'role-removed': ({ role }: ChangeWords) => `Rolle ${role} ist entfallen.`,
    core: ({ role }: ChangeWords) => `${role}: Zugehörigkeit zum Kernteam geändert.`,
    needed: ({ role, from, to }: ChangeWords) => `${role}: nötig waren ${from}, jetzt ${to}.`,
    arrival: ({ role, from, to }: ChangeWords) =>
      `${role}: Ankunft war innerhalb von ${from}, jetzt von ${to} Minuten.`,
    added: ({ role, person, rank: n }: ChangeWords) => `${role}: ${person} ist neu (${rank(n)}).`,
    removed: ({ role, person }: ChangeWords) => `${role}: ${person} ist entfernt.`,
    moved: ({ role, person, from, to }: ChangeWords) => `${role}: ${person} war ${rank(from)}, ist jetzt ${rank(to)}.`,
    term: ({ role, person }: ChangeWords) => `${role}: Daten der Benennung von ${person} geändert.`,
    'duty-added': ({ person, kind, span }: ChangeWords) => `${person}: ${kind} ${span} eingetragen.`,
    'duty-removed': ({ person, kind, span }: ChangeWords) => `${person}: ${kind} ${span} entfernt.`,
    'office-hours': () => 'Dienstzeiten geändert.',
    management: () => 'Behördenleitung geändert.',
  },
  history: {
    title: 'Letzte Änderungen',
    none: 'Noch keine Änderung.',
    other: 'Anderes am Bereich geändert (nicht Rollen).',
    by: (name: string, moment: string) => `${moment}, ${name}`,
    version: (n: number) => `Fassung ${n}`,
  },
  excel: {
    title: 'Excel',
    export: 'Als Excel-Datei herunterladen',
    exportHint: 'Ohne Rufnummern. Sie können die Datei ändern und wieder einlesen.',
    file: (domain: string) => `rollen-${domain}.xlsx`,
    choose: 'Excel-Datei einlesen',
    reading: 'Wird gelesen …',
    first: 'Bitte speichern oder verwerfen Sie zuerst Ihre Änderungen.',
    preview: 'Das würde sich ändern',
    same: 'Die Datei entspricht dem gespeicherten Stand. Es ändert sich nichts.',
    take: 'So übernehmen',
    taken: 'Die Datei ist übernommen.',
    faults: (n: number) => (n === 1 ? '1 Fehler. Nichts wurde übernommen.' : `${n} Fehler. Nichts wurde übernommen.`),
    at: ({ sheet, row, column }: FaultPlace) =>
      [
        sheet === '' ? '' : `Blatt „${sheet}“`,
        row === 0 ? '' : `Zeile ${row}`,
        column === '' ? '' : `Spalte „${column}“`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    fault: {
      'no-workbook': () =>
        'Das ist keine lesbare Excel-Datei. Bitte speichern Sie sie als .xlsx und versuchen Sie es noch einmal.',
      'too-big': () => 'Die Datei ist größer als 10 MB.',
      'too-big-inside': () => 'Die Datei ist entpackt zu groß.',
      'too-many-rows': () => 'Ein Blatt hat mehr als 5.000 Zeilen.',
      'sheet-missing': (value: string) => `Das Blatt „Rollen“ fehlt. In der Datei stehen: ${value}.`,
      'column-missing': () => 'Diese Spalte fehlt. Die Überschriften müssen in der ersten Zeile stehen.',
      'role-missing': () => 'Hier fehlt die Rolle.',
      'role-unknown': (value: string) => `Die Rolle „${value}“ gibt es nicht.`,
      'person-missing': () => 'Hier fehlt die E-Mail-Adresse der Person.',
      'person-unknown': (value: string) => `„${value}“ kennen wir in Ihrem Bereich nicht.`,
      'person-twice': (value: string) => `„${value}“ steht in dieser Rolle schon.`,
      'rank-missing': () => 'Hier fehlt der Rang: 1 ist Inhaber/in, 2 die erste Vertretung.',
      'rank-bad': (value: string) => `„${value}“ ist kein Rang. Erlaubt sind 1 bis 20.`,
      'rank-twice': (value: string) => `Den Rang ${value} gibt es in dieser Rolle schon.`,
      'yes-no-bad': (value: string) => `„${value}“ ist weder „ja“ noch „nein“.`,
      'number-bad': (value: string) =>
        value === '' ? 'Hier fehlt eine ganze Zahl.' : `„${value}“ ist keine erlaubte ganze Zahl.`,
      differs: (value: string) => `„${value}“ widerspricht einer früheren Zeile derselben Rolle.`,
      'day-bad': (value: string) => `„${value}“ ist kein Datum. Bitte schreiben Sie es wie 21.11.2026.`,
      'term-order': () => '„gültig bis“ liegt vor „gültig ab“.',
      'kind-bad': (value: string) => `„${value}“ ist weder „Bereitschaft“ noch „abwesend“.`,
      'time-bad': (value: string) =>
        value === ''
          ? 'Hier fehlt die Zeit.'
          : `„${value}“ ist keine Zeit. Bitte schreiben Sie sie wie 21.11.2026 18:40.`,
      'duty-order': () => 'Der Zeitraum endet, bevor er beginnt.',
    },
  },
  paper: {
    title: 'Druck',
    plain: 'Alarmierungsliste ohne Rufnummern (PDF)',
    plainFile: (domain: string) => `alarmierungsliste-${domain}.pdf`,
    numbered: 'Alarmliste mit Rufnummern',
    numberedHint:
      'Nur Nummern, die für den Druck freigegeben sind. Jedes Exemplar bekommt eine Nummer und wird hier geführt.',
    numberedFile: (domain: string, copy: number) => `alarmliste-${domain}-exemplar-${copy}.pdf`,
    holder: 'Wer bewahrt die Liste auf?',
    holderHint: 'Zum Beispiel „Stabsraum A, Schrank 2“',
    days: 'Gilt wie viele Tage?',
    do: 'Exemplar erzeugen (PDF)',
    busy: 'Wird erzeugt …',
    printed: (copy: number) =>
      `Exemplar ${copy} ist erzeugt. Bitte drucken Sie es jetzt und löschen Sie danach die Datei.`,
    copies: 'Ausgegebene Exemplare',
    none: 'Kein Exemplar ausgegeben.',
    column: { copy: 'Nr.', holder: 'Aufbewahrt von', printed: 'Gedruckt', expires: 'Gilt bis', state: 'Stand' },
    state: {
      out: 'ausgegeben',
      overdue: 'überfällig: bitte einziehen',
      back: (day: string) => `zurück oder vernichtet am ${day}`,
    },
    version: (n: number) => `Fassung ${n}`,
    replaces: (copy: number) => `Bitte ziehen Sie Exemplar ${copy} ein, es ist ersetzt.`,
    returned: 'Ist zurück',
    returnedOf: (copy: number) => `Exemplar ${copy} ist zurück oder vernichtet`,
    noted: (copy: number) => `Notiert: Exemplar ${copy} ist zurück oder vernichtet.`,
  },
  contact: {
    title: 'Meine Erreichbarkeit',
    lead: 'Freiwillig. Ihre Nummern sehen nur diejenigen, die in Ihrem Bereich alarmieren. Sie stehen auf keiner Karte und in keiner Datei.',
    leadPaper:
      'Auf die gedruckte Alarmliste kommt nur, was Sie dafür freigeben. Sie können alles jederzeit zurücknehmen.',
    noRole: 'Sie haben zurzeit keine Rolle im Krisenstab. Sie können Ihre Nummern hier entfernen.',
    kept: 'Ohne Rolle werden sie nicht gebraucht.',
    goes: (day: string) => `Am ${day} werden Ihre Rufnummern gelöscht. Mit „Behalten“ bleiben sie ein Jahr lang.`,
    keep: 'Behalten',
    email: (address: string) => `Alarme auch per E-Mail an ${address}`,
    numbers: 'Rufnummern',
    none: 'Keine Rufnummer hinterlegt.',
    number: 'Rufnummer',
    numberOf: (n: number) => `Rufnummer ${n}`,
    kind: { service: 'Dienstlich, Festnetz', 'service-mobile': 'Dienstlich, mobil', private: 'Privat (freiwillig)' },
    kindLabel: 'Art',
    use: { sms: 'SMS', voice: 'Anruf', onPaper: 'Auf die gedruckte Liste' },
    add: 'Nummer hinzufügen',
    remove: (n: number) => `Rufnummer ${n} entfernen`,
    removeShort: 'Entfernen',
    save: 'Speichern',
    saved: 'Gespeichert und bestätigt.',
    stillRight: 'Stimmt noch',
    confirmed: 'Danke, bestätigt.',
    confirmedAt: (day: string) => `Zuletzt bestätigt am ${day}`,
    never: 'Noch nie bestätigt',
    due: 'Bitte prüfen Sie Ihre Angaben: Die letzte Bestätigung ist mehr als 90 Tage her.',
    others: 'Erreichbarkeit der Personen in Rollen',
    othersHint: 'Nur für diejenigen, die alarmieren. Bitte geben Sie nichts weiter.',
    othersNone: 'nichts hinterlegt',
  },
};

interface GapWords {
  readonly person: string;
  readonly also: string;
  readonly day: string;
}
interface ChangeWords {
  readonly role: string;
  readonly person: string;
  readonly rank: number;
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly span: string;
}
interface FaultPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}
