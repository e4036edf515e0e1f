// Texts (de) of data protection: how long what is kept, holds, and the page that shows both.

export const refusedPrivacyDe = {
  'hold-reason': () => 'Bitte schreiben Sie in mindestens 10 Zeichen, warum nichts gelöscht werden darf.',
  'hold-unknown': () => 'Unter dieser Nummer oder Kennung wurde nichts gefunden. Bitte prüfen Sie Art und Nummer.',
  'hold-ambiguous': () =>
    'Diese Nummer gibt es in mehreren Bereichen. Bitte setzen Sie den Bereich davor, zum Beispiel MI-ITN.2026-03.',
  'person-needed': () =>
    'Diese Person hat noch eine Rolle oder ein Recht oder ist in einem offenen Alarm gefragt. Bitte beenden Sie das zuerst.',
  'hold-there': () => 'Für diesen Vorgang gilt schon eine Löschsperre.',
  'hold-too-many': ({ most }: Readonly<Record<string, string | number>>) =>
    `Es gelten schon ${most} Löschsperren. Bitte heben Sie zuerst auf, was nicht mehr nötig ist.`,
};

export const privacyDe = {
  title: 'Datenschutz',
  lead: 'Wie lange personenbezogene Daten bleiben, was die nächste Nacht löscht und was davon ausgenommen ist.',
  rules: 'Löschregeln',
  wouldDelete: 'Würde löschen:',
  /** A period; whole years are named as such. */
  days: (n: number) => (n % 365 === 0 && n > 0 ? (n === 365 ? '1 Jahr' : `${n / 365} Jahre`) : `${n} Tage`),
  keepFrom: (period: string, from: string) => `${period} ${from}`,
  would: (cases: number, values: number) =>
    cases === 0
      ? 'nichts'
      : `${cases === 1 ? '1 Vorgang' : `${cases} Vorgänge`}, ${values === 1 ? '1 Angabe' : `${values} Angaben`}`,
  held: (n: number) => (n === 1 ? '1 durch Löschsperre ausgenommen' : `${n} durch Löschsperre ausgenommen`),
  deleted: {
    night: 'nachts, von selbst',
    newest: 'bei jeder neuen Prüfung, von selbst',
    request: 'auf Antrag, durch den Betrieb',
  },
  last: (when: string, values: number) =>
    `Zuletzt gelöscht: ${when}, ${values === 1 ? '1 Angabe' : `${values} Angaben`}.`,
  never: 'Es ist noch keine Nacht gelaufen.',
  stays:
    'Das Journal bleibt: Es nennt Personen dann nur noch mit einer Zufallskennung, und seine Prüfkette stimmt weiter.',
  holds: 'Löschsperren',
  holdsLead: 'Solange eine Sperre gilt, bleibt der Vorgang mit allen Angaben, auch wenn seine Frist um ist.',
  holdsWith: 'Mit einem Alarm bleiben auch die Meldung dazu und die Auswertung seiner Übung oder seines Ereignisses.',
  noHolds: 'Es gilt keine Löschsperre.',
  what: 'Was gesperrt wird',
  number: 'Nummer oder Kennung',
  numberHint:
    'Alarm: 2026-017 oder Ü 2026-003. Abfrage: Kennung oder Adresse ihrer Seite. Auswertung: Nummer der Übung. Ausdrucke: Bereich, zum Beispiel MI-ITN.',
  reason: 'Grund',
  reasonHint: 'Zum Beispiel das Aktenzeichen. Keine Namen und keine Angaben zur Gesundheit.',
  place: 'Sperre setzen',
  placed: 'Die Löschsperre gilt.',
  lift: 'Sperre aufheben',
  liftAsk: (label: string) => `Löschsperre für ${label} aufheben`,
  lifted: 'Die Löschsperre ist aufgehoben.',
  by: (name: string, when: string) => `${name}, ${when}`,
  kind: {
    alarm: 'Alarm',
    'check-in': 'Verfügbarkeitsabfrage',
    review: 'Auswertung',
    'phone-list': 'Ausdrucke der Telefonliste',
    handbook: 'Ausdrucke des Notfallhandbuchs',
  },
  stoppedBy: 'Löschsperre:',
  /** By the way of a check-in's page. */
  reference: (id: string) => `Kennung: ${id}`,
  /** What stands in the Löschkonzept; ids as in the rules. */
  rule: {
    'role-numbers': {
      what: 'Rufnummern',
      from: 'nach dem Ende der letzten Rolle',
      why: 'Erreichbarkeit in der Rolle; die Person wird 14 Tage vorher gefragt',
      law: 'Art. 5 Abs. 1 lit. e DSGVO, § 88 NBG, § 12 NDSG; private Nummern nur freiwillig',
      hold: 'keine. Nummern dienen nur der Erreichbarkeit in der Rolle',
    },
    'check-in-answers': {
      what: 'Antworten, Namen und Gruppe von Verfügbarkeitsabfragen',
      from: 'nach dem Ende der Abfrage',
      why: 'Personaleinsatz im Ereignis',
      law: '§ 88 Abs. 1 NBG, § 12 NDSG',
      hold: 'auf die Abfrage',
    },
    'review-forms': {
      what: 'Formulare der Beobachtenden nach Übungen und Ereignissen',
      from: 'nach dem Ende der Übung oder des Ereignisses',
      why: 'Auswertung; Bericht und Zahlen bleiben',
      law: '§ 88 Abs. 1 NBG, § 12 NDSG',
      hold: 'auf die Auswertung oder einen Alarm der Übung oder des Ereignisses',
    },
    'feedback-answers': {
      what: 'Anonymes Feedback im Wortlaut (unter fünf Antworten schon am Ende der Befragung)',
      from: 'nach dem Ende der Übung oder des Ereignisses',
      why: 'Auswertung; die Summen bleiben',
      law: 'Zusage an die Befragten; Art. 5 Abs. 1 lit. e DSGVO',
      hold: 'keine. Es nennt niemanden, und die Löschung ist den Befragten zugesagt',
    },
    'reporter-callback': {
      what: 'Rückrufnummer aus Meldungen',
      from: 'nach der Meldung, sobald über sie entschieden ist',
      why: 'Rückfragen zur Meldung',
      law: 'Art. 5 Abs. 1 lit. c und e DSGVO',
      hold: 'auf den Alarm, der daraus wurde',
    },
    'copy-holders': {
      what: 'Wer eine gedruckte Telefonliste oder ein Notfallhandbuch hatte',
      from: 'nach Rückgabe oder Vernichtung',
      why: 'Nachweis über den Verbleib von Ausdrucken',
      law: 'Art. 32 DSGVO',
      hold: 'auf die Ausdrucke des Bereichs',
    },
    'exercise-alarms': {
      what: 'Namen und Rückmeldungen in Übungsalarmen',
      from: 'nach dem Ende der Übung',
      why: 'Übungsbericht und Vergleich über zwei Zyklen',
      law: 'BSI-Standard 200-4, Kap. 13; Art. 5 Abs. 1 lit. e DSGVO',
      hold: 'auf den Alarm',
    },
    'real-alarms': {
      what: 'Namen und Rückmeldungen in echten Alarmen',
      from: 'nach dem Ende des Alarms',
      why: 'Einsatztagebuch: Nachweis der Entscheidungen',
      law: 'Praxis der Einsatztagebücher; Art. 6 Abs. 1 lit. e DSGVO, § 3 NDSG',
      hold: 'auf den Alarm',
    },
    reachability: {
      what: 'Namen in der Erreichbarkeitsprüfung',
      from: 'nur das neueste Ergebnis',
      why: 'Lücken schließen; ältere Ergebnisse nennen nur Zahlen',
      law: 'Art. 5 Abs. 1 lit. c DSGVO',
      hold: 'keine. Ältere Ergebnisse sagen über einen Vorgang nichts aus',
    },
    'people-left': {
      what: 'Stammdaten, Teams-Adresse und Rufnummern von Ausgeschiedenen',
      from: 'bis zum Antrag oder Austritt',
      why: 'Das Journal behält nur die Zufallskennung',
      law: 'Art. 17 DSGVO mit Abs. 3 lit. b und e',
      hold: 'auf einen Alarm: der Name darin bleibt',
    },
  },
};
