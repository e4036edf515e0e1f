// Texts of the printed emergency handbook (de): headings, questions, checklists, deadlines, forms. Own words after BSI 200-4.
import { duration } from './format.ts';

/** `null` hours are unknown. */
const time = (value: number | null) => (value === null ? 'unbekannt' : duration(value));

export const deHandbook = {
  title: 'Notfallhandbuch',
  cover: {
    edition: 'Ausgabe',
    editionText: (edition: number, day: string) => `${edition} vom ${day}`,
    replaces: 'Ersetzt',
    replacesText: (day: string, edition: number) => `Ausgabe ${edition}, gedruckt am ${day}`,
    first: 'keine frühere Ausgabe an diesem Ort',
    printed: 'Gedruckt',
    copy: 'Exemplar',
    copyText: (copy: number, place: string) => `Nr. ${copy}, ${place}`,
    expires: 'Gültig bis',
    domain: 'Bereich',
    authority: 'Dienststelle',
    fingerprint: 'Fingerabdruck des Schlüssels',
    hash: 'Prüfsumme des Inhalts',
    begin: 'Zuerst',
    firstSteps: [
      'Menschen in Sicherheit bringen, 112 oder 110 rufen.',
      'Vorfall melden: Was, wo, seit wann, wer ist betroffen?',
      'Fragen der Ersteinschätzung durchgehen. Ein Ja genügt: Entscheidungsinstanz sofort anrufen.',
      'Krisenstab alarmieren. Fällt Teams aus: Alarmliste mit Rufnummern und Telefonkonferenz nutzen.',
    ],
    noNumbers:
      'Rufnummern von Personen stehen nicht in diesem Handbuch. Sie stehen auf der nummerierten „Alarmliste mit Rufnummern“, die beim Handbuch liegen soll.',
    replaceNote: 'Bitte vernichten Sie ältere Ausgaben an diesem Ort. Intern.',
    view: 'ANSICHT – kein Exemplar, nicht zum Aushang',
  },
  contents: 'Inhalt',
  footer: (domain: string, edition: number, copy: number | null, page: number, of: number) =>
    `Intern · Notfallhandbuch ${domain}, Ausgabe ${edition}${copy === null ? '' : `, Exemplar ${copy}`} · Seite ${page} von ${of}`,
  none: {
    processes: 'Es sind keine zeitkritischen Prozesse erfasst.',
    plans: 'Es ist kein Geschäftsfortführungs- oder Wiederanlaufplan freigegeben.',
    documents: 'Es ist kein Dokument freigegeben.',
    providers: 'Es ist kein Dienstleister mit Notfallnummer erfasst.',
    resources: 'Es sind keine Ressourcen erfasst.',
    roles: 'Es ist keine Rolle besetzt.',
    management: 'Niemand benannt.',
    steps: 'Keine Sofortmaßnahmen hinterlegt.',
  },
  chapter: {
    alarm: 'Alarmierung',
    triage: 'Ersteinschätzung und Einstufung',
    checklists: 'Checklisten',
    processes: 'Zeitkritische Prozesse',
    plans: 'Pläne in Kurzfassung',
    restart: 'Ressourcen und Dienstleister',
    deadlines: 'Meldepflichten und Fristen',
    documents: 'Dokumente',
    forms: 'Vordrucke',
    cards: 'Notfallkarten zum Ausschneiden',
  },
  section: {
    list: 'Alarmierungsliste ohne Rufnummern',
    roles: 'Rollen und Vertretungen',
    management: 'Behördenleitung',
    ladder: (level: string) => `Eskalation bei ${level}`,
    classification: 'Einstufung',
    resources: 'Ressourcen in der Reihenfolge ihrer Wiederanlaufzeit',
    providers: 'Dienstleister und Notfallnummern',
  },
  level: { EMERGENCY: 'Notfall', CRISIS: 'Krise', DISRUPTION: 'Störung' },
  list: {
    columns: ['Rolle', 'Rang', 'Name', 'Wege', 'alarmiert durch', 'erreicht um', 'Ankunft/Bemerkung'],
    rank: (index: number) => (index === 0 ? 'Inh.' : `V${index}`),
    nobody: 'nicht besetzt',
  },
  roles: {
    columns: ['Rolle', 'Kernteam', 'nötig', 'Inhaber/in', 'Vertretungen'],
    core: 'ja',
    notCore: 'bei Bedarf',
  },
  ladder: {
    columns: ['Nach', 'Was geschieht', 'Wege'],
    after: (minutes: number) => (minutes === 0 ? 'sofort' : `${minutes} Min.`),
    ask: (rank: number) =>
      rank === 0 ? 'Inhaberinnen und Inhaber der Rollen werden gefragt' : `${rank}. Vertretung wird gefragt`,
    remind: 'Erinnerung an alle, die noch nicht geantwortet haben',
    decide: 'Rolle gilt als unbesetzt, die Stabsleitung benennt jemanden',
  },
  triage: {
    lead: 'Ein Ja genügt: Rufen Sie sofort die Entscheidungsinstanz an. Im Zweifel melden.',
    desks: [
      {
        name: 'Gebäude',
        questions: [
          'Wurde geräumt, oder muss geräumt werden?',
          'Ist ein Teil des Gebäudes nicht nutzbar?',
          'Fehlen Strom, Wasser, Heizung oder Klima ohne schnelle Abhilfe?',
          'Sind Menschen gefährdet?',
        ],
      },
      {
        name: 'IT',
        questions: [
          'Sind viele Beschäftigte oder wichtige Verfahren betroffen?',
          'Gibt es Anzeichen für Angriff, Manipulation oder Abfluss von Daten?',
          'Sind Sicherheitssysteme ausgefallen?',
          'Dauert der Ausfall voraussichtlich länger als 8 Stunden?',
          'Merken Außenstehende den Ausfall?',
        ],
      },
      {
        name: 'Personal',
        questions: [
          'Fehlen so viele, dass der Betrieb nicht mehr läuft?',
          'Fehlen alle, die eine bestimmte Befugnis oder ein bestimmtes Wissen haben?',
        ],
      },
      {
        name: 'Dienstleister',
        questions: [
          'Ist eine Leistung ungeplant ausgefallen, oder zeichnet sich das ab?',
          'Hat ein Dienstleister selbst einen Notfall oder die Leistung eingestellt?',
        ],
      },
    ],
  },
  classification: {
    columns: ['Stufe', 'Wann', 'Was jetzt'],
    rows: [
      [
        'Störung',
        'Die Linie behebt es im Alltag, kein zeitkritischer Prozess ist gefährdet.',
        'Beheben, Entscheidungsinstanz informiert halten.',
      ],
      [
        'Notfall',
        'Ein zeitkritischer Prozess steht oder droht zu stehen und läuft im Alltag nicht rechtzeitig wieder an. Pläne sind da.',
        'Krisenstab alarmieren, Pläne aktivieren.',
      ],
      [
        'Krise',
        'Es passt kein Plan, oder die Pläne greifen nicht.',
        'Krisenstab alarmieren, Lösungen im Stab erarbeiten.',
      ],
    ],
    checks: [
      'Ist der Betrieb ganz oder teilweise unterbrochen, oder droht das?',
      'Sind Leben oder Gesundheit gefährdet?',
      'Drohen schwere Verstöße gegen Recht oder Verträge, auch Meldepflichten?',
      'Drohen hoher finanzieller Schaden oder schwerer Ansehensverlust?',
      'Braucht es den Krisenstab?',
      'Uhrzeit, Auswirkungen, Grund und Beteiligte sind notiert.',
    ],
  },
  checklists: [
    {
      name: 'Sofortmaßnahmen',
      items: [
        'Menschen warnen, retten, Erste Hilfe leisten.',
        '112 oder 110 gerufen, Einweisung organisiert.',
        'Bereich gesichert, Unbefugte ferngehalten.',
        'Betroffene Technik getrennt oder abgeschaltet, Spuren erhalten.',
        'Vollzähligkeit am Sammelplatz geprüft.',
        'Beginn des Einsatztagebuchs, erste Zeiten notiert.',
      ],
    },
    {
      name: 'Konstituierung des Stabs',
      items: [
        'Anwesende und ihre Rollen festgestellt, fehlende Rollen benannt.',
        'Stab ist arbeitsfähig: Uhrzeit notiert.',
        'Protokollierung bestimmt, Einsatztagebuch begonnen.',
        'Erste Lage: Fakten, Vermutungen getrennt, offene Fragen.',
        'Einstufung bestätigt, herauf- oder zurückgestuft.',
        'Notfall ausgerufen und intern bekannt gegeben: Uhrzeit notiert.',
        'Betroffene Prozesse benannt, Pläne aktiviert.',
        'Meldepflichten geprüft, Verantwortliche bestimmt.',
        'Sprachregelung und Ansprechperson für Presse festgelegt.',
        'Nächste Lagebesprechung: Uhrzeit und Ort bekannt gegeben.',
      ],
    },
    {
      name: 'Stabsraum',
      items: [
        'Raum frei, Zugang für alle rund um die Uhr.',
        'Ausweichraum und virtueller Raum geprüft.',
        'Notfall-Laptop, Drucker, Telefon, Ladegeräte einsatzbereit.',
        'Handbuch, Alarmliste, Pläne und Vordrucke liegen auf Papier bereit.',
        'Uhr, Karte, Tafel oder Bildschirm für das Lagebild vorhanden.',
        'Verpflegung, Getränke, Ablösung geplant.',
      ],
    },
    {
      name: 'Auflösung des Stabs',
      items: [
        'Ursache behoben oder Schaden begrenzt, keine neue Verschlechterung erwartet.',
        'Der Rest ist in der Linie lösbar, Verantwortliche bestimmt.',
        'Ende bekannt gegeben, auf denselben Wegen wie der Beginn.',
        'Letzte Lagebesprechung gehalten.',
        'Offene Aufgaben mit Namen und Frist übergeben.',
        'Endzeit je Rolle notiert.',
        'Einsatztagebuch vollständig, unterschrieben, abgelegt.',
        'Termin für die Nachbereitung vereinbart.',
      ],
    },
    {
      name: 'Rückführung in den Normalbetrieb',
      items: [
        'Rückstände je Organisationseinheit erfasst.',
        'Daten aus dem Notbetrieb nacherfasst und geprüft.',
        'Ersatzlösungen zurückgebaut, Rechte entzogen.',
        'Beschäftigte und Betroffene informiert: wer, wie oft, bis wann.',
        'Erwartete Zeit bis zum Normalbetrieb bekannt gegeben.',
        'Stabsraum und Material wieder einsatzbereit.',
      ],
    },
  ],
  processes: {
    lead: 'Was zuerst kritisch wird, steht oben. Die MTPD zählt ab dem Ereignis, die RTO ab dem Ausrufen des Notfalls.',
    columns: ['Prozess', 'Organisationseinheit', 'MTPD', 'RTO', 'RPO', 'Notbetrieb', 'steht seit', 'läuft seit'],
  },
  plans: {
    scope: 'Geltungsbereich',
    owner: 'Zuständig',
    release: 'Fassung',
    releaseText: (version: number, day: string) => `${version}, freigegeben ${day}`,
    storedAt: 'Vollständiger Plan',
    summary: 'Zuerst',
    steps: 'Sofortmaßnahmen',
    processes: ['Prozess', 'MTPD', 'RTO', 'Ereignis um', 'ausgerufen um', 'fällig um'],
    resources: 'Ressourcen',
    kind: {
      GUIDELINE: 'Leitlinie',
      HANDBOOK: 'Notfallhandbuch',
      GFP: 'Geschäftsfortführungsplan',
      WAP: 'Wiederanlaufplan',
      WHP: 'Wiederherstellungsplan',
      STAFF_RULES: 'Geschäftsordnung des Stabs',
      ALARM_PLAN: 'Alarmierungsplan',
      COMMUNICATION_PLAN: 'Kommunikationsplan',
      EXERCISE_PLAN: 'Übungsplan',
      OTHER: 'Sonstiges',
    },
  },
  resources: { columns: ['Ressource', 'Kategorie', 'Organisationseinheit', 'RTA', 'Sicherung alle', 'läuft seit'] },
  category: {
    IT: 'IT',
    STAFF: 'Personal',
    INFRASTRUCTURE: 'Infrastruktur',
    SERVICE: 'Dienstleistung',
    INFORMATION: 'Informationen',
    EQUIPMENT: 'Geräte',
    SUPPLIES: 'Betriebsmittel',
  },
  providers: {
    columns: ['Dienstleister', 'Leistung', 'Notfallnummer', 'Vertrag', 'Reaktionszeit', 'informiert um', 'reagiert um'],
  },
  deadlines: {
    lead: 'Die App erinnert, sie übermittelt nichts selbst. Die Fristen zählen ab Kenntnis, soweit nichts anderes dabeisteht. Bitte prüfen Sie die geltenden Vorschriften.',
    columns: ['Was', 'Frist', 'An wen', 'gemeldet um, durch'],
    rows: [
      ['Erheblicher IT-Sicherheitsvorfall: frühe Erstmeldung', '24 Stunden', 'Computer-Notfallteam des Landes'],
      ['Erheblicher IT-Sicherheitsvorfall: Meldung mit Bewertung', '72 Stunden', 'Computer-Notfallteam des Landes'],
      [
        'Erheblicher IT-Sicherheitsvorfall: Abschlussmeldung',
        '1 Monat nach der 72-Stunden-Meldung',
        'Computer-Notfallteam des Landes',
      ],
      ['Verletzung des Schutzes personenbezogener Daten', '72 Stunden', 'Landesbeauftragte/r für den Datenschutz'],
      ['Informationssicherheitsvorfall im Land', 'unverzüglich', 'Meldestelle der Sicherheitsdomäne'],
      ['Arbeitsunfall mit schweren Folgen', 'unverzüglich', 'Unfallkasse, Arbeitsschutzbehörde'],
      ['Vertragliche Meldepflichten', 'nach Vertrag', 'Vertragspartner'],
    ],
  },
  documents: { columns: ['Dokument', 'Art', 'Nummer', 'Fassung', 'freigegeben', 'prüfen bis', 'Ablageort'] },
  forms: {
    log: 'Einsatztagebuch',
    logHead: ['Ereignis', 'Datum', 'Blatt', 'Protokollierung'],
    logColumns: ['Nr.', 'Uhrzeit', 'Art', 'Von/An', 'Meldung, Ereignis, Entscheidung (Grund, Beteiligte)', 'erledigt'],
    situation: 'Lagebesprechung',
    situationColumns: ['Aufgabe', 'Wer', 'Bis wann', 'Stand'],
  },
  cards: {
    lead: 'Für Ausweishülle und Aushang. Rufnummern bitte von Hand eintragen, wo sie fehlen.',
    staff: 'Im Notfall',
    staffLines: (room: string) => [
      'Leben retten: 112 · Polizei: 110',
      'Vorfall melden an: ________________________',
      'Was, wo, seit wann, wer ist betroffen?',
      'Nicht spekulieren, nichts weiterleiten.',
      room === '' ? '' : `Stabsraum: ${room}`,
    ],
    team: 'Krisenstab',
    teamLines: (number: string, pin: string, room: string) => [
      number === '' ? 'Telefonkonferenz: ________________________' : `Telefonkonferenz: ${number}`,
      pin === '' ? '' : `PIN: ${pin}`,
      room === '' ? '' : `Stabsraum: ${room}`,
      'Meine Rolle: ________________________',
      'Meine Vertretung: ________________________',
      'Handbuch liegt: ________________________',
    ],
  },
  hours: time,
  readme: ({ domain, edition, copy, at, fingerprint }: ReadmeWords) =>
    [
      `Notfallhandbuch ${domain}, Ausgabe ${edition}, Exemplar ${copy}, erzeugt ${at}`,
      '',
      'notfallhandbuch.pdf  zum Drucken',
      'handbuch.json        dieselben Daten, maschinenlesbar',
      'pruefen.html         prüft dieses Paket und exportierte Einsatztagebücher, ohne Netz',
      'siegel.json          Prüfsummen und Unterschrift (Ed25519)',
      '',
      'So prüfen Sie: pruefen.html im Browser öffnen und die ZIP-Datei hineinziehen.',
      'Oder: npm run verify-handbook -- <ZIP-Datei>',
      `Fingerabdruck des Schlüssels: ${fingerprint}`,
      'Bitte vergleichen Sie ihn mit dem gedruckten auf der ersten Seite oder im Tab.',
      '',
    ].join('\r\n'),
};

interface ReadmeWords {
  readonly domain: string;
  readonly edition: number;
  readonly copy: number;
  readonly at: string;
  readonly fingerprint: string;
}
