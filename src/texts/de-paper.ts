// Texts of the printed lists (de).
export const dePaper = {
  title: { numbered: 'Alarmliste mit Rufnummern', plain: 'Alarmierungsliste' },
  domain: 'Bereich',
  printedAt: 'Druck',
  version: 'Fassung',
  replaces: (day: string, copy: number) => `ersetzt Ausgabe vom ${day} (Exemplar ${copy})`,
  first: 'erste Ausgabe für diese Stelle',
  copy: 'Exemplar',
  holder: 'Aufbewahrt von',
  expires: 'Gültig bis',
  fallback: 'Telefonkonferenz',
  room: 'Stabsraum',
  reminder:
    'Bitte geben Sie diese Liste nach Ablauf oder beim Wechsel der Aufgabe zurück, oder vernichten Sie sie und melden Sie es. Die Nummern sind vertraulich: nicht kopieren, nicht fotografieren, nicht weitergeben.',
  plainReminder: 'Nur für den Dienstgebrauch. Bitte vernichten Sie ältere Ausgaben.',
  columns: ['Rolle', 'Rang', 'Name', 'Dienststelle', 'Kanal 1', 'Kanal 2', 'Kanal 3', 'bestätigt am', 'alarmiert durch', 'erreicht um', 'Ankunft/Bemerkung'],
  rank: (index: number) => (index === 0 ? 'Inh.' : `V${index}`),
  nobody: 'nicht besetzt',
  ways: { teams: 'Teams', email: 'E-Mail', sms: 'SMS', voice: 'Anruf' },
  kind: { service: 'dienstlich', 'service-mobile': 'dienstl. mobil', private: 'privat' },
  footer: (title: string, page: number, of: number) => `${title} · Seite ${page} von ${of}`,
};
