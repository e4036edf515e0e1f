// Texts (de) of the emergency entrance: coming in without Microsoft, its sheets, and the word to those who alarm.

export const emergencyDe = {
  mark: 'NOTFALLZUGANG GEÖFFNET',
  /** To everybody who alarms; `name` is whose sheet it was. */
  step: (name: string, when: string) =>
    `Bitte prüfen Sie das jetzt: ${name} hat um ${when} den Notfallzugang geöffnet, ohne Anmeldung bei Microsoft.`,
  known: 'Ist das bekannt, müssen Sie nichts tun.',
  unknown: 'Ist es nicht bekannt, schließen Sie den Zugang im Tab unter „Notfallzugang“ und rufen Sie die Person an.',
  /** To those who look after information security and cannot close it themselves. */
  unknownHere:
    'Ist es nicht bekannt, rufen Sie sofort die Person an und jemanden, der hier alarmieren darf: Er kann den Zugang schließen.',
  open: 'Notfallzugang öffnen',
  short: 'Notfallzugang offen. Unbekannt? Im Tab schliessen.',
  shortHere: 'Notfallzugang offen. Unbekannt? Sofort anrufen.',
  entrance: {
    title: 'Notfallzugang',
    lead: 'Für den Tag, an dem die Anmeldung bei Microsoft nicht geht. Sie brauchen den versiegelten Zettel Ihres Bereichs.',
    domain: 'Bereich (Kürzel auf dem Zettel)',
    code: 'Code auf dem Zettel',
    hint: '16 Zeichen. Groß oder klein und mit oder ohne Leerzeichen ist egal.',
    go: 'Öffnen',
    told: 'Jeder Code gilt einmal, für 8 Stunden. Alle, die alarmieren dürfen, erfahren sofort davon.',
    can: 'Sie können alarmieren, die Lage lesen, Anrufe eintragen und Alarme beenden.',
    rest: 'Alles andere geht nach der Anmeldung bei Microsoft wieder.',
    answer: 'Ihre eigene Antwort tragen Sie auf der Seite des Alarms ein: „Antwort vom Telefon notieren“.',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
    offline:
      'Der Dienst ist nicht erreichbar. Bitte versuchen Sie es gleich noch einmal, oder nehmen Sie die Telefonliste.',
  },
  page: {
    title: 'Notfallzugang',
    lead: 'Versiegelte Zettel mit Einmalcodes: damit kommen die Alarmierenden hinein, wenn die Anmeldung bei Microsoft ausfällt.',
    off: 'Der Notfallzugang ist nicht eingerichtet. Bitte wenden Sie sich an den Betrieb (EMERGENCY_SECRET).',
    address: 'Adresse',
    domain: 'Bereich',
    none: 'Es gibt keine gültigen Zettel. Bitte drucken Sie neue und verwahren Sie sie versiegelt an zwei Orten.',
    good: (n: number) => (n === 1 ? 'Ein Zettel gilt.' : `${n} Zettel gelten.`),
    due: (day: string) => `Bitte bis ${day} neu ausgeben, einmal im Quartal.`,
    overdue: (day: string) => `Überfällig: Die Zettel sollten bis ${day} neu ausgegeben sein.`,
    without: (names: string) => `Ohne Zettel: ${names}.`,
    issue: 'Neue Zettel drucken',
    issueAsk: 'Alle bisherigen Zettel gelten dann nicht mehr. Bitte vernichten Sie sie.',
    issued: 'Neue Zettel sind gedruckt. Alle älteren gelten nicht mehr.',
    sheet: 'Zettel',
    person: 'Für',
    since: 'Ausgegeben',
    until: 'Gilt bis',
    openings: 'Geöffnet wurde',
    noOpenings: 'Der Notfallzugang wurde noch nie geöffnet.',
    isOpen: 'offen',
    isClosed: 'geschlossen',
    close: 'Schließen',
    closed: 'Der Zugang ist geschlossen.',
  },
  sheet: {
    title: 'Notfallzugang – bitte versiegelt aufbewahren',
    intro: 'Nur öffnen, wenn die Anmeldung bei Microsoft nicht geht und Sie alarmieren oder die Lage führen müssen.',
    steps: (address: string, domain: string) => [
      `1. Öffnen Sie ${address} in einem Browser, auch auf dem Telefon.`,
      `2. Bereich: ${domain}`,
      '3. Code (gilt einmal, dann 8 Stunden):',
    ],
    after:
      'Alle, die alarmieren dürfen, und die Informationssicherheit erfahren sofort, dass Sie den Zugang geöffnet haben.',
    facts: { person: 'Ausgegeben für', domain: 'Bereich', number: 'Zettel', printedAt: 'Gedruckt', endsAt: 'Gilt bis' },
    footer: (page: number, of: number) => `Vertraulich · Zettel ${page} von ${of}`,
  },
};

export const refusedEmergencyDe = {
  'emergency-code': () =>
    'Bereich und Code passen nicht zusammen, oder der Code ist verbraucht. Bitte prüfen Sie beides.',
  'emergency-only': () =>
    'Über den Notfallzugang geht nur Alarmieren, Lage, Anrufe und Beenden. Alles andere geht wieder mit der Anmeldung in Teams.',
};
