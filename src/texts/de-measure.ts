// German names of everything about measures (BSI 200-4, 15; domain.md 6), and the sentences of what their rules refuse.

export const refusedMeasureDe = {
  'measure-action': () => 'Bitte schreiben Sie, was getan werden soll.',
  'measure-day': () => 'Dieses Datum ist nicht lesbar. Bitte wählen Sie einen Tag.',
  'measure-need': () => 'Bitte schreiben Sie, was korrigiert oder verbessert werden soll.',
  'measure-note': () => 'Bitte schreiben Sie, wie es steht.',
  'measure-own': () => 'Die Wirksamkeit prüft eine andere Person als die, die die Maßnahme umgesetzt hat.',
  'measure-owner': () => 'Bitte wählen Sie, wer die Maßnahme umsetzt.',
  'measure-past': () => 'Der neue Termin liegt in der Vergangenheit. Bitte wählen Sie einen späteren Tag.',
  'measure-risk': () =>
    'Ablehnen geht nur, wenn die Behördenleitung das Risiko übernimmt. Bitte wählen Sie, wer es übernommen hat.',
  'measure-state': () => 'Das geht im jetzigen Stand der Maßnahme nicht. Bitte laden Sie die Seite neu.',
};

export const measureWordsDe = {
  kind: {
    CORRECTION: 'Korrektur',
    IMPROVEMENT: 'Verbesserung',
    MAINTENANCE: 'Aufrechterhaltung',
    PREVENTION: 'Vorsorge',
  },
  priority: { HIGH: 'Hoch', MEDIUM: 'Mittel', LOW: 'Gering' },
  origin: {
    EXERCISE: 'Übung',
    INCIDENT: 'Ereignis',
    AUDIT: 'Prüfung',
    BIA: 'Business-Impact-Analyse',
    PLAN: 'Plan',
    NONE: 'Ohne Anlass',
  },
  status: {
    none: 'Unbekannt',
    open: 'Offen',
    'in-progress': 'In Umsetzung',
    done: 'Abgeschlossen',
    checked: 'Wirksamkeit geprüft',
    rejected: 'Abgelehnt, Risiko übernommen',
  },
  /** A due day within a sentence. */
  dueOn: (day: string) => `Termin ${day}`,
  effect: { yes: 'wirksam', no: 'nicht wirksam' },
};
