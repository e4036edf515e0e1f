// Texts of the reports to the Behördenleitung and to the Zentralstelle (de; BSI 200-4, 14.4; domain.md 5).
export const deReportPaper = {
  title: { management: 'Bericht an die Behördenleitung', central: 'Bericht an die Zentralstelle' },
  footer: (title: string, domain: string, page: number, of: number) =>
    `Intern · ${title}, ${domain} · Seite ${page} von ${of}`,
  download: { pdf: 'als PDF', xlsx: 'als Excel-Datei' },
  busy: 'Wird erzeugt …',
  part: 'Berichte',
  hint: {
    management: 'Stand von jetzt, mit Namen und Inhalten. Nur für Ihr Haus.',
    central: 'Nur freigegebene Werte, ohne Namen und Inhalte.',
  },
  domain: 'Bereich',
  authority: 'Dienststelle',
  asOf: 'Stand',
  released: 'Freigegeben',
  set: 'Kennzahlensatz',
  setText: (version: number) => (version === 0 ? 'Voreinstellung' : `Fassung ${version}`),
  source: 'Quelle',
  sourceText: 'BCM-Lotse, Register und Einsatztagebuch des Bereichs',
  missing: 'Dazu liegen keine Daten vor.',
  none: 'Keine.',
  section: {
    needs: 'Was ich von Ihnen brauche',
    measures: 'Stand früherer Maßnahmen',
    changes: 'Veränderungen innen und außen',
    figures: 'Kennzahlen und Entwicklung',
    deviations: 'Abweichungen von der Leitlinie',
    audit: 'Ergebnisse von Prüfungen',
    feedback: 'Rückmeldungen von Beteiligten',
    guideline: 'Eignung von Leitlinie und Zielen',
    improvements: 'Mittel zur Verbesserung und Chancen',
    bia: 'Ergebnisse der Business-Impact-Analyse',
    documents: 'Überprüfung der Dokumente',
    risks: 'Nicht ausreichend abgesichert',
    lessons: 'Lehren aus Störungen, Notfällen und Übungen',
    decision: 'Entscheidung der Behördenleitung',
    state: 'Stand des BCMS',
    muss: 'MUSS-Abweichungen',
    exercises: 'Übungen gehalten und geplant',
    overdue: 'Am längsten überfällige Maßnahmen',
    support: 'Bitte um Unterstützung',
    remark: 'Bemerkung',
  },
  column: {
    measure: ['Nummer', 'Maßnahme', 'Zuständig', 'Termin', 'Stand'],
    figure: ['Kennzahl', 'Wert', 'erfüllt', 'bekannt', 'unbekannt', 'Ziel', 'Beurteilung', 'Veränderung'],
    deviation: ['Anforderung', 'Art', 'Begründung', 'Board informiert', 'Risiko übernommen', 'gilt bis'],
    document: ['Dokument', 'Nummer', 'Fassung', 'prüfen bis'],
    risk: ['Prozess', 'Organisationseinheit', 'MTPD', 'RTO', 'Lücken'],
    decision: ['Entscheidung', 'Wer', 'Bis wann'],
    change: ['Anlass', 'Dokument', 'seit'],
  },
  counted: (open: number, progress: number, done: number, checked: number, overdue: number) =>
    `${open} offen, ${progress} in Umsetzung, ${done} abgeschlossen, ${checked} auf Wirksamkeit geprüft; ${overdue} überfällig.`,
  bia: (all: number, critical: number, unknown: number) =>
    `${all} Prozesse, davon ${critical} zeitkritisch; bei ${unknown} fehlt die Bewertung.`,
  documents: (all: number, overdue: number) => `${all} Dokumente in Kraft, ${overdue} zur Überprüfung überfällig.`,
  guideline: {
    stage: 'BCMS-Stufe',
    stages: { REACTIVE: 'Reaktiv', BUILD_UP: 'Aufbau', STANDARD: 'Standard' },
    officer: 'BC-Beauftragte/r benannt',
    day: 'Leitlinie vom',
    yes: 'ja',
    no: 'nein',
    noDay: 'keine Leitlinie',
  },
  need: {
    officer: 'Bitte benennen Sie eine/n BC-Beauftragte/n.',
    guideline: 'Bitte erlassen Sie eine Leitlinie BCMS.',
    risks: (n: number) =>
      n === 1
        ? 'Bitte entscheiden Sie über die Risikoübernahme bei 1 MUSS-Abweichung.'
        : `Bitte entscheiden Sie über die Risikoübernahme bei ${n} MUSS-Abweichungen.`,
    overdue: (n: number) =>
      n === 1
        ? 'Bitte entscheiden Sie über 1 überfällige Maßnahme: Mittel, neuer Termin oder Risikoübernahme.'
        : `Bitte entscheiden Sie über ${n} überfällige Maßnahmen: Mittel, neue Termine oder Risikoübernahme.`,
    release: (n: number) =>
      n === 1
        ? 'Bitte sehen Sie 1 Dokument an, das auf Freigabe wartet.'
        : `Bitte sehen Sie ${n} Dokumente an, die auf Freigabe warten.`,
    uncovered: (n: number) =>
      n === 1
        ? 'Bitte entscheiden Sie über 1 zeitkritischen Prozess ohne ausreichende Absicherung.'
        : `Bitte entscheiden Sie über ${n} zeitkritische Prozesse ohne ausreichende Absicherung.`,
    decide: 'Bitte halten Sie Ihre Entscheidung auf der letzten Seite fest.',
  },
  deviation: {
    muss: (open: number, without: number) => `${open} offen, davon ${without} ohne Risikoübernahme.`,
    notInformed: 'noch nicht',
  },
  exercises: 'Übungen und ihr Plan werden noch nicht in der App geführt; hier stehen deshalb keine Zahlen.',
  sheet: 'Bericht',
};
