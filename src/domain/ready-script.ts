// Ready-made scripts (Drehbücher) in plain German: what they bring, and how one becomes the concept of an exercise.
import type { BaoRoleKind } from './bc-domain.ts';
import type { Concept, ExerciseType, Inject } from './exercise.ts';
import type { Outage } from './scenario.ts';

/** One inject in short form; `after` and `ifNot` are numbers of others. */
export interface ReadyInject {
  readonly number: string;
  readonly minute: number;
  readonly sender: string;
  readonly to: readonly BaoRoleKind[];
  readonly channel: Inject['channel'];
  readonly text: string;
  readonly expected: string;
  /** Place of the goal in the list, from 1. */
  readonly goal: number;
  readonly after?: readonly string[];
  readonly ifNot?: readonly string[];
  readonly sees?: Inject['sees'];
}

/** German in every language: it is what the staff reads in the exercise. */
export interface ReadyScript {
  readonly id: 'ransomware' | 'building' | 'staff' | 'provider' | 'alarm';
  readonly title: string;
  readonly type: ExerciseType;
  readonly outage: Outage | null;
  readonly goal: string;
  readonly duration: number;
  readonly situation: string;
  readonly goals: readonly { readonly text: string; readonly metric: string; readonly target: string }[];
  readonly targets: readonly BaoRoleKind[];
  readonly injects: readonly ReadyInject[];
}

/** Every paper and message is marked, outsiders are not to take fiction for real (BSI 200-4, 13.6–13.7). */
const usualRules = [
  'Jede Nachricht beginnt und endet mit dem Wort ÜBUNG, auch am Telefon.',
  'Angerufen werden nur Personen, die auf der Liste der Beteiligten stehen. Außenstehende spielt die Übungsleitung.',
  'An echten Systemen wird nichts geschaltet, nichts bestellt und nichts veröffentlicht.',
  'Beobachtende greifen nicht ein. Bewertet werden Abläufe, nie einzelne Personen.',
];
const usualAborts = [
  'Ein wirkliches Ereignis: „Ernstfall – Übung beendet“.',
  'Eine unentbehrliche Person muss gehen.',
  'Die geplante Zeit ist um mehr als 30 Minuten überschritten.',
];

/** The concept as it begins: everything but day, room and people. Ids follow from numbers, so it is always the same. */
export function conceptOf(script: ReadyScript): Concept {
  const idOf = (number: string) => `i${number}`;
  return {
    room: '',
    startsAt: null,
    duration: script.duration,
    situation: script.situation,
    goals: script.goals.map((goal, index) => ({ id: `g${index + 1}`, ...goal })),
    takings: [],
    rules: usualRules,
    abortCriteria: usualAborts,
    risks: '',
    rollback: '',
    injects: script.injects.map(({ to, goal, after = [], ifNot = [], sees = { kind: 'none' }, ...inject }) => ({
      ...inject,
      id: idOf(inject.number),
      toRoles: to,
      toPeople: [],
      sees,
      goal: `g${goal}`,
      after: after.map(idOf),
      ifNot: ifNot.map(idOf),
    })),
  };
}
