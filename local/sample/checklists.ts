/** What the crisis team does beside its plans, per kind of outage: the Land's reports with their deadlines among it. */
import type { ChecklistItem } from '../../src/domain/incident.ts';
import type { ReportRecipient, ReportRecipients } from '../../src/domain/report-recipients.ts';
import type { Outage } from '../../src/domain/scenario.ts';
import { type Version, versionsOf } from './versions.ts';

/** To whom every domain of the sample reports. */
const recipients: readonly ReportRecipient[] = [
  { id: 'n-cert', name: 'Zentralstelle für Informationssicherheit (N-CERT)', reach: 'Telefon 0511 555-0140' },
  { id: 'lfd', name: 'Landesbeauftragter für den Datenschutz', reach: 'Online-Formular der Behörde' },
  { id: 'ressort', name: 'Lagezentrum des zuständigen Ressorts', reach: 'Telefon 0511 555-0112' },
];
const [cert, privacy] = ['n-cert', 'lfd'];

/** NIS-2 path of the Land (NIS2UmsRdErl 6): 24 h, 72 h, one month after that; ISRL; Art. 33 DSGVO. */
const cyber: readonly ChecklistItem[] = [
  { id: 'isolieren', text: 'Betroffene Systeme vom Netz trennen, nicht ausschalten', role: 'IT' },
  {
    id: 'ausweichraum',
    text: 'Stab in den Raum außerhalb des eigenen Netzes verlegen (Telefonkonferenz)',
    role: 'CRISIS_LEAD',
  },
  {
    id: 'cert-sofort',
    text: 'Meldestelle der Sicherheitsdomäne und N-CERT sofort anrufen',
    role: 'CISO',
    deadline: { from: 'reported', hours: 1 },
    recipient: cert,
    hint: 'Was ist betroffen, seit wann, läuft der Angriff noch, Rückrufnummer',
  },
  {
    id: 'cert-24h',
    text: 'Frühe Erstmeldung abgeben (24 Stunden)',
    role: 'CISO',
    deadline: { from: 'reported', hours: 24 },
    recipient: cert,
    hint: 'Verdacht auf böswillige Handlung? Auswirkungen über die Landesgrenze?',
  },
  {
    id: 'cert-72h',
    text: 'Meldung abgeben (72 Stunden)',
    role: 'CISO',
    deadline: { from: 'reported', hours: 72 },
    recipient: cert,
    hint: 'Neuer Stand, Schwere, Auswirkungen, Indikatoren der Kompromittierung',
  },
  {
    id: 'cert-abschluss',
    text: 'Abschlussmeldung abgeben (1 Monat nach der 72-Stunden-Meldung)',
    role: 'CISO',
    deadline: { after: 'cert-72h', months: 1 },
    recipient: cert,
    hint: 'Beschreibung, Ursache, Maßnahmen, grenzüberschreitende Auswirkungen; dauert es an: Fortschrittsmeldung',
  },
  {
    id: 'datenschutz',
    text: 'Verletzung personenbezogener Daten melden (Art. 33 DSGVO, 72 Stunden)',
    role: 'LEGAL',
    deadline: { from: 'reported', hours: 72 },
    recipient: privacy,
    hint: 'Art der Verletzung, Kategorien und Zahl der Betroffenen, Folgen, Maßnahmen',
  },
  {
    id: 'beschaeftigte',
    text: 'Beschäftigte informieren: Geräte aus lassen, keine Auskünfte nach außen',
    role: 'COMMUNICATION',
    deadline: { from: 'declared', hours: 1 },
    addressee: 'Alle Beschäftigten',
  },
  {
    id: 'presse',
    text: 'Erste Presseinformation abstimmen und herausgeben',
    role: 'COMMUNICATION',
    deadline: { from: 'declared', hours: 4 },
    addressee: 'Pressestelle, Medien',
  },
  {
    id: 'dienstleister',
    text: 'Dienstleister und angeschlossene Behörden warnen',
    role: 'IT',
    deadline: { from: 'declared', hours: 2 },
  },
  { id: 'papier', text: 'Papierformulare und Fristenlisten ausgeben', role: 'FACILITY' },
  { id: 'reihenfolge-1', text: 'Wiederanlauf 1: Verzeichnisdienst und Netz neu aufbauen', role: 'IT' },
  { id: 'reihenfolge-2', text: 'Wiederanlauf 2: Sicherungen auf Befall prüfen, dann E-Mail und Telefonie', role: 'IT' },
  { id: 'reihenfolge-3', text: 'Wiederanlauf 3: Fachverfahren in der Reihenfolge ihrer Dringlichkeit', role: 'IT' },
];

const it: readonly ChecklistItem[] = [
  { id: 'umfang', text: 'Umfang und voraussichtliche Dauer beim Betrieb erfragen', role: 'IT' },
  {
    id: 'angriff',
    text: 'Angriff ausschließen oder N-CERT anrufen',
    role: 'CISO',
    deadline: { from: 'reported', hours: 2 },
    recipient: cert,
  },
  { id: 'notbetrieb', text: 'Notbetrieb der betroffenen Bereiche anordnen', role: 'CRISIS_LEAD' },
  {
    id: 'beschaeftigte',
    text: 'Beschäftigte über Ausfall und Ersatzverfahren informieren',
    role: 'COMMUNICATION',
    deadline: { from: 'declared', hours: 1 },
  },
];

const building: readonly ChecklistItem[] = [
  { id: 'menschen', text: 'Sind alle Personen in Sicherheit? Räumung bestätigen lassen', role: 'FACILITY' },
  { id: 'sperren', text: 'Gebäude sperren, Zutritt regeln', role: 'FACILITY' },
  { id: 'mobil', text: 'Mobiles Arbeiten anordnen, Ausweichstandort für die anderen öffnen', role: 'HR' },
  { id: 'post', text: 'Post, Telefonzentrale und Lieferungen umleiten', role: 'FACILITY' },
  {
    id: 'beschaeftigte',
    text: 'Beschäftigte informieren, wo sie arbeiten',
    role: 'COMMUNICATION',
    deadline: { from: 'declared', hours: 1 },
  },
];

const staff: readonly ChecklistItem[] = [
  { id: 'uebersicht', text: 'Verfügbarkeit je Bereich abfragen', role: 'HR' },
  { id: 'zeitkritisch', text: 'Zeitkritische Prozesse besetzen, anderes zurückstellen', role: 'CRISIS_LEAD' },
  { id: 'vertretung', text: 'Vertretungen und Wissensträger einteilen', role: 'HR' },
  { id: 'personalrat', text: 'Personalrat informieren', role: 'HR', deadline: { from: 'declared', hours: 24 } },
];

const provider: readonly ChecklistItem[] = [
  {
    id: 'notfallnummer',
    text: 'Dienstleister über die Notfallnummer informieren',
    role: 'IT',
    deadline: { from: 'reported', hours: 1 },
  },
  { id: 'ersatz', text: 'Ersatzverfahren oder zweiten Dienstleister aktivieren', role: 'CRISIS_LEAD' },
  { id: 'vertrag', text: 'Vertragliche Ansprüche festhalten', role: 'LEGAL' },
];

export const checklists: Readonly<Record<Outage, readonly ChecklistItem[]>> = {
  CYBER: cyber,
  IT: it,
  BUILDING: building,
  STAFF: staff,
  PROVIDER: provider,
};

/** One record per domain, laid down when its BCMS began. */
export const sampleRecipients = (domains: readonly string[]): readonly Version<ReportRecipients>[] =>
  domains.map((domain, index) =>
    versionsOf(domain, index, [
      { domain, recipients: recipients.slice(0, 2) },
      { domain, recipients },
    ]),
  );
