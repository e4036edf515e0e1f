/** Trainings of the sample: one that was held, one that is to come. */
import { crisisTeam } from './exercise-rows.ts';
import type { DomainCode, PersonKey } from './roster.ts';

export interface TrainingSampleRow {
  readonly domain: DomainCode;
  readonly key: string;
  readonly day: number;
  readonly title: string;
  readonly topics: string;
  readonly trainer: string;
  readonly hours: number;
  readonly people: readonly PersonKey[];
}

export const trainingRows: readonly TrainingSampleRow[] = [
  {
    domain: 'MI-ITN',
    key: 'stabsarbeit-grundlagen',
    day: -287,
    title: 'Grundlagen der Stabsarbeit',
    topics: 'Rollen, Lagebesprechung, Einsatztagebuch',
    trainer: 'Studieninstitut des Landes',
    hours: 6,
    people: crisisTeam,
  },
  {
    domain: 'MI-ITN',
    key: 'ersteinschaetzung-nacht',
    day: 21,
    title: 'Kurzschulung Ersteinschätzung für die Nachtbereitschaft',
    topics: 'Fragen der Ersteinschätzung, Alarm auslösen',
    trainer: 'Aylin Yıldız',
    hours: 1.5,
    people: ['brueggemann', 'oconnor', 'raghunathan'],
  },
  {
    domain: 'MF-NLBV',
    key: 'stabsarbeit-grundlagen',
    day: -287,
    title: 'Grundlagen der Stabsarbeit',
    topics: 'Rollen, Lagebesprechung, Entscheidungen',
    trainer: 'Studieninstitut des Landes',
    hours: 6,
    people: ['thielemann', 'owusu', 'ziegenbein', 'petrovic', 'wessels'],
  },
];
