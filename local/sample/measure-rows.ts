/** Measures of the sample administration in every state: invented needs, as exercises and reviews bring them up. */
import type { MeasureKind, MeasureOrigin, Priority } from '../../src/domain/measure.ts';
import type { DomainCode, PersonKey } from './roster.ts';

export interface MeasureSampleRow {
  readonly domain: DomainCode;
  /** Without the year, such as `003a`. */
  readonly number: string;
  readonly kind: MeasureKind;
  readonly priority: Priority;
  readonly need: string;
  readonly cause: string;
  readonly action: string;
  readonly owner: PersonKey;
  readonly by: PersonKey;
  readonly origin: MeasureOrigin;
  /** In words; the finding or the test says it otherwise. */
  readonly reference?: string;
  /** Number of its exercise within the year, and its finding there, from 1. */
  readonly finding?: readonly [nn: string, finding: number];
  /** Day of the function test it comes from. */
  readonly tested?: string;
  readonly plans?: readonly string[];
  /** Days from the start of the run; below zero in the past. */
  readonly created: number;
  readonly due: number | null;
  /** An earlier due day, and when it was moved. */
  readonly moved?: readonly [from: number, at: number, reason: string];
  readonly started?: number;
  readonly note?: readonly [at: number, text: string];
  readonly done?: number;
  readonly checked?: readonly [at: number, by: PersonKey, effective: boolean, note: string];
  readonly rejected?: readonly [at: number, acceptedBy: PersonKey, reason: string];
}

const itn = { domain: 'MI-ITN', by: 'yildiz' } as const;
const pay = { domain: 'MF-NLBV', by: 'demirci' } as const;

export const measureRows: readonly MeasureSampleRow[] = [
  {
    ...itn,
    number: '001a',
    kind: 'CORRECTION',
    priority: 'HIGH',
    need: 'Wiederanlauf des Verzeichnisdienstes dauerte 14 statt 8 Stunden.',
    cause: 'Sicherung lag nur an einem Standort.',
    action: 'Zweite Sicherung am Ausweichstandort einrichten.',
    owner: 'raghunathan',
    origin: 'EXERCISE',
    tested: '2025-11-12',
    plans: ['wap-verzeichnis'],
    created: -380,
    due: -300,
    started: -370,
    note: [-330, 'Speicher geliefert, Einbau läuft.'],
    done: -305,
    checked: [-208, 'mensah', true, 'Funktionstest im Mai: 7,5 Stunden.'],
  },
  {
    ...itn,
    number: '001b',
    kind: 'IMPROVEMENT',
    priority: 'MEDIUM',
    need: 'Wiederanlauf des Verzeichnisdienstes dauerte 14 statt 8 Stunden.',
    cause: 'Sicherungskonzept kennt keine Anlaufreihenfolge.',
    action: 'Sicherungskonzept um die Reihenfolge ergänzen und jährlich prüfen.',
    owner: 'osterloh',
    origin: 'EXERCISE',
    tested: '2025-11-12',
    created: -380,
    due: 25,
    moved: [-90, -100, 'Vertretung war gebunden.'],
    started: -200,
    note: [-60, 'Entwurf liegt vor.'],
  },
  {
    ...itn,
    number: '002',
    kind: 'CORRECTION',
    priority: 'HIGH',
    need: 'Telefonkette zu den Häusern dauerte 50 Minuten.',
    cause: 'Rufnummern waren veraltet.',
    action: 'Rufnummern der Häuser neu abfragen und vierteljährlich bestätigen lassen.',
    owner: 'janssen',
    origin: 'EXERCISE',
    finding: ['03', 1],
    plans: ['gfp-grunddienste', 'alarmplan'],
    created: -70,
    due: -9,
    started: -60,
  },
  {
    ...itn,
    number: '003',
    kind: 'PREVENTION',
    priority: 'HIGH',
    need: 'Netzersatzanlage ist seit Jahren nicht unter Last geprüft.',
    cause: 'Prüfung war im Wartungsvertrag nicht enthalten.',
    action: 'Lastprobe beauftragen und durchführen.',
    owner: 'meyer-zu-selhausen',
    origin: 'BIA',
    reference: 'BIA 2026',
    created: -150,
    due: -20,
  },
  {
    ...itn,
    number: '004',
    kind: 'CORRECTION',
    priority: 'MEDIUM',
    need: 'Im Stabsraum fehlten Vordrucke.',
    cause: 'Niemand war zuständig.',
    action: 'Battlebox anlegen, halbjährlich prüfen.',
    owner: 'ribeiro',
    origin: 'EXERCISE',
    finding: ['03', 2],
    created: -70,
    due: -30,
    started: -65,
    done: -33,
  },
  {
    ...itn,
    number: '005',
    kind: 'IMPROVEMENT',
    priority: 'LOW',
    need: 'Nachtbereitschaft kennt die Ersteinschätzung nicht.',
    cause: 'Schulung nur tagsüber.',
    action: 'Kurzschulung für die Nachtbereitschaft.',
    owner: 'brueggemann',
    origin: 'EXERCISE',
    finding: ['04', 1],
    created: -38,
    due: 40,
    started: -20,
  },
  {
    ...itn,
    number: '006',
    kind: 'PREVENTION',
    priority: 'MEDIUM',
    need: 'Zweite Leitung zum Bandarchiv fehlt.',
    cause: 'Kosten.',
    action: 'Zweite Leitung beschaffen.',
    owner: 'oconnor',
    origin: 'BIA',
    reference: 'BIA 2026',
    created: -160,
    due: -40,
    rejected: [-45, 'von-der-heide', 'Kosten stehen in keinem Verhältnis; Bänder werden bei Bedarf gefahren.'],
  },
  {
    ...itn,
    number: '007',
    kind: 'MAINTENANCE',
    priority: 'LOW',
    need: 'Notfall-Laptops brauchen Aktualisierungen ohne Netz.',
    cause: '',
    action: 'Halbjährlicher Termin mit Checkliste.',
    owner: 'raghunathan',
    origin: 'NONE',
    reference: '',
    created: -14,
    due: 90,
  },
  {
    ...pay,
    number: '001',
    kind: 'CORRECTION',
    priority: 'HIGH',
    need: 'Bezügeverfahren braucht 30 statt 48 Stunden, Druckstraße fiel aus.',
    cause: 'Ersatzteil fehlte.',
    action: 'Ersatzteile bevorraten.',
    owner: 'owusu',
    origin: 'EXERCISE',
    tested: '2026-04-28',
    created: -210,
    due: -60,
    started: -200,
    done: -70,
    checked: [-50, 'demirci', false, 'Falsches Ersatzteil, Druck stand wieder.'],
  },
  {
    ...pay,
    number: '002',
    kind: 'IMPROVEMENT',
    priority: 'MEDIUM',
    need: 'Zweiter Zahlungsweg ist nicht vertraglich gesichert.',
    cause: 'Vertrag älter als das Notfallkonzept.',
    action: 'Vertrag mit zweitem Zahlungsdienst schließen.',
    owner: 'petrovic',
    origin: 'PLAN',
    reference: 'Bezügezahlung',
    plans: ['gfp-bezuege'],
    created: -120,
    due: 15,
    started: -100,
  },
  {
    domain: 'MU-NLWKN',
    by: 'albers-ihnen',
    number: '001',
    kind: 'CORRECTION',
    priority: 'HIGH',
    need: 'Zwei Pegel waren beim Hochwasser nicht ablesbar.',
    cause: 'Stromausfall.',
    action: 'Batterien an zwölf Pegeln nachrüsten.',
    owner: 'gerdes',
    origin: 'INCIDENT',
    reference: '2026-002',
    created: -310,
    due: -190,
    started: -300,
    done: -195,
    checked: [-150, 'albers-ihnen', true, 'Probealarm ohne Netzstrom bestanden.'],
  },
  {
    domain: 'MI',
    by: 'holthusen',
    number: '001',
    kind: 'IMPROVEMENT',
    priority: 'MEDIUM',
    need: 'Meldung an das Lagezentrum kam zu spät.',
    cause: 'Ablauf war nicht bekannt.',
    action: 'Meldeweg in die Dienstanweisung aufnehmen.',
    owner: 'kowalczyk',
    origin: 'EXERCISE',
    finding: ['01', 1],
    plans: ['gfp-lagezentrum'],
    created: -165,
    due: 5,
    started: -100,
  },
];
