// Names and formulas of the key figures (de): what stands above and below the line, and what counts as unknown.

/** `met`, `open`, `unknown`: what one item of each kind is. */
interface KpiWords {
  readonly name: string;
  readonly formula: string;
  readonly met: string;
  readonly open: string;
  readonly unknown: string;
}

const exercised = {
  met: 'geübt oder geplant',
  open: 'weder geübt noch geplant',
  unknown: 'nur von Hand vermerkt, oder kein Übungsprogramm',
};

export const deKpiNames = {
  K1: {
    name: 'Abdeckung BIA',
    formula: 'Prozesse mit Business-Impact-Analyse ÷ alle Prozesse',
    met: 'mit BIA',
    open: 'ohne BIA',
    unknown: 'keine Angabe zur BIA',
  },
  K2: {
    name: 'Aktualität BIA',
    formula: 'Prozesse, deren BIA höchstens so alt ist wie festgelegt ÷ alle Prozesse',
    met: 'aktuell',
    open: 'veraltet oder ohne BIA',
    unknown: 'BIA ohne Datum',
  },
  K3: {
    name: 'Anteil zeitkritischer Prozesse',
    formula: 'zeitkritische Prozesse ÷ alle Prozesse (Plausibilität)',
    met: 'zeitkritisch',
    open: 'nicht zeitkritisch',
    unknown: 'nicht bewertet',
  },
  K4: {
    name: 'Abdeckung GFP',
    formula: 'zeitkritische Prozesse in einem freigegebenen GFP ÷ zeitkritische Prozesse',
    met: 'mit freigegebenem GFP',
    open: 'ohne freigegebenen GFP',
    unknown: 'nicht bewertet, ob zeitkritisch',
  },
  K5: {
    name: 'Aktualität GFP',
    formula: 'GFP, die in der festgelegten Zeit freigegeben oder geprüft wurden ÷ freigegebene GFP',
    met: 'aktuell',
    open: 'veraltet',
    unknown: 'ohne Datum',
  },
  K6: {
    name: 'Qualität GFP',
    formula:
      'Organisationseinheiten, deren zeitkritische Prozesse in einem qualitätsgeprüften GFP stehen ÷ Einheiten, die einen brauchen',
    met: 'geprüft',
    open: 'nicht oder nur teilweise geprüft',
    unknown: 'nicht bewertet, ob ein GFP nötig ist',
  },
  K7: {
    name: 'Wirksame GFP',
    formula:
      'Organisationseinheiten, deren GFP durch den Bericht einer Übung oder ein Ereignis als wirksam nachgewiesen ist ÷ Einheiten, die einen brauchen',
    met: 'wirksam nachgewiesen',
    open: 'nicht wirksam, Nachweis veraltet oder kein GFP',
    unknown: 'ohne Ergebnis einer Übung oder eines Ereignisses',
  },
  K8: {
    name: 'Übungsabdeckung Ressourcen',
    formula:
      'im Zeitraum in einer Übung geübte oder im freigegebenen Jahresübungsplan geplante Ressourcen ÷ alle Ressourcen',
    ...exercised,
  },
  K9: {
    name: 'Übungsabdeckung WAP',
    formula: 'im Zeitraum in einer Übung geübte oder im freigegebenen Jahresübungsplan geplante WAP ÷ freigegebene WAP',
    ...exercised,
  },
  K10: {
    name: 'Übungsabdeckung GFP',
    formula: 'im Zeitraum in einer Übung geübte oder im freigegebenen Jahresübungsplan geplante GFP ÷ freigegebene GFP',
    ...exercised,
  },
  K11: {
    name: 'Termintreue Maßnahmen',
    formula: 'bis zum Termin abgeschlossene Maßnahmen ÷ fällige Maßnahmen',
    met: 'termingerecht',
    open: 'verspätet oder überfällig',
    unknown: 'ohne Termin',
  },
  K12: {
    name: 'Absicherung',
    formula:
      'zeitkritische Ressourcen, deren RTA durch Test oder Vertrag nachgewiesen ist und ≤ RTO ÷ zeitkritische Ressourcen',
    met: 'nachgewiesen abgesichert',
    open: 'RTA zu lang oder nur geschätzt',
    unknown: 'RTA oder RTO unbekannt, oder Test ohne Übung hier',
  },
  K13: {
    name: 'Besetzung der BAO',
    formula: 'Rollen mit Inhaber/in und mindestens einer Vertretung ÷ Rollen',
    met: 'besetzt mit Vertretung',
    open: 'unbesetzt oder ohne Vertretung',
    unknown: 'keine Angabe',
  },
  K14: {
    name: 'Übungsquote der BAO',
    formula: 'Mitglieder des Krisenstabs, die im Zeitraum in einer Übung übten ÷ Mitglieder',
    met: 'geübt',
    open: 'im Zeitraum nicht geübt',
    unknown: 'nur von Hand vermerkt, oder kein Übungsprogramm',
  },
  K15: {
    name: 'Erreichbarkeitsquote',
    formula: 'Rollen, für die jemand rechtzeitig zusagte ÷ alarmierte Rollen (beendete Alarme und Übungen)',
    met: 'rechtzeitig zugesagt',
    open: 'zu spät oder gar nicht',
    unknown: 'gelöscht oder vor der Frist beendet',
  },
  K16a: {
    name: 'Alarmierungszeit',
    formula: 'Alarme, bei denen der Krisenstab rechtzeitig vollständig war ÷ Alarme',
    met: 'rechtzeitig vollständig',
    open: 'zu spät oder nie vollständig',
    unknown: 'vor der Frist beendet',
  },
  K16b: {
    name: 'BAO-Reaktionszeit',
    formula: 'Ereignisse, die in der BAO-Reaktionszeit ausgerufen wurden ÷ ausgerufene Ereignisse',
    met: 'rechtzeitig ausgerufen',
    open: 'zu spät ausgerufen',
    unknown: 'Beginn unbekannt',
  },
  K17: {
    name: 'RTO-Erfüllung in Übungen',
    formula: 'Tests mit Zeit ≤ RTO ÷ Tests im Zeitraum (aus freigegebenen Berichten und Ereignissen)',
    met: 'RTO eingehalten',
    open: 'RTO überschritten',
    unknown: 'Zeit oder RTO unbekannt',
  },
  K18: {
    name: 'Erfüllung des Übungsplans',
    formula:
      'bis zum geplanten Tag durchgeführte Übungen ÷ fällige Zeilen freigegebener Jahresübungspläne (erste Freigabe zählt)',
    met: 'planmäßig durchgeführt',
    open: 'verspätet, abgebrochen, verschoben oder ausgefallen',
    unknown: 'keine Angabe',
  },
  K19: {
    name: 'Wirksamkeitsprüfung',
    formula: 'Maßnahmen mit geprüfter Wirksamkeit ÷ abgeschlossene Maßnahmen',
    met: 'Wirksamkeit geprüft',
    open: 'noch nicht geprüft',
    unknown: 'keine Angabe',
  },
  K20: {
    name: 'Aktualität der Kontaktdaten',
    formula: 'rechtzeitig bestätigte Kontaktdaten ÷ Personen mit Rolle',
    met: 'bestätigt',
    open: 'nicht oder zu lange nicht bestätigt',
    unknown: 'keine Kontaktdaten',
  },
  K21: {
    name: 'MUSS-Abweichungen ohne Risikoübernahme',
    formula: 'offene MUSS-Abweichungen, für die keine Risikoübernahme gilt (Anzahl)',
    met: 'ohne Risikoübernahme',
    open: 'mit Risikoübernahme',
    unknown: 'keine Angabe',
  },
} satisfies Record<string, KpiWords>;
