// German words about the watch over the product itself: the synthetic alarm's card, and how promises stand.

const number = (n: number) => n.toLocaleString('de-DE', { maximumFractionDigits: 1 });

/** By number. */
const promise = {
  1: 'Was angenommen ist, ist gespeichert',
  2: 'Jede Nachricht hat ein erklärtes Ende',
  3: 'In der Regel genau eine Nachricht',
  4: 'Nach einem Neustart wird nichts sonst wiederholt',
  5: 'Der Krisenstab hört es binnen 2 Sekunden',
  6: 'Der Eskalationsplan läuft pünktlich, nie zu früh',
  7: 'Keine Antwort geht verloren',
  8: 'Nach dem Ende geht nichts mehr hinaus',
  9: 'Nichts Überholtes wird nachgeschickt',
  10: 'Übung und Ernstfall sind nie zu verwechseln',
  11: 'Fällt Teams aus, gehen die Zweitwege binnen 60 Sekunden',
  12: 'Das System prüft sich alle fünf Minuten selbst',
  13: 'Angezeigt wird nur, was bewiesen ist',
  14: 'Immer sendet genau ein Server',
  15: 'Das Einsatztagebuch ist unverändert',
};

const expiryField: Readonly<Record<string, string>> = {
  kind: 'Art',
  title: 'Bezeichnung',
  where: 'Wo es erneuert wird',
  endsOn: 'Gültig bis',
};

export const refusedWatchDe = {
  'expiry-wrong': ({ field = '' }: Readonly<Record<string, string | number>>) =>
    `Bitte prüfen Sie das Feld „${expiryField[String(field)] ?? field}“: Es fehlt, ist zu lang oder kein Tag, den es gibt.`,
};

export const watchDe = {
  kind: { secret: 'Geheimnis', certificate: 'Zertifikat', codes: 'Codes des Notfallzugangs', contract: 'Vertrag' },
  card: {
    mark: 'TECHNISCHER PROBEALARM',
    step: 'Sie müssen nichts tun.',
    why: 'BCM-Lotse prüft alle fünf Minuten den Weg vom Auslösen bis zu Teams. Diese Nachricht wird gleich wieder gelöscht.',
  },
  page: {
    kept: 'Alle gemessenen Zusagen werden eingehalten.',
    broken: (n: number) => (n === 1 ? 'Eine Zusage wird nicht eingehalten.' : `${n} Zusagen werden nicht eingehalten.`),
    whatToDo: 'Was zu tun ist, steht im Betriebshandbuch (docs/betrieb.md, Abschnitt „Meldungen“), nach Nummern.',
    promises: 'Zusagen',
    promisesHint: (process: string) => `Gemessen von ${process} in den letzten fünf Minuten.`,
    column: { promise: 'Zusage', state: 'Stand', value: 'Gemessen', last: 'Zuletzt verletzt' },
    promise,
    state: { kept: 'eingehalten', broken: 'nicht eingehalten', silent: 'noch nichts gemessen' },
    value: {
      count: (value: number, limit: number) =>
        limit === 0
          ? value === 0
            ? 'keine Verletzung'
            : `${value}-mal verletzt`
          : `${value} Zweitkopien, höchstens ${limit}`,
      duration: (value: number, limit: number) => `längstens ${number(value)} s, Grenze ${number(limit)} s`,
      level: (value: number, limit: number) =>
        limit === 0 ? `${number(value)} gefunden` : `${number(value)} s, Grenze ${number(limit)} s`,
    },
    never: 'nie, seit dem Start',
    synthetic: 'Probealarm',
    syntheticState: {
      off: 'nicht eingerichtet',
      waiting: 'noch keiner ausgelöst',
      passed: 'durchgekommen',
      running: 'läuft gerade',
      yields: 'wartet, weil Nachrichten an den Krisenstab vorgehen',
      failed: 'nicht durchgekommen',
      late: 'überfällig: mehr als zwei fehlen',
    },
    syntheticOff:
      'Ein Ausfall fällt sonst erst im Ernstfall auf. Tragen Sie SYNTHETIC_CONVERSATION ein (docs/einstellungen.md).',
    raised: 'Zuletzt ausgelöst',
    passed: 'Zuletzt durchgekommen',
    took: 'Dauer bis zur Übergabe an Teams',
    tookText: (ms: number) => `${number(ms / 1_000)} s`,
    code: 'Grund',
    outside: 'Totmannschalter',
    outsideState: {
      off: 'nicht eingerichtet',
      unknown: 'von diesem Server noch nicht gerufen',
      told: 'gerufen',
      failed: 'nicht erreichbar',
    },
    none: '–',
    expiries: 'Was abläuft',
    expiriesHint:
      'Wer das System betreibt, wird 60, 30 und 7 Tage vorher erinnert. Tragen Sie nie das Geheimnis selbst ein.',
    noExpiries:
      'Noch nichts eingetragen. Tragen Sie das Geheimnis des Bots, Zertifikate und Verträge mit Gateways ein.',
    add: 'Eintragen',
    edit: 'Ändern',
    save: 'Speichern',
    saved: 'Gespeichert.',
    field: {
      kind: 'Art',
      title: 'Bezeichnung',
      where: 'Wo es erneuert wird',
      endsOn: 'Gültig bis',
      retired: 'Wird nicht mehr benutzt',
    },
    left: (days: number) =>
      days < 0 ? 'abgelaufen' : days === 0 ? 'läuft heute ab' : days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`,
    retired: 'nicht mehr benutzt',
    codesOf: (domain: string) => `Notfallzugang ${domain}`,
    standing: 'Stand',
    warnedText: (days: number, moment: string) => `erinnert ${moment} (${days} Tage vorher)`,
  },
};
