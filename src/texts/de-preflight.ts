// Texts of the page Startklar? (de): what has to stand before the first real alarm, and what to do where it does not.

export const dePreflight = {
  title: 'Startklar?',
  lead: 'Was vor dem ersten echten Alarm stehen muss. Gerade nachgesehen; verschickt wurde dafür nichts.',
  again: 'Noch einmal nachsehen',
  ready: 'Alles steht, was sich von hier aus sehen lässt.',
  open: (count: number) => (count === 1 ? 'Ein Punkt fehlt noch.' : `${count} Punkte fehlen noch.`),
  state: { ok: 'steht', todo: 'fehlt', look: 'bitte selbst ansehen', unknown: 'gerade nicht festzustellen' },
  unknownTodo: 'Bitte sehen Sie in ein paar Minuten noch einmal nach. Bleibt es so, hilft das Protokoll des Dienstes.',
  share: (percent: number) => `${percent} % sind erreichbar.`,
  check: {
    bot: {
      name: 'Der Bot kommt bei Teams an',
      todo: 'Bitte prüfen Sie App-Registrierung, Anmeldedaten des Bots und den Netzweg nach außen (betrieb.md, Abschnitt 4).',
    },
    permissions: {
      name: 'Berechtigungen in Microsoft Graph',
      todo: 'Bitte lassen Sie diese Anwendungsberechtigungen in Entra erteilen und ihnen zustimmen (permissions.md).',
    },
    directory: {
      name: 'Das Verzeichnis wird gelesen',
      todo: 'Bitte setzen Sie DIRECTORY=graph, ordnen Sie Gruppen zu und starten Sie auf „Rollout“ den Abgleich.',
    },
    mapping: {
      name: 'Jeder Bereich hat eine Gruppe',
      todo: 'Bitte ordnen Sie auf „Rollout“ diesen Bereichen eine Gruppe des Mandanten zu.',
    },
    catalog: {
      name: 'Die App steht im Katalog der Organisation',
      todo: 'Bitte laden Sie das Paket im Teams Admin Center hoch und setzen Sie TEAMS_CATALOG_ID auf die Kennung dort.',
    },
    apps: {
      name: 'App und Chat bei mindestens 95 % der Personen',
      todo: 'Auf „Rollout“ steht, wer fehlt und warum. Beginnen Sie die nächste Welle, oder beheben Sie die Gründe.',
    },
    policy: {
      name: 'Richtlinien im Teams Admin Center',
      todo: 'Von hier nicht zu sehen. Bitte prüfen Sie: Berechtigungsrichtlinie erlaubt die App, Einrichtungsrichtlinie führt sie unter „Installierte Apps“.',
    },
    channels: {
      name: 'Jeder Bereich hat einen Krisenkanal mit dem Bot',
      todo: 'Bitte nehmen Sie die App in das Team dieser Bereiche auf, und tragen Sie den Kanal ein.',
    },
    teams: {
      name: 'Jede Stabsleitung hat eine Vertretung',
      todo: 'Bitte benennen Sie unter „Personen & Rollen“ Stabsleitung und Vertretung für diese Bereiche.',
    },
    'second-ways': {
      name: 'Zweitwege: E-Mail, SMS, Anruf',
      todo: 'Diese Wege sind nicht eingerichtet oder gestört. Fällt Teams aus, erreicht sonst niemand den Krisenstab.',
    },
    emergency: {
      name: 'Notfallzugang mit gültigen Zetteln',
      todo: 'Bitte setzen Sie EMERGENCY_SECRET, und lassen Sie in diesen Bereichen Zettel ausgeben („Notfallzugang“).',
    },
    intake: {
      name: 'Meldungen der Überwachung',
      todo: 'Bitte setzen Sie INTAKE_SECRET, und richten Sie die Überwachung darauf ein.',
    },
    expiry: {
      name: 'Anmeldedaten und Zertifikate laufen nicht bald ab',
      todo: 'Bitte erneuern Sie das Genannte, und tragen Sie unter „Betrieb“ ein, wann Anmeldedaten und Zertifikate enden.',
    },
    watch: {
      name: 'Probealarm alle fünf Minuten, mit Totmannschalter draußen',
      todo: 'Bitte setzen Sie SYNTHETIC_CONVERSATION und DEAD_MAN_URL; sonst merkt niemand, wenn nichts mehr läuft.',
    },
  },
  /** Ways by their names. */
  way: { email: 'E-Mail', sms: 'SMS', voice: 'Anruf' } as Readonly<Record<string, string>>,
};
