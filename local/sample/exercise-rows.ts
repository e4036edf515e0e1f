/** Exercises of the sample beside the function tests: held, coming, and being written, with what was seen and found. */
import type { ExerciseType } from '../../src/domain/exercise.ts';
import type { FindingKind } from '../../src/domain/finding.ts';
import type { ReviewFigure, Seen } from '../../src/domain/review.ts';
import type { Outage } from '../../src/domain/scenario.ts';
import { dayOf } from '../../src/domain/team.ts';
import { addDays, isWorkday, workdaysAfter } from '../../src/domain/working-time.ts';
import type { DomainCode, PersonKey } from './roster.ts';
import type { Shown } from './test-rows.ts';

/** `closed`: held, and its report is released · `for-release`: held, the report waits · the others are to come. */
export type ExerciseStage = 'closed' | 'for-release' | 'announced' | 'released' | 'concept' | 'planned';

export interface FindingSampleRow {
  readonly kind: FindingKind;
  readonly text: string;
  readonly cause: string;
  /** Numbers of measures without the year. */
  readonly measures?: readonly string[];
  readonly dropped?: string;
}

export interface ExerciseSampleRow {
  readonly domain: DomainCode;
  /** Two digits: its number within the year of its day. */
  readonly nn: string;
  /** Days from the start of the run; below zero in the past. */
  readonly day: number;
  readonly stage: ExerciseStage;
  readonly type: ExerciseType;
  readonly title: string;
  readonly goal: string;
  readonly outage?: Outage;
  /** Ready-made script it began with. */
  readonly ready?: 'ransomware' | 'building' | 'staff' | 'provider' | 'alarm';
  readonly minutes: number;
  readonly announced?: false;
  readonly offHours?: true;
  readonly plans?: readonly Shown[];
  readonly lead: PersonKey;
  readonly observers?: readonly PersonKey[];
  readonly people?: readonly PersonKey[];
  readonly summary?: string;
  /** What was reached of each goal, 1 to 4, in their order. */
  readonly ratings?: readonly (1 | 2 | 3 | 4)[];
  /** What was measured of each goal. */
  readonly actuals?: readonly string[];
  readonly good?: readonly string[];
  readonly lessons?: readonly string[];
  readonly training?: readonly string[];
  readonly figures?: readonly ReviewFigure[];
  readonly seen?: readonly (readonly [Seen['kind'], string])[];
  readonly findings?: readonly FindingSampleRow[];
}

const figure = (name: string, value: number, of: number | null = null): ReviewFigure => ({ name, value, of });
/** Who practises in the exercises of the biggest team. */
export const crisisTeam = [
  'petersen-wiechert',
  'osterloh',
  'kuekelhan-marx',
  'meyer-zu-selhausen',
  'nguyen',
  'janssen',
  'ribeiro',
  'mensah',
] as const;

export const exerciseRows: readonly ExerciseSampleRow[] = [
  {
    domain: 'MI-ITN',
    nn: '01',
    day: -300,
    stage: 'closed',
    type: 'TABLETOP',
    title: 'Planbesprechung Grunddienste',
    goal: 'Der Notfallplan der Grunddienste ist vollständig und verständlich.',
    outage: 'IT',
    minutes: 120,
    plans: [['gfp-grunddienste', 'PASSED', null]],
    lead: 'schaper',
    people: ['osterloh', 'raghunathan', 'oconnor'],
    summary: 'Der Plan wurde Schritt für Schritt besprochen. Zwei Rufnummern waren veraltet und sind berichtigt.',
    ratings: [4],
    good: ['Die Reihenfolge der Schritte war allen klar.'],
    lessons: ['Rufnummern vierteljährlich bestätigen lassen.'],
  },
  {
    domain: 'MI-ITN',
    nn: '02',
    day: -200,
    stage: 'closed',
    type: 'TABLETOP',
    title: 'Planbesprechung Kommunikation',
    goal: 'Die Wege der internen und externen Information stehen fest.',
    minutes: 90,
    plans: [['kommunikation', 'PASSED', null]],
    lead: 'schaper',
    people: ['nguyen', 'kuekelhan-marx'],
    summary: 'Sprecherin, Vertretung und Vorlagen sind benannt. Der Verteiler der Häuser ist aktuell.',
    ratings: [3],
    good: ['Vorlagen liegen auch auf Papier vor.'],
    lessons: ['Eine Vorlage für soziale Medien fehlt noch.'],
  },
  {
    domain: 'MI-ITN',
    nn: '03',
    day: -75,
    stage: 'closed',
    type: 'STAFF_EXERCISE',
    title: 'Stabsübung „Herbst“: Verschlüsselung',
    goal: 'Der Krisenstab wird nach einem Angriff auf die IT schnell arbeitsfähig.',
    outage: 'CYBER',
    ready: 'ransomware',
    minutes: 180,
    plans: [['handbuch', 'PASSED', 1.5]],
    lead: 'schaper',
    observers: ['oconnor'],
    people: crisisTeam,
    summary:
      'Der Stab war nach 24 Minuten arbeitsfähig und hat das Netz nach 18 Minuten trennen lassen. Die Telefonkette zu den Häusern dauerte zu lange.',
    ratings: [4, 4, 3, 3, 2],
    actuals: ['24 min', '18 min', '55 min', '85 min', '70 min'],
    good: ['Ruhige Lagebesprechungen mit klarem Ende.', 'Das Einsatztagebuch war lückenlos.'],
    lessons: ['Früher an die Presse denken.', 'Vordrucke gehören in den Stabsraum.'],
    training: ['Lagevortrag für Vertretungen'],
    seen: [
      ['POSITIVE', 'Die Stabsleitung fasste nach jeder Runde Beschlüsse und Fristen zusammen.'],
      ['CORRECTION', 'Telefonkette zu den Häusern dauerte 50 Minuten.'],
      ['CORRECTION', 'Im Stabsraum fehlten Vordrucke.'],
      ['IMPROVEMENT', 'Eine Wandtafel für offene Aufträge würde helfen.'],
    ],
    findings: [
      {
        kind: 'CORRECTION',
        text: 'Telefonkette zu den Häusern dauerte 50 Minuten.',
        cause: 'Rufnummern waren veraltet.',
        measures: ['002'],
      },
      {
        kind: 'CORRECTION',
        text: 'Im Stabsraum fehlten Vordrucke.',
        cause: 'Niemand war zuständig.',
        measures: ['004'],
      },
      { kind: 'IMPROVEMENT', text: 'Eine Wandtafel für offene Aufträge würde helfen.', cause: '' },
      {
        kind: 'IMPROVEMENT',
        text: 'Zweiter Bildschirm im Stabsraum.',
        cause: '',
        dropped: 'Der neue Stabsraum bringt ihn mit.',
      },
    ],
  },
  {
    domain: 'MI-ITN',
    nn: '04',
    day: -40,
    stage: 'closed',
    type: 'ALARM_EXERCISE',
    title: 'Alarmübung außerhalb der Dienstzeit',
    goal: 'Alle Rollen des Krisenstabs sagen in 30 Minuten zu.',
    ready: 'alarm',
    minutes: 60,
    announced: false,
    offHours: true,
    plans: [['alarmplan', 'PARTIAL', 0.5]],
    lead: 'yildiz',
    people: [],
    summary: 'Acht von neun Rollen waren nach 30 Minuten besetzt, zwei durch Vertretungen. Eine Rufnummer war tot.',
    good: ['Die Vertretungen übernahmen ohne Rückfrage.'],
    lessons: ['Die Nachtbereitschaft braucht die Ersteinschätzung auf Papier.'],
    figures: [
      figure('exercise-minutes', 60),
      figure('reached', 11, 13),
      figure('roles-filled', 8, 9),
      figure('deputies-used', 2),
      figure('dead-contacts', 1),
    ],
    findings: [
      {
        kind: 'TRAINING',
        text: 'Nachtbereitschaft kennt die Ersteinschätzung nicht.',
        cause: 'Schulung nur tagsüber.',
        measures: ['005'],
      },
    ],
  },
  {
    domain: 'MI-ITN',
    nn: '05',
    day: -18,
    stage: 'for-release',
    type: 'TABLETOP',
    title: 'Planbesprechung Wiederanlauf Landesnetz',
    goal: 'Der Wiederanlauf des Landesnetzes ist nach dem Umbau noch durchführbar.',
    outage: 'PROVIDER',
    minutes: 120,
    plans: [['wap-landesnetz', 'PASSED', null]],
    lead: 'schaper',
    people: ['oconnor', 'osterloh', 'raghunathan'],
    summary: 'Der Plan passt zum neuen Aufbau. Ein Übergang fehlt in der Liste und wird ergänzt.',
    ratings: [3],
    good: ['Der Netzbetrieb kennt die Reihenfolge der Übergänge.'],
    lessons: ['Nach jedem Umbau den Plan prüfen.'],
    findings: [{ kind: 'CORRECTION', text: 'Der Übergang zum Haus C fehlt in der Liste.', cause: 'Umbau im Sommer.' }],
  },
  {
    domain: 'MI-ITN',
    nn: '06',
    day: -12,
    stage: 'planned',
    type: 'TABLETOP',
    title: 'Planbesprechung Personalausfall in der Leitstelle',
    goal: 'Die Leitstelle bleibt mit halber Schicht arbeitsfähig.',
    outage: 'STAFF',
    minutes: 120,
    lead: 'schaper',
  },
  {
    domain: 'MI-ITN',
    nn: '07',
    day: 16,
    stage: 'announced',
    type: 'STAFF_EXERCISE',
    title: 'Stabsübung: Rechenzentrum nicht betretbar',
    goal: 'Der Krisenstab arbeitet vom Ausweichstabsraum aus.',
    outage: 'BUILDING',
    ready: 'building',
    minutes: 180,
    plans: [['wap-verzeichnis', null, null]],
    lead: 'schaper',
    observers: ['oconnor'],
    people: crisisTeam,
  },
  {
    domain: 'MI-ITN',
    nn: '08',
    day: 55,
    stage: 'concept',
    type: 'STAFF_EXERCISE',
    title: 'Stabsübung: Ausfall der Weitverkehrsleitungen',
    goal: 'Der Krisenstab steuert den Ausfall eines Dienstleisters.',
    outage: 'PROVIDER',
    ready: 'provider',
    minutes: 150,
    lead: 'schaper',
    people: ['petersen-wiechert', 'raghunathan', 'oconnor', 'janssen'],
  },
  {
    domain: 'MF-NLBV',
    nn: '01',
    day: -340,
    stage: 'closed',
    type: 'TABLETOP',
    title: 'Planbesprechung Bezügezahlung',
    goal: 'Der Notfallplan der Bezügezahlung ist vollständig.',
    outage: 'IT',
    minutes: 120,
    plans: [['gfp-bezuege', 'PASSED', null]],
    lead: 'richter',
    people: ['petrovic', 'owusu'],
    summary: 'Der Weg über den Vormonatslauf ist klar. Der zweite Zahlungsweg ist noch nicht vertraglich gesichert.',
    ratings: [3],
    good: ['Die Landeskasse war beteiligt.'],
    lessons: ['Den zweiten Zahlungsweg sichern.'],
  },
  {
    domain: 'MF-NLBV',
    nn: '02',
    day: -150,
    stage: 'closed',
    type: 'STAFF_EXERCISE',
    title: 'Stabsübung: Bezügeverfahren verschlüsselt',
    goal: 'Der Krisenstab entscheidet rechtzeitig über den Abschlag.',
    outage: 'CYBER',
    ready: 'ransomware',
    minutes: 180,
    lead: 'richter',
    people: ['thielemann', 'owusu', 'ziegenbein', 'lueers', 'winkelvoss-kassner', 'wessels', 'petrovic'],
    summary: 'Der Abschlag wurde nach 70 Minuten beschlossen. Die Information der Beschäftigten kam spät.',
    ratings: [4, 3, 3, 3, 2],
    good: ['Die Zahlungsfristen lagen ausgedruckt vor.'],
    lessons: ['Die Information der Beschäftigten früher beginnen.'],
  },
  {
    domain: 'MF-NLBV',
    nn: '03',
    day: 40,
    stage: 'released',
    type: 'STAFF_EXERCISE',
    title: 'Stabsübung: Druckdienstleister fällt aus',
    goal: 'Bescheide gehen trotz des Ausfalls fristgerecht hinaus.',
    outage: 'PROVIDER',
    ready: 'provider',
    minutes: 150,
    plans: [['gfp-bezuege', null, null]],
    lead: 'richter',
    people: ['thielemann', 'owusu', 'ziegenbein', 'wessels'],
  },
  {
    domain: 'MI',
    nn: '01',
    day: -173,
    stage: 'closed',
    type: 'FULL_EXERCISE',
    title: 'Vollübung Lagezentrum auf Papier',
    goal: 'Das Lagezentrum arbeitet eine Stunde lang ohne IT weiter.',
    outage: 'IT',
    ready: 'ransomware',
    minutes: 180,
    plans: [['gfp-lagezentrum', 'PASSED', 0.75]],
    lead: 'rautenberg',
    people: ['von-der-heide', 'kowalczyk', 'duewel', 'abdallah', 'sahin'],
    summary: 'Nach 45 Minuten lief die Papierlage. Eine Meldung kam zu spät an.',
    ratings: [4, 4, 3, 4, 3],
    good: ['Die Funkplätze waren sofort besetzt.'],
    lessons: ['Meldewege in die Dienstanweisung aufnehmen.'],
    findings: [
      {
        kind: 'IMPROVEMENT',
        text: 'Meldung an das Lagezentrum kam zu spät.',
        cause: 'Ablauf war nicht bekannt.',
        measures: ['001'],
      },
    ],
  },
];

/** Its day, `YYYY-MM-DD`: a working day. */
export function exerciseDay(now: number, { day }: Pick<ExerciseSampleRow, 'day'>): string {
  const found = addDays(dayOf(now), day);
  return isWorkday(found) ? found : workdaysAfter(found, 1);
}

/** Number of an exercise of the sample: of the year in which its day lies. */
export const exerciseNumber = (now: number, { day, nn }: Pick<ExerciseSampleRow, 'day' | 'nn'>): string =>
  `${exerciseDay(now, { day }).slice(0, 4)}-${nn}`;

export interface Officers {
  /** Who writes, and who releases what she wrote: never the same. */
  readonly author: PersonKey;
  readonly releaser: PersonKey;
}

export const officers: Partial<Record<DomainCode, Officers>> = {
  'MI-ITN': { author: 'yildiz', releaser: 'petersen-wiechert' },
  'MF-NLBV': { author: 'demirci', releaser: 'thielemann' },
  'MU-NLWKN': { author: 'albers-ihnen', releaser: 'tammena' },
  MI: { author: 'holthusen', releaser: 'von-der-heide' },
  ML: { author: 'jankowski', releaser: 'schulte-nordholt' },
  MJ: { author: 'kim', releaser: 'rautenkranz' },
  MW: { author: 'hanke', releaser: 'rohlfs' },
  StK: { author: 'moeller', releaser: 'lindenrode' },
};

/** Where the Behördenleitung releases the year plan, and who that is. */
export const planned: Partial<Record<DomainCode, PersonKey>> = {
  'MI-ITN': 'von-der-heide',
  'MF-NLBV': 'thielemann',
  'MU-NLWKN': 'tammena',
  MI: 'von-der-heide',
};
