// An exercise as tests write it, and the people around it.
import type { Concept, ExerciseRow, Inject } from '../../src/domain/exercise.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import type { Actor } from '../../src/domain/model.ts';
import { play } from './play.ts';

export const author = 'p-author';
export const other = 'p-other';
export const chief = 'p-chief';
export const as = (person: string): Actor => ({ person, via: 'tab' });

export const row: ExerciseRow = {
  number: '2026-03',
  title: 'Verschlüsselung in der Nacht',
  type: 'STAFF_EXERCISE',
  from: '2026-12-01',
  to: '2026-12-18',
  goal: 'Der Stab arbeitet ohne IT.',
  outage: 'CYBER',
  processes: ['MI-ITN.bezuege'],
  resources: [],
  plans: [],
  targets: ['CRISIS_LEAD', 'IT'],
  prepares: author,
  executes: other,
  means: '3 Personentage',
  impact: '',
  announced: true,
  offHours: false,
};

export const inject = (number: string, of: Partial<Inject> = {}): Inject => ({
  id: `i${number}`,
  number,
  minute: 10,
  sender: 'IT-Leitstelle',
  toRoles: ['CRISIS_LEAD'],
  toPeople: [],
  channel: 'TEAMS_CHAT',
  text: 'Die Server sind verschlüsselt.',
  expected: 'Der Stab trennt das Netz.',
  sees: { kind: 'none' },
  goal: '',
  after: [],
  ifNot: [],
  ...of,
});

export const concept: Concept = {
  room: 'Lageraum 1.12',
  // 8.12.2026, 9:00 Uhr in Hannover.
  startsAt: Date.UTC(2026, 11, 8, 8),
  duration: 180,
  situation: 'Montagmorgen. Nichts geht mehr.',
  goals: [{ id: 'g1', text: 'Der Stab ist arbeitsfähig.', metric: 'Zeit bis arbeitsfähig', target: '30 min' }],
  takings: [
    { person: author, role: 'LEAD', function: null },
    { person: 'p-player', role: 'PARTICIPANT', function: 'IT' },
  ],
  rules: ['Jede Nachricht beginnt und endet mit ÜBUNG.'],
  abortCriteria: ['Ernstfall'],
  risks: '',
  rollback: '',
  injects: [inject('1', { goal: 'g1' }), inject('2', { minute: 20, after: ['i1'] })],
};

/** A play whose exercise is planned and has a concept. */
export function drafted(of: Partial<ExerciseRow> = {}, said: Partial<Concept> = {}) {
  const exercise = play(exercises);
  exercise.give({ type: 'plan', domain: 'MI-ITN', row: { ...row, ...of }, once: 'w1' }, as(author));
  const written = { ...concept, ...said };
  exercise.give({ type: 'write-concept', concept: written, management: [chief] }, as(author));
  return exercise;
}
