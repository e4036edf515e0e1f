// Every variable the product reads, with what it means: one list for the reader, `check-config` and docs/einstellungen.md.

export interface Setting {
  readonly name: string;
  /** In German, one sentence. */
  readonly meaning: string;
  /** What counts when it is not set; '' when it has to be set or is off. */
  readonly usual: string;
  /** Never shown, and only from the environment or a vault. */
  readonly secret?: true;
  /** Without it the product does not start. */
  readonly needed?: true;
  /** What does not work without it, for whoever may wonder. */
  readonly without?: string;
}

const gateway = (prefix: 'SMS' | 'VOICE', what: string): readonly Setting[] => [
  {
    name: `${prefix}_URL`,
    meaning: `HTTPS-Adresse des Gateways für ${what}.`,
    usual: '',
    without: `Ohne ${prefix}_URL gibt es keine ${what}: Wen Teams nicht erreicht, der wird so nicht erreicht.`,
  },
  { name: `${prefix}_AUTH`, meaning: 'Wert des Kopfes Authorization.', usual: '', secret: true },
  {
    name: `${prefix}_BODY`,
    meaning: 'Inhalt der Anfrage, JSON oder Formular, mit {to} {text} {callback} {id}.',
    usual: '',
  },
  { name: `${prefix}_PRICE`, meaning: 'Euro je Segment oder Anruf; wird vor dem Senden angezeigt.', usual: '' },
  {
    name: `${prefix}_CALLBACK_SECRET`,
    meaning: 'Geheimnis, mit dem das Gateway seine Rückmeldungen unterschreibt, mindestens 32 Zeichen.',
    usual: '',
    secret: true,
  },
];

/** In the order in which an operator sets them. */
export const settings: readonly Setting[] = [
  {
    name: 'PUBLIC_URL',
    meaning: 'Adresse, unter der Menschen und Teams das Produkt erreichen, https, ohne Pfad.',
    usual: '',
    needed: true,
  },
  { name: 'PORT', meaning: 'Port, auf dem das Produkt lauscht.', usual: '3978' },
  { name: 'BIND', meaning: 'Adresse, auf der es lauscht.', usual: '0.0.0.0; auf dem eigenen Rechner 127.0.0.1' },
  {
    name: 'TRUSTED_PROXIES',
    meaning: 'Adressen oder Netze davor stehender Proxys, denen geglaubt wird, wer fragt; durch Kommas getrennt.',
    usual: 'keine',
  },
  { name: 'TENANT_ID', meaning: 'Entra-Mandant (GUID).', usual: '', needed: true },
  {
    name: 'BOT_APP_ID',
    meaning: 'App-Registrierung des Bots (GUID), nur für diesen Mandanten.',
    usual: '',
    needed: true,
  },
  {
    name: 'BOT_IDENTITY',
    meaning:
      'Client-ID der verwalteten Identität, der die App-Registrierung vertraut: So kommt der Bot ohne Geheimnis aus. Eines von BOT_IDENTITY, BOT_CERTIFICATE, BOT_APP_SECRET ist nötig; das erste gesetzte gilt.',
    usual: '',
  },
  {
    name: 'BOT_CERTIFICATE',
    meaning: 'Zertifikat des Bots und sein privater RSA-Schlüssel (PKCS #8), beides PEM, oder dasselbe in Base64.',
    usual: '',
    secret: true,
  },
  {
    name: 'BOT_APP_SECRET',
    meaning: 'Geheimer Clientschlüssel des Bots, mindestens 16 Zeichen.',
    usual: '',
    secret: true,
  },
  { name: 'OIDC_ISSUER', meaning: 'Aussteller der Anmeldung im Tab.', usual: 'Entra des Mandanten' },
  {
    name: 'OIDC_AUDIENCE',
    meaning: 'App-Registrierung, für die sich Menschen im Tab anmelden (GUID).',
    usual: 'BOT_APP_ID',
  },
  {
    name: 'TEAMS_SERVICE_HOSTS',
    meaning: 'Hosts, die das Token des Bots bekommen dürfen, durch Kommas getrennt.',
    usual: 'smba.trafficmanager.net',
  },
  {
    name: 'TEAMS_SERVICE_URL',
    meaning: 'Adresse des Connectors für Menschen, die dem Bot nie geschrieben haben, mit Schrägstrich am Ende.',
    usual: 'https://smba.trafficmanager.net/teams/',
  },
  {
    name: 'BOT_OPENID_METADATA',
    meaning: 'Wo die Schlüssel des Bot Frameworks stehen; nur lokal anders.',
    usual: 'Bot Framework',
  },
  { name: 'BOT_TOKEN_URL', meaning: 'Wo der Bot sein Token holt; nur lokal anders.', usual: 'Entra des Mandanten' },
  { name: 'STORE', meaning: 'Datenhaltung: sqlite (ein Rechner) oder cosmos (Azure).', usual: 'sqlite' },
  { name: 'BCM_DATA', meaning: 'Ordner der eingebetteten Datenhaltung.', usual: './data' },
  { name: 'COSMOS_ENDPOINT', meaning: 'Konto bei STORE=cosmos: https://<Konto>.documents.azure.com.', usual: '' },
  { name: 'COSMOS_DATABASE', meaning: 'Datenbank in diesem Konto.', usual: 'bcm-lotse' },
  {
    name: 'FEED',
    meaning:
      'on: Hinweise im Aktivitätsfeed von Teams neben den Nachrichten des Bots, nur auf Rechnern; keine Zustellung.',
    usual: 'off',
  },
  {
    name: 'DIRECTORY',
    meaning: 'graph: Menschen und Gruppen kommen jede Nacht aus dem Verzeichnis des Mandanten.',
    usual: 'off',
    without: 'Ohne DIRECTORY=graph bleibt das Verzeichnis der Menschen, wie es eingerichtet wurde.',
  },
  {
    name: 'TEAMS_CATALOG_ID',
    meaning: 'Kennung der App im Katalog der Organisation (GUID); damit wird sie nachts installiert, wo sie fehlt.',
    usual: '',
    without: 'Ohne TEAMS_CATALOG_ID wird die App nicht installiert; nur Chats von schon installierten werden eröffnet.',
  },
  { name: 'GRAPH_URL', meaning: 'Microsoft Graph; nur lokal anders.', usual: 'https://graph.microsoft.com' },
  {
    name: 'SMTP_URL',
    meaning: 'Mailserver: smtps://Name:Kennwort@Host:Port, oder smtp:// mit STARTTLS.',
    usual: '',
    secret: true,
    without: 'Ohne SMTP_URL gibt es keine E-Mail: Wen Teams nicht erreicht, der wird so nicht erreicht.',
  },
  { name: 'MAIL_FROM', meaning: 'Absender, etwa BCM-Lotse <bcm@land.example>.', usual: '' },
  { name: 'MAIL_REPLY_TO', meaning: 'Wohin von Hand geschriebene Antworten gehen.', usual: '' },
  ...gateway('SMS', 'SMS'),
  ...gateway('VOICE', 'Anrufe'),
  { name: 'LINK_URL', meaning: 'Kurze Adresse vor den Antwortlinks, höchstens 40 Zeichen.', usual: 'PUBLIC_URL' },
  {
    name: 'LINK_SECRET',
    meaning: 'Geheimnis, aus dem Antwortlinks entstehen, mindestens 32 Zeichen; mit Mail oder SMS nötig.',
    usual: '',
    secret: true,
  },
  {
    name: 'HANDBOOK_KEY',
    meaning:
      'Privater Ed25519-Schlüssel (PEM oder PKCS #8 in Base64), mit dem Notfallhandbücher unterschrieben werden.',
    usual: 'einer, der im Datenordner entsteht; mit STORE=cosmos gibt es ohne ihn kein Paket',
    secret: true,
  },
  {
    name: 'INTAKE_SECRET',
    meaning: 'Geheimnis des Alertmanagers, mindestens 32 Zeichen; zwei durch Komma, während es gewechselt wird.',
    usual: '',
    secret: true,
    without: 'Ohne INTAKE_SECRET bleibt die Tür für Meldungen der Überwachung zu.',
  },
  { name: 'INTAKE_DOMAIN', meaning: 'BC-Domäne, deren Leute Meldungen ohne Domäne bekommen.', usual: '' },
  {
    name: 'EMERGENCY_SECRET',
    meaning: 'Geheimnis des Notfallzugangs ohne Microsoft, mindestens 32 Zeichen.',
    usual: '',
    secret: true,
    without: 'Ohne EMERGENCY_SECRET gibt es keinen Notfallzugang: Fällt Entra aus, kommt niemand in den Tab.',
  },
  {
    name: 'EMERGENCY_URL',
    meaning: 'Eigene Adresse des Notfallzugangs, https, ohne Pfad, möglichst nicht hinter Microsoft.',
    usual: 'PUBLIC_URL',
  },
  {
    name: 'BOT_UNSIGNED',
    meaning: 'loopback: Anfragen ohne Token, nur für den Agents Playground auf diesem Rechner.',
    usual: '',
  },
  {
    name: 'METRICS_TOKEN',
    meaning: 'Geheimnis, mit dem Prometheus /metrics abfragt (Authorization: Bearer …), mindestens 32 Zeichen.',
    usual: '',
    secret: true,
    without: 'Ohne METRICS_TOKEN gibt es keine Kennzahlen des Betriebs unter /metrics.',
  },
  {
    name: 'SYNTHETIC_CONVERSATION',
    meaning:
      'Kanal oder Chat in Teams (Kennung, etwa 19:…@thread.tacv2), an den alle fünf Minuten der technische Probealarm geht; dort darf niemand alarmiert werden.',
    usual: '',
    without: 'Ohne SYNTHETIC_CONVERSATION gibt es keinen Probealarm: Ein Ausfall fällt erst im Ernstfall auf.',
  },
  {
    name: 'DEAD_MAN_URL',
    meaning:
      'HTTPS-Adresse eines Totmannschalters außerhalb, die nach jedem gelungenen Probealarm abgerufen wird; bleibt der Abruf aus, muss er sich melden.',
    usual: '',
    secret: true,
  },
  { name: 'LOG_LEVEL', meaning: 'fatal, error, warn, info, debug, trace oder silent.', usual: 'info' },
];

const names: ReadonlySet<string> = new Set(settings.map(({ name }) => name));

/** True for a variable that stands in the list. */
export const isSetting = (name: string): boolean => names.has(name);
