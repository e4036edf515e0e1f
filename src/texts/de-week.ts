// Texts of Diese Woche, Abweichungen and Reifegrad (de).
const such = (n: number, example: string) => (n === 1 ? `„${example}“` : `${n}, zuerst „${example}“`);

/** One sentence why, and what the button says. `n` how many, `x` the first of them, `day` the earliest day or ''. */
interface TodoWords {
  readonly title: string;
  readonly why: (n: number, x: string, day: string) => string;
  readonly button: string;
}

const todo = {
  role: {
    title: 'Rolle im Krisenstab besetzen',
    why: (n, x) => `${such(n, x)}: Ohne Inhaber/in und Vertretung bleibt die Rolle im Alarm vielleicht leer.`,
    button: 'Zu Personen & Rollen',
  },
  'release-waiting': {
    title: 'Kennzahlen freigeben',
    why: () => 'Eine zweite Person hat Werte zusammengestellt und wartet auf Sie oder eine andere Freigabe.',
    button: 'Zur Freigabe',
  },
  'release-returned': {
    title: 'Zurückgegebene Kennzahlen ansehen',
    why: () => 'Die Werte wurden mit einem Hinweis zurückgegeben und sind nicht freigegeben.',
    button: 'Zur Freigabe',
  },
  risk: {
    title: 'Abweichung von der Leitlinie klären',
    why: (n, x) => `${such(n, x)}: Es fehlt die Meldung an das BCM-Board oder eine gültige Risikoübernahme.`,
    button: 'Zu den Abweichungen',
  },
  'plan-missing': {
    title: 'GFP für zeitkritische Prozesse freigeben',
    why: (n, x) => `${such(n, x)} ${n === 1 ? 'hat' : 'haben'} keinen freigegebenen GFP, obwohl zeitkritisch.`,
    button: 'Zu den Plänen',
  },
  'plan-release': {
    title: 'Plan freigeben',
    why: (n, x) => `${such(n, x)}: wartet auf die Freigabe durch eine zweite Person.`,
    button: 'Zu den Plänen',
  },
  'bia-missing': {
    title: 'Business-Impact-Analyse nachholen',
    why: (n, x) => `${such(n, x)}: Ohne BIA weiß niemand, ob der Prozess zeitkritisch ist.`,
    button: 'Zu den Prozessen',
  },
  'measure-overdue': {
    title: 'Überfällige Maßnahmen klären',
    why: (n, x, day) => `${such(n, x)}: seit ${day} überfällig.`,
    button: 'Zu den Maßnahmen',
  },
  'review-overdue': {
    title: 'Überfällige Pläne prüfen lassen',
    why: (n, x, day) => `${such(n, x)}: Die Prüfung war bis ${day} fällig. Der Plan gilt weiter, ist aber markiert.`,
    button: 'Zu den Plänen',
  },
  trigger: {
    title: 'Prüfanlässe abarbeiten',
    why: (n, x) => `${such(n, x)}: Ein Anlass verlangt, den Plan vor der Zeit zu prüfen.`,
    button: 'Zu den Plänen',
  },
  rta: {
    title: 'Wiederanlaufzeiten klären',
    why: (n, x) => `${such(n, x)}: Die erreichbare Zeit (RTA) ist unbekannt, nur geschätzt oder länger als die RTO.`,
    button: 'Zu den Ressourcen',
  },
  'alarm-exercise': {
    title: 'Alarmierung üben',
    why: () => 'In den letzten zwölf Monaten gab es keine Alarmierungsübung. Sie ist in jeder Stufe Pflicht.',
    button: 'Übung starten',
  },
  term: {
    title: 'Amtszeit verlängern oder nachbesetzen',
    why: (n, x, day) => `${such(n, x)}: Ende der Amtszeit ist der ${day}.`,
    button: 'Zu Personen & Rollen',
  },
  'bia-old': {
    title: 'Business-Impact-Analyse erneuern',
    why: (n, x) => `${such(n, x)}: Die BIA ist älter als festgelegt.`,
    button: 'Zu den Prozessen',
  },
  'measure-check': {
    title: 'Wirksamkeit von Maßnahmen prüfen',
    why: (n, x) => `${such(n, x)}: abgeschlossen, aber die Wirksamkeit ist nicht geprüft.`,
    button: 'Zu den Maßnahmen',
  },
  contract: {
    title: 'Vertrag verlängern',
    why: (n, x, day) => `${such(n, x)}: Der Vertrag endet am ${day}.`,
    button: 'Zu den Ressourcen',
  },
  'deviation-ends': {
    title: 'Abweichung läuft aus',
    why: (n, x, day) => `${such(n, x)}: gilt nur bis ${day}.`,
    button: 'Zu den Abweichungen',
  },
  'review-soon': {
    title: 'Pläne bald prüfen',
    why: (n, x, day) => `${such(n, x)}: Prüfung bis ${day}. Die Zuständigen werden erinnert.`,
    button: 'Zu den Plänen',
  },
  'measure-soon': {
    title: 'Maßnahmen werden fällig',
    why: (n, x, day) => `${such(n, x)}: fällig am ${day}.`,
    button: 'Zu den Maßnahmen',
  },
  'release-due': {
    title: 'Kennzahlen zusammenstellen',
    why: (_n, _x, day) => `Die nächste Freigabe an die Zentralstelle ist bis ${day} fällig.`,
    button: 'Zur Freigabe',
  },
  guideline: {
    title: 'Leitlinie eintragen',
    why: () => 'Für Ihre BC-Domäne ist keine Leitlinie mit Freigabedatum eingetragen.',
    button: 'Zum BCMS des Bereichs',
  },
  officer: {
    title: 'BC-Beauftragte/n eintragen',
    why: () => 'Für Ihre BC-Domäne ist niemand als BC-Beauftragte/r eingetragen.',
    button: 'Zum BCMS des Bereichs',
  },
  maturity: {
    title: 'Reifegrad beurteilen',
    why: () => 'Der Reifegrad wurde noch nicht oder vor mehr als einem Jahr beurteilt.',
    button: 'Zum Reifegrad',
  },
} satisfies Record<string, TodoWords>;

export const deWeek = {
  title: 'Diese Woche',
  lead: 'Was als Nächstes zu tun ist, das Wichtigste zuerst. Jeder Punkt führt auf die eine Seite, auf der er erledigt wird.',
  figures: 'Sechs Kennzahlen',
  todos: 'Zu tun',
  open: 'Öffnen',
  /** The way to the first of several. */
  first: (name: string) => `„${name}“ öffnen`,
  rest: (n: number) =>
    n === 1
      ? '1 weiterer Punkt folgt, wenn etwas erledigt ist.'
      : `${n} weitere Punkte folgen, wenn etwas erledigt ist.`,
  empty: 'Zurzeit ist nichts zu tun.',
  emptyMore: 'Alle Rollen sind besetzt, nichts ist überfällig, nichts wartet auf Freigabe.',
  next: 'Als Nächstes fällig',
  all: 'Alle Termine',
  alarm: 'Es ist ein Alarm offen.',
  toAlarm: 'Zur Lage',
  todo,
};

export const deDeviations = {
  title: 'Abweichungen',
  lead: 'Wo die BC-Domäne von der Leitlinie abweicht: MUSS mit Begründung, Meldung an das BCM-Board und Risikoübernahme durch die Behördenleitung; SOLL mit Begründung.',
  none: 'Es sind keine Abweichungen erfasst.',
  add: 'Abweichung erfassen',
  edit: (name: string) => `${name} bearbeiten`,
  newOne: 'Neue Abweichung',
  saved: 'Gespeichert.',
  save: 'Speichern',
  cancel: 'Abbrechen',
  filter: 'Anzeigen',
  filters: { open: 'Offene', all: 'Alle', must: 'Nur MUSS' },
  modal: { MUSS: 'MUSS', SOLL: 'SOLL' },
  status: { open: 'offen', closed: 'erledigt' },
  want: {
    board: 'BCM-Board nicht informiert',
    acceptance: 'keine Risikoübernahme',
    expired: 'Gültigkeit abgelaufen',
  },
  fine: 'vollständig',
  field: {
    requirement: 'Anforderung',
    requirementHint: 'Welche Vorgabe, zum Beispiel „BCLL 4.3“.',
    modal: 'Art',
    reason: 'Begründung',
    boardInformedOn: 'BCM-Board informiert am',
    riskAcceptedBy: 'Risiko übernommen von',
    riskAcceptedByHint: 'Behördenleitung der BC-Domäne. Wer das ist, steht unter Personen & Rollen.',
    riskAcceptedOn: 'Risiko übernommen am',
    validTo: 'Gilt bis',
    closedOn: 'Erledigt am',
  },
  nobody: 'niemand',
  noManagement: 'Es ist keine Behördenleitung benannt. Bitte tragen Sie sie unter Personen & Rollen ein.',
  history: 'Verlauf',
  historyLine: (name: string, moment: string) => `${name}, ${moment}`,
  column: { requirement: 'Anforderung', modal: 'Art', status: 'Stand', wants: 'Was fehlt', validTo: 'Gilt bis' },
};

export const deMaturity = {
  title: 'Reifegrad',
  lead: 'Wie reif ist das BCMS je Prozessschritt? Ab Stufe 1 gehört zu jeder Angabe ein Nachweis: eine Adresse oder Dokumentnummer.',
  stage: 'BCMS-Stufe',
  stages: { REACTIVE: 'Reaktiv', BUILD_UP: 'Aufbau', STANDARD: 'Standard' },
  stageHint: 'Die Stufe wird unter „BCMS des Bereichs“ gepflegt.',
  assessedOn: (day: string) => `Beurteilt am ${day}`,
  never: 'Noch nicht beurteilt.',
  level: {
    0: '0 – nicht vorhanden',
    1: '1 – anfänglich',
    2: '2 – gesteuert',
    3: '3 – festgelegt',
    4: '4 – gemessen',
    5: '5 – fortlaufend verbessert',
  },
  step: 'Prozessschritt',
  levelName: 'Stufe',
  evidence: 'Nachweis',
  note: 'Bemerkung',
  edit: 'Neu beurteilen',
  save: 'Beurteilung speichern',
  cancel: 'Abbrechen',
  saved: 'Die Beurteilung ist gespeichert.',
  mean: 'Mittel',
  chart: 'Stufe je Prozessschritt',
  history: 'Frühere Beurteilungen',
  historyNone: 'Es gibt noch keine frühere Beurteilung.',
  historyLine: (day: string, mean: string, name: string) => `${day}: Mittel ${mean}, durch ${name}`,
};
