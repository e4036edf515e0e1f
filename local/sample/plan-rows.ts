/** The plans of the sample administration: invented texts, with versions, proofs, triggers and copies over a year. */
import type { Evidence } from '../../src/domain/evidence.ts';
import type { PlanKind, TriggerKind } from '../../src/domain/plan.ts';
import type { DomainCode, PersonKey } from './roster.ts';

/** Days before the start of the run. */
type DaysAgo = number;

export interface PlanRow {
  readonly domain: DomainCode;
  readonly key: string;
  readonly kind: PlanKind;
  readonly title: string;
  readonly unit: string;
  /** Absent: nobody. */
  readonly owner?: PersonKey;
  readonly author: PersonKey;
  readonly releaser: PersonKey;
  /** Keys of processes, or whole ids of other domains'. */
  readonly processes?: readonly string[];
  readonly resources?: readonly string[];
  readonly summary: string;
  readonly steps: readonly string[];
  /** How many items of its checklist are not covered yet, from the end. */
  readonly missing?: number;
  readonly reviewMonths?: number;
  /** When its versions were released, the oldest first; none: it is still a draft. */
  readonly released: readonly DaysAgo[];
  /** When it was last reviewed without a change. */
  readonly reviewed?: DaysAgo;
  /** What comes from no exercise of the sample. */
  readonly evidence?: readonly (readonly [
    Evidence['kind'],
    DaysAgo,
    Evidence['result'],
    hours: number | null,
    string,
  ])[];
  readonly trigger?: readonly [TriggerKind, DaysAgo, string];
  readonly copies?: readonly (readonly [place: string, DaysAgo, version: number])[];
  /** How far the next version has come. */
  readonly next?: 'draft' | 'in-qa' | 'for-release';
  readonly withdrawn?: DaysAgo;
}

const staff = { author: 'yildiz', releaser: 'petersen-wiechert' } as const;
const pay = { author: 'demirci', releaser: 'thielemann' } as const;
const water = { author: 'albers-ihnen', releaser: 'tammena' } as const;
const interior = { author: 'holthusen', releaser: 'von-der-heide' } as const;

export const planRows: readonly PlanRow[] = [
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'leitlinie',
    kind: 'GUIDELINE',
    title: 'Leitlinie Business Continuity Management',
    unit: 'Geschäftsführung',
    owner: 'yildiz',
    summary: 'Ziele, Geltungsbereich und Verantwortung; beschlossen von der Geschäftsführung.',
    steps: [],
    reviewMonths: 24,
    released: [410],
  },
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'handbuch',
    kind: 'HANDBOOK',
    title: 'Notfallhandbuch IT.Niedersachsen',
    unit: 'Betrieb',
    owner: 'schaper',
    processes: ['grunddienste'],
    summary: 'Meldewege, Krisenstab, Sofortmaßnahmen und Checklisten in einem Band.',
    steps: ['Menschen in Sicherheit bringen, 112 oder 110 rufen', 'Krisenstab alarmieren', 'Einsatztagebuch beginnen'],
    missing: 2,
    released: [330, 120],
    copies: [
      ['Stabsraum, Schrank 2', 118, 2],
      ['Ausweichstabsraum, Haus C', 320, 1],
      ['Pforte', 318, 1],
    ],
  },
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'gfp-grunddienste',
    kind: 'GFP',
    title: 'Grunddienste: E-Akte, E-Mail, Verzeichnisdienst',
    unit: 'Betrieb',
    owner: 'raghunathan',
    processes: ['grunddienste'],
    resources: ['grunddienste', 'landesnetz'],
    summary: 'Basis-Mail ohne Archiv einschalten, dann Verzeichnisdienst, dann E-Akte lesend.',
    steps: ['Betroffene Systeme vom Netz trennen', 'Basis-Mail einschalten', 'Häuser per Telefonkette informieren'],
    released: [340, 150],
    trigger: ['EXERCISE', 5, 'Stabsübung „Herbst“: Telefonkette dauerte zu lange'],
  },
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'wap-verzeichnis',
    kind: 'WAP',
    title: 'Wiederanlauf Verzeichnisdienst und Anmeldung',
    unit: 'Betrieb',
    owner: 'raghunathan',
    resources: ['grunddienste'],
    summary: 'Erste Domänencontroller am zweiten Standort starten, Zeit prüfen, Anmeldung testen.',
    steps: ['Sicherung auf Schadsoftware prüfen', 'Zwei Controller starten', 'Anmeldung mit Testkonto prüfen'],
    missing: 3,
    released: [385],
    next: 'for-release',
  },
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'wap-landesnetz',
    kind: 'WAP',
    title: 'Wiederanlauf Landesnetz, Kern',
    unit: 'Netzbetrieb',
    owner: 'oconnor',
    resources: ['landesnetz', 'leitung'],
    summary: 'Kernrouter aus der gesicherten Konfiguration starten, dann Übergänge je Haus.',
    steps: ['Ersatzrouter anschließen', 'Konfiguration laden', 'Übergänge in der Reihenfolge der Liste öffnen'],
    released: [260],
    copies: [['Netzleitstelle', 250, 1]],
  },
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'alarmplan',
    kind: 'ALARM_PLAN',
    title: 'Alarmierungsplan',
    unit: 'IT-Leitstelle',
    owner: 'brueggemann',
    summary: 'Wer alarmiert wen auf welchem Weg, auch ohne Teams.',
    steps: ['Telefonliste nehmen', 'Stabsleitung anrufen'],
    reviewMonths: 6,
    released: [215],
    reviewed: 30,
    copies: [['IT-Leitstelle', 210, 1]],
  },
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'kommunikation',
    kind: 'COMMUNICATION_PLAN',
    title: 'Kommunikationsplan für Notfall und Krise',
    unit: 'Pressestelle',
    owner: 'nguyen',
    summary: 'Sprecherin, Kanäle, Vorlagen und Meldepflichten.',
    steps: ['Sprachregelung abstimmen', 'Häuser informieren', 'Presse informieren'],
    released: [372],
  },
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'stabsordnung',
    kind: 'STAFF_RULES',
    title: 'Geschäftsordnung des Krisenstabs',
    unit: 'Geschäftsführung',
    owner: 'yildiz',
    summary: 'Zusammensetzung, Befugnisse, Arbeitsweise.',
    steps: [],
    released: [],
    next: 'draft',
  },
  {
    ...staff,
    domain: 'MI-ITN',
    key: 'alt-fax',
    kind: 'OTHER',
    title: 'Faxverteiler der Häuser',
    unit: 'Betrieb',
    owner: 'schaper',
    summary: 'Ersetzt durch den Alarmierungsplan.',
    steps: [],
    released: [600],
    withdrawn: 190,
  },
  {
    ...pay,
    domain: 'MF-NLBV',
    key: 'gfp-bezuege',
    kind: 'GFP',
    title: 'Bezügezahlung',
    unit: 'Bezüge',
    owner: 'petrovic',
    processes: ['bezuege'],
    resources: ['verfahren', 'zahlungsweg'],
    summary: 'Abschlag in Höhe des Vormonats anweisen, Datei über den zweiten Zahlungsweg übergeben.',
    steps: ['Landeskasse anrufen', 'Vormonatslauf freigeben', 'Zweiten Zahlungsweg öffnen'],
    released: [420, 353],
    copies: [['Tresor Zahlungsverkehr', 350, 2]],
  },
  {
    ...pay,
    domain: 'MF-NLBV',
    key: 'wap-verfahren',
    kind: 'WAP',
    title: 'Wiederanlauf Bezügeverfahren',
    unit: 'IT-Verfahren Bezüge',
    owner: 'owusu',
    resources: ['verfahren'],
    summary: 'Datenbank aus der letzten Sicherung, dann Rechenkern, dann Druckstraße.',
    steps: ['Sicherung zurückspielen', 'Probelauf mit zehn Fällen', 'Freigabe durch die Fachseite'],
    missing: 1,
    released: [200],
  },
  {
    ...pay,
    domain: 'MF-NLBV',
    key: 'handbuch',
    kind: 'HANDBOOK',
    title: 'Notfallhandbuch NLBV',
    unit: 'Präsidialbüro',
    summary: 'Meldewege, Krisenstab, Sofortmaßnahmen.',
    steps: ['Menschen in Sicherheit bringen', 'Krisenstab alarmieren'],
    missing: 4,
    owner: 'demirci',
    released: [95],
  },
  {
    ...water,
    domain: 'MU-NLWKN',
    key: 'gfp-hochwasser',
    kind: 'GFP',
    title: 'Hochwasservorhersage und -warnung',
    unit: 'HWVZ',
    owner: 'brahms',
    processes: ['hochwasser'],
    summary: 'Pegel von Hand abfragen, Warnung per Telefonkette an die Leitstellen.',
    steps: ['Pegeldienst einrichten', 'Leitstellen anrufen', 'Lage stündlich fortschreiben'],
    released: [300],
    evidence: [['REAL_EVENT', 320, 'PASSED', 1.5, '2026-002']],
  },
  {
    ...water,
    domain: 'MU-NLWKN',
    key: 'alarmplan',
    kind: 'ALARM_PLAN',
    title: 'Alarmierungsplan Küste und Binnenland',
    unit: 'Hochwasser- und Küstenschutz',
    owner: 'tammena',
    author: 'albers-ihnen',
    releaser: 'gerdes',
    summary: 'Bereitschaften, Rufnummern, Reihenfolge.',
    steps: ['Bereitschaft anrufen'],
    released: [500],
    trigger: ['CONTACT', 12, 'Zwei Bereitschaften haben gewechselt'],
  },
  {
    ...interior,
    domain: 'MI',
    key: 'gfp-lagezentrum',
    kind: 'GFP',
    title: 'Lagezentrum',
    unit: 'Lagezentrum',
    owner: 'kowalczyk',
    processes: ['lagezentrum', 'leitstelle'],
    summary: 'Mit Telefon, Funk und Papierlage weiterarbeiten.',
    steps: ['Funkplätze besetzen', 'Papierlage beginnen', 'Meldewege über Festnetz prüfen'],
    released: [290],
  },
  {
    ...interior,
    domain: 'MI',
    key: 'gfp-n-cert',
    kind: 'GFP',
    title: 'Annahme von Sicherheitsmeldungen',
    unit: 'N-CERT',
    owner: 'duewel',
    processes: ['n-cert'],
    summary: 'Hotline umleiten, Meldungen auf Papier annehmen.',
    steps: ['Hotline umleiten', 'Formulare ausgeben'],
    missing: 5,
    released: [40],
  },
];
